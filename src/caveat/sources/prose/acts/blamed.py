"""A clause that punishes, blames or praises somebody in, with a clause of why or when; whose deed that tells of out.

"Norway fined Chad because it had sold the rifles on", "praised Chad after it returned them": the deed is Chad's, which
the pronoun stands for, and not that of whoever punishes or praises.
"""

from __future__ import annotations

from collections.abc import Sequence

from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.named.pronouns import may_mean
from caveat.sources.prose.words.groups import Group
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.tokens import Token

_WHY = frozenset(("because", "as", "since", "when", "after", "once", "where"))
_HITS = frozenset(("place", "put", "hit", "slap", "bring", "lay", "strike"))
"""Verbs that punish with what stands behind them: placed Chad under sanctions."""
_PENALTIES = frozenset(("sanction", "sanctions", "penalties", "fine", "fines", "embargo", "tariffs"))
_STOPS = frozenset(
    ("stop", "halt", "suspend", "freeze", "pause", "block", "ban", "cancel", "end", "cut", "withhold", "revoke")
)
_TURNED = frozenset(("use", "fire", "deploy", "divert", "re-export", "reexport", "resell", "retransfer", "misuse"))
"""What is done with arms by those who got them."""
_SENDS = frozenset(("send", "sell", "supply", "ship", "transfer", "give", "deliver", "hand", "pass", "export"))
_SINGLE = frozenset(("it", "he", "she", "they"))


def blame(clause: Clause, tokens: Sequence[Token]) -> None:
    """Give a clause of why or when its doer: whoever is punished or praised above it, where a pronoun may mean him."""
    verb = clause.verb
    if verb is None or verb.passive:
        return
    judges, stops = _judges(clause, tokens), verb.lemma in _STOPS
    groups = [(i.prep, i.what) for i in clause.post if isinstance(i.what, Group)]
    whom = next((what for prep, what in groups if prep == ("" if judges else "to")), None)
    if whom is None or not (judges or stops):
        return
    for child in clause.children:
        if child.kind == "adv" and child.mark in _WHY and (judges or _his_deed(child)):
            _give(child, whom, tokens)


def _his_deed(child: Clause) -> bool:
    """Whether a reason is what somebody did with the arms that he is to get no more of: used them, sent them on."""
    verb = child.verb
    if verb is None or verb.passive:
        return False
    on = any(i.prep in ("to", "onto") and isinstance(i.what, Group) and i.what.kind == "state" for i in child.post)
    return verb.lemma in _TURNED or (verb.lemma in _SENDS and on)


def _judges(clause: Clause, tokens: Sequence[Token]) -> bool:
    verb = clause.verb
    if verb is None:
        return False
    if verb.lemma in wordset("judges"):
        return True
    behind = (i.what for i in clause.post if isinstance(i.what, Group) and i.prep in ("under", "with"))
    return verb.lemma in _HITS and any(tokens[group.head].low in _PENALTIES for group in behind)


def _give(child: Clause, whom: Group, tokens: Sequence[Token]) -> None:
    """Let a pronoun that opens a clause, or one below it, stand for somebody."""
    who = child.subject
    if who is None or who.kind != "pronoun" or who.last - who.first > 1:
        return
    low = tokens[who.head].low
    if low not in _SINGLE or not may_mean(low, whom, list(tokens)):
        return
    if tokens[whom.head].tag == "NNP":
        who.apposed.append(whom)  # the words that are quoted stay those of the clause
    else:
        child.subject = whom
    for below in child.children:
        if below.kind == "adv" and below.mark in _WHY:
            _give(below, whom, tokens)
