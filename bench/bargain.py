"""How fast a table of actors is bargained out: single runs against the peer's figures, ensembles against plain numpy.

``python -m bench.bargain [--runs N] [--shared FOLDER] [--json FILE|-]``. Seconds are of one core's own time, warm, the
least of several; the peer's stand beside them as they were measured on another machine. The plain numpy version of a
round runs in the same process, so that a slow hour of the machine meets both.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from caveat.bargain import spatial
from caveat.bargain.actors import Table
from caveat.bargain.ensemble import ensemble
from caveat.bargain.options import Model, settle
from caveat.bargain.reading import read
from caveat.bargain.shapes import Array
from caveat.bargain.solve import solve

SHARED = Path(__file__).parents[2] / "shared" / "peers" / "bargaining"
RUNS = 10_000
SINGLE = {
    "dummyData_3Dim": None, "SOE-Pol-Comp": None, "SOE-Policy": None, "dummyData_6Dim": None, "SOE-Competitive": None,
    "dummyData-a040": 0.02, "dummyData-a080": 0.15, "dummyData-a160": None,
}  # fmt: skip
"""The peer's examples, and the most seconds that one may take where a bar is set."""
BATCHES: dict[str, tuple[str, dict[str, str], float | None]] = {
    "challenge, published code": ("challenge", {}, 3.0),
    "challenge, first replication": ("challenge", {"variant": "first_replication"}, None),
    "spatial, default": ("spatial", {}, 12.0),
    "weighted mean": ("mean", {}, None),
    "weighted median": ("median", {}, None),
}
COLD = "from caveat.bargain.reading import read; from caveat.bargain.solve import solve; import sys;" \
       "solve(read(open(sys.argv[1]).read(), 'table'), sys.argv[2])"  # fmt: skip


def own_seconds(work: Callable[[], object], runs: int) -> float:
    """The least of several, in seconds of this thread."""
    work()
    taken = []
    for _ in range(runs):
        start = time.thread_time()
        work()
        taken.append(time.thread_time() - start)
    return min(taken)


def wall_seconds(work: Callable[[], object], runs: int) -> float:
    """The least of several, by the clock."""
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)


def table(name: str, folder: Path) -> Table:
    """One of the peer's inputs."""
    return read((folder / "smp" / "input" / f"{name}.csv").read_text(encoding="utf-8"), name)


def perturbed(folder: Path, actors: int = 20) -> Table:
    """The first actors of an example, each figure a tenth of itself up or down, within its scale."""
    with (folder / "smp" / "input" / "dummyData-a040.csv").open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))[:actors]

    def around(cell: str, most: float) -> str:
        return f"{float(cell) * 0.9}..{min(float(cell) * 1.1, most)}"

    most = {"capability": 1e9, "position_0": 100.0, "salience_0": 100.0}
    lines = [",".join([row["actor"], *(around(row[name], limit) for name, limit in most.items())]) for row in rows]
    return read("\n".join(["actor,capability,position,salience", *lines]), "perturbed")


def peers(folder: Path) -> dict[str, float]:
    """What the peer took for each example, stripped to the model, by the name of the example."""
    with (folder / "timings.csv").open(encoding="utf-8", newline="") as opened:
        return {
            row["scenario"]: float(row["median_user_cpu_s"])
            for row in csv.DictReader(opened)
            if row["implementation"] == "KTAB smpc stripped"
        }


def plain_round(capability: Array, total: Array, position: Array, risk: Array) -> Array:
    """(viewer, other): the odds of every challenge, in plain numpy with one loop: most of a round."""
    n = len(capability)
    power = capability * total
    away = np.abs(position[:, None] - position[None])
    odds = np.empty((n, n))
    for i in range(n):
        attitude = (2 * risk[i] + risk) / 3
        seen = (1 - away) * (1 + attitude[:, None] * away)
        own = power[i] * (seen[i, i] - seen[i])
        against = power * (seen[:, i] - np.diag(seen))
        a = 1e-10 + np.maximum(own, 0) + np.maximum(against, 0)
        b = 1e-10 + np.maximum(-own, 0) + np.maximum(-against, 0)
        lean = power[:, None] * (seen[:, i][:, None] - seen)
        x, y = a + np.maximum(lean, 0), b + np.maximum(-lean, 0)
        p, best = x / (x + y), np.diag(seen)[:, None]
        vote = power[:, None] * (p * (best - seen[:, i][:, None]) - (1 - p) * (best - seen))
        vote[i] = 0
        np.fill_diagonal(vote, 0)
        ours = a + np.maximum(vote, 0).sum(axis=0)
        odds[i] = ours / (ours + b + np.maximum(-vote, 0).sum(axis=0))
    return odds


