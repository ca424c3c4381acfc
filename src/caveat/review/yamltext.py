"""YAML or JSON bytes in; plain dicts and lists out, each of which still knows the line on which it stands.

Built from the parser's events, so that a limit stops the reading where it is passed and nothing is expanded first.
Only null, true, false, integers and decimal numbers are anything else than text: a date stays as it is written, and
so do ``no``, ``12:30`` and ``0123``, which other readers of YAML take for a boolean, a count of seconds and an octal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml import events as ev

from caveat.errors import Malformed, TooLarge, Unreadable

MAX_BYTES = 20_000_000
MAX_NODES = 200_000
MAX_DEPTH = 60
MAX_SCALAR = 100_000
MAX_DIGITS = 40
"""More digits than any count or sum has; a longer run of digits is a mistake."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
DECIMAL = re.compile(
    r"[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]{1,3})?|[-+]?\.[0-9]+(?:[eE][-+]?[0-9]{1,3})?"
)
_CONSTANTS: dict[str, Any] = {"null": None, "~": None, "": None, "true": True, "false": False}
# Text never holds these: they come from a binary file, a wrong encoding or a copy out of a terminal.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_SURROGATES = re.compile(r"(?<!\\)((?:\\\\)*)\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
_BOMS = ((b"\xff\xfe\x00\x00", "UTF-32"), (b"\x00\x00\xfe\xff", "UTF-32"), (b"\xff\xfe", "UTF-16"),
         (b"\xfe\xff", "UTF-16"))  # fmt: skip
_BINARY = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"SQLite format 3", "a SQLite database"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
)


class Branch(dict[str, Any]):
    """A mapping that knows its line and the line of each of its keys."""

    __slots__ = ("line", "lines")

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}


class Row(list[Any]):
    """A sequence that knows its line and the line of each of its parts."""

    __slots__ = ("line", "lines")

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: list[int] = []


def decode(data: bytes, name: str) -> str:
    """The text of a file that a person wrote: UTF-8, with or without a byte order mark.

    Raises  TooLarge; Unreadable for an empty or binary file, another encoding (by byte) or a control character (by
            line).
    """
    if len(data) > MAX_BYTES:
        raise TooLarge(name, f"more than {MAX_BYTES:,} bytes", f"{MAX_BYTES:,} bytes", "Split it into several cases.")
    if not data.strip():
        raise Unreadable(name, "the file is empty", "A case file begins with `format: caveat-case/1`.")
    for mark, kind in _BINARY:
        if data.startswith(mark):
            raise Unreadable(name, f"this is {kind}, not a case file", "Name a YAML or JSON file of a case.")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            why = f"the first bytes ({mark.hex(' ')}) say {encoding}, and UTF-8 was expected"
            raise Unreadable(name, why, "Save the file as UTF-8.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        offset = data.startswith(b"\xef\xbb\xbf") * 3 + wrong.start
        line = data.count(b"\n", 0, offset) + 1
        why = f"byte {offset} (hexadecimal {data[offset]:02x}, on line {line}) is not UTF-8"
        raise Unreadable(name, why, "Save the file as UTF-8.") from None
    found = _CONTROL.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        what = "a NUL character" if found[0] == "\0" else f"the control character U+{ord(found[0]):04X}"
        raise Unreadable(
            name, f"{what} stands on line {line}, so this is no plain text", "Remove it, or save as UTF-8."
        )
    return text


def tree(data: bytes, name: str) -> Branch:
    """The one document of a YAML or JSON text, as a mapping.

    Raises  Malformed with the line: broken syntax, an anchor, an alias, a merge key, a tag, a key given twice, a key
            that is no text, a second document. TooLarge: bytes, nodes, depth or the length of one scalar.
    """
    text = decode(data, name)
    if text.lstrip()[:1] == "{":  # JSON writes a character beyond U+FFFF as two escapes, which YAML does not have
        text = _SURROGATES.sub(_join, text)
    try:
        root = _Builder(name).build(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as wrong:
        raise _broken(name, text, wrong) from None
    except yaml.YAMLError as wrong:
        raise Malformed(name, None, f"the YAML cannot be read: {wrong}", "Mend it there.") from None
    if not isinstance(root, Branch):
        kind = "a list" if isinstance(root, Row) else "a single value"
        raise Malformed(
            name, 1, f"the file holds {kind}, and a mapping was expected", "Begin with `format: caveat-case/1`."
        )
    return root


def _join(found: re.Match[str]) -> str:
    high, low = int(found[2], 16), int(found[3], 16)
    return found[1] + chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))


def _broken(name: str, text: str, wrong: yaml.MarkedYAMLError) -> Malformed | TooLarge:
    mark = wrong.problem_mark or wrong.context_mark
    line = mark.line + 1 if mark else None
    problem = wrong.problem or "it cannot be read"
    if "nesting depth" in problem:
        return _too_deep(name, line)
    where = f", in column {mark.column + 1}" if mark else ""
    kind, mend = "YAML", "Check the indentation, the colons and the quotes there; text with ': ' or ' #' needs quotes."
    if text.lstrip()[:1] == "{":
        kind, mend = "JSON", "Check the commas, the brackets and the quotes there."
    elif mark and "\t" in "".join(text.splitlines()[mark.line : mark.line + 1])[: mark.column + 1]:
        problem, mend = "a tab stands there", "Indent with spaces; YAML has no tabs."
    return Malformed(name, line, f"the {kind} breaks{where}: {problem}", mend)


