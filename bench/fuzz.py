"""Random documents, guided by what they reach: none may end in anything but a reading or a sentence, nor take long.

``python -m bench.fuzz TARGET [OPTIONS]``: ``document`` (bytes: characters, page, furniture, remarks, notices),
``page`` (mark-up, made of the tags that the reader knows), ``prose`` (sentences, made of the words that the rules
know) or ``pdf`` (slow: each is read in a process of its own). Options are libFuzzer's: ``-max_total_time=600
-timeout=10 -max_len=65536 FOLDER``. It runs only on demand and needs atheris, which is no dependency: install it
beside the program in an environment of your own. What is found is written to ``crash-*`` in the present folder;
``python -m bench.fuzz TARGET crash-…`` gives it again.
"""

from __future__ import annotations

import contextlib
import importlib
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from caveat.errors import SourceError
from caveat.sources import furniture, lookalikes, notice, page, pdf, text
from caveat.sources.prose.engines.rules import Rules

NAMES = ("page.html", "notice.txt", "-")
CHARSETS = (None, "windows-1252", "iso-8859-2", "utf-16le", "shift_jis", "x-unknown")
SHARDS = (
    "<p>", "</p>", "<p hidden>", "<div class='share'>", "</div>", "<br>", "<pre>", "</pre>", "<b>", "</b>",
    "<table><tr><td>", "<td>", "</table>", "<li>", "</ul>", "<script>", "</script>", "<title>", "</title>", "<svg>",
    "</svg>", "<!--", "-->", "&amp;", "&#10;", "&#", '"', "'", "=", "<", ">", " ", "\n", "\u202e", "\u043e",
    "[email&#160;protected]", '<span data-cfemail="5a3e3f29311a34">', "Comments are closed.", "Transmittal No. 31-07",
    "(i) Prospective Purchaser: ", "Section 36(b)(1)", "$60 million", "(ii) Total Estimated Value", "[[Page 12]]",
)  # fmt: skip


WORDS = (
    "the German government", "Berlin", "Norway", "Peru", "two officials", "Reuters", "the ministry", "Anna Lind",
    "it", "they", "he", "which", "who", "that", "what", "has", "had", "is", "was", "will", "would", "may", "not",
    "no", "never", "to", "of", "from", "for", "by", "with", "until", "if", "unless", "after", "whether", "and",
    "or", "nor", "but", "suspended", "suspend", "halting", "withheld", "delayed", "deliver", "delivered",
    "deliveries", "approved", "denied", "said", "told", "says", "according to", "reported", "urged", "asked",
    "considering", "weighing", "planned", "ruled out", "lift", "the ban", "a licence", "howitzers", "shells",
    "40 tanks", "$60 million", "arms exports", "aid", "a request", "a decision", "no decision",
    "declined to comment", "on Tuesday", "in 2019", "last year", "since 4 March 2031", "the second", "the rest",
    "one of them", "should", "did so", "n't", "'s", ",", ".", "?", ":", ";", "“", "”", '"', "(", ")", "—", "-",
    "\n\n", " ", "Q: ", "A: ", "Mr LIND: ", "OSLO (AP) - ",
)  # fmt: skip


def document(data: bytes) -> None:
    """The first byte says under which name the rest came, and in which characters."""
    if data:
        name, charset = NAMES[data[0] % len(NAMES)], CHARSETS[data[0] // 8 % len(CHARSETS)]
        if not pdf.is_pdf(data[1:]):
            with contextlib.suppress(SourceError):
                holds(text.document(data[1:], name, charset))


def made_page(data: bytes) -> None:
    """Each byte is a piece of mark-up, or a letter."""
    source = "".join(SHARDS[byte - 128] if byte - 128 in range(len(SHARDS)) else chr(byte) for byte in data)
    holds(page.read(source))


def made_prose(data: bytes) -> None:
    """Each byte is a word or mark that the rules look at, or a letter."""
    words = " ".join(WORDS[byte % len(WORDS)] if byte < 240 else chr(byte) for byte in data)
    places, at = [], 0
    for part in words.split("\n\n"):
        places.append((at, at + len(part)))
        at += len(part) + 2
    prose = Rules().read(words, [(start, end) for start, end in places if start < end], None)
    for said in prose.statements:
        assert 0 <= said.start < said.end <= len(words)
        assert any(start <= said.start and said.end <= end for start, end in places)
        for named in (said.actor, said.target, *said.objects, *said.quantities):
            assert named is None or 0 <= named.start < named.end <= len(words)
    for pair in prose.contradictions:
        assert 0 <= min(pair.a, pair.b) < max(pair.a, pair.b) < len(prose.statements)


def made_pdf(data: bytes) -> None:
    with contextlib.suppress(SourceError):
        found = pdf.read(b"%PDF-1.7\n" + data, "notice.pdf")
        assert len(pdf.flow(found)) == len(found)


def holds(found: page.Page | str) -> None:
    """What is true of every reading."""
    words = found.text if isinstance(found, page.Page) else found
    if isinstance(found, page.Page):
        offsets = [found.source_of(offset) for offset in range(len(words) + 1)]
        assert all(
            0 <= before <= after <= len(found.source) for before, after in pairwise([*offsets, len(found.source)])
        )
        for run in found.runs():
            assert found.source[run.source : run.source + run.end - run.start] == words[run.start : run.end]
        split = furniture.split(found)
        assert "".join(words[block.start : block.end] + "\n" for block in found.blocks) == words
    else:
        split = furniture.split_text(words)
    assert all(before.end <= after.start for before, after in pairwise(split.paragraphs))
    for remark in lookalikes.remarks(words):
        assert words[remark.start : remark.end]
    for entry in notice.read(pdf.flow(words)):
        assert 0 <= entry.start < entry.end <= len(words)


TARGETS: dict[str, Callable[[bytes], None]] = {
    "document": document,
    "page": made_page,
    "prose": made_prose,
    "pdf": made_pdf,
}


def seeds(target: str, folder: Path) -> None:
    """Documents to begin with."""
    made = importlib.import_module("bench.page").made(1)[0].encode()
    for number in range(8):
        part = made[number * 4000 : number * 4000 + 3000]
        (folder / f"page-{number}").write_bytes(part if target == "page" else bytes([0]) + part)
    (folder / "text").write_bytes(bytes(range(256)))


def main(words: list[str]) -> None:
    """Fuzz one target."""
    if not words or words[0] not in TARGETS:
        sys.exit(f"{__doc__}\nName a target: {', '.join(TARGETS)}.")
    try:
        atheris = importlib.import_module("atheris")
    except ImportError:
        sys.exit("atheris is not installed. Install it into an environment of your own; it is no dependency.")
    target, *options = words
    with TemporaryDirectory() as folder:
        if not any(Path(each).is_file() for each in options):
            seeds(target, Path(folder))
            options.append(folder)
        atheris.instrument_all()
        atheris.Setup(["bench.fuzz", *options], TARGETS[target])
        atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
