"""Whose a page is, by its head: a body's release stands on the body's word, and a newspaper's page on none."""

from __future__ import annotations

from datetime import date

import pytest

from caveat.evidence import Attribution
from caveat.sources.prose.engines import rules
from caveat.sources.prose.measure import corpus
from caveat.sources.prose.voices.issuers import issuer

SENT = "The Ministry has delivered 40 howitzers to Peru."
BODIES = {
    f"Press release from the Ministry of Defence, Oslo\n\nHowitzers for Peru\n\n{SENT}": "Ministry of Defence",
    f"Ministry of Defence of Norland: Press Release No. 4/31\n\n{SENT}": "Ministry of Defence of Norland",
    f"MEDIA RELEASE | Federal Office of Arms Control\n\n{SENT}": "Federal Office of Arms Control",
    f"FOR IMMEDIATE RELEASE\n\nOslo, 4 May 2031 – Ledger on Arms today urges Norland to halt all shells.\n\n{SENT}": (
        "Ledger on Arms"
    ),
    f"PRESS STATEMENT\n\nShells\n\n{SENT}\n\nPress contact: duty officer, Ministry of Foreign Affairs": (
        "Ministry of Foreign Affairs"
    ),
    f"PRESS RELEASE\n\nNorland must stop its shells for Peru, Quay Watch said today.\n\n{SENT}": "Quay Watch",
    "Nordwerft reports results\n\nKIEL, March 4, 2031 – Nordwerft AG (XETRA: NWF) today announced its results.": (
        "Nordwerft AG"
    ),
    f"Joint statement by the defence ministers of Norway and Latvia\nRiga, 4 May 2031\n\n{SENT}": (
        "defence ministers of Norway and Latvia"
    ),
    f"Office of Inspector General\nResults in Brief\n\n{SENT}": "Office of Inspector General",
    f"(Translated from French. Issued by the General Staff, 4 May 2031)\n\nCommuniqué No. 2\n\n{SENT}": "General Staff",
    f"Communique No. 7\n\nThe Army Command brings to the knowledge of the public:\n\n{SENT}": "Army Command",
    f"Court of Audit of Norland\n\nHowitzers for Peru\n\n{SENT}": "Court of Audit of Norland",
}
OUTLETS = (
    f"Norland ships howitzers\n\nOSLO, May 4 (Nordwire) – {SENT}",
    f"Ministry of Defence under fire over howitzers\n\n{SENT}",
    f"The Ministry of Defence has a new plan\n\n{SENT}",
    f"Press release or propaganda? What the ministry left out\n\n{SENT}",
    f"Quay Post press release page\n\n{SENT}",
    "Shells\n\nRheinwerk today announced that it had shipped 40 shells to Peru.",
    f"FOR IMMEDIATE RELEASE\n\nGermany today announced a ban on shells for Peru.\n\n{SENT}",
    f"Communiqué on the visit\n\nMinister Moe confirmed on Monday that it had gone.\n\n{SENT}",
    f"Licences issued by the dozen\n\n{SENT}",
    f"Government ministers released a statement\n\n{SENT}",
    "",
)


def spans(text: str) -> list[tuple[int, int]]:
    return corpus.paragraphs(text)


@pytest.mark.parametrize("text", BODIES)
def test_a_page_that_says_whose_it_is_is_that_body_s(text: str) -> None:
    found = issuer(text, spans(text))
    assert found is not None
    assert found.name == BODIES[text]
    assert text[found.start : found.end] == found.name


@pytest.mark.parametrize("text", OUTLETS)
def test_a_page_that_does_not_say_so_is_nobody_s(text: str) -> None:
    assert issuer(text, spans(text)) is None


def test_a_release_stands_on_its_body_s_word_and_whom_it_quotes_on_theirs() -> None:
    text = (
        "Press release from the Ministry of Defence, Oslo\n\nNorland has delivered 40 howitzers to Peru.\n\n"
        "Peru asked for 60, Ambassador Ana Quispe told the Harbour Post."
    )
    delivered, asked = rules.read(text, spans(text), date(2031, 5, 4)).statements
    assert (delivered.attribution.kind, delivered.attribution.speaker) == (
        Attribution.INSTITUTION,
        "Ministry of Defence",
    )
    assert (asked.attribution.kind, asked.attribution.speaker) == (Attribution.NAMED, "Ana Quispe")
    assert asked.attribution.relayed_from == "Harbour Post"


def test_what_a_release_relays_from_an_outlet_stays_the_outlet_s() -> None:
    text = (
        "Press release from the Ministry of Defence, Oslo\n\nAccording to the Harbour Post, Norland has delivered "
        "40 howitzers to Peru."
    )
    (said,) = rules.read(text, spans(text), date(2031, 5, 4)).statements
    assert (said.attribution.kind, said.attribution.speaker) == (Attribution.OUTLET, None)
