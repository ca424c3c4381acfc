"""A clause of who is in no haste in; what is not done for that, or is slow, out: showed no urgency in sending them.

"The House has shown no great haste in supplying Chad" says that it has not supplied it; "took months over the licence"
that it was slow with it; "shows little interest in arming them" that it is not likely to.
"""

from __future__ import annotations

from msgspec.structs import replace

from caveat.evidence import Act
from caveat.sources.prose.acts.acting import Acting
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs import kinds
from caveat.sources.prose.words.groups import Group, singular

SHOWS = frozenset(("show", "display", "demonstrate", "evince", "exhibit", "feel", "see", "betray", "express"))
TAKES = frozenset(("take", "spend", "need"))
_HASTE = frozenset(("haste", "hurry", "urgency", "rush", "speed", "alacrity"))
_WISH = frozenset((
    "inclination", "eagerness", "appetite", "enthusiasm", "desire", "interest", "zeal",
))  # fmt: skip
_HARDLY = frozenset(("no", "little", "scant", "zero", "not"))
_SPANS = frozenset(("week", "month", "year", "day", "decade", "age", "time"))


def unhurried(reader: Acting, own: Parts, mood: Mood) -> bool:
    """Read what somebody shows no haste, or no interest, in doing; false where a clause tells nothing of the kind."""
    held = next((one for one in own.direct() if singular(own.tokens[one.head].low) in _HASTE | _WISH), None)
    verb, inner = own.clause.verb, _content(own.clause)
    if held is None or inner is None or verb is None or own.passive:
        return False
    hardly = held.negative or any(token.low in _HARDLY for token in own.tokens[held.first : held.last])
    word = singular(own.tokens[held.head].low)
    if hardly == verb.negative and word in _HASTE:
        return False  # showed some haste, or not a little
    flat = replace(mood, negative=False)
    if hardly == verb.negative:
        below = flat.under("considered", word)  # showed interest in buying them
    else:
        below = flat.under("unlikely", word)
        below = replace(flat, negative=True, path=(*mood.path, word)) if word in _HASTE else below
    inner.subject = own.subject() or inner.subject
    before = len(reader.found)
    reader.walk(inner, below)
    return len(reader.found) > before


def _content(clause: Clause) -> Clause | None:
    """What somebody is in no haste to do, or in doing."""
    below = [*(item.what for item in clause.post), *clause.children]
    done = (one for one in below if isinstance(one, Clause) and one.kind in ("ger", "inf") and one.verb is not None)
    return next(done, None)


def took_its_time(reader: Acting, own: Parts, mood: Mood) -> bool:
    """Read over what somebody takes weeks or months: that is slow with it."""
    groups = own.groups(own.post)
    timed = any(
        isinstance(item.what, Group) and not item.prep and singular(own.tokens[item.what.head].low) in _SPANS
        for item in own.clause.post
    )
    thing = next((one for prep, one in groups if prep == "over" and kinds.field_like(one, own)), None)
    who = own.subject()
    if thing is None or not timed or own.passive or who is None or not own.agent_like(who):
        return False
    return reader.act(Act.SLOW, reader.frames.shapes["dithers"], own, mood, "take long over", [thing])
