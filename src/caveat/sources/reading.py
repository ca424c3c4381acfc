"""A document's bytes in; what can be read of it out: fields of notices, rows of registers, paragraphs of a page.

What kind of document it is shows in itself: a register by its header, a table by the mapping that is given for it, a
notice by its formulas. Anything else is prose: furniture and repeats are told, and statements are read by an engine.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct
from msgspec.structs import asdict

from caveat.deferral import deferred
from caveat.errors import Unreadable
from caveat.evidence import document_id
from caveat.sources import dateline, furniture, kinds, legible, lookalikes, masthead, pdf, tongue
from caveat.sources import text as texts
from caveat.sources.prose.engines import cues, inferred
from caveat.sources.prose.engines.rules import Rules
from caveat.sources.prose.statement import Contradiction, Engine, Mention, Prose, Statement

if TYPE_CHECKING:
    from caveat.sources import feed, notice, page, workbook
    from caveat.sources.registers import licences, sheet, sipri
else:  # most documents are neither a notice nor a table
    feed = deferred("caveat.sources.feed")
    notice = deferred("caveat.sources.notice")
    licences = deferred("caveat.sources.registers.licences")
    sheet = deferred("caveat.sources.registers.sheet")
    sipri = deferred("caveat.sources.registers.sipri")
    workbook = deferred("caveat.sources.workbook")

Kind = Literal["field", "unread", "ignored", "dropped", "repeat", "delivery", "permit", "remark", "statement",
               "contradiction", "refused"]  # fmt: skip


class Found(Struct, frozen=True):
    """One thing that was read, left or not read, and where it stands.

    Holds   ``reading.text[start:end]`` is what stands there.
    """

    kind: Kind
    start: int
    end: int
    said: Mapping[str, Any]


class Reading(Struct, frozen=True):
    """A document as it was read."""

    document: str
    """SHA-256 of its bytes."""
    text: str
    source: page.Page | None
    """The page with its way back to the source, where the document is HTML."""
    found: tuple[Found, ...]
    published: date | None = None
    """The day of publication, as given or by the page's own word."""
    refused: tuple[tuple[str, str], ...] = ()
    """What the engine proposed and a validator dropped: the proposal in short, and why."""
    outlet: str | None = None
    """Whose page it is, by its own word."""


def read(
    data: bytes,
    name: str,
    columns: licences.Mapped | None = None,
    *,
    published: date | None = None,
    engine: Engine | None = None,
    charset: str | None = None,
) -> Reading:
    """Whatever can be read of a document; prose by the rules, or by another engine.

    ``charset`` is what a server called the document's characters.

    Raises  Unreadable, TooLarge for what is no text; Malformed or BadRow for a register or table that does not hold.
    """
    if data.startswith(texts.PACKED) and workbook.is_workbook(data):
        return _sheet_of(data, name, columns)
    if columns is not None or _is_register(data, name):
        return _table(data, name, columns)
    if b"<" in data[:4] and feed.is_feed(data):
        raise Unreadable(name, "this is a feed, which names pages and does not hold them", "Give it to `caveat watch`.")
    document = texts.document(data, name, charset)
    text, source = (document, None) if isinstance(document, str) else (document.text, document)
    # Where a page of a PDF ends within a sentence, what the readers see flows on; it is as long, so places stay.
    flowing = pdf.flow(text) if "\f" in text else text
    flowing = legible.unquoted(flowing) if source is None else flowing
    beside = tuple(_beside(data, name, charset, text))
    beside += (_described(text),) if source is not None and source.described else ()
    entries = tuple(_entry(entry) for entry in notice.read(flowing)) if kinds.may_hold_notice(flowing) else ()
    if entries:
        return Reading(document_id(data), text, source, (*entries, *beside))
    flowing = legible.plain(flowing)
    split = furniture.split(source) if source is not None else furniture.split_text(flowing, printed=pdf.is_pdf(data))
    if published is None:
        spans = ((each.start, each.end) for each in split.paragraphs)
        told = dateline.published(flowing, spans, source.source if source is not None else None)
        published = told.day if told is not None else None
    worth, bidden = _unbidden(flowing, _worth_reading(split), engine)
    prose = _prose(engine or Rules(), legible.unwrapped(legible.unmarked(flowing)), worth, published)
    outlet = masthead.outlet(source.source) if source is not None else None
    prose = masthead.own_word(prose, outlet)
    doubted = (Found("refused", start, end, {"why": why}) for start, end, why in prose.doubted)
    found = (*_paragraphs(split), *_statements(prose), *doubted, *bidden, *beside, *_whole(text, prose))
    ordered = (*sorted(found, key=lambda one: (one.start, one.end)), *_contradictions(prose))
    return Reading(document_id(data), text, source, ordered, published, prose.dropped, outlet)


