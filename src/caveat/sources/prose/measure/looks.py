"""First looks: what was read of annotated articles before any rule had been written or changed with them in view.

They say what a text meets that nobody has tuned to; the open part, by which rules are mended, says too much. Each look
is taken once and kept in ``corpus/looks.jsonl``, one article a line; whoever adds articles takes theirs first, by
``python -m caveat.sources.prose.measure.looks FOLDER``. Articles of the frozen part are not among them.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from caveat.sources.masthead import own_word
from caveat.sources.prose.engines import checked, rules
from caveat.sources.prose.engines.confidence import bare, features
from caveat.sources.prose.measure import corpus
from caveat.sources.prose.measure.corpus import Article
from caveat.sources.prose.measure.judge import Counts, Judged, judge
from caveat.sources.prose.measure.score import Score, intervals
from caveat.sources.prose.statement import Prose, Statement

KEPT = Path(__file__).parents[1] / "corpus" / "looks.jsonl"


_THINGS_FROM = 1456
"""The first article whose look counts a thing under two names once; those before counted names, which nobody can all
read, so that they say nothing of how many things were found."""


class Seen(Struct, frozen=True):
    """A statement that was read, kept back or not: its rule, what is weighed of it, and whether it was wholly right."""

    rule: str
    weighed: Mapping[str, float]
    right: bool
    network: Mapping[str, float] = {}
    """What a network that had not been taught by the article held of it, where there was one."""


class Look(Struct, frozen=True):
    """One article as it was first read."""

    article: str
    style: str
    counts: Counts
    """What ``judge`` counted."""
    seen: tuple[Seen, ...]


def look(article: Article, prose: Prose, whole: Prose, network: Sequence[Mapping[str, float]]) -> Look:
    """What is kept of a reading: how the rules did, and what a network held of all that was read with it."""
    told = dict(zip(map(id, whole.statements), network, strict=True))
    seen = (
        Seen(
            bare(one.rule),
            {name: round(value, 3) for name, value in features(article.text, one)},
            right,
            {name: round(value, 3) for name, value in told[id(one)].items()},
        )
        for one, right in outcomes(judge(article, whole), whole)
    )
    return Look(article.id, article.style, judge(article, prose).counts, tuple(seen))


def outcomes(judged: Judged, prose: Prose) -> Iterator[tuple[Statement, bool]]:
    """Each statement that was read, and whether it was wholly right."""
    for at, place in judged.pairs:
        if place is not None:
            yield prose.statements[place], at is not None and not judged.wrong[at]


def kept() -> list[Look]:
    """Every look that was taken, in the order in which they were."""
    return [_look(json.loads(line)) for line in KEPT.read_text(encoding="utf-8").splitlines()]


def _look(line: Mapping[str, Any]) -> Look:
    seen = (
        Seen(one["rule"], dict.fromkeys(one["is"], 1.0) | one["by"], one["right"], one.get("network", {}))
        for one in line["read"]
    )
    counts = Counts(line["counts"])
    if int(line["article"].rpartition("-")[2]) < _THINGS_FROM:
        del counts["objects gold"]
    return Look(line["article"], line["style"], counts, tuple(seen))


def written(one: Look) -> str:
    """A look as its line."""
    read = [
        {
            "rule": each.rule,
            "right": each.right,
            "is": [name for name, value in each.weighed.items() if value == 1.0],
            "by": {name: value for name, value in each.weighed.items() if value != 1.0},
            "network": dict(each.network),
        }
        for each in one.seen
    ]
    counts = {name: number for name, number in one.counts.items() if number}
    return json.dumps({"article": one.article, "style": one.style, "counts": counts, "read": read}, ensure_ascii=False)


def score(looks: Sequence[Look]) -> Score:
    """The figures of looks taken together."""
    by_style: dict[str, Counts] = defaultdict(Counts)
    for one in looks:
        by_style[one.style] += one.counts
    counts = sum((one.counts for one in looks), Counts())
    within = intervals([one.counts for one in looks])
    return Score("rules", counts, dict(sorted(by_style.items())), {}, {}, {}, (), Counts(), within)


def take(folder: Path) -> Iterator[str]:
    """A line for each article of a folder that was not looked at before, as it is read now."""
    known = {one.article for one in kept()} if KEPT.exists() else set()
    for file in sorted(folder.glob("*.yaml")):
        article = corpus.read(file.read_bytes(), file.name)
        if article.id not in known:
            split = corpus.paragraphs(article.text)
            whole, network = checked.looked_through(article.text, split, article.published)
            prose = own_word(rules.read(article.text, split, article.published), article.outlet)
            yield written(look(article, prose, whole, network))


def main(folders: list[str]) -> None:
    """Take first looks, and keep them."""
    lines = [line for folder in folders for line in take(Path(folder))]
    with KEPT.open("a", encoding="utf-8") as out:
        out.writelines(f"{line}\n" for line in lines)
    print(f"{len(lines)} articles looked at for the first time")


if __name__ == "__main__":
    main(sys.argv[1:])
