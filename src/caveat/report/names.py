"""A review in; the name by which a reader knows each line, item and objective out, so that no id stands for a thing."""

from __future__ import annotations

from collections import Counter

from caveat.report import words
from caveat.review.result.line import LineReview
from caveat.review.result.review import Review


def lines(review: Review) -> dict[str, str]:
    """The name of each line: its item, or what the case says of the line where several share an item.

    Holds   no two lines have the same name.
    """
    items = Counter(line.item_name for line in review.lines)
    named = {line.line: _own(line, alone=items[line.item_name] == 1) for line in review.lines}
    same = Counter(named.values())
    return {key: name if same[name] == 1 else f"{name} ({key})" for key, name in named.items()}


def _own(line: LineReview, *, alone: bool) -> str:
    return line.item_name if alone or not line.description else words.sentence(line.description)


def things(review: Review) -> dict[str, str]:
    """The name of each item that a line is made of, and of each indicator that an objective has."""
    items = {line.item: line.item_name for line in reversed(review.lines)}
    return items | {one.id: one.measure for objective in review.objectives for one in objective.indicators}


def objectives(review: Review) -> dict[str, str]:
    """What each objective asks for."""
    return {objective.id: objective.condition for objective in review.objectives}
