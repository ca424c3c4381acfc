"""Open articles with something put around what is read right in them; how much of it is then lost, out.

What stands before, within or behind a clause does not change who does what to whom, so a statement that was read right
has to be read from the varied sentence too. Run as ``python -m caveat.sources.prose.measure.varied [ARTICLES]``; the
tree of an earlier commit answers for itself where its ``src`` is on ``PYTHONPATH``.

An upper bound: a few variations read oddly in their place, and a pronoun may mean whom the addition names.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from caveat.sources.prose.engines import rules
from caveat.sources.prose.measure import corpus
from caveat.sources.prose.measure.corpus import Article
from caveat.sources.prose.measure.judge import judge
from caveat.sources.prose.statement import Statement
from caveat.sources.prose.words.sentences import sentences

Vary = Callable[[str, int, Sequence[Statement], str], str | None]
"""A sentence, where it begins, what is read right in it, and an addition, to the sentence with it; None where it does
not fit."""
ARTICLES = 200
SEED = 7
_OPENS_WITH = frozenset((
    "the", "a", "an", "he", "she", "it", "they", "its", "their", "his", "her", "both", "some", "two", "three", "four",
    "five", "six", "seven", "no", "neither", "officials", "ministers", "lawmakers", "this", "these", "those", "our",
    "we", "nobody", "shipments", "deliveries", "exports",
))  # fmt: skip
"""Words that are written small behind an addition; a sentence with another is varied where it opens with who acts."""
_VERB = re.compile(r" (?:has|have|had|is|was|were|are|will|would|may|might|could|[a-z]+ed|[a-z]{3,}s)\b")


def before(said: str, start: int, states: Sequence[Statement], words: str) -> str | None:
    """With something that opens it."""
    first = re.match("[A-Za-z]+", said)
    if first is None or not said[0].isupper() or ":" in said[:40] or said[-1] != "." or said.startswith("It is worth"):
        return None
    if first[0].lower() in _OPENS_WITH:
        return words + said[0].lower() + said[1:]
    acts = any(one.actor is not None and one.actor.start == start for one in states)
    return words + said if acts else None


def behind(said: str, start: int, states: Sequence[Statement], words: str) -> str | None:
    """With something at its end."""
    return said[:-1] + words + "." if said[-1] == "." else None


def within(said: str, start: int, states: Sequence[Statement], words: str) -> str | None:
    """With an aside between who acts and his verb."""
    for one in states:
        if one.actor is None or one.actor.start < max(start, one.start):
            continue
        opens, ends = one.actor.start - start, one.actor.end - start
        led = opens == 0 or said[:opens].endswith(("that ", "The ", "the "))
        if led and _VERB.match(said, ends):
            return said[:ends] + words + said[ends:]
    return None


def priced(said: str, start: int, states: Sequence[Statement], words: str) -> str | None:
    """With something behind the goods."""
    for one in states:
        ends = max((thing.end for thing in one.objects), default=0) - start
        if 0 < ends < len(said) and said[ends - 1] not in '",”':
            return said[:ends] + words + said[ends:]
    return None


ADDITIONS: tuple[tuple[Vary, str], ...] = (
    (before, "On Tuesday, "),
    (before, "With winter approaching, "),
    (before, "Despite objections from its allies, "),
    (before, "As fighting intensified, "),
    (before, "Two days after the attack on the market, "),
    (behind, ", a step that critics called overdue"),
    (behind, ", the first since 2019"),
    (within, ", which faces an election in May,"),
    (within, ", a long-time ally,"),
    (within, ", under growing pressure at home,"),
    (priced, " worth an estimated $40 million"),
)


def told(one: Statement) -> tuple[str | None, ...]:
    """What has to stay of a statement."""
    names = (one.actor and one.actor.name, one.target and one.target.name, one.attribution.speaker)
    kinds = (one.act.value, one.modality.value, one.polarity.value, one.attribution.kind.value)
    return (*kinds, *(name.lower() if name else None for name in names))


def lost(article: Article, additions: Sequence[tuple[Vary, str]] = ADDITIONS) -> Iterator[tuple[str, int, int]]:
    """Of each addition, in how many statements' sentences of an article it was put, and how many were then lost."""
    prose = rules.read(article.text, corpus.paragraphs(article.text), article.published)
    judged = judge(article, prose)
    right = [prose.statements[at] for gold, at in judged.pairs if gold is not None and at is not None
             and not judged.wrong[gold]]  # fmt: skip
    was = Counter(map(told, prose.statements))
    for vary, words in additions:
        text, touched = _varied(article.text, right, vary, words)
        read = rules.read(text, corpus.paragraphs(text), article.published) if touched else prose
        now = Counter(map(told, read.statements))
        yield words, len(touched), sum(now[told(one)] < was[told(one)] for one in touched)


def _varied(text: str, right: Sequence[Statement], vary: Vary, words: str) -> tuple[str, list[Statement]]:
    """The text with an addition in each sentence that it fits, and the statements of these."""
    parts, at, touched = list[str](), 0, list[Statement]()
    for number, (start, end) in enumerate(corpus.paragraphs(text)):
        for one in sentences(text, start, end, number):
            states = [said for said in right if one.start <= said.start < one.end]
            varied = vary(text[one.start : one.end], one.start, states, words) if states else None
            if varied is not None:
                parts += [text[at : one.start], varied]
                at = one.end
                touched += states
    return "".join((*parts, text[at:])), touched


def main(count: int = ARTICLES) -> None:
    """Print, for each addition, the statements that it was put to and those lost."""
    articles = [article for article in corpus.load("open") if article.statements]
    drawn = np.random.default_rng(SEED).permutation(len(articles))[:count]
    put, gone = Counter[str](), Counter[str]()
    for at in drawn:
        for words, touched, missing in lost(articles[at]):
            put[words] += touched
            gone[words] += missing
    for _, words in ADDITIONS:
        share = gone[words] / put[words] if put[words] else 0.0
        print(f"{share:.3f}  {gone[words]} of {put[words]} lost with {words.strip()!r}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
