"""A document's bytes in; what can be read of it out: fields of notices, rows of registers, paragraphs of a page.

What kind of document it is shows in itself: a register by its header, a table by the mapping that is given for it, a
notice by its formulas. Anything else is prose, of which only furniture and repeats are told here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from caveat.errors import Unreadable
from caveat.evidence import document_id
from caveat.sources import furniture, notice, page
from caveat.sources import text as texts
from caveat.sources.registers import licences, sheet, sipri

Kind = Literal["field", "unread", "ignored", "dropped", "repeat", "delivery", "permit", "remark"]


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that was read, left or not read, and where it stands.

    Holds   ``reading.text[start:end]`` is what stands there.
    """

    kind: Kind
    start: int
    end: int
    said: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as it was read."""

    document: str
    """SHA-256 of its bytes."""
    text: str
    source: page.Page | None
    """The page with its way back to the source, where the document is HTML."""
    found: tuple[Found, ...]
    prose: int
    """How many paragraphs of prose it holds from which nothing is read here."""


def read(data: bytes, name: str, columns: licences.Mapped | None = None) -> Reading:
    """Whatever can be read of a document.

    Raises  Unreadable, TooLarge for what is no text; Malformed or BadRow for a register or table that does not hold.
    """
    if columns is not None or _is_register(data, name):
        return _table(data, name, columns)
    document = texts.document(data, name)
    text = document.text if isinstance(document, page.Page) else document
    source = document if isinstance(document, page.Page) else None
    entries = tuple(_entry(entry) for entry in notice.read(text))
    if entries:
        return Reading(document_id(data), text, source, entries, 0)
    split = furniture.split(source) if source is not None else furniture.split_text(text)
    return Reading(document_id(data), text, source, tuple(_paragraphs(split)), len(split.kept))


def _entry(entry: notice.Entry) -> Found:
    said = asdict(entry)
    start, end = said.pop("start"), said.pop("end")
    match entry:
        case notice.Field():
            return Found("field", start, end, said)
        case notice.Unread():
            return Found("unread", start, end, said)
        case notice.Ignored():
            return Found("ignored", start, end, said)


def _paragraphs(split: furniture.Split) -> Iterator[Found]:
    for one in split.paragraphs:
        if one.rule is not None:
            yield Found("dropped", one.start, one.end, {"rule": one.rule, "by": one.by})
        elif one.repeats is not None:
            first = split.paragraphs[one.repeats]
            yield Found("repeat", one.start, one.end, {"of": {"start": first.start, "end": first.end}})


def _is_register(data: bytes, name: str) -> bool:
    """True for a trade register, by its header; a table of another kind needs a mapping, and says so if it is CSV."""
    if sipri.HEADER[0].encode() in data[:20_000]:
        return True
    if name.lower().endswith((".csv", ".tsv")):
        raise Unreadable(
            name, "this is a table whose columns are not known here",
            f"Name a mapping with --columns: {', '.join(licences.shipped())}, or a file of your own.",
        )  # fmt: skip
    return False


def _table(data: bytes, name: str, columns: licences.Mapped | None) -> Reading:
    table = sheet.read(data, name, columns.delimiter if columns else None)
    found = _permits(table, columns) if columns is not None else _deliveries(table)
    return Reading(document_id(data), table.text, None, tuple(found), 0)


def _deliveries(table: sheet.Sheet) -> Iterator[Found]:
    """A line for each row of the register, in the order of the file, and what a reader should know of it."""
    register = sipri.read(table)
    rows = [(one, deal) for deal in register.deals for one in deal.deliveries]
    remarks: dict[int, list[str]] = {}
    for remark in register.remarks:
        remarks.setdefault(remark.line, []).append(remark.words)
    for one, deal in sorted(rows, key=lambda pair: pair[0].line):
        said = {
            "deal": deal.id, "supplier": deal.supplier.name, "supplier_kind": deal.supplier.kind,
            "recipient": deal.recipient.name, "recipient_kind": deal.recipient.kind, "item": deal.designation,
            "description": deal.description, "category": deal.category, "order_year": deal.order_year,
            "order_year_estimated": deal.order_estimated,
            "number": one.number, "number_estimated": one.number_estimated, "quantity_kind": "delivered",
            "year": one.year, "year_estimated": one.year_estimated,
            "status": deal.status, "trend_indicator_value": one.tiv, "local_production": deal.local_production,
        }  # fmt: skip
        yield Found("delivery", one.start, one.end, said)
        for words in remarks.get(one.line, ()):
            yield Found("remark", one.start, one.end, {"deal": deal.id, "why": words})


def _permits(table: sheet.Sheet, columns: licences.Mapped) -> Iterator[Found]:
    found = licences.read(table, columns)
    places = {row.line: (row.start, row.end) for row in table.rows}
    for one in found.records:
        said = {
            "publisher": columns.publisher, **one.texts, "places": dict(one.places), "countries": dict(one.countries),
            "counts": {name: str(number) for name, number in one.counts.items()}, "date": one.date, "year": one.year,
            "controls": list(one.controls), "category": one.category,
            "amounts": [{"value": str(sum_.value), "unit": sum_.currency, "basis": sum_.basis.value}
                        for sum_ in one.money],
        }  # fmt: skip
        yield Found("permit", one.start, one.end, said)
    for left in found.left:
        start, end = places[left.line]
        if end > start:
            yield Found("ignored", start, end, {"what": left.why})
