"""What may be done within limits in, options that no other beats on every criterion out: a search over mixtures.

NSGA-II by pymoo proposes; every generation is run on the same futures. What is told of the options that are left is
measured on futures of their own, so that an option which was lucky in the search does not look better than it is.
Nothing is called best: the criteria are three, and no two are joined.

Source  Deb and others, IEEE Trans. Evolutionary Computation 6 (2002) 182
"""

from __future__ import annotations

import functools
import hashlib
import json
import time
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from caveat.errors import BadRow, MissingExtra
from caveat.simulate import draws, ensemble, kept, outcomes, steps
from caveat.simulate.ensemble import Ensemble, Settings
from caveat.simulate.model import Model, Real, build
from caveat.simulate.moves import Moves, Screened, option, screened, settled, told
from caveat.simulate.outcomes import CRITERIA
from caveat.simulate.spec import OptionSpec

try:
    import pymoo
    from pymoo.algorithms.moo.nsga2 import NSGA2
    from pymoo.core.problem import Problem
    from pymoo.operators.crossover.sbx import SBX
    from pymoo.operators.mutation.pm import PM
    from pymoo.operators.repair.rounding import RoundingRepair
    from pymoo.operators.sampling.rnd import IntegerRandomSampling
    from pymoo.problems.static import StaticProblem
except ImportError:
    raise MissingExtra("The search for options", "search") from None

Levels = tuple[int, ...]
Tried = dict[Levels, NDArray[np.float64]]
"""Options by their levels, with the mean of each on each criterion."""
VERSION: str = pymoo.__version__
NAME = "found-"
"""Begins the id of an option that was found."""
ETA = 3.0
"""How near to its parents an option is: low, because levels are few (pymoo's own advice for whole numbers)."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How hard is searched."""

    generations: int
    population: int
    blocks: int
    """Blocks of futures on which every option is tried; as many more tell what is left."""
    seed: int

    def __post_init__(self) -> None:
        for name, least in (("generations", 1), ("population", 4), ("blocks", 1), ("seed", 0)):
            if (found := getattr(self, name)) < least:
                raise BadRow("the search", None, "", name, str(found), f"Expected: {least} or more.")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a search has come."""

    done: int
    generations: int
    kept: int
    """Options so far that no other beats."""
    left: float
    """Seconds that the rest takes at this rate."""


@dataclass(frozen=True, slots=True)
class Point:
    """One option that was found."""

    option: OptionSpec
    words: str
    legal: Screened
    beats: tuple[str, ...]
    """Options of the review that it is nowhere worse than in the mean, and better on some criterion."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, with the run in which the options that it left stand beside those of the review."""

    digest: str
    effort: Effort
    tried: int
    """Different options that were run."""
    generations: int
    """That were done; fewer than asked for where it was stopped."""
    points: tuple[Point, ...]
    run: Ensemble


def search(
    found: Moves, effort: Effort, *, workers: int, state: Path | None = None, resume: bool = False,
    progress: Callable[[Progress], None] | None = None,
) -> Found:  # fmt: skip
    """Options within the limits that no other option tried beats on every criterion, at most a population of them.

    ``KeyboardInterrupt`` ends the search after the generations that are done, and what they found is told. ``state`` is
    a folder in which what was tried is kept; with ``resume`` a search goes on from there, also to more generations.

    Raises  Conflict where the folder holds another search.
    """
    known = _Known(state, _digest(found, effort, lasting=False), resume)
    tried: Tried = {}
    with ThreadPoolExecutor(workers) as pool:
        done = _evolve(found, effort, tried, pool, progress, known)
        every = np.array(list(tried.values()))
        front = _simplest([levels for levels, worth in tried.items() if not _beaten(worth, every)], found, tried)
        front = sorted(_apart(front, tried, effort.population), key=lambda one: tuple(tried[one]))
        standing = found.model.options
        named = [option(found, levels, f"{NAME}{place}") for place, levels in enumerate(front, 1)]
        run = _measured(_with(found.model, (*standing, *named)), effort, pool)
    means = run.summary.total / run.summary.futures
    points = []
    for place, levels in enumerate(front, len(standing)):
        if not _beaten(means[place], means[len(standing) :]):
            one = run.model.options[place]
            beats = tuple(s.id for row, s in enumerate(standing) if _beaten(means[row], means[place : place + 1]))
            points.append(Point(one, told(found, one), screened(found, levels), beats))
    return Found(_digest(found, effort), effort, len(tried), done, tuple(points), run)


def _simplest(
    front: list[Levels], found: Moves, tried: Tried
) -> list[Levels]:  # fmt: skip
    """Of options that come to the very same, the one that touches fewest lines."""
    least: dict[tuple[float, ...], Levels] = {}
    for levels in sorted(front, key=lambda one: sum(level > 0 for level in one[: len(found.lines)])):
        least.setdefault(tuple(tried[levels]), levels)
    return list(least.values())


def _measured(model: Model, effort: Effort, pool: Executor) -> Ensemble:
    """The options on blocks of futures that the search has not seen; paths by week are not kept of these."""
    settings = Settings(2 * effort.blocks * draws.BLOCK, effort.seed, "latin-hypercube")
    begun = time.monotonic()
    blocks = pool.map(lambda number: ensemble.block(model, settings, number), range(effort.blocks, 2 * effort.blocks))
    total = functools.reduce(outcomes.add, blocks)
    return Ensemble(model, settings, total, ensemble.digest(model, settings), time.monotonic() - begun)


