"""Several documents that were read; what only they together show: origins, and what one says against another."""

from __future__ import annotations

from collections.abc import Iterator
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


class Together:
    """Collects documents as they are read. It keeps of each its statements and the text that was no furniture."""

    def __init__(self) -> None:
        self._pages: list[origins.Told] = []
        self._claims: list[clashes.Claim] = []
        self._places: dict[tuple[str, str], Found] = {}
        self._quotes: dict[tuple[str, str], str] = {}
        self._names: dict[str, str] = {}

    def take(self, found: Reading, name: str) -> None:
        """Add a document; the same one again adds nothing."""
        if found.document in self._names:
            return
        self._names[found.document] = name
        said = [one for one in found.found if one.kind == "statement"]
        for one in said:
            self._places[found.document, one.said["id"]] = one
            self._quotes[found.document, one.said["id"]] = found.text[one.start : one.end]
            self._claims.append(_claim(found, one))
        self._pages.append(
            origins.Told(found.document, found.outlet, found.published, _prose(found), [_word(one) for one in said])
        )

    def lines(self) -> Iterator[dict[str, Any]]:
        """A line for each origin, then one for each pair of statements of two documents that cannot both hold.

        One document gives none: it shows nothing that it does not show alone.
        """
        if len(self._pages) < 2:
            return
        found = origins.origins(self._pages)
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
                place = self._places[a]
                yield {
                    "kind": "contradiction", "document": first.document, "start": place.start, "end": place.end,
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
