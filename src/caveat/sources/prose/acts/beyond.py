"""A draft in; whether it is beyond any transfer, by who does it, what it is done to or who gets it, out.

A page about arms also tells of roads, wages and matches, of troops that hold a bridge, and of bills that go to another
chamber, in the very verbs of transfers. What a careful reader goes by is a class of nouns, the same for all verbs.
"""

from __future__ import annotations

from collections.abc import Sequence

from caveat.evidence import Act
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.drafts import Draft, following
from caveat.sources.prose.grammar.frames import frames
from caveat.sources.prose.needs.kinds import infinitive
from caveat.sources.prose.words.deeds import DONE_TO
from caveat.sources.prose.words.groups import MEASURED, Group, singular
from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.tokens import Token

_BY_THEMSELVES = frozenset((Act.NO_COMMENT, Act.DECIDE, Act.USE, Act.NOTIFY, Act.CONDITION))
"""Acts that are told whatever they are about, or whose object is whoever is struck or told, or what a sale hangs on."""
_IN_BATTLE = DONE_TO | {Act.OFFER, Act.DENY}
"""Acts that, done to arms themselves by who fights with them, are fighting."""
_PERSONS = frozenset(("he", "she", "him", "her", "i", "me"))
_ASKED_FOR = wordset("asked_for") | wordset("documents") | wordset("informations") | wordset("sought")
"""What is asked of an office, or held out to a buyer, beside arms and papers for them."""
_SERVICES = frozenset(
    ("mediate", "act", "talk", "meet", "resign", "negotiate", "arbitrate", "broker", "host", "explain", "discuss",
     "testify", "answer", "listen", "apologise", "apologize", "intercede", "serve", "chair", "speak", "cooperate")
)  # fmt: skip
"""What somebody offers to do that is no goods and no money."""
_GOES = frozenset(("go", "pass", "head", "move", "proceed", "return"))
"""What papers do from one desk to another."""
_COMES = frozenset(("fall", "get", "end", "pass", "come"))
_LESSENS = frozenset(("limit", "reduce", "curb", "restrict", "constrain", "curtail", "cut"))
_HAPPENINGS = frozenset(
    ("war", "invasion", "conflict", "fighting", "offensive", "crisis", "pandemic", "shortage", "backlog", "downturn",
     "recession", "inflation", "demand", "uprising", "coup", "lack")
)  # fmt: skip
"""What comes about without being anybody's measure on arms."""
_NEAR = 2
"""Groups behind a thing among which what it is of stands."""
_INQUIRIES = frozenset(("inquiry", "enquiry", "investigation", "probe"))
_LETS_IN = frozenset(("let", "allow", "permit", "admit", "open", "ensure", "facilitate", "enable", "increase"))
"""What is done for aid to come to those who suffer by a war."""
_MAKES_PEACE = frozenset(
    ("resolve", "settle", "negotiate", "reconcile", "return", "resume", "engage", "enter", "hold", "start", "begin",
     "overcome", "bridge", "solve", "end", "seek", "pursue", "find", "cease", "observe", "respect", "agree")
)  # fmt: skip
_MADE_UP = frozenset(
    ("talk", "dialogue", "difference", "negotiation", "ceasefire", "cease-fire", "truce", "peace", "diplomacy",
     "settlement", "hostility", "armistice", "fire")
)  # fmt: skip
"""What two who are at odds are told to do, which bears on no arms: to resolve their differences through talks."""
_ITSELF = frozenset(("itself", "themselves", "himself", "herself", "ourselves", "yourselves", "oneself"))


