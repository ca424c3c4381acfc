"""A step like one that was told right before, in; whose it is, and how firm, out: is weighing something similar."""

from __future__ import annotations

from msgspec.structs import replace

from caveat.evidence import Act, Modality
from caveat.sources.prose.acts.echoes import Echoes
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.drafts import Draft, Echo
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.named.recent import BACK
from caveat.sources.prose.words.deeds import MEASURES
from caveat.sources.prose.words.groups import Group, Mark, singular

_ALIKE = frozenset(("similar", "comparable", "identical", "like", "same"))
_STEPS = frozenset(("step", "move", "measure", "course", "path"))
_THINGS = frozenset(("something", "anything", "nothing"))
_EFFECTS = {
    **dict.fromkeys(
        ("consider", "weigh", "mull", "contemplate", "discuss", "debate", "study", "examine"), "considered"
    ),
    **dict.fromkeys(("plan", "prepare", "intend", "expect"), "planned"),
    **dict.fromkeys(("take", "adopt", "make"), ""),
}
"""Verbs of whoever takes, plans or weighs a step, and how firmly he then means it."""
FOLLOWS = frozenset(_EFFECTS)


def followed(reader: Echoes, own: Parts, mood: Mood) -> bool:
    """Take down a step like one told before; true also where it leans on none that is known, which tells nothing."""
    verb, subject, step = own.clause.verb, own.clause.subject, _step(own)
    if verb is None or subject is None or step is None or own.passive:
        return False
    if any(isinstance(item.what, Clause) for item in own.post) or not own.agent_like(subject):
        return False
    if any(child.kind in ("adv", "ger", "part") for child in own.clause.children):
        return False  # took a comparable step in 2029, when it froze them
    echo = _before(reader)
    if echo is None or reader._same(subject, own, mood, echo):
        return step.kind != "measure"  # something similar is no goods; a similar measure may be read by itself
    negative = mood.negative ^ (step.negative or reader.tokens[step.head].low == "nothing")
    effect = _EFFECTS[verb.lemma]
    below = replace(mood.under(effect, verb.lemma) if effect else mood, negative=negative)
    used, told = (subject, step), replace(echo, modality=Modality.ASSERTED)
    return reader.add(Draft(echo.act, below, "follow suit", own.pre, own, subject, None, (), used, echo=told))


def _step(own: Parts) -> Group | None:
    """The step that is like another: something similar, a similar step, the same measures."""
    held = own.direct()
    if len(held) != 1 or held[0].members or held[0].owner is not None:
        return None
    words = [own.tokens[at].low for at in range(held[0].first, held[0].last)]
    if words[-1] in _THINGS:
        like = any(isinstance(i.what, Mark) and i.what.low in _ALIKE for i in own.post)
        return held[0] if like else None
    return held[0] if singular(words[-1]) in _STEPS and _ALIKE & set(words[:-1]) else None


def _before(reader: Echoes) -> Echo | None:
    """The measure that was told last, where it stands near and nothing else was told since."""
    row = [one for one in reader.book.recent.row if one is not None and one.act is not Act.NO_COMMENT]
    last = row[-1] if row else None
    near = last is not None and 0 <= reader.sentence - last.sentence <= BACK and last.act in MEASURES
    return last if near and last is not None and not (last.open or last.asked) else None
