"""A review as tables for the terminal: status, what is held, what it comes to, then the lines by group."""

from __future__ import annotations

import textwrap

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from caveat.evidence import Figure
from caveat.report import groups, names, words
from caveat.report.stops import acts_now
from caveat.review.result.line import LineReview
from caveat.review.result.review import Review

GROUPS = {"named": "Named as leverage", "open": "Open, not named", "excluded": "Excluded from every measure"}
FOLDED = {"delivered": "Delivered, nothing left to hold", "substitute": "Other ways to come by the items"}
WHO = "Who can stop it now"
ROOMY = 110  # columns from which each matter has a column of its own


def summary(review: Review, console: Console) -> None:
    """Print the review in brief; readable from 60 columns, and without colour."""
    called = names.lines(review)
    _head(review, called, console)
    console.print()
    clocks = words.first_sentence(_named(review.clocks_words, called))
    for sentence in (*(words.spoken(prose, _told) for prose in review.lead), clocks):
        console.print(_item(sentence, console.width))
    for group, heading in GROUPS.items():
        lines = [line for line in review.lines if line.group == group]
        if lines:
            console.print()
            console.print(Text(f"{heading}: {words.plural(len(lines), 'line')}", style="bold"))
            console.print(_lines(lines, called, roomy=console.width >= ROOMY))
    console.print()
    for group, heading in FOLDED.items():
        folded = [called[line.line] for line in review.lines if line.group == group]
        if folded:
            told = f"{heading}: {words.plural(len(folded), 'line')}: {'; '.join(folded)}."
            console.print(_item(told, console.width))


def _head(review: Review, called: dict[str, str], console: Console) -> None:
    """The decision status first, then what is reported and denied, then who holds what since when, by name."""
    case = review.case
    console.print(Text(words.sentence(words.tame(review.decision_status)), style="bold"))
    console.print(_plain(words.spoken(review.status_line)))
    for (measure, holder, since), held in groups.holds(review).items():
        named = "; ".join(called.get(line, line) for line in held)
        told = f"Held: {measure} on {named}: by {holder}, since {words.day(since)}."
        console.print(_item(told, console.width))
    console.print(_plain(f"{case.id}: {case.supplier_name} to {case.recipient_name}, as of {words.day(case.as_of)}"))


def _named(text: str, called: dict[str, str]) -> str:
    for line, name in called.items():
        text = text.replace(line, name)
    return text


def _plain(text: str) -> Text:
    """Someone's words: no markup is read in them, and no escape reaches the terminal."""
    return Text(words.tame(text))


def _item(text: str, width: int) -> Text:
    """A sentence of a list, its later lines set in."""
    return Text(textwrap.fill(words.tame(text), width, initial_indent="- ", subsequent_indent="  "))


def _lines(lines: list[LineReview], called: dict[str, str], *, roomy: bool) -> Table:
    if roomy:
        table = _table(
            ("Line", 5), ("Stage", 4), ("Quantity", 4), ("Still open, by basis", 5), ("Who can stop it now", 7)
        )
        for line in lines:
            quantity = _plain(_figure(line.quantity))
            table.add_row(_line(line, called), _stage(line), quantity, _exposure(line), _who(line))
        return table
    table = _table(("Line, stage", 5), ("Quantity, amount", 4), (WHO, 5))
    for line in lines:
        amounts = Text("\n").join([_plain(_figure(line.quantity)), _exposure(line)])
        table.add_row(Text("\n").join([_line(line, called), _stage(line)]), amounts, _who(line))
    return table


def _table(*headings: tuple[str, int]) -> Table:
    table = Table(expand=True, box=box.HORIZONTALS, show_lines=True, pad_edge=False, show_edge=False, padding=(0, 1))
    for heading, share in headings:
        table.add_column(heading, overflow="fold", ratio=share)
    return table


def _line(line: LineReview, called: dict[str, str]) -> Text:
    return Text(words.tame(called[line.line]), style="bold")


def _stage(line: LineReview) -> Text:
    held = "".join(f"\nheld since {words.day(hold.since)}" for hold in line.held)
    return Text(f"{words.stage(line.stage)}{'' if line.stage_proved else ', no event'}{held}")


def _exposure(line: LineReview) -> Text:
    money = [_plain(_figure(figure)) for figure in line.exposure if words.is_money(figure) and figure.known]
    return Text("\n").join(money) if money else Text("amount unknown")


def _figure(figure: Figure) -> str:
    """A number of a table, with its kind and its basis; what is unknown says of what."""
    return _told(figure) if figure.known else "amount unknown" if words.is_money(figure) else "quantity unknown"


def _told(figure: Figure) -> str:
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
    return _plain(f"{gate.holder}: {words.uncapped(gate.gate)}; {words.clause(gate.bites)}")
