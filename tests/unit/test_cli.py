"""The command line: what each command answers, what help says, and how quickly it lets go."""

from __future__ import annotations

import inspect
import json
import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer.main

from caveat import __version__
from caveat.cli.commands import COMMANDS, Command, built, found
from caveat.cli.entry import main
from caveat.evidence import Measure
from caveat.ledger.connect import open_ledger
from caveat.ledger.verify import verify
from caveat.review import casetext

from .bad_inputs import ledgers
from .bad_inputs.scene import CASE, NOTICE

PROGRAM = [sys.executable, "-m", "caveat.cli"]
RECORDS = 7
"""The small case's head, document, origin, statement, objective, transfer and option."""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a case, a document's text and a ledger that has the case."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CAVEAT_LEDGER", "ledger.db")
    monkeypatch.setenv("COLUMNS", "100")
    (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    (tmp_path / "notice.txt").write_text(NOTICE, encoding="utf-8")
    assert main(["import", "case.yaml", "--by", "A. Reader"]) == 0
    return tmp_path


def said(capsys: pytest.CaptureFixture[str], command: str) -> str:
    """What a command that succeeds prints."""
    capsys.readouterr()
    code = main(shlex.split(command)[1:])
    printed = capsys.readouterr()
    assert (code, printed.err) == (0, "")
    return printed.out


def answered(capsys: pytest.CaptureFixture[str], command: str) -> Any:
    """The JSON that a command prints; nothing else may stand beside it."""
    return json.loads(said(capsys, f"{command} --json -"))


# Each command, asked for JSON


def test_a_review_answers_for_every_line(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = answered(capsys, "caveat review small")
    assert {key: found["case"][key] for key in ("id", "supplier", "recipient", "as_of")} == {
        "id": "small", "supplier": "USA", "recipient": "ISR", "as_of": "2031-06-10",
    }  # fmt: skip
    assert [(line["transfer"], line["line"], line["item"]) for line in found["lines"]] == [
        ("t-shells", "l-shells", "i-155mm-he")
    ]
    assert found["decision_status"] == "no decision recorded"
    assert "p-pause" in {option["id"] for option in found["options"]}


def test_a_review_takes_another_date_a_time_and_a_seed(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = answered(capsys, "caveat review small --as-of 2031-05-20 --seed 7")
    assert (found["case"]["as_of"], found["inputs"]["seed"]) == ("2031-05-20", 7)


def test_a_review_writes_its_files_and_names_them(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = said(capsys, "caveat review case.yaml --out out --json review.json")
    assert sorted(path.name for path in (desk / "out").iterdir()) == [
        "brief.md", "receipt.json", "review.html", "review.json",
    ]  # fmt: skip
    assert json.loads((desk / "review.json").read_text("utf-8")) == json.loads(
        (desk / "out/review.json").read_text("utf-8")
    )
    assert "Written: out/review.html, out/brief.md, out/review.json, out/receipt.json" in told
    assert json.loads((desk / "out/receipt.json").read_text("utf-8"))["sequence"] == RECORDS


def test_the_same_review_is_the_same_bytes(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "caveat review small --json -") == said(capsys, "caveat review small --json -")


def test_list_names_bundled_cases_and_those_of_the_ledger(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = answered(capsys, "caveat list")
    assert [(row["case"], row["where"]) for row in found] == [
        ("deu-sau-2019", "bundled"), ("isr-2024", "bundled"), ("small", "in the ledger"),
    ]  # fmt: skip


def test_show_gives_a_record_with_its_provenance(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = answered(capsys, "caveat show small/s-notice")
    assert (found["seq"], found["recorded_by"], found["supersedes"]) == (4, "A. Reader", None)
    assert found["payload"]["row"]["paraphrase"] == "A sale of up to 900 shells is notified."
    assert answered(capsys, "caveat show 4") == found


@pytest.mark.parametrize(("name", "kind"), [("usa-aeca-36b-notification", "provision"), ("i-155mm-he", "item")])
def test_show_gives_what_the_program_itself_knows(
    desk: Path, capsys: pytest.CaptureFixture[str], name: str, kind: str
) -> None:
    found = answered(capsys, f"caveat show {name}")
    assert (found["kind"], found["row"]["id"]) == (kind, name)


def test_law_lists_what_applies(capsys: pytest.CaptureFixture[str]) -> None:
    found = answered(capsys, "caveat law --at 2024-01-29 --channel FMS --stage delivery --measure pause")
    assert found
    assert all("pause" in row["measures"] and row["sources"] for row in found)


def test_where_no_law_is_held_the_answer_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert answered(capsys, "caveat law --at 1900-01-01 --supplier FRA") == []
    told = " ".join(said(capsys, "caveat law --at 1900-01-01 --supplier FRA").split())
    assert "No provision that is held here applies to FRA as asked; no provision of this supplier's law (FRA)" in told


def test_a_clock_computes_its_deadline(capsys: pytest.CaptureFixture[str]) -> None:
    # Section 36(b): 15 calendar days for the NATO-plus group, of which Israel is; 29 December and 15 days.
    found = answered(capsys, "caveat clock usa-aeca-36b-notification --start 2023-12-29 --recipient ISR")
    assert (found["days"], found["ends"], found["waived"]) == (15, "2024-01-13", False)
    assert "13 Jan 2024" in said(capsys, "caveat clock usa-aeca-36b-notification --start 2023-12-29 --recipient ISR")


def test_items_resolves_words_or_lists_the_catalogue(capsys: pytest.CaptureFixture[str]) -> None:
    assert answered(capsys, "caveat items '155 mm artillery rounds'")["status"] in {"resolved", "ambiguous"}
    assert answered(capsys, "caveat items 'zeppelin'")["status"] == "unknown"
    assert len(answered(capsys, "caveat items")) >= 150
    assert "i-155mm-he" in said(capsys, "caveat items")


def test_episodes_are_filtered(capsys: pytest.CaptureFixture[str]) -> None:
    everything = answered(capsys, "caveat episodes")
    found = answered(capsys, "caveat episodes --polarity stick --demand humanitarian-access")
    assert 0 < len(found) < len(everything)
    assert {(row["polarity"], row["demand_kind"]) for row in found} == {("stick", "humanitarian-access")}


def test_verify_says_what_it_walked(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = answered(capsys, "caveat verify")
    assert (found["verified"]["records"], found["verified"]["documents"]) == (RECORDS, 0)
    assert answered(capsys, "caveat verify small")["later_facts"] == []
    assert f"The ledger holds: {RECORDS} records" in said(capsys, "caveat verify")


def test_a_receipt_is_one_that_verify_takes(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "receipt.json").write_text(said(capsys, "caveat receipt"), encoding="utf-8")
    assert said(capsys, "caveat receipt --out again.json") == ""
    assert (desk / "again.json").read_text("utf-8") == (desk / "receipt.json").read_text("utf-8")
    assert answered(capsys, "caveat verify --receipt receipt.json")["verified"]["records"] == RECORDS


@pytest.mark.parametrize(("which", "key"), [("case", "transfers"), ("review", "lines")])
def test_a_schema_is_json_and_names_the_parts(capsys: pytest.CaptureFixture[str], which: str, key: str) -> None:
    assert key in json.loads(said(capsys, f"caveat schema {which}"))["properties"]


def test_what_is_exported_is_imported_without_a_change(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "caveat export small --out again.yaml") == ""
    assert said(capsys, "caveat export small") == (desk / "again.yaml").read_text("utf-8")
    told = said(capsys, "caveat import again.yaml")
    assert told == f"small: 0 records added, 0 superseded, 0 withdrawn, {RECORDS} unchanged.\n"


def test_a_correction_supersedes_one_record(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "case.yaml").write_text(CASE.replace("up to 900 shells", "up to 850 shells"), encoding="utf-8")
    told = said(capsys, "caveat import case.yaml")
    assert told == f"small: 0 records added, 1 superseded, 0 withdrawn, {RECORDS - 1} unchanged.\n"
    assert answered(capsys, "caveat show small/s-notice")["supersedes"] == 4


def test_an_attached_text_pins_its_statements(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = said(capsys, "caveat attach small/d-notice notice.txt")
    assert told.endswith("1 statements pinned to spans.\n")
    found = answered(capsys, "caveat verify")["verified"]
    assert (found["documents"], found["spans"]) == (1, 1)


def test_known_at_looks_back_before_a_correction(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = answered(capsys, "caveat show small/s-notice")["recorded_at"]
    (desk / "case.yaml").write_text(CASE.replace("up to 900 shells", "up to 850 shells"), encoding="utf-8")
    said(capsys, "caveat import case.yaml")
    assert "up to 900 shells" in said(capsys, f"caveat export small --known-at {before}")
    assert "up to 850 shells" in said(capsys, "caveat export small")


def test_an_older_ledger_is_upgraded_and_a_new_one_left_alone(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "caveat ledger upgrade") == "The ledger has this program's schema already.\n"
    ledgers.older(desk / "ledger.db")
    assert main(["verify"]) == 2
    assert said(capsys, "caveat ledger upgrade") == "The ledger has this program's schema.\n"
    assert f"The ledger holds: {RECORDS} records" in said(capsys, "caveat verify")


def test_without_a_name_the_ledger_is_a_file_of_ones_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("CAVEAT_LEDGER", raising=False)
    said(capsys, "caveat list")
    assert (tmp_path / "data" / "caveat" / "ledger.db").is_file()


# Help


def commands(group: Any, path: str = "caveat") -> Iterator[tuple[str, Any]]:
    for name, command in sorted(group.commands.items()):
        if hasattr(command, "commands"):
            yield from commands(command, f"{path} {name}")
        else:
            yield f"{path} {name}", command


EVERY = dict(commands(typer.main.get_command(built())))


def test_the_first_line_of_help_says_what_to_do_next(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("caveat --help", "caveat -h", "caveat"):
        assert said(capsys, command).splitlines()[0] == "Start with: caveat review isr-2024 --out out"


@pytest.mark.parametrize("command", [pytest.param(one, id=one.name) for one in COMMANDS])
def test_what_help_says_of_a_command_is_what_the_command_says_of_itself(command: Command) -> None:
    own = found(command)
    text = own.info.help if command.group and own.registered_callback is None else None
    if text is None:
        text = inspect.getdoc(own.registered_callback.callback if command.group else own) or ""
    assert command.help == " ".join(text.partition("\n\n")[0].split())


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    told = said(capsys, "caveat --help")
    assert [path for path in EVERY if f"  {path.split()[1]} " not in told] == []


@pytest.mark.parametrize("path", EVERY)
def test_the_help_of_a_command_has_an_example_that_begins_with_it(
    path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    told = " ".join(said(capsys, f"{path} --help").split())
    assert f"Usage: {path}" in told
    assert f"Example: {path}" in told


def test_help_for_a_group_is_given_where_its_command_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert "upgrade" in said(capsys, "caveat ledger")


@pytest.mark.parametrize("path", EVERY)
def test_an_example_is_a_command_line_that_parses(path: str) -> None:
    example = (EVERY[path].help or "").partition("Example:")[2].strip()
    words = shlex.split(example)[len(path.split()) :]
    with EVERY[path].make_context(path, words) as context:
        assert context.params is not None


def test_the_help_of_law_names_every_measure_but_an_offer(capsys: pytest.CaptureFixture[str]) -> None:
    # No law is needed to offer; that is asked of the transfer that would follow.
    told = said(capsys, "caveat law --help")
    assert [one.value for one in Measure if one.value not in told] == ["offer"]


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "caveat --version") == f"caveat {__version__}\n"


HEAVY = (
    "sqlalchemy",
    "pydantic",
    "pydantic_core",
    "yaml",
    "alembic",
    "jinja2",
    "pycountry",
    "ahocorasick",
    "rapidfuzz",
)
ROOMS = ("desk", "ledger", "review", "law", "pipeline", "episodes", "report", "sources", "evidence", "tables")


def test_help_reads_no_room_and_no_heavy_package() -> None:
    script = (
        "import sys; from caveat.cli.entry import main; main(['--help']); print('---', *sys.modules, sep='\\n')"
    )  # fmt: skip
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    read = set(done.stdout.partition("---\n")[2].split())
    assert "typer" in read
    assert [name for name in (*HEAVY, "rich", *(f"caveat.{room}" for room in ROOMS)) if name in read] == []


# Completion


def completed(words: str) -> list[str]:
    """What the shell is told when someone presses the tab key behind these words."""
    environment = {
        **os.environ, "_CAVEAT_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" ")),
    }  # fmt: skip
    done = subprocess.run(PROGRAM, env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.split()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("caveat re", ["review", "receipt", "read", "reject", "respond"]),
        ("caveat review --kn", ["--known-at"]),
        ("caveat ledger ", ["upgrade"]),
    ],
)
def test_completion_offers_commands_and_options_and_nothing_else(words: str, expected: list[str]) -> None:
    assert sorted(completed(words)) == sorted(expected)


def test_completion_is_set_up_for_the_shell(tmp_path: Path) -> None:
    environment = {**os.environ, "HOME": str(tmp_path)}
    script = '"$@" --show-completion; "$@" --install-completion; true'
    done = subprocess.run(
        ["bash", "-c", script, "caveat", *PROGRAM], env=environment, capture_output=True, text=True, check=True
    )
    assert "complete -o default -F _caveat_completion caveat" in done.stdout
    written = "".join(path.read_text() for path in tmp_path.rglob("*") if path.is_file())
    assert "_caveat_completion" in written


# Ctrl-C


@pytest.mark.parametrize(
    ("command", "seconds"),
    [
        pytest.param("review isr-2024 --out out", 0.0, id="a review, as its ledger is made"),
        pytest.param("review isr-2024 --out out", 0.4, id="a review, a moment later"),
        pytest.param("import isr-2024", 0.0, id="an import, as its ledger is made"),
    ],
)
def test_ctrl_c_gives_the_prompt_back_within_a_second_and_leaves_the_ledger_whole(
    tmp_path: Path, command: str, seconds: float
) -> None:
    # Other work on this machine may delay any one of them, and none of it makes the program faster.
    assert any(interrupted(tmp_path / str(number), command, seconds) < 1.0 for number in range(3))


def interrupted(folder: Path, command: str, seconds: float) -> float:
    """How long a command takes to end after Ctrl-C, so long after its ledger has appeared; 0 where it was done."""
    folder.mkdir()
    environment = {**os.environ, "CAVEAT_LEDGER": "ledger.db"}
    started = subprocess.Popen(
        [*PROGRAM, *command.split()], cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        text=True,
    )  # fmt: skip
    ledger = folder / "ledger.db"
    limit = time.monotonic() + 60
    while not ledger.exists() and started.poll() is None and time.monotonic() < limit:
        time.sleep(0.01)
    time.sleep(seconds)
    started.send_signal(signal.SIGINT)
    begun = time.monotonic()
    _, err = started.communicate(timeout=60)
    took = time.monotonic() - begun
    said = "caveat: interrupted. What was recorded before is kept; nothing half-done was written.\n"
    assert (started.returncode, err) in {(130, said), (0, "")}
    written = sorted(path.name for path in (folder / "out").glob("*")) if (folder / "out").exists() else []
    assert written in ([], ["brief.md", "receipt.json", "review.html", "review.json"])
    with open_ledger(ledger) as book:
        assert verify(book).records in {0, whole()}
    return took if started.returncode else 0.0


@cache
def whole() -> int:
    """The records of the bundled case: its head, and one for each row of each section. They go in together."""
    return 1 + sum(len(rows) for name, rows in casetext.open_case("isr-2024") if name not in ("format", "case"))
