"""The coded episodes: data files in, validated rows out, listed, filtered and found by id.

What each code means, and how the collection is biased, stands in ``docs/codebook.md``.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PlainSerializer,
    PlainValidator,
    WithJsonSchema,
    model_validator,
)

from caveat import tables
from caveat.countries import is_country
from caveat.dates import PartialDate
from caveat.episodes.codes import (
    Attribution,
    Channel,
    Confidence,
    Defensive,
    DemandKind,
    Domain,
    Instrument,
    ItemClass,
    Outcome,
    Polarity,
    Publicity,
    Regime,
)
from caveat.errors import BadRow, UnknownTerm

__all__ = [  # the vocabularies too, so that a caller finds row and words in one place
    "Attribution", "Channel", "Confidence", "Crisis", "Defensive", "DemandKind", "Domain", "Episode", "Instrument",
    "ItemClass", "Outcome", "Polarity", "Publicity", "Regime", "Source", "SupplierShare", "crises", "episodes", "get",
    "load", "nearest_terms", "select",
]  # fmt: skip


def _date(value: object) -> PartialDate:
    if not isinstance(value, str):
        raise ValueError(f'a date in quotes, such as "1981-06" or "1981-06-10"; write "{value}"')
    return PartialDate.parse(value)


def _country(code: str) -> str:
    if not is_country(code):
        raise ValueError("an ISO 3166 code of three capital letters, such as USA, or a withdrawn one such as SUN")
    return code


def _share(value: object) -> object:
    # A plain number is a share whose qualifier and source were not set apart from those of its row.
    return {"value": value} if isinstance(value, int | float) and not isinstance(value, bool) else value


Day = Annotated[
    PartialDate,
    PlainValidator(_date),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}),
]
Words = Annotated[str, Field(min_length=1)]
Country = Annotated[str, AfterValidator(_country)]
Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9.\-]*$", max_length=80)]
Address = Annotated[str, Field(pattern=r"^https?://\S+$")]


class Source(tables.Row):
    """Where a row's facts stand, and in our words what they support."""

    url: Address
    title: Words
    published: Day | None = None
    supports: Words


class SupplierShare(tables.Row):
    """The supplier's share of the recipient's arms imports, as somebody reported it. Never imputed."""

    value: float = Field(ge=0, le=100)
    qualifier: str | None = None
    source: Address | None = None
    """None where the row's own sources carry it."""


class Episode(tables.Row):
    """One demand made through deliveries."""

    id: Id
    supplier: Country
    recipient: Country
    crisis: Id
    """Rows of one crisis are one observation: a group in ``crises.toml``, or the row's own id."""
    instrument: Instrument
    polarity: Polarity
    channel: Channel
    items: tuple[Words, ...] = Field(min_length=1)
    item_classes: tuple[ItemClass, ...] = Field(min_length=1)
    defensive: Defensive
    start: Day | None = None
    """None where not verified."""
    end: Day | None = None
    """None where not verified or still open."""
    publicity: Publicity
    demand: Words
    demand_kind: DemandKind
    domain: Domain
    recipient_regime: Regime
    at_war: bool = Field(strict=True)
    supplier_share_pct: Annotated[SupplierShare | None, BeforeValidator(_share)] = None
    third_party_supply: Words | None = None
    outcome: Outcome
    outcome_note: Words
    time_to_outcome_days: int | None = Field(default=None, ge=0, strict=True)
    supplier_domestic: Words | None = None
    attribution: Attribution = Attribution.PLAIN
    bargain_put: bool = Field(default=True, strict=True)
    """False where no real bargain was put to the recipient, or a court or third party was the point."""
    contest: Words | None = None
    """What another coder might fairly code otherwise."""
    confidence: Confidence
    sources: tuple[Source, ...]

    @model_validator(mode="after")
    def _holds(self) -> Episode:
        if not self.sources:
            raise ValueError("at least one source: an [[episode.sources]] table with url, title and supports")
        if self.start and self.end and self.end.latest < self.start.earliest:
            raise ValueError(f"an end on or after the start, and {self.end} is before {self.start}; turn them round")
        if self.attribution is Attribution.WEAK and self.outcome is not Outcome.COMPLIED:
            raise ValueError('attribution = "weak" only where the outcome is "complied"; remove it')
        if self.outcome is Outcome.ONGOING and self.end is not None:
            raise ValueError('no end while the outcome is "ongoing"; remove the end or code what came of it')
        if len(set(self.item_classes)) != len(self.item_classes):
            raise ValueError("each item class once")
        return self


class Crisis(tables.Row):
    """A crisis that several rows stem from."""

    id: Id
    name: Words
    named_by: Literal["codebook", "compiler"]
    """Whether the codebook's list of known groups has it, or the compiler grouped it by the same rule."""
    why: Words


