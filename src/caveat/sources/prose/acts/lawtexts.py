"""A draft in; whether it only says what a law, a treaty or a guide provides for, and nobody's deed, out.

Laws and guides speak of who has to, may or is to do something whenever a case comes up: an exporting state shall not,
the unit is responsible for issuing, your application will be refused where. No transfer is let through or stopped.
"""

from __future__ import annotations

from collections.abc import Sequence

from caveat.evidence import Act, Attribution
from caveat.sources.prose.acts.generalities import of_a_sort
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.drafts import Draft
from caveat.sources.prose.words.groups import Group, Verb, singular
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.tokens import Token

_CHARGES = (("responsible", "for"), ("charge", "of"), ("charged", "with"), ("tasked", "with"), ("entrusted", "with"))
"""What tells of somebody's office, before a gerund."""
_GROUNDS = frozenset(("reason", "ground", "basis", "justification"))
_TREATIES = frozenset(("treaty", "convention", "protocol", "charter", "covenant"))
_PACTS = _TREATIES | {"pact", "accord"}
_HELD = (("responsible",), ("accountable",), ("liable",))
_BARS = frozenset(("prevent", "preclude", "prohibit", "forbid", "bar"))
_POWERS = frozenset(("power", "authority", "discretion", "mandate"))
_LETS = frozenset(("allow", "permit", "authorise", "authorize", "enable", "entitle"))
_BEEN = frozenset(("was", "were", "are", "been", "being", "have", "had"))
_GRANTED = frozenset(("granted", "issued", "approved"))
_REFUSED = frozenset(("refused", "rejected", "denied", "revoked"))
_ANYBODY = frozenset(("any", "each", "every", "anyone", "anybody", "whoever", "those"))
_SIGNS = frozenset(("sign", "ratify"))
_MONEY = frozenset("$€£¥₹")
_LEAVE = frozenset(("may", "can", "must", "shall", "should"))
_ONE_OF = frozenset(("a", "an", "any", "each", "every", "anyone", "anybody", "whoever", "those"))
_TOLD = frozenset(("explain", "describe", "outline", "summarise", "summarize", "examine", "discuss", "detail", "cover"))
"""What a part of a paper does to its matter."""
_ASKED = _TOLD | {"look", "ask", "consider", "assess", "review", "analyse", "analyze", "investigate"}
_OFFICES = frozenset(("purpose", "function", "remit", "role", "task", "mission"))
"""What is not done because it is what something is for."""
_FOR_THE_TIME = frozenset(("after", "once", "until", "before", "when", "if", "unless"))
_PAPERS = frozenset((Act.APPROVE, Act.DENY, Act.REQUEST, Act.REVIEW, Act.WITHHOLD, Act.PAUSE))
"""What is done to papers."""
_DEEMED = frozenset(("in", "when", "for", "by"))
"""What opens a gerund that says in what somebody is careful, or how: judgement in deciding."""


def provided(draft: Draft, tokens: Sequence[Token]) -> bool:
    """Whether a draft is of what is provided for, and of no deed."""
    own = draft.own
    verb = own.clause.verb if own is not None else None
    if draft.rule.startswith("noun provision"):
        return _clause_of_a_law(draft, tokens)
    if own is None or verb is None:
        return False
    clause = own.clause
    if clause.kind in ("ger", "part") and _by_office(draft, clause, verb, tokens):
        return True
    if _left_a_treaty(draft, clause, verb, tokens) or _answerable(draft, verb, tokens):
        return True
    if verb.lemma == "ask" and "To" in (tokens[verb.first].text, tokens[max(verb.first - 1, 0)].text):
        return clause.kind in ("inf", "main")  # To ask the Secretary of State, how a question is tabled
    if draft.act is Act.APPROVE and verb.lemma in _SIGNS and _treaty(draft, verb, tokens):
        return not any(token.text[:1] in _MONEY for token in tokens)  # no sale, unless it is paid for
    return (
        _laid_down(draft, clause, verb, tokens)
        or _of_force(draft, clause, verb, tokens)
        or _by_text(draft, clause, tokens)
        or _explained(draft, clause, tokens)
        or _whenever(draft, clause, verb, tokens)
        or _to_the_reader(draft, verb, tokens)
    )


