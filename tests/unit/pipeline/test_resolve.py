"""Words as documents write them, and what they name: one item, several that they may mean, or none. Never a guess.

The expectations were written by hand from the facts' aliases, from notices to Congress and from press reports, before
the catalogue was asked.
"""

from __future__ import annotations

import pytest

from caveat.pipeline.items import catalogue, resolve

RESOLVED = [
    # Shells: notices of 29 December 2023 and of August 2024, and the press about them.
    ("155 mm artillery rounds", "i-155mm-he"),
    ("155mm artillery rounds", "i-155mm-he"),
    ("155-mm artillery rounds", "i-155mm-he"),
    ("155-millimeter artillery rounds", "i-155mm-he"),
    ("155 millimetre shells", "i-155mm-he"),
    ("155 MM ARTILLERY SHELLS", "i-155mm-he"),
    ("155mm high-explosive projectiles", "i-155mm-he"),
    ("155 mm high explosive (HE) projectiles", "i-155mm-he"),
    ("155mm M107 projectiles", "i-155mm-he"),
    ("M107 155mm projectiles", "i-155mm-he"),
    ("M107 projectiles", "i-155mm-he"),
    ("M795 projectiles", "i-155mm-he"),
    ("M982 Excalibur", "i-155mm-excalibur"),
    ("XM982 Excalibur projectiles", "i-155mm-excalibur"),
    ("M825A1 projectiles", "i-155mm-wp"),
    ("white phosphorus shells", "i-155mm-wp"),
    ("dual-purpose improved conventional munitions (DPICM)", "i-155mm-dpicm"),
    ("DPICMs", "i-155mm-dpicm"),
    ("105 mm artillery shells", "i-105mm-he"),
    ("120mm tank cartridges", "i-120mm-tank"),
    ("120 mm M830A1 High Explosive Anti-Tank Multi-Purpose with Tracer (MPAT) tank cartridges", "i-120mm-tank"),
    ("M830A1 120mm tank cartridges", "i-120mm-tank"),
    ("M933A1 120mm High Explosive mortar cartridges", "i-120mm-mortar"),
    ("155mm fuzes", "i-artillery-fuzes"),
    ("155mm fuzes, primers, and charges", "i-155mm-components"),
    ("M4 propelling charges", "i-155mm-propelling-charges"),
    # Bombs and kits: notices of February 2025 and the January 2024 report.
    ("MK-84", "i-mk84"),
    ("MK 84", "i-mk84"),
    ("Mk. 84 bombs", "i-mk84"),
    ("Mark 84 bombs", "i-mk84"),
    ("mk84s", "i-mk84"),
    ("BLU-117", "i-mk84"),
    ("MK-84/BLU-117", "i-mk84"),
    ("MK 84 2,000-pound bombs", "i-mk84"),
    ("2,000-pound MK-84 bombs", "i-mk84"),
    ("2,000 lb Mk-84 bombs", "i-mk84"),
    ("MK84 general-purpose bombs", "i-mk84"),
    ("500-pound MK-82 bombs", "i-mk82"),
    ("MK-82 500-lb. bombs", "i-mk82"),
    ("BLU-110A/B general purpose, 1,000-pound bomb bodies", "i-mk83"),
    ("BLU-109 penetrator warheads", "i-blu109"),
    ("2,000-pound BLU-109 bombs", "i-blu109"),
    ("KMU-556", "i-jdam"),
    ("KMU-556C/B", "i-jdam"),
    ("KMU-556 E/B", "i-jdam"),
    ("KMU-556E/B JDAM guidance kits", "i-jdam"),
    ("KMU-556/572", "i-jdam"),
    ("KMU 572", "i-jdam"),
    ("JDAM", "i-jdam"),
    ("JDAMs", "i-jdam"),
    ("JDAM tail kits", "i-jdam"),
    ("JDAM kits", "i-jdam"),
    ("joint direct attack munitions (JDAMs)", "i-jdam"),
    ("Joint Direct Attack Munition (JDAM) tail kits", "i-jdam"),
    ("JDAM-ER", "i-jdam-er"),
    ("Laser JDAM (LJDAM)", "i-ljdam"),
    ("GBU-39", "i-sdb"),
    ("GBU 39/B", "i-sdb"),
    ("GBU-39s", "i-sdb"),
    ("GBU-39 small diameter bombs", "i-sdb"),
    ("GBU-39/B Small Diameter Bombs Increment I", "i-sdb"),
    ("GBU-53/B Small Diameter Bomb Increment II", "i-sdb2"),
    ("Spice Family Gliding Bomb Assemblies", "i-spice"),
    ("FMU-152A/B fuzes", "i-bomb-fuzes"),
    # Missiles and rockets.
    ("Hellfire", "i-hellfire"),
    ("Hellfires", "i-hellfire"),
    ("AGM-114R Hellfire Missiles", "i-hellfire"),
    ("Hellfire missile's", "i-hellfire"),
    ("Hellfire (Longbow) M299 Hellfire Launchers", "i-hellfire-launcher"),
    ("AGM-114R Captive Air Test Missiles", "i-training-missile"),
    ("FGM-148 Javelin missiles", "i-javelin"),
    ("AIM-120C-8 Advanced Medium Range Air-to-Air Missiles", "i-aim120"),
    ("Storm Shadow cruise missiles", "i-storm-shadow"),
    ("Guided Multiple Launch Rocket System (GMLRS)", "i-gmlrs"),
    ("M30A2 guided multiple launch rocket system-alternative warhead pods", "i-gmlrs"),
    ("M31A1 guided multiple launch rocket system-unitary (GMLRS-U)", "i-gmlrs"),
    # Air defence.
    ("Tamir", "i-tamir"),
    ("Tamir interceptors", "i-tamir"),
    ("Iron Dome interceptors", "i-tamir"),
    ("Iron Dome batteries", "i-iron-dome-battery"),
    ("PAC-3 MSE", "i-pac3"),
    ("PAC-3 Missile Segment Enhancement (MSE)", "i-pac3"),
    ("Patriot Advanced Capability-3 (PAC-3) Missile Segment Enhancement (MSE) missiles", "i-pac3"),
    ("Patriot batteries", "i-patriot"),
    ("David’s Sling", "i-davids-sling"),
    ("Davids Sling", "i-davids-sling"),
    ("Stinger missiles", "i-stinger"),
    ("THAAD", "i-thaad"),
    # Platforms.
    ("F-15IA", "i-f15ia"),
    ("F-15IA aircraft", "i-f15ia"),
    ("F15IA fighter jets", "i-f15ia"),
    ("F-15S", "i-f15-legacy"),
    ("F-35I Adir", "i-f35i"),
    ("AH-64E Apache helicopters", "i-ah64e"),
    ("CH-47F Block II cargo helicopters", "i-ch47"),
    ("MQ-9B SkyGuardian drones", "i-mq9"),
    ("Leopard 2A4 tanks", "i-leopard2"),
    ("Namer armoured personnel carriers", "i-namer"),
    ("Sa’ar 6 corvettes", "i-saar6"),
    ("armored bulldozers", "i-d9"),
    ("armoured bulldozers", "i-d9"),
    ("Caterpillar D9 bulldozers", "i-d9"),
    ("D9s", "i-d9"),
    # Small arms, sensors, electronics.
    ("M16", "i-rifles"),
    ("M16s", "i-rifles"),
    ("M-16 rifles", "i-rifles"),
    ("M16A4 5.56mm Rifles", "i-rifles"),
    ("Barrett M107", "i-sniper-rifles"),
    ("M107 rifles", "i-sniper-rifles"),
    ("M4A1 carbines", "i-m4-carbine"),
    (".50 caliber ammunition", "i-50cal-ammo"),
    ("5.56mm ammunition", "i-ball-ammo"),
    ("night vision devices", "i-nvg"),
    ("night-vision goggles", "i-nvg"),
    ("AN/AVS-6 night vision devices", "i-nvg"),
    ("PVS-14", "i-nvg"),
    ("AN/PVS‑14", "i-nvg"),
    ("Ku band multi-function radio frequency system (KuMRFS) radars", "i-kumrfs"),
    ("AN/AAR-57 Common Missile Warning Systems", "i-aircraft-ew"),
    ("Radar Detecting Sets, AN/APR-39E(V)2", "i-aircraft-ew"),
    ("AN/AVR-2B laser detecting sets", "i-aircraft-ew"),
    ("OT-228/U Common Infrared Countermeasures", "i-circm"),
    ("AN/ARC-231A Communications Security (COMSEC) radios", "i-radios"),
    ("AN/APX-123A Identification Friend or Foe (IFF) transponder", "i-iff"),
    # As sellers' notices write platforms: what kind of thing it is stands behind the name.
    ("AH-64E Apache Attack Helicopters", "i-ah64e"),
    ("UH-60M Black Hawk utility helicopters", "i-uh60"),
    ("M1A2 SEPv3 Abrams Main Battle Tanks", "i-abrams"),
    ("M109A7 self-propelled howitzers", "i-m109"),
    ("M142 High Mobility Artillery Rocket System (HIMARS) launchers", "i-himars"),
    ("FGM-148 Javelin anti-tank guided missiles", "i-javelin"),
    ("TOW 2A anti-tank missiles", "i-tow"),
    ("Harpoon anti-ship missiles", "i-harpoon"),
    ("AGM-65 Maverick air-to-surface missiles", "i-maverick"),
    ("Patriot air-defense systems", "i-patriot"),
    ("C-130J Super Hercules transport aircraft", "i-c130"),
    ("E-2D Advanced Hawkeye aircraft", "i-e2"),
    # A kind beside a name with several meanings leaves one.
    ("Viper helicopters", "i-ah1z"),
    ("GBU-31 kits", "i-jdam"),
    ("M4 rifles", "i-m4-carbine"),
    ("IRIS-T SLM air defence systems", "i-irist"),
    ("GBU-31 tail kits", "i-jdam"),
    ("Hercules transport aircraft", "i-c130"),
    # Spares, support, money.
    ("T-55-GA-714A engines", "i-heli-engines"),
    ("spare and repair parts", "i-spares"),
    ("contractor logistics support", "i-tech-support"),
    ("telemetry kits", "i-telemetry"),
    ("BRU-14’s", "i-bomb-racks"),
    ("MHU-191/M trailers", "i-bomb-racks"),
    ("MHU-191A/M trailers", "i-bomb-racks"),
    ("Foreign Military Financing (FMF)", "i-fmf"),
    ("FMF grants", "i-fmf"),
    ("JP-8 fuel", "i-jp8"),
    # Hyphens, spaces and signs that only look alike.
    ("KMU‑556", "i-jdam"),
    ("KMU‑556C/B", "i-jdam"),
    ("MK–84", "i-mk84"),
    ("GBU−39", "i-sdb"),
    ("155\u00a0mm artillery\u00a0rounds", "i-155mm-he"),
    ("155\u202fmm shells", "i-155mm-he"),
    ("155 mm  artillery\n rounds", "i-155mm-he"),
    ("ＭＫ-８４", "i-mk84"),
    ("projec\u00adtiles, 155 mm M107", "i-155mm-he"),
    ("Tranengas", "i-tear-gas"),
]  # fmt: skip

