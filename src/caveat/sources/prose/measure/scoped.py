"""Annotated articles and pages on other matters in; ``scope.toml`` out: the weights by which a text is let in.

Run as ``python -m caveat.sources.prose.measure.scoped`` whenever the articles, the pages or the words of the field have
changed; it also says how many are turned away and let in by weights that were fitted to the others.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
from msgspec import Struct
from scipy.optimize import minimize

from caveat.sources.prose.engines import rules, scope
from caveat.sources.prose.engines.scope import Leasts, Weights
from caveat.sources.prose.measure import corpus
from caveat.sources.prose.measure.corpus import Article

OUT = Path(__file__).parents[1] / "tables" / "scope.toml"
FOLDS = 10
LEAST: Mapping[str, Leasts] = {
    "page": (3.0, 2.5, 1.5, -0.5, 1.0),
    "brief": (2.0, 1.5, 0.0, -0.5, 0.5),
    "passage": (2.5, 2.0, 0.5, 0.5, 0.5),
    "apart": (3.7, 2.5, 0.5, 0.5, 0.5),
}
"""From which weight on a page, a brief one and a passage is about transfers of arms, by what is read in it; the last is
of passages in which no word of the field stands near one of transfer."""
BEGINNINGS = (450, 750)
"""Characters of a page's beginnings that are weighed beside it."""
_SHORTEST = 25
"""Characters of a line that is too short to be a passage."""
_BETWEEN = "\n%%\n"
"""What stands between two pages."""
_FEWEST = 4
"""Pages in which a word has to stand to be weighed."""
DRAWN, DRAWN_PASSAGES, _DRAWN_COUNTS = 0.3, 2.0, 0.075
"""How strongly weights of words, of pages and of passages, and of counts are drawn towards nought, in texts."""
_SLIGHT = 0.05
"""The weight below which a word is left out."""


class Page(Struct, frozen=True):
    """What is weighed of one page, and whether it is about transfers of arms."""

    counts: Mapping[str, float]
    words: Mapping[str, float]
    about: bool
    text: str = ""


def other() -> list[str]:
    """The pages on other matters, each as one text."""
    text = (files("caveat.sources.prose") / "corpus" / "other.txt").read_text(encoding="utf-8")
    return [page.strip() for page in text.split(_BETWEEN)]


def articles() -> list[Article]:
    """The articles of the open part, without those that are kept for measuring."""
    return [one for one in corpus.load("open") if not corpus.kept_aside(one)]


def pages() -> list[tuple[Page, ...]]:
    """The articles and the pages on other matters, each with the beginnings of it that are weighed.

    Beginnings, since an article of the corpus is longer than many a report.
    """
    texts = [(one.text, bool(one.statements)) for one in articles()] + [(text, False) for text in other()]
    found = [tuple(_page(text[:size], about) for size in (len(text), *BEGINNINGS)) for text, about in texts]
    return [whole for whole in found if whole[0].counts["states"] and _weighed(whole[0].text)]


def passages() -> list[tuple[Page, ...]]:
    """The paragraphs of each article that carry a statement, and those of texts on other matters, text by text.

    A paragraph of an article about arms that states nothing is neither: by itself it may be about anything.
    """
    found = []
    for one in articles():
        spans = corpus.paragraphs(one.text)
        said = [any(start <= that.start < end for that in one.statements) for start, end in spans]
        found.append(_passages(one.text, [span for span, of in zip(spans, said, strict=True) if of], True))
        if not one.statements:
            found.append(_passages(one.text, spans, False))
    found += [_passages(text, corpus.paragraphs(text), False) for text in other()]
    return [each for each in found if each]


def _passages(text: str, spans: Sequence[tuple[int, int]], about: bool) -> tuple[Page, ...]:
    short = (text[start:end] for start, end in spans if _SHORTEST < end - start < scope.PASSAGE)
    made = (_page(one, about) for one in short)
    return tuple(one for one in made if _weighed(one.text))


def _weighed(text: str) -> bool:
    """Whether a text is weighed at all, and not turned away by the counts of its words."""
    return math.isfinite(scope.weigh(text, corpus.paragraphs(text)).weight)


def _page(text: str, about: bool) -> Page:
    return Page(*scope.measures(text, corpus.paragraphs(text)), about, text)


