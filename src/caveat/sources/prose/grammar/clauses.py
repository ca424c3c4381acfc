"""Clauses of a sentence: a verb with what stands before and after it, and whose subject it has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from caveat.sources.prose.grammar.frames import frames
from caveat.sources.prose.words.groups import FIELD, Group, Mark, Verb
from caveat.sources.prose.words.lexicon import wordset

FINITE = ("main", "that", "whether", "rel", "adv")
"""Kinds of clause that have a subject and a finite verb of their own."""


class Item(Struct, eq=False):
    """A constituent of a clause: a group, a clause or a word, with the preposition before it."""

    prep: str
    what: Group | Clause | Mark
    first: int


class Clause(Struct, eq=False):
    """A verb with what belongs to it. ``kind``: main, that, whether, rel, adv, inf, ger, part.

    ``mark`` is the word that opens it, ``anchor`` the noun it hangs on, ``twin`` the clause it is coordinated with.
    """

    kind: str
    parent: Clause | None = None
    mark: str = ""
    verb: Verb | None = None
    subject: Group | None = None
    pre: list[Item] = field(default_factory=list)
    post: list[Item] = field(default_factory=list)
    anchor: Group | None = None
    twin: Clause | None = None
    comma: bool = False
    adjunct: bool = False
    children: list[Clause] = field(default_factory=list)

    def lineage(self) -> Iterator[Clause]:
        """This clause and those above it, from the nearest."""
        at: Clause | None = self
        while at is not None:
            yield at
            at = at.parent

    def below(self) -> Iterator[Clause]:
        """This clause and those below it, each before its own."""
        yield self
        for child in self.children:
            yield from child.below()


_BOTH = 2
_RESOLVED = frozenset(("decide", "agree", "resolve", "propose", "plan", "intend"))
"""What may be said of nobody before what is going to be done."""


def settle(root: Clause) -> None:
    """Find the subject of each clause, from the top."""
    for clause in root.below():
        clause.subject = clause.subject or _subject(clause)


def _subject(clause: Clause) -> Group | None:
    own = [
        item.what for item in clause.pre if isinstance(item.what, Group) and not item.prep and item.what.kind != "time"
    ]
    if clause.kind == "rel" and clause.mark.startswith("whose") and len(own) > 1:
        return own[-1]
    if len(own) == 2 and clause.verb is not None and own[1].last == clause.verb.first and _apart(*own):
        return own[1]
    if len(own) > 1 and own[-1].comma and _done_before(clause, own[0]):
        return own[-1]  # Oslo having frozen them, Kyiv asked Paris
    if len(own) == _BOTH and _of_party(*own):
        return own[1]
    if clause.kind in FINITE and _apposed_behind_front(clause, own):
        return own[0]
    if clause.kind in FINITE and own:
        return (
            own[-1]
            if own[-1].kind == "pronoun" and not own[-1].comma and not (len(own) > 1 and own[-2].kind == "number")
            else own[0]
            if not own[0].comma or len(own) == 1
            else own[-1]
        )
    if clause.twin is not None:
        clause.twin.subject = clause.twin.subject or _subject(clause.twin)
        return clause.twin.subject
    of_these = clause.kind == "rel" and clause.mark in ("of which", "of whom")
    if of_these and clause.anchor is not None and clause.anchor.kind in ("number", "pronoun"):
        return clause.anchor  # half of which have been delivered
    if clause.kind == "rel":
        return (
            clause.anchor
            if not clause.mark.startswith(
                ("to ", "for ", "from ", "by ", "in ", "of ", "on ", "with ", "under ", "about ")
            )
            else None
        )
    parent = clause.parent
    if clause.kind == "part" and clause.anchor is not None:
        return clause.anchor
    if clause.kind == "that" and not own and parent is not None:
        return _cleft(parent)
    if parent is None or clause.kind in ("main", "that", "adv"):
        return None
    parent.subject = parent.subject or _subject(parent)
    meant = clause.kind == "inf" and parent.verb is not None and parent.verb.passive and parent.verb.lemma in _RESOLVED
    if meant and (parent.subject is None or parent.subject.kind not in FIELD):
        by = (i.what for i in (*parent.pre, *parent.post) if i.prep == "by" and isinstance(i.what, Group))
        return next(by, None)  # it was decided to suspend the licences; but: the tanks are planned to be sold
    return parent.subject


def _done_before(clause: Clause, first: Group) -> bool:
    """Whether an absolute stands in front, with its own subject: Oslo having frozen them."""
    below = clause.children[0] if clause.children else None
    verb = below.verb if below is not None and below.kind == "part" and below.anchor is first else None
    return verb is not None and verb.form == "ger" and verb.perfect


def _of_party(first: Group, second: Group) -> bool:
    """Whether a name only tells whose somebody is who is named behind it: Tory former minister Hugh Lyle."""
    beside = first.last == second.first and not second.comma and first.last - first.first == 1
    return beside and first.kind == "name" and second.kind in ("name", "person") and second.last - second.first > _BOTH


def _apart(first: Group, second: Group) -> bool:
    """Whether a comma parts who acts from what is said first: Joanna, the ministry asked; the other two, it kept."""
    called = first.kind == "name" and first.last - first.first == 1 and second.kind in ("body", "state", "person")
    return second.comma and (called or (first.kind == "number" and second.kind == "pronoun"))


def _apposed_behind_front(clause: Clause, own: Sequence[Group]) -> bool:
    """Whether more is told of who acts, between him and his verb, behind what opens the clause.

    On Monday, the applicants, four charities, asked; but not: for Chad, a customer, the ministry stopped them.
    """
    if len(own) < _BOTH or clause.verb is None or not all(one.comma for one in own):
        return False
    front = next(at for at, item in enumerate(clause.pre) if item.what is own[0])
    last = clause.pre[-1].what
    apart = isinstance(last, Clause) or last.last < clause.verb.first
    return front > 0 and apart


_HOW_EVER = frozenset(("despite", "amid", "over", "without", "after", "following", "because of", "against"))
"""Prepositions behind which something tells how or why, and does not go from or to anybody."""


_LIKENS = frozenset(("like", "unlike", "than", "as with", "similar to"))
"""Prepositions behind which stands with what something is compared."""


def unhung(items: list[Item]) -> list[Item]:
    """What stands beside a verb, less what hangs on a noun that says how: despite objections *from its allies*."""
    return [item for at, item in enumerate(items) if not (at and _hangs(item, items[at - 1]))]


def _hangs(item: Item, before: Item) -> bool:
    """Whether what stands behind a preposition belongs to the noun before it, and that says how or likens."""
    noun, how = before.what, before.prep
    if not (item.prep and isinstance(noun, Group) and noun.last == item.first):
        return False
    if how in _LIKENS and (how != "than" or noun.kind == "pronoun"):
        return True  # like those to Niger; not: worth more than $40 million for Chad
    return item.prep == "from" and how in _HOW_EVER and noun.kind not in (*FIELD, "time")


def _cleft(parent: Clause) -> Group | None:
    """Who is singled out: it was Ottawa, not Washington, that stopped the shipment."""
    opener = parent.pre[0].what if parent.pre else None
    dummy = isinstance(opener, Group) and opener.kind == "pronoun" and opener.last - opener.first == 1
    if parent.verb is None or parent.verb.lemma != "be" or not dummy:
        return None
    return next((i.what for i in parent.post if isinstance(i.what, Group) and not i.prep), None)


_HANDS_ON = frozenset(
    ("keep", "stop", "start", "begin", "go", "be", "have", "offer", "promise", "allow", "permit", "authorise",
     "authorize", "tell", "ask", "urge", "order", "forbid", "let", "claim", "deny", "propose")
)  # fmt: skip
"""Verbs that hand what a relative clause leaves out to the verb below, beside those that only say how it is meant."""


def gapped(clause: Clause) -> Clause:
    """The relative clause that a clause below it belongs to: which Bern refuses *to release*."""
    while clause.kind in ("inf", "ger", "that") and clause.mark == "" and clause.parent is not None:
        clause = clause.parent
    return clause


def left_out(clause: Clause) -> tuple[Group | None, str]:
    """What a relative clause leaves out where its verb, or the one that this governs, wants it; and a preposition."""
    host = gapped(clause)
    if host.kind != "rel" or host.anchor is None or host.subject is host.anchor or host.mark.startswith("whose"):
        return None, ""
    words = host.mark.split()
    taker = host if host.mark == "whom" else _taker(host, len(words) > 1) or host
    if taker is not clause:
        return None, ""
    if len(words) > 1:
        some = host.mark in ("of which", "of whom") and host.anchor.kind in ("number", "pronoun")
        return host.anchor, "" if some else words[0]  # 40 jets, half of which it has promised to Chad
    marks = (item.what.low for item in clause.post if isinstance(item.what, Mark) and item.what.tag == "IN")
    return host.anchor, next(marks, "")


def _taker(clause: Clause, aside: bool = False) -> Clause | None:
    """The clause below one that wants what it leaves out: the missiles that Oslo has decided to hold back.

    Where it is left out behind a preposition, the clause has its object besides: to which Oslo has agreed to sell arms.
    """
    verb = clause.verb
    said = verb is not None and verb.lemma in frames().says and clause.kind in ("rel", "that")
    if verb is None or not (said or verb.lemma in frames().operators or verb.lemma in _HANDS_ON | wordset("to_takers")):
        return None
    kinds = ("inf", "ger", "that") if said else ("inf", "ger")
    inner = next((i for i in clause.post if isinstance(i.what, Clause) and i.what.kind in kinds), None)
    below = inner.what if inner is not None and inner.prep in ("", "on") else None
    if not isinstance(below, Clause) or below.anchor is not None or (_filled(clause) and not aside):
        return None
    if below.kind == "that" and (below.mark or below.subject is gapped(below).anchor):
        return None  # which it says would secure jobs
    deeper = _taker(below, aside)
    if deeper is not None:
        return deeper
    wants = below.verb is not None and not below.verb.passive and below.verb.lemma in frames().senses
    return below if wants and (aside or not _filled(below)) else None


def _filled(clause: Clause) -> bool:
    """Whether a verb has its object: that Oslo needs to sell radars."""
    direct = (item.what for item in clause.post if isinstance(item.what, Group) and not item.prep)
    return any(group.kind not in wordset("agent") and group.kind not in ("time", "pronoun") for group in direct)
