from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from caveat.report import page
from tests.unit.report.sample import REVIEW

HTML = page.render(REVIEW)
VOID = {"meta", "br", "link", "img", "input", "hr", "path", "rect", "circle", "use"}


class Reader(HTMLParser):
    """Elements in order, with what is open around each; complains where tags do not nest."""

    def __init__(self) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text: list[str] = []
        self.feed(HTML)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag, f"</{tag}> at {self.getpos()}"

    def handle_data(self, data: str) -> None:
        if not self.stack or self.stack[-1] not in ("style", "script"):
            self.text.append(data)

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]


READER = Reader()
TEXT = " ".join(" ".join(READER.text).split())


def test_the_page_is_well_nested() -> None:
    assert READER.stack == []


def test_the_same_review_gives_the_same_page() -> None:
    assert page.render(REVIEW) == HTML


def test_the_decision_status_is_the_first_thing_read() -> None:
    assert TEXT.index("No decision recorded") < TEXT.index("What could AAA hold back?")
    assert '@top-left { content: "No decision recorded"' in HTML


def test_nothing_is_loaded_and_nothing_runs() -> None:
    assert not READER.all("script") and not READER.all("link") and not READER.all("img") and not READER.all("iframe")
    assert not re.search(r"url\((?!#)|@import", HTML)
    assert not [attributes for _, attributes in READER.elements for name in attributes if name.startswith("on")]


def test_a_script_in_a_title_is_inert_and_an_address_that_is_not_web_is_no_link() -> None:
    assert "<script" not in HTML and "&lt;script&gt;" in HTML
    assert 'href="javascript' not in HTML and "javascript:alert(1)" in HTML


def test_words_that_turn_the_direction_stand_apart() -> None:
    assert "\u202e" not in HTML, "it is seen, and turns nothing"
    places = list(re.finditer(re.escape("[U+202E]gnp.exe"), HTML))
    assert places
    for place in places:
        before = HTML[: place.start()]
        assert before.rfind("<bdi>") > before.rfind("</bdi>"), before[-120:]


def test_a_status_that_would_close_the_style_sheet_cannot() -> None:
    html = page.render(replace(REVIEW, decision_status='"} </style><b>'))
    assert html.count("</style>") == 1


def test_every_figure_leads_to_its_note_and_every_link_to_something() -> None:
    ids = [attributes["id"] for _, attributes in READER.elements if "id" in attributes]
    assert len(ids) == len(set(ids)), sorted(name for name in ids if ids.count(name) > 1)
    links = [attributes["href"] for attributes in READER.all("a") if attributes["href"].startswith("#")]
    assert {link[1:] for link in links} <= set(ids)
    figures = [a for a in READER.all("a") if a.get("class", "").split(" ")[0] in ("fig", "unk")]
    assert len(figures) > 40 and all(re.match(r"#[nfau]\d+$", figure["href"]) for figure in figures)


@pytest.mark.parametrize(
    ("css", "spoken"),
    [("cited", "cited, note"), ("sourced", "sourced, note"), ("derived", "derived, formula"), ("assumed",
     "assumed, assumption")],
)  # fmt: skip
def test_a_figure_is_read_out_with_its_basis(css: str, spoken: str) -> None:
    found = re.search(rf'<a [^>]*class="fig {css}"[^>]*>.*?</a>', HTML)
    assert found and spoken in found.group(0)


def test_the_notes_open_each_kind_of_basis() -> None:
    notes = TEXT[TEXT.index("Notes: what each number stands on") :]
    for said in (
        "cited, text not held", "A ceiling of 1,200 rounds and 30 million dollars is notified.", "Gazette of AAA",
        "quoted", "no delivery has been & will be held", "163–204", "day not known",
        "notified - delivered", "Two storehouses were seen.", "N. Analyst", "No document states how many.",
    ):  # fmt: skip
        assert said in notes, said


def test_unknown_is_a_word_in_a_box_and_never_a_blank() -> None:
    for cell in re.findall(r"<(?:td|dd)[^>]*>(.*?)</(?:td|dd)>", HTML, re.DOTALL):
        assert re.sub(r"<[^>]+>", "", cell).strip(), "an empty cell"


