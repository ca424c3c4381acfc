"""What every test shares: where the reference folder stands, and that in CI nothing needed is skipped in silence."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
NEEDED = {"shared", "postgresql", "browser"}
"""Marks whose absence is a reason to skip on a person's machine and a failure in CI."""


@pytest.fixture(autouse=True, scope="session")
def own_ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test writes to the ledger of whoever runs it, nor to what their program keeps of its tables."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("user-data")))
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("user-cache")))
        patch.delenv("CAVEAT_LEDGER", raising=False)
        yield


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("shared") and not SHARED.is_dir():
        pytest.skip("the shared reference folder does not stand beside the project")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    expected = hasattr(report, "wasxfail")
    if os.environ.get("CI") and report.skipped and not expected and needed(item):
        report.outcome = "failed"
        report.longrepr = f"skipped in CI, where it must run: {reason(report)}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    if os.environ.get("CI") and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"a whole module is skipped in CI, where it must run: {reason(report)}"
    return report


def needed(item: pytest.Item) -> set[str]:
    """The marks of a test that CI must not skip."""
    return {mark.name for mark in item.iter_markers()} & NEEDED


def reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    """Why a report says that it was skipped."""
    return report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
