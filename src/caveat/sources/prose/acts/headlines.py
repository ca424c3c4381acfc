"""A headline without a verb in; the act that its first noun tells, with who does it and towards whom, out."""

from __future__ import annotations

from msgspec.structs import replace

from caveat.evidence import Act, Modality
from caveat.sources.prose.grammar.clauses import Clause, Item
from caveat.sources.prose.grammar.drafts import Draft
from caveat.sources.prose.grammar.frames import frames
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.words.deeds import DONE_TO
from caveat.sources.prose.words.groups import FIELD, Group, Mark
from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.tokens import Token

_TURNS = {
    "green light": Act.APPROVE, "go-ahead": Act.APPROVE, "yes": Act.APPROVE, "thumbs up": Act.APPROVE,
    "approval": Act.APPROVE, "nod": Act.APPROVE, "clearance": Act.APPROVE, "consent": Act.APPROVE,
    "blessing": Act.APPROVE, "ok": Act.APPROVE, "okay": Act.APPROVE,
    "red light": Act.DENY, "no": Act.DENY, "thumbs down": Act.DENY, "refusal": Act.DENY, "rebuff": Act.DENY,
    "offer": Act.OFFER, "call": Act.DEMAND, "demand": Act.DEMAND, "calls": Act.DEMAND, "demands": Act.DEMAND,
    "plea": Act.REQUEST, "request": Act.REQUEST,
}  # fmt: skip
"""What stands in front of a headline for what somebody does: green light from the ministry for the second batch."""
_QUIET = frozenset(("silent", "mum", "tight-lipped", "tightlipped", "coy"))
_MORE = frozenset(("more", "further", "new", "additional", "fresh"))
_SHORT_OF = frozenset(("until", "till", "unless", "before", "if", "while"))
"""What opens a condition of what a headline rules out."""
_ABOUT = ("for", "on", "to", "of", "in", "over")


def told(clause: Clause, tokens: list[Token], act: Act | None, mood: Mood) -> Draft | None:
    """The act of a headline that names its noun, who does it and goods; ``act`` is what the noun names by itself."""
    items = clause.pre
    first = items[0].what if items else None
    if not isinstance(first, Group) or items[0].prep or not tokens or tokens[-1].text in ".!?":
        return None
    quiet = any(isinstance(item.what, Mark) and item.what.low in _QUIET for item in items)
    if quiet and first.kind in wordset("agent") and not first.negative:
        return Draft(Act.NO_COMMENT, mood, "headline silent", items, None, first, used=(first,))
    if clause.children:
        return None
    words = " ".join(token.low for token in tokens[first.first : first.last])
    act = _TURNS.get(words) or (act if act in DONE_TO else None)
    rest = [item for item in items[1:] if isinstance(item.what, Group) and item.what.kind != "time"]
    actor = _first(rest, ("from", "by"), wordset("agent"))
    thing = _first(rest, _ABOUT, (*FIELD, "measure") if act is Act.DEMAND else FIELD)
    late = act is Act.SLOW and tokens[first.first].low in _MORE  # Further delay in deliveries of jets to air force
    if act is None or (actor is None and not late) or thing is None or not all(item.prep for item in rest):
        return None
    others = [item for item in rest if item.what is not actor]
    target = None if act is Act.DEMAND else _first(others, ("to", "for", "against"), wordset("agent")) or _owner(others)
    first.negative = first.negative and words != "no"  # a no is a refusal
    used = tuple(group for group in (first, actor, thing, target) if group is not None)
    return Draft(act, mood, "headline", items, None, actor, target, (thing,), used)


def stands(clause: Clause, tokens: list[Token], mood: Mood) -> Draft | None:
    """What a headline says of goods without a verb: Arms exports to Turkey on hold; Tank deal with Kenya off."""
    items = [item for item in clause.pre if isinstance(item.what, Group) and item.what.kind != "time"]
    thing = items[0].what if items else None
    if not isinstance(thing, Group) or items[0].prep or clause.children or thing.kind not in FIELD or not tokens:
        return None
    last = items[-1]
    assert isinstance(last.what, Group)
    phrase = f"{last.prep} {' '.join(token.low for token in tokens[last.what.first : last.what.last])}"
    held = last.what.last == len(tokens) and frames().states.get(phrase) == "on_hold"
    off = tokens[-1].low == "off" and thing.kind == "transfer" and last.what.last == len(tokens) - 1
    act = Act.PAUSE if held else Act.WITHHOLD if off else _stated(clause, tokens)
    if thing.negative or act is None:
        return None
    target = _first(items, ("to", "for", "with"), wordset("agent"))
    used = tuple(group for group in (thing, target) if group is not None)
    return Draft(act, mood, "headline on hold", items, None, None, target or _owner(items), (thing,), used)


