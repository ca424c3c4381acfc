"""What turns the writing round is seen on every page, and what is sent back to the server is left as it is."""

from __future__ import annotations

import re
import time
import unicodedata
from pathlib import Path

import pytest

from caveat.report import turned
from caveat.report.writing import environment

CONTROLS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""All that Unicode calls Bidi_Control."""


@pytest.mark.parametrize("sign", CONTROLS, ids=[unicodedata.name(one) for one in CONTROLS])
def test_each_control_of_direction_is_seen(sign: str) -> None:
    mark = f"[U+{ord(sign):04X}]"
    assert turned.shown(f"<h1>notice{sign}fdp.exe</h1>") == f"<h1>notice{mark}fdp.exe</h1>"
    assert turned.shown(f'<input aria-label="a{sign}b">') == f'<input aria-label="a{mark}b">'


@pytest.mark.parametrize(
    "page",
    [
        "<p>plain words – “quoted”</p>",
        '<input name="a" value="a\u202eb">',
        '<option value="a\u202eb">',
        '<a href="https://example.org/\u202ea">',
        '<textarea name="a" rows="2">a\u202eb\n\u2066c</textarea>',
        "<p>\u200fשלום\u200f, said</p>",
        "<p>العدد\u061c 5</p>",
    ],
)
def test_what_is_sent_back_and_what_belongs_to_the_writing_stays(page: str) -> None:
    assert turned.shown(page) == page


def test_what_turns_is_seen_beside_letters_from_right_to_left_too() -> None:
    assert turned.shown("<p>שלום\u202e</p>") == "<p>שלום[U+202E]</p>"


def test_words_that_look_like_a_field_hide_nothing() -> None:
    page = environment().from_string("<p>{{ words }}</p>").render(words=' value="\u202e" <textarea>\u202e')
    assert "\u202e" not in page
    assert page.count("[U+202E]") == 2


def test_a_template_shows_it_wherever_it_stands() -> None:
    made = environment().from_string(
        "{% macro m(x) %}<b>{{ x }}</b>{% endmacro %}<title>{{ a }}</title>{{ a | bdi }}{{ m(a) }}<i title='{{ a }}'>"
    )
    assert made.render(a="a\u202eb").count("a[U+202E]b") == 4


def test_a_long_page_is_looked_through_in_time() -> None:
    page = ' value="' * 50_000 + "\u202e\u200f" * 50_000 + "<textarea" * 50_000
    began = time.monotonic()
    turned.shown(page)
    assert time.monotonic() - began < 2.0


def test_no_page_is_written_but_by_these_templates() -> None:
    """A page that is put together otherwise would have to call the helper itself."""
    source = Path(turned.__file__).parents[1]
    for file in source.rglob("*.py"):
        if re.search(r"\bjinja2\b|\bEnvironment\(", file.read_text()):
            assert file.name in ("writing.py", "turned.py", "dressing.py"), file
