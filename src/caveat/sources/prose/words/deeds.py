"""Acts by what they do to deliveries: what keeps goods where they are, what lets them go, and either."""

from __future__ import annotations

from caveat.evidence import Act

STOPS = frozenset((Act.PAUSE, Act.SLOW, Act.WITHHOLD))
"""What keeps goods that somebody waits for."""
DONE_TO = STOPS | {Act.RESUME}
"""What is done to deliveries, also where a verb tells these."""
MOVES = frozenset((Act.DELIVER, Act.OFFER, Act.APPROVE, Act.RESUME))
"""What sends goods, or lets them go."""
MOVING = MOVES | STOPS
MEASURES = MOVING | {Act.DENY, Act.CONDITION}
"""Everything that is decided of a transfer."""
