"""Documents as they come: a PDF with its pages, characters that deceive, a day of publication."""

from __future__ import annotations

from typing import Any

import pytest

from caveat.desk import reading
from tests import pdfs

HEAD = "MINISTRY OF TRADE - WEEKLY BULLETIN"


def page(number: int, *lines: str) -> bytes:
    shown = [(72.0, 760.0, HEAD), *((72.0, 700.0 - 14 * at, line) for at, line in enumerate(lines))]
    return pdfs.drawn([*shown, (72.0, 40.0, f"Page {number} of 2")])


BULLETIN = pdfs.of(
    page(
        1,
        "Licences are looked at again.",
        "",
        "The German government has suspended deliveries of howitzers to Peru, two officials told",
        "Reuters on Monday, because the inspectors whom the northern depots had expected since the",
    ),
    page(
        2,
        "spring were sent away. The Peruvian government has asked Germany for more howitzers.",
        "",
        "The next bulletin appears after the holidays.",
        "",
        "Readers may write to the editors.",
    ),
)


def lines(data: bytes, name: str) -> list[dict[str, Any]]:
    return list(reading.read(data, name))


def test_a_pdf_gives_statements_with_their_pages_and_drops_running_heads() -> None:
    pytest.importorskip("pypdfium2")
    found = lines(BULLETIN, "bulletin.pdf")
    said = [line for line in found if line["kind"] == "statement"]
    assert {(line["act"], line["actor"], line["target"]) for line in said} >= {
        ("pause", "German government", "Peru"), ("request", "Peruvian government", "Germany"),
    }  # fmt: skip
    pages = {line["act"]: line["page"] for line in said}
    assert (pages["pause"], pages["request"]) == (1, 2)
    assert [line["quote"] for line in found if line.get("rule") == "running head"].count(HEAD) == 2


def test_letters_of_another_script_within_a_word_are_remarked_on() -> None:
    remark, _ = [line for line in lines("Gеrmany has stopped nothing.".encode(), "a.txt") if line["kind"] == "remark"]
    assert remark["quote"] == "Gеrmany"  # its second letter is Cyrillic


def test_a_page_that_is_utf_8_and_says_otherwise_is_remarked_on() -> None:
    source = '<html><head><meta charset="iso-8859-1"></head><body><p>Die Fläche ist groß.</p></body></html>'
    found = [line for line in lines(source.encode(), "a.html") if line["kind"] == "remark"]
    assert any("iso-8859-1" in line["why"] and "UTF-8" in line["why"] for line in found)
