"""A clause beside the path in, relative, adverbial or participial; whether what it tells is said to be so out."""

from __future__ import annotations

from collections.abc import Sequence

from caveat.evidence import Act
from caveat.sources.prose.grammar.awaited import hangs, to_come
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.frames import frames
from caveat.sources.prose.grammar.policies import of_policy
from caveat.sources.prose.grammar.restated import ends_it
from caveat.sources.prose.words.groups import FIELD, Group, Mark, Verb, singular, sort
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.tokens import Token

_SHOWS = frozenset(("show", "depict", "capture", "picture", "portray"))
"""What a photograph does."""
_PURPORTS = frozenset(("purport", "claim", "say", "allege", "suppose", "pretend", "profess"))
"""What is told of one whose word for it is nobody's."""


def states(child: Clause, tokens: list[Token]) -> bool:
    """Whether a clause beside the path says that something is so."""
    if _only_called(child, tokens) or _would_do(child, tokens) or to_come(child):
        return False
    match child.kind:
        case "adv" if child.mark == "so_that":
            return child.verb is not None and not child.verb.modal and child.verb.form != "base"
        case "adv":
            return child.mark not in wordset("conditional_marks") or _came_first(child) or _came_then(child, tokens)
        case "ger":
            return (
                child.mark in wordset("gerund_marks") or (child.mark == "before" and _done_then(child)) or _hears(child)
            ) or of_policy(child, tokens)
        case "that":
            return child.mark == "without" or _content_states(child, tokens)
        case "inf":
            return _purpose_states(child, tokens)
        case "whether":
            return _question_states(child, tokens)
        case _:
            return True


def _only_called(child: Clause, tokens: list[Token]) -> bool:
    """Whether a clause tells what a noun asks for or alleges: rejected a request that they be sent on."""
    anchor = child.anchor
    if anchor is None or child.mark != "that" or child.subject in (None, anchor):
        return False  # no request that Oslo turned down
    word = singular(tokens[anchor.head].low)
    whole = child.verb is not None and (child.verb.passive or _has_object(child))
    alleged = word in wordset("unproven") and (child.parent is None or anchor is not child.parent.subject)
    return (whole and word in wordset("askings")) or alleged


def _would_do(child: Clause, tokens: list[Token]) -> bool:
    """Whether a participle tells what a bill or a deal is for: the bill giving Chad missiles has passed."""
    anchor, verb = child.anchor, child.verb
    if anchor is None or verb is None or child.comma or verb.passive:
        return False
    word = singular(tokens[anchor.head].low)
    now = child.kind == "rel" and child.subject is anchor and not (verb.past or verb.perfect or verb.modal)
    if now and verb.lemma in wordset("givings") | {"provide"} and word in wordset("papers_for"):
        return True  # passed a bill that sends Chad missiles; but: a motion that orders the cabinet to stop
    return child.kind == "part" and verb.form == "ger" and word in wordset("papers_for")


def _has_object(clause: Clause) -> bool:
    return any(isinstance(item.what, Group) and not item.prep and item.what.kind != "time" for item in clause.post)


def _content_states(child: Clause, tokens: list[Token]) -> bool:
    """Whether a clause with "that", which no verb of saying governs, says that something is so."""
    parent, anchor = child.parent, child.anchor
    host = parent.verb if parent is not None and child.mark == "that" else None
    if parent is not None and child.mark == "" and anchor is None and _comes_to_know(parent, tokens):
        return True  # I hear he will release them
    if parent is not None and parent.verb is None and child.mark == "that":
        return anchor is None  # the rest of what somebody is said to have written
    if parent is not None and _aim(parent, tokens):
        return False
    if parent is not None and _news(parent, child, tokens):
        return True
    if anchor is not None and tokens[anchor.head].low == "fact":
        return not anchor.negative  # the fact that Oslo stopped them
    if parent is not None and host is not None and host.lemma == "take" and _notes(parent, tokens):
        return True  # the committee took note that they had been sent
    if parent is not None and host is not None and _feels(parent, tokens):
        who = parent.subject
        ours = who is not None and who.kind == "pronoun" and tokens[who.head].low in ("we", "i")
        return child.verb is not None and not child.verb.modal and not ours  # angered that Oslo had stopped them
    meant = host is not None and host.lemma == "mean" and (host.negative or bool(host.modal))
    return host is not None and host.lemma in wordset("facts") and not meant


