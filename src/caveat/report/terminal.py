"""A review as a table for the terminal: status, lines by group, who can stop them, what is still to come."""

from __future__ import annotations

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from caveat.evidence import Figure
from caveat.report import words
from caveat.report.stops import acts_now
from caveat.review.result import LineReview, Review

GROUPS = {"named": "Named as leverage", "open": "Open, not named", "excluded": "Excluded from every measure"}
FOLDED = {"delivered": "Delivered, nothing left to hold", "substitute": "Other ways to come by the items"}
ROOMY = 110  # columns from which each matter has a column of its own


def summary(review: Review, console: Console) -> None:
    """Print the review in brief; readable from 60 columns, and without colour."""
    case = review.case
    console.print(Text(words.sentence(words.tame(review.decision_status)), style="bold"))
    console.print(_plain(words.tame(words.spoken(review.status_line))))
    console.print(_plain(f"{case.id}: {case.supplier_name} to {case.recipient_name}, as of {words.day(case.as_of)}"))
    console.print()
    roomy = console.width >= ROOMY
    for group, heading in GROUPS.items():
        lines = [line for line in review.lines if line.group == group]
        if not lines:
            continue
        console.print(Text(f"{heading}: {words.plural(len(lines), 'line')}", style="bold"))
        console.print(_wide(lines) if roomy else _narrow(lines))
    for group, heading in FOLDED.items():
        names = [line.item_name for line in review.lines if line.group == group]
        if names:
            console.print(_plain(f"{heading}: {words.plural(len(names), 'line')}: {'; '.join(names)}."))
    console.print()
    for prose in review.lead:
        console.print(_plain(words.spoken(prose, _figure)))
    console.print(_plain(review.clocks_words))


def _plain(text: str) -> Text:
    """Someone's words: no markup is read in them, and no escape reaches the terminal."""
    return Text(words.tame(text))


def _wide(lines: list[LineReview]) -> Table:
    table = _table("Line", "Stage", "Quantity", "Still open, by basis", "Who can stop it now")
    for line in lines:
        table.add_row(_line(line), _stage(line), _plain(_figure(line.quantity)), _exposure(line), _who(line))
    return table


def _narrow(lines: list[LineReview]) -> Table:
    table = _table("Line, stage", "Quantity, exposure", "Who can stop it now")
    for line in lines:
        amounts = Text("\n").join([_plain(_figure(line.quantity)), _exposure(line)])
        table.add_row(Text("\n").join([_line(line), _stage(line)]), amounts, _who(line))
    return table


def _table(*headings: str) -> Table:
    table = Table(expand=True, box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for heading in headings:
        table.add_column(heading, overflow="fold", ratio=1)
    return table


def _line(line: LineReview) -> Text:
    return Text.assemble((words.tame(line.item_name), "bold"), f" {words.tame(line.line)}")


def _stage(line: LineReview) -> Text:
    held = "".join(f"\nheld since {words.day(hold.since)}" for hold in line.held)
    return Text(f"{words.stage(line.stage)}{'' if line.stage_proved else ', no event'}{held}")


def _exposure(line: LineReview) -> Text:
    money = [_plain(_figure(figure)) for figure in line.exposure if words.is_money(figure)]
    return Text("\n").join(money) if money else Text("no amount published")


def _figure(figure: Figure) -> str:
    """A number with its kind and its basis in words: "13,981 (ceiling, cited)"."""
    if not figure.known:
        return "unknown"
    kind = words.counts(figure.counts) if figure.counts not in (None, "derived", "unknown") else ""
    unit = f" {words.unit(figure)}" if words.unit(figure) else ""
    return f"{words.number(figure)}{unit} ({', '.join(part for part in (kind, words.basis(figure)) if part)})"


def _who(line: LineReview) -> Text:
    if line.excluded:
        return Text("not offered for any measure")
    gate = acts_now(line)
    if gate is None:
        return Text("nobody found" if line.group in ("named", "open") else "nothing to stop")
    return _plain(f"{gate.holder}: {gate.gate}; {gate.bites}")
