"""Whose letters the paragraphs of a page of letters are."""

from __future__ import annotations

import re

import pytest

from caveat.sources.prose.voices.letters import writers

PAGES = {
    "a name and a place under each": (
        "Your letters\nSir, - It has gone.\nAnn Lind, Bergen\nThe swans are back.\nBen Moe, Oslo",
        [None, "Ann Lind", None, "Ben Moe", None],
    ),
    "two paragraphs of one letter": (
        "Letters\nIt has gone.\nWe saw it.\n— Ann Lind, Bergen",
        ["Ann Lind", "Ann Lind", "Ann Lind", None],
    ),
    "a name in front": (
        "From Dr Ann Lind\nSir, It has gone.\nFrom Ben Moe\nSir, It has not.",
        [None, "Dr Ann Lind", None, "Ben Moe"],
    ),
    "a farewell": ("Dear Editor, It has gone.\nYours faithfully,\nAnn Lind", ["Ann Lind", "Ann Lind", None]),
    "in brackets at the end": ("Readers write\nIt has gone. (Ann Lind, Bergen)", ["Ann Lind", "Ann Lind"]),
    "a note of the editor": (
        "Letters\nIt has gone.\nAnn Lind, Bergen\nEditor's note: It has not.",
        ["Ann Lind", "Ann Lind", None, None],
    ),
    "an unsigned letter": ("Letters\nSir, - It has gone.", [None, None]),
    "to an office": (
        "Reply to question 4\nDear Chair, You asked.\nIt has gone.\nWith kind regards,\nAnn Lind, Minister for Trade",
        [None, "Ann Lind", "Ann Lind", "Ann Lind", None],
    ),
    "to a person": (
        "The rifles\nDear Senator Moe,\nIt has gone.\nYours sincerely,\nDr Ann Lind",
        [None, "Dr Ann Lind", "Dr Ann Lind", "Dr Ann Lind", None],
    ),
    "a speech": (
        "Remarks by Ann Lind, Secretary of Defence, Oslo\nWe sent it.\nI saw it go.",
        [None, "Ann Lind", "Ann Lind"],
    ),
    "a speech of an office and a name": (
        "Harbour Post\nOpening statement by Defence Minister Ann Lind to the committee\nWe sent it.",
        [None, None, "Ann Lind"],
    ),
    "a speech of an office, and then a name": (
        "Remarks by the Minister of Defence of Norway, Ann Lind, at the Forum (as delivered)\nWe sent it.",
        [None, "Ann Lind"],
    ),
    "an account of a speech": (
        'Remarks by Ann Lind, Secretary of Defence, Oslo\nShe said that it had gone.\n"We sent it."',
        [None, None, None],
    ),
    "an affidavit": (
        "AFFIDAVIT\nI, the undersigned, Ann Lind, state under oath:\n1. Norland sent it.\n2. I saw it go.",
        [None, "Ann Lind", "Ann Lind", "Ann Lind"],
    ),
    "a witness": ("I, Ann Lind, of Oslo, will say:\nNorland sent it.", ["Ann Lind", "Ann Lind"]),
    "a speech that never says I": (
        "Opening statement of Senator Ann Lind\nNorland sent it.\nPeru has asked for more.",
        [None, "Ann Lind", "Ann Lind"],
    ),
    "a speech below the line of its firm and its day": (
        "Nordwerft AG results call\nMay 4, 2031. Prepared remarks of chief executive Ann Lind (extract)\nWe sent it.",
        [None, None, "Ann Lind"],
    ),
    "a speech with its giver in front": ("Ann Lind: Speech to the Forum, 4 May 2031\nWe sent it.", [None, "Ann Lind"]),
    "the text of a speech": ("Transcript of remarks by Ann Lind, Quay Watch\nI saw it.", [None, "Ann Lind"]),
    "a headline on a speech": (
        "Remarks by Ann Lind\nThe minister said it had gone.\nPeru was silent.",
        [None, None, None],
    ),
    "whoever spoke to the paper": (
        "Ann Lind was a clerk at the quay until 2029. She spoke to us in May.\nWe sent it.\nI saw it go.",
        [None, "Ann Lind", "Ann Lind"],
    ),
    "as told to a writer": ("As told to Ben Moe: Ann Lind, clerk\nWe sent it.", [None, "Ann Lind"]),
    "whoever spoke to the paper, told by it": (
        "Ann Lind was a clerk at the quay. She spoke to us in May.\nNorland sent it.\nPeru got it.\nIt is there.",
        [None, None, None, None],
    ),
    "a statement of a body": ("Statement by the Ministry of Defence on exports\nWe sent it.", [None, None]),
    "no page of letters": ("It has gone.\nReporting by Ann Lind, Bergen\nAnn Lind, Bergen", [None, None, None]),
}


@pytest.mark.parametrize(("text", "who"), PAGES.values(), ids=PAGES.keys())
def test_a_letter_is_on_the_word_of_whoever_signs_it(text: str, who: list[str | None]) -> None:
    spans = [found.span() for found in re.finditer(r"[^\n]+", text)]
    found = writers(text, spans)
    voices = [found.get(start) for start, _ in spans]
    assert [voice[0].speaker if voice is not None else None for voice in voices] == who
