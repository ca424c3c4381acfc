"""A module that is deferred is read when something is first asked of it, and is then the module itself."""

from __future__ import annotations

import subprocess
import sys

import pytest

from caveat import dates
from caveat.deferral import deferred


def test_a_deferred_module_is_read_at_its_first_use() -> None:
    script = (
        "import sys; from caveat.deferral import deferred; later = deferred('caveat.dates'); "
        "before = 'caveat.dates' in sys.modules; later.PartialDate; print(before, 'caveat.dates' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]


def test_what_is_asked_of_it_is_what_the_module_has_at_that_time(monkeypatch: pytest.MonkeyPatch) -> None:

    later = deferred("caveat.dates")
    assert later.PartialDate is dates.PartialDate
    other = object()
    monkeypatch.setattr(dates, "PartialDate", other)
    assert later.PartialDate is other


def test_a_name_that_the_module_has_not_is_refused_as_by_the_module() -> None:
    with pytest.raises(AttributeError, match=r"module 'caveat\.dates' has no attribute 'nothing'"):
        _ = deferred("caveat.dates").nothing
