"""The words of a sentence in; the same words with an attribution that splits its verb put at the end out.

"Norway has, two officials said on Monday, suspended deliveries" is read as "Norway has suspended deliveries, two
officials said on Monday". Each word keeps its place in the text, so that quotes stay exact.
"""

from __future__ import annotations

from msgspec.structs import replace

from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.stutters import without_noises, without_stutters
from caveat.sources.prose.words.tokens import DASHES, Token

_SOMEBODY = frozenset(("i", "we", "he", "she", "you", "it", "they", "this", "that"))
_WIDEST = 30
"""Words of the longest aside between dashes."""
_OPENS, _CLOSES = frozenset('"“«„'), frozenset('"”»“')
_HOW = wordset("aside_start") | {
    "as", "for", "in", "with", "without", "at", "by", "until", "pending", "on", "out", "under", "to", "after", "before",
}  # fmt: skip
"""What opens words in quotation marks that tell how, why or for how long something is done."""
_LONGEST = 16
"""Words of the longest aside that is moved."""
_DATE = 8
"""Words within which the day of a paper ends."""
_FEW = 4
"""Words at least of a clause in brackets that is told for itself."""


def between_commas(found: list[Token]) -> list[Token]:
    """The words of a sentence, an aside between two dashes put between commas: the missiles - six in all - were."""
    found = without_noises(found)
    texts = {token.text for token in found}
    found = _in_brackets(found) if "(" in texts else found
    found = _unquoted(found) if not texts.isdisjoint(_OPENS) and "," in texts else found
    if texts.isdisjoint(DASHES):
        return found
    found = without_stutters(found)
    dashes = [at for at, token in enumerate(found) if token.text in DASHES]
    if len(dashes) != 2 or not 0 < dashes[0] < dashes[1] - 1 or dashes[1] + 2 >= len(found):
        return found
    if found[dashes[1] + 1].text[0].isupper() or dashes[1] - dashes[0] > _WIDEST:
        return found
    aside = found[dashes[0] + 1 : dashes[1]]
    if aside[0].low in _SOMEBODY and not _attributes(aside):
        return found  # - I saw them leave -
    commas = {at: Token(",", ",", found[at - 1].end, found[at - 1].end + 1) for at in dashes}
    return [commas.get(at, token) for at, token in enumerate(found)]


def _named(token: Token) -> bool:
    """Whether a word may open a sentence within another: a name, or what stands for one."""
    return token.text[0].isupper() or token.low in ("it", "they", "he", "she", "the", "its", "their")


def _past(token: Token) -> bool:
    """Whether a word is the past of a verb, and can be no noun."""
    return "d" in lexicon().verbs.get(token.low, ("", ""))[0] and token.low not in lexicon().nouns


def _in_brackets(found: list[Token]) -> list[Token]:
    """The words, a clause in brackets put between commas, or behind a semicolon where it has a subject of its own.

    The yard (which sold them in May) has closed. Mali has paid (Norway had asked for it twice).
    """
    opens = next((at for at, token in enumerate(found) if token.text == "("), 0)
    closes = next((at for at in range(opens, len(found)) if found[at].text == ")"), 0)
    if opens and closes > opens + _FEW and closes + 2 >= len(found) and found[-1].text in ".)":
        inside = found[opens + 1 : closes]
        if _named(inside[0]) and any(token.low in wordset("finite_sure") or _past(token) for token in inside[1:4]):
            return [*found[:opens], replace(found[opens], text=";", low=";"), *inside, *found[closes + 1 :]]
    if not opens or not closes or closes + 2 >= len(found) or found[opens + 1].low not in ("which", "who", "whose"):
        return found
    commas = {at: Token(",", ",", found[at - 1].end, found[at - 1].end + 1) for at in (opens, closes)}
    return [commas.get(at, token) for at, token in enumerate(found)]


def _unquoted(found: list[Token]) -> list[Token]:
    """The words, how something is done without the marks that quote it: has stopped, "as a precaution", the sale."""
    for at in range(1, len(found) - 4):
        if found[at].text != "," or found[at + 1].text not in _OPENS or found[at + 2].low not in _HOW:
            continue
        ends = (j for j in range(at + 3, min(at + _LONGEST, len(found) - 1)) if found[j].text in _CLOSES)
        end = next(ends, 0)
        apart = end and "," in (found[end + 1].text, found[end - 1].text)
        if not apart or _says(found[at - 1]) or any(one.low in wordset("finite_sure") for one in found[at + 2 : end]):
            continue
        if lexicon().verbs.get(found[at - 1].low) is None:
            continue  # of the shells, "as agreed", the ministry says
        return [*found[: at + 1], *found[at + 2 : end], *found[end + 1 :]]
    return found


