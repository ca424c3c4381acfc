"""The corpus in; ``confidence.toml`` out: how often statements were right, as ``judge`` judges it.

Weights are fitted to first looks, at articles to which no rule was tuned: fitted to the open part, by which rules are
mended, they would call statements likelier than they are. How often each rule was right is counted in the open part,
which has more of each. Run as ``python -m caveat.sources.prose.measure.measured`` whenever a rule or a look has been
added; it also says how well the weights did on articles that they were not fitted to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np

from caveat.sources.prose.engines import rules
from caveat.sources.prose.engines.confidence import bare
from caveat.sources.prose.measure import corpus, looks
from caveat.sources.prose.measure.judge import judge
from caveat.sources.prose.measure.looks import Look, Seen

OUT = Path(__file__).parents[1] / "tables" / "confidence.toml"
FOLDS = 10
"""Parts of whole articles, each held against weights of the others."""
EDGES = (0.0, 0.6, 0.7, 0.8, 0.9, 1.01)
LEAST = (0.0, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9)
_DRAWN = 10.0
"""How strongly weights are drawn towards nought, in statements: the corpus is small."""
_STEPS = 30
"""Newton steps, far more than the fit takes."""


def counted() -> tuple[Counter[str], Counter[str]]:
    """Of each rule, how many statements of the open part were right, and how many were read.

    Articles that are kept for measuring are left out.
    """
    right: Counter[str] = Counter()
    read: Counter[str] = Counter()
    for article in corpus.load("open"):
        if corpus.kept_aside(article):
            continue
        prose = rules.read(article.text, corpus.paragraphs(article.text), article.published)
        for one, was_right in looks.outcomes(judge(article, prose), prose):
            right[bare(one.rule)] += was_right
            read[bare(one.rule)] += 1
    return right, read


def fit(seen: Sequence[Seen]) -> dict[str, float]:
    """The weights of a logistic regression, all but the first drawn towards nought."""
    names = sorted({name for row in seen for name in row.weighed})
    at = {name: place for place, name in enumerate(names)}
    told = np.zeros((len(seen), len(names)))
    for number, row in enumerate(seen):
        for name, value in row.weighed.items():
            told[number, at[name]] = value
    right = np.array([row.right for row in seen], dtype=float)
    drawn = np.full(len(names), _DRAWN)
    drawn[at["every statement"]] = 1e-6
    weights = np.zeros(len(names))
    for _ in range(_STEPS):
        share = 1 / (1 + np.exp(-told @ weights))
        slope = told.T @ (share - right) + drawn * weights
        curve = (told * (share * (1 - share))[:, None]).T @ told + np.diag(drawn)
        weights -= np.linalg.solve(curve, slope)
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


def joined(seen: Sequence[Seen], weights: Mapping[str, float]) -> list[Seen]:
    """Statements of which a network held something, weighed by that and by what the weights say of their features."""
    told = [one for one in seen if one.network]
    return [
        Seen(one.rule, dict(one.network) | {"rules": sum(weights.get(n, 0.0) * v for n, v in one.weighed.items())},
             one.right) for one in told
    ]  # fmt: skip


def likely(weights: Mapping[str, float], one: Seen) -> float:
    """How likely a statement is right by given weights."""
    return float(1 / (1 + np.exp(-sum(weights.get(name, 0.0) * value for name, value in one.weighed.items()))))


def by_rules(seen: Sequence[Seen]) -> list[Seen]:
    """Statements that the rules read without a network."""
    return [one for one in seen if not one.network.get("found")]


def held_out(taken: Sequence[Look], network: bool = False) -> list[tuple[float, bool]]:
    """How likely each statement was said to be by weights of the other articles, and whether it was right.

    ``network`` for what is said with a network beside the rules, of those of which it held something.
    """
    found: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        others = [one for number, look in enumerate(taken) if number % FOLDS != fold for one in look.seen]
        these = [one for look in taken[fold::FOLDS] for one in look.seen]
        weights = fit(by_rules(others))
        if network:
            both = fit(joined(others, weights))
            found += [(likely(both, one), one.right) for one in joined(these, weights)]
        else:
            found += [(likely(weights, one), one.right) for one in by_rules(these)]
    return found


def told(pairs: Sequence[tuple[float, bool]], gold: int) -> Iterator[str]:
    """How well likelihoods hold: by how likely, and what keeping back the less likely would give."""
    share = sum(right for _, right in pairs) / len(pairs)
    off = sum((sure - right) ** 2 for sure, right in pairs) / len(pairs)
    yield f"squared error {off:.4f} on articles not fitted to; {share * (1 - share):.4f} by the share of all"
    for low, high in pairwise(EDGES):
        some = [(sure, right) for sure, right in pairs if low <= sure < high]
        if some:
            mean, was = sum(sure for sure, _ in some) / len(some), sum(right for _, right in some) / len(some)
            yield f"likely {low:.1f} to {min(high, 1.0):.1f}: {len(some)} statements, said {mean:.3f}, right {was:.3f}"
    for least in LEAST:
        kept = [right for sure, right in pairs if sure >= least]
        if kept:
            yield (f"at least {least:.2f}: precision {sum(kept) / len(kept):.3f} ({sum(kept)} of {len(kept)}), "
                   f"recall {sum(kept) / gold:.3f} (of {gold})")  # fmt: skip


def table(seen: Sequence[Seen], right: Counter[str], read: Counter[str]) -> str:
    """Right and read, for each rule and for all, and the weights, as TOML with the digest of the corpus."""
    weights = fit(by_rules(seen))
    lines = [
        "# Statements of each rule that were right, and that were read, in the open part of the corpus.",
        "# Written by `python -m caveat.sources.prose.measure.measured`; not to be edited by hand.",
        f'corpus = "{corpus.digest("open")}"',
        f"all = [{right.total()}, {read.total()}]",
        "",
        "[rules]",
        *(f'"{rule}" = [{right[rule]}, {read[rule]}]' for rule in sorted(read)),
        "",
        "# By how much a feature of a statement makes it likelier to be right, on the scale of a logistic regression,",
        "# in articles that were looked at for the first time.",
        "[weights]",
        *(f'"{name}" = {weight}' for name, weight in sorted(weights.items())),
        "",
        "# The same of these weights together and of what the network holds of a statement.",
        "[network]",
        *(f'"{name}" = {weight}' for name, weight in sorted(fit(joined(seen, weights)).items())),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    first = looks.kept()
    OUT.write_text(table([one for look in first for one in look.seen], *counted()), encoding="utf-8")
    print("\n".join(told(held_out(first), sum(look.counts["gold"] for look in first))))
    asked = [look for look in first if any(one.network for one in look.seen)]
    print("with a network beside the rules, of the articles that did not teach it")
    print("\n".join(told(held_out(first, network=True), sum(look.counts["gold"] for look in asked))))
