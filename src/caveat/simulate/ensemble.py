"""A model and settings in, an ensemble of futures out: run block by block, on threads or on Dask, to the same bits.

A block is the unit of work, of drawing and of the state file. Summaries are added in the order of blocks, whoever ran
them, so one worker and eight give the same bits, and so does a run that was interrupted and went on.
"""

from __future__ import annotations

import functools
import hashlib
import json
import pickle
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from caveat.errors import BadRow, Conflict, MissingExtra, UnknownTerm
from caveat.simulate import draws, kept, outcomes, steps
from caveat.simulate.draws import BLOCK, SAMPLERS, VERSION, Sampler
from caveat.simulate.model import Model
from caveat.simulate.outcomes import CRITERIA, PATH_BLOCKS, Summary
from caveat.simulate.packing import Packed

MOST = 1_000_000_000
"""Futures of a run: as many take hours, and their blocks can still be listed."""
PATIENCE = "5s"
"""How long a scheduler is given to answer."""
TRIES = 3
"""How often a block that was lost with its worker is sent out again."""
AHEAD = 4
"""Blocks, or parcels, handed out for each worker ahead of those that are done: keeps all busy and memory flat."""
PARCEL = 16
"""Blocks that go to a Dask worker at a time, at most: every sending takes some milliseconds, a block some tens."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is made with, beside its model."""

    scenarios: int
    seed: int
    sampler: Sampler
    thresholds: Mapping[str, float] = field(default_factory=dict)
    """At most so much on a criterion, for the share of futures that satisfy; none is set unless a user sets it."""

    def __post_init__(self) -> None:
        if not 1 <= self.scenarios <= MOST:
            said = f"Expected: 1 or more, and at most {MOST:,}."
            raise BadRow("the settings", None, "", "scenarios", str(self.scenarios), said)
        if self.seed < 0:
            raise BadRow("the settings", None, "", "seed", str(self.seed), "Expected: 0 or more.")
        if self.sampler not in SAMPLERS:
            raise UnknownTerm("the settings", "sampler", self.sampler, SAMPLERS)
        for name, most in self.thresholds.items():
            if name not in CRITERIA:
                raise UnknownTerm("the settings", "criterion", name, CRITERIA)
            if not np.isfinite(most):
                raise BadRow("the settings", None, "", f"threshold on {name}", str(most), "Expected: a number.")

    @property
    def blocks(self) -> int:
        """How many blocks hold the futures; of the last one only the first part may be used."""
        return -(-self.scenarios // BLOCK)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come."""

    done: int
    scenarios: int
    seconds: float
    rate: float
    """Futures a second in this run."""
    left: float
    """Seconds that the rest takes at this rate."""


@dataclass(frozen=True, slots=True)
class Ensemble:
    """A run: its model, its settings, and the summary of all its futures."""

    model: Model
    settings: Settings
    summary: Summary
    digest: str
    seconds: float


Report = Callable[[Progress], None]


def digest(model: Model, settings: Settings) -> str:
    """The inputs' digest: model, options, horizon, seed, sampler, futures, thresholds and how futures are drawn."""
    content = {
        "model": model.digest, "scenarios": settings.scenarios, "seed": settings.seed, "sampler": settings.sampler,
        "thresholds": dict(sorted(settings.thresholds.items())), "block": BLOCK, "draws": VERSION,
    }  # fmt: skip
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def run(
    model: Model, settings: Settings, *, scheduler: str, state: Path | None = None, resume: bool = False,
    progress: Report | None = None,
) -> Ensemble:  # fmt: skip
    """All futures under all options.

    ``scheduler`` is ``local:N`` for N threads, or the address of a Dask scheduler. ``state`` is a folder in which each
    block is kept as it is done; with ``resume`` a run goes on from there.

    Raises  UnknownTerm for another scheduler; MissingExtra without Dask; Conflict where the folder holds another run.
            KeyboardInterrupt passes through: what is done stays in the folder.
    """
    begun = time.monotonic()
    folder = _State(state, digest(model, settings), resume) if state is not None else None
    total: Summary | None = None
    done = fresh = 0
    for number, found, ran in _in_order(model, settings, scheduler, folder):
        total = found if total is None else outcomes.add(total, found)
        done += found.futures
        fresh += found.futures if ran else 0
        assert number * BLOCK < done
        if progress is not None:
            seconds = time.monotonic() - begun
            rate = fresh / seconds if seconds > 0 else 0.0
            left = (settings.scenarios - done) / rate if rate else float("nan")
            progress(Progress(done, settings.scenarios, seconds, rate, left))
    assert total is not None
    return Ensemble(model, settings, total, digest(model, settings), time.monotonic() - begun)


def block(model: Model, settings: Settings, number: int, packed: Packed | None = None) -> Summary:
    """One block: drawn, walked through all options, summarised; ``packed`` is the model's, where it is at hand."""
    drawn = draws.draw(model, settings.seed, number, settings.sampler)
    width = min(BLOCK, settings.scenarios - number * BLOCK)
    packed = packed or steps.pack(model)
    found = steps.run(model, packed, drawn.columns[:, :width], drawn.noise[..., :width], paths=number < PATH_BLOCKS)
    values, chance = drawn.values[:, :width], drawn.chance[:, :width]
    return outcomes.summarise(model, found, values, chance, settings.thresholds, number)


def _in_order(
    model: Model, settings: Settings, scheduler: str, folder: _State | None
) -> Iterator[tuple[int, Summary, bool]]:
    """Every block's summary in the order of blocks; True where it was run now and not read from the folder."""
    held = folder.there(settings.blocks) if folder is not None else frozenset[int]()
    todo = [number for number in range(settings.blocks) if number not in held]
    ran = _run(model, settings, todo, scheduler)
    for number in range(settings.blocks):
        if number in held:
            assert folder is not None
            yield number, folder.read(number), False
            continue
        found = next(ran)
        if folder is not None:
            folder.write(number, found)
        yield number, found, True


def _run(model: Model, settings: Settings, todo: list[int], scheduler: str) -> Iterator[Summary]:
    if not todo:
        return iter(())
    name, _, count = scheduler.partition(":")
    if name == "local":
        if not count.isdigit() or int(count) < 1:
            raise UnknownTerm("the settings", "scheduler", scheduler, ("local:N with N workers", "a Dask address"))
        return _threads(model, settings, todo, int(count))
    if "://" not in scheduler:
        raise UnknownTerm("the settings", "scheduler", scheduler, ("local:N with N workers", "tcp://HOST:PORT"))
    return _dask(model, settings, todo, scheduler)


def _threads(model: Model, settings: Settings, todo: list[int], workers: int) -> Iterator[Summary]:
    """Blocks on threads: the kernel holds no lock, so they run side by side."""
    packed = steps.pack(model)
    if workers == 1 or len(todo) == 1:
        yield from (block(model, settings, number, packed) for number in todo)
        return
    with ThreadPoolExecutor(workers) as pool:
        waiting: dict[int, Future[Summary]] = {}
        nexts = iter(todo)
        try:
            for number in todo:
                for ahead in nexts:
                    waiting[ahead] = pool.submit(block, model, settings, ahead, packed)
                    if len(waiting) >= workers * AHEAD:
                        break
                yield waiting.pop(number).result()
        finally:
            for one in waiting.values():
                one.cancel()


def _dask(model: Model, settings: Settings, todo: list[int], address: str) -> Iterator[Summary]:
    """Blocks on a Dask cluster: seeds travel, not draws; a worker that dies has its blocks run again elsewhere."""
    with _client(address) as client:
        workers = max(1, len(client.scheduler_info()["workers"]))
        parcels = _parcels(todo, workers)
        waiting: dict[tuple[int, ...], Any] = {}
        nexts, packed = iter(parcels), pickle.dumps(model)

        def send(numbers: tuple[int, ...]) -> Any:
            # The model goes with every parcel: data left on a worker would be lost with it.
            return client.submit(_parcel, packed, settings, numbers, pure=False, retries=TRIES)

        for numbers in parcels:
            for ahead in nexts:
                waiting[ahead] = send(ahead)
                if len(waiting) >= workers * AHEAD:
                    break
            yield from _result(waiting.pop(numbers), functools.partial(send, numbers))


def _parcels(todo: list[int], workers: int) -> list[tuple[int, ...]]:
    """Blocks in their order, in parcels that grow smaller towards the end, so that all workers end together.

    Source  the guided self-scheduling of Polychronopoulos and Kuck, IEEE Transactions on Computers C-36 (1987) 1425.
    """
    parcels, at = [], 0
    while at < len(todo):
        size = max(1, min(PARCEL, (len(todo) - at) // (workers * AHEAD)))
        parcels.append(tuple(todo[at : at + size]))
        at += size
    return parcels


def _parcel(model: bytes, settings: Settings, numbers: tuple[int, ...]) -> list[Summary]:
    """Some blocks, on a worker."""
    held, packed = _opened(model)
    return [block(held, settings, number, packed) for number in numbers]


@functools.lru_cache(maxsize=2)
def _opened(model: bytes) -> tuple[Model, Packed]:
    """A model as it was sent, opened once on each worker: that takes a quarter as long as a block."""
    held: Model = pickle.loads(model)  # noqa: S301 (written by the client, and opened as Dask opens all that it is sent)
    return held, steps.pack(held)


def _result(future: Any, again: Callable[[], Any]) -> list[Summary]:
    """The summaries of some blocks; what was lost with its worker is run again, to the same bits."""
    for _ in range(TRIES):
        try:
            found: list[Summary] = future.result()
            return found
        except CancelledError:
            future = again()
    last: list[Summary] = future.result()
    return last


def _client(address: str) -> Any:
    try:
        import distributed
    except ImportError:  # an extra of its own; asked for only where a run is to go beyond this machine
        raise MissingExtra("Running on Dask", "distributed") from None
    try:
        return distributed.Client(address, timeout=PATIENCE)  # type: ignore[no-untyped-call]
    except OSError as wrong:
        raise Conflict(
            "the settings", f"the scheduler is {address}", f"nobody answers there ({wrong})",
            "Start one with `dask scheduler`, or write local:N to use this machine.",
        ) from None  # fmt: skip


class _State:
    """A folder that holds a run's blocks as they are done."""

    def __init__(self, folder: Path, key: str, resume: bool) -> None:
        self.folder = folder
        kept.claim(folder, key, resume, "block-*.npz")

    def _path(self, number: int) -> Path:
        return self.folder / f"block-{number:07d}.npz"

    def there(self, blocks: int) -> frozenset[int]:
        """The blocks that are done and whole."""
        return frozenset(number for number in range(blocks) if kept.whole(self._path(number)))

    def read(self, number: int) -> Summary:
        """A block as it was written."""
        parts: dict[str, Any] = dict(kept.load(self._path(number)))
        return Summary(**{**parts, "futures": int(parts["futures"])})

    def write(self, number: int, found: Summary) -> None:
        """A block, whole or not at all."""
        kept.save(self._path(number), **found._asdict())
