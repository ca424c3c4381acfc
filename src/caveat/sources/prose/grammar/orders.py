"""Clauses whose parts stand in another order in; the same in the plain order, subject, verb, object, out.

"Withheld from Oman were two radars", "Generators Norway will not supply", "From Paris Kyiv wants howitzers" and, in
translations, "The yard has six torpedoes to Norway delivered". Each word keeps its place in the text.
"""

from __future__ import annotations

from msgspec.structs import replace

from caveat.sources.prose.grammar.clauses import Clause, Item
from caveat.sources.prose.words.groups import FIELD, MEASURED, Group, Mark, Verb, sort
from caveat.sources.prose.words.tokens import Token

_TOWARDS = frozenset(("from", "to", "with", "of"))
"""What stands before whoever something is wanted of, or goes to, at the head of a sentence."""
_ASKS = frozenset(("request", "demand", "ask", "want", "require", "expect", "seek"))
"""Verbs behind "of" in front: of the ministry we have requested a list."""
_ASKS_FOR = frozenset(("ask", "turn", "apply", "appeal", "plead", "look", "bid", "approach", "sound"))
"""Verbs of whoever would have something."""
_COMES = frozenset(
    ("come", "go", "arrive", "follow", "land", "rise", "fall", "collapse", "have", "do", "remain", "seem")
)
"""Verbs that have no object."""
_STANDS = frozenset(("station", "deploy", "store", "leave", "base", "hold", "keep", "aim", "point", "need"))
"""Participles that tell what somebody has, and not what he has done: has tanks stored there."""


def plain(roots: list[Clause], tokens: list[Token]) -> None:
    """Put the parts of each clause in the plain order where they are not."""
    for at, root in enumerate(roots):
        after = roots[at + 1] if at + 1 < len(roots) else None
        if root.verb is None and at == 0 and after is not None and _topic(root, after, tokens):
            roots[0] = Clause("main")
        if root.verb is None and after is not None and _noted(root, after, tokens):
            roots[at + 1] = Clause("main")
        if root.verb is None and not root.post:
            _after_that(root)
        if root.verb is None or root.kind != "main":
            continue
        if after is not None and _parted(root, after):
            roots[at + 1] = after = Clause("main")
        _ = _done_first(root) or _verb_last(root, tokens)
        if after is None or after.pre or after.verb is None:
            _ = _thing_first(root) or _party_first(root) or _matter_first(root)


def _direct(items: list[Item]) -> list[Item]:
    return [i for i in items if isinstance(i.what, Group) and not i.prep and i.what.kind != "time"]


def _thing(group: object) -> bool:
    return isinstance(group, Group) and sort(group) == "thing" and group.kind != "pronoun"


def _agent(group: object) -> bool:
    return isinstance(group, Group) and (sort(group) == "agent" or group.kind == "pronoun")


def _run(items: list[Item], at: int) -> int:
    """Where the prepositional groups end that follow the one at a place without a comma."""
    end = at + 1
    while end < len(items):
        what = items[end].what
        if not items[end].prep or not isinstance(what, Group) or what.comma:
            break
        end += 1
    return end


def _noted(root: Clause, after: Clause, tokens: list[Token]) -> bool:
    """What became of a paper, behind its colon: application for 200 pistols to Chad: refused."""
    things = _direct(root.pre)
    if after.verb is None and len(after.children) == 1 and not (after.pre or after.post):
        after = after.children[0] if after.children[0].kind == "part" else after
    verb = after.verb
    if verb is None or after.pre or root.children or root.post or len(things) != 1 or _direct(after.post):
        return False
    thing = things[0].what
    past = tokens[verb.head].tag in ("VBD", "VBN") and verb.first in (verb.head, verb.head - 1) and not verb.modal
    colon = verb.first > 0 and tokens[verb.first - 1].text == ":"
    if not (past and colon) or not isinstance(thing, Group) or root.pre[0] is not things[0]:
        return False
    if thing.kind not in MEASURED:
        return False
    root.verb = replace(verb, form="finite", passive=True)
    root.post, root.children, root.subject = after.post, after.children, thing
    for child in after.children:
        child.parent = root
    return True


