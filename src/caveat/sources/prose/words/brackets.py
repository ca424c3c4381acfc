"""The words of a sentence in; the same out, what an editor put into it in square brackets as words of its own.

"[The ministry] has stopped the sale [of tanks]" is read as if the brackets were not there, "they [the Americans]
have stopped it" as if the Americans had been named. What explains a noun, or is no word of the sentence, is left as it
stands: "the Leopard [a tank] has left", "[sic]", "[3]". Of round brackets those go that part a noun from its article.
"""

from __future__ import annotations

from msgspec.structs import replace

from caveat.sources.prose.words.lexicon import lexicon
from caveat.sources.prose.words.tokens import Token

_PRONOUNS = frozenset(("i", "we", "he", "she", "it", "they", "him", "her", "them", "us", "this", "these", "those"))
"""What words in brackets behind it stand for."""
_NO_WORDS = frozenset(
    ("sic", "applause", "laughter", "inaudible", "crosstalk", "pause", "emphasis", "ed", "editor", "note", "see",
     "ibid", "translation", "citation", "redacted", "unintelligible", "indistinct", "edit", "update", "translated")
)  # fmt: skip
"""What opens brackets that hold no words of the sentence."""
_SMALL = frozenset(
    ("that", "to", "than", "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "do", "does", "did")
)
"""Words that are no noun, beside those of closed classes."""
_RETIRED = frozenset(("retd", "retd.", "ret", "ret.", "rtd", "rtd.", "retired", "r"))
"""What stands between a rank and the name of one who has left the forces: Col. (retd) Anil Rao."""
_UNITS = frozenset(("mm", "cm", "km", "kg", "kilometre", "millimetre"))
"""Units that stand before goods."""
_SUMS = frozenset((
    "million", "billion", "trillion", "bn", "m", "k", "dollars", "euros", "pounds", "about", "around", "some",
    "roughly", "or",
    "kroner", "kronor", "francs", "yen", "won", "usd", "eur", "gbp", "us", "u.s.",
))  # fmt: skip
"""What stands in brackets behind a sum that is told in another currency, beside the numbers."""
_FEW = 6
"""Words of round brackets within a group, with their marks."""
_LONGEST = 12
"""Words of the longest insertion."""


def unbracketed(found: list[Token]) -> list[Token]:
    """The words of a sentence, those that were put into it in square brackets as words of its own."""
    found = _unconverted(_unparted(_abbreviated(_winged(found))))
    if not any(token.text == "[" for token in found):
        return found
    out: list[Token] = []
    at = 0
    while at < len(found):
        ends = range(at + 2, min(at + _LONGEST, len(found)))
        closes = next((j for j in ends if found[j].text == "]"), 0) if found[at].text == "[" else 0
        inside = found[at + 1 : closes]
        if not closes or not _told(inside):
            out.append(found[at])
            at += 1
            continue
        gloss = found[at : closes + 1]
        inside = _with_brackets(inside, gloss[0].start, gloss[-1].end)
        at = closes + 1
        before, after = out[-1] if out else None, found[at] if at < len(found) else None
        if len(inside) == 1 and len(inside[0].text) == 1 and after is not None and after.start == found[closes].end:
            out.append(_letter(inside[0], found[closes + 1]))  # [T]he ministry
            at += 1
        elif before is not None and before.low in _PRONOUNS and _names(inside):
            out[-1:] = inside
        elif (_is_noun(before) and _names(inside)) if before is not None else _heads(inside, after):
            out += gloss if out else []
        else:
            out += inside
    return out or found


def _winged(found: list[Token]) -> list[Token]:
    """The words, the letters in brackets that are part of a party's short name joined to it: the CPI(M) objected."""
    out: list[Token] = []
    at = 0
    while at < len(found):
        first, rest = found[at], found[at + 1 : at + 4]
        close = len(rest) == len("(M)") and rest[0].text == "(" and rest[-1].text == ")" and rest[0].start == first.end
        if close and first.text.isupper() and rest[1].text.isupper() and len(rest[1].text) <= len("ML"):
            text = first.text + "".join(token.text for token in rest)
            out.append(replace(first, text=text, low=text.lower(), end=rest[-1].end))
            at += 4
            continue
        out.append(first)
        at += 1
    return out


def _abbreviated(found: list[Token]) -> list[Token]:
    """The words, a full stop that ends one short word in round brackets made part of it: Sen. Lind (D-Md.) said."""
    out: list[Token] = []
    for at, token in enumerate(found):
        ends = token.text == "." and at + 1 < len(found) and found[at + 1].text == ")"
        if ends and len(out) > 1 and out[-2].text == "(" and out[-1].end == token.start:
            word = out[-1]
            out[-1] = replace(word, text=word.text + ".", low=word.low + ".", end=token.end)
        else:
            out.append(token)
    return out


def _unconverted(found: list[Token]) -> list[Token]:
    """The words without a sum in round brackets that is the one before in another currency: 90 million kroner ($9m)."""
    at = next((j for j, token in enumerate(found) if token.text == "(" and j), 0)
    closes = next((j for j in range(at + 2, min(at + _FEW + 1, len(found))) if found[j].text == ")"), 0) if at else 0
    inside = found[at + 1 : closes]
    told = any(token.text[0] in "$€£¥" or token.text[0].isdigit() for token in inside)
    sums = all(token.low in _SUMS or token.text[0] in "$€£¥" or token.text[0].isdigit() for token in inside)
    if not (told and sums and (found[at - 1].low in _SUMS or found[at - 1].text[0] in "$€£¥")):
        return found
    return [*found[:at], *found[closes + 1 :]]


def _unparted(found: list[Token]) -> list[Token]:
    """The words without a few in round brackets that part a noun from what belongs to it: no (valid) application."""
    opens = [at for at, token in enumerate(found) if token.text == "(" and at]
    for at in reversed(opens):
        closes = next((j for j in range(at + 2, min(at + _FEW, len(found))) if found[j].text == ")"), 0)
        after = found[closes + 1] if closes and closes + 1 < len(found) else None
        retired = closes == at + 2 and found[at + 1].low in _RETIRED and after is not None and after.text[0].isupper()
        if retired or (after is not None and _waits(found[at - 1]) and _may_head(after)):
            found = [*found[:at], *found[closes + 1 :]]
    return found


def _waits(token: Token) -> bool:
    """Whether a noun has to follow a word: no, current, 155 mm."""
    tag = lexicon().closed.get(token.low)
    return tag in ("DT", "PRPS") or (token.low in lexicon().adjectives and token.text.islower()) or token.low in _UNITS


def _may_head(token: Token) -> bool:
    return token.text.islower() and not _is_small(token) and not _is_verb(token)


def _told(inside: list[Token]) -> bool:
    """Whether brackets hold words that can be read as words of the sentence."""
    return inside[0].low not in _NO_WORDS and all(token.text[0].isalpha() or token.text in "'’," for token in inside)


def _heads(inside: list[Token], after: Token | None) -> bool:
    """Whether brackets at the start hold a heading and no subject: [From our Rome bureau] Oslo has, [ANSA] Oslo has."""
    led = lexicon().closed.get(inside[0].low) in ("IN", "CS")
    return led or after is None or not after.text[0].islower()


def _with_brackets(inside: list[Token], start: int, end: int) -> list[Token]:
    """The words in brackets, of which the first begins and the last ends where the brackets do: a quote holds both."""
    told = [*inside]
    told[0] = replace(told[0], start=start)
    told[-1] = replace(told[-1], end=end)
    return told


def _letter(first: Token, rest: Token) -> Token:
    """A word of which one letter was put in."""
    return replace(rest, text=first.text + rest.text, low=first.low + rest.low, start=first.start)


def _names(inside: list[Token]) -> bool:
    """Whether brackets hold a noun with what belongs to it, and no more."""
    first = inside[0]
    if first.low in ("the", "a", "an", "its", "their", "his", "her", "our"):
        return all(not _is_small(token) or token.low in ("of", "the", "and") for token in inside[1:])
    return not _is_small(first) and not _is_verb(first) and not any(token.low in _SMALL for token in inside)


def _is_small(token: Token) -> bool:
    return token.low in _SMALL or token.low in lexicon().closed


def _is_verb(token: Token) -> bool:
    return token.text.islower() and token.low in lexicon().verbs and token.low not in lexicon().nouns


def _is_noun(token: Token) -> bool:
    """Whether a word may be a noun that is explained behind it."""
    if not token.text[0].isalnum() or _is_small(token):
        return False
    return not token.text.islower() or (token.low not in lexicon().adjectives and not _is_verb(token))
