"""What a simulation found, as lines for a terminal: first how much of it rests on assumptions without a source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any


def lines(found: Mapping[str, Any]) -> Iterator[str]:
    """A finding as plain data, told option by option; no score ranks them."""
    head = found["finding"]
    yield found["assumption_share"]["words"]
    yield f"{head['scenarios']:,} futures of {head['weeks']} weeks, seed {head['seed']}; finding {head['digest'][:16]}."
    yield ""
    yield "Complied, of 100 futures (interval of the sampling alone), by day:"
    days = [one["days"] for one in found["options"][0]["compliance"]] if found["options"] else []
    yield f"{'':<28}" + "".join(f"{day:>18}" for day in days) + f"{'never':>8}"
    for one in found["options"]:
        cells = "".join(f"{_share(by):>18}" for by in one["compliance"])
        yield f"{one['name'][:27]:<28}{cells}{100 * one['never']:>8.0f}"
    yield ""
    yield "Regret on the first criterion, and share of futures that meet every threshold:"
    for one in found["options"]:
        regret = one["regret"]
        met = "no threshold is set" if one["satisficing"] is None else f"{100 * one['satisficing']:.0f} of 100"
        told = f"{regret['criterion']}: mean {regret['mean']:,.1f}, most {regret['max']:,.1f}"
        yield f"{one['name'][:27]:<28}{told}; {met}"
    yield ""
    yield from _items(found)
    yield from _decides(found)


def _share(by: Mapping[str, Any]) -> str:
    if by["p"] is None:
        return "not run so far"
    return f"{100 * by['p']:.0f} ({100 * by['low']:.0f} to {100 * by['high']:.0f})"


def _items(found: Mapping[str, Any]) -> Iterator[str]:
    yield "Weeks short, mean, and what carrying on would have brought by the end and this has not, mean:"
    for one in found["options"]:
        told = [
            f"{item['id']} {item['weeks_short']['mean']:.1f} weeks, {item['undelivered']:,.0f} {item['unit']}"
            for item in one["items"]
            if item["weeks_short"]["mean"] >= 0.05 or item["undelivered"] >= 0.5
        ]
        yield f"{one['name'][:27]:<28}{'; '.join(told) or 'none'}"
        for left in one["left_out"]:
            yield f"{'':<28}left out: {left}"


def _decides(found: Mapping[str, Any]) -> Iterator[str]:
    if found["discovery"]:
        yield ""
        yield "What decides:"
        yield from (f"  {row['words']}" for row in found["discovery"] if "words" in row)
