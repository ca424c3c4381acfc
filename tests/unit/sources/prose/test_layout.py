"""What the blocks of a document are, by the shape of their lines."""

from __future__ import annotations

import re

import pytest

from caveat.sources.prose.voices.dialogues import answers
from caveat.sources.prose.voices.layout import Kind, blocks, floor, parted, speaks_to

PARTS = {
    "a name above a speech": ("Niamh Costello\nWe have approved nine.", 2),
    "an office above a speech": ("Presenter\nThe minister has joined us on the line.", 2),
    "a seat behind the name": ("Ann Lind (Greens)\nBergen refused such a ship last year.", 2),
    "labels that come again": ("ROCHE: Good morning.\nAMANN: It has gone.\nROCHE: Where?\nAMANN: To Chad.", 4),
    "a call": ("Dear Minister,\nThe boats have gone.", 2),
    "a farewell": ("The boats have gone.\nYours sincerely,\nAnn Lind", 3),
    "a signature with an office and a place": ("Ann Lind\nPress Counsellor\nOslo, 3 May", 1),
    "a signature with an abbreviated place": ("Marvin Teal\nTucson, Ariz.", 1),
    "bodies that sign": ("Vredesforum Gent\nLigue pour la paix\nRéseau Transit Namur", 1),
    "a day above what happened": ("12 Feb 2029\nThe council approves the sale.", 1),
    "lines that were wrapped": (
        "The ministry said on Monday that it had asked\nAnn Lind\nand her office for papers, which have been\nsent.",
        1,
    ),
}
KINDS = {
    "Dear Minister,": Kind.CALLS,
    "Ladies and gentlemen,": Kind.CALLS,
    "Yours faithfully,": Kind.LEAVES,
    "Ann Lind, Bergen": Kind.SIGNS,
    "(Signed) Ann Lind": Kind.SIGNS,
    "It has gone.": Kind.SAID,
    "Radars for Kenya": Kind.SHORT,
}
FLOORS = {
    "Ann Lind": True,
    "The Chair": True,
    "Presenter": True,
    "DOYLE:": True,
    "Minister for Trade (Ann Lind)": True,
    "Norway": False,
    "Munitions Traffic": False,
    "Foreign Ministry": False,
}
TALKS = {
    "dashes": ("- What did you stop?\n- We stopped two.\n- And Chad?\n- Nothing.", [1, 3]),
    "dashes of a list": ("- It has gone.\n- We saw it.\n- The swans are back.\n- Nobody knows.", []),
    "names of those who ask": (
        "Briefing by Minister Ann Lind\nWelcome.\n(Ola Berg, Post) When?\nIn May.\n[Coast Radio] And then?\nWe wait.",
        [1, 3, 5],
    ),
    "names with nobody who presides": ("(Ola Berg, Post) When?\nIn May.\n(Eva Moe, Radio) And then?\nWe wait.", []),
    "two questions to somebody": ("What did you stop?\nWe stopped two.\nWould you again?\nI would.", [1, 3]),
    "two questions of the page": ("What is a hold?\nA veto.\nCan you lift it?\nNo.", []),
}


def _spans(text: str) -> list[tuple[int, int]]:
    return [found.span() for found in re.finditer(r"[^\n]+", text)]


@pytest.mark.parametrize(("text", "parts"), PARTS.values(), ids=PARTS.keys())
def test_a_paragraph_is_parted_around_lines_that_stand_for_themselves(text: str, parts: int) -> None:
    whole = 0, len(text)
    found = parted(text, [whole])[whole]
    assert len(found) == parts
    assert "\n".join(text[start:end] for start, end in found) == text


@pytest.mark.parametrize(("line", "kind"), KINDS.items(), ids=KINDS.keys())
def test_a_line_is_told_by_its_shape(line: str, kind: Kind) -> None:
    text = f"{line}\nIt has gone." if kind is not Kind.LEAVES else f"{line}\nAnn Lind"
    assert blocks(text, _spans(text))[0].kind is kind


def test_a_line_with_a_comma_above_a_name_takes_leave_and_calls_above_what_is_said() -> None:
    text = "In solidarity,\nAnn Lind"
    assert [block.kind for block in blocks(text, _spans(text))] == [Kind.LEAVES, Kind.SIGNS]
    text = "In solidarity,\nIt has gone."
    assert [block.kind for block in blocks(text, _spans(text))] == [Kind.CALLS, Kind.SAID]


@pytest.mark.parametrize(("line", "given"), FLOORS.items(), ids=FLOORS.keys())
def test_a_line_that_is_no_more_than_a_name_or_an_office_gives_the_floor(line: str, given: bool) -> None:
    found = floor(line, (0, len(line)))
    assert (found is not None and found.known) is given


def test_whom_the_head_names_with_an_office_speaks_where_he_greets_somebody() -> None:
    speech = "Ann Lind\nMinister of Trade\nGood evening.\nI sent it."
    found = speaks_to(speech, blocks(speech, _spans(speech)))
    assert found == (0, len("Ann Lind"))
    article = "Ann Lind\nMinister of Trade\nIt has gone.\nI sent it."
    assert speaks_to(article, blocks(article, _spans(article))) is None


@pytest.mark.parametrize(("text", "given"), TALKS.values(), ids=TALKS.keys())
def test_what_answers_in_a_talk_without_labels(text: str, given: list[int]) -> None:
    spans = _spans(text)
    found = answers(text, spans, labelled=False)
    assert [at for at, span in enumerate(spans) if span[0] in found] == given