def load(path: Path | Traversable, known: Iterable[Crisis]) -> tuple[Episode, ...]:
    """The episodes of one file, in file order.

    Raises  Unreadable, Malformed, or BadRow for the first row that does not hold.
    """
    text = tables.read(path)
    found = tables.rows(text, path.name, "episode", Episode)
    groups = {crisis.id for crisis in known}
    for row in found:
        if row.crisis not in groups and row.crisis != row.id:
            raise BadRow(
                path.name, _line(text, row.id), row.id, "crisis", repr(row.crisis),
                "Expected: a crisis of crises.toml, or the row's own id where it stands alone."
                + (f" Did you mean {near[0]}?" if (near := nearest_terms(row.crisis, groups)) else ""),
            )  # fmt: skip
    return found


def _line(text: str, row: str) -> int | None:
    wanted = f'id = "{row}"'
    return next((number for number, line in enumerate(text.splitlines(), 1) if line.strip() == wanted), None)


@cache
def crises() -> tuple[Crisis, ...]:
    """Every crisis that more than one row stems from."""
    path = _data() / "crises.toml"
    return tables.rows(tables.read(path), path.name, "crisis", Crisis)


@cache
def episodes() -> tuple[Episode, ...]:
    """Every episode that ships with the program, in file order.

    Holds   ids are unique over all files; every row has a source and a crisis.
    """
    found: dict[str, Episode] = {}
    for name in ("us_mena.toml", "world.toml"):
        for row in load(_data() / name, crises()):
            if row.id in found:
                raise BadRow(name, None, row.id, "id", "also the id of a row in another file", "Give it its own id.")
            found[row.id] = row
    return tuple(found.values())


def _data() -> Traversable:
    return resources.files("caveat.episodes") / "data"


def get(episode: str) -> Episode:
    """The episode with this id.

    Raises  UnknownTerm with the nearest ids where there is none.
    """
    by_id = {row.id: row for row in episodes()}
    if episode not in by_id:
        raise UnknownTerm("episodes", "id", episode, sorted(by_id), nearest_terms(episode, by_id))
    return by_id[episode]


def select(
    rows: Iterable[Episode] | None = None,
    *,
    polarity: str | None = None,
    demand: str | None = None,
    supplier: str | None = None,
    recipient: str | None = None,
    outcome: str | None = None,
    instrument: str | None = None,
    since: str | PartialDate | None = None,
    until: str | PartialDate | None = None,
    at_war: bool | None = None,
    text: str | None = None,
) -> tuple[Episode, ...]:
    """The rows that meet every filter given, in file order; all shipped rows where ``rows`` is None.

    ``since`` and ``until`` bound the start. A start known only to the month or year is kept where it may lie within
    the bounds; a start that is not known meets neither. ``text`` is words that must all occur, in any field of words.

    Raises  UnknownTerm for a code or country that does not exist; NotADate for a bound that is no date.
    """
    wanted: dict[str, object] = {
        "polarity": _term(Polarity, "polarity", polarity),
        "demand_kind": _term(DemandKind, "demand", demand),
        "supplier": _known_country("supplier", supplier),
        "recipient": _known_country("recipient", recipient),
        "outcome": _term(Outcome, "outcome", outcome),
        "instrument": _term(Instrument, "instrument", instrument),
        "at_war": at_war,
    }
    asked = {field: value for field, value in wanted.items() if value is not None}
    first, last = _bound(since), _bound(until)
    words = text.casefold().split() if text else []
    return tuple(
        row
        for row in (episodes() if rows is None else rows)
        if all(getattr(row, field) == value for field, value in asked.items())
        and (first is None or (row.start is not None and row.start.latest >= first.earliest))
        and (last is None or (row.start is not None and row.start.earliest <= last.latest))
        and (not words or _says(row, words))
    )


def _says(row: Episode, words: Sequence[str]) -> bool:
    parts = (
        row.id, row.demand, row.outcome_note, row.third_party_supply, row.supplier_domestic, *row.items,
        *(part for source in row.sources for part in (source.title, source.supports)),
    )  # fmt: skip
    whole = "\n".join(part for part in parts if part).casefold()
    return all(word in whole for word in words)


def _bound(value: str | PartialDate | None) -> PartialDate | None:
    return PartialDate.parse(value) if isinstance(value, str) else value


TermT = TypeVar("TermT", bound=StrEnum)


def _term(vocabulary: type[TermT], field: str, value: str | None) -> TermT | None:
    if value is None:
        return None
    known = [str(term) for term in vocabulary]
    if value not in known:
        raise UnknownTerm("episodes", field, value, known, nearest_terms(value, known))
    return vocabulary(value)


def _known_country(field: str, code: str | None) -> str | None:
    if code is None or is_country(code.upper()):
        return code.upper() if code else None
    held = sorted({str(getattr(row, field)) for row in episodes()})
    raise UnknownTerm("episodes", field, code, held, nearest_terms(code.upper(), held))


def nearest_terms(term: str, known: Iterable[Any]) -> tuple[str, ...]:
    """The few known terms that a mistyped one may have meant, nearest first."""
    return tuple(difflib.get_close_matches(term, [str(one) for one in known], n=3, cutoff=0.6))
