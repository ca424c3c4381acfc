"""How fast options are simulated, in one run: the fast kernel, plain numpy, and SimPy where it is installed.

``python -m bench.simulate`` prints scenario-years a second, the whole job of a million futures (``--whole``), and the
interactive case. A scenario-year is one option of one future for 52 weeks.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from typing import Any

import numpy as np
from tests.unit.simulate.small import Case, measure, option

from caveat.simulate import draws, ensemble, finding, reference, steps
from caveat.simulate.ensemble import Settings
from caveat.simulate.model import Model
from caveat.simulate.spec import MeasureSpec, OptionSpec

WEEKS = 156


def model(options: int = 8, weeks: int = WEEKS, lines: int = 40, items: int = 12) -> Model:
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
    return case.build(*_options(lines)[: options - 1], weeks=weeks)


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


def _years(held: Model, futures: int, seconds: float) -> float:
    return futures * len(held.options) * held.weeks / 52.0 / seconds


def _median(times: list[float]) -> float:
    return float(np.median(times))


def kernels(held: Model, rounds: int) -> dict[str, float]:
    """Scenario-years a second of each way to run the same blocks; the fast one by wall clock."""
    settings = Settings(16 * draws.BLOCK, 1, "latin-hypercube")
    block = draws.draw(held, 1, 0, "latin-hypercube")
    packed = steps.pack(held)
    steps.run(held, packed, block.columns, block.noise)
    alone, cpu, one, two = [], [], [], []
    for _ in range(rounds):
        begun, used = time.perf_counter(), time.process_time()
        steps.run(held, packed, block.columns, block.noise)
        alone.append(time.perf_counter() - begun)
        cpu.append(time.process_time() - used)
        one.append(ensemble.run(held, settings, scheduler="local:1").seconds)
        two.append(ensemble.run(held, settings, scheduler="local:2").seconds)
    few = 256
    begun = time.perf_counter()
    reference.run(held, block.columns[:, :few], block.noise[..., :few])
    plain = time.perf_counter() - begun
    return {
        "fast kernel, one core": _years(held, draws.BLOCK, _median(alone)),
        "fast kernel, one core, by its own processor time": _years(held, draws.BLOCK, _median(cpu)),
        "drawing and summary included, one worker": _years(held, settings.scenarios, _median(one)),
        "drawing and summary included, two workers": _years(held, settings.scenarios, _median(two)),
        "plain numpy over 256 futures": _years(held, few, plain),
    }


def simpy_years(held: Model) -> float | None:
    """SimPy with lists and floats: deliveries and stocks of one future, which is the cheaper part of the model."""
    try:
        import simpy
    except ImportError:
        return None
    plans = [(one.plan.first, one.plan.every, one.plan.tranches, one.transit) for one in held.lines]
    item_of = [int(one) for one in held.line_item]

    def one() -> None:
        env = simpy.Environment()
        waiting, stock = [0.0] * len(plans), [150.0] * len(held.items)

        def ship(item: int, transit: int, leaving: float) -> Any:
            yield env.timeout(transit)
            stock[item] += leaving

        def line(index: int, first: int, every: int, tranches: int, transit: int) -> Any:
            yield env.timeout(first)
            for _ in range(tranches):
                waiting[index] += 250.0 / tranches
                while waiting[index] > 0:
                    leaving = min(waiting[index], 50.0)
                    waiting[index] -= leaving
                    env.process(ship(item_of[index], transit, leaving))
                    yield env.timeout(1)
                yield env.timeout(every)

        def war(item: int) -> Any:
            while True:
                stock[item] = max(0.0, stock[item] + 2.0 - 15.0)
                yield env.timeout(1)

        for index, plan in enumerate(plans):
            env.process(line(index, *plan))
        for item in range(len(held.items)):
            env.process(war(item))
        env.run(until=held.weeks)

    begun, runs = time.perf_counter(), 40
    for _ in range(runs):
        one()
    return runs * held.weeks / 52.0 / (time.perf_counter() - begun)


def interactive() -> dict[str, float]:
    """2,000 futures and five options, finding included: warm, and from a cold start with the compiled cache."""
    held, settings = model(options=5), Settings(2000, 1, "latin-hypercube")
    finding.finding(ensemble.run(held, settings, scheduler="local:2"))
    times = []
    for _ in range(3):
        begun = time.perf_counter()
        finding.finding(ensemble.run(held, settings, scheduler="local:2"))
        times.append(time.perf_counter() - begun)
    code = (
        "from bench import simulate as s; from caveat.simulate import ensemble, finding; "
        "finding.finding(ensemble.run(s.model(options=5), s.Settings(2000, 1, 'latin-hypercube'), scheduler='local:2'))"
    )
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return {"warm, s": _median(times), "cold start with the compiled cache, s": time.perf_counter() - begun}


def whole(futures: int) -> dict[str, float]:
    """The whole job: drawing, eight options, summary, on two workers; seconds and the peak of memory."""
    held = model()
    found = ensemble.run(held, Settings(futures, 1, "latin-hypercube"), scheduler="local:2")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024.0
    return {"futures": futures, "s": found.seconds, "peak MB": peak}


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--whole", type=int, default=0, help="futures of the whole job; 1000000 is the target's size")
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    found: dict[str, Any] = {"scenario-years a second": kernels(model(), asked.rounds)}
    rates = found["scenario-years a second"]
    rates["SimPy, lists and floats"] = simpy_years(model())
    fast = rates["fast kernel, one core"]
    found["ratios"] = {
        "fast kernel on one core to plain numpy": fast / rates["plain numpy over 256 futures"],
        "two workers to one": rates["drawing and summary included, two workers"]
        / rates["drawing and summary included, one worker"],
    }
    if rates["SimPy, lists and floats"]:
        found["ratios"]["fast kernel on one core to SimPy"] = fast / rates["SimPy, lists and floats"]
    found["2,000 futures, 5 options"] = interactive()
    if asked.whole:
        found["whole job"] = whole(asked.whole)
    print(json.dumps(found, indent=2))


if __name__ == "__main__":
    main()