AMBIGUOUS = [
    ("M107", {"i-155mm-he", "i-sniper-rifles"}),
    ("M-107", {"i-155mm-he", "i-sniper-rifles"}),
    ("M4", {"i-155mm-propelling-charges", "i-m4-carbine"}),
    ("artillery shells", {"i-155mm-he", "i-105mm-he", "i-soviet-calibre"}),
    ("artillery rounds", {"i-155mm-he", "i-105mm-he", "i-soviet-calibre"}),
    ("artillery ammunition", {"i-155mm-he", "i-105mm-he", "i-soviet-calibre"}),
    ("155 mm ammunition", {"i-155mm-he", "i-155mm-components", "i-155mm-propelling-charges", "i-artillery-fuzes",
                           "i-155mm-excalibur"}),
    ("tank shells", {"i-120mm-tank", "i-105mm-tank"}),
    ("tank ammunition", {"i-120mm-tank", "i-105mm-tank"}),
    ("mortar rounds", {"i-120mm-mortar", "i-81mm-mortar"}),
    ("2,000-pound bombs", {"i-mk84", "i-blu109"}),
    ("2000-pound bomb", {"i-mk84", "i-blu109"}),
    ("2,000-lb. bombs", {"i-mk84", "i-blu109"}),
    ("2000lb bombs", {"i-mk84", "i-blu109"}),
    ("2.000-pound bombs", {"i-mk84", "i-blu109"}),
    ("2\u202f000-pound bombs", {"i-mk84", "i-blu109"}),
    ("2,000# bombs", {"i-mk84", "i-blu109"}),
    ("large aerial bombs", {"i-mk84", "i-blu109"}),
    ("1,000-pound bombs", {"i-mk83", "i-jdam", "i-paveway2"}),
    ("500-pound bombs", {"i-mk82", "i-jdam", "i-paveway2"}),
    ("dumb bombs", {"i-mk82", "i-mk83", "i-mk84"}),
    ("general-purpose bombs", {"i-mk82", "i-mk83", "i-mk84"}),
    ("bunker busters", {"i-blu109", "i-gbu28", "i-gbu57", "i-m141", "i-tow"}),
    ("cluster bombs", {"i-155mm-dpicm", "i-cbu-legacy", "i-cbu105"}),
    ("guidance kits", {"i-jdam", "i-155mm-pgk", "i-spice"}),
    ("tail kits", {"i-jdam", "i-paveway2"}),
    ("conversion kits", {"i-conversion-kits", "i-jdam", "i-mk54", "i-spice"}),
    ("smart bombs", {"i-jdam", "i-paveway2", "i-paveway4"}),
    ("small diameter bombs", {"i-sdb", "i-sdb2"}),
    ("small-diameter bombs", {"i-sdb", "i-sdb2"}),
    ("GBU-31", {"i-jdam", "i-mk84", "i-blu109"}),
    ("GBU-31 BLU-109", {"i-jdam", "i-blu109"}),
    ("Hellfire Javelin missiles", {"i-hellfire", "i-javelin"}),
    ("Patriot PAC-3", {"i-pac3", "i-patriot"}),
    ("Iron Dome systems", {"i-iron-dome-battery", "i-tamir"}),
    ("bunker buster warheads", {"i-blu109"}),
    ("bunker buster rockets", {"i-m141"}),
    ("air defence systems, interceptors", {"i-davids-sling"}),
    ("MLRS rockets", {"i-gmlrs"}),
    ("Typhoon aircraft", {"i-eurofighter"}),
    ("Paveway", {"i-paveway2", "i-paveway3", "i-paveway4"}),
    ("AGM-84", {"i-harpoon", "i-slam-er"}),
    ("AGM-158", {"i-jassm", "i-lrasm"}),
    ("AMRAAM", {"i-aim120", "i-nasams-amraam-er"}),
    ("cruise missiles", {"i-jassm", "i-storm-shadow", "i-taurus", "i-tomahawk"}),
    ("PAC-3", {"i-pac3", "i-patriot"}),
    ("PAC 3", {"i-pac3", "i-patriot"}),
    ("Patriot missiles", {"i-pac3", "i-patriot-pac2"}),
    ("NASAMS", {"i-nasams", "i-nasams-amraam-er"}),
    ("IRIS-T SLM", {"i-iris-t-slm", "i-irist"}),
    ("IRIS-T SLS", {"i-iris-t-slm", "i-irist"}),
    ("rubber bullets", {"i-rubber-bullets", "i-police-gear"}),
    ("Iron Dome", {"i-iron-dome-battery", "i-tamir", "i-md-funds"}),
    ("MANPADS", {"i-stinger", "i-igla"}),
    ("F-15", {"i-f15ia", "i-f15-advanced", "i-f15-legacy"}),
    ("F-15s", {"i-f15ia", "i-f15-advanced", "i-f15-legacy"}),
    ("F-15EX", {"i-f15ia", "i-f15-advanced"}),
    ("F-35 fighter jets", {"i-f35a", "i-f35i"}),
    ("F-16s", {"i-f16-new", "i-f16-legacy"}),
    ("Apache helicopters", {"i-ah64e", "i-ah64d"}),
    ("rifles", {"i-rifles", "i-m4-carbine", "i-sniper-rifles"}),
    ("M110", {"i-sniper-rifles"}),
    ("military aid", {"i-fmf", "i-supplemental"}),
    ("generators", {"i-generators"}),
]  # fmt: skip