def _clause_of_a_law(draft: Draft, tokens: Sequence[Token]) -> bool:
    """Whether a provision is one in a law or a programme, and none of goods: a provision in the programme for."""
    last = max((group.last for group in draft.used), default=0)
    at = next((i for i in range(last) if tokens[i].low in ("provision", "provisions")), None)
    return at is not None and at + 1 < len(tokens) and tokens[at + 1].low in ("in", "that", "under", "which", "for")


def _by_office(draft: Draft, clause: Clause, verb: Verb, tokens: Sequence[Token]) -> bool:
    """Whether a gerund says what somebody's office is, on which grounds a thing is done, or in what one is careful."""
    opener = clause
    while opener.twin is not None and opener.twin.kind == "ger":  # responsible for issuing and for refusing
        opener = opener.twin
    first = opener.verb.first if opener.verb is not None else verb.first
    before = tuple(token.low for token in tokens[max(first - 2, 0) : first])
    if before in _CHARGES or (before in (("and", "for"), ("or", "for")) and _charged(tokens[:first])):
        return True
    timeless = _timeless(_above(clause))
    if len(before) > 1 and before[-1] == "for" and singular(before[0]) in _GROUNDS and timeless:
        return True  # gives its reasons for refusing an export
    if draft.act is Act.DECIDE:
        return bool(before) and before[-1] in _DEEMED
    over = _above(clause)
    tied = any(one.mark == "if" for one in clause.lineage()) or (over is not None and over.modal in _LEAVE)
    return draft.act is Act.CONSIDER and clause.mark == "after" and tied


def _charged(tokens: Sequence[Token]) -> bool:
    """Whether somebody's office is told with no more than nouns behind it: responsible for issuing papers, and for."""
    lows = [token.low for token in tokens]
    at = next((i for i in range(len(lows) - 1) if (lows[i], lows[i + 1]) in _CHARGES), None)
    return at is not None and not any(token.tag in ("VBZ", "VBD", "MD") for token in tokens[at:])


def _left_a_treaty(draft: Draft, clause: Clause, verb: Verb, tokens: Sequence[Token]) -> bool:
    """Whether it is from a treaty that somebody withdraws: nothing is kept back by it."""
    if draft.act is not Act.WITHHOLD or verb.lemma != "withdraw":
        return False
    left = [item.what for item in clause.post if item.prep == "from" and isinstance(item.what, Group)]
    if clause.kind == "rel" and clause.mark.startswith("from ") and clause.anchor is not None:
        left.append(clause.anchor)
    return any(singular(tokens[one.head].low) in _PACTS | {"agreement"} for one in left)


def _answerable(draft: Draft, verb: Verb, tokens: Sequence[Token]) -> bool:
    """Whether it is to account that somebody is held, and no goods: states that supply arms are held to account."""
    rest = tuple(token.low for token in tokens[verb.last : verb.last + 2])
    return draft.act is Act.PAUSE and verb.lemma == "hold" and (rest == ("to", "account") or rest[:1] in _HELD)


def _treaty(draft: Draft, verb: Verb, tokens: Sequence[Token]) -> bool:
    """Whether it is a treaty that is signed or ratified: no sale is let through by it."""
    if any(singular(tokens[one.head].low) in _TREATIES for one in draft.objects):
        return True
    pact = any(singular(tokens[one.head].low) in _PACTS for one in draft.objects)
    if pact and len(draft.objects) == 1 and draft.target is None:
        return True
    bare = verb.lemma == "ratify" and all(one.kind == "pronoun" for one in draft.objects)
    return bare and any(token.low in _PACTS for token in tokens[: verb.first])  # signed the pact, but never ratified it


