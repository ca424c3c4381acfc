"""Many documents, read here or by Dask: the same bytes in the same order."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from caveat.cli.entry import main
from caveat.desk import many
from caveat.errors import MissingExtra, Unreadable

pytestmark = pytest.mark.filterwarnings("ignore")  # Dask's own, on ports and on the time it takes to leave

PAGES = [
    (
        f"{number}.txt",
        f"Halt {number}\n\nThe ministry has suspended the delivery of {number} howitzers to Peru.\n".encode(),
    )
    for number in range(1, 41)
]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many, "AT_ONCE", 300)


def test_every_document_is_read_in_order() -> None:
    found = list(many.read(PAGES, many.Terms()))
    assert [one.name for one in found] == [name for name, _ in PAGES]
    for one in found:
        assert one.refused is None
        assert all(json.loads(line)["document"] for line in one.lines.splitlines())


def test_any_matter_is_read_where_it_is_asked_for() -> None:
    page = "page.txt", b"Norway froze all sales to Chad."
    acts = [
        json.loads(one.lines).get("act")
        for asked in (False, True)
        for one in many.read([page], many.Terms(any_matter=asked))
    ]
    assert acts == [None, "pause"]


def test_what_cannot_be_read_is_told_and_the_rest_goes_on() -> None:
    found = list(many.read([PAGES[0], ("none.txt", b""), PAGES[1]], many.Terms()))
    assert [one.refused is None for one in found] == [True, False, True]
    assert "it holds no text" in (found[1].refused or "")


def test_documents_are_taken_as_they_are_needed(small: None) -> None:
    taken = []

    def documents() -> Iterator[many.Loaded]:
        for name, data in PAGES:
            taken.append(name)
            yield name, data

    first = next(many.read(documents(), many.Terms()))
    assert (first.name, len(taken)) == ("1.txt", 5)  # five of some 60 bytes fill a parcel of 300


@pytest.mark.usefixtures("small")
def test_two_processes_give_the_same_bytes() -> None:
    assert list(many.read(PAGES, many.Terms(), "local:2")) == list(many.read(PAGES, many.Terms()))


TALK = [
    ("1.txt", "Berlin has halted deliveries of howitzers to Peru, two officials told Reuters on 4 March 2031.\n"),
    ("2.txt", "The weather was fine in the north, and it will be fine again, as it was all those days in the south.\n"),
    (
        "3.txt",
        "Berlin has not halted deliveries of howitzers to Peru, Defence Minister Ana Reyes said on 4 March 2031.\n",
    ),
    ("4.txt", "Berlin stopped deliveries of howitzers to Peru on 4 March 2031, Reuters reported from the city.\n"),
    ("5.txt", ""),
    ("6.txt", "Berlin has halted deliveries of howitzers to Peru, two officials told Reuters on 4 March 2031.\n"),
]


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[str, str]:
    """What reading all pages prints, on standard output and beside it; the empty one is no document."""
    capsys.readouterr()
    assert main(["read", *(name for name, _ in TALK), "--json", "-", *words]) == 2
    told = capsys.readouterr()
    return told.out, told.err


@pytest.fixture
def talk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, small: None) -> None:
    monkeypatch.chdir(tmp_path)
    for name, words in TALK:
        Path(name).write_text(words, encoding="utf-8")


@pytest.mark.usefixtures("talk")
def test_what_documents_say_together_is_the_same_bytes_too(capsys: pytest.CaptureFixture[str]) -> None:
    plain = printed(capsys)
    kinds = [json.loads(line)["kind"] for line in plain[0].splitlines()]
    assert {"statement", "origin", "contradiction"} <= set(kinds)
    assert printed(capsys, "--scheduler", "local:2") == plain


@pytest.mark.usefixtures("talk")
def test_of_more_statements_than_are_compared_that_is_said(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out, _ = printed(capsys)
    monkeypatch.setattr(many, "COMPARED", 2)
    less, told = printed(capsys, "--scheduler", "local:1")
    assert less == "".join(
        line for line in out.splitlines(keepends=True) if json.loads(line)["kind"] not in ("origin", "contradiction")
    )
    assert "these documents hold more than 2 statements, and what they say together is not told. Read fewer" in told


def test_the_charset_that_a_server_named_goes_with_a_document() -> None:
    data = "Der Minister sagte: „Größe“.".encode("windows-1252")
    [found] = many.read([("page", data, "windows-1252")], many.Terms())
    assert found.refused is None
    [refused] = many.read([("page", data)], many.Terms())
    assert refused.refused is not None


@pytest.mark.parametrize("scheduler", ["local:", "local:none", "local:0", "local:99999"])
def test_a_number_of_processes_that_is_none_is_refused(scheduler: str) -> None:
    with pytest.raises(Unreadable, match="names no number of processes"):
        next(many.read(PAGES, many.Terms(), scheduler))


def test_a_scheduler_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    import distributed

    def refuse(*_: object, **__: object) -> None:
        raise OSError("timed out")

    monkeypatch.setattr(distributed, "Client", refuse)
    with pytest.raises(Unreadable, match=r"tcp://127\.0\.0\.1:9: no scheduler answers there \(OSError\)"):
        next(many.read(PAGES, many.Terms(), "tcp://127.0.0.1:9"))


def test_without_dask_it_is_an_extra_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MissingExtra, match=r"caveat\[distributed\]"):
        next(many.read(PAGES, many.Terms(), "local:2"))


@pytest.mark.usefixtures("small")
def test_a_worker_that_dies_in_the_middle_changes_nothing(tmp_path: Path) -> None:
    """A scheduler and two workers as separate processes; one worker is killed once the first document is read."""
    where = tmp_path / "scheduler.json"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "start_new_session": True}
    dask = [sys.executable, "-m", "distributed.cli.dask_{}", "--scheduler-file", str(where)]

    def start(what: str, *more: str) -> subprocess.Popen[bytes]:
        command = [part.format(what) for part in dask]
        return subprocess.Popen([*command, *more], **quiet)  # type: ignore[call-overload, no-any-return]

    running = [start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")]
    try:
        _wait(where)
        address = json.loads(where.read_text())["address"]
        running += [start("worker", "--nthreads", "1", "--no-nanny", "--no-dashboard") for _ in range(2)]
        _wait_for_workers(address, 2)
        found = []
        for one in many.read(PAGES, many.Terms(), address):
            found.append(one)
            if len(found) == 1:
                os.killpg(running[1].pid, signal.SIGKILL)
        assert found == list(many.read(PAGES, many.Terms()))
    finally:
        for one in running:
            os.killpg(one.pid, signal.SIGKILL)
            one.wait()


def _wait(path: Path) -> None:
    for _ in range(600):
        if path.exists() and path.read_text().strip().endswith("}"):
            return
        time.sleep(0.05)
    raise AssertionError("the scheduler did not start")


def _wait_for_workers(address: str, count: int) -> None:
    from distributed import Client

    with Client(address, timeout=30) as client:
        client.wait_for_workers(count, timeout=30)