def _comes_to_know(clause: Clause, tokens: list[Token]) -> bool:
    """Whether whoever speaks tells what he has come to know: I hear, we understand."""
    verb, who = clause.verb, clause.subject
    plain = verb is not None and not (verb.negative or verb.modal or verb.passive)
    return (
        verb is not None
        and plain
        and verb.lemma in ("hear", "understand", "know", "learn", "gather")
        and who is not None
        and tokens[who.head].low in ("i", "we")
    )


def _feels(clause: Clause, tokens: list[Token]) -> bool:
    """Whether somebody feels something about what came about: is disappointed, or is glad, that they were stopped."""
    verb = clause.verb
    assert verb is not None
    if verb.lemma in wordset("felt_so"):
        return verb.passive or verb.form == "part"
    said = [item.what for item in clause.post if isinstance(item.what, Mark) and item.what.tag == "J"]
    known = wordset("glad_of") | wordset("knows_of")
    return verb.lemma in ("be", "remain", "feel") and any(tokens[one.first].low in known for one in said)


def _aim(clause: Clause, tokens: list[Token]) -> bool:
    """Whether a clause says what somebody aims at: the priority is that we stop delivering them."""
    subject = clause.subject
    be = clause.verb is not None and clause.verb.lemma == "be"
    return be and subject is not None and singular(tokens[subject.head].low) in wordset("aims")


def _news(clause: Clause, child: Clause, tokens: list[Token]) -> bool:
    """Whether a report as a subject tells its content: reports that Oslo has sold drones could not be verified."""
    out = clause.verb is not None and clause.verb.lemma in _COMES_OUT and not clause.verb.negative
    told = child.anchor or (clause.subject if out else None)  # news broke this week that
    if told is None or told is not clause.subject or told.negative or clause.kind != "main":
        return False
    word = singular(tokens[told.head].low)
    return word in wordset("claims_made") or word in ("new", "word")


def _notes(clause: Clause, tokens: list[Token]) -> bool:
    """Whether somebody takes note of what is told behind."""
    held = (item.what for item in clause.post if isinstance(item.what, Group) and not item.prep)
    return any(tokens[group.head].low == "note" for group in held)


def _purpose_states(child: Clause, tokens: list[Token]) -> bool:
    """Whether an infinitive that no verb governs tells what is done: froze them, only to release them in June."""
    host, verb = child.parent.verb if child.parent is not None else None, child.verb
    if verb is None:
        return False
    if tokens[verb.first - 1].low == "only" and (_done_then(child) or (verb.passive and _undone(child))):
        return True
    if verb.lemma in ("allow", "permit", "enable") and host is not None and host.lemma in wordset("rule_changes"):
        if not (host.past or host.perfect):
            return False  # will ease its rules to allow it
        items = child.parent.post if child.parent is not None else []
        changed = (item.what for item in items if isinstance(item.what, Group))
        return any(singular(tokens[one.head].low) in ("rule", "law", "guideline", "regulation") for one in changed)
    asks = verb.lemma in wordset("urgings") or verb.lemma in wordset("gathers_to")
    return asks and host is not None and host.lemma in wordset("gathers")


def _question_states(child: Clause, tokens: list[Token]) -> bool:
    """Whether a question takes it for granted that something is so: why it was stopped, and not whether."""
    parent = child.parent
    alone = parent is not None and parent.verb is None
    if alone and tokens[0].low in ("why", "how") and tokens[-1].text not in ".!?":
        return True  # a headline: why Denmark has stopped them
    if parent is not None and parent.verb is not None:
        alone = parent.verb.lemma in wordset("wonders")  # asked why it had been stopped
    return not alone and child.mark not in ("whether", "if", "who", "whom", "which")