def _laid_down(draft: Draft, clause: Clause, verb: Verb, tokens: Sequence[Token]) -> bool:
    """Whether it is what any of a sort has to do, or may: an exporting state shall not, an exporter can appeal."""
    if draft.target is not None and draft.target.kind in ("state", "name"):
        return False
    top = next((one.verb for one in clause.lineage() if one.verb is not None and one.verb.modal), None)
    subject = clause.subject
    if draft.act is Act.DECIDE and verb.passive and _timeless(verb) and verb.lemma in ("take", "make"):
        named = any(token.tag == "NNP" for token in tokens[1:]) or subject is None or subject.negative
        return not (named or verb.negative or verb.modal)  # the decision to grant one is taken by the minister
    if verb.modal == "is to" and subject is not None and singular(tokens[subject.head].low) in _OFFICES:
        return True  # the purpose of the law is to stop
    if verb.modal == "shall" and subject is not None:
        return of_a_sort(subject, tokens) or (subject.negative and subject.kind not in ("state", "name", "pronoun"))
    if subject is not None and verb.modal in _LEAVE and tokens[subject.first].low in _ANYBODY:
        return draft.act in (Act.REQUEST, Act.DEMAND, Act.OPPOSE)  # any person may ask the court to review it
    if top is not None and top.modal in ("may", "can", "must") and _applicant(draft.actor, tokens):
        return draft.act in (Act.OPPOSE, Act.REQUEST)
    for one in clause.lineage():
        anchor = one.anchor if one.kind == "rel" and not one.comma else None
        over = one.parent.verb if one.parent is not None else None
        if anchor is not None and over is not None and over.modal in _LEAVE and over.form == "finite":
            return anchor.kind not in ("person", "name") and tokens[anchor.first].low in _ONE_OF
    return False


def _of_force(draft: Draft, clause: Clause, verb: Verb, tokens: Sequence[Token]) -> bool:
    """Whether it is told how far a text goes, or by which heads it counts: does not prevent states from supplying."""
    if _names_a_state(draft) or any(token.tag == "CD" for token in tokens):
        return False
    subject = clause.subject
    by_text = subject is not None and subject.kind not in ("person", "name", "state", "pronoun")
    barred = draft.act is Act.WITHHOLD and verb.lemma in _BARS and _timeless(verb) and not verb.passive
    if barred and subject is not None and (verb.negative or subject.negative):
        return by_text or tokens[subject.head].low == "nothing"
    if draft.act is Act.APPROVE and verb.lemma in _LETS and _timeless(verb) and not verb.passive and not verb.modal:
        paper = _headed(subject, tokens, "texts_of_law") or (subject is not None and subject.kind == "permit")
        return paper or _headed(subject, tokens, "exceptions")
    sorted_ = bool(draft.objects) and all(of_a_sort(one, tokens) for one in draft.objects)
    if not _POWERS.isdisjoint(draft.mood.path) and _timeless(_above(clause)):
        return sorted_ and draft.act in _PAPERS  # ministers have the power to revoke licences
    if draft.act is Act.OPPOSE and verb.modal in ("may", "can"):
        return sorted_ and of_a_sort(subject, tokens)  # members may introduce a resolution
    if "refusal" in draft.mood.path:
        over = _above(clause)
        return over is not None and over.modal in ("may", "can") and of_a_sort(next(iter(draft.objects), None), tokens)
    lows = {token.low for token in tokens}
    bare = draft.own is not None and draft.own.passive and verb.last - verb.first == 1
    heads = bare and draft.actor is None and draft.target is None
    heads = heads and not any(token.tag in ("VBZ", "MD") or token.low in _BEEN for token in tokens)
    return heads and not (_GRANTED.isdisjoint(lows) or _REFUSED.isdisjoint(lows))  # licences granted and refused


def _by_text(draft: Draft, clause: Clause, tokens: Sequence[Token]) -> bool:
    """Whether a law, a criterion or a duty demands it: the act requires the office to, the state is obliged to."""
    if draft.target is not None and draft.target.kind == "state" and draft.act is not Act.PAUSE:
        return False
    above = clause.parent
    text = _headed(clause.subject, tokens, "texts_of_law")
    verb = clause.verb
    if draft.act is Act.DEMAND and verb is not None and verb.lemma in ("require", "oblige"):
        return text and _timeless(verb) and all(token.tag != "NNP" for token in tokens[verb.last :])
    if clause.kind != "inf" or above is None or above.verb is None or not _timeless(above.verb):
        return False
    if above.verb.lemma == "oblige":
        return above.verb.passive or _headed(above.subject, tokens, "texts_of_law")
    if above.verb.lemma in ("aim", "seek", "intend", "design"):
        return _headed(above.subject, tokens, "texts_of_law")
    return "decision" in draft.mood.path and all(of_a_sort(one, tokens) for one in draft.objects)


