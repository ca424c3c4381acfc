"""What is said of a measure or a sale in; whose verdict that is, for or against it, out: withholding them is wrong.

"Cutting off aid would be a mistake, the senator said": what is done is told by a form in -ing, or by an infinitive, and
whoever is heard to call it wrong, or right, opposes or supports it. Nobody is said to have done it.
"""

from __future__ import annotations

from msgspec.structs import replace

from caveat.evidence import Act, Attribution, Modality
from caveat.sources.prose.acts.echoes import Echoes
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.drafts import Draft
from caveat.sources.prose.grammar.frames import frames
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.grammar.roles import Parts, parts
from caveat.sources.prose.needs import kinds
from caveat.sources.prose.words.deeds import DONE_TO
from caveat.sources.prose.words.groups import Group, Mark, singular
from caveat.sources.prose.words.lexicon import wordset

_IS = frozenset(("be", "remain", "amount", "constitute", "represent", "mean"))
_SIGNALS = frozenset(("message", "signal", "precedent"))
_SENDS = frozenset(("send", "set", "create"))
_ILL = frozenset(("wrong", "terrible", "dangerous", "bad", "horrible", "disastrous"))
_FURTHERS = frozenset(("serve", "advance", "further", "promote", "protect"))
"""What is done to the interests of a state by what is good for it."""
_DEFIES = frozenset(("beggar", "defy"))
_REASON = frozenset(("belief", "logic", "reason", "comprehension", "sense", "decency"))
"""What a step that somebody condemns beggars or defies."""
JUDGED = _FURTHERS | _DEFIES | {"be", "remain"}
"""Verbs by which a sale or a measure is."""
VERDICTS = _IS | _SENDS | _FURTHERS
"""Verbs by which what is done is judged."""
_MOODS = (Modality.ASSERTED, Modality.PLANNED, Modality.HYPOTHETICAL, Modality.CONDITIONAL)


def deplored(reader: Echoes, own: Parts, mood: Mood) -> bool:
    """Take down that somebody opposes, or backs, what the subject of his verdict tells; false where it is none."""
    verb, done = own.clause.verb, _doing(own)
    if verb is None or done is None or done.verb is None or verb.negative or mood.negative or own.passive:
        return False
    if mood.speaker is None or mood.source.kind is Attribution.OUTLET or mood.modality not in _MOODS:
        return False
    act = _verdict(own)
    if act is None or not _of_arms(done, own, reader):
        return False
    reader.done.add(id(done))
    last = next((item.what.last for item in own.post if isinstance(item.what, Group | Mark)), verb.last)
    whole = Group(done.verb.first, last, done.verb.head, "other")
    calm, used = replace(mood, modality=Modality.ASSERTED), (whole,)
    return reader.add(Draft(act, calm, "is called so", own.post, None, None, None, (), used, speaker=mood.speaker))


def judged(reader: Echoes, own: Parts, mood: Mood) -> bool:
    """What an attributed speaker says of a sale or a measure: "The sale is a disgrace," said the bishop."""
    verb, subject, inner = own.clause.verb, own.clause.subject, kinds.infinitive(own.clause)
    if verb is None or subject is None or verb.lemma not in JUDGED or mood.speaker is None:
        return False
    if (verb.lemma in _FURTHERS and not in_interest(own)) or (verb.lemma in _DEFIES and not _absurd(own)):
        return False
    unreal = verb.modal in ("would", "will") and not verb.perfect and mood.modality is not Modality.DENIED
    if not (mood.modality is Modality.ASSERTED or unreal) or mood.negative:
        return False
    if own.clause.kind not in ("main", "that") or mood.source.kind is Attribution.OUTLET:
        return False
    heads = [item.what for item in own.post if not item.prep and isinstance(item.what, Group | Mark)]
    words = {singular(own.tokens[one.last - 1].low) for one in heads}
    bad, good = words & wordset("scorns") - {"regrettable"}, words & wordset("praises")
    act = Act.OPPOSE if bad or _absurd(own) else Act.SUPPORT if good or in_interest(own) else None
    held = any(kinds.field_like(g, own) for _, g in own.groups(inner.post)) if inner is not None else False
    did = own.agent_like(subject) and subject.kind != "pronoun" and held  # was right to stop the rifles
    it = own.tokens[subject.head].low in ("it", "this", "that") and (held or (inner is None and own.near))
    told = subject.kind in ("transfer", "permit") or reader.event_act(subject) is not None
    told = told or (subject.kind == "measure" and own.near)
    if act is None or not (did or it or told):
        return False
    if inner is not None:
        reader.done.add(id(inner))
    whose = subject if did else subject.owner
    target = whose if whose is not None and own.agent_like(whose) and whose.kind != "pronoun" else None
    things = () if did or it else (subject,)
    rule, items = f"is {act.value}d", [*own.clause.pre, *own.post]
    mood = replace(mood, modality=Modality.ASSERTED)  # it would be a mistake to stop them
    return reader.add(Draft(act, mood, rule, items, own, None, target, things, (subject,), speaker=mood.speaker))


