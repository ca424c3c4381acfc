"""Whose word a label, a headline or a line in front of a sentence gives: "DND: ...", "A note from the embassy: ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from caveat.sources.prose.grammar.names import is_person
from caveat.sources.prose.voices.colons import Colons, Place, apart
from caveat.sources.prose.words.groups import Chunk, Group, Verb, is_mark, low_is
from caveat.sources.prose.words.lexicon import seats, wordset

_HEARD = frozenset(("letter", "report", "sources", "officials", "documents", "minister", "spokesman"))
_WHO = ("person", "spokes", "name", "body")
_BEARS = frozenset(
    ("be", "have", "shrug", "laugh", "sigh", "smile", "nod", "remain", "put", "sum", "go", "sound", "keep")
)
"""How somebody is, or takes it, whose words follow behind a colon: the minister was blunt."""
_BLUNT = frozenset((
    "blunt", "frank", "candid", "laconic", "discreet", "brief", "curt", "terse", "emphatic", "categorical",
    "unequivocal", "outspoken", "explicit", "clear", "plain", "bluntly", "plainly", "simply", "drily", "thus",
))  # fmt: skip
"""How somebody is, or puts it, who says what follows a colon without being quoted."""
_LINES = frozenset((
    "line", "statement", "reply", "answer", "response", "message", "note", "comment", "email", "e-mail", "letter",
    "tweet", "post", "word", "text", "communiqué", "clarification", "addendum",
))  # fmt: skip
"""What comes from somebody who is named behind it."""
_BY_WHOM = frozenset(("confirmed", "announced", "reported", "disclosed", "revealed", "stated"))
_FAR = 20_000
"""Characters of a page in which it is looked for whether a surname speaks: a headline's speaker does so soon."""
LABEL = 10
"""Chunks within which a label in front of a quotation ends."""


