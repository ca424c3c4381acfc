"""What a search for options found, as lines for a terminal: no option is called best, and each shows what it costs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from caveat.report.simulated import number

SHOWN = 12
"""Options that are told; the JSON has all."""

Point = Mapping[str, Any]


def lines(found: Mapping[str, Any]) -> Iterator[str]:
    """A search as plain data."""
    head, points = found["search"], found["points"]
    yield found["assumption_share"]["words"]
    stopped = f", stopped before the {head['asked']} that were asked for" if head["generations"] < head["asked"] else ""
    yield (
        f"{head['tried']:,} options were tried in {head['generations']} generations{stopped}, seed {head['seed']}; "
        f"search {head['digest'][:16]}."
    )
    yield (
        f"{len(points)} are left that no other tried beats on every criterion, by their means over {head['futures']:,} "
        f"futures of {head['weeks']} weeks, other futures than those of the search."
    )
    told = spread(points)
    if len(told) < len(points):
        yield f"{len(told)} of them are told, spread over the first criterion, with the least on each; --json has all."
    yield ""
    names = list(found["standing"][0]["criteria"])
    yield f"{'':<28}" + "".join(f"{name:>22}" for name in names) + f"{'met in 365 days':>18}"
    for one in (*found["standing"], *told):
        cells = "".join(f"{number(one['criteria'][name]['mean']):>22}" for name in names)
        yield f"{one['name'][:27]:<28}{cells}{_year(one):>18}"
    yield ""
    for one in told:
        yield f"{one['id']}: {one['words']}"
        yield f"  legally: {one['legal']['status'].replace('-', ' ')}; {one['legal']['words']}"
        for need in one["legal"]["needs"]:
            yield f"  needs first: {need}"
        if one["beats"]:
            yield f"  nowhere worse in the mean, and somewhere better, than {', '.join(one['beats'])}"
    yield ""
    for one in found["standing"]:
        by = len(one["beaten_by"])
        yield f"{one['name']}: " + (
            f"{by} of the options found are nowhere worse" if by else "no option found beats it"
        )


def spread(points: Sequence[Point]) -> list[Point]:
    """The least on each criterion, and others spread evenly over the first, at most ``SHOWN`` in all."""
    if len(points) <= SHOWN:
        return list(points)
    least = [min(range(len(points)), key=lambda place: points[place]["criteria"][name]["mean"])
             for name in points[0]["criteria"]]  # fmt: skip
    free = SHOWN - len(set(least))
    even = [round(place * (len(points) - 1) / (free - 1)) for place in range(free)]
    return [points[place] for place in sorted({*least, *even})]


def _year(one: Point) -> str:
    by = next((row for row in one["compliance"] if row["days"] == 365), None)
    return "not run so far" if by is None or by["p"] is None else f"{100 * by['p']:.0f} of 100"
