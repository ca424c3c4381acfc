"""The words of a sentence in; the same words in the plain order, subject, verb and what is told of it, out.

"Never has Oslo sold them", "let the boats leave", "that Rome stopped it was denied" and "so does Sweden" are read as if
they stood in the order that most sentences have. Each word keeps its place in the text, so that quotes stay exact.
"""

from __future__ import annotations

from caveat.sources.prose.words.fronting import fronted
from caveat.sources.prose.words.groups import singular
from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.tokens import Token

_CLAUSES = frozenset(("until", "when", "if", "after", "once", "unless"))
"""What opens a clause behind "not" or "only": not until it is free will Oslo send it."""
_THEN = frozenset(("then", "later", "finally", "subsequently", "eventually"))
_BASED = frozenset(("do", "does", "did", "will", "would", "can", "could", "may", "might", "must", "should", "shall"))
"""What a base form follows behind the subject: only then will the board release them."""
_IN_NO = frozenset(("at", "in", "under", "on"))
_BARELY = {"sooner": "than", "hardly": "when", "scarcely": "when"}
"""What opens a thing that was done right before another, and what opens the other."""
_KNOWN = frozenset(
    ("confirmed", "denied", "announced", "reported", "learned", "disclosed", "revealed", "known", "stated", "recorded",
     "established", "understood", "rejected", "acknowledged", "admitted")
)  # fmt: skip
"""What is said of what stands in front: that Oslo had stopped it was denied."""
_CLAIMS = frozenset(("charge", "claim", "accusation", "allegation", "assertion", "report", "suggestion", "rumour",
                     "rumor", "contention", "something"))  # fmt: skip
_REPORTS = frozenset(("report", "claim", "allegation", "rumour", "rumor", "suggestion", "assertion", "statement"))
"""What joins its content by "according to which" as others do by "that"."""
_DENIES = wordset("denies_report")
_CLAIMED = frozenset(("say", "report", "write", "claim", "accuse", "allege", "tell", "suggest", "assert", "insist"))
_KNOWN_TO_BE = (["it", "be", "known"], ["be", "known"])
_DOES = {"do": "does", "does": "does", "is": "does", "are": "does", "did": "did", "was": "did", "were": "did",
         "has": "did", "have": "did", "had": "did"}  # fmt: skip
"""What stands before whoever does the same: so is the parish, so did Bern."""
_HEADING = 10
"""Words of the longest heading of a list, with its colon."""
_SO_FAR = frozenset(("already", "so", "far", "still", "also", "not"))
"""What stands in front of what is told of a list: already delivered."""
_BETWEEN = frozenset(("not", "been", "also", "later", "since", "now", "first", "only", "never"))
"""What may stand within a verb of telling: was first reported."""