def moved(found: list[Token]) -> list[Token]:
    """The words of a sentence, those of an aside in its verb group behind all others."""
    lows = {token.low for token in found}
    found = _entered(found) if ":" in lows else found
    found = _never(found) if "at" in lows else found
    found = _without_formula(found) if "ordered" in lows and "so" in lows else found
    found = _counted_out(found) if "voted" in lows and "against" in lows else found
    found = _anything_but(found) if "but" in lows or "from" in lows else found
    weighed = _gone_far(found) if "far" in lows or "same" in lows else found
    if "," not in lows:
        return weighed
    found = _without_tally(_without_doubt(found) if weighed is found else weighed)
    found = _nor_another(found) if "nor" in lows else found
    found = _without_people(found) if "whom" in lows or "dated" in lows else found
    found = _himself(found) if "himself" in lows or "herself" in lows else found
    found = _without_comment(found) if "that" in lows else found
    for at, token in enumerate(found):
        if token.text != "," or not at:
            continue
        joined = at > 1 and found[at - 1].low in ("and", "but")
        nor = at == 1 and found[0].low in ("nor", "neither")  # nor, she added, was there any plan
        nor = nor or (at > len(("nor", "has")) and found[at - 3].low == "nor")  # nor has it, she said, sent any
        month = found[at - 1].text == "May" and at > 1  # handed over in May, officials said, and
        if not (joined or nor or (found[at - 1].low in wordset("splits") and not month)):
            continue
        end = next((j for j in range(at + 1, min(len(found), at + _LONGEST)) if found[j].text == ","), None)
        if end is None or end + 1 >= len(found):
            continue
        if found[end + 1].low == "who" and at + 1 < end and _says(found[at + 1]):
            end = next((j for j in range(end + 1, min(len(found) - 1, end + _LONGEST)) if found[j].text == ","), end)
        comma = next((j for j in range(at + 1, end) if found[j].text == ","), end)
        aside = found[at + 1 : comma]
        told = joined and _attributes(aside) and aside[0].low != "contrary"
        if told and (aside[0].low == "according" or not _beside(aside, found[end + 1])):
            continue  # and, officials said, will not: that clause alone is theirs
        hangs = not joined and len(aside) > 1 and aside[0].low in ("if", "unless")
        hangs = hangs and (len(aside) > 2 or aside[1].low.endswith("ed"))  # would, if asked, send them
        hangs = hangs or (not joined and found[at - 1].low in _MODALS and _times(aside))  # must, within a week, halt
        if not (_attributes(aside) or hangs) and not (joined and _beside(aside, found[end + 1])):
            continue
        last = len(found) - (found[-1].text in ".!;")
        return [*found[:at], *found[end + 1 : last], *found[at:end], *found[last:]]
    return found


def _nor_another(found: list[Token]) -> list[Token]:
    """The words without what is named besides between commas: no delivery, nor any sale of them, has been held up."""
    nor = next((at for at in range(2, len(found) - 3) if found[at].low == "nor" and found[at - 1].text == ","), 0)
    end = next((j for j in range(nor + 2, min(nor + _LONGEST, len(found) - 1)) if found[j].text == ","), 0)
    verbs = wordset("finite_sure") | wordset("auxiliary") | _MODALS - {"to"}
    if not nor or not end or found[end + 1].low not in verbs or any(one.low in verbs for one in found[nor:end]):
        return found
    no = any(one.low in ("no", "not", "none", "neither") for one in found[:nor])
    return [*found[: nor - 1], *found[end + 1 :]] if no else found


_GOES_ON = frozenset(("goes on", "went on", "lets slip", "let slip"))
"""What ends an aside that says on whose word something stands, and has no verb of saying."""
_MODALS = frozenset(("must", "will", "would", "should", "shall", "may", "might", "can", "could", "cannot", "to"))
_BESIDE = frozenset(("over", "in", "with", "without", "at", "on", "while", "when", "as", "through", "from", "after"))
"""What opens how, where or on what terms something was said."""
_RECORDED = frozenset(("interview", "letter", "statement", "report", "reply", "answer", "note", "memo", "post", "to"))
"""Words of an aside that tells in what, or to whom, it was said."""
_TIMING = frozenset(("within", "from", "by", "in", "at", "on", "before", "after", "for", "under", "over", "with", "as"))


