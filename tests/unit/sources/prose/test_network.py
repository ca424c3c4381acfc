"""The network's arithmetic on layers small enough to follow by hand, and what is looked up of a word."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from caveat.sources.prose.engines import checks
from caveat.sources.prose.engines import network as module
from caveat.sources.prose.engines.network import DILATIONS, Network, gelu, log_shares, network, rows, shares

SAID = "Oslo has halted the shipments of shells to Kenya and will resume them in May"
SIZE = 8
"""Rows of each hashed table here."""


def small(**other: Any) -> Network:
    """Width 1: each word's state is the first number of its vector, to which the layers add what their bias says."""
    layers = len(DILATIONS)
    arrays: dict[str, Any] = {
        "words": np.frombuffer(b"oslo\nkits", np.uint8),
        "vectors": np.array([[0], [2], [-3]], np.int8), "vectors scale": np.ones((3, 1), np.float16),
        **{name: np.zeros((SIZE, 1), np.int8) for name in ("whole", "endings", "beginnings")},
        **{f"{name} scale": np.ones((SIZE, 1), np.float16) for name in ("whole", "endings", "beginnings")},
        "shapes": np.zeros((6, 1), np.float16),
        "input weight": np.array([[1], [0], [0], [0], [0]], np.float16), "input bias": np.zeros(1, np.float16),
        "layer weight": np.zeros((layers, 3, 2), np.float16), "layer bias": np.zeros((layers, 2), np.float16),
        "norm weight": np.ones((layers, 1), np.float16), "norm bias": np.zeros((layers, 1), np.float16),
        "act weight 1": np.ones((1, 1), np.float16), "act bias 1": np.zeros(1, np.float16),
        "act weight 2": np.array([[1, 0]], np.float16), "act bias 2": np.zeros(2, np.float16),
    }  # fmt: skip
    return Network(arrays | other)


def test_layers_that_add_nothing_leave_each_word_its_vector() -> None:
    assert small().read(["Oslo", "kits", "unheard"]).states.ravel().tolist() == [2.0, -3.0, 0.0]


def test_what_a_layer_adds_is_gated() -> None:
    bias = np.zeros((len(DILATIONS), 2), np.float16)
    bias[0] = 4.0, 0.0  # 4 times the gate of nought, which is a half
    bias[1] = 1.0, 64.0  # 1 times an open gate
    states = small(**{"layer bias": bias}).read(["oslo"]).states
    assert states[0, 0] == pytest.approx(2.0 + 4.0 * 0.5 + 1.0)


def test_each_layer_joins_words_as_far_apart_as_it_says() -> None:
    """Norms of one unit are nought; so a bias of the norm is what the neighbours are seen by: 1 where there is one."""
    for layer, apart in enumerate(DILATIONS):
        weight, norm = np.zeros((len(DILATIONS), 3, 2), np.float16), np.zeros((len(DILATIONS), 1), np.float16)
        weight[layer, 0, 0] = 1.0  # the word before, and its gate stands at a half
        norm[layer] = 1.0
        states = small(**{"layer weight": weight, "norm bias": norm}).read(["unheard"] * (apart + 2)).states.ravel()
        assert states.tolist() == [0.0] * apart + [0.5, 0.5]


def test_acts_are_shares_that_add_up() -> None:
    acts = small().read(["oslo"]).acts[0]
    first = 0.5 * 2 * (1 + math.tanh(0.7978845608 * (2 + 0.044715 * 8)))
    assert math.exp(acts[0]) == pytest.approx(math.exp(first) / (math.exp(first) + 1), rel=1e-4)
    assert np.exp(acts).sum() == pytest.approx(1)


def test_words_are_remembered_and_more_of_them_make_room() -> None:
    net = small()
    many = [f"w{number}" for number in range(3000)]
    assert net.read([*many, "oslo"]).states[-1, 0] == 2.0
    assert net.read(["kits", *many]).states[0, 0] == -3.0


def test_a_long_run_is_read_in_parts_and_comes_out_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    words = [*SAID.split(), "."] * 20
    whole = network().read(words)
    monkeypatch.setattr(module, "AT_A_TIME", 50)  # fewer than the 320 words of it, so that parts meet within them
    parts = network().read(words)
    assert np.allclose(parts.states, whole.states, atol=1e-3)
    assert np.allclose(parts.acts, whole.acts, atol=1e-3)


def test_no_words_have_no_states() -> None:
    read = small().read([])
    assert read.states.shape == (0, 1)
    assert read.acts.shape == (0, 2)


@pytest.mark.parametrize(
    ("word", "place", "shape"),
    [("Oslo", 1, 2), ("OSLO", 1, 1), ("oslo's", 1, 0), ("Oslo’s", 1, 2), ("pre-kits", 2, 0), ("tanks", 0, 0),
     ("155", 0, 3), ("\n\n", 0, 4), (",", 0, 5), ("A", 0, 2)],
)  # fmt: skip
def test_a_word_has_its_vector_and_its_shape(word: str, place: int, shape: int) -> None:
    found = rows(word, {"oslo": 1, "kits": 2}, SIZE)
    assert (found[0], found[4]) == (place, shape)
    assert all(0 <= row < SIZE for row in found[1:4])


def test_case_is_told_by_the_shape_alone() -> None:
    assert rows("Halted", {}, 4096)[:4] == rows("halted", {}, 4096)[:4]
    assert rows("halted", {}, 4096)[2] == rows("granted", {}, 4096)[2]  # their last three letters are one
    assert rows("halted", {}, 4096)[3] == rows("halts", {}, 4096)[3]  # and these first four


def test_units() -> None:
    assert gelu(np.zeros(1, np.float32))[0] == 0
    assert gelu(np.full(1, 20, np.float32))[0] == pytest.approx(20)
    assert shares(np.array([0, 40, -40], np.float32)).tolist() == pytest.approx([0.5, 1.0, 0.0])
    assert np.exp(log_shares(np.array([1000, 1000], np.float32))).tolist() == [0.5, 0.5]


def test_the_network_that_ships_fits_what_asks_it() -> None:
    net = network()
    assert net.of["act weight 2"].shape[1] == len(checks.ACTS) + 1
    assert net.of["acts"].shape[0] == len(checks.ACTS)
    assert net.of["modalities"].shape[0] == len(checks.MODALITIES)
    assert net.of["voices"].shape[0] == len(checks.VOICES)
    assert net.of["rules"].shape[0] == checks.RULES
    assert net.of["distances"].shape[:2] == (6, 2 * checks.FURTHEST + 3)
    assert net.of["check weight 2"].shape[1] == len(checks.Check.__struct_fields__)
    assert all(np.isfinite(array).all() for array in net.of.values())
