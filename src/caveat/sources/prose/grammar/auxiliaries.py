"""A clause in; whether it says no more than an auxiliary can out: it has not, so did Rome, Sweden has too."""

from __future__ import annotations

from collections.abc import Sequence

from caveat.evidence import Act, Modality
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.drafts import Echo, Told
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.statement import Mention
from caveat.sources.prose.words.groups import Group, Mark, Verb, singular
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.tokens import Token

_STEPS = frozenset(("thing", "step", "measure", "action", "move"))
"""What somebody has done or taken, that is no more than a word for what was told: no such step."""
_TIMELY = frozenset(("recently", "only", "finally", "previously", "actually", "really", "yearly", "early"))
"""Small words in -ly that leave open whether a thing was done at all."""
_TOO = frozenset(("too", "also", "already", "likewise", "as well"))
"""What tells that somebody does what another does."""
_LEANS = frozenset(("do", "have", "be", "take", "agree", "consent", "commit"))
"""Verbs by which it may be told that somebody did, or agreed to, what was told before."""
_ENDS = frozenset((",", ".", ";", ":", "QUO", "!", "?", ")", "-"))
"""Tags of marks with which a clause ends."""
_BESIDE = frozenset(("to", "with", "without", "away", "rather"))
"""Small words behind a verb that is not left alone by them."""
PRINTED = {"has": "have", "have": "have", "had": "have", "is": "be", "are": "be", "was": "be", "were": "be"}
"""Auxiliaries by their forms."""
_MODALS = {
    "will": Modality.PLANNED, "would": Modality.PLANNED, "shall": Modality.PLANNED, "is to": Modality.PLANNED,
    "may": Modality.CONSIDERED, "might": Modality.CONSIDERED, "could": Modality.CONSIDERED,
}  # fmt: skip


def as_asked(verb: Verb) -> Modality:
    """How firmly a question asks for what is to come."""
    return _MODALS.get(verb.modal, Modality.ASSERTED)


def who_answers(subject: Group, asked: Told | None, tokens: Sequence[Token]) -> Mention | None:
    """Who a pronoun is that says yes or no to a request: Chad asked Oslo for rifles, and it refused."""
    one = subject.kind == "pronoun" and tokens[subject.head].low in ("it", "they", "he", "she")
    if not one or asked is None or asked.act is not Act.REQUEST or asked.target is None:
        return None
    return Mention(asked.target.name, tokens[subject.first].start, tokens[subject.last - 1].end)


def auxiliary(verb: Verb) -> str:
    """The word that stands for a verb group where its verb is left out: has halted, has; sells, does; was sold, was."""
    if verb.modal:
        return verb.modal
    if verb.perfect or verb.lemma == "have":
        return "have"
    return "be" if verb.passive or verb.progressive or verb.lemma == "be" else "do"


def finite(clause: Clause) -> Verb | None:
    """The finite verb on which an infinitive or gerund hangs; that of any other clause."""
    return next((one.verb for one in clause.lineage() if one.kind not in ("inf", "ger")), None)


def leaves_out(own: Parts) -> bool:
    """Whether a verb can be left out in a clause: behind an auxiliary, or behind "to" at its end."""
    verb, last = own.clause.verb, own.post[-1].what if own.post else None
    if verb is None:
        return False
    return verb.lemma in _LEANS or verb.lemma == verb.modal or (isinstance(last, Mark) and last.low == "to")


def bare(own: Parts, echo: Echo) -> bool:
    """Whether a clause has no more than an auxiliary, or "do" with "so", "it" or "that", which ``echo`` fills."""
    verb = own.clause.verb
    if verb is None or verb.passive or any(isinstance(i.what, Clause) and i.what.kind != "adv" for i in own.post):
        return False
    if echo.beside and so_before(own):
        return False  # the Greens, who want it halted, will find a word for that, and so will Labour
    if (verb.lemma in ("do", "take") and any(nothing_such(g, own) for g in own.direct())) or any(
        nothing_such(group, own) for group in agreed_to(own)
    ):
        return True
    direct = [own.tokens[group.head].low for group in own.direct()]
    marks = [item.what.low for item in (*own.pre, *own.post) if isinstance(item.what, Mark)]
    if verb.lemma == "do" and verb.negative and any(mark.endswith("ly") and mark not in _TIMELY for mark in marks):
        return False  # I did not do it loudly
    if verb.lemma == "do" and (direct in (["it"], ["that"], ["this"], ["same"]) or (not direct and "so" in marks)):
        return True
    if direct or not _BESIDE.isdisjoint(item.what.low for item in own.post if isinstance(item.what, Mark)):
        return False
    if verb.lemma == verb.modal:
        return not goes_on(own)  # but Portugal will not
    if verb.lemma == "be" and (echo.auxiliary != "be" or echo.passive or not stands_alone(own)):
        return False
    if verb.lemma == "do" and echo.passive:
        return False  # the rifles left; the ministry did not
    alone = verb.lemma in ("do", "have", "be") and not verb.perfect and verb.form == "finite" and not verb.modal
    told = verb.negative or own.clause.mark == "as" or (verb.lemma == "do" and verb.past)
    return alone and (told or (stands_alone(own) and _answers(verb, marks, own, echo)))


