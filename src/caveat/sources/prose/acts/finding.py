"""Clauses that were read and words that a network holds for acts in; out, the acts that no frame knew.

Which word carries an act is all that the network says: a verb or an image that stands in no table ("the kits were
parked", "turned off the tap"). Who does it to whom, how firmly and on whose word is told by the clause that the word
stands in, as for any verb of that act.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from caveat.evidence import Act
from caveat.sources.prose.acts.readers import Readers
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.drafts import Found
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.words.deeds import MEASURES
from caveat.sources.prose.words.groups import Group

RULE = "network"
"""What the rule of such an act is called, before the act."""
_NARROW = 60
"""Characters of a statement that is told of one word: another act on that word is the same one."""
_SHAPES = {
    Act.PAUSE: "measure", Act.RESUME: "measure", Act.SLOW: "measure", Act.WITHHOLD: "ban", Act.SUPPORT: "stance",
    Act.OPPOSE: "stance", Act.NO_COMMENT: "plain", Act.REVIEW: "review", Act.CONSIDER: "weighed", Act.OFFER: "give",
    Act.APPROVE: "permit", Act.DEMAND: "urge", Act.CONDITION: "tie", Act.REQUEST: "ask", Act.NOTIFY: "tell",
    Act.DELIVER: "give", Act.DENY: "refuse", Act.DECIDE: "plain", Act.USE: "use",
}  # fmt: skip
"""Where the parties of a verb of an act stand."""


class Hint(Struct, frozen=True):
    """A word that a network holds for an act."""

    at: int
    act: Act
    likely: float


class Walked(Struct, frozen=True):
    """A clause that was read, with its parts and its mood."""

    clause: Clause
    own: Parts
    mood: Mood


def find(reader: Readers, walked: Sequence[Walked], hints: Sequence[Hint]) -> None:
    """Take down the acts of hints that nothing was read of, the likeliest first."""
    for hint in sorted(hints, key=lambda one: -one.likely):
        word = next((at for at, token in enumerate(reader.tokens) if token.start <= hint.at < token.end), None)
        if word is None or _told(reader.found, hint):
            continue
        near = min(
            ((_apart(one.clause, word), number) for number, one in enumerate(walked) if _holds(one.clause, word)),
            default=None,
        )
        if near is not None and not (near[0] == 0 and any(one.start <= hint.at < one.end for one in reader.found)):
            _take(reader, walked[near[1]], hint)  # what a clause's own verb says was read, if the clause was


def _told(found: Sequence[Found], hint: Hint) -> bool:
    return any(
        one.start <= hint.at < one.end and (one.act is hint.act or one.end - one.start < _NARROW) for one in found
    )


def _take(reader: Readers, walked: Walked, hint: Hint) -> None:
    own, clause = walked.own, walked.clause
    subject = clause.subject
    thing = subject is not None and not own.agent_like(subject) and not own.passive
    name = _SHAPES[hint.act]
    if thing and hint.act is Act.DELIVER:
        name = "arrive"
    elif thing and hint.act in MEASURES:
        name = "still"
    shape = reader.frames.shapes[name]
    reader.act(hint.act, shape, own, walked.mood, f"{RULE} {hint.act.value}", reader.objects(shape, own))


def _places(clause: Clause) -> Iterator[tuple[int, int]]:
    """Where the verb of a clause and the groups around it stand."""
    if clause.verb is not None:
        yield clause.verb.first, clause.verb.last
    for item in (*clause.pre, *clause.post):
        if isinstance(item.what, Group):
            yield item.what.first, item.what.last
    if clause.subject is not None:
        yield clause.subject.first, clause.subject.last


def _holds(clause: Clause, word: int) -> bool:
    places = list(_places(clause))
    return min(first for first, _ in places) <= word <= max(last for _, last in places)


def _apart(clause: Clause, word: int) -> int:
    """How many words a word stands from the verb of a clause."""
    verb = clause.verb
    assert verb is not None
    return 0 if verb.first <= word < verb.last else min(abs(word - verb.first), abs(word - verb.last + 1)) + 1
