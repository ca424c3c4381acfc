"""A two-sided bargain in; the same game as text that Gambit reads, out: extensive (.efg) or strategic (.nfg).

Payoffs are whole numbers of at most three digits: solvers may silently find nothing where there are many.

Source  Gambit, "Game representation formats": EFG 2 and the payoff version of NFG 1
"""

from __future__ import annotations

from collections.abc import Iterator

from caveat.bargain.game import CARRY_OUT, COMPLY, NOT, REFUSE, End, Game
from caveat.letters import unmarked

SUFFIXES = (".efg", ".nfg")


def efg(game: Game) -> str:
    """The tree, each node before those under it: the recipient first, then the supplier where it has a choice."""
    head = f"EFG 2 R {quoted(game.name)} {{ {quoted(game.recipient)} {quoted(game.supplier)} }}"
    first = f'p "" 1 1 "" {{ {quoted(COMPLY)} {quoted(REFUSE)} }} 0'
    return "\n".join([head, quoted(_comment(game)), "", first, *_branches(game)]) + "\n"


def _branches(game: Game) -> Iterator[str]:
    outcome = 0
    for place, complied in enumerate((True, False)):
        ends = game.ends(complied)
        if len(ends) > 1:
            number = game.branches().index(complied) + 1
            label = quoted(f"after {COMPLY}" if place == 0 else f"after {REFUSE}")
            yield f'p "" 2 {number} {label} {{ {quoted(CARRY_OUT)} {quoted(NOT)} }} 0'
        for end in ends:
            outcome += 1
            yield _end(end, outcome)


def _end(end: End, number: int) -> str:
    return f't "" {number} {quoted(end.words)} {{ {end.recipient}, {end.supplier} }}'


def nfg(game: Game) -> str:
    """The table of strategies; payoffs run through the recipient's strategies first, then the supplier's."""
    head = f"NFG 1 R {quoted(game.name)} {{ {quoted(game.recipient)} {quoted(game.supplier)} }}"
    plans = " ".join(quoted(label) for label, _ in game.strategies())
    strategies = f"{{ {{ {quoted(COMPLY)} {quoted(REFUSE)} }}\n{{ {plans} }}\n}}"
    table = game.payoffs()
    cells = [table[row][column] for column in range(len(table[0])) for row in range(len(table))]
    body = " ".join(f"{mine} {yours}" for mine, yours in cells)
    return f"{head}\n\n{strategies}\n{quoted(_comment(game))}\n\n{body}\n"


def _comment(game: Game) -> str:
    points = ", ".join(f"{name} {value}" for name, value in game.points.items())
    return f"Points from 0 to 100, each by a named assumption: {points}."


def quoted(text: str) -> str:
    """A text as a label: in quotes, of plain characters, on one line."""
    plain = unmarked(text).encode("ascii", "ignore").decode()
    words = " ".join("".join(each if each.isprintable() else " " for each in plain).split())
    return '"' + words.replace("\\", "/").replace('"', "'") + '"'
