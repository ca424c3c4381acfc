"""The days of a chronology's entries, given to what is told in them."""

from __future__ import annotations

from datetime import date

import pytest

from caveat.sources.prose.engines import rules, scope
from caveat.sources.prose.measure import corpus


def _dates(text: str, monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    monkeypatch.setattr(scope, "weigh", lambda *_: scope.ALWAYS)
    return [one.date for one in rules.read(text, corpus.paragraphs(text), date(2031, 3, 4)).statements]


@pytest.mark.parametrize(
    ("days", "told"),
    (
        (("14 May 2029 – ", "2 June 2029 – ", "March 2030 – "), ["2029-05-14", "2029-06-02", "2030-03"]),
        (("May 14, 2029: ", "June 2, 2029: ", "March 2030: "), ["2029-05-14", "2029-06-02", "2030-03"]),
        (("2029-05-14: ", "2029-06-02: ", "2030-03-01: "), ["2029-05-14", "2029-06-02", "2030-03-01"]),
        # A year that is told once holds for the entries below it, until the months begin again.
        (("14 May 2029. ", "2 June. ", "9 March. "), ["2029-05-14", "2029-06-02", "2030-03-09"]),
        # Without any year the last entry is the last such day before the page was out, on 4 March 2031.
        (("14 May: ", "2 January: ", "9 February: "), ["2030-05-14", "2031-01-02", "2031-02-09"]),
        (("14 November: ", "2 December: ", "9 December: "), ["2030-11-14", "2030-12-02", "2030-12-09"]),
    ),
)
def test_what_an_entry_tells_was_on_its_day(
    days: tuple[str, ...], told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    acts = ("Chad asks Norway for 40 howitzers.", "Norway approves the sale.", "Norway suspends deliveries to Chad.")
    entries = (f"{day}{act}" for day, act in zip(days, acts, strict=True))
    assert _dates("How it came\n\n" + "\n\n".join(entries), monkeypatch) == told


def test_years_on_lines_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        "2028\n\n3 May: Chad asks Norway for tanks.\n\n"
        "2029\n\n1 May: Oslo approves the sale.\n\n4 May: Oslo ships the tanks."
    )
    assert _dates(text, monkeypatch) == ["2028-05-03", "2029-05-01", "2029-05-04"]


def test_what_was_before_the_entry_or_is_said_in_it_has_no_day_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        "3 May 2030: Norway suspends deliveries to Chad, which had bought radars.\n\n"
        "4 May 2030: Norway approved the radars in 2028, the ministry says.\n\n"
        "9 May 2030: Norway will ship the radars to Chad."
    )
    assert _dates(text, monkeypatch) == ["2030-05-03", None, "2028", None]


def test_two_dated_paragraphs_are_no_chronology(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "3 May 2030: Norway suspends deliveries to Chad.\n\n4 May 2030: Chad asks Sweden for tanks."
    assert _dates(text, monkeypatch) == [None, None]
