"""What earlier states of the rules read of articles that they had not been tuned to: right and wrong statements alike.

The rules of today are right of nearly all that they read of the open part, because they were mended by it, and a
network taught by that would doubt nothing. Those of an earlier commit had not seen the articles that came after it.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from caveat.evidence import Act, Attribution, Modality, Polarity
from caveat.sources.prose.acts.finding import RULE, Hint
from caveat.sources.prose.engines import rules
from caveat.sources.prose.engines.confidence import features
from caveat.sources.prose.measure import corpus, scoped
from caveat.sources.prose.measure.corpus import Article
from caveat.sources.prose.measure.judge import judge
from caveat.sources.prose.statement import Mention, Prose, Source, Statement

ROOT = Path(__file__).resolve().parents[1]
COMMITS = (
    "e05d0d4", "199b04b", "bbfcc34^", "ca6b004^", "5eaa7ff^", "02b578e^", "1cfaeec^", "1962de3^", "a7f9757",
)  # fmt: skip
"""States of the program from which readings are taken, each before a set of articles came."""
_GATED = ("bbfcc34^", "1962de3^", "a7f9757")
"""Those that also read the pages on other matters, with the gate held open."""
LAST = 1276
"""The last article that teaches: the network that ships knows none that came later."""
_READER = """
import json, sys
from datetime import date
from caveat.sources.prose import rules, scope
if sys.argv[1] == "open":
    scope.about = lambda *_: True
for line in sys.stdin:
    one = json.loads(line)
    day = date.fromisoformat(one["published"]) if one["published"] else None
    prose = rules.read(one["text"], [tuple(each) for each in one["paragraphs"]], day)
    at = lambda named: None if named is None else [named.name, named.start, named.end]
    read = [[said.start, said.end, said.act.value, at(said.actor), at(said.target), len(said.objects),
             said.modality.value, said.polarity.value, said.attribution.kind.value, said.attribution.speaker,
             said.attribution.relayed_from is not None, said.date is not None, said.rule]
            for said in prose.statements]
    print(json.dumps([one["id"], read]), flush=True)
"""


@dataclass(slots=True)
class Read:
    """A statement that some state of the rules read."""

    said: Statement
    answers: int | None
    """The place in the gold of what it is held against; None where that has nothing of it."""
    wrong: tuple[str, ...]
    """Which of its fields are wrong, where it is held against one."""
    weighed: Mapping[str, float]
    times: int = 1

    @property
    def found(self) -> bool:
        """Whether its act is done there."""
        return self.answers is not None and "act" not in self.wrong

    @property
    def right(self) -> bool:
        """Whether it is wholly right."""
        return self.answers is not None and not self.wrong


class Page:
    """A text that teaches: an article with its gold, or a page on another matter, of which nothing is right."""

    def __init__(self, name: str, text: str, published: date | None, article: Article | None) -> None:
        self.id, self.text, self.published, self.article = name, text, published, article
        self.paragraphs = corpus.paragraphs(text)
        self.read: dict[tuple[Any, ...], Read] = {}
        """Each reading once, by all that is judged of it."""

    def take(self, statements: Sequence[Statement], only: str = "") -> None:
        """Take down readings with what is right of them; only those of rules whose name begins so."""
        answers: dict[int, int] = {}
        wrong: Mapping[int, tuple[str, ...]] = {}
        if self.article is not None:
            judged = judge(self.article, Prose(tuple(statements), ()))
            answers = {place: at for at, place in judged.pairs if place is not None and at is not None}
            wrong = judged.wrong
        for place, one in enumerate(statements):
            if not one.rule.startswith(only):
                continue
            at = answers.get(place)
            new = Read(one, at, wrong[at] if at is not None else (), dict(features(self.text, one)))
            known = self.read.setdefault(_key(one), new)
            if known is not new:
                known.times += 1


def _key(one: Statement) -> tuple[Any, ...]:
    return one.start, one.end, one.act, one.actor, one.target, one.modality, one.polarity, one.attribution.kind


def pages() -> list[Page]:
    """All texts that teach, without readings."""
    articles = [one for one in corpus.load("open") if int(one.id.split("-")[1]) <= LAST]
    others = enumerate(scoped.other(), 1)
    return [
        *(Page(one.id, one.text, one.published, one) for one in articles),
        *(Page(f"other-{number}", text, None, None) for number, text in others),
    ]


def take_earlier(all_of: Sequence[Page]) -> None:
    """Have earlier states of the rules read what they had not seen."""
    for commit in COMMITS:
        with tempfile.TemporaryDirectory() as folder:
            _unpack(commit, Path(folder))
            source = Path(folder) / "src"
            seen = {file.stem for file in (source / "caveat/sources/prose/corpus/open").glob("*.yaml")}
            _take(source, "as it is", [one for one in all_of if one.article is not None and one.id not in seen])
            if commit in _GATED:
                _take(source, "open", [one for one in all_of if one.article is None])


def take_found(all_of: Sequence[Page], hints: Mapping[str, Sequence[Hint]]) -> None:
    """Have the rules of today read what a network found in texts that it was not taught by."""
    for one in all_of:
        some = [(number, start, end) for number, (start, end) in enumerate(one.paragraphs)]
        prose = rules.read_of(one.text, one.paragraphs, some, one.published, hints.get(one.id, ()))
        one.take(prose.statements, RULE)


def _unpack(commit: str, folder: Path) -> None:
    # git as it stands in the path, with a commit of the list above: no word of anybody else's
    packed = subprocess.run(["git", "archive", commit, "src"], cwd=ROOT, check=True, capture_output=True).stdout  # noqa: S603, S607
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(folder, filter="data")


def _take(source: Path, gate: str, some: Sequence[Page]) -> None:
    lines = "".join(
        json.dumps({"id": one.id, "text": one.text, "paragraphs": one.paragraphs,
                    "published": one.published.isoformat() if one.published else None}) + "\n"
        for one in some
    )  # fmt: skip
    # this Python, with a script of our own over a tree of our own; the texts go in by standard input
    read = subprocess.run(  # noqa: S603
        [sys.executable, "-c", _READER, gate], input=lines, env={"PYTHONPATH": str(source)}, check=True,
        capture_output=True, text=True,
    )  # fmt: skip
    by_id = {one.id: one for one in some}
    for line in read.stdout.splitlines():
        name, told = json.loads(line)
        by_id[name].take(list(_statements(told)))


def _statements(told: Sequence[Any]) -> Iterator[Statement]:
    for start, end, act, actor, target, objects, modality, polarity, kind, speaker, relayed, dated, rule in told:
        source = Source(Attribution(kind), speaker, None, None, "an outlet" if relayed else None)
        yield Statement(
            start, end, Act(act), _mention(actor), _mention(target), (Mention("", start, end),) * objects,
            Modality(modality), Polarity(polarity), source, "2030" if dated else None, (), rule, 0.0,
        )  # fmt: skip


def _mention(told: Sequence[Any] | None) -> Mention | None:
    return None if told is None else Mention(*told)
