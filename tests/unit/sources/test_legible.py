"""What a reader takes for no word is none, and whatever is read is placed where it stands in the text as it is set."""

from __future__ import annotations

import random
import unicodedata

import pytest

from caveat.sources import legible, reading

UNMARKED = {
    "the number of a note behind a sentence": (
        "It sent 12 tanks.4 Chad has none.",
        "It sent 12 tanks.  Chad has none.",
    ),
    "behind a bracket": ("of resolution 1970 (2011).46 The Panel", "of resolution 1970 (2011).   The Panel"),
    "behind a year": ("in May 2031.12 France halted", "in May 2031.   France halted"),
    "behind a quotation": ("“It is over.”12 The ministry", "“It is over.”   The ministry"),
    "at the end of a paragraph": ("the vehicles.48\n\nThe Panel", "the vehicles.  \n\nThe Panel"),
    "in brackets": ("to Peru.[13] Italy sold", "to Peru.     Italy sold"),
    "raised": ("in June 2030,⁴⁵ in violation", "in June 2030,   in violation"),
    "grown onto a word": ("sold 6 helicopters2 to Qatar", "sold 6 helicopters  to Qatar"),
    "the hour of an entry": ("LIVE 07:44 France halts shipments", " " * 11 + "France halts shipments"),
}


@pytest.mark.parametrize(("text", "expected"), UNMARKED.values(), ids=UNMARKED.keys())
def test_numbers_of_notes_and_hours_of_entries_are_no_words(text: str, expected: str) -> None:
    assert legible.unmarked(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "see para.46 The Panel",
        "a cost of $4.5 million",
        "No.4 Squadron",
        "40 Leopard2 tanks and 3 CV90 vehicles",
        "a yard of 40 m² and a road of 3 km²",
        "the [13] days",
        "at 07:44 the vote began",
        "Resolution 1970.46 of the council",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    assert legible.unmarked(text) == text


def test_marks_of_a_quoted_mail_are_no_words_and_one_arrow_is() -> None:
    assert legible.unquoted("Hi,\n> The ministry\n>> halted it.\n") == "Hi,\n  The ministry\n   halted it.\n"
    assert legible.unquoted("> Read more\nThe ministry halted it.") == "> Read more\nThe ministry halted it."


def test_places_lead_from_the_text_as_set_to_the_spelled_one_and_back() -> None:
    draw = random.Random(31)
    for _ in range(2000):
        text = "".join(draw.choices("ab é\u00ad\u200b\ufb01\ufb03\ufb05", k=draw.randrange(1, 14)))
        text = text.replace("b b", "ab-\nab")
        spelled = legible.spelled(text)
        if spelled is None:
            continue
        for place, letter in enumerate(spelled.text):
            start, end = spelled.range_of(place, place + 1)
            assert end == start + 1 and "\n" not in text[start:end]
            assert letter in unicodedata.normalize("NFKC", text[start])
        for start in range(len(text) if "-" not in text else 0):
            if text[max(0, start - 1) : start + 1] == "  ":
                continue  # from the second of two spaces on there is one
            first, last = spelled.range_in(start, len(text))
            rest = legible.spelled(text[start:])
            assert spelled.text[first:last] == (rest.text if rest is not None else text[start:])


def test_plain_letters_are_spelled_as_they_stand() -> None:
    assert legible.spelled("plain") is legible.spelled("Süd – “so”") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("was sus-\npended in May", "was suspended in May"),
        ("the artil-\n  lery", "the artillery"),
        ("of long-\nrange missiles", "of long-range missiles"),
        ("the short-\nages", "the shortages"),
        ("the state-\nowned maker", "the state-owned maker"),
        ("a go-slow, and the go-\nslow", "a go-slow, and the go-slow"),
        ("in 2030-\nover", "in 2030-\nover"),
        ("the ministry said -\nand others", "the ministry said -\nand others"),
        ("the F-\n35 and the Anglo-\nFrench", "the F-\n35 and the Anglo-\nFrench"),
    ],
)
def test_a_word_goes_on_over_the_end_of_a_line(text: str, expected: str) -> None:
    spelled = legible.spelled(text)
    assert (text if spelled is None else spelled.text) == expected


SET = {
    "hyphens at the ends of lines": "Germany halted deliv-\neries of howit-\nzers to Peru.",
    "soft hyphens": "Germany halted de\u00adliv\u00ader\u00adies of how\u00aditz\u00aders to Peru.",
    "ligatures": "Germany of\ufb01cially halted deliveries of \ufb01ghter jets to Peru.",
    "the marks of a mail": "> Germany halted deliveries of\n> howitzers to Peru.\n",
    "a note before it": "Chile has bought 40 howitzers.7 Germany halted deliveries of howitzers to Peru.",
}


@pytest.mark.parametrize("text", SET.values(), ids=SET.keys())
def test_statements_are_read_however_a_text_is_set(text: str) -> None:
    found = reading.read(text.encode(), "note.txt")
    told = [one for one in found.found if one.kind == "statement" and one.said["act"] == "pause"]
    assert [(one.said["actor"], one.said["target"]) for one in told] == [("Germany", "Peru")]
    [one] = told
    assert found.text[one.start : one.end].startswith("Germany ")
    assert found.text[one.start : one.end].endswith(" to Peru")
    assert [found.text[slice(*place)] for place in one.said["places"].values()] == ["Germany", "Peru"]
    [goods, *_] = one.said["objects"]
    assert goods["name"] in ("deliveries of howitzers", "deliveries of fighter jets")
    assert found.text[goods["start"] : goods["end"]].split()[-1][-3:] in ("ers", "ets")


@pytest.mark.parametrize(
    "flood",
    [" " * 400_000 + "\t", " \n" * 200_000, "\n\t" * 200_000, "`" * 400_000, "ab.Cd" * 80_000, "a\u0301" * 200_000,
     "„“" * 200_000, "\u00a0" * 400_000],
    ids=["spaces before a tab", "spaces at the ends of lines", "tabs", "graves", "grown words", "marks", "quotes",
         "odd spaces"],
)  # fmt: skip
def test_a_flood_of_what_is_set_otherwise_is_seen_through_in_its_places(flood: str) -> None:
    text = legible.unwrapped(legible.plain(f"It sent tanks.{flood} Chad has none."))
    assert len(text) == len(f"It sent tanks.{flood} Chad has none.")
    spelled = legible.spelled(text)
    assert spelled is None or len(spelled.text) <= 2 * len(text)