def _absurd(own: Parts) -> bool:
    """Whether something is said to be against reason: beggars belief, defies logic."""
    verb = own.clause.verb
    return verb is not None and verb.lemma in _DEFIES and any(own.tokens[g.head].low in _REASON for g in own.direct())


def in_interest(own: Parts) -> bool:
    """Whether something is said to be good for a state: is in the national interest, serves our interests."""
    verb = own.clause.verb
    lemma = verb.lemma if verb is not None else ""
    held = [group for prep, group in own.groups(own.post) if prep == ("in" if lemma in _IS else "")]
    told = lemma in _IS or lemma in _FURTHERS
    return told and any(singular(own.tokens[group.head].low) == "interest" and not group.negative for group in held)


def _doing(own: Parts) -> Clause | None:
    """The form in -ing, or the infinitive, with which a clause begins and which no comma parts from its verb."""
    clause, verb = own.clause, own.clause.verb
    if verb is None or clause.kind not in ("main", "that"):
        return None
    before = [c for c in (*clause.children, *(i.what for i in clause.pre)) if isinstance(c, Clause)]
    before = [c for c in before if c.verb is not None and c.verb.first < verb.first]
    first = next((c for c in before if c.kind in ("part", "ger", "inf")), None)
    if first is None or first.verb is None or first.verb.form not in ("ger", "inf") or first.verb.passive:
        return None
    opens = min((item.first for item in clause.pre if item.what is not first), default=verb.first)
    between = own.tokens[first.verb.last : verb.first]
    return first if first.verb.first < opens and all(token.text != "," for token in between) else None


def _verdict(own: Parts) -> Act | None:
    """What a speaker does by a verdict: calls it a mistake, which opposes it, or right, which backs it."""
    verb = own.clause.verb
    lemma = verb.lemma if verb is not None else ""
    heads = [item.what for item in own.post if isinstance(item.what, Group | Mark)]
    words = {singular(token.low) for one in heads for token in own.tokens[one.first : one.last]}
    if lemma in _SENDS:
        return Act.OPPOSE if words & _SIGNALS and words & _ILL else None
    if in_interest(own):
        return Act.SUPPORT
    last = {singular(own.tokens[one.last - 1].low) for one in heads}
    bad, good = last & wordset("scorns") - {"regrettable", "illegal"}, last & wordset("praises")
    return Act.OPPOSE if bad else Act.SUPPORT if good else None


def _of_arms(done: Clause, own: Parts, reader: Echoes) -> bool:
    """Whether what is done is done to arms: supplying them, or a measure on them."""
    verb = done.verb
    below = parts(done, own.tokens, {})
    senses = frames().senses.get(verb.lemma, ()) if verb is not None else ()
    acts = {one.act for one in senses} & (DONE_TO | {Act.DELIVER, Act.APPROVE, Act.RESUME, Act.CONDITION})
    groups = [group for _, group in (*below.groups(done.post), *own.groups(own.clause.pre))]
    return bool(acts) and any(kinds.field_like(one, own) or reader.event_act(one) is not None for one in groups)
