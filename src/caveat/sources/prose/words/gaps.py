"""The words of a sentence in; the same out with the verb that a later part leaves out, since an earlier one has it.

"Six were sold to Latvia in March and twelve to Chad in May" is read as "... and twelve were sold to Chad in May". What
is put in has its place where it is missing and no length, so that quotes stay exact.
"""

from __future__ import annotations

from functools import cache

from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.tokens import Token

_JOINS = frozenset((",", ";", "and", "but"))
_ENDS = frozenset((".", ",", ";"))
_BIDS = frozenset(
    ("urge", "ask", "press", "order", "tell", "implore", "advise", "instruct", "beg", "exhort", "require", "oblige")
)  # fmt: skip
_BIDS_ON = frozenset(("call", "prevail"))
_PASTS = {"tell": "told", "beg": "begged"}
_FOLLOWS = {"follow": "do", "follows": "does", "followed": "did", "following": "doing"}
_COUNTED = frozenset(
    ("first", "second", "third", "fourth", "fifth", "last", "next", "rest", "other", "others", "remainder", "remaining",
     "another")
)  # fmt: skip
_PLACED = frozenset(("to", "in", "on", "by", "at", "from", "for", "last", "this", "under"))
_WERE = frozenset(("was", "were", "been"))
_ARRIVED = {"reached": "arrived", "arrived": "arrived", "left": "left"}
_ASKS = frozenset(("who", "what", "how", "which", "when", "whether", "where"))
_STANDS = frozenset(("against", "for", "in"))
_ANSWERS = frozenset(("say", "says", "said"))
_YES = frozenset(("yes", "no"))
_OPENERS = frozenset(("voted", "too", "but", "matter", "suit", "nor", "neither"))
"""Words without which nothing else is left out."""
_SAID = frozenset(
    ("says", "said", "insists", "insisted", "maintains", "maintained", "claims", "claimed", "argues", "argued")
)
"""What one says, and another too, with the verb left out."""
_SPEAKERS = frozenset(("body", "person", "spokes", "speech"))
_WILL = frozenset(("will", "would", "can", "could", "may", "might"))
_OPENS_CLAUSE = frozenset(("it", "he", "she", "they", "no", "none", "nothing", "the", "all", "there", "both", "its"))
"""What opens the clause that is said."""
_LONGEST = 4
"""Words of the longest subject whose verb is left out."""


def filled(found: list[Token]) -> list[Token]:
    """The words of a sentence with those that its later parts leave out."""
    words = {token.low for token in found}
    if found and _counts(found, 0):
        found = _passed_on(found) if not words.isdisjoint(_WERE) else found
        found = _came_too(found) if not words.isdisjoint(_ARRIVED) else found
    if not words.isdisjoint(_WERE):
        found = _and_three(found)
    if "and" in words and not words.isdisjoint(_bidding()):
        found = _bidden_too(found)
    if "yes" in words and "no" in words:
        found = _yes_and_no(found)
    if "that" in words and not words.isdisjoint(_SAID):
        found = _said_too(found)
    if words.isdisjoint(_OPENERS):
        return found
    if "voted" in words:
        found = _voted_both(_voted_too(found))
    if "too" in words:
        found = _too(found)
    if "not" in words and "but" in words:
        found = _not_the_other(found)
    if "matter" in words:
        found = _whatever(found)
    if "suit" in words:
        found = _followed(found)
    if not words.isdisjoint(("nor", "neither")):
        found = _nor(found)
    return found


@cache
def _bidding() -> frozenset[str]:
    """The finite forms of verbs of bidding."""
    known = lexicon().verbs.items()
    return frozenset(low for low, (letters, lemma) in known if letters[:1] in ("d", "z") and lemma in _BIDS | _BIDS_ON)


