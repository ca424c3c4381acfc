"""The closed lists that the catalogue's codes are taken from, and the registers that report by them."""

from __future__ import annotations

import functools
import importlib.resources
import re
from typing import Literal

from caveat import tables
from caveat.errors import RuleError

ListId = Literal["unroca", "usml", "ml", "sipri"]


class CodeList(tables.Row):
    """A list of codes, with the edition that was read."""

    id: ListId
    title: str
    edition: str
    source: str
    verification: Literal["snapshot", "page", "knowledge"]
    """How the list was checked: read in a snapshot, read in part on its page, or general knowledge."""
    says: str
    leaves_out: str
    codes: tuple[str, ...]
    paragraphs: tuple[str, ...] = ()
    """What a paragraph may begin with; empty where the list has none below its codes."""
    paragraph_form: str | None = None
    """The shape of a paragraph, where its text was not read and only the shape can be checked."""

    def refuses(self, code: str | None, ref: str | None) -> str | None:
        """What is wrong with a code and its paragraph; None where nothing is."""
        if code is None:
            return f"paragraph {ref!r} without a code" if ref else None
        if code not in self.codes:
            return repr(code)
        if ref is None:
            return None
        head = ref.split(" ")[0]
        if self.paragraph_form:
            return None if re.fullmatch(self.paragraph_form, head) and head.split("(")[0] == code else repr(ref)
        under = head == code or head.startswith((f"{code}.", f"{code} "))
        return None if under and head in self.paragraphs else repr(ref)

    def mend(self, code: str | None) -> str:
        """How to mend a code that is refused."""
        if code in self.codes:
            return f"Write a paragraph of {code} in {self.title}, {self.edition}."
        return f"Write a code of {self.title}: {', '.join(self.codes)}."


class Register(tables.Row):
    """What reports transfers, and may leave a kind of item out."""

    id: str
    """As items name it under ``not_covered_by``."""
    list: ListId | None = None
    """The code list that it reports by; an item without a code of it is left out, and only such an item."""
    verification: Literal["snapshot", "page", "knowledge"]
    source: str
    says: str


@functools.cache
def lists() -> tuple[CodeList, ...]:
    """The code lists, in the order in which they are shown."""
    return tables.rows(_text(), "vocabularies.toml", "list", CodeList)


@functools.cache
def get(key: str) -> CodeList:
    """The list of an id.

    Raises  RuleError where the vocabulary file has no such list.
    """
    for one in lists():
        if one.id == key:
            return one
    raise RuleError(f"vocabularies.toml has no list {key!r}; add a [[list]] with that id")


@functools.cache
def registers() -> dict[str, Register]:
    """The registers by the names under which items give them."""
    return {one.id: one for one in tables.rows(_text(), "vocabularies.toml", "register", Register)}


@functools.cache
def register_of(key: str) -> str | None:
    """The register that reports by a list; None where none does."""
    return next((one.id for one in registers().values() if one.list == key), None)


@functools.cache
def _text() -> str:
    return tables.read(importlib.resources.files("caveat.pipeline") / "vocabularies.toml")
