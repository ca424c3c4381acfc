"""A document in, lines that say what it says out: read by the sources, linked to items and to the law."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from caveat.deferral import deferred
from caveat.evidence import AmountBasis
from caveat.pipeline import names
from caveat.sources import pdf, reading
from caveat.sources.prose.engines.rules import Rules
from caveat.sources.prose.statement import Engine

if TYPE_CHECKING:
    from caveat import countries
    from caveat.desk.together import Together  # one document alone needs nothing of what several show together
    from caveat.law import clocks
    from caveat.sources.registers import licences
else:  # law is for notices alone, and so is a mapping for tables
    countries = deferred("caveat.countries")
    clocks = deferred("caveat.law.clocks")
    licences = deferred("caveat.sources.registers.licences")

READ_SUMS = frozenset({"value_mde", "value_other", "value_total", "estimated_cost", "estimated_mde"})
"""Fields of a notice that are sums of money: what may be sold at most."""
_MOST = 20_000
"""Words for articles that are remembered at a time: a folder of news names the same ones over and over."""
READ_CLOCKS = {
    "36(b)(1)": "usa-aeca-36b-notification",
    "36(b)(5)(C)": "usa-aeca-36b-notification",
    "press release": "usa-aeca-36b-notification",
    "36(c)": "usa-aeca-36c-dcs",
    "36(d)": "usa-aeca-36d-manufacture",
}
"""Which provision's review a kind of notice starts. A report under 36(b)(5)(C) is a certification of its own, and a
release tells of one."""


def read(
    data: bytes,
    name: str,
    columns: str | None = None,
    *,
    published: date | None = None,
    engine: Engine | None = None,
    into: Together | None = None,
    charset: str | None = None,
) -> Iterator[dict[str, Any]]:
    """What can be read of a document, as one mapping a line, each with its range and the words that stand there.

    Articles of a notice are resolved to the catalogue, and its sums carry what they stand for. Where the purchaser and
    the day of delivery to Congress are read, the review that the law then gives is derived, with its arithmetic.

    Raises  as ``sources.reading.read`` does; UnknownTerm for a mapping of columns that is not there.
    """
    mapped = licences.named(columns) if columns else None
    found = reading.read(data, name, mapped, published=published, engine=engine, charset=charset)
    if into is not None:
        into.take(found, name)
    notices: dict[int, dict[str, Any]] = {}
    pages = pdf.page_starts(found.text) if "\f" in found.text else ()
    for one in found.found:
        line = {"kind": one.kind, "document": found.document, "start": one.start, "end": one.end,
                "quote": found.text[one.start : one.end], **one.said}  # fmt: skip
        if found.source is not None:
            line["source_start"], line["source_end"] = found.source.source_range(one.start, one.end)
        if pages:
            line["page"] = bisect_right(pages, one.start)
        if one.kind == "field":
            line |= _linked(line)
            notices.setdefault(line["notice"], {}).setdefault(line["field"], line)
        elif one.kind == "statement":
            line["engine"] = engine.name if engine is not None else Rules.name
            line["objects"] = [each | _item(each["name"]) for each in line["objects"]]
        yield line
    for fields in notices.values():
        yield from _review_clock(fields)
    for proposal, why in found.refused:
        yield {"kind": "refused", "document": found.document, "proposal": proposal, "why": why}


def _linked(line: Mapping[str, Any]) -> dict[str, Any]:
    """What a field of a notice is linked to: an item of the catalogue, or what its sum stands for."""
    field, value = line["field"], line["value"]
    if field in READ_SUMS and isinstance(value, int | float):
        return {"unit": "USD", "basis": AmountBasis.NOTIFICATION_CEILING.value}
    if isinstance(value, Mapping) and isinstance(value.get("item"), str):
        return _item(value["item"])
    return {}


def _item(words: str) -> dict[str, Any]:
    """What the catalogue makes of the words for an article: its items, or that they are several or unknown."""
    ids, status = _named(words)
    return {"items": list(ids), "resolution": status}


@lru_cache(_MOST)
def _named(words: str) -> tuple[tuple[str, ...], str]:
    named = names.catalogue().resolve(words, alike=False)
    return tuple(item.id for item in named.items), named.status


def _review_clock(fields: Mapping[str, Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """The statutory review that a notice starts, derived from the day of its delivery and its purchaser."""
    kind, day = fields.get("kind"), fields.get("delivered_to_congress")
    buyer = fields.get("purchaser") or fields.get("destination")
    provision = next((one for start, one in READ_CLOCKS.items() if kind and str(kind["value"]).startswith(start)), None)
    if provision is None or day is None or buyer is None:
        return
    where = {name: day[name] for name in ("document", "start", "end", "quote", "notice")}
    code = countries.purchaser(str(buyer["value"]))
    if code is None:
        why = f"the purchaser {buyer['value']!r} is no party known by name, so its wait is not derived"
        yield {"kind": "unread", **where, "field": "clock", "why": why}
        return
    end = clocks.ends(provision, date.fromisoformat(day["value"]), code, emergency="emergency" in fields)
    yield {"kind": "clock", **where, "provision": provision, "recipient": code, "starts": end.starts.isoformat(),
           "days": end.days, "counts": end.counts, "ends": end.ends.isoformat() if end.ends else None,
           "waived": end.waived, "steps": [[step.label, step.value, step.basis] for step in end.steps]}  # fmt: skip