def beyond(draft: Draft, tokens: Sequence[Token]) -> bool:
    """Whether nothing is told that could be of a transfer."""
    if draft.act in _BY_THEMSELVES or draft.echo is not None:
        return False
    if (draft.act is Act.CONSIDER and _talked_of(draft, tokens)) or _for_relief(draft, tokens):
        return True
    if draft.act is Act.DEMAND:
        return _asked_of_others(draft, tokens) or _of_the_war(draft, tokens)
    things = [one for group in draft.objects for one in group.members or [group]]
    beside = any(one.kind in MEASURED for one in draft.used if one not in things)
    if things and not beside and all(_foreign(one, draft, tokens) for one in things):
        return True
    moved = draft.act is Act.DELIVER or draft.act in DONE_TO
    if things and moved and all(tokens[one.head].low in _PERSONS for one in things):
        return True  # he was sent to a depot, she was recalled
    if draft.act is Act.OFFER and _of_service(draft):
        return True
    if draft.act is Act.DELIVER and _to_itself(draft, tokens):
        return True
    if draft.act in (Act.REQUEST, Act.OFFER) and _for_himself(draft, things, tokens):
        return True
    if _kept_out_of_hands(draft) or _happening(draft, tokens):
        return True
    by_verb = _to_a_desk(draft, tokens) or _fell(draft, things, tokens) or _taken_back(draft, things, tokens)
    return by_verb or _fought(draft, things, tokens) or _found(draft, things, tokens)


def _talked_of(draft: Draft, tokens: Sequence[Token]) -> bool:
    """Whether something can, or cannot, be spoken of before others: could not be discussed in public."""
    verb = draft.own.clause.verb if draft.own is not None else None
    if verb is None or verb.lemma not in ("discuss", "debate") or verb.modal not in ("can", "could", "may"):
        return False
    return any(token.low in ("public", "publicly", "openly", "freely") for token in tokens[verb.last :])


def _for_relief(draft: Draft, tokens: Sequence[Token]) -> bool:
    """Whether it is money for those who suffer, or for who helps them: stopped funding the UN refugee agency."""
    if not draft.objects or wordset("relief_bodies").isdisjoint(token.low for token in tokens):
        return False
    paid = all(singular(tokens[one.head].low) in wordset("relief_money") for one in draft.objects)
    words = (token.low for one in draft.objects for token in tokens[one.first : one.head])
    return paid and wordset("warlike").isdisjoint(words)


def _to_itself(draft: Draft, tokens: Sequence[Token]) -> bool:
    """Whether whoever is armed or supplied is who does it: is arming itself."""
    given = draft.own.direct() if draft.own is not None and not draft.own.passive else []
    return any(tokens[group.head].low in _ITSELF for group in given)


def _foreign(group: Group, draft: Draft, tokens: Sequence[Token]) -> bool:
    """Whether a thing is no arms, no paper for them and no step that bears on them: a road, a driving licence."""
    within = [token.low for token in tokens[group.first : group.head]]
    if group.refers is not None or any(lexicon().nouns.get(singular(low)) == "goods" for low in within):
        return False
    if group.kind == "goods" and not wordset("unarmed_sorts").isdisjoint(within):
        return True  # passenger jets, civil engines
    head, after = singular(tokens[group.head].low), following(group, draft.items)
    of = next((one for prep, one in after if prep in ("of", "for", "on")), None)
    if of is not None and (of.kind in MEASURED or of.refers is not None):
        return False
    if head in wordset("foreign"):
        return group.kind != "goods"  # ferries are goods by a page that says for whose navy
    first = after[0][1] if after and after[0][0] in ("of", "on") else None
    if first is not None and first.kind == "body" and head in ("sale", "purchase", "acquisition"):
        return not first.members and draft.act in (Act.SUPPORT, Act.OPPOSE)  # the sale of its bus division
    if first is not None and first.kind in ("other", "person") and head in ("ruling", "verdict", "decision", "vote"):
        return draft.act in DONE_TO and singular(tokens[first.head].low) not in wordset("matters")  # on the fire
    paper = group.kind in ("permit", "transfer", "measure")
    if paper and any(low in wordset("unarmed_papers") or singular(low) in wordset("foreign") for low in within):
        return True
    near = next((one for prep, one in after[:_NEAR] if prep == "of"), None)  # not: under review after the arrest of
    about = near if paper or group.kind == "other" else None
    whole = [about, *(about.members or ())] if about is not None else []
    return bool(whole) and all(singular(tokens[one.head].low) in wordset("foreign") for one in whole)