UNKNOWN = [
    ("M1 07", "two figures are not one number"),
    ("M10 7", "two figures are not one number"),
    ("15 5 mm rounds", "two figures are not one number"),
    ("GBU-3 9", "two figures are not one number"),
    ("MK-85", "no such mark in the catalogue"),
    ("MK-8", "a name cut short"),
    ("MK-844", "a name with a figure too many"),
    ("M1077", "a name with a figure too many"),
    ("GBU-40", "no such unit"),
    ("KMU-55", "a name cut short"),
    ("KMU-5566", "a name with a figure too many"),
    ("KMU-999C/B", "a model of no family that is known"),
    ("156 mm artillery rounds", "no such calibre"),
    ("155 m rounds", "another unit"),
    ("155 rounds", "a count, without a unit"),
    ("2,000-pound", "a weight, without a thing"),
    ("2,0000-pound bombs", "a comma that separates no thousands"),
    ("F-150", "a lorry"),
    ("F-15ZZ", "no such version"),
    ("PAC-4", "no such version"),
    ("M107 missiles", "neither the shell nor the rifle is one"),
    ("Hellfire rockets", "a Hellfire is no rocket"),
    ("JDAM launchers", "a kit has no launcher"),
    ("Tamir shells", "an interceptor is no shell"),
    ("bombs", "a kind of thing, and no item"),
    ("missiles", "a kind of thing, and no item"),
    ("weapons", "a kind of thing, and no item"),
    ("MK-84 fuzes", "a fuze is no bomb"),
    ("Mistral missiles", "the catalogue's Mistral is a ship"),
    ("M4 systems", "neither the charge nor the carbine is one"),
    ("bulldozers", "a kind of thing: armoured ones are an item"),
    ("Hellfire and brimstone sermon", "words besides the names"),
    ("spoons", "not in the catalogue"),
    ("munitions deliveries to Israel", "a subject, and no item"),
]


