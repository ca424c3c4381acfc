"""How fast options are simulated, in one run and in turns: the fast kernel, plain numpy, and SimPy where installed.

``python -m bench.simulate`` prints scenario-years a second of processor time, in weeks and in days, each with its ratio
to the others; two workers against one by the clock; and the interactive case, warm and from a cold start. ``--whole``
adds the whole job and how time grows with the number of futures, ``--cluster`` Dask's own processes against threads.
A scenario-year is one option of one future for 52 weeks. SimPy and numpy run the same model on the same draws: the test
``tests/conformance/test_simulate_peers.py`` holds them to the reference.

Each way is timed in turns with the others, so that what else the machine does falls on all of them; ratios are medians
of the ratios within a turn. The load of the machine stands beside the figures.
"""

from __future__ import annotations

import argparse
import functools
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np
from tests.conformance import simulate_peers as peers
from tests.unit.simulate.small import Case, measure, option

from caveat.simulate import draws, ensemble, finding, steps
from caveat.simulate.ensemble import Settings
from caveat.simulate.model import Model, Step
from caveat.simulate.spec import MeasureSpec, OptionSpec

WEEKS = 156


def model(options: int = 8, weeks: int = WEEKS, lines: int = 40, items: int = 12, step: Step = "week") -> Model:
    """40 lines over 12 items with every part of the model at work."""
    case = Case().world(
        base_hazard=(0.002, 0.02), credibility=(0.4, 1.0), credibility_lost=(0.1, 0.5), publicity=(0.0, 0.4),
        backlash=(0.0, 1.0), backlash_ramp=(2.0, 12.0), degree=(0.3, 1.0), relapse=(0.0, 0.05), home_end=(0.0, 0.02),
        retaliation=(0.0, 0.02), retaliation_cost=(1e6, 5e6), tempo_cut=(0.0, 0.5), tempo_change=(20.0, 150.0),
        tempo_after=(0.3, 1.0),
    )  # fmt: skip
    for item in range(items):
        case.item(
            f"i-{item}", stock=(50.0, 300.0), use=(5.0, 25.0), own_production=(0.0, 4.0), third_party=(0.0, 6.0),
            third_party_delay=(2.0, 12.0), third_party_ramp=(1.0, 10.0), reserve=(0.0, 4.0), ration=(0.5, 1.0),
        )  # fmt: skip
    for line in range(lines):
        case.line(
            f"l-{line}", f"i-{line % items}", first=line % 13, every=3 + line % 9, tranches=2 + line % 7,
            transit=1 + line % 6, amount=(50.0, 500.0), late=(0.0, 10.0), dock=(20.0, 80.0),
        )  # fmt: skip
    case.objective("o-aid").rule("r-aid", "o-aid", 200.0, readings=2)
    return case.build(*_options(lines)[: options - 1], weeks=weeks, step=step)


def _options(count: int) -> list[OptionSpec]:
    every, half, few = range(count), range(0, count, 2), range(0, count, 5)

    def each(kind: str, lines: Any, *args: Any, **given: Any) -> list[MeasureSpec]:
        return [measure(kind, f"l-{line}", *args, **given) for line in lines]

    others = [line for line in half if line not in few]
    return [
        option("narrow", *each("pause", few, 2)),
        option("broad", *each("pause", every, 2, 40)),
        option("carrot", *each("expedite", half, 2, factor=1.5)),
        option("both", *each("condition", few, 2, rule="r-aid"), *each("expedite", others, 2, factor=1.5)),
        option("slow", *each("slow", half, 2, factor=0.5)),
        option("withhold", *each("withhold", few, 4, 52)),
        option("condition", *each("condition", half, 2, rule="r-aid")),
    ]


def _years(held: Model, futures: int) -> float:
    return futures * len(held.options) * held.weeks / 52.0


def _timed(work: Callable[[], Any], clock: Callable[[], float]) -> float:
    begun = clock()
    work()
    return clock() - begun


def kernels(step: Step, rounds: int) -> dict[str, Any]:
    """Scenario-years a second of processor time on one core, in turns, and what the fast kernel is of each other."""
    held = model(step=step)
    packed, block = steps.pack(held), draws.draw(held, 1, 0, "latin-hypercube")
    columns, noise = draws.columns(held, block.values, block.chance, np.float64), block.noise.astype(np.float64)
    few = 1024 if step == "week" else 128
    ways: dict[str, tuple[int, Callable[[], Any]]] = {
        "fast kernel": (draws.BLOCK, lambda: steps.run(held, packed, block.columns, block.noise)),
        "block: drawing, kernel, summary": (
            draws.BLOCK, lambda: ensemble.block(held, Settings(10**9, 1, "latin-hypercube"), 20, packed)
        ),
        f"plain numpy over {few} futures": (
            few, lambda: peers.in_numpy(held, columns[:, :few], noise[..., :few])
        ),
    }  # fmt: skip
    if peers.simpy is not None:
        ways["SimPy, floats"] = (1, lambda: peers.in_simpy(held, columns[:, 0].tolist(), noise[..., 0]))
    for _, work in ways.values():
        work()
    rates: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, (futures, work) in ways.items():
            rates[name].append(_years(held, futures) / _timed(work, time.thread_time))
    found = {name: np.array(rate) for name, rate in rates.items()}
    return {
        "scenario-years a second": {name: float(np.median(rate)) for name, rate in found.items()},
        "fast kernel to": {
            name: float(np.median(found["fast kernel"] / rate)) for name, rate in found.items() if name != "fast kernel"
        },
    }


