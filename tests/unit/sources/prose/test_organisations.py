"""Real organisations that look like persons: whose word a statement stands on, or whose who is so called."""

from __future__ import annotations

from datetime import date

import pytest

from caveat.evidence import Attribution
from caveat.sources.prose.engines import rules, scope
from caveat.sources.prose.measure import corpus
from caveat.sources.prose.named.organisations import organisations

SAID = "Norway had halted deliveries of howitzers to Chad."


@pytest.mark.parametrize(
    "name",
    ("Lockheed Martin", "Rheinmetall", "Saab", "Naval Group", "Elbit", "Baykar", "Saferworld", "Likud", "Itamaraty"),
)
def test_an_organisation_s_word_is_an_institution_s(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _voices(f"{name} said {SAID}", monkeypatch) == [(Attribution.INSTITUTION, name, None)]


@pytest.mark.parametrize("name", ("VG", "Yle", "Denník N"))
def test_an_outlet_s_word_is_relayed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _voices(f"{name} reported that {SAID}", monkeypatch) == [(Attribution.OUTLET, None, name)]


@pytest.mark.parametrize(
    ("text", "who"),
    (
        (f"Rafael Moe, a lawyer, was asked.\n\nRafael said {SAID}", "Rafael Moe"),
        (f"Jan Wagner said {SAID}", "Jan Wagner"),
        (f"Mr Diehl said {SAID}", "Mr Diehl"),
    ),
)
def test_somebody_of_that_name_is_a_person(text: str, who: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _voices(text, monkeypatch) == [(Attribution.NAMED, who, None)]


def test_only_names_that_stand_in_a_text_are_told() -> None:
    found = organisations("Swedish Saab's boats, said Denník N, are not Mr Damen's.")
    assert found == {"firms": {"Saab"}, "bodies": set(), "outlets": {"Denník N"}}
    assert not any(organisations("").values())


def _voices(text: str, monkeypatch: pytest.MonkeyPatch) -> list[tuple[Attribution, str | None, str | None]]:
    monkeypatch.setattr(scope, "weigh", lambda *_: scope.ALWAYS)
    said = rules.read(text, corpus.paragraphs(text), date(2031, 3, 4)).statements
    return [(one.attribution.kind, one.attribution.speaker, one.attribution.relayed_from) for one in said]
