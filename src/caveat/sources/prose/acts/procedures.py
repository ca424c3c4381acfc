"""A draft in; whether it names an act only to say of which matter a rule, a paper or a criterion is, out.

A page of an office tells of procedures more than of deeds: criteria for approving exports, a process for considering
them, the rules that exporters follow. Nobody is said to approve, to consider or to deliver anything there.
"""

from __future__ import annotations

from collections.abc import Sequence

from caveat.evidence import Act, Modality
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.drafts import Draft, Echo, Found
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.words.groups import Group, singular
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.tokens import Token

_PAPERS = frozenset(("convention", "protocol", "charter", "covenant"))
"""What is ratified that is no sale."""
_DATES = frozenset(("date", "time", "day", "week", "month", "year", "timeline", "deadline"))
_AS_LONG = frozenset(("while", "whilst", "until", "till", "unless", "if"))
"""What opens a clause that only says as long as what, or before what, something else holds."""
_ALSO = frozenset(("too", "also", "likewise", "itself", "again"))
_NO_DEEDS = frozenset(("be", "have", "do", "say", "hear", "learn", "understand", "tell", "add", "report"))
_KEEPS_UP = frozenset(("supply", "maintain", "repair", "service", "equip", "train", "operate", "build", "store"))
"""What is done to arms beside supporting them, which then is no stance."""


def procedural(draft: Draft, tokens: Sequence[Token]) -> bool:
    """Whether a draft is of no deed and no stance: by what it hangs on, or by what it is done to."""
    verb = draft.own.clause.verb if draft.own is not None else None
    if draft.own is None or verb is None:
        return False
    clause = draft.own.clause
    if clause.kind == "ger":
        return _of_a_procedure(clause, tokens)
    if draft.act is Act.DELIVER and verb.lemma == "give" and all(one.kind == "pronoun" for one in draft.objects):
        bare = (item.what for item in clause.post if not item.prep)  # give you an exact date
        return any(isinstance(one, Group) and one.kind == "time" and tokens[one.head].low in _DATES for one in bare)
    if draft.act is Act.DELIVER and verb.lemma == "follow":
        return clause.kind == "rel" and clause.subject is not clause.anchor  # the criteria that they follow
    if draft.act is Act.APPROVE and verb.lemma == "ratify":
        return any(tokens[one.head].low in _PAPERS for one in draft.objects)
    return draft.act is Act.SUPPORT and _upkeep(draft, clause)


def only_while(own: Parts, tokens: Sequence[Token]) -> bool:
    """Whether "do so" only says how long something else holds: no licences will be granted while we do so."""
    verb = own.clause.verb
    so = verb is not None and verb.last < len(tokens) and tokens[verb.last].low == "so"
    return so and own.clause.kind == "adv" and own.clause.mark in _AS_LONG


def same_deed(own: Parts, mood: Mood, echo: Echo, tokens: Sequence[Token]) -> bool:
    """Whether "did so" only goes on telling how what was just told was done: reviewed them, but did so in haste.

    Its subject stands in front of what was told, whose deed it is.
    """
    verb, subject = own.clause.verb, own.clause.subject
    if verb is None or subject is None or verb.modal or mood.negative or echo.negative or echo.asked:
        return False
    behind = {token.low for token in tokens[verb.last : verb.last + 3]}
    if "so" not in behind or not behind.isdisjoint(_ALSO) or echo.modality is not Modality.ASSERTED:
        return False
    return tokens[subject.first].start <= echo.start and mood.modality is Modality.ASSERTED


def taken_up(own: Parts, echo: Echo) -> bool:
    """Whether a state or a body answers an offer in a word: offered Chad boats, and the cabinet accepted."""
    verb, subject = own.clause.verb, own.clause.subject
    if verb is None or subject is None or echo.act is not Act.OFFER or echo.negative or not verb.past:
        return False
    return subject.kind in ("state", "body", "name") and not own.direct()


def passed_by(roots: Sequence[Clause], found: Sequence[Found], tokens: Sequence[Token]) -> bool:
    """Whether a sentence ends on a deed that is no act, of which "they did not" is said: our generals smiled."""
    last = roots[-1] if roots else None
    verb, subject = (last.verb, last.subject) if last is not None else (None, None)
    if last is None or verb is None or subject is None or verb.form != "finite" or verb.lemma in _NO_DEEDS:
        return False
    told = any(isinstance(item.what, Clause) for item in last.post) or any(c.kind != "adv" for c in last.children)
    plain = not (told or verb.passive or verb.modal or verb.perfect or verb.progressive)
    return plain and all(one.start < one.end <= tokens[subject.first].start for one in found)


def _of_a_procedure(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Whether a gerund only says what a procedure is for: the criteria for approving exports."""
    above, verb = clause.parent, clause.verb
    if clause.mark != "for" or verb is None or above is None:
        return False
    before = tokens[max(verb.first - 2, 0)]
    return before.tag == "N" and singular(before.low) in wordset("procedures")


def _upkeep(draft: Draft, clause: Clause) -> bool:
    """Whether arms are supported as they are maintained: no longer supply, maintain or support these weapons."""
    twin, things = clause.twin, draft.objects
    beside = twin is not None and twin.verb is not None and twin.verb.lemma in _KEEPS_UP
    return beside and bool(things) and all(one.kind == "goods" for one in things)
