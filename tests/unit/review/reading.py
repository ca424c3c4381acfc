"""A bundled case as its readers meet it: the review, and the four outputs in which one looks things up."""

from __future__ import annotations

import html
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import unquote

from rich.console import Console

from caveat.report import brief, document, page, terminal
from caveat.review import casetext, leverage
from caveat.review.casefile import CaseFile
from caveat.review.dossier import freeze
from caveat.review.result.review import Inputs, Review

INPUTS = Inputs(digest="0" * 64, versions={}, seed=1)
TABLE = re.compile(r'href="data:text/csv[^,]*,([^"]*)"')


@dataclass(frozen=True)
class Reading:
    """One review in its four outputs."""

    review: Review
    document: dict[str, Any]
    page: str
    """The words of the page, and the rows of the tables that it offers for download; no drawing."""
    brief: str
    terminal: str

    def outputs(self) -> dict[str, str]:
        """Every output by name, as text."""
        whole = json.dumps(self.document, ensure_ascii=False)
        return {"page": self.page, "brief": self.brief, "json": whole, "terminal": self.terminal}


@cache
def bundled(case_id: str) -> CaseFile:
    """A case that comes with the program."""
    return casetext.open_case(case_id)


@cache
def reading(case_id: str, as_of: date | None = None) -> Reading:
    """A bundled case, as of its own date or another."""
    return read(bundled(case_id), as_of)


def read(case: CaseFile, as_of: date | None = None) -> Reading:
    """A case in its four outputs."""
    review = assess(case, as_of)
    shown = io.StringIO()
    terminal.summary(review, Console(file=shown, width=200))
    return Reading(review, json.loads(document.to_json(review)), words(page.render(review)), brief.render(review),
                   re.sub(r"\s+", " ", shown.getvalue()))  # fmt: skip


def assess(case: CaseFile, as_of: date | None = None) -> Review:
    """The review of a case, in no output."""
    return leverage.assess(freeze(case, as_of or case.case.as_of), seed=1, inputs=INPUTS)


def words(source: str) -> str:
    """What a page says, without its drawing."""
    rows = " ".join(unquote(found) for found in TABLE.findall(source))
    body = re.sub(r"<(style|script)\b.*?</\1>", " ", source, flags=re.DOTALL)
    text = re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", body))) + rows
    return re.sub(r" (?=[,.;:)])", "", text.replace("( ", "("))  # where a mark or a link ended


def told(prose: list[Any]) -> str:
    """Prose of the JSON with its figures written out: value, unit, and what it counts."""
    return "".join(part if isinstance(part, str) else figure(part) for part in prose)


def figure(one: dict[str, Any]) -> str:
    """A figure of the JSON in words."""
    if one.get("unknown") is not None:
        return "unknown"
    number = one["value"] if one.get("value") is not None else f"{one['low']} to {one['high']}"
    return f"{one.get('qualifier') or ''} {number} {one['unit']}".strip()


def strings(value: Any) -> Iterator[str]:
    """Every text of a JSON value, at any depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)
