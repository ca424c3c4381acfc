"""The words of a statement, and those around it, in; by name, the turns of phrase that tell how it is meant, out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from functools import cache
from typing import TypeVar

from caveat.sources.patterns import later
from caveat.sources.prose.pairs.goods import NUMERAL
from caveat.sources.prose.words.lexicon import wordset

_Name = TypeVar("_Name")
_LATELY = 16
_AS_PLANNED = (
    r"(?:on|to) (?:the|its|their) (?:agreed |planned )?timetable"
    r"|as (?:(?:planned|scheduled|agreed|promised|usual|normal)"
    r"|(?:the|its|their) (?:schedule|plan|contract|timetable|calendar))"
)
"""What tells that things go as they were to go."""
_MARKS = {
    "perfect": later(
        r"\b(?:has|have|had)\b(?! (?:no|any|never had (?:any|a)) (?:plan|intention|wish))|\b(?:hasn|haven|hadn)['’]t\b",
        re.IGNORECASE,
    ),
    "past": later(
        r"\b(?:has|have|had|having|did|was|were)\b|\b(?:hasn|haven|hadn|didn)['’]t\b"
        r"|(?<!\bbe )(?<!\bis )(?<!\bare )(?<!\bbeing )\b(?:went|sold|sent|gave|got|bought|took|held|came|lent|kept"
        r"|[a-z]{2,}ed (?:the|an?|its|their|any|no|all|up|down|back|to|from|in|off|(?-i:[A-Z])[\w'’-]+))\b",
        re.IGNORECASE,
    ),
    "told past": later(
        r"^\W*(?:it|they|he|she|we|(?-i:[A-Z])[\w'’-]*) (?!(?:planned|intended|wanted|wished|hoped) to\b)"
        r"[a-z]{2,}(?<!ne)ed \w"
    ),
    "arrives": later(r"\b(?:arriv\w+|reached|received|come)\b"),
    "leaves": later(
        r"\b(?:ship(?:s|ped|ping)|sent|sen(?:ds|ding)|left|leaves|dispatch\w+|on (?:the|its|their) way|en route)\b"
    ),
    "returns": later(
        r"\b(?:come|came|sen[dt]|sending|hand(?:ed)?|return\w*) back\b|(?<!in )\breturn(?:s|ed|ing)?\b"
        r"|\b(?:g[ai]ve|given|giving|took|take|sen[dt]|handed|shipped|brought|sold|sells?) (?:[\w-]+ ){0,4}back\b"
    ),
    "promised": later(r"\b(?:been|was|were) promised\b"),
    "further": later(
        r"\b(?:another|further|additional|extra|more(?! than)|others?|remaining|rest|first|second|third|last|next|also"
        r"|already|so far|initial|part of)\b",
        re.IGNORECASE,
    ),
    "share": later(rf"\b{NUMERAL} of (?:the|its|their|which|those|these|them|\d+)\b", re.IGNORECASE),
    "in all": later(
        rf"\b(?:only|just|merely) {NUMERAL}\b(?! (?:more|further|other|additional))(?!.*\b(?:first|other|more) )"
        r"|\bnumber of ",
        re.IGNORECASE,
    ),
    "recounted": later(
        r"^(?:it (?:is|was)|.* (?:says?|said|puts?|gives?|gave|sp(?:eaks?|oke) of|shows?|ha[sv]e?|lists?|count\w*))"
        rf" (?:.* at |about |only |just )?{NUMERAL}(?: [\w-]+){{0,3}}$",
        re.IGNORECASE,
    ),
    "bought": later(r"\b(?:sold|sells?|selling|bought|buys?|buying|purchas\w+|order(?:s|ed|ing))\b", re.IGNORECASE),
    "handed": later(
        r"\b(?:deliver\w*|arriv\w+|receiv\w+|reach\w+|hand(?:s|ed|ing)?|landed|came|come|got)\b", re.IGNORECASE
    ),
    "none": later(r"\b(?:a single|so much as|not one|none|no \w+ (?:at all|what(?:so)?ever))\b", re.IGNORECASE),
    "ruled out": later(r"\brul(?:e|es|ed|ing) out\b", re.IGNORECASE),
    "anybody": later(r"^\W*you\b", re.IGNORECASE),
    "definite": later(r"^\W*(?:the|this|these|those) ", re.IGNORECASE),
    "ahead": later(
        r"\b(?:will|would|about to|going to|set to|ready to|prepar\w+|plan(?:s|ned|ning)?|inten\w+)\b|\bwon['’]t\b",
        re.IGNORECASE,
    ),
    "onward": later(
        r"\b(?:pass|sen[dt]|sold|sell|hand|lend|lent|ship|ferr|give|gave)\w*(?: \w+){0,2} on(?:wards?)?\b"
        r"(?! (?:\w+day|\d|the|an?|its|their|schedule|time|hold|credit|ice|board|condition|loan|(?-i:[A-Z])))"
        r"|\bpass(?:es|ed|ing)? on (?:the|an?|its|their|\d[\d,]*(?! (?-i:[A-Z])))\b"
        r"|\bpass\w* over\b|\b(?:re-?(?:export|sold|sell|sale)|divert)\w*",
        re.IGNORECASE,
    ),
    "corrected": later(rf",? (?:and )?not {NUMERAL}\b|^it (?:was|is) {NUMERAL}\b", re.IGNORECASE),
    "listed": later(
        r"\b(?:among|list|lists|listed|inventory|annex|fact sheet|notice|exempt\w*|except\w*|unaffected|excluded"
        r"|altogether|remains? (?:blocked|frozen|withheld|suspended|on hold))\b",
        re.IGNORECASE,
    ),
    "only": later(r"^\W*(?:only|just|merely|nothing but|solely)\b", re.IGNORECASE),
    "ever": later(r"\b(?:ever|never|always|at (?:no|any) (?:time|point|stage|moment))\b", re.IGNORECASE),
    "such": later(r"\b(?:no|any|never|one|a) such\b|\bsuch an?\b|\bof the (?:sort|kind)\b|\bnothing\b", re.IGNORECASE),
    "goes on": later(
        r"\b(?:continu\w+|uninterrupted|unimpeded|still|as (?:planned|scheduled|agreed|before|usual)|on schedule"
        r"|every (?:day|week|month)|as (?:they )?always|on time"
        r"|ke(?:pt|eps?) (?:up|(?:on )?[a-z]+ing)|throughout|proceed\w*"
        r"|(?:gone|went|goes?|going) (?:ahead|on [a-z]+ing\b)|flowing|flows?(?! again)|remains? in (?:force|place))\b",
        re.IGNORECASE,
    ),
    "going": later(
        r"\b(?:is|are) (?:being )?(?!stopp|being stopp|halt|paus|preparing|about|going to|planning|to)"
        r"(?:[\w-]+ing|sent|shipped|delivered|supplied|on (?:the|its|their) way|en route|under way)\b"
    ),
    "on time": later(
        rf"\b(?:on (?:time|schedule)|{_AS_PLANNED}|without (?:any )?delay|punctual\w*"
        r"|ahead of schedule)\b",
        re.IGNORECASE,
    ),
    "definite goods": later(
        r"\b(?:the|these|those|all|its|their) (?:deliver|shipment|suppl|export|transfer|sale)", re.IGNORECASE
    ),
    "weighed": later(
        r"\b(?:consider\w*|weigh\w*|plan\w*|inten\w+|proposal|discuss\w*|contemplat\w*|mull\w*|under way|thought|idea"
        r"|will|would|going to|about to|might|may|could|question of|agenda|table)\b|\bwon['’]t\b",
        re.IGNORECASE,
    ),
    "no plan": later(
        r"\b(?:no|any) (?:\w+ )?(?:plans?|proposals?|intention|thought|idea)(?: (?:to|of|for)\b| ?$)", re.IGNORECASE
    ),
    "tied": later(
        r"\b(?:pending|in (?:return|exchange) for|unless|until|depend\w*|tied|tying|link\w*|condition\w*|if)\b",
        re.IGNORECASE,
    ),
}
"""Turns of phrase that tell whether two statements can both be so: what has arrived was sent, a further number is none
that changed, and what is only mentioned in a list stands on one."""
_MISTAKEN = later(
    r"\b(?:earlier|previous|original) (?:version|report|story|edition)"
    r"|\b(?:an|our|the|that|in the same) (?:article|editorial|story|headline|column|caption|map|graphic|list)\b"
    r"(?! (?:by|of) [A-Z])[^.]{0,60}\b(?:stated|said|asserted|gave|put|claimed|showed|suggested|included|had)\b"
    r"|\b(?:an|the|one|two|our|this) (?:errors?|mistakes?)\b"
    r"|\bcorrect(?:ion|ed)\b|\bmisstated|\bin error\b|\bincorrectly|\bwrongly|\bwe (?:said|wrote|reported)\b",
    re.IGNORECASE,
)
"""Words before a statement by which a page takes back what it said."""
_AMONG = later(r"\b(?:among|lists?|listed|on the list)\b[^.;]*$", re.IGNORECASE)
"""Words before a statement by which what it names stands on a list."""
_SHARED = later(rf"\b{NUMERAL} of (?:the|its|their|which|those|these|them) [^.;]*,? (?:and|but) $", re.IGNORECASE)
"""Words before a number that tell it for a further share: eight of the boats came in May and four in June."""
_OF_THOSE = later(r"\b[Oo]f (?:those|these|them|which),? $")
"""Words before a number that is a share of what was counted: of those, 380 had arrived."""
_IN_A_BATCH = later(
    r" (?:in|with|as|under) (?:the|an?|its) (?:first|second|third|last|next|initial|earlier|previous) "
    r"(?:batch|lot|tranche|shipment|consignment|phase|delivery|order|contract|instal+ment)\b"
)
"""Words behind a number by which it is of one lot of several."""
_NOT_SO_MANY = later(rf",? (?:and )?not {NUMERAL}\b", re.IGNORECASE)
"""Words behind a statement by which it takes back the number of another: eight were sent, not twelve."""
_SUPPOSED = later(r"\b(?:if|should|in case|unless)\W*$", re.IGNORECASE)
"""Words before a statement that is no more than supposed."""
_ONLY = later(r"\b(?:only|merely|nothing but)\W*$", re.IGNORECASE)
_GOES_ON = later(
    r"\W*(?:(?:of|for|to) [\w ]{1,40}? )?(?:(?:is|are|was|were|will|would|be|been|have|has|had|still) )+"
    r"(?:continu\w+|proceed\w*|uninterrupted|unaffected|flowing|on schedule)\b"
)
"""Behind a quote that was cut short: the deliveries of the vests are proceeding."""
_AHEAD = later(
    r"\W*(?:(?:out|off|through|over) )?(?:ahead|on (?:schedule|time)|on (?:the|its|their) way|en route"
    r"|on(?=\W*$|[,;.]| as (?:before|usual|ever)\b)|as (?:planned|agreed|scheduled))\b"
    r"|\W*throughout(?=\W*$|[,;.])"
    r"|[^,;:]{0,20}\b(?:throughout|despite|in spite of) (?:the|its) (?:suspension|ban|freeze|halt|embargo|hold)"
)
_ON_TIME = later(rf"(?:[^.;:]{{0,30}} )?(?:on (?:time|schedule)|{_AS_PLANNED}|without (?:any )?delay)\b")
_AGAIN = later(r"\W*(?:again|once more|anew)\b")
"""Behind a quote: what will flow again does not flow now."""
_NOT = later(r"\b(?:not|nor)\W*$", re.IGNORECASE)
_ONE = later(r"\W*(?:a single|one|so much as)\b")
"""What opens a denial of anything at all, where "not" stands before it: not one launcher."""
_BACK = later(r"\W*back\b")
_GOT = later(r"\b(?:get|gets|got|want|wants|wanted|ask\w* for|sen[dt]|sends|hand\w*|gave|gives?) (?:[\w-]+ )?\w+$")
""""Back" behind what is asked for or given: asked for them back, and not held them back."""
_SO_FAR = later(r"\b(?:already|so far)\b", re.IGNORECASE)
"""What tells a number for the least that it can be."""
_THAT_TIME = later(
    r"\b(?:in|during|over|for) (?:the|that|this|those|these) (?:same |said )?"
    r"(?:period|time|years?|quarter|months?|(?:[a-z-]+|\d+) (?:months|years))"
    r"(?: (?:concerned|in question|under review))?\W*(?:$|\b(?:the|it|its|[A-Z]\w*|was|were)\b)"
)
_IN_THOSE = later(
    r"\b(?:[Ii]n|[Dd]uring|[Oo]ver) (?:that|those|these|the same) "
    r"(?:period|time|years?|quarter|(?:[a-z-]+ )?months?),? $"
)
"""What tells, around a statement, that it is of the months or years that were told before."""
_ONCE = later(r"\b(?:years?|decades?) (?:ago|before|earlier)\b|\blast year\b", re.IGNORECASE)
"""What tells, before a statement, that it is of long ago."""
_ELSEWHEN = later(
    r"\b(?:quarter|year|month|week|season)s? (?:before|after|earlier|later)\b"
    r"|\b(?:previous|preceding|following) (?:quarter|year|month)",
    re.IGNORECASE,
)
"""What tells that a number is one of another time than the one that was told before."""
PAST = _MARKS["past"]


@cache
def _not_taken() -> re.Pattern[str]:
    """A step that somebody has not taken, by the verbs by which a path tells so: had not agreed to halt them."""
    steps = "|".join(sorted(wordset("steps_taken")))
    negated = "(?:has|have|had)(?:n['’]t| not| never)|did(?:n['’]t| not)|never"
    return re.compile(rf"\b(?:{negated})(?: yet)? (?:{steps})\w*")


class Marks(Set[str]):
    """Which turns of phrase stand in a quote, right before and right behind it: each is sought when it is asked for."""

    __slots__ = ("_before", "_behind", "_known", "_words")

    def __init__(self, words: str, before: str, behind: str, listed: bool = False) -> None:
        self._words, self._before, self._behind = words, before, behind
        self._known: dict[object, bool] = {"listed": True} if listed else {}

    def __contains__(self, name: object) -> bool:
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = self._stands(str(name))
        return known

    def _stands(self, name: str) -> bool:
        if name == "goes on" and _AGAIN.match(self._behind):
            return False
        pattern = _MARKS.get(name)
        return (pattern is not None and pattern.search(self._words) is not None) or self._around(name)

    def _around(self, name: str) -> bool:
        """Whether it stands right before or behind the quote."""
        match name:
            case "corrected":
                found = _MISTAKEN.search(self._before) or _NOT_SO_MANY.match(self._behind)
            case "listed":
                found = _AMONG.search(self._before)
            case "share":
                found = _SHARED.search(self._before) or _OF_THOSE.search(self._before)
            case "elsewhen":
                found = _ELSEWHEN.search(f"{self._before.rsplit('. ', 1)[-1]}{self._words}")
            case "further":
                found = _IN_A_BATCH.match(self._behind)
            case "that time":
                found = _IN_THOSE.search(self._before) or _THAT_TIME.search(f"{self._words}{self._behind}")
            case "once":
                found = _ONCE.search(self._before.rsplit(". ", 1)[-1])
            case "only":
                found = _ONLY.search(self._before)
            case "supposed":
                found = _SUPPOSED.search(self._before)
            case "in all":
                found = _MARKS["in all"].search(f"{self._before[-_LATELY:]}{self._words}")
            case "onward":
                found = _MARKS["onward"].search(f"{self._words[-_LATELY:]}{self._behind[:_LATELY]}")
            case "on time":
                found = _ON_TIME.match(self._behind)
            case "goes on":
                found = _GOES_ON.match(self._behind) or _AHEAD.match(self._behind)
            case "weighed":
                found = _MARKS["weighed"].search(f"{self._before.rsplit('. ', 1)[-1]} {self._behind}")
            case "no plan":
                found = _MARKS["no plan"].search(self._before.rsplit(". ", 1)[-1])
            case "tied":
                found = _MARKS["tied"].search(self._behind)
            case "none":
                found = _NOT.search(self._before) and _ONE.match(self._words)
            case "returns":
                found = _BACK.match(self._behind) and _GOT.search(self._words)
            case "so far":
                found = _SO_FAR.search(self._words)
            case "step not taken":
                found = _not_taken().search(self._words)
            case _:
                found = None
        return found is not None

    def __iter__(self) -> Iterator[str]:
        return (name for name in (*_MARKS, *_AROUND) if name in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)  # a list of it would ask for its length

    @classmethod
    def _from_iterable(cls, names: Iterable[_Name], /) -> Set[_Name]:
        return frozenset(names)


_AROUND = ("elsewhen", "once", "that time", "so far", "step not taken")
"""Turns of phrase that no row of ``_MARKS`` finds."""
