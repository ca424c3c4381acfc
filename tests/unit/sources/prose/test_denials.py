"""Whether a source denies what its own side is said not to have done, or tells it of others."""

from __future__ import annotations

import pytest

from caveat.evidence import Attribution
from caveat.sources.prose.denials import of_its_own
from caveat.sources.prose.statement import Source


@pytest.mark.parametrize(
    ("who", "kind", "speaker", "own"),
    [
        ("Norway", Attribution.INSTITUTION, "the Norwegian defence ministry", True),
        ("Norway", Attribution.INSTITUTION, "the Swedish defence ministry", False),
        ("Norway", Attribution.INSTITUTION, "The ambassador", True),
        ("Norway", Attribution.INSTITUTION, "the Norwegian Campaign Against Arms", False),
        ("Navy", Attribution.NAMED, "Admiral Ola Berg", True),
        ("Army", Attribution.NAMED, "Admiral Ola Berg", False),
        ("company", Attribution.INSTITUTION, "Acme Arms", True),
        ("company", Attribution.INSTITUTION, "the trade ministry", False),
        ("Norway", Attribution.ANONYMOUS, "an official", False),
    ],
    ids=[
        "its own ministry", "another ministry", "an envoy of no named state", "a campaign", "an admiral of the navy",
        "another service", "a firm of itself", "a ministry of a firm", "nobody's voice",
    ],
)  # fmt: skip
def test_a_source_speaks_of_its_own_side_or_of_others(who: str, kind: Attribution, speaker: str, own: bool) -> None:
    assert of_its_own(who, Source(kind, speaker)) is own
