"""A case of a ledger in, its review out, with all that it was made from."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import platform
from datetime import date, datetime

from caveat import __version__, tables
from caveat.desk import SEED
from caveat.desk.casework import case_at
from caveat.ledger import store
from caveat.ledger.verify import receipt
from caveat.review import dossier, leverage
from caveat.review.result.review import Inputs, Review


def review(
    ledger: store.Ledger, case_id: str, *, as_of: date | None = None, known_at: datetime | None = None, seed: int = SEED
) -> Review:
    """The review of a case in a ledger, as of a date and as known at a time.

    Holds   the same ledger, date, time and seed give the same review.
    """
    case, pins = case_at(ledger, case_id, known_at)
    day = as_of or case.case.as_of
    held = dossier.freeze(case, day, pins)
    mark = receipt(ledger, known_at=known_at)
    inputs = Inputs(
        digest=_digest(held, day, seed),
        versions=versions(),
        seed=seed,
        receipt_sequence=mark.sequence,
        receipt_head=mark.head,
        receipt_time=mark.time,
    )
    return leverage.assess(held, seed=seed, inputs=inputs, known_at=mark.time)


def _digest(held: dossier.Dossier, day: date, seed: int) -> str:
    """SHA-256 over everything that the review was made from: what was visible, the date, the seed, the versions."""
    content = {
        "case": held.case.model_dump(mode="json"),
        "pins": {key: [pin.document, pin.start, pin.end, pin.quote] for key, pin in sorted(held.pins.items())},
        "as_of": day.isoformat(),
        "seed": seed,
        "versions": dict(versions()),
    }
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def versions() -> dict[str, str]:
    """The versions that a review depends on."""
    return {
        "caveat": __version__,
        "python": platform.python_version(),
        "pydantic": importlib.metadata.version("pydantic"),
        "rules": tables.digest(),
    }