def _stated(clause: Clause, tokens: list[Token]) -> Act | None:
    """What a headline says of goods by its last words: two years late; back on track; conditional on an audit."""
    lows = [token.low for token in tokens]
    if lows[-1] in ("late", "overdue") or lows[-2:] == ["behind", "schedule"]:
        return Act.SLOW
    if lows[-3:-1] == ["back", "on"] and lows[-1] in wordset("tracks"):
        return Act.RESUME
    marks = {item.what.low for item in clause.pre if isinstance(item.what, Mark)}
    tied = not marks.isdisjoint(("conditional", "contingent", "dependent", "subject"))
    return Act.CONDITION if tied and clause.pre[-1].prep in ("on", "upon", "to") else None


def no_more(clause: Clause, tokens: list[Token], mood: Mood) -> Draft | None:
    """What a headline rules out short of a condition: No further tanks for Peru without accord; no more until paid."""
    items = clause.pre
    thing = next((item.what for item in items if isinstance(item.what, Group)), None)
    if thing is None or items[0].prep or tokens[-1].text in ".!?" or thing.kind not in ("goods", "aid", "transfer"):
        return None
    none = thing.negative or (isinstance(items[0].what, Mark) and items[0].what.low == "no")
    more = any(token.low in _MORE for token in tokens[thing.first : thing.first + 2])
    tied = any(item.prep in ("without", "until", "till", "before") for item in items)
    tied = tied or any(child.kind == "adv" and child.mark in _SHORT_OF for child in clause.children)
    target = _first(items, ("for", "to"), wordset("agent"))
    if not (none and tied and (more or target is not None)):
        return None
    used = tuple(group for group in (thing, target) if group is not None)
    below = replace(mood, modality=Modality.CONDITIONAL)
    return Draft(Act.DELIVER, below, "headline no more", items, None, None, target, (thing,), used, negated=True)


def bid(roots: list[Clause], tokens: list[Token], mood: Mood) -> Draft | None:
    """What a headline has one bid another: Greens to Berlin: stop tank exports to Qatar."""
    first = roots[0] if len(roots) > 1 else None
    if first is None or first.verb is not None or first.children or tokens[-1].text in ".!?":
        return None
    who = first.pre[0].what if first.pre and not first.pre[0].prep else first.subject
    whom = first.pre[-1].what if first.pre and first.pre[-1].prep == "to" else None
    if not isinstance(who, Group) or not isinstance(whom, Group) or whom.kind not in wordset("agent"):
        return None
    at = whom.last
    if who.kind not in (*wordset("agent"), "people") or at + 1 >= len(tokens) or tokens[at].low != ":":
        return None
    told = tokens[at + 1].low == "do" or "b" in lexicon().verbs.get(tokens[at + 1].low, ("", ""))[0]
    rest = [item.what for root in roots[1:] for item in (*root.pre, *root.post) if isinstance(item.what, Group)]
    thing = next((group for group in rest if group.kind in (*FIELD, "measure")), None)
    if not told or thing is None or len(first.pre) > _PLAIN:
        return None
    items = [item for root in roots for item in (*root.pre, *root.post)]
    return Draft(Act.DEMAND, mood, "headline bid", items, None, who, whom, (thing,), (who, whom, thing))


_PLAIN = 2
"""Groups of a heading with no more than who speaks and to whom."""


def headed(roots: list[Clause], tokens: list[Token]) -> Group | None:
    """To whom the goods go that stand before a headline's colon: Exports to Kuwait: temporary halt lifted."""
    first = roots[0] if len(roots) > 1 else None
    if first is None or first.verb is not None or first.children or len(first.pre) < 2 or first.pre[0].prep:
        return None
    thing, last = first.pre[0].what, first.pre[-1].what
    named = isinstance(thing, Group) and thing.kind in FIELD and isinstance(last, Group)
    if not named or not isinstance(last, Group) or last.last >= len(tokens) or tokens[last.last].low != ":":
        return None
    return _first(first.pre[1:], ("to", "for"), wordset("agent"))


def _first(items: list[Item], preps: tuple[str, ...], kinds: frozenset[str] | tuple[str, ...]) -> Group | None:
    return next(
        (i.what for i in items if isinstance(i.what, Group) and i.prep in preps and i.what.kind in kinds),
        None,
    )


def _owner(items: list[Item]) -> Group | None:
    """Whose goods they are: for Kenya's second batch."""
    owners = (item.what.owner for item in items if isinstance(item.what, Group) and item.what.kind in FIELD)
    return next((one for one in owners if one is not None and one.kind in wordset("agent")), None)