_WHATEVER = frozenset(("anything", "everything", "nothing", "anyone", "anybody", "everyone"))
"""What a clause behind is no news of, for it only says which is meant."""


def of_any(child: Clause, tokens: list[Token]) -> bool:
    """Whether a relative clause tells what any such one does, or what is always done with such a thing."""
    one, verb = child.anchor, child.verb
    if one is None or verb is None or child.kind not in ("rel", "part"):
        return False
    now = verb.form == "finite" and not (verb.past or verb.perfect or verb.modal or verb.passive)
    if tokens[one.head].low in _WHATEVER and tokens[one.head].tag != "NNP":
        return now and child.subject is one  # anything that flies in them
    if tokens[one.head].low in wordset("page_people") and child.subject is one:
        return True  # subscribers who received none
    if one.last - one.first < 2:  # countries that buy arms from it, firms selling rifles to it
        now = verb.form in ("ger", "finite") and not (verb.past or verb.perfect or verb.modal or verb.passive)
        return now and child.subject is one and not child.comma and tokens[one.head].low in wordset("whichever")
    if child.kind == "part":
        return False
    of_all = tokens[one.first].low in ("every", "any", "each")
    if of_all and child.subject is one and one.kind not in FIELD and not verb.modal:
        return True  # the names of every firm that had shipped to Oman
    every = of_all and not (verb.past or verb.perfect or verb.progressive)
    if child.subject is not one:
        return every and verb.form == "finite"  # every licence that it grants
    if of_all and now:
        return True  # a fine for each crate that slips past
    loose = tokens[one.first].low in ("a", "an", "any", "every") and tokens[one.head].tag == "N"
    plain = verb.form == "finite" and not (verb.past or verb.perfect or verb.modal or verb.progressive)
    loose = loose and singular(tokens[one.head].low) not in wordset("writs") | wordset("pleas")  # a petition that asks
    return loose and plain and (one.kind in ("person", "other") or (verb.passive and one.kind in FIELD))


def not_known(clause: Clause) -> bool:
    """Whether a clause says that something is not clear, or not known."""
    verb = clause.verb
    if verb is None or verb.lemma not in ("be", "become", "remain"):
        return False
    marks = {item.what.low for item in clause.post if isinstance(item.what, Mark) and item.what.tag == "J"}
    return not marks.isdisjoint(wordset("known")) if verb.negative else not marks.isdisjoint(_OPEN)


def no_sign(clause: Clause, anchor: Group, tokens: Sequence[Token]) -> bool:
    """Whether a clause says that there is nothing to tell of something: has not seen any indication that."""
    verb, first = clause.verb, tokens[anchor.first].low
    none = verb is not None and verb.negative and first not in ("the", "this", "that", "these", "those")
    return none and singular(tokens[anchor.head].low) in wordset("signs")


def kept_from(clause: Clause, child: Clause, tokens: Sequence[Token]) -> bool:
    """Whether a bare participle tells what is kept from happening: to stop parts reaching Chad; or what is asked."""
    verb, held = child.verb, clause.verb
    asks = held is not None and held.lemma in ("ask", "wonder", "inquire", "enquire")
    if (
        asks
        and child.mark in ("when", "where")
        and verb is not None
        and verb.modal in ("will", "would")
        and not child.comma
    ):
        return True  # buyers ask when the missiles will come
    if child.kind == "adv" and child.mark == "where" and held is not None and verb is not None:
        one = child.subject
        if one is not None and verb.first < held.first and tokens[one.first].low in ("a", "an", "any", "such"):
            return True  # where an application has been approved, the goods may go
    again = held is not None and verb is not None and child.kind == "adv" and child.mark == "as"
    if again and held is not None and verb is not None and verb.lemma == held.lemma and not verb.modal:
        plain = verb.form == "finite" and not (verb.past or verb.perfect or verb.progressive)
        # are reviewing the application, as they review every other one
        return plain and child.subject is not None and child.subject.kind == "pronoun"
    bare = child.kind == "part" and verb is not None and verb.form == "ger" and not child.comma
    return bare and held is not None and held.lemma in ("stop", "prevent", "keep", "hinder") and not held.passive


