"""Bytes to canonical text: what is kept, what is dropped, and what is refused by name."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from caveat.errors import TooLarge, Unreadable
from caveat.sources import text as texts
from caveat.sources.text import canonical

NO_BREAK = "\u00a0"
COMBINING = "Cafe\u0301"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"One.\nTwo.\n", "One.\nTwo.\n", id="plain text stands as it is"),
        pytest.param(b"One.\r\nTwo.\rThree.", "One.\nTwo.\nThree.", id="every line ends in a line feed"),
        pytest.param(b"\xef\xbb\xbfOne.", "One.", id="a byte order mark is no character of the text"),
        pytest.param("Größe\n".encode(), "Größe\n", id="UTF-8"),
        pytest.param("Größe\n".encode("utf-16"), "Größe\n", id="UTF-16 with its mark, little end first"),
        pytest.param(b"\xfe\xff" + "Größe\n".encode("utf-16-be"), "Größe\n", id="UTF-16 with its mark, big end first"),
        pytest.param(f"57{NO_BREAK}021 shells".encode(), f"57{NO_BREAK}021 shells", id="a no-break space stays"),
        pytest.param(COMBINING.encode(), COMBINING, id="characters are not composed"),
        pytest.param(b"a  b\t c \n\n\n d", "a  b\t c \n\n\n d", id="spaces of plain text stay"),
        pytest.param(b"if a < b and c > d\n", "if a < b and c > d\n", id="angle brackets do not make it HTML"),
        pytest.param(b"The <b>page</b> is quoted.", "The <b>page</b> is quoted.", id="nor does a tag in the middle"),
    ],
)
def test_plain_text_is_taken_once_and_left_alone(data: bytes, expected: str) -> None:
    assert canonical(data, "notice.txt") == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param("<p>One.</p><p>Two.</p>", "One.\nTwo.\n", id="a block is a line"),
        pytest.param("<p>One <b>bold</b> word.</p>", "One bold word.\n", id="a word in bold stays in its line"),
        pytest.param("<p>One\n   long\t line.</p>", "One long line.\n", id="runs of white space are one space"),
        pytest.param("<p>One<br>Two<br/>Three</p>", "One\nTwo\nThree\n", id="a break begins a line"),
        pytest.param("<p>57&nbsp;021 &amp; more &#8211; all</p>", f"57{NO_BREAK}021 & more – all\n", id="references"),
        pytest.param("<p>a</p><script>var b = '<p>b</p>';</script><p>c</p>", "a\nc\n", id="a script is not read"),
        pytest.param("<style>p { color: red }</style><p>a</p>", "a\n", id="a style is not read"),
        pytest.param("<html><head><title>T</title></head><body>a</body></html>", "a\n", id="the head is not read"),
        pytest.param("<html><head><title>T</title><p>a</p></html>", "a\n", id="a head that nobody closed ends"),
        pytest.param("<p>a</p><!-- hidden --><p>b</p>", "a\nb\n", id="a comment is not read"),
        pytest.param("<p>a<svg><p>b</p></svg>c</p>", "ac\n", id="a drawing is not read"),
        pytest.param("<script/><p>a</p>", "a\n", id="a script that closes itself silences nothing"),
        pytest.param("<ul><li>a<li>b</ul>", "a\nb\n", id="items of a list"),
        pytest.param("<table><tr><td>a</td><td>b</td></tr></table>", "a\tb\n", id="cells of a table"),
        pytest.param("<p>a</p><p> \n </p><p>b</p>", "a\nb\n", id="an empty block is no line"),
        pytest.param("<p>one two<p>three", "one two\nthree\n", id="blocks that nobody closed"),
    ],
)
def test_a_page_gives_the_words_that_its_reader_sees(page: str, expected: str) -> None:
    assert canonical(page.encode(), "page.html") == expected


@pytest.mark.parametrize(
    "start", ["<!DOCTYPE html>", "<html lang=en>", "  \n<!-- saved -->\n<HTML>", '<?xml version="1.0"?><html>']
)
def test_a_page_is_known_by_its_beginning_where_its_name_does_not_say(start: str) -> None:
    assert canonical(f"{start}<p>a</p>".encode(), "page.txt") == "a\n"


def test_the_same_bytes_give_the_same_text() -> None:
    data = "<p>Größe</p>".encode()
    assert canonical(data, "a.html") == canonical(data, "b.htm") == "Größe\n"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(b"", "it holds no text. Attach the file", id="nothing"),
        pytest.param(b" \r\n\t", "it holds no text. Attach the file", id="white space"),
        pytest.param(b"%PDF-1.4", "this is a PDF, whose text is not read here. Copy its text", id="PDF"),
        pytest.param(b"PK\x03\x04...", "this is an office document or a zip archive", id="zip"),
        pytest.param(b"\xd0\xcf\x11\xe0", "this is an old office document", id="old office document"),
        pytest.param(b"{\\rtf1 hello}", "this is a rich text document", id="rich text"),
        pytest.param(b"\x89PNG\r\n", "this is an image", id="PNG"),
        pytest.param(b"\xff\xd8\xff\xe0", "this is an image", id="JPEG"),
        pytest.param(b"\x1f\x8b\x08", "this is a gzip archive, whose text is not read here. Unpack it", id="gzip"),
        pytest.param("Größe".encode("utf-32"), "its first bytes say UTF-32", id="UTF-32"),
        pytest.param(b"Gr\xf6\xdfe", r"byte 2 \(hexadecimal f6\) is not UTF-8. Save the file as UTF-8", id="Latin-1"),
        pytest.param(b"\xef\xbb\xbfa\xff", r"byte 4 \(hexadecimal ff\) is not UTF-8", id="a bad byte behind a mark"),
        pytest.param(b"\xff\xfea", r"byte 2 \(hexadecimal 61\) is not UTF-16", id="half a character of UTF-16"),
        pytest.param(b"a\nb\0c", "a NUL character stands on line 2", id="NUL"),
        pytest.param("ab".encode("utf-16-le"), "a NUL character stands on line 1", id="UTF-16 without its mark"),
    ],
)
def test_what_is_no_text_is_refused_by_what_it_is(data: bytes, says: str) -> None:
    with pytest.raises(Unreadable, match=rf"^doc: {says}"):
        canonical(data, "doc")


def test_a_page_of_scripts_alone_holds_no_text() -> None:
    with pytest.raises(Unreadable, match="it holds no text"):
        canonical(b"<html><script>let a;</script></html>", "page.html")


def test_more_bytes_than_a_document_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "MAX_BYTES", 10)
    assert canonical(b"0123456789", "doc") == "0123456789"
    with pytest.raises(TooLarge, match="doc: more than"):
        canonical(b"01234567890", "doc")


def test_a_file_is_refused_by_its_size_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(texts.MAX_BYTES + 1)
    with pytest.raises(TooLarge, match=r"large\.txt: 50,000,001 bytes, and at most 50,000,000 bytes is read"):
        texts.read(path)


def test_a_file_gives_its_bytes_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a\r\nb\0")
    assert texts.read(path) == b"a\r\nb\0"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("missing.txt", "there is no such file"),
        ("folder", "this is a folder, not a document. Name a file in it"),
        ("pipe", "this is a pipe or a device, not a document"),
        ("circle", "its links lead round in a circle. Name the file itself"),
        ("file.txt/more", "a part of this path is a file, not a folder"),
        ("x" * 300, "the name is too long for a file"),
        ("a\0b", "this is no path of a file"),
    ],
)
def test_what_is_no_file_is_refused_by_what_it_is(tmp_path: Path, name: str, says: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file.txt").write_text("a")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "circle").symlink_to("circle")
    with pytest.raises(Unreadable, match=says):
        texts.read(tmp_path / name)
