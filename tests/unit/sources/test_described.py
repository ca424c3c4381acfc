"""A page that shows no words is read by the article that it describes, each character with its way back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caveat.errors import Unreadable
from caveat.sources import page, reading, text

LEAD = "The German government is weighing whether to pause deliveries of howitzers to Peru, two officials said."
SCRIPT = '<!doctype html><html><head><script type="application/ld+json">{}</script></head><body>{}</body></html>'
EMPTY = '<div id="root"></div><script src="/app.js"></script>'


def made(body: str, shown: str = EMPTY, escaped: bool = True) -> str:
    told = {"@type": "NewsArticle", "headline": "A headline", "articleBody": body}
    return SCRIPT.replace("{}", json.dumps([told], ensure_ascii=escaped), 1).replace("{}", shown)


def test_the_article_of_a_page_without_words_is_read_and_said_to_be_described() -> None:
    source = made(f"{LEAD}\n\n“We wait,” said Ilse Brandt.")
    found = reading.read(source.encode(), "a.html")
    assert found.text == f"{LEAD}\n“We wait,” said Ilse Brandt.\n"
    assert found.source is not None
    [remark] = [one for one in found.found if one.kind == "remark"]
    assert "describes for machines" in remark.said["why"]
    [statement] = [one for one in found.found if one.kind == "statement" and one.said["act"] == "pause"]
    start, end = found.source.source_range(statement.start, statement.end)
    assert found.source.source[start:end] == found.text[statement.start : statement.end]


def test_a_page_that_shows_words_is_read_by_these_alone() -> None:
    found = text.canonical(made(LEAD, "<p>Read on with a subscription.</p>").encode(), "a.html")
    assert found == "Read on with a subscription.\n"


@pytest.mark.parametrize(
    "source",
    [
        made("", EMPTY),
        made("<p>Marked up</p>"),
        SCRIPT.replace("{}", '{"articleBody": "Cut off', 1).replace("{}", EMPTY),
        SCRIPT.replace("{}", '{"articleBody": "Broken \\x escape"}', 1).replace("{}", EMPTY),
        f'<html><body>{EMPTY}<script type="application/json">{{"articleBody": "of another kind"}}</script></body>',
    ],
    ids=["empty", "mark-up", "cut off", "broken", "no JSON-LD"],
)
def test_a_page_whose_words_a_script_puts_there_says_so_and_how_to_go_on(source: str) -> None:
    with pytest.raises(
        Unreadable, match=r"scripts put them there when a browser opens it\. Open it in a browser, save"
    ):
        text.canonical(source.encode(), "a.html")


def test_a_page_without_words_and_scripts_holds_no_text() -> None:
    with pytest.raises(Unreadable, match="it holds no text"):
        text.canonical(b"<html><body><p></p></body></html>", "a.html")


def test_escapes_and_references_are_told_where_they_stand() -> None:
    source = made('A &amp; B:\t"100&nbsp;kits" \U0001f680 \ud800.')
    found = page.article(source)
    assert found is not None
    assert found.text == 'A & B: "100\xa0kits" \U0001f680 \ufffd.\n'
    for words, escape in (("&", "&amp;"), ('"', '\\"'), ("\xa0", "&nbsp;"), ("\U0001f680", "\\ud83d\\ude80")):
        at = found.text.index(words)
        start, end = found.source_range(at, at + 1)
        assert source[start:end] == escape


@given(st.text(st.characters(exclude_characters="<&", exclude_categories=["Cs"]), max_size=60), st.booleans())
def test_each_character_is_told_by_its_own_place(body: str, escaped: bool) -> None:
    source = made(body, escaped=escaped)
    found = page.article(source)
    if found is None:
        return
    assert found.text.endswith("\n")
    for at, letter in enumerate(found.text):
        if letter in "\n ":
            continue
        start, end = found.source_range(at, at + 1)
        assert json.loads(f'"{source[start:end]}"') == letter
    assert [found.text[block.start : block.end] for block in found.blocks] == found.text.split("\n")[:-1]
