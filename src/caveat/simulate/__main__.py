"""``python -m caveat.simulate``: compiles the kernel and keeps it, so that nobody waits for that at their first run."""

from __future__ import annotations

from caveat.simulate import ensemble, from_case
from caveat.simulate.ensemble import Settings
from caveat.simulate.model import build


def compile_kernel() -> None:
    """One future of one week of the first bundled case: enough to have everything compiled, or found compiled."""
    first = next(iter(from_case.bundled()))
    ensemble.run(build(from_case.open_bundled(first), weeks=1), Settings(1, 0, "latin-hypercube"), scheduler="local:1")


if __name__ == "__main__":
    compile_kernel()
