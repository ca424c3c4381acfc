"""A judgement on what was told before, with no content of its own: not true, nothing of the sort happened, no sale."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from caveat.evidence import Act, Attribution, Modality
from caveat.sources.patterns import later
from caveat.sources.prose.acts.governed import Governed
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.drafts import Draft, Echo
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.grammar.roles import Parts, parts
from caveat.sources.prose.named.recent import BACK
from caveat.sources.prose.statement import OUTLET
from caveat.sources.prose.words.groups import Group, Mark, Verb, singular
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.spoken import CLAIMS, UNTRUE

ANSWERED = frozenset((
    Act.PAUSE, Act.SLOW, Act.WITHHOLD, Act.DELIVER, Act.RESUME, Act.OFFER, Act.CONDITION, Act.USE, Act.APPROVE,
    Act.REVIEW,
))  # fmt: skip
THAT = frozenset(("it", "this", "that", "these", "those"))
"""What stands for what was said."""
_DOERS = frozenset(("state", "body", "name", "person", "people"))
"""Kinds of those who answer for what they are said to have done themselves."""
_SO = frozenset(("true", "correct", "accurate", "right", "so"))
_STRESS = frozenset(
    (
        *("simply", "just", "completely", "quite", "utterly", "absolutely", "pure"),
        *("total", "totally", "a", "an", "complete", "certainly", "definitely"),
        *("emphatically", "all", "plainly", "entirely", "sheer", "outright", "flat"),
        *("news",),
    )
)
"""Words that only strengthen a judgement."""
_FIRMLY = frozenset(("absolutely", "certainly", "definitely", "emphatically"))
_NEVER = (frozenset(("in", "million", "years")), frozenset(("million", "years")), frozenset(("chance",)))
"""What with "not" says no in a turn of phrase: not in a million years."""
_PLANS = frozenset(("plan", "intention", "proposal", "idea", "thought", "project", "scheme"))
"""By which what is planned or weighed is told again: there is no such plan."""
_WEIGHED = frozenset(("consider", "plan", "weigh", "discuss", "contemplate", "envisage", "prepare", "intend"))
_OPEN = (Modality.PLANNED, Modality.CONSIDERED)
_TRUTH = frozenset(("truth", "reality", "fact", "facts"))
_GROUND = frozenset(("basis", "foundation", "substance", "truth", "ground", "grounds", "merit"))
_MADE = frozenset(("make", "place", "attach", "impose", "set", "give", "order", "issue", "take", "put"))
"""What is done with an offer, a condition or an order."""
_ACCORDS = wordset("accords")
_HAPPEN = frozenset(("happen", "occur", "materialise", "materialize"))
_HANDED = frozenset(("sale", "delivery", "transfer", "handover", "shipment", "export", "deal", "purchase", "exchange"))
_PAPERS = frozenset(("request", "application"))
_TIES = {
    Act.CONDITION: ("link", "linkage", "condition", "connection", "string", "demand", "proviso"),
    Act.OFFER: ("offer", "promise", "proposal", "pledge"), Act.APPROVE: ("approval", "permission", "licence", "permit"),
    Act.DELIVER: ("shipment", "delivery", "sale", "transfer", "export"),
}  # fmt: skip
"""Nouns by which an act is told again: there was no such link."""
_MORE = frozenset(("other", "further", "additional", "new"))
"""What tells of conditions beside those that were told."""
_WHOSE = 5
"""Words of a claim with whose it is: the two diplomats' account."""
_CONFIRMS = frozenset(("confirm", "corroborate", "acknowledge", "admit", "concede", "verify"))
_AS_MUCH = (("as", "much"), ("so", "much"), ("the", "same"))
"""What is said by whoever says the same."""
_AS_WELL = frozenset(("also", "too", "likewise", "either", "nor", "neither"))
"""What tells that somebody denies what another denied."""
_NONE = frozenset(("none such", "not happen", "unaware"))
"""Rules by which an act itself is told not to have been, and not that what was told of it is untrue."""
_KNOWS = frozenset(("know", "hear"))
_KNOWN = frozenset(("aware", "knowledge", "unaware"))
_PUT = frozenset((Act.REQUEST, Act.DENY, Act.NOTIFY))
"""Acts of speech, which are told to be untrue where they were told on somebody's word: else they are turned down."""
JUDGES = _MADE | _WEIGHED | _ACCORDS | _HAPPEN | _KNOWS | {"be", "exist", "take", "have", "lack"}
"""All verbs by which something may be said never to have been."""
CONFIRMING = _CONFIRMS | {"be", "say", "report"}
"""All verbs by which something may be said to be so."""
_REPLIES = frozenset(("reply", "answer", "response", "comment"))
_NEAR = 80
"""Characters around whom the page has asked in which that is told."""
_WE_ASKED = later(
    r"\b(?:We|I)(?: have|['’]ve)?(?: also| then)? (?:asked|contacted|called|rang|phoned|e-?mailed|approached|wrote to)"
    r"(?: the)? $"
)
"""How a page tells that it has asked somebody."""


