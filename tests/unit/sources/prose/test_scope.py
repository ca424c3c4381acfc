"""Whether a text is about transfers of arms."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pytest

from caveat.evidence import Act
from caveat.sources.prose.engines import rules, scope
from caveat.sources.prose.engines.checked import Checked
from caveat.sources.prose.engines.scope import (
    Weighed,
    Weights,
    gate,
    linked,
    measures,
    of_field,
    stem,
    weigh,
    weighed,
    words,
)
from caveat.sources.prose.measure import corpus, scoped
from caveat.sources.prose.statement import Prose
from caveat.sources.prose.words import lexicon


def _page(text: str) -> Sequence[tuple[int, int]]:
    return corpus.paragraphs(text)


@pytest.mark.parametrize(
    "text",
    [
        "Norway exports missiles to Kenya. Kenya ordered ammunition from Norway and Spain.",
        "Norway exports missiles.",
        "Kenya bought 40 howitzers last year.",
        "The United States exports missiles.",
        "The ministry suspended licences for the export of howitzers and of missiles, an official said.",
        "Germany has not decided whether to deliver the tanks.",
        "Washington is weighing whether to hold back bombs from Israel.",
        "Sweden approved the sale of 12 Gripens to Thailand.",
    ],
)
def test_a_passage_about_transfers_is_read(text: str) -> None:
    assert rules.read(text, [(0, len(text))], None).statements


@pytest.mark.parametrize(
    "text",
    [
        "Farmers exported wheat to Egypt and Kenya. The embargo on grain was lifted.",
        "Norway keeps missiles.",
        "Russia fired missiles at troops in Ukraine, killed soldiers and shelled a besieged town for sale.",
        "The striker fired two shots and his long arms kept the ball out.",
        "A shell company in Malta sold flats.",
        "Police seized 40 rifles that were to be sold to gangs in Marseille.",
        "The company sold its gun shop to an investor from Texas.",
        "The aircraft crashed during an air show in Spain.",
        "",
    ],
)
def test_a_passage_on_other_matters_states_nothing(text: str) -> None:
    assert not rules.read(text, [(0, len(text))], None).statements


def test_the_more_is_read_in_a_text_the_less_its_words_have_to_tell() -> None:
    page = Weighed(2.5, (3.0, 3.0, 2.0, 0.0, 1.0))
    assert page.worth()
    assert [page.about(joined) for joined in range(4)] == [False, False, True, True]
    assert [page.about(joined, many=True) for joined in range(4)] == [True] * 4
    assert not Weighed(-0.5, (3.0, 3.0, 2.0, 0.0, 1.0)).worth()


def test_what_is_read_of_a_text_in_doubt_stands_where_it_bears_the_text_out() -> None:
    # What is read names arms and no state ("The army sold howitzers."), arms and one, arms and two; or there is much.
    in_doubt = Weighed(0.5, (3.0, 2.0, 1.0, 0.0, 0.0))

    def read(text: str) -> Prose:
        return rules.read_of(text, [(0, len(text))], [(0, 0, len(text))], None)

    for text, expected in (
        ("The company sold howitzers.", False),
        ("Norway sold howitzers.", False),
        ("Norway sold howitzers to Kenya.", True),
    ):
        found = read(text)
        assert len(found.statements) == 1, text
        assert scope.borne_out(found, in_doubt) is expected, text
    one = read("The company sold howitzers.").statements
    assert not scope.borne_out(Prose(one * 5, ()), in_doubt)
    assert scope.borne_out(Prose(one * 6, ()), in_doubt)


def test_what_is_kept_back_of_a_page_on_other_matters_is_told_with_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The company sold howitzers."
    monkeypatch.setattr(scope, "weigh", lambda *_: Weighed(0.5, (3.0, 2.0, 1.0, 0.0, 0.0)))
    for engine in (rules.Rules(), Checked(0.0)):
        found = engine.read(text, [(0, len(text))], None)
        assert found.statements == ()
        ((start, end, why),) = found.doubted
        assert text[start:end] == "The company sold howitzers"
        assert found.passed == why
        assert why == "neither its words nor what is read in it show that the text is about transfers of arms"
    for engine in (rules.Rules(any_matter=True), Checked(0.0, any_matter=True)):
        found = engine.read(text, [(0, len(text))], None)
        assert [one.act for one in found.statements] == [Act.DELIVER]
        assert found.passed is None


def test_a_long_document_of_any_matter_is_read_from_end_to_end() -> None:
    rain = [f"It rained on day {day}." for day in range(scope.LONG)]
    text = "\n\n".join([*rain, "Norway handed Kenya the rest of it, 40 rifles."])
    assert rules.read(text, _page(text), None).passed is not None
    assert len(rules.read(text, _page(text), None, any_matter=True).statements) == 1


def test_things_of_the_forces_are_none_of_the_field() -> None:
    assert of_field("12 Gripens")
    assert of_field("military equipment")
    assert not of_field("21 military personnel")
    assert not of_field("wheat")


def test_words_within_words_do_not_count() -> None:
    text = "Alarms, charms and swarms were exported to Egypt, Kenya and Spain under contract and licence for sale."
    assert not weigh(text, [(0, len(text))]).worth()


def test_a_paragraph_is_linked_by_arms_near_a_transfer() -> None:
    text = "Norway sold missiles. It rained all day in Oslo."
    assert linked(text, 0, 21)
    assert not linked(text, 22, len(text))


def test_a_document_that_is_no_article_needs_two_states_and_more_words() -> None:
    rain = [f"It rained on day {day}." for day in range(scope.LONG)]
    for said, expected in (
        ("Norway sold missiles to Kenya, and howitzers.", True),
        ("Norway sold missiles, and howitzers.", False),
        ("Norway sold a missile to Kenya.", False),
    ):
        text = "\n\n".join([*rain, said])
        assert weigh(text, _page(text)).worth() is expected, said


def test_counts_are_told_on_the_scale_of_the_weights() -> None:
    # "missiles" (2) and "howitzers" (2) stand near "sold"; "soldiers" and "killed" tell of fighting; 800 characters.
    text = "Norway sold missiles and howitzers to Kenya. Soldiers were killed." + " It rained on." * 53
    assert len(text) == 66 + 14 * 53 == 808
    counts, _ = measures(text, [(0, len(text))])
    assert counts == pytest.approx(
        {
            "near": math.log(1 + 4),
            "near for its length": math.log(1 + 4 * 1500 / 808),
            "of the field": math.log(1 + 2),
            "of transfer": math.log(1 + 1),
            "of fighting": math.log(1 + 2),
            "states": 2 / 3,
            "near and states": 1.0,
        }
    )


def test_words_are_a_vector_of_length_five() -> None:
    # "rain", "rains" and "raining" are one stem that stands thrice: 1 + ln 3; "fell" stands once: 1; "the" is closed.
    told = words(["rain rains raining", "the fell"])
    length = math.hypot(1 + math.log(3), 1)
    assert told == pytest.approx({"rain": 5 * (1 + math.log(3)) / length, "fell": 5 / length})
    assert words([]) == {}


@pytest.mark.parametrize(
    ("word", "expected"),
    [("licences", "licenc"), ("deliveries", "deliver"), ("delivered", "deliver"), ("sing", "sing"), ("gas", "gas")],
)
def test_an_ending_is_cut_off_where_three_letters_stay(word: str, expected: str) -> None:
    assert stem(word) == expected


def test_a_page_weighs_what_its_counts_and_words_weigh() -> None:
    by = Weights(counts={"near": 2.0}, words={"howitzer": 0.5, "cheese": -1.0}, start=-3.0)
    # -3 + 2 x 1.5 + 0.5 x 4 - 1 x 1; "rain" is not weighed.
    assert weighed(by, {"near": 1.5}, {"howitzer": 4.0, "cheese": 1.0, "rain": 9.0}) == pytest.approx(1.0)


def test_weights_are_those_of_the_corpus_as_it_stands() -> None:
    assert lexicon.table("scope.toml")["corpus"] == corpus.digest("open"), "run prose.measure.scoped"
    by = gate()
    read = {"page": by.least, "brief": by.least_brief, "passage": by.least_passage, "apart": by.least_apart}
    assert read == scoped.LEAST


def test_a_fit_tells_pages_apart_by_the_word_that_does() -> None:
    # Six of each that differ in one word alone, so that all weight is on it, as much for the one as against the other.
    counts = dict.fromkeys(measures("x", [(0, 1)])[0], 0.0)
    pages = [scoped.Page(counts, {"gun": 3.0, "rain": 4.0}, about=True) for _ in range(6)]
    pages += [scoped.Page(counts, {"cheese": 3.0, "rain": 4.0}, about=False) for _ in range(6)]
    by = scoped.fit(pages)
    assert by.words["gun"] == pytest.approx(-by.words["cheese"])
    assert by.words["gun"] > 0.5
    assert "rain" not in by.words
    weights_of = [(scope.weighed(by, page.counts, page.words) > 0) is page.about for page in pages]
    assert all(weights_of)


def test_what_is_turned_away_and_let_in_is_counted() -> None:
    # Of three texts about arms in which something is read, one is too light, and one just heavy enough for a passage
    # that names arms between two states; of two on other matters one is let in.
    def page(text: str, about: bool) -> scoped.Page:
        return scoped.Page({}, {}, about, text)

    sold = "Norway sold howitzers to Kenya."
    pairs = [
        (page(sold, True), 9.0),
        (page(sold, True), scoped.LEAST["passage"][3] + 0.1),
        (page(sold, True), -9.0),
        (page("It rained.", True), -9.0),
    ]
    pairs += [(page(sold, False), 9.0), (page("It rained.", False), 9.0)]
    assert scoped.told(pairs) == "1 of 4 turned away, 1 of 2 on other matters let in"


def test_no_gate_is_fitted_to_articles_that_measure_it() -> None:
    aside = {one.id for one in corpus.load("open") if corpus.kept_aside(one)}
    assert len(aside) == 56 + 28 + 38 + 8 + 8 + 32
    assert {"open-1277", "open-1332", "open-1390", "open-1417", "open-1418", "open-1455"} <= aside
    assert {"open-1528", "open-1535", "open-1544", "open-1583"} <= aside
    assert aside.isdisjoint({"open-1276", "open-1333", "open-1389", "open-1527", "open-1536", "open-1543"})
    assert aside.isdisjoint(one.id for one in scoped.articles())


def test_guns_at_home_and_on_show_are_no_transfers() -> None:
    shown = (
        "The museum's curator shows a rifle. The museum bought it at an auction. Holt supplied 40 rifles to the army."
    )
    in_doubt = Weighed(0.5, (3.0, 2.0, 1.0, 0.0, 0.0))
    sent = "The museum's curator shows a rifle. The museum lies in Oslo. Norway supplied 40 rifles to Kenya's army."
    chips = (
        "The ministry has halted exports of chips. They are chips for phones. It suspended licences for chips in May."
    )
    arms = f"{chips} Norway has blocked the sale of howitzers to Kenya."
    fair = "Saab sold 40 rifles at the exhibition. The exhibition hall shows Hunter frigates. Exhibitions sell them."
    for text, expected in ((fair, False), (shown, True), (sent, False), (chips, True), (arms, False)):
        found = rules.read_of(text, corpus.paragraphs(text), [(0, 0, len(text))], None)
        assert found.statements
        assert scope.at_home(text, found, in_doubt) is expected, text
        assert not scope.at_home(text, found, scope.ALWAYS)


_VILLAGE = (
    "The farmers of the valley said on Monday that police had fired at them again. Two neighbours were hurt, nine were"
    " held, and the mayor asked for help.\n\n"
    "{first}\n\n"
    "The mayor said that the officers had been new to the village and that the ministry had released none of their"
    " names. A priest called the shooting a crime. The two makers of the town's bread closed their shops.\n\n"
    "{second}\n\n"
    "The families said they would walk to the capital in May, as they had done in the years before."
)


def test_a_page_that_says_twice_outright_what_goes_to_a_state_is_read_whatever_its_other_words() -> None:
    once = _VILLAGE.format(
        first="Norway has suspended licences for rifles to Honduras.", second="Norway is far away, he said."
    )
    twice = _VILLAGE.format(
        first="Norway has suspended licences for rifles to Honduras.",
        second="Rifle exports to Honduras had doubled before.",
    )
    assert not weigh(once, _page(once)).worth()
    assert weigh(twice, _page(twice)).worth()
    read = rules.read(twice, _page(twice), None)
    assert (Act.PAUSE, "Honduras") in [(one.act, one.target.name if one.target else None) for one in read.statements]


def test_that_something_goes_to_states_lets_nothing_in_where_no_arms_are_told() -> None:
    page = _VILLAGE.format(
        first="Norway has suspended licences for bread to Honduras.", second="Exports of flour to Honduras fell."
    )
    assert not weigh(page, _page(page)).worth()
