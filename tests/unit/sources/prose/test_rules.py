"""Statements read from prose by rules. Expected values are what ``docs/statements.md`` says of each sentence."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caveat.evidence import Act, Attribution, Modality, Polarity
from caveat.sources.prose.engines import rules
from caveat.sources.prose.statement import Prose, Statement

FIELD = " Arms exports from Egypt, Israel and Berlin need a licence for missiles and ammunition."
"""A second sentence that puts the first in the field: arms, transfers and states."""
PUBLISHED = date(2031, 3, 5)


def read(text: str, published: date | None = PUBLISHED) -> Prose:
    return rules.read(text, [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)], published)


def first(sentence: str) -> Statement:
    """The one statement of a sentence, which stands in a paragraph about arms."""
    found = [one for one in read(sentence + FIELD).statements if one.end <= len(sentence)]
    assert len(found) == 1, [(one.act.value, one.rule) for one in found]
    return found[0]


def name(mention: object) -> str | None:
    return getattr(mention, "name", None)


@pytest.mark.parametrize(
    ("sentence", "act", "actor", "target"),
    [
        ("Germany halted deliveries of shells to Kenya on Monday.", Act.PAUSE, "Germany", "Kenya"),
        ("Norway put a freeze on missile exports to Kenya.", Act.PAUSE, "Norway", "Kenya"),
        ("Deliveries of shells to Kenya were suspended by Norway.", Act.PAUSE, "Norway", "Kenya"),
        ("Canada cancelled the licences for Kenya.", Act.WITHHOLD, "Canada", "Kenya"),
        ("Canada held back 40 howitzers.", Act.WITHHOLD, "Canada", None),
        ("Spain cut off arms supplies to Kenya.", Act.WITHHOLD, "Spain", "Kenya"),
        ("Japan delayed the shipment of radars to Kenya.", Act.SLOW, "Japan", "Kenya"),
        ("Japan lifted the ban on weapons sales to Kenya.", Act.RESUME, "Japan", "Kenya"),
        ("Brazil sold Kenya 12 helicopters.", Act.DELIVER, "Brazil", "Kenya"),
        ("Brazil supplied Kenya with 12 helicopters.", Act.DELIVER, "Brazil", "Kenya"),
        ("Kenya received 12 helicopters from Brazil.", Act.DELIVER, "Brazil", "Kenya"),
        ("The shells that Brazil had handed over to Kenya were old.", Act.DELIVER, "Brazil", "Kenya"),
        ("Turkey offered Kenya 30 drones.", Act.OFFER, "Turkey", "Kenya"),
        ("The Defence Ministry approved the sale of tanks to Kenya.", Act.APPROVE, "Defence Ministry", "Kenya"),
        ("Parliament gave the green light to the export of mortars.", Act.APPROVE, "Parliament", None),
        ("The agency turned down Kenya's application for rifle sights.", Act.DENY, "agency", "Kenya"),
        ("Kenya asked Berlin for more shells.", Act.REQUEST, "Kenya", "Berlin"),
        ("Lawmakers urged the government to stop arms exports.", Act.DEMAND, "Lawmakers", "government"),
        ("Kenya called on Norway to release the missiles.", Act.DEMAND, "Kenya", "Norway"),
        ("The government came under pressure from the Greens to stop the sale.", Act.DEMAND, "Greens", "government"),
        ("The Pentagon is reviewing Kenya's request for drones.", Act.REVIEW, "Pentagon", "Kenya"),
        ("The Greens oppose the sale of tanks.", Act.OPPOSE, "Greens", None),
        ("The deal faced resistance from the opposition.", Act.OPPOSE, "opposition", None),
        ("The State Department notified Congress of the sale.", Act.NOTIFY, "State Department", "Congress"),
        ("Norway attached conditions to the sale of missiles.", Act.CONDITION, "Norway", None),
        ("The embassy declined to comment.", Act.NO_COMMENT, "embassy", None),
    ],
    ids=lambda value: value if isinstance(value, str) and value.endswith(".") else "",
)
def test_who_does_what_to_whom(sentence: str, act: Act, actor: str | None, target: str | None) -> None:
    said = first(sentence)
    assert (said.act, name(said.actor), name(said.target)) == (act, actor, target)


@pytest.mark.parametrize(
    ("sentence", "modality", "polarity"),
    [
        ("Norway halted missile exports to Kenya.", "asserted", "positive"),
        ("Norway has not halted missile exports to Kenya.", "asserted", "negative"),
        ("Norway will halt missile exports to Kenya.", "planned", "positive"),
        ("Norway plans to halt missile exports to Kenya.", "planned", "positive"),
        ("Norway has decided to halt missile exports to Kenya.", "planned", "positive"),
        ("Norway will not halt missile exports to Kenya.", "planned", "negative"),
        ("Norway is weighing whether to halt missile exports to Kenya.", "considered", "positive"),
        ("Norway is considering a halt to missile exports to Kenya.", "considered", "positive"),
        ("Norway may halt missile exports to Kenya.", "considered", "positive"),
        ("Norway has not ruled out halting missile exports to Kenya.", "considered", "positive"),
        ("Norway is unlikely to halt missile exports to Kenya.", "considered", "negative"),
        ("Norway denied having halted missile exports to Kenya.", "denied", "negative"),
        ("Norway denied that it had halted missile exports to Kenya.", "denied", "negative"),
        ("Norway ruled out halting missile exports to Kenya.", "denied", "negative"),
        ("Norway stopped short of halting missile exports to Kenya.", "asserted", "negative"),
        ("Norway refused to halt missile exports to Kenya.", "asserted", "negative"),
        ("Norway has yet to halt missile exports to Kenya.", "asserted", "negative"),
        ("Norway will halt missile exports to Kenya unless the talks resume.", "conditional", "positive"),
        ("Norway threatened to halt missile exports to Kenya unless the talks resumed.", "conditional", "positive"),
        ("If the talks fail, Norway will halt missile exports to Kenya.", "conditional", "positive"),
    ],
    ids=lambda value: value if value.endswith(".") else "",
)
def test_how_firmly_a_halt_is_meant(sentence: str, modality: str, polarity: str) -> None:
    said = first(sentence)
    assert (said.act, said.modality, said.polarity) == (Act.PAUSE, Modality(modality), Polarity(polarity))


def test_no_decision_is_a_decision_that_has_not_been_made() -> None:
    said = first("No decision on the deliveries has been made.")
    assert (said.act, said.modality, said.polarity) == (Act.DECIDE, Modality.ASSERTED, Polarity.NEGATIVE)


@pytest.mark.parametrize(
    ("sentence", "kind", "count", "relayed"),
    [
        ("Norway halted missile exports to Kenya.", "outlet", None, None),
        ("Norway halted missile exports to Kenya, two officials said.", "anonymous", 2, None),
        ("Norway halted missile exports to Kenya, an official told Reuters on Monday.", "anonymous", 1, "Reuters"),
        ("Norway halted missile exports to Kenya, the foreign ministry said.", "institution", None, None),
        ("Norway halted missile exports to Kenya, said Minister Ane Holt.", "named", None, None),
        ("Minister Ane Holt said that Norway had halted missile exports to Kenya.", "named", None, None),
        ("According to three people familiar with the talks, Norway halted missile exports to Kenya.",
         "anonymous", 3, None),
        ("A ministry spokesman said Norway had halted missile exports to Kenya.", "institution", None, None),
        ("The newspaper Dagens Avisen reported that Norway had halted missile exports to Kenya.",
         "outlet", None, "Dagens Avisen"),
    ],
    ids=lambda value: value if isinstance(value, str) and value.endswith(".") else "",
)  # fmt: skip
def test_on_whose_word_it_stands(sentence: str, kind: str, count: int | None, relayed: str | None) -> None:
    source = first(sentence).attribution
    assert (source.kind, source.count, source.relayed_from) == (Attribution(kind), count, relayed)


def test_a_quotation_in_two_sentences_has_one_speaker() -> None:
    said = read('"We are careful," said Minister Ane Holt. "We have delivered 40 missiles to Egypt."' + FIELD)
    one = said.statements[0]
    assert (one.act, name(one.actor), one.attribution.kind) == (Act.DELIVER, "We", Attribution.NAMED)
    assert one.attribution.speaker == "Ane Holt"


def test_coordinated_acts_are_two_statements_of_the_same_goods() -> None:
    said = read("Norway is considering withholding or delaying missile deliveries to Kenya." + FIELD).statements[:2]
    assert [(one.act, name(one.target)) for one in said] == [(Act.WITHHOLD, "Kenya"), (Act.SLOW, "Kenya")]


def test_a_pronoun_becomes_the_name_that_it_stands_for() -> None:
    said = read("Norway makes missiles. It delivered 40 missiles to Kenya." + FIELD).statements
    assert [name(one.actor) for one in said] == ["Norway"]


def test_a_passive_without_an_agent_has_no_actor_and_says_why() -> None:
    said = first("Missile exports to Kenya were halted.")
    assert (said.actor, said.no_actor) == (None, "a passive without an agent")


def test_a_sentence_printed_twice_is_one_statement() -> None:
    line = "Norway halted missile exports to Kenya." + FIELD
    assert len(read(f"{line}\n{line}").statements) == len(read(line).statements) == 1


def test_a_date_is_told_from_the_day_of_publication() -> None:
    assert first("Norway halted missile exports to Kenya on Monday.").date == "2031-03-03"


def test_a_rule_names_the_frame_and_the_path_to_it() -> None:
    assert first("Norway is weighing whether to halt missile exports to Kenya.").rule == "halt < weigh"


@pytest.mark.parametrize(
    ("sentence", "act", "polarity"),
    [
        ("Deliveries of missiles to Kenya are not on hold.", Act.PAUSE, Polarity.NEGATIVE),
        ("Norway has no plans to halt missile exports to Kenya.", Act.PAUSE, Polarity.NEGATIVE),
        ("The government has not asked Norway for missiles.", Act.REQUEST, Polarity.NEGATIVE),
        ("Norway at no time halted missile exports to Kenya.", Act.PAUSE, Polarity.NEGATIVE),
        ("Under no circumstances will Norway deliver missiles to Kenya.", Act.DELIVER, Polarity.NEGATIVE),
        ("Norway came close to halting missile exports to Kenya.", Act.PAUSE, Polarity.NEGATIVE),
        ("A court quashed the suspension of missile exports to Kenya.", Act.RESUME, Polarity.POSITIVE),
        ("Norway revoked the licence for missile exports to Kenya.", Act.WITHHOLD, Polarity.POSITIVE),
        ("It is not true that Norway halted missile exports to Kenya.", Act.PAUSE, Polarity.NEGATIVE),
        ("It is true that Norway sent nine howitzers to Kenya.", Act.DELIVER, Polarity.POSITIVE),
        ("Neither ministry would say whether the missiles had been shipped.", Act.NO_COMMENT, Polarity.POSITIVE),
        ("The ministry neither confirmed nor denied the report.", Act.NO_COMMENT, Polarity.POSITIVE),
        ("Berlin has been urged by India to cancel the missile exports.", Act.DEMAND, Polarity.POSITIVE),
    ],
)
def test_a_negation_turns_the_act_it_stands_over(sentence: str, act: Act, polarity: Polarity) -> None:
    said = first(sentence)
    assert (said.act, said.polarity) == (act, polarity)


def test_what_nearly_happened_is_no_statement() -> None:
    sentence = "Norway nearly halted missile exports to Kenya."
    assert [one for one in read(sentence + FIELD).statements if one.end <= len(sentence)] == []


def test_a_pronoun_keeps_the_target_of_what_it_stands_for() -> None:
    said = read("Norway suspended missile exports to Kenya in 2019 and restored them two years later." + FIELD)
    assert [(one.act, name(one.target)) for one in said.statements] == [(Act.PAUSE, "Kenya"), (Act.RESUME, "Kenya")]


def test_a_report_and_its_denial_contradict_each_other() -> None:
    said = read(
        "Norway has halted missile exports to Kenya, two officials said.\n"
        "Norway's foreign ministry denied that Norway had halted missile exports to Kenya." + FIELD
    )
    assert [(one.a, one.b, one.why) for one in said.contradictions] == [(0, 1, "denial")]


@pytest.mark.parametrize(
    "text",
    [
        "The hospital suspended operations on Tuesday. Deliveries of oxygen were halted and ministers urged to act.",
        "The striker fired two shots. The club denied a transfer to Spain and declined to comment on his long arms.",
        "Russia lifted its embargo on grain sales to Egypt. Cairo had asked for shipments to resume.",
        "A court cleared the tycoon of using shell companies. The judge rejected a request and approved the release.",
        "",
    ],
    ids=["hospital", "sport", "grain", "shell companies", "nothing"],
)
def test_an_article_about_something_else_gives_no_statement(text: str) -> None:
    assert read(text).statements == ()


HOSTILE = {
    "commas": "," * 1_000_000,
    "brackets": "(" * 100_000 + ")" * 100_000,
    "no space": "a" * 1_000_000,
    "bidi overrides": "\u202e\u2066missiles\u2069 " * 20_000,
    "null bytes": "\x00" * 200_000,
    "full stops": ". " * 100_000,
    "quotation marks": '"' * 200_000,
    "that that": "that " * 100_000,
    "officials said that": "officials said that " * 20_000,
    "numbers": "1,000 " * 50_000,
    "half a surrogate": "\ud800" * 1000,
}


@pytest.mark.parametrize("tail", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_read_to_its_end(tail: str) -> None:
    text = "Norway halted missile exports to Kenya." + FIELD + " " + tail
    said = read(text)
    assert said.statements[0].act is Act.PAUSE
    assert all(0 <= one.start < one.end <= len(text) and one.end - one.start <= 400 for one in said.statements)


def test_a_sentence_that_is_too_long_is_cut_and_said_to_be() -> None:
    text = "Norway halted missile exports to Kenya." + FIELD + " The missiles " + "of missiles " * 1000 + "were old."
    assert [why for _, why in read(text).dropped] == ["a sentence of more than 3000 characters"]


PIECES = (
    "Norway Kenya Berlin officials said told that which who it they would not no may halted halting to deliveries of",
    'missiles the a “ ” " , . ; : - – ( ) and or but if unless denied considering whether by from 40 2029 on Monday',
)
WORDS = st.sampled_from([word for piece in PIECES for word in piece.split()])


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=60).map(" ".join))
def test_whatever_the_words_a_quote_stands_in_its_paragraph(words: str) -> None:
    text = f"{words}.\nNorway halted missile exports to Kenya.{FIELD}"
    said = read(text)
    for one in said.statements:
        assert 0 <= one.start < one.end <= len(text)
        assert "\n" not in text[one.start : one.end]
        assert 0 < one.confidence < 1


def test_the_same_text_gives_the_same_statements() -> None:
    text = "Norway may halt missile exports to Kenya, two officials said." + FIELD
    assert read(text) == read(text)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Not a single rifle has been delivered to Chad.", "Not a single rifle has been delivered to Chad"),
        (
            "The army said not a single rifle has been delivered to Chad.",
            "not a single rifle has been delivered to Chad",
        ),
        ("A single rifle has been delivered to Chad.", "A single rifle has been delivered to Chad"),
    ],
)
def test_a_not_in_front_of_a_quote_belongs_to_it(text: str, quote: str) -> None:
    (one,) = rules.read(text, [(0, len(text))], None, any_matter=True).statements
    assert text[one.start : one.end] == quote
    assert one.polarity is (Polarity.NEGATIVE if quote[:3].lower() == "not" else Polarity.POSITIVE)


@pytest.mark.parametrize(
    ("text", "quote", "goods"),
    [
        (
            "Norway has 40 jets, half of which it has promised to Chad.",
            "half of which it has promised to Chad",
            "40 jets",
        ),
        ("Norway makes rifles, most of which it exports to Chad.", "most of which it exports to Chad", "rifles"),
    ],
)
def test_a_share_told_by_of_which_is_what_the_clause_is_about(text: str, quote: str, goods: str) -> None:
    (one,) = rules.read(text, [(0, len(text))], None, any_matter=True).statements
    assert text[one.start : one.end] == quote
    assert [thing.name for thing in one.objects] == [goods]
    assert (name(one.actor), name(one.target)) == ("Norway", "Chad")
