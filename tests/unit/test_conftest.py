"""In CI, what must run is not skipped in silence."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

pytest_plugins = ["pytester"]
CONFTEST = (Path(__file__).parents[1] / "conftest.py").read_text(encoding="utf-8")
MARKS = "[pytest]\nmarkers =\n    shared: x\n    postgresql: x\n    browser: x\n"


def outcomes(pytester: pytest.Pytester, test: str) -> dict[str, int]:
    pytester.makeini(MARKS)
    pytester.makeconftest(CONFTEST)
    pytester.makepyfile(textwrap.dedent(test))
    return pytester.runpytest_inprocess("-p", "no:cacheprovider").parseoutcomes()


MARKED = """
    import pytest

    @pytest.mark.postgresql
    def test_asks_a_server():
        pytest.skip("no server")
"""
UNMARKED = """
    import pytest

    def test_needs_a_root_user():
        pytest.skip("not root")
"""
MODULE = """
    import pytest

    pytest.skip("no such package", allow_module_level=True)
"""
EXPECTED_TO_FAIL = """
    import pytest

    @pytest.mark.browser
    @pytest.mark.xfail(reason="a known gap")
    def test_a_known_gap():
        assert False
"""


@pytest.mark.parametrize(
    ("test", "on_a_machine", "in_ci"),
    [
        (MARKED, {"skipped": 1}, {"failed": 1}),
        (UNMARKED, {"skipped": 1}, {"skipped": 1}),
        (MODULE, {"skipped": 1}, {"errors": 1}),
        (EXPECTED_TO_FAIL, {"xfailed": 1}, {"xfailed": 1}),
    ],
    ids=["a test that needs a server", "any other test", "a whole module", "an expected failure"],
)
def test_a_skip_of_what_ci_provides_is_a_failure_there(
    pytester: pytest.Pytester,
    monkeypatch: pytest.MonkeyPatch,
    test: str,
    on_a_machine: dict[str, int],
    in_ci: dict[str, int],
) -> None:
    monkeypatch.delenv("CI", raising=False)
    assert outcomes(pytester, test) == on_a_machine
    monkeypatch.setenv("CI", "true")
    assert outcomes(pytester, test) == in_ci


def test_an_absent_shared_folder_is_a_failure_in_ci(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    test = """
        import pytest

        @pytest.mark.shared
        def test_reads_the_reference():
            raise AssertionError("never reached without the folder")
    """
    monkeypatch.delenv("CI", raising=False)
    assert outcomes(pytester, test) == {"skipped": 1}
    monkeypatch.setenv("CI", "true")
    assert outcomes(pytester, test) == {"errors": 1}