def _for_himself(draft: Draft, things: Sequence[Group], tokens: Sequence[Token]) -> bool:
    """Whether what is asked for, or held out, is no arms, no paper and no favour that bears on them: longer breaks.

    What no list knows may be arms where a state has to do with it.
    """
    sides = [one for one in (draft.actor, draft.target) if one is not None]
    if any(one.kind == "state" or (one.owner is not None and one.owner.kind == "state") for one in sides):
        return False
    return bool(things) and all(_unasked(one, draft, tokens) for one in things)


def _unasked(group: Group, draft: Draft, tokens: Sequence[Token]) -> bool:
    """Whether a noun is none that requests for arms, or on them, are made for."""
    head, within = tokens[group.head].low, tokens[group.first : group.head]
    if group.kind not in ("other", "abstract", "body", "person") or group.refers is not None:
        return False
    if head in _ASKED_FOR or singular(head) in _ASKED_FOR:
        return False
    named = tokens[group.head].tag == "NNP" or any(token.tag == "CD" for token in within)
    armed = any(lexicon().nouns.get(singular(token.low)) in MEASURED for token in within)
    about = any(one.kind in MEASURED or one.refers is not None for _, one in following(group, draft.items))
    return not (named or armed or about)


def _asked_of_others(draft: Draft, tokens: Sequence[Token]) -> bool:
    """Whether what somebody is to do is done to something foreign: somebody should mend the road."""
    own = draft.own
    if own is None:
        return False
    inner = infinitive(own.clause) or next((i.what for i in own.post if isinstance(i.what, Clause)), None)
    items = inner.post if inner is not None else own.post
    done_to = [i.what for i in items if isinstance(i.what, Group) and not i.prep and not own.agent_like(i.what)]
    asked = [i.what for i in own.post if isinstance(i.what, Group) and i.prep == "for"] if inner is None else []
    things = [one for group in (*done_to, *asked) for one in group.members or [group]]
    spoken = [i.what for i in items if isinstance(i.what, Group)]
    if any(group.kind in MEASURED or group.refers is not None for group in spoken):
        return False
    return bool(things) and all(_foreign(one, draft, tokens) for one in things)


def _of_the_war(draft: Draft, tokens: Sequence[Token]) -> bool:
    """Whether what is asked is about a war or those who suffer by it, in a sentence that has no arms: let aid in."""
    own = draft.own
    if own is None or any(group.refers is not None for group in own.direct()):
        return False
    inner = infinitive(own.clause)
    lets = inner is not None and inner.verb is not None and inner.verb.lemma in _LETS_IN
    arms = {"goods", "transfer", "permit"} if lets else {"goods", "transfer", "permit", "aid"}
    words = [singular(token.low) for token in tokens]
    kinds = {
        lexicon().nouns.get(word) or lexicon().nouns.get(token.low) for word, token in zip(words, tokens, strict=True)
    }
    does = {token.lemma or token.low for token in tokens if token.tag.startswith("VB")}
    if kinds & arms or not frames().events.keys().isdisjoint(words) or does & (wordset("asks_goods") - _LETS_IN):
        return False
    verb, inquiry = own.clause.verb, not _INQUIRIES.isdisjoint(words)
    asked = tokens[verb.last if verb is not None and not inquiry else 0 :]
    named = {singular(token.low) for token in asked if not token.tag.startswith("VB")}
    taken = not {"annex", "occupy"}.isdisjoint(token.lemma for token in asked)
    peace = inner is not None and inner.verb is not None and inner.verb.lemma in _MAKES_PEACE
    peace = peace and not _MADE_UP.isdisjoint((*named, *words))
    return taken or peace or (lets and "aid" in words) or not wordset("warring").isdisjoint(named)


def _lemma(draft: Draft) -> str:
    return draft.own.clause.verb.lemma if draft.own is not None and draft.own.clause.verb is not None else ""


def _of_service(draft: Draft) -> bool:
    """Whether somebody only offers what is no goods: offered to mediate, to act as a go-between."""
    inner = infinitive(draft.own.clause) if draft.own is not None else None
    return inner is not None and inner.verb is not None and inner.verb.lemma in _SERVICES