def _without_comment(found: list[Token]) -> list[Token]:
    """The words without what a speaker throws in behind "said": he said, and this surprised us, that it had gone."""
    for at in range(1, len(found) - _FEW):
        if found[at].text != ",":
            continue
        opens = found[at + 1].low in ("and", "though", "but") and _says(found[at - 1])
        if not opens and (end := _where_said(found, at)):
            return [*found[:at], *found[end + 1 :]]
        if not opens or found[at + 2].low not in ("i", "we", "it", "this", "that"):
            continue
        end = next((j for j in range(at + 3, min(len(found) - 1, at + _LONGEST)) if found[j].text == ","), 0)
        if end and found[end + 1].low == "that":
            return [*found[:at], *found[end + 1 :]]
    return found


def _where_said(found: list[Token], at: int) -> int:
    """The comma that ends how or where something was said, behind a verb of saying: told us, over bad coffee, that."""
    if found[at + 1].low not in _BESIDE or not any(_says(token) for token in found[max(at - 4, 0) : at]):
        return 0
    end = next((j for j in range(at + 2, min(len(found) - 1, at + _LONGEST)) if found[j].text == ","), 0)
    aside = found[at + 1 : end]
    named = any(token.text[0].isupper() or token.text[0].isdigit() or token.text in _OPENS for token in aside)
    told = any(_says(token) or token.low in _RECORDED for token in aside)
    return end if end and found[end + 1].low == "that" and not named and not told else 0


def _times(aside: list[Token]) -> bool:
    """Whether an aside behind a modal says when or under what: within a week, under the treaty."""
    verbs = any(token.low in wordset("splits") for token in aside[1:])
    return len(aside) > 1 and aside[0].low in _TIMING and not verbs


def _never(found: list[Token]) -> list[Token]:
    """The words, "at no time" within a verb group behind all others: has at no time, or not at any time, sold them."""
    for at in range(1, len(found) - 3):
        none = "any" if found[at - 1].low in ("not", "n't", "never") else "no"
        if found[at].low != "at" or found[at + 1].low != none or found[at + 2].low not in ("time", "point", "stage"):
            continue
        if found[at - 1].low in wordset("splits"):
            ends = (j for j in range(at + 3, len(found)) if found[j].text in (",", ".", ";", "!", "”", '"'))
            last = next(ends, len(found))
            return [*found[:at], *found[at + 3 : last], *found[at : at + 3], *found[last:]]
    return found


def _entered(found: list[Token]) -> list[Token]:
    """An entry of a record as a sentence, its colon read as "were": refused: 60,000 cartridges."""
    at = next((k for k in range(1, min(6, len(found) - 1)) if found[k].text == ":"), 0)
    verbs = [token.low for token in found[:at] if token.low not in _ALSO]
    if not at or len(verbs) != 1:
        return found
    done, what = verbs[0], found[at + 1]
    lists = what.low in wordset("object_start") or what.low in wordset("numbers") or what.text[0].isdigit()
    lists = lists or any(lexicon().nouns.get(token.low) == "goods" for token in found[at + 1 : at + 5])
    lists = lists or lexicon().nouns.get(what.low) is not None
    if not lists or not done.endswith(("ed", "ld", "nt", "en", "wn", "ut", "pt")):
        return found
    if "n" not in lexicon().verbs.get(done, ("", ""))[0] or any(t.low in wordset("finite_sure") for t in found):
        return found
    return [*found[:at], Token("were", "were", found[at].start, found[at].end), *found[at + 1 :]]


_ALSO = frozenset(("also", "not", "still", "further", "yet", "already", "so", "far", "for", "now", "to", "date"))
"""What stands before what was done, in an entry of a record."""
_SEEMS = frozenset((
    "seems", "seem", "appears", "appear", "transpires", "happens", "turns", "turned", "think", "suppose", "guess",
    "fear", "hope", "imagine", "admit", "confess", "understand", "gather",
    "understood", "believed", "thought", "rumoured",
))  # fmt: skip
_HEDGED = frozenset(("would", "out", "must", "now", "so", "do", "as", "is", "was", "widely"))
"""What may stand beside such a word."""


