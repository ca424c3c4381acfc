"""The corpus in; ``pairs.toml`` out: by how much what stands between two statements speaks for their clashing.

The weights are fitted to the pairs of statements that the rules read of the open part, without the articles kept for
measuring; which of them clash is annotated. Run as ``python -m caveat.sources.prose.measure.paired`` whenever a rule
or an article has been added; it also says how many pairs would be found that no rule names, by weights that were
fitted to other articles, and by which of these there were.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from caveat.sources.prose.engines import rules
from caveat.sources.prose.measure import corpus
from caveat.sources.prose.measure.corpus import Article
from caveat.sources.prose.measure.judge import judge
from caveat.sources.prose.measure.looks import Seen
from caveat.sources.prose.measure.measured import FOLDS, fit, likely
from caveat.sources.prose.pairs import weighed
from caveat.sources.prose.pairs.contradictions import NEAR, contradictions
from caveat.sources.prose.pairs.matter import claim
from caveat.sources.prose.statement import Why

OUT = Path(__file__).parents[1] / "tables" / "pairs.toml"
_SLIGHT = 0.02
"""The weight below which a feature is left out."""
_FEWEST = 8
"""Pairs of which a feature has to hold to be weighed."""


class Held(Struct, frozen=True):
    """Two statements that one act tells, and what became of them."""

    why: Why
    seen: Seen
    """What is weighed of them, and whether they were annotated as a pair."""
    named: bool
    """Whether a rule names them."""


def held(article: Article) -> Iterator[Held]:
    """The pairs of statements of one article that can be weighed."""
    prose = rules.read(article.text, corpus.paragraphs(article.text), article.published)
    said = prose.statements
    gold_of = {read: gold for gold, read in judge(article, prose).pairs if gold is not None and read is not None}
    annotated = {frozenset(ends[:2]) for ends in article.contradictions}
    named = {
        (one.a, one.b) for one in contradictions(article.text, said, article.published, weigh=False)
    }
    claims = [claim(article.text, one, article.published) for one in said]
    for b in range(len(said)):
        for a in range(max(0, b - NEAR), b):
            why = weighed.reason(claims[a], claims[b]) if weighed.kind(said[a], said[b]) is not None else None
            if why is None:
                continue
            told = dict(weighed.features(article.text, claims[a], claims[b], b - a))
            right = a in gold_of and b in gold_of and frozenset((gold_of[a], gold_of[b])) in annotated
            yield Held(why, Seen("", told, right), (a, b) in named)


def weights(some: Sequence[Seen]) -> Mapping[str, float]:
    """The weights of what holds of enough pairs and tells something."""
    often = Counter(name for one in some for name in one.weighed)
    kept = [Seen(one.rule, {n: v for n, v in one.weighed.items() if often[n] >= _FEWEST}, one.right) for one in some]
    return {name: weight for name, weight in fit(kept).items() if abs(weight) >= _SLIGHT}


def held_out(articles: Sequence[Sequence[Held]], why: Why) -> Iterator[tuple[float, Held]]:
    """How likely each pair was said to be by weights of the other articles."""
    for fold in range(FOLDS):
        others = [one.seen for number, some in enumerate(articles) if number % FOLDS != fold for one in some
                  if one.why == why]  # fmt: skip
        by = weights(others)
        yield from ((likely(by, one.seen), one) for some in articles[fold::FOLDS] for one in some if one.why == why)


def table(some: Sequence[Held]) -> str:
    """The weights of each kind, as TOML with the digest of the corpus."""
    lines = [
        "# By how much what stands between two statements makes it likelier that they cannot both hold, on the scale of",
        "# a logistic regression. Written by `python -m caveat.sources.prose.measure.paired`; not to be edited by hand.",
        f'corpus = "{corpus.digest("open")}"',
    ]
    for why in weighed.LEAST:
        by = weights([one.seen for one in some if one.why == why])
        lines += ["", f"[{why}]", *(f'"{name}" = {weight}' for name, weight in sorted(by.items()))]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    found = [[*held(one)] for one in corpus.load("open") if not corpus.kept_aside(one)]
    for of, least in weighed.LEAST.items():
        told = [*held_out(found, of)]
        more = [one for sure, one in told if sure >= least and not one.named]
        print(
            f"{of}: {sum(one.seen.right for _, one in told)} of {len(told)} pairs annotated, "
            f"{sum(one.named and one.seen.right for _, one in told)} named by a rule; "
            f"weighed {sum(one.seen.right for one in more)} more, and {sum(not one.seen.right for one in more)} "
            "that are not annotated"
        )
    OUT.write_text(table([one for some in found for one in some]), encoding="utf-8")
