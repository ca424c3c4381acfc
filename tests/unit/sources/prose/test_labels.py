"""Who speaks, and what stands in front of a paragraph."""

from __future__ import annotations

import re

import pytest

from caveat.sources.prose.named.book import Book
from caveat.sources.prose.voices.labels import Labels, past_dateline

CALL = """JANE OKORO, CHIEF EXECUTIVE: We shipped forty launchers.

Ten more will follow.

PAUL LIND, HARBOUR BANK: What about Poland?

OKORO: Warsaw has signed."""


def _voices(text: str) -> list[str | None]:
    labels, at, found = Labels(text, Book()), 0, list[str | None]()
    for paragraph in text.split("\n\n"):
        voice = labels.at(at, at + len(paragraph))
        found.append(voice[0].speaker if voice is not None else None)
        at += len(paragraph) + 2
    return found


def test_whoever_has_the_floor_in_the_record_of_a_call_keeps_it_until_another_takes_it() -> None:
    assert _voices(CALL) == ["JANE OKORO", "JANE OKORO", "PAUL LIND", "JANE OKORO"]


def test_a_dateline_is_nobody_who_speaks() -> None:
    assert _voices("NEW DELHI: The cabinet has met.\n\nIt sold ten radars.") == [None, None]


ANSWERS = """Written answers

Question 1: Has the Netherlands sold radars?

State Secretary: It has sold two.

Question 2: To whom?

State Secretary: To Kenya."""
SCRIPT = """PRESENTER: Ann Lind is on the quay in Kiel. Ann, what do we know?

LIND: The boats have left.

GENERAL OLA BERG (recording): I have asked for ten more."""
TALK = """Jane Okoro makes launchers.

Is it true that you sold some to Kenya?

I sold none. We asked for a licence.

In 2029 you sold them all the same.

That was before my time.

And Poland?

Warsaw has signed.

Any doubts?

Never."""


def test_an_office_answers_in_writing() -> None:
    assert _voices(ANSWERS) == [None, None, "State Secretary", None, "State Secretary"]


def test_a_reporter_of_the_station_is_its_own_voice_and_a_recording_is_whoever_speaks_in_it() -> None:
    assert _voices(SCRIPT) == [None, None, "GENERAL OLA BERG"]


def test_answers_are_on_the_word_of_whoever_is_interviewed() -> None:
    text = f"Jane Okoro: “Never”\n\n{TALK}"
    found = _voices(text)
    who = "Jane Okoro"
    assert found == [None, None, None, who, None, who, None, who, None, who]


@pytest.mark.parametrize(
    "head",
    (
        "Ben Moe talks to former trade minister Jane Okoro",
        "Ben Moe interviews Jane Okoro",
        "Ben Moe sat down with Jane Okoro, the former trade minister",
    ),
)
def test_whom_somebody_talks_to_answers(head: str) -> None:
    assert set(_voices(f"{head}\n\n{TALK}")) == {None, "Jane Okoro"}


def test_a_page_that_asks_and_answers_itself_is_no_interview() -> None:
    text = "What is a hold?\n\nA veto.\n\nWho has one?\n\nFour lawmakers.\n\nHow long?\n\nAs long as they like."
    assert set(_voices(f"Jane Okoro: “Never”\n\n{text}")) == {None}


def test_a_conversation_is_printed_under_full_names() -> None:
    text = "Jane Okoro: It has gone.\n\nPaul Lind: Where?\n\nJane Okoro: To Kenya.\n\nPaul Lind: When?"
    assert _voices(text) == ["Jane Okoro", "Paul Lind", "Jane Okoro", "Paul Lind"]


@pytest.mark.parametrize(
    ("paragraph", "first"),
    [
        ("PARIS, May 3 (Reuters) - France has halted it.", "France"),
        ("Sir, - Your paper says that Oslo sold it.", "Your"),
        ("FOR IMMEDIATE RELEASE: Lantern Rights calls on Ottawa.", "Lantern"),
        ("Sir Alan Prowse told the committee.", "Sir"),
        ("OKORO: Warsaw has signed.", "Warsaw"),
        ("State Secretary: No. The Netherlands has not sold any.", "The Netherlands"),
        ("• JETS are on their way.", "JETS"),
        ("14:05 GMT - The vote is over.", "The vote"),
        ("UPDATE 14:10. The embassy has called.", "The embassy"),
        ("(iv) Deliveries to Chad have stopped.", "Deliveries"),
        ("UK SUSPENDS LICENCES FOR OMAN - TRADE DEPARTMENT", "UK"),
    ],
    ids=[
        "wire",
        "letter",
        "release",
        "a title is no salutation",
        "label",
        "a bare answer",
        "bullet",
        "time",
        "update",
        "number",
        "a headline in capitals",
    ],
)
def test_the_first_sentence_begins_behind_what_stands_in_front(paragraph: str, first: str) -> None:
    assert paragraph[past_dateline(paragraph, 0, len(paragraph)) :].startswith(first)


WRAPPED = """MS. LUND:  Good afternoon.  I have a few words on
the radars.

     They have left for Kenya, as we said that they
would, and in good time.

Q    And the rifles,
when will they go?

MS. LUND:  We have sold
none."""


def test_the_lines_of_a_paragraph_that_was_wrapped_by_hand_are_one_turn() -> None:
    spans = [found.span() for found in re.finditer(r"\S(?:(?!\n\n).)*", WRAPPED, re.DOTALL)]
    labels = Labels(WRAPPED, Book(), spans)
    assert [voice[0].speaker if (voice := labels.at(*span)) else None for span in spans] == [
        "MS. LUND", "MS. LUND", None, "MS. LUND",
    ]  # fmt: skip


HEADED = """Remarks by President Lund on the Radars

THE PRESIDENT: Good morning, and thank you.

We sent them in May.

Q    To whom?

THE PRESIDENT: To Kenya."""


def test_an_office_in_front_of_what_is_said_is_whoever_the_heading_names_with_it() -> None:
    assert _voices(HEADED) == [None, "President Lund", "President Lund", None, "President Lund"]
