"""Records that others coded (PLOVER gold standard records, 2016) against what an engine reads of their sentences.

Only some of PLOVER's classes are acts of ours, and our engines read arms transfers, which most of these sentences are
not about: they leave most out, rightly. So every figure says of how many; a share of all records is no fault by itself.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from caveat.evidence import Act, Modality, Polarity
from caveat.sources.prose.engines.rules import Rules
from caveat.sources.prose.statement import OUTLET, Engine, Mention, Prose, Statement
from caveat.sources.prose.words.likeness import any_alike
from tests.conftest import SHARED

FILE = SHARED / "peers" / "data" / "plover-gsr" / "PLOVER_GSR_CAMEO.txt"

Span = tuple[int, int]

ACTS: Mapping[str, frozenset[Act]] = {
    "AGREE": frozenset({Act.APPROVE, Act.OFFER, Act.DELIVER, Act.RESUME, Act.SUPPORT}),
    "AID": frozenset({Act.DELIVER}),
    "DEMAND": frozenset({Act.DEMAND, Act.REQUEST}),
    "DISAPPROVE": frozenset({Act.OPPOSE}),
    "FIGHT": frozenset({Act.USE}),
    "INVESTIGATE": frozenset({Act.REVIEW}),
    "REJECT": frozenset({Act.DENY, Act.OPPOSE}),
    "SANCTION": frozenset({Act.PAUSE, Act.SLOW, Act.WITHHOLD, Act.DENY}),
    "SUPPORT": frozenset({Act.SUPPORT}),
    "THREATEN": frozenset({Act.WITHHOLD, Act.PAUSE, Act.CONDITION}),
}
"""Which acts of ours a class of theirs may be. AGREE is a promise of any help; SANCTION takes help away."""
NO_ACT = frozenset({"ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "RETREAT"})
"""Classes that are none: meetings, protests, arrests, marches, and giving way at home."""

_ARMS = re.compile(r"\barm(?:s|ed)\b|weapon|missile|rocket|ammunition|military aid", re.IGNORECASE)
"""The words by which 25 records mention arms or military aid, as the note beside the records counts them."""
_MARK = re.compile(r"\((?P<tag>SRC/TAR|TAR/LOC|SRC|TAR|EVT|LOC):\s*")


@dataclass(frozen=True, slots=True)
class Record:
    """One sentence, with where they mark its source, its target and its event."""

    id: str
    event: str
    text: str
    sources: tuple[Span, ...]
    targets: tuple[Span, ...]
    events: tuple[Span, ...]

    @property
    def acts(self) -> frozenset[Act]:
        return ACTS.get(self.event, frozenset())

    @property
    def arms(self) -> bool:
        return _ARMS.search(self.text) is not None

    @property
    def usable(self) -> bool:
        return bool(self.sources and self.events)


def marked(markup: str) -> tuple[str, list[tuple[str, Span]]]:
    """A sentence without its marks, and where they stood in it. A bracket of the sentence itself stays."""
    text: list[str] = []
    spans: list[tuple[str, Span]] = []
    opened: list[tuple[str | None, int]] = []
    at = 0
    while at < len(markup):
        mark = _MARK.match(markup, at)
        if mark:
            opened.append((mark["tag"], len(text)))
            at = mark.end()
            continue
        letter = markup[at]
        at += 1
        if letter == "(":
            opened.append((None, len(text)))
        elif letter in ")}" and opened:  # one record closes a mark with a brace
            tag, start = opened.pop()
            if tag is not None:
                spans.append((tag, (start, len(text))))
                continue
        text.append(letter)
    return "".join(text), spans


def record(raw: Mapping[str, Any]) -> Record:
    info = raw["textInfo"]
    text, spans = marked(info if isinstance(info, str) else info["markup"])

    def of(*tags: str) -> tuple[Span, ...]:
        return tuple(span for tag, span in spans if tag in tags and span[0] < span[1])

    return Record(raw["id"].removeprefix("PLOVER-GSR01-"), raw["event"], text, of("SRC", "SRC/TAR"),
                  of("TAR", "SRC/TAR", "TAR/LOC"), of("EVT"))  # fmt: skip


def records() -> list[Record]:
    return [record(raw) for raw in json.loads(FILE.read_text(encoding="utf-8")) if raw["event"] != "DOCUMENT"]


# Scoring -------------------------------------------------------------------------------------------------------------


def overlaps(one: Span, others: Iterable[Span]) -> bool:
    return any(one[0] < other[1] and other[0] < one[1] for other in others)


def who(mention: Mention | None, right: Sequence[Span], text: str) -> bool:
    """True where a mention stands where they mark one or bears its name, or where nobody is in either."""
    if mention is None:
        return not right
    there = overlaps((mention.start, mention.end), right)
    return there or any_alike(mention.name, [text[start:end] for start, end in right])


def best(one: Record, read: Sequence[Statement]) -> Statement | None:
    """Of the statements that share words with the event the one that agrees in most."""
    there = [each for each in read if overlaps((each.start, each.end), one.events)]
    return max(
        there,
        key=lambda each: (
            each.act in one.acts,
            who(each.actor, one.sources, one.text) + who(each.target, one.targets, one.text),
        ),
        default=None,
    )


def score(engine: Engine, among: Iterable[Record]) -> Counter[str]:
    """Of records that can be used how many have an act of ours and were read, and of these what is right.

    ``extra`` counts statements read from records whose class is no act of ours, and those beyond one of a record.
    """
    counts: Counter[str] = Counter()
    for one in among:
        counts["records"] += 1
        if not one.usable:
            continue
        counts["usable"] += 1
        read = engine.read(one.text, [(0, len(one.text))], None).statements
        counts["statements"] += len(read)
        if not one.acts:
            counts["extra"] += len(read)
            continue
        counts["mapped"] += 1
        found = best(one, read)
        counts["extra"] += len(read) - (found is not None)
        if found is None:
            continue
        right = {"act": found.act in one.acts, "actor": who(found.actor, one.sources, one.text),
                 "target": who(found.target, one.targets, one.text)}  # fmt: skip
        counts["read"] += 1
        counts.update(name for name, holds in right.items() if holds)
        counts["all three"] += all(right.values())
    return counts


def told(counts: Mapping[str, int]) -> Iterator[str]:
    """The figures, each with what it is of."""
    yield (f"{counts['usable']} usable of {counts['records']} records, "
           f"{counts['mapped']} of a class that is an act of ours")  # fmt: skip
    yield f"read: {counts['read']} of {counts['mapped']}; {counts['extra']} statements beside these"
    for name in ("act", "actor", "target", "all three"):
        yield f"{name} right: {counts[name]} of {counts['read']} read"


# The scorer itself, on sentences and answers made by hand ------------------------------------------------------------

SENT = "(SRC: Ruritania) (EVT: continued to send arms) to (TAR: Norland) last year, it said."
URGED = "(SRC: Norland) (EVT: demanded) that (TAR: Ruritania) cancel plans to (EVT: sell weapons)."
MET = "(SRC/TAR: Norland) and (SRC/TAR: Ruritania) (EVT: met) (LOC: in (TAR: Sylvania)) (for talks)."


def made(event: str, markup: str) -> Record:
    return record({"id": f"PLOVER-GSR01-{event}-0001", "event": event, "textInfo": {"markup": markup}})


def said(one: Record, words: str, act: Act, actor: str | None, target: str | None) -> Statement:
    def mention(name: str | None) -> Mention | None:
        return None if name is None else Mention(name, one.text.index(name), one.text.index(name) + len(name))

    start = one.text.index(words)
    return Statement(start, start + len(words), act, mention(actor), mention(target), (), Modality.ASSERTED,
                     Polarity.POSITIVE, OUTLET, None, (), "by hand", 0.0)  # fmt: skip


class Stub:
    """Answers as it is told, sentence by sentence."""

    name = "stub"

    def __init__(self, answers: Mapping[str, Sequence[Statement]]) -> None:
        self.answers = answers

    def read(self, text: str, paragraphs: Sequence[Span], published: date | None) -> Prose:
        assert list(paragraphs) == [(0, len(text))]
        return Prose(tuple(self.answers.get(text, ())), ())


def test_marks_are_taken_out_and_remembered() -> None:
    text, spans = marked(MET)
    assert text == "Norland and Ruritania met in Sylvania (for talks)."
    assert [(tag, text[start:end]) for tag, (start, end) in spans] == [
        ("SRC/TAR", "Norland"), ("SRC/TAR", "Ruritania"), ("EVT", "met"), ("TAR", "Sylvania"), ("LOC", "in Sylvania")
    ]  # fmt: skip


def test_both_sides_of_a_meeting_are_source_and_target() -> None:
    one = made("CONSULT", MET)
    assert [one.text[slice(*span)] for span in one.sources] == ["Norland", "Ruritania"]
    assert [one.text[slice(*span)] for span in one.targets] == ["Norland", "Ruritania", "Sylvania"]
    assert one.acts == frozenset()


def test_who_what_and_to_whom_are_counted_apart() -> None:
    """One record read right, one with the wrong act and no target, one not at all; one class is no act of ours."""
    sent, urged, unread, met = (
        made("AID", SENT),
        made("DEMAND", URGED),
        made("REJECT", URGED + " "),
        made("CONSULT", MET),
    )
    counts = score(
        Stub({
            sent.text: [said(sent, "send arms to Norland", Act.DELIVER, "Ruritania", "Norland")],
            urged.text: [said(urged, "sell weapons", Act.DELIVER, "Norland", None)],
            met.text: [said(met, "met", Act.CONSIDER, None, None)],
        }),
        [sent, urged, unread, met],
    )  # fmt: skip
    assert counts == {"records": 4, "usable": 4, "mapped": 3, "statements": 3, "read": 2, "extra": 1,
                      "act": 1, "actor": 2, "target": 1, "all three": 1}  # fmt: skip
    assert list(told(counts)) == [
        "4 usable of 4 records, 3 of a class that is an act of ours",
        "read: 2 of 3; 1 statements beside these",
        "act right: 1 of 2 read",
        "actor right: 2 of 2 read",
        "target right: 1 of 2 read",
        "all three right: 1 of 2 read",
    ]


def test_of_several_statements_the_one_that_agrees_most_is_held_against_the_record() -> None:
    urged = made("DEMAND", URGED)
    counts = score(
        Stub({urged.text: [
            said(urged, "sell weapons", Act.DELIVER, "Ruritania", "Norland"),
            said(urged, "Norland demanded", Act.DEMAND, "Norland", "Ruritania"),
        ]}),
        [urged],
    )  # fmt: skip
    assert (counts["read"], counts["all three"], counts["extra"]) == (1, 1, 1)


def test_giver_and_taker_exchanged_are_both_wrong() -> None:
    sent = made("AID", SENT)
    counts = score(Stub({sent.text: [said(sent, "send arms", Act.DELIVER, "Norland", "Ruritania")]}), [sent])
    assert (counts["act"], counts["actor"], counts["target"], counts["all three"]) == (1, 0, 0, 0)


def test_a_statement_beside_the_event_is_not_the_event() -> None:
    sent = made("AID", SENT)
    counts = score(Stub({sent.text: [said(sent, "it said", Act.DELIVER, "Ruritania", "Norland")]}), [sent])
    assert (counts["read"], counts["extra"]) == (0, 1)


def test_a_record_without_a_marked_source_is_left_out() -> None:
    counts = score(Stub({}), [made("AID", "Arms were (EVT: sent) to (TAR: Norland).")])
    assert (counts["records"], counts["usable"], counts["mapped"]) == (1, 0, 0)


def test_every_class_is_an_act_of_ours_or_said_to_be_none() -> None:
    assert not ACTS.keys() & NO_ACT
    assert all(acts <= set(Act) and acts for acts in ACTS.values())


# The records of others -----------------------------------------------------------------------------------------------


@pytest.mark.shared
def test_the_records_are_those_that_their_note_describes() -> None:
    found = records()
    assert len(found) == 322
    assert sum(one.arms for one in found) == 25
    assert {one.event for one in found} == ACTS.keys() | NO_ACT


LEAST_READ, LEAST_RIGHT = 2, 0.6
"""Of the records about arms: how many are read, and the share of these of which all three are right."""
MOST_BESIDE = 3
"""Statements from records that are not about arms: whoever reads arms transfers alone has nothing to say there."""


@pytest.mark.shared
def test_the_rules_read_who_did_what_to_whom_in_records_about_arms() -> None:
    counts = score(Rules(), (one for one in records() if one.arms))
    assert counts["read"] >= LEAST_READ, list(told(counts))
    assert counts["all three"] >= LEAST_RIGHT * counts["read"], list(told(counts))


@pytest.mark.shared
def test_the_rules_leave_records_about_other_things_alone() -> None:
    counts = score(Rules(), (one for one in records() if not one.arms))
    assert counts["statements"] <= MOST_BESIDE, list(told(counts))
