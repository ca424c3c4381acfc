"""What a group of words may stand for by a verb: goods, papers, a measure; by its own head or by what it refers to."""

from __future__ import annotations

from collections.abc import Sequence

from caveat.evidence import Act
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.frames import frames
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.grammar.roles import parts as parts_of
from caveat.sources.prose.named.things import is_foreign
from caveat.sources.prose.words.groups import FIELD, Group, Mark, singular, sort
from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.tokens import Token

_KNOWN = FIELD | {"measure", "civil", "speech"}
"""Kinds of noun by which it is told what a number is of."""
_OF_GOODS = frozenset(("withhold", "delay", "postpone", "defer", "cancel", "embargo", "ship", "export", "unfreeze"))
"""What is done to goods, orders and dates, and hardly to anything else that is counted."""
_HELD = frozenset(("vote", "ballot", "round", "hearing", "session", "meeting", "debate", "reading"))
"""What is held, and is none that is held back."""
REASONS = frozenset(("reason", "need", "cause", "ground", "grounds", "occasion", "basis", "case", "justification"))
"""What there is none of for a thing that somebody will not do."""
_MOVES_UP = frozenset(("jump", "skip", "move", "go", "get", "push", "bring", "put"))
"""What is done with a place in a queue."""
_OF_ANYTHING = frozenset(("hold", "stop", "end", "keep", "drop", "cut", "pull", "kill", "sink", "strip"))
"""What is done to anything."""


def kind_of(group: Group, parts: Parts) -> str:
    """What a group is: a number what it counts, an unknown noun goods where a word of it is: radar modules."""
    if group.kind == "number" and _of_votes(group, parts):
        return "measure"
    bunch = parts.tokens[group.head].low in wordset("bunches")
    of = parts.follower(group, ("of", "out of")) if bunch or group.kind in ("number", "pronoun") else None
    if of is not None and of.kind in ("person", "people", "state"):
        return of.kind  # one of the mechanics, most of Yemen
    if of is not None and of.refers is not None and of.refers.kind in FIELD and of.kind in ("number", "pronoun"):
        return of.refers.kind  # none of the nine
    if group.kind == "number" and of is not None and of.kind in _KNOWN:
        return of.kind  # 12 of their files
    if group.refers is not None and (group.refers.kind != "measure" or group.refers.word in wordset("requested")):
        return group.refers.kind
    if group.kind == "number" or (parts.near and bunch):
        return "goods"
    if parts.tokens[group.head].low in wordset("portions") or parts.tokens[group.head].low.endswith(" cent"):
        whole = parts.follower(group, ("of",))
        whole = whole if whole is None or whole.kind != "unit" else parts.follower(whole, ("of",)) or whole
        if whole is not None and whole.kind not in ("number", "time"):
            return whole.refers.kind if whole.refers is not None else whole.kind
    whole = _measured(group, parts)
    if whole is not None:
        return whole.kind
    if parts.near and singular(parts.tokens[group.head].low) == "package":
        worth = parts.follower(group, ("of", "worth"))
        return "aid" if worth is not None and worth.kind == "unit" else group.kind  # a package of $105 million
    nouns = lexicon().nouns
    if parts.near and group.kind == "unit" and parts.tokens[group.head].low in ("dozen", "dozens"):
        return "goods"  # two dozen were shipped
    if parts.near and parts.tokens[group.head].low in ("unit", "units", "set", "sets") and not parts.agent_like(group):
        return "goods"
    low = parts.tokens[group.head].low
    bare = group.last - group.first == 1 and any(group is one for one in parts.direct())
    if group.kind in ("other", "time", "abstract") and low in wordset("standins") and not (bare and low == "things"):
        return "goods"  # not: people who block things
    counted = parts.tokens[group.first].tag == "CD" and parts.tokens[group.head].low.endswith("s")
    counted = counted and not is_foreign(parts.tokens[group.head].low)
    if group.kind == "other" and counted and not parts.agent_like(group):
        return "goods"
    if parts.tokens[group.head].low.removesuffix("s") in wordset("occasions"):
        return group.kind  # a missile test
    if group.kind in ("other", "outlet") and any(
        nouns.get(parts.tokens[i].low) == "goods" for i in range(group.first, group.head)
    ):
        return "goods"
    if group.kind == "other" and parts.tokens[group.head].low in (
        "granting",
        "issuing",
        "issue",
        "sending",
        "passing-on",
    ):
        return "permit"
    return group.kind


