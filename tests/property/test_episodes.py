"""Whatever the case and the day: nothing later enters, nothing is compared twice, no weight hides."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from caveat.episodes.codes import Defensive, DemandKind, Domain, Instrument, ItemClass, Polarity, Publicity
from caveat.episodes.coding import episodes
from caveat.episodes.reference import Features, nearest, seen

FEATURES = st.builds(
    Features,
    supplier=st.sampled_from([None, "USA", "DEU", "SUN"]),
    recipient=st.sampled_from([None, "ISR", "SAU", "ETH"]),
    instrument=st.none() | st.sampled_from(list(Instrument)),
    polarity=st.none() | st.sampled_from(list(Polarity)),
    demand_kind=st.none() | st.sampled_from(list(DemandKind)),
    domain=st.none() | st.sampled_from(list(Domain)),
    at_war=st.none() | st.booleans(),
    publicity=st.none() | st.sampled_from(list(Publicity)),
    item_classes=st.frozensets(st.sampled_from(list(ItemClass)), max_size=4),
    defensive=st.none() | st.sampled_from(list(Defensive)),
)
DAYS = st.dates(date(1948, 1, 1), date(2026, 12, 31))


@given(FEATURES, DAYS)
def test_nothing_later_than_the_day_enters_and_more_in_common_comes_first(features: Features, as_of: date) -> None:
    found = nearest(features, as_of=as_of, limit=129)
    counts = [match.count for match in found]
    assert counts == sorted(counts, reverse=True)
    assert len({match.episode.id for match in found}) == len(found)
    for match in found:
        view = match.episode
        assert view.sources and all(s.published and s.published.earliest <= as_of for s in view.sources)
        assert view.start is None or view.start.earliest <= as_of
        assert view.end is None or view.end.latest <= as_of
        assert len(match.agrees) + len(match.differs) + len(match.not_compared) == 11


@given(DAYS, DAYS)
def test_what_is_known_only_grows(one: date, other: date) -> None:
    early, late = min(one, other), max(one, other)
    for row in episodes():
        before, after = seen(row, early), seen(row, late)
        if before is None:
            continue
        assert after is not None, row.id
        assert set(before.sources) <= set(after.sources), row.id
        assert before.demand is None or after.demand is not None, row.id
