"""Statements of one document in; who rejects, in no more words than that, what was told right before, out.

"An official denied that any such flight had taken place" names no act. It is read for a refusal, or for something that
is not weighed, and what it says is that the last thing that was told is not so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from caveat.evidence import Act, Modality, Polarity
from caveat.sources.patterns import later
from caveat.sources.prose.pairs.goods import head_of
from caveat.sources.prose.pairs.matter import REACH
from caveat.sources.prose.pairs.sides import origin
from caveat.sources.prose.statement import Contradiction, Statement
from caveat.sources.prose.words.likeness import alike
from caveat.sources.prose.words.parties import both_named, party, states

_NO_SUCH = later(r"\bno(?:thing)? (?:such|of the (?:sort|kind))\b")
_DENIED = later(r"\b(?:den(?:y|ies|ied)|rejects?|rejected|dismiss(?:es|ed)?|disput(?:es|ed)|contests?|contested)\b")
_SUCH = later(
    r"[^.;\n]{0,40}\b(?:(?:any|no) such|(?:any|no)thing of the (?:sort|kind))\b"
    r"| (?:the|this|that|these|those) (?:account|claim|charge|report|story|allegation|accusation|assertion|version)s?\b"
)
"""Behind a denial, what stands for what was told: any such flight, the account."""
_GOT_NONE = later(
    r" (?:that )?(?:(?:it|he|she|they|we) (?:has|have|had) (?:ever )?|(?:ever )?having (?:ever )?|ever )?"
    r"(?:receiv(?:ed|ing)|got|getting|been (?:sent|given|handed|asked))\b[^.;\n]{0,40}"
    r"\b(?:any|such an?|an?|the|this|that) [^.;\n]{0,20}(?:demand|request|approach)\b"
)
"""Behind a denial, that no request has come: denied it had received such a demand."""
_BENCH = frozenset(("court", "judge", "judges", "tribunal", "justices", "magistrate"))
_IT = later(r" (?:(?:this|it)\b(?! \w+(?:ed|ing)\b)|that(?= as\b|[.,;:]))")
"""The same, which may stand for a request as well."""
_ENDS = later(r"[.!?][\"\u201d\u2019)]* |\n\n")
_NO_REPORTS = frozenset((Act.NO_COMMENT, Act.DENY, Act.SUPPORT, Act.OPPOSE, Act.REVIEW, Act.DECIDE))
"""Acts that no such denial is meant of."""
_ASKED = frozenset((Act.REQUEST, Act.DEMAND))
_UNTRUE = frozenset(
    ("report", "claim", "charge", "allegation", "accusation", "story", "account", "assertion", "version", "rumour")
)
"""What is called untrue."""
_BACK = 8
"""Statements back to which what a denial is meant of is sought."""


def rejections(text: str, statements: Sequence[Statement]) -> Iterator[Contradiction]:
    """A pair for each such denial: itself, and the statement before it, or the last that is told of whoever denies."""
    for at, one in enumerate(statements[1:], start=1):
        told = statements[at - 1]
        if told.end <= one.start and _rejects(text, one, told) and _may_be_meant(text, one, told):
            yield Contradiction(at - 1, at, "denial")
        elif one.act is Act.DENY:
            for place in range(at - 1, max(-1, at - 1 - _BACK), -1):
                if _told_of_it(text, one, statements[place]):
                    yield Contradiction(place, at, "denial")
                    break


def _told_of_it(text: str, one: Statement, told: Statement) -> bool:
    """Whether the report that somebody denies is, a few paragraphs before, of what he is told to have done."""
    if told.end > one.start or told.act in _ASKED or not _rejects(text, one, told) or not _fact(one, told):
        return False
    near = text.count("\n\n", told.end, one.start) <= REACH
    who = states(party(one.actor.name if one.actor else None) or frozenset())
    does = states((party(told.actor.name) if told.actor else None) or origin(text, told) or frozenset())
    return near and bool(who & does)


def _rejects(text: str, one: Statement, told: Statement) -> bool:
    """Whether a statement is no more than that what was told is not so."""
    if one.act is Act.CONSIDER:
        return one.polarity is Polarity.NEGATIVE and bool(_NO_SUCH.search(text, one.start, one.end))
    if one.act is not Act.DENY or one.polarity is Polarity.NEGATIVE or one.target is not None:
        return False
    if one.actor is not None and not _BENCH.isdisjoint(one.actor.name.lower().split()):
        return False  # a court dismissed their claim
    if one.objects:
        return all(head_of(each.name) in _UNTRUE for each in one.objects)  # called the report untrue
    denied = _DENIED.search(text, one.start, one.end)
    if denied is None:
        return False
    if told.act in _ASKED and _got_none(text, one):
        return _is_told_to(one, told)
    it = told.act not in _ASKED and _IT.match(text, denied.end()) is not None
    return it or _SUCH.match(text, denied.end()) is not None


def _may_be_meant(text: str, one: Statement, told: Statement) -> bool:
    """Whether what was told stands right before, for a fact, on the word of somebody else."""
    if not _fact(one, told):
        return False
    got_none = _got_none(text, one) and _is_told_to(one, told)
    if told.act in _ASKED and not got_none and not _by(one.actor.name if one.actor else None, told):
        return False  # whoever is said to have been asked denies something else
    return len(_ENDS.findall(text[told.end : one.start])) < 3


def _fact(one: Statement, told: Statement) -> bool:
    """Whether something is told for a fact, and not by whoever denies it."""
    if told.polarity is Polarity.NEGATIVE or told.act in _NO_REPORTS or told.act is one.act:
        return False
    if told.modality not in (Modality.ASSERTED, Modality.PLANNED) and one.act is not Act.CONSIDER:
        return False
    says = told.attribution.speaker
    return one.actor is None or says is None or not alike(one.actor.name, says)


def _got_none(text: str, one: Statement) -> bool:
    """Whether it is denied that any demand has come."""
    denied = _DENIED.search(text, one.start, one.end)
    return denied is not None and _GOT_NONE.match(text, denied.end()) is not None


def _is_told_to(one: Statement, told: Statement) -> bool:
    """Whether whoever denies is the one to whom it is told to have been addressed."""
    if one.actor is None or told.target is None:
        return False
    return both_named(party(one.actor.name), party(told.target.name))


def _by(name: str | None, told: Statement) -> bool:
    """Whether it is told of whoever denies it, and he is not the one who was asked."""
    addressed = told.target is not None and name is not None and alike(told.target.name, name)
    return not addressed and told.actor is not None and both_named(party(name), party(told.actor.name))
