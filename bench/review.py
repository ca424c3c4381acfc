"""How long a person waits: whole processes from a cold start, and what the installed program weighs.

``python -m bench.review [--runs N] [--json FILE|-]``. Each figure is the median of several runs of a process of its
own, with a ledger that is not there yet; beside them stands an interpreter that does nothing, so that a slow machine
shows as one.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

CAVEAT = Path(sys.executable).with_name("caveat")
PEER = "an interpreter that does nothing"
COMMANDS: dict[str, tuple[list[str], float | None]] = {
    PEER: ([sys.executable, "-c", ""], None),
    "caveat --help": ([str(CAVEAT), "--help"], 0.2),
    "caveat items": ([str(CAVEAT), "items", "155 mm artillery rounds"], None),
    "caveat law": ([str(CAVEAT), "law", "--at", "2024-01-29", "--channel", "FMS", "--measure", "pause"], None),
    "caveat review isr-2024, with its ledger": ([str(CAVEAT), "review", "isr-2024", "--out", "out"], 5.0),
    "caveat review deu-sau-2019, with its ledger": ([str(CAVEAT), "review", "deu-sau-2019", "--out", "out"], 5.0),
}
"""What is run, and the most seconds that it may take where a bar is set."""


def seconds(words: list[str], folder: Path) -> float:
    """Wall-clock seconds of one process that begins with nothing recorded."""
    environment = {**os.environ, "XDG_DATA_HOME": str(folder / "data")}
    environment.pop("CAVEAT_LEDGER", None)
    start = time.perf_counter()
    subprocess.run(words, cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def measure(runs: int) -> dict[str, dict[str, float]]:
    """Median, least and most seconds of each command; the commands take turns, so that a drift meets all alike."""
    taken: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(runs):
        for name, (words, _) in COMMANDS.items():
            with tempfile.TemporaryDirectory(prefix="caveat-bench-") as folder:
                taken[name].append(seconds(words, Path(folder)))
    return {
        name: {"median": statistics.median(each), "least": min(each), "most": max(each)} for name, each in taken.items()
    }


def show(found: dict[str, dict[str, float]]) -> None:
    """The figures as lines, each beside its bar."""
    for name, figures in found.items():
        bar = COMMANDS[name][1]
        verdict = "" if bar is None else f"   {'met' if figures['median'] <= bar else 'MISSED'}: at most {bar:g} s"
        print(f"  {name:<46}{figures['median']:>7.3f} s ({figures['least']:.3f} to {figures['most']:.3f}){verdict}")


def main(words: list[str] | None = None) -> int:
    """Measure and show."""
    read = argparse.ArgumentParser(prog="python -m bench.review", description="How long a person waits.")
    read.add_argument("--runs", type=int, default=7)
    read.add_argument("--json", metavar="FILE|-", help="write the figures as JSON instead")
    asked = read.parse_args(words)
    found: Any = measure(asked.runs)
    if asked.json == "-":
        print(json.dumps(found, indent=2))
    elif asked.json:
        Path(asked.json).write_text(json.dumps(found, indent=2) + "\n")
    else:
        print(f"Whole processes, median of {asked.runs} runs")
        show(found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