class Verdicts(Governed):
    """Reads what says of a statement before it no more than that it is not so."""

    def verdict(self, roots: Sequence[Clause], mood: Mood) -> None:
        """Read a judgement without a verb: "Not true," says the ministry; "Rubbish," a spokesman said."""
        echo = self.book.recent.claim(self.sentence)
        if len(roots) == 1 and (self._bare_number(roots[0], mood) or self._no_comment(roots[0], mood)):
            return
        if 0 < len(roots) <= 2 and self._none_from(roots, mood):
            return
        if len(roots) == 1 and self._no_reply(roots[0], mood):
            return
        if len(roots) != 1 or echo is None or not answerable(echo):
            return
        own, verb = roots[0], roots[0].verb
        said = verb is not None and verb.lemma in self.frames.voices and own.subject is not None
        if verb is not None and not said and (own.subject is not None or own.post):
            return
        items = own.pre if said else [*own.pre, *own.post]
        spans = [(i.what.first, i.what.last) for i in items if isinstance(i.what, Group | Mark)]
        spans = [each for each in spans if own.subject is None or each[0] < own.subject.first]
        if verb is not None and not said:
            spans.append((verb.first, verb.last))
        words = {self.tokens[at].low for each in spans for at in range(*each)}
        if not spans or not _not_so(words) or (words.isdisjoint(_SO | UNTRUE) and self._asked_else()):
            return
        whole = Group(min(first for first, _ in spans), max(last for _, last in spans), spans[0][0], "other")
        below = self.as_said(parts(own, self.tokens, {}), mood) if said else mood
        self._denied(below, whole, whole.last, "verdict", parts(own, self.tokens, {}), echo)

    def _asked_else(self) -> bool:
        """Whether a bare no answers something else: asked whether he would resign, he said absolutely not."""
        row = self.book.recent.row
        return (bool(row) and row[-1] is None) or any(token.low in ("asked", "whether") for token in self.tokens)

    def _no_reply(self, root: Clause, mood: Mood) -> bool:
        """Take down that whom the page asked right before has not answered: We asked the embassy. No reply."""
        items = [item.what for item in (*root.pre, *root.post) if isinstance(item.what, Group)]
        first = items[0] if items and root.verb is None else None
        if first is None or not first.negative or self.tokens[first.head].low not in _REPLIES or len(items) > 2:
            return False
        if mood.source != OUTLET or not self.book.things.lately(self.sentence):
            return False
        start = self.tokens[first.first].start
        asked = (one for one in reversed(self.book.entries) if one.sentence == self.sentence - 1 and not one.subject)
        for one in asked:
            before = self.book.text[max(0, one.mention.start - _NEAR) : one.mention.start]
            between = self.book.text[one.mention.end : start]
            if _WE_ASKED.search(before) and len(between) < _NEAR:
                draft = Draft(Act.NO_COMMENT, mood, "no reply", [], used=(first,), speaker=one.mention)
                return self.add(draft)
        return False

    def _no_comment(self, root: Clause, mood: Mood) -> bool:
        """Take down silence that is told in two words: "No comment," said the spokesman."""
        first = next((item.what for item in (*root.pre, *root.post) if isinstance(item.what, Group)), None)
        told = first is not None and first.negative and self.tokens[first.head].low == "comment"
        asked = root.verb is not None and root.verb.passive and root.verb.lemma in ("ask", "press")
        if first is None or not told or mood.speaker is None or not (root.verb is None or asked):
            return False
        if not self.book.things.lately(self.sentence):
            return False
        calm = replace(mood, source=OUTLET)
        return self.add(Draft(Act.NO_COMMENT, calm, "no comment", root.pre, used=(first,), speaker=mood.speaker))

    def _none_from(self, roots: Sequence[Clause], mood: Mood) -> bool:
        """Take down silence beside its name, without a verb: The ministry: no comment; No reply from the ministry."""
        last = [item for item in (*roots[-1].pre, *roots[-1].post) if isinstance(item.what, Group)]
        first = next((item.what for item in last if not item.prep), None)
        if any(root.verb is not None for root in roots) or not isinstance(first, Group) or not first.negative:
            return False
        if self.tokens[first.head].low not in _REPLIES or not self.book.things.lately(self.sentence):
            return False
        label = roots[0].pre[0].what if len(roots) > 1 and len(roots[0].pre) == 1 else None
        if isinstance(label, Group) and self.tokens[label.last].text == ":":
            who: Group | None = label
        else:
            near = (item.what for item in last if len(roots) == 1 and item.prep == "from")
            who = next((group for group in near if isinstance(group, Group)), None)
        if who is None or who.kind not in wordset("agent"):
            return False
        draft = Draft(Act.NO_COMMENT, mood, "no comment", roots[-1].pre, None, who, used=(first, who))
        return mood.source == OUTLET and self.add(draft)

    def _bare_number(self, root: Clause, mood: Mood) -> bool:
        """Take down a number alone for that of what was counted right before: "Twenty-four," says the maker."""
        told, what = self.book.counted, [item.what for item in root.pre]
        near = told is not None and self.sentence - told.sentence <= BACK and told.act in ANSWERED
        number = what[0] if len(what) == 1 and isinstance(what[0], Group) and what[0].kind == "number" else None
        if told is None or not near or number is None or root.verb is not None or root.post:
            return False
        if mood.source.kind is Attribution.OUTLET and mood.source.relayed_from is None:
            return False
        own = parts(root, self.tokens, {})
        return self._add(mood, number, number.last, "counted so", own, replace(told, target=None))

    def _never_was(self, own: Parts, mood: Mood, echo: Echo) -> bool:
        """Whether a clause says that what was told did not happen, or that there is no truth in it."""
        verb, subject = own.clause.verb, own.clause.subject
        if verb is None or verb.lemma not in JUDGES:
            return False
        last = max((item.what.last for item in own.post if isinstance(item.what, Group | Mark)), default=verb.last)
        words = {token.low for token in self.tokens[verb.last : last]}
        there = any(isinstance(item.what, Mark) and item.what.low == "there" for item in own.pre)
        none = verb.negative or bool(words & {"no", "not", "nothing"})
        if subject is None:
            true = there and verb.lemma == "be" and none and bool(words & _GROUND)
            tie = next((g for g in own.direct() if g.negative and self._is_tie(g)), None)
            examined = next((g for g in own.direct() if g.negative and self.event_act(g) is Act.REVIEW), None)
            tie = examined if echo.act is Act.REVIEW else tie
            if there and echo.act in (Act.CONDITION, Act.REVIEW) and tie is not None:
                return self._denied(mood, tie, last, "none such", own, echo)
            hangs = there and echo.modality is Modality.CONDITIONAL and not echo.negative  # only if they pay
            if hangs and tie is not None and mood.speaker is not None:
                return self._denied(mood, tie, last, "none such", own, replace(echo, act=Act.CONDITION))
            such = next((g for g in own.direct() if "such" in {t.low for t in self.tokens[g.first : g.last]}), None)
            exists = there and verb.lemma in ("be", "exist")
            bare = next((g for g in own.direct() if self.tokens[g.head].low == "none"), None)
            others = mood.speaker is not None and mood.source.speaker != echo.speaker
            others = others and (echo.act is Act.CONDITION or echo.modality in _OPEN)
            if exists and bare is not None and others and not own.follower(bare, ("of",)):
                return self._denied(mood, bare, last, "none such", own, echo)  # will add conditions; there will be none
            as_that = any(item.prep == "as" for item in own.post)  # no such thing as a free lunch
            if exists and none and such is not None and not as_that and self._stands_for_act(such, echo):
                return self._denied(mood, such, last, "none such", own, echo)
            about = next((g for prep, g in own.groups(own.post) if prep in ("in", "to", "for", "behind")), None)
            if not true or about is None or not self._points_back(about):
                return False
            return self._denied(mood, Group(verb.first, last, verb.head, "other"), last, "no truth", own, echo)
        made = (verb.passive and verb.lemma in _MADE) or verb.lemma == "exist"
        none = subject.negative or verb.negative or mood.negative
        named = "such" in {token.low for token in self.tokens[subject.first : subject.last]}
        if made and named and none and self._stands_for_act(subject, echo):
            return self._denied(mood, subject, last, "none such", own, echo)
        weighed = verb.passive and verb.lemma in _WEIGHED and echo.modality in _OPEN
        if weighed and (subject.negative or verb.negative) and self._stands_for_act(subject, echo):
            return self._denied(mood, subject, last, "none such", own, echo)
        happened = verb.lemma in _HAPPEN or (verb.lemma == "take" and "place" in words)
        if happened and not verb.modal and (subject.negative or verb.negative) and self._stands_for_act(subject, echo):
            return self._denied(mood, subject, last, "not happen", own, echo)
        if self._unaware(own, echo):
            return self._denied(mood, subject, last, "unaware", own, echo)
        accords = verb.lemma in _ACCORDS and verb.negative and bool(words & _TRUTH)
        lacks = bool(words & _GROUND) and (verb.lemma == "lack" or (verb.lemma == "have" and none))
        lacks = lacks or (verb.lemma == "be" and "without" in words and bool(words & _GROUND))
        alone = not any(isinstance(i.what, Clause) or i.prep for i in own.pre) and not own.clause.children
        if (accords or lacks) and alone and self._points_back(subject):
            return self._denied(mood, subject, last, "untrue", own, echo)
        return False

    def _is_tie(self, group: Group) -> bool:
        """Whether a group is no more than a word for a condition: there are no strings."""
        words = {token.low for token in self.tokens[group.first : group.last]}
        return singular(self.tokens[group.head].low) in _TIES[Act.CONDITION] and not words & _MORE

    def _unaware(self, own: Parts, echo: Echo) -> bool:
        """Whether somebody knows of nothing such as was told: knew of no halt, was not aware of any such order."""
        verb, subject = own.clause.verb, own.clause.subject
        if verb is None or verb.modal or subject is None or not own.agent_like(subject):
            return False
        words = {token.low for token in self.tokens[verb.last : verb.last + 4]}
        known = verb.lemma in _KNOWS or (verb.lemma in ("be", "have") and bool(words & _KNOWN))
        of = next((group for prep, group in own.groups(own.post) if prep == "of"), None)
        if not known or of is None:
            return False
        none = verb.negative or of.negative or "unaware" in words or "no" in words
        such = {token.low for token in self.tokens[of.first : of.last]} & {"such"}
        return none and (bool(such) or self.event_act(of) is echo.act)

    def _stands_for_act(self, group: Group, echo: Echo) -> bool:
        """Whether a group is no more than a word for what was told: nothing of the sort, the sale, it."""
        words = {token.low for token in self.tokens[group.first : group.last]}
        low = singular(self.tokens[group.head].low)
        if (group.kind == "pronoun" and low in THAT) or self._none_of_it(group):
            return True
        if "such" in words or low == "nothing":
            if low in _PLANS and echo.modality in _OPEN:
                return True
            return low in ("thing", "nothing", *_TIES.get(echo.act, ())) or self.event_act(group) is echo.act
        return group.owner is None and echo.act is Act.DELIVER and low in _HANDED

    def _none_of_it(self, group: Group) -> bool:
        """Whether a group is no part at all of what was said: none of that."""
        behind = [token.low for token in self.tokens[group.first : group.last + 2]]
        return behind[:2] == ["none", "of"] and behind[2:3] != [] and behind[2] in THAT

    def _points_back(self, group: Group) -> bool:
        """Whether a group is no more than a word for what was said: this, the report, such claims."""
        low = self.tokens[group.head].low
        if group.kind == "pronoun":
            return low in THAT
        words = [token.low for token in self.tokens[group.first : group.last]]
        plain = len(words) == 2 and words[0] in ("the", *THAT, "such") and group.owner is None
        owned = group.owner is not None and not group.members and len(words) <= _WHOSE
        return (plain or owned) and singular(low) in CLAIMS

    def _came_in(self, own: Parts, mood: Mood, echo: Echo | None) -> bool:
        """A request that came in: no such request had come in; one came in last week, in writing."""
        verb, subject = own.clause.verb, own.clause.subject
        if verb is None or subject is None or subject.members or verb.lemma not in ("come", "arrive", "reach", "land"):
            return False
        low = singular(self.tokens[subject.head].low)
        asked = echo is not None and echo.act is Act.REQUEST and self.sentence - echo.sentence <= BACK
        if low not in _PAPERS and not (asked and low in ("one", "none")):
            return False
        if verb.lemma != "reach" and any(group.kind != "time" for group in own.direct()):
            return False
        things = (subject,) if low in _PAPERS else ()
        whose = next((g for prep, g in own.groups(own.pre) if prep in ("from", "by") and own.agent_like(g)), None)
        owner = subject.owner if subject.owner is not None and own.agent_like(subject.owner) else None
        whose = whose or own.after("from") or owner
        whom = own.place("agent") if verb.lemma == "reach" else own.after("in") if verb.lemma == "land" else None
        draft = Draft(Act.REQUEST, mood, "come in", own.pre, own, whose, whom, things, (subject,))
        return self.add(replace(draft, negated=subject.negative))

    def _denied(self, mood: Mood, subject: Group, last: int, rule: str, own: Parts, echo: Echo) -> bool:
        """Take down a denial on somebody's word; the page's own is none."""
        return self._gainsaid(replace(mood, negative=False).under("denied", "untrue"), subject, last, rule, own, echo)

    def _gainsaid(self, below: Mood, subject: Group, last: int, rule: str, own: Parts, echo: Echo) -> bool:
        """Take down a denial of what was told; nothing of what was told as not done, but that others deny it too."""
        verb = own.clause.verb
        itself = verb is not None and verb.passive and verb.lemma == "deny"  # this is denied categorically
        unsaid = below.source.kind is Attribution.OUTLET and below.source.relayed_from is None and not itself
        if unsaid or below.modality is not Modality.DENIED:
            return False
        if "if" in below.path:
            return True  # if that is not so, we will say it
        again = bool(_AS_WELL & {token.low for token in self.tokens}) or below.source.speaker == echo.speaker
        if echo.negative and rule not in _NONE and not again:
            return True
        main = own.clause.kind == "main" and not own.passive and self.sentence > echo.sentence
        himself = main and subject.kind in _DOERS and self._same(subject, own, below, echo)
        return self._judged(below, subject, last, rule, own, echo, subject if himself else None)

    def _judged(
        self, mood: Mood, subject: Group, last: int, rule: str, own: Parts, echo: Echo, who: Group | None = None
    ) -> bool:
        """Take down that what was told is so, or is not so; who did it, where he answers for himself."""
        whole = Group(min(subject.first, last - 1), max(last, subject.last), last - 1, "other")
        return self.add(Draft(echo.act, mood, rule, own.post, None, who, used=(whole,), echo=echo, judged=True))

    def _add(self, mood: Mood, subject: Group, last: int, rule: str, own: Parts, echo: Echo) -> bool:
        whole = Group(min(subject.first, last - 1), max(last, subject.last), last - 1, "other")
        return self.add(Draft(echo.act, mood, rule, own.post, None, used=(whole,), echo=echo))

    def _confirmed(self, own: Parts, mood: Mood, echo: Echo) -> bool:
        """What was put on another's word, told by somebody to be so: confirmed this, said as much, that is true."""
        verb, subject = own.clause.verb, own.clause.subject
        if verb is None or subject is None or not echo.put or own.clause.kind not in ("main", "that"):
            return False
        none = verb.negative or mood.negative or subject.negative or self.tokens[verb.first - 1].low == "neither"
        beside = own.clause.kind == "that" and not own.clause.mark and subject.kind != "pronoun"  # said so, and
        if none or verb.modal or verb.passive or (mood.path and not beside) or told_of(own):
            return False
        words = self._rest_of(verb)
        if verb.lemma == "be":
            below, so = mood, self._points_back(subject) and bool(words) and set(words) - _STRESS <= _SO - {"right"}
        else:
            back = verb.lemma in _CONFIRMS and any(self._points_back(group) for group in own.direct())
            said = verb.lemma in _CONFIRMS | {"say", "report"} and tuple(words[:2]) in _AS_MUCH
            elsewhere = any(word.isdigit() for word in words) or words[2:3] in (["thing"], ["before"])
            below, so = self.as_said(own, mood), (back or said) and not elsewhere  # said the same in 2030
        if not so or below.source.kind is Attribution.OUTLET or below.source.speaker == echo.speaker:
            return False  # we slowed them down, that is true
        last = max((item.what.last for item in own.post if isinstance(item.what, Group | Mark)), default=verb.last)
        below = replace(below, modality=echo.modality, negative=echo.negative)
        return self._judged(below, subject, last, "confirmed so", own, echo)

    def _rest_of(self, verb: Verb) -> list[str]:
        """The words behind a verb up to the next mark, whatever they were taken for: called the report fabricated."""
        rest = range(verb.last, len(self.tokens))
        end = next((at for at in rest if self.tokens[at].tag in (",", ".", ";", ":")), verb.last)
        return [token.low for token in self.tokens[verb.last : end]]