_KNOWN = frozenset(("know", "knows", "known", "tell", "told", "see", "concerned", "aware", "knowledge"))
"""What ends an aside that says how sure somebody is: as far as is known, to my knowledge."""
_THROWN_IN = frozenset((
    "by all accounts", "by most accounts", "by common consent", "by any measure", "of all people", "of all places",
    "of all parties", "for one", "for once", "in fairness", "in effect", "in practice", "by and large", "so to speak",
    "as it were", "as ever", "by the way", "in short", "in truth",
))  # fmt: skip
"""What is thrown in between commas, and says no more than how it strikes a speaker."""
_FAIR = frozenset(("sure", "fair", "honest", "precise", "exact", "frank", "clear", "plain", "accurate"))
"""The same behind "to be"."""


def _without_doubt(found: list[Token]) -> list[Token]:
    """The words without what only says how sure they are: Athens, it seems, asked for 24."""
    for at, token in enumerate(found[:-2]):
        if token.low == "," and found[at + 1].low in ("as", "so", "to", "by", "of", "for", "in"):
            end = next((j for j in range(at + 2, min(at + 9, len(found))) if found[j].text == ","), 0)
            aside = [one.low for one in found[at + 1 : end]]
            if end and " ".join(aside) in _THROWN_IN and at:
                return [*found[:at], *found[end + 1 :]]  # is, by all accounts, in favour
            if end and aside[:2] == ["to", "be"] and aside[-1] in _FAIR:
                return [*found[:at], *found[end + 1 :]]  # has, to be sure, sold them
            if end and aside[-1] in _KNOWN and (aside[1:3] == ["far", "as"] or aside[-1] == "knowledge"):
                return [*found[:at], *found[end + 1 :]]  # has never, as far as I know, sold one
        if token.low != "," or found[at + 1].low not in ("it", "i", "we"):
            continue
        end = next((j for j in range(at + 2, min(at + 6, len(found))) if found[j].text in ",."), 0)
        seems = {token.low for token in found[at + 2 : end]}
        if seems & _SEEMS and seems - _SEEMS <= _HEDGED:
            return [*found[:at], *found[end + (found[end].text == ",") :]]
    return found


def _without_people(found: list[Token]) -> list[Token]:
    """The words without what is said between commas of none of some people, or of a paper's date.

    Two officials, neither of whom was named, said; a report, dated 17 July, that it had been stopped.
    """
    for at in range(2, len(found) - 5):
        if found[at].text != "," or found[at + 1].low not in ("neither", "none", "dated"):
            continue
        dated = found[at + 1].low == "dated"
        if not dated and (found[at + 2].low, found[at + 3].low) != ("of", "whom"):
            continue
        last = at + (_DATE if dated else _LONGEST)
        end = next((j for j in range(at + 2, min(last, len(found) - 1)) if found[j].text == ","), 0)
        if end and (not dated or found[end + 1].low == "that"):
            return [*found[:at], *found[end + dated :]]
    return found


_TALLY = wordset("numbers") | {
    "by", "a", "the", "vote", "votes", "of", "to", "against", "for", "in", "favour", "favor", "with", "and", "margin",
    "abstentions", "majority",
}  # fmt: skip
"""Words of how a vote went."""


def _himself(found: list[Token]) -> list[Token]:
    """The words without what only stresses an office before its holder's name: the minister herself, Ane Holt, said."""
    for at in range(1, len(found) - 3):
        stressed = found[at].low in ("himself", "herself") and found[at + 1].text == ","
        if stressed and found[at + 2].text[0].isupper() and found[at - 1].text.isalpha():
            return [*found[:at], *found[at + 1 :]]
    return found


def _without_formula(found: list[Token]) -> list[Token]:
    """The words without those by which a chair says that it is done as asked: it is so ordered."""
    at = next((i for i in range(1, len(found)) if found[i - 1].low == "so" and found[i].low == "ordered"), 0)
    return [*found[: at - 1], *found[at + 1 :]] if at else found


_BOTH = 2
"""Counts of a vote, for and against."""


