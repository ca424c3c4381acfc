"""What an engine read of the corpus, against its gold: counts, shares with what they are shares of, and what moved.

``judge`` says what found, right and reversed mean. A reversal counts as five wrong statements in the weighted measures:
a reversed "withhold" costs more than a missed one.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from caveat.sources.prose.measure.corpus import Article, Gold
from caveat.sources.prose.measure.judge import FIELDS, Counts, Judged, judge
from caveat.sources.prose.statement import Prose, Statement

REVERSAL_WEIGHT = 5
SEED = 20240129
DRAWS = 1000


class Score(Struct, frozen=True):
    """What an engine read of a number of articles."""

    engine: str
    counts: Counts
    by_style: Mapping[str, Counts]
    by_act: Mapping[str, Counts]
    by_rule: Mapping[str, Counts]
    outcomes: Mapping[str, str]
    """By id of the gold statement: right, reversed, wrong or missed, with the fields."""
    added: tuple[tuple[str, int, int, str], ...]
    """Statements read where the gold has none: article, start, end, act."""
    dropped: Counts
    """By reason, what an engine proposed and a validator refused."""
    intervals: Mapping[str, tuple[float, float]]
    """95 % of the draws of as many articles, with replacement."""

    @property
    def right(self) -> frozenset[str]:
        """Ids of the gold statements that were read right."""
        return frozenset(name for name, outcome in self.outcomes.items() if outcome == "right")


class Share(Struct, frozen=True):
    """A measure that is a share: so many of so many."""

    name: str
    part: str
    whole: str
    words: str
    """What the share is of."""

    def of(self, counts: Counts) -> float | None:
        """None where there is nothing to be a share of."""
        return counts[self.part] / counts[self.whole] if counts[self.whole] else None


SHARES = (
    Share("precision", "right", "read", "of statements read, wholly right"),
    Share("recall", "right", "gold", "of gold statements, read wholly right"),
    Share("reversals", "reversed", "read", "of statements read, reversed"),
    Share("act precision", "found", "read", "of statements read, the act is one of the gold there"),
    Share("act recall", "found", "gold", "of gold statements, the act was found"),
    *(Share(name, name, "found", f"of found acts, {name} right") for name in FIELDS),
    Share("speaker", "speaker", "speakers", "of found acts with a speaker in either, the same speaker"),
    Share("relayed from", "relayed", "relays", "of found acts with an outlet relayed in either, the same outlet"),
    Share("date", "date", "dates", "of found acts with a date in either, the same date"),
    Share("object precision", "objects right", "objects read", "of objects read, right"),
    Share("object recall", "objects found", "objects gold", "of things in the gold, read under one of their names"),
    Share("quantity precision", "quantities right", "quantities read", "of quantities read, right"),
    Share("quantity recall", "quantities right", "quantities gold", "of quantities in the gold, read"),
    Share("contradiction precision", "contradictions found", "contradictions read", "of contradictions read, in gold"),
    Share("contradiction recall", "contradictions found", "contradictions gold", "of contradictions in gold, found"),
    Share(
        "contradiction kind", "contradictions alike", "contradictions found", "of contradictions found, of that kind"
    ),
    Share("false contradictions", "contradictions false", "articles", "contradictions not in gold, for each article"),
    Share("unrelated articles read", "unrelated misread", "unrelated", "of unrelated articles, with any statement"),
)
"""Every share, in the order in which it is shown."""


def f1(counts: Counts) -> float | None:
    """The harmonic mean of whole-statement precision and recall: twice what is right, of what was read and the gold."""
    both = counts["read"] + counts["gold"]
    return 2 * counts["right"] / both if both else None


def weighted_precision(counts: Counts) -> float | None:
    """Precision in which a reversal counts as five wrong statements."""
    whole = counts["read"] + (REVERSAL_WEIGHT - 1) * counts["reversed"]
    return counts["right"] / whole if whole else None


def weighted_f1(counts: Counts) -> float | None:
    """F1 in which a reversal counts as five wrong statements."""
    both = counts["read"] + (REVERSAL_WEIGHT - 1) * counts["reversed"] + counts["gold"]
    return 2 * counts["right"] / both if both else None


MEASURES: Mapping[str, Callable[[Counts], float | None]] = {
    **{share.name: share.of for share in SHARES},
    "F1": f1,
    "weighted precision": weighted_precision,
    "weighted F1": weighted_f1,
}
"""Every figure by name."""
INTERVALS = ("precision", "recall", "F1", "weighted F1", "reversals")


def score(engine: str, articles: Sequence[Article], readings: Sequence[Prose], seed: int = SEED) -> Score:
    """What an engine read of articles, in the same order, against their gold."""
    judged = [judge(article, prose) for article, prose in zip(articles, readings, strict=True)]
    by_style: dict[str, Counts] = defaultdict(Counter)
    by_act: dict[str, Counts] = defaultdict(Counter)
    by_rule: dict[str, Counts] = defaultdict(Counter)
    outcomes: dict[str, str] = {}
    added: list[tuple[str, int, int, str]] = []
    dropped: Counts = Counter()
    for article, prose, one in zip(articles, readings, judged, strict=True):
        by_style[article.style] += one.counts
        dropped.update(why for _, why in prose.dropped)
        for at, place in one.pairs:
            gold = article.statements[at] if at is not None else None
            read = prose.statements[place] if place is not None else None
            if gold is not None and at is not None:
                outcomes[gold.id] = _outcome(one, at, read is not None)
            if read is not None and gold is None:
                added.append((article.id, read.start, read.end, read.act.value))
            _tally(by_act, by_rule, gold, read, outcomes[gold.id] if gold else "added")
    counts = sum((one.counts for one in judged), Counter[str]())
    return Score(engine, counts, dict(sorted(by_style.items())), dict(sorted(by_act.items())),
                 dict(sorted(by_rule.items())), outcomes, tuple(added), dropped,
                 intervals([one.counts for one in judged], seed))  # fmt: skip


def _outcome(judged: Judged, at: int, read: bool) -> str:
    if not read:
        return "missed"
    if at in judged.reversed:
        return f"reversed: {judged.reversed[at]}"
    return f"wrong: {', '.join(judged.wrong[at])}" if judged.wrong[at] else "right"


def _tally(
    by_act: dict[str, Counts], by_rule: dict[str, Counts], gold: Gold | None, read: Statement | None, outcome: str
) -> None:
    """Add one pair to the rows of its act, or of its two acts, and of its rule."""
    rows = [by_rule[read.rule]] if read is not None else []
    if read is not None:
        by_act[read.act.value]["read"] += 1
        rows[0]["read"] += 1
    if gold is not None:
        by_act[gold.said.act.value]["gold"] += 1
        rows.append(by_act[gold.said.act.value])
    if gold is not None and read is not None:
        for row in rows:
            row["found"] += gold.said.act is read.act
            row["right"] += outcome == "right"
            row["reversed"] += outcome.startswith("reversed")


# Intervals, lines, and what moved -----------------------------------------------------------------------------------


def intervals(by_article: Sequence[Counts], seed: int = SEED) -> dict[str, tuple[float, float]]:
    """Where 95 % of draws lie, each of as many articles as there are, with replacement.

    Articles are drawn and not statements: those of one article are right or wrong together.
    """
    needed = ("right", "read", "gold", "reversed")
    rows = [tuple(counts[name] for name in needed) for counts in by_article]
    chance = random.Random(seed)  # noqa: S311  a draw of articles, no secret
    drawn: dict[str, list[float]] = defaultdict(list)
    for _ in range(DRAWS if rows else 0):
        sums = map(sum, zip(*chance.choices(rows, k=len(rows)), strict=True))
        counts: Counts = Counter(dict(zip(needed, sums, strict=True)))
        for name in INTERVALS:
            value = MEASURES[name](counts)
            if value is not None:
                drawn[name].append(value)
    return {name: _middle(sorted(values)) for name, values in drawn.items()}


def _middle(values: Sequence[float]) -> tuple[float, float]:
    last = len(values) - 1
    return values[round(0.025 * last)], values[round(0.975 * last)]


def lines(score: Score) -> Iterator[str]:
    """The figures as lines, each with what it is a share of. No word of any article stands in them."""
    counts = score.counts
    yield (f"{counts['articles']} articles, {counts['gold']} gold statements, {counts['read']} read by {score.engine}: "
           f"{counts['right']} right, {counts['reversed']} reversed (polarity {counts['reversed polarity']}, direction "
           f"{counts['reversed direction']}, sense {counts['reversed sense']})")  # fmt: skip
    for name, basis in _bases(counts):
        yield _line(name, MEASURES[name](counts), score.intervals.get(name), basis)
    for share in SHARES:
        basis = f"{counts[share.part]} of {counts[share.whole]}: {share.words}"
        yield _line(share.name, share.of(counts), score.intervals.get(share.name), basis)
    if counts["unrelated"]:
        yield f"unrelated articles: {counts['unrelated read']} statements read of {counts['unrelated']} articles"
    yield from _table("style", score.by_style)
    yield from _table("act", score.by_act)
    yield from (f"dropped {number}: {why}" for why, number in score.dropped.most_common())


def _bases(counts: Counts) -> Iterator[tuple[str, str]]:
    """The measures that are no share of one count, and the arithmetic of each."""
    right, read, gold = counts["right"], counts["read"], counts["gold"]
    more = (REVERSAL_WEIGHT - 1) * counts["reversed"]
    yield "F1", f"2 × {right} of {read} read + {gold} in gold"
    yield "weighted precision", f"{right} of {read} read + {more}: each reversal counts {REVERSAL_WEIGHT} times"
    yield "weighted F1", f"2 × {right} of {read} read + {more} + {gold} in gold"


def _line(name: str, value: float | None, interval: tuple[float, float] | None, basis: str) -> str:
    shown = "unknown" if value is None else f"{value:.3f}"
    within = f" [{interval[0]:.3f}, {interval[1]:.3f}]" if interval and value is not None else ""
    return f"{name:<24} {shown}{within}  {basis}"


def by_rule(score: Score) -> Iterator[str]:
    """How often each rule was right: where its confidence comes from."""
    for name, counts in score.by_rule.items():
        yield f"rule {name:<20} {counts['right']} right of {counts['read']} read, {counts['reversed']} reversed"


def _table(title: str, table: Mapping[str, Counts]) -> Iterator[str]:
    for name, counts in table.items():
        yield (f"{title} {name:<20} {counts['right']} right of {counts['read']} read and of {counts['gold']} in gold, "
               f"{counts['found']} acts found, {counts['reversed']} reversed")  # fmt: skip


class Moved(Struct, frozen=True):
    """Which gold statements are read right now and were not before, and the other way round, among those in both."""

    gained: tuple[str, ...]
    lost: tuple[str, ...]
    new: int
    """Gold statements that the stored result did not have."""
    gone: int
    """Gold statements that only the stored result has."""


def compare(before: Mapping[str, bool], after: Score) -> Moved:
    """What moved between a stored result (by id, whether it was right) and a score."""
    both = before.keys() & after.outcomes.keys()
    was = {name for name in both if before[name]}
    now = after.right & both
    return Moved(tuple(sorted(now - was)), tuple(sorted(was - now)),
                 len(after.outcomes.keys() - both), len(before.keys() - both))  # fmt: skip


def explained(articles: Iterable[Article], score: Score) -> Iterator[str]:
    """Every statement of the gold that was not read right, with its words, and every one read where it has none.

    For the open part alone: whoever calls this for the frozen part has read it.
    """
    by_article: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for name, start, end, act in score.added:
        by_article[name].append((start, end, act))
    for article in articles:
        for gold in article.statements:
            if score.outcomes[gold.id] != "right":
                yield f"{gold.id} {gold.said.act} {score.outcomes[gold.id]}: {gold.said.quote}"
        for start, end, act in by_article[article.id]:
            yield f"{article.id} [{start}, {end}) {act} added: {article.text[start:end]}"
