"""A network that was taught in, and the file that the program reads it from out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from torch import Tensor, nn

from teach.layers import Net

Arrays = dict[str, np.ndarray]


def write(path: Path, net: Net, words: Sequence[str], weighed: Sequence[str]) -> None:
    """Write a network: tables of words in steps of 1/127 of a row's greatest number, the rest in half precision."""
    net.eval()
    said: Arrays = {"words": _lines(words), "features": _lines(weighed)}
    for name, table in zip(("vectors", "whole", "endings", "beginnings"), (net.vectors, *net.hashed), strict=True):
        said |= _stepped(name, _array(table.weight))
    half = {
        "shapes": net.shapes.weight,
        "input weight": net.input.weight.T,
        "input bias": net.input.bias,
        "nobody": net.nobody,
        "acts": net.acts.weight,
        "modalities": net.modalities.weight,
        "polarities": net.polarities.weight,
        "voices": net.voices.weight,
        "rules": net.rules.weight,
        "span weight": net.span.weight.T,
        "span bias": net.span.bias,
    }
    said |= {name: _array(tensor).astype(np.float16) for name, tensor in half.items()}
    for name, modules in (("norm", net.norms), ("party", net.party), ("layer", net.layers)):
        said[f"{name} weight"] = np.stack([_weight(one) for one in modules]).astype(np.float16)
        said[f"{name} bias"] = np.stack([_array(one.bias) for one in modules]).astype(np.float16)
    said["distances"] = np.stack([_array(one.weight) for one in net.distances]).astype(np.float16)
    for name, parts in (("act", net.act), ("check", net.check)):
        for number, one in enumerate([part for part in parts if isinstance(part, nn.Linear)], 1):
            said[f"{name} weight {number}"] = _weight(one).astype(np.float16)
            said[f"{name} bias {number}"] = _array(one.bias).astype(np.float16)
    np.savez(path, allow_pickle=False, **said)


def _array(tensor: Tensor) -> np.ndarray:
    return np.ascontiguousarray(tensor.detach().numpy())


def _weight(module: nn.Module) -> np.ndarray:
    """The weights of a layer so that rows are multiplied from the left; the three words of a convolution one by one."""
    weight = _array(module.weight)
    if weight.ndim == 1:
        return weight
    return weight.T if weight.ndim == 2 else np.concatenate([weight[:, :, word].T for word in range(weight.shape[2])])


def _lines(some: Sequence[str]) -> np.ndarray:
    return np.frombuffer("\n".join(some).encode(), np.uint8)


def _stepped(name: str, table: np.ndarray) -> Arrays:
    steps = np.abs(table).max(axis=1, keepdims=True) / 127
    steps[steps == 0] = 1
    return {name: np.round(table / steps).astype(np.int8), f"{name} scale": steps.astype(np.float16)}