def _of_votes(group: Group, parts: Parts) -> bool:
    """Whether a number counts votes or meetings that were named before it: the first vote of three that were held."""
    at = group.first
    if at < len(("vote", "of")) or parts.tokens[at - 1].low != "of":
        return False
    return singular(parts.tokens[at - 2].low) in _HELD


def _measured(group: Group, parts: Parts) -> Group | None:
    """The goods that a sum, a weight or a formation is of: 800 million euros of shells, a regiment of air defences."""
    if group.kind != "unit" and not (group.kind == "body" and not parts.agent_like(group)):
        return None
    worth = any(isinstance(item.what, Mark) and item.what.low == "worth" for item in parts.post)
    whole = parts.follower(group, ("of",)) or (parts.thing_after("of") if worth else None)
    if whole is None and group.kind == "unit" and group is parts.object():
        whole = parts.follower(group, ("in",))  # rushed 50 million dollars in military aid to Chad
        if whole is not None and parts.tokens[whole.head].low in ("money", "funding", "finance", "funds", "support"):
            military = any(token.low == "military" for token in parts.tokens[whole.first : whole.head])
            whole = whole if military else None
    if whole is not None and whole.kind == "unit":
        whole = parts.follower(whole, ("of", "in"))  # billions of dollars in weapons
    return whole if whole is not None and whole.kind in ("goods", "aid", "transfer") else None


def field_like(group: Group, parts: Parts) -> bool:
    """Whether a group may stand for goods, deliveries, licences or aid."""
    if group.members:
        return any(field_like(member, parts) for member in group.members)
    kind = kind_of(group, parts)
    if kind == "unit":
        worth = any(isinstance(item.what, Mark) and item.what.low == "worth" for item in parts.post)
        paid = parts.thing_after("in") or parts.follower(group, ("of", "in", "for"))
        paid = paid or (parts.thing_after("of") if worth else None)
        inner = infinitive(parts.clause) if paid is None else None
        spent = inner is not None and speaks_of_field(inner)  # authorised 40 million to buy shells
        return spent or (paid is not None and paid.kind in FIELD)
    if kind == "unit" and parts.near and parts.tokens[group.head].low in ("units", "pieces", "items"):
        return True
    if kind in ("other", "abstract") and parts.near:
        about = parts.follower(group, ("on", "of", "about", "over", "for"))
        counted = about is not None and about.refers is not None and about.refers.kind in FIELD
        asked = about is not None and word_of(about, parts) in wordset("requested")
        return about is not None and (about.kind in FIELD or counted or asked)
    return kind in FIELD or kind == "pronoun"


def goods_like(group: Group, parts: Parts) -> bool:
    """Whether a group may be goods that are handed over."""
    if group.members:
        return any(goods_like(member, parts) for member in group.members)
    if parts.tokens[group.head].low in ("money", "funding", "financing", "finance", "funds", "payment"):
        return False
    kind = kind_of(group, parts)
    return kind in ("goods", "aid", "pronoun") or (
        kind == "transfer" and word_of(group, parts) not in ("deal", "sale", "agreement", "programme", "program")
    )


def by_a_writ(group: Group, parts: Parts, objects: Sequence[Group]) -> bool:
    """Whether goods come by a law or a package, and nobody is named who gives them: the bill sends Chad shells."""
    by = parts.writ_like(group) or group.kind == "aid" or singular(parts.tokens[group.head].low) in wordset("packages")
    return by and not parts.passive and any(one.kind in ("goods", "aid") and sort(one) == "thing" for one in objects)


def speaks_of_field(clause: Clause) -> bool:
    """Whether arms, deliveries or licences stand in a clause or below it."""
    things = [item.what for item in (*clause.pre, *clause.post)]
    groups = any(isinstance(one, Group) and (one.kind in FIELD or one.kind == "measure") for one in things)
    return groups or any(isinstance(one, Clause) and speaks_of_field(one) for one in things)