def _and_three(found: list[Token]) -> list[Token]:
    """Seven licences were refused and three withdrawn: three were."""
    was = next((at for at, token in enumerate(found) if token.low in _WERE), 0)
    if not was or was + 1 >= len(found) or "n" not in _letters(found[was + 1]):
        return found
    for at in range(was + 2, len(found) - 2):
        counts = found[at].low in wordset("numbers") or found[at].text.isdigit()
        if found[at - 1].low not in _JOINS or not counts or "n" not in _letters(found[at + 1]):
            continue
        if found[at + 2].low in _ENDS or found[at + 2].low in _PLACED:
            return _put_in(found, at + 1, ["was" if found[at].low in ("one", "1") else "were"])
    return found


def _said_too(found: list[Token]) -> list[Token]:
    """The maker says it has received none, the ministry that it has issued one: the ministry says that."""
    said = next((at for at, token in enumerate(found) if token.low in _SAID), len(found))
    for at in range(said + 3, len(found) - 4):
        if found[at].low not in (*_JOINS, "while", "whereas") or found[at + 1].low in _JOINS:
            continue
        end = _subject_to(found, at + 1, frozenset(("that",)))
        speaks = end and (found[end - 1].text[0].isupper() or lexicon().nouns.get(found[end - 1].low) in _SPEAKERS)
        if not speaks or found[end].low != "that" or "," in (found[end + 1].low, found[end + 2].low):
            continue
        whole = any(token.low in wordset("finite_sure") | _WILL for token in found[end + 2 : end + 5])
        if whole and found[end + 1].low in _OPENS_CLAUSE:
            return _put_in(found, end, [found[said].low])
    return found


def _put_in(found: list[Token], at: int, words: list[str]) -> list[Token]:
    place = found[at].start
    return [*found[:at], *(Token(word, word, place, place) for word in words), *found[at:]]


def _letters(token: Token) -> str:
    return lexicon().verbs.get(token.low, ("", ""))[0]


def _named(token: Token) -> bool:
    return token.text in lexicon().states or token.text.removesuffix("s") in lexicon().peoples


def _subject_to(found: list[Token], at: int, stops: frozenset[str]) -> int:
    """Where a short subject ends that begins at a place, before one of some words; zero where none does."""
    if not (found[at].text[0].isupper() or found[at].low in ("the", "its", "their")):
        return 0
    for end in range(at + 1, min(at + 1 + _LONGEST, len(found))):
        if found[end].low in stops:
            return end
        if not found[end].text[0].isalpha() or found[end].low in wordset("finite_sure"):
            return 0
    return 0


def _passed_on(found: list[Token]) -> list[Token]:
    """Six were sold to Latvia in March and twelve / to Chad in May; the first was sent in May, the second / in June."""
    done = next((at for at in range(1, len(found) - 4) if found[at].low in _WERE and _done(found, at + 1)), 0)
    if not done or any(token.text == "," for token in found[:done]) or not _counts(found, 0):
        return found
    verb = found[done + 1].low
    at = done + 2
    while at < len(found) - 3:
        begins = at + 1 + (found[at + 1].low == "and")
        end = _counted_to(found, begins) if found[at].low in (",", ";", "and") else 0
        if end and found[end].low in _PLACED and not _verb_ahead(found, end):
            beside = [found[done + 2].low] if found[done + 2].low in ("over", "down", "back", "off") else []
            found = _put_in(found, end, [found[done].low if found[done].low != "been" else "were", verb, *beside])
            at = end + 2
        at += 1
    return found


def _came_too(found: list[Token]) -> list[Token]:
    """The first reached Bamako in April and the second / by road in June."""
    came = next((at for at in range(2, len(found) - 4) if found[at].low in _ARRIVED), 0)
    if not came or not _counts(found, 0) or any(token.text == "," for token in found[:came]):
        return found
    for joint in range(came + 1, len(found) - 3):
        end = _counted_to(found, joint + 1) if found[joint].low == "and" else 0
        if end and found[end].low in _PLACED and not _verb_ahead(found, end):
            return _put_in(found, end, [_ARRIVED[found[came].low]])
    return found


def _done(found: list[Token], at: int) -> bool:
    return "n" in _letters(found[at]) and not found[at].text[0].isupper()


