"""A PDF's words, page by page; a notice that its pages cut; and files made to exhaust or to break a reader."""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle

import pytest

from caveat.errors import MissingExtra, Unreadable
from caveat.sources import apart, notice, pdf, text
from caveat.sources.notice import Field
from tests import pdfs
from tests.notices import LAYOUTS, make, told

HEAD = "Federal Register / Vol. 91, No. 72 / Wednesday, April 15, 2026 / Notices"
ONE, TWO = ["The ministry asked for shells.", "None were sent."], ["A year later it asked again."]


def read(*pages: bytes) -> str:
    return pdf.read(pdfs.of(*pages), "notice.pdf")


def test_pages_stand_in_the_text_with_a_form_feed_between_them() -> None:
    found = read(pdfs.page(ONE), pdfs.page(TWO))
    assert found == "The ministry asked for shells.\nNone were sent.\n\fA year later it asked again.\n"


def test_a_document_of_bytes_is_a_pdf_by_how_it_begins_whatever_its_name() -> None:
    data = pdfs.of(pdfs.page(ONE))
    assert text.canonical(data, "notice.txt") == text.canonical(b"\n" + data, "-") == "\n".join(ONE) + "\n"


@pytest.mark.parametrize(("words", "page"), [("The ministry", 1), ("sent.", 1), ("A year", 3), ("again", 3)], ids=str)
def test_a_range_leads_back_to_its_page(words: str, page: int) -> None:
    found = read(pdfs.page(ONE), b"", pdfs.page(TWO))
    assert pdf.page_of(found, found.index(words)) == page


@pytest.mark.parametrize(
    ("placed", "expected"),
    [
        pytest.param([(72, 700, "One."), (72, 688, "Two."), (72, 676, "Three."), (72, 640, "Four.")],
                     "One.\nTwo.\nThree.\n\nFour.\n", id="a gap is a blank line"),
        pytest.param([(72, 760, "Head"), (72, 700, "One."), (72, 676, "Two."), (72, 664, "Three."), (72, 30, "9")],
                     "Head\n\nOne.\n\nTwo.\nThree.\n\n9\n", id="gaps of a short page"),
        pytest.param([(72, 700, "The Govern-"), (72, 688, "ment of Norland")], "The Govern-\nment of Norland\n",
                     id="a hyphen at the end of a line is left as printed"),
        pytest.param([(72, 700, "caf\u00e9, \u201cno\u201d \u2013 36(b)(1) \\ \u20ac5")],
                     "caf\u00e9, \u201cno\u201d \u2013 36(b)(1) \\ \u20ac5\n", id="letters, quotes, brackets"),
        pytest.param([(72, 700, "Rounds"), (300, 700, "1,500"), (72, 688, "Fuzes"), (300, 688, "900")],
                     "Rounds 1,500\nFuzes 900\n", id="the rows of a short table"),
    ],
)  # fmt: skip
def test_lines_are_told_as_they_are_printed(placed: list[pdfs.Line], expected: str) -> None:
    assert read(pdfs.drawn(placed)) == expected


LEFT = [f"{count} shells were asked for by the ministry" for count in range(101, 113)]
RIGHT = [f"{count} fuzes were sent from the depot in Portby" for count in range(201, 213)]
ACROSS = [(72.0, 720.0, "A headline that goes across both of the columns, from one side of the page to the other side")]


def columns(by_row: bool) -> list[pdfs.Line]:
    """Two columns of twelve lines, drawn row by row or one after the other."""
    left: list[pdfs.Line] = [(72, 700 - 12 * row, words) for row, words in enumerate(LEFT)]
    right: list[pdfs.Line] = [(320, 700 - 12 * row, words) for row, words in enumerate(RIGHT)]
    if by_row:
        return [line for pair in zip(left, right, strict=True) for line in pair]
    return left + right


