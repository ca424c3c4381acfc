"""Every common frame of telling with clauses of every kind in it: what is told stays, and whose word it is is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from caveat.sources.prose.engines import rules, scope
from caveat.sources.prose.measure import corpus

CLAUSES = (
    ("Berlin has slowed shipments of shells to Kuwait", ("slow", "Berlin", "Kuwait", "asserted", "positive")),
    ("Norway will withhold howitzers from Chad", ("withhold", "Norway", "Chad", "planned", "positive")),
    ("Paris is considering pausing deliveries of tanks to Peru", ("pause", "Paris", "Peru", "considered", "positive")),
    ("Oman had asked Italy for frigates", ("request", "Oman", "Italy", "asserted", "positive")),
    ("the cabinet has approved the sale of drones to Ghana", ("approve", "cabinet", "Ghana", "asserted", "positive")),
    ("deliveries to Togo would resume if the court agreed", ("resume", None, "Togo", "conditional", "positive")),
)
LINES = (Path(__file__).parent / "told_by.txt").read_text(encoding="utf-8").splitlines()
FRAMES = [tuple(line.split(" | ", 3)) for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize(("kind", "speaker", "relayed", "frame"), FRAMES, ids=[frame[3][:70] for frame in FRAMES])
def test_what_is_told_and_on_whose_word(
    kind: str, speaker: str, relayed: str, frame: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scope, "weigh", lambda *_: scope.ALWAYS)
    for clause, told in CLAUSES:
        text = frame.replace("{C}", clause[0].upper() + clause[1:]).replace("{c}", clause)
        (read,) = rules.read(text, corpus.paragraphs(text), date(2031, 3, 4)).statements
        names = (one.name if one is not None else None for one in (read.actor, read.target))
        assert (read.act.value, *names, read.modality.value, read.polarity.value) == told, text
        voice = read.attribution
        assert voice.kind.value == kind, text
        assert speaker == "-" or speaker.lower() in (voice.speaker or "").lower(), text
        assert relayed == "-" or relayed in (voice.relayed_from or ""), text
