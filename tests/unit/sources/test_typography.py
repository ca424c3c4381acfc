"""However a text is typed, wrapped, justified or marked up, the same is read in it, each time where it stands."""

from __future__ import annotations

import html
import re
import textwrap
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import pytest

from caveat.sources.prose.measure import corpus
from caveat.sources.prose.measure.corpus import Article
from caveat.sources.reading import Reading, read

EVERY = 89
"""Of the open articles, one of so many is tried: each of them in each of the ways takes minutes."""
Said = tuple[str | None, ...]


def _wrapped(text: str, width: int) -> str:
    return "\n\n".join(
        paragraph if "\n" in paragraph else "\n".join(textwrap.wrap(paragraph, width, break_on_hyphens=False))
        for paragraph in text.split("\n\n")
    )


def _justified(text: str) -> str:
    """Each line but the last of a paragraph as wide as the page, by more spaces between its first words."""
    found = []
    for paragraph in _wrapped(text, 72).split("\n\n"):
        *lines, last = paragraph.split("\n")
        found.append("\n".join([*(_padded(line) for line in lines), last]))
    return "\n\n".join(found)


def _padded(line: str) -> str:
    words = line.split(" ")
    if not 50 < len(line) < 72 or len(words) < 2:
        return line
    for at in range(72 - len(line)):
        words[at % (len(words) - 1)] += " "
    return " ".join(words)


def _page(text: str) -> str:
    return "".join(f"<p>{html.escape(each)}</p>\n" for each in text.split("\n\n"))


def _lines(text: str, front: str) -> str:
    return "\n".join(f"{front}{line}" if line else line for line in text.split("\n"))


def _put(pattern: str, by: str) -> Callable[[str], str]:
    return lambda text: re.sub(pattern, by, text)


PLAIN: dict[str, Callable[[str], str]] = {
    "lines that end as on Windows": lambda text: text.replace("\n", "\r\n"),
    "lines that end as on an old Mac": lambda text: text.replace("\n", "\r"),
    "spaces at the ends of lines": lambda text: text.replace("\n", " \n"),
    "a byte order mark": lambda text: f"\ufeff{text}",
    "wrapped at 50": lambda text: _wrapped(text, 50),
    "wrapped at 72": lambda text: _wrapped(text, 72),
    "wrapped at 100": lambda text: _wrapped(text, 100),
    "justified": _justified,
    "indented": lambda text: _lines(_wrapped(text, 72), "    "),
    "first lines behind a tab": lambda text: "\n\n".join(f"\t{each}" for each in text.split("\n\n")),
    "quoted in a mail": lambda text: _lines(_wrapped(text, 72), "> "),
    "four lines between paragraphs": lambda text: text.replace("\n\n", "\n\n\n\n\n"),
    "two spaces behind a sentence": _put(r"(?<=[.!?]) (?=[A-Z“\"])", "  "),
    "two spaces here and there": _put(r"(?<=[aeiou]) (?=[b-g])", "  "),
    "spaces that do not break": _put(r"(?<=[\d.]) (?=\w)", "\u00a0"),
    "spaces that do not break anywhere": _put(" ", "\u00a0"),
    "thin spaces": _put(r"(?<=\d) (?=\w)", "\u2009"),
    "hyphens that do not break": _put(r"(?<=\w)-(?=\w)", "\u2011"),
    "an acute for an apostrophe": _put(r"(?<=\w)[’'](?=\w)", "\u00b4"),
    "a grave for an apostrophe": _put(r"(?<=\w)[’'](?=\w)", "`"),
    "a letter for an apostrophe": _put(r"(?<=\w)[’'](?=\w)", "\u02bc"),
    "letters and their marks apart": lambda text: unicodedata.normalize("NFD", text),
    "soft hyphens": _put(r"(?<=[a-z]{3})(?=[aeiou][a-z]{2})", "\u00ad"),
}
"""Ways in which a text is typed or sent."""
QUOTED: dict[str, Callable[[str], str]] = {
    "German marks of quoting": lambda text: text.replace("“", "„").replace("”", "“"),
    "Polish marks of quoting": lambda text: text.replace("“", "„"),
    "French marks of quoting": lambda text: text.replace("“", "«\u00a0").replace("”", "\u00a0»"),
    "Danish marks of quoting": lambda text: text.replace("“", "»").replace("”", "«"),
    "marks of quoting put together of two": lambda text: text.replace("“", "``").replace("”", "''"),
}
"""Ways in which a quotation is set."""


