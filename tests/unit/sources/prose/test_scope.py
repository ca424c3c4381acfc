"""Whether a text is about transfers of arms."""

from __future__ import annotations

import math

import pytest

from caveat.sources.prose import corpus, scope, scoped
from caveat.sources.prose.scope import Weights, about, linked, measures, stem, weighed, weights, words


def _page(text: str) -> list[tuple[int, int]]:
    return corpus.paragraphs(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway exports missiles to Kenya. Kenya ordered ammunition from Norway and Spain.", True),
        ("Farmers exported wheat to Egypt and Kenya. The embargo on grain was lifted.", False),
        ("Norway exports missiles.", True),
        ("Missiles are exported.", False),
        ("Norway keeps missiles.", False),
        ("Russia fired missiles at troops in Ukraine, killed soldiers and shelled a besieged town for sale.", False),
        ("The striker fired two shots and his long arms kept the ball out.", False),
        ("A shell company in Malta sold flats.", False),
        ("", False),
        ("The United States exports missiles.", True),
        ("The ministry suspended licences for the export of howitzers and of missiles, an official said.", True),
    ],
    ids=[
        "arms",
        "grain",
        "one state",
        "no state",
        "no transfer",
        "more fighting",
        "sport",
        "a company",
        "nothing",
        "a state with its article",
        "no state, and much of the field",
    ],
)
def test_a_short_text_needs_arms_near_a_transfer_and_a_state(text: str, expected: bool) -> None:
    assert about(text, [(0, len(text))]) is expected


def test_words_within_words_do_not_count() -> None:
    text = "Alarms, charms and swarms were exported to Egypt, Kenya and Spain under contract and licence for sale."
    assert not about(text, [(0, len(text))])


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
        assert about(text, _page(text)) is expected, said


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
    by = Weights(counts={"near": 2.0}, words={"howitzer": 0.5, "cheese": -1.0}, start=-3.0, least=0.0, least_brief=0.0)
    # -3 + 2 x 1.5 + 0.5 x 4 - 1 x 1; "rain" is not weighed.
    assert weighed(by, {"near": 1.5}, {"howitzer": 4.0, "cheese": 1.0, "rain": 9.0}) == pytest.approx(1.0)


def test_weights_are_those_of_the_corpus_as_it_stands() -> None:
    assert scope.table("scope.toml")["corpus"] == corpus.digest("open"), "run python -m caveat.sources.prose.scoped"
    assert (weights().least, weights().least_brief) == (scoped.LEAST, scoped.LEAST_BRIEF)


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


def test_what_a_bound_turns_away_and_lets_in_is_counted() -> None:
    pairs = [(0.4, True), (2.0, True), (-2.0, False), (0.3, False)]
    told = dict(line.split(": ", 1) for line in scoped.told(pairs))
    assert told["at +0.25"] == "0 of 2 turned away, 1 of 2 on other matters let in"
    assert told["at +0.50"] == "1 of 2 turned away, 0 of 2 on other matters let in"