def answerable(echo: Echo) -> bool:
    """Whether somebody can call true or false what was told."""
    return echo.act in ANSWERED or (echo.act in _PUT and echo.put)


def told_of(own: Parts) -> bool:
    """Whether a clause says itself of what it speaks: reports that, claims of."""
    children = [c for c in own.clause.children if not (c.kind == "ger" and c.verb is not None and _false(c.verb, own))]
    if any(child.kind in ("that", "whether", "inf", "ger") for child in children):
        return True
    subject = own.clause.subject
    names = subject is not None and subject.kind in ("body", "person", "spokes", "name")  # the ministry of defence
    front = () if names else own.clause.pre
    return any(item.prep in ("of", "about", "that") for item in (*front, *own.clause.post))


def _false(verb: Verb, own: Parts) -> bool:
    """Whether a gerund is no more than a word for what is false: misleading."""
    return verb.last - verb.first == 1 and own.tokens[verb.first].low in UNTRUE


def _not_so(words: set[str]) -> bool:
    """Whether words say of something, alone, that it is not so."""
    telling = {word for word in words if word[:1].isalpha()} - _STRESS
    if "not" in telling:
        if telling == {"not"}:
            return not words.isdisjoint(_FIRMLY)
        if telling - {"not"} in _NEVER:
            return True
        return telling - {"not"} != set() and telling - {"not"} <= _SO | wordset("true")
    return bool(telling) and telling <= UNTRUE
