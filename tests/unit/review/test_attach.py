"""A held text pins the statements that quote it, each to the one place where its words stand; all of them or none."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from caveat.cli.commands import built
from caveat.errors import QuoteNotFound, QuoteNotUnique, UnknownTerm
from caveat.review import attach
from caveat.review.attach import Pin
from caveat.review.casefile import CaseFile
from tests.unit.review.small import CASE, case, said

TEXT = "Notice 7. The buyer has asked for up to 900 shells. A pause is being weighed, two officials said.\n"
HELD = "ab" * 32
ASKED, WEIGHED = "up to 900 shells", "A pause is being weighed"


def quoting(*quotes: str | None, **more: Any) -> CaseFile:
    """The small case with one statement for each quote, all of them in d-early."""
    return case(statements=[said(f"s-{n}", quote=quote, **more) for n, quote in enumerate(quotes, 1)])


def places(pins: tuple[Pin, ...]) -> list[tuple[int, int] | None]:
    return [(pin.span.start, pin.span.end) if pin.span else None for pin in pins]


def test_each_quote_is_pinned_to_the_place_where_it_stands() -> None:
    # "Notice 7. The buyer has asked for " is 34 characters long, the quote 16: [34, 50). ". " is 2 more: 52 + 24 = 76.
    pins = attach.pin(quoting(ASKED, WEIGHED), "d-early", TEXT, HELD)
    assert places(pins) == [(34, 50), (52, 76)]
    assert [TEXT[pin.span.start : pin.span.end] for pin in pins if pin.span] == [ASKED, WEIGHED]
    assert {pin.span.document for pin in pins if pin.span} == {HELD}


def test_a_statement_without_a_quote_stays_cited() -> None:
    pins = attach.pin(quoting(None, ASKED), "d-early", TEXT, HELD)
    assert [pin.words for pin in pins] == ["s-1: cited, no quote given", "s-2: quoted at [34, 50)"]


def test_a_quote_that_does_not_stand_there_refuses_all() -> None:
    with pytest.raises(QuoteNotFound, match=r"d-early \(Early\), statement s-2") as caught:
        attach.pin(quoting(ASKED, "a thousand shells"), "d-early", TEXT, HELD)
    assert "a thousand shells" in str(caught.value)


def test_a_quote_that_stands_there_twice_refuses_all() -> None:
    with pytest.raises(QuoteNotUnique, match=r"stands there 2 times\. Lengthen the quote"):
        attach.pin(quoting(WEIGHED, ASKED), "d-early", TEXT + TEXT, HELD)


def test_a_document_that_the_case_does_not_have_is_refused_by_name() -> None:
    with pytest.raises(UnknownTerm, match="d-absent"):
        attach.pin(quoting(ASKED), "d-absent", TEXT, HELD)


def test_statements_of_other_documents_are_not_looked_for() -> None:
    assert attach.pin(quoting(ASKED, document="d-month"), "d-early", "Nothing of it.", HELD) == ()


def test_a_statement_is_pinned_in_its_own_document_and_not_in_one_that_also_carries_it() -> None:
    assert attach.pin(quoting(ASKED, document="d-month", also=["d-early"]), "d-early", TEXT, HELD) == ()


def test_a_document_that_no_statement_quotes_can_still_be_held() -> None:
    assert attach.pin(case(statements=[]), "d-early", TEXT, HELD) == ()


# --- end to end: the command, the page, the document and the check

FILE: dict[str, Any] = CASE | {
    "statements": [
        said("s-asked", quote=ASKED, quantities=[{"value": 900}], modality="asserted", act="request", actor="ISR"),
        said("s-plain"),
        said("s-month", "d-month"),
    ],
}


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A caller of the command line with a ledger of its own, in which the small case stands."""
    monkeypatch.chdir(tmp_path)
    Path("small.yaml").write_text(json.dumps(FILE), encoding="utf-8")
    Path("notice.txt").write_text(TEXT, encoding="utf-8")

    def call(*words: str, code: int = 0) -> str:
        done = CliRunner().invoke(built(), [*words, "--ledger", "small.db"])
        assert done.exit_code == code, done.output
        return done.output

    call("import", "small.yaml")
    return call


