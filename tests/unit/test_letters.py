"""Letters lose their marks and nothing else."""

from __future__ import annotations

import pytest

from caveat.letters import unmarked


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Türkiye", "Turkiye"),
        ("Tu\N{COMBINING DIAERESIS}rkiye", "Turkiye"),
        ("Côte d'Ivoire", "Cote d'Ivoire"),
        ("PERÚ, D.C.", "PERU, D.C."),
        ("Eﬃcient 3ª F－16", "Efficient 3a F-16"),
        ("Wałęsa, Tromsø", "Wałesa, Tromsø"),
        ("Київ", "Киів"),
        ("HIMARS", "HIMARS"),
        ("", ""),
    ],
)
def test_a_text_is_its_letters_without_marks(text: str, plain: str) -> None:
    assert unmarked(text) == plain


def test_what_lost_its_marks_has_none_to_lose() -> None:
    text = "".join(map(chr, (*range(0x20, 0xD800), *range(0xE000, 0x11000))))
    assert unmarked(unmarked(text)) == unmarked(text)
