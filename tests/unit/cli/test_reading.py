"""The commands of reading, as a person gives them: keep, list, accept, reject, amend, watch."""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from caveat.cli import reading
from caveat.cli.entry import main
from caveat.ledger import ask
from caveat.ledger.connect import open_ledger
from caveat.ledger.verify import verify
from caveat.sources import fetch
from tests.unit.bad_inputs.scene import CASE
from tests.unit.desk.documents import DEARER, NOTICE

PROGRAM = [sys.executable, "-m", "caveat.cli"]
RULE = '[[accept]]\nname = "official totals"\nreader = "notice"\nfields = ["value_total"]\n'


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a notice, and nothing recorded yet."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CAVEAT_LEDGER", "ledger.db")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    (tmp_path / "notice.txt").write_text(NOTICE, encoding="utf-8")
    return tmp_path


def said(capsys: pytest.CaptureFixture[str], command: str, code: int = 0) -> str:
    """What a command prints: on standard output where it succeeds, on standard error where it does not."""
    capsys.readouterr()
    assert main(shlex.split(command)[1:]) == code
    printed = capsys.readouterr()
    if code == 0:
        assert printed.err == ""
    return printed.err if code else printed.out


def rows(capsys: pytest.CaptureFixture[str], command: str) -> list[dict[str, Any]]:
    """The JSON lines of a command."""
    return [json.loads(line) for line in said(capsys, f"{command} --json -").splitlines()]


def visit(address: str) -> fetch.Visit:
    return fetch.Visit(address, address, "2031-04-02", None, None, ())


def records() -> int:
    with open_ledger("ledger.db") as book:
        return ask.head(book)[0]


def proposed(capsys: pytest.CaptureFixture[str], words: str = "") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(said(capsys, f"caveat proposals {words} --json -"))
    return found


# --- read


def test_reading_without_keeping_records_nothing(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "value_total: 80,000,000 USD (notification ceiling)" in said(capsys, "caveat read notice.txt")


@pytest.mark.parametrize("words", ["", "--json -"], ids=["as lines", "as JSON"])
def test_a_bar_on_a_terminal_leaves_standard_output_as_it_is(desk: Path, words: str) -> None:
    sentences = [f"Italy delivered two helicopters to {buyer}" for buyer in ("Qatar", "Peru", "Chad")]
    for number, sentence in enumerate(sentences):
        (desk / f"note-{number}.txt").write_text(sentence, "utf-8")
    person, terminal = os.openpty()
    try:
        command = [*PROGRAM, "read", ".", *words.split()]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=terminal, text=True, check=True, timeout=60)
    finally:
        os.close(terminal)
        os.close(person)
    assert [one for one in sentences if one not in done.stdout] == []
    assert "\x1b" not in done.stdout


def test_that_nothing_was_read_is_said(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "rain.txt").write_text("It rained in Oslo.", "utf-8")
    told = said(capsys, "caveat read rain.txt")
    assert told.startswith("Nothing was read: by its words the text is not about")
    assert "--any-matter reads it all the same" in " ".join(told.split())
    (line,) = map(json.loads, said(capsys, "caveat read rain.txt --json -").splitlines())
    assert (line["kind"], line["passed"], line["quote"]) == ("remark", True, "It rained in Oslo.")
    for bidden in ("--any-matter", "--any-matter --at-least 0.1"):
        told = said(capsys, f"caveat read rain.txt {bidden}")
        assert told.startswith("Nothing was read: no clause of it says who does what"), bidden
    (desk / "arms.txt").write_text("Kenya bought 40 howitzers last year.", "utf-8")
    assert "Nothing was read" not in said(capsys, "caveat read arms.txt")
    assert not (desk / "ledger.db").exists()


def test_a_text_that_is_turned_away_is_read_where_it_is_asked_for(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "short.txt").write_text("Norway froze all sales to Chad.", "utf-8")
    assert json.loads(said(capsys, "caveat read short.txt --json -"))["kind"] == "remark"
    assert json.loads(said(capsys, "caveat read short.txt --any-matter --json -"))["act"] == "pause"
    assert "short.txt (new): 0 proposals added" in said(capsys, "caveat read . --propose")
    assert "short.txt (read again): 1 proposal added" in said(capsys, "caveat read . --propose --any-matter")


