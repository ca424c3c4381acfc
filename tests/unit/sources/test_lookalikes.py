"""What deceives the eye is remarked on where it stands, and honest writing of any script is not."""

from __future__ import annotations

import pytest

from caveat.sources.lookalikes import MOST, remarks

DECEIVING: dict[str, tuple[str, str, str]] = {
    "an override": ("signed by \u202eyrtsinim eht", "\u202e", "turns the writing round: U+202E"),
    "an isolate": ("a \u2066name\u2069", "\u2066", "turns the writing round: U+2066"),
    "several at once": ("a\u202e\u202d\u202eb", "\u202e\u202d\u202e", "turns the writing round: U+202E U+202D"),
    "a space of no width": ("Nor\u200bland", "\u200b", "is not seen: U+200B"),
    "a mark in the middle": ("Nor\ufeffland", "\ufeff", "is not seen: U+FEFF"),
    "a joiner between Latin letters": ("Nor\u200dland", "\u200d", "is not seen: U+200D"),
    "tags, which carry unseen words": ("a\U000e0041\U000e0042", "\U000e0041\U000e0042", "is not seen: U+E0041 U+E0042"),
    "a mark of direction where nothing needs one": ("155\u200f mm", "\u200f", "is not seen: U+200F"),
    "a Cyrillic letter in a Latin name": (
        "the port of P\u043ertby", "P\u043ertby",
        "'P\u043ertby' has a letter that only looks Latin: U+043E CYRILLIC SMALL LETTER O",
    ),
    "a Greek letter in a Latin name": (
        "\u039dorland", "\u039dorland",
        "'\u039dorland' has a letter that only looks Latin: U+039D GREEK CAPITAL LETTER NU",
    ),
    "a designation": ("M\u0406A2 tanks", "M\u0406A2", "'M\u0406A2' has a letter that only looks Latin: "
                      "U+0406 CYRILLIC CAPITAL LETTER BYELORUSSIAN-UKRAINIAN I"),
    "letters of mathematics": ("\U0001d40d\U0001d428\U0001d42b said", "\U0001d40d\U0001d428\U0001d42b",
                               "'\U0001d40d\U0001d428\U0001d42b' is not written in plain letters: it reads 'Nor'"),
    "wide letters": ("\uff2e\uff4f\uff52", "\uff2e\uff4f\uff52",
                     "'\uff2e\uff4f\uff52' is not written in plain letters: it reads 'Nor'"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "stands", "why"), DECEIVING.values(), ids=DECEIVING.keys())
def test_what_deceives_is_remarked_on_where_it_stands(text: str, stands: str, why: str) -> None:
    first, *_ = remarks(text)
    assert (text[first.start : first.end], first.why) == (stands, why)


@pytest.mark.parametrize(
    "text",
    [
        "", "Plain ASCII.", "“Größe” – café, 5 € in Gdańsk", "Решение не принято, сказал министр.",
        "Ο υπουργός δεν αποφάσισε", "لم يتخذ \u200fقرار", "می\u200cخواهد", "क्\u200dष", "ＭＩ６の決定",
        "\ufeffA mark first", "8 µm and 5 kΩ", "α-particles", "ΔV",
    ],
    ids=["nothing", "ASCII", "Latin with accents", "Russian", "Greek", "Arabic with its marks", "Persian", "Hindi",
         "wide letters in Japanese", "a mark at the beginning", "units", "a prefix", "a letter that looks like none"],
)  # fmt: skip
def test_honest_writing_is_not_remarked_on(text: str) -> None:
    assert remarks(text) == ()


def test_a_text_of_nothing_else_is_remarked_on_so_often_and_no_more() -> None:
    found = remarks("a\u202e" * 1000)
    assert len(found) == MOST
    assert found[-1].why == "turns the writing round: U+202E; no more such characters are listed"
    assert (found[-1].start, found[-1].end) == (2 * MOST - 1, 2 * MOST)


@pytest.mark.parametrize(
    "text",
    ["\u043e" * 1_000_000, "a" * 999_999 + "\u043e", "a\u043e" * 500_000, "\u202e" * 1_000_000, "\u00e9," * 500_000],
    ids=["lookalikes", "one at the end", "by turns", "overrides", "commas"],
)  # fmt: skip
def test_a_megabyte_is_read_to_its_end(text: str) -> None:
    """What grew with the square of the size would not come to an end here."""
    assert all(0 <= each.start < each.end <= len(text) for each in remarks(text))
