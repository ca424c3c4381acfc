"""Whoever stands in a plain sentence is read as who he is, by whatever name: each name in each frame.

States are all that the tables know, by each of their names; persons are made up, each in a form in which the press
names people.
"""

from __future__ import annotations

import pytest

from caveat.sources.prose.engines import rules
from caveat.sources.prose.statement import Statement
from caveat.sources.prose.words.lexicon import lexicon, state_rows

Read = tuple[str, str | None, str | None, str]
"""Act, actor, target and polarity."""
STATES: tuple[tuple[str, Read], ...] = (
    ("{S} delivered 40 howitzers to Peru.", ("deliver", "{s}", "Peru", "positive")),
    ("Peru asked {s} for 40 howitzers.", ("request", "Peru", "{s}", "positive")),
    ("Norway sold {s} 40 howitzers.", ("deliver", "Norway", "{s}", "positive")),
    ("Norway gave {s} missiles.", ("deliver", "Norway", "{s}", "positive")),
    ("Norway has suspended arms deliveries to {s}.", ("pause", "Norway", "{s}", "positive")),
    ("{S} has halted the sale of missiles to Peru.", ("pause", "{s}", "Peru", "positive")),
    ("{S} will not sell Peru rifles.", ("deliver", "{s}", "Peru", "negative")),
    ("The sale of rifles to {s} was approved by Norway.", ("approve", "Norway", "{s}", "positive")),
    ("{S} is weighing whether to withhold rifles from Peru.", ("withhold", "{s}", "Peru", "positive")),
    ("Rifles were sent to {s} by Norway.", ("deliver", "Norway", "{s}", "positive")),
    ("Norway and {s} halted arms sales to Peru.", ("pause", "Norway and {s}", "Peru", "positive")),
    ("{S} and Norway halted arms sales to Peru.", ("pause", "{s} and Norway", "Peru", "positive")),
    ("Peru urged {s} to resume deliveries of missiles.", ("demand", "Peru", "{s}", "positive")),
    ("{S} rejected Peru's request for missiles.", ("deny", "{s}", "Peru", "positive")),
    (
        "Norway halted deliveries of rifles to {s} in May and has not resumed them.",
        ("resume", "Norway", "{s}", "negative"),
    ),
)
WITH_ARTICLE = frozenset((
    "United States", "United States of America", "US", "U.S.", "USA", "U.S.A.", "United Kingdom", "UK", "U.K.",
    "Netherlands", "Philippines", "United Arab Emirates", "UAE", "U.A.E.", "Emirates", "Czech Republic", "Bahamas",
    "Dominican Republic", "Central African Republic", "Gambia", "Maldives", "Solomon Islands", "Comoros", "DRC", "PRC",
    "P.R.C.", "DPRK", "ROK", "KSA", "Russian Federation", "Republic of Korea", "Ivory Coast",
))  # fmt: skip
LEFT = frozenset(("Norway", "Peru", "People's Republic of China", "Democratic Republic of the Congo"))
"""Those that stand in the frames; and names that are cut where a possessive or an article stands in them."""
BY_NAME = sorted({name for row in state_rows() for name in row[0]} - LEFT)

