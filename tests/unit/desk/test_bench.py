"""A measurement of the corpus as a person sees it and as it is kept: words only where these may be shown."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from caveat.desk import bench
from caveat.errors import Malformed, Unreadable
from caveat.evidence import Act, Modality, Polarity
from caveat.sources.prose.measure import corpus, looks
from caveat.sources.prose.measure.looks import Look
from caveat.sources.prose.statement import OUTLET, Mention, Prose, Statement

FILE = """\
id: {part}-901
style: wire
outlet: The Harbour Post
published: 2031-03-06
text: |
  Ruritania halted shipments to Norland. Norland asked Sylvania for rifles.
statements:
  - {{id: s1, quote: Ruritania halted shipments to Norland, act: pause, actor: Ruritania, target: Norland,
     modality: asserted, polarity: positive, attribution: {{kind: outlet}}, objects: [shipments], date: null}}
  - {{id: s2, quote: Norland asked Sylvania for rifles, act: request, actor: Norland, target: Sylvania,
     modality: asserted, polarity: positive, attribution: {{kind: outlet}}, objects: [rifles], date: null}}
"""
NAMES = ("Ruritania", "Norland", "Sylvania", "rifles", "shipments", "halted")


@dataclass
class Stub:
    """Reads the first sentence right, or the second, as it is told."""

    second: bool = False
    name: str = "stub"

    def read(self, text: str, paragraphs: Sequence[tuple[int, int]], published: date | None) -> Prose:
        act, actor, target = (Act.REQUEST, "Norland", "Sylvania") if self.second else (
            Act.PAUSE, "Ruritania", "Norland")  # fmt: skip
        start = text.index("Norland asked") if self.second else 0
        return Prose((Statement(
            start, start + 20, act, Mention(actor, 0, 1), Mention(target, 0, 1), (), Modality.ASSERTED,
            Polarity.POSITIVE, OUTLET, None, (), "by hand", 0.0,
        ),), ())  # fmt: skip


@pytest.fixture(autouse=True)
def small_corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for part in bench.PARTS:
        (tmp_path / part).mkdir()
        (tmp_path / part / "901.yaml").write_text(FILE.format(part=part), encoding="utf-8")
    monkeypatch.setattr(corpus, "_entries", lambda part: sorted((tmp_path / part).iterdir()))


def shown(measured: bench.Measured) -> str:
    return "\n".join(measured.lines)


@pytest.mark.parametrize("part", bench.PARTS)
def test_a_part_is_read_and_its_figures_are_shown_with_their_basis(part: corpus.Part) -> None:
    measured = bench.read_corpus(Stub(), part)
    assert measured.score.right == {f"{part}-901/s1"}
    assert measured.lines[0] == f"{part} part, corpus {corpus.digest(part)[:12]}"
    assert "1 articles, 2 gold statements, 1 read by stub: 1 right, 0 reversed" in measured.lines[1]
    assert "1 of 2: of gold statements, read wholly right" in shown(measured)


def test_what_moved_is_told_with_its_words_in_the_open_part(tmp_path: Path) -> None:
    kept = tmp_path / "read.json"
    bench.keep([bench.read_corpus(Stub(), "open")], kept)
    told = shown(bench.read_corpus(Stub(second=True), "open", kept))
    assert "against the stored result of stub: 1 gained, 1 lost" in told
    assert "gained open-901/s2: Norland asked Sylvania for rifles" in told
    assert "lost open-901/s1: Ruritania halted shipments to Norland" in told
    assert "0.500 then, 0.500 now" in told


def test_no_word_of_the_frozen_part_is_shown_or_kept(tmp_path: Path) -> None:
    kept = tmp_path / "read.json"
    bench.keep([bench.read_corpus(Stub(), "frozen")], kept)
    measured = bench.read_corpus(Stub(second=True), "frozen", kept)
    assert "1 gained, 1 lost" in shown(measured)
    for text in (shown(measured), kept.read_text(encoding="utf-8")):
        assert [name for name in NAMES if name in text] == []


def test_the_frozen_part_is_not_explained() -> None:
    with pytest.raises(Unreadable, match="its words are not shown"):
        bench.read_corpus(Stub(), "frozen", explain=True)


def test_the_open_part_is_explained_with_what_each_rule_is_worth() -> None:
    told = shown(bench.read_corpus(Stub(), "open", explain=True))
    assert "open-901/s2 request missed: Norland asked Sylvania for rifles" in told
    assert "rule by hand              1 right of 1 read, 0 reversed" in told


def test_a_result_holds_figures_and_of_each_statement_whether_it_was_right(tmp_path: Path) -> None:
    kept = tmp_path / "read.json"
    bench.keep([bench.read_corpus(Stub(), part) for part in bench.PARTS], kept)
    written = json.loads(kept.read_text(encoding="utf-8"))
    assert written["format"] == "caveat-bench-read/1"
    assert list(written["parts"]) == ["open", "frozen"]
    part = written["parts"]["open"]
    assert part["statements"] == {"open-901/s1": True, "open-901/s2": False}
    assert (part["figures"]["precision"], part["figures"]["recall"]) == (1.0, 0.5)
    assert part["figures"]["contradiction recall"] is None, "of no contradictions none is no share"


def test_a_part_that_was_not_measured_again_stays(tmp_path: Path) -> None:
    kept = tmp_path / "read.json"
    bench.keep([bench.read_corpus(Stub(), "frozen")], kept)
    bench.keep([bench.read_corpus(Stub(second=True), "open")], kept)
    parts = bench.load(kept).parts
    assert parts["frozen"].statements["frozen-901/s1"] is True
    assert parts["open"].statements["open-901/s1"] is False


def test_a_result_kept_twice_is_the_same_bytes(tmp_path: Path) -> None:
    kept = tmp_path / "read.json"
    bench.keep([bench.read_corpus(Stub(), "open")], kept)
    first = kept.read_bytes()
    bench.keep([bench.read_corpus(Stub(), "open")], kept)
    assert kept.read_bytes() == first


def test_a_corpus_that_has_changed_is_told(tmp_path: Path) -> None:
    kept = tmp_path / "read.json"
    bench.keep([bench.read_corpus(Stub(), "open")], kept)
    path = tmp_path / "open" / "901.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("id: s2", "id: s3"), encoding="utf-8")
    told = shown(bench.read_corpus(Stub(), "open", kept))
    assert "the corpus is another one than then: 1 statements are new and 1 gone" in told


def test_a_part_without_a_stored_result_says_so(tmp_path: Path) -> None:
    kept = tmp_path / "read.json"
    bench.keep([bench.read_corpus(Stub(), "open")], kept)
    assert bench.read_corpus(Stub(), "frozen", kept).lines[-1] == "no stored result of this part"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "this is no stored result"),
        ("[]", "this is no stored result"),
        ('{"format": "caveat-bench-read/2", "parts": {}}', "format: input should be"),
        ('{"format": "caveat-bench-read/1", "parts": {"shut": {}}}', "parts.shut"),
        ('{"format": "caveat-bench-read/1", "parts": {"open": {"engine": "e"}}}', "parts.open.corpus: field required"),
    ],
    ids=["empty", "a list", "another format", "another part", "half a part"],
)
def test_a_file_that_is_no_result_is_refused_and_not_written_over(tmp_path: Path, text: str, why: str) -> None:
    kept = tmp_path / "read.json"
    kept.write_text(text, encoding="utf-8")
    with pytest.raises(Malformed) as wrong:
        bench.keep([bench.read_corpus(Stub(), "open")], kept)
    assert why in str(wrong.value)
    assert kept.read_text(encoding="utf-8") == text


def test_a_result_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="No such file"):
        bench.read_corpus(Stub(), "open", tmp_path / "none.json")


def test_engines_have_names() -> None:
    assert [bench.engine(name, {}).name for name in ("rules", "checked")] == ["rules", "checked"]
    with pytest.raises(Unreadable, match="no model is configured, so nothing was sent"):
        bench.engine("model", {})
    with pytest.raises(Unreadable, match="Name one of: rules, checked, model"):
        bench.engine("oracle", {})


def test_first_looks_are_told_without_reading_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = [
        Look("open-701", "wire", Counter(articles=1, gold=9, read=6, right=4, found=5), ()),
        Look("open-702", "wire", Counter(articles=1, gold=11, read=4, right=3, found=3), ()),
    ]
    monkeypatch.setattr(looks, "kept", lambda: seen)
    told, *lines = bench.first_looks()
    assert "open-701 to open-702" in told
    assert any(line.startswith("precision") and "7 of 10" in line for line in lines)  # 4 and 3 of 6 and 4
    assert any(line.startswith("recall") and "7 of 20" in line for line in lines)
