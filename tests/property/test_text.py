"""Whatever bytes are handed in: they are read or refused by name, and every range is a range."""

from __future__ import annotations

import contextlib
import gzip
import zlib
from bisect import bisect_right
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import offices

from caveat.errors import SourceError, TooLarge, Unreadable
from caveat.sources import fetch, furniture, lookalikes, notice, page, pdf, text

CODECS = {
    "windows-1252": "cp1252", "iso-8859-2": "iso8859-2", "iso-8859-5": "iso8859-5", "windows-1251": "cp1251",
    "koi8-r": "koi8-r", "shift_jis": "cp932", "gb18030": "gb18030", "big5": "big5hkscs", "euc-kr": "cp949",
}  # fmt: skip
HEADS = st.sampled_from(
    [b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"<html>", b"<meta charset=koi8-r>", b"<meta charset=x>",
     b"<!doctype html><meta charset=utf-16>", b'<?xml version="1.0" encoding="big5"?><html>', b"<\0h\0t\0m\0l\0>\0",
     b"%PDF-", b"PK\x03\x04"]
)  # fmt: skip


BODIES = st.binary(max_size=200) | st.text(max_size=60).map(lambda words: words.encode("utf-8", "replace"))
SAID = st.sampled_from([None, "utf-8", "latin1", "utf-16", "x", ""])


@given(HEADS, BODIES, st.sampled_from(["a.txt", "a.html", "-"]), SAID)
def test_any_bytes_are_read_or_refused_by_name(head: bytes, rest: bytes, name: str, charset: str | None) -> None:
    if head == b"%PDF-":
        return  # each starts a process of its own; see the tests of PDFs
    with contextlib.suppress(SourceError):
        found = text.canonical(head + rest, name, charset)
        assert found.strip()
        assert "\r" not in found
        assert "\0" not in found
        assert text.canonical(head + rest, name, charset) == found


SPOILS = st.lists(st.tuples(st.integers(0, 4000), st.binary(max_size=3)), max_size=3)
CONTAINERS = {
    "table.xlsx": offices.workbook({"a": [["Licence", "Value"], ["A-1", 7.5]]}),
    "answer.docx": offices.letter(offices.paragraph("It was approved.")),
    "mail.eml": b'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="q"\n\n--q\nContent-Type: text/html;'
    b' charset="utf-8"\nContent-Transfer-Encoding: base64\n\nPHA+SXQgd2FzIGFwcHJvdmVkLg==\n--q--\n',
}


@given(st.sampled_from(sorted(CONTAINERS)), SPOILS)
@settings(max_examples=60, deadline=None)  # each starts a process of its own
def test_a_spoilt_container_is_read_or_refused_by_name(name: str, spoils: list[tuple[int, bytes]]) -> None:
    data = bytearray(CONTAINERS[name])
    for at, bytes_ in spoils:
        data[at % len(data) : at % len(data) + len(bytes_)] = bytes_
    with contextlib.suppress(SourceError):
        found = text.canonical(bytes(data), name)
        assert found.strip()
        assert not set("\r\0") & set(found)


@given(
    st.sampled_from(sorted(CODECS)), st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40)
)
def test_a_page_in_declared_characters_says_what_was_written_and_leads_back_to_it(said: str, words: str) -> None:
    codec = CODECS[said]
    written = words.encode(codec, "ignore").decode(codec, "ignore").replace("<", "").replace("&", "")
    data = f'<meta charset="{said}"><p>a {written} z</p>'.encode(codec)
    found = text.document(data, "page.html")
    assert isinstance(found, page.Page)
    assert found.source == data.decode(codec) or found.source == data.decode("utf-8")
    for run in found.runs():
        assert found.source[run.source : run.source + run.end - run.start] == found.text[run.start : run.end]


UTF8_MARK = st.sampled_from(["utf-8-sig", "utf-16-le", "utf-16-be"])


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), min_size=1, max_size=60), UTF8_MARK)
def test_plain_text_behind_a_mark_is_the_text_itself(words: str, codec: str) -> None:
    data = words.encode(codec) if codec == "utf-8-sig" else f"\ufeff{words}".encode(codec)
    if words.strip() and not text._is_page(words, "a.txt"):
        assert text.canonical(data, "a.txt") == words


DECEIVING = st.text(
    st.sampled_from(
        "aZ9 .,\n\u202e\u2066\u200f\u200b\u200d\ufeff\u043e\u0410\u03bf\u0627\u05d0\u4e2d\uff21\U0001d400\u00e9"
    )
)


