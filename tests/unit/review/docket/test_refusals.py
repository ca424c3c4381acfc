"""Every refusal is a sentence that says what stands and how to mend it, and arrives whole from a worker."""

from __future__ import annotations

import inspect
import pickle
import re

import pytest

from caveat.review.docket import refusals
from caveat.review.docket.refusals import DocketError

FIELDS: dict[str, object] = {"seen": 3, "stands": "it stands so", "mend": "Mend it.", "changes": ("9: Ana did it.",)}
ALL = [one for _, one in inspect.getmembers(refusals, inspect.isclass) if issubclass(one, DocketError)]


def filled(error: type[DocketError]) -> DocketError:
    return error(*(FIELDS.get(name, f"the {name}") for name in inspect.signature(error).parameters))


@pytest.mark.parametrize("error", ALL, ids=lambda one: one.__name__)
def test_a_refusal_speaks_in_whole_sentences(error: type[DocketError]) -> None:
    said = str(filled(error))
    assert said.endswith(".")
    assert "None" not in said


@pytest.mark.parametrize("error", ALL, ids=lambda one: one.__name__)
def test_a_refusal_raised_in_a_worker_arrives_whole(error: type[DocketError]) -> None:
    sent = filled(error)
    arrived = pickle.loads(pickle.dumps(sent))
    assert (type(arrived), str(arrived), vars(arrived)) == (error, str(sent), vars(sent))


def test_the_drawn_tree_names_every_refusal() -> None:
    drawn = re.findall(r"^ {8}(\w+) {2,}\S", refusals.__doc__ or "", re.MULTILINE)
    assert set(drawn) == {one.__name__ for one in ALL} - {"DocketError"}


def test_a_long_list_of_changes_is_told_in_part_and_kept_whole() -> None:
    changes = [f"{n}: Ana did it." for n in range(1, 13)]
    wrong = refusals.Stale("a review", 0, 12, changes)
    assert "10: Ana did it. And 2 more. Look at it as it stands" in str(wrong)
    assert len(wrong.changes) == 12
