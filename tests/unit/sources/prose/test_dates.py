"""Dates of acts, resolved against a Wednesday: 31 January 2024, in week 5 of ISO 8601."""

from __future__ import annotations

from datetime import date

import pytest

from caveat.evidence import Act, Modality, Polarity
from caveat.sources.prose.figures.dates import date_of
from caveat.sources.prose.grammar.chunker import Chunker
from caveat.sources.prose.grammar.frames import frames
from caveat.sources.prose.grammar.joins import joined
from caveat.sources.prose.grammar.parser import Parser
from caveat.sources.prose.grammar.reach import Reach, reach
from caveat.sources.prose.words.tagger import tagged

PUBLISHED = date(2024, 1, 31)


def told(
    said: str,
    act: Act = Act.PAUSE,
    modality: Modality = Modality.ASSERTED,
    polarity: Polarity = Polarity.POSITIVE,
    clause: str | None = None,
    verb: str | None = None,
    published: date | None = PUBLISHED,
) -> str | None:
    start = said.index(clause) if clause else 0
    end = start + len(clause) if clause else len(said)
    words = reached(said, said.index(verb) if verb else start, end)
    return date_of(said, start, end, (0, len(said)), published, act, modality, polarity, words)


def reached(said: str, start: int, end: int) -> Reach | None:
    """What belongs to the first verb between two places, as the parser has it."""
    words = tagged(said, 0)
    roots = Parser(words, joined(Chunker(words).run(), words), frames().says, frozenset(frames().heads)).run()
    verbs = [one for root in roots for one in root.below() if one.verb is not None]
    inside = [one for one in verbs if one.verb is not None and start <= words[one.verb.head].start < end]
    return reach(min(inside, key=lambda one: one.verb.first if one.verb is not None else 0), words) if inside else None


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param("Berlin suspended deliveries on Tuesday", "2024-01-30", id="a weekday is the last one"),
        pytest.param("Berlin suspended deliveries on Wednesday", "2024-01-31", id="the day of publication itself"),
        pytest.param("Berlin suspended deliveries last Wednesday", "2024-01-24", id="last weekday is a week back"),
        pytest.param("Berlin suspended deliveries in September last year", "2023-09", id="a month of last year"),
        pytest.param("Berlin suspended deliveries in January last year", "2023-01", id="this month, of last year"),
        pytest.param("Berlin suspended deliveries on 4 March of last year", "2023-03-04", id="a day of last year"),
        pytest.param("Berlin suspended deliveries on March 4 last year", "2023-03-04", id="its month in front"),
        pytest.param("Berlin suspended deliveries in January this year", "2024-01", id="a month of this year"),
        pytest.param("Berlin suspended deliveries yesterday", "2024-01-30", id="yesterday"),
        pytest.param("Berlin suspended deliveries last night", "2024-01-30", id="last night"),
        pytest.param("Berlin suspended deliveries this morning", "2024-01-31", id="this morning"),
        pytest.param("Berlin suspended deliveries last week", "2024-W04", id="last week is a week of ISO 8601"),
        pytest.param("Berlin suspended deliveries two weeks ago", "2024-W03", id="weeks ago"),
        pytest.param("Berlin suspended deliveries last month", "2023-12", id="last month over a turn of year"),
        pytest.param("Berlin suspended deliveries three months ago", "2023-10", id="months ago"),
        pytest.param("Berlin suspended deliveries last year", "2023", id="last year"),
        pytest.param("Berlin suspended deliveries eight years ago", "2016", id="years ago"),
        pytest.param("Berlin suspended deliveries earlier this year", "2024", id="earlier this year"),
        pytest.param("Berlin suspended deliveries earlier this month", "2024-01", id="earlier this month"),
        pytest.param("Berlin suspended deliveries in March", "2023-03", id="a month of the past"),
        pytest.param("Berlin suspended deliveries in late December", "2023-12", id="late in a month is the month"),
        pytest.param("Berlin suspended deliveries in 2019", "2019", id="a year"),
        pytest.param("Berlin suspended deliveries in early 2023", "2023", id="early in a year is the year"),
        pytest.param("Berlin suspended deliveries in December 2022", "2022-12", id="a month of a year"),
        pytest.param("On 4 March 2023 Berlin suspended deliveries", "2023-03-04", id="a day of a year"),
        pytest.param("Berlin suspended deliveries on March 4, 2023", "2023-03-04", id="a day, month first"),
        pytest.param("Berlin suspended deliveries on 29 December", "2023-12-29", id="a day without its year"),
        pytest.param("Berlin suspended deliveries on Jan. 12", "2024-01-12", id="a month cut short"),
        pytest.param("Berlin suspended deliveries in the fourth quarter", "2023", id="a quarter is a year"),
        pytest.param("Berlin suspended deliveries in the spring", "2023", id="a season is a year"),
        pytest.param("Berlin suspended deliveries last autumn", "2023", id="last autumn"),
        pytest.param("Berlin has suspended deliveries since 2019", "2019", id="a state dates from its beginning"),
    ],
)
def test_what_was_done_is_dated_back_from_the_day_of_publication(said: str, expected: str) -> None:
    assert told(said) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param("Berlin will deliver tanks on Monday", "2024-02-05", id="the coming weekday"),
        pytest.param("Berlin will deliver tanks in March", "2024-03", id="the coming month"),
        pytest.param("Berlin will deliver tanks by June", "2024-06", id="by June is that month"),
        pytest.param("Berlin will deliver tanks before the end of February", "2024-02", id="before the end of a month"),
        pytest.param("Berlin will deliver tanks by 2033", "2033", id="by a year"),
        pytest.param("Berlin is to deliver tanks next month", "2024-02", id="next month"),
        pytest.param("Berlin is to deliver tanks next year", "2025", id="next year"),
        pytest.param("Berlin is to deliver tanks in the autumn", "2024", id="the coming autumn"),
        pytest.param("Berlin will deliver tanks in the second half of 2024", "2024", id="half of a year"),
    ],
)
def test_what_is_planned_is_dated_forward(said: str, expected: str) -> None:
    assert told(said, Act.DELIVER, Modality.PLANNED) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param("Rome was to deliver tanks by the end of December", "2023-12", id="one month back, eleven ahead"),
        pytest.param("Rome was to deliver tanks by the end of April", "2024-04", id="three months ahead, nine back"),
    ],
)
def test_what_was_to_happen_in_a_month_is_meant_of_the_nearer_one(said: str, expected: str) -> None:
    assert told(said, Act.DELIVER, Modality.PLANNED) == expected