@given(DECEIVING | st.text())
def test_every_remark_stands_in_the_text(words: str) -> None:
    found = lookalikes.remarks(words)
    assert all(0 <= each.start < each.end <= len(words) and each.why for each in found)
    assert not (words.isascii() and found)
    assert len(found) <= lookalikes.MOST


LINES = st.text(st.sampled_from("ab1 \t.\n\f"), max_size=20)
PRINTED = st.lists(st.lists(LINES | st.sampled_from(["Head 1\n", "Head 2\n", "\n12\n"]), max_size=9).map("".join),
                   max_size=6).map("\f".join)  # fmt: skip


@given(PRINTED)
def test_running_lines_leave_every_other_letter_where_it_was(words: str) -> None:
    starts = pdf.page_starts(words)
    assert all(bisect_right(starts, at) == pdf.page_of(words, at) for at in range(len(words)))
    spans, flowing = pdf.running(words), pdf.flow(words)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all("\n" not in words[start:end] and words[start:end].strip() for start, end in spans)
    assert len(flowing) == len(words)
    assert all(one == other or other == "\f" for one, other in zip(words, flowing, strict=True))
    assert sum(one != other for one, other in zip(words, flowing, strict=True)) == sum(
        words[start:end].replace("\f", "") != "" and end - start for start, end in spans
    )
    list(notice.read(flowing))


@given(st.lists(st.binary(max_size=300), max_size=6), st.sampled_from(sorted(fetch._UNPACKS)), st.integers(1, 400))
def test_what_is_packed_arrives_whole_however_it_is_cut(parts: list[bytes], packing: str, size: int) -> None:
    whole = b"".join(parts)
    packed = whole
    if packing == "deflate":
        packed = zlib.compress(whole)
    elif packing != "identity":  # one archive for each part
        packed = b"".join(map(gzip.compress, parts))
    cut = [packed[at : at + size] for at in range(0, len(packed), size)]
    assert b"".join(fetch._UNPACKS[packing](iter(cut))) == whole


@given(st.sampled_from(sorted(fetch._UNPACKS)), st.lists(st.binary(min_size=1, max_size=100), max_size=5))
def test_what_is_not_packed_is_refused_or_read_and_no_other_way_out(packing: str, parts: list[bytes]) -> None:
    with contextlib.suppress(zlib.error, EOFError):
        assert b"".join(fetch._UNPACKS[packing](iter(parts))) is not None


@given(st.text(max_size=40) | st.from_regex(r"\Ahttps?://[a-z0-9.\[\]:@%/?#-]{0,30}\Z"))
def test_any_string_is_an_address_in_parts_or_refused(address: str) -> None:
    with contextlib.suppress(Unreadable):
        where = fetch._parts(address)
        assert where.scheme in ("http", "https")
        assert where.hostname
        assert where.username is None


@given(st.ip_addresses(v=4) | st.ip_addresses(v=6))
def test_no_private_address_of_ipv4_is_public_in_any_dress_of_ipv6(address: object) -> None:
    if "." in str(address) and not fetch._is_public(str(address)):
        assert not fetch._is_public(f"::ffff:{address}")
        assert not fetch._is_public(f"64:ff9b::{address}")
    assert isinstance(fetch._is_public(str(address)), bool)


# Large and hostile --------------------------------------------------------------------------------------------------

SHARDS = ["<div>", "</div>", "<p>", "</p>", "<b>", "<table><tr><td>", "<li>", "<!--", "<script>", "<pre>", "&amp;", ",",
          "\u202e", "\u043e", "<a href='", "<title>", "<p hidden>", "<svg>", "a ", "&", "<", "\n", "\t"]  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(SHARDS), min_size=1, max_size=4), st.lists(st.sampled_from(SHARDS), max_size=3))
def test_a_pattern_repeated_many_times_is_read_to_its_end(pattern: list[str], before: list[str]) -> None:
    """A hundred thousand characters: what grew with the square of the size would not come to an end here."""
    source = "".join(before) + "".join(pattern) * (100_000 // len("".join(pattern)))
    found = page.read(source)
    furniture.split(found)
    lookalikes.remarks(found.text)
    found.source_of(len(found.text))


@pytest.mark.parametrize("size", [text.MAX_BYTES + 1])
def test_a_document_beyond_all_size_is_refused_before_it_is_looked_at(size: int) -> None:
    with pytest.raises(TooLarge):
        text.canonical(bytes(size), "page.html")