def of_a_rule(clause: Clause, child: Clause, tokens: Sequence[Token]) -> bool:
    """Whether a gerund only tells what a rule or a licence is for, or somebody's duty, which is told of by its noun."""
    for items in (clause.pre, clause.post):
        before = [item.what for item in items]
        at = next((place for place, what in enumerate(before) if what is child), 0)
        led = before[at - 1] if at else None
        if isinstance(led, Group) and singular(tokens[led.head].low) in wordset("machinery"):
            return True  # its system for approving transfers
        if isinstance(led, Group):
            return items is clause.pre and led.kind in ("measure", "permit")
        if isinstance(led, Mark) and led.low in _CHARGED:  # the staff responsible for sending them
            return at > 1 and isinstance(before[at - 2], Group)
    return False


def only_spoken_of(clause: Clause, child: Clause, tokens: Sequence[Token]) -> bool:
    """Whether a gerund with its own subject is what somebody speaks or warns of: concerns about Oslo selling tanks."""
    verb, one = child.verb, child.anchor
    if child.kind != "part" or verb is None or verb.form != "ger" or one is None or child.comma:
        return False
    if sort(one) != "agent" or verb.first != max(one.last, one.tail):
        return False
    for items in (clause.pre, clause.post):
        at = next((place for place, item in enumerate(items) if item.what is one), None)
        if at is None:
            continue
        if items[at].prep in _STANDS or (items[at].prep in ("on", "upon") and hangs(clause, tokens[one.first - 2])):
            return True
        led = items[at - 1].what if at else None
        word = singular(tokens[led.head].low) if isinstance(led, Group) else ""
        warns = not word and clause.verb is not None and clause.verb.lemma in ("warn", "speak", "talk", "dream")
        return items[at].prep == "of" and (word in _FEARED or warns)
    return False


def purported(clause: Clause) -> bool:
    """Whether a picture or paper is only said to show what a clause tells: a photograph said to show tanks leaving."""
    verb, above = clause.verb, clause.parent.verb if clause.parent is not None else None
    shows = verb is not None and clause.kind == "inf" and verb.lemma in _SHOWS
    return shows and above is not None and above.lemma in _PURPORTS


def bare_besides(child: Clause) -> bool:
    """Whether a bare participle behind a comma tells what moves or stops goods besides: paused them, halting shells.

    Who says, asks or approves something so is told to do it.
    """
    verb = child.verb
    bare = child.kind == "part" and child.comma and child.adjunct and child.anchor is None
    if not bare or verb is None or verb.form != "ger" or verb.perfect or verb.lemma in frames().says:
        return False
    if ends_it(child):
        return True
    acts = {sense.act for sense in frames().senses.get(verb.lemma, ())}
    return bool(acts) and acts <= _ON_GOODS and not any(below.kind == "that" for below in child.children)


def singles_out(clause: Clause, child: Clause) -> bool:
    """Whether a clause says of somebody that it is not he who does it."""
    verb, subject = clause.verb, clause.subject
    if verb is None or verb.lemma != "be" or not verb.negative or child.kind not in ("rel", "that"):
        return False
    opener = clause.pre[0].what if clause.pre else None
    dummy = isinstance(opener, Group) and opener.kind == "pronoun" and opener is subject
    named = next((i.what for i in clause.post if isinstance(i.what, Group) and not i.prep), None)
    bare = not any(isinstance(i.what, Group) or (isinstance(i.what, Mark) and i.what.tag == "J") for i in clause.post)
    if dummy and bare and child.kind == "that" and child.mark == "that" and child.anchor is None:
        return True  # it is not that Oslo has stopped them
    return dummy and named is not None and named.kind != "time" and child.subject is named


