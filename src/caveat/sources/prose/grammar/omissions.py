"""Clauses as they were built in; the same with what headlines, records, lists and orders leave out put in."""

from __future__ import annotations

from itertools import pairwise

from caveat.sources.prose.grammar.clauses import Clause, Item, settle
from caveat.sources.prose.grammar.frames import frames
from caveat.sources.prose.words.groups import FIELD, Group, Mark, Verb, sort
from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.tokens import Token

_TOLD_TO = frozenset(
    ("tell", "urge", "order", "ask", "press", "instruct", "direct", "force", "compel", "allow", "permit", "clear",
     "license", "authorise", "authorize", "forbid", "bar", "ban", "oblige", "require", "pressure", "beg", "advise")
)  # fmt: skip
"""What is done to somebody, who is told or let do something, or kept from it."""
_SOME = frozenset(("one", "some", "others", "none", "rest", "remainder"))
"""What counts goods or papers, beside numbers."""
_ENTRY = 16
"""Words of the longest entry of a record that leaves its articles out."""


def supplied(roots: list[Clause], tokens: list[Token]) -> list[Clause]:
    """The clauses of a sentence, each verb that another one stands for in its place."""
    return _each_counted(_what_he_does(_raised(roots, tokens)), tokens)


def _raised(roots: list[Clause], tokens: list[Token]) -> list[Clause]:
    """The clauses, what two verbs share being told of both: Norway approved and Sweden delivered / the rifles."""
    for root in roots:
        _raised(root.children, tokens)
    for root, after in pairwise(roots):
        verb, done = root.verb, after.verb
        if verb is None or done is None or root.post or verb.passive or done.passive or not after.pre:
            continue
        aside = tokens[verb.last].text == ","
        joint = verb.last + aside
        beside = tokens[joint].low in ("and", "but", "or") and after.pre[0].first == joint + 1
        beside = beside and aside == (tokens[done.last].text == ",")  # approved, and Sweden delivered, the rifles
        held = [item for item in after.post if isinstance(item.what, Group)]
        if beside and held and not held[0].prep and _takes(verb):
            root.post = held
    return roots


def _takes(verb: Verb) -> bool:
    """Whether a verb may have an object that stands behind another: approved, and no agreed or voted."""
    senses = frames().senses.get(verb.lemma, ())
    return verb.lemma != "vote" and any(not (one.asks or one.phrases) for one in senses)


def complete(root: Clause, tokens: list[Token]) -> None:
    """Find the subjects of a clause and of those below, and put in what its verb group leaves out."""
    _fill(root)
    settle(root)
    _front(root)
    _headline(root, tokens)
    _bids(root, tokens)


def _each_counted(roots: list[Clause], tokens: list[Token]) -> list[Clause]:
    """The clauses, numbers behind a passive having theirs: nine were granted, three refused."""
    out: list[Clause] = []
    for root in roots:
        before, verb = (out[-1].verb if out else None), root.verb
        bare = verb is not None and verb.past and not (verb.passive or verb.perfect or verb.modal or root.post)
        if before is not None and before.passive and verb is not None and bare and _counts(root, tokens):
            verb.passive = "n" in lexicon().verbs.get(tokens[verb.head].low, ("",))[0]
        out.append(root)
        out += _counted_behind(root)
    return out


def _counts(root: Clause, tokens: list[Token]) -> bool:
    """Whether a number, or a word for how many, is all that a clause is about."""
    groups = [item.what for item in root.pre if isinstance(item.what, Group) and not item.prep]
    return len(groups) == 1 and (groups[0].kind == "number" or tokens[groups[0].head].low in _SOME)


def _counted_behind(root: Clause) -> list[Clause]:
    """What is told of a number behind a passive, as a clause of its own: were granted, / three refused."""
    if root.verb is None or not root.verb.passive:
        return []
    apart: list[Clause] = []
    for child in [one for one in root.children if one.kind == "part" and one.verb is not None and one.verb.passive]:
        number = child.anchor
        at = next((i for i, item in enumerate(root.post) if item.what is number and not item.prep), None)
        if number is None or number.kind != "number" or not number.comma or at is None or child.verb is None:
            continue
        root.children.remove(child)
        root.post = [item for item in root.post if item.what is not number and item.what is not child]
        fresh = Clause("main", verb=child.verb, pre=[Item("", number, number.first)], post=child.post)
        child.verb.form, fresh.children = "finite", child.children
        for below in fresh.children:
            below.parent = fresh
        apart.append(fresh)
    return apart


def _what_he_does(roots: list[Clause]) -> list[Clause]:
    """The clauses, what somebody does being told of him: what the board should not do is approve the tanks."""
    out: list[Clause] = []
    for root in roots:
        before = out[-1] if out else None
        done = _done_before(before) if before is not None and root.verb is not None and not root.pre else None
        if done is None or root.verb is None or root.verb.past or root.verb.modal or root.twin is not None:
            out.append(root)
            continue
        assert done.verb is not None
        root.pre, root.verb.modal, root.verb.negative = done.pre, done.verb.modal, done.verb.negative
        root.verb.past, root.verb.perfect = done.verb.past, done.verb.perfect
        out[-1] = root
    return out