@pytest.mark.parametrize(("text", "item"), RESOLVED, ids=[text for text, _ in RESOLVED])
def test_words_that_name_one_item_say_which_and_by_which_alias(text: str, item: str) -> None:
    found = resolve(text)
    assert (found.status, [one.id for one in found.items]) == ("resolved", [item])
    [named] = found.items
    assert found.alias in {named.name, *(alias.text for alias in named.aliases)}
    assert found.suggestions == ()


@pytest.mark.parametrize(("text", "items"), AMBIGUOUS, ids=[text for text, _ in AMBIGUOUS])
def test_words_that_may_name_several_say_so_with_every_candidate(text: str, items: set[str]) -> None:
    found = resolve(text)
    assert (found.status, {one.id for one in found.items}) == ("ambiguous", items)
    assert len(found.items) > 1 or found.note, "one candidate: the note says what else the words may mean"


@pytest.mark.parametrize(("text", "why"), UNKNOWN, ids=[f"{text} ({why})" for text, why in UNKNOWN])
def test_words_that_name_no_item_stay_unknown(text: str, why: str) -> None:
    found = resolve(text)
    assert (found.status, found.items, found.alias) == ("unknown", (), None), why


@pytest.mark.parametrize("text", ["", " ", "\n", "—", "…?!", "\u200b"], ids=repr)
def test_words_without_a_letter_or_a_figure_are_answered_by_a_sentence(text: str) -> None:
    found = resolve(text)
    assert (found.status, found.items, found.suggestions) == ("unknown", (), ())
    assert found.note == "There are no words here: write an item as a document names it."