def _counts(found: list[Token], at: int) -> bool:
    """Whether a number or an ordinal begins at a place."""
    low = found[at].low
    number = low in wordset("numbers") or low[:1].isdigit()
    return number or (low in ("the", "a", "one") and found[at + 1].low in _COUNTED) or low in ("another", "one")


def _counted_to(found: list[Token], at: int) -> int:
    """Where a counted subject of no more than three words ends; zero where none begins."""
    if not _counts(found, at):
        return 0
    for end in range(at + 1, min(at + _LONGEST, len(found))):
        if found[end].low in _PLACED:
            return end
        if not found[end].low.isalpha() or found[end].low in lexicon().closed or _does(found[end].low):
            return 0
    return 0


def _does(low: str) -> bool:
    """Whether a word is a verb of the present and no noun: and the rest goes in July."""
    words = lexicon()
    return "z" in words.verbs.get(low, ("", ""))[0] and low not in words.nouns and low[:-1] not in words.noun_verb


def _verb_ahead(found: list[Token], at: int) -> bool:
    """Whether the part that begins at a place has a verb of its own."""
    for token in found[at:]:
        if token.low in _ENDS or token.low == "and":
            return False
        if token.low in wordset("finite_sure") or _letters(token)[:1] in ("d", "n"):
            return True
    return False


def _yes_and_no(found: list[Token]) -> list[Token]:
    """Said yes to the engines and / no to the radars."""
    said = next((at for at in range(1, len(found) - 4) if found[at].low in _ANSWERS and found[at + 1].low in _YES), 0)
    for at in range(said + 3, len(found) - 1) if said else ():
        joined = found[at - 1].low in ("and", "but", ",") and found[at + 1].low in ("to", "on")
        if joined and found[at].low in _YES and found[at].low != found[said + 1].low:
            return _put_in(found, at, [found[said].low])
    return found


def _bidden_too(found: list[Token]) -> list[Token]:
    """Called on Rome to halt it and / on Athens to block it; urged Madrid to halt it and / the king to see them."""
    at = next((at for at in range(1, len(found) - 6) if _bids(found, at)), 0)
    if not at:
        return found
    on = found[at + 1].low in ("on", "upon")
    for joint in range(at + 5, len(found) - 4):
        if found[joint].low != "and":
            continue
        begins = joint + 1 + on
        if on and found[joint + 1].low not in ("on", "upon"):
            continue
        to = _subject_to(found, begins, frozenset(("to",)))
        named = on or _named(found[begins]) or found[begins].low == "the"
        if to and named and to + 1 < len(found) and "b" in _letters(found[to + 1]) and _bare(found, at, joint):
            return _put_in(found, joint + 1, [_past(found[at])])
    return found


def _past(verb: Token) -> str:
    """The past of a verb of bidding, which is no noun as well: called, for calls."""
    letters, lemma = lexicon().verbs[verb.low]
    return verb.low if "d" in letters else _PASTS.get(lemma, f"{lemma.removesuffix('e')}ed")


def _bare(found: list[Token], at: int, joint: int) -> bool:
    """Whether who was bidden first has something to do as well, told before the second."""
    return any(found[k].low == "to" and "b" in _letters(found[k + 1]) for k in range(at + 2, joint - 1))


def _bids(found: list[Token], at: int) -> bool:
    letters, lemma = lexicon().verbs.get(found[at].low, ("", ""))
    finite = letters[:1] in ("d", "z")
    return finite and (lemma in _BIDS or (lemma in _BIDS_ON and found[at + 1].low in ("on", "upon")))


def _voted_too(found: list[Token]) -> list[Token]:
    """The Left voted against it, the Greens / for it."""
    at = next(at for at, token in enumerate(found) if token.low == "voted")
    if found[min(at + 1, len(found) - 1)].low not in _STANDS:
        return found
    for joint in range(at + 2, len(found) - 3):
        if found[joint].low not in _JOINS:
            continue
        begins = joint + 1 + (found[joint + 1].low in ("and", "but", "while"))
        end = _subject_to(found, begins, _STANDS)
        behind = found[end + 1].low if end and end + 1 < len(found) else ""
        if behind in ("it", "them", "favour", "favor") or behind in _ENDS:
            found = _put_in(found, end, ["voted"])
            return _put_in(found, begins, ["and"]) if begins == joint + 1 and found[joint].low == "," else found
    return found


