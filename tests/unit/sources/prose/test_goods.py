"""Which phrases can name the same goods, and which cannot."""

from __future__ import annotations

import pytest

from caveat.pipeline.items import catalogue
from caveat.sources.prose.pairs.goods import like, loose, members, whole
from caveat.sources.prose.words.groups import singular
from caveat.sources.prose.words.lexicon import lexicon

PARTS = frozenset(
    ["agents", "applique", "bodies", "calibers", "class", "gas", "groups", "increments", "packs", "return", "sections"]
).union(["series", "sets", "units", "vision"])
"""Words that end the name of an article and may stand for anything: bomb bodies, laser detecting sets."""
NO_ARTICLES = frozenset(("funds", "support-services", "fuel", "protective", "other", "police"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("the delivery of 20 gearboxes", "gearboxes", id="a delivery and what is delivered"),
        pytest.param("radar transfer", "patrol radars", id="a transfer named by its goods"),
        pytest.param("20 lorries", "trucks", id="two words for one thing"),
        pytest.param("munitions", "bombs", id="a general word and goods of its sort"),
        pytest.param("the aircraft", "fighter jets", id="aircraft and jets"),
        pytest.param("F-35s", "jets", id="a model and its class"),
        pytest.param("five radars", "coastal radars", id="a number before the noun"),
        pytest.param("not a single shell", "artillery shells", id="none of them"),
        pytest.param("unmanned aerial vehicles", "drones", id="an aircraft without a pilot"),
        pytest.param("mine-hunters", "ships", id="a ship by its kind"),
        pytest.param("drone deliveries", "a single aircraft", id="deliveries of what is an aircraft"),
    ],
)
def test_goods_that_can_be_the_same(one: str, other: str) -> None:
    assert like(one, other)
    assert like(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("tanks", "rifles", id="other goods"),
        pytest.param("tank parts", "aircraft parts", id="parts of other goods"),
        pytest.param("training aircraft", "helicopters", id="a general word that is narrowed"),
        pytest.param("delivery", "licence", id="two words that name no goods"),
    ],
)
def test_goods_that_are_not_the_same(one: str, other: str) -> None:
    assert not like(one, other)
    assert not like(other, one)


def test_goods_of_two_makers_are_not_the_same() -> None:
    assert not like("French boats", "Chinese boats")
    assert like("American bombs", "US bombs")


def test_a_list_behind_its_licence_names_each_of_its_goods() -> None:
    assert members("licences for the export of sights and rifles") == ("sights", "rifles")
    assert members("licences for rifles") == ()


def test_what_is_said_of_a_part_is_not_said_of_the_rest() -> None:
    assert not like("the third frigate", "two frigates")
    assert like("no application", "a first application")


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("halted the delivery of mortars to Kenya", "delivery of mortars"),
        ("halted the delivery for which Kenya had paid", "delivery"),
        ("halted the delivery of the howitzers", "delivery of the howitzers"),
        ("halted the delivery", "delivery"),
    ],
    ids=["goods behind it", "a clause behind it", "goods that were told before", "nothing behind it"],
)
def test_goods_behind_a_bare_delivery_belong_to_it(told: str, name: str) -> None:
    at = told.index("delivery") + len("delivery")
    assert whole(told, "delivery", at)[0] == name


def test_goods_are_loose_where_no_word_tells_which() -> None:
    assert loose(("deliveries",)) and loose(("anything", "rest of it")) and loose(())
    assert not loose(("deliveries", "gearboxes"))


def test_the_articles_of_the_catalogue_are_goods_to_the_reader_of_prose() -> None:
    unknown = set()
    for item in catalogue():
        for alias in item.aliases if item.item_class not in NO_ARTICLES else ():
            head = alias.text.split()[-1]
            plain = head.isascii() and head.replace("-", "").isalpha() and head.islower()
            nouns = lexicon().nouns
            kind = nouns.get(head) or nouns.get(singular(head)) or nouns.get(head.rsplit("-", 1)[-1])
            if plain and head not in PARTS and kind != "goods":
                unknown.add(head)
    assert unknown == {"incendiary-tracer", "system-unitary"}
