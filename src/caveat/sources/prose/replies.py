"""What has to stand by a verb of praising, attacking, rejecting or keeping silent."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from caveat.evidence import Act
from caveat.sources.prose.clauses import Clause, Item
from caveat.sources.prose.frames import Sense, frames
from caveat.sources.prose.groups import FIELD, Group, Mark, singular
from caveat.sources.prose.kinds import field_like, infinitive
from caveat.sources.prose.lexicon import wordset
from caveat.sources.prose.places import is_word, money
from caveat.sources.prose.roles import Parts
from caveat.sources.prose.ruling import answering

_COURSES = wordset("policies") | {"line", "stance", "position", "policy", "strategy", "practice", "handling", "record"}
"""What somebody does about arms as a rule, which others may be for or against."""
_NAMES = frozenset(("call", "describe", "see", "regard", "term", "say", "label", "consider"))
"""What somebody does who says in words of his own what he is for or against."""
_DOINGS = ("tion", "sion", "ment", "val", "ral", "sal", "ance", "ence", "ship", "ure")
"""Ends of nouns that name something done: an extension, a referral."""


def _stance(parts: Parts, sense: Sense) -> bool:
    if "behind" in sense.particles:
        return True
    clause = parts.clause
    counted = parts.clause.subject if parts.passive else None
    if sense.name == "reject" and counted is not None and counted.kind == "number":
        return False  # 31 were rejected: refused
    if sense.name in ("reject", "dispute") and clause.kind == "rel" and clause.comma and not parts.direct():
        return False  # which Kigali rejects: what was said, and no goods
    which = clause.kind == "rel" and clause.mark == "which" and clause.comma and not parts.passive
    if which and parts.near and not parts.direct() and sense.act in (Act.OPPOSE, Act.SUPPORT) and not sense.particles:
        return True  # which the auditor criticised: what was told before
    if sense.name == "vote for" and money(parts):
        return False
    if sense.name == "back" and any(i.prep.startswith(("out", "off", "away")) for i in parts.post):
        return False
    found = parts.object() if not sense.nouns else None
    found = None if found is not None and sense.particles and found.kind == "number" else found
    itself = found is not None and found.kind == "pronoun" and parts.tokens[found.head].low.endswith(("self", "selves"))
    found = None if itself else found  # declared themselves against it
    things = [found] if found is not None else [g for _, g in parts.groups(parts.post)]
    if found is None and parts.gap is not None and parts.gap_prep in sense.particles:
        things.append(parts.gap)  # the credit for which the yard had batted
    if not things and _says_so_alone(parts, sense):
        return True
    called = (i.what for i in parts.post if isinstance(i.what, Clause) and i.what.mark == "what" and not i.prep)
    if parts.near and any(c.verb is not None and c.verb.lemma in _NAMES for c in called):
        return True  # welcomed what it called a long-overdue correction
    if found is not None and parts.agent_like(found):
        things += [g for prep, g in parts.groups(parts.post) if prep in ("for", "over", "on")]
    if sense.phrases and any(prep == "of" and parts.agent_like(g) for prep, g in parts.groups(parts.post)):
        return True
    for thing in things:
        for one in thing.members or [thing]:
            word = singular(parts.tokens[one.head].low)
            named = one.kind == "pronoun" and not word.endswith(("self", "selve"))
            voted = sense.name.startswith("vote")
            if (one.kind in wordset("stance") and (voted or word not in wordset("claims"))) or named:
                return True
            if voted and parts.near and word in ("budget", "law", "reform", "report"):
                return True
            if one.kind in ("other", "abstract") and parts.near and (word.endswith(_DOINGS) or word in _COURSES):
                return True
            if one.kind == "other" and parts.near and sense.name.startswith("object ") and parts.passive is False:
                return True  # had not objected to the Kenyan flight
            if one.kind in ("abstract", "other") and parts.near and sense.particles and word in wordset("portions_of"):
                return True  # objected to the price
            if _stands_for_measure(one, word, parts):
                return True
    return any(isinstance(i.what, Clause) and i.what.kind == "ger" for i in parts.post)


def _stands_for_measure(group: Group, word: str, parts: Parts) -> bool:
    """Whether a noun that no list knows is part of a measure or sale, or a step: the pace of it, an attempt to ban."""
    if group.refers is not None and group.refers.kind in (*FIELD, "measure"):
        return group.kind == "number"  # rejects the second
    numbered = group.kind == "number" and parts.tokens[group.first].tag == "N"  # paragraph 7 of the resolution
    if (group.kind not in ("other", "abstract") and not numbered) or word in wordset("claims"):
        return False
    of = parts.follower(group, ("of", "on"))
    if of is not None and of.kind in (*FIELD, "measure") and (of.kind != "goods" or word in wordset("portions_of")):
        return True
    inner = infinitive(parts.clause) if group is parts.object() else None  # praised efforts to stop the sale
    about = [one for _, one in parts.groups(inner.post)] if inner is not None else []
    return any(one.kind in (*FIELD, "measure") for one in about)


def _moved_against(parts: Parts, sense: Sense) -> bool:
    """Whether a sale or a measure is what meets with criticism, or wins support: the plan to sell the frigates."""
    subject = parts.clause.subject
    if subject is None or parts.passive:
        return False
    measure = subject.kind == "measure" and parts.near
    return measure or (field_like(subject, parts) and subject.kind != "pronoun")


def _says_so_alone(parts: Parts, sense: Sense) -> bool:
    """Whether somebody votes or speaks against what was spoken of before: the Reds voted against, and voted no."""
    subject, verb = parts.subject(), parts.clause.verb
    last = next((i.what for i in reversed(parts.post) if isinstance(i.what, Mark)), None)
    if subject is None or verb is None or last is None or not parts.near or not parts.agent_like(subject):
        return False
    if last.low not in sense.particles & {"against", "no"} or parts.passive or parts.gap is not None:
        return False
    return not any(isinstance(i.what, Clause) and i.what.kind in ("inf", "that") for i in parts.post)


def _comment(parts: Parts, sense: Sense) -> bool:
    """Whether it is to comment, or to give a reason or a number, that somebody declines."""
    content = infinitive(parts.clause)
    if content is None or content.verb is None:
        return False
    if content.verb.passive:
        return content.verb.lemma in ("draw", "interview")  # declined to be interviewed
    given = next((i.what for i in content.post if isinstance(i.what, Group) and not i.prep), None)
    gives = content.verb.lemma in ("give", "provide", "offer") and is_word(given, parts, "reasons")
    gives = gives or (content.verb.lemma in ("go", "get") and any(i.prep.startswith("into") for i in content.post))
    asked = parts.near and any(_is_question(item) for item in (*parts.pre, *content.post))
    tells = asked and content.verb.lemma == "tell"
    return gives or tells or content.verb.lemma in wordset("comment")


def _is_question(item: Item) -> bool:
    """Whether a clause tells what is asked: how many there are."""
    return isinstance(item.what, Clause) and item.what.kind == "whether"


def _asks_when(parts: Parts) -> bool:
    """Whether a bare question stands behind the verb: will not say when, or until when."""
    verb = parts.clause.verb
    behind = [token.low for token in parts.tokens[verb.last : verb.last + 2]] if verb is not None else []
    later = len(behind) > 1 and behind[0] in ("until", "since", "to", "for", "from")
    return bool(behind) and (behind[0] in _QUESTIONS or (later and behind[1] in _QUESTIONS))


_QUESTIONS = frozenset(("when", "why", "how", "where", "which", "whom", "what", "who"))


def _silent(parts: Parts, sense: Sense) -> bool:
    verb = parts.clause.verb
    assert verb is not None
    subject = parts.clause.subject
    nothing = verb.lemma == "say" and any(group.negative for group in parts.direct())
    if _none_of(parts):
        return True
    if verb.lemma == "say" and verb.negative and any(is_word(group, parts, "word") for group in parts.direct()):
        return True  # has not said a word
    if verb.passive or not (verb.negative or nothing or (subject is not None and subject.negative)):
        return False
    fronted = any(_is_question(item) for item in parts.pre)
    open_ = _asks_when(parts) and not (subject is not None and subject.negative)
    if verb.lemma in ("say", "tell", "disclose", "reveal", "explain") and (fronted or open_):
        return parts.near and subject is not None and (parts.agent_like(subject) or subject.kind == "other")
    still = {token.low for token in parts.tokens[verb.last : verb.last + 3]} & {"far", "yet"}
    if nothing and parts.near and verb.perfect and still:  # has said nothing so far
        return subject is not None and parts.agent_like(subject)
    if verb.lemma in ("write", "call", "get") and sense.particles:
        office = subject is not None and (parts.agent_like(subject) or subject.kind == "number")
        return office and parts.near and not parts.direct()
    content = any(isinstance(item.what, Clause) for item in parts.post)
    asked = any(isinstance(i.what, Clause) and i.what.kind == "whether" for i in parts.post)
    if verb.lemma == "say" and not verb.modal and asked:
        return True  # did not say why
    if (verb.modal in ("will", "could", "can") or verb.lemma == "tell") and verb.lemma in wordset("unsaid"):
        return True
    if (verb.modal == "will" or verb.lemma == "tell") and not content:
        return False
    calls = verb.lemma == "return" and any(is_word(group, parts, "calls") for group in parts.direct())
    shifted = verb.past and parts.clause.kind != "that"  # said it never discussed its customers
    policy = verb.lemma in ("discuss", "disclose") and not shifted and not verb.perfect and not verb.modal
    return (
        calls
        or policy
        or verb.lemma in ("comment", "respond", "reply", "answer")
        or (verb.modal in ("would", "will") and not verb.perfect)
    )


def _none_of(parts: Parts) -> bool:
    """Whether no question is answered: answered none of our questions, replied to none of the letters."""
    verb = parts.clause.verb
    if verb is None or verb.lemma not in ("answer", "reply", "respond") or verb.passive:
        return False
    held = (group for prep, group in parts.groups(parts.post) if prep in ("", "to"))
    none = next((group for group in held if group.negative), None)
    asked = parts.follower(none, ("of",)) if none is not None else None
    return is_word(none, parts, "calls") or is_word(asked, parts, "calls")


def _unwilling(parts: Parts, sense: Sense) -> bool:
    verb, who = parts.clause.verb, parts.clause.subject
    none = verb is not None and (verb.negative or (who is not None and who.negative))
    return none and _comment(parts, sense)


def _drawn(parts: Parts, sense: Sense) -> bool:
    verb = parts.clause.verb
    who = parts.clause.subject
    none = verb is not None and (verb.negative or (who is not None and who.negative))
    if verb is None or not verb.passive or not none:
        return False
    if verb.lemma in ("interview", "quote"):
        return verb.modal in ("would", "will") and parts.near  # would not be interviewed
    return verb.lemma == "draw" or verb.modal in ("could", "can")


def _to_talk(parts: Parts, sense: Sense) -> bool:
    """Whether it is a request for an interview, or for comment, that is declined."""
    found = parts.object()
    if found is None or not parts.near or parts.passive:
        return False
    about = parts.follower(found, ("for",))
    words = parts.tokens[found.first : about.last if about is not None else found.last]
    return any(token.low in ("interview", "interviews", "comment") for token in words)


def _to_others(parts: Parts, sense: Sense) -> bool:
    """Whether questions are passed on to somebody else to answer: referred all questions to the ministry."""
    return parts.near and parts.after("to") is not None and not parts.passive


def _none(parts: Parts, sense: Sense) -> bool:
    found = parts.object()
    verb = parts.clause.verb
    if sense.name == "have" and is_word(found, parts, "got_back") and not (verb is not None and verb.modal):
        return False  # had no reply to its letters
    return found is not None and verb is not None and (found.negative or verb.negative)


def _no_details(parts: Parts, sense: Sense) -> bool:
    """Whether somebody will not give details."""
    verb = parts.clause.verb
    return verb is not None and verb.negative and verb.modal in ("would", "will", "could", "can") and not parts.passive


def _nothing(parts: Parts, sense: Sense) -> bool:
    """Whether somebody has nothing to say."""
    found, content = parts.object(), infinitive(parts.clause)
    empty = found is not None and found.negative
    return empty and content is not None and content.verb is not None and content.verb.lemma in wordset("comment")


def _no_position(parts: Parts, sense: Sense) -> bool:
    verb = parts.clause.verb
    return verb is not None and verb.negative and _comment(parts, sense)


def _lashes(parts: Parts, sense: Sense) -> bool:
    """Whether somebody lashes out at a measure or whoever took it, with nothing between."""
    return not parts.direct() and _stance(parts, sense)


def _unavailable(parts: Parts, sense: Sense) -> bool:
    """Whether somebody is not available for comment."""
    verb = parts.clause.verb
    about, who, inner = parts.thing_after("for"), parts.clause.subject, infinitive(parts.clause)
    none = verb is not None and (verb.negative or (who is not None and who.negative))
    talks = inner is not None and inner.verb is not None and inner.verb.lemma in ("comment", "speak", "discuss", "talk")
    return none and (talks or (about is not None and parts.tokens[about.head].low in ("comment", "interview")))


def _calls(parts: Parts, sense: Sense) -> bool:
    """Whether calls or questions are what goes unanswered."""
    return is_word(parts.clause.subject, parts, "calls")


def _bare_no(parts: Parts, sense: Sense) -> bool:
    """Whether somebody objects, to what has been spoken of before: the army has objected."""
    subject = parts.subject()
    plain = answering(parts, sense) and parts.near and subject is not None and parts.agent_like(subject)
    return plain and not any(isinstance(i.what, Mark) and i.what.tag == "IN" for i in parts.post)


def _incensed(parts: Parts, sense: Sense) -> bool:
    """Whether somebody is up in arms, where arms of another kind are spoken of."""
    subject = parts.subject()
    up = any(isinstance(i.what, Mark) and i.what.low == "up" for i in parts.post) or any(
        prep == "up in" for prep, _ in parts.groups(parts.post)
    )
    return parts.near and up and subject is not None and parts.agent_like(subject)


def _untrue(parts: Parts, sense: Sense) -> bool:
    """Whether a report is called a lie, its content not being told."""
    told = any(child.kind == "that" for child in parts.clause.children) or parts.clause.kind in ("ger", "part", "inf")
    return not told and _named_as(parts, "lies") and is_word(parts.direct()[0], parts, "reports")


def _scorned(parts: Parts, sense: Sense) -> bool:
    """Whether a sale or a measure is called a disgrace."""
    found = parts.direct()[0] if parts.direct() else None
    matter = found is not None and (found.kind in (*FIELD, "measure") or (found.kind == "pronoun" and parts.near))
    return matter and _named_as(parts, "scorns")


def _named_as(parts: Parts, name: str) -> bool:
    direct = parts.direct()
    if not direct or parts.passive:
        return False
    marks = any(isinstance(i.what, Mark) and i.what.low in wordset(name) for i in parts.post)
    return (
        marks
        or any(is_word(group, parts, name) for group in direct[1:])
        or is_word(parts.thing_after("as"), parts, name)
    )


def _rejected(parts: Parts, sense: Sense) -> bool:
    """Whether a report is rejected whose content is told by a noun that is no act."""
    found = parts.object()
    if not is_word(found, parts, "reports") or found is None or parts.passive or not parts.near:
        return False
    content = any(isinstance(i.what, Clause) and i.what.kind in ("that", "inf", "ger") for i in parts.post)
    about = parts.follower(found, ("of", "about", "on", "over"))
    return about is not None and not content and singular(parts.tokens[about.head].low) not in frames().events


def _unsaid(parts: Parts, sense: Sense) -> bool:
    """Whether somebody prefers not to say."""
    inner = infinitive(parts.clause)
    return (
        inner is not None and inner.verb is not None and inner.verb.negative and inner.verb.lemma in wordset("comment")
    )


def _into(parts: Parts, sense: Sense) -> bool:
    """Whether somebody will not go into something."""
    verb = parts.clause.verb
    return verb is not None and verb.negative and bool(verb.modal)


def _bare(parts: Parts, sense: Sense) -> bool:
    verb = parts.clause.verb
    assert verb is not None
    content = [i.what for i in parts.post if isinstance(i.what, Clause)]
    empty = parts.clause.subject is not None and parts.tokens[parts.clause.subject.head].low in ("nothing", "what")
    empty = empty or any(parts.tokens[group.head].low == "nothing" for group in parts.direct())
    asked = parts.passive and parts.clause.subject is None and any(_is_question(item) for item in parts.pre)
    open_ = any(clause.kind == "whether" for clause in content) and verb.modal in ("", "will", "is to", "'ll")
    who = parts.clause.subject
    none = verb.negative or (who is not None and who.negative and not parts.passive)
    if verb.lemma == "rule":
        court = parts.clause.kind in ("main", "that") and is_word(who, parts, "rulers")
        return court and _decides_it(parts, who)
    return empty or asked or open_ or (none and not content) or _decides_it(parts, who)


def _decides_it(parts: Parts, who: Group | None) -> bool:
    """Whether somebody decides, or a matter is decided, with arms spoken of and nothing told of how it is decided."""
    clause = parts.clause
    if who is None or not parts.near or clause.kind in ("inf", "ger", "part"):
        return False
    if clause.kind == "adv" and clause.mark != "if":
        return False
    if any(isinstance(item.what, Clause) and item.what.kind != "adv" for item in parts.post):
        return False
    beside = [prep for prep, _ in parts.groups(parts.post)]
    if parts.passive:
        upon = any(isinstance(i.what, Mark) and i.what.low in ("on", "upon") for i in parts.post)
        known = upon or who.kind not in ("goods", "other", "civil")
        return known and not parts.agent_like(who) and not parts.direct()
    small = any(isinstance(i.what, Mark) and i.what.low in ("against", "for", "that", "out") for i in parts.post)
    return parts.agent_like(who) and not parts.direct() and not small and "against" not in beside


def _of_ruling(parts: Parts, sense: Sense) -> bool:
    """Whether what is appealed is a measure on arms, or a ruling on one: appeals a ruling that halted exports."""
    found = parts.object() or parts.thing_after("against")
    if found is None or not (found.kind == "measure" or is_word(found, parts, "rulings")) or parts.passive:
        return False
    about = parts.follower(found, ("on", "against", "to", "of"))
    told = [child for child in parts.clause.children if child.anchor is found]
    ordered = infinitive(parts.clause)
    told += [ordered] if ordered is not None else []
    inside = (item.what for child in told for item in (*child.pre, *child.post, *_below(child)))
    tied = any(isinstance(one, Group) and one.kind in FIELD for one in inside)
    return tied or (about is not None and about.kind in FIELD)


def _below(clause: Clause) -> list[Item]:
    """What stands in the clauses below one."""
    return [item for child in clause.children for item in (*child.pre, *child.post, *_below(child))]


def _thanks(parts: Parts, sense: Sense) -> bool:
    """Whether somebody is thanked for a transfer or a measure."""
    thing = parts.thing_after("for")
    return thing is not None and (thing.kind in FIELD or thing.kind == "measure")


CHECKS: Mapping[str, Callable[[Parts, Sense], bool]] = {
    "stance": _stance,
    "comment": _comment,
    "silent": _silent,
    "bare": _bare,
    "drawn": _drawn,
    "to-others": _to_others,
    "to-talk": _to_talk,
    "thanks": _thanks,
    "of-ruling": _of_ruling,
    "unwilling": _unwilling,
    "none": _none,
    "nothing": _nothing,
    "no-details": _no_details,
    "no-position": _no_position,
    "lashes": _lashes,
    "unavailable": _unavailable,
    "calls": _calls,
    "bare-no": _bare_no,
    "moved-against": _moved_against,
    "untrue": _untrue,
    "incensed": _incensed,
    "scorned": _scorned,
    "rejected": _rejected,
    "unsaid": _unsaid,
    "into": _into,
}
