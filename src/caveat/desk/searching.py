"""The cases of a ledger in; what can be found in them by words, stage, class, holder and origin, out.

An edition of a case is the case as it stood after its last record, as of a day: what its review shows, and no more. An
edition that is missing is made from the review; where many are, the rest is made beside, and what is found says so.
"""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache, partial

from pydantic import TypeAdapter

from caveat.desk import viewing
from caveat.desk.viewing import Glance, Shelf
from caveat.errors import CaveatError
from caveat.ledger import search, store
from caveat.ledger.search import FACETS, Entry, Hit, Tallies, Tally, Wanted
from caveat.pipeline import items
from caveat.report import names, words
from caveat.report.stops import acts_now
from caveat.review.result.review import Review

KINDS = ("item", "line", "statement", "document")
BUDGET = 1.0
"""Seconds that somebody waits for editions that are missing; then what there is is shown."""


@dataclass(frozen=True, slots=True)
class Editions:
    """The editions of the cases as of a day, as far as they are made."""

    numbers: tuple[int, ...]
    glances: Mapping[str, Glance]
    missing: tuple[str, ...]
    """The cases whose edition is not made yet."""
    tallies: Tallies = field(default_factory=Tallies)
    """What was counted in them before."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found."""

    hits: tuple[Hit, ...]
    total: int
    kinds: Mapping[str, int]
    facets: Mapping[str, tuple[tuple[str, int], ...]]
    """For each facet its values with how many there are, all other choices being as they are."""
    next: str | None
    missing: tuple[str, ...]


@cache
def _adapter() -> TypeAdapter[Glance]:
    return TypeAdapter(Glance)


def editions(
    shelf: Shelf, ledger: store.Ledger, as_of: date | None, known_at: datetime | None,
    elsewhere: Callable[[], store.Ledger] | None = None,
) -> Editions:  # fmt: skip
    """The editions of all cases. What is missing is made, and after a while made beside, on a ledger of its own."""
    keys = shelf.keys(ledger, as_of, known_at)
    there = shelf.numbers(keys)
    if len(there) < len(keys):
        unknown = [key for case, key in keys.items() if case not in there]
        for key, (number, summary) in search.editions(ledger, unknown).items():
            shelf.number(key, number, partial(_adapter().validate_json, summary))
        there = shelf.numbers(keys)
    missing = [case for case in keys if case not in there]
    if missing and not ledger.read_only:
        until = time.monotonic() + BUDGET
        while missing and time.monotonic() < until:
            _make(shelf, ledger, missing.pop(0), as_of, known_at)
        there = shelf.numbers(keys)
        if missing and elsewhere is not None:
            _beside(shelf, elsewhere, tuple(missing), as_of, known_at)
    return Editions(tuple(number for number, _ in there.values()), {case: seen for case, (_, seen) in there.items()},
                    tuple(case for case in keys if case not in there), shelf.tallies)  # fmt: skip


def _make(shelf: Shelf, ledger: store.Ledger, case: str, as_of: date | None, known_at: datetime | None) -> None:
    key = shelf.key(ledger, case, as_of, known_at)
    seen = shelf.passing(ledger, case, as_of, known_at)
    made = viewing.glance(seen.review)
    standing = list(shelf.keys(ledger, None, None).values())
    search.put(ledger, key, case, _adapter().dump_json(made).decode(), list(entries(seen.review, seen.texts)),
               search.spare(ledger, standing))  # fmt: skip
    for number, _ in search.editions(ledger, [key]).values():
        shelf.number(key, number, lambda: made)


_busy: set[int] = set()
_lock = threading.Lock()


def _beside(
    shelf: Shelf, elsewhere: Callable[[], store.Ledger], cases: Sequence[str], as_of: date | None,
    known_at: datetime | None,
) -> None:  # fmt: skip
    """Make editions in a thread of its own; one at a time for each shelf."""
    with _lock:
        if id(shelf) in _busy:
            return
        _busy.add(id(shelf))

    def work() -> None:
        try:
            with elsewhere() as ledger:
                for case in cases:
                    with suppress(CaveatError):  # a case that cannot be read is told of where it is opened
                        _make(shelf, ledger, case, as_of, known_at)
        finally:
            with _lock:
                _busy.discard(id(shelf))

    threading.Thread(target=work, name="caveat index", daemon=True).start()


