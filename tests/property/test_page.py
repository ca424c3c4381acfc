"""Whatever is handed in as a page: it is read, and every character has its way back."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from caveat.sources import furniture
from caveat.sources.page import Page, read

SHARDS = st.sampled_from(
    ["<", ">", "</", "/>", "<p>", "</p>", "<p hidden>", "<div class='share'>", "</div>", "<br>", "<pre>", "</pre>",
     "<pre>\n", "<b>", "</b>", "<i aria-hidden=true>", "</i>", "<table><tr><td>", "<td>", "</table>", "<li>",
     "</ul>", "<script>", "</script>", "<style>", "<title>", "</title>", "<svg>", "</svg>", "<!--", "-->", "<!",
     "<?", "&", "&amp;", "&nbsp;", "&#10;", "&#32;", "&#1;", "&ampx", "&notit;", "&#x80;", "&#", ";", "=", '"',
     "'", " ", "  ", "\n", "\t", "\r\n", "\x0c", "\xa0", "\u2028", "\x00", "\u202e", "\ud800", "words",
     "Comments are closed.", "Share", "<h1>", "</h1>", "<body>", "</body>", "<P>", "</P>", "<B HIDDEN>",
     '<span data-cfemail="5a3e3f29311a34">', "[email&#160;protected]", "[email protected]", "</span>",
     "<template>", "</template>"]
)  # fmt: skip
SOURCES = st.lists(SHARDS | st.text(max_size=6), max_size=40).map("".join)
"""Shards of mark-up in any order: what a browser gets from the worst of pages."""


@given(SOURCES | st.text())
@example("<pre>a<b>&#1;</b></pre>")
@example("<pre>&#32;\n<b> </b></pre>&#32;a")
def test_any_string_is_read_and_every_offset_leads_into_the_source(source: str) -> None:
    page = read(source)
    offsets = [page.source_of(offset) for offset in range(len(page.text) + 1)]
    assert all(0 <= before <= after <= len(source) for before, after in pairwise([*offsets, len(source)]))
    assert not page.text or page.text[-1] == "\n"


@given(SOURCES)
def test_within_a_run_the_source_says_what_the_text_says(source: str) -> None:
    page = read(source)
    end = told = 0
    for run in page.runs():
        assert end <= run.start < run.end <= len(page.text)
        assert source[run.source : run.source + run.end - run.start] == page.text[run.start : run.end]
        assert told <= run.source
        for start in range(run.start, run.end):
            assert page.source_of(start) == run.source + start - run.start
            assert page.source_range(start, run.end) == (
                run.source + start - run.start,
                run.source + run.end - run.start,
            )
        end, told = run.end, run.source + run.end - run.start


@given(SOURCES)
def test_a_range_holds_the_ranges_in_it(source: str) -> None:
    page = read(source)
    whole = len(page.text)
    for middle in range(1, whole):
        (begin, first), (second, last) = page.source_range(0, middle), page.source_range(middle, whole)
        assert begin <= first <= last
        assert begin <= second <= last
        assert page.source_range(0, whole) == (begin, last)


@given(SOURCES)
def test_blocks_lie_in_order_and_hold_all_the_words(source: str) -> None:
    page = read(source)
    blocks = page.blocks
    assert all(before.end < after.start + 1 for before, after in pairwise(blocks))
    assert "".join(page.text[block.start : block.end] + "\n" for block in blocks) == page.text
    assert all(page.text[block.start : block.end].strip(" \t\n\r\f") for block in blocks)


@given(SOURCES)
def test_every_paragraph_is_kept_or_dropped_by_a_rule_with_a_name(source: str) -> None:
    page = read(source)
    for text, found in ((page.text, furniture.split(page)), (source, furniture.split_text(source))):
        assert len(found.kept) + len(found.dropped) == len(found.paragraphs)
        assert all(before.end <= after.start for before, after in pairwise(found.paragraphs))
        between = [text[a.end : b.start] for a, b in pairwise(found.paragraphs)]
        assert not any(words.strip() for words in between)
        for number, each in enumerate(found.paragraphs):
            assert each.rule is None or each.rule in furniture.RULES
            assert (each.rule is None) == (each.by is None)
            assert each.repeats is None or (each.rule is None and each.repeats < number)


class Plain(HTMLParser):
    """The words of a plain page as the standard library finds them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.words.append(" " if tag in {"p", "div", "h1", "li", "br", "td"} else "")

    def handle_endtag(self, tag: str) -> None:
        self.words.append(" " if tag in {"p", "div", "h1", "li", "td"} else "")


TEXT = st.text(
    st.characters(codec="utf-8", exclude_characters="\r\x0b\x1c\x1d\x1e\x1f\x85\u2028\u2029"), min_size=1, max_size=30
)
INLINE = st.one_of(
    TEXT.map(lambda words: escape(words, quote=False)),
    st.builds(lambda tag, words: f"<{tag}>{escape(words)}</{tag}>", st.sampled_from(["b", "i", "span", "cite"]), TEXT),
    st.builds(lambda words, told: f'<a href="{escape(words)}">{escape(told)}</a>', TEXT, TEXT),
    st.sampled_from(["<br>", "<!-- a note -->", "&mdash;", "&nbsp;", "&amp;"]),
)
PLAIN = st.lists(
    st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>",
        st.sampled_from(["p", "div", "h1"]),
        st.lists(INLINE, max_size=5),
    ),
    max_size=6,
).map("\n".join)


@given(PLAIN)
def test_a_plain_page_says_what_the_standard_library_reads_in_it(source: str) -> None:
    other = Plain()
    other.feed(source)
    other.close()
    assert squeezed(read(source).text) == squeezed("".join(other.words))


def squeezed(words: str) -> str:
    return re.sub(r"[ \t\n\r\f]+", " ", words).strip(" ")


@pytest.mark.parametrize("page", [read(""), read("<p></p>")], ids=["nothing", "no words"])
def test_an_empty_page_has_one_offset(page: Page) -> None:
    assert (page.text, page.source_of(0), page.blocks, list(page.runs())) == ("", 0, (), [])
