from __future__ import annotations

import re
from dataclasses import replace

import pytest

from caveat.evidence import Figure, Sourced, Span
from caveat.report import page
from caveat.report.hand import Hand
from caveat.review.result.claim import Support
from tests.unit.report.sample import CLAIM, GAZETTE, REVIEW

TAG = re.compile(r"<[^>]+>")


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("Nothing more on t-2.guns.", "Nothing more on Rifles."),
        ("90 mm rounds (t-1.rounds): notified", "90 mm rounds: notified"),
        ("through i-rounds, which needs it", "through 90 mm rounds, which needs it"),
        ("released when o-access is met", "released when “Wider access” is met"),
        ("only k-lorries is counted", "only Lorries a day is counted"),
        ("about x-min, who is silent", "about The Minister, who is silent"),
        ("under aaa.act.3", "under Transfers Act, section 3"),
        ("see c-1 and s-2", "see c-1 and s-2"),  # records are referred to by their ids
        ("the notice (d-gazette) says", "the notice (Gazette of AAA, 9 Jan 2031) says"),
        ("see q-9", "see q-9"),
        ("from 2031-01 on; 1981-06/1981-07; 2008-12", "from Jan 2031 on; Jun 1981 – Jul 1981; 2008-12"),
    ],
)
def test_a_reader_meets_names_where_the_record_has_ids(said: str, read: str) -> None:
    assert TAG.sub("", Hand(REVIEW).say(said)) == read


def test_a_reference_to_a_page_names_its_publisher_and_its_day() -> None:
    assert TAG.sub("", Hand(REVIEW).statement("d-gazette")) == "Gazette of AAA, 9 Jan 2031"


@pytest.mark.parametrize(
    ("refs", "read"),
    [
        ((), "the whole case"),
        (("t-1.rounds",), "90 mm rounds"),
        (("t-2.guns", "t-1.rounds"), "every line that is open to a measure (2)"),
    ],
)
def test_a_gap_says_which_lines_it_reaches(refs: tuple[str, ...], read: str) -> None:
    assert TAG.sub("", Hand(REVIEW).reach(refs)) == read


TEXT = f"{'Earlier words. ' * 20}It was said that no delivery will be held before spring. {'Later words. ' * 20}"
QUOTE = "no delivery will be held"
HELD = Span("cd" * 32, TEXT.index(QUOTE), TEXT.index(QUOTE) + len(QUOTE), QUOTE)
QUOTED = replace(
    REVIEW,
    statements=(replace(CLAIM, support=(Support(HELD, GAZETTE, "gazette"),)),),
    lead=(("Of ", Figure("articles", Sourced((HELD,)), value=3), "."),),
)


def test_a_quotation_stands_in_its_context_with_document_publisher_day_and_address() -> None:
    note = next(part for part in page.render(QUOTED, {"cd" * 32: TEXT}).split("<li id=") if QUOTE in part)
    shown = " ".join(TAG.sub("", note.split(">", 1)[1]).split())
    assert "It was said that no delivery will be held before spring." in shown and "… " in shown
    for part in ("Notice 7 of 2031", "Gazette of AAA", "9 Jan 2031", "https://example.org/notice/7",
                 f"{HELD.start}–{HELD.end}"):  # fmt: skip
        assert part in shown, part
    assert f"<mark><bdi>{QUOTE}</bdi></mark>" in note and 'class="basis held"' in note


def test_a_quotation_whose_text_is_not_given_stands_between_ellipses() -> None:
    assert "… <mark>" in page.render(QUOTED)


def test_a_text_that_does_not_hold_the_quotation_is_not_shown_around_it() -> None:
    assert "Earlier words" not in page.render(QUOTED, {"cd" * 32: "Earlier words. " * 60})
