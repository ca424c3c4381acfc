"""A draft in; whether it only tells what is done as a rule, to no paper or sale in particular, out: explainers do."""

from __future__ import annotations

from collections.abc import Sequence

from caveat.evidence import Act, Attribution, Modality
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.drafts import Draft, following
from caveat.sources.prose.words.groups import FIELD, Group, Verb, singular
from caveat.sources.prose.words.lexicon import lexicon, phrases, wordset
from caveat.sources.prose.words.tokens import Token

_DEALT_WITH = frozenset((Act.APPROVE, Act.DENY, Act.REVIEW, Act.NOTIFY, Act.REQUEST))
"""What is done to papers day by day."""
_STOPPED = frozenset((Act.WITHHOLD, Act.PAUSE))
_ALLOWED = _DEALT_WITH | _STOPPED | {Act.DELIVER, Act.CONDITION}
"""What a law lets somebody do."""
_ANY = frozenset(("a", "an", "any", "each", "every", "most", "such", "those", "anyone", "anybody", "whoever"))
"""What stands in front of one, or of some, of a sort."""
_EVERY = frozenset(("each", "every", "any", "most"))
"""What stands in front of all of a sort."""
_GOOD_AT = frozenset(
    ("key", "crucial", "vital", "essential", "instrumental", "critical", "effective", "good", "useful", "decisive",
     "pivotal", "helpful", "important", "central", "indispensable", "capable")
)  # fmt: skip
"""What is said of that which something is good for."""
_LEAVE = frozenset(("may", "can", "must"))
"""Modals of what a law lets somebody do, or has him do."""


def general(draft: Draft, tokens: Sequence[Token]) -> bool:
    """Whether no transfer is told of, but how such things are done.

    Licences are granted by the ministry; a licence may be revoked if its terms are broken; an exporter applies for
    one; whoever supplies arms without one. Where a recipient, a number of goods or a day is named it is no rule.
    """
    own, verb = draft.own, draft.own.clause.verb if draft.own is not None else None
    if draft.act is Act.REVIEW and draft.rule == "keep under microscope":
        return False  # licences are kept under review: that goes on
    if own is not None and _still_needed(draft, own.clause):
        return True
    if own is not None and draft.act is Act.USE and _merit(own.clause, tokens):
        return True
    if own is not None and verb is not None and _timeless(draft, verb) and _those_who(draft, own.clause, tokens):
        return True
    if own is None or verb is None or not _timeless(draft, verb) or _dated(tokens) or _in_particular(draft, tokens):
        return False
    return _by_law(draft, verb, tokens) if verb.modal else _as_a_rule(draft, own.clause, verb, tokens)


def _still_needed(draft: Draft, clause: Clause) -> bool:
    """Whether the page only says what a house has yet to do for something to hold: need to be approved by the House."""
    above = clause.parent.verb if clause.kind == "inf" and clause.parent is not None else None
    passive = clause.verb is not None and clause.verb.passive
    plain = above is not None and above.lemma in ("need", "require") and not above.negative
    own_voice = draft.mood.source.kind is Attribution.OUTLET
    return plain and passive and own_voice and draft.act in (Act.SUPPORT, Act.OPPOSE, Act.APPROVE)


def _those_who(draft: Draft, clause: Clause, tokens: Sequence[Token]) -> bool:
    """Whether it is no more than what sort of people are meant: the people who sell them, those who make rifles."""
    who = clause.anchor if clause.kind == "rel" and clause.mark == "who" and not clause.comma else None
    meant = who is not None and tokens[who.head].low in ("people", "those", "men", "women", "man", "ones", "anyone")
    return meant and draft.target is None and draft.act is Act.DELIVER