def _apart(front: list[Levels], tried: Tried, most: int) -> list[Levels]:
    """So many of the front that stand farthest from their neighbours, the ends of each criterion first."""
    if len(front) <= most:
        return front
    worth = np.array([tried[levels] for levels in front])
    apart = np.zeros(len(front))
    for column in worth.T:
        order = np.argsort(column, kind="stable")
        span = column[order[-1]] - column[order[0]]
        apart[order[[0, -1]]] = np.inf
        apart[order[1:-1]] += (column[order[2:]] - column[order[:-2]]) / (span or 1.0)
    return [front[place] for place in np.argsort(-apart, kind="stable")[:most]]


class _Known:
    """What is known of options that were tried before: each generation is proposed again, and not run again."""

    def __init__(self, folder: Path | None, key: str, resume: bool) -> None:
        self.path, self.worth = None if folder is None else folder / "tried.npz", Tried()
        if self.path is not None:
            kept.claim(self.path.parent, key, resume, self.path.name)
            if kept.whole(self.path):
                held = kept.load(self.path)
                self.worth = dict(zip(map(tuple, held["levels"].tolist()), held["worth"], strict=True))

    def write(self, tried: Tried) -> None:
        """What has been tried by now, unless more was known before."""
        if self.path is not None and len(tried) > len(self.worth):
            kept.save(self.path, levels=np.array(list(tried)), worth=np.array(list(tried.values())))
            self.worth = dict(tried)


def _evolve(
    found: Moves, effort: Effort, tried: Tried, pool: Executor, progress: Callable[[Progress], None] | None,
    known: _Known,
) -> int:  # fmt: skip
    """Generations of options, each tried once; how many were done."""
    problem = Problem(n_var=len(found.levels), n_obj=len(CRITERIA), xl=0, xu=np.array(found.levels) - 1, vtype=int)
    ways: dict[str, Any] = {"prob": 1.0, "eta": ETA, "vtype": float, "repair": RoundingRepair()}
    algorithm = NSGA2(
        pop_size=effort.population, sampling=IntegerRandomSampling(), crossover=SBX(**ways), mutation=PM(**ways),
        eliminate_duplicates=True,
    )  # fmt: skip
    algorithm.setup(problem, termination=("n_gen", effort.generations), seed=effort.seed, verbose=False)
    begun, done = time.monotonic(), 0
    futures = [draws.draw(found.model, effort.seed, number, "latin-hypercube") for number in range(effort.blocks)]
    try:
        while algorithm.has_next():
            asked = algorithm.ask()
            chosen = [settled(found, tuple(int(level) for level in row)) for row in asked.get("X")]
            if done == 0:
                chosen[0] = settled(found, (0,) * len(found.levels))  # carry on is always among them
            fresh = [levels for levels in dict.fromkeys(chosen) if levels not in tried]
            new = [levels for levels in fresh if levels not in known.worth]
            worth_of = {**known.worth, **dict(zip(new, _worth(found, new, futures, pool), strict=True))}
            tried.update((levels, worth_of[levels]) for levels in fresh)
            known.write(tried)
            worth = np.array([tried[levels] for levels in chosen])
            algorithm.evaluator.eval(StaticProblem(problem, F=worth), asked)
            algorithm.tell(infills=asked)
            done += 1
            if progress is not None:
                left = (time.monotonic() - begun) / done * (effort.generations - done)
                progress(Progress(done, effort.generations, len(algorithm.opt), left))
    except KeyboardInterrupt:
        if not done:
            raise
    return done


def _worth(
    found: Moves, chosen: list[Levels], futures: list[draws.Block], pool: Executor
) -> NDArray[np.float64]:  # fmt: skip
    """The mean of each option on each criterion, (option, criterion)."""
    if not chosen:
        return np.zeros((0, len(CRITERIA)))
    model = _with(found.model, tuple(option(found, levels, f"o{place}") for place, levels in enumerate(chosen)))
    packed = steps.pack(model)

    def total(block: draws.Block) -> Real:
        walked = steps.run(model, packed, block.columns, block.noise)
        return np.asarray(outcomes.criteria(walked).sum(axis=2))

    # Blocks are added in their order, so that the number of workers changes no bit.
    means = functools.reduce(np.add, pool.map(total, futures)) / (len(futures) * draws.BLOCK)
    return np.asarray(means[-len(chosen) :])


def _with(model: Model, options: tuple[OptionSpec, ...]) -> Model:
    return build(model.assumptions, weeks=model.weeks, step=model.step, options=options, name=model.name)


def _beaten(worth: NDArray[np.float64], others: NDArray[np.float64]) -> bool:
    """True where another is nowhere worse and somewhere better."""
    return bool(((others <= worth).all(axis=1) & (others < worth).any(axis=1)).any())


def _digest(found: Moves, effort: Effort, *, lasting: bool = True) -> str:
    """Of all that the search depends on; without ``lasting``, of all but for how long is searched."""
    content = {
        "model": found.model.digest, "population": effort.population, "blocks": effort.blocks, "seed": effort.seed,
        "pymoo": VERSION,
        "moves": [[one.line, [[part.measure, part.status] for part in one.parts]] for one in found.lines],
        **({"generations": effort.generations} if lasting else {}),
    }  # fmt: skip
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
