"""Of a page saved in one file and of a mail, the part that their reader reads is the document."""

from __future__ import annotations

import pytest

from caveat.errors import Unreadable
from caveat.sources import mime, page, reading, text

SAID = "Norway has suspended deliveries of howitzers to Perú, the Ministry of Defence said."
PAGE = (
    b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://news.example/a\r\n"
    b"Subject: =?utf-8?Q?Norway=20halts?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
    b'\ttype="text/html";\r\n\tboundary="----Boundary--x----"\r\n\r\n\r\n'
    b"------Boundary--x----\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    b"<html><body><article><h1>News</h1><p>Norway has suspended deliveries of howitzers=\r\n"
    b" to Per=C3=BA, the Ministry of Defence said.</p></article></body></html>\r\n"
    b"------Boundary--x----\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
    b"------Boundary--x----\r\nContent-Type: text/html\r\n\r\n<p>An advertisement in a frame.</p>\r\n"
    b"------Boundary--x------\r\n"
)
MAIL = (
    b"Received: from a\r\n\tby b\r\nFrom: Press <p@mod.example>\r\nmime-version: 1.0\r\n"
    b'Content-Type: multipart/mixed; boundary="q"\r\n\r\n'
    b'--q\r\nContent-Type: text/plain; charset="iso-8859-1"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
    b"Tm9yd2F5IGhhcyBzdXNwZW5kZWQgZGVsaXZlcmllcyBvZiBob3dpdHplcnMgdG8gUGVy+iwgdGhl\r\n"
    b"IE1pbmlzdHJ5IG9mIERlZmVuY2Ugc2FpZC4=\r\n"
    b'--q\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename="release.pdf"\r\n\r\nx\r\n'
    b'--q\r\nContent-Type: image/png\r\nContent-Disposition: attachment; filename="logo.png"\r\n\r\nx\r\n--q--\r\n'
)


def test_a_saved_page_is_its_first_part_in_html_with_its_way_back() -> None:
    found = text.document(PAGE, "page.mhtml")
    assert isinstance(found, page.Page)
    assert found.text == f"News\n{SAID}\n"
    start, end = found.source_range(found.text.index("Perú"), found.text.index("Perú") + 4)
    assert found.source[start:end] == "Perú"


def test_a_mail_is_its_plain_text_and_names_what_is_attached() -> None:
    assert text.canonical(MAIL, "mail.eml") == SAID
    found = reading.read(MAIL, "mail.eml").found
    assert [one.said["why"] for one in found if one.kind == "remark"] == [
        "release.pdf is attached to this mail and not read with it"
    ]
    (said,) = (one for one in found if one.kind == "statement")
    assert (said.said["actor"], said.said["target"]) == ("Norway", "Perú")


def test_a_document_that_is_shown_within_the_mail_is_named_too() -> None:
    data = (
        b'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="q"\n\n'
        b"--q\nContent-Type: text/plain\n\nSee below.\n"
        b"--q\nContent-Type: application/pdf; name=notice.pdf\nContent-Disposition: inline\n\nx\n"
        b"--q\nContent-Type: application/vnd.ms-fontobject\nContent-Location: a.eot\n\nx\n--q--\n"
    )
    assert text.attached(data, "mail.eml") == ("notice.pdf",)


def test_of_two_forms_of_one_mail_the_one_in_html_is_read() -> None:
    """RFC 2046, 5.1.4: the last of the alternatives that a program can show is the richest, and is shown."""
    data = (
        b'MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary="q"\n\n--q\nContent-Type: text/plain\n\n'
        b"View this mail in a browser.\n--q\nContent-Type: text/html\n\n<p>It was approved.</p>\n--q--\n"
    )
    assert text.canonical(data, "mail.eml") == "It was approved.\n"


@pytest.mark.parametrize(
    "words",
    [
        "Note: the ministry has halted it.\n\nMIME-Version: 1.0 stands in the text.\n",
        "MINISTER: We have halted it.\nQUESTION: Why?\n",
        "From: a\nTo: b\n\nWe have halted it.\n",
        "Berlin (Reuters): it was halted.\n",
    ],
)
def test_what_only_begins_like_a_message_is_plain_text(words: str) -> None:
    assert not mime.is_message(words.encode())
    assert text.canonical(words.encode(), "-") == words


NESTED = b"MIME-Version: 1.0\n" + b"".join(
    b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (at, at) for at in range(3000)
)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(b"MIME-Version: 1.0\nContent-Type: image/png\n\nx", "none of its parts is a page", id="a picture"),
        pytest.param(b"MIME-Version: 1.0\nContent-Type: text/plain\n\n \n", "it holds no text", id="no words"),
        pytest.param(NESTED, "too deep within one another", id="3,000 deep"),
        pytest.param(
            b'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x"\n\n' + b"--x\n\na\n" * 4_000_000,
            "takes more than 8 seconds",
            id="millions of parts",
        ),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(Unreadable, match=rf"^mail\.eml: .*{says}"):
        text.canonical(data, "mail.eml")
