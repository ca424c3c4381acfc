"""What a simulation found, as lines for a terminal: first how much of it rests on assumptions without a source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

WIDE = 28
FIRST = 3
"""Inputs that are named for an option; the JSON has all."""

Option = Mapping[str, Any]


def lines(found: Mapping[str, Any]) -> Iterator[str]:
    """A finding as plain data, told option by option; no score ranks them."""
    head = found["finding"]
    yield found["assumption_share"]["words"]
    futures = "1 future" if head["scenarios"] == 1 else f"{head['scenarios']:,} futures"
    yield f"{futures} of {head['weeks']} weeks, seed {head['seed']}; finding {head['digest'][:16]}."
    yield from _compliance(found["options"])
    yield from _criteria(found["options"])
    yield from _regret(found["options"], head["thresholds"])
    yield from _dominance(found["options"])
    yield from _items(found["options"])
    yield from _fit(found["calibration"])
    yield from _decides(found)


def _row(name: str, cells: Sequence[str], width: int) -> str:
    return f"{name[: WIDE - 1]:<{WIDE}}" + "".join(f"{cell:>{width}}" for cell in cells)


def _compliance(options: Sequence[Option]) -> Iterator[str]:
    for key, words in (("compliance", "met as asked"), ("in_part", "met at least in part")):
        yield ""
        yield f"Demand {words}, of 100 futures (interval of the sampling alone), by day:"
        yield _row("", [str(by["days"]) for by in options[0][key]], 18)
        for one in options:
            yield _row(one["name"], [_by(by) for by in one[key]], 18)
    yield _row("Never, not even in part:", [f"{one['name']} {100 * one['never']:.0f}; " for one in options], 0).rstrip(
        "; "
    )


def _by(by: Mapping[str, Any]) -> str:
    if by["p"] is None:
        return "not run so far"
    return f"{100 * by['p']:.0f} ({100 * by['low']:.0f} to {100 * by['high']:.0f})"


def _criteria(options: Sequence[Option]) -> Iterator[str]:
    yield ""
    yield "Mean on each criterion, less is better, and between what nine tenths of the futures lie:"
    names = list(options[0]["criteria"])
    yield _row("", names, 34)
    for one in options:
        yield _row(one["name"], [_spread(one["criteria"][name]) for name in names], 34)


def _spread(spread: Mapping[str, Any]) -> str:
    ends = dict(spread["quantiles"])
    unit = " USD" if spread["unit"] == "USD" else ""
    return f"{number(spread['mean'])} ({number(ends[0.05])} to {number(ends[0.95])}){unit}"


def number(value: float) -> str:
    """A number as a person reads it: thousands apart, millions and thousands of millions by word."""
    for size, word in ((1e9, " bn"), (1e6, " m")):
        if abs(value) >= size:
            return f"{value / size:,.1f}{word}"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.1f}"


def _regret(options: Sequence[Option], thresholds: Mapping[str, float]) -> Iterator[str]:
    yield ""
    yield "Regret, how far behind the best option of the same future: mean, and most:"
    names = [row["criterion"] for row in options[0]["regrets"]]
    yield _row("", names, 34)
    for one in options:
        yield _row(one["name"], [f"{number(row['mean'])}, {number(row['max'])}" for row in one["regrets"]], 34)
    yield ""
    if not thresholds:
        yield "Good enough: no threshold is set (--threshold CRITERION=NUMBER)."
        return
    told = " and ".join(f"{name} at most {number(most)}" for name, most in thresholds.items())
    yield f"Good enough ({told}), of 100 futures:"
    for one in options:
        yield _row(one["name"], [f"{100 * one['satisficing']:.0f}"], 18)


def _dominance(options: Sequence[Option]) -> Iterator[str]:
    yield ""
    yield "Nowhere worse and somewhere better than another option, of 100 futures:"
    called = {one["id"]: one["name"] for one in options}
    for one in options:
        told = [f"than {called[id]} {100 * share:.0f}" for id, share in one["dominates"].items() if share >= 0.005]
        yield f"{one['name'][: WIDE - 1]:<{WIDE}}{', '.join(told) or 'than none'}"


def _items(options: Sequence[Option]) -> Iterator[str]:
    yield ""
    yield "For each item, in the mean: weeks short; cover lost against carrying on and what was held back, at most;"
    yield "what carrying on would have brought by the end and this has not:"
    for one in options:
        yield one["name"]
        told = [item for item in one["items"] if item["weeks_short"]["mean"] >= 0.05 or item["peak_held_back"] >= 0.5]
        for item in told:
            yield (
                f"  {item['id']:<{WIDE - 2}}{item['weeks_short']['mean']:.1f} weeks short; "
                f"{item['cover_lost']['mean']:.1f} weeks of cover; {item['peak_held_back']:,.0f} held back, "
                f"{item['undelivered']:,.0f} {item['unit']} undelivered"
            )
        if not told:
            yield "  no item is short, and none is held back"
        for left in one["left_out"]:
            yield f"  left out: {left}"


def _fit(fit: Mapping[str, Any]) -> Iterator[str]:
    yield ""
    yield fit["words"]
    if not fit["rows"]:
        return
    yield f"{'':<44}{'crises':>8}{'met':>8}{'the class':>18}{'the model':>18}"
    for row in fit["rows"]:
        here = f"{100 * row['rate']:.0f} ({100 * row['low']:.0f} to {100 * row['high']:.0f})"
        there = f"{100 * row['model']:.0f} ({100 * row['model_low']:.0f} to {100 * row['model_high']:.0f})"
        yield f"{row['what']:<44}{row['crises']:>8g}{row['met']:>8g}{here:>18}{there:>18}"


def _decides(found: Mapping[str, Any]) -> Iterator[str]:
    if not found["discovery"] and not found["sensitivity"]:
        return
    yield ""
    yield "What decides:"
    yield from (f"  {row['words']}" for row in found["discovery"])
    about = {one["id"]: one["about"] for one in found["assumptions"]}
    called = {one["id"]: one["name"] for one in found["options"]}
    told: set[str] = set()
    for row in found["sensitivity"]:
        if row["method"] != "sobol" or row["option"] in told:
            continue
        told.add(row["option"])
        inputs = ", ".join(
            f"{about.get(one['name'], one['name'])} {one['total']:.2f} (give or take {one['total_width']:.2f})"
            for one in row["inputs"][:FIRST]
        )
        whose = f"{called[row['option']]}, {row['criterion']}"
        yield f"  {whose}: of its spread with all interplay (total Sobol index), {inputs}"
