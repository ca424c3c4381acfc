"""The network in a form that can be taught; ``prose.engines.network`` and ``checks`` read what it has learnt."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from caveat.sources.prose.engines.checks import ACTS, FURTHEST, MODALITIES, POLARITIES, RULES, VOICES
from caveat.sources.prose.engines.network import DILATIONS
from teach.lessons import Row

HASHED = 4096
"""Rows of the tables of words."""
_OUTPUTS = 7
_NEVER = -1e4


def gelu() -> nn.GELU:
    """The unit as ``caveat.sources.prose.engines.network`` has it."""
    return nn.GELU(approximate="tanh")


class Net(nn.Module):
    """Words to states, states to acts, and statements to how likely each part of them is right."""

    def __init__(self, vectors: np.ndarray, features: int, width: int) -> None:
        super().__init__()
        table = np.vstack([np.zeros((1, vectors.shape[1]), np.float32), vectors]) / vectors.std()
        self.vectors = nn.Embedding.from_pretrained(torch.tensor(table), freeze=True)
        self.hashed = nn.ModuleList([nn.Embedding(HASHED, 32) for _ in range(3)])
        self.shapes = nn.Embedding(6, 8)
        self.input = nn.Linear(vectors.shape[1] + 3 * 32 + 8, width)
        self.layers = nn.ModuleList([nn.Conv1d(width, 2 * width, 3, padding=far, dilation=far) for far in DILATIONS])
        self.norms = nn.ModuleList([nn.LayerNorm(width) for _ in DILATIONS])
        self.act = nn.Sequential(nn.Linear(width, width), gelu(), nn.Dropout(0.2), nn.Linear(width, len(ACTS) + 1))
        # What a carrying word tells of the rest is taught beside, so that its state knows of it; it is not kept.
        self.beside_act = nn.Embedding(len(ACTS), width)
        self.beside = nn.ModuleList([nn.Linear(width, len(of)) for of in (MODALITIES, POLARITIES, VOICES)])
        self.span = nn.Linear(width, 64)
        self.party = nn.ModuleList([nn.Linear(width, 48) for _ in range(3)])
        self.nobody = nn.Parameter(torch.zeros(3, 48))
        self.acts, self.modalities = nn.Embedding(len(ACTS), 24), nn.Embedding(len(MODALITIES), 8)
        self.polarities, self.voices = nn.Embedding(len(POLARITIES), 4), nn.Embedding(len(VOICES), 8)
        self.distances = nn.ModuleList([nn.Embedding(2 * FURTHEST + 3, 8) for _ in range(6)])
        self.rules = nn.Embedding(RULES, 16)
        size = 2 * 64 + 3 * 48 + 24 + 8 + 4 + 8 + 6 * 8 + 16 + features + 4
        self.check = nn.Sequential(nn.Linear(size, 96), gelu(), nn.Dropout(0.3), nn.Linear(96, _OUTPUTS))
        self.features = features

    def states(self, words: Tensor) -> Tensor:
        """By text, word and unit, of words as the places of their rows."""
        some = 0.4 if self.training else 0.0
        told = [functional.dropout(table(words[..., 1 + at]), some) for at, table in enumerate(self.hashed)]
        known = functional.dropout(self.vectors(words[..., 0]), some / 4)
        states = self.input(torch.cat([known, *told, self.shapes(words[..., 4])], -1))
        for layer, norm in zip(self.layers, self.norms, strict=True):
            even = functional.dropout(norm(states), 0.3 if self.training else 0.0)
            states = states + functional.glu(layer(even.transpose(1, 2)).transpose(1, 2), -1)
        return states

    def checks(self, states: Tensor, acts: Tensor, rows: Sequence[Row]) -> Tensor:
        """By statement: that it is right, that its act is, and each field; on the scale of a logistic regression."""
        spans, parties, absent, told = _masks(rows, len(states), self.features)
        act = torch.tensor([row.act for row in rows])
        carried = acts[:, act].T.masked_fill(spans == 0, _NEVER)
        most = functional.softmax(carried, 1) @ states
        mean = (spans / spans.sum(1, keepdim=True)) @ states
        none = acts[:, -1].expand(len(rows), -1).masked_fill(spans == 0, 0).amin(1)
        any_act = acts[:, :-1].amax(1).expand(len(rows), -1).masked_fill(spans == 0, _NEVER).amax(1)
        sure = torch.stack([carried.amax(1), none, carried.logsumexp(1), any_act], 1).detach()
        parts = [self.span(most), self.span(mean)]
        for at, party in enumerate(self.party):
            parts.append(party(parties[at] @ states) * (1 - absent[at]) + self.nobody[at] * absent[at])
        steps = torch.tensor([row.steps for row in rows])
        rules = self.rules(torch.tensor([row.rules for row in rows])).sum(1)
        if self.training:
            rules = rules * (torch.rand(len(rows), 1) > 0.5)
        labels = torch.tensor([(row.modality, row.polarity, row.voice) for row in rows])
        parts += [
            self.acts(act),
            self.modalities(labels[:, 0]),
            self.polarities(labels[:, 1]),
            self.voices(labels[:, 2]),
        ]
        parts += [table(steps[:, at]) for at, table in enumerate(self.distances)]
        whole = torch.cat([*parts, rules, told, 0.3 * sure], -1)
        out: Tensor = self.check(functional.dropout(whole, 0.2 if self.training else 0.0))
        return out


def _masks(rows: Sequence[Row], words: int, features: int) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Which words are of each statement, which of each party (as shares), which parties there are not, the features."""
    spans, parties = np.zeros((len(rows), words), np.float32), np.zeros((3, len(rows), words), np.float32)
    absent, told = np.zeros((3, len(rows), 1), np.float32), np.zeros((len(rows), features), np.float32)
    for at, row in enumerate(rows):
        spans[at, slice(*row.span)] = 1
        for number, party in enumerate(row.parties):
            if party is None:
                absent[number, at] = 1
            else:
                parties[number, at, slice(*party)] = 1 / (party[1] - party[0])
        for place, value in row.weighed:
            told[at, place] = value
    return torch.from_numpy(spans), torch.from_numpy(parties), torch.from_numpy(absent), torch.from_numpy(told)
