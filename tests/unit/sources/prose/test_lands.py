"""Which state "the country" is."""

from __future__ import annotations

import pytest

from caveat.sources.prose.engines import rules, scope


@pytest.mark.parametrize(
    ("text", "target"),
    [
        pytest.param("Fighting in Chad spread. Norway halted arms sales to the country.", "Chad", id="last named"),
        pytest.param("The minister flew to Mali. Norway will not sell rifles to that nation.", "Mali", id="that one"),
        pytest.param("War in Chad spread, and Norway suspended its arms sales to the country.", "Chad", id="the same"),
    ],
)
def test_the_country_is_the_state_last_named_that_does_not_act(
    text: str, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scope, "weigh", lambda *_: scope.ALWAYS)
    found = rules.read(text, [(0, len(text))], None).statements
    assert [one.target.name for one in found if one.target] == [target]
