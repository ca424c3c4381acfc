"""A name with what its bearer is in front of it, in; where the name itself begins, out: the engine maker / Sirocco."""

from __future__ import annotations

from collections.abc import Sequence

from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.tokens import Token

_MORE = frozenset(
    ("house", "giant", "group", "agency", "rival", "competitor", "newcomer", "specialist", "bidder", "heavyweight",
     "watchdog", "charity", "lobby", "ngo", "tank", "outfit", "venture", "arm", "major", "importer", "carrier",
     "manufacturer", "unit", "winner", "champion", "bureau", "subsidiary", "affiliate", "start-up", "startup",
     "contractor", "subcontractor", "conglomerate", "consortium", "foundry", "works", "integrator", "operator")
)  # fmt: skip
"""Further words for what a body is, in front of its name."""
_MADE = ("maker", "builder")
"""How words end for who makes something: gunmaker, shipbuilder."""


def own_name(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where the name begins among some words that end in one, behind what its bearer is; the first where none is told.

    The word for that has a small letter: "House Democrats" and "Group Rota" are names as they stand.
    """
    at = last
    while at > first and tokens[at - 1].tag == "NNP":
        at -= 1
    if not first < at < last or not _is_sort(tokens[at - 1]):
        return first
    rest = " ".join(token.text for token in tokens[at:last])
    return first if rest in lexicon().state_of or rest in lexicon().peoples else at


def _is_sort(token: Token) -> bool:
    low = token.low
    known = low in _MORE or low in wordset("firms") or low in wordset("vendors") or low.endswith(_MADE)
    return known and token.text[0].islower()