def _voted_both(found: list[Token]) -> list[Token]:
    """Voted against the one and / for the other."""
    at = next(at for at, token in enumerate(found) if token.low == "voted")
    first = found[at + 1].low if at + 1 < len(found) else ""
    other = {"for": "against", "against": "for"}.get(first, "")
    for joint in range(at + 3, len(found) - 2) if other else ():
        if found[joint].low in ("and", "but") and found[joint + 1].low == other:
            return _put_in(found, joint + 1, ["voted"])
        if found[joint].low in _ENDS and found[joint].text != ",":
            break
    return found


def _too(found: list[Token]) -> list[Token]:
    """The Dutch have halted it, the Belgians / too."""
    at = next(at for at, token in enumerate(found) if token.low == "too")
    if at + 1 >= len(found) or found[at + 1].text not in (".", ";") or at < 5:
        return found
    first = at - 1 - (found[at - 2].low == "the")
    joined = found[first - 1].text == "," or (found[first - 1].low == "and" and found[first - 2].text == ",")
    if not joined or not _named(found[at - 1]):
        return found
    return [*_put_in(found, at, ["did", "so"])[: at + 2], *found[at + 1 :]]


def _not_the_other(found: list[Token]) -> list[Token]:
    """The words without who did not do it: / Paris has halted them, for: not Rome but Paris has halted them."""
    for at in range(len(found) - 4):
        opens = at == 0 or found[at - 1].low in ("that", ",", ";", ":") or found[at - 1].text in '“"'
        if not opens or found[at].low != "not":
            continue
        joint = _subject_to(found, at + 1, frozenset(("but",)))
        if not joint:
            continue
        after = found[joint + 1]
        if after.text[0].isupper() or after.low in ("the", "its", "their"):
            return [*found[:at], *found[joint + 1 :]]
    return found


def _whatever(found: list[Token]) -> list[Token]:
    """No matter who asks: whether it is asked or not."""
    at = next(at for at, token in enumerate(found) if token.low == "matter")
    opens = at and found[at - 1].low == "no" and at + 2 < len(found) and found[at + 1].low in _ASKS
    if not opens:
        return found
    whether = Token("whether", "whether", found[at - 1].start, found[at + 1].end)
    return [*found[: at - 1], whether, *found[at + 2 :]]


def _followed(found: list[Token]) -> list[Token]:
    """Followed suit: did so."""
    at = next(at for at, token in enumerate(found) if token.low == "suit")
    does = _FOLLOWS.get(found[at - 1].low, "") if at else ""
    if not does:
        return found
    follows, suit = found[at - 1], found[at]
    done = [Token(does, does, follows.start, follows.end), Token("so", "so", suit.start, suit.end)]
    return [*found[: at - 1], *done, *found[at + 1 :]]


def _nor(found: list[Token]) -> list[Token]:
    """Oslo has not sold it, nor / Iceland has not; neither / Bern did not."""
    for at in range(len(found) - 2):
        if found[at].low not in ("nor", "neither") or found[at + 1].low not in wordset("inverts"):
            continue
        end = _subject_to(found, at + 2, _ENDS)
        if end:
            does, joint = found[at + 1], found[at]
            verb = Token(does.low, does.low, does.start, does.end)
            denied = Token("not", "not", joint.start, joint.end)
            head = found[:at] if not at or found[at - 1].low in ("and", "but") else [*found[:at], _and(joint)]
            return [*head, *found[at + 2 : end], verb, denied, *found[end:]]
    return found


def _and(joint: Token) -> Token:
    return Token("and", "and", joint.start, joint.start)