@cache
def _chosen() -> list[Article]:
    """Articles whose paragraphs have no lines of their own: where they have, a line that is wrapped looks like one."""
    told = [one for one in corpus.load("open") if one.statements and not corpus.kept_aside(one)]
    plain = [one for one in told if not re.search(r"\S\n\S|[`´„«»]|''", one.text)]
    return plain[::EVERY]


def _said(found: Reading) -> Counter[Said]:
    """What is read, without where it stands; marks and spaces count for nothing in a name."""
    return Counter(_fields(one.said) for one in found.found if one.kind == "statement")


def _fields(said: Mapping[str, Any]) -> Said:
    word = said["attribution"]
    fields = (
        *(said[name] for name in ("act", "actor", "target", "modality", "polarity", "speaker", "date")),
        word["kind"],
    )
    return tuple(None if each is None else _bare(str(each)) for each in fields)


def _bare(name: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", name)).replace("’", "'").replace("\u2011", "-")


@cache
def _as_typed(article: Article) -> Counter[Said]:
    return _said(read(article.text.strip().encode(), "page.txt", published=article.published))


def _tried(change: Callable[[str], str], name: str = "page.txt") -> int:
    read_in = 0
    for article in _chosen():
        text = article.text.strip()
        plain = _as_typed(article)
        changed = read(change(text).encode(), name, published=article.published)
        assert _said(changed) == plain, article.id
        for one in changed.found:
            assert 0 <= one.start <= one.end <= len(changed.text)
        read_in += sum(plain.values())
    return read_in


@pytest.mark.parametrize("how", PLAIN)
def test_a_text_is_read_alike_however_it_is_typed(how: str) -> None:
    assert _tried(PLAIN[how]) > 60


@pytest.mark.parametrize("how", QUOTED)
def test_a_text_is_read_alike_however_quotations_are_set(how: str) -> None:
    assert _tried(QUOTED[how]) > 60


def test_a_text_is_read_alike_as_a_page() -> None:
    assert _tried(lambda text: f"<html><body><article>{_page(text)}</article></body></html>", "page.html") > 60


def test_sentences_that_have_grown_together_are_two() -> None:
    text = (
        "Norway has delivered 40 howitzers to Peru.It has halted the rest.The ministry of Kenya.Gov has said nothing."
    )
    found = read(text.encode(), "page.txt")
    said = [(one.said["act"], found.text[one.start : one.end]) for one in found.found if one.kind == "statement"]
    assert said[:2] == [
        ("deliver", "Norway has delivered 40 howitzers to Peru"),
        ("pause", "It has halted the rest"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Norway has delivered 40 howitzers to Peru.The list is at https://oslo.example/list.Html for all.",
        "Kari Lund said: “Norway has delivered 40 howitzers to Peru.”The minister did not say more.",
        "OSLO—Norway has delivered 40 howitzers to Peru.",
        "Norway has delivered 40 howitzers to Peru, said the U. S. embassy.",
    ],
)
def test_what_a_reader_sees_through_is_seen_through(text: str) -> None:
    found = read(text.encode(), "page.txt")
    said = [one for one in found.found if one.kind == "statement"]
    assert [found.text[one.start : one.end] for one in said if one.said["act"] == "deliver"] == [
        "Norway has delivered 40 howitzers to Peru"
    ]
    assert said[0].said["actor"] == "Norway"
