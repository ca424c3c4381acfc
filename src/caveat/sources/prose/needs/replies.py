"""What has to stand by a verb of praising, attacking, rejecting or deciding."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from caveat.evidence import Act
from caveat.sources.prose.grammar.clauses import Clause, Item
from caveat.sources.prose.grammar.frames import Sense, frames
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs.kinds import field_like, infinitive
from caveat.sources.prose.needs.places import is_word, light, money
from caveat.sources.prose.needs.ruling import answering
from caveat.sources.prose.needs.sideless import as_said_before, by_a_paper, done_to_persons
from caveat.sources.prose.needs.silence import is_question
from caveat.sources.prose.words.groups import FIELD, Group, Mark, singular
from caveat.sources.prose.words.lexicon import wordset

_COURSES = wordset("policies") | {"line", "stance", "position", "policy", "strategy", "practice", "handling", "record",
                                     "threat", "idea", "warning", "ultimatum", "linkage", "link", "condition",
                                     "outcome",
                                     "result", "news", "announcement", "change", "shift", "u-turn", "turn"}  # fmt: skip
"""What somebody does, or threatens to do, about arms, which others may be for or against."""
_NAMES = frozenset(("call", "describe", "see", "regard", "term", "say", "label", "consider"))
"""What somebody does who says in words of his own what he is for or against."""
_SOMEBODY = frozenset(("they", "them", "us", "you", "him", "her", "me", "we"))
"""Pronouns for those who are supported themselves, and no measure."""
_DOINGS = ("tion", "sion", "ment", "val", "ral", "sal", "ance", "ence", "ship", "ure")
"""Ends of nouns that name something done: an extension, a referral."""


def _says_no(parts: Parts) -> bool:
    """Whether it is told right behind a vote that it was a no: voted no on the rifles for Chad."""
    verb = parts.clause.verb
    return verb is not None and verb.last < len(parts.tokens) and parts.tokens[verb.last].low in ("no", "against")


def _put_to_it(parts: Parts) -> bool:
    """Whether a vote is only on something, whose noun the "for" behind belongs to: voted on an embargo on arms for."""
    first = next(parts.groups(parts.post), None)
    return first is not None and first[0] == "on" and first[1].kind in (*FIELD, "measure")  # not: on party lines


def _stance(parts: Parts, sense: Sense) -> bool:
    for step in _STANCES:
        if (stands := step(parts, sense)) is not None:
            return stands
    return any(isinstance(i.what, Clause) and i.what.kind == "ger" for i in parts.post)


def _told_before(parts: Parts, sense: Sense) -> bool | None:
    """Somebody behind something, or rejecting what was told: 31 were rejected; which the auditor criticised."""
    if "behind" in sense.particles:
        return True
    clause, counted = parts.clause, parts.clause.subject if parts.passive else None
    if sense.name == "reject" and counted is not None and counted.kind == "number":
        return False
    aside = clause.kind == "rel" and clause.comma and not parts.direct()
    if aside and sense.name in ("reject", "dispute"):
        return False  # which Kigali rejects: what was said, and no goods
    which = aside and clause.mark == "which" and not parts.passive and parts.near and not sense.particles
    return True if which and sense.act in (Act.OPPOSE, Act.SUPPORT) else None


def _no_stance(parts: Parts, sense: Sense) -> bool | None:
    """Other senses of the verb: turned against ships, will appreciate that, voted no, backed out."""
    if sense.name == "turn against" and parts.passive:
        return False
    against = any(prep == "against" for prep, _ in parts.groups(parts.post))
    if sense.act is Act.SUPPORT and against and not sense.nouns.isdisjoint(_CALLERS):
        return False  # an advocate against arms sales
    if not sense.nouns.isdisjoint(("attack", "assault")) and getattr(parts.after("on"), "kind", "") == "state":
        return False  # the largest attack that it has launched on Niger
    said = parts.clause.subject
    if sense.name in ("dispute", "contest") and parts.passive and said is not None and said.kind == "pronoun":
        return False  # that is disputed: what was said
    nobody = said is not None and said.negative and any(one.kind == "pronoun" for one in parts.direct())
    if sense.name in ("dispute", "contest") and nobody:
        return False  # nobody disputes that
    if sense.name == "appreciate" and any(isinstance(i.what, Clause) and i.what.kind == "that" for i in parts.post):
        return False
    if sense.name == "vote for" and (money(parts) or _says_no(parts) or _against(parts)):
        return False
    if sense.name in ("vote for", "vote against") and _put_to_it(parts):
        return False
    if sense.name == "back" and any(i.prep.startswith(("out", "off", "away")) for i in parts.post):
        return False
    if parts.passive and sense.act is Act.SUPPORT and by_a_paper(parts):
        return False  # the licences were not backed by a statement of the ministry
    if sense.particles == {"by"} and _what(parts, sense) is None and as_said_before(parts):
        return False  # it has said that nothing was sold, and it stands by that
    alone = sense.name.startswith("defend") or not (sense.particles or sense.phrases)
    return False if alone and _itself(_what(parts, sense), parts) else None  # so that they can defend themselves


_CALLERS = frozenset(("advocate", "champion", "defender"))
"""Who speaks for a thing, and may as well speak against one."""
_SUCH = frozenset(("step", "move", "measure", "decision", "action", "course", "plan", "deal", "proposal", "idea"))
"""What stands for a measure that was spoken of before."""


def _what(parts: Parts, sense: Sense) -> Group | None:
    """The object of the verb; none where a noun of its own or a number stands there."""
    found = parts.object() if not sense.nouns else None
    return None if found is not None and sense.particles and found.kind == "number" else found


def _itself(found: Group | None, parts: Parts) -> bool:
    """Whether an object is whoever acts: declared themselves against it."""
    low = parts.tokens[found.head].low if found is not None and found.kind == "pronoun" else ""
    return low.endswith(("self", "selves"))


def _things(parts: Parts, sense: Sense) -> list[Group]:
    """What somebody may be for or against."""
    found = _what(parts, sense)
    found = None if _itself(found, parts) else found
    things = [found] if found is not None else [g for _, g in parts.groups(parts.post)]
    if found is None and parts.gap is not None and parts.gap_prep in sense.particles:
        things.append(parts.gap)  # the credit for which the yard had batted
    return things


def _in_his_words(parts: Parts, sense: Sense) -> bool | None:
    """Somebody for or against what he names in his own words: welcomed what it called a long-overdue correction."""
    if not _things(parts, sense) and _says_so_alone(parts, sense):
        return True
    called = (i.what for i in parts.post if isinstance(i.what, Clause) and i.what.mark == "what" and not i.prep)
    if parts.near and any(c.verb is not None and c.verb.lemma in _NAMES for c in called):
        return True
    of = sense.phrases and any(prep == "of" and parts.agent_like(g) for prep, g in parts.groups(parts.post))
    return True if of else None


def _for_somebody(parts: Parts, sense: Sense) -> bool | None:
    """Support given to those who are named, and not to a measure; stands ready to offer support."""
    held = light(sense, parts) if sense.nouns else None
    if held is None:
        return None
    whom = parts.follower(held, ("to", "for"))
    if whom is not None and (parts.agent_like(whom) or parts.tokens[whom.head].low in _SOMEBODY):
        return False
    alone = sense.name in ("give", "lend", "offer") and _things(parts, sense) == [held]
    return False if alone else None


def _of_a_thing(parts: Parts, sense: Sense) -> bool | None:
    """Whether what somebody is for or against is a measure, goods, or something that is done about them."""
    things, found = _things(parts, sense), _what(parts, sense)
    if found is not None and not _itself(found, parts) and parts.agent_like(found):
        things += [g for prep, g in parts.groups(parts.post) if prep in ("for", "over", "on")]
    ones = (one for thing in things for one in thing.members or [thing])
    return True if any(_may_be_backed(one, parts, sense) for one in ones) else None


def _may_be_backed(one: Group, parts: Parts, sense: Sense) -> bool:
    """Whether one may be for or against a thing, by its kind and by its word."""
    word, near = singular(parts.tokens[one.head].low), parts.near
    voted = sense.name.startswith("vote")
    if near and parts.tokens[one.first].low == "such" and word in _SUCH:
        return True  # supports such a step
    named = one.kind == "pronoun" and not word.endswith(("self", "selve"))
    if named or (one.kind in wordset("stance") and (voted or word not in wordset("claims"))):
        return True
    if voted and near and word in ("budget", "law", "reform", "report"):
        return True
    if near and one.kind in ("other", "abstract"):
        if done_to_persons(one, parts):
            return False  # criticised its treatment of campaigners
        if word.endswith(_DOINGS) or word in _COURSES:
            return True
        if one.kind == "other" and sense.name.startswith("object ") and not parts.passive:
            return True  # had not objected to the Kenyan flight
        if sense.particles and word in wordset("portions_of"):
            return True  # objected to the price
    return _stands_for_measure(one, word, parts)


_STANCES = (_told_before, _no_stance, _in_his_words, _for_somebody, _of_a_thing)
"""What is asked of a verb of being for or against, in order; each gives nothing where it does not tell."""


def _against(parts: Parts) -> bool:
    """Whether "against" is the first that tells how somebody voted: voted by 30 to 12 against the radars for Chad."""
    told = (prep for prep, _ in parts.groups(parts.post) if prep in ("for", "against"))
    return next(told, "") == "against"


def _stands_for_measure(group: Group, word: str, parts: Parts) -> bool:
    """Whether a noun that no list knows is part of a measure or sale, or a step: the pace of it, an attempt to ban."""
    if group.refers is not None and group.refers.kind in (*FIELD, "measure"):
        return group.kind == "number"  # rejects the second
    numbered = group.kind == "number" and parts.tokens[group.first].tag == "N"  # paragraph 7 of the resolution
    if (group.kind not in ("other", "abstract") and not numbered) or word in wordset("claims"):
        return False
    of = parts.follower(group, ("of", "on", "to") if word == "end" else ("of", "on"))
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


def _plainly(parts: Parts, sense: Sense) -> bool:
    """Whether somebody greets a measure, and nobody greets it with anger."""
    return not parts.passive and parts.thing_after("with") is None and _stance(parts, sense)


def _lashes(parts: Parts, sense: Sense) -> bool:
    """Whether somebody lashes out at a measure or whoever took it, with nothing between."""
    return not parts.direct() and _stance(parts, sense)


def _bare_no(parts: Parts, sense: Sense) -> bool:
    """Whether somebody objects, to what has been spoken of before: the army has objected."""
    subject, verb = parts.subject(), parts.clause.verb
    ahead = verb is not None and verb.modal in ("will", "would", "is to") and not verb.perfect
    ahead = ahead and parts.clause.kind in ("main", "that")
    if ahead and verb is not None:
        held, verb.modal = verb.modal, ""
        told = answering(parts, sense)  # said that they would not object
        verb.modal = held
    else:
        told = answering(parts, sense)
    plain = told and parts.near and subject is not None and parts.agent_like(subject)
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


def _bare(parts: Parts, sense: Sense) -> bool:
    verb = parts.clause.verb
    assert verb is not None
    content = [i.what for i in parts.post if isinstance(i.what, Clause)]
    empty = parts.clause.subject is not None and parts.tokens[parts.clause.subject.head].low in ("nothing", "what")
    empty = empty or any(parts.tokens[group.head].low == "nothing" for group in parts.direct())
    asked = parts.passive and parts.clause.subject is None and any(is_question(item) for item in parts.pre)
    open_ = any(clause.kind == "whether" for clause in content) and verb.modal in ("", "will", "is to", "'ll")
    who = parts.clause.subject
    none = verb.negative or (who is not None and who.negative and not parts.passive)
    if verb.lemma == "rule":
        court = parts.clause.kind in ("main", "that") and is_word(who, parts, "rulers")
        return court and _decides_it(parts, who)
    return empty or asked or open_ or (none and not content) or _decides_it(parts, who)


def _decides_it(parts: Parts, who: Group | None) -> bool:
    """Whether somebody decides, or a matter is decided, with arms spoken of and nothing told of how it is decided."""
    clause, above = parts.clause, parts.clause.parent
    have = clause.kind == "inf" and above is not None and above.verb is not None and above.verb.lemma == "have"
    marks = [item.what for item in above.post if isinstance(item.what, Mark)] if have and above is not None else []
    yet = any(mark.low == "yet" for mark in marks)  # it has yet to decide
    if who is None or not parts.near or (clause.kind in ("inf", "ger", "part") and not yet):
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
    """Whether what is appealed is a permit, a measure on arms, or a ruling on one: appeals one that halted exports."""
    found = parts.object() or parts.thing_after("against")
    if found is not None and found.kind == "permit" and not parts.passive:
        return True
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
    seen = thing is not None and is_word(thing, parts, "scrutinies")  # for its scrutiny of the sales
    return thing is not None and not seen and (thing.kind in FIELD or thing.kind == "measure")


def _voiced(parts: Parts, sense: Sense) -> bool:
    """Whether a worry is somebody's own who tells it, and not what he gives rise to: raising concern among allies.

    Concerns of which it is not told what they are about are no word against a transfer.
    """
    held = light(sense, parts)
    bare = not parts.near or not any(item.prep or isinstance(item.what, Clause) for item in parts.post)
    if held is not None and bare and singular(parts.tokens[held.head].low) == "concern" and parts.clause.kind != "rel":
        return any(item.prep for item in parts.post)
    return parts.clause.kind != "part" or all(prep != "among" for prep, _ in parts.groups(parts.post))


def _opinion_against(parts: Parts, sense: Sense) -> bool:
    """Whether an office gave its opinion against a transfer, or so many of them: against nine of the 26."""
    against = parts.thing_after("against")
    held = light(sense, parts)
    return held is not None and not parts.passive and against is not None and (against.kind in FIELD or parts.near)


CHECKS: Mapping[str, Callable[[Parts, Sense], bool]] = {
    "stance": _stance,
    "voiced": _voiced,
    "opinion-against": _opinion_against,
    "bare": _bare,
    "thanks": _thanks,
    "of-ruling": _of_ruling,
    "lashes": _lashes,
    "plainly": _plainly,
    "bare-no": _bare_no,
    "moved-against": _moved_against,
    "untrue": _untrue,
    "incensed": _incensed,
    "scorned": _scorned,
    "rejected": _rejected,
}
