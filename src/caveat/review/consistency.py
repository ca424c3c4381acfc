"""A case in, nothing out where it holds together: each reference leads somewhere, and no two parts rule each other out.

What only looks odd (a delivery above its ceiling, a page that its origin does not list) is no error;
``conflicts.remarks`` tells it.
"""

from __future__ import annotations

from caveat.errors import CaveatError
from caveat.review import conflicts, references
from caveat.review.casefile import CaseFile
from caveat.review.complaint import Known, LineOf, Setting, walk


def check(case: CaseFile, *, known_item: Known, where: str, line_of: LineOf | None = None) -> None:
    """Refuse a case that contradicts itself or the item catalogue.

    ``known_item`` says whether the catalogue has an item. ``line_of`` gives the line of a part by its place in the case
    (``casetext.Opened.line_of``).

    Raises  UnknownTerm for a reference that leads nowhere; BadRow for a row that does not hold; Conflict for two parts
            that cannot both stand. The complaint that stands first in the file is raised.
    """
    found = complaints(case, known_item=known_item, where=where, line_of=line_of)
    if found:
        raise found[0]


def complaints(
    case: CaseFile, *, known_item: Known, where: str, line_of: LineOf | None = None
) -> tuple[CaveatError, ...]:
    """Everything that ``check`` would refuse, in the order of the file."""
    setting = Setting(case, tuple(walk(case)), known_item, where, line_of or (lambda loc: None))
    found = sorted(
        (*references.found(setting), *conflicts.found(setting)),
        key=lambda one: one.line if one.line is not None else 0,
    )
    return tuple(one.error for one in found)