def _answers(verb: Verb, marks: list[str], own: Parts, echo: Echo) -> bool:
    """Whether "has", "does" or "is" alone takes up what was told: Rome has too, neither has, a plan that it has."""
    subject = own.clause.subject
    if not _TOO.isdisjoint(marks) or (subject is not None and own.tokens[subject.first].low == "neither"):
        return True
    if verb.lemma == "have":
        return echo.open or echo.put
    return echo.questioned or (echo.negative and verb.lemma == "do" and echo.auxiliary in ("do", ""))


def stands_alone(own: Parts) -> bool:
    """Whether nothing stands behind an auxiliary but its mark, who says it, or one short phrase: it has, in May."""
    verb = own.clause.verb
    behind = own.tokens[verb.last :] if verb is not None else []
    after = [token for token in behind if token.low not in _TOO and token.tag != "NOT"]
    marks = [at for at, token in enumerate(after) if token.tag in _ENDS]
    if not after or marks[:1] != [0]:
        return not after
    if after[0].low != ",":
        return True
    if [token.tag for token in after[1:3]] in (["CC", "VBZ"], ["CC", "VBD"]):
        return after[2].low not in wordset("auxiliary")  # Finance is not, and wants them sold
    verbs = any(token.tag.startswith("V") and token.low not in wordset("said") | wordset("says") for token in after)
    return not verbs and [after[at].low for at in marks].count(",") == 1


def likened(own: Parts) -> bool:
    """Whether somebody is told to do what another does: so did Rome, nor has Rome, Rome did the same, Rome has too."""
    verb, subject = own.clause.verb, own.clause.subject
    if verb is None or subject is None:
        return False
    same = any(own.tokens[group.head].low == "same" for group in own.direct())
    marks = {item.what.low for item in (*own.pre, *own.post) if isinstance(item.what, Mark)}
    turned = own.clause.mark == "as" or so_before(own) or inverted(own)
    return same or turned or not (_TOO - {"already"}).isdisjoint(marks)


def so_before(own: Parts) -> bool:
    """Whether "so" or "as" stood before somebody who did the same: as did Tokyo."""
    return _before(own, "so")


def inverted(own: Parts) -> bool:
    """Whether the verb stood before somebody who has not done it either: nor has Tokyo."""
    verb, subject = own.clause.verb, own.clause.subject
    return verb is not None and subject is not None and verb.negative and _first(own, verb) < _first(own, subject)


def _before(own: Parts, low: str) -> bool:
    subject = own.clause.subject
    marks = (item.what for item in own.post if isinstance(item.what, Mark) and item.what.low == low)
    first = _first(own, subject) if subject is not None else 0
    return any(_first(own, mark) < first for mark in marks)


def _first(own: Parts, what: Group | Mark | Verb) -> int:
    """Where something stood in the text, wherever the words were put for reading."""
    return own.tokens[what.first].start


def as_ever(own: Parts) -> bool:
    """Whether somebody is only likened to himself or to others: as any buyer would, as well as I could."""
    verb, subject = own.clause.verb, own.clause.subject
    groups = (item.what for item in own.post if isinstance(item.what, Group))  # as it did in 2030, as it did with Chad
    when = any(own.tokens[one.first].low not in ("every", "each") for one in groups)  # not: as it does every year
    turned = verb is not None and subject is not None and verb.first < subject.first  # as did Tokyo
    return (verb is not None and bool(verb.modal)) or not (when or turned)


def goes_on(own: Parts) -> bool:
    """Whether a noun, a judgement or a quotation stands behind a verb that seems to be left alone."""
    verb = own.clause.verb
    after = own.tokens[verb.last :] if verb is not None else []
    kept = next((token for token in after if token.tag not in ("R", "NOT") or token.low == "alone"), None)
    return kept is not None and (
        kept.low == "alone" or kept.tag in ("J", "DT", "QUO", "PRPS", "PRP") or kept.tag.startswith("N")
    )


def stands_for_thing(group: Group, own: Parts) -> bool:
    """Whether a pronoun can stand for what was done to something."""
    return group.kind == "pronoun" and own.tokens[group.head].low in ("it", "they", "this", "that", "these", "those")


def nothing_such(group: Group, own: Parts) -> bool:
    """Whether a group denies it all: no such thing, nothing of the kind."""
    words = {own.tokens[i].low for i in range(group.first, group.last)}
    kind = own.follower(group, ("of",))
    sort_ = kind is not None and own.tokens[kind.head].low in ("kind", "sort")
    none = group.negative or "any" in words
    return none and (sort_ or ("such" in words and singular(own.tokens[group.head].low) in _STEPS))


def agreed_to(own: Parts) -> list[Group]:
    """What somebody is said to have agreed to: agreed to nothing of the sort."""
    verb = own.clause.verb
    agrees = verb is not None and verb.lemma in ("agree", "consent", "commit")
    return [group for prep, group in own.groups(own.post) if prep == "to"] if agrees else []


def if_not(clause: Clause) -> Clause | None:
    """The condition that hangs on a clause."""
    conditions = (child for child in clause.children if child.kind == "adv" and child.mark in ("if", "unless"))
    return next((child for child in conditions if child.verb is not None), None)


def nobody(group: Group, own: Parts) -> bool:
    """Whether a group is nobody: nobody did."""
    return own.tokens[group.head].low in wordset("nobodies")
