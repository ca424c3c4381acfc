"""A table of actors as CSV in, the actors out; and a table of how far each one's ideal is drawn to the others' places.

Columns: ``actor`` (or ``name``), ``capability``, then ``position`` and ``salience``; with several dimensions
``position_tax``, ``salience_tax`` and so on. ``description`` and ``basis`` (why these numbers) may stand anywhere. A
cell is a number, an interval such as ``40..60``, or the word ``unknown``.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping

import numpy as np

from caveat.bargain.actors import Actor, Dimension, Table
from caveat.bargain.shapes import Array
from caveat.errors import BadRow, Malformed
from caveat.evidence import Assumed, Figure, unknown

_NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?"
_CELL = re.compile(rf"(?P<low>{_NUMBER})(?:\s*\.\.\s*(?P<high>{_NUMBER}))?")
EXPECTED = "Expected: a number such as 42.5, an interval such as 40..60, or the word unknown."
LONGEST = 10_000_000
"""Characters of a table; 1000 actors in ten dimensions take a fiftieth of it."""


def read(text: str, name: str, dimensions: Mapping[str, Dimension] | None = None) -> Table:
    """The actors of a table, in their order.

    ``dimensions`` gives ends other than 0 and 100, by the name that a column bears after ``position_``.

    Raises  Malformed for what is no table of actors; BadRow for a cell that does not hold: file, line, actor, column.
    """
    rows = list(_rows(text, name))
    if not rows:
        raise Malformed(name, None, "the table is empty", "Begin it with: actor,capability,position,salience.")
    columns = _columns(rows[0][1], name, rows[0][0])
    labels = [column.partition("_")[2] for column in columns if column.partition("_")[0] == "position"]
    if len(rows) == 1:
        raise Malformed(name, rows[0][0], "no actor stands under the header", "Add a row for each actor.")
    actors = [_actor(dict(zip(columns, cells, strict=True)), labels, name, line) for line, cells in rows[1:]]
    whole, notes = _whole(actors, name)
    known = dimensions or {}
    return Table(
        name, tuple(known.get(label, Dimension(label or "position")) for label in labels), tuple(actors), whole, notes,
        tuple(line for line, _ in rows[1:]),
    )  # fmt: skip


def _rows(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not blank, with the line on which it ends, as wide as the first."""
    if len(text) > LONGEST or "\0" in text:
        raise Malformed(name, None, "this is no table of actors", "Give a CSV file of at most 10 million characters.")
    reader, width = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True), 0
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            width = width or len(cells)
            if len(cells) != width:
                stands = f"{len(cells)} cells where the header has {width}"
                raise Malformed(
                    name, reader.line_num, stands, "Give each column one cell, and quote a cell with commas."
                )
            yield reader.line_num, [cell.strip() for cell in cells]
    except csv.Error as wrong:
        raise Malformed(name, reader.line_num, f"the row cannot be read ({wrong})", "Mend its quotes.") from None


def _columns(header: list[str], name: str, line: int) -> list[str]:
    columns = ["_".join(cell.lower().split()) for cell in header]
    columns = ["actor" if column in ("name", "actors") else column for column in columns]
    shape = "Expected: actor,capability,position,salience, or position_… and salience_… for each dimension."
    for index, column in enumerate(columns):
        if columns.index(column) < index:
            raise Malformed(name, line, f"the column {column!r} stands twice", "Keep one of them.")
        if column.partition("_")[0] not in ("actor", "description", "capability", "basis", "position", "salience"):
            raise Malformed(name, line, f"a column is named {header[index]!r}", shape)
    for column in ("actor", "capability"):
        if column not in columns:
            raise Malformed(name, line, f"no column is named {column!r}", shape)
    for one, other in (("position", "salience"), ("salience", "position")):
        for column in columns:
            kind, _, label = column.partition("_")
            if kind == one and (f"{other}_{label}" if label else other) not in columns:
                raise Malformed(name, line, f"{column!r} has no {other} beside it", shape)
    if not any(column.partition("_")[0] == "position" for column in columns):
        raise Malformed(name, line, "no column gives a position", shape)
    return columns


def _actor(row: Mapping[str, str], labels: list[str], name: str, line: int) -> Actor:
    actor = row["actor"]
    if not actor:
        raise BadRow(name, line, "", "the actor", "empty", "Give each actor a name.")

    def figure(field: str, label: str = "") -> Figure:
        column = f"{field}_{label}" if label else field
        return _figure(row[column], field, column, row.get("basis", ""), (name, line, actor))

    return Actor(
        actor, figure("capability"), tuple(figure("position", label) for label in labels),
        tuple(figure("salience", label) for label in labels), row.get("description", ""),
    )  # fmt: skip


def _figure(cell: str, field: str, column: str, why: str, where: tuple[str, int, str]) -> Figure:
    name, line, actor = where
    if cell.lower() == "unknown":
        return unknown(field, f"{name}, line {line}: the {field} of {actor} is not known")
    found = _CELL.fullmatch(cell)
    if found is None:
        raise BadRow(name, line, actor, column, repr(cell)[:80] if cell else "empty", EXPECTED)
    low = float(found["low"])
    high = float(found["high"]) if found["high"] else low
    reason = why or f"as the table gives it ({name}, line {line})"
    basis = Assumed(f"the {column} of {actor}", low, high, reason, f"whoever wrote {name}")
    if found["high"] is None:
        return Figure(unit=field, basis=basis, value=low)
    return Figure(unit=field, basis=basis, low=low, high=high)


def _whole(actors: list[Actor], name: str) -> tuple[float, tuple[str, ...]]:
    """Whether saliences run to 1 or to 100: by the greatest that is given, and the table says which was taken."""
    given = [figure.bounds[1] for actor in actors for figure in actor.salience if figure.known]
    most = max(given, default=0.0)
    if most <= 1:
        return 1.0, ("Saliences are read as shares of 1, for none stands above 1.",)
    if most <= 2 and sum(1 for each in given if each <= 1) * 2 > len(given):
        raise Malformed(
            name, None, f"most saliences are at most 1, and one is {most:g}",
            "Give them all from 0 to 1, or all from 0 to 100.",
        )  # fmt: skip
    return 100.0, ("Saliences are read on a scale to 100, for some stand above 1.",)


def accommodation(text: str, name: str, actors: tuple[str, ...]) -> Array:
    """(actor, actor): how far each ideal is drawn to each place in a round, from a CSV with the actors on both sides.

    Raises  Malformed, or BadRow for a row that is not of numbers from 0 to 1 with a sum of at most 1.
    """
    rows = list(_rows(text, name))
    if not rows or tuple(rows[0][1][1:]) != actors or tuple(cells[0] for _, cells in rows[1:]) != actors:
        raise Malformed(name, None, "its rows and columns are not the actors in their order",
                        f"Begin it with: actor,{','.join(actors[:3])}…, and give each a row.")  # fmt: skip
    found = np.zeros((len(actors), len(actors)))
    for i, (line, cells) in enumerate(rows[1:]):
        for j, cell in enumerate(cells[1:]):
            if not re.fullmatch(_NUMBER, cell) or not 0 <= float(cell) <= 1:
                raise BadRow(name, line, actors[i], actors[j], repr(cell), "Expected: a number from 0 to 1.")
            found[i, j] = float(cell)
        if found[i].sum() > 1 + 1e-9:
            raise BadRow(name, line, actors[i], "the sum of the row", f"{found[i].sum():g}", "Expected: at most 1.")
    return found
