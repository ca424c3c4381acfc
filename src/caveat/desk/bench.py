"""How well an engine reads the annotated corpus, and which statements it gained and lost against a stored result.

Of the frozen part figures come out, and nothing else: no sentence, and in the stored result ids alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from caveat import tables
from caveat.errors import Malformed, Unreadable
from caveat.report import files
from caveat.sources.masthead import own_word
from caveat.sources.prose.engines import endpoint
from caveat.sources.prose.engines.checked import Checked
from caveat.sources.prose.engines.model import Model
from caveat.sources.prose.engines.rules import Rules
from caveat.sources.prose.measure import corpus, looks, score
from caveat.sources.prose.measure.corpus import Part
from caveat.sources.prose.statement import Engine

FORMAT: Literal["caveat-bench-read/1"] = "caveat-bench-read/1"
PARTS: tuple[Part, ...] = get_args(Part)
ENGINES = ("rules", "checked", "model")


class StoredPart(BaseModel):
    """One part of the corpus as it was read by an earlier state of the program."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    engine: str
    corpus: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    figures: dict[str, float | None]
    statements: dict[str, bool]
    """By id of the gold statement, whether it was read right."""


class Stored(BaseModel):
    """A result that was kept."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal["caveat-bench-read/1"]
    parts: dict[Part, StoredPart]


@dataclass(frozen=True, slots=True)
class Measured:
    """One part of the corpus as an engine reads it."""

    part: Part
    corpus: str
    """SHA-256 of the part."""
    score: score.Score
    lines: tuple[str, ...]
    """What a person is shown."""


def engine(name: str, environ: Mapping[str, str]) -> Engine:
    """The engine of a name: ``rules``, ``checked`` (with a network beside them), or ``model`` at the endpoint that
    the environment configures.

    Raises  Unreadable where the name is none of these, or no endpoint is configured.
    """
    match name:
        case "rules":
            return Rules()
        case "checked":
            return Checked()
        case "model":
            return Model(endpoint.configured(environ))
    raise Unreadable(repr(name), "no engine has this name", f"Name one of: {', '.join(ENGINES)}.")


def read_corpus(reader: Engine, part: Part, stored: Path | None = None, *, explain: bool = False) -> Measured:
    """Read a part of the corpus and hold it against its gold, and against a stored result where one is named.

    ``explain`` adds, for the open part, every statement that was not read right and what each rule is worth.

    Raises  Unreadable where the frozen part is to be explained, or the stored result cannot be read; Malformed where it
            is none; whatever the engine and the corpus raise.
    """
    if explain and part == "frozen":
        raise Unreadable("the frozen part", "its words are not shown", "Explain the open part.")
    before = load(stored).parts.get(part) if stored is not None else None
    articles = corpus.load(part)
    readings = [
        own_word(reader.read(one.text, corpus.paragraphs(one.text), one.published), one.outlet) for one in articles
    ]
    found = score.score(reader.name, articles, readings)
    digest = corpus.digest(part)
    lines = [f"{part} part, corpus {digest[:12]}", *score.lines(found)]
    if stored is not None:
        words = {gold.id: gold.said.quote for one in articles for gold in one.statements} if part == "open" else {}
        lines += _moved(found, before, digest, words)
    if explain:
        lines += [*score.by_rule(found), *score.explained(articles, found)]
    return Measured(part, digest, found, tuple(lines))


def first_looks() -> tuple[str, ...]:
    """What was read of articles before a rule was tuned to them, as lines: nothing is read again for it."""
    seen = looks.kept()
    first, last = seen[0].article, seen[-1].article
    told = (
        f"first looks: articles {first} to {last} as the rules of the time read them, before a rule was tuned to them"
    )
    return told, *score.lines(looks.score(seen))


def load(path: Path) -> Stored:
    """A result that ``keep`` wrote.

    Raises  Unreadable for a file that cannot be read; Malformed for one that is no such result.
    """
    text = tables.read(path)
    try:
        return Stored.model_validate_json(text)
    except ValidationError as wrong:
        first = wrong.errors(include_url=False, include_input=False)[0]
        field = ".".join(map(str, first["loc"])) or "the file"
        raise Malformed(
            str(path), None, f"this is no stored result: {field}: {first['msg'].lower()}", "Have it written again."
        ) from None


def keep(measured: Sequence[Measured], path: Path) -> None:
    """Write results under one name, whole or not at all: figures, and of each gold statement whether it was right.

    Parts that the file holds already and that were not measured now stay as they are.

    Raises  Unreadable where the file cannot be written; as ``load`` does where one stands there that is no result.
    """
    parts = dict(load(path).parts) if path.exists() else {}
    for one in measured:
        parts[one.part] = StoredPart(
            engine=one.score.engine,
            corpus=one.corpus,
            figures={name: _rounded(measure(one.score.counts)) for name, measure in score.MEASURES.items()},
            statements={name: outcome == "right" for name, outcome in sorted(one.score.outcomes.items())},
        )
    whole = Stored(format=FORMAT, parts={part: parts[part] for part in PARTS if part in parts})
    files.write(path, json.dumps(whole.model_dump(), indent=1, ensure_ascii=False) + "\n")


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 6)


def _moved(found: score.Score, before: StoredPart | None, digest: str, words: Mapping[str, str]) -> Iterator[str]:
    """What moved against a stored result; with its words only where these are given."""
    if before is None:
        yield "no stored result of this part"
        return
    moved = score.compare(before.statements, found)
    yield f"against the stored result of {before.engine}: {len(moved.gained)} gained, {len(moved.lost)} lost"
    if before.corpus != digest:
        yield (f"the corpus is another one than then: {moved.new} statements are new and {moved.gone} gone; "
               "gained and lost are counted among the others")  # fmt: skip
    for name in ("precision", "recall", "weighted F1", "reversals"):
        now, then = score.MEASURES[name](found.counts), before.figures.get(name)
        if now is not None and then is not None:
            yield f"{name:<24} {then:.3f} then, {now:.3f} now"
    for title, names in (("gained", moved.gained), ("lost", moved.lost)):
        yield from (f"{title} {name}: {words[name]}" for name in names if name in words)
