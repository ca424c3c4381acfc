"""How far each option falls behind the best of the same future in, a strip for each option out, for one criterion."""

from __future__ import annotations

from collections.abc import Sequence

from caveat.report import words
from caveat.report.charts import svg
from caveat.report.finding import Regret

ROW, WIDE = 40.0, 540.0
MIDDLE = (0.05, 0.95)


def strip(rows: Sequence[tuple[str, Regret]], name: str) -> str:
    """A strip for each option from none to the most in any future, with a ring at the mean; drawn wide and narrow.

    Holds   one criterion, one unit, one axis that begins at 0
    """
    top = svg.round_up(max((one.max for _, one in rows), default=0.0))
    return "".join(_drawn(rows, name, wide, top) for wide in (WIDE, float(svg.PHONE)))


def amount(value: float, unit: str) -> str:
    """A number of a criterion, to three digits, money in its currency and then no less than a whole one."""
    if len(unit) == 3:
        value = round(value) if abs(value) < 1000 else value
    return words.amount(words.whole(svg.rounded(value)), unit)


def _drawn(rows: Sequence[tuple[str, Regret]], name: str, wide: float, top: float) -> str:
    unit = rows[0][1].unit if rows else ""
    left, right = 8.0, wide - 16
    body, y = "", 4.0

    def x(value: float) -> float:
        return left + (right - left) * min(value / top, 1.0)

    for option, one in rows:
        said = f"mean {amount(one.mean, unit)}, most {amount(one.max, unit)}"
        names = svg.wrap(option, right - left, bold=True)
        beside = len(names) == 1 and svg.width(option, bold=True) + svg.width(said, svg.SMALL) + 20 <= wide
        body += svg.lines_of_text(left, y + 12, names, "t12 strong")
        y += 15 * (len(names) - beside)
        body += svg.text(right if beside else left, y + 12, said, "t11 soft", "end" if beside else "start")
        middle = y + 26
        body += svg.line(left, middle, right, middle, "rule-line")
        body += svg.line(x(0), middle, x(one.max), middle, "interval-line")
        body += svg.line(x(one.max), middle - 5, x(one.max), middle + 5, "ink-line")
        spread = [value for share, value in one.quantiles if share in MIDDLE]
        if len(spread) == len(MIDDLE):
            body += svg.box(x(spread[0]), middle - 4, max(x(spread[1]) - x(spread[0]), 1), 8, "bar-closed")
        body += svg.dot(x(one.mean), middle, 4, "ring")
        y += ROW
    body += svg.line(left, y + 2, right, y + 2, "edge-line")
    body += svg.text(left, y + 17, amount(0, unit), "t11 soft")
    body += svg.text(
        right, y + 17, amount(top, unit) if len(unit) == 3 else f"{amount(top, unit)} {unit}", "t11 soft", "end"
    )
    return svg.frame(wide, y + 24, name, body, f"chart w{wide:g}")
