"""A gold that does not hold is refused by file, line and statement; one that holds knows its places."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from caveat.errors import BadRow, CaveatError, Malformed, TooLarge
from caveat.evidence import Act, Attribution, Modality, Polarity
from caveat.sources.prose.measure import corpus

HERE = Path(corpus.__file__).parents[1] / "corpus"
FILE = """\
id: open-901
style: wire
outlet: The Harbour Post
published: 2031-03-06
text: |
  Ruritania halts shells

  Ruritania halted shell deliveries to Norland on Tuesday, two officials said. The halt was denied by its ministry.

  It halted shell deliveries to Norland on Tuesday in 2029 as well.
statements:
  - id: s1
    quote: halted shell deliveries to Norland on Tuesday
    at: 1
    act: pause
    actor: [Ruritania, Ruritanian government]
    target: Norland
    modality: asserted
    polarity: positive
    attribution: {kind: anonymous, speaker: two officials, count: 2, description: officials, relayed_from: null}
    objects: [shell deliveries]
    quantities: [{value: 500, unit: shells, qualifier: about}]
    date: 2031-03-04
  - id: s2
    quote: The halt was denied
    act: pause
    actor: null
    target: null
    modality: denied
    polarity: negative
    attribution: {kind: institution, speaker: its ministry, count: null, description: null, relayed_from: null}
    objects: []
    date: 2031
contradictions:
  - {a: s1, b: s2, why: denial}
