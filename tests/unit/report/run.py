"""A small invented finding by hand: two options over four weeks, one item, one box. Its numbers are of no model."""

from __future__ import annotations

from typing import Any

from tests.unit.report.sample import HOSTILE

DIGEST = "cd" * 32


def spread(mean: float, unit: str) -> dict[str, Any]:
    return {"mean": mean, "quantiles": [[0.05, 0.0], [0.5, mean], [0.95, 4.0]], "unit": unit, "basis": "all futures"}


def by(days: int, *share: float | None) -> dict[str, Any]:
    return {"days": days, **dict(zip(("p", "low", "high"), share, strict=True))}


def fan(*ends: float) -> list[Any]:
    """Five quantiles that start at 40 and run straight to where they end, in four weeks."""
    levels = (0.05, 0.25, 0.5, 0.75, 0.95)
    return [
        [level, [40 + (end - 40) * week / 4 for week in range(1, 5)]]
        for level, end in zip(levels, ends, strict=True)
    ]  # fmt: skip


def option(name: str, shown: str, undelivered: float, ends: tuple[float, ...], regret: float) -> dict[str, Any]:
    return {
        "id": name, "name": shown, "never": 0.9 - regret / 100, "satisficing": None, "left_out": [],
        "in_part": [by(7, 0.1, 0.09, 0.11), by(14, 0.1, 0.08, 0.12), by(30, None, None, None)] if undelivered else [],
        "compliance": [by(7, 0.0, 0.0, 0.002), by(14, 0.1, 0.08, 0.12), by(30, None, None, None)],
        "items": [
            {"id": "rounds", "unit": "rounds", "weeks_short": spread(1.5, "weeks"), "undelivered": undelivered,
             "peak_held_back": 2 * undelivered, "cover_lost": spread(undelivered / 10, "weeks"), "stock": fan(*ends)},
            {"id": "spares", "unit": "sets", "weeks_short": spread(0.0, "weeks"), "undelivered": 0.0,
             "stock": fan(10, 20, 30, 40, 50)},
        ],
        "criteria": {}, "dominates": {},
        "regrets": [{"criterion": "weeks not complied", "unit": "weeks", "max": 2 * regret, "mean": regret},
                    {"criterion": "supplier's cost", "unit": "USD", "max": 4e6 * regret, "mean": 1e6 * regret}],
        "readings": {"o-access": fan(20, 60, 80, 100, 160)},
    }  # fmt: skip


CONTENT: dict[str, Any] = {
    "case": "bbb-2031",
    "as_of": "2031-01-29",
    "finding": {"format": "caveat-finding/1", "digest": DIGEST, "seed": 7, "versions": {"caveat": "0"},
                "method": "sobol", "scenarios": 2000, "weeks": 4},
    "options": [
        option("carry-on", f"Carry on {HOSTILE}", 0.0, (0, 10, 20, 40, 80), 2.0),
        option("narrow", "Narrow stick", 30.0, (0, 0, 10, 20, 60), 0.0),
    ],
    "sensitivity": [
        {"method": "pawn", "option": "narrow", "criterion": "weeks not complied", "futures": 9, "inputs": []},
        {"method": "sobol", "option": "narrow", "criterion": "weeks not complied", "futures": 9, "inputs": [
            {"name": "chance: when it complies", "first": 0.2, "first_width": 0.1, "total": 0.5, "total_width": 0.2},
            {"name": "a-stock", "first": -0.01, "first_width": 0.1, "total": 0.25, "total_width": 0.05},
        ]},
    ],
    "discovery": [
        {"kind": "box", "criterion": "weeks not complied", "option": "narrow", "coverage": 0.7, "density": 0.6,
         "limits": [{"assumption": "a-stock", "low": None, "high": 300.0, "quasi_p": 0.00001},
                    {"assumption": "a-use", "low": 2.0, "high": None, "quasi_p": 0.04}],
         "words": "On weeks not complied, narrow leads in the mean and is beaten in 4% of futures."},
        {"kind": "flip", "criterion": "weeks not complied", "assumption": "a-stock",
         "words": "On weeks not complied, narrow leads while rounds in stock is below about 200, and carry-on above."},
    ],
    "assumptions": [{"id": "a-stock", "about": "rounds in stock", "unit": "rounds", "low": 100, "high": 500,
                     "source": "no source"}],
    "calibration": {"words": "Past demands of two crises.", "rows": [
        {"what": "met, stick", "crises": 2.0, "met": 1.0, "rate": 0.5, "low": 0.1, "high": 0.9, "model": 0.4,
         "model_low": 0.004, "model_high": 0.8, "episodes": ["aaa-2001-pause"]}]},
    "assumption_share": {"share": 0.5, "words": "3 of 4 assumptions have no source."},
}  # fmt: skip