def uninverted(found: list[Token]) -> list[Token]:
    """The words of a sentence with an auxiliary that stands before its subject behind it again.

    So of one that opens with "not since", "never" or "only", and of a part that opens with "nor".
    """
    lows = {token.low for token in found}  # most sentences have no word by which one of these could begin
    found = _one_by_one(found) if "," in lows else found
    found = _told_of_a_list(found) if ":" in lows else found
    found = _without_effect(found) if "effect" in lows else found
    found = fronted(found, lows)
    found = _according_to_which(found) if "according" in lows and "which" in lows else found
    found = _let_be_known(found) if "known" in lows else found
    found = _let_me(_let_them(found)) if "let" in lows else found
    found = _claim_behind(found) if "," in lows else found
    found = _told_last(_barely(_were_to(found) if "were" in lows else found))
    found = _so_does(found) if "so" in lows or "as" in lows else found
    nors = (k for k, token in enumerate(found) if token.low == "nor" and k + 3 < len(found))
    nor = next(nors, None) if "nor" in lows else None
    if nor is not None and found[nor + 1].low in wordset("inverts"):
        end = _subject_end(found, nor + 2) or _done_to_end(found, nor + 1)
        if end:
            return [*found[:nor], *found[nor + 2 : end], found[nor + 1], found[nor], *found[end:]]
    if not found:
        return found
    if len(found) > _HEADING and found[0].text in "“\"'" and found[1].low in ("never", "at"):
        return [found[0], *uninverted(found[1:])]  # "At no point did we stop them," he said
    opens = found[0].low in wordset("fronts") or (found[0].low in _ON_NO and len(found) > 1 and found[1].low == "no")
    first = 0 if opens else _reported(found) if "that" in lows else None
    if first is None:
        return found
    for at in range(first + 1, min(len(found) - 2, first + 24)):
        if found[at].low not in wordset("inverts") or found[at].text[0].isupper():
            continue
        end = _subject_end(found, at + 1, found[at].low in _BASED)
        denied = not end and _denied(found, first)
        only = found[first].low in ("only", "not") and found[first + 1].low in _ONLY_WHEN
        long = not end and (denied or only)
        end = _done_to_end(found, at) if long else end
        told = denied or found[0].low == "never" or (found[0].low, found[1].low) == ("not", "once")
        never = _never_at(found, first) if first or told else 0
        if end and never:
            word = Token("never", "never", found[first].start, found[first + never - 1].end)
            front = found[first + never : at]
            return [*found[:first], *found[at + 1 : end], found[at], word, *found[end:-1], *front, found[-1]]
        if end:
            done = found[at].low in ("did", "had", "was", "were") and found[1].low in ("until", "till", "before")
            if first == 0 and found[0].low == "not" and done:
                found, at, end = found[1:], at - 1, end - 1  # not until June did Oslo resume them: it did
            clause = found[0].low in ("not", "only") and found[1].low in _CLAUSES and at > first + 3
            apart = (clause or long) and found[at - 1].text != ","
            comma = [Token(",", ",", found[at].start, found[at].start)] if apart else []
            return [*found[:at], *comma, *found[at + 1 : end], found[at], *found[end:]]
    return found


def _denied(found: list[Token], first: int) -> bool:
    """Whether what opens at a place says that it never was: never, at no time, under no circumstances, not once."""
    low, after = found[first].low, found[first + 1].low
    neither = low == "neither" and after in wordset("inverts")
    return low == "never" or neither or (low == "not" and after == "once") or (low in _IN_NO | _ON_NO and after == "no")


def _done_to_end(found: list[Token], at: int) -> int:
    """Where a subject of more words ends to which something was done: at no point were / rifles for Chad / halted."""
    opens = found[at + 1]
    named = opens.text[0].isupper() or opens.low in wordset("subject_start") or opens.low in lexicon().adjectives
    if found[at].low not in ("has", "have", "had", "was", "were", "is", "are"):
        return 0
    if not (named or opens.low in lexicon().nouns or singular(opens.low) in lexicon().nouns):
        return 0
    last = next((j for j in range(at + 1, len(found)) if found[j].text in _STOPS), len(found))
    return _participle_at(found, at + 2, min(last, at + _LONG_SUBJECT))


def _never_at(found: list[Token], at: int) -> int:
    """How many words say "never" at a place: never, not once, at no time."""
    return 1 if found[at].low in ("never", "neither") else 2 if found[at + 1].low == "once" else 3


def _reported(found: list[Token]) -> int | None:
    """Where "never" or "at no time" opens what is reported: said that at no time had it delayed them."""
    for at in range(2, len(found) - 4):
        if found[at].low == "that" and (
            found[at + 1].low == "never" or (found[at + 1].low in _IN_NO and found[at + 2].low == "no")
        ):
            return at + 1
    return None


def _told_of_a_list(found: list[Token]) -> list[Token]:
    """The words, what is told in front of a list behind it: delivered to Kyiv: 24 tanks; what is held: shells."""
    colon = next((at for at, token in enumerate(found[:_HEADING]) if token.text == ":"), 0)
    front, listed = found[:colon], found[colon + 1 :]
    if colon < 1 or len(listed) < 2:
        return found
    first = listed[0]
    if not (first.text[0].isdigit() or first.low in lexicon().nouns or first.low in wordset("numbers")):
        return found
    verbs = lexicon().verbs
    if front[0].low == "what" and colon > 2 and front[1].low in ("has", "is", "was", "will"):
        told = front[1:]
    else:
        at = next((at for at, token in enumerate(front[:3]) if token.low not in _SO_FAR), 0)
        head = front[at]
        if "n" not in verbs.get(head.low, ("",))[0] or "b" in verbs[head.low][0]:
            return found
        told = [Token(head.low, head.low, head.start, head.end), *front[at + 1 :]]
    end = listed[-1:] if listed[-1].text in (".", ";") else []
    rest = listed[: len(listed) - len(end)]
    if any("d" in verbs.get(token.low, ("",))[0] for token in rest):
        return found  # something is told of the list already
    return [*rest, *told, *end]


