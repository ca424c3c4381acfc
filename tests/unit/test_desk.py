"""The desk: what taking in, looking back, attaching and exporting do to a ledger and give back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from caveat.desk import casework, lookup, reading, reviewing
from caveat.errors import BadRow, BrokenChain, NoRecord, QuoteNotFound, UnknownTerm
from caveat.law.clocks import ends
from caveat.ledger import ask
from caveat.ledger.connect import open_ledger
from caveat.ledger.store import Ledger
from caveat.review import casetext
from tests.unit.desk import documents

BUNDLED = tuple(casetext.bundled())

CASE = """\
format: caveat-case/1
case: {id: shells, question: Could the shells be held?, supplier: USA, recipient: ISR, as_of: 2031-06-10}
documents:
  - {id: d-notice, address: "https://gazette.example/1", title: Notice 31-07, publisher: A Gazette,
     published: "2031-05-02", kind: official-notice, reliability: high}
  - {id: d-later, address: "https://gazette.example/2", title: Notice 31-09, publisher: A Gazette,
     published: "2031-07-02", kind: official-notice, reliability: high}
origins:
  - {id: g-gazette, name: A Gazette, documents: [d-notice, d-later]}
statements:
  - {id: s-notice, document: d-notice, origin: g-gazette, speaker: the ministry, attribution: {kind: institution},
     act: notify, actor: USA, target: ISR, items: [i-155mm-he], modality: asserted, polarity: positive,
     date: "2031-05-02", paraphrase: A transfer of up to 900 shells is notified., quote: up to 900 155mm projectiles}
transfers:
  - id: t-shells
    supplier: USA
    channels: [FMS]
    description: shells
    sources: [d-notice]
    lines:
      - id: l-shells
        item: i-155mm-he
        description: shells
        stage: notified
        quantity: {kind: ceiling, value: 900, unit: rounds}
        events: [{stage: notified, date: "2031-05-02", sources: [d-notice]}]