def fit(seen: Sequence[Page], towards: float = DRAWN) -> Weights:
    """The weights of a logistic regression, those of words drawn towards nought so strongly."""
    within = Counter(word for page in seen for word in page.words)
    words = sorted(word for word, number in within.items() if number >= _FEWEST)
    counts = sorted(seen[0].counts)
    at = {word: place for place, word in enumerate(words)}
    told = np.zeros((len(seen), len(words) + len(counts) + 1))
    for number, page in enumerate(seen):
        for word, value in page.words.items():
            if word in at:
                told[number, at[word]] = value
        told[number, len(words) : -1] = [page.counts[name] for name in counts]
    told[:, -1] = 1.0
    drawn = np.array([towards] * len(words) + [_DRAWN_COUNTS] * len(counts) + [0.0])
    side = np.array([1.0 if page.about else -1.0 for page in seen])

    def loss(guess: np.ndarray) -> tuple[float, np.ndarray]:
        margin = side * (told @ guess)
        lost = np.logaddexp(0, -margin).sum() + (drawn * guess * guess).sum() / 2
        return float(lost), told.T @ (-side / (1 + np.exp(margin))) + drawn * guess

    best = minimize(loss, np.zeros(told.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    named = {word: round(float(value), 2) for word, value in zip(words, best, strict=False)}
    return Weights(
        {name: round(float(value), 3) for name, value in zip(counts, best[len(words) : -1], strict=True)},
        {word: value for word, value in named.items() if abs(value) >= _SLIGHT},
        round(float(best[-1]), 3),
    )


def held_out(seen: Sequence[tuple[Page, ...]], towards: float = DRAWN) -> list[list[float]]:
    """What each text's pages weigh by weights of the other folds, text by text."""
    found: list[list[float]] = [[] for _ in seen]
    for fold in range(FOLDS):
        by = fit([one for number, page in enumerate(seen) if number % FOLDS != fold for one in page], towards)
        for at in range(fold, len(seen), FOLDS):
            found[at] = [scope.weighed(by, one.counts, one.words) for one in seen[at]]
    return found


def told(pages: Sequence[tuple[Page, float]]) -> str:
    """How many texts are turned away though something is read in them, and how many are let in, that should not be.

    Each stands beside what its words weigh.
    """
    about = other = lost = let = 0
    for page, weight in pages:
        paragraphs = corpus.paragraphs(page.text)
        weighed = scope.Weighed(weight, scope.leasts(page.text, paragraphs))
        some = [(number, start, end) for number, (start, end) in enumerate(paragraphs)]
        found = rules.read_of(page.text, paragraphs, some if page.about or weighed.worth() else (), None)
        stands = weighed.worth() and bool(found.statements) and scope.borne_out(found, weighed)
        about, other = about + page.about, other + (not page.about)
        lost += page.about and bool(found.statements) and not stands
        let += not page.about and stands
    return f"{lost} of {about} turned away, {let} of {other} on other matters let in"


def table(page: Weights, passage: Weights) -> str:
    """The weights as TOML, with the digest of the articles."""
    lines = [
        "# What speaks for a text being about transfers of arms, on the scale of a logistic regression.",
        "# Written by `python -m caveat.sources.prose.measure.scoped`; not to be edited by hand.",
        f'corpus = "{corpus.digest("open")}"',
        "",
        "[least]",
        *(f"{size} = {list(leasts)}" for size, leasts in LEAST.items()),
    ]
    for of, by in (("page", page), ("passage", passage)):
        lines += ["", f"[{of}]", f"start = {by.start}"]
        lines += ["", f"[{of}.counts]", *(f'"{name}" = {value}' for name, value in sorted(by.counts.items()))]
        lines += ["", "# By stem: a word without its ending.", f"[{of}.words]"]
        lines += [f'"{word}" = {value}' for word, value in sorted(by.words.items())]
    return "\n".join(lines) + "\n"


def _all(of: Sequence[tuple[Page, ...]]) -> list[Page]:
    return [one for page in of for one in page]


if __name__ == "__main__":
    whole, short = pages(), passages()
    OUT.write_text(table(fit(_all(whole)), fit(_all(short), DRAWN_PASSAGES)), encoding="utf-8")
    weights = held_out(whole)
    for at, size in enumerate(("whole pages", *BEGINNINGS)):
        print(f"{size}:", told([(page[at], each[at]) for page, each in zip(whole, weights, strict=True)]))
    print(
        "passages:",
        told(list(zip(_all(short), [one for each in held_out(short, DRAWN_PASSAGES) for one in each], strict=True))),
    )
