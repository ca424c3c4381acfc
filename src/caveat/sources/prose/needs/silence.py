"""What has to stand by a verb for it to tell that somebody keeps silent: declined to comment, would not say when."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise

from caveat.sources.prose.grammar.clauses import Clause, Item
from caveat.sources.prose.grammar.frames import Sense
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs.kinds import infinitive
from caveat.sources.prose.needs.places import is_word
from caveat.sources.prose.words.groups import MEASURED, Group, Mark, singular
from caveat.sources.prose.words.lexicon import wordset

_QUESTIONS = frozenset(("when", "why", "how", "where", "which", "whom", "what", "who"))


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
    behind = parts.tokens[content.verb.last : content.verb.last + 1]  # nothing, where the text was cut short
    ahead = content.verb.lemma == "get" and any(token.low == "ahead" for token in behind)
    gives = gives or (ahead and _of_oneself(parts))  # does not want to get ahead of the president
    asked = parts.near and any(is_question(item) for item in (*parts.pre, *content.post))
    tells = asked and content.verb.lemma == "tell"
    gives = gives or (content.verb.lemma == "be" and any(_specific(item, parts) for item in content.post))
    return gives or tells or content.verb.lemma in wordset("comment")


def _specific(item: Item, parts: Parts) -> bool:
    """Whether it is what somebody is who tells more: declined to be more specific."""
    word = parts.tokens[item.what.last - 1].low if isinstance(item.what, Mark | Group) else ""
    return word in ("specific", "precise", "explicit", "forthcoming")


def _unspecific(parts: Parts, sense: Sense) -> bool:
    """Whether somebody will not tell more: would not be more specific."""
    verb = parts.clause.verb
    told = verb is not None and verb.negative and verb.modal in ("would", "will", "could")
    return told and parts.near and any(_specific(item, parts) for item in parts.post)


def is_question(item: Item) -> bool:
    """Whether a clause tells what is asked: how many there are."""
    return isinstance(item.what, Clause) and item.what.kind == "whether"


def _asks_when(parts: Parts) -> bool:
    """Whether a bare question stands behind the verb: will not say when, or until when."""
    verb = parts.clause.verb
    behind = [token.low for token in parts.tokens[verb.last : verb.last + 2]] if verb is not None else []
    later = len(behind) > 1 and behind[0] in ("until", "since", "to", "for", "from")
    return bool(behind) and (behind[0] in _QUESTIONS or (later and behind[1] in _QUESTIONS))


def _silent(parts: Parts, sense: Sense) -> bool:
    verb = parts.clause.verb
    assert verb is not None
    subject = parts.clause.subject
    nothing = verb.lemma == "say" and any(group.negative for group in parts.direct())
    if _none_of(parts):
        return True
    if _page_could_not(parts):
        return False
    if verb.lemma == "say" and verb.negative and any(is_word(group, parts, "word") for group in parts.direct()):
        return True  # has not said a word
    if verb.passive or not (verb.negative or nothing or (subject is not None and subject.negative)):
        return False
    fronted = any(is_question(item) for item in parts.pre)
    open_ = _asks_when(parts) and not (subject is not None and subject.negative)
    if verb.lemma in ("say", "tell", "disclose", "reveal", "explain") and (fronted or open_):
        return parts.near and subject is not None and (parts.agent_like(subject) or subject.kind == "other")
    still = {token.low for token in parts.tokens[verb.last : verb.last + 3]} & {"far", "yet"}
    bare = verb.last + 1 < len(parts.tokens) and parts.tokens[verb.last + 1].text in (".", ";")
    if nothing and parts.near and verb.perfect and (still or bare):  # has said nothing so far
        return subject is not None and parts.agent_like(subject)
    if verb.lemma in ("write", "call", "get") and sense.particles:
        office = subject is not None and (parts.agent_like(subject) or subject.kind == "number")
        office = office or (subject is not None and _desk(subject, parts))
        return office and parts.near and not parts.direct()
    if verb.lemma == "react" and (to := parts.thing_after("to")) is not None:
        return is_word(to, parts, "calls") or to.kind in MEASURED  # not: did not react to the heckling
    content = any(isinstance(item.what, Clause) for item in parts.post)
    asked = any(isinstance(i.what, Clause) and i.what.kind == "whether" for i in parts.post)
    if verb.lemma in ("say", "specify", "disclose", "reveal", "indicate") and not verb.modal and asked:
        return subject is None or subject.kind != "speech"  # did not say why
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
        or verb.lemma in ("comment", "respond", "reply", "answer", "react")
        or (verb.modal in ("would", "will") and not verb.perfect)
    )


def _desk(who: Group, parts: Parts) -> bool:
    """Whether it is a press desk, a newsroom's line or the like that answers for its house."""
    words = [token.low for token in parts.tokens[who.first : who.head + 1]]
    return words[-1] in ("desk", "office", "team", "service", "department") and "press" in words