def _merit(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Whether it is told what arms are good for, and of no use of them: have been key in destroying missiles."""
    above = clause.parent.verb if clause.kind == "ger" and clause.parent is not None else None
    if above is None or above.lemma not in ("be", "prove", "remain", "become") or clause.verb is None:
        return False
    between = {token.low for token in tokens[above.last : clause.verb.first]}
    return clause.mark in ("in", "at", "to", "for") and not between.isdisjoint(_GOOD_AT)


def _timeless(draft: Draft, verb: Verb) -> bool:
    """Whether an act of the kind that rules speak of is told in the tense of rules: is granted, may be exported."""
    finite = verb.form == "finite" and not (verb.past or verb.perfect or verb.progressive)
    return finite and draft.act in _ALLOWED


def _theme(draft: Draft, verb: Verb) -> Group | None:
    """What it is done to."""
    own = draft.own.clause.subject if draft.own is not None else None
    return own if verb.passive else next(iter(draft.objects), None)


def _by_law(draft: Draft, verb: Verb, tokens: Sequence[Token]) -> bool:
    """Whether it is what a law lets somebody do, or forbids: may be revoked at any time, may not be passed on."""
    if verb.negative and verb.modal == "may" and draft.mood.source.kind is Attribution.OUTLET:
        return draft.act is Act.DELIVER and _forbidden(draft, verb, tokens)
    theme = _theme(draft, verb)
    sort = theme is not None and of_a_sort(theme, tokens)
    return theme is not None and sort and verb.modal in _LEAVE and _by_leave(draft, verb, theme, tokens)


def _whose_task(draft: Draft, clause: Clause, theme: Group, tokens: Sequence[Token]) -> bool:
    """Whether an aside says what an office is there for: the region, which issues the licences, has."""
    aside = clause.kind == "rel" and clause.comma and clause.mark == "which"
    permits = theme.kind == "permit" and tokens[theme.head].low.endswith("s") and tokens[theme.first].tag != "CD"
    return aside and permits and draft.act is Act.APPROVE and not draft.mood.negative


def _as_a_rule(draft: Draft, clause: Clause, verb: Verb, tokens: Sequence[Token]) -> bool:
    """Whether it is what is done whenever a case comes up: 400 applications a year, whoever supplies arms without."""
    if _whenever(clause, tokens):
        return True
    theme = _theme(draft, verb)
    if theme is not None and draft.act in _DEALT_WITH and _yearly(tokens):
        return theme.kind in ("permit", "number")
    if theme is None and draft.act is Act.NOTIFY and not draft.objects:
        return _by_habit(tokens)  # in most cases the department informs the committee
    if theme is not None and _whose_task(draft, clause, theme, tokens):
        return True
    if theme is None or not of_a_sort(theme, tokens):
        return False
    if clause.kind == "rel" and clause.anchor is clause.subject and not clause.comma:
        return of_a_sort(clause.anchor, tokens) and draft.act in (Act.DELIVER, Act.REQUEST, Act.NOTIFY)
    return _by_office(draft, verb, theme, tokens)


def _by_office(draft: Draft, verb: Verb, theme: Group, tokens: Sequence[Token]) -> bool:
    """Whether it is how an office deals with papers of a sort: licences are granted by the ministry."""
    restricted = draft.act in _STOPPED and verb.passive and _by_habit(tokens)  # are in principle not restricted
    if not (draft.act in _DEALT_WITH or restricted) or not _is_paper(theme, tokens) or _at_hand(draft):
        return False
    if draft.act is Act.REQUEST and not verb.passive:
        return of_a_sort(draft.actor, tokens) and _applies(draft.actor, tokens)
    return verb.passive or _by_habit(tokens) or tokens[theme.first].low in _EVERY


def _whenever(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Whether it is done each time that somebody of a sort does something: when an exporter applies for a licence."""
    told = clause.verb is not None and clause.verb.lemma in ("inform", "notify", "tell")
    for child in clause.children:
        verb, who = child.verb, child.subject
        if child.kind != "adv" or child.mark not in ("when", "if", "where", "whenever") or verb is None or who is None:
            continue
        plain = not (verb.past or verb.perfect or verb.progressive or verb.modal)
        if told and plain and child.mark in ("when", "whenever", "where") and of_a_sort(who, tokens):
            return who.kind in FIELD  # informs parliament when arms sales are in the works
        if tokens[who.first].low in _ANY and not (verb.past or verb.perfect or verb.progressive or verb.modal):
            return of_a_sort(who, tokens) and (_applies(who, tokens) or _is_paper(who, tokens))
    return False


def _yearly(tokens: Sequence[Token]) -> bool:
    """Whether it is told how many papers are dealt with in a year: some 400 applications a year."""
    lows = [token.low for token in tokens]
    pairs = (lows[at - 1] for at in range(1, len(lows) - 1) if lows[at] in ("a", "per") and lows[at + 1] == "year")
    return any(singular(low) in wordset("dealt_with") for low in pairs)


def _applies(group: Group | None, tokens: Sequence[Token]) -> bool:
    """Whether it is such as apply for papers: an exporter, firms."""
    return group is not None and singular(tokens[group.head].low) in wordset("applicants")


def _at_hand(draft: Draft) -> bool:
    """Whether it is a condition of what somebody will do: if a licence is refused, the yard will sue."""
    above = draft.own.clause.parent if draft.own is not None and draft.own.clause.kind == "adv" else None
    return above is not None and above.verb is not None and above.verb.modal in ("will", "would", "shall")


def _forbidden(draft: Draft, verb: Verb, tokens: Sequence[Token]) -> bool:
    """Whether "may not" forbids: may not pass them on without consent, may not be sold to countries at war."""
    apart = draft.target is not None and tokens[draft.target.head].low in wordset("sorts_of_state")
    return apart or any(token.low == "without" for token in tokens[verb.last :])


def _by_leave(draft: Draft, verb: Verb, theme: Group, tokens: Sequence[Token]) -> bool:
    """Whether the page itself says what may be done with papers of a sort: at any time, if its terms are broken."""
    if draft.mood.source.kind is not Attribution.OUTLET or verb.negative:
        return False
    tied = draft.mood.modality is Modality.CONDITIONAL  # shells may be passed on only with written consent
    only = not tied and any(token.low == "only" for token in tokens[verb.last :])
    if draft.act is Act.DELIVER and verb.passive and only:
        return True  # arms may be exported to third countries only in exceptional cases
    if not _is_paper(theme, tokens):
        return False
    one = tokens[theme.first].low in _ANY or verb.modal != "may"
    return one or draft.mood.modality is Modality.CONDITIONAL or _by_habit(tokens)


def of_a_sort(group: Group | None, tokens: Sequence[Token]) -> bool:
    """Whether a noun stands for any of its sort: licences, a licence, every export, whoever."""
    if group is None or group.owner is not None or group.negative:
        return False
    first, head = tokens[group.first], tokens[group.head]
    if group.kind in ("state", "name") or head.tag == "NNP":
        return False
    if first.low in _ANY or group.kind == "pronoun":
        return first.low in _ANY
    if any(token.tag in ("DT", "CD", "PRPS", "POS") for token in tokens[group.first : group.head]):
        return False
    return head.low != singular(head.low) or lexicon().nouns.get(head.low) == "goods"


def _is_paper(group: Group, tokens: Sequence[Token]) -> bool:
    """Whether it is what offices deal with by rules: a licence, an application, a sale."""
    return group.kind == "permit" or singular(tokens[group.head].low) in wordset("dealt_with")


def _in_particular(draft: Draft, tokens: Sequence[Token]) -> bool:
    """Whether somebody or something in particular is named in it: by Berlin, for 40 howitzers, for Kenya."""
    addressed = draft.act in (Act.NOTIFY, Act.REQUEST)  # Congress is notified
    beside = [group for one in draft.objects for _, group in following(one, draft.items)]
    named = [draft.actor, None if addressed else draft.target, *beside, *draft.objects]
    return any(_particular(group, tokens) for group in named if group is not None)


def _particular(group: Group, tokens: Sequence[Token]) -> bool:
    """Whether a group names one, or counts some: Berlin, them, 40 howitzers."""
    if tokens[group.head].low in wordset("sorts_of_state"):
        return False
    if group.kind in ("state", "pronoun"):  # what a parliament may do it may do as a rule
        return tokens[group.head].low not in _ANY | wordset("legislature")
    named = group.kind in ("name", "person") and tokens[group.head].tag == "NNP"
    return named or (group.kind in FIELD and tokens[group.first].tag == "CD")


def _dated(tokens: Sequence[Token]) -> bool:
    """Whether a day, a month or a year stands in the sentence, or a number of goods."""
    years = (token.tag == "CD" and len(token.low) == len("2031") and token.low.isdigit() for token in tokens)
    return any(years) or any(token.text[:1].isupper() and token.text in wordset("times") for token in tokens)


def _by_habit(tokens: Sequence[Token]) -> bool:
    """Whether it is said to be done again and again: case by case, as a rule, at any time."""
    lows = [token.low for token in tokens]
    if not wordset("habits").isdisjoint(lows):
        return True
    return any(tuple(lows[at : at + len(told)]) == told for told in phrases("habitual") for at in range(len(lows)))
