"""The response as a page and as lines: every share with its basis, nothing for a lens that was not run."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest

from caveat.report import response as shown
from caveat.report.charts.side_by_side import side_by_side
from tests.unit.report.answers import OPTIONS, RESPONSE

HTML = shown.render(RESPONSE)
TOLD = "\n".join(shown.lines(RESPONSE))
VOID = {"meta", "br", "path", "rect", "circle", "use"}


class Reader(HTMLParser):
    """Ids and links of the page, and whether its tags nest."""

    def __init__(self) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.feed(HTML)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        if tag not in VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.stack.pop() == tag, f"</{tag}> at {self.getpos()}"


def test_the_page_nests_loads_nothing_and_has_no_script() -> None:
    seen = Reader()
    assert seen.stack == []
    assert "script" not in seen.tags
    assert {link[0] for link in seen.links} == {"#", "d"}
    assert all(link.startswith("data:text/csv") for link in seen.links if link[0] == "d")
    assert len(seen.ids) == len(set(seen.ids))
    assert {link[1:] for link in seen.links if link[0] == "#"} - {""} <= set(seen.ids)


def test_what_a_file_says_stays_text() -> None:
    assert "<script>" not in HTML
    assert "\u202e" not in TOLD
    assert "  History: " in TOLD


def test_the_same_response_has_the_same_bytes() -> None:
    assert shown.render(RESPONSE) == HTML


MORE = "settles at 34 (21 to 55); pivotal: The Minister (50 of 100 of what small moves do); 1 draw ended in a cycle"


def test_every_share_stands_in_the_table_with_its_basis() -> None:
    rows, lists = shown.table(RESPONSE)
    assert [(row.lens, row.by, row.share) for row in rows] == [
        ("history", "at any time: met, stick", "20 of 100 (10 to 30)"),
        ("history", "30 days", "10 of 100 (0 to 20)"),
        ("history", "365 days", "20 of 100 (10 to 30)"),
        ("bargaining, weighted mean", "no day",
         f"60 of 100 (50 to 70); {MORE}"),
        ("bargaining, median", "no day",
         f"80 of 100 (70 to 90); {MORE}"),
        ("dynamics", "", "not run"),
        ("history", "", "not run"),
        ("bargaining", "", "not run"),
        ("dynamics", "30 days", "5 of 100 (4 to 6)"),
        ("dynamics", "365 days", "none"),
    ]  # fmt: skip
    assert all(row.basis for row in rows)
    assert [one.episodes for one in lists] == [("aaa-2001-pause", "aaa-2005-hold")]
    assert "finding " + "ab" * 32 in rows[-1].basis


@pytest.mark.parametrize(
    "says",
    [
        "No decision recorded. bbb-2031, as of 2031-01-29.",
        "Dynamics: not run: no finding was given",
        "History: not run: too few crises",
        "nothing within 365 days, beyond its horizon",
        "Against: It stays short by 37.5.",
        "With the whole scale, because their position is not known: The army.",
        "Not at the table: A court (it has not spoken).",
        "Seed 7, 100 draws",
    ],
)
def test_the_terminal_says(says: str) -> None:
    assert says in TOLD


def test_where_they_part_comes_before_any_number() -> None:
    first = TOLD.splitlines()[1]
    assert first.startswith("Of the three lenses: they part on Pause the rounds; it cannot be told for Carry on")
    assert HTML.index('class="lead"') < HTML.index('<svg class="chart')


def test_the_figure_draws_a_lens_only_where_it_has_an_answer() -> None:
    wide, middle, phone = re.findall(r"<svg .*?</svg>", side_by_side(OPTIONS, "A name."))
    for drawn in (wide, middle, phone):
        assert drawn.count('class="ink-fill"') == 2  # history of the first option on two days
        assert drawn.count('class="ring"') == 1  # dynamics of the second on one
        assert drawn.count('class="bar-closed"') == 1  # bargaining of the first
        assert drawn.count('class="now-line"') == 2  # one stroke for each of its two models
        assert ">not run<" in drawn
        assert 'role="img" aria-label="A name."' in drawn
    # From 230 there are five columns of 190; with 12 to spare on each side, a tenth of the first lies at 258.6.
    assert '<circle cx="258.6"' in wide


def test_an_interval_of_shares_under_a_hundredth_is_no_nought() -> None:
    assert shown.share(0.0, 0.0, 0.002) == "0 of 100 (0 to under 1)"
    assert shown.share(None, None, None) == "none"


def test_the_table_downloads_with_every_basis_and_its_episodes() -> None:
    [address] = re.findall(r'download="response.csv" href="data:text/csv;charset=utf-8,([^"]+)"', HTML)
    rows = unquote(address).splitlines()
    assert rows[0] == "Option,Lens,By,Share,Basis,Episodes"
    assert len(rows) == 1 + len(shown.table(RESPONSE)[0])
    assert rows[1].endswith("aaa-2001-pause; aaa-2005-hold")