def test_what_is_ordered_from_a_month_on_is_dated_forward() -> None:
    assert told("Moscow has ordered them to be cut from October", Act.SLOW, Modality.PLANNED) == "2024-10"


def test_what_was_ordered_or_weighed_on_a_day_is_dated_back() -> None:
    assert told("Berlin on Tuesday ordered a halt", modality=Modality.PLANNED) == "2024-01-30"
    assert told("Berlin has since Friday been weighing a halt", modality=Modality.CONSIDERED) == "2024-01-26"


@pytest.mark.parametrize(
    ("said", "clause", "expected"),
    [
        ("the armed drones, which Berlin has held since May", "the armed drones, which Berlin has held", "2023-05"),
        (
            "the ban on sales to Peru, which Berlin imposed in May",
            "the ban on sales to Peru, which Berlin imposed",
            "2023-05",
        ),
        ("Berlin on Friday approved 11 permits and refused two", "refused two", "2024-01-26"),
        ("In 2022 Berlin approved the tanks but refused rifles", "refused rifles", "2022"),
        ("In 2022 Berlin approved the tanks that Peru wanted and refused rifles", "refused rifles", None),
        ("In 2022 Berlin approved the tanks, and Rome refused rifles", "Rome refused rifles", None),
    ],
)
def test_a_date_is_of_its_clause_and_of_what_is_joined_to_it(said: str, clause: str, expected: str | None) -> None:
    assert told(said, clause=clause) == expected


def test_a_letter_s_day_is_of_what_it_asks() -> None:
    assert told("In a letter of May 12, Peru asks Berlin for tanks", Act.REQUEST, clause="Peru asks") == "2023-05-12"


def test_that_year_is_the_one_told_before() -> None:
    said = "In 2021 Berlin sold Peru tanks. It halted deliveries in June that year."
    assert told(said, clause="It halted deliveries in June that year") == "2021-06"
    assert told("Berlin halted deliveries in June that year") is None


def test_what_is_only_imagined_has_no_date() -> None:
    assert told("Berlin ought to withdraw the licence today", Act.WITHHOLD, Modality.HYPOTHETICAL) is None


def test_the_end_of_the_calendar_is_no_fault() -> None:
    last = date(9999, 12, 31)
    assert told("Berlin will deliver tanks next year", Act.DELIVER, Modality.PLANNED, published=last) is None