"""
NOTICE = "Transmittal No. 31-07. The buyer has requested up to 900 155mm projectiles.\n"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "ledger.db") as found:
        yield found


@pytest.fixture
def case_file(tmp_path: Path) -> Path:
    path = tmp_path / "shells.yaml"
    path.write_text(CASE)
    return path


def take(ledger: Ledger, path: Path, text: str | None = None) -> casework.Taken:
    if text is not None:
        path.write_text(text)
    return casework.take_in(ledger, casework.open_case(str(path)), "A. Reader")


# --- taking in


def test_a_case_taken_in_twice_is_recorded_once(ledger: Ledger, case_file: Path) -> None:
    # head, two documents, an origin, a statement, a transfer
    assert take(ledger, case_file) == casework.Taken("shells", added=6, unchanged=0, superseded=0, withdrawn=0)
    assert take(ledger, case_file) == casework.Taken("shells", added=0, unchanged=6, superseded=0, withdrawn=0)
    assert ask.head(ledger)[0] == 6


def test_a_correction_supersedes_the_record_that_it_corrects_and_both_stay(ledger: Ledger, case_file: Path) -> None:
    take(ledger, case_file)
    assert take(ledger, case_file, CASE.replace("value: 900", "value: 800")).superseded == 1
    before, after = ask.history(ledger, "shells/t-shells")
    assert after.supersedes == before.seq
    values = [one.payload["row"]["lines"][0]["quantity"]["value"] for one in (before, after)]
    assert values == [900, 800]


def test_what_a_case_no_longer_holds_is_withdrawn_and_not_deleted(ledger: Ledger, case_file: Path) -> None:
    take(ledger, case_file)
    without = CASE.replace(CASE[CASE.index("  - {id: d-later") : CASE.index("origins:")], "")
    assert take(ledger, case_file, without.replace("[d-notice, d-later]", "[d-notice]")).withdrawn == 1
    assert [one.payload.get("withdrawn", False) for one in ask.history(ledger, "shells/d-later")] == [False, True]
    assert [one.id for one in casework.case_at(ledger, "shells")[0].documents] == ["d-notice"]


def test_what_was_withdrawn_can_come_back(ledger: Ledger, case_file: Path) -> None:
    take(ledger, case_file)
    without = CASE.replace(CASE[CASE.index("  - {id: d-later") : CASE.index("origins:")], "")
    take(ledger, case_file, without.replace("[d-notice, d-later]", "[d-notice]"))
    take(ledger, case_file, CASE)
    assert casework.case_at(ledger, "shells")[0] == casework.open_case(str(case_file))


def test_the_past_is_rebuilt_as_it_was_known(ledger: Ledger, case_file: Path) -> None:
    take(ledger, case_file)
    first = datetime.now(UTC)
    take(ledger, case_file, CASE.replace("value: 900", "value: 800"))
    [transfer] = casework.case_at(ledger, "shells", first)[0].transfers
    assert transfer.lines[0].quantity.value == 900
    [transfer] = casework.case_at(ledger, "shells")[0].transfers
    assert transfer.lines[0].quantity.value == 800


def test_a_bad_case_is_refused_by_its_line_and_records_nothing(ledger: Ledger, case_file: Path) -> None:
    with pytest.raises(UnknownTerm, match=r"shells\.yaml, line 22 \(l-shells\): item is 'i-155mm-hee'"):
        take(ledger, case_file, CASE.replace("item: i-155mm-he\n", "item: i-155mm-hee\n"))
    with pytest.raises(BadRow, match=r'line 2 .*supplier is "USSA"'):
        take(ledger, case_file, CASE.replace("supplier: USA, recipient", "supplier: USSA, recipient"))
    assert ask.head(ledger)[0] == 0


@pytest.mark.parametrize("name", BUNDLED)
def test_a_bundled_case_goes_in_and_out_without_loss(ledger: Ledger, tmp_path: Path, name: str) -> None:
    casework.take_bundled(ledger, name)
    written = tmp_path / "again.yaml"
    written.write_text(casework.export(ledger, name), encoding="utf-8")
    assert casework.open_case(str(written)) == casework.open_case(name)
    there = ask.head(ledger)[0]
    assert take(ledger, written).unchanged == there


def test_a_bundled_case_that_a_person_has_worked_on_is_left_to_them(ledger: Ledger) -> None:
    case = casework.open_case("isr-2024")
    casework.take_in(ledger, case.model_copy(update={"gaps": ()}), "A. Reader")
    casework.take_bundled(ledger, "isr-2024")
    assert casework.case_at(ledger, "isr-2024")[0].gaps == ()


# --- receipts


def test_an_export_carries_the_receipt_of_its_ledger_and_verify_reads_it(
    ledger: Ledger, case_file: Path, tmp_path: Path
) -> None:
    take(ledger, case_file)
    exported = tmp_path / "exported.yaml"
    exported.write_text(casework.export(ledger, "shells"))
    assert exported.read_text().startswith('# receipt: {"sequence": 6, "head": "')
    assert lookup.verified(ledger, exported).records == 6
    with open_ledger(tmp_path / "other.db") as other, pytest.raises(BrokenChain, match="counts 6 records"):
        lookup.verified(other, exported)


def test_a_review_names_the_record_up_to_which_it_was_read(ledger: Ledger, case_file: Path) -> None:
    take(ledger, case_file)
    first = datetime.now(UTC)
    take(ledger, case_file, CASE.replace("value: 900", "value: 800"))
    now, then = (reviewing.review(ledger, "shells", known_at=moment) for moment in (None, first))
    assert (now.inputs.receipt_sequence, then.inputs.receipt_sequence) == (7, 6)
    assert now.inputs.receipt_head == ask.head(ledger)[1]
    assert now.inputs.digest != then.inputs.digest


def test_the_same_ledger_gives_the_same_review(ledger: Ledger, case_file: Path) -> None:
    take(ledger, case_file)
    assert reviewing.review(ledger, "shells") == reviewing.review(ledger, "shells")
    assert reviewing.review(ledger, "shells").inputs.digest != reviewing.review(ledger, "shells", seed=1).inputs.digest
    earlier = reviewing.review(ledger, "shells", as_of=date(2031, 5, 20))
    assert earlier.case.as_of == "2031-05-20"


# --- attaching


def attach(ledger: Ledger, tmp_path: Path, text: str) -> casework.Attached:
    file = tmp_path / "notice.txt"
    file.write_text(text)
    return casework.attach(ledger, "shells", "d-notice", file, "A. Reader")


def test_attaching_a_text_pins_the_statements_that_quote_it(ledger: Ledger, case_file: Path, tmp_path: Path) -> None:
    take(ledger, case_file)
    assert not casework.case_at(ledger, "shells")[1]
    done = attach(ledger, tmp_path, NOTICE)
    assert (done.digest, done.pinned) == (hashlib.sha256(NOTICE.encode()).hexdigest(), ("s-notice",))
    span = casework.case_at(ledger, "shells")[1]["s-notice"]
    # "Transmittal No. 31-07. The buyer has requested " is 47 characters long, the quote 27.
    assert (span.document, span.start, span.end, NOTICE[47:74]) == (done.digest, 47, 74, span.quote)
    assert lookup.verified(ledger).spans == 1


def test_attaching_the_same_text_again_records_nothing(ledger: Ledger, case_file: Path, tmp_path: Path) -> None:
    take(ledger, case_file)
    attach(ledger, tmp_path, NOTICE)
    there = ask.head(ledger)
    attach(ledger, tmp_path, NOTICE)
    assert ask.head(ledger) == there


def test_another_text_of_the_document_takes_the_place_of_the_first_and_the_first_can_come_back(
    ledger: Ledger, case_file: Path, tmp_path: Path
) -> None:
    take(ledger, case_file)
    starts = []
    for text in (NOTICE, f"CORRECTED COPY\n{NOTICE}", NOTICE):
        attach(ledger, tmp_path, text)
        starts.append(casework.case_at(ledger, "shells")[1]["s-notice"].start)
    assert starts == [47, 62, 47]  # "CORRECTED COPY" and its line feed are 15 characters long
    assert lookup.verified(ledger).spans == 3  # every pin stays readable, and every one holds


def test_a_text_without_the_quote_is_not_held(ledger: Ledger, case_file: Path, tmp_path: Path) -> None:
    take(ledger, case_file)
    there = ask.head(ledger)
    with pytest.raises(QuoteNotFound, match="does not stand there"):
        attach(ledger, tmp_path, "Another notice altogether.")
    assert ask.head(ledger) == there
    assert lookup.verified(ledger).documents == 0


def test_a_document_that_the_case_does_not_have_is_named(ledger: Ledger, case_file: Path, tmp_path: Path) -> None:
    take(ledger, case_file)
    with pytest.raises(NoRecord, match="shells/d-none"):
        casework.attach(ledger, "shells", "d-none", case_file, "A. Reader")


# --- reading

OFFER = documents.NOTICE.replace("Jordan", "{buyer}")


def lines(buyer: str) -> list[dict[str, Any]]:
    return list(reading.read(OFFER.format(buyer=buyer).encode(), "notice.txt"))


def test_the_sums_of_a_notice_are_ceilings_and_its_articles_lead_to_the_catalogue() -> None:
    said = {line["field"]: line for line in lines("Jordan") if line["kind"] == "field"}
    assert (said["value_total"]["value"], said["value_total"]["basis"]) == (80_000_000, "notification-ceiling")
    assert (said["mde_items"]["value"]["qty"], said["mde_items"]["items"]) == (45, ["i-155mm-he"])


@pytest.mark.parametrize(
    ("buyer", "days", "ends"),
    [
        ("Jordan", 30, "2031-05-01"),  # 1 April and 30 days: 29 left in April, one more
        ("Israel", 15, "2031-04-16"),  # in the group that waits 15 days
        ("Turkey", 15, "2031-04-16"),  # a member of NATO under the name that it had
        ("the Republic of Korea", 15, "2031-04-16"),
        ("Kosovo", 30, "2031-05-01"),  # outside the group, and in no list of ISO 3166
    ],
)
def test_a_notice_starts_the_review_that_the_law_gives_its_purchaser(buyer: str, days: int, ends: str) -> None:
    [clock] = [line for line in lines(buyer) if line["kind"] == "clock"]
    assert (clock["provision"], clock["days"], clock["ends"]) == ("usa-aeca-36b-notification", days, ends)
    assert clock["quote"] == "April 1, 2031"


LICENCE = """\
March 14, 2031 (Transmittal No. DDTC 31-045)
Hon. R. P. Marlow, Speaker of the House of Representatives.
    Dear Madam Speaker: Pursuant to Section 36(c) of the Arms Export Control Act, please find enclosed a certification