def _prose(engine: Engine, text: str, paragraphs: list[tuple[int, int]], published: date | None) -> Prose:
    """What an engine reads of the words of a text, however they are set, in their places there."""
    if not paragraphs:
        return Prose((), ())
    spelled = legible.spelled(text)
    if spelled is None:
        return engine.read(text, paragraphs, published)
    ranges = [spelled.range_in(start, end) for start, end in paragraphs]
    return spelled.restored(engine.read(spelled.text, ranges, published))


def _entry(entry: notice.Entry) -> Found:
    match entry:
        case notice.Field():
            said = {"notice": entry.notice, "field": entry.field, "value": entry.value}
            return Found("field", entry.start, entry.end, said)
        case notice.Unread():
            said = {"notice": entry.notice, "field": entry.field, "why": entry.why}
            return Found("unread", entry.start, entry.end, said)
        case notice.Ignored():
            return Found("ignored", entry.start, entry.end, {"notice": entry.notice, "what": entry.what})


def _paragraphs(split: furniture.Split) -> Iterator[Found]:
    for one in split.paragraphs:
        if one.rule is not None:
            yield Found("dropped", one.start, one.end, {"rule": one.rule, "by": one.by})
        elif one.repeats is not None:
            first = split.paragraphs[one.repeats]
            yield Found("repeat", one.start, one.end, {"of": {"start": first.start, "end": first.end}})


def _beside(data: bytes, name: str, charset: str | None, text: str) -> Iterator[Found]:
    """What a reader should know of the text whatever it says: running heads, deceiving characters, a wrong label."""
    if "\f" in text:
        yield from (Found("dropped", *one, {"rule": "running head", "by": "place"}) for one in pdf.running(text))
    yield from (Found("remark", one.start, one.end, {"why": one.why}) for one in lookalikes.remarks(text))
    first = text.find("\n") if "\n" in text else len(text)
    if said := texts.misdeclared(data, name, charset):
        yield Found("remark", 0, first, {"why": f"the document is said to be in {said}, and is UTF-8"})
    for other in texts.attached(data, name):
        yield Found("remark", 0, first, {"why": f"{other} is attached to this mail and not read with it"})


def _described(text: str) -> Found:
    why = "the page shows no words by itself; these are of the article that it describes for machines (articleBody)"
    return Found("remark", 0, text.find("\n"), {"why": why})


def _whole(text: str, prose: Prose) -> Iterator[Found]:
    """What holds of a text as a whole: that it is in another language than English, or on other matters."""
    language = tongue.foreign(text)
    first = text.find("\n") if "\n" in text else len(text)
    if language is not None:
        why = f"by its words it is in {language}, and prose is read in English alone"
        yield Found("remark", 0, first, {"why": why})
    elif prose.passed is not None:
        yield Found("remark", 0, first, {"why": prose.passed, "passed": True})