class Headings(Colons):
    """Finds whose word stands in front of a sentence with a colon, or behind a headline."""

    def heading(self, chunks: list[Chunk], i: int) -> Place | None:
        """The label or headline's source at the first or last place, if one stands there."""
        if i == 0:
            found = self._labelled(chunks) or self.line_from(chunks)
            if found is not None:
                return found
        return self._headed(chunks, i)

    def _labelled(self, chunks: list[Chunk]) -> Place | None:
        """A source and a colon: the spokesman, on a bad line: "..."; the minister was blunt: Norway has.

        Without a quotation a person has to be known, or to be said to put it so.
        """
        group = chunks[0]
        if not isinstance(group, Group) or group.kind == "time":
            return None
        colon = next((j for j, chunk in enumerate(chunks[:LABEL]) if is_mark(chunk, ":")), None)
        if colon is None or any(is_mark(chunk, "QUO") for chunk in chunks[:colon]):
            return None
        quoted = any(is_mark(chunk, "QUO") for chunk in chunks[colon:])
        told = [
            chunk
            for j, chunk in enumerate(apart(chunks[:colon]))
            if isinstance(chunk, Verb)
            and chunk.form != "part"
            and not is_mark(chunks[j - 1], ",")
            and not (chunk.form == "ger" and is_mark(chunks[j - 1], "IN"))  # without being asked
        ]
        lows = {token.low for token in self.tokens[group.last : chunks[colon].first]}
        person = any(is_person(one, self.tokens) for one in [group, *group.apposed])
        bears = len(told) == 1 and told[0].lemma in _BEARS and not told[0].negative
        if not quoted:
            blunt = bears and bool(lows & _BLUNT) and group.kind not in ("state", "abstract", "measure")
            plain = not told and (self._known(group, person, colon) or self._we_behind(group, chunks, colon))
            return (0, colon + 1, group, None) if blunt or plain else None
        who = group.kind in ("person", "spokes") or person
        plain = who and bears
        if group.kind not in _WHO or (told and not plain):
            return None
        adverb = colon == 2 and is_mark(chunks[1], "R")  # Lund again: "..."
        where = (isinstance(chunk, Group) or is_mark(chunk, "IN") or is_mark(chunk, "R") for chunk in chunks[1:colon])
        adverb = adverb or (is_person(group, self.tokens) and all(where))  # Kari Lund in the chamber: "..."
        if group.kind == "name" and colon > 1 and not is_mark(chunks[1], ",") and not plain and not adverb:
            return None
        return 0, colon + 1, group, None

    def said_by(self, chunks: list[Chunk]) -> Place | None:
        """Whose word it is by a participle in front of a colon: Confirmed now by the delegation: the delivery is."""
        by = next((j for j in range(1, min(4, len(chunks) - 2)) if low_is(chunks[j], "by")), 0)
        group = chunks[by + 1] if by else None
        colon = next((j for j, chunk in enumerate(chunks[:LABEL]) if is_mark(chunk, ":")), 0)
        plain = all(isinstance(chunk, Group) or is_mark(chunk, "IN") for chunk in chunks[by + 1 : colon])
        told = self.tokens[chunks[0].first].low in _BY_WHOM and by and colon > by + 1 and plain
        return (0, colon + 1, group, None) if told and isinstance(group, Group) and group.kind != "time" else None

    def _known(self, group: Group, person: bool, colon: int) -> bool:
        """Whether a person without a quotation is one who speaks: by a title, or named before and placed."""
        words = {self.tokens[at].low for at in range(group.first, group.last)}
        if bool(words & wordset("titles")) and group.last - group.first > 2:
            return person
        return person and not group.members and colon > 1 and self.tokens[group.head].text in self.book.persons

    def _we_behind(self, group: Group, chunks: list[Chunk], colon: int) -> bool:
        """Whether a seat of government is followed by what it says of itself: Athens: we are sending none."""
        called = " ".join(token.text for token in self.tokens[group.first : group.last])
        seat = group.kind == "state" and called in seats()
        we = chunks[colon + 1] if colon == 1 and colon + 1 < len(chunks) else None
        return seat and isinstance(we, Group) and (we.negative or self.tokens[we.head].low in ("we", "our"))

    def line_from(self, chunks: list[Chunk]) -> Place | None:
        """Whose line follows a colon: a note from the embassy: "..."; answer of the minister's office:"""
        line, of = chunks[0], chunks[1] if len(chunks) > 3 else None
        if not isinstance(line, Group) or self.tokens[line.head].low not in _LINES or of is None:
            return None
        source = chunks[2]
        near = any(low_is(of, word) for word in ("from", "of", "by"))
        if not near or not isinstance(source, Group) or source.kind not in (*_WHO, "state", "outlet"):
            return None
        colon = next((j for j, chunk in enumerate(chunks[:LABEL]) if is_mark(chunk, ":")), None)
        told = any(
            isinstance(chunk, Verb) and chunk.form != "part" and not is_mark(chunks[j - 1], ",")
            for j, chunk in enumerate(apart(chunks[:colon]))
        )
        return (0, colon + 1, source, None) if colon is not None and not told else None

    def _headed(self, chunks: list[Chunk], i: int) -> Place | None:
        """Whose word a headline gives before a colon, or behind a dash or colon at its end."""
        if len(chunks) < 4 or is_mark(chunks[-1], "."):
            return None
        group, mark = chunks[i], chunks[i - 1] if i else chunks[1]
        dash = i > 0 and self.tokens[mark.first].text in ("-", "–", "—", "--")
        if not isinstance(group, Group) or not (is_mark(mark, ":") or dash) or group.members:
            return None
        if i not in (0, len(chunks) - 1) or not self._speaks(group):
            return None
        told = chunks[2:] if i == 0 else chunks[:-2]
        if not any(isinstance(chunk, Verb) for chunk in told) and not (
            i == 0 and self.tokens[told[0].first].low == "no"
        ):
            return None
        return (0, 2, group, None) if i == 0 else (i - 1, i + 1, group, None)

    def _speaks(self, group: Group) -> bool:
        """Whether a group names somebody who can say a headline: no topic, and a capital rather than its country."""
        low, text = self.tokens[group.head].low, self.tokens[group.head].text
        if group.kind == "state":
            return text in seats()
        if group.kind == "name" and (low in wordset("outlets") or self._heard_below(text)):
            return True
        if group.kind in ("name", "other") and group.last - group.first == 1:
            return text.isalpha() and sum(letter.isupper() for letter in text) > 1  # MoD: DND:
        return group.kind in ("person", "spokes", "body", "outlet") or low in wordset("documents") or low in _HEARD

    def _heard_below(self, word: str) -> bool:
        """Whether the page names somebody in full by this surname further down, and says that he has said something."""
        if not word.istitle() or self.book.surnames is None or word not in self.book.surnames:
            return False
        if word not in self.book.heard:
            near = _behind(word, self.book.text[:_FAR])
            self.book.heard[word] = any(told in wordset("said") for told in near)
        return self.book.heard[word]


def _behind(word: str, text: str) -> Iterator[str]:
    """The words behind a name, right there or behind what stands beside it: Lund said; Lund, an MP, told."""
    for beside in (",?", r",[^.,\n]{1,80},"):
        yield from re.findall(rf"\b{re.escape(word)}{beside} (\w+)", text)
