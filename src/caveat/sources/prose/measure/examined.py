"""Short texts that readers from outside wrote and answered; how they are read, out.

Fourteen readers had the specification of reading, and neither codebook, corpus nor program. Where it leaves a question
open they said what they would accept besides (``also``) and what may be left out (``optional``). So these texts tell
what the corpus cannot: whether its codebook is read out of the specification by others too. Run as
``python -m caveat.sources.prose.measure.examined``.

Nobody who writes rules has opened the texts of b, m and n; those of the others have been mended from. Readers m and n
came upon a coding guide in their folders and saw some of it, so that their answers are not wholly their own.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from importlib.resources import files
from typing import Any

from msgspec import Struct

from caveat.evidence import Act, Attribution, Modality, Polarity
from caveat.sources.prose.engines import rules
from caveat.sources.prose.measure import corpus
from caveat.sources.prose.measure.corpus import Annotation, Article, Gold, Voice
from caveat.sources.prose.measure.judge import FIELDS, judge
from caveat.sources.prose.statement import Mention, Prose, Statement
from caveat.sources.prose.words.likeness import any_alike

Also = Mapping[str, Sequence[str | None]]
"""By a field, what is right besides; None for a field that may be empty. ``turned`` has acts with a polarity:
"approve/negative" for a denial."""


class Examined(Struct, frozen=True):
    """One text with its answers."""

    article: Article
    also: tuple[Also, ...]
    """Of each statement."""
    optional: frozenset[int]
    """Places of statements that may be left out."""
    besides: frozenset[frozenset[int]]
    """Pairs of statements that may be told to contradict each other, and need not be."""

    @property
    def reader(self) -> str:
        """Who wrote it: a letter from a to n."""
        return self.article.id.partition("-")[0]


def load() -> Iterator[Examined]:
    """The texts, in the order of their readers.

    Raises  ValueError for a quote that does not stand in its text.
    """
    path = files("caveat.sources.prose") / "corpus" / "examined.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        yield examined(json.loads(line))


def examined(row: Mapping[str, Any]) -> Examined:
    """One line of the file."""
    text, said = row["text"], row["statements"]
    gold = tuple(_gold(text, f"{row['id']}/s{number}", one) for number, one in enumerate(said))
    pairs = tuple((one["a"], one["b"], one["why"]) for one in row["contradictions"] if not one.get("optional"))
    besides = frozenset(frozenset((one["a"], one["b"])) for one in row["contradictions"] if one.get("optional"))
    article = Article(row["id"], "examined", date.fromisoformat(row["published"]), text, gold, pairs)
    optional = frozenset(place for place, one in enumerate(said) if one.get("optional"))
    return Examined(article, tuple(one.get("also", {}) for one in said), optional, besides)


def _gold(text: str, name: str, one: Mapping[str, Any]) -> Gold:
    start = -1
    for _ in range(one.get("at", 1)):
        start = text.index(one["quote"], start + 1)
    kind = Attribution(one["kind"])
    voice = Voice(kind=kind, speaker=() if kind is Attribution.OUTLET else tuple(one["speaker"]))
    said = Annotation(
        id=name,
        quote=one["quote"],
        act=Act(one["act"]),
        actor=tuple(one["actor"]),
        target=tuple(one["target"]),
        modality=Modality(one["modality"]),
        polarity=Polarity(one["polarity"]),
        attribution=voice,
        objects=tuple(one["objects"]),
        date=None,
    )
    return Gold(name, start, start + len(one["quote"]), said)


def counts(one: Examined, prose: Prose) -> Counter[str]:
    """What was read of a text, against its answers and what they accept besides.

    Holds   ``right`` counts readings, ``found`` the answers among them that may not be left out, ``asked`` all these.
    """
    found = judge(one.article, prose)
    told = Counter({name: found.counts[name] for name in found.counts if name.startswith("contradictions")})
    told["read"] = len(prose.statements)
    told["asked"] = len(one.article.statements) - len(one.optional)
    told["other"] = int(not one.article.statements)
    told["other read"] = int(not one.article.statements and bool(prose.statements))
    gold_of = {place: at for at, place in found.pairs if at is not None and place is not None}
    ends = (frozenset((gold_of.get(pair.a, -1), gold_of.get(pair.b, -1))) for pair in prose.contradictions)
    told["contradictions false"] -= sum(pair in one.besides for pair in ends)
    for at, place in found.pairs:
        if at is None or place is None:
            continue
        if not _wrong(one.article.statements[at], prose.statements[place], one.also[at], found.wrong[at]):
            told["right"] += 1
            told["found"] += at not in one.optional
    return told


def _wrong(gold: Gold, read: Statement, also: Also, wrong: Sequence[str]) -> list[str]:
    """The fields that are neither the answer nor accepted."""
    turned = f"{read.act.value}/{read.polarity.value}" in also.get("turned", ())
    act = gold.said.act is read.act or read.act.value in also.get("act", ()) or turned
    held = [field for field in FIELDS if field in wrong and not _accepted(field, read, also, turned)]
    return held if act else ["act", *held]


def _accepted(field: str, read: Statement, also: Also, turned: bool) -> bool:
    if field == "attribution":
        return read.attribution.kind.value in also.get("kind", ())
    if field in ("modality", "polarity"):
        value: str = getattr(read, field).value
        return value in also.get(field, ()) or (field == "polarity" and turned)
    who: Mention | None = getattr(read, field)
    names = also.get(field, ())
    return None in names if who is None else any_alike(who.name, [name for name in names if name])


if __name__ == "__main__":
    by: dict[str, Counter[str]] = {}
    for each in load():
        read = rules.read(each.article.text, corpus.paragraphs(each.article.text), each.article.published)
        by.setdefault(each.reader, Counter()).update(counts(each, read))
    for reader, of in by.items():
        print(
            f"{reader}: of {of['read']} read {of['right'] / of['read']:.3f} right; of {of['asked']} asked "
            f"{of['found'] / of['asked']:.3f} read right; contradictions {of['contradictions found']} of "
            f"{of['contradictions gold']}, {of['contradictions false']} false; on other matters {of['other read']} of "
            f"{of['other']} read"
        )
