"""How actors with positions, weight and power would settle: simple averages, Nash, two models of who yields to whom.

Tables of actors in, runs and their account out; nothing here reads a ledger or a file. Importing this room without its
optional packages says which to install.
"""

from __future__ import annotations

from importlib.util import find_spec

from caveat.errors import MissingExtra

if any(find_spec(package) is None for package in ("numpy", "scipy", "numba", "SALib")):
    raise MissingExtra("Bargaining among actors", "simulate")
