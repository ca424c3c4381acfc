"""Lessons in; a network that has learnt them out."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from teach.layers import Net
from teach.lessons import Lesson, Row, Told

_AT_A_TIME, _STEEPEST, _DRAWN = 8, 2.5e-3, 0.02
_OTHERS, _UNRELATED = 4, 16
"""Alternatives of a reading that are shown in a round, and readings of a page on another matter."""
_NEVER = -1e4


def teach(net: Net, lessons: Sequence[Lesson], rounds: int) -> Iterator[float]:
    """Teach, and give the mean loss of each round over all lessons."""
    taught = [each for each in net.parameters() if each.requires_grad]
    steps = rounds * math.ceil(len(lessons) / _AT_A_TIME)
    steering = torch.optim.AdamW(taught, lr=2e-3, weight_decay=_DRAWN)
    slope = torch.optim.lr_scheduler.OneCycleLR(steering, _STEEPEST, total_steps=steps, pct_start=0.1)
    net.train()
    order = list(lessons)
    for _ in range(rounds):
        random.shuffle(order)
        lost = 0.0
        for first in range(0, len(order), _AT_A_TIME):
            some = order[first : first + _AT_A_TIME]
            loss = _loss(net, some)
            steering.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(taught, 1.0)
            steering.step()
            slope.step()
            lost += loss.item() * len(some)
        yield lost / len(order)


def states(net: Net, some: Sequence[Lesson]) -> Tensor:
    """By lesson, word and unit; lessons shorter than the longest are filled up."""
    longest = max(len(one.words) for one in some)
    words = np.zeros((len(some), longest, 5), np.int64)
    for at, one in enumerate(some):
        words[at, : len(one.words)] = one.words
    return net.states(torch.from_numpy(words))


def _loss(net: Net, some: Sequence[Lesson]) -> Tensor:
    all_of = states(net, some)
    acts = functional.log_softmax(net.act(all_of), -1)
    total = torch.zeros(())
    for at, one in enumerate(some):
        here, told = all_of[at, : len(one.words)], acts[at, : len(one.words)]
        total = total + _of_acts(net, here, told, one.gold)
        if one.rows:
            total = total + _of_rows(net, here, told, one)
    return total / len(some)


def _of_acts(net: Net, states: Tensor, acts: Tensor, gold: Sequence[Told]) -> Tensor:
    """Some word of each statement carries its act; what no statement claims carries none."""
    none = -acts[:, -1]
    if not gold:
        return none.sum()
    within = np.zeros((len(gold), len(acts)), bool)
    for at, one in enumerate(gold):
        within[at, slice(*one.span)] = True
    act = torch.tensor([one.act for one in gold])
    carried = acts[:, act].T.masked_fill(~torch.from_numpy(within), _NEVER)
    share = functional.softmax(carried.detach(), 1)
    carrying = share @ states + net.beside_act(act)
    beside = sum(
        functional.cross_entropy(layer(carrying), torch.tensor([one.beside[at] for one in gold]), reduction="sum")
        for at, layer in enumerate(net.beside)
    )
    return 0.3 * beside - carried.logsumexp(1).clamp(max=0).sum() + (none * (1 - share.amax(0))).sum()


def _of_rows(net: Net, states: Tensor, acts: Tensor, one: Lesson) -> Tensor:
    rows: list[Row] = list(one.rows)
    if len(rows) > _UNRELATED and not one.gold:
        rows = random.sample(rows, _UNRELATED)
    for each in one.rows:
        rows += random.sample(each.others, min(_OTHERS, len(each.others)))
    told = net.checks(states, acts, rows)
    right, known = (torch.tensor([getattr(row, name) for row in rows]) for name in ("right", "known"))
    counts = torch.tensor([row.counts for row in rows])
    loss = functional.binary_cross_entropy_with_logits(told, right, reduction="none") * known
    return (loss.sum(1) * counts).sum()