PERSONS = (
    "Secretary of State Ida Moe", "US Secretary of State Ida Moe", "Defense Secretary Roy J. Marsh III",
    "President Ola Berg", "Israeli Prime Minister Ola Berg", "Turkish President Ola Tayyip Berg", "Sen. Ola Berg",
    "Senator Ola Berg", "Sen. Ola Berg, R-S.C.,", "Sen. Ola Berg (I-Vt.)", "Rep. Ida Berg-Moe, D-Va.,",
    "House Speaker Ola Berg", "National security adviser Ola Berg", "State Department spokesperson Ola Berg",
    "Pentagon press secretary Maj. Gen. Ola Berg", "European Commission President Ida von der Moe",
    "EU foreign policy chief Ola Berg", "Spanish Prime Minister Ola Sánchez", "Canada's foreign minister, Ida Moe,",
    "Saudi Crown Prince Faisal bin Nasser", "Crown Prince Faisal bin Nasser", "North Korean leader Ri Jong Un",
    "Taiwan's President Tsao Ching-te", "Egyptian President Nabil Fattah el-Masri",
    "Dana Moe, a former Pentagon official,",
    "Ola Berg, the chairman of the Senate Foreign Relations Committee,", "Ola Berg of the Fjord Institute",
    "Ola Berg, who resigned from the State Department in October,", "Ola Berg, CEO of Fjord Arms,",
    "Ola Berg-Moe, research coordinator at Campaign Against Arms Trade,", "Fjord Arms CEO Ola Berg",
    "Ida Moe, Amnesty International's secretary general,", "General Ola Berg", "Lt. Gen. Ola Berg", "Dr. Ida Moe",
    "Minister of Defence Bill Moe", "Minister of Foreign Affairs Ida Moe", "the minister of defence, Bill Moe,",
    "South Korean Defense Minister Ri Jong-sup", "UN Secretary-General Ola Berg", "NATO Secretary-General Ola Berg",
    "U.N. special rapporteur Ida Moe", "Deputy Assistant Secretary of State Ida Moe",
    "Under Secretary of State Ida Moe",
    "Assistant Secretary Ida Moe", "Fjord Arms chief executive Ola Berg",
)  # fmt: skip
SURNAMES = ("Berg-Moe", "Berg", "Marsh", "Sánchez", "Nasser", "Jong Un", "Ching-te", "Masri", "Jong-sup", "Moe")
SPOKEN = (
    "{P} said Norway had delivered 40 howitzers to Peru.",
    "Norway has delivered 40 howitzers to Peru, {p} said on Tuesday.",
    "{P} told reporters that Norway had delivered 40 howitzers to Peru.",
    "According to {p}, Norway has delivered 40 howitzers to Peru.",
    '"Norway has delivered 40 howitzers to Peru," {p} said.',
)
DONE = (
    ("{P} called on Norway to halt arms sales to Peru.", "demand"),
    ("{P} has backed the sale of missiles to Peru.", "support"),
    ("{P} criticised the sale of missiles to Peru.", "oppose"),
    ("{P} did not respond to questions about the missiles.", "no-comment"),
)


GOODS = (
    "Naval Strike Missiles",
    "Taurus", "Taurus missiles", "Taurus cruise missiles", "Patriot", "Patriots", "Patriot batteries",
    "Patriot air defence systems", "Iron Dome", "Iron Dome interceptors", "F-35", "F-35s", "F-35 jets", "F-16s",
    "F-16 fighter jets", "HIMARS", "ATACMS", "Storm Shadow", "Storm Shadow missiles", "Tomahawks",
    "Tomahawk missiles", "Leopard 2", "Leopard 2 tanks", "Leopard 2A7 tanks", "Leopards", "Eurofighter",
    "Eurofighters", "Eurofighter Typhoons", "Eurofighter Typhoon jets", "Typhoons", "Rafale", "Rafales",
    "Rafale fighter jets", "JDAMs", "JDAM kits", "GBU-39 small diameter bombs", "Small Diameter Bombs",
    "2,000-pound bombs", "MK-84 bombs", "Mk 84 2,000-pound bombs", "500-pound bombs", "Hellfire missiles",
    "AGM-114 Hellfire missiles", "Javelins", "Javelin anti-tank missiles", "Stingers", "Stinger missiles", "NASAMS",
    "THAAD", "S-400", "S-400s", "S-400 missile system", "S-400 air defence systems", "Su-35 fighter jets",
    "MQ-9 Reaper drones", "MQ-9B SkyGuardian drones", "Bayraktar TB2 drones", "Shahed drones",
    "AH-64E Apache helicopters", "Apache attack helicopters", "Apaches", "Black Hawk helicopters",
    "UH-60 Black Hawks", "CH-47F Chinook helicopters", "M1A1 Abrams tanks", "Abrams tanks", "Abrams",
    "K2 Black Panther tanks", "K9 howitzers", "K9 self-propelled howitzers", "CAESAR howitzers", "M777 howitzers",
    "PzH 2000 howitzers", "155mm artillery shells", "155 mm high-explosive shells", "155mm ammunition",
    "155 mm artillery rounds", "GMLRS rockets", "AIM-120 AMRAAMs", "AMRAAM missiles", "AIM-9X Sidewinder missiles",
    "SM-3 interceptors", "SM-6 missiles", "Harpoon missiles", "Harpoon anti-ship missiles", "Meteor missiles",
    "Brimstone missiles", "Dolphin-class submarines", "Type 212 submarines", "Sa'ar 6 corvettes", "FREMM frigates",
    "LAV 6 light armoured vehicles", "LAVs", "Boxer armoured vehicles", "Marder infantry fighting vehicles",
    "Bradleys", "Bradley fighting vehicles", "Stryker vehicles", "MRAPs", "Humvees", "night-vision goggles",
    "body armour", "sniper rifles", "M4 carbines", "assault rifles", "Paveway IV bombs", "Paveway guidance kits",
    "bomb guidance kits", "F-35 parts", "electro-optical sensors", "WESCAM sensors", "RCH 155 howitzers", "IRIS-T",
    "IRIS-T SLM", "IRIS-T air defence systems", "Arrow 3", "Arrow 3 missile defence system", "Spike missiles",
    "Spike anti-tank missiles", "Barak air defence systems", "PULS rocket launchers", "Hermes 900 drones",
    "Heron drones", "BrahMos missiles", "J-10C fighters", "JF-17 Thunder jets", "T-90 tanks", "Iskander missiles",
    "Gripen E fighters", "Gripens", "Archer artillery systems", "CV90s", "CV90 infantry fighting vehicles",
)  # fmt: skip
"""Arms as the press names them: by their kind, by the name of a model, and by both."""
MOVED: tuple[tuple[str, Read], ...] = (
    ("Norway has suspended deliveries of {x} to Peru.", ("pause", "Norway", "Peru", "positive")),
    ("Norway will send {x} to Peru.", ("deliver", "Norway", "Peru", "positive")),
    ("Peru asked Norway for {x}.", ("request", "Peru", "Norway", "positive")),
    ("Norway refused to sell Peru {x}.", ("deliver", "Norway", "Peru", "negative")),
    ("Norway approved the sale of {x} to Peru for $3.8 billion.", ("approve", "Norway", "Peru", "positive")),
    ("Norway delivered the first {x} to Peru on Tuesday.", ("deliver", "Norway", "Peru", "positive")),
    ("Norway has halted shipments of {x}, rifles and radars to Peru.", ("pause", "Norway", "Peru", "positive")),
)


