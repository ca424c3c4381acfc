"""A text that is not English is told, for nothing of it is read; an English one with foreign names is not."""

from __future__ import annotations

import pytest

from caveat.sources import reading, tongue

FOREIGN = {
    "German": "Die Regierung hat die Lieferung von Panzern gestoppt, wie der Sprecher des Ministeriums mitteilte.",
    "French": "Le ministère des Armées a annoncé la suspension de la livraison de missiles à l'Égypte pour une durée.",
    "Spanish": "El Gobierno ha suspendido la venta de los misiles según el ministerio, pero no ha dado una fecha.",
    "Italian": "Il governo ha sospeso la vendita di missili, ma il ministero non ha detto che è stato deciso.",
    "Portuguese": "O governo não suspendeu a venda dos mísseis, mas o ministério também não deu uma data.",
    "Dutch": "De regering heeft de verkoop van raketten niet opgeschort, maar het ministerie wil een debat voor mei.",
    "Swedish": "Regeringen har inte beslutat att stoppa leveransen av robotar, och det är för tidigt att säga.",
    "Danish or Norwegian": "Regjeringen har ikke stanset salget av raketter til landet, og det er ikke ventet fra mai.",
    "Polish": "Rząd nie wstrzymał sprzedaży rakiet, oraz nie jest pewne, że się to stanie po maju, jak podano.",
    "Cyrillic script": "Правительство приостановило поставки ракет в эту страну",
    "Arabic script": "أعلنت الحكومة تعليق تسليم الصواريخ إلى البلاد يوم الاثنين",
}


@pytest.mark.parametrize(("language", "text"), FOREIGN.items(), ids=FOREIGN.keys())
def test_a_language_is_told_by_its_small_words_or_its_letters(language: str, text: str) -> None:
    assert tongue.foreign(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "France suspended arms sales to Egypt.",
        "The Sociedad de los Andes and the Banco de la Plata financed the purchase, which is under review.",
        "Le Monde and Die Zeit reported that the shells were delivered, and the ministry has not denied it.",
        "Country\tLicences\nPeru\t14\nChile\t22",
        "",
        "12 345 — 67",
    ],
)
def test_english_and_what_is_too_short_to_tell_are_not_foreign(text: str) -> None:
    assert tongue.foreign(text) is None


def test_that_prose_is_foreign_is_remarked_on() -> None:
    found = reading.read(f"Keine Lieferung\n\n{FOREIGN['German']}\n".encode(), "note.txt")
    [one] = found.found
    assert (one.kind, found.text[one.start : one.end]) == ("remark", "Keine Lieferung")
    assert one.said == {"why": "by its words it is in German, and prose is read in English alone"}