def _counted_out(found: list[Token]) -> list[Token]:
    """The words with how a vote went as for whom it went: voted 312 in favour and 201 against the embargo."""
    at = next((i for i, token in enumerate(found[:-4]) if token.low == "voted"), -1)
    first = at + 1 + (at >= 0 and found[at + 1].low == "by")
    if at < 0 or not found[first].text[0].isdecimal():
        return found
    wide = 3 if found[first + 1].low in ("to", "-", "–") else 1
    if first + wide < len(found) and found[first + wide].low == "against":
        return [*found[: at + 1], *found[first + wide :]]  # voted 53 to 45, or 53-45, against the sale
    if not found[first].text.isdecimal() or found[first + 1].low not in ("in", "for"):
        return found
    end = first
    while end < len(found) - 1 and (found[end].low in _TALLY or found[end].text.isdecimal() or found[end].text == ","):
        end += 1
    aside = [token.low for token in found[first:end]]
    counts = [int(low) for low in aside if low.isdecimal()]
    last = max((i for i, low in enumerate(aside) if low in ("against", "abstentions")), default=-1)
    if len(counts) < _BOTH or "against" not in aside or last < 0:
        return found
    end = first + last + 1
    side = "for" if counts[0] > counts[1] else "against"
    behind = found[end].low in ("for", "on", "of", "in") if end < len(found) else False
    word = replace(found[first], text=side, low=side, end=found[end - 1].end)
    return [*found[: at + 1], word, *found[end + behind :]]


def _without_tally(found: list[Token]) -> list[Token]:
    """The words without how a vote went, between commas behind its verb: rejected, 27 votes to 71, a resolution."""
    for at in range(1, len(found) - 4):
        if found[at].text != "," or not (found[at + 1].low in ("by", "on") or found[at + 1].text[0].isdigit()):
            continue
        end = next((j for j in range(at + 2, min(at + 12, len(found) - 1)) if found[j].text == ","), 0)
        aside = [token.low for token in found[at + 1 : end]]
        counts = sum(low[0].isdigit() or low in wordset("numbers") for low in aside)
        if counts > 1 and all(low in _TALLY or low[0].isdigit() for low in aside):
            return [*found[:at], *found[end + 1 :]]
    return found


def _gone_far(found: list[Token]) -> list[Token]:
    """The words without what only weighs them: will go as far as to stop them, stopped them all the same."""
    for at in range(1, len(found) - 3):
        far = found[at].low == "as" and found[at + 1].low == "far" and found[at + 2].low == "as"
        if far and at > 1 and found[at - 1].low == "go" and found[at - 2].low in _MODALS and found[at + 3].low == "to":
            return [*found[: at - 1], *found[at + 4 :]]  # will go as far as to stop them
    for at in range(2, len(found) - 3):
        same = found[at].low == "all" and found[at + 1].low == "the" and found[at + 2].low == "same"
        if same and found[at + 3].text in ",." and found[at - 1].low not in wordset("auxiliary"):
            return [*found[:at], *found[at + 3 :]]  # left all the same, by night
    return found


def _anything_but(found: list[Token]) -> list[Token]:
    """The words with "not" for what stands behind "be" and says as much: is anything but, or far from, ready to."""
    for at in range(1, len(found) - 2):
        both = found[at].low == "anything" and found[at + 1].low == "but"
        far = found[at].low == "far" and found[at + 1].low == "from"
        both = both or (far and found[at + 2].low in ("ready", "willing", "happy", "keen", "eager", "prepared"))
        if both and found[at - 1].low in wordset("splits"):
            return [*found[:at], Token("not", "not", found[at].start, found[at + 1].end), *found[at + 2 :]]
    return found


def _beside(aside: list[Token], follower: Token) -> bool:
    """Whether an aside between "and" and its verb only adds to it: and, contrary to what was written, has not."""
    return bool(aside) and aside[0].low in wordset("aside_start") and follower.low in wordset("splits")


def _attributes(aside: list[Token]) -> bool:
    """Whether an aside says on whose word the sentence stands."""
    if not aside or any(token.low in wordset("clause_stops") or token.text in '“”"' for token in aside):
        return False
    if aside[0].low == "according" or " ".join(token.low for token in aside[-2:]) in _GOES_ON:
        return True
    verbs = [token for token in aside if _says(token)]
    others = [token for token in aside if token.low in wordset("finite_sure") and not _says(token)]
    return len(verbs) == 1 and not others


def _says(token: Token) -> bool:
    letters, lemma = lexicon().verbs.get(token.low, ("", ""))
    return lemma in wordset("asides") and any(letter in letters for letter in "zdb") and "g" not in letters
