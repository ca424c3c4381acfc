"""Every error is a sentence that says how to mend it, and arrives whole from a worker."""

from __future__ import annotations

import inspect
import pickle
import re

import pytest

from caveat import errors
from caveat.errors import CaveatError

FIELDS: dict[str, object] = {
    "count": 2, "line": 7, "start": 1, "end": 4, "seq": 12, "seconds": 5.0,
    "known": ("pause", "slow"), "nearest": ("pause",), "mend": "Mend it.", "expected": "Write another.",
}  # fmt: skip

RAISED = [
    error
    for _, error in inspect.getmembers(errors, inspect.isclass)
    if issubclass(error, CaveatError) and "__init__" in vars(error)
]


def filled(error: type[CaveatError]) -> CaveatError:
    names = list(inspect.signature(error).parameters)
    return error(*(FIELDS.get(name, f"the {name}") for name in names))


@pytest.mark.parametrize("error", RAISED, ids=lambda error: error.__name__)
def test_an_error_says_what_stands_where_in_whole_sentences(error: type[CaveatError]) -> None:
    said = str(filled(error))
    assert said.endswith((".", "?")), said
    assert "None" not in said


@pytest.mark.parametrize("error", RAISED, ids=lambda error: error.__name__)
def test_an_error_raised_in_a_worker_arrives_whole(error: type[CaveatError]) -> None:
    sent = filled(error)
    arrived = pickle.loads(pickle.dumps(sent))
    assert type(arrived) is error
    assert str(arrived) == str(sent)
    assert vars(arrived) == vars(sent)


def test_the_drawn_tree_is_the_tree() -> None:
    assert errors.__doc__ is not None
    drawn: dict[str, str] = {}
    above: list[tuple[int, str]] = []
    for indent, name in re.findall(r"^( {4,})([A-Z]\w+) {2,}\S", errors.__doc__, re.MULTILINE):
        while above and above[-1][0] >= len(indent):
            above.pop()
        drawn[name] = above[-1][1] if above else "Exception"
        above.append((len(indent), name))
    real = {
        name: error.__bases__[0].__name__
        for name, error in inspect.getmembers(errors, inspect.isclass)
        if issubclass(error, CaveatError)
    }
    assert drawn == real


def test_terms_near_the_one_written_are_offered_before_the_whole_list() -> None:
    near = errors.UnknownTerm("case.yaml", "measure", "pauze", ("pause", "slow"), ("pause",))
    far = errors.UnknownTerm("case.yaml", "measure", "ban", ("pause", "slow"))
    assert str(near) == "case.yaml: measure is 'pauze', which is not known here. Did you mean pause?"
    assert str(far) == "case.yaml: measure is 'ban', which is not known here. Write one of: pause, slow."