def workers(rounds: int, blocks: int = 16) -> dict[str, Any]:
    """Two workers against one by the clock, in turns, and how much processor time each took."""
    held, settings = model(), Settings(blocks * draws.BLOCK, 1, "latin-hypercube")
    clocks: dict[str, list[tuple[float, float]]] = {"local:1": [], "local:2": []}
    for _ in range(rounds):
        for scheduler, found in clocks.items():
            used = time.process_time()
            found.append((ensemble.run(held, settings, scheduler=scheduler).seconds, time.process_time() - used))
    one, two = (np.array(clocks[name]) for name in ("local:1", "local:2"))
    return {
        "one worker to two, by the clock": float(np.median(one[:, 0] / two[:, 0])),
        "best of the turns": float((one[:, 0] / two[:, 0]).max()),
        "processor time of two to one": float(np.median(two[:, 1] / one[:, 1])),
    }


def cluster(rounds: int, blocks: int = 977) -> dict[str, Any]:
    """Dask's LocalCluster with two workers against two threads on a million futures, in turns by the clock."""
    from distributed import LocalCluster

    held, settings = model(), Settings(blocks * draws.BLOCK, 1, "latin-hypercube")
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as there:
        ensemble.run(held, Settings(4 * draws.BLOCK, 1, "latin-hypercube"), scheduler=there.scheduler_address)
        ratios = []
        for _ in range(rounds):
            threads = ensemble.run(held, settings, scheduler="local:2").seconds
            ratios.append(ensemble.run(held, settings, scheduler=there.scheduler_address).seconds / threads)
    return {"LocalCluster to threads, time": float(np.median(ratios)), "turns": [round(one, 3) for one in ratios]}


COLD = """
import json, time
begun = time.perf_counter()
from caveat.simulate import ensemble, finding, steps
imported = time.perf_counter()
from bench import simulate as s
held, settings = s.model(options=5), s.Settings(2000, 1, 'latin-hypercube')
built = time.perf_counter()
ensemble.run(held, s.Settings(1, 1, 'latin-hypercube'), scheduler='local:1')
loaded = time.perf_counter()
run = ensemble.run(held, settings, scheduler='local:2')
ran = time.perf_counter()
finding.finding(run)
told = time.perf_counter()
print(json.dumps({'imports': imported - begun, 'this model': built - imported, 'kernel from its cache': loaded - built,
 'run': ran - loaded, 'finding': told - ran, 'processor': time.process_time()}))
"""


def interactive(rounds: int) -> dict[str, Any]:
    """2,000 futures and five options: warm, and from a cold start with the compiled cache, part by part."""
    held, settings = model(options=5), Settings(2000, 1, "latin-hypercube")
    ensemble.run(held, settings, scheduler="local:2")
    again = functools.partial(ensemble.run, held, settings, scheduler="local:2")
    runs = [_timed(again, time.perf_counter) for _ in range(rounds)]
    run = again()
    told = [_timed(lambda: finding.finding(run), time.perf_counter) for _ in range(rounds)]
    begun = time.perf_counter()
    cold = subprocess.run([sys.executable, "-c", COLD], check=True, capture_output=True, text=True)
    return {
        "warm run, s": float(np.median(runs)), "warm finding, s": float(np.median(told)),
        "cold start, s": time.perf_counter() - begun, "of which": json.loads(cold.stdout),
    }  # fmt: skip


def whole(futures: int, step: Step) -> dict[str, Any]:
    """The whole job: drawing, eight options, summary, on two workers; and how time grows from a hundredth of it."""
    held, found = model(step=step), []
    ensemble.run(held, Settings(1, 1, "latin-hypercube"), scheduler="local:1")  # the kernel is loaded before the first
    for count in (futures // 100, futures // 10, futures):
        used = time.process_time()
        run = ensemble.run(held, Settings(count, 1, "latin-hypercube"), scheduler="local:2")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024.0
        found.append({"futures": count, "s": run.seconds, "processor s": time.process_time() - used, "peak MB": peak})
    grown = np.log([[row["futures"], row["processor s"], row["s"]] for row in found])
    return {
        "runs": found,
        "exponent by processor time": float(np.polyfit(grown[:, 0], grown[:, 1], 1)[0]),
        "exponent by the clock": float(np.polyfit(grown[:, 0], grown[:, 2], 1)[0]),
    }


def main(words: list[str] | None = None) -> int:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--whole", type=int, default=0, help="futures of the whole job; 1000000 is the target's size")
    parser.add_argument("--step", choices=("week", "day"), default="week", help="of the whole job")
    parser.add_argument("--cluster", action="store_true", help="also Dask's LocalCluster against threads")
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args(words)
    found: dict[str, Any] = {
        "cores": os.cpu_count(), "load at the start": os.getloadavg(),
        "weekly, one core": kernels("week", asked.rounds), "daily, one core": kernels("day", asked.rounds),
        "workers": workers(asked.rounds), "2,000 futures, 5 options": interactive(asked.rounds),
    }  # fmt: skip
    if asked.cluster:
        found["cluster"] = cluster(asked.rounds)
    if asked.whole:
        found["whole job"] = whole(asked.whole, asked.step)
    found["load at the end"] = os.getloadavg()
    print(json.dumps(found, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
