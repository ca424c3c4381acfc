from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console

from caveat.report import terminal
from tests.unit.report.sample import LINE, REVIEW


def shown(width: int, review: object = REVIEW) -> str:
    out = io.StringIO()
    terminal.summary(review, Console(file=out, width=width, no_color=True, force_terminal=True))  # type: ignore[arg-type]
    return out.getvalue()


@pytest.mark.parametrize("width", [60, 80, 110, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(len(line) for line in shown(width).replace("\x1b[1m", "").replace("\x1b[0m", "").splitlines()) <= width


@pytest.mark.parametrize("width", [60, 140])
def test_the_table_says_status_group_holder_and_basis_without_colour(width: int) -> None:
    text = " ".join(shown(width).split())
    for said in (
        "No decision recorded",
        "Named as leverage: 1 line",
        "not offered for",
        "no event",
        "held since",
    ):
        assert said in text.replace("\x1b[1m", "").replace("\x1b[0m", ""), said
    assert "cited" in text and "ceiling" in text


def test_what_is_delivered_is_folded_with_a_count_and_named() -> None:
    assert "Delivered, nothing left to hold: 1 line: Lorries." in shown(140)


def test_a_name_cannot_drive_the_terminal() -> None:
    text = shown(120, replace(REVIEW, lines=(replace(LINE, item_name="[red]x\x1b[2J\u202e"),)))
    assert "\x1b[2J" not in text and "\u202e" not in text and "[red]x" in text


def test_a_measure_in_force_is_named_before_the_lines_with_its_holder_and_its_day() -> None:
    text = shown(80).replace("\x1b[1m", "").replace("\x1b[0m", "")
    held = text.index("- Held: pause on Rifles: by Ministry, since 2 Jan 2031.")
    assert text.index("No decision recorded") < held < text.index("Named as leverage")


@pytest.mark.parametrize("width", [80, 120])
def test_no_line_is_called_by_its_id(width: int) -> None:
    assert "t-1" not in shown(width) and "t-2" not in shown(width)


def test_an_unknown_says_of_what_it_is_the_unknown() -> None:
    text = shown(140)
    assert "quantity unknown" in text and "amount unknown" in text
    assert "balance unknown" in text  # in a sentence the word alone is enough
