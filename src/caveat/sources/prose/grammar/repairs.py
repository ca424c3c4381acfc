"""Clauses in; the same out where a participle was taken for a verb, or a verb for a participle.

One word is both for most verbs, and what stands around it tells only once the whole sentence is there. A participle
that has an object of its own is none: "Serbia prolonged by 90 days the ban". A verb behind which another follows that
has no subject is one: "the rockets built here for Chad / have been held".
"""

from __future__ import annotations

from itertools import pairwise

from caveat.sources.prose.grammar.clauses import FINITE, Clause, Item
from caveat.sources.prose.words.groups import MEASURED, Group, Mark, sort
from caveat.sources.prose.words.lexicon import past_or_participle, wordset
from caveat.sources.prose.words.tokens import Token

_TAKES_TWO = frozenset(
    ("call", "name", "dub", "give", "grant", "offer", "award", "deny", "refuse", "allow", "promise", "send", "lend",
     "sell", "pay", "owe", "accord", "assign", "ask", "tell", "show", "leave", "elect", "appoint", "consider", "use",
     "let")
)  # fmt: skip
"""What is done to somebody with a thing, so that its participle has an object: an aide granted anonymity."""


def repaired(roots: list[Clause], tokens: list[Token], says: frozenset[str]) -> list[Clause]:
    """The clauses, each past form told by what it has: its own object, or a verb behind it that has no subject."""
    out: list[Clause] = []
    for root in roots:
        before = out[-1] if out else None
        if before is not None and _goes_on(before, root, tokens, says):
            _reduced(before, root)
        else:
            out.append(root)
    for root in out:
        for clause in root.below():
            if clause.kind == "part" and _has_object(clause, tokens) and not _told_by(clause):
                _said(clause, says)
            _past_aside(clause, tokens)
            if clause.kind == "rel" and clause.verb is not None and clause.verb.lemma in _ORDERS:
                clause.anchor = _what_is_ordered(clause, tokens) or clause.anchor
    return out


_ORDERS = frozenset(("order", "launch", "conduct", "undertake", "commission", "announce"))
"""What is done with an inquiry, and not with the goods that it is into, or also with these."""


def _what_is_ordered(clause: Clause, tokens: list[Token]) -> Group | None:
    """The inquiry, and not its matter, that somebody ordered: a review of arms stocks that the minister ordered."""
    held = clause.anchor
    items = [*clause.parent.pre, *clause.parent.post] if clause.parent is not None else []
    for before, item in pairwise(items):
        if item.what is held and item.prep in ("of", "into") and isinstance(before.what, Group):
            return before.what if tokens[before.what.head].low in wordset("inquiries") else None
    return None


def _direct(items: list[Item]) -> list[Group]:
    return [i.what for i in items if isinstance(i.what, Group) and not i.prep and i.what.kind != "time"]


def _either(clause: Clause, tokens: list[Token]) -> bool:
    """Whether the form of a verb, by itself, may be a past and a participle: built."""
    verb = clause.verb
    return verb is not None and past_or_participle(tokens[verb.head].low)


def _goes_on(before: Clause, root: Clause, tokens: list[Token], says: frozenset[str]) -> bool:
    """Whether the verb of a clause without a subject is that of the one right before.

    Rockets built here / are held; people briefed on the talks / say.
    """
    first, verb = before.verb, root.verb
    if first is None or verb is None or root.pre or root.subject is not None or root.twin is not None:
        return False
    plain = first.form == "finite" and not (first.passive or first.perfect or first.modal or first.progressive)
    sure = verb.passive or verb.perfect or verb.modal or tokens[verb.head].tag == "VBZ"
    say = verb.lemma in says and tokens[verb.head].tag in ("VB", "VBZ")
    if not (plain and (sure or say) and _either(before, tokens)) or before.kind != "main" or _direct(before.post):
        return False
    subject = _direct(before.pre)
    marks = any(token.tag in (",", ";", ":", "CC", "QUO", "--") for token in tokens[first.last : verb.first])
    whose = wordset("agent") if say else MEASURED
    return not marks and len(subject) == 1 and (subject[0].kind in whose or subject[0].kind in MEASURED)