def beside_numpy(folder: Path, runs: int) -> dict[str, float]:
    """One round of challenges among 40 actors: ours with everything else of the round, and the plain version of it."""
    given = table("dummyData-a040", folder)
    points, settings = given.points(), settle(Model.SPATIAL, {})
    place, total = spatial.scaled(given, points), points.salience.sum(axis=1)
    seen = spatial.contest(points, settings, place, place)
    plain = plain_round(points.capability, total, place[:, 0], seen.risk)
    others = ~np.eye(len(total), dtype=bool)
    assert np.allclose(plain[others], seen.odds[others], rtol=0, atol=1e-12), "the two versions differ"
    draw = np.full(len(total), -1.0)
    ours = own_seconds(lambda: spatial.following(points, settings, place, place, draw), runs * 20)
    numpy = own_seconds(lambda: plain_round(points.capability, total, place[:, 0], seen.risk), runs * 4)
    return {"whole round, ours": ours, "its challenges alone, numpy": numpy, "times": numpy / ours}


def measure(runs: int, folder: Path) -> dict[str, Any]:
    """Every figure, by what it is of."""
    peer, many = peers(folder), perturbed(folder)
    found: dict[str, Any] = {"single": {}, "batch": {}, "first call": {}}
    for name, bar in SINGLE.items():
        given = table(name, folder)
        seconds = own_seconds(lambda given=given: solve(given, "spatial"), runs)  # type: ignore[misc]
        found["single"][name] = {"seconds": seconds, "peer": peer.get(name.replace("_0", "")), "bar": bar}
    for name, (model, options, bar) in BATCHES.items():

        def work(model: str = model, options: dict[str, str] = options, workers: int = 1) -> object:
            return ensemble(many, model, options, draws=RUNS, workers=workers)

        found["batch"][name] = {"seconds": own_seconds(work, min(runs, 3)), "bar": bar}
        if model == "spatial":
            turns = [(wall_seconds(work, 1), wall_seconds(lambda: work(workers=2), 1)) for _ in range(max(runs, 4))]
            one, two = (min(side) for side in zip(*turns, strict=True))
            found["batch"][name] |= {"one worker, by the clock": one, "two workers": two, "times faster": one / two}
    found["numpy"] = beside_numpy(folder, runs)
    path = folder / "smp" / "input" / "dummyData_3Dim.csv"
    for model, file in (("spatial", path), ("challenge", folder / "scholz" / "input" / "eu_emissions.csv")):
        words = [sys.executable, "-c", COLD, str(file), model]
        found["first call"][model] = wall_seconds(lambda words=words: subprocess.run(words, check=True), runs)  # type: ignore[misc]
    return found


def show(found: dict[str, Any]) -> None:
    """The figures as lines, each beside its bar and its peer."""

    def verdict(each: dict[str, Any]) -> str:
        bar = each.get("bar")
        return "" if bar is None else f"   {'met' if each['seconds'] <= bar else 'MISSED'}: at most {bar:g} s"

    print("One run of the spatial model")
    for name, each in found["single"].items():
        peer = f"   peer {each['peer']:.3f} s" if each["peer"] else ""
        print(f"  {name:<36}{each['seconds']:>9.4f} s{peer}{verdict(each)}")
    print(f"{RUNS:,} runs of 20 actors, draws included")
    for name, each in found["batch"].items():
        print(f"  {name:<36}{each['seconds']:>9.3f} s{verdict(each)}")
        if "two workers" in each:
            met = "met" if each["times faster"] >= 1.8 else "MISSED"
            ratio = (
                f"{each['times faster']:.2f} times faster than {each['one worker, by the clock']:.3f} s by the clock"
            )
            print(f"  {'  on two workers':<36}{each['two workers']:>9.3f} s   {ratio}   {met}: at least 1.8")
    print("Beside plain numpy, 40 actors")
    for name, seconds in found["numpy"].items():
        print(f"  {name:<36}{seconds:>12.6f}{'' if name == 'times' else ' s'}")
    print("A first call in a new process, with what was compiled on disk")
    for name, seconds in found["first call"].items():
        print(f"  {name:<36}{seconds:>9.3f} s{verdict({'seconds': seconds, 'bar': 2.0})}")


def main(words: list[str] | None = None) -> int:
    """Measure and show."""
    ask = argparse.ArgumentParser(prog="python -m bench.bargain", description="How fast a table is bargained out.")
    ask.add_argument("--runs", type=int, default=5)
    ask.add_argument("--shared", type=Path, default=SHARED, help="where the peer's inputs and timings stand")
    ask.add_argument("--json", metavar="FILE|-", help="write the figures as JSON instead")
    asked = ask.parse_args(words)
    if not asked.shared.is_dir():
        print("the shared reference folder does not stand beside the project: nothing is measured")
        return 0
    found = measure(asked.runs, asked.shared)
    if asked.json == "-":
        print(json.dumps(found, indent=2))
    elif asked.json:
        Path(asked.json).write_text(json.dumps(found, indent=2) + "\n")
    else:
        show(found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
