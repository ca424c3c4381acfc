"""A run in, its summaries as Arrow tables with named axes out: by week, by future, and what was drawn; as Parquet.

Three tables, whose size does not grow with the number of futures: here are those futures that a summary keeps one by
one. Of the cube of futures, options, items and weeks only their part is there, and only where it is asked for.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from caveat.errors import MissingExtra
from caveat.simulate.ensemble import Ensemble
from caveat.simulate.finding import regrets
from caveat.simulate.outcomes import CRITERIA
from caveat.simulate.results import Finding
from caveat.simulate.symbols import CHANCE

try:
    from arro3 import core
    from arro3 import io as arro3_io
except ImportError:
    raise MissingExtra("Keeping a run's tables as Parquet", "simulate") from None

FORMAT = "caveat-tables/1"


def tables(run: Ensemble, found: Finding) -> Mapping[str, Any]:
    """The tables by name.

    Shapes  weeks: a row for each quantity, option, item or objective, week and probability, with the quantile;
            futures: a row for each future and option, with the outcome on each criterion, its regret, the week in which
            the recipient first complied (-1: never) and the weeks short of each item;
            draws: a row for each future, a column for each assumption in its own unit and for each draw of chance
    Units   weeks are counted from 1: what stands at week 1 is so at the end of the first week.
    """
    return {"weeks": _weeks(run, found), "futures": _futures(run), "draws": _draws(run)}


def paths(run: Ensemble) -> Any:
    """The stock in every future of which the path is kept.

    Shapes  a row for each option, week and item; ``stock``: a list, one value for each future
    """
    stock, model = run.summary.stock, run.model
    options, weeks, items, futures = stock.shape
    flat = core.Array.from_numpy(np.ascontiguousarray(stock.reshape(-1), dtype=np.float32))
    return core.Table.from_pydict({
        "option": _words(np.repeat([one.id for one in model.options], weeks * items)),
        "week": _numbers(np.tile(np.repeat(np.arange(1, weeks + 1), items), options), np.int32),
        "item": _words([one.id for one in model.items] * (options * weeks)),
        "stock": core.fixed_size_list_array(flat, futures),
    })  # fmt: skip


def packed(run: Ensemble, found: Finding, *, cube: bool = False) -> Iterator[tuple[str, bytes]]:
    """Each table as the bytes of a Parquet file, by the file's name; the same run gives the same bytes."""
    # One entry, because several would stand in an order that differs from run to run.
    about = {"caveat": json.dumps({"format": FORMAT, "digest": run.digest, "seed": run.settings.seed})}
    wanted = {**tables(run, found), **({"paths": paths(run)} if cube else {})}
    for name, table in wanted.items():
        held = io.BytesIO()
        arro3_io.write_parquet(table, held, key_value_metadata=about, compression="zstd(3)")
        yield f"{name}.parquet", held.getvalue()


def _weeks(run: Ensemble, found: Finding) -> Any:
    every = {one.id: one.every for one in run.model.objectives}
    parts = [
        (quantity, one.id, of, step, probability, path)
        for one in found.options
        for quantity, of, step, paths in (
            *(("stock", item.id, 1, item.stock) for item in one.items),
            ("degree", "", 1, one.degree),
            *(("reading", objective, every[objective], paths) for objective, paths in one.readings),
        )
        for probability, path in paths
    ]
    counts = [len(part[5]) for part in parts]
    week = [step * np.arange(1, len(path) + 1) for _, _, _, step, _, path in parts]
    return core.Table.from_pydict({
        **{name: _words(np.repeat([part[place] for part in parts], counts))
           for place, name in enumerate(("quantity", "option", "of"))},
        "week": _numbers(np.concatenate(week or [np.zeros(0, int)]), np.int32),
        "probability": _numbers(np.repeat([part[4] for part in parts], counts), np.float64),
        "value": _numbers([one for part in parts for one in part[5]], np.float64),
    })  # fmt: skip


def _futures(run: Ensemble) -> Any:
    held, model = run.summary, run.model
    options, kept = held.complied_week.shape
    columns = {
        "future": _numbers(np.tile(np.arange(kept), options), np.int32),
        "option": _words(np.repeat([one.id for one in model.options], kept)),
        "complied_week": _numbers(np.where(held.complied_week < 0, -1, held.complied_week + 1).ravel(), np.int32),
    }
    behind = regrets(run)
    for place, name in enumerate(CRITERIA):
        columns[name] = _numbers(held.outcome[:, place].ravel(), np.float64)
        columns[f"regret: {name}"] = _numbers(behind[:, place].ravel(), np.float64)
    for place, item in enumerate(model.items):
        columns[f"weeks short: {item.id}"] = _numbers(held.item_short[:, place].ravel(), np.float32)
    return core.Table.from_pydict(columns)


def _draws(run: Ensemble) -> Any:
    held = run.summary
    names = (*run.model.assumptions.names, *(f"chance: {one.name}" for one in CHANCE))
    rows = np.concatenate((held.values, held.chance))
    return core.Table.from_pydict({
        "future": _numbers(np.arange(rows.shape[1]), np.int32),
        **{name: _numbers(row, np.float64) for name, row in zip(names, rows, strict=True)},
    })  # fmt: skip


def _numbers(values: Any, kind: Any) -> Any:
    return core.Array.from_numpy(np.ascontiguousarray(values, dtype=kind))


def _words(values: Iterable[str] | NDArray[np.str_]) -> Any:
    return core.Array([str(one) for one in values], core.DataType.utf8())
