"""The words of a spoken sentence in; the same without what was broken off and begun again out: to — to send."""

from __future__ import annotations

from caveat.sources.prose.words.tokens import Token

_SUBJECTS = frozenset(("i", "we", "he", "she", "you", "it", "they"))
"""Words that begin a clause anew: we're sendi- — they're sending."""
_BREAKS = frozenset(("—", "–", "--"))
"""Dashes at which a speaker stops."""
_STOPS = _BREAKS | {",", ";", ":"}
_LONGEST = 4
"""Words that are said twice at the most."""


_NOISES = frozenset(("uh", "um", "er", "erm", "uhm", "ah", "hm"))
_MARKED = frozenset(("inaudible", "unintelligible", "crosstalk", "laughter", "applause", "indistinct", "pause", "sic"))
_NO_WORDS = _NOISES | _MARKED


def without_noises(found: list[Token]) -> list[Token]:
    """The words without what is no word: were, uh, (inaudible) pushed back."""
    if _NO_WORDS.isdisjoint([token.low for token in found]):
        return found
    out: list[Token] = []
    at = 2 * (len(found) > 2 and found[0].low in _NOISES and found[1].text == ",")  # um, we sent them
    while at < len(found):
        told = [token.low for token in found[at : at + 3]]
        if told[:1] in (["("], ["["]) and told[1:2] and told[1] in _MARKED and told[2:] in ([")"], ["]"]):
            at += 3
            continue
        if found[at].text in _NOISES and out:
            apart = out[-1].text == "," and told[1:2] == [","]
            del out[len(out) - apart :]
            at += 1 + apart
            continue
        out.append(found[at])
        at += 1
    return out


def without_stutters(found: list[Token]) -> list[Token]:
    """The words, each thing said once."""
    out: list[Token] = []
    for at, token in enumerate(found):
        if token.text not in _BREAKS or not out or at + 1 >= len(found):
            out.append(token)
            continue
        if out[-1].text == "-" and len(out) > 1 and out[-2].end == out[-1].start:
            _break_off(out, found[at + 1])  # U- — Ukraine
            continue
        again = _said_again(out, found, at)
        if again:
            del out[-again:]
        else:
            out.append(token)
    return out


def _break_off(out: list[Token], after: Token) -> None:
    """Take back a word that was not said to its end, and its clause where another begins."""
    del out[-2:]
    if after.low in _SUBJECTS:
        while out and out[-1].text not in _STOPS:
            out.pop()


def _said_again(out: list[Token], found: list[Token], at: int) -> int:
    """How many words before a dash are said again behind it."""
    for many in range(min(_LONGEST, len(out), len(found) - at - 1), 0, -1):
        behind = found[at + 1 : at + 1 + many]
        same = all(one.low == other.low for one, other in zip(out[-many:], behind, strict=True))
        if same and behind[0].low[0].isalnum():
            return many
    return 0
