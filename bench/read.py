"""How fast prose is read: text to statements with their spans, on one core, and how soon the first one comes.

Three texts, since how fast depends on what stands there: the annotated articles (nearly every sentence is about arms
transfers: the slowest there is), single sentences of general news (the PLOVER records, where the folder of shared data
is there), and a morning's news (one annotated article among nine of other matters, as a feed brings them).
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from caveat.sources.prose.engines.rules import Rules
from caveat.sources.prose.measure import corpus

SHARED = Path(__file__).parents[2] / "shared" / "peers" / "data" / "plover-gsr" / "PLOVER_GSR_CAMEO.txt"
TARGETS = {"a morning's news MB/s": 2.0, "first statement s": 0.25, "first statement MB": 80.0,
           "caveat read - s": 0.25}  # fmt: skip
SPACY = 0.041
"""MB/s of spaCy's small English pipeline on PLOVER's sentences, on the machine for which the targets were set."""
SECONDS = 2.0
ABOUT_ARMS = "Germany, Norway and Kenya need a licence for the export of howitzers, shells and other arms."
FLOODS = {
    "statements": "The ministry said Norway sent 7 shells to Peru on 4 March. ",
    "full stops": ". ",
    "commas": ",",
    "relatives": "who ",
    "names": "Anna ",
    "labels": "ANNA LIND: ",
    "quotation marks": "“ ",
    "numbers": "7 tanks, ",
    "one word": "Aaaa",
    "firms": "Abcd Efgh7, which ",
}
"""What a paragraph about arms is flooded with."""

Text = tuple[str, Sequence[tuple[int, int]]]

FIRST = """
import time
began = time.perf_counter()
from caveat.sources.prose.engines.rules import Rules
text = "The German government has suspended deliveries of howitzers to Peru, two officials told Reuters on Tuesday."
assert Rules().read(text, [(0, len(text))], None).statements
spent = time.perf_counter() - began
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(spent, int(peak.split()[1]) / 1024)
"""
"""The peak is that of the program alone: what getrusage tells of a process holds what its parent had before."""


def texts() -> Iterator[tuple[str, list[Text]]]:
    articles = [(one.text, corpus.paragraphs(one.text), bool(one.statements)) for one in corpus.load("open")]
    about = [(text, places) for text, places, told in articles if told]
    other = [(text, places) for text, places, told in articles if not told]
    yield "annotated articles", about
    if SHARED.exists():
        records = [one["text"] for one in json.loads(SHARED.read_text()) if "text" in one]
        yield "PLOVER sentences", [(text, [(0, len(text))]) for text in records]
        other += [("\n\n".join(records[at : at + 12]), _paragraphs(records[at : at + 12])) for at in range(0, 300, 12)]
    mixed = [
        one
        for number, text in enumerate(about)
        for one in (text, *(other[(9 * number + k) % len(other)] for k in range(9)))
    ]
    yield "a morning's news", mixed


def _paragraphs(parts: Sequence[str]) -> list[tuple[int, int]]:
    found, at = [], 0
    for part in parts:
        found.append((at, at + len(part)))
        at += len(part) + 2
    return found


def rate(some: Sequence[Text]) -> tuple[float, int]:
    """Megabytes of text a second of processor time, and the statements found in one pass."""
    reader = Rules()
    found = sum(len(reader.read(text, places, None).statements) for text, places in some)  # warms what is loaded once
    size, spent = 0, 0.0
    while spent < SECONDS:
        began = time.process_time()
        for text, places in some:
            reader.read(text, places, None)
        spent += time.process_time() - began
        size += sum(len(text.encode()) for text, _ in some)
    return size / spent / 1e6, found


def first() -> tuple[float, float, float]:
    """Seconds and megabytes up to the first statement, and the seconds of the whole command for it.

    The program is compiled and its tables are parsed before, as they are wherever it ran once.
    """
    said = "The German government has suspended deliveries of howitzers to Peru, two officials told Reuters on Tuesday."
    with TemporaryDirectory() as folder:
        compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        compiled["PYTHONPYCACHEPREFIX"] = compiled["XDG_CACHE_HOME"] = folder

        def run(*words: str) -> tuple[str, float]:
            began = time.perf_counter()
            done = subprocess.run(
                [sys.executable, *words], input=said, capture_output=True, text=True, check=True, env=compiled
            )
            return done.stdout, time.perf_counter() - began

        whole = ("-m", "caveat.cli", "read", "-", "--json", "-")
        run("-c", FIRST), run(*whole)
        found = [tuple(map(float, run("-c", FIRST)[0].split())) for _ in range(5)]
        seconds, megabytes = sorted(found)[len(found) // 2]
        return seconds, megabytes, sorted(run(*whole)[1] for _ in range(3))[1]


def floods() -> Iterator[tuple[str, float, float]]:
    """Processor seconds for 300 kB of one thing in one paragraph, and for a tenth of it."""
    reader = Rules()
    for name, flood in FLOODS.items():
        taken = []
        for size in (30_000, 300_000):
            told = "".join(flood.replace("7", str(number)) for number in range(size // len(flood)))
            text = f"{ABOUT_ARMS}\n\n{told}"
            began = time.process_time()
            reader.read(text, [(0, len(ABOUT_ARMS)), (len(ABOUT_ARMS) + 2, len(text))], None)
            taken.append(time.process_time() - began)
        yield name, taken[1], taken[0]


def measure() -> dict[str, float]:
    found: dict[str, float] = {}
    for name, some in texts():
        found[f"{name} MB/s"], found[f"{name}: statements"] = rate(some)
    found["first statement s"], found["first statement MB"], found["caveat read - s"] = first()
    found["memory of this process MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return found


def main(words: list[str] | None = None) -> int:
    argparse.ArgumentParser(prog="python -m bench.read", description="Speed of reading prose.").parse_args(words)
    for what, figure in measure().items():
        told = ""
        if what in TARGETS:
            met = figure >= TARGETS[what] if what.endswith("MB/s") else figure <= TARGETS[what]
            told = f"   {'met' if met else 'MISSED'}: {TARGETS[what]:g}"
        if what == "PLOVER sentences MB/s":
            told = f"   {figure / SPACY:.0f} times spaCy's {SPACY} there; asked: 50 times"
        print(f"  {what:<34}{figure:>10,.3f}{told}")
    for name, long, short in floods():
        print(f"  300 kB of {name:<24}{long:>10,.2f} s, {long / max(short, 1e-3):.0f} times a tenth of it")
    return 0


if __name__ == "__main__":
    sys.exit(main())