def _after_that(root: Clause) -> None:
    """What came first, in front of a subject without a comma: hours after the attack Norway halted its sales."""
    told = [child for child in root.children if child.kind == "adv" and child.verb is not None]
    first = told[0] if len(told) == len(root.children) and told else None
    if first is None or first.mark not in ("after", "before", "since") or any(c.twin is not first for c in told[1:]):
        return
    direct = _direct(first.pre)
    who = direct[-1].what if direct else None
    if len(direct) != 2 or not _thing(direct[0].what) or not isinstance(who, Group) or who.comma:
        return
    if not _agent(who) and (first.verb is None or not first.verb.passive):
        return  # after a change of ministers the guns were sent
    root.pre += [replace(item, prep=first.mark) if item is direct[0] else item for item in first.pre]
    root.verb, root.post, root.subject, root.children = first.verb, first.post, who, [*first.children]
    for child in root.children:
        child.parent = root
    for child in told[1:]:
        child.kind, child.mark, child.twin, child.subject = "main", "", root, who
        root.children.append(child)


def _done_first(root: Clause) -> bool:
    """What is done in front of "were" and of what it is done to: turned down were the fuzes."""
    be, done = root.verb, root.children[0] if root.children else None
    if be is None or be.lemma != "be" or be.passive or be.modal or be.perfect or _direct(root.pre):
        return False
    if done is None or done.kind != "part" or done.verb is None or not done.verb.passive:
        return False
    things = _direct(root.post)
    if done.verb.first > be.first or not things or not _thing(things[0].what):
        return False
    at = root.post.index(things[0])
    end = _run(root.post, at)
    verb = replace(
        done.verb, form="finite", past=be.past, negative=done.verb.negative != be.negative, last=done.verb.last
    )
    root.pre, root.post = root.pre + root.post[at:end], done.post + root.post[:at] + root.post[end:]
    root.verb = verb
    root.children = [child for child in root.children if child is not done] + done.children
    for child in done.children:
        child.parent = root
    return True


def _verb_last(root: Clause, tokens: list[Token]) -> bool:
    """A participle behind all that belongs to it: has in December six torpedoes to Norway delivered."""
    have, done = root.verb, root.children[-1] if root.children else None
    if have is None or have.lemma != "have" or have.modal or have.perfect or len(root.children) != 1:
        return False
    if done is None or done.kind != "part" or done.verb is None or done.post or done.children or not root.post:
        return False
    verb = done.verb
    if not verb.passive or verb.lemma in _STANDS or any(item.first > verb.first for item in root.post):
        return False
    if not _ends(verb, tokens):
        return False
    fronted, direct = _direct(root.pre), _direct(root.post)
    if len(direct) == 1 and len(fronted) == 1 and _agent(direct[0].what) and _thing(fronted[0].what):
        root.pre, root.post = direct, root.pre + [item for item in root.post if item is not direct[0]]
    elif not fronted or not _agent(fronted[-1].what) or not _belongs(direct, root.post):
        return False
    elif any(_his(item.what, tokens) for item in direct if isinstance(item.what, Group)):
        return False  # had its licence suspended
    negative = have.negative or verb.negative
    root.verb = replace(verb, form="finite", passive=False, perfect=True, past=have.past, negative=negative)
    root.children = []
    return True


def _topic(root: Clause, after: Clause, tokens: list[Token]) -> bool:
    """What a headline is about in front of its colon: torpedoes for Chile: the Chancellery brakes."""
    verb = after.verb
    if verb is None or verb.passive or root.children or after.children or tokens[-1].text in ".!?":
        return False
    things = _direct(root.pre)
    if len(things) != 1:
        return False
    thing, behind = things[0].what, root.pre[-1].what
    colon = behind.last if isinstance(behind, Group | Mark) else 0
    direct = [one for one in (i.what for i in _direct(after.post)) if isinstance(one, Group)]
    direct = [one for one in direct if tokens[one.last - 1].low != "no"]
    if not isinstance(thing, Group) or thing.kind not in FIELD or direct or tokens[colon].text != ":":
        return False
    if not any(_agent(item.what) for item in _direct(after.pre)):
        return False
    after.post = [*root.pre, *after.post]
    return True


def _parted(root: Clause, after: Clause) -> bool:
    """An auxiliary and its participle with an aside between: further papers had Berlin, she said, never requested."""
    have, done = root.verb, after.verb
    if have is None or done is None or have.lemma != "have" or have.perfect or after.pre or root.children:
        return False
    thing, who = _direct(root.pre), root.post
    if len(thing) != 1 or len(who) != 1 or not _thing(thing[0].what) or not _agent(who[0].what) or who[0].prep:
        return False
    if done.form != "finite" or not done.past or done.perfect or done.modal or done.passive or _direct(after.post):
        return False
    root.verb = replace(done, perfect=True, negative=done.negative or have.negative)
    root.pre, root.post, root.children = who, root.pre + after.post, after.children
    for child in after.children:
        child.parent = root
    return True


