"""The words of a headline in; those of its commas that stand for "and" read as such, out: Norway, Sweden Halt Sales."""

from __future__ import annotations

from caveat.sources.prose.words.lexicon import lexicon
from caveat.sources.prose.words.tokens import Token, may_be_finite

_MEMBERS = frozenset(("senators", "representatives", "congressmen", "lawmakers", "ministers", "sens", "reps"))
"""Who of a house are named behind it."""
_LONGEST_STATE = 3
"""Words of a state's name in a headline: United Arab Emirates."""


def listed(found: list[Token]) -> None:
    """Read as "and" the last comma between names that open a headline, and those between states further on.

    What somebody is said to be doing gets its "is": Chad Says Norway Holding Up Jets.
    """
    _together(found)
    _both(found)
    at = next((at for at in range(1, len(found) - 3) if found[at].low in ("says", "say")), 0)
    end = _past_state(found, at + 1) if at else 0
    doing = 0 < end < len(found) - 1 and found[end].low.endswith("ing") and found[end].low in lexicon().verbs
    if doing and not any(map(may_be_finite, found[end + 1 :])):  # not: says Norway shipping firm sold them
        found.insert(end, Token("is", "is", found[end - 1].end, found[end - 1].end))


def _together(found: list[Token]) -> None:
    """Read as "and" the last comma between names that open a headline: Senators Halvorsen, Beale File Resolution."""
    at = _past_name(found, int(found[0].low in _MEMBERS))
    comma = 0
    while at and at + 1 < len(found) and found[at].text == "," and (end := _past_name(found, at + 1)):
        comma, at = at, end
    if not comma or len(found) < at + 3:
        return
    verb, after = found[at], found[at + 1]
    known = lexicon()
    letters = known.verbs.get(verb.low, ("", ""))[0]
    noun = verb.low in known.nouns and after.low in ("on", "of", "over", "for", "in", "with")
    if "b" in letters and not noun:
        joins = found[comma]
        joins.text = joins.low = "and"
        joins.start = joins.end


def _both(found: list[Token]) -> None:
    """Read as "and" a comma between states further on in a headline: Senate Blocks Arms Sales to Chad, Niger."""
    for at in range(2, len(found) - 1):
        if found[at].text != "," or not _ends_in_state(found, at):
            continue
        end = _past_state(found, at + 1)
        after = found[end].low if 0 < end < len(found) else ""
        if end and (not after or after in _ON_IN_HEADLINE):
            found[at].text = found[at].low = "and"
            found[at].start = found[at].end


_ON_IN_HEADLINE = frozenset(
    ("over", "after", "amid", "without", "despite", "as", "until", "before", "pending", "for", ".", ";")
)
"""What goes on in a headline behind the states it names."""


def _ends_in_state(found: list[Token], end: int) -> bool:
    """Whether the words before a place are the name of a state or people."""
    known = lexicon()
    spans = (" ".join(token.text for token in found[max(end - size, 0) : end]) for size in range(1, _LONGEST_STATE + 1))
    return any(words in known.states or words in known.peoples for words in spans)


def _past_state(found: list[Token], at: int) -> int:
    """Past the name of a state or people at a place; 0 where none is."""
    known = lexicon()
    ends = range(min(at + _LONGEST_STATE, len(found)), at, -1)
    names = ((end, " ".join(token.text for token in found[at:end])) for end in ends)
    return next((end for end, words in names if words in known.states or words in known.peoples), 0)


def _past_name(found: list[Token], at: int) -> int:
    """Past the name at a place: a state's of some words, or letters (South Korea, US), or one word; 0 where none is."""
    known, end = lexicon(), _past_state(found, at)
    if end or at >= len(found):
        return end
    one = found[at]
    return at + 1 if one.text.istitle() and one.low not in known.verbs and one.low not in known.closed else 0