def _too_deep(name: str, line: int | None) -> TooLarge:
    return TooLarge(
        name, f"line {line} is nested more than {MAX_DEPTH} levels deep", f"{MAX_DEPTH} levels",
        "A case is about ten levels deep; look for brackets that are never closed.",
    )  # fmt: skip


class _Builder:
    """Turns events into a tree, counting as it goes."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.nodes = 0

    def build(self, stream: Iterator[Any]) -> Any:
        """The first document's root; a second document is refused."""
        roots = Row(1)
        stack: list[tuple[Branch | Row, str | None]] = []
        within: Branch | Row = roots
        key: str | None = None
        for event in stream:
            kind = type(event)
            if kind is ev.ScalarEvent:
                line = event.start_mark.line + 1
                self._allow(event, line)
                if type(within) is Branch and key is None:
                    key = self._key(event, within, line)
                    continue
                self._put(within, key, self._scalar(event, line), line)
                key = None
            elif kind is ev.MappingStartEvent or kind is ev.SequenceStartEvent:
                line = event.start_mark.line + 1
                self._allow(event, line)
                if type(within) is Branch and key is None:
                    raise self._wrong(line, "a key is a mapping or a list", "Write keys as plain words.")
                opened: Branch | Row = Branch(line) if kind is ev.MappingStartEvent else Row(line)
                self._put(within, key, opened, line)
                stack.append((within, key))
                if len(stack) > MAX_DEPTH:
                    raise _too_deep(self.name, line)
                within, key = opened, None
            elif kind is ev.MappingEndEvent or kind is ev.SequenceEndEvent:
                within, _ = stack.pop()
                key = None
            elif kind is ev.AliasEvent:
                line = event.start_mark.line + 1
                raise self._wrong(
                    line, f"the alias *{event.anchor} stands there", "Write the values out; aliases are not read."
                )
            elif kind is ev.DocumentStartEvent and roots:
                line = event.start_mark.line + 1
                raise self._wrong(line, "a second document begins there (`---`)", "Keep one case in one file.")
        if not roots:
            raise Unreadable(
                self.name, "the file holds nothing but comments", "A case file begins with `format: caveat-case/1`."
            )
        return roots[0]

    def _allow(self, event: Any, line: int) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise TooLarge(
                self.name, f"more than {MAX_NODES:,} values by line {line}", f"{MAX_NODES:,} values", "Split the case."
            )
        if event.anchor is not None:
            raise self._wrong(
                line, f"the anchor &{event.anchor} stands there", "Remove it; anchors and aliases are not read."
            )
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            raise self._wrong(
                line, f"the tag {tag[:60]} stands there", "Remove it; every value's kind follows from its field."
            )

    def _key(self, event: Any, within: Branch, line: int) -> str:
        key: str = event.value
        if key == "<<" and not event.style:
            raise self._wrong(line, "a merge key (`<<`) stands there", "Write the keys out; merge keys are not read.")
        if not event.style and type(_resolve(key)) is not str:
            shown = key or "nothing"
            raise self._wrong(
                line, f"the key is {shown}, which is not text", "Write the key as a word, or put it in quotes."
            )
        if key in within.lines:
            raise self._wrong(
                line,
                f"the key {key[:80]!r} is given twice; it also stands on line {within.lines[key]}",
                "Keep one of the two.",
            )
        within.lines[key] = line
        return key

    def _put(self, within: Branch | Row, key: str | None, value: Any, line: int) -> None:
        if type(within) is Branch:
            assert key is not None
            within[key] = value
        else:
            assert isinstance(within, Row)
            within.append(value)
            within.lines.append(line)

    def _scalar(self, event: Any, line: int) -> Any:
        text: str = event.value
        if len(text) > MAX_SCALAR:
            raise TooLarge(
                self.name, f"the text that begins on line {line} has {len(text):,} characters",
                f"{MAX_SCALAR:,} characters", "A case paraphrases; attach the document itself with `caveat attach`.",
            )  # fmt: skip
        if "\0" in text:
            raise self._wrong(line, "a NUL character stands there", "Remove it.")
        if event.style:
            return text
        value = _resolve(text)
        if type(value) in (int, float):
            if len(text) > MAX_DIGITS:
                raise self._wrong(
                    line, f"a number of {len(text)} characters stands there", "Put it in quotes if it is text."
                )
            if value in (float("inf"), float("-inf")):
                raise self._wrong(line, f"{text} is too great for a number", "Write a number below 1e308.")
        return value

    def _wrong(self, line: int, stands: str, mend: str) -> Malformed:
        return Malformed(self.name, line, stands, mend)


def _resolve(text: str) -> Any:
    """What a plain scalar means: null, a boolean, a number, or text."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if text[0] in "-+.0123456789" and DECIMAL.fullmatch(text):
        if len(text) > MAX_DIGITS:
            return 0  # refused by the caller, which knows the line
        return int(text) if INTEGER.fullmatch(text) else float(text)
    return text


def resolves(text: str) -> bool:
    """True where text would be read as something else than text unless it stands in quotes."""
    return type(_resolve(text)) is not str