def _one_by_one(found: list[Token]) -> list[Token]:
    """The words, a comma between two things done one after the other made "and": was suspended, then cancelled."""
    verbs = lexicon().verbs
    for at, token in enumerate(found[1:-2], 1):
        if token.text != "," or "n" not in verbs.get(found[at - 1].low, ("",))[0]:
            continue
        then = found[at + 1].low in _THEN
        behind = found[at + 1 + then].low
        if "n" not in verbs.get(behind, ("",))[0] or found[at + 1 + then].text[0].isupper():
            continue
        lows = [one.low for one in found[at + 2 : at + 5]]
        listed = lows[:1] == ["and"] and any("n" in verbs.get(low, ("",))[0] for low in lows[1:])
        if then or listed:
            word = Token("and", "and", token.start, token.end)
            return [*found[:at], word, *found[at + 1 :]]
    return found


def _claim_behind(found: list[Token]) -> list[Token]:
    """A claim, and who denies it, as two clauses: accused Rome of it, a charge that Rome denied."""
    for at in range(4, len(found) - 3):
        if found[at].text != ",":
            continue
        first = at + 1 + (found[at + 1].low in ("a", "an"))
        which = found[at + 1].low == "which"
        if not which and (found[first].low not in _CLAIMS or (first == at + 1) != (found[first].low == "something")):
            continue
        start = first + 1 + (not which and found[first + 1].low in ("that", "which"))
        verb = next((k for k in range(start + 1, min(start + 8, len(found))) if _denies(found[k])), 0)
        who = found[start:verb]
        named = bool(who) and (who[0].text[0].isupper() or who[0].low in wordset("subject_start"))
        if not verb or not named or any(token.text in ",;" for token in who):
            continue
        said = any(lexicon().verbs.get(token.low, ("", ""))[1] in _CLAIMED for token in found[:at])
        if which and (not said or lexicon().nouns.get(found[at - 1].low) in ("permit", "measure")):
            continue
        stop = Token(";", ";", found[at].start, found[at].end)
        the = Token("the", "the", found[first].start, found[first].start)
        claim = Token("claim", "claim", found[first].start, found[first].end)
        return [*found[:at], stop, *found[start : verb + 1], the, claim, *found[verb + 1 :]]
    return found


def _denies(token: Token) -> bool:
    letters, lemma = lexicon().verbs.get(token.low, ("", ""))
    return lemma in _DENIES and any(letter in letters for letter in "zd")


def _without_effect(found: list[Token]) -> list[Token]:
    """The words without what only joins a report to its content: the news to the effect that."""
    for at in range(1, len(found) - 3):
        if found[at].low == "to" and [token.low for token in found[at + 1 : at + 4]] == ["the", "effect", "that"]:
            return [*found[:at], *found[at + 3 :]]
    return found


def _according_to_which(found: list[Token]) -> list[Token]:
    """The words, "that" standing for what joins a report to its content: reports according to which Oslo sold them."""
    for at in range(1, len(found) - 3):
        if found[at].low != "according" or found[at - 1].low.removesuffix("s") not in _REPORTS:
            continue
        if (found[at + 1].low, found[at + 2].low) == ("to", "which"):
            that = Token("that", "that", found[at].start, found[at + 2].end)
            return [*found[:at], that, *found[at + 3 :]]
    return found


def _let_be_known(found: list[Token]) -> list[Token]:
    """Let it be known that: said that."""
    for at in range(1, len(found) - 4):
        known = 4 - (found[at + 1].low == "be")
        if found[at].low not in ("let", "lets") or [t.low for t in found[at + 1 : at + known]] not in _KNOWN_TO_BE:
            continue
        says = "says" if found[at].low == "lets" else "said"
        said = Token(says, says, found[at].start, found[at + known - 1].end)
        return [*found[:at], said, *found[at + known :]]
    return found


