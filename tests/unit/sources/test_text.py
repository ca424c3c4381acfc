"""Bytes to canonical text: what is kept, what is dropped, and what is refused by name."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from caveat.errors import TooLarge, Unreadable
from caveat.sources import text as texts
from caveat.sources.page import Page
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
        pytest.param(b"", "it holds no text. Give the file", id="nothing"),
        pytest.param(b" \r\n\t", "it holds no text. Give the file", id="white space"),
        pytest.param(b"PK\x03\x04...", "this is a zip archive, or an office document of another kind", id="zip"),
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


POLISH = "Gdańsk zażółć gęślą jaźń"
"""Every letter of it is in ISO 8859-2 and windows-1250, some at other bytes, and few are in windows-1252."""
QUOTED = "“No decision”—was made; café, 5 €"

DECLARED: dict[str, tuple[bytes, str, str]] = {
    "windows-1252": (b'<meta charset="windows-1252"><p>', "cp1252", QUOTED),
    "windows-1252 in capitals, without quotes": (b"<META CHARSET=Windows-1252><p>", "cp1252", QUOTED),
    "the older way to say it": (
        b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><p>', "cp1252", QUOTED
    ),
    "Latin-1, which in every browser is windows-1252": (b'<meta charset="iso-8859-1"><p>', "cp1252", QUOTED),
    "ISO 8859-2": (b'<meta charset="ISO-8859-2"><p>', "iso8859-2", POLISH),
    "windows-1250": (b'<meta charset="windows-1250"><p>', "cp1250", POLISH),
    "ISO 8859-15": (b"<meta charset=iso-8859-15><p>", "iso8859-15", "cœur, 5 €"),
    "ISO 8859-5": (b"<meta charset=iso-8859-5><p>", "iso8859-5", "Решение не принято"),
    "KOI8-R": (b"<meta charset=koi8-r><p>", "koi8-r", "Решение не принято"),
    "windows-1256": (b"<meta charset=windows-1256><p>", "cp1256", "لم يتخذ قرار"),
    "Shift_JIS": (b"<meta charset=Shift_JIS><p>", "cp932", "決定はまだない"),
    "ISO-2022-JP, whose bytes are ASCII": (b"<meta charset=iso-2022-jp><p>", "iso2022-jp", "決定はまだない"),
    "GBK": (b"<meta charset=gbk><p>", "gb18030", "尚未作出决定"),
    "an XML declaration": (b'<?xml version="1.0" encoding="iso-8859-2"?><html><p>', "iso8859-2", POLISH),
    "after a comment that says otherwise": (
        b"<!doctype html><!-- <meta charset=koi8-r> --><meta charset=iso-8859-2><p>", "iso8859-2", POLISH
    ),
}  # fmt: skip


@pytest.mark.parametrize(("head", "codec", "words"), DECLARED.values(), ids=DECLARED.keys())
def test_a_page_is_read_in_the_characters_that_it_declares_and_leads_back_to_its_source(
    head: bytes, codec: str, words: str
) -> None:
    data = head + f"Before. {words} &amp; after".encode(codec)
    found = texts.document(data, "page.html")
    assert isinstance(found, Page)
    assert found.text == f"Before. {words} & after\n"
    start = found.text.index(words)
    begin, end = found.source_range(start, start + len(words))
    assert found.source[begin:end] == words
    assert found.source.encode(codec) == data


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("mark", ["\ufeff", ""], ids=["with its mark", "that says so itself"])
def test_a_page_in_utf_16_is_read(codec: str, mark: str) -> None:
    data = f'{mark}<html><meta charset="utf-16"><p>{POLISH}'.encode(codec)
    assert canonical(data, "page.html") == f"{POLISH}\n"


def test_what_the_server_says_goes_before_what_the_page_says() -> None:
    data = b"<meta charset=koi8-r><p>" + POLISH.encode("iso8859-2")
    assert canonical(data, "page.html", "ISO-8859-2") == f"{POLISH}\n"


def test_plain_text_is_read_in_the_characters_that_its_server_names() -> None:
    assert canonical(POLISH.encode("iso8859-2"), "notice.txt", "iso-8859-2") == POLISH


def test_a_mark_goes_before_every_declaration() -> None:
    data = b"\xef\xbb\xbf<meta charset=iso-8859-2><p>" + POLISH.encode()
    assert canonical(data, "page.html", "koi8-r") == f"{POLISH}\n"


@pytest.mark.parametrize("said", ["windows-1252", "x-unknown", "utf-16"])
def test_a_page_that_was_saved_as_utf_8_and_kept_its_old_declaration_is_read_as_what_it_is(said: str) -> None:
    data = f"<meta charset={said}><p>{POLISH}".encode()
    assert canonical(data, "page.html") == f"{POLISH}\n"
    assert texts.misdeclared(data, "page.html") == (said if said != "utf-16" else None)


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (b"<meta charset=koi8-r><p>plain", None), (f"<meta charset=utf-8><p>{POLISH}".encode(), None),
        (b"<meta charset=iso-8859-2><p>" + POLISH.encode("iso8859-2"), None),
        (b"\xef\xbb\xbf<meta charset=koi8-r><p>" + POLISH.encode(), None), (b"%PDF-1.7\n\xc3\xa9", "koi8-r"),
        (f"<p>{POLISH}".encode(), "utf-8"),
    ],
    ids=["ASCII, which is the same in all", "UTF-8 that says so", "as declared", "behind a mark", "a PDF",
         "as its server says"],
)  # fmt: skip
def test_what_is_as_it_is_declared_is_not_remarked_on(data: bytes, charset: str | None) -> None:
    assert texts.misdeclared(data, "page.html", charset) is None


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        pytest.param(b"<p>Caf\xe9</p>", "page.html", r"byte 6 \(hexadecimal e9\) is not UTF-8. Save the file as UTF-8",
                     id="a page that declares nothing"),
        pytest.param(b"<meta charset=utf-8><p>Caf\xe9</p>", "page.html", r"byte 26 \(hexadecimal e9\) is not UTF-8",
                     id="a page that declares UTF-8 and is not"),
        pytest.param(b"<meta charset=windows-1252><p>\x81", "page.html",
                     r"byte 30 \(hexadecimal 81\) is not windows-1252", id="a byte that the set does not have"),
        pytest.param(b"<meta charset=x-martian><p>\xe9", "page.html",
                     "it says that it is written in 'x-martian', which is not read here", id="a set that nobody knows"),
        pytest.param(b'He wrote <meta charset="iso-8859-2"> \xb1', "notes.txt", r"byte 37 \(hexadecimal b1\) is not",
                     id="plain text about a declaration"),
        pytest.param(b"<p>" + b" " * 5000 + b"<meta charset=iso-8859-2>\xb1", "page.html", r"byte 5028 ",
                     id="a declaration too far down"),
    ],
)  # fmt: skip
def test_bytes_that_nothing_declares_are_never_guessed(data: bytes, name: str, says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        canonical(data, name)


def test_a_page_of_scripts_alone_holds_no_text_and_says_how_to_go_on() -> None:
    with pytest.raises(Unreadable, match=r"no words stand in the page itself: .* Open it in a browser, save"):
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