@pytest.mark.parametrize("by_row", [False, True], ids=["drawn one after the other", "drawn row by row"])
def test_columns_of_prose_are_read_one_after_the_other(by_row: bool) -> None:
    found = read(pdfs.drawn(columns(by_row)))
    assert [line for line in found.split("\n") if line] == [*LEFT, *RIGHT]


def test_a_headline_across_the_columns_stays_above_them() -> None:
    lines = [line for line in read(pdfs.drawn(ACROSS + columns(by_row=True))).split("\n") if line]
    assert lines == [ACROSS[0][2], *LEFT, *RIGHT]


def test_the_rows_of_a_long_table_stay_rows() -> None:
    """Its cells do not fill their columns, as lines of prose do."""
    items = ["Projectiles of 155 mm for howitzers", *(f"Item {row}" for row in range(19))]
    placed = [
        line for row, item in enumerate(items)
        for line in ((72.0, 700.0 - 12 * row, item), (320.0, 700.0 - 12 * row, str(100 + row)))
    ]  # fmt: skip
    assert [line for line in read(pdfs.drawn(placed)).split("\n") if line] == [
        f"{item} {100 + row}" for row, item in enumerate(items)
    ]


# Notices ------------------------------------------------------------------------------------------------------------


HEADS = (HEAD, "{page} " + HEAD, "")


