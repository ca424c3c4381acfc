"""Rows of law, items and episodes as a terminal shows them; expected words from the rule files and their sources."""

from __future__ import annotations

from datetime import date

from caveat.episodes import coding
from caveat.law import clocks, powers
from caveat.ledger.verify import Verified
from caveat.pipeline.items import catalogue
from caveat.report import listing
from caveat.review.conflicts import Remark
from caveat.review.dossier import Hidden

DAY = date(2024, 1, 29)
ROWS = powers.applies(DAY, channel="FMS", stage="delivery", measure="pause")
LINES = list(listing.law_lines(ROWS, DAY, "USA"))


def block(name: str) -> str:
    """The lines of one provision."""
    blocks = "\n".join(LINES).split("\n\n")
    return next(part for part in blocks if f"caveat show {name}" in part)


def test_the_law_of_a_day_says_how_many_provisions_apply() -> None:
    assert LINES[0] == f"Law of USA on 29 Jan 2024: {len(ROWS)} provisions"


def test_a_provision_says_who_may_do_what_on_what_notice_and_where_it_was_read() -> None:
    said = block("usa-aeca-2b-supervision")
    for part in ("who     President; Secretary of State", "may     pause, slow", "notice  sets no clock",
                 "bites   hours to days", "sure    high; text of", "22 U.S.C. 2752(b)", "https://"):  # fmt: skip
        assert part in said, part


def test_a_provision_warns_of_its_trap_and_of_what_must_be_so_first() -> None:
    said = block("usa-aeca-21i-readiness")
    assert "trap    Applies to sales from stock, not to new procurement for the buyer." in said
    assert "only if the goods come from US stocks" in said


def test_every_provision_gives_an_address() -> None:
    assert sum(line.strip().startswith("http") for line in LINES) == len(ROWS) > 5


def test_only_an_address_may_be_longer_than_the_terminal() -> None:
    for width in (60, 100):
        lines = list(listing.law_lines(ROWS, DAY, "USA", width))
        assert [line for line in lines if len(line) > width and not line.strip().startswith("http")] == []


def test_a_clock_shows_its_arithmetic_within_the_terminal() -> None:
    found = clocks.ends("usa-aeca-36b-notification", date(2023, 12, 29), "ISR")
    lines = listing.clock_lines(found)
    # Day 1 is the day after receipt, and 29 December 2023 plus 15 days is 13 January 2024, a Saturday.
    assert any(line.strip().startswith("ends") and "Sat 13 Jan 2024" in line for line in lines)
    assert max(map(len, lines)) <= 100


def test_the_catalogue_stands_by_class_with_the_role_of_each_item() -> None:
    lines = list(listing.item_lines(list(catalogue())))
    assert lines[0] == "Artillery ammunition"
    assert any("155 mm high-explosive artillery shells (offensive, contested)" in line for line in lines)
    assert max(map(len, lines)) <= 100


def test_an_episode_says_when_who_what_for_and_how_it_came_out() -> None:
    rows = coding.select(polarity="stick", demand="humanitarian-access")
    lines = list(listing.episode_lines(rows))
    assert len(lines) >= 2 * len(rows)
    place = lines.index("  us-eth-2021-tigray")
    assert lines[place - 1] == "1 Nov 2021, USA to ETH: embargo for humanitarian-access; outcome: unclear"


WALKED = Verified(records=599, documents=2, spans=7, head="ab" * 32)


def test_verification_says_what_it_walked_and_points_to_each_case() -> None:
    assert list(listing.verified_lines(WALKED, {"bbb-2031": 1})) == [
        "The ledger holds: 599 records, 2 documents and 7 spans checked, head abababababab….",
        "bbb-2031: 1 part that no document public by its date supports; `caveat verify bbb-2031` lists them.",
    ]


def test_what_stays_out_of_a_review_stands_by_section_with_the_day_on_which_it_became_public() -> None:
    later = (
        Hidden("statements/s-1", "A pause came.", "2031-02-03", "no document that supports it was published by then"),
        Hidden("statements/s-2", "A leaflet names a port.", None, "no document that supports it was published by then"),
        Hidden("transfers/t-1/t-1.rounds/events/0", "requested", "2031-03", "the same"),
    )
    assert list(listing.case_lines("bbb-2031", later, (Remark("t-2.guns", "no event proves its stage offered"),))) == [
        "3 parts of bbb-2031 rest on no document public by its date (later, or without a date) and stay out of its "
        "review:",
        "  Statements",
        "    s-1: A pause came (first public 3 Feb 2031)",
        "    s-2: A leaflet names a port (no document with a date)",
        "  Transfers",
        "    t-1/t-1.rounds/events/0: requested (first public Mar 2031)",
        "To look at again in bbb-2031:",
        "    t-2.guns: no event proves its stage offered",
    ]


def test_a_note_that_is_public_only_later_says_from_which_day() -> None:
    later = (Hidden("case/notes/4", "It came true.", None, "public only from 2031-01-30"),)
    assert list(listing.case_lines("b", later, ()))[2] == "    notes/4: It came true (public only from 30 Jan 2031)"


def test_a_case_with_nothing_later_says_so_and_no_case_says_nothing() -> None:
    assert list(listing.case_lines("bbb-2031", (), ())) == [
        "Every part of bbb-2031 rests on a document public by its date."
    ]
    assert list(listing.case_lines(None, (), ())) == []
