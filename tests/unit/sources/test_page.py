"""A page's words are those that its reader sees, and each has its way back into the source."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from caveat.sources import text
from caveat.sources.page import Page, read
from tests.conftest import SHARED

SAMPLES = SHARED / "peers" / "data"

LINES: dict[str, tuple[str, str]] = {
    "a line for each block": (
        "<h1>Head</h1><p>One.</p><div>Two.<p>Three.</div>Four.",
        "Head\nOne.\nTwo.\nThree.\nFour.\n",
    ),
    "white space is one space": ("<p>  Deliveries\n\t were   paused.\r\n </p>", "Deliveries were paused.\n"),
    "no space where the source has none": ("<p>un<b>like</b>ly</p>", "unlikely\n"),
    "one space across mark-up": ("<p>may <b> <i> pause </i></b> them</p>", "may pause them\n"),
    "a space between marks alone": ("<p><b>may</b> <i>pause</i></p>", "may pause\n"),
    "a space inside an attribute is none": ('<p>a<b title="x> y">b</b></p>', "ab\n"),
    "a no-break space is a character": ("<p>155&nbsp;mm\xa0rounds</p>", "155\xa0mm\xa0rounds\n"),
    "references": (
        "<p>R&amp;D &mdash; &#8220;no&#x201d; AT&T &lt;b&gt; &unknown;</p>",
        "R&D — “no” AT&T <b> &unknown;\n",
    ),
    "white space in references": ("<p>&#32;a&#10;&#9;b&#32;</p><p>&#32;</p>", "a b\n"),
    "a reference to no character": ("<p>a&#1;b <b>&#1;</b> c</p>", "ab c\n"),
    "a break ends a line": (
        "Transmittal No. 31-07<br />\nStoneport<br><br>Two",
        "Transmittal No. 31-07\nStoneport\nTwo\n",
    ),
    "a row is a line": (
        "<table><tr><th>Item<th>Number<tr><td>Rounds</td><td>1,500</td></tr></table>",
        "Item\tNumber\nRounds\t1,500\n",
    ),
    "an empty cell keeps its column": ("<table><tr><td>a<td><td>b</table>", "a\t\tb\n"),
    "a layout of cells": ("<table><tr><td>Menu<br>World<td>Head<p>One.</table>", "Menu\nWorld\nHead\nOne.\n"),
    "a layout whose last cell has lines": ("<table><tr><td>Menu<td>Head<td>a<p>One.</table>", "Menu\nHead\na\nOne.\n"),
    "a row of data after a layout": ("<table><tr><td>a<br>b<td>c<tr><td>d<td>e</table>", "a\nb\nc\nd\te\n"),
    "blocks in a cell": ("<table><tr><td><p>One.</p><p>Two.</p></td></tr></table>", "One.\nTwo.\n"),
    "items without end tags": ("<ul><li>One<li>Two <ul><li>Three</ul><li>Four</ul>", "One\nTwo\nThree\nFour\n"),
    "terms without end tags": (
        "<dl><dt>Purchaser<dd>Norland<dt>Value<dd>Unknown</dl>",
        "Purchaser\nNorland\nValue\nUnknown\n",
    ),
    "preformatted": (
        "<pre>\n  (i)  Purchaser: <a href='#'>Norland</a>\n\n  (ii) A &amp; B\n</pre>x",
        "  (i)  Purchaser: Norland\n\n  (ii) A & B\nx\n",
    ),
    "a break in preformatted text": ("<pre>a<br>b</pre>", "a\nb\n"),
    "blocks in preformatted text": ("<pre>a<div>b</div>c</pre>d", "a\nb\nc\nd\n"),
    "preformatted and never closed": ("<div><pre>a  b</div><p>c  d", "a  b\nc d\n"),
    "preformatted and blank": ("<pre>\n \n</pre><p>a", "a\n"),
    "capitals": ("<HTML><BODY><P>One<B>Two</B><SCRIPT>x</SCRIPT><PRE>a  b</PRE>", "OneTwo\na  b\n"),
    "a less-than sign": ("<p>5 < 6 and <3, a<b", "5 < 6 and <3, a\n"),
    "comments": ("<p>a<!-- no --><!--> b <!---> c <!-- -- > --!> d <!-->--> e", "a b c d --> e\n"),
    "declarations": ("<!DOCTYPE html><?xml no?><![CDATA[no]]><p>a</ 3>b", "ab\n"),
    "a greater-than sign in an attribute": ("<p title=\"a > b\" class='c > d'>e", "e\n"),
    "an attribute without quotes": ("<p class=a'b\"c>d", "d\n"),
    "a quote that is never closed": ('<p class="a>One</p><p>Two</p>', "One\nTwo\n"),
    "a stray quote": ('<p class="a"">One</p><p>He said "no".</p>', 'One\nHe said "no".\n'),
    "a tag that is never closed": ("<p>a</p><p class=b", "a\n"),
    "many tags of lines in a row": (
        "<section><div><ul><li><p>a</p></li>\n<li><p>b</p></li></ul></div></section>\n<div>c</div>",
        "a\nb\nc\n",
    ),
    "tags of lines and a tag of none": ("<div><p>a<p><cite>b</cite> c</div><div> <cite>d</cite>", "a\nb c\nd\n"),
    "an address protected by a tag of a line": (
        "<div><p data-cfemail='5a3e3f29311a34'>[email&#160;protected]</p></div>",
        "desk@n\n",
    ),
    "an end tag that ends nothing": ("<p>a</section>b</p></p></br>c", "a\nb\nc\n"),
    "null bytes and the other direction stay": ("<p>a\0b\u202ec\u2066d</p>", "a\0b\u202ec\u2066d\n"),
    "custom elements": ("<x-page><x-share>a</x-share> b</x-page>", "a b\n"),
    "an empty source": ("", ""),
    "words without tags": ("Deliveries were paused.\nNobody said why.", "Deliveries were paused. Nobody said why.\n"),
}


@pytest.mark.parametrize(("source", "expected"), LINES.values(), ids=LINES.keys())
def test_a_page_is_read_as_its_reader_sees_it(source: str, expected: str) -> None:
    assert read(source).text == expected


SILENT: dict[str, str] = {
    "script": "<script>if (a < b) { '</p>no' }</script>",
    "script with tags": '<script type="x"><p>no</p><!-- </SCRIPT >',
    "style": "<style>p { content: '<p>no' }</style>",
    "title": "<title>no</title>",
    "iframe": "<iframe><p>no</p></iframe>",
    "template": "<template><div>no<template>no</template>no</div></template>",
    "noscript": "<noscript><p>no</noscript>",
    "drawing": "<svg><title>no</title><path d='M0'><g><text>no</text></g></svg>",
    "video": "<video src=a><p>no</p></video>",
    "hidden": "<div hidden>no<div>no</div>no</div>",
    "hidden by its name in capitals": "<DIV HIDDEN='hidden'>no</DIV>",
    "hidden from voices": '<span aria-hidden="true">no<span>no</span></span>',
    "not displayed": "<section style='color: red; DISPLAY : none'><p>no</p></section>",
    "hidden item": "<ul><li hidden>no<ul><li>no</ul></ul>",
    "hidden paragraph that nobody ends": "<div><p hidden>no<b>no</div>",
    "hidden and never ended": "<section><div hidden>no<p>no</section>",
    "hidden with a script": "<div hidden><script>'</div>'</script>no</div>",
    "several in a row": "<i hidden>no</i> <i aria-hidden=true></i><b><i hidden>no</i></b>",
    "hidden in capitals of marks": "<SPAN HIDDEN>no</SPAN>",
    "hidden among tags of lines": "<div><section><div hidden><p>no</p></div></section></div>",
    "hidden twice in a row of tags": "<div hidden>no</div><div style='display:none'><ul><li>no</ul></div>",
    "hidden behind an end tag": "<div></div><p hidden>no</p><div></div>",
    "hidden at the end of a long row of tags": "<ul><li></li></ul>" * 5 + "<section hidden><p>no</section>",
}


@pytest.mark.parametrize("silent", SILENT.values(), ids=SILENT.keys())
def test_what_a_page_does_not_show_is_not_read(silent: str) -> None:
    assert read(f"<main><p>Before</p>{silent}<p>After</p></main>").text == "Before\nAfter\n"


@pytest.mark.parametrize(
    "shown",
    [
        '<p class="hidden-xs">Shown</p>',
        '<p aria-hidden="false">Shown</p>',
        "<p data-hidden=1 title='display:none'>Shown</p>",
        "<p><input type=hidden>Shown</p>",
        "<body style='display:none'><p>Shown</p>",
        "<p hidden></p>Shown",
        "<script src=a /><p>Shown</p>",
        "<svg class=icon /><p>Shown</p>",
    ],
    ids=["a class", "said not to be", "a title", "a field", "a body that a script shows", "beside", "script", "svg"],
)
def test_what_only_looks_hidden_is_read(shown: str) -> None:
    assert read(shown).text == "Shown\n"


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("<title> Norland &amp; the\n kits </title><p>a", "Norland & the kits"),
        ("<svg><title>Arrow</title></svg><title>One</title><title>Two</title>", "One"),
        ("<p>a", ""),
        ("<title>never ended", "never ended"),
    ],
    ids=["told as words", "the first that is the page's", "none", "never ended"],
)
def test_a_title_stands_apart_from_the_text(source: str, title: str) -> None:
    assert read(source).title == title


# Each byte of "desk@norland.example" combined with the key 0x5a.
DESK = "5a" + bytes(each ^ 0x5A for each in b"desk@norland.example").hex()


@pytest.mark.parametrize(
    "label", ["[email&#160;protected]", "[email protected]", "[email&nbsp;protected]", "[email\xa0protected]"]
)
@pytest.mark.parametrize(
    "around", ["<p>Write to {}, or call.</p>", "<pre>Write to {}, or call.</pre>"], ids=["line", "pre"]
)
def test_a_protected_address_is_told(around: str, label: str) -> None:
    span = f'<span class="__cf_email__" data-cfemail="{DESK}">{label}</span>'
    mark = f'<a href="/cdn-cgi/l/email-protection#0102">{span}</a>'
    page = read(around.format(mark))
    assert page.text == "Write to desk@norland.example, or call.\n"
    start, end = page.source_range(9, 29)
    assert page.source[start:end] == label
    assert page.source_range(9, 12) == (start, end)


@pytest.mark.parametrize(
    "code", ["", "5", "zz", "5a5a", "ffff", "5a" + bytes(each ^ 0x5A for each in b"no address").hex()]
)
def test_an_address_that_cannot_be_told_stays_as_it_is(code: str) -> None:
    assert read(f'<p><span data-cfemail="{code}">[email protected]</span>').text == "[email protected]\n"


def test_a_label_of_its_own_is_not_replaced_by_the_address() -> None:
    assert read(f'<p><a data-cfemail="{DESK}">our desk</a>, [email protected]').text == "our desk, [email protected]\n"


def test_every_character_has_its_place_in_the_source() -> None:
    #         0123456789012345678901234567890123456789012345
    source = "<p>Up to <b>100</b> &amp;\n more</p><p>Next</p>"
    page = read(source)
    assert page.text == "Up to 100 & more\nNext\n"
    #  U  p  _  t  o  _  1   0   0   _   &   _   m   o   r   e   \n
    assert [page.source_of(offset) for offset in range(17)] == [
        3, 4, 5, 6, 7, 8, 12, 13, 14, 15, 20, 25, 27, 28, 29, 30, 31,
    ]  # fmt: skip
    assert [page.source_of(offset) for offset in range(17, 23)] == [38, 39, 40, 41, 42, 42]


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("Up to 100", "Up to <b>100"),
        ("100 &", "100</b> &amp;"),
        ("& more", "&amp;\n more"),
        ("&", "&amp;"),
        ("more\nNext", "more</p><p>Next"),
        ("Next", "Next"),
    ],
)
def test_a_quote_has_its_range_in_the_source(quote: str, expected: str) -> None:
    page = read("<p>Up to <b>100</b> &amp;\n more</p><p>Next</p>")
    start = page.text.index(quote)
    begin, end = page.source_range(start, start + len(quote))
    assert page.source[begin:end] == expected


def test_runs_go_from_one_change_to_the_next() -> None:
    #              0         1         2         3
    #              0123456789012345678901234567890123456789
    page = read("<p>Up to <b>100</b> &amp; more  words</p>")
    assert [(page.text[run.start : run.end], run.source) for run in page.runs()] == [
        ("Up to", 3),
        ("100", 12),
        (" more", 25),
        ("words", 32),
    ]


@pytest.mark.parametrize("offset", [-1, 3])
def test_an_offset_outside_the_text_is_refused(offset: int) -> None:
    with pytest.raises(IndexError, match="2 characters"):
        read("<p>a").source_of(offset)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (-1, 1), (0, 3), (1, 0)])
def test_a_range_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(IndexError, match="2 characters"):
        read("<p>a").source_range(start, end)


def test_a_block_has_its_element_and_all_that_hold_it() -> None:
    page = read(
        '<body class="single post"><div id=main><p>One</p></div>'
        '<section id="comments" class="list  closed" role="complementary"><li><p itemprop="text">Two</section>Three'
    )
    assert [page.text[block.start : block.end] for block in page.blocks] == ["One", "Two", "Three"]
    assert [block.element.path if block.element else () for block in page.blocks] == [
        ("body.single.post", "div#main", "p"),
        ("body.single.post", "section.list.closed#comments.role=complementary", "li", "p.itemprop=text"),
        ("body.single.post",),
    ]
    assert page.blocks[0].element is not None
    assert page.blocks[0].element.parent is not None
    assert page.blocks[0].element.parent.names == ("#main",)


def test_words_outside_all_elements_have_a_block_without_one() -> None:
    assert [(block.start, block.end, block.element) for block in read("One<p></p>").blocks] == [(0, 3, None)]


HOSTILE: dict[str, tuple[str, str]] = {
    "start tags that bear a quote": ("", '<a "'),
    "start tags that bear an open value": ("", '<a ="x'),
    "start tags that bear both quotes": ("", "<a ='\">"),
    "comments": ("", "<!--"),
    "comments half begun": ("", "<!-"),
    "scripts": ("", "<script>"),
    "scripts that do not end": ("<script>", "</script"),
    "less-than signs": ("", "<"),
    "less-than signs in preformatted text": ("<pre>", "<"),
    "ampersands": ("", "&"),
    "references": ("", "&amp"),
    "white space as references": ("", "&#32;"),
    "nested": ("", "<div>"),
    "nested with names": ("", "<div class=a>"),
    "nested and hidden": ("", "<span hidden>"),
    "hidden one after the other": ("", "<i hidden></i>"),
    "end tags of what is not open": ("<div>" * 10_000, "</p>"),
    "misnested": ("", "<div></x></div></p><b>"),
    "drawings": ("", "<svg>"),
    "cells": ("<table><tr><td>a", "<td>"),
    "breaks in preformatted text": ("<pre>", "<br>"),
    "quotes": ("<p a=", "\"'"),
    "white space": ("a", " \n"),
    "commas": ("<p>", ","),
}


@pytest.mark.parametrize(("begin", "again"), HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_page_is_read_to_its_end(begin: str, again: str) -> None:
    # Where the time grew with the square of the length, these would take minutes and not a fraction of a second.
    length = 200_000
    page = read(begin + again * (length // len(again)))
    assert len(page.blocks) <= length
    assert page.source_of(len(page.text)) <= len(page.source)


def test_ten_thousand_deep_keeps_its_words_and_its_path() -> None:
    page = read("<div>" * 10_000 + "deep" + "</div>" * 10_000 + "out")
    assert page.text == "deep\nout\n"
    assert page.blocks[0].element is not None
    assert len(page.blocks[0].element.path) == 10_000
    assert page.blocks[1].element is None


def notices() -> list[Path]:
    return [*sorted((SAMPLES / "fr-arms-sales-notices").glob("*.txt")), *sorted((SAMPLES / "crec-days").glob("*.htm"))]


@pytest.mark.shared
def test_official_pages_keep_their_lines_as_printed() -> None:
    assert len(notices()) == 5
    for path in notices():
        source = path.read_text(encoding="utf-8")
        page = read(source)
        begin, end = source.index("<pre>\n") + 6, source.index("</pre>")
        assert page.title == source[source.index("<title>") + 7 : source.index("</title>")], path.name
        printed = source[begin:end]
        # Lines that hold no mark-up stand in the text as they stand in the source, blank lines among them.
        plain = "\n".join(line for line in printed.split("\n") if "<" not in line and "&" not in line)
        marked = [number for number, line in enumerate(printed.split("\n")) if "<" in line or "&" in line]
        told = "\n".join(line for number, line in enumerate(page.text.split("\n")) if number not in marked)
        assert told.strip("\n") == plain.strip("\n"), path.name


@pytest.mark.shared
def test_the_protected_addresses_of_a_notice_are_told() -> None:
    page = read((SAMPLES / "fr-arms-sales-notices" / "2026-07278.txt").read_text(encoding="utf-8"))
    assert "protected]" not in page.text
    addresses = [word.strip(".,") for word in page.text.split() if "@" in word]
    assert len(addresses) == 2
    assert all(address.endswith(".mil") for address in addresses)


@pytest.mark.shared
def test_a_press_release_is_read_line_by_line() -> None:
    source = (SAMPLES / "dsca-press-release" / "dsca-4373826-article-block.html").read_text(encoding="utf-8")
    page = read(source)
    lines = page.text.split("\n")
    assert lines[1] == "Denmark – AGM-114R Hellfire Missiles"
    assert "Transmittal No. 25-101" in lines
    assert "three (3) BRU-14’s." in page.text
    start = page.text.index("BRU-14’s")
    begin, end = page.source_range(start, start + 8)
    assert source[begin:end] == "BRU-14&rsquo;s"


@pytest.mark.shared
def test_what_was_read_before_is_read_still_but_for_white_space_and_addresses() -> None:
    for path in notices():
        data = path.read_bytes()
        if b"cfemail" not in data:
            before, now = text.canonical(data, "page.html"), read(data.decode()).text
            assert " ".join(now.split()) == " ".join(before.split()), path.name


def offsets(page: Page) -> list[int]:
    return [page.source_of(offset) for offset in range(len(page.text) + 1)]


@pytest.mark.parametrize("source", [source for source, _ in LINES.values()], ids=LINES.keys())
def test_offsets_never_decrease(source: str) -> None:
    assert all(before <= after for before, after in pairwise(offsets(read(source))))