def test_there_is_one_first_heading_and_no_level_is_skipped() -> None:
    levels = [int(tag[1]) for tag, _ in READER.elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_sections_stand_in_their_order() -> None:
    ids = [attributes.get("id") for _, attributes in READER.elements]
    places = [ids.index(key) for key, _ in page.SECTIONS]
    assert places == sorted(places)


def test_tables_have_captions_and_their_headings_a_scope() -> None:
    assert len(READER.all("caption")) == len(READER.all("table")) > 10
    assert all(heading.get("scope") in ("col", "row", "rowgroup") for heading in READER.all("th"))


def test_every_image_has_a_name_or_is_silent() -> None:
    for drawing in READER.all("svg"):
        assert drawing.get("aria-hidden") == "true" or drawing.get("aria-label")


def test_every_open_line_has_its_sheet_and_the_named_ones_stand_open() -> None:
    folds = re.findall(
        r'<details class="sheet-line"( open)?>\s*<summary>.*?</summary>\s*<div class="sheet-body" id="([^"]+)"', HTML
    )
    sheets = {name: bool(opened) for opened, name in folds}
    assert sheets == {
        "l-t-1.rounds": True, "l-t-2.guns": False, "l-t-3.shield": False, "l-t-4.gone": False, "l-t-5.other": False,
    }  # fmt: skip


def test_an_excluded_line_is_shown_with_its_reason_and_offers_no_measure() -> None:
    row = HTML[HTML.index('href="#l-t-3.shield"') :].split("</tr>")[0]
    assert "It protects civilians." in row and "not offered for any measure" in row


def test_a_retelling_that_changed_the_sense_is_kept_and_not_counted() -> None:
    assert "kept and not counted" in TEXT and "garbled direction" in TEXT and "printed 2 times" in TEXT


def test_the_two_sides_of_a_contradiction_stand_side_by_side() -> None:
    clash = HTML[HTML.index('id="c-c-1"') :].split("</section>")[0]
    first, between, second = (clash.index(part) for part in ("A pause is weighed.", "cannot both hold", "No pause is"))
    assert first < between < second


def test_lenses_that_have_not_run_say_so() -> None:
    assert TEXT.count("not run") >= 2 * 4  # two options, three lenses and the regret


def test_no_ceiling_is_called_a_sale() -> None:
    assert not re.search(r"\b(sale|sold|approved)\b", TEXT)


def test_the_page_says_from_what_it_was_made() -> None:
    assert "cd" * 32 in TEXT and "ef" * 32 in TEXT and "seed 0" in TEXT


def test_an_empty_case_says_what_would_stand_there() -> None:
    empty = replace(
        REVIEW, lines=(), front=(), options=(), objectives=(), statements=(), origins=(), contradictions=(), actors=(),
        contested=(), holds=(), deadlines=(), unknowns=(), assumptions=(), provisions=(), documents=(), against=(),
        precedents=(), not_added=(), cautions=(), answers=(), lead=(), status_line=("Nothing is reported.",),
    )  # fmt: skip
    html = page.render(empty)
    for said in (
        "No hold is in force",
        "No objective is recorded",
        "None on this date.",
        "No contradiction is recorded.",
    ):
        assert said in html


def test_every_line_can_be_reached_from_a_list_at_the_head_of_its_section() -> None:
    listed = HTML[HTML.index('<nav class="toc"') :].split("</nav>")[0]
    assert re.findall(r'href="#(l-[^"]+)"', listed) == [
        "l-t-1.rounds", "l-t-2.guns", "l-t-3.shield", "l-t-4.gone", "l-t-5.other",
    ]  # fmt: skip


def test_the_page_says_how_it_is_cited_and_used_without_a_script() -> None:
    shown = TEXT[TEXT.index("How to use and cite this page") :]
    for said in (
        "Caveat review of case bbb-2031, Aland to Beland, as of 29 Jan 2031",
        "Keys",
        "Tab",
        "On paper",
        "CSV",
    ):
        assert said in shown, said


def test_stages_that_no_document_shows_are_said() -> None:
    # The open lines of the sample have events for requested and notified alone.
    assert "No public document places any open line at: offered, contracted, in production, ready" in TEXT


def test_the_reason_of_an_exclusion_stands_at_the_head_of_its_group() -> None:
    group = HTML[HTML.index("Excluded from every measure") :].split("</tr>")[0]
    assert "It protects civilians" in group


def test_a_heading_of_the_case_against_stands_once() -> None:
    html = page.render(replace(REVIEW, against=REVIEW.against * 2))
    assert html.count(">The stick may be empty</h3>") == 1


def test_an_aim_that_can_be_judged_stands_before_one_that_cannot() -> None:
    aim = REVIEW.objectives[0]
    silent = replace(
        aim, id="o-silent", condition="Calm", indicators=(replace(aim.indicators[0], id="k-2", verdict="no-threshold"),)
    )
    html = page.render(replace(REVIEW, objectives=(REVIEW.objectives[1], silent, aim)))
    places = [html.index(f'<h3 id="o-{name}"') for name in ("o-access", "o-silent", "o-left")]
    assert places == sorted(places)