def _worth_reading(split: furniture.Split) -> list[tuple[int, int]]:
    """What is kept, less what only says again what stood before."""
    return [
        (one.start, one.end)
        for one in split.kept
        if one.repeats is None or one.end - one.start > _length(split.paragraphs[one.repeats])
    ]


def _unbidden(
    text: str, worth: list[tuple[int, int]], engine: Engine | None
) -> tuple[list[tuple[int, int]], list[Found]]:
    """The paragraphs that say something, and those that tell whoever reads them what to say, which nobody reports.

    An engine that asks a model leaves these out and counts them itself.
    """
    if engine is not None and engine.name.startswith("model"):
        return worth, []
    why = {"why": "a paragraph that instructs whoever reads it"}
    bidden = [span for span in worth if cues.instructs(text[slice(*span)])]
    return [span for span in worth if span not in bidden], [Found("refused", *span, why) for span in bidden]


def _length(one: furniture.Paragraph) -> int:
    return one.end - one.start


def _statements(prose: Prose) -> Iterator[Found]:
    meant = inferred.parties(prose.statements)
    for number, one in enumerate(prose.statements, 1):
        yield Found("statement", one.start, one.end, _said(number, one) | _inferred(meant.get(number - 1, {})))


def _inferred(meant: Mapping[str, inferred.Inferred]) -> dict[str, Any]:
    """What is told beside a statement and is none of its words."""
    told = {role: {**_mention(one.who), "why": one.why} for role, one in meant.items()}
    return {"inferred": told} if told else {}


def _said(number: int, one: Statement) -> dict[str, Any]:
    word = one.attribution
    said: dict[str, Any] = {
        "id": f"s{number}", "speaker": word.speaker,
        "attribution": {"kind": word.kind.value, "count": word.count, "description": word.description,
                        "relayed_from": word.relayed_from},
        "act": one.act.value, "actor": one.actor.name if one.actor else None,
        "target": one.target.name if one.target else None, "objects": [_mention(each) for each in one.objects],
        "modality": one.modality.value, "polarity": one.polarity.value, "date": one.date,
        "quantities": [asdict(each) for each in one.quantities], "rule": one.rule, "confidence": one.confidence,
        "places": {role: [each.start, each.end]
                   for role, each in (("actor", one.actor), ("target", one.target)) if each},
    }  # fmt: skip
    return said | ({"no_actor": one.no_actor} if one.no_actor else {})


def _mention(one: Mention) -> dict[str, Any]:
    return {"name": one.name, "start": one.start, "end": one.end}


def _contradictions(prose: Prose) -> Iterator[Found]:
    for one in prose.contradictions:
        yield _contradiction(prose, one)


def _contradiction(prose: Prose, one: Contradiction) -> Found:
    """Placed at the first of the two statements."""
    first = prose.statements[min(one.a, one.b)]
    return Found("contradiction", first.start, first.end, {"a": f"s{one.a + 1}", "b": f"s{one.b + 1}", "why": one.why})


def _is_register(data: bytes, name: str) -> bool:
    """True for a trade register, by its header; a table of another kind needs a mapping, and says so if it is CSV."""
    if kinds.is_register(data):
        return True
    if name.lower().endswith((".csv", ".tsv")):
        if not data.strip():
            raise Unreadable(name, "it holds no rows", "Export the table again.")
        raise _unknown_columns(name)
    return False


def _sheet_of(data: bytes, name: str, columns: licences.Mapped | None) -> Reading:
    """A workbook: the sheet that the mapping means or that is a trade register, and that the others are there."""
    book = workbook.read(data, name)
    if columns is None and kinds.REGISTER.decode() not in book.text:
        raise _unknown_columns(name)
    names = columns.named() if columns is not None else {kinds.REGISTER.decode()}
    tab = book.chosen(columns.sheet if columns is not None else "", names)
    if columns is not None:
        found = tuple(_permits(book.sheet(tab, columns.decimal, columns.date_format), columns))
    else:
        found = tuple(_deliveries(book.sheet(tab)))
    _held(found, name)
    gaps = [
        Found("unread", start, end, {"field": f"cell {cell}", "why": f"it holds {what}"})
        for start, end, cell, what in tab.unread
    ]
    others = [
        Found("ignored", *one.first, {"what": f"the sheet {one.name!r} of the workbook"})
        for one in book.tabs
        if one is not tab and not one.blank
    ]
    return Reading(document_id(data), book.text, None, (*found, *gaps, *others))