def put_off(group: Group, parts: Parts, act: Act) -> bool:
    """Whether a vote, a ruling or "the matter" is put off, where it is about goods or goods are spoken of near."""
    if act not in (Act.SLOW, Act.PAUSE):
        return False
    about = parts.follower(group, ("on", "of", "about", "over"))
    ruling = group.kind in ("measure", "other", "abstract") and about is not None and about.kind in FIELD
    word = singular(parts.tokens[group.head].low)
    verb = parts.clause.verb
    if verb is not None and verb.lemma == "break":
        return False  # broke off the talks
    dated = act is Act.SLOW and word in ("date", "deadline")
    return ruling or (parts.near and (dated or word in wordset("matters") or word in wordset("workings")))


def case(group: Group, parts: Parts) -> bool:
    """Whether it is a sale that was put to a legislature, by the word for its paper: blocked the case in May."""
    definite = parts.tokens[group.first].low in ("the", "this", "that", "its", "their")
    return parts.near and definite and parts.tokens[group.head].low in ("case", "cases", "notification")


def up_the_line(parts: Parts) -> bool:
    """Whether an earlier place among those who wait for arms is asked for: asked to jump the queue."""
    inner = infinitive(parts.clause)
    if inner is None or inner.verb is None or not parts.near or inner.verb.lemma not in _MOVES_UP:
        return False
    heads = {parts.tokens[group.head].low for _, group in parts.groups(inner.post)}
    return bool(heads & {"queue", "line", "list"})


def some_of_them(inner: Clause, parts: Parts) -> bool:
    """Whether a number of goods is what somebody asks to supply: applied to send 40 of the radars."""
    below = parts_of(inner, parts.tokens, {})
    found = below.object()
    of = below.follower(found, ("of",)) if found is not None and found.kind == "number" else None
    return of is not None and (of.kind in FIELD or (of.refers is not None and of.refers.kind in FIELD))


def carrier(group: Group, parts: Parts) -> bool:
    """Whether a group is a train or a ship, where arms are spoken of: stopped the trains carrying shells."""
    return parts.near and singular(parts.tokens[group.head].low) in wordset("vehicles_of") and group.owner is None


def tie(group: Group, parts: Parts) -> bool:
    """Whether a group is what armies have to do with one another, where arms are spoken of: suspended the course."""
    return parts.near and singular(parts.tokens[group.head].low) in wordset("ties")


def unknown_goods(group: Group, parts: Parts) -> bool:
    """Whether a noun that no list knows may be goods, by its plural or number, where goods are spoken of near."""
    low = parts.tokens[group.head].low
    counted = parts.tokens[group.first].tag == "CD" or (low.endswith("s") and not low.endswith("ss"))
    known = lexicon().nouns.get(low) or lexicon().nouns.get(singular(low))
    verb = parts.clause.verb
    lemma = verb.lemma if verb is not None else ""
    kept_back = parts.passive and lemma in _OF_GOODS and not parts.direct()
    small = {item.what.low for item in parts.post if isinstance(item.what, Mark)}
    if (parts.passive and not kept_back) or (lemma in _OF_ANYTHING and "back" not in small):
        return False
    subject = parts.subject()
    done = kept_back or (subject is not None and parts.agent_like(subject) and parts.tokens[subject.head].low != "one")
    if not (done or parts.tokens[group.first].tag == "CD"):
        return False
    other = group.kind == "other" and known is None and not is_foreign(low)
    return other and counted and parts.near and not parts.agent_like(group)


def word_of(group: Group, parts: Parts, own: bool = False) -> str:
    """The head of a group in the singular, or of what it stands for."""
    return group.refers.word if group.refers is not None and not own else singular(parts.tokens[group.head].low)


def supplies_itself(subject: Group, parts: Parts) -> bool:
    """Whether a pronoun is the supplier's, of whom no goods are told: we'll ship in June; it won't ship before May."""
    low, verb = parts.tokens[subject.head].low, parts.clause.verb
    if low != "it" or verb is None or subject.refers is not None:
        return low == "we"
    marks = {child.mark for child in parts.clause.children if child.kind == "adv"}
    holds = verb.negative and verb.modal in ("will", "would")
    return holds and not marks.isdisjoint(("before", "until", "till", "unless"))