def _statements(sentence: str) -> list[Statement]:
    return list(rules.read(sentence, [(0, len(sentence))], None, any_matter=True).statements)


def _name(one: object) -> str | None:
    """A name without the article that a second state keeps in "Norway and the United States"."""
    name = getattr(one, "name", None)
    return name.replace(" and the ", " and ") if isinstance(name, str) else None


@pytest.mark.parametrize("name", BY_NAME)
def test_a_state_is_read_by_each_of_its_names(name: str) -> None:
    assert name in lexicon().states
    printed = f"the {name}" if name in WITH_ARTICLE else name
    wrong = []
    for frame, expected in STATES:
        sentence = frame.format(s=printed, S=printed[0].upper() + printed[1:])
        read = [
            (one.act.value, _name(one.actor), _name(one.target), one.polarity.value) for one in _statements(sentence)
        ]
        if tuple(each and each.format(s=name) for each in expected) not in read:
            wrong.append((sentence, read))
    assert wrong == []


@pytest.mark.parametrize("printed", PERSONS)
def test_a_person_is_read_in_each_form_of_a_name(printed: str) -> None:
    surname = next(one for one in SURNAMES if one in printed)
    opening = printed[0].upper() + printed[1:]
    wrong = []
    for frame in SPOKEN:
        sentence = frame.format(p=printed, P=opening).replace(",,", ",")
        read = [
            (one.act.value, one.attribution.kind.value, one.attribution.speaker or "") for one in _statements(sentence)
        ]
        if not any(act == "deliver" and kind == "named" and surname in speaker for act, kind, speaker in read):
            wrong.append((sentence, read))
    for frame, act in DONE:
        sentence = frame.format(P=opening)
        done = [(one.act.value, _name(one.actor) or "") for one in _statements(sentence)]
        if not any(one == act and surname in who for one, who in done):
            wrong.append((sentence, done))
    assert wrong == []


@pytest.mark.parametrize("goods", GOODS)
def test_arms_are_read_by_whatever_the_press_calls_them(goods: str) -> None:
    wrong = []
    for frame, expected in MOVED:
        sentence = frame.format(x=goods)
        for one in _statements(sentence):
            read = (one.act.value, _name(one.actor), _name(one.target), one.polarity.value)
            if read == expected and any(goods in thing.name for thing in one.objects):
                break
        else:
            wrong.append(sentence)
    assert wrong == []