def test_one_text_is_read_without_the_ledger_the_review_or_a_network(tmp_path: Path) -> None:
    (tmp_path / "said.txt").write_text("The German government has suspended deliveries of howitzers to Peru.", "utf-8")
    script = "import sys; from caveat.cli.entry import main; print(main(['read', sys.argv[1]]), *sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "said.txt")], capture_output=True, text=True, check=True
    )
    code, *loaded = done.stdout.splitlines()[-1].split()
    unneeded = ("sqlalchemy", "numpy", "ssl", "pypdfium2", "caveat.ledger", "caveat.review", "caveat.desk.watching")
    assert code == "0"
    assert "caveat.sources.reading" in loaded, "the list of modules is there to be looked at"
    assert [name for name in unneeded if name in loaded] == []


SAID = "The German government has suspended deliveries of howitzers to Peru."
UNNEEDED = ("typer", "click", "rich", "pydantic", "pydantic_core", "pycountry", "sqlalchemy", "fastapi", "numpy", "ssl",
            "asyncio", "subprocess", "importlib.metadata", "importlib.resources", "email", "logging", "csv", "yaml",
            "caveat.cli.commands", "caveat.cli.given", "caveat.countries", "caveat.law", "caveat.ledger",
            "caveat.pipeline.items", "caveat.report", "caveat.review", "caveat.sources.notice",
            "caveat.sources.page", "caveat.sources.registers", "caveat.tables", "caveat.desk.together")  # fmt: skip
"""What a page of news needs nothing of: what is imported all the same is paid for by every reading."""


@pytest.mark.parametrize("document", ["said.txt", "-"])
def test_a_page_of_news_as_json_waits_for_nothing_that_it_does_not_need(tmp_path: Path, document: str) -> None:
    (tmp_path / "said.txt").write_text(SAID, "utf-8")
    script = (
        "import sys; from caveat.cli.entry import main; code = main(sys.argv[1:]); print(code, *sys.modules)"
    )  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", script, "read", document, "--json", "-"],
        input=SAID, capture_output=True, text=True, check=True, cwd=tmp_path,
    )  # fmt: skip
    *lines, last = done.stdout.splitlines()
    code, *loaded = last.split()
    assert (code, [json.loads(line)["act"] for line in lines]) == ("0", ["pause"])
    assert "caveat.sources.prose.engines.rules" in loaded, "the list of modules is there to be looked at"
    assert [name for name in UNNEEDED if name in loaded] == []


