"""The stop map of one line: gates in rows, time across, the as-of date in ink, and the bite in the last row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from caveat.dates import NotADate, PartialDate
from caveat.report import words
from caveat.report.charts import svg
from caveat.review.result.gate import Gate
from caveat.review.result.line import LineReview

BACK, AHEAD = 70, 66  # days shown at least either side of the as-of date; older bars run in from the left edge

APART = 50  # px between two labels of the time axis


@dataclass(frozen=True, slots=True)
class Plan:
    """Where things stand on one drawing."""

    wide: float
    left: float
    right: float
    start: date
    end: date
    as_of: date
    cited: Mapping[str, str]

    @property
    def narrow(self) -> bool:
        """True where the words stand over the bars and not beside them."""
        return self.wide < 400

    @property
    def words_at(self) -> float:
        """Where the words at the right begin."""
        return self.right + 24

    @property
    def room_right(self) -> float:
        """How wide those words may be."""
        return self.wide - self.words_at - 4

    def x(self, day: date) -> float:
        """The place of a day; days off the plot stand at its edge."""
        share = (day - self.start).days / max((self.end - self.start).days, 1)
        return self.left + min(max(share, 0), 1) * (self.right - self.left)


def stop_map(line: LineReview, as_of: str, cited: Mapping[str, str] | None = None) -> str:
    """The stop map drawn three times: wide, for paper and tablets, and narrow for a phone.

    ``cited`` gives the citation of each provision by its id.
    """
    today = date.fromisoformat(as_of)
    start, end = _range(line, today)
    sizes = ((1180, 300, 862), (690, 196, 466), (svg.PHONE, 12, svg.PHONE - 12))
    return "".join(_draw(line, Plan(*size, start, end, today, cited or {}), as_of) for size in sizes)


def _range(line: LineReview, today: date) -> tuple[date, date]:
    first, last = today - timedelta(days=BACK), today + timedelta(days=AHEAD)
    for gate in line.stop_map:
        closes = _day(gate.closes)
        if closes is not None and today < closes <= today + timedelta(days=200):
            last = max(last, closes + timedelta(days=14))
    return first, last


def _draw(line: LineReview, plan: Plan, as_of: str) -> str:
    body, y = _axis(line, plan, as_of), 48.0
    rows = ""
    for gate in sorted(line.stop_map, key=lambda gate: gate.order):
        row, high = _gate(line, gate, plan, y)
        rows += row
        y += high
    last, high = _bite(line, plan, y)
    if not plan.narrow:
        rows = _grid(line, plan, 44, y + high) + rows + _now(plan, 40, y)
    rows += last
    y += high
    return svg.frame(plan.wide, y + 6, name(line, as_of), body + rows, f"chart w{plan.wide:g}")


def _grid(line: LineReview, plan: Plan, top: float, bottom: float) -> str:
    """A line for each event and each month, but for months that would double another line."""
    marked = [plan.x(plan.as_of), *(plan.x(day) for _, day in _events(line, plan))]
    months = [x for x in map(plan.x, _ticks(plan)) if all(abs(x - other) > 16 for other in marked)]
    return "".join(svg.line(x, top, x, bottom, "rule-line") for x in [*months, *marked[1:]])


def _now(plan: Plan, top: float, bottom: float) -> str:
    return svg.line(plan.x(plan.as_of), top, plan.x(plan.as_of), bottom, "now-line")


def name(line: LineReview, as_of: str) -> str:
    """The result of the drawing in a sentence."""
    by_state: dict[str, int] = {}
    for gate in line.stop_map:
        by_state[gate.state] = by_state.get(gate.state, 0) + 1
    states = ", ".join(f"{count} {words.state(state)}" for state, count in sorted(by_state.items()))
    bite = "not computable from public facts" if not line.bite.days.known else f"{words.number(line.bite.days)} days"
    return f"Stop map of {line.item_name}, {line.description}, on {words.day(as_of)}: {states}. Felt after: {bite}."


def _events(line: LineReview, plan: Plan) -> list[tuple[str, date]]:
    """The stages that a document shows on a day of the plot, the latest first."""
    found = []
    for event in line.stage_evidence:
        day = _day(event.date)
        if (
            day is not None
            and PartialDate.parse(str(event.date).split("/")[0]).exact
            and plan.start <= day < plan.as_of
        ):
            found.append((event.stage, day))
    return sorted(found, key=lambda pair: pair[1], reverse=True)


def _ticks(plan: Plan) -> list[date]:
    """The first of each month on the plot."""
    found = []
    day = plan.start.replace(day=1)
    while day <= plan.end:
        if day > plan.start:
            found.append(day)
        day = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    return found


def _axis(line: LineReview, plan: Plan, as_of: str) -> str:
    here = plan.x(plan.as_of)
    body = svg.text(here, 14, "as of", "t12 strong", "middle")
    body += svg.text(here, 28, words.short_day(as_of, as_of), "t12 strong", "middle")
    taken = [here]
    for stage, day in _events(line, plan):
        at = plan.x(day)
        if all(abs(at - other) > APART for other in taken) and at - plan.left > 24:
            body += svg.text(at, 14, words.stage(stage), "t11 strong", "middle")
            body += svg.text(at, 28, f"{day.day} {day:%b}", "t11 strong", "middle")
            taken.append(at)
    for day in _ticks(plan):
        if all(abs(plan.x(day) - other) > APART for other in taken) and plan.x(day) < plan.wide - 20:
            body += svg.text(plan.x(day), 28, f"{day.day} {day:%b}", "t11 soft", "middle")
    if not plan.narrow:
        body += svg.text(0, 28, "Gate, who holds it, by what", "t12 strong")
        body += svg.text(plan.words_at, 28, f"on {words.day(as_of)}", "t12 strong")
    return body + svg.line(0, 40, plan.wide, 40, "ink-line")


def _gate(line: LineReview, gate: Gate, plan: Plan, y: float) -> tuple[str, float]:
    by = "; ".join(part for part in (gate.holder, gate.measure) if part)
    under_what = "; ".join(dict.fromkeys(plan.cited[name] for name in gate.provisions if name in plan.cited))
    state = words.humane(gate.state_words or words.state(gate.state))
    if plan.narrow:
        head = svg.wrap(gate.gate, plan.wide - 6, 13, bold=True)
        told = f"{by}, under {under_what}" if under_what else by
        under = svg.wrap(f"{told}. {words.sentence(state)}; {gate.bites}", plan.wide - 6)
        body = svg.lines_of_text(0, y + 16, head, "t13 strong", 16)
        below = y + 16 + 16 * (len(head) - 1)
        body += svg.lines_of_text(0, below + 16, under, "t12 soft")
        bar = below + 16 * len(under) + 10
        body += _grid(line, plan, bar - 6, bar + 20) + _bar(gate, plan, bar) + _now(plan, bar - 6, bar + 20)
        high = bar + 26 - y
    else:
        head, under = svg.wrap(gate.gate, plan.left - 14, 13, bold=True), svg.wrap(by, plan.left - 14)
        if under_what:
            under += svg.wrap(under_what, plan.left - 14)
        says = svg.wrap(state, plan.room_right, 13, bold=True)
        undone = (
            f"can be undone: {gate.reversible}" if gate.reversible.split(",")[0] in ("yes", "no") else gate.reversible
        )
        after = svg.wrap("; ".join(part for part in (gate.bites, undone) if part), plan.room_right)
        body = svg.lines_of_text(0, y + 17, head, "t13 strong", 16)
        body += svg.lines_of_text(0, y + 17 + 16 * len(head), under, "t12 soft")
        body += svg.lines_of_text(plan.words_at, y + 17, says, "t13 strong", 16)
        body += svg.lines_of_text(plan.words_at, y + 17 + 16 * len(says), after, "t12 soft")
        high = 16 + max(16 * len(head) + 15 * len(under), 16 * len(says) + 15 * len(after), 30)
        body += _bar(gate, plan, y + high / 2 - 7)
    return body + svg.line(0, y + high, plan.wide, y + high, "rule-line"), high


def _bar(gate: Gate, plan: Plan, y: float) -> str:
    opens, closes = _day(gate.opens), _not_run_until(gate) or _day(gate.closes)
    left = plan.x(opens) if opens else (plan.left if gate.state != "conditional" else plan.x(plan.as_of))
    right = plan.x(closes) if closes else (plan.right if gate.state != "closed" else plan.x(plan.as_of))
    if gate.state == "closed" and opens is None and closes is None:
        return svg.box(plan.left, y, 150, 14, "bar-closed") + svg.text(
            plan.left + 6, y + 11, "closed; days not public", "t11"
        )
    css = {
        "open": "bar-open", "open-if": "bar-if", "closed": "bar-closed",
        "conditional": "bar-dash", "waived": "bar-dash",
    }[gate.state]  # fmt: skip
    if right - left < 3:
        left, right = max(plan.left, right - 3), max(right, plan.left + 3)
    body = svg.box(left, y, right - left, 14, css)
    if gate.state in ("open", "open-if") and (opens is None or opens < plan.start):  # it began before, or nobody knows
        head = "ink-fill" if gate.state == "open" else "head-if"
        body += f'<path d="M{svg.n(left)} {svg.n(y - 3)}l-7 10l7 10z" class="{head}"/>'
    if closes is None and gate.state in ("open", "open-if"):
        head = "ink-fill" if gate.state == "open" else "head-if"
        body += f'<path d="M{svg.n(right)} {svg.n(y - 3)}l7 10l-7 10z" class="{head}"/>'
    elif closes is not None and plan.start <= closes <= plan.end:
        body += svg.line(right, y - 4, right, y + 18, "end-line")
    return body + _bar_words(gate, left, right, y)


def _not_run_until(gate: Gate) -> date | None:
    """The day on which a waived clock would have ended, from its arithmetic."""
    if gate.state != "waived" or gate.clock is None:
        return None
    for step in gate.clock.steps:
        if step.label.startswith("would have ended"):
            try:
                return datetime.strptime(step.value, "%a %d %b %Y").date()
            except ValueError:
                return None
    return None


def _bar_words(gate: Gate, left: float, right: float, y: float) -> str:
    """Words in a dashed bar, where they fit; the others are said at the right."""
    said = {"waived": "not run", "conditional": "not yet"}.get(gate.state, "")
    if said and right - left > svg.width(said, 11) + 10:
        return svg.text(left + 5, y + 11, said, "t11")
    return ""


def _bite(line: LineReview, plan: Plan, y: float) -> tuple[str, float]:
    body = svg.line(0, y, plan.wide, y, "ink-line")
    known = line.bite.days.known
    said = f"{words.number(line.bite.days)} days after a stop" if known else "not computable from public facts"
    missing = "" if known else "missing: " + "; ".join(line.bite.missing)
    left = plan.x(plan.as_of)
    if plan.narrow:
        body += svg.text(0, y + 18, "When it would be felt", "t13 strong")
        lines = ["from the day of a stop", *svg.wrap(missing or line.bite.words, plan.wide - 6)]
        body += svg.lines_of_text(0, y + 34, lines, "t12 soft")
        bar = y + 34 + 15 * (len(lines) - 1) + 12
        high = bar + 48 - y
    else:
        lines = svg.wrap(missing or line.bite.words, plan.room_right)
        body += svg.text(0, y + 22, "When it would be felt", "t13 strong") + svg.text(
            0, y + 38, "from the day of a stop", "t12 soft"
        )
        body += svg.lines_of_text(plan.words_at, y + 22, lines, "t12 soft")
        high = max(54.0, 22 + 15 * len(lines))
        bar = y + 10
    if known:
        return body + _bite_interval(line, plan, bar), high
    if plan.wide < 700:  # beside the as-of line there is no room for the words, so the box takes the whole width
        left = plan.left
    told = svg.wrap(said, plan.right - left - 40, 13, bold=True)
    deep = 12 + 17 * len(told)
    body += svg.box(left, bar, plan.right - left, deep, "bite-unknown")
    plate = max(svg.width(one, 13, bold=True) for one in told) + 14
    body += svg.box(left + 14, bar + 5, plate, deep - 10, "paper-fill")
    body += svg.lines_of_text(left + 20, bar + 19, told, "t13 open strong", 17)
    return body, max(high, bar + deep + 12 - y)


def _bite_interval(line: LineReview, plan: Plan, y: float) -> str:
    low, high = line.bite.days.bounds
    first = plan.x(plan.as_of + timedelta(days=min(low, 3000)))
    last = plan.x(plan.as_of + timedelta(days=min(high, 3000)))
    return svg.box(first, y + 8, max(last - first, 3), 14, "bar-interval") + svg.text(
        first,
        y + 4,
        f"{words.number(line.bite.days)} days",
        "t12 strong",
        "end" if first > plan.right - 120 else "start",
    )


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return PartialDate.parse(text.split("/")[0]).earliest
    except NotADate:
        return None
