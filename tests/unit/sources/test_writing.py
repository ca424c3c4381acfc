"""A document of a word processor gives the words that are seen on its pages, a paragraph at a time."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest

from caveat.errors import Unreadable
from caveat.sources import reading, text
from tests.offices import letter, packed, paragraph

_MORE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
BODIES: dict[str, tuple[str, str]] = {
    "paragraphs, and the cells of a table": (
        f"{paragraph('Answer')}<w:tbl><w:tr><w:tc>{paragraph('Peru')}</w:tc><w:tc>{paragraph('7')}</w:tc></w:tr></w:tbl>",
        "Answer\n\nPeru\n\n7\n",
    ),
    "a word in two runs, a tab, a line end, a hyphen that holds": (
        "<w:p><w:r><w:t>how</w:t></w:r><w:r><w:t>itzers</w:t><w:tab/><w:t>40</w:t><w:br/><w:t>M</w:t>"
        "<w:noBreakHyphen/><w:t>777</w:t></w:r></w:p>",
        "howitzers\t40\nM\u2011777\n",
    ),
    "what is deleted is gone, what is inserted is there": (
        '<w:p><w:r><w:t xml:space="preserve">It has </w:t></w:r><w:del><w:r><w:delText>not </w:delText></w:r></w:del>'
        "<w:ins><w:r><w:t>now </w:t></w:r></w:ins><w:r><w:t>halted.</w:t></w:r></w:p>",
        "It has now halted.\n",
    ),
    "words moved stand where they went": (
        "<w:p><w:moveFrom><w:r><w:t>twice</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>once</w:t></w:r></w:moveTo></w:p>",
        "once\n",
    ),
    "the formula of a field is not seen, its result is": (
        "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>3</w:t></w:r></w:p>",
        "3\n",
    ),
    "a frame that is written twice is seen once": (
        f'<w:p><w:r><mc:AlternateContent xmlns:mc="{_MORE}"><mc:Choice>{paragraph("In a frame.")}</mc:Choice>'
        f"<mc:Fallback>{paragraph('In a frame.')}</mc:Fallback></mc:AlternateContent></w:r>"
        "<w:r><w:t>Around it.</w:t></w:r></w:p>",
        "In a frame.\n\nAround it.\n",
    ),
    "a line end by its number is one as any other": ("<w:p><w:r><w:t>a&#13;b</w:t></w:r></w:p>", "a\nb\n"),
    "empty paragraphs say nothing": (f"<w:p/>{paragraph(' ')}{paragraph('A.')}", "A.\n"),
}


@pytest.mark.parametrize(("body", "expected"), BODIES.values(), ids=BODIES.keys())
def test_the_words_that_are_seen(body: str, expected: str) -> None:
    assert text.canonical(letter(body), "answer.docx") == expected


def test_notes_stand_behind_the_text() -> None:
    data = letter(paragraph("It was approved."), notes=paragraph("By the cabinet."))
    assert text.canonical(data, "answer.docx") == "It was approved.\n\nBy the cabinet.\n"


def test_statements_are_read_of_it() -> None:
    data = letter(paragraph("Norway has suspended deliveries of howitzers to Peru, the Ministry of Defence said."))
    (said,) = (one for one in reading.read(data, "answer.docx").found if one.kind == "statement")
    assert (said.said["act"], said.said["actor"], said.said["target"]) == ("pause", "Norway", "Peru")


ODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>
<text:tracked-changes><text:p>never</text:p></text:tracked-changes>
<text:h>Answer<text:s text:c="2"/>7</text:h>
<text:p>The <text:span>ministry</text:span> has
   halted<text:tab/>it.<office:annotation><text:p>Really?</text:p></office:annotation></text:p>
</office:text></office:body></office:document-content>"""


def test_a_text_of_opendocument(tmp_path: Path) -> None:
    """A line end within a paragraph and spaces beside it are one space; ``text:s`` is more."""
    path = tmp_path / "answer.odt"
    with ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", ZIP_STORED)
        archive.writestr("content.xml", ODT)
    assert text.canonical(path.read_bytes(), path.name) == "Answer  7\n\nThe ministry has halted\tit.\n"


GOOD = letter(paragraph("It was approved."))
ENTITIES = '<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;">]><a>&c;</a>'
HOSTILE: dict[str, tuple[bytes, str]] = {
    "cut short": (GOOD[:-30], "damaged, cut short or locked"),
    "noise in the middle": (GOOD[:200] + b"\xff" * 100 + GOOD[300:], "damaged, cut short or locked"),
    "no mark-up": (packed({"word/document.xml": "words"}), "damaged, cut short or locked"),
    "10,000 deep": (packed({"word/document.xml": "<a>" * 10_000}), "more than 200 deep"),
    "entities": (packed({"word/document.xml": ENTITIES}), "declares marks of its own"),
    "a bomb": (packed({"word/document.xml": b"<a>" + b" " * 120_000_000}), "takes more than 100,000,000 bytes"),
    "no words": (letter("<w:p/>"), "holds no text"),
}


@pytest.mark.parametrize(("data", "says"), HOSTILE.values(), ids=HOSTILE.keys())
def test_what_cannot_be_read_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(Unreadable, match=rf"^answer\.docx: .*{says}"):
        text.canonical(data, "answer.docx")