of a proposed license for the export of firearms in the amount of $1,000,000 or more.
    The transaction contained in the attached certification involves the export to Norway of rifles for its police.
    Sincerely,
Kim Doe,
Acting Assistant Secretary, Legislative Affairs.
"""


def test_a_certified_licence_starts_a_review_of_its_own() -> None:
    [clock] = [line for line in reading.read(LICENCE.encode(), "letter.txt") if line["kind"] == "clock"]
    # Section 36(c)(2)(A): 15 calendar days for the group that Norway is in; 14 March and 15 days.
    assert (clock["provision"], clock["days"], clock["ends"]) == ("usa-aeca-36c-dcs", 15, "2031-03-29")


STATED = (
    "The Secretary of State has determined that an emergency exists that requires the immediate sale, thereby waiving "
    "the Congressional review requirements under Section 36(b) of the Arms Export Control Act.\n"
)


def test_an_emergency_that_a_notice_states_waives_its_review() -> None:
    text = OFFER.format(buyer="Jordan") + f"\nPOLICY JUSTIFICATION\n\nJordan--Projectiles\n\n{STATED}"
    [clock] = [line for line in reading.read(text.encode(), "notice.txt") if line["kind"] == "clock"]
    assert (clock["waived"], clock["days"], clock["ends"]) == (True, 0, "2031-04-01")
    assert not [line for line in lines("Jordan") if line["kind"] == "clock" and line["waived"]]


RELEASE = """\
WASHINGTON, March 4, 2031 - The State Department has made a determination approving a possible Foreign Military Sale to
the Government of Norway of radars for an estimated cost of $162 million. The Defense Security Cooperation Agency
delivered the required certification notifying Congress of this possible sale today.

