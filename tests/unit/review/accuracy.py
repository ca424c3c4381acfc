"""Notices of known truth in, how often each field was read right out: the table that a user's settings are held to.

``python -m tests.unit.review.accuracy`` measures again and writes ``src/caveat/review/accuracy.toml``; a test compares.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from tests.conformance.test_notices import MANY, NOTICES, alike, printed
from tests.conftest import ROOT
from tests.notices import LAYOUTS, make, told

TARGET = ROOT / "src" / "caveat" / "review" / "accuracy.toml"
FIRST, EACH = 1000, 24
"""Seeds of the made-up notices: not those that the reader's own tests are made from."""
HEAD = """\
# How often each field of a notice was read right, where the truth was known before. Written by
# `python -m tests.unit.review.accuracy`; a test measures again. `given` counts the values that the reader gave, `right`
# those among them that are the truth, `there` those that the notices hold. Statements and tables have no row: no rule
# may accept them. The made-up notices were written by the authors of the reader, from seeds that its rules were not
# made on; real notices will be harder.
"""
Alike = Callable[[Any, Any], bool]
Counts = dict[str, Counter[str]]


def made_up() -> Counts:
    """Fields of notices of every layout, each with the values that were put down while it was written."""
    found: Counts = {}
    for layout in LAYOUTS:
        for seed in range(FIRST, FIRST + EACH):
            made = make(layout, seed)
            read = told(made.text)
            for at in range(max(len(read), len(made.truth))):
                truth = made.truth[at] if at < len(made.truth) else {}
                given = read[at] if at < len(read) else {}
                count(found, truth, given, lambda one, other: bool(one == other))
    return found


def count(found: Counts, truth: Mapping[str, list[Any]], given: Mapping[str, list[Any]], alike: Alike) -> None:
    """Add what one notice says of each field: each true value answers for one value that was given."""
    for field in {**truth, **given}:
        left = list(truth.get(field, []))
        counts = found.setdefault(field, Counter())
        counts["there"] += len(left)
        for value in given.get(field, []):
            counts["given"] += 1
            place = next((at for at, one in enumerate(left) if alike(one, value)), None)
            if place is not None:
                counts["right"] += 1
                del left[place]


def rows(counts: Counts, corpus: str) -> Iterable[str]:
    """A row for each field that was given at all."""
    for field, one in sorted(counts.items()):
        if one["given"]:
            yield (
                f'[[accuracy]]\nreader = "notice"\nfield = {json.dumps(field)}\ncorpus = "{corpus}"\n'
                f"right = {one['right']}\ngiven = {one['given']}\nthere = {one['there']}\n"
            )


def real() -> Counts:
    """Fields of the real notices that a person has put down; what that person did not put down is not counted."""
    found: Counts = {}
    for file, fields in json.loads((NOTICES / "expected.json").read_text())["notices"].items():
        [read] = told(printed((NOTICES / file).read_text()))
        for field, expected in fields.items():
            if field == "quirks":
                continue
            given = [one for one in read.get(field, []) if field not in MANY or one != []]
            truth = expected if field in MANY else [] if expected is None else [expected]
            count(found, {field: truth}, {field: given}, alike)
    return found


def table() -> str:
    """The whole file, measured anew."""
    true = made_up()
    number = len(LAYOUTS) * EACH
    known = f"{number} made-up notices of {len(LAYOUTS)} layouts, seeds {FIRST} to {FIRST + EACH - 1}"
    coded = "4 notices of the Federal Register of 2026, coded by hand"
    return "\n".join([HEAD, *rows(true, known), *rows(real(), coded)])


if __name__ == "__main__":
    TARGET.write_text(table(), encoding="utf-8")
    sys.stdout.write(f"{TARGET.name} written\n")