def _let_me(found: list[Token]) -> list[Token]:
    """What somebody asks to be let do or say, he does: Let me thank Oslo for its shells."""
    opens = len(found) > 3 and found[0].low == "let" and found[1].low == "me"
    if not opens or found[2].low in ("be", "put", "turn", "get") or any(token.low == ":" for token in found[2:6]):
        return found
    return [Token("I", "i", found[0].start, found[1].end), *found[2:]]


def _let_them(found: list[Token]) -> list[Token]:
    """Whoever is to be let do something as whoever should: let the boats leave."""
    at = int(found[0].tag == "" and found[0].text in "“\"'" and len(found) > 1)
    who = found[at + 1] if at + 1 < len(found) else None
    if found[at].text != "Let" or who is None:
        return found
    if not (who.text[0].isupper() or who.low in wordset("subject_start")) or who.low in ("us", "me", "it", "there"):
        return found
    words = lexicon()
    for verb in range(at + 2, min(at + 8, len(found))):
        low = found[verb].low
        letters = words.verbs.get(low, ("", ""))[0]
        ends = verb + 1 >= len(found) - 1 or "b" not in words.verbs.get(found[verb + 1].low, ("", ""))[0]
        if "b" in letters and (low not in words.nouns or ends) and low not in words.adjectives:
            should = Token("should", "should", found[at].start, found[at].end)
            return [*found[:at], *found[at + 1 : verb], should, *found[verb:]]
        if low in words.closed and low not in ("the", "its", "their", "of"):
            return found
    return found


def _so_does(found: list[Token]) -> list[Token]:
    """Who does the same as another, put in the plain order: so does Sweden, as did Italy."""
    for at in range(len(found) - 2):
        opens = at == 0 or found[at - 1].low in (";", ",", "and", "but")
        if not opens or not (found[at].low == "so" or (found[at].low == "as" and at > 2)):
            continue
        does = at + 1
        if found[does].text == ",":  # so, to nobody's surprise, are the Greens
            does = next((k + 1 for k in range(does + 1, min(does + 8, len(found) - 2)) if found[k].text == ","), does)
        aux = _DOES.get(found[does].low, "do" if found[does].low in ("will", "would") else "")
        ends = (k for k in range(does + 1, min(does + 8, len(found))) if found[k].text in ".;" or _told_of(found, k))
        end = next(ends, 0)
        who = found[does + 1 : end]
        named = bool(who) and (who[0].text[0].isupper() or who[0].low in wordset("subject_start"))
        if not aux or not named or any("n" in lexicon().verbs.get(token.low, ("",))[0] for token in who):
            continue
        so, verb = Token("so", "so", found[at].start, found[at].end), found[does]
        did = Token(aux, aux, verb.start, verb.end)
        done = [did] if aux != "do" else [verb, did]
        return [*found[:at], *who, *done, so, *found[end:]]
    return found


def _told_of(found: list[Token], at: int) -> bool:
    """Whether what is told of a noun opens at a comma: so does Sweden, whose minister."""
    return found[at].text == "," and found[at + 1].low in ("who", "which", "whose") if at + 1 < len(found) else False


def _barely(found: list[Token]) -> list[Token]:
    """Two clauses of one that tells what was no sooner done than another: no sooner had Rome sold it than Bern."""
    first = 1 if len(found) > 6 and found[0].low == "no" else 0
    joint = _BARELY.get(found[first].low, "") if len(found) > 6 else ""
    if not joint or found[first + 1].low not in ("had", "was", "were", "did", "has", "have"):
        return found
    at = next((k for k in range(first + 3, len(found)) if found[k].low == joint), 0)
    end = _subject_end(found, first + 2) or _participle_at(found, first + 3, at)
    if not at or not end or end >= at:
        return found
    stop = Token(";", ";", found[at].start, found[at].end)
    return [*found[first + 2 : end], found[first + 1], *found[end:at], stop, *found[at + 1 :]]