@pytest.mark.parametrize(("layout", "head"), list(zip(LAYOUTS, cycle(HEADS), strict=False)), ids=LAYOUTS)
def test_a_notice_that_pages_cut_is_read_as_if_they_did_not(layout: str, head: str) -> None:
    made = make(layout, 7)
    lines = made.text.split("\n")
    rows = min(31, len(lines) // 2)
    pages = [
        pdfs.page(lines[at : at + rows], head=head.format(page=20_000 + at // rows), foot="")
        for at in range(0, len(lines), rows)
    ]
    assert len(pages) > 1
    assert told(pdf.flow(read(*pages))) == list(made.truth)


OFFICE = "Defense Security Office: Transmittals of 2031"
SPLIT = (
    ["Transmittal No. 31-07",
     "Notice of Proposed Issuance of Letter of Offer Pursuant to Section 36(b)(1) of the Arms Export Control Act",
     "(i) Prospective Purchaser: Government of"],
    ["Jordan", "(ii) Total Estimated Value:", "Major Defense Equipment * .... $60 million", "Other .... $20"],
    ["million", "TOTAL .... $80 million",
     "(iii) Description and Quantity or Quantities of Articles or Services under Consideration for Purchase:",
     "Major Defense Equipment (MDE):", "Forty-five (45) M795 155mm", ],
    ["projectiles", "(iv) Military Department: Army (JO-B-UAA)", "(v) Prior Related Cases, if any: None",
     "(viii) Date Report Delivered to Congress: April", ],
    ["1, 2031", "(vi) Sales Commission, Fee, etc., Paid, Offered, or Agreed to be Paid: None", "POLICY JUSTIFICATION",
     "Jordan - Projectiles"],
)  # fmt: skip


def test_sentences_go_on_across_heads_and_feet_that_no_gazette_prints() -> None:
    found = read(*(pdfs.page(lines, head=OFFICE, foot=f"Page {at} of 5") for at, lines in enumerate(SPLIT, 1)))
    values = {one.field: one.value for one in notice.read(pdf.flow(found)) if isinstance(one, Field)}
    assert values["purchaser"] == "Government of Jordan"
    assert values["value_other"] == 20_000_000
    assert values["delivered_to_congress"] == "2031-04-01"
    assert (values["mde_items"]["item"], values["mde_items"]["qty"]) == ("M795 155mm projectiles", 45)


def test_running_lines_are_found_and_nothing_else_is_covered() -> None:
    found = read(*(pdfs.page(lines, head=OFFICE, foot=f"Page {at} of 5") for at, lines in enumerate(SPLIT, 1)))
    spans = pdf.running(found)
    assert [found[start:end] for start, end in spans] == [
        line for page in range(1, 6) for line in (OFFICE, f"Page {page} of 5")
    ]
    flowing = pdf.flow(found)
    assert len(flowing) == len(found)
    covered = {at for start, end in spans for at in range(start, end)}
    assert all(flowing[at] == ("\f" if at in covered else found[at]) for at in range(len(found)))


@pytest.mark.parametrize(
    "text",
    ["", "One page.\nOf three lines.\nAnd no more.\n", "a\nb\nc\nd\ne\n\fk\nl\nm\nn\no\n", "Same.\n\fSame.\n\fSame.\n"],
    ids=["nothing", "one page", "pages that share nothing", "pages of one line"],
)
def test_where_no_lines_run_none_are_found(text: str) -> None:
    assert pdf.running(text) == ()
    assert pdf.flow(text) == text


# What is refused ----------------------------------------------------------------------------------------------------

GOOD = pdfs.of(pdfs.page(ONE))
UNMAPPED = GOOD.replace(b"/Encoding/WinAnsiEncoding", b"/Encoding<</Differences[97/g1/g2/g3/g4/g5]>>")

REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "a scanned page": (lambda: pdfs.of(pdfs.page(ONE), pdfs.SCAN), r"page 2 is an image and holds no text\. Recognise"),
    "letters drawn as shapes": (lambda: pdfs.of(pdfs.shapes(300)), "page 1 holds shapes and no text"),
    "letters that no code tells": (lambda: UNMAPPED, "page 1 does not say which letters"),
    "pages without a word": (lambda: pdfs.of(b"", pdfs.LOGO), "this PDF holds no text"),
    "no pages": (pdfs.of, "this PDF has no pages|damaged"),
    "a password": (lambda: pdfs.LOCKED, r"this PDF is locked with a password\. Save a copy without one"),
    "a file cut in half": (lambda: GOOD[: len(GOOD) // 2], "this PDF is damaged or cut short"),
    "nothing but its first line": (lambda: b"%PDF-1.7\n", "this PDF is damaged or cut short"),
    "noise": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 1000, "this PDF is damaged or cut short"),
    "ten thousand branches": (pdfs.nested, "page 1 of this PDF is damaged"),
    "a tree that holds itself": (pdfs.cyclic, "page 1 of this PDF is damaged"),
    "four gigabytes in seven kilobytes": (pdfs.bomb, "takes more than 8 seconds or 500 MB of memory"),
    "a word four million times": (pdfs.bomb_of_text, "more than 8 seconds or 500 MB|page 1 holds [0-9,]+ characters"),
    "drawings of drawings": (pdfs.forms, "takes more than 8 seconds or 500 MB of memory"),
}


@pytest.mark.parametrize(("made", "says"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_read_is_refused_by_what_it_is(made: Callable[[], bytes], says: str) -> None:
    data = made()
    with pytest.raises(Unreadable, match=rf"^notice\.pdf: .*(?:{says})"):
        pdf.read(data, "notice.pdf")


def test_a_wrong_table_of_places_is_mended() -> None:
    assert pdf.read(GOOD.replace(b"startxref\n", b"startxref\n9"), "notice.pdf") == "\n".join(ONE) + "\n"


def test_a_logo_and_a_blank_page_are_no_scan() -> None:
    assert read(pdfs.LOGO, b"", pdfs.page(ONE)) == "\n\f\n\f" + "\n".join(ONE) + "\n"


def test_a_reader_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "SECONDS", 0.01)
    with pytest.raises(Unreadable, match="takes more than"):
        pdf.read(GOOD, "notice.pdf")


def test_without_its_extra_a_pdf_is_refused_by_the_name_of_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "find_spec", lambda name: None)
    with pytest.raises(MissingExtra, match=r"Reading a PDF needs .* `pip install 'caveat\[pdf\]'`"):
        pdf.read(GOOD, "notice.pdf")