def infinitive(clause: Clause) -> Clause | None:
    """The infinitive that a clause governs."""
    return next((i.what for i in clause.post if isinstance(i.what, Clause) and i.what.kind == "inf"), None)


def undertaking(group: Group, parts: Parts) -> Clause | None:
    """What a plan, an effort or the like is to bring about, told by an infinitive behind it: its plan to sell them."""
    if singular(parts.tokens[group.head].low) not in wordset("undertakings"):
        return None
    behind = iter((*parts.pre, *parts.post))
    held = any(item.what is group for item in behind)
    rest = (item for item in behind if item.prep not in ("by", "of"))  # an effort by Oslo to sell them
    inner = next(rest, None) if held else None
    return inner.what if inner is not None and isinstance(inner.what, Clause) and inner.what.kind == "inf" else None


def of_a_time(group: Group, parts: Parts) -> bool:
    """Whether a group tells what a span of time was one of: moves forward after months of delay."""
    low = parts.tokens[group.first - 2].low if group.first > 1 else ""
    return lexicon().nouns.get(singular(low)) == "time"


def for_doing(clause: Clause) -> Clause | None:
    """What there is a reason for, or none, told by a gerund: saw no case for stopping the rockets."""
    told = (item.what for item in clause.post if item.prep == "for" and isinstance(item.what, Clause))
    beside = (child for child in clause.children if child.mark == "for")
    return next((one for one in (*told, *beside) if one.kind == "ger"), None)


def told_by_what(act: Act, own: Parts) -> Clause | None:
    """What is stopped or let go, told by what it is or does: suspended only what could be fired from an aircraft."""
    who, first = own.clause.subject, next((i.what for i in own.post if not isinstance(i.what, Mark)), None)
    if act not in (Act.PAUSE, Act.WITHHOLD, Act.RESUME) or not own.near or own.passive or not isinstance(first, Clause):
        return None
    names = first.verb is not None and first.verb.lemma in ("call", "describe", "term", "dub", "see", "regard", "say")
    what = first.kind == "whether" and first.mark == "what" and first.verb is not None and not names
    return first if what and who is not None and own.agent_like(who) else None


def doing(parts: Parts, behind: tuple[str, ...] = ()) -> Clause | None:
    """What is stopped where a verb tells it, bare or behind a small word: stopped selling, backed away from selling."""
    for item in parts.post:
        inner = item.what
        bare = not item.prep or item.prep.split()[-1] in behind
        if isinstance(inner, Clause) and inner.kind in ("ger", "inf") and inner.verb is not None and bare:
            known = [one for one in frames().senses.get(inner.verb.lemma, ()) if one.needs != "not-taken-in"]
            known = [one for one in known if not (one.phrases and one.act is Act.APPROVE)]
            if any(sense.act in (Act.DELIVER, Act.APPROVE) for sense in known) or handles_papers(inner, parts.tokens):
                verb = parts.clause.verb
                return inner if inner.kind == "ger" or (verb is not None and verb.lemma == "cease") else None
    return None


def handles_papers(inner: Clause, tokens: Sequence[Token]) -> bool:
    """Whether an office deals with applications or licences: stopped processing applications to export rifles."""
    direct = [i.what for i in inner.post if isinstance(i.what, Group) and not i.prep]
    papers = any(g.kind == "permit" or singular(tokens[g.head].low) in wordset("requested") for g in direct)
    return papers and inner.verb is not None and inner.verb.lemma in wordset("handles_papers")


def barred(parts: Parts) -> Clause | None:
    """What somebody is kept from doing, where it is to supply: barred from selling, forbidden to sell."""
    for item in parts.post:
        inner = item.what
        if not isinstance(inner, Clause) or inner.verb is None:
            continue
        kept = (inner.kind == "ger" and item.prep == "from") or (inner.kind == "inf" and not item.prep)
        senses = frames().senses.get(inner.verb.lemma, ())
        aside = ("from-state", "not-taken-in")
        gives = (one for one in senses if one.act in (Act.DELIVER, Act.APPROVE) and one.needs not in aside)
        if kept and any(not one.phrases for one in gives):
            return inner  # and is not kept from drawing others into a war
    return None
