"""The nearest episodes: explicable, and blind to what was not public on the day."""

from __future__ import annotations

from datetime import date

import pytest

from caveat.dates import PartialDate
from caveat.episodes.codes import Defensive, DemandKind, Domain, Instrument, ItemClass, Polarity, Publicity
from caveat.episodes.coding import Episode, episodes, get
from caveat.episodes.reference import CATALOGUE_CLASSES, Features, item_class, nearest, seen
from caveat.pipeline import items

ISR_2024 = Features(
    supplier="USA",
    recipient="ISR",
    instrument=Instrument.PAUSE,
    polarity=Polarity.STICK,
    demand_kind=DemandKind.HUMANITARIAN_ACCESS,
    domain=Domain.FOREIGN_POLICY,
    at_war=True,
    publicity=Publicity.LEAKED,
    item_classes=frozenset({ItemClass.PRECISION_GUIDANCE, ItemClass.ARTILLERY_AMMUNITION}),
    defensive=Defensive.NO,
)
AS_OF = date(2024, 1, 29)


def _row(name: str, dates: tuple[str | None, ...], **more: object) -> Episode:
    fields: dict[str, object] = {
        "id": name, "supplier": "FRA", "recipient": "PER", "crisis": name, "instrument": "pause",
        "polarity": "stick", "channel": "licence", "items": ["tanks"], "item_classes": ["armour"], "defensive": "no",
        "start": "2000-03-10", "end": "2000-06", "publicity": "public", "demand": "Stop.", "demand_kind": "end-use",
        "domain": "domestic", "recipient_regime": "civilian", "at_war": False, "outcome": "partial",
        "outcome_note": "Something came of it.", "confidence": "low",
        "sources": [{"url": "https://example.org/a", "title": "A", "published": d, "supports": "all"} for d in dates],
    }  # fmt: skip
    return Episode.model_validate(fields | more)


def test_the_hold_of_may_2024_is_invisible_in_january_2024() -> None:
    assert seen(get("us-isr-2024-05-heavy-bombs"), AS_OF) is None
    matched = {match.episode.id for match in nearest(ISR_2024, as_of=AS_OF, limit=200)}
    assert "us-isr-2024-05-heavy-bombs" not in matched
    assert "us-isr-2024-05-heavy-bombs" in {
        match.episode.id for match in nearest(ISR_2024, as_of=date(2024, 6, 30), limit=200)
    }


def test_no_episode_that_began_after_the_day_enters() -> None:
    for match in nearest(ISR_2024, as_of=AS_OF, limit=200):
        start = match.episode.start
        assert start is None or start.earliest <= AS_OF, match.episode.id


def test_nothing_published_after_the_day_is_in_any_match() -> None:
    for match in nearest(ISR_2024, as_of=AS_OF, limit=200):
        for source in match.episode.sources:
            assert source.published is not None and source.published.earliest <= AS_OF, match.episode.id


def test_an_episode_under_way_shows_no_outcome() -> None:
    # The rifles were returned to review on 13 December 2023 and released on 6 March 2025.
    rifles = seen(get("us-isr-2023-rifles"), AS_OF)
    assert rifles is not None
    assert rifles.outcome is None and rifles.end is None and rifles.demand is None and rifles.outcome_note is None
    assert rifles.outcome_words == "not yet known as of 2024-01-29"


@pytest.mark.parametrize(
    ("as_of", "visible", "outcome"),
    [
        (date(2000, 3, 9), False, None),  # not begun
        (date(2000, 3, 31), False, None),  # begun, and no source yet
        (date(2000, 4, 1), True, None),  # the first source is out; the end lies ahead
        (date(2000, 6, 30), True, None),  # the month of the end is over, and no source tells of the end
        (date(2000, 7, 1), True, "partial"),  # the second source, dated to the month after, is out
    ],
)
def test_an_outcome_shows_once_a_source_of_its_end_or_later_is_out(
    as_of: date, visible: bool, outcome: str | None
) -> None:
    view = seen(_row("fra-per-2000-a", ("2000-04-01", "2000-07")), as_of)
    assert (view is not None) == visible
    if view is not None:
        assert view.outcome == outcome


def test_a_source_without_a_date_supports_nothing_as_of_a_date() -> None:
    assert seen(_row("fra-per-2000-a", (None,)), date(2024, 1, 1)) is None
    unended = _row("fra-per-2000-b", ("2000-04-01", None), end=None)
    view = seen(unended, date(2024, 1, 1))
    assert view is not None and view.outcome is None and view.demand is None and view.later_sources == 1


def test_a_page_older_than_the_episode_does_not_show_that_it_happened() -> None:
    assert seen(_row("fra-per-2000-a", ("1999-12-31",), end=None), date(2000, 3, 10)) is None


def test_a_source_dated_only_to_its_year_counts_when_the_year_is_over() -> None:
    row = _row("fra-per-2000-a", ("2000",))
    assert seen(row, date(2000, 12, 30)) is None
    assert seen(row, date(2000, 12, 31)) is not None


def test_text_that_may_rest_on_later_pages_is_withheld_and_the_code_shown() -> None:
    row = _row("fra-per-2000-a", ("2000-07-15", "2010-01-01"))
    early, late = seen(row, date(2001, 1, 1)), seen(row, date(2010, 1, 1))
    assert early is not None and late is not None
    assert early.outcome == "partial" and early.outcome_note is None and early.demand is None
    assert early.later_sources == 1 and late.later_sources == 0
    assert late.outcome_note == "Something came of it." and late.demand == "Stop."