def _explained(draft: Draft, clause: Clause, tokens: Sequence[Token]) -> bool:
    """Whether a paper only says that it tells how such things are done, or by what means: how sales are approved."""
    told = clause.verb is not None and clause.verb.perfect
    perfect = told and (clause.mark == "whether" or clause.mark.endswith(" which"))
    if not (_timeless(clause.verb) or perfect) or _names_a_state(draft):
        return False
    for one in clause.lineage():
        over = one.parent
        if one.kind == "rel" and one.mark.endswith("which") and one.mark != "which" and one.anchor is not None:
            head = singular(tokens[one.anchor.head].low)
            if head in wordset("procedures") | _GROUNDS | {"programme", "program", "system"}:
                return True  # the process by which licences are granted
        if one.mark in ("how", "when", "whether") and over is not None and _timeless(over.verb):
            looks = over.verb is not None and over.verb.lemma in (_ASKED if one.mark == "whether" else _TOLD)
            if looks and _headed(over.subject, tokens, "parts_of_papers"):
                return True
    return False


def _whenever(draft: Draft, clause: Clause, verb: Verb, tokens: Sequence[Token]) -> bool:
    """Whether it is done to papers of a sort wherever something is so: will be refused where the user is banned."""
    theme = clause.subject if verb.passive else next(iter(draft.objects), None)
    if clause.kind == "adv" and clause.mark == "where" and draft.act in _PAPERS and _timeless(verb):
        return of_a_sort(theme, tokens) and not _names_a_state(draft)  # where a permit is refused
    if draft.mood.source.kind is not Attribution.OUTLET:
        return False
    if clause.kind == "adv" and clause.mark in _FOR_THE_TIME and draft.act is Act.APPROVE and clause.parent is not None:
        over, held = clause.parent.verb, clause.parent.subject
        if over is not None and over.modal in ("may", "can", "must") and of_a_sort(held, tokens):
            return True  # arms may be delivered once a certificate has been issued
    if verb.past or verb.perfect or verb.progressive or draft.act not in _PAPERS:
        return False
    if not of_a_sort(theme, tokens) or _names_a_state(draft):
        return False
    return any(child.kind == "adv" and child.mark == "where" for child in clause.children)


def _to_the_reader(draft: Draft, verb: Verb, tokens: Sequence[Token]) -> bool:
    """Whether a guide tells its reader what is done with his papers: your application will be refused if."""
    if draft.mood.source.kind is not Attribution.OUTLET or verb.past or verb.perfect:
        return False
    if draft.act is Act.NOTIFY:
        return draft.target is not None and tokens[draft.target.head].low == "you"
    theme = draft.own.clause.subject if draft.own is not None and verb.passive else next(iter(draft.objects), None)
    return draft.act in _PAPERS and theme is not None and tokens[theme.first].low == "your"


def _above(clause: Clause) -> Verb | None:
    """The nearest finite verb above."""
    over = (one.verb for one in clause.lineage() if one is not clause and one.verb is not None)
    return next((verb for verb in over if verb.form == "finite"), None)


def _timeless(verb: Verb | None) -> bool:
    """Whether a verb stands in the tense of rules."""
    return verb is not None and verb.form == "finite" and not (verb.past or verb.perfect or verb.progressive)


def _headed(group: Group | None, tokens: Sequence[Token], words: str) -> bool:
    """Whether a noun group is headed by one of some words."""
    return group is not None and singular(tokens[group.head].low) in wordset(words)


def _applicant(group: Group | None, tokens: Sequence[Token]) -> bool:
    """Whether somebody is any of those who apply for papers: exporters, an exporter, the applicant."""
    if group is None or group.owner is not None:
        return False
    return singular(tokens[group.head].low) in ("exporter", "applicant") and tokens[group.head].tag != "NNP"


def _names_a_state(draft: Draft) -> bool:
    """Whether a state or somebody by name does it, or has it done to him."""
    whom = None if draft.act is Act.NOTIFY else draft.target
    return any(group is not None and group.kind in ("state", "name") for group in (draft.actor, whom))
