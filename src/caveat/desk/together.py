"""Several documents that were read; what only they together show: origins, and what one says against another."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from caveat.evidence import Act, Attribution, Modality, Polarity
from caveat.sources import clashes, origins
from caveat.sources.reading import Found, Reading

_WHY = {
    "outlet": "the pages name this outlet as the source",
    "speaker": "the pages quote the same speaker of those days",
    "text": "the pages share most of their words",
    "page": "the page names nobody else",
}


@dataclass(frozen=True, slots=True)
class Share:
    """What a document adds to what several say together: its statements, and its text as the runs of its words.

    It goes from one process to another; of a document that says nothing there are no runs.
    """

    name: str
    page: origins.Told
    runs: array[int]
    claims: tuple[clashes.Claim, ...]
    places: tuple[tuple[int, int], ...]
    """Where each of the claims stands."""


def share(found: Reading, name: str) -> Share:
    """What a document that was read adds."""
    said = [one for one in found.found if one.kind == "statement"]
    page = origins.Told(found.document, found.outlet, found.published, "", tuple(map(_word, said)))
    runs = array("q", origins.runs(_prose(found)) if said else ())
    return Share(
        name, page, runs, tuple(_claim(found, one) for one in said), tuple((one.start, one.end) for one in said)
    )


class Together:
    """Collects documents as they are read. It keeps of each its statements and the runs of its words, and no text."""

    def __init__(self) -> None:
        self._pages: list[origins.Told] = []
        self._texts = origins.Texts()
        self._claims: list[clashes.Claim] = []
        self._places: dict[tuple[str, str], tuple[int, int]] = {}
        self._quotes: dict[tuple[str, str], str] = {}
        self._names: dict[str, str] = {}

    @property
    def statements(self) -> int:
        """How many statements were collected."""
        return len(self._claims)

    def take(self, found: Reading, name: str) -> None:
        """Add a document; the same one again adds nothing."""
        if found.document not in self._names:
            self.add(share(found, name))

    def add(self, found: Share) -> None:
        """Add what a document shares, wherever it was read; the same one again adds nothing."""
        document = found.page.id
        if document in self._names:
            return
        self._names[document] = found.name
        self._pages.append(found.page)
        self._claims += found.claims
        for one, place in zip(found.claims, found.places, strict=True):
            self._places[document, one.id] = place
            self._quotes[document, one.id] = one.words
        if found.claims:
            self._texts.add(document, found.runs)

    def lines(self) -> Iterator[dict[str, Any]]:
        """A line for each origin, then one for each pair of statements of two documents that cannot both hold.

        One document gives none: it shows nothing that it does not show alone.
        """
        if len(self._pages) < 2:
            return
        found = origins.origins(self._pages, self._texts.leads)
        of = {said: number for number, one in enumerate(found, 1) for said in one.statements}
        for number, one in enumerate(found, 1):
            yield {
                "kind": "origin", "id": f"o{number}", "name": self._names.get(one.name, one.name), "why": _WHY[one.why],
                "pages": [{"document": page, "name": self._names[page]} for page in one.pages],
                "statements": [{"document": page, "id": said} for page, said in one.statements],
            }  # fmt: skip
        for first, second, why in clashes.clashes(self._claims):
            a, b = (first.document, first.id), (second.document, second.id)
            if of[a] != of[b]:  # what one report says twice in other words is for its own reading
                start, end = self._places[a]
                yield {
                    "kind": "contradiction", "document": first.document, "start": start, "end": end,
                    "quote": self._quotes[a], "a": self._end(a, of), "b": self._end(b, of), "why": why,
                }  # fmt: skip

    def _end(self, said: tuple[str, str], of: dict[tuple[str, str], int]) -> dict[str, str]:
        document, name = said
        return {"document": document, "name": self._names[document], "id": name, "origin": f"o{of[said]}",
                "quote": self._quotes[said]}  # fmt: skip


def _prose(found: Reading) -> str:
    """The text without what is furniture or repeated."""
    left, at = [], 0
    for one in found.found:
        if one.kind in ("dropped", "repeat") and one.start >= at:
            left.append(found.text[at : one.start])
            at = one.end
    return "".join((*left, found.text[at:]))


def _word(one: Found) -> origins.Said:
    word = one.said["attribution"]
    return origins.Said(one.said["id"], Attribution(word["kind"]), one.said["speaker"], word["relayed_from"])


def _claim(found: Reading, one: Found) -> clashes.Claim:
    said = one.said
    return clashes.Claim(
        found.document, said["id"], Act(said["act"]), said["actor"], said["target"],
        tuple(each["name"] for each in said["objects"]), Modality(said["modality"]), Polarity(said["polarity"]),
        said["date"], found.published,
        tuple((each["value"], each["unit"], each["qualifier"]) for each in said["quantities"]),
        said["speaker"], found.text[one.start : one.end],
    )  # fmt: skip
