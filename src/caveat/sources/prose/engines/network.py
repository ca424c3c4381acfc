"""The words of a text in; what a small network makes of each, out: its state, and how likely it carries which act.

A word is looked up by itself, by its ending, by its beginning and by its shape, and mixed with its neighbours by five
gated convolutions (after Dauphin et al., Language Modeling with Gated Convolutional Networks, ICML 2017), sixteen words
to each side. ``teach/`` teaches it by the annotated articles and writes ``network.npz``; the vectors of words it starts
from are those of GloVe (Pennington, Socher and Manning, EMNLP 2014; the 6B set of 50 numbers, in the public domain).
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from msgspec import Struct

from caveat.deferral import deferred
from caveat.sources.patterns import later

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats: TypeAlias = npt.NDArray[np.float32]
else:
    np = deferred("numpy")

WORD = later(r"\n+|\w+(?:[-'’]\w+)*|[^\w\s]")
"""What the network takes for a word: line ends and marks too."""
DILATIONS = (1, 1, 2, 4, 8)
"""How far apart the three words stand that each layer joins."""
REACH = sum(DILATIONS)
"""Words to each side that a word's state can tell of."""
AT_A_TIME = 2048
"""Words that are read together."""


class States(Struct, frozen=True):
    """What the network makes of a run of words."""

    states: Floats
    """By word and unit."""
    acts: Floats
    """By word and act, the last of which is none: the logarithm of how likely the word carries it."""


class Network:
    """The layers, with the words that were looked up before."""

    def __init__(self, arrays: Mapping[str, npt.NDArray[np.generic]]) -> None:
        self.of: dict[str, Any] = {
            name: array.astype(np.float32) if array.dtype == np.float16 else array for name, array in arrays.items()
        }
        words = self.lines("words")
        self._known = {word: place for place, word in enumerate(words, 1)}
        self._places: dict[str, int] = {}
        self._rows: Floats = np.zeros((1024, self.of["input weight"].shape[1]), np.float32)

    def lines(self, name: str) -> list[str]:
        """The lines of text that are kept as an array of bytes."""
        told: bytes = self.of[name].tobytes()
        return told.decode().split("\n")

    def read(self, words: Sequence[str]) -> States:
        """The states of a run of words, and of each how likely it carries each act.

        So many words are read at a time, with those beside them that their states can tell of: what it takes besides
        the answer does not grow with the text.
        """
        size = self._rows.shape[1], self.of["act weight 2"].shape[1]
        told = States(np.empty((len(words), size[0]), np.float32), np.empty((len(words), size[1]), np.float32))
        for first in range(0, len(words), AT_A_TIME):
            before, last = max(0, first - REACH), min(len(words), first + AT_A_TIME)
            some = self._read(words[before : last + REACH])
            for whole, part in ((told.states, some.states), (told.acts, some.acts)):
                whole[first:last] = part[first - before : last - before]
        return told

    def _read(self, words: Sequence[str]) -> States:
        places = self._looked_up(words)
        states = self._rows[places]
        for layer, apart in enumerate(DILATIONS):
            states = states + self._joined(states, layer, apart)
        hidden = gelu(states @ self.of["act weight 1"] + self.of["act bias 1"])
        return States(states, log_shares(hidden @ self.of["act weight 2"] + self.of["act bias 2"]))

    def _joined(self, states: Floats, layer: int, apart: int) -> Floats:
        """What a layer adds to each word of its neighbours."""
        off = states - states.mean(axis=1, keepdims=True)
        spread = np.sqrt((off * off).mean(axis=1, keepdims=True) + 1e-5)
        even = off / spread * self.of["norm weight"][layer] + self.of["norm bias"][layer]
        padded = np.zeros((len(even) + 2 * apart, even.shape[1]), np.float32)
        padded[apart : apart + len(even)] = even
        beside = np.concatenate([padded[: len(even)], even, padded[2 * apart :]], axis=1)
        both = beside @ self.of["layer weight"][layer] + self.of["layer bias"][layer]
        half = even.shape[1]
        added: Floats = both[:, :half] * shares(both[:, half:])
        return added

    def _looked_up(self, words: Sequence[str]) -> npt.NDArray[np.intp]:
        """The places of words among the rows, with rows for those that are new."""
        places = self._places
        new = [word for word in dict.fromkeys(words) if word not in places]
        if new:
            if len(places) + len(new) > _MOST:
                places.clear()
                new = list(dict.fromkeys(words))
            first = len(places)
            if first + len(new) > len(self._rows):
                grown = np.zeros((2 * (first + len(new)), self._rows.shape[1]), np.float32)
                grown[: len(self._rows)] = self._rows
                self._rows = grown
            self._rows[first : first + len(new)] = self._inputs(new)
            places.update((word, first + at) for at, word in enumerate(new))
        return np.array([places[word] for word in words], np.intp)

    def _inputs(self, words: Sequence[str]) -> Floats:
        """What goes into the first layer of each word, whatever stands around it."""
        size = len(self.of["whole"])
        told = np.array([rows(word, self._known, size) for word in words], np.intp)
        parts = [self._table("vectors", told[:, 0])]
        parts += [self._table(name, told[:, 1 + at]) for at, name in enumerate(("whole", "endings", "beginnings"))]
        parts.append(self.of["shapes"][told[:, 4]])
        found: Floats = np.concatenate(parts, axis=1) @ self.of["input weight"] + self.of["input bias"]
        return found

    def _table(self, name: str, places: npt.NDArray[np.intp]) -> Floats:
        rows: Floats = self.of[name][places].astype(np.float32) * self.of[f"{name} scale"][places]
        return rows


def rows(word: str, known: Mapping[str, int], size: int) -> tuple[int, int, int, int, int]:
    """The rows of a word: its vector (0 where it has none), itself, its last three letters, its first four, its shape.

    ``known`` are the words with vectors, from 1 on; ``size`` is how many rows each of the other tables has.
    """
    low = word.lower().replace("’", "'")
    place = known.get(low) or (known.get(low.rsplit("-", 1)[-1]) if "-" in low else None)
    if place is None and low.endswith("'s"):
        place = known.get(low[:-2])
    whole, ending, beginning = (zlib.crc32(part.encode()) % size for part in (f"w{low}", f"s{low[-3:]}", f"p{low[:4]}"))
    return place or 0, whole, ending, beginning, _shape(word)


_MOST = 40_000
"""Words that are remembered at a time."""


def _shape(word: str) -> int:
    if word[0].islower():
        return 0
    if word.isupper() and len(word) > 1:
        return 1
    if word[0].isupper():
        return 2
    if word[0].isdigit():
        return 3
    return 4 if "\n" in word else 5


def gelu(told: Floats) -> Floats:
    """The Gaussian error unit, by its usual approximation (Hendrycks and Gimpel, 2016, section 2)."""
    found: Floats = 0.5 * told * (1 + np.tanh(np.float32(0.7978845608) * (told + np.float32(0.044715) * told**3)))
    return found


def shares(told: Floats) -> Floats:
    """The logistic function, safe for any number."""
    found: Floats = 0.5 * (1 + np.tanh(0.5 * told))
    return found


def log_shares(told: Floats) -> Floats:
    """The logarithms of shares that add up to one along the last axis."""
    off = told - told.max(axis=-1, keepdims=True)
    found: Floats = off - np.log(np.exp(off).sum(axis=-1, keepdims=True))
    return found


@cache
def network() -> Network:
    """The network that ships with the program, read on first use."""
    with np.load(Path(__file__).parents[1] / "tables" / "network.npz", allow_pickle=False) as arrays:
        return Network(dict(arrays))