def _page_could_not(parts: Parts) -> bool:
    """Whether the page tells that it has found no proof of its own: we could not confirm this."""
    verb, who = parts.clause.verb, parts.clause.subject
    if verb is None or who is None or verb.modal != "could" or verb.lemma not in ("confirm", "identify"):
        return False
    return parts.tokens[who.head].low == "we" and all(token.tag != "QUO" for token in parts.tokens)


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
        by_name = verb.lemma == "quote" and (parts.clause.kind == "rel" or parts.after("by") is not None)
        return verb.modal in ("would", "will") and parts.near and not by_name  # would not be interviewed
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
    if sense.name == "take" and found is not None and parts.tokens[found.first].low == "a":
        return False  # is yet to take a call: to decide
    if parts.clause.kind == "rel" and found is not None and parts.tokens[found.head].low in _DETAILS:
        return False  # they sail in May, said the ministry, which gave no details
    return found is not None and verb is not None and (found.negative or verb.negative)


_DETAILS = frozenset(("detail", "details", "particulars", "specifics", "figures", "numbers", "date", "dates"))
"""What somebody who has said something leaves out of it."""


def _no_details(parts: Parts, sense: Sense) -> bool:
    """Whether somebody will not give details."""
    verb = parts.clause.verb
    return verb is not None and verb.negative and verb.modal in ("would", "will", "could", "can") and not parts.passive


def _nothing(parts: Parts, sense: Sense) -> bool:
    """Whether somebody has nothing to say."""
    found, content, verb = parts.object(), infinitive(parts.clause), parts.clause.verb
    empty = found is not None and verb is not None and (found.negative or (verb.negative and _any(found, parts)))
    if not empty or content is None or content.verb is None:
        return False
    told = parts.near and _of_oneself(parts) and content.verb.lemma in wordset("announcing")
    return told or content.verb.lemma in wordset("comment")


def _any(group: Group, parts: Parts) -> bool:
    words = {token.low for token in parts.tokens[group.first : group.last]}
    return not words.isdisjoint(("anything", "any", "a", "an", "much", "more"))


def _of_oneself(parts: Parts) -> bool:
    """Whether somebody speaks of himself, or of those for whom he speaks."""
    who = parts.clause.subject
    return who is not None and parts.tokens[who.head].low in ("i", "we")


def _no_news(parts: Parts, sense: Sense) -> bool:
    """Whether somebody who is asked has no news to give: we have no update on that, I don't have an announcement."""
    found, verb = parts.object(), parts.clause.verb
    none = found is not None and verb is not None and (found.negative or (verb.negative and _any(found, parts)))
    return none and parts.near and _of_oneself(parts)


def _nothing_new(parts: Parts, sense: Sense) -> bool:
    """Whether somebody who is asked has nothing for whoever asks: I don't have anything for you on that."""
    found, verb = parts.object(), parts.clause.verb
    if found is None or verb is None or infinitive(parts.clause) is not None or not _of_oneself(parts):
        return False
    words = [token.low for token in parts.tokens[found.first : found.last + 2]]
    nothing = "nothing" in words or (verb.negative and "anything" in words)
    return nothing and (bool({"new", "further", "more", "else"} & set(words)) or words[-2:] == ["for", "you"])


def _own_silence(parts: Parts, sense: Sense) -> bool:
    """Whether somebody says that he will not speak to a matter, or get ahead of others: I won't speak to that."""
    verb = parts.clause.verb
    if verb is None or not (verb.negative and verb.modal) or verb.passive or not parts.near or _page_could_not(parts):
        return False
    whom = parts.after("to") if sense.name == "speak to" else None
    told = sense.name == "speculate" and verb.modal == "would" and parts.clause.subject is not None
    return (told or _of_oneself(parts)) and (whom is None or not parts.agent_like(whom))


def _no_position(parts: Parts, sense: Sense) -> bool:
    verb = parts.clause.verb
    return verb is not None and verb.negative and _comment(parts, sense)


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


def _tells_nothing(parts: Parts, sense: Sense) -> bool:
    """Whether somebody is not saying anything for now, or is not talking: the makers aren't saying anything."""
    verb, who, direct = parts.clause.verb, parts.clause.subject, parts.direct()
    if verb is None or who is None or not verb.progressive or not parts.near or not parts.agent_like(who):
        return False
    if any(isinstance(item.what, Clause) and item.what.kind != "adv" for item in parts.post):
        return False
    if verb.lemma == "talk":
        return verb.negative and not direct and not any(True for _ in parts.groups(parts.post))
    said = direct[0] if len(direct) == 1 else None
    return said is not None and (said.negative or (verb.negative and is_word(said, parts, "unsaid_things")))


