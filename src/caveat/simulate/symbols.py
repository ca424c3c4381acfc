"""The model's quantities: each with its symbol, its unit and its meaning, in the order in which the kernels find them.

``docs/model.md`` lists the same symbols; a test holds the two together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Unit = Literal["articles", "rate", "weeks", "share", "number", "hazard", "USD", "USD per article", "reading"]

STEP_PARTS = 5040
"""Parts of a step in which a line's clock runs: whole for every factor with a denominator up to 10."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """One quantity of the model. ``absent`` is its value where the file binds nothing to it: a structural 0 or 1."""

    name: str
    symbol: str
    unit: Unit
    meaning: str
    least: float = 0.0
    most: float | None = None
    whole: Literal["weeks", "parts"] | None = None
    absent: float | None = None
    """None where something must be bound."""


LINE = (
    Symbol("amount", "a", "articles", "what is still to come under the plan"),
    Symbol("late", "λ", "weeks", "how much later than planned the line's clock starts", most=2000.0, whole="weeks",
           absent=0.0),
    Symbol("pace", "p", "number", "weeks of the plan made in a week", most=1000.0, whole="parts", absent=1.0),
    Symbol("surge", "e", "number", "most weeks of the plan that maker or depot can do in a week", whole="parts",
           absent=1.0),
    Symbol("dock", "c", "rate", "most that can leave in a week"),
    Symbol("diverted", "v", "share", "of what is withheld, given to others", most=1.0, absent=0.0),
    Symbol("resold", "r", "share", "of what is withheld, sold", most=1.0, absent=0.0),
    Symbol("holding_cost", "b", "USD per article", "supplier's cost of keeping an article for a week", absent=0.0),
    Symbol("forgone_cost", "f", "USD per article", "supplier's cost of an article that is diverted or resold",
           least=-1e15, absent=0.0),
    Symbol("haste_cost", "g", "USD per article", "supplier's cost of an article expedited or offered", absent=0.0),
    Symbol("afloat", "z", "articles", "in transit at the start", absent=0.0),
)  # fmt: skip
ITEM = (
    Symbol("stock", "x0", "articles", "the recipient's stock at the start"),
    Symbol("use", "u", "rate", "wanted use at full tempo"),
    Symbol("own_production", "q", "rate", "the recipient's own making", absent=0.0),
    Symbol("third_party", "m", "rate", "other suppliers' deliveries once they have ramped up", absent=0.0),
    Symbol("third_party_delay", "δ", "weeks", "from the first stick to the first delivery of other suppliers",
           absent=0.0),
    Symbol("third_party_ramp", "ρ", "weeks", "from their first delivery to their full rate", absent=0.0),
    Symbol("reserve", "F", "weeks", "weeks of full use below which use is rationed", absent=0.0),
    Symbol("ration", "n", "share", "share of wanted use below the reserve", most=1.0, absent=1.0),
    Symbol("comfort", "K", "weeks", "weeks of use in hand beyond which more is not felt", least=0.01),
    Symbol("weight", "w", "number", "how much a want of the item weighs in pressure"),
)  # fmt: skip
WORLD = (
    Symbol("base_hazard", "h0", "hazard", "compliance a week with no pressure, inducement, resolve or backlash"),
    Symbol("beta_pressure", "βP", "number", "how strongly pressure raises the hazard"),
    Symbol("beta_inducement", "βC", "number", "how strongly inducement raises it"),
    Symbol("beta_resolve", "βR", "number", "how strongly resolve lowers it"),
    Symbol("beta_backlash", "βB", "number", "how strongly backlash lowers it"),
    Symbol("resolve", "R", "number", "the recipient's resolve"),
    Symbol("credibility", "κ", "share", "belief that the supplier does what it says", most=1.0),
    Symbol("credibility_lost", "ℓ", "share", "part of it lost when a stick ends without result", most=1.0, absent=0.0),
    Symbol("publicity", "π", "number", "pressure of a stick in force, whatever the stocks", absent=0.0),
    Symbol("backlash", "B∞", "number", "backlash once a stick has long been in force", absent=0.0),
    Symbol("backlash_ramp", "θ", "weeks", "weeks of stick until then", absent=0.0),
    Symbol("degree", "D", "share", "how much of what is asked is done once the recipient complies", most=1.0,
           absent=1.0),
    Symbol("relapse", "hL", "hazard", "return to former conduct once no stick is in force", absent=0.0),
    Symbol("home_end", "hE", "hazard", "end of all sticks by the supplier's legislature or a court", absent=0.0),
    Symbol("retaliation", "hT", "hazard", "the recipient's retaliation while a stick is in force", absent=0.0),
    Symbol("retaliation_cost", "T$", "USD", "what that costs the supplier", absent=0.0),
    Symbol("tempo_change", "tw", "weeks", "week from which the tempo of operations changes of itself", whole="weeks",
           absent=0.0),
    Symbol("tempo_after", "τw", "number", "tempo from then on", absent=1.0),
    Symbol("tempo_cut", "τc", "share", "cut in tempo by full compliance", most=1.0, absent=0.0),
)  # fmt: skip
OBJECTIVE = (
    Symbol("base", "I0", "reading", "the indicator without compliance", least=-1e15),
    Symbol("shift", "ΔI", "reading", "its change by full compliance", least=-1e15),
    Symbol("noise", "σ", "reading", "standard deviation of a reading", absent=0.0),
)
CHANCE = (
    Symbol("comply", "E1", "number", "cumulated hazard at which the recipient complies"),
    Symbol("comply_again", "E2", "number", "the same after a relapse"),
    Symbol("lapse", "EL", "number", "cumulated hazard at which it relapses"),
    Symbol("home", "EE", "number", "cumulated hazard at which sticks are ended at home"),
    Symbol("retaliate", "ET", "number", "cumulated hazard at which it retaliates"),
)
"""Exponential with mean 1, drawn once for each future and shared by all options."""


def place(table: tuple[Symbol, ...], name: str) -> int:
    """Where a quantity stands in its table."""
    return next(index for index, one in enumerate(table) if one.name == name)
