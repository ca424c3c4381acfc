"""Very many documents in; each one's lines, or the sentence why it could not be read, out, in the order given.

One after the other in this process, or spread over processes of this machine or of others by Dask. The lines are the
same bytes whichever it is: a document is read by itself, and nothing depends on who read it.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from pydantic_core import to_jsonable_python

from caveat.desk import reading
from caveat.desk.together import Share, Together, share
from caveat.errors import CaveatError, MissingExtra, Unreadable
from caveat.sources.prose.engines.rules import Rules
from caveat.sources.reading import Reading

AT_ONCE = 1_000_000
"""Bytes of documents that go to a worker together: a task then takes about a second, and its cost does not show."""
WAITING = 3
"""Tasks a worker has before it: enough to keep it at work, few enough to keep memory flat."""

COMPARED = 20_000
"""Statements up to which it is told what documents say together: memory stays, and comparing all pairs takes half a
minute."""

PLAIN_WORKERS = {"distributed.worker.profile.enabled": False}
"""Dask keeps what each worker did in every second of the last hour: that takes time, and memory that grows."""

_JSON = json.JSONEncoder(ensure_ascii=False, allow_nan=False)

Loaded = tuple[str, bytes] | tuple[str, bytes, str | None]
"""The name of a document and its bytes, and what a server called its characters, where one did."""


@dataclass(frozen=True, slots=True)
class Read:
    """One document as it was read."""

    name: str
    lines: str
    """One JSON object a line; empty where it could not be read."""
    refused: str | None = None
    """Why it could not be read."""
    share: Share | None = None
    """What it adds to what several say together, where that is asked for."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for every document of a run."""

    columns: str | None = None
    published: date | None = None
    together: bool = False
    """Whether each document also says what it adds to what several say together."""
    any_matter: bool = False
    """Whether prose is read whatever it is about."""


def read(documents: Iterable[Loaded], terms: Terms, scheduler: str | None = None) -> Iterator[Read]:
    """Every document's lines, in the order given; memory does not grow with their number.

    ``scheduler`` is None for this process, ``local:N`` for N processes of this machine, or the address of a running
    Dask scheduler, whose workers have the same Caveat.

    Raises  MissingExtra without Dask; Unreadable for a scheduler that is none or does not answer.
    """
    parcels = _parcels(documents)
    if scheduler is None:
        for parcel in parcels:
            yield from _parcel(parcel, terms)
        return
    with _workers(scheduler) as (submit, room):
        under_way: deque[Any] = deque(submit(_parcel, parcel, terms) for parcel in islice(parcels, room))
        while under_way:
            done = under_way.popleft().result()
            under_way.extend(submit(_parcel, parcel, terms) for parcel in islice(parcels, 1))
            yield from done


def _parcels(documents: Iterable[Loaded]) -> Iterator[list[Loaded]]:
    parcel: list[Loaded] = []
    size = 0
    for one in documents:
        parcel.append(one)
        size += len(one[1])
        if size >= AT_ONCE:
            yield parcel
            parcel, size = [], 0
    if parcel:
        yield parcel


def _parcel(documents: list[Loaded], terms: Terms) -> list[Read]:
    return [_one(terms, *one) for one in documents]


class _Shared(Together):
    """Keeps what the one document that is read adds, and collects nothing."""

    share: Share | None = None

    def take(self, found: Reading, name: str) -> None:
        """Keep what a document adds."""
        self.share = share(found, name)


def _one(terms: Terms, name: str, data: bytes, charset: str | None = None) -> Read:
    kept = _Shared() if terms.together else None
    try:
        lines = "".join(
            f"{_JSON.encode(to_jsonable_python(line))}\n"
            for line in reading.read(
                data,
                name,
                terms.columns,
                published=terms.published,
                engine=Rules(terms.any_matter),
                into=kept,
                charset=charset,
            )
        )
    except CaveatError as wrong:
        return Read(name, "", str(wrong))
    return Read(name, lines, None, kept.share if kept is not None else None)


Submit = Callable[..., Any]


@contextmanager
def _workers(scheduler: str) -> Iterator[tuple[Submit, int]]:
    """How a task is submitted, and how many may be under way."""
    try:
        from dask import config
        from distributed import Client, LocalCluster
    except ModuleNotFoundError:
        raise MissingExtra("Reading on several processes", "distributed") from None
    kind, _, count = scheduler.partition(":")
    if kind == "local":
        if not count.isdecimal() or not 1 <= int(count) <= 1024:
            raise Unreadable(scheduler, "it names no number of processes", "Write local:2, or a scheduler's address.")
        with (
            config.set(PLAIN_WORKERS),
            LocalCluster(n_workers=int(count), threads_per_worker=1, dashboard_address=None) as cluster,
            Client(cluster) as client,
        ):
            yield _submitting(client), WAITING * int(count)
        return
    try:
        client = Client(scheduler, timeout=10)
    except (OSError, ValueError, TimeoutError) as wrong:
        why = f"no scheduler answers there ({type(wrong).__name__})"
        raise Unreadable(scheduler, why, "Write local:2, or the address of a running one: tcp://host:8786.") from None
    with client:
        yield _submitting(client), WAITING * max(1, sum(client.ncores().values()))


def _submitting(client: Any) -> Submit:
    def submit(work: Callable[..., Any], *given: Any) -> Any:
        return client.submit(work, *given, pure=False)

    return submit
