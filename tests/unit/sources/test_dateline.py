"""The day of publication: by a page's own word, or unknown."""

from __future__ import annotations

from datetime import date

import pytest

from caveat.sources import page
from caveat.sources.dateline import published


def of_text(text: str) -> date | None:
    spans, at = [], 0
    for part in text.split("\n\n"):
        spans.append((at, at + len(part)))
        at += len(part) + 2
    found = published(text, spans)
    if found is not None:
        assert found.where == "text"
        assert str(found.day.year) in text[found.start : found.end]
    return found.day if found else None


@pytest.mark.parametrize(
    "line",
    ["Published 4 March 2031", "March 4, 2031", "By Ana Reyes | Mar. 4, 2031 9:15 am", "Posted on 2031-03-04",
     "LISBON, 4th March 2031", "Tuesday, March 4, 2031", "Updated 4 Mar 2031, 18:02 GMT"],
)  # fmt: skip
def test_a_byline_gives_the_day(line: str) -> None:
    assert of_text(f"A halt is weighed\n\n{line}\n\nThe ministry is weighing a halt.") == date(2031, 3, 4)


@pytest.mark.parametrize(
    "text",
    [
        "The ministry halted shipments on 4 March 2031, two officials said.",
        "A halt is weighed\n\nOn March 4, 2031 the cabinet met. It decided nothing.",
        "A halt\n\nPublished 31 February 2031",
        "A halt\n\nPublished today",
        "",
    ],
)
def test_a_day_in_running_text_or_none_is_no_day_of_publication(text: str) -> None:
    assert of_text(text) is None


@pytest.mark.parametrize(
    "head",
    ['<meta property="article:published_time" content="2031-03-04T08:00:00Z">',
     "<meta content='2031-03-04' name='datePublished'>",
     '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2031-03-04T08:00"}</script>'],
)  # fmt: skip
def test_a_page_says_it_to_machines(head: str) -> None:
    source = f"<html><head>{head}</head><body><p>Published 5 March 2031</p><p>A halt is weighed.</p></body></html>"
    found = published(page.read(source).text, [], source)
    assert found is not None
    assert (found.day, found.where) == (date(2031, 3, 4), "source")
    assert source[found.start : found.end] == "2031-03-04"


def test_another_meta_element_says_nothing_of_it() -> None:
    source = '<html><head><meta name="expires" content="2031-03-04"></head><body><p>A halt.</p></body></html>'
    assert published(page.read(source).text, [], source) is None


def test_an_element_that_marks_a_time_gives_it() -> None:
    source = '<html><body><time datetime="2031-03-04T10:00">yesterday</time><p>A halt.</p></body></html>'
    found = published(page.read(source).text, [], source)
    assert found is not None and found.day == date(2031, 3, 4)


def test_a_byline_far_down_is_of_something_else() -> None:
    assert of_text("\n\n".join(["A line of text."] * 12 + ["Published 4 March 2031"])) is None


def test_a_million_characters_without_a_day_are_passed_over() -> None:
    assert of_text("1 may " * 160_000) is None
    assert published("", [], "<meta " * 100_000) is None