def _reduced(before: Clause, root: Clause) -> None:
    """Make the first of two verbs the participle of their subject."""
    [subject] = _direct(before.pre)
    inner = Clause("part", before, verb=before.verb, post=before.post, anchor=subject, children=before.children)
    if inner.verb is not None:
        inner.verb.form, inner.verb.passive, inner.verb.past = "part", True, False
    for child in inner.children:
        child.parent = inner
    for child in root.children:
        child.parent = before
    before.verb, before.post, before.children = root.verb, root.post, [inner, *root.children]


def _has_object(clause: Clause, tokens: list[Token]) -> bool:
    """Whether what looks like somebody's participle has an object, which no passive has: Berlin stopped the sale."""
    verb, who = clause.verb, clause.anchor
    if verb is None or who is None or not verb.passive or verb.form != "part" or verb.lemma in _TAKES_TWO:
        return False
    if tokens[verb.first].tag != "VBN" or not _either(clause, tokens) or verb.negative:
        return False
    direct = _direct(clause.post)
    known = who.kind in wordset("agent") or who.kind == "time"
    return known and bool(direct) and sort(direct[0]) == "thing" and not direct[0].comma and direct[0].kind != "pronoun"


def _told_by(clause: Clause) -> bool:
    """Give a clause without a verb what it was told to have done to it: the government / prolonged the ban."""
    above = clause.parent
    if above is None or above.verb is not None or above.kind not in FINITE or clause.verb is None:
        return False
    who = _direct(above.pre)
    named = bool(who) and sort(who[-1]) == "agent" and not who[-1].comma and clause.anchor is not None
    if not named or not (clause.anchor is who[-1] or (clause.anchor is not None and clause.anchor.kind == "time")):
        return False
    _finite(clause)
    above.verb, above.post = clause.verb, [*clause.post, *above.post]
    _take_over(above, clause)
    return True


def _said(clause: Clause, says: frozenset[str]) -> None:
    """Make what was said out of what somebody seemed to have done to him: remembered that Berlin / stopped the sale."""
    above = clause.parent
    if above is None or above.verb is None or above.verb.lemma not in says or clause.verb is None:
        return
    at = next((i for i, item in enumerate(above.post) if item.what is clause.anchor and not item.prep), None)
    if at is None or any(isinstance(item.what, Group) for item in above.post[at + 1 :]):
        return
    first = next((i for i, item in enumerate(above.post[:at]) if not item.prep and isinstance(item.what, Group)), at)
    kept = above.post[:first]
    clause.pre = above.post[first + (first < at) : at + 1]
    above.post = [*kept, *(item for item in above.post[at + 1 :] if item.what is not clause)]
    beside = [child for child in clause.children if child.kind == "that"]  # stopped it, and that it lifted the ban
    clause.post = [item for item in clause.post if item.what not in beside]
    clause.children = [child for child in clause.children if child not in beside]
    above.post += [Item("", one, one.verb.first) for one in (clause, *beside) if one.verb is not None]
    for child in beside:
        child.parent = above
    above.children += beside
    clause.kind, clause.anchor, clause.adjunct = "that", None, False
    _finite(clause)


def _finite(clause: Clause) -> None:
    if clause.verb is not None:
        clause.verb.form, clause.verb.passive, clause.verb.past = "finite", False, True


def _take_over(above: Clause, clause: Clause) -> None:
    """Hang what stands below a clause on the one above, which it becomes."""
    above.post = [item for item in above.post if item.what is not clause]
    above.children = [child for child in above.children if child is not clause] + clause.children
    for child in clause.children:
        child.parent = above


def _past_aside(clause: Clause, tokens: list[Token]) -> None:
    """An object behind an aside between commas stands as if right behind its verb: lift, as of May, its ban."""
    verb = clause.verb
    if verb is None or verb.passive or verb.last >= len(tokens):
        return
    apart = tokens[verb.last].text == ","
    for item in clause.post:
        what = item.what
        if isinstance(what, Group) and not item.prep and what.kind != "time":
            what.comma = what.comma and not apart
            return
        timed = isinstance(what, Group) and what.kind == "time"
        if not (item.prep or timed or (isinstance(what, Mark) and what.tag == "R")):
            return
        led = item.prep and isinstance(what, Group) and tokens[item.first - 1].text == ","
        apart = apart or bool(led and item.first > verb.last)  # returned to Lima, without a word, three trainers