def ahead(child: Clause, verb: Verb) -> bool:
    """Whether a clause stands in front of a verb."""
    return child.verb is not None and child.verb.first < verb.first


def _came_first(child: Clause) -> bool:
    """Whether what is told came about after the clause's own past: had laid off staff before Italy approved it.

    So where it stands in front: before Italy approved it, the firm had / heard nine experts.
    """
    above = child.parent.verb if child.parent is not None else None
    done = child.verb is not None and child.verb.past and not (child.verb.modal or child.verb.negative)
    past = above is not None and above.past and not above.modal
    front = above is not None and ahead(child, above)
    came = front or (child.mark == "before" and above is not None and (above.perfect or _same_one(child)))
    return child.mark in ("before", "until") and done and past and came


def _came_then(child: Clause, tokens: list[Token]) -> bool:
    """Whether what is told came about next: two days before Italy approved it, went on until Italy approved it."""
    above, verb = child.parent.verb if child.parent is not None else None, child.verb
    if above is None or verb is None or not above.past or above.modal:
        return False
    if not verb.past or verb.modal or verb.negative or verb.lemma == "be":
        return False  # a week before they were due to sail
    if child.mark == "until":
        return not (above.passive or above.progressive)
    first = min((item.first for item in child.pre), default=verb.first)
    at = next((i for i in range(first - 1, max(first - 4, 0), -1) if tokens[i].low == "before"), 0)
    return child.mark == "before" and at > 0 and tokens[at - 1].low in wordset("right_before")


def _same_one(child: Clause) -> bool:
    """Whether whoever did something next is told by a pronoun: held them up for a year before it let them go."""
    who = child.subject
    alone = who is not None and who.kind == "pronoun" and who.last - who.first == 1 and not who.negative
    return alone and _has_object(child)


def _done_then(child: Clause) -> bool:
    """Whether a clause tells what somebody did next: held them up for a year before releasing them."""
    above = child.parent.verb if child.parent is not None else None
    return above is not None and (above.past or above.perfect) and not (above.modal or above.negative or above.passive)


def _hears(child: Clause) -> bool:
    """Whether a gerund tells that somebody came to know what is told below it: on learning that they had been sent."""
    known = child.verb is not None and child.verb.lemma in ("learn", "hear", "see", "find", "discover")
    return known and child.mark in ("on", "upon") and any(below.kind == "that" for below in child.children)


def _undone(child: Clause) -> bool:
    """Whether a passive tells what was done next to what something was done to: was suspended, only to be revoked."""
    above = child.parent.verb if child.parent is not None else None
    return above is not None and above.passive and above.past and not (above.modal or above.negative)


_ON_GOODS = frozenset((Act.PAUSE, Act.SLOW, Act.WITHHOLD, Act.RESUME, Act.DELIVER, Act.CONDITION, Act.USE))
"""What moves goods, or stops them."""
_COMES_OUT = frozenset(("break", "surface", "spread", "circulate", "leak", "appear", "arrive"))
"""What news and rumours do."""
_STANDS = frozenset(("against", "about", "to"))
"""What joins to a stand what it is on."""
_FEARED = frozenset(
    ("risk", "danger", "prospect", "chance", "possibility", "idea", "threat", "fear", "thought", "likelihood", "hope")
)
"""What something is that has not come about."""
_OPEN = frozenset(("unclear", "unknown", "uncertain"))
"""Words for what is not known."""
_CHARGED = frozenset(("responsible", "accountable", "answerable"))
"""What is said of those whose duty something is."""
_PRAISES = frozenset(("commend", "thank", "praise", "applaud", "congratulate", "salute", "hail"))


def bound(clause: Clause) -> bool:
    """Whether somebody will have to do something, or threatens to: may have to lay off 300 people."""
    return clause.verb is not None and clause.verb.lemma in ("have", "need", "force", "be", "stand", "threaten")


def praises(clause: Clause) -> bool:
    """Whether somebody is praised or thanked for what he does: its leadership in sending them."""
    return clause.verb is not None and clause.verb.lemma in _PRAISES