def _his(group: Group, tokens: list[Token]) -> bool:
    """Whether something is said to be somebody's: its licence; "its own" tells no more than that he gives it."""
    return tokens[group.first].tag == "PRPS" and tokens[group.first + 1].low != "own"


def _belongs(direct: list[Item], post: list[Item]) -> bool:
    """Whether what stands between "has" and its participle is what the participle is about, and nobody's own."""
    if direct:
        return len(direct) <= 2 and isinstance(direct[-1].what, Group) and direct[-1].what.kind in MEASURED
    first = post[0].what
    return bool(post[0].prep) and isinstance(first, Group) and first.kind in MEASURED


def _ends(verb: Verb, tokens: list[Token]) -> bool:
    """Whether the sentence, or its part, ends with a verb."""
    return verb.last >= len(tokens) or tokens[verb.last].text in '.,;:!?”"' or tokens[verb.last].low in ("and", "but")


def _thing_first(root: Clause) -> bool:
    """An object in front of its subject: the fuzes Oslo will not sell."""
    verb = root.verb
    if verb is None or verb.passive or verb.lemma == "be" or len(root.pre) < 2:
        return False
    direct = _direct(root.pre)
    apposed = len(direct) == 3 and isinstance(direct[1].what, Group) and direct[1].what.comma  # the other, a batch of
    if not (len(direct) == 2 or apposed) or _direct(root.post):
        return False
    first, last = direct[0], direct[-1]
    if not _thing(first.what) or not _agent(last.what) or any(c.kind == "that" for c in root.children):
        return False
    assert isinstance(first.what, Group) and isinstance(last.what, Group)
    plain_noun = first.what.kind == "other" and last.what.kind != "pronoun"
    at, who = root.pre.index(first), root.pre.index(last)
    set_off = isinstance(last.what, Group) and last.what.comma and all(i.prep or i in direct for i in root.pre[at:who])
    end = who if set_off else min(_run(root.pre, at), who)  # the other, for a cargo of shells, he refused
    of = root.pre[at + 1].what if end > at + 1 and root.pre[at + 1].prep == "of" else None
    some = isinstance(of, Group) and of.kind in FIELD  # six of the howitzers the ministry held back
    counted = first.what.kind == "number" and not (some or (set_off and end > at + 1))
    if first.what.negative or counted or plain_noun or verb.lemma in _COMES:
        return False
    root.post = root.pre[at:end] + root.post
    root.pre = root.pre[:at] + root.pre[end:]
    root.subject = last.what
    return True


def _party_first(root: Clause) -> bool:
    """Whom it goes to, or of whom it is wanted, in front: from the government the union demands an end to it."""
    verb = root.verb
    if verb is None or verb.passive or verb.lemma == "be" or len(root.pre) < 2:
        return False
    party, subject = root.pre[0], root.pre[-1]
    if party.prep not in _TOWARDS or not _agent(party.what) or subject.prep or not _agent(subject.what):
        return False
    if not isinstance(party.what, Group) or party.what.kind == "pronoun" or party.what.negative:
        return False
    if party.prep == "of" and verb.lemma not in _ASKS:
        return False
    if any(isinstance(i.what, Mark) and i.what.tag == "NOT" for i in root.pre):
        return False
    prep = "from" if party.prep == "of" else party.prep
    party = replace(party, prep=prep)
    end = _run(root.pre, 0)
    if end > 1:
        return False
    root.pre, root.post = root.pre[1:], [*root.post, party]
    return True


def _matter_first(root: Clause) -> bool:
    """What somebody asks for in front of him: for spares the army has turned to Turkey."""
    verb, matter = root.verb, root.pre[0] if root.pre else None
    if verb is None or matter is None or verb.passive or verb.lemma not in _ASKS_FOR:
        return False
    subject = root.pre[-1]
    if (
        subject is matter
        or matter.prep not in ("for", "about")
        or not _thing(matter.what)
        or subject.prep
        or not _agent(subject.what)
    ):
        return False
    if any(item.prep == matter.prep for item in root.post) or _run(root.pre, 0) > 1:
        return False
    root.pre, root.post = root.pre[1:], [*root.post, matter]
    return True