def test_a_misprint_resolves_and_says_what_it_stands_for() -> None:
    found = resolve("BGU-57A/B")
    assert (found.status, found.items[0].id) == ("resolved", "i-gbu57")
    assert found.note is not None and "misprint" in found.note


def test_a_model_that_no_alias_lists_is_read_without_its_letters_and_says_so() -> None:
    found = resolve("KMU-559D/B")
    assert (found.status, found.items[0].id) == ("resolved", "i-jdam")
    assert found.note == "read as KMU-559, without the letters of its model"


def test_a_kind_that_leaves_one_of_several_meanings_says_that_it_did() -> None:
    assert resolve("M107 projectiles").note == "of what the name may mean, the words beside it leave one"
    assert resolve("M107 155mm projectiles").note is None


def test_a_likeness_is_offered_and_is_no_resolution() -> None:
    found = resolve("Helfire")
    assert found.status == "unknown"
    assert "AGM-114 Hellfire" in found.suggestions
    assert len(found.suggestions) <= 3


LONG = [
    ("bomb ", "unknown", set()),
    ("x", "unknown", set()),
    ("1,000", "unknown", set()),
    ("M107 ", "ambiguous", {"i-155mm-he", "i-sniper-rifles"}),
    ("GBU-39, MK-84; ", "ambiguous", {"i-sdb", "i-mk84"}),
    ("155 mm artillery rounds ", "resolved", {"i-155mm-he"}),
]


@pytest.mark.parametrize(("word", "status", "items"), LONG, ids=[word.strip() for word, _, _ in LONG])
def test_ten_thousand_characters_are_answered_like_ten(word: str, status: str, items: set[str]) -> None:
    found = resolve(word * (10_000 // len(word) + 1))
    assert (found.status, {one.id for one in found.items}) == (status, items)


def test_every_alias_and_every_name_finds_its_item() -> None:
    """An alias that its own catalogue does not find is dead, whatever else it may name."""
    lost = [
        (item.id, text)
        for item in catalogue()
        for text in (item.name, *(alias.text for alias in item.aliases))
        if item not in catalogue().resolve(text).items
    ]
    assert lost == []
