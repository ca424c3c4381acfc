"""An act as grammar gives it, as it was read, and as it is remembered by what is told behind it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from caveat.evidence import Act, Modality
from caveat.sources.prose.grammar.clauses import Item
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.grammar.reach import Reach
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.statement import Mention, Source
from caveat.sources.prose.words.groups import Group
from caveat.sources.prose.words.tokens import Token

_CAUSES = frozenset(("because of", "due to", "owing to", "despite", "in spite of"))
"""Behind these stands why something is done, and nothing that belongs to the noun before."""


class Echo(Struct, frozen=True):
    """What was told or asked for before, which a clause may lean on: it did so, it has not, that is untrue."""

    act: Act
    objects: tuple[Mention, ...]
    target: Mention | None
    sentence: int
    asked: bool = False
    """Whether somebody was only asked to do it."""
    counted: bool = False
    """Whether it was told of so many."""
    actor: Mention | None = None
    """Who does it, or is to do it."""
    modality: Modality = Modality.ASSERTED
    negative: bool = False
    said: bool = False
    """Whether it stands on somebody's word."""
    speaker: str | None = None
    """On whose word, where that is told."""
    beside: bool = False
    """Whether a relative clause tells it, beside what the sentence is about."""
    questioned: bool = False
    """Whether a question asks for it."""
    auxiliary: str = ""
    """The word by which its verb is left out: do, have, be or a modal; empty where a noun tells it."""
    passive: bool = False
    """Whether it was told of the goods: the rifles were halted."""
    hangs: bool = False
    """Whether its verb hangs on another, of which ``auxiliary`` is: plans to halt them, so does Rome."""
    turned: bool = False
    """Whether that other is negated: has not ruled out halting them."""
    start: int = -1
    """Where it is told."""
    governed: bool = False
    """Whether a verb of saying or denying governs it, which may be what is taken up: so did the minister."""

    @property
    def put(self) -> bool:
        """Whether somebody can answer it, by calling it true or false."""
        return self.said or self.questioned

    @property
    def open(self) -> bool:
        """Whether it leaves open that it was done."""
        return self.asked or self.questioned or self.negative or self.modality is not Modality.ASSERTED

    def untargeted(self) -> Echo:
        """The same, done to nobody who is named."""
        return self if self.target is None else replace(self, target=None)


class Told(Struct, frozen=True):
    """Who did what to whom last, and in which sentence."""

    act: Act
    actor: Mention | None
    target: Mention | None
    sentence: int
    said: bool = False
    """Whether it stands on somebody's word."""
    beside: bool = False
    """Whether a relative clause tells it, that is of somebody of whom the sentence is not."""


class Draft(Struct, frozen=True):
    """An act before its names are settled. ``own`` is the clause that says it, None for one told by a noun."""

    act: Act
    mood: Mood
    rule: str
    items: list[Item]
    own: Parts | None = None
    actor: Group | None = None
    target: Group | None = None
    objects: tuple[Group, ...] = ()
    used: tuple[Group, ...] = ()
    """Groups that the quote has to take in."""
    negated: bool = False
    """Whether a negation stands in a word that is no part: no decision, attached no condition."""
    speaker: Mention | None = None
    """Who acts, where it is the speaker himself."""
    echo: Echo | None = None
    """What was done before, where the clause says no more than that it was done."""
    judged: bool = False
    """Whether the clause says no more than that this is so, or is not so, and nothing of who does it to whom."""


class Found(Struct, frozen=True):
    """An act that was read, with its parts resolved and its place in the text."""

    act: Act
    actor: Mention | None
    target: Mention | None
    objects: tuple[Mention, ...]
    modality: Modality
    negative: bool
    source: Source
    start: int
    end: int
    rule: str
    no_actor: str | None
    reach: Reach | None = None
    """Where a clause says it: which words of its sentence are its own."""


def following(group: Group, items: list[Item]) -> list[tuple[str, Group]]:
    """Prepositional groups after a noun, up to the next direct one, or to a cause: because of a war on Chad."""
    at = next((i for i, item in enumerate(items) if item.what is group), None)
    out: list[tuple[str, Group]] = []
    for item in items[at + 1 :] if at is not None else []:
        if not isinstance(item.what, Group) or not item.prep or item.prep in _CAUSES:
            break
        out.append((item.prep, item.what))
    return out


def offered_again(draft: Draft, found: Sequence[Found], tokens: Sequence[Token]) -> Found | None:
    """The offer that is spoken of once more: offered Cairo boats, withdrew the offer and offered them anew."""
    lows = {tokens[group.head].low for group in draft.objects}
    back = draft.act is Act.WITHHOLD and lows == {"offer"}
    told = back or (draft.act is Act.OFFER and lows <= {"it", "them", "this"})
    return next((one for one in reversed(found) if told and one.act is Act.OFFER), None)
