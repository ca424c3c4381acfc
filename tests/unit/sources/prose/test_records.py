"""What is a record of speakers who take turns, and what only looks like one."""

from __future__ import annotations

import re

import pytest

from caveat.sources.prose.voices.records import goes_on, labels

RECORDS = {
    "a debate with parties": (
        "Lind (Labour): I thank the House.\nIt has gone.\nBerg (Greens): When?",
        ["Lind", None, "Berg"],
    ),
    "first names in capitals": ("ANNA: Welcome.\nBEN: Thanks.", ["ANNA", "BEN"]),
    "bold stars": ("**Anna Lind:** We sold two.\n**Ben Moe:** To whom?", ["Anna Lind", "Ben Moe"]),
    "times in front": ("[00:14] Anna: Welcome.\n[00:21] Ben: Thanks.", ["Anna", "Ben"]),
    "a dash behind the party": (
        "Anna Lind (S&D). – Madam President, it has.\nBen Moe (ECR). – Shame.",
        ["Anna Lind", "Ben Moe"],
    ),
    "offices of the house": (
        "Ann Lind, rapporteur: It met.\nBen Moe, for the minority: It did.",
        ["Ann Lind", "Ben Moe"],
    ),
    "seats and parties on lines of their own": (
        "Ann Lind (Wick) (Lab)\nI thank the House.\nMr. Moe\nIt has gone.\nAnn Lind (Wick) (Lab)\nWhen?",
        ["Ann Lind", None, "Mr. Moe", None, "Ann Lind", None],
    ),
    "who answers in writing": (
        "Asked by: Ann Lind (Lab - Wick)\nTo ask the Minister, when it went.\nAnswered by Ben Moe\nIn May.",
        [None, None, "Ben Moe", None],
    ),
    "a hearing": (
        "The Chairman. Thank you.\nMr. Moe. It has gone.\nSenator Lind. When did you send it?",
        ["The Chairman", "Mr. Moe", "Senator Lind"],
    ),
    "questions and answers of a person": ("Q: Have you sold any?\nA: Two.\nQ: When?\nA: In May.", ["Q", "A", "Q", "A"]),
}
NONE = {
    "a list of firms": "Nordic Aero (Sweden): sold 12 radars.\nVaal Arms (Chile): sold two.",
    "datelines": "OSLO: The cabinet has met.\nPARIS: The court has ruled.",
    "one label": "Ann Lind: It has gone.\nThe ship left in May.",
    "captions with years": "Radars For Kenya (2031)\nThe yard sold two.\nRifles For Chad (2032)\nThe yard sold 14.",
    "headings": "Background: The talks began in May.\nSummary: They failed.",
    "a page that asks itself": "Q: What is a hold?\nA: A veto.\nQ: Who has one?\nA: Four lawmakers.",
}


def _read(text: str) -> list[str | None]:
    spans = [found.span() for found in re.finditer(r"[^\n]+", text)]
    found = labels(text, spans)
    return [found[start].who if start in found else None for start, _ in spans]


@pytest.mark.parametrize(("text", "who"), RECORDS.values(), ids=RECORDS.keys())
def test_a_record_labels_whoever_speaks(text: str, who: list[str | None]) -> None:
    assert _read(text) == who


@pytest.mark.parametrize("text", NONE.values(), ids=NONE.keys())
def test_what_looks_like_labels_is_no_record(text: str) -> None:
    assert set(_read(text)) == {None}


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("They will be released if the bill passes.", True),
        ("The Department received 40 requests for comment on the rule.", True),
        ("I was asked for comment and gave none.", True),
        ("The embassy did not answer our request for comment.", False),
        ("The ministry has not responded to repeated requests for comment.", False),
        ("The yard could not be reached for comment.", False),
    ],
)
def test_whom_the_page_asked_for_comment_is_not_told_by_the_speaker_before(text: str, more: bool) -> None:
    assert goes_on(text, (0, len(text))) is more