def _done_before(root: Clause) -> Clause | None:
    """The clause that says who does it: what Oslo did was; all that Rome has done is."""
    if root.verb is None or root.verb.lemma != "be" or root.verb.passive:
        return None
    done = [child for child in root.children if child.verb is not None and child.verb.lemma == "do"]
    bare = not any(isinstance(item.what, Group) for item in (*root.pre, *root.post))
    return done[0] if bare and len(done) == 1 and done[0].kind == "whether" and done[0].pre else None


def _fill(root: Clause) -> None:
    """A headline leaves "are" out: arms sales to Kenya frozen. Its participle is the verb of the whole."""
    last = root.children[-1] if root.children else None
    if root.verb is not None or last is None or last.kind != "part" or last.verb is None or not last.verb.passive:
        return
    prep, thing = next(((item.prep, item.what) for item in root.pre if isinstance(item.what, Group)), ("", None))
    if thing is None or prep or sort(thing) != "thing" or len(root.children) > 1:
        return
    root.verb, root.post = last.verb, last.post
    root.verb.form = "finite"
    root.children = last.children
    for child in root.children:
        child.parent = root


def _front(root: Clause) -> None:
    """A negation in front of the whole turns its verb: not since 2019 has Vienna licensed a rifle."""
    if root.verb is None or root.verb.negative or (root.subject is not None and root.subject.negative):
        return
    rest = [item.what for item in root.pre if not (item.prep and isinstance(item.what, Group))]
    first, second = rest[0] if rest else None, rest[1] if len(rest) > 1 else None
    if root.pre and first is not root.pre[0].what and not (isinstance(second, Group) and second.negative):
        return  # from us not one screw will be given, and: in May not Oslo but Rome
    if isinstance(second, Mark) and second.low in ("only", "just", "merely", "long"):
        return  # not only did Oslo halt them; not long after the vote it did
    if isinstance(first, Mark) and first.tag == "NOT":
        root.verb.negative = True


_WITHHELD = frozenset(("deny", "refuse", "grant", "give", "lend", "promise", "offer", "sell"))
"""What is done to somebody with goods or a paper."""


def _headline(root: Clause, tokens: list[Token]) -> None:
    """In a headline a past without an object is a passive without "are": two shipments blocked at the port."""
    verb, subject = root.verb, root.subject
    if verb is None or subject is None or not tokens:
        return
    if tokens[-1].text in ".!?:;”\"'" and not _entry(subject, tokens):
        return
    plain = not (verb.modal or verb.perfect or verb.passive or verb.progressive)
    past = tokens[verb.head].tag == "VBD" and verb.lemma not in wordset("unmoved")
    if not (plain and past) or subject.kind == "pronoun":
        return
    held = [item.what for item in root.post if not item.prep and not isinstance(item.what, Mark)]
    held = [what for what in held if isinstance(what, Clause) or what.kind != "time"]
    told = verb.lemma in _TOLD_TO and all(isinstance(what, Clause) and what.kind == "inf" for what in held)
    told = told and (bool(held) or any(item.prep == "from" for item in root.post))
    if (not held and sort(subject) == "thing") or told or _denied(root, tokens):
        verb.passive = True  # six requests refused this year; yard told to halt


def _denied(root: Clause, tokens: list[Token]) -> bool:
    """Whether somebody is denied something, or given it by another: Peru denied licence, Chad lent guns by Oslo."""
    verb, subject = root.verb, root.subject
    if verb is None or subject is None or verb.lemma not in _WITHHELD:
        return False
    groups = [(item.prep, item.what) for item in root.post if isinstance(item.what, Group)]
    bare = [one for prep, one in groups if not prep and tokens[one.first].tag not in ("DT", "PRPS")]
    papers = len(bare) == 1 and bare[0].kind in FIELD
    given = any(prep == "by" and sort(one) == "agent" for prep, one in groups)
    to_others = any(prep in ("to", "for") and sort(one) == "agent" for prep, one in groups)
    whom = subject.kind in ("state", "body", "people")
    return whom and papers and (given or (verb.lemma == "deny" and not to_others))


def _entry(subject: Group, tokens: list[Token]) -> bool:
    """Whether a sentence is the entry of a record, whose subject has no article: licence for the boats refused."""
    bare = subject.first == 0 and subject.owner is None and not subject.members
    word = tokens[subject.head].low
    filed = word in wordset("requested") or word in wordset("matters") or subject.kind in ("permit", "measure")
    opens = bare and tokens[subject.first].tag in ("N", "J") and not word.endswith("s")
    return opens and filed and len(tokens) < _ENTRY


def _bids(root: Clause, tokens: list[Token]) -> None:
    """A base form without a subject bids somebody do it, as "should" does: stop arming them; give us the radars."""
    verb = root.verb
    if verb is None or root.subject is not None or verb.modal or verb.passive or verb.perfect or verb.progressive:
        return
    before = tokens[verb.first - 1].tag if verb.first else "START"
    if before == "CC" and verb.first > 1 and tokens[verb.first - 2].tag == "VB":
        return  # may amend, refuse or revoke them
    opens = before in ("START", "QUO", ":", ";", "CC", "R") and not any(isinstance(i.what, Group) for i in root.pre)
    bare = tokens[verb.head].tag == "VB" and verb.form == "finite" and verb.lemma not in ("let", "be", "have")
    if opens and bare:
        verb.modal = "should"
