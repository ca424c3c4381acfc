"""Whatever is given, the program answers in one sentence that says how to mend it, and leaves nothing behind."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from caveat.ledger.connect import open_ledger
from caveat.ledger.verify import verify

from . import cases, commands, docketing, files, ledgers, machine, proposing, readings, serving
from .page import PAGE, SECTIONS, TABLE, cell, line, scene, small_ledger
from .scene import LEDGER, Bad, run, snapshot

MODULES = (cases, commands, docketing, files, ledgers, machine, proposing, readings, serving)


@pytest.fixture(scope="module")
def ledger() -> bytes:
    return small_ledger()


@pytest.mark.parametrize("bad", TABLE, ids=lambda bad: bad.name)
def test_a_bad_input_gets_a_sentence_that_says_how_to_mend_it(bad: Bad, ledger: bytes) -> None:
    with scene(ledger) as folder:
        bad.lay_out(folder)
        before = snapshot(folder)
        said = run(bad, folder)
        after = snapshot(folder)
        if bad.code == 130:  # SQLite may move its pages about; what was begun is not recorded
            with open_ledger(folder / LEDGER) as book:
                assert verify(book).records == 7
            before[LEDGER] = after[LEDGER]
        assert after == before, "something was left behind, or altered"
    assert said.code == bad.code, said.err
    assert "Traceback" not in said.err + said.out
    assert said.out == ""
    if bad.code == 0:
        assert said.err == ""
        return
    assert re.fullmatch(r"caveat\S*.*: .*[.?…]\n|caveat \w+: .*\n", said.err), "one sentence, on a line of its own"
    assert bad.expected_place() in said.err
    assert bad.mend in said.err
    assert line(bad, said) in PAGE.read_text(encoding="utf-8").splitlines(), (
        "docs/bad-inputs.md says otherwise: run `python -m tests.unit.bad_inputs.page`"
    )


def test_the_page_has_every_bad_input_once_and_no_other() -> None:
    rows = re.findall(r"^\| (.+?) \| `", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert rows == [cell(bad.given) for bad in TABLE]


def test_the_page_says_how_many_there_are() -> None:
    assert len(TABLE) >= 60
    assert f"{len(TABLE)} bad inputs" in PAGE.read_text(encoding="utf-8")


def test_every_row_has_a_name_and_words_of_its_own() -> None:
    for word in ("name", "given"):
        assert [one for one, count in Counter(getattr(bad, word) for bad in TABLE).items() if count > 1] == []
    assert all(bad.mend and bad.place for bad in TABLE if bad.code)


def test_every_group_of_rows_is_on_the_page() -> None:
    everything = [bad for module in MODULES for bad in module.ROWS]
    assert sorted(bad.name for bad in everything) == sorted(bad.name for rows in SECTIONS.values() for bad in rows)
