"""Which statements of one document cannot both hold, and which only seem so."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from caveat.evidence import Act, Attribution, Modality, Polarity
from caveat.sources.prose.figures.quantities import quantities
from caveat.sources.prose.pairs.contradictions import contradictions
from caveat.sources.prose.statement import Mention, Source, Statement

PUBLISHED = date(2031, 3, 20)
OFFICIALS = Source(Attribution.ANONYMOUS, "two officials", 2)
MINISTRY = Source(Attribution.INSTITUTION, "the ministry")
PAGE = Source(Attribution.OUTLET)


class Page:
    """A text that grows by the clause of each statement."""

    def __init__(self) -> None:
        self.text, self.statements = "", list[Statement]()

    def say(
        self, words: str, act: Act, actor: str | None, target: str | None = None, objects: Sequence[str] = (),
        modality: Modality = Modality.ASSERTED, source: Source = PAGE, day: str | None = None, no: bool = False,
    ) -> Page:  # fmt: skip
        start = len(self.text)
        self.text += f"{words}. "
        end = start + len(words)

        def named(name: str | None) -> Mention | None:
            return None if name is None else Mention(name, start, end)

        goods = tuple(Mention(each, start, end) for each in objects)
        polarity = Polarity.NEGATIVE if no or modality is Modality.DENIED else Polarity.POSITIVE
        told = quantities(self.text, start, end)
        self.statements.append(
            Statement(
                start, end, act, named(actor), named(target), goods, modality, polarity, source, day, told, "test", 1.0
            )
        )  # fmt: skip
        return self

    def pairs(self) -> list[tuple[int, int, str]]:
        return [(one.a, one.b, one.why) for one in contradictions(self.text, self.statements, PUBLISHED)]


def halted(page: Page, source: Source = OFFICIALS, **changed: str) -> Page:
    return page.say("Germany had halted the delivery of gearboxes", Act.PAUSE, "Germany", "Turkey",
                    ["delivery of gearboxes"], source=source, day=changed.get("day"))  # fmt: skip


# Said and denied -----------------------------------------------------------------------------------------------------


def test_what_is_said_and_denied_is_a_contradiction() -> None:
    page = halted(Page()).say(
        "Berlin had not stopped anything", Act.PAUSE, "Berlin", None, ["anything"], Modality.DENIED, MINISTRY
    )
    assert page.pairs() == [(0, 1, "denial")]


def test_a_denial_that_comes_first_is_one_too() -> None:
    page = Page().say("it had not stopped them", Act.PAUSE, "German government", None, [], Modality.DENIED, MINISTRY)
    assert halted(page).pairs() == [(0, 1, "denial")]


@pytest.mark.parametrize(
    ("actor", "target", "objects", "day"),
    [
        pytest.param("France", "Turkey", ["gearboxes"], None, id="another actor"),
        pytest.param("Germany", "Egypt", ["gearboxes"], None, id="another recipient"),
        pytest.param("Germany", "Turkey", ["submarines"], None, id="other goods"),
    ],
)
def test_a_denial_of_something_else_is_none(actor: str, target: str, objects: list[str], day: str | None) -> None:
    page = halted(Page()).say(
        "it had not stopped them", Act.PAUSE, actor, target, objects, Modality.DENIED, MINISTRY, day
    )
    assert page.pairs() == []


@pytest.mark.parametrize(
    ("words", "objects", "expected"),
    [
        ("Germany suspended 30 of 350 export licences", "350 export licences", []),
        ("Germany suspended some export licences", "export licences", []),
        ("Germany suspended export licences", "export licences", [(0, 1, "denial")]),
        ("Germany suspended 30 of its 40 licences for parts of the jet", "licences for parts of the jet",
         [(0, 1, "denial")]),
    ],
)  # fmt: skip
def test_a_part_is_not_gainsaid_by_a_denial_of_one_kind(
    words: str, objects: str, expected: list[tuple[int, int, str]]
) -> None:
    page = Page().say(words, Act.PAUSE, "Germany", "Turkey", [objects], source=OFFICIALS)
    page.say("Germany has not suspended licences for parts of the jet", Act.PAUSE, "Germany", "Turkey",
             ["licences for parts of the jet"], Modality.DENIED, MINISTRY)  # fmt: skip
    assert page.pairs() == expected


def test_a_denial_of_today_is_not_meant_of_what_was_done_long_ago() -> None:
    page = halted(Page(), day="2019").say(
        "it has not stopped them", Act.PAUSE, "Germany", "Turkey", ["gearboxes"], Modality.DENIED, MINISTRY
    )
    assert page.pairs() == []


def test_what_was_never_done_is_meant_of_any_time() -> None:
    page = halted(Page(), day="2019").say(
        "it has never stopped them", Act.PAUSE, "Germany", "Turkey", ["gearboxes"], Modality.DENIED, MINISTRY
    )
    assert page.pairs() == [(0, 1, "denial")]


def test_a_firm_that_denies_its_own_sales_does_not_speak_for_a_state() -> None:
    page = Page().say(
        "Brazil shipped rockets to Myanmar", Act.DELIVER, "Brazil", "Myanmar", ["rockets"], source=OFFICIALS
    )
    page.say("it has never sold a rocket to Myanmar", Act.DELIVER, "Avante Foguetes", "Myanmar", ["rocket"],
             Modality.DENIED, Source(Attribution.INSTITUTION, "Avante Foguetes"))  # fmt: skip
    assert page.pairs() == []


def test_what_has_not_been_done_may_still_be_planned() -> None:
    page = Page().say("Germany will halt the delivery", Act.PAUSE, "Germany", None, ["gearboxes"], Modality.PLANNED,
                      OFFICIALS)  # fmt: skip
    page.say("it has not halted the delivery", Act.PAUSE, "Germany", None, ["gearboxes"], Modality.DENIED, MINISTRY)
    assert page.pairs() == []


def test_a_statement_and_its_hedge_are_none() -> None:
    page = Page().say("Germany had halted the delivery", Act.PAUSE, "Germany", None, ["gearboxes"], source=OFFICIALS)
    page.say("Germany might halt it", Act.PAUSE, "Germany", None, ["gearboxes"], Modality.CONSIDERED, OFFICIALS)
    assert page.pairs() == []


def test_a_revocation_denied_does_not_gainsay_a_suspension() -> None:
    page = Page().say(
        "the agency has not revoked it", Act.WITHHOLD, "agency", None, ["permit"], Modality.DENIED, MINISTRY
    )
    page.say("it merely suspended it", Act.PAUSE, "agency", None, ["permit"], source=MINISTRY)
    assert page.pairs() == []


def test_sent_and_not_yet_arrived_can_both_be_so() -> None:
    page = Page().say("Denmark has shipped the tanks", Act.DELIVER, "Denmark", None, ["tanks"], source=MINISTRY)
    page.say("none of the tanks had arrived", Act.DELIVER, None, None, ["tanks"], source=OFFICIALS, no=True)
    assert page.pairs() == []


# Giver and taker exchanged -------------------------------------------------------------------------------------------


def test_giver_and_taker_exchanged_is_a_contradiction() -> None:
    page = Page().say("Warsaw is to hand Oslo naval missiles", Act.DELIVER, "Warsaw", "Oslo", ["naval missiles"],
                      Modality.PLANNED)  # fmt: skip
    page.say("Norway has cancelled the delivery of missiles to Poland", Act.WITHHOLD, "Norway", "Poland",
             ["naval missiles"])  # fmt: skip
    assert page.pairs() == [(0, 1, "direction")]


def test_a_party_that_is_only_described_may_be_the_one_exchanged() -> None:
    page = Page().say("Swedes to buy rockets from Baltic nation", Act.DELIVER, "Baltic nation", "Swedes", ["rockets"],
                      Modality.PLANNED)  # fmt: skip
    page.say("Sweden will give Estonia anti-tank rockets", Act.DELIVER, "Sweden", "Estonia", ["anti-tank rockets"],
             Modality.PLANNED)  # fmt: skip
    assert page.pairs() == [(0, 1, "direction")]


@pytest.mark.parametrize(
    ("actor", "target", "objects", "day"),
    [
        pytest.param("Israel", "United States", ["air-defence radars"], None, id="other goods go the other way"),
        pytest.param("Israel", "United States", ["artillery shells"], "2022", id="the same goods, years before"),
        pytest.param("Israel", "Germany", ["artillery shells"], None, id="on to a third"),
    ],
)
def test_two_can_give_to_each_other(actor: str, target: str, objects: list[str], day: str | None) -> None:
    page = Page().say("Washington ships shells to Israel", Act.DELIVER, "Washington", "Israel", ["artillery shells"])
    page.say("Israel supplied goods", Act.DELIVER, actor, target, objects, day=day)
    assert page.pairs() == []


# Numbers and lists ---------------------------------------------------------------------------------------------------


def request(page: Page, words: str, source: Source, day: str | None = None) -> Page:
    return page.say(words, Act.REQUEST, "Kyiv", None, ["tubes"], source=source, day=day)


def test_one_number_told_in_two_ways_is_a_contradiction() -> None:
    page = request(Page(), "Kyiv asked for 30 tubes", OFFICIALS)
    assert request(page, "Kyiv asked for 24 tubes", MINISTRY).pairs() == [(0, 1, "count")]


def test_a_number_that_the_same_voice_corrects_is_one_too() -> None:
    page = request(Page(), "Kyiv asked for 30 tubes", PAGE)
    assert request(page, "Kyiv asked for 24 tubes, not 30", PAGE).pairs() == [(0, 1, "count")]


@pytest.mark.parametrize(
    ("words", "source", "day"),
    [
        pytest.param("Kyiv asked for 30 tubes", MINISTRY, None, id="the same number"),
        pytest.param("Kyiv asked for a further 24 tubes", MINISTRY, None, id="a further number"),
        pytest.param("Kyiv asked for 24 tubes", OFFICIALS, None, id="the same voice goes on"),
        pytest.param("Kyiv asked for 24 tubes", MINISTRY, "2029", id="another year"),
        pytest.param("Kyiv asked for about 29 tubes", MINISTRY, None, id="a rounded number near by"),
        pytest.param("Kyiv asked for 24 rifles", MINISTRY, None, id="other goods"),
    ],
)
def test_numbers_that_can_both_be_so_are_none(words: str, source: Source, day: str | None) -> None:
    page = request(Page(), "Kyiv asked for 30 tubes", OFFICIALS, "2031-03")
    assert request(page, words, source, day).pairs() == []


def test_an_item_to_be_kept_back_and_to_be_sent_stands_on_two_lists() -> None:
    page = Page().say("the administration would sell helicopters, rotors and night-vision sets", Act.DELIVER,
                      "administration", None, ["helicopters", "rotors", "night-vision sets"], Modality.PLANNED,
                      Source(Attribution.INSTITUTION, "the notice"))  # fmt: skip
    page.say("would keep back the night-vision sets", Act.WITHHOLD, "administration", None, ["night-vision sets"],
             Modality.PLANNED, Source(Attribution.INSTITUTION, "the fact sheet"))  # fmt: skip
    assert page.pairs() == [(0, 1, "list")]


def test_goods_that_are_held_now_may_be_sent_later() -> None:
    page = Page().say("Norway has cancelled the delivery of missiles", Act.WITHHOLD, "Norway", None,
                      ["delivery", "missiles"], source=OFFICIALS)  # fmt: skip
    page.say("the missiles would be shipped in May", Act.DELIVER, None, None, ["missiles"], Modality.PLANNED, MINISTRY,
             "2031-05")  # fmt: skip
    assert page.pairs() == []


def test_what_a_garbled_headline_adds_to_a_pair_is_left_out() -> None:
    page = Page().say("Somalia delays eight drones for Turkey", Act.SLOW, "Somalia", "Turkey", ["drones"])
    page.say("Turkey had delayed eight drones for Somalia", Act.SLOW, "Turkey", "Somalia", ["drones"])
    page.say("six drones, not eight, had been delayed", Act.SLOW, None, None, ["drones"])
    assert page.pairs() == [(0, 1, "direction"), (1, 2, "count")]


def test_a_hypothetical_contradicts_nothing() -> None:
    page = halted(Page()).say("had Berlin not halted it", Act.PAUSE, "Germany", "Turkey", ["gearboxes"],
                              Modality.HYPOTHETICAL, MINISTRY, no=True)  # fmt: skip
    assert page.pairs() == []


def test_one_voice_that_puts_an_item_on_both_of_its_lists_contradicts_itself() -> None:
    page = Page().say("Pretoria will supply fuzes and mine detectors", Act.DELIVER, "Pretoria", "Jordan",
                      ["fuzes", "mine detectors"], Modality.PLANNED, MINISTRY)  # fmt: skip
    page.say("it will hold back gyroscopes and mine detectors", Act.WITHHOLD, "Pretoria", "Jordan",
             ["gyroscopes", "mine detectors"], Modality.PLANNED, MINISTRY)  # fmt: skip
    assert page.pairs() == [(0, 1, "list")]


def test_two_who_tell_one_stance_in_two_ways_contradict_each_other() -> None:
    page = Page().say("Cyprus is cool on the package", Act.OPPOSE, "Cyprus", None, ["package"], source=OFFICIALS)
    page.say("Nicosia has not raised a single objection", Act.OPPOSE, "Nicosia", source=MINISTRY, no=True)
    assert page.pairs() == [(0, 1, "denial")]


def test_one_who_opposes_and_another_who_does_not_are_none() -> None:
    page = Page().say("the Greens oppose the package", Act.OPPOSE, "Greens", None, ["package"], source=OFFICIALS)
    page.say("nobody has opposed the package", Act.OPPOSE, None, None, ["package"], Modality.DENIED, MINISTRY)
    assert page.pairs() == []


# Other acts that gainsay each other, and times ------------------------------------------------------------------------


def test_who_denies_a_delay_denies_a_halt_as_well() -> None:
    page = halted(Page()).say("Berlin has not delayed the gearboxes", Act.SLOW, "Berlin", "Turkey", ["gearboxes"],
                              Modality.DENIED, MINISTRY)  # fmt: skip
    assert page.pairs() == [(0, 1, "denial")]


def test_who_denies_a_halt_may_have_delayed() -> None:
    page = Page().say("Berlin delayed the gearboxes", Act.SLOW, "Berlin", "Turkey", ["gearboxes"], source=OFFICIALS)
    page.say("Berlin has not halted them", Act.PAUSE, "Berlin", "Turkey", ["gearboxes"], Modality.DENIED, MINISTRY)
    assert page.pairs() == []


@pytest.mark.parametrize(
    ("goods", "modality", "pairs"),
    [
        pytest.param(["gearboxes"], Modality.ASSERTED, [(0, 1, "denial")], id="on the same goods"),
        pytest.param(["frigates"], Modality.ASSERTED, [], id="on other goods"),
        pytest.param([], Modality.ASSERTED, [], id="on nothing that is told"),
        pytest.param(["gearboxes"], Modality.CONSIDERED, [], id="against what is only weighed"),
    ],
)
def test_no_decision_gainsays_a_measure_that_is_told_as_done(
    goods: list[str], modality: Modality, pairs: list[tuple[int, int, str]]
) -> None:
    page = Page().say("Berlin approved the gearboxes", Act.APPROVE, "Berlin", "Turkey", ["gearboxes"], modality,
                      OFFICIALS)  # fmt: skip
    page.say("no decision has been taken", Act.DECIDE, "Berlin", None, goods, source=MINISTRY, no=True)
    assert page.pairs() == pairs


def test_a_denied_link_gainsays_a_measure_that_hangs_on_it() -> None:
    page = Page().say("Berlin will release them if the talks resume", Act.RESUME, "Berlin", None, ["gearboxes"],
                      Modality.CONDITIONAL, OFFICIALS)  # fmt: skip
    page.say("Berlin does not link the two", Act.CONDITION, "Berlin", None, [], Modality.DENIED, MINISTRY)
    assert page.pairs() == [(0, 1, "denial")]


def test_what_is_stopped_and_still_goes_on_cannot_both_be_so() -> None:
    page = halted(Page()).say("deliveries of gearboxes continue", Act.DELIVER, "Berlin", "Turkey", ["gearboxes"],
                              source=MINISTRY)  # fmt: skip
    assert page.pairs() == [(0, 1, "denial")]


@pytest.mark.parametrize(
    ("day", "pairs"),
    [
        pytest.param("2031-02", [(0, 1, "denial")], id="within its time"),
        pytest.param("2031", [], id="of the year, which may be before"),
        pytest.param("2030-05", [], id="before it"),
    ],
)
def test_a_denial_that_is_dated_covers_its_own_time(day: str, pairs: list[tuple[int, int, str]]) -> None:
    page = Page().say("Kyiv asked for tubes", Act.REQUEST, "Kyiv", None, ["tubes"], source=OFFICIALS, day=day)
    page.say("Kyiv has asked for no tubes since January", Act.REQUEST, "Kyiv", None, ["tubes"], Modality.DENIED,
             MINISTRY, "2031-01")  # fmt: skip
    assert page.pairs() == pairs


def test_a_correction_names_the_number_that_it_takes_back() -> None:
    page = request(Page(), "An earlier version said that Kyiv asked for 30 tubes", PAGE)
    assert request(page, "Kyiv asked for 24 tubes", PAGE).pairs() == [(0, 1, "count")]


@pytest.mark.parametrize(
    ("words", "act", "goods", "modality", "pairs"),
    [
        pytest.param("Berlin has not supplied a single part", Act.DELIVER, ["single part"], Modality.ASSERTED,
                     [(0, 1, "denial")], id="not a single part"),
        pytest.param("nothing has arrived", Act.DELIVER, ["nothing"], Modality.ASSERTED, [(0, 1, "denial")],
                     id="nothing"),
        pytest.param("Berlin has not supplied the order", Act.DELIVER, ["rifles"], Modality.ASSERTED, [],
                     id="other goods"),
        pytest.param("no gearboxes had been passed on", Act.DELIVER, ["gearboxes"], Modality.DENIED, [],
                     id="of what was handed on"),
        pytest.param("Berlin has ruled out delivering gearboxes", Act.DELIVER, ["gearboxes"], Modality.DENIED, [],
                     id="of what is to come"),
    ],
)  # fmt: skip
def test_a_denial_takes_in_no_more_than_it_says(
    words: str, act: Act, goods: list[str], modality: Modality, pairs: list[tuple[int, int, str]]
) -> None:
    page = Page().say("Berlin delivered gearboxes", act, "Berlin", "Turkey", ["gearboxes"], source=OFFICIALS)
    assert page.say(words, act, None, None, goods, modality, MINISTRY, no=True).pairs() == pairs


@pytest.mark.parametrize(
    ("words", "pairs"),
    [
        pytest.param("Berlin is not about to release anything", [(0, 1, "denial")], id="about to"),
        pytest.param("Berlin had not released anything", [], id="has not so far"),
    ],
)
def test_what_hangs_on_a_condition_is_gainsaid_by_who_will_not_do_it(
    words: str, pairs: list[tuple[int, int, str]]
) -> None:
    page = Page().say("Berlin will release them if Ankara pays", Act.RESUME, "Berlin", None, ["gearboxes"],
                      Modality.CONDITIONAL, OFFICIALS)  # fmt: skip
    page.say(words, Act.RESUME, "Berlin", None, ["anything"], Modality.DENIED, MINISTRY)
    assert page.pairs() == pairs


@pytest.mark.parametrize(
    ("one", "other", "pairs"),
    [
        pytest.param("Rome fired four drones", "Nine of the drones were fired", [(0, 1, "count")], id="more than all"),
        pytest.param("Rome fired four drones", "Two of the drones were fired", [], id="a part of them"),
        pytest.param("Rome sold 14 drones", "six drones have been delivered", [], id="sold, and delivered of them"),
        pytest.param("Rome sold 14 drones", "The ministry says six", [(0, 1, "count")], id="the number told again"),
    ],
)
def test_a_part_is_no_second_number_of_the_whole(one: str, other: str, pairs: list[tuple[int, int, str]]) -> None:
    page = Page().say(one, Act.DELIVER, "Rome", None, ["drones"], source=OFFICIALS)
    assert page.say(other, Act.DELIVER, None, None, ["drones"], source=MINISTRY).pairs() == pairs


def test_the_share_of_one_state_is_no_second_number_of_several() -> None:
    page = Page().say("the United States and Britain sent 500 missiles", Act.DELIVER, "the United States and Britain",
                      "Taiwan", ["missiles"], source=OFFICIALS)  # fmt: skip
    page.say("Britain sent 120 missiles", Act.DELIVER, "Britain", "Taiwan", ["missiles"], source=MINISTRY)
    assert page.pairs() == []


@pytest.mark.parametrize(
    ("refused", "pairs"),
    [
        pytest.param(["radios"], [(0, 1, "list")], id="one item on both"),
        pytest.param(["drones"], [], id="another item"),
    ],
)
def test_an_item_that_is_cleared_and_refused_stands_on_two_lists(
    refused: list[str], pairs: list[tuple[int, int, str]]
) -> None:
    page = Page().say("the list of what Ankara cleared has radios", Act.APPROVE, "Ankara", "Somalia",
                      ["radios", "trucks"], source=OFFICIALS)  # fmt: skip
    page.say("Ankara refused it", Act.DENY, "Ankara", "Somalia", refused, source=MINISTRY)
    assert page.pairs() == pairs


@pytest.mark.parametrize(
    ("day", "pairs"),
    [
        pytest.param("2031-03-22", [(0, 1, "denial")], id="within days"),
        pytest.param("2031-09", [], id="in autumn"),
        pytest.param("2031-02", [], id="before"),
    ],
)
def test_what_leaves_within_days_is_not_stopped(day: str, pairs: list[tuple[int, int, str]]) -> None:
    page = halted(Page()).say("two gearboxes will leave for Turkey", Act.DELIVER, None, "Turkey", ["gearboxes"],
                              Modality.PLANNED, MINISTRY, day)  # fmt: skip
    assert page.pairs() == pairs


@pytest.mark.parametrize(
    ("source", "pairs"),
    [
        pytest.param(Source(Attribution.INSTITUTION, "customs records"), [(0, 1, "denial")], id="shown by papers"),
        pytest.param(OFFICIALS, [], id="told by others, who may mean a later change"),
    ],
)
def test_papers_that_show_goods_leaving_after_the_stop_gainsay_it(
    source: Source, pairs: list[tuple[int, int, str]]
) -> None:
    page = halted(Page(), day="2030-05").say("Germany exported gearboxes to Turkey", Act.DELIVER, "Germany", "Turkey",
                                             ["gearboxes"], source=source, day="2030-08")  # fmt: skip
    assert page.pairs() == pairs


def test_a_regiment_of_a_state_is_on_its_side_of_the_exchange() -> None:
    page = Page().say("Rabat sells launchers to Brazil", Act.DELIVER, "Rabat", "Brazil", ["launchers"])
    page.say("Brazil will hand the lot to Rabat's 9th regiment", Act.DELIVER, "Brazil", "Rabat's 9th regiment", ["lot"],
             Modality.PLANNED)  # fmt: skip
    assert page.pairs() == [(0, 1, "direction")]


def test_who_denies_what_he_has_no_part_in_means_his_own() -> None:
    page = Page().say("Germany supplied fuzes", Act.DELIVER, "Germany", None, ["fuzes"])
    page.say("nothing has left", Act.DELIVER, None, None, ["nothing"], Modality.DENIED,
             Source(Attribution.INSTITUTION, "the Jordanian army"))  # fmt: skip
    assert page.pairs() == []
