"""First looks at articles: kept as they were taken, taken once, and added up."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from caveat.sources.prose.measure import corpus, looks
from caveat.sources.prose.measure.looks import Look, Seen

ARTICLE = """\
id: open-999
style: wire
outlet: The Harbour Post
published: 2031-03-04
text: |
  Norway halts shells for Peru

  Norway has suspended deliveries of artillery shells to Peru, the Norwegian defence ministry said on Monday.
statements:
  - id: s1
    quote: Norway has suspended deliveries of artillery shells to Peru
    act: pause
    actor: Norway
    target: Peru
    modality: asserted
    polarity: positive
    attribution: {kind: institution, speaker: ministry, count: null, description: null, relayed_from: null}
    objects: [deliveries of artillery shells]
    date: null
contradictions: []
checked: {by: the test, agreed: 1, mended: 0}
"""
NOON = Look("open-998", "wire", Counter(articles=1, gold=3, read=2, right=1, found=2),
            (Seen("halt", {"every statement": 1.0, "commas": 0.667}, True),))  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(looks, "KEPT", tmp_path / "looks.jsonl")
    (tmp_path / "open-999.yaml").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def test_a_look_is_told_as_it_was_taken(folder: Path) -> None:
    looks.KEPT.write_text(looks.written(NOON) + "\n", encoding="utf-8")
    assert looks.kept() == [NOON]


def test_an_article_is_looked_at_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    looks.main([str(folder)])
    looks.main([str(folder)])
    assert (
        capsys.readouterr().out == "1 articles looked at for the first time\n0 articles looked at for the first time\n"
    )
    (taken,) = looks.kept()
    assert (taken.article, taken.style, taken.counts["gold"]) == ("open-999", "wire", 1)
    assert [one.right for one in taken.seen].count(True) == taken.counts["right"] == 1  # the second sentence


def test_looks_are_added_up() -> None:
    other = Look("open-997", "debate", Counter(articles=1, gold=5, read=4, right=3, found=4), ())
    found = looks.score([NOON, other])
    assert (found.counts["right"], found.counts["read"], found.counts["gold"]) == (1 + 3, 2 + 4, 3 + 5)
    assert found.by_style["debate"]["read"] == 4


def test_looks_were_taken_at_articles_of_the_open_part_alone() -> None:
    names = [one.article for one in looks.kept()]
    assert len(names) == len(set(names))
    assert set(names) <= {one.id for one in corpus.load("open")}


def test_a_look_has_as_many_statements_as_it_counts() -> None:
    """Where a network kept some back, those are seen too: their likelihood is fitted."""
    for one in looks.kept():
        checked = any(each.network for each in one.seen)
        assert len(one.seen) >= one.counts["read"] if checked else len(one.seen) == one.counts["read"]
        right = sum(each.right for each in one.seen)
        assert right >= one.counts["right"] if checked else right == one.counts["right"]


def test_looks_that_counted_names_say_nothing_of_the_things_found() -> None:
    taken = looks.kept()
    before = [one for one in taken if int(one.article.rpartition("-")[2]) < 1456]
    since = [one for one in taken if int(one.article.rpartition("-")[2]) >= 1456]
    assert not any(one.counts["objects gold"] for one in before)
    assert 0 < sum(one.counts["objects found"] for one in since) <= sum(one.counts["objects gold"] for one in since)