def reviewed(run: Any) -> tuple[dict[str, Any], str]:
    """The review's document and the text of its page."""
    run("review", "small", "--out", "out", "--json", "review.json")
    page = re.sub(r"<[^>]+>", " ", Path("out/review.html").read_text(encoding="utf-8"))
    found: dict[str, Any] = json.loads(Path("review.json").read_text(encoding="utf-8"))
    return found, re.sub(r"\s+", " ", page)


def verified(run: Any) -> dict[str, Any]:
    """What the check walked and found to hold."""
    found: dict[str, Any] = json.loads(run("verify", "--json", "-"))["verified"]
    return found


def test_before_a_text_is_attached_everything_is_cited(run: Any) -> None:
    found, page = reviewed(run)
    assert found["lines"][0]["quantity"]["basis"]["kind"] == "cited"
    assert ASKED not in page
    assert any("No document's text is held" in told for told in found["cautions"])


def test_attached_the_number_is_sourced_and_quoted_and_the_others_stay_cited(run: Any) -> None:
    told = run("attach", "small/d-early", "notice.txt")
    assert "1 statements pinned to spans" in told and "Still cited, because they give no quote: s-plain." in told
    found, page = reviewed(run)
    quantity, *_ = (line["quantity"] for line in found["lines"])
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    assert quantity["value"] == 900 and quantity["basis"]["kind"] == "sourced"
    assert quantity["basis"]["spans"] == [{"document": digest, "start": 34, "end": 50, "quote": ASKED}]
    # The notice gives no money, so the ceiling of 5 million dollars stays cited.
    money = next(figure for figure in found["lines"][0]["exposure"] if figure.get("value") == 5000000)
    assert money["basis"]["kind"] == "cited"
    spans = {one["id"]: [entry["span"] is not None for entry in one["support"]] for one in found["statements"]}
    assert spans == {"s-asked": [True], "s-plain": [False], "s-month": [False]}
    assert "quoted" in page and ASKED in page
    assert not any("No document's text is held" in told for told in found["cautions"])


def test_the_check_counts_the_span_and_finds_that_it_holds(run: Any) -> None:
    before = verified(run)
    run("attach", "small/d-early", "notice.txt")
    after = verified(run)
    assert (before["spans"], after["spans"]) == (0, 1)
    assert (before["documents"], after["documents"]) == (0, 1)


def test_attaching_the_same_file_again_adds_nothing(run: Any) -> None:
    run("attach", "small/d-early", "notice.txt")
    first = verified(run)
    run("attach", "small/d-early", "notice.txt")
    again = verified(run)
    assert (again["records"], again["spans"]) == (first["records"], first["spans"])


def test_another_text_of_the_same_document_pins_anew_and_the_older_stays_on_record(run: Any) -> None:
    run("attach", "small/d-early", "notice.txt")
    longer = "Corrected. " + TEXT
    Path("notice.txt").write_text(longer, encoding="utf-8")
    run("attach", "small/d-early", "notice.txt")
    found, _ = reviewed(run)
    # "Corrected. " is 11 characters long: [34 + 11, 50 + 11).
    [span] = found["lines"][0]["quantity"]["basis"]["spans"]
    assert (span["document"], span["start"], span["end"]) == (hashlib.sha256(longer.encode()).hexdigest(), 45, 61)
    assert verified(run)["spans"] == 2


def test_a_text_without_the_quote_is_refused_with_a_sentence_and_nothing_is_held(run: Any) -> None:
    Path("other.txt").write_text("Quite another page.", encoding="utf-8")
    before = verified(run)
    # Run as a program the refusal is a sentence and exit code 2; here it arrives as the error that is translated.
    done = CliRunner().invoke(built(), ["attach", "small/d-early", "other.txt", "--ledger", "small.db"])
    assert isinstance(done.exception, QuoteNotFound) and "s-asked" in str(done.exception)
    after = verified(run)
    assert (after["records"], after["documents"]) == (before["records"], before["documents"])