def _unknown_columns(name: str) -> Unreadable:
    return Unreadable(
        name, "this is a table whose columns are not known here",
        f"Name a mapping with --columns: {', '.join(licences.shipped())}, or a file of your own.",
    )  # fmt: skip


def _table(data: bytes, name: str, columns: licences.Mapped | None) -> Reading:
    if columns is not None:
        table = sheet.read(data, name, columns.delimiter)
        found = tuple(_permits(table, columns))
    else:
        table = sheet.read(data, name, first=kinds.REGISTER.decode())
        found = tuple(_deliveries(table))
    _held(found, name)
    return Reading(document_id(data), table.text, None, (*found, *_supposed(table)))


def _supposed(table: sheet.Sheet) -> Iterator[Found]:
    """That the characters of a table are supposed, at the first row where that matters: names may be others."""
    row = next((row for row in table.rows if not table.quote(row).isascii()), None)
    if table.encoding == "cp1252" and row is not None:
        why = "the file is no UTF-8, and its letters are supposed to be those of windows-1252; look at the names"
        yield Found("remark", row.start, row.end, {"why": why})


def _held(found: tuple[Found, ...], name: str) -> None:
    """Refuse a table that has its header alone: an export that found nothing, or that went wrong."""
    if not any(one.said.get("what") != licences.ABOVE for one in found):
        raise Unreadable(name, "it has the columns of a table and no row below them", "Export the rows with them.")


def _deliveries(table: sheet.Sheet) -> Iterator[Found]:
    """A line for each row of the register, in the order of the file, and what a reader should know of it."""
    register = sipri.read(table)
    for row in register.totals:
        yield Found("ignored", row.start, row.end, {"what": "a row of totals: the sum of rows that are read"})
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
        said: dict[str, Any] = {
            "publisher": columns.publisher, **one.texts, "places": dict(one.places), "countries": dict(one.countries),
            "counts": {name: str(number) for name, number in one.counts.items()}, "date": one.date, "year": one.year,
            "controls": list(one.controls), "category": one.category,
            "amounts": [{"value": str(sum_.value), "unit": sum_.currency, "basis": sum_.basis.value}
                        for sum_ in one.money],
            "quantity_kind": one.quantity_kind.value if one.quantity_kind else None,
        }  # fmt: skip
        if one.side is not None:
            said |= {"side": one.side, "line": one.line, "may_be_same": list(one.may_be_same)}
        yield Found("permit", one.start, one.end, said)
    for left in found.left:
        start, end = places[left.line]
        if end > start and left.unread:
            yield Found("unread", start, end, {"field": "row", "why": left.why})
        elif end > start:
            yield Found("ignored", start, end, {"what": left.why})
    yield from _doubled(table, [one.line for one in found.records])


def _doubled(table: sheet.Sheet, lines: list[int]) -> Iterator[Found]:
    """That rows stand again word for word, once for a table: they may be as many transfers, or one row copied."""
    read = {*lines}
    first: dict[tuple[str, ...], int] = {}
    again = [(row, first[row.cells]) for row in table.rows
             if row.line in read and first.setdefault(row.cells, row.line) != row.line]  # fmt: skip
    if again:
        row, before = again[0]
        others = f"; rows that repeat another: {len(again):,}" if len(again) > 1 else ""
        why = f"the row on line {row.line:,} says word for word what line {before:,} says, and each is read{others}"
        yield Found("remark", row.start, row.end, {"why": why})