def entries(review: Review, texts: Mapping[str, str]) -> Iterator[Entry]:
    """What can be found in a case, as its review shows it."""
    case, called = review.case.id, names.lines(review)
    origins = {one.id: one.name for one in review.origins}
    classes = {line.item: items.catalogue().get(line.item).item_class.value for line in review.lines}
    for item in dict.fromkeys(line.item for line in review.lines):
        own = items.catalogue().get(item)
        aliases = [alias.text for alias in own.aliases]
        count = sum(line.item == item for line in review.lines)
        yield Entry(0, case, item, own.name, words.plural(count, "line"), " ".join((item, own.name, *aliases)),
                    item_class=(classes[item],))  # fmt: skip
    for line in review.lines:
        gate = acts_now(line)
        said = f"{line.stage_words}; {line.channel_words}"
        yield Entry(
            1, case, line.line, called[line.line], said,
            " ".join((line.line, line.transfer, line.item_name, line.description, line.channel_words)),
            (line.stage,), (classes[line.item],), (gate.holder,) if gate else (),
        )  # fmt: skip
    for one in review.statements:
        told = tuple(dict.fromkeys(classes[item] for item in one.items if item in classes))
        quotes = [part.span.quote for part in one.support if part.span is not None]
        yield Entry(
            2, case, one.id, one.paraphrase, f"{one.modality}, {one.attribution_words or one.speaker}",
            " ".join((one.id, one.paraphrase, one.attribution_words or "", one.speaker, one.object or "", *quotes)),
            item_class=told, origin=(origins.get(one.origin, one.origin),),
        )  # fmt: skip
    held = {part.span.document: one.document for one in review.statements for part in one.support if part.span}
    digests = {document: digest for digest, document in held.items()}
    for page in review.documents:
        digest = digests.get(page.document)
        yield Entry(
            3, case, digest or page.document, page.title, f"{page.publisher}, {words.day(page.published)}",
            " ".join((page.document, page.title, page.publisher, texts.get(digest, "") if digest else "")),
        )  # fmt: skip


def find(
    ledger: store.Ledger, there: Editions, text: str, facets: Mapping[str, str], kind: str | None = None,
    after: str | None = None, most: int = 50,
) -> Found:  # fmt: skip
    """What bears all the words, of the facets and the kind that are asked for."""
    # PostgreSQL takes no NUL in a text, and no facet has one.
    chosen = {name: value.replace("\x00", "") for name, value in facets.items() if value}
    wanted = Wanted(search.tokens(text)[:12], chosen, KINDS.index(kind) if kind in KINDS else None)
    place = _place(after)
    hits = search.find(ledger, there.numbers, wanted, place, most + 1)
    rows = there.tallies.of(ledger, there.numbers, wanted.words)
    last = hits[most - 1] if len(hits) > most else None
    return Found(
        tuple(hits[:most]), sum(n for (k, values), n in rows.items() if _fits(k, values, wanted)),
        {KINDS[k]: n for k, n in sorted(_kinds(rows, wanted).items())},
        {name: _facet(rows, wanted, place_) for place_, name in enumerate(FACETS)},
        f"{last.kind}-{last.id}" if last else None, there.missing,
    )  # fmt: skip


def _place(after: str | None) -> tuple[int, int]:
    kind, _, number = (after or "").partition("-")
    return (int(kind), int(number)) if kind.isdigit() and number.isdigit() and len(number) < 19 else (-1, 0)


def _fits(kind: int, values: tuple[tuple[str, ...], ...], wanted: Wanted, but: str | None = None) -> bool:
    if but != "kind" and wanted.kind is not None and kind != wanted.kind:
        return False
    return all(
        name == but or wanted.facets is None or name not in wanted.facets or wanted.facets[name] in values[place]
        for place, name in enumerate(FACETS)
    )


def _kinds(rows: Mapping[Tally, int], wanted: Wanted) -> Counter[int]:
    found: Counter[int] = Counter()
    for (kind, values), count in rows.items():
        if _fits(kind, values, wanted, "kind"):
            found[kind] += count
    return found


def _facet(rows: Mapping[Tally, int], wanted: Wanted, place: int) -> tuple[tuple[str, int], ...]:
    found: Counter[str] = Counter()
    for (kind, values), count in rows.items():
        if _fits(kind, values, wanted, FACETS[place]):
            for value in values[place]:
                found[value] += count
    return tuple(sorted(found.items(), key=lambda row: (-row[1], row[0])))
