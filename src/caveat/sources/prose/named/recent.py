"""What was told last, each act with who, whom and on whose word; out comes the one that a later clause leans on."""

from __future__ import annotations

from msgspec import Struct, field
from msgspec.structs import replace

from caveat.evidence import Act
from caveat.sources.prose.grammar.drafts import Echo
from caveat.sources.prose.words.likeness import alike

BACK = 2
"""Sentences back to which something answers."""
_KEPT = 6
_OPINIONS = frozenset((Act.DEMAND, Act.SUPPORT, Act.OPPOSE, Act.NO_COMMENT, Act.DECIDE, Act.CONSIDER))
"""Acts that nobody calls true or false: who says that this is wrong is of another mind."""


class Recent(Struct):
    """The last acts of a text in the order in which they were told."""

    row: list[Echo | None] = field(default_factory=list)
    """None stands for what somebody was asked to do that is none of the acts: who did so did nothing that is read."""
    wanted: tuple[int, Echo | None] = (-1, None)
    """What a demand asks for that is being read, and the sentence in which it does."""
    passed: int = -1
    """The last sentence that told of an act and ended on another deed, which "they did not" then takes up."""

    @property
    def last(self) -> Echo | None:
        """What was told, or asked for, last."""
        return self.row[-1] if self.row else None

    @property
    def told(self) -> Echo | None:
        """What was told last: the request itself, and not what it asks for."""
        last, before = self.last, self.row[-2] if len(self.row) > 1 else None
        if last is None or not last.asked or before is None:
            return last
        return before if before.act is Act.REQUEST and before.sentence == last.sentence else last

    def tell(self, echo: Echo | None) -> None:
        """Keep what was told, or asked for; what a relative clause tells, below that on which it hangs."""
        last = self.last
        below = echo is not None and last is not None and echo.beside and not last.beside
        if below and echo is not None and last is not None and last.sentence == echo.sentence:
            self.row.insert(len(self.row) - 1, echo)
        else:
            self.row.append(echo)
        del self.row[:-_KEPT]

    def want(self, content: Echo | None, sentence: int) -> None:
        """Keep what is asked for until it is told who asks whom."""
        self.wanted = sentence, content

    def bid(self, demand: Echo) -> None:
        """Keep a demand or request, and over it what it asks for: whoever is asked is to do that."""
        self.tell(demand)
        sentence, content = self.wanted
        if sentence == demand.sentence:
            who = None if demand.negative else demand.target
            self.tell(content and replace(content, asked=True, actor=who, beside=demand.beside))
        self.wanted = -1, None

    def again(self, echo: Echo, sentence: int) -> None:
        """What was told before, told or denied again: it can be answered from there on."""
        self.tell(replace(echo, sentence=sentence, said=True))

    def claim(self, sentence: int) -> Echo | None:
        """What a judgement is about: what was last put on somebody's word or in a question, else what was told last."""
        near = [one for one in reversed(self.row) if one is not None and 0 <= sentence - one.sentence <= BACK]
        claims = [one for one in near if not one.asked and one.act not in _OPINIONS]
        put = [one for one in claims if one.put]
        main = (one for one in put if not one.beside)  # and not what hangs on a visit: at which it was to be signed
        return next(main, put[0] if put else claims[0] if claims and claims[0] is near[0] else None)

    def left_open(self, who: str, sentence: int) -> Echo | None:
        """What somebody planned, promised, was asked or said to do, near by: Norway has not."""
        near = (one for one in reversed(self.row) if one is not None and 0 <= sentence - one.sentence <= BACK)
        own = (one for one in near if one.actor is not None and alike(one.actor.name, who))
        return next((one for one in own if one.open), None)

    def likened(self) -> Echo | None:
        """What somebody else did as well: the demand itself, and not what it asks for."""
        return next((one for one in reversed(self.row) if one is not None and not one.asked), None)
