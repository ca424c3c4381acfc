from __future__ import annotations

import pytest

from caveat.countries import country, is_country, is_recipient, load, parties, purchaser, short_name
from caveat.errors import BadRow


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Government of Israel", "ISR"),
        ("Government of Turkey", "TUR"),
        ("Government of Türkiye", "TUR"),
        ("Government of the Republic of Korea", "KOR"),
        ("Korea", "KOR"),
        ("The Government of the Kingdom of Saudi Arabia", "SAU"),
        ("Government of the United Arab Emirates (UAE)", "ARE"),
        ("Government of the Hashemite Kingdom of Jordan", "JOR"),
        ("Government of Côte d'Ivoire", "CIV"),
        ("Sultanate of Oman", "OMN"),
        ("Taipei Economic and Cultural Representative Office in the United States (TECRO)", "TWN"),
        ("Coordination Council for North American Affairs", "TWN"),
        ("Government of Kosovo", "XKX"),
        ("NATO Support and Procurement Agency (NSPA)", "NATO"),
        ("North Atlantic Treaty Organization", "NATO"),
        ("Government of Ruritania", None),
        ("Multinational Force", None),
        ("", None),
    ],
)
def test_a_purchaser_is_known_by_the_names_that_notices_give_it(written: str, code: str | None) -> None:
    assert purchaser(written) == code


def test_an_organization_is_a_recipient_and_no_country() -> None:
    assert is_recipient("NATO")
    assert not is_country("NATO")
    assert country("NATO Support and Procurement Agency") is None


@pytest.mark.parametrize(
    ("code", "known"), [("ISR", True), ("SUN", True), ("XKX", True), ("isr", False), ("XXX", False), ("", False)]
)
def test_a_code_is_one_of_the_list_or_one_that_is_left_to_its_users(code: str, known: bool) -> None:
    assert is_country(code) is known


@pytest.mark.parametrize(
    ("code", "name"), [("TUR", "Türkiye"), ("XKX", "Kosovo"), ("NATO", "NATO"), ("ZZZ", "ZZZ"), ("TWN", "Taiwan")]
)
def test_a_short_name_is_the_lists_or_ours_or_the_code_itself(code: str, name: str) -> None:
    assert short_name(code) == name


@pytest.mark.parametrize(
    ("row", "field"),
    [
        pytest.param('code = "ZZZ"\nnames = ["Nowhere"]', "a code of ISO 3166", id="a country that the list lacks"),
        pytest.param('code = "ISR"\nkind = "organization"\nshort = "x"\nnames = ["y"]', "a code of ISO 3166",
                     id="an organization under a country's code"),
        pytest.param('code = "ISR"\nshort = "Israel"\nnames = ["y"]', "a short name", id="a second short name"),
        pytest.param('code = "ISR"\nnames = []', "names", id="no name"),
    ],
)  # fmt: skip
def test_a_row_that_does_not_hold_is_refused_by_what_is_wrong(row: str, field: str) -> None:
    with pytest.raises(BadRow, match=field):
        load(f"[[party]]\n{row}\n", "countries.toml")


def test_no_name_means_two_parties() -> None:
    names = [name for one in parties().values() for name in one.names]
    assert len(names) == len(set(names))