def test_a_plan_that_was_made_on_a_day_is_dated_back() -> None:
    assert told("Berlin voted on Tuesday to suspend deliveries", modality=Modality.PLANNED) == "2024-01-30"


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("Berlin suspended deliveries", id="no date"),
        pytest.param("Berlin suspended deliveries until March", id="an end is no date of the act"),
        pytest.param("Berlin suspended deliveries ordered in 2019", id="the date of an order"),
        pytest.param("Berlin suspended deliveries under the contract signed in 2019", id="the date of a contract"),
        pytest.param("Berlin suspended deliveries, officials said on Tuesday", id="the day of saying"),
        pytest.param("Berlin suspended deliveries in the 1980s", id="a decade"),
        pytest.param("Berlin suspended deliveries in 2022-23", id="two years"),
        pytest.param("Berlin suspended deliveries of 2000 rifles", id="a number of goods"),
        pytest.param("Berlin suspended deliveries last winter", id="a winter has two years"),
        pytest.param("Berlin may suspend deliveries", id="a verb that is spelt as a month"),
        pytest.param("Berlin sent tanks after the October 7 attack", id="the date of something before"),
        pytest.param("Berlin owned up on Tuesday to having suspended deliveries", id="the day of owning up"),
        pytest.param("Berlin suspended deliveries some years ago", id="nobody says how many"),
    ],
)
def test_what_is_not_dated_stays_unknown(said: str) -> None:
    assert told(said) is None


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("Tripoli has received 14 engines since 2029", id="a sum since a year"),
        pytest.param("Berlin delivered 14 tanks between 2019 and 2021", id="a sum between years"),
        pytest.param("Berlin delivered 14 tanks from January to March", id="a sum from month to month"),
        pytest.param("Berlin delivered 14 tanks over the last year", id="a sum over a year"),
        pytest.param("Berlin sent tanks in May 2022 and in January 2023", id="two dates"),
    ],
)
def test_deliveries_over_a_time_have_no_date(said: str) -> None:
    assert told(said, Act.DELIVER) is None


def test_none_since_a_month_dates_from_it() -> None:
    assert told("No missile has left France since July", Act.DELIVER, Modality.DENIED, Polarity.NEGATIVE) == "2023-07"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param("lawmakers on Tuesday urged Berlin to halt shipments", "2024-01-30", id="the day of saying"),
        pytest.param(
            "the premier told the house yesterday that Berlin should pay", "2024-01-30", id="before its content"
        ),
        pytest.param("lawmakers urged Berlin to halt shipments by June", None, id="a term is content"),
        pytest.param("lawmakers want Berlin to take it up next week", None, id="what is asked for next week"),
    ],
)
def test_the_day_of_saying_dates_an_act_of_speech(said: str, expected: str | None) -> None:
    assert told(said, Act.DEMAND) == expected


def test_the_day_of_saying_does_not_date_what_is_said() -> None:
    said = "The minister told parliament on Tuesday that Berlin had suspended deliveries."
    assert told(said, clause="Berlin had suspended deliveries") is None


def test_the_day_of_a_denial_does_not_date_what_is_denied() -> None:
    said = "Italy ruled out selling an engine last week"
    assert told(said, Act.DELIVER, Modality.DENIED, Polarity.NEGATIVE) is None


@pytest.mark.parametrize(
    ("said", "clause", "expected"),
    [
        pytest.param("Berlin suspended exports in 2019 and resumed them two years later.",
                     "resumed them two years later", "2021", id="years after a year"),
        pytest.param("Berlin suspended exports on 4 March 2023 and resumed them two days later.",
                     "resumed them two days later", "2023-03-06", id="days after a day"),
        pytest.param("Berlin suspended exports and resumed them two days later.", "resumed them two days later",
                     None, id="no anchor"),
    ],
)  # fmt: skip
def test_later_is_counted_from_a_date_in_the_sentence(said: str, clause: str, expected: str | None) -> None:
    assert told(said, Act.RESUME, clause=clause) == expected


@pytest.mark.parametrize(
    ("said", "clause", "expected"),
    [
        pytest.param("In June, according to a note, his department held back 18 vehicles.",
                     "his department held back 18 vehicles", "2023-06", id="before it, past an aside"),
        pytest.param("It made up for the delay in January, when it shipped 36.", "it shipped 36", "2024-01", id="when"),
        pytest.param("Ministers had halted the granting of licences in 2019.", "Ministers had halted the granting",
                     "2019", id="the rest of a clause"),
        pytest.param("Berlin has halted exports, and Paris did in 2019.", "Berlin has halted exports", None,
                     id="the date of another clause"),
    ],
)  # fmt: skip
def test_a_date_beside_the_clause_is_its_own_where_nothing_parts_them(
    said: str, clause: str, expected: str | None
) -> None:
    assert told(said, clause=clause) == expected


@pytest.mark.parametrize(
    "said",
    [
        "In March 2023, two officials said, Berlin suspended deliveries.",
        "In March 2023, the minister told the Post, Berlin suspended deliveries.",
        "In March 2023, to nobody's surprise, Berlin suspended deliveries.",
        "Berlin suspended deliveries, the ministry said, in March 2023.",
    ],
)
def test_an_attribution_between_does_not_part_a_clause_from_its_date(said: str) -> None:
    assert told(said, clause="Berlin suspended deliveries") == "2023-03"