@pytest.mark.parametrize("how", ["", "--json -"], ids=["in words", "as JSON"])
def test_lines_stand_there_before_the_next_document_is_opened(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    stood: list[str] = []

    def loaded(name: str) -> tuple[bytes, str, None]:
        stood.append(capsys.readouterr().out)
        return NOTICE.encode(), name, None

    monkeypatch.setattr(reading, "_loaded", loaded)
    assert main(["read", "one.txt", "two.txt", *how.split()]) == 0
    assert stood[0] == ""
    assert "purchaser" in stood[1]


def test_json_of_several_documents_goes_to_a_file_whole_or_not_at_all(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def loaded(name: str) -> tuple[bytes, str, None]:
        assert not Path("out.json").exists()
        return NOTICE.encode(), name, None

    monkeypatch.setattr(reading, "_loaded", loaded)
    assert main(["read", "one.txt", "two.txt", "--json", "out.json"]) == 0
    assert capsys.readouterr().out == ""
    lines = [json.loads(line) for line in Path("out.json").read_text("utf-8").splitlines()]
    assert sum(line.get("field") == "purchaser" for line in lines) == 2


@pytest.mark.parametrize("option", ["--propose", "--keep"])
def test_what_is_read_is_kept_and_each_line_names_its_proposal(
    desk: Path, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    *lines, end = rows(capsys, f"caveat read notice.txt {option} --by 'A. Reader'")
    plain = rows(capsys, "caveat read notice.txt")
    names = ("id", "proposal")
    assert [{name: value for name, value in line.items() if name not in names} for line in lines] == plain
    fields = [line for line in lines if line["kind"] == "field"]
    assert (end["kind"], end["state"], end["added"], end["known"]) == ("recorded", "new", len(fields), 0)
    assert [line["id"] for line in fields] == [one["proposal"] for one in proposed(capsys)]
    assert {one["by"] for one in proposed(capsys)} == {"A. Reader"}


def test_reading_again_says_that_nothing_was_added(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "caveat read notice.txt --propose")
    before = records()
    assert "notice.txt (unchanged): 0 proposals added" in said(capsys, "caveat read ./notice.txt --propose")
    assert records() == before


def test_a_dry_run_makes_no_ledger(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = said(capsys, "caveat read notice.txt --dry-run")
    assert "proposals would be added" in told
    assert said(capsys, "caveat read notice.txt --dry-run --ledger sqlite:///other.db") == told
    assert [one.name for one in desk.iterdir()] == ["notice.txt"]


@pytest.mark.parametrize("words", ["accept a/b --by A", "reject a/b --by A --reason x", "proposals",
                                   "amend a/b --by A --reason x --set act=pause"])  # fmt: skip
def test_what_is_only_to_be_looked_at_or_decided_makes_no_ledger(
    desk: Path, capsys: pytest.CaptureFixture[str], words: str
) -> None:
    for where in ("other.db", "sqlite:///other.db"):
        assert "other.db: there is no ledger" in said(capsys, f"caveat {words} --ledger {where}", code=2)
    assert [one.name for one in desk.iterdir()] == ["notice.txt"]


def test_a_mapping_that_is_not_there_is_told_once_and_before_anything_is_read(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "more.txt").write_text(NOTICE, encoding="utf-8")
    for words in ("read notice.txt more.txt", "watch .", "read ."):
        told = said(capsys, f"caveat {words} --columns arc", code=2)
        assert told.startswith("caveat: --columns is 'arc', which is not known here. ")
        assert told.count("--columns") == 1
    assert not (desk / "ledger.db").exists()


def test_a_dry_run_leaves_a_ledger_as_it_is(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "caveat read notice.txt --propose")
    before = records()
    (desk / "notice.txt").write_text(DEARER, encoding="utf-8")
    told = said(capsys, "caveat read notice.txt --dry-run")
    assert "~ value_total: value 80,000,000 → 90,000,000" in told
    assert records() == before


def test_an_explanation_names_the_reader_and_how_it_was_measured(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    [total] = [one for one in rows(capsys, "caveat read notice.txt --explain") if one.get("field") == "value_total"]
    assert total["explain"].startswith("the reader 'notice'; ")
    assert "made-up notices" in total["explain"]
    assert "value_total: the reader 'notice'; " in said(capsys, "caveat read notice.txt --explain")


def test_a_folder_goes_on_where_it_was_left(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "notices").mkdir()
    (desk / "notices" / "a.txt").write_text(NOTICE, encoding="utf-8")
    said(capsys, "caveat read notices --propose")
    (desk / "notices" / "b.txt").write_text(NOTICE.replace("31-07", "31-08"), encoding="utf-8")
    told = said(capsys, "caveat read notices --propose")
    assert "notices/a.txt: as it was read before." in told
    assert "notices/b.txt (new): " in told
    assert "2 documents looked at; 1 as before." in told


def test_of_several_documents_the_readable_ones_are_read_and_the_others_told(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "empty.txt").touch()
    for words in ("", "--propose"):
        told = said(capsys, f"caveat read empty.txt notice.txt none.txt {words}", code=2)
        assert [line.split(". ")[0] for line in told.splitlines()] == [
            "caveat: empty.txt: it holds no text", "caveat: none.txt: there is no such file",
        ]  # fmt: skip
    assert proposed(capsys, "--field value_total")


def test_standard_input_is_kept_without_a_name_to_compare_it_by(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for text in (NOTICE, DEARER):
        monkeypatch.setattr(reading, "standard_input", text.encode)
        *_, end = rows(capsys, "caveat read - --propose")
        assert (end["state"], end["was"], end["withdrawn"]) == ("new", None, 0)
    assert len(proposed(capsys, "--field value_total")) == 2


def test_an_address_is_fetched_and_kept_under_its_own_name(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    where = "https://gazette.example/notice"
    monkeypatch.setattr(fetch, "fetch", lambda address: (NOTICE.encode(), "page.txt", visit(address)))
    assert "value_total: 80,000,000 USD" in said(capsys, f"caveat read {where}")
    *_, end = rows(capsys, f"caveat read {where} --propose")
    assert (end["name"], end["state"]) == (where, "new")
    with open_ledger("ledger.db") as book:
        assert book.document(end["document"])[2] == {
            "title": where,
            "name": where,
            "fetched": {
                "asked": where,
                "address": where,
                "at": "2031-04-02",
                "media_type": None,
                "charset": None,
                "redirects": [],
            },
        }


# --- settings


def test_settings_in_the_data_folder_let_a_rule_accept(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "data" / "caveat").mkdir(parents=True)
    (desk / "data" / "caveat" / "caveat.toml").write_text(RULE, encoding="utf-8")
    assert "1 accepted by the rule 'official totals'" in said(capsys, "caveat read notice.txt --propose")
    [one] = proposed(capsys, "--state accepted")
    assert (one["line"]["field"], one["by"]) == ("value_total", "rule: official totals")


def test_without_settings_nothing_is_accepted(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "caveat read notice.txt --propose")
    assert proposed(capsys, "--state accepted") == []


# --- accept, reject, amend


@pytest.fixture
def total(desk: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """The name of the total of a notice that was kept."""
    said(capsys, "caveat read notice.txt --propose --by 'A. Reader'")
    [found] = proposed(capsys, "--field value_total")
    return str(found["proposal"])


def test_a_person_accepts_and_again_adds_nothing(total: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = said(capsys, f"caveat accept {total} --by 'B. Analyst' --reason 'as printed'")
    assert "accepted by B. Analyst on " in told and "1 recorded." in told
    before = records()
    assert "0 recorded; 1 stood so already." in said(capsys, f"caveat accept {total} --by 'B. Analyst'")
    assert records() == before


def test_a_person_rejects_with_a_reason(total: str, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, f"caveat reject {total} --by 'B. Analyst' --reason 'of two notices'")
    [one] = proposed(capsys, "--state rejected")
    assert (one["by"], one["decision"]["reason"]) == ("B. Analyst", "of two notices")


def test_a_person_amends_a_value(total: str, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, f"caveat amend {total} --set value=81000000 --by 'B. Analyst' --reason 'corrected'")
    [one] = proposed(capsys, "--state amended")
    assert (one["line"]["value"], one["read"]["line"]["value"]) == (81_000_000, 80_000_000)
    assert one["line"]["quote"] == "$ 80 million"


def test_many_are_accepted_once_their_number_is_confirmed(total: str, capsys: pytest.CaptureFixture[str]) -> None:
    every = len(proposed(capsys))
    told = said(capsys, f"caveat accept --all --document {total[:12]} --by B", code=2)
    assert f"it would be {every} proposals. Say --count {every} to confirm it." in told
    assert proposed(capsys, "--state accepted") == []
    said(capsys, f"caveat accept --all --document {total[:12]} --count {every} --by B")
    assert (len(proposed(capsys, "--state accepted")), proposed(capsys)) == (every, [])


def test_show_prints_a_proposal_with_its_provenance(total: str, capsys: pytest.CaptureFixture[str]) -> None:
    document = proposed(capsys, "--field value_total")[0]["line"]["document"]
    found = json.loads(said(capsys, f"caveat show reading:{document}/{total.partition('/')[2]}"))
    assert (found["kind"], found["recorded_by"]) == ("proposal", "A. Reader")


def test_a_statement_is_accepted_only_in_words_of_its_own(total: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("case.yaml").write_text(CASE, encoding="utf-8")
    said(capsys, "caveat import case.yaml")
    told = said(capsys, f"caveat accept {total} --case small/d-notice --by B", code=2)
    assert "--paraphrase with what it says" in told
    told = said(capsys, f"caveat accept {total} --case small/d-notice --paraphrase Words. --by B", code=2)
    assert "only a statement enters a case" in told
    assert proposed(capsys, "--state accepted") == []


# --- watch


@pytest.fixture
def folder(desk: Path) -> Path:
    found = desk / "notices"
    found.mkdir()
    (found / "a.txt").write_text(NOTICE, encoding="utf-8")
    return found


def test_watching_tells_what_a_changed_document_says_otherwise(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "notices/a.txt (new): " in said(capsys, "caveat watch notices")
    assert said(capsys, "caveat watch notices") == "1 document looked at; 1 as before.\n"
    (folder / "a.txt").write_text(DEARER, encoding="utf-8")
    told = said(capsys, "caveat watch notices")
    assert "notices/a.txt (changed): " in told
    assert "~ value_total: value 80,000,000 → 90,000,000" in told
    (folder / "a.txt").unlink()
    assert "notices/a.txt: nothing stands there any more." in said(capsys, "caveat watch notices")


def test_watching_tells_the_difference_as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows(capsys, "caveat watch notices")
    (folder / "a.txt").write_text(DEARER, encoding="utf-8")
    *_, end = rows(capsys, "caveat watch notices")
    assert end["state"] == "changed"
    changed = {pair["now"]["says"]["field"]: pair["fields"] for pair in end["difference"]["changed"]}
    assert changed["value_total"] == {"value": [80_000_000, 90_000_000]}


def test_a_feed_in_a_file_names_pages_that_are_fetched(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "fetch", lambda address: (NOTICE.encode(), "page.txt", visit(address)))
    Path("feed.xml").write_text("<rss><item><link>https://gazette.example/1</link></item></rss>", encoding="utf-8")
    assert "https://gazette.example/1 (new): " in said(capsys, "caveat watch feed.xml")


def test_what_cannot_be_read_ends_one_round_with_a_sentence(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "b.pdf").write_bytes(b"%PDF-1.7\n")
    assert "caveat: notices/b.pdf: " in said(capsys, "caveat watch notices", code=2)
    assert proposed(capsys, "--field value_total")


def test_ctrl_c_ends_watching_at_once_with_a_whole_ledger(folder: Path) -> None:
    # Tests that run in the background of a shell would hand their children a Ctrl-C that is ignored.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    started = subprocess.Popen(
        [*PROGRAM, "watch", "notices", "--every", "3600"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "CAVEAT_LEDGER": "ledger.db", "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    signal.signal(signal.SIGINT, before)
    assert started.stdout is not None
    assert started.stdout.readline().startswith("notices/a.txt (new): ")
    assert "looked at" in started.stdout.readline()
    begun = time.monotonic()
    started.send_signal(signal.SIGINT)
    _, err = started.communicate(timeout=30)
    # It sleeps for an hour: whatever the load of this machine, ten seconds are at once.
    assert (started.returncode, time.monotonic() - begun < 10) == (130, True)
    assert err == "caveat: interrupted. What was recorded before is kept; nothing half-done was written.\n"
    with open_ledger("ledger.db") as book:
        assert verify(book).documents == 1


def test_statements_that_are_less_likely_right_can_be_kept_back(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "news.txt").write_text(
        "Norway has halted missile exports to Kenya, officials said.\n\n"
        "The ministry denied that it had halted arms exports to Kenya or sold weapons to Sudan.\n",
        encoding="utf-8",
    )

    def read(options: str) -> list[dict[str, Any]]:
        return [one for one in rows(capsys, f"caveat read news.txt{options}") if one["kind"] == "statement"]

    every = read("")
    assert every
    assert len(read(" --at-least 0")) == len(every)
    assert read(" --at-least 1") == []  # nothing that was measured is certain


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ("--at-least 1.2", "1.2 is no likelihood. Give a number from 0 to 1."),
        ("--at-least 0.5 --scheduler local:2 --json -", "by Dask all is told. Leave it out, or --scheduler."),
    ],
)
def test_a_likelihood_that_cannot_be_met_is_refused(
    desk: Path, capsys: pytest.CaptureFixture[str], options: str, sentence: str
) -> None:
    assert sentence in said(capsys, f"caveat read notice.txt {options}", 2)


@pytest.mark.parametrize("command", ['caveat read ""', 'caveat read notice.txt " " --propose', 'caveat watch ""'])
def test_an_empty_name_is_no_folder(desk: Path, capsys: pytest.CaptureFixture[str], command: str) -> None:
    """A script whose variable is not set must not read, or record, whatever stands in the folder it runs in."""
    assert "an empty name was given" in said(capsys, command, 2)
    assert not (desk / "ledger.db").exists()
