"""An act with "it" in, and what was told before; who is meant by it where that is the other side, out.

Turkey asked Norway for rifles. It sent forty: Norway. Norway sold rifles to Turkey. It used them: Turkey. Norway warned
Turkey that it would get no more: Turkey. Elsewhere "it" goes on with whom the sentence before is about.
"""

from __future__ import annotations

from collections.abc import Sequence

from caveat.evidence import Act, Attribution
from caveat.sources.prose.acts.addressed import hears
from caveat.sources.prose.grammar.drafts import Draft, Echo, Told
from caveat.sources.prose.statement import Mention
from caveat.sources.prose.words.deeds import STOPS
from caveat.sources.prose.words.groups import Group, singular
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.tokens import Token

_TOLD = frozenset(("tell", "warn", "inform", "assure", "notify", "remind", "promise"))
_ANSWERS = frozenset((Act.DELIVER, Act.APPROVE, Act.DENY))
"""What is done by whoever was asked for goods."""
_MEASURED = frozenset((*STOPS, Act.RESUME, Act.DELIVER, Act.REVIEW))
"""What does not hit those who are told of it."""


def other_side(
    draft: Draft, who: Mention | None, told: Told | None, sentence: int, tokens: Sequence[Token]
) -> Mention | None:
    """Who acts, where the sentence before told that he was asked for goods, was ordered to stop them, or got them."""
    if who is None or told is None or told.target is None or told.actor is None or not _is_it(draft.actor, tokens):
        return who
    if sentence - told.sentence != 1 or who.name != told.actor.name or draft.mood.source.kind is not Attribution.OUTLET:
        return who  # who speaks of himself as "it" does so on his own word
    answers = told.act is Act.REQUEST and draft.act in _ANSWERS
    uses = told.act is Act.DELIVER and draft.act is Act.USE
    appeals = told.act is Act.DEMAND and draft.rule.startswith("appeal")
    return Mention(told.target.name, who.start, who.end) if answers or uses or appeals else who


def by_paper(
    draft: Draft, who: Mention | None, echo: Echo | None, sentence: int, tokens: Sequence[Token]
) -> Mention | None:
    """Who acts, or the bill that the sentence before told of: passed a bill. It would block the sale."""
    verb = draft.own.clause.verb if draft.own is not None else None
    if echo is None or who is None or verb is None or verb.modal != "would" or sentence - echo.sentence != 1:
        return who
    paper = echo.objects[0].name if echo.objects else ""
    moved = echo.act in (Act.APPROVE, Act.OPPOSE, Act.SUPPORT, Act.CONSIDER)
    plain = draft.mood.source.kind is Attribution.OUTLET and _is_it(draft.actor, tokens)
    told = plain and moved and bool(paper) and singular(paper.split()[-1].lower()) in wordset("writs")
    return Mention(paper, who.start, who.end) if told else who


def only_hears(draft: Draft, tokens: Sequence[Token]) -> bool:
    """Whether those behind "to" are told of a measure, and not hit by it: confirmed the pause to senators."""
    group = draft.target
    if group is None or draft.act not in _MEASURED or group.first < 1 or tokens[group.first - 1].low != "to":
        return False
    return hears(group, tokens) or singular(tokens[group.head].low) in wordset("legislators")


def addressee(draft: Draft, tokens: Sequence[Token]) -> Group | None:
    """To whom it is said that "it" will get goods, or none: warned Turkey that it would get no more rifles."""
    clause = draft.own.clause if draft.own is not None else None
    above = clause.parent if clause is not None and clause.kind == "that" else None
    if above is None or above.verb is None or above.verb.lemma not in _TOLD or above.verb.passive:
        return None
    verb = clause.verb if clause is not None else None
    if verb is None or not (verb.modal or verb.progressive):
        return None  # Turkey told Norway that it had received them
    if draft.act is not Act.DELIVER or not _is_it(draft.target, tokens) or draft.target is draft.actor:
        return None
    whom = next((item.what for item in above.post if isinstance(item.what, Group) and not item.prep), None)
    return whom if whom is not None and whom.kind in ("state", "body", "name") else None


def _is_it(group: Group | None, tokens: Sequence[Token]) -> bool:
    return group is not None and group.last - group.first == 1 and tokens[group.head].low == "it"