The Government of Norway has requested to buy four (4) radars.
"""


def test_a_release_tells_of_the_review_that_the_certification_starts() -> None:
    [clock] = [line for line in reading.read(RELEASE.encode(), "release.txt") if line["kind"] == "clock"]
    assert (clock["provision"], clock["ends"]) == ("usa-aeca-36b-notification", "2031-03-19")  # 4 March and 15 days


@pytest.mark.parametrize("provision", reading.READ_CLOCKS.values())
def test_the_review_that_a_kind_of_notice_starts_is_held(provision: str) -> None:
    assert ends(provision, date(2024, 1, 29), "EGY").ends == date(2024, 2, 28)  # 30 days, two of them in January


@pytest.mark.parametrize(
    ("buyer", "days"),
    [("NATO Support and Procurement Agency (NSPA)", 15),  # section 36 names the organization beside its members
     ("NATO Support and Procurement Agency (NSPA) as Lead Nation", 15),
     ("Taipei Economic and Cultural Representative Office in the United States", 30),
     ("Taipei Economic and Cultural Representative Office (TECRO) in the United States pursuant to P.L. 96-8", 30)],
)  # fmt: skip
def test_an_agency_that_buys_waits_as_whom_it_buys_for(buyer: str, days: int) -> None:
    notice = OFFER.format(buyer="Jordan").replace("Government of Jordan", buyer)
    assert buyer in notice
    [clock] = [line for line in reading.read(notice.encode(), "notice.txt") if line["kind"] == "clock"]
    assert clock["days"] == days


def test_the_wait_of_a_purchaser_that_is_no_state_here_is_not_guessed() -> None:
    assert not [line for line in lines("Utopia") if line["kind"] == "clock"]
    [unread] = [line for line in lines("Utopia") if line.get("field") == "clock"]
    assert "no party known by name" in unread["why"]


def test_what_is_read_stands_where_it_says() -> None:
    text = OFFER.format(buyer="Jordan")
    assert all(text[line["start"] : line["end"]] == line["quote"] for line in lines("Jordan"))


# --- asking


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("shells/s-notice", "statements"),
        ("1", "case"),
        ("usa-aeca-36b-notification", "provision"),
        ("i-155mm-he", "item"),
        ("isr-2024/s-nbc-01", "statements"),
    ],
)
def test_any_record_is_shown_with_its_kind(ledger: Ledger, case_file: Path, name: str, kind: str) -> None:
    take(ledger, case_file)
    assert lookup.show(ledger, name)["kind"] == kind


def test_a_record_is_shown_with_who_recorded_it_and_what_it_supersedes(ledger: Ledger, case_file: Path) -> None:
    take(ledger, case_file)
    take(ledger, case_file, CASE.replace("value: 900", "value: 800"))
    found: dict[str, Any] = lookup.show(ledger, "shells/t-shells")
    assert (found["seq"], found["supersedes"], found["other_versions"]) == (7, 6, [6])
    assert (found["recorded_by"], found["valid_from"]) == ("A. Reader", None)


def test_what_is_in_no_room_is_named_with_what_is_near(ledger: Ledger, case_file: Path) -> None:
    take(ledger, case_file)
    with pytest.raises(NoRecord, match=r"Did you mean shells/s-notice"):
        lookup.show(ledger, "shells/s-notic")


def test_facts_known_only_later_are_listed_with_their_earliest_document(ledger: Ledger, case_file: Path) -> None:
    later = CASE + "later:\n  - {id: e-1, date: '2031-07-01', text: The shells left port., sources: [d-later]}\n"
    take(ledger, case_file, later)
    [hidden] = casework.later_facts(ledger, "shells")
    assert (hidden.path, hidden.earliest) == ("later/e-1", "2031-07-02")


def test_what_looks_odd_is_told_to_the_compiler(ledger: Ledger, case_file: Path) -> None:
    odd = CASE.replace("stage: notified\n        quantity", "stage: in-delivery\n        quantity")
    take(ledger, case_file, odd)
    assert [one.words for one in casework.remarks(ledger, "shells")] == ["no event proves its stage in-delivery"]


def test_the_cases_of_a_ledger_and_of_the_program_are_listed_with_where_they_are(
    ledger: Ledger, case_file: Path
) -> None:
    take(ledger, case_file)
    casework.take_bundled(ledger, "isr-2024")
    where = {head.id: where for head, where in casework.known_cases(ledger)}
    assert where == {"isr-2024": "bundled, in the ledger", "deu-sau-2019": "bundled", "shells": "in the ledger"}


def test_only_three_schemas_are_published() -> None:
    assert lookup.schema("episode")["type"] == "object"
    assert lookup.schema("case")["type"] == "object"
    assert lookup.schema("review")["type"] == "object"
    with pytest.raises(UnknownTerm, match="'provision'"):
        lookup.schema("provision")