def _participle_at(found: list[Token], at: int, end: int) -> int:
    """Where the verb stands behind a longer subject: forty of the seekers / been released."""
    for j in range(at, end):
        if found[j].low == "been" or "n" in lexicon().verbs.get(found[j].low, ("", ""))[0]:
            return j
    return 0


def _told_last(found: list[Token]) -> list[Token]:
    """What is told in front put behind what is said of it: that Oslo had stopped it was denied."""
    if not found or found[0].low != "that" or len(found) < 6 or found[-1].text == "?":
        return found
    for at in range(3, len(found) - 1):
        if found[at].low not in ("was", "is", "were", "has") or found[at].text[0].isupper():
            continue
        said = next((k for k in range(at + 1, min(at + 4, len(found))) if found[k].low in _KNOWN), 0)
        between = {token.low for token in found[at + 1 : said]} <= _BETWEEN
        if said and between:
            last = len(found) - (found[-1].text in ".!")
            that = Token(found[0].text.lower(), "that", found[0].start, found[0].end)
            return [*found[at:last], that, *found[1:at], *found[last:]]
    return found


def _were_to(found: list[Token]) -> list[Token]:
    """A condition that opens with "were" without its "to": were Britain to cut off deliveries."""
    if not found or found[-1].text == "?":
        return found
    if found[0].low != "were":
        return _were_behind(found)
    end = next((k for k, token in enumerate(found[:24]) if token.text == ","), 0)
    bare = (k for k in range(2, end) if found[k].low == "to" and _base(found[k + 1].low))
    to = next(bare, 0)
    return [*found[:to], *found[to + 1 :]] if to else found


def _base(low: str) -> bool:
    return low == "be" or "b" in lexicon().verbs.get(low, ("", ""))[0]


def _were_behind(found: list[Token]) -> list[Token]:
    """A condition with "were" behind what hangs on it, put in front: it would close were Britain to cut them off."""
    lows = [token.low for token in found]
    at = lows.index("were") if "were" in lows else 0
    last = len(found) - (found[-1].text in ".!;")
    to = next((k for k in range(at + 2, min(at + 7, last)) if lows[k] == "to"), 0) if at > 2 else 0
    plain = not any(token.text in ',:;"“”' for token in found[:last])
    if not to or not plain or not {"would", "could", "might"} & set(lows[:at]) or to + 1 >= last:
        return found
    opens = found[at + 1].text[0].isupper() or lows[at + 1] in wordset("subject_start")
    if not opens or "b" not in lexicon().verbs.get(lows[to + 1], ("", ""))[0]:
        return found
    comma = Token(",", ",", found[last - 1].end, found[last - 1].end + 1)
    return [*found[at:to], *found[to + 1 : last], comma, *found[:at], *found[last:]]


_LONG_SUBJECT = 16
_ON_NO = frozenset(("on", "for"))
"""Further words that open a sentence with "no": on no occasion were they halted."""
_ONLY_WHEN = frozenset(
    ("until", "till", "since", "before", "after", "in", "on", "when", "once", "last", "this", "then")
)
"""What stands behind "only" or "not" that opens a sentence by when it was."""
_STOPS = frozenset((",", ";", ":", "that", "which", "who", "“", '"'))
"""What a subject does not go over."""
_SUBJECT = 9
"""Words up to the verb of a subject that stands behind its auxiliary, at most."""


def _subject_end(found: list[Token], at: int, base: bool = False) -> int:
    """Where a short subject ends that a verb form follows; zero where none stands there."""
    words = lexicon()
    opens = found[at].text[0].isupper() or found[at].low in wordset("subject_start")
    for j in range(at + 1, min(len(found), at + _SUBJECT)) if opens else ():
        letters = words.verbs.get(found[j].low, ("", ""))[0]
        if found[j].low in words.closed and found[j].low not in ("of", "the", "yet", "ever", "even", "so"):
            return 0
        if base and found[j - 1].low in ("the", "a", "an", "its", "their", "his", "her", "our"):
            continue  # will the board release
        noun = found[j].low in words.nouns and not (base and "b" in letters)
        if letters and not noun and found[j].text[0].islower():
            return j
    return 0