def _refers_us(parts: Parts, sense: Sense) -> bool:
    """Whether whoever asks is sent to somebody else for his answer: referred us to Berlin."""
    found = next(iter(parts.direct()), None)
    asks = found is not None and parts.tokens[found.head].low in ("us", "me", "reporters", "journalists")
    asks = asks and not any(group.kind != "time" for group in parts.direct()[1:])  # sent us a link to an article
    return asks and parts.near and not parts.passive and any(prep == "to" for prep, _ in parts.groups(parts.post))


def _pleads_secrecy(parts: Parts, sense: Sense) -> bool:
    """Whether somebody who is asked points to a rule by which he need not say."""
    verb = parts.clause.verb
    ahead = parts.tokens[: verb.first] if verb is not None else []
    asked = any(token.low in ("asked", "questioned", "pressed", "approached", "contacted") for token in ahead)
    asked = asked or _told_when(parts)
    found = parts.object() if sense.name != "point" else parts.thing_after("to")
    words = {token.low for token in parts.tokens[found.first : found.last]} if found is not None else set[str]()
    secret = is_word(found, parts, "secrecies") or not words.isdisjoint(wordset("secrecies"))
    return asked and parts.near and not parts.passive and secret


def _told_when(parts: Parts) -> bool:
    """Whether it is told that somebody was asked at that time: when asked about the jets, when pressed."""
    asked = ("asked", "pressed", "questioned", "quizzed")
    return any(one.low == "when" and then.low in asked for one, then in pairwise(parts.tokens))


def _when_asked(parts: Parts, sense: Sense) -> bool:
    """Whether somebody who is asked about arms does no more than shrug, or speaks of something else."""
    verb = parts.clause.verb
    ahead = parts.tokens[: verb.first] if verb is not None and parts.clause.kind in ("main", "that") else []
    asked = any(token.low in ("asked", "pressed", "questioned") for token in ahead)
    asked = asked or _told_when(parts)
    return asked and parts.near and not parts.passive and (bool(sense.nouns) or not parts.direct())


def _neither_way(parts: Parts, sense: Sense) -> bool:
    """Whether somebody says neither yes nor no."""
    verb = parts.clause.verb
    words = {token.low for token in parts.tokens[verb.first : verb.last + 5]} if verb is not None else set[str]()
    return {"yes", "no"} <= words and not words.isdisjoint(("neither", "nor"))


def _shuns_comment(parts: Parts, sense: Sense) -> bool:
    """Whether it is to comment, or to take a side, that somebody avoids: refrained from commenting."""
    verb = parts.clause.verb
    done = next((i.what for i in parts.post if isinstance(i.what, Clause) and i.what.kind == "ger"), None)
    if verb is None or verb.negative or done is None or done.verb is None or not parts.near:
        return False
    gives = done.verb.lemma in ("give", "make", "offer", "take")
    given = any(is_word(group, parts, "given_answers") for _, group in parts.groups(done.post))
    return (gives and given) or done.verb.lemma in wordset("comment") | {"pronounce"}


def _unsaid(parts: Parts, sense: Sense) -> bool:
    """Whether somebody prefers not to say."""
    inner = infinitive(parts.clause)
    if inner is None or inner.verb is None or not inner.verb.negative:
        return False
    gives = inner.verb.lemma in ("give", "make", "offer", "provide")
    given = gives and any(is_word(group, parts, "given_answers") for _, group in parts.groups(inner.post))
    detailed = inner.verb.lemma in ("go", "enter") and any(
        prep == "into" and _is_detail(group, parts) for prep, group in parts.groups(inner.post)
    )
    return given or detailed or inner.verb.lemma in wordset("comment")


def _is_detail(group: Group, parts: Parts) -> bool:
    """Whether it is details into which somebody does not go."""
    return singular(parts.tokens[group.head].low) in ("detail", "particular", "specific", "matter", "question")


def _into(parts: Parts, sense: Sense) -> bool:
    """Whether somebody will not go into something."""
    verb, found = parts.clause.verb, parts.thing_after("into")
    firm = verb is not None and verb.negative and bool(verb.modal)
    detail = found is not None and _is_detail(found, parts)
    return firm and (not sense.name.startswith("enter") or detail)  # would not enter into talks


CHECKS: Mapping[str, Callable[[Parts, Sense], bool]] = {
    "comment": _comment,
    "silent": _silent,
    "drawn": _drawn,
    "to-others": _to_others,
    "to-talk": _to_talk,
    "unwilling": _unwilling,
    "none": _none,
    "nothing": _nothing,
    "no-news": _no_news,
    "nothing-new": _nothing_new,
    "own-silence": _own_silence,
    "unspecific": _unspecific,
    "no-details": _no_details,
    "no-position": _no_position,
    "unavailable": _unavailable,
    "calls": _calls,
    "unsaid": _unsaid,
    "tells-nothing": _tells_nothing,
    "shuns-comment": _shuns_comment,
    "neither-way": _neither_way,
    "when-asked": _when_asked,
    "pleads-secrecy": _pleads_secrecy,
    "refers-us": _refers_us,
    "into": _into,
}
