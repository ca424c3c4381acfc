"""What is right, found and reversed, on statements made by hand and with the arithmetic beside them."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from caveat.evidence import Act, Attribution, Modality, Polarity
from caveat.sources.prose.measure.corpus import Annotation, Article, Gold
from caveat.sources.prose.measure.judge import judge, reversal
from caveat.sources.prose.measure.score import MEASURES, compare, explained, intervals, lines, score
from caveat.sources.prose.statement import Contradiction, Mention, Prose, Quantity, Source, Statement, Why

TEXT = (
    "Germany halted shell deliveries to Turkey. Sweden denied that it had slowed exports to Kenya. "
    "Norway sold 12 radars to Ghana. Lawmakers urged Oslo to end sales."
)
OUTLET: dict[str, Any] = {"kind": "outlet", "speaker": None, "count": None, "description": None, "relayed_from": None}


def gold(name: str, quote: str, act: str, actor: Any, target: Any, text: str = TEXT, **other: Any) -> Gold:
    plain: dict[str, Any] = {"modality": "asserted", "polarity": "positive", "attribution": OUTLET, "objects": [],
                             "date": None}  # fmt: skip
    said = Annotation.model_validate(
        {"id": name, "quote": quote, "act": act, "actor": actor, "target": target, **plain, **other}
    )
    start = text.index(quote)
    return Gold(f"t-1/{name}", start, start + len(quote), said)


HALTED = gold("s1", "Germany halted shell deliveries to Turkey", "pause", ["Germany", "Berlin"], "Turkey",
              objects=["shell deliveries"])  # fmt: skip
SLOWED = gold("s2", "it had slowed exports to Kenya", "slow", "Sweden", "Kenya", modality="denied",
              polarity="negative", attribution={**OUTLET, "kind": "institution", "speaker": "Sweden"},
              objects=["exports"])  # fmt: skip
SOLD = gold("s3", "Norway sold 12 radars to Ghana", "deliver", "Norway", "Ghana", objects=["radars"],
            quantities=[{"value": 12, "unit": "radars", "qualifier": None}])  # fmt: skip
URGED = gold("s4", "Lawmakers urged Oslo to end sales", "demand", "Lawmakers", "Norway", objects=["sales"])
ALL = (HALTED, SLOWED, SOLD, URGED)


def article(
    statements: tuple[Gold, ...] = ALL, contradictions: tuple[tuple[int, int, Why], ...] = (), text: str = TEXT,
    name: str = "t-1", style: str = "wire",
) -> Article:  # fmt: skip
    return Article(name, style, date(2031, 3, 6), text, statements, contradictions)


def mention(name: str | None) -> Mention | None:
    return None if name is None else Mention(name, 0, len(name))


def told(one: Gold, **changes: Any) -> Statement:
    """The gold as an engine reads it that is right in all, but for the changes."""
    said = one.said
    parts: dict[str, Any] = {
        "start": one.start, "end": one.end, "act": said.act, "actor": said.actor[0] if said.actor else None,
        "target": said.target[0] if said.target else None, "objects": said.objects, "modality": said.modality,
        "polarity": said.polarity, "date": said.date, "rule": "by hand", "confidence": 0.0,
        "quantities": tuple(Quantity(each.value, each.unit, None, 0, 1) for each in said.quantities),
        "attribution": Source(said.attribution.kind, said.attribution.speaker[0] if said.attribution.speaker else None),
    }  # fmt: skip
    parts |= changes
    parts["actor"], parts["target"] = mention(parts["actor"]), mention(parts["target"])
    parts["objects"] = tuple(Mention(name, 0, len(name)) for name in parts["objects"])
    return Statement(**parts)


def prose(*statements: Statement, contradictions: tuple[Contradiction, ...] = ()) -> Prose:
    return Prose(statements, contradictions)


def figures(counts: Counter[str], *names: str) -> list[float | None]:
    return [MEASURES[name](counts) for name in names]


WHOLE = ("precision", "recall", "F1", "weighted precision", "weighted F1", "act precision", "act recall", "reversals")


# Right, found, reversed ----------------------------------------------------------------------------------------------


def test_a_reading_like_the_gold_is_wholly_right() -> None:
    counts = judge(article(), prose(*(told(one) for one in ALL))).counts
    assert figures(counts, *WHOLE) == [1, 1, 1, 1, 1, 1, 1, 0]


def test_shares_are_of_what_was_read_and_of_the_gold() -> None:
    """Read: one right, one with its polarity reversed, one with giver and taker exchanged, one that is not in the gold.

    4 of gold, 4 read, 1 right, 3 found, 2 reversed: precision 1/4, recall 1/4, F1 = 2*1/(4+4); with two reversals as
    ten wrong statements instead of two 1/(4+2*4) and 2*1/(4+2*4+4).
    """
    extra = told(URGED, start=0, end=1, act=Act.USE)
    counts = judge(
        article((HALTED, SLOWED, SOLD, URGED)),
        prose(
            told(SLOWED, polarity=Polarity.POSITIVE, modality=Modality.ASSERTED),
            told(SOLD, actor="Ghana", target="Norway"),
            told(HALTED, actor="Berlin", target="the Turkish government"),
            extra,
        ),
    ).counts
    assert (counts["gold"], counts["read"], counts["right"], counts["found"], counts["reversed"]) == (4, 4, 1, 3, 2)
    assert (counts["reversed polarity"], counts["reversed direction"]) == (1, 1)
    assert figures(counts, *WHOLE) == [1 / 4, 1 / 4, 1 / 4, 1 / 12, 2 / 16, 3 / 4, 3 / 4, 2 / 4]


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"act": Act.SLOW}, ("act",)),
        ({"actor": "France"}, ("actor",)),
        ({"actor": None}, ("actor",)),
        ({"target": "Kenya"}, ("target",)),
        ({"target": None}, ("target",)),
        ({"modality": Modality.PLANNED}, ("modality",)),
        ({"polarity": Polarity.NEGATIVE}, ("polarity",)),
        ({"attribution": Source(Attribution.NAMED, "Ada Quell")}, ("attribution",)),
        ({"objects": ()}, ()),
        ({"date": "2031"}, ()),
        ({"actor": "the German government"}, ()),
        ({"actor": "Berlin's"}, ()),
    ],
    ids=["another act", "another actor", "no actor", "another target", "no target", "another modality",
         "another polarity", "another attribution", "objects are scored apart", "so is the date",
         "an actor by another name", "an actor in the genitive"],
)  # fmt: skip
def test_a_statement_is_right_when_six_fields_are(changes: dict[str, Any], wrong: tuple[str, ...]) -> None:
    judged = judge(article((HALTED,)), prose(told(HALTED, **changes)))
    assert judged.wrong == {0: wrong}
    assert judged.counts["right"] == (not wrong)


def test_an_actor_filled_in_where_nobody_is_named_is_wrong() -> None:
    nobody = gold("s1", "Germany halted shell deliveries to Turkey", "pause", None, "Turkey")
    assert judge(article((nobody,)), prose(told(nobody))).counts["right"] == 1
    assert judge(article((nobody,)), prose(told(nobody, actor="Germany"))).counts["right"] == 0


@pytest.mark.parametrize(
    ("outlet", "speaker", "relayed", "right"),
    [
        ("Ministry of Defence, Norland", "Ministry of Defence", None, 1),
        ("Quay Watch", "Quay Watch", None, 1),
        ("Peru Herald", "Peru", None, 0),  # a state in a paper's name issues no page
        ("The Times of Peru", "Times of Chad", None, 0),
        ("Quay Watch", None, None, 0),
        ("Quay Watch", "Quay Watch", "the NBC", 0),
        ("", "Quay Watch", None, 0),
    ],
)
def test_a_page_s_own_voice_may_be_told_by_the_body_whose_page_it_is(
    outlet: str, speaker: str | None, relayed: str | None, right: int
) -> None:
    page = replace(article((HALTED,)), outlet=outlet)
    voice = Source(Attribution.INSTITUTION, speaker, relayed_from=relayed)
    assert judge(page, prose(told(HALTED, attribution=voice))).counts["right"] == right


def test_speaker_and_outlet_are_told_apart_from_the_kind_of_attribution() -> None:
    """A statement with the wrong speaker and no outlet is right; of one speaker and one outlet in the gold none is."""
    heard = gold("s1", HALTED.said.quote, "pause", "Germany", "Turkey", attribution={
        "kind": "anonymous", "speaker": "two officials", "count": 2, "description": "officials", "relayed_from": "NBC"
    })  # fmt: skip
    other = Source(Attribution.ANONYMOUS, "an official", 1, "official")
    counts = judge(article((heard,)), prose(told(heard, attribution=other))).counts
    assert counts["right"] == 1
    assert figures(counts, "attribution", "speaker", "relayed from") == [1, 0, 0]
    same = Source(Attribution.ANONYMOUS, "two officials", 2, "officials", "the NBC")
    counts = judge(article((heard,)), prose(told(heard, attribution=same))).counts
    assert figures(counts, "attribution", "speaker", "relayed from") == [1, 1, 1]


@pytest.mark.parametrize(
    ("one", "changes", "way"),
    [
        (HALTED, {}, None),
        (HALTED, {"polarity": Polarity.NEGATIVE}, "polarity"),
        (HALTED, {"act": Act.DELIVER}, "sense"),
        (HALTED, {"act": Act.APPROVE}, "sense"),
        (HALTED, {"act": Act.WITHHOLD}, None),
        (HALTED, {"act": Act.WITHHOLD, "polarity": Polarity.NEGATIVE}, "sense"),
        (HALTED, {"act": Act.DELIVER, "polarity": Polarity.NEGATIVE}, None),
        (HALTED, {"act": Act.DEMAND, "polarity": Polarity.NEGATIVE}, None),
        (SOLD, {"actor": "Ghana", "target": "Norway"}, "direction"),
        (SOLD, {"actor": "Ghana", "target": None}, "direction"),
        (SOLD, {"actor": None, "target": "Oslo"}, "direction"),
        (SOLD, {"actor": None, "target": None}, None),
        (SOLD, {"actor": "Kenya", "target": "Ghana"}, None),
        (SOLD, {"actor": "Norway", "target": "Norway"}, None),
    ],
    ids=["the same", "not halted", "delivered", "approved", "withheld", "not withheld", "not delivered",
         "another act of no direction", "exchanged", "the taker gives to nobody", "nobody gives to the giver",
         "nobody and nobody", "another giver", "to itself"],
)  # fmt: skip
def test_a_reversal_says_the_opposite(one: Gold, changes: dict[str, Any], way: str | None) -> None:
    assert reversal(one, told(one, **changes)) == way


def test_support_read_as_opposition_is_a_reversal() -> None:
    backed = gold("s1", "Lawmakers urged Oslo to end sales", "support", "Lawmakers", None)
    assert reversal(backed, told(backed, act=Act.OPPOSE)) == "sense"
    assert reversal(backed, told(backed, act=Act.DELIVER)) is None


# One to one ----------------------------------------------------------------------------------------------------------


def test_one_statement_of_the_gold_answers_to_one_reading() -> None:
    counts = judge(article((HALTED,)), prose(told(HALTED), told(HALTED))).counts
    assert (counts["right"], counts["read"]) == (1, 2)
    assert figures(counts, "precision", "recall") == [1 / 2, 1]


def test_of_two_acts_on_the_same_words_the_like_one_is_taken() -> None:
    text = "Germany withheld or delayed deliveries."
    first = gold("s1", "Germany withheld or delayed deliveries", "withhold", "Germany", None, text)
    second = gold("s2", "Germany withheld or delayed deliveries", "slow", "Germany", None, text)
    judged = judge(article((first, second), text=text), prose(told(second)))
    assert judged.pairs == ((1, 0), (0, None))
    assert judged.counts["right"] == 1


def test_of_two_readings_of_one_act_the_better_is_taken() -> None:
    judged = judge(article((HALTED,)), prose(told(HALTED, target=None), told(HALTED)))
    assert judged.pairs == ((0, 1), (None, 0))


def test_words_that_do_not_overlap_are_no_pair() -> None:
    judged = judge(article((HALTED,)), prose(told(HALTED, start=HALTED.end, end=HALTED.end + 5)))
    assert judged.pairs == ((0, None), (None, 0))


# Objects, quantities, contradictions, unrelated articles -------------------------------------------------------------


def test_objects_are_counted_over_all_statements_read_and_missed() -> None:
    """Gold has four objects. Read: two of the same, one other, one in a statement that the gold does not have."""
    counts = judge(article(), prose(
        told(HALTED, objects=["deliveries"]), told(SLOWED, objects=["exports", "licences"]),
        told(SOLD, start=0, end=1, act=Act.USE),
    )).counts  # fmt: skip
    assert figures(counts, "object precision", "object recall") == [2 / 4, 2 / 4]


def test_a_thing_under_two_names_is_one_to_be_read() -> None:
    """Of "deliveries of shells", "shells" and "rifles" the first two are one; whoever reads "shells" has one of two."""
    text = "Germany halted deliveries of shells and rifles."
    halted = gold("s1", text, "pause", "Germany", None, text, objects=["deliveries of shells", "shells", "rifles"])
    counts = judge(article((halted,), text=text), prose(told(halted, objects=["shells"]))).counts
    assert figures(counts, "object precision", "object recall") == [1, 1 / 2]
    counts = judge(article((halted,), text=text), prose(told(halted, objects=["tanks"]))).counts
    assert figures(counts, "object precision", "object recall") == [0, 0]


def test_a_number_is_right_with_its_unit() -> None:
    counts = judge(article((SOLD,)), prose(told(SOLD))).counts
    assert figures(counts, "quantity precision", "quantity recall") == [1, 1]
    counts = judge(article((SOLD,)), prose(told(SOLD, quantities=(Quantity(12, "shells", None, 0, 1),)))).counts
    assert figures(counts, "quantity precision", "quantity recall") == [0, 0]


def test_a_contradiction_is_found_either_way_round_and_others_are_false() -> None:
    """Gold has one; read are the same one the other way round, of another kind, and one that the gold does not have."""
    counts = judge(
        article(contradictions=((0, 1, "denial"),)),
        prose(told(SLOWED), told(HALTED), told(SOLD),
              contradictions=(Contradiction(0, 1, "count"), Contradiction(1, 2, "denial"))),
    ).counts  # fmt: skip
    assert figures(counts, "contradiction precision", "contradiction recall", "contradiction kind") == [1 / 2, 1, 0]
    assert MEASURES["false contradictions"](counts) == 1


def test_a_contradiction_of_a_statement_that_was_missed_is_missed() -> None:
    counts = judge(article(contradictions=((0, 1, "denial"),)), prose(told(HALTED))).counts
    assert (counts["contradictions gold"], counts["contradictions found"]) == (1, 0)


def test_statements_from_an_unrelated_article_are_counted_apart() -> None:
    unrelated = article((), name="t-2")
    found = score("e", [unrelated, unrelated, article()], [prose(), prose(told(HALTED), told(SOLD)), prose()])
    assert (found.counts["unrelated"], found.counts["unrelated read"]) == (2, 2)
    assert MEASURES["unrelated articles read"](found.counts) == 1 / 2


# Many articles -------------------------------------------------------------------------------------------------------


def scored(*readings: Prose) -> Any:
    articles = [
        article(name=f"t-{at}", style=style) for at, style in zip(range(1, 9), ("wire", "blog") * 4, strict=False)
    ]
    return score("e", articles[: len(readings)], readings)


def test_styles_and_acts_have_their_own_counts() -> None:
    found = scored(prose(told(HALTED), told(SOLD)), prose(told(HALTED, act=Act.SLOW)))
    assert (found.by_style["wire"]["right"], found.by_style["wire"]["gold"]) == (2, 4)
    assert (found.by_style["blog"]["right"], found.by_style["blog"]["gold"]) == (0, 4)
    pause, slow = found.by_act["pause"], found.by_act["slow"]
    assert (pause["gold"], pause["read"], pause["right"]) == (2, 1, 1)
    assert (slow["gold"], slow["read"], slow["right"]) == (2, 1, 0)
    assert (found.by_rule["by hand"]["read"], found.by_rule["by hand"]["right"]) == (3, 2)


def test_nothing_read_is_unknown_and_not_zero() -> None:
    found = scored(prose())
    assert figures(found.counts, "precision", "recall", "reversals") == [None, 0, None]
    assert any(line.startswith("precision") and "unknown" in line for line in lines(found))


def test_an_interval_is_of_articles_drawn_again() -> None:
    """Of one article wholly right and one wholly missed two draws give recall 0, 1/2 or 1, in 1, 2, 1 of four cases."""
    right = Counter({"right": 4, "read": 4, "gold": 4})
    missed = Counter({"gold": 4})
    assert intervals([right, missed])["recall"] == (0, 1)
    assert intervals([right, right])["recall"] == (1, 1)
    assert intervals([]) == {}


def test_the_same_seed_gives_the_same_interval() -> None:
    rows = [Counter({"right": at, "read": 7, "gold": 9}) for at in range(7)]
    assert intervals(rows, 1) == intervals(rows, 1)
    low, high = intervals(rows, 1)["precision"]
    assert 0 < low < 21 / 49 < high < 1


def test_the_figures_carry_what_they_are_of_and_no_word_of_an_article() -> None:
    found = scored(prose(told(HALTED), told(SLOWED, polarity=Polarity.POSITIVE), told(SOLD)))
    shown = list(lines(found))
    assert any("0.667" in line and "2 of 3: of statements read, wholly right" in line for line in shown)
    assert any("0.500" in line and "2 of 4: of gold statements, read wholly right" in line for line in shown)
    named = ("Germany", "Turkey", "Kenya", "Sweden", "Ghana", "radars", "shell", "Lawmakers")
    assert [word for word in named for line in shown if word in line] == []


def test_what_a_validator_refused_is_counted_by_reason() -> None:
    found = scored(Prose((), (), (("a", "no quote"), ("b", "no quote"), ("c", "no actor"))))
    assert found.dropped == {"no quote": 2, "no actor": 1}
    assert "dropped 2: no quote" in list(lines(found))


# What moved ----------------------------------------------------------------------------------------------------------


def test_gained_and_lost_are_among_the_statements_of_both_results() -> None:
    after = scored(prose(told(HALTED), told(SOLD)))
    before = {"t-1/s1": False, "t-1/s2": True, "t-1/s3": True, "t-9/s1": True}
    moved = compare(before, after)
    assert (moved.gained, moved.lost, moved.new, moved.gone) == (("t-1/s1",), ("t-1/s2",), 1, 1)


def test_nothing_moves_against_the_same_result() -> None:
    after = scored(prose(told(HALTED)))
    moved = compare({name: outcome == "right" for name, outcome in after.outcomes.items()}, after)
    assert (moved.gained, moved.lost, moved.new, moved.gone) == ((), (), 0, 0)


def test_what_is_not_right_is_explained_with_its_words() -> None:
    readings = [prose(told(HALTED), told(SLOWED, polarity=Polarity.POSITIVE), told(SOLD, actor="France"),
                      told(URGED, start=0, end=7, act=Act.USE))]  # fmt: skip
    shown = list(explained([article()], score("e", [article()], readings)))
    assert shown == [
        "t-1/s2 slow reversed: polarity: it had slowed exports to Kenya",
        "t-1/s3 deliver wrong: actor: Norway sold 12 radars to Ghana",
        "t-1/s4 demand missed: Lawmakers urged Oslo to end sales",
        "t-1 [0, 7) use added: Germany",
    ]
