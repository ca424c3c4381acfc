"""Prose that is printed in capitals throughout is read as a person would write it, and what is shouted is not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.sources.prose.tables import told

from caveat.sources.prose.engines import rules, scope
from caveat.sources.prose.measure import corpus
from caveat.sources.prose.words.capitals import recased
from caveat.sources.prose.words.telex import unmarked
from caveat.sources.prose.words.written import plain

FILLING = " THE REST OF THIS PAGE IS ABOUT THE WEATHER AND THE TIDES, AS IT ALWAYS IS ON A SUNDAY."
"""Words that make a page of what is no longer than a headline."""


def written(text: str) -> str:
    """A text in capitals as it is read, without what fills its page."""
    whole = text + FILLING
    return recased(whole, [(0, len(whole))])[: len(text)]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("AUSTRALIA HAS SENT INDONESIA SIX BOATS.", "Australia has sent Indonesia six boats."),
        ("\"WE SAW IT,\" HE SAID. \"SO DID WE.\"", "\"We saw it,\" he said. \"So did we.\""),
        ("HE CALLED IT \"A SHAME\" AND LEFT.", "He called it \"a shame\" and left."),
        ("IT'S WHAT INDONESIA'S NAVY DIDN'T ASK FOR.", "It's what Indonesia's navy didn't ask for."),
        ("IT CAME ON 3 MAY; IT MAY GO IN MAY.", "It came on 3 May; it may go in May."),
        ("THEY MARCH AGAIN EVERY MARCH.", "They march again every march."),
        ("FROM FEBRUARY TO MAY NOTHING CAME.", "From February to May nothing came."),
        ("HE TOLD US THAT THE US NAVY KNEW.", "He told us that the US navy knew."),
        ("ELEVEN OF US HEARD IT.", "Eleven of us heard it."),
        ("I SAID I'D GO AT 9 PM.", "I said I'd go at 9 pm."),
        ("MR BLACK MET SEN. ROSE AND COL. BRIGGS.", "Mr Black met Sen. Rose and Col. Briggs."),
        ("THE MINISTER, DELIA STONE, SIGNED IT IN STONE.", "The minister, Delia Stone, signed it in stone."),
        ("THE BILL PASSED. BILL HARROWAY SAID NOTHING.", "The bill passed. Bill Harroway said nothing."),
        ("NORTH KOREA MET THE UNITED STATES.", "North Korea met the United States."),
        ("O'BRIEN OF COTE D'IVOIRE LEFT.", "O'Brien of Cote d'Ivoire left."),
        ("SIX F-16S AND 155MM SHELLS CAME.", "Six F-16s and 155mm shells came."),
        ("THE MOFA, NATO AND TWO MPS MET DR. OTWAY.", "The MOFA, NATO and two MPs met Dr. Otway."),
        ("NAJM ELECTRONICS AND TUNDRA OPTICS INC. SUED.", "Najm Electronics and Tundra Optics Inc. sued."),
        ("THE MINISTRY OF FOREIGN AFFAIRS AGREES.", "The Ministry of Foreign Affairs agrees."),
        ("THE MANILA LEDGER HAS IT.", "The Manila Ledger has it."),
        ("THE US-MADE AND GERMAN-BUILT ANTI-TANK ROCKETS.", "The US-made and German-built anti-tank rockets."),
        ("CAPT. JEAN VAN DER MEER SPOKE.", "Capt. Jean van der Meer spoke."),
        ("NEW DELHI (AP) -- A FERRY SANK.", "NEW DELHI (Ap) -- A ferry sank."),
        ("OSLO, JUNE 3 - A FERRY SANK.", "OSLO, June 3 - A ferry sank."),
        ("THE SALE - WORTH MILLIONS - IS OFF.", "The sale - worth millions - is off."),
        ("ORLA KEANE: IT IS OFF.", "Orla Keane: It is off."),
        ("THE MINISTRY SAID: IT IS OFF.", "The ministry said: it is off."),
        ("DEAR EDITOR, IT IS OFF.", "Dear Editor, it is off."),
        ("IT LEFT THE U.S. THE NAVY SAW IT.", "It left the U.S. The navy saw it."),
        ("THE U.S. NAVY AND SEN. ROSE (D-NEB.) SAW IT.", "The U.S. navy and Sen. Rose (D-Neb.) saw it."),
        ("3.1 IN MAY IT CAME.", "3.1 In May it came."),
        ("COPY NO. 3 OF 12. NO. IT IS NOT.", "Copy No. 3 of 12. No. It is not."),
        ("PARAGRAPH IV AND SECTION (B) STAND.", "Paragraph IV and section (B) stand."),
    ],
)  # fmt: skip
def test_a_page_in_capitals_is_read_as_a_person_writes_it(printed: str, expected: str) -> None:
    assert written(printed).lower() == expected.lower()
    assert written(printed) == expected.replace("(Ap)", "(AP)")


@pytest.mark.parametrize(
    "text",
    [
        "AUSTRALIA HALTS PATROL BOATS FOR INDONESIA",
        "AUSTRALIA HALTS PATROL BOATS\n\nAustralia has halted six patrol boats for Indonesia. It is the third delay.",
        'He lost his temper.\n\n"WE WILL NEVER SELL THEM ANOTHER BOLT!"\n\nThen he left, and with him his delegation.',
        "The deal is OFF. France has AXED the tanks for Peru, and Lima is FURIOUS, as are many others.",
        "",
        "12 34 56",
    ],
)  # fmt: skip
def test_a_headline_and_what_is_shouted_stay_as_they_are(text: str) -> None:
    assert recased(text, corpus.paragraphs(text)) is text


def test_a_long_paragraph_in_capitals_within_a_page_is_read_alone() -> None:
    note = "FRANCE HAS HALTED ALL DELIVERIES OF TANKS TO PERU. LIMA WAS NOT TOLD, AND NOBODY IN THE PRESS KNOWS OF IT."
    text = (
        f"THE NOTE IN FULL\n\nThe note, which we saw, reads:\n\n{note}\n\nNobody at the ministry would talk about it.\n"
    )
    found = recased(text, corpus.paragraphs(text))
    assert found == text.replace(note, "France has halted all deliveries of tanks to Peru. Lima was not told, and "
                                       "nobody in the press knows of it.")  # fmt: skip


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("((PRESENTER OOV))\nGOOD NIGHT.", "                 \nGOOD NIGHT."),
        ("(PAUSE)\nGOOD NIGHT (AND GOOD LUCK).", "       \nGOOD NIGHT (AND GOOD LUCK)."),
        ("(THE MINISTRY HAS DENIED IT.)\nGOOD NIGHT.", "(THE MINISTRY HAS DENIED IT.)\nGOOD NIGHT."),
        ('((SOT: ORLA KEANE))\n"NO."', '       ORLA KEANE :\n"NO."'),
        ("((SOT: ORLA KEANE))\nNO.", "                   \nNO."),
        ("1. (C) NO.\n2. (S/NF) YES.", "1.     NO.\n2.        YES."),
        ("OSLO AGREES STOP ROME ASKS TO STOP STOP", "OSLO AGREES.     ROME ASKS TO STOP.    "),
        ("OSLO WILL STOP. ROME WILL STOP.", "OSLO WILL STOP. ROME WILL STOP."),
        ("THE STOP HERE IS SHORT", "THE STOP HERE IS SHORT"),
        ("SAID QUOTE NO UNQUOTE AND LEFT", 'SAID      "NO"        AND LEFT'),
        ("A QUOTE FROM HER", "A QUOTE FROM HER"),
    ],
)
def test_what_is_no_sentence_of_a_script_or_telex_is_left_out(printed: str, expected: str) -> None:
    assert unmarked(printed) == expected
    assert len(printed) == len(expected)


@pytest.mark.parametrize("word", ["scrapping", "fishermen", "unshipped", "reassessment", "to", "waybills", "cancelled"])
def test_forms_of_the_words_of_the_language_are_no_names(word: str) -> None:
    assert plain(word)


@pytest.mark.parametrize("word", ["harroway", "parker", "norway", "danish", "monday", "gripen", "nato", "xq"])
def test_names_and_letters_are_no_words_of_the_language(word: str) -> None:
    assert not plain(word)


COPIES = [
    "Sweden says it won't supply fighter jets to Hungary until Budapest ratifies the treaty. The Hungarian government "
    "has accused Stockholm of blackmail. Our correspondent reports that four jets have not been shipped.",
    "Italy has resumed shipments of bombs to Saudi Arabia. The first cargo left Cagliari on 4 March 2031. A union of "
    "dockers opposes the shipments and has called on the government to stop them.",
    "The United States told Egypt on Monday that it would withhold $130 million in military aid, two U.S. officials "
    "said. Sen. Chris Holland urged the administration to release the money. Egypt's foreign ministry did not respond.",
    "Tehran denies any delivery of drones to Russia. Ukraine has asked Israel for jammers. Israel has not decided. "
    "Kyiv had requested missiles last May, but the Israeli cabinet refused the licence.",
    "Taiwan's president asked Congress to speed up the deliveries of 66 F-16s. The first jets were due in 2026. A "
    "spokesman for the manufacturer, Tundra Optics Inc., would not comment.",
    '"We will not sell rifles to Kenya," Delia Harroway, the prime minister, told reporters in Canberra. Mr Brown, of '
    "the opposition, said he supported the ban. Kenya's embassy declined to comment.",
]


@pytest.mark.parametrize("text", COPIES)
def test_a_page_in_capitals_says_what_it_says_in_small_letters(text: str) -> None:
    """Who gives and gets, yes and no, and on whose word: the case of letters changes none of it."""
    shouted = text.upper()
    spans = corpus.paragraphs(text)
    expected = rules.read(text, spans, date(2031, 3, 5))
    found = rules.read(shouted, spans, date(2031, 3, 5))
    assert [one.lower() for one in told(found)] == [one.lower() for one in told(expected)] != []
    assert [(one.start, one.end) for one in found.statements] == [(one.start, one.end) for one in expected.statements]
    assert scope.weigh(shouted, spans) == scope.weigh(text, spans)


def test_names_are_given_as_a_person_writes_them() -> None:
    text = "SOUTH KOREA HAS SOLD TEN TANKS TO THE UAE'S ARMY, SAID DELIA STONE OF THE MINISTRY OF DEFENCE." + FILLING
    (said,) = rules.read(text, corpus.paragraphs(text), None).statements
    assert said.actor is not None
    assert said.actor.name == "South Korea"
    assert said.attribution.speaker == "Delia Stone"
    assert text[said.start : said.end].startswith("SOUTH KOREA HAS SOLD TEN TANKS")


_PIECES = st.sampled_from([
    "FRANCE", "HAS", "SOLD", "TANKS", "TO", "PERU", "STOP", "QUOTE", "UNQUOTE", "US", "MAY", "3", "F-16S", "O'BRIEN",
    "N'T", "I", "MR", "ROSE", "A", "U.S.", "((", "))", "(", ")", "[", "]", ":", ",", ".", "?", '"', "“", "”", "’", "'",
    "-", "--", "\n", "1. (C)", "İSTANBUL", "GROẞ", "ŁÓDŹ", "ΣΑΣ", "ǅ", "ﬁ", "ŉ", "DEAR", "SAYS", "Q&A", "INC", "SOT: ",
    "MINISTRY OF", "TRADE",
])  # fmt: skip
_TEXTS = st.lists(_PIECES, min_size=16, max_size=60).map(" ".join)


@settings(deadline=None)
@given(_TEXTS)
def test_every_word_keeps_its_place(text: str) -> None:
    found = recased(text, [(0, len(text))])
    assert len(found) == len(text)
    for printed, read in zip(text, found, strict=True):
        assert read in (printed, printed.lower(), printed.upper(), *' .,?":')
    assert recased(found, [(0, len(found))]) == found


@settings(deadline=None, max_examples=50)
@given(_TEXTS)
def test_quotations_hold_in_whatever_is_printed_in_capitals(text: str) -> None:
    for one in rules.read(text, [(0, len(text))], None).statements:
        assert 0 <= one.start < one.end <= len(text)
        assert text[one.start : one.end].strip() != ""
