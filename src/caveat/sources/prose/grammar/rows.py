"""A paragraph that is a list, or a row or item of one, in; what it says as sentences of plain words out.

An item stands under the line that opens its list, a row under the head of its table, "Status: on hold" behind what it
is said of, and "Delivered: 5" under the heading that names the goods. Each word keeps its place in the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from caveat.sources.patterns import later
from caveat.sources.prose.grammar.drafts import Found
from caveat.sources.prose.words.entries import is_goods, is_heading, is_place
from caveat.sources.prose.words.labelled import label, role
from caveat.sources.prose.words.lexicon import lexicon
from caveat.sources.prose.words.listed import retold
from caveat.sources.prose.words.sentences import LONGEST, Sentence
from caveat.sources.prose.words.states import is_finite, predicate, put
from caveat.sources.prose.words.tokens import Token, tokens

Span = tuple[int, int]

_BULLET = later(r"(?:[-–—•·▪■►*>]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[).])[ \t]*(?=\S)")
_FIRST = later(r":[ \t]*\(?(?:1|a|i)[).][ \t]")
"""Where the first item of a numbered list stands in the line that opens it."""
_STATUS = later(r"(?:Status|State|Decision|Outcome|Result|Progress)[ \t]*:[ \t]*(?=\w)")
_FIELD = later(
    r"\b(?:(?P<whom>Country|Destination|Recipient|End[- ]user|Buyer)|(?P<goods>Goods|Items?|Equipment|Products?)"
    r"|(?P<state>Status|Decision|Outcome|Result))[ \t]*:[ \t]*(?P<value>[^.;\n|]+)"
)
"""A field of a record: Destination: Chad."""
_CELLS = later(r"(?<![ \t|])[ \t|]*[\t|][ \t|]*")
_SENTENCE = later(r"[.!?][\"”’)]*\s+(?=\S)")
_WHOM = later(r" (?:for|to) (?P<whom>(?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})")
"""For whom the goods are that a heading names."""
_LONG = 160
"""Characters of the longest item or row."""
_STATE = 30
"""Characters of the longest state that stands as a head."""
_HEADING = 100
_FAR = 300
"""Characters between a list and its item, from which on the words of its head are put in where the item stands."""
_ABOVE = 400
"""Characters before a list in which it is looked for what its goods are exempt from."""


_LIST = " < list"
"""What the rule says of a statement that was read of a list."""


class Row(Struct, frozen=True):
    """A stretch of the text, and its words as those of a sentence."""

    start: int
    end: int
    words: list[Token]


class Lists:
    """Finds which paragraphs of a text are items and rows, and under what."""

    def __init__(self, text: str, paragraphs: Sequence[Span]) -> None:
        self.text, self.paragraphs = text, paragraphs
        self.items: dict[int, Row] = {}
        """What each item of a list says with the line that opens it, by the number of its paragraph."""
        self.opening: set[int] = set()
        """Where the lines end that open lists of which an item was read."""
        self.known: dict[Span, list[Token]] = {}
        """The words of what is a list, or an item or row of one, by where it stands."""
        self.headings: dict[int, Span] = {}
        """The heading under which a paragraph of a few words stands."""
        if len(paragraphs) > 1:
            self._survey()

    def _survey(self) -> None:
        head = heading = None
        for number, (start, end) in enumerate(self.paragraphs):
            short = end - start <= _LONG
            if heading is not None and (short or self._labelled(start, end)):
                self.headings[number] = heading
            if self.text[end - 1] == ":":
                head = self._last_sentence(start, end)
                head = head if head[1] - head[0] <= _FAR else None
            elif head is not None and self._in_list(number, start, end):
                item = self._item(head, start, end)
                if item is not None:
                    self.items[number] = item
                    self.opening.add(head[1])
            elif short and (self._bulleted(number + 1) or self._is_state(start, end)):
                head = (start, end)
            else:
                head = None
            if self._is_heading(start, end):
                heading = (start, end)
            elif not (short and self._labelled(start, end)) and number not in self.items:
                heading = None

    def _in_list(self, number: int, start: int, end: int) -> bool:
        """Whether a paragraph is an item: with a bullet, or without one where the item before it has none."""
        if _BULLET.match(self.text, start, end) is not None:
            return True
        bare = number - 1 not in self.items or _BULLET.match(self.text, *self.paragraphs[number - 1]) is None
        return bare and end - start <= _LONG and self.text[end - 1] not in ".?!"

    def _is_state(self, start: int, end: int) -> bool:
        """Whether a paragraph is no more than a state, as the head of what stands below: Refused; Still on hold."""
        bare = end - start <= _STATE and self.text[end - 1].isalpha() and self.text[start].isupper()
        return bare and predicate(self._words(start, end)) is not None

    def _labelled(self, start: int, end: int) -> bool:
        return ":" in self.text[start : min(end, start + _HEADING)]

    def _bulleted(self, number: int) -> bool:
        here = number < len(self.paragraphs)
        return here and _BULLET.match(self.text, *self.paragraphs[number]) is not None

    def _is_heading(self, start: int, end: int) -> bool:
        """Whether a paragraph is a line that names goods: Patrol boats for the Philippines."""
        line = self.text[start:end]
        if end - start > _HEADING or line[-1] in ".:;!?,|" or any(sign in line for sign in "\n\t|"):
            return False
        words = tokens(line, start)
        colon = next((at for at, token in enumerate(words) if token.text == ":"), 0)
        listed = colon and (label(words[:colon]) or predicate(words[colon + 1 :])) is not None
        return is_goods(words) and not (listed or any(map(is_finite, words)))

    def _last_sentence(self, start: int, end: int) -> Span:
        """The last sentence of a range, without the colon at its end."""
        ends = [found.end() for found in _SENTENCE.finditer(self.text, start, end)]
        return max([start, *ends]), end - (self.text[end - 1] == ":")

    def among(self, found: Sequence[Sentence], number: int, within: Span) -> list[Sentence]:
        """The sentences of a part of a paragraph, an item or row of a list as one; other rows of a table are left."""
        rows = [row for row in self.rows(number) if within[0] <= row.start and row.end <= within[1]]
        self.known |= {(row.start, row.end): row.words for row in rows}
        kept = [one for one in found if not self.opening & {one.end, one.end - 1}]
        cells = self.text.count("|", *within) > 1 and "\n" in self.text[slice(*within)]
        if not (rows or cells):
            return kept
        starts = [row.start for row in rows]

        def apart(start: int, end: int) -> bool:
            before = bisect_left(starts, end) - 1
            return before < 0 or rows[before].end <= start

        told = [Sentence(row.start, row.end, number, headline=False, quoted=False) for row in rows]
        for one in kept:
            if apart(one.start, one.end) and not cells:
                told.append(one)
                continue
            lines = (line for line in self._lines(one.start, one.end) if apart(*line))
            told += [replace(one, start=a, end=b) for a, b in lines if _CELLS.search(self.text, a, b) is None]
        return sorted(told, key=lambda one: one.start)

    def words(self, said: str, sentence: Sentence) -> list[Token]:
        """The words of a sentence, those of a list as of plain clauses."""
        within = sentence.start, sentence.end
        if within not in self.known:
            plain = tokens(said, sentence.start)
            told = retold(plain, self.text[max(0, sentence.start - _ABOVE) : sentence.start])
            if told is plain:
                return plain
            self.known[within] = told
        return self.known[within]

    def marked(self, read: Sequence[Found], within: Span) -> list[Found]:
        """What was read of a sentence, told to be of a list where it is, and each of no more than the sentence."""
        if within not in self.known:
            return [*read]
        return [
            replace(one, start=max(one.start, within[0]), end=min(one.end, within[1]), rule=f"{one.rule}{_LIST}")
            for one in read
        ]

    def rows(self, number: int) -> list[Row]:
        """What a paragraph says as a list, or as an item or row of one; none where it is prose."""
        start, end = self.paragraphs[number]
        if number in self.items:
            return [self.items[number]]
        records = [*self._records(start, end)]
        if records:
            return records
        numbered = self._numbered(start, end)
        if numbered is not None:
            return [numbered]
        lines = list(self._lines(start, end))
        if any(self.text[line[0]].islower() and _CELLS.search(self.text, *line) is None for line in lines):
            return []  # a sentence goes on from one line to the next
        return [row for at in range(len(lines)) if (row := self._line(number, lines, at)) is not None]

    def _records(self, start: int, end: int) -> Iterator[Row]:
        """The records of a paragraph that tell by their fields for whom which goods are in what state."""
        here: dict[str, Span] = {}
        for found in [*_FIELD.finditer(self.text, start, end), None]:
            name = found.lastgroup if found is not None else None
            name = next((one for one in ("whom", "goods", "state") if found is not None and found[one]), name)
            if found is None or name in here:
                yield from self._record(here)
                here = {}
            if found is not None and name is not None:
                here[name] = found.span("value")

    def _record(self, here: Mapping[str, Span]) -> Iterator[Row]:
        if not {"goods", "state"} <= here.keys():
            return
        named, state = self._words(*here["goods"]), self._words(*here["state"])
        whom = self._words(*here["whom"]) if "whom" in here else []
        what = [*named, *([put("for", whom[0].start), *whom] if whom else [])]
        span = min(first for first, _ in here.values()), max(last for _, last in here.values())
        row = self._told(what, [put(":", state[0].start)], state, span) if state else None
        if row is not None:
            yield row

    def _lines(self, start: int, end: int) -> Iterator[Span]:
        at = start
        for line in self.text[start:end].split("\n"):
            bare = line.strip()
            if bare:
                first = at + line.index(bare[0])
                yield first, first + len(bare)
            at += len(line) + 1

    def _words(self, start: int, end: int) -> list[Token]:
        return tokens(self.text[start:end], start)

    def _item(self, head: Span, start: int, end: int) -> Row | None:
        """An item under the line that opens its list, as a sentence of its own."""
        opens = self._words(*head)
        colon = max((at for at, token in enumerate(opens) if token.text == ":"), default=-1)
        opens = opens[colon + 1 :]  # fact box: what Oslo has stopped
        if not opens or any(token.text in ('"', "“") for token in opens):
            return None
        if start - head[0] > _FAR:
            opens = [replace(token, start=start, end=start) for token in opens]
        found = [*opens, put(":", start), *self._bare(start, end)]
        told = retold(found, self.text[max(0, head[0] - _ABOVE) : head[0]])
        return None if told is found else Row(start, end, told)

    def _bare(self, start: int, end: int) -> list[Token]:
        """The words of an item without its bullet or number."""
        bullet = _BULLET.match(self.text, start, end)
        words = self._words(bullet.end() if bullet is not None else start, end)
        return words[:-1] if words and words[-1].low in ("and", ";", ",", ".") else words

    def _numbered(self, start: int, end: int) -> Row | None:
        """A list in lines of its own, or with numbers, within the paragraph that opens it."""
        first = _FIRST.search(self.text, start, end)
        line = self.text.find(":\n", start, end)
        at = first.start() if first is not None else line
        if at < 0:
            return None
        head = self._last_sentence(start, at)
        if end - head[0] > LONGEST:
            return None
        found = [*self._words(*head), put(":", at)]
        for begin, close in self._lines(at + 1, end):
            items = self._bare(begin, close)
            if not items:
                return None
            found += [*items, put(";", close)]
        told = retold(found, self.text[max(0, head[0] - _ABOVE) : head[0]])
        return None if told is found else Row(head[0], end, told)

    def _line(self, number: int, lines: Sequence[Span], at: int) -> Row | None:
        """A line as a row of a table, a state of what stands above it, or a label under a heading."""
        start, end = lines[at]
        status = self._status(number, lines, at)
        if status is not None:
            return status
        if _CELLS.search(self.text, start, end):
            return self._cells(start, end)
        alone = len(lines) == 1 and number not in self.headings
        if alone or not self._labelled(start, end):
            return None
        return self._under_heading(self.headings.get(number), start, end)

    def _status(self, number: int, lines: Sequence[Span], at: int) -> Row | None:
        """What is said to be the state of what stands before it: Status: on hold."""
        start, end = lines[at]
        found = _STATUS.match(self.text, start, end)
        inside = None if found else _STATUS.search(self.text, start, end)
        if found is not None:
            if not at and not number:
                return None
            named = lines[at - 1] if at else self.paragraphs[number - 1]
        elif inside is not None and self.text[start : inside.start()].rstrip()[-1:] in (".", ",", ";"):
            found, named = inside, (start, inside.start())
        else:
            return None
        if named[1] - named[0] > _LONG:
            return None
        what = self._words(*named)
        what = what[:-1] if what and what[-1].text in (".", ",", ";") else what
        return self._told(what, [put(":", found.end())], self._words(found.end(), end), (start, end))

    def _told(self, what: list[Token], sign: list[Token], state: list[Token], span: Span) -> Row | None:
        if not what or not state:
            return None
        found = [*what, *sign, *state]
        told = retold(found)
        return None if told is found else Row(*span, told)

    def _cells(self, start: int, end: int) -> Row | None:
        """A row of a table: goods, perhaps for whom, and their state."""
        cells: list[list[Token]] = []
        last = start
        for found in [*_CELLS.finditer(self.text, start, end)]:
            cells.append(self._words(last, found.start()))
            last = found.end()
        cells.append(self._words(last, end))
        cells = [cell for cell in cells if cell]
        states = [cell for cell in cells if predicate(cell) is not None]
        goods = next((cell for cell in cells if cell not in states and is_goods(cell) and not is_heading(cell)), None)
        if len(states) != 1 or goods is None:
            return None  # the head of a table may name several
        state = states[0]
        whom = next((cell for cell in cells if cell not in (state, goods) and is_place(cell)), None)
        to = role(told.after) if whom is not None and (told := predicate(state)) is not None else ""
        named = [*goods, *([put("for", whom[0].start), *whom] if whom is not None and to == "for" else [])]
        return self._told(named, [put(":", state[0].start)], state, (start, end))

    def _whom(self, heading: Span) -> Span | None:
        """For which state the goods are that a heading names."""
        found = _WHOM.search(self.text, *heading)
        if found is None or not is_goods(self._words(heading[0], found.start())):
            return None
        place = found["whom"].removeprefix("the ")
        known = place in lexicon().state_of or place in lexicon().states
        return found.span("whom") if known else None

    def _under_heading(self, heading: Span | None, start: int, end: int) -> Row | None:
        """A label with what stands behind it, under a heading that names the goods, or for whom they are."""
        words = self._words(start, end)
        found = words
        if heading is not None:
            above = self._words(*heading)
            whom = self._whom(heading)
            plain = retold([*above, put(":", start), *words])
            if words[-1].low.isdigit() and retold(words) is words and plain[: len(above)] != above:
                return Row(start, end, plain)
            if whom is not None and not any(token.low in ("for", "to") for token in words):
                at = next((i for i, token in enumerate(words) if token.text == ":"), 0)
                place = self._words(*whom)
                last = len(words) - (words[-1].text in (".", ";"))
                where = at if predicate(words[:at]) is None else last
                own = [put("for", words[where - 1].end), *place]
                found = [*words[:where], *own, *words[where:]]
        told = retold(found)
        return None if told is found else Row(start, end, told)