def test_the_date_of_the_first_of_two_verbs_is_not_that_of_the_second() -> None:
    said = "Berlin placed a hold on it in the autumn and released it"
    assert told(said, Act.RESUME, verb="released") is None
    assert told(said, Act.PAUSE, verb="placed") == "2023"
    said = "Peru wants the drones, which Berlin held in May and which it froze"
    assert told(said, Act.PAUSE, verb="held") == "2023-05"
    assert told(said, Act.PAUSE, verb="froze") is None


def test_without_a_day_of_publication_only_a_full_date_is_told() -> None:
    assert told("Berlin suspended deliveries on Tuesday", published=None) is None
    assert told("Berlin suspended deliveries in 2019", published=None) == "2019"


def test_a_day_that_the_calendar_lacks_is_no_date() -> None:
    assert told("Berlin suspended deliveries on 31 February 2023") is None


@pytest.mark.parametrize(
    ("said", "clause", "expected"),
    [
        ("In 2021 Berlin sold Peru tanks. Exports stopped that October.", "Exports stopped", "2021-10"),
        ("In 2021 Berlin sold Peru tanks. Exports stopped that autumn.", "Exports stopped", "2021"),
        ("Berlin sold Peru tanks in March 2021. That same year it stopped exports.", "it stopped exports", "2021"),
        ("Rome was asked on 4 March 2021. Berlin stopped exports a day later.", "Berlin stopped exports", "2021-03-05"),
        ("Rome was asked on 4 March 2021. Exports stopped that day.", "Exports stopped", "2021-03-04"),
        ("Rome was asked in March 2021. Exports stopped that month.", "Exports stopped", "2021-03"),
        ("Rome was asked in 2021. Exports stopped that month.", "Exports stopped", None),
        ("Rome was asked. Exports stopped that year.", "Exports stopped", None),
    ],
)
def test_a_time_may_be_told_from_the_one_before_it(said: str, clause: str, expected: str | None) -> None:
    start = said.index(clause)
    at = said.index(". ") + len(". ")
    words = reached(said, start, len(said))
    assert date_of(said, start, start + len(clause), (at, len(said)), PUBLISHED, Act.PAUSE, reach=words) == expected


@pytest.mark.parametrize(
    ("said", "clause", "expected"),
    [
        ("The shells, interrupted in April, will be sent on Monday", "will be sent", "2024-02-05"),
        ("The shells ordered in 2019 will be sent in March", "will be sent", "2024-03"),
        ("The shells, which Rome refused in May, will be sent in March", "will be sent", "2024-03"),
        ("The mortars due in June were sent in March", "were sent", "2023-03"),
        ("After a coup in June the mortars were sent back", "were sent", None),
        ("After a coup in June the mortars were sent in July", "were sent", "2023-07"),
        ("Berlin sent tanks in March and will send as many in August", "will send", "2024-08"),
        ("Berlin sent tanks, and in August Rome refused radars", "Berlin sent", None),
        ("The first battery is due in Lima in mid-2030", "is due", "2030"),
        ("The ship left Kiel on the 14th", "The ship left", "2024-01-14"),
        ("Two arrived at Lima on a ship bound for Chile in May", "Two arrived", "2023-05"),
    ],
)
def test_a_time_is_of_the_verb_among_whose_words_it_stands(said: str, clause: str, expected: str | None) -> None:
    modality = Modality.PLANNED if "will" in clause or "due" in clause else Modality.ASSERTED
    assert told(said, Act.DELIVER, modality, clause=clause) == expected


@pytest.mark.parametrize(
    ("said", "clause", "expected"),
    [
        ("Nobody forgets the trouble of 2019, when Berlin stopped exports", "Berlin stopped exports", "2019"),
        ("It was the affair of 3 May, when Berlin stopped exports", "Berlin stopped exports", "2023-05-03"),
    ],
)
def test_what_happened_when_is_of_the_time_before_it(said: str, clause: str, expected: str) -> None:
    assert told(said, clause=clause) == expected


def test_a_term_before_a_feast_or_a_season_dates_a_plan() -> None:
    assert told("Berlin will send tanks before Christmas", Act.DELIVER, Modality.PLANNED) == "2024-12"
    assert told("Berlin sent tanks before Christmas", Act.DELIVER) is None
    assert told("Berlin will send tanks within the year", Act.DELIVER, Modality.PLANNED) == "2024"


def test_what_lasts_since_a_month_is_of_it_and_a_sum_since_then_is_not() -> None:
    assert told("Berlin has been supplying tanks since 2019", Act.DELIVER) == "2019"
    assert told("Berlin has supplied 14 tanks since 2019", Act.DELIVER) is None


def test_what_would_be_done_is_of_its_own_time_and_not_of_today() -> None:
    assert told("Berlin would have sent tanks in March", Act.DELIVER, Modality.HYPOTHETICAL) == "2023-03"
    assert told("Berlin should send tanks this week", Act.DELIVER, Modality.HYPOTHETICAL) is None
