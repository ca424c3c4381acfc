"""The words of a sentence in; the same words without an opening that only brings in what is told behind it out.

"It is worth recalling that Norway suspended deliveries" is read as "Norway suspended deliveries": nobody says it but
who says the rest, and nothing of it is denied, asked or hoped for. Openings that say how sure something is ("it is
possible that"), or on whose word it stands ("it is understood that"), are left where they are.
"""

from __future__ import annotations

from caveat.sources.patterns import later
from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.tokens import Token

_LONGEST = 16
"""Words of the longest opening, with what may stand before it."""
_STARTS = frozenset(("it", "suffice", "needless", "let", "never", "do", "lest", "small", "no", "remember", "the", "on"))
_BEFORE = "(?:(?:and|but|still|indeed|however|yet|again|here|also|finally|then|of course|in any case)(?: ,)? )?"
_IT_IS = "it (?:is|was|'s|’s|may be|might be|would be|should be)(?: (?:perhaps|also|therefore|again|well|only|of))*"
_OPENING = later(
    _BEFORE + "(?:" + "|".join((
        rf"{_IT_IS} worth (?:also |again |briefly )?\w+ing(?: (?:here|again|too|in passing))?(?: ,)? that",
        r"it (?:also )?bears \w+ing(?: (?:here|again))?(?: ,)? that",
        r"it (?:almost )?(?:goes|went) without saying(?: ,)? that",
        r"it (?:hardly|scarcely) needs? (?:saying|repeating|to be said)(?: ,)? that",
        r"it need (?:hardly|scarcely|not) be (?:said|added|stressed|repeated) that",
        rf"{_IT_IS} (?:hardly|no|not|scarcely|small|little) (?:a )?(?:surprising|surprise|wonder|secret|coincidence"
        r"|accident|mystery|news|exaggeration to say|unusual|irrelevant|by chance)(?: (?:to anyone|in \w+))? that",
        r"it (?:comes|came|will come) as no surprise(?: to \w+)? that",
        r"it (?:would|will) (?:appear|seem)(?: , (?:however|then|therefore|though) ,)? that",
        r"suffice (?:it )?to (?:say|note|recall|mention)(?: here)?(?: that)?",
        r"needless to say(?: ,| that)",
        r"on (?:the )?one hand ,",
        r"let(?: us|'s|’s| 's| ’s) not (?:forget|overlook|ignore|lose sight of the fact)(?: that)?",
        r"let(?: us|'s|’s| 's| ’s) (?:also )?(?:remember|recall|note|remind ourselves)(?: that)?",
        r"let it (?:also |not )?be (?:said|forgotten|remembered|recalled|noted)(?: that)?",
        r"lest (?:we|anyone|anybody) forget ,",
        r"never mind that",
        r"do (?:not|n't|n’t) forget that",
        r"remember that",
        r"(?:small|no|little) wonder(?: ,)? (?:then )?that",
        r"the (?:whole )?point is(?: , of course ,)? that",
    )) + r")(?: ,)? ",
)  # fmt: skip
"""An opening, in small letters, its words parted by blanks."""


_SO_DONE = frozenset(
    ("precaution", "consequence", "reaction", "sanction", "concession", "warning", "gesture", "protest")
)
"""As what something is done, where no comma parts it from who does it."""
_FILLERS = frozenset(("right", "well", "ok", "okay", "look", "listen", "anyway", "alright", "yeah", "see"))
"""With what somebody who talks begins: Right, so on Tuesday."""
_ITEM = later(r"[a-zA-Z]|\d{1,2}|[ivx]{1,4}")
"""The letter or number of an item, in round brackets before a sentence."""


def _less_what_he_is(found: list[Token]) -> list[Token]:
    """The words of a sentence, less what a state that no comma parts from it is: as a neutral country Austria will."""
    if len(found) < _LONGEST // 2 or found[0].low != "as" or found[1].low not in ("a", "an", "the"):
        return found
    if found[2].low in _SO_DONE and (found[3].low in ("the", "its", "his", "her") or found[3].text in lexicon().states):
        return found[3:]  # as a precaution the ministry would
    states = lexicon().states
    for at in range(3, _LONGEST // 2):
        token, before = found[at], found[at - 1]
        told = "d" in lexicon().verbs.get(before.low, ("", ""))[0] and before.low not in lexicon().nouns
        if told or not before.low.isalpha() or before.low in ("of", "and", "to"):
            return found  # as the minister said
        if token.text in states or f"{token.text} {found[at + 1].text}" in states:
            goes = {found[at + 1].low, found[at + 2].low} & wordset("finite_sure")
            letters = "".join(lexicon().verbs.get(found[j].low, ("", ""))[0] for j in (at + 1, at + 2))
            return found[at:] if before.text.islower() and (goes or "z" in letters) else found
    return found


def without_opener(found: list[Token]) -> list[Token]:
    """The words of a sentence, less an opening that only brings in the rest; all of them where there is none."""
    if len(found) > 4 and found[0].text == "(" and found[2].text == ")" and _ITEM.fullmatch(found[1].text):
        found = found[3:]  # (b) It could withhold them
    if len(found) > 4 and found[1].text == "," and found[0].low in _FILLERS:
        so = found[2].low == "so" and found[3].text != ","
        found = found[2 + so :]
    found = _less_what_he_is(found)
    first = next((at for at, token in enumerate(found[:4]) if token.low in _STARTS), None)
    if first is None:
        return found
    opening = _OPENING.match("".join(f"{token.low} " for token in found[:_LONGEST]))
    taken = opening[0].count(" ") if opening is not None else 0
    return found[taken:] if taken < len(found) - 1 else found
