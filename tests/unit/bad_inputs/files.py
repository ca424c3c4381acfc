"""Files that are no case, no document and no text at all."""

from __future__ import annotations

import os
from pathlib import Path

from caveat.ledger.connect import open_ledger

from .scene import CASE, Bad, Run, as_nobody

REVIEW = "caveat review case.yaml --out out --json review.json"
ATTACH = "caveat attach small/d-notice notice.txt"
BYTES = {"pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "zip": b"PK\x03\x04\x14\x00\x08\x00"}
UTF8 = "Save the file as UTF-8"
FRENCH = CASE.replace("An Official Gazette\n    published", "Journal général\n    published")


def case(
    name: str, given: str, content: str | bytes, place: str, mend: str, at: str | None = None, run: Run | None = None
) -> Bad:
    """Something else under the name of a case file."""
    return Bad(name, given, REVIEW, f"case.yaml{place}", mend, {"case.yaml": content}, at, run=run)


def folder(path: Path) -> None:
    path.mkdir()


def pipe(path: Path) -> None:
    os.mkfifo(path)


def circle(path: Path) -> None:
    path.symlink_to("other.yaml")
    path.with_name("other.yaml").symlink_to(path.name)


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(200_000_000)


def locked(path: Path) -> None:
    path.write_text(CASE, encoding="utf-8")
    path.chmod(0)


def database(path: Path) -> None:
    open_ledger(path).close()


def bomb() -> str:
    """Nine lists, each of nine times the one before: 387 million values, if anyone expanded them."""
    rows = ["notes_a: &a [x, x, x, x, x, x, x, x, x]"]
    rows += [f"notes_{b}: &{b} [{', '.join([f'*{a}'] * 9)}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)]
    return "format: caveat-case/1\n" + "\n".join(rows) + "\n"


TEXT = (
    case("yaml-bomb", "a YAML bomb: lists of aliases of lists of aliases", bomb(),
         ", line {line}: the anchor &a stands there", "anchors and aliases are not read", at="notes_a"),
    case("deep-nesting", "ten thousand brackets within each other", "format: caveat-case/1\nnotes: " + "[" * 10_000,
         ": line {line} is nested more than 60 levels deep", "look for brackets that are never closed", at="notes:"),
    Bad("200-mb", "a file of 200 MB", REVIEW, "case.yaml: 200,000,000 bytes, and at most 20,000,000 bytes is read",
        "Split it into several cases, or check that it is a case file", {"case.yaml": sparse}),
    case("latin-1", "a file in Latin-1", FRENCH.encode("latin-1"),
         f": byte {FRENCH.index('é')} (hexadecimal e9, on line 12) is not UTF-8", UTF8),
    case("utf-16-with-a-mark", "a file in UTF-16 with its byte order mark", CASE.encode("utf-16"),
         ": the first bytes (ff fe) say UTF-16, and UTF-8 was expected", UTF8),
    case("utf-16-without-a-mark", "a file in UTF-16 without a byte order mark", CASE.encode("utf-16-le"),
         ": a NUL character stands on line 1, so this is no plain text", "save as UTF-8"),
    case("utf-32", "a file in UTF-32", CASE.encode("utf-32"),
         ": the first bytes (ff fe 00 00) say UTF-32, and UTF-8 was expected", UTF8),
    case("nul-bytes", "a NUL byte in the middle of a file", CASE.replace("the foreign", "the\0foreign"),
         ": a NUL character stands on line {line}, so this is no plain text", "Remove it", at="the\0foreign"),
    case("terminal-codes", "the colour codes of a terminal in a file", CASE.replace("small", "\x1b[31msmall"),
         ": the control character U+001B stands on line {line}", "Remove it", at="\x1b"),
    case("pdf-as-a-case", "a PDF", BYTES["pdf"], ": this is a PDF, not a case file",
         "Name a YAML or JSON file of a case"),
    case("zip-as-a-case", "a zip archive", BYTES["zip"], ": this is a zip archive or an office document, not a case",
         "Name a YAML or JSON file of a case"),
    Bad("ledger-as-a-case", "a ledger where a case is asked for", REVIEW,
        "case.yaml: this is a SQLite database, not a case file", "Name a YAML or JSON file of a case",
        {"case.yaml": database}),
    case("empty", "an empty file", "", ": the file is empty", "A case file begins with `format: caveat-case/1`"),
    case("comments-only", "a file of comments only", "# to be written\n# tomorrow\n",
         ": the file holds nothing but comments", "A case file begins with `format: caveat-case/1`"),
    case("words-only", "a file of prose", "A government is weighing whether to hold back deliveries.\n",
         ", line 1: the file holds a single value, and a mapping was expected", "Begin with `format: caveat-case/1`"),
    case("list", "a list where a mapping is expected", "- format: caveat-case/1\n",
         ", line 1: the file holds a list, and a mapping was expected", "Begin with `format: caveat-case/1`"),
    case("no-format", "a case without its format", CASE.replace("format: caveat-case/1\n", ""),
         ", line 1: format is missing", "This program reads `format: caveat-case/1`; write that first"),
    case("newer-format", "a case of a newer format", CASE.replace("caveat-case/1", "caveat-case/2"),
         ", line 1: format is 'caveat-case/2'", "install a newer Caveat"),
    case("broken-json", "JSON that breaks at a line", '{\n  "format": "caveat-case/1",\n  "case": {\n    "id": "x"\n',
         ", line 5: the JSON breaks", "Check the commas, the brackets and the quotes there"),
    case("broken-yaml", "YAML that breaks at a line", CASE.replace("shells be paused?", "shells: be paused?"),
         ", line {line}: the YAML breaks, in column 38", "text with ': ' or ' #' needs quotes", at="  question:"),
    case("tabs", "YAML that is indented with tabs", CASE.replace("  id: small", "\tid: small"),
         ", line {line}: the YAML breaks, in column 1", "Indent with spaces; YAML has no tabs", at="\tid: small"),
    case("key-twice", "a key given twice",
         CASE.replace("  supplier: USA\n  rec", "  supplier: USA\n  supplier: GBR\n  rec"),
         ", line {line}: the key 'supplier' is given twice; it also stands on line 5", "Keep one of the two",
         at="  supplier: GBR"),
    case("tag", "a tag that would run a program",
         CASE.replace("An Official Gazette\n    p", "!!python/name:os.system\n    p"),
         ", line {line}: the tag !!python/name:os.system stands there", "every value's kind follows from its field",
         at="!!python"),
    case("merge-key", "a merge key", CASE.replace("  id: small", "  <<: {id: small}"),
         ", line {line}: a merge key (`<<`) stands there", "Write the keys out", at="  <<:"),
    case("two-documents", "two cases in one file", f"{CASE}---\n{CASE}",
         ", line {line}: a second document begins there", "Keep one case in one file", at="---"),
)  # fmt: skip

PATHS = (
    Bad("missing-file", "a file that is not there", "caveat review my-case.yaml --out out",
        "my-case.yaml: there is no such file", "Check the path; `caveat list` names the bundled cases"),
    Bad("folder-as-a-file", "a folder", "caveat review cases/", "cases: this is a folder, not a file",
        "Name the case file in it", {"cases": folder}),
    Bad("pipe-as-a-file", "a named pipe", "caveat review ./pipe", "pipe: this is a pipe or a device, not a file",
        "Save the case to a file first", {"pipe": pipe}),
    Bad("circle-of-links", "symbolic links that lead round in a circle", REVIEW,
        "case.yaml: its links lead round in a circle", "Name the file itself", {"case.yaml": circle}),
    Bad("file-of-someone-else", "a file that one may not read", REVIEW, "case.yaml: you may not read it",
        "Ask for permission to read it, or copy it to where you may", {"case.yaml": locked}, run=as_nobody),
    Bad("file-as-a-folder", "a path that leads through a file", "caveat review case.yaml/more.yaml",
        "case.yaml/more.yaml: a part of this path is a file, not a folder", "Check the path", {"case.yaml": CASE}),
    Bad("name-too-long", "a name that no file can have", f"caveat review {'x' * 300}.yaml",
        "xxx…: the name is too long for a file", "Check the path"),
)  # fmt: skip


def text(name: str, given: str, content: str | bytes, place: str, mend: str) -> Bad:
    """Something else under the name of a document's text."""
    return Bad(name, given, ATTACH, f"notice.txt: {place}", mend, {"notice.txt": content})


DOCUMENTS = (
    text("pdf-as-a-text", "a broken PDF as a document's text", BYTES["pdf"], "this PDF is damaged or cut short",
         "Fetch or save it again"),
    text("zip-archive-as-a-text", "a zip archive as a document's text", BYTES["zip"],
         "this is a zip archive, or an office document of another kind", "Unpack it, or save its text as a .txt file"),
    text("latin-1-text", "a document's text in Latin-1", "Communiqué\n".encode("latin-1"),
         "byte 9 (hexadecimal e9) is not UTF-8", UTF8),
    text("nul-in-a-text", "a NUL byte in a document's text", b"First line.\nSecond\0line.\n",
         "a NUL character stands on line 2", "Save the document as plain text in UTF-8"),
    text("text-without-words", "a document's text without a word", b" \n\t\n", "it holds no text",
         "Give the file that holds the document's words"),
    Bad("text-not-there", "a document's text that is not there", ATTACH, "notice.txt: there is no such file",
        "Check the path"),
    Bad("unknown-document-to-attach", "a text for a document that the case does not have",
        "caveat attach small/d-notise notice.txt", "No record with the id 'small/d-notise' in ledger.db",
        "Did you mean small/d-notice?", {"notice.txt": "Words.\n"}),
    Bad("document-without-its-case", "a document named without its case", "caveat attach d-notice notice.txt",
        "DOCUMENT: 'd-notice' names no document", "Write CASE/DOCUMENT, as in isr-2024/d-seed",
        {"notice.txt": "Words.\n"}),
)  # fmt: skip

ROWS = (*TEXT, *PATHS, *DOCUMENTS)
