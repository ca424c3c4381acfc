from __future__ import annotations

import re
from dataclasses import replace

from caveat.report import brief
from tests.unit.report.sample import REVIEW

TEXT = brief.render(REVIEW)


def test_the_brief_is_one_page() -> None:
    assert len(TEXT.splitlines()) <= 65
    assert brief.count(TEXT) <= 800 and brief.count(TEXT.split("## Notes")[0]) <= 700


def test_a_long_case_keeps_to_one_page_and_counts_what_it_cuts() -> None:
    line = REVIEW.lines[0]
    many = replace(
        REVIEW,
        lines=tuple(replace(line, line=f"t-{n}.x", item_name=f"Rounds of lot {n}") for n in range(12)),
        options=tuple(replace(REVIEW.options[1], id=f"o{n}", name=f"Option {n}") for n in range(9)),
        unknowns=tuple(replace(REVIEW.unknowns[0], what=f"Stock of lot {n}", lines=()) for n in range(20)),
        deadlines=REVIEW.deadlines * 9,
    )
    text = brief.render(many)
    assert len(text.splitlines()) <= 65 and brief.count(text) <= 800 and brief.count(text.split("## Notes")[0]) <= 700
    assert "of 12, the rest in the report" in text and text.count("more in the report") == 3


def test_the_brief_opens_with_the_decision_status() -> None:
    assert TEXT.startswith("**No decision recorded.**")


def test_the_brief_gives_five_findings() -> None:
    assert [line[:2] for line in TEXT.splitlines() if re.match(r"\d\. \*\*", line)] == ["1.", "2.", "3.", "4.", "5."]


def test_no_ceiling_or_notice_is_called_a_sale() -> None:
    assert not re.search(r"\b(sale|sold)\b", TEXT)
    assert "1,200 (ceiling)" in TEXT and "(ceiling of a notice)" in TEXT


def test_every_note_that_the_brief_refers_to_is_in_it() -> None:
    referred = set(re.findall(r"\\\[(\S+?)\\\]", TEXT))
    notes = TEXT.split("## Notes")[1]
    for label in referred:
        assert re.search(rf"(^|· ){label} ", notes, re.MULTILINE), label


def test_an_excluded_line_is_named_with_its_reason_and_stands_in_no_table() -> None:
    assert "Interceptors: It protects civilians." in TEXT
    assert "| Interceptors" not in TEXT


def test_a_date_keeps_its_legal_effect_whole() -> None:
    assert "Reply asked. A request, no legal effect." in TEXT


def test_the_dates_show_their_arithmetic() -> None:
    assert "Thu 9 Jan 2031 + 15 calendar days = 24 Jan 2031." in TEXT


def test_a_formula_stands_in_the_notes_with_its_numbers_in_place() -> None:
    assert "ƒ1 750 = 1,200 (ceiling)\\[1\\] − more than 450 (delivered)\\[" in TEXT  # 1,200 less 450


def test_words_of_others_cannot_become_markup() -> None:
    text = brief.render(
        replace(REVIEW, case=replace(REVIEW.case, title="<script>x</script> [a](javascript:b) \u202e|"))
    )
    assert "<script" not in text and "[a](" not in text and "\u202e" not in text


def test_the_receipt_stands_at_the_foot() -> None:
    assert TEXT.rstrip().splitlines()[-1].startswith("Known at no ledger · inputs sha256 cdcdcdcdcdcdcdcd")


def test_a_measure_in_force_is_named_at_the_head_with_its_holder_and_its_day() -> None:
    assert TEXT.split("# A test")[0].rstrip().endswith("Held: pause on Rifles: by Ministry, since 2 Jan 2031.")


def test_the_case_against_stands_in_the_brief_and_repeats_no_finding() -> None:
    assert "## The case against\n\n**The stick may be empty**: All but 750\\[" in TEXT
    again = brief.render(replace(REVIEW, against=(("The stick may be empty", REVIEW.lead[0]),)))
    assert "**The stick may be empty**: see finding 1." in again


def test_a_row_whose_objection_was_said_above_refers_to_it() -> None:
    options = tuple(replace(REVIEW.options[1], id=f"o{n}", name=f"Option {n}") for n in range(2))
    rows = [row for row in brief.render(replace(REVIEW, options=options)).splitlines() if row.startswith("| Option ")]
    assert "Lorries stay 9" in rows[1] and rows[2].endswith("| as for option 0 |")


def test_a_line_is_called_by_its_name_and_references_without_a_place_are_left_out() -> None:
    twin = replace(REVIEW.lines[0], line="t-9.twin", description="second lot")
    text = brief.render(
        replace(REVIEW, lines=(*REVIEW.lines, twin), deadlines=(replace(REVIEW.deadlines[0], text="Reply (s-1)"),))
    )
    assert "| From army stock |" in text and "| Second lot |" in text and "(s-1)" not in text and "t-9" not in text


def test_the_same_review_gives_the_same_brief() -> None:
    assert brief.render(REVIEW) == TEXT