def _to_a_desk(draft: Draft, tokens: Sequence[Token]) -> bool:
    """Whether it goes to those who vote on it or sign it: the package now goes to the president."""
    whom = draft.target
    if draft.act is not Act.DELIVER or whom is None or _lemma(draft) not in _GOES:
        return False
    head = singular(tokens[whom.head].low)
    papers = bool(draft.objects) and all(one.kind in ("transfer", "permit", "measure") for one in draft.objects)
    signs = papers and head in ("minister", "premier", "chancellor", "secretary", "board")  # the sale went to him
    return whom.kind != "state" and (head in wordset("legislature") or head in wordset("desks") or signs)


def _fell(draft: Draft, things: Sequence[Group], tokens: Sequence[Token]) -> bool:
    """Whether shells land as they do when they are fired: near a village, south of a river, for three hours."""
    if draft.act is not Act.DELIVER or _lemma(draft) != "land" or draft.own is None or draft.own.passive:
        return False
    around = [*draft.own.groups(draft.own.post)]
    beside = bool(around) and around[0][0].split(" ")[0] in ("near", "beside", "outside", "around", "close", "short")
    if not beside and any(prep == "from" or (prep == "at" and tokens[one.head].tag == "NNP") for prep, one in around):
        return False  # landed at Dakar
    fired = bool(things) and all(singular(tokens[one.head].low) in wordset("fired") for one in things)
    return fired and (draft.target is None or beside) and draft.actor is None


def _kept_out_of_hands(draft: Draft) -> bool:
    """Whether somebody only gives an assurance, or fears, whose hands arms come into: would not fall into."""
    verb = draft.own.clause.verb if draft.own is not None else None
    if draft.act is not Act.DELIVER or verb is None or verb.lemma not in _COMES:
        return False
    return draft.rule.split(" < ")[0] == "fall in hands" and verb.modal in ("would", "could", "might", "may", "can")


def _happening(draft: Draft, tokens: Sequence[Token]) -> bool:
    """Whether what makes sales fewer happens, and is nobody's measure: the war will limit exports."""
    if draft.act is not Act.WITHHOLD or draft.actor is None or _lemma(draft) not in _LESSENS:
        return False
    return draft.actor.owner is None and singular(tokens[draft.actor.head].low) in _HAPPENINGS


def _taken_back(draft: Draft, things: Sequence[Group], tokens: Sequence[Token]) -> bool:
    """Whether those who had applied take their applications back: nine were withdrawn by the exporters."""
    if draft.act is not Act.WITHHOLD or _lemma(draft) not in ("withdraw", "retract"):
        return False
    words = [one.refers.word if one.refers is not None else singular(tokens[one.head].low) for one in things]
    asked = bool(words) and all(word in ("application", "request", "bid", "tender") for word in words)
    who = draft.actor
    applied = who is not None and singular(tokens[who.head].low) in wordset("applicants")
    return applied and (asked or all(one.kind in ("number", "permit") for one in things))


def _fought(draft: Draft, things: Sequence[Group], tokens: Sequence[Token]) -> bool:
    """Whether it is fighters that stop, hold or let go arms themselves: troops held the bridge."""
    who = draft.actor
    if draft.act not in _IN_BATTLE or who is None or singular(tokens[who.head].low) not in wordset("fighting_men"):
        return False
    return bool(things) and all(one.kind in ("goods", "measure") and one.refers is None for one in things)


def _found(draft: Draft, things: Sequence[Group], tokens: Sequence[Token]) -> bool:
    """Whether the police take arms away from somebody at home: seized nine rifles in a garage."""
    if draft.act is not Act.WITHHOLD or _lemma(draft) not in ("seize", "confiscate") or draft.target is not None:
        return False
    who = draft.actor
    police = who is not None and singular(tokens[who.head].low) in wordset("police")
    plain = bool(things) and all(one.kind in ("goods", "number") for one in things)
    on_its_way = any(token.low in wordset("on_its_way") for token in tokens)
    return police and plain and not on_its_way
