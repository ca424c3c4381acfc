"""Episodes of one's own beside those that ship: added to a ledger, listed, filtered and written in other shapes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from caveat.episodes import coding
from caveat.episodes.coding import Episode
from caveat.errors import BadRow
from caveat.ledger import ask, log, store

KIND = "episode"
SCHEMA = "ArmsLeverageEpisode"
_COLUMNS = tuple(name for name in Episode.model_fields if name != "sources")


@dataclass(frozen=True, slots=True)
class Added:
    """What adding a file came to, by the ids of its rows."""

    added: tuple[str, ...]
    replaced: tuple[str, ...]
    unchanged: tuple[str, ...]


def add(ledger: store.Ledger, path: Path, by: str) -> Added:
    """Append the episodes of a file to the ledger: all of them, or none where one row does not hold.

    A row that the ledger has in other words is replaced by a new version, and stays readable.

    Raises  BadRow for a row that does not hold, or bears the id of one that ships; Unreadable, Malformed for the file.
    """
    rows = coding.load(path, coding.crises())
    shipped = {row.id for row in coding.episodes()}
    for row in rows:
        if row.id in shipped:
            raise BadRow(path.name, None, row.id, "id", "the id of an episode that ships with Caveat",
                         "Give yours its own id.")  # fmt: skip
    entries: list[store.Entry] = []
    told: dict[str, list[str]] = {"added": [], "replaced": [], "unchanged": []}
    for row in rows:
        about, payload = f"{KIND}/{row.id}", _payload(row)
        before = next(iter(ask.as_of(ledger, about, KIND)), None)
        if before is not None and log.canonical(before.payload) == log.canonical(payload):
            told["unchanged"].append(row.id)
            continue
        told["replaced" if before else "added"].append(row.id)
        seq = before.seq if before else None
        key = f"{about}:{seq or 0}"
        entries.append(store.Entry(KIND, about, payload, key, by, row.start, supersedes=seq))
    ledger.append_many(entries)
    return Added(*(tuple(told[name]) for name in ("added", "replaced", "unchanged")))


def rows(ledger: store.Ledger | None, known_at: datetime | None = None) -> tuple[Episode, ...]:
    """Every episode: those that ship, then those that the ledger had by then, in the order in which they were added."""
    own = ask.book(ledger, kind=KIND, known_at=known_at) if ledger is not None else ()
    return (*coding.episodes(), *(Episode.model_validate(dict(record.payload)) for record in own))


def _payload(row: Episode) -> dict[str, Any]:
    return row.model_dump(mode="json", exclude_none=True)


def as_csv(found: Iterable[Episode]) -> str:
    """One line for each episode: its codes, lists joined by a bar, and the addresses of its sources."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow([*_COLUMNS, "sources"])
    for row in found:
        payload = _payload(row)
        table.writerow([*(_cell(payload.get(name)) for name in _COLUMNS),
                        "|".join(source.url for source in row.sources)])  # fmt: skip
    return out.getvalue()


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return "|".join(map(str, value))
    if isinstance(value, dict):
        return str(value.get("value", ""))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def as_entities(found: Iterable[Episode]) -> Iterator[str]:
    """One JSON object a line, in the manner of Follow the Money: an id, a schema, and each property as a list."""
    for row in found:
        payload = _payload(row)
        properties: dict[str, list[str]] = {}
        for name in _COLUMNS:
            if name != "id" and payload.get(name) is not None:
                value = payload[name]
                properties[name] = [str(one) for one in value] if isinstance(value, list) else [_cell(value)]
        properties["sourceUrl"] = [source.url for source in row.sources]
        properties["sourceTitle"] = [source.title for source in row.sources]
        yield json.dumps({"id": row.id, "schema": SCHEMA, "properties": properties}, ensure_ascii=False)
