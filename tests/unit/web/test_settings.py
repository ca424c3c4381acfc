"""Settings reach a further process whole."""

from __future__ import annotations

import pytest

from caveat.web.settings import Provider, Settings


@pytest.mark.parametrize("provider", [None, Provider("https://id.example.org", "caveat", "s3cret", "sub")])
def test_settings_read_back_as_they_were_written(provider: Provider | None) -> None:
    settings = Settings("ledger.db", b"\x00\xff" * 20, hosts=("caveat.example.org",), secure=True, provider=provider)
    assert Settings.from_json(settings.to_json()) == settings


def test_what_is_printed_of_settings_holds_no_secret() -> None:
    provider = Provider("https://id.example.org", "caveat", "abcdef")
    assert "abcdef" not in repr(Settings("ledger.db", b"abcdef" * 6, provider=provider))