def test_an_ending_announced_beforehand_is_not_yet_an_ending() -> None:
    # Berlin announced on 17 November 2025 that it would lift on the 24th.
    view = seen(get("deu-isr-2025-gaza"), date(2025, 11, 18))
    assert view is not None and view.outcome is None


def test_each_match_names_every_feature_once() -> None:
    every = {
        "instrument", "polarity", "demand kind", "domain", "at war", "publicity", "defensive", "supplier", "recipient",
        "item classes", "period",
    }  # fmt: skip
    for match in nearest(ISR_2024, as_of=AS_OF, limit=200):
        named = [part.feature for part in (*match.agrees, *match.differs)] + list(match.not_compared)
        assert sorted(named) == sorted(every)
        assert match.compared == len(match.agrees) + len(match.differs)


def test_features_are_told_one_by_one() -> None:
    # The row: USA to ISR, a stick that slowed small arms for end use, from December 2023, in the war. The case: a pause
    # of guidance kits and rounds for access. So instrument, demand kind and goods differ.
    [match] = nearest(ISR_2024, as_of=AS_OF, limit=1, among=[get("us-isr-2023-rifles")])
    told = {part.feature: (part.here, part.there) for part in match.differs}
    assert told["instrument"] == ("pause", "slow")
    assert told["demand kind"] == ("humanitarian-access", "end-use")
    assert told["item classes"] == ("artillery-ammunition, precision-guidance", "small-arms")
    assert {"supplier", "recipient", "polarity", "at war", "period"} <= {part.feature for part in match.agrees}


def test_the_count_orders_and_a_tie_goes_to_the_nearest_start() -> None:
    like = {"supplier": "FRA", "polarity": Polarity.STICK}
    rows = [
        _row("fra-per-1995-a", ("2001-01-01",), start="1995"),
        _row("fra-per-2000-a", ("2001-01-01",)),
        _row("fra-per-2001-carrot", ("2001-01-01",), start="2000-05", polarity="carrot"),
        _row("fra-per-unknown", ("2001-01-01",), start=None),
    ]
    features = Features(**like)  # type: ignore[arg-type]
    found = [match.episode.id for match in nearest(features, as_of=date(2002, 1, 1), among=rows)]
    # Three agree for the first two (supplier, polarity, period), nearer start first; two for the carrot (no polarity)
    # and for the one whose period is not known.
    assert found == ["fra-per-2000-a", "fra-per-1995-a", "fra-per-2001-carrot", "fra-per-unknown"]


def test_what_is_not_known_of_the_case_is_not_compared() -> None:
    match = nearest(Features(supplier="USA"), as_of=AS_OF, limit=1)[0]
    assert {part.feature for part in (*match.agrees, *match.differs)} <= {"supplier", "period"}
    assert "recipient" in match.not_compared and "item classes" in match.not_compared


def test_two_others_are_not_the_same_goods() -> None:
    row = _row("fra-per-2000-a", ("2001-01-01",), item_classes=["other", "ships"])
    [match] = nearest(Features(item_classes=frozenset({ItemClass.OTHER})), as_of=AS_OF, among=[row])
    assert "item classes" in {part.feature for part in match.differs}


def test_the_case_at_hand_is_left_out_by_its_episode_or_by_its_crisis() -> None:
    rifles = "us-isr-2023-rifles"
    assert rifles in {match.episode.id for match in nearest(ISR_2024, as_of=AS_OF, limit=200)}
    for left_out in (rifles, "gaza-2023"):
        found = nearest(ISR_2024, as_of=AS_OF, limit=200, exclude_case=left_out)
        assert rifles not in {match.episode.id for match in found}


def test_a_limit_of_nothing_and_a_day_before_all_episodes_give_no_match() -> None:
    assert nearest(ISR_2024, as_of=AS_OF, limit=0) == ()
    assert nearest(ISR_2024, as_of=date(1900, 1, 1)) == ()


def test_every_started_row_has_a_source_from_its_start_or_later() -> None:
    for row in episodes():
        if row.start is not None:
            dates = [source.published for source in row.sources if source.published]
            assert any(day.latest >= row.start.earliest for day in dates), row.id


@pytest.mark.parametrize(
    ("catalogue", "episode"),
    [
        ("precision-guidance", "precision-guidance"),
        ("loitering", "missiles"),
        ("fuel", "other"),
        ("engines-spares", "spares-support"),
    ],
)
def test_catalogue_classes_are_read_as_the_episodes_words(catalogue: str, episode: str) -> None:
    assert item_class(catalogue) == episode


def test_every_class_of_the_catalogue_has_a_word_among_the_episodes() -> None:
    spoken = {str(known) for known in ItemClass} | set(CATALOGUE_CLASSES)
    assert {str(item.item_class) for item in iter(items.catalogue())} <= spoken


def test_a_translated_class_is_none_of_the_episodes_own() -> None:
    assert not set(CATALOGUE_CLASSES) & {str(known) for known in ItemClass}


def test_dates_of_a_view_keep_their_precision() -> None:
    view = seen(get("us-isr-1975-sinai2-package"), AS_OF)
    assert view is not None and view.start == PartialDate(1975, 8)
