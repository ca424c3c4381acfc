"""What has to stand by a verb of weighing, examining or debating: a change of policy, its options, a question."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.frames import Sense, frames
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.needs.kinds import field_like, infinitive, word_of
from caveat.sources.prose.needs.places import is_word, light, object_of
from caveat.sources.prose.words.groups import FIELD, Group, singular
from caveat.sources.prose.words.lexicon import lexicon, wordset

_WEIGHED_AT = {
    "look": ("at", "into"), "talk": ("about", "on"), "think": ("about", "of", "over"),
    "toy": ("with",), "flirt": ("with",), "play": ("with",),
}  # fmt: skip
"""Behind what small word stands that is weighed, by verbs that take no object."""
_FURTHER = frozenset(("further", "another", "more", "additional", "extra"))
_OPEN = frozenset(("consider", "weigh", "mull", "ponder", "contemplate"))
_NO_MATTER = wordset("requested") | {"purchase", "acquisition", "review", "audit"}
_CHANGES = frozenset(("amend", "change", "tighten", "loosen", "revise", "reform", "relax", "rewrite", "toughen"))
"""What is done to rules."""
_REACTS = frozenset(("answer", "respond", "react", "proceed", "reply"))
_LEAVE = frozenset(("exception", "exemption", "waiver", "derogation", "dispensation"))
"""What may be weighed as a change of the rules."""


_FEELINGS = wordset("feelings") | {"concern", "worry", "unease", "alarm", "envy", "suspicion", "pride", "scepticism",
                                   "interest", "horror", "fear", "hope", "awe", "misgivings", "favour"}  # fmt: skip


def _reviewed(parts: Parts, sense: Sense) -> bool:
    found = object_of(parts, sense)
    if found is None or (parts.passive and infinitive(parts.clause) is not None):
        return False  # are assessed to have been sent
    felt = (one for prep, one in parts.groups(parts.post) if prep == "with")
    if sense.name.startswith("look") and any(parts.tokens[one.head].low in _FEELINGS for one in felt):
        return False  # the yards look at the halt with concern
    if parts.tokens[found.head].low == "way":
        return False  # goes its own way over the sale
    if sense.name.startswith("pick") and parts.direct():
        return False  # picked the F-35 over the Gripen
    plain = singular(parts.tokens[found.head].low) in wordset("dossiers")
    return plain or field_like(found, parts) or found.kind == "measure"


def _whether_done(parts: Parts, sense: Sense) -> bool:
    """Whether something is looked into that has come about or not: evaluated whether deliveries were stopped."""
    asked = (i.what for i in parts.post if isinstance(i.what, Clause) and i.what.kind == "whether")
    done = any(one.verb is not None and one.verb.past and not one.verb.modal for one in asked)
    return done and _whether(parts, sense)


def _whether(parts: Parts, sense: Sense) -> bool:
    """Whether what is examined is a question about what is moved."""
    items = parts.pre if parts.passive else parts.post  # whether it knew is being examined
    content = next((i.what for i in items if isinstance(i.what, Clause) and i.what.kind == "whether"), None)
    if content is not None and content.verb is None and not parts.passive and sense.name == "examine":
        return False  # is examining whether to halt them: the halt is weighed
    return content is not None and parts.near and (not parts.passive or parts.clause.subject is None)


def _ahead(parts: Parts, sense: Sense) -> bool:
    """Whether somebody looks forward to something, which he does not weigh."""
    verb = parts.clause.verb
    after = parts.tokens[verb.last].low if verb is not None and verb.last < len(parts.tokens) else ""
    return sense.name == "look" and after in ("forward", "ahead", "back", "like")


_POSTS = frozenset(("facility", "base", "outpost", "garrison", "presence", "exercise", "drill", "mission"))
"""What an army weighs for itself, which goes to nobody."""


def _policy(parts: Parts, sense: Sense) -> bool:
    """Whether what is weighed is a change of policy, its options, a reply: what is none of the other acts."""
    if not parts.near or (parts.passive and parts.clause.kind == "part") or _ahead(parts, sense):
        return False
    if _weighs_doing(parts):
        return True
    held = (parts.thing_after(prep) for prep in _WEIGHED_AT.get(sense.name, ("with", "about", "of", "on", "over")))
    found = parts.object() if not sense.particles and sense.name not in _WEIGHED_AT else None
    found = found or next((one for one in held if one is not None), None)
    if found is None or found.kind == "time" or (parts.passive and parts.agent_like(found)):
        return False
    if sense.name == "talk" and found.kind in FIELD:
        whom = parts.after("to")  # talks to Le Monde about the shells
        heard = [token.low for token in parts.tokens[whom.first : whom.last]] if whom is not None else []
        outlet = not wordset("outlets").isdisjoint(heard)
        return whom is None or (whom.kind in ("state", "body", "pronoun") and not outlet)
    if is_word(found, parts, "assaults") or word_of(found, parts) in _POSTS:
        return False
    if _weighs_more(found, parts, sense):
        return True
    asked = found.kind == "pronoun" and found.refers is not None and found.refers.word in wordset("requested_only")
    ended = _ended(found, parts) if found.kind in ("other", "abstract", "measure", "transfer") else None
    leave = found.kind == "permit" and word_of(found, parts) in _LEAVE
    return asked or leave or is_word(ended or found, parts, "policies") or _ruled_by(ended or found, parts)


def _weighs_more(found: Group, parts: Parts, sense: Sense) -> bool:
    """Whether it, or a step that is none of the other acts, is being weighed: is considering penalties."""
    verb, word = parts.clause.verb, word_of(found, parts)
    if verb is None or verb.negative:
        return False
    if found.kind == "pronoun" and sense.name in ("think", "debate", "discuss", *_OPEN) and not parts.passive:
        low, thing = parts.tokens[found.head].low, found.refers
        meant = thing.kind == "measure" if thing is not None else sense.name not in ("debate", "discuss")
        meant = meant or sense.name == "think"
        return low in ("it", "this", "that") and meant  # is thinking about it
    going = (verb.progressive and not verb.perfect) or (sense.name == "mull" and not parts.passive)
    step = found.kind in ("other", "abstract", "measure") and word not in _NO_MATTER and not parts.agent_like(found)
    further = {token.low for token in parts.tokens[found.first : found.last]} & _FURTHER
    more = bool(further) and found.refers is not None and found.refers.kind in FIELD  # is considering another 1,500
    return sense.name in _OPEN and going and (more or (step and word not in frames().events))


def _ended(group: Group, parts: Parts) -> Group | None:
    """What an end or an idea is of: an end to inspections, the idea of a new body."""
    word = singular(parts.tokens[group.head].low)
    return parts.follower(group, ("to", "of")) if word in ("end", "idea", "possibility", "introduction") else None


def _ruled_by(group: Group, parts: Parts) -> bool:
    """Whether a noun is of how arms are handled: checks on arms buyers, a licensing body for exports."""
    told = group.kind in ("other", "abstract", "body", "measure", "speech") and word_of(group, parts) not in wordset(
        "requested"
    )
    if not told or any(prep == "against" for prep, _ in parts.groups(parts.post)):
        return False  # weighs jobs against rules
    of = parts.follower(group, ("of", "on", "for", "to", "over", "in", "at"))
    words = parts.tokens[of.first : of.head + 1] if of is not None else []
    arms = any(lexicon().nouns.get(token.low) in FIELD for token in words)
    return arms or any(lexicon().nouns.get(parts.tokens[i].low) in FIELD for i in range(group.first, group.head))


def _weighs_doing(parts: Parts) -> bool:
    """Whether somebody weighs whether, how or when to do something with arms."""
    verb = parts.clause.verb
    going = verb is not None and verb.progressive and verb.lemma in _OPEN and not verb.negative
    for item in parts.post:
        told = item.what
        if going and isinstance(told, Clause) and told.kind == "ger" and not item.prep and _of_arms(told, parts):
            return True
        if not isinstance(told, Clause) or not (told.kind == "whether" or (told.kind == "ger" and item.prep)):
            continue
        verbs = [clause.verb.lemma for clause in (told, *told.children) if clause.verb is not None]
        if told.kind == "whether" and verbs and verbs[0] in _REACTS | _CHANGES:
            return True  # is considering how to answer
        bare = told.verb is None or told.kind == "ger" or bool(told.verb.modal)
        inner = [told, *told.children] if told.verb is None else [told]
        groups = [one for clause in inner if bare for _, one in parts.groups([*clause.pre, *clause.post])]
        if any(group.kind in FIELD or group.refers is not None or _ruled_by(group, parts) for group in groups):
            return True
    return False


def _of_arms(doing: Clause, parts: Parts) -> bool:
    """Whether a doing has to do with arms or a measure: is considering moving production of the shells abroad."""
    inner = (doing, *doing.children, *(c for c in parts.clause.children if c.mark in ("if", "unless")))
    groups = [group for clause in inner for _, group in parts.groups([*clause.pre, *clause.post])]
    return any(group.kind in FIELD or group.kind == "measure" or _ruled_by(group, parts) for group in groups)


def _stock_taken(parts: Parts, sense: Sense) -> bool:
    """Whether stock is taken of a measure or a transfer, or of what was spoken of: will take stock on 11 June."""
    verb, about = parts.clause.verb, parts.thing_after("of")
    told = any(isinstance(i.what, Clause) and i.prep == "of" for i in parts.post)
    ahead = verb is not None and (verb.modal != "" or verb.form == "inf")
    known = about is not None and (about.kind in ("transfer", "permit", "measure"))
    return parts.near and not told and (known or (about is None and ahead))


def _debated(parts: Parts, sense: Sense) -> bool:
    """Whether a debate is about arms, or about a measure."""
    about = parts.thing_after("on") or parts.thing_after("about") or parts.thing_after("over")
    return about is not None and (about.kind in FIELD or about.kind == "measure")


def _bare_idea(parts: Parts, sense: Sense) -> bool:
    """Whether an idea that was told of before is weighed, and none that is told here: is studying the idea."""
    held = light(sense, parts)
    told = held is not None and parts.follower(held, ("of", "about", "on")) is not None
    inner = any(isinstance(i.what, Clause) and i.what.kind in ("ger", "inf", "that") for i in parts.post)
    return parts.near and held is not None and not (told or inner)


def _made_offer(parts: Parts, sense: Sense) -> bool:
    """Whether it is an offer of arms that is being weighed, and not an offer to do something: considers the offer."""
    held = light(sense, parts)
    if held is None or infinitive(parts.clause) is not None or parts.follower(held, ("for", "to")) is not None:
        return False
    of, joins = parts.follower(held, ("of",)), {prep for prep, _ in parts.groups(parts.post)}
    if of is not None and held.owner is None and "to" in joins and joins.isdisjoint(("from", "by")):
        return False  # an offer of jets to Chad is one's own
    return parts.near if of is None else field_like(of, parts)


CHECKS: Mapping[str, Callable[[Parts, Sense], bool]] = {
    "bare-idea": _bare_idea,
    "reviewed": _reviewed,
    "whether": _whether,
    "whether-done": _whether_done,
    "policy": _policy,
    "made-offer": _made_offer,
    "debated": _debated,
    "stock-taken": _stock_taken,
}