checked: {by: a second reader, agreed: 2, mended: 0}
"""


def read(text: str) -> corpus.Article:
    return corpus.read(text.encode(), "open-901.yaml")


def test_every_statement_knows_where_its_quote_stands() -> None:
    article = read(FILE)
    assert (article.id, article.style, article.published) == ("open-901", "wire", date(2031, 3, 6))
    first, second = article.statements
    for gold in article.statements:
        assert article.text[gold.start : gold.end] == gold.said.quote
    assert first.start == article.text.index("halted shell")
    assert (first.id, second.id) == ("open-901/s1", "open-901/s2")
    assert (first.said.act, first.said.modality, first.said.polarity) == (
        Act.PAUSE, Modality.ASSERTED, Polarity.POSITIVE)  # fmt: skip
    assert article.contradictions == ((0, 1, "denial"),)


def test_null_is_nobody_one_name_is_one_and_several_are_all_right() -> None:
    first, second = read(FILE).statements
    assert first.said.actor == ("Ruritania", "Ruritanian government")
    assert first.said.target == ("Norland",)
    assert (second.said.actor, second.said.target) == ((), ())
    assert first.said.attribution.kind is Attribution.ANONYMOUS
    assert first.said.attribution.relayed_from == ()


def test_a_date_keeps_its_precision_and_is_no_number() -> None:
    first, second = read(FILE).statements
    assert (first.said.date, second.said.date) == ("2031-03-04", "2031")


def test_a_week_is_a_precision_too() -> None:
    assert read(FILE.replace("date: 2031\n", "date: 2031-W13\n")).statements[1].said.date == "2031-W13"


def test_the_second_of_two_printings_can_be_meant() -> None:
    article = read(FILE.replace("at: 1", "at: 2"))
    assert article.statements[0].start == article.text.rindex("halted shell")


def test_an_article_about_something_else_has_no_statement() -> None:
    head = FILE[: FILE.index("statements:")]
    assert read(head + "statements: []\n").statements == ()


BAD = {
    "a quote that does not stand there": (
        "quote: The halt was denied", "quote: The stop was denied",
        "line 24 (statement s2): quote is 'The stop was denied', which does not stand in the text"),
    "a quote that stands twice": ("    at: 1\n", "", "line 12 (statement s1): quote is 'halted shell deliveries"),
    "a printing that is not there": ("at: 1", "at: 3", "line 12 (statement s1): at is 3. The quote stands there 2"),
    "a quote over two paragraphs": (
        "quote: The halt was denied", 'quote: "denied by its ministry.\\n\\nIt"', "quote is longer than one paragraph"),
    "a quote that is too long": ("The halt was denied\n    act", "x" * 401 + "\n    act", "at most 400 characters"),
    "an unknown act": (
        "act: pause\n    actor: null", "act: stop\n    actor: null",
        "line 24 (statement s2): act is 'stop'"),
    "an unknown modality": ("modality: asserted", "modality: sure", "(statement s1): modality is 'sure'"),
    "an unknown polarity": ("polarity: positive", "polarity: yes", "(statement s1): polarity is 'yes'"),
    "an unknown kind of source": ("kind: institution", "kind: office", "attribution.kind is 'office'"),
    "an unknown kind of contradiction": ("why: denial", "why: mood", "contradictions.0.why is 'mood'"),
    "a key that is misspelt": ("    modality: denied", "    mood: denied", "modality is missing"),
    "a key that nobody asked for": ("    objects: []", "    objects: []\n    sure: 1", "sure is an unknown key"),
    "a key given twice": ("style: wire", "style: wire\nstyle: blog", "line 3: 'style' is given twice"),
    "an id given twice": ("id: s2", "id: s1", "line 24 (statement s1): id is given twice"),
    "a denial that is positive": ("polarity: negative", "polarity: positive", "What is denied is negative"),
    "an outlet that speaks": ("kind: institution", "kind: outlet", "attribution.speaker is 'its ministry'"),
    "an institution that nobody names": ("speaker: its ministry", "speaker: null", "attribution.speaker is null"),
    "an institution that is counted": (
        "its ministry, count: null", "its ministry, count: 2", "Only anonymous sources have these"),
    "a date in words": ("date: 2031\n", "date: last year\n", "date is 'last year'"),
    "a day that no calendar has": ("published: 2031-03-06", "published: 2031-02-30", "published is '2031-02-30'"),
    "a contradiction of nobody": ("b: s2", "b: s9", "'s9', no statement of this article"),
    "a contradiction of one": ("b: s2", "b: s1", "the same statement as a"),
    "broken YAML": ("objects: []", "objects: [", "the YAML breaks"),
    "no mapping": (FILE, "- a\n- b\n", "line 1: no mapping stands there"),
    "no text": (FILE, "", "no mapping stands there"),
}  # fmt: skip


@pytest.mark.parametrize(("stands", "instead", "told"), BAD.values(), ids=BAD.keys())
def test_a_file_that_does_not_hold_is_refused_where_it_does_not(stands: str, instead: str, told: str) -> None:
    assert stands in FILE
    with pytest.raises((BadRow, Malformed)) as wrong:
        read(FILE.replace(stands, instead, 1))
    assert str(wrong.value).startswith("open-901.yaml")
    assert told in str(wrong.value)


def test_an_alias_is_not_followed() -> None:
    with pytest.raises(Malformed, match="an alias"):
        read(FILE.replace("objects: []", "objects: *names").replace("objects: [shell", "objects: &names [shell"))


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(Malformed, match="byte 0 is not UTF-8"):
        corpus.read(b"\xff\xfe", "open-901.yaml")


def test_a_file_that_is_too_large_is_refused() -> None:
    with pytest.raises(TooLarge):
        read(FILE + "#" * corpus.MAX_BYTES)


def test_a_complaint_about_the_frozen_part_shows_no_word_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = tmp_path / "frozen-901.yaml"
    bad.write_text(FILE.replace("quote: The halt was denied", "quote: The stop was denied"), encoding="utf-8")
    monkeypatch.setattr(corpus, "_entries", lambda part: [bad])
    with pytest.raises(CaveatError) as shown:
        corpus.load("open")
    assert "The stop was denied" in str(shown.value)
    with pytest.raises(CaveatError) as hidden:
        corpus.load("frozen")
    assert str(hidden.value) == (
        "frozen-901.yaml, line 24: something does not hold there. Its author's check says what; no words are shown."
    )
    assert "stop" not in repr(hidden.value)


def test_two_files_of_one_id_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(FILE, encoding="utf-8")
    monkeypatch.setattr(corpus, "_entries", lambda part: sorted(tmp_path.iterdir()))
    with pytest.raises(BadRow, match="also the id of another file"):
        corpus.load("open")


def test_furniture_and_second_printings_are_not_read() -> None:
    first = "Ruritania halted its deliveries of shells to Norland on Tuesday, two officials of the government said."
    text = f"{first}\n\nComments are closed.\n\n{first}\n\nThe ministry did not say when they would resume."
    shown = [text[start:end] for start, end in corpus.paragraphs(text)]
    assert shown == [first, "The ministry did not say when they would resume."]


@pytest.mark.parametrize("part", ["open", "frozen"])
def test_the_corpus_that_ships_holds(part: corpus.Part) -> None:
    articles = corpus.load(part)
    assert len({one.id for one in articles}) == len(articles) == len(list((HERE / part).glob("*.yaml")))
    assert len(corpus.digest(part)) == 64


def test_every_open_statement_stands_in_a_paragraph_that_is_read() -> None:
    unread = [
        gold.id
        for article in corpus.load("open")
        for gold in article.statements
        if not any(start <= gold.start and gold.end <= end for start, end in corpus.paragraphs(article.text))
    ]
    assert unread == []
