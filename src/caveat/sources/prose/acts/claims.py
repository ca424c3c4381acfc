"""What is said of a report or claim itself: that it is baseless, that there is no truth in it."""

from __future__ import annotations

from msgspec.structs import replace

from caveat.evidence import Act, Attribution, Modality
from caveat.sources.prose.acts.effects import is_claim
from caveat.sources.prose.acts.lists import Lists
from caveat.sources.prose.grammar.clauses import Clause, Item
from caveat.sources.prose.grammar.drafts import Draft
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.words.groups import Group, Mark
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.spoken import UNTRUE
from caveat.sources.prose.words.tokens import Token


class Claims(Lists):
    """Reads reports and claims that are said to be true or untrue."""

    def untrue(self, clause: Clause) -> bool:
        """Whether a clause says that what it speaks of has no truth, basis or foundation."""
        verb = clause.verb
        if verb is None:
            return False
        for item in (*clause.pre, *clause.post):
            group = item.what
            if group is clause.subject and any(c.anchor is group and c.kind == "that" for c in clause.children):
                continue  # the fact that they were sold is not in dispute
            if isinstance(group, Group) and self.tokens[group.head].low == "nothing" and verb.lemma == "be":
                return any(item.prep in ("to", "in", "behind") for item in clause.post)  # nothing in reports that
            if isinstance(group, Group) and self.tokens[group.head].low in wordset("truths"):
                lacks = verb.lemma == "lack" or item.prep == "without"
                lacks = lacks or (item.prep == "of" and self.tokens[item.first - 1].low in ("devoid", "bereft", "void"))
                return (verb.negative or group.negative) is not lacks  # not without foundation
        return False

    def refuted(self, own: Parts, mood: Mood, subject: Group) -> bool:
        """A report that is said to be false, or not to be true: reports of a halt are baseless."""
        if not is_claim(subject, own) and self.tokens[subject.head].low not in wordset("notions"):
            return False
        verb = own.clause.verb
        negative = verb is not None and (verb.negative or any(is_not(item) for item in own.post))
        said = [token.low for item in own.post for token in self._words(item)]
        false = any(low in UNTRUE for low in said) and not negative
        unreal = negative and bool(set(said) & (wordset("true") | {"fact", "facts", "reality"}))
        if not false and not unreal and not self.untrue(own.clause):
            return False
        shown = verb is not None and verb.lemma in ("prove", "turn") and mood.source.kind is Attribution.OUTLET
        below = replace(mood, negative=False).under("refused" if shown else "denied", "untrue")
        content: list[Clause | Group] = [c for c in own.clause.children if c.anchor is subject and c.kind == "that"]
        content = content or [*self.inner(subject, own.clause.pre)]
        for part in own.clause.children if not content else []:
            if part.kind == "part" and part.anchor is subject:
                content += [i.what for i in part.post if isinstance(i.what, Clause) and i.what.kind == "that"]
        content = content or [i.what for i in own.clause.pre if isinstance(i.what, Clause) and i.what.kind == "that"]
        events = (item.what for item in own.clause.pre if isinstance(item.what, Group) and item.what is not subject)
        if not content:
            content += [group for group in events if self.event_act(group) is not None][:1]
        for one in content:
            if isinstance(one, Clause):
                self.walk(one, below)
            else:
                self.event(one, own.clause.pre, below, None)
        if content or self.book.recent.last is not None or not own.near or below.modality is not Modality.DENIED:
            return bool(content)
        if mood.source.kind is Attribution.OUTLET or mood.speaker is None or own.clause.children:
            return False
        draft = Draft(Act.DENY, replace(mood, negative=False), "is untrue", own.post, own, used=(subject,))
        return self.add(replace(draft, speaker=mood.speaker))  # "The allegation is false," said the maker

    def told_untrue(self, own: Parts, mood: Mood) -> bool:
        """What is said and called untrue in one clause: that we have held them back is nonsense."""
        verb = own.clause.verb
        told = [i.what for i in own.clause.pre if isinstance(i.what, Clause) and i.what.kind == "that" and not i.prep]
        lows = {token.low for item in own.post for token in self._words(item)}
        no = verb is None or verb.negative or any(is_not(item) for item in own.post)
        false = bool(lows & UNTRUE) if not no else bool(lows & wordset("true"))
        if len(told) != 1 or not false:
            return False
        own_voice = mood.source.kind is Attribution.OUTLET
        self.walk(told[0], replace(mood, negative=False).under("refused" if own_voice else "denied", "untrue"))
        return True

    def _words(self, item: Item) -> list[Token]:
        """The words of a group or mark."""
        return self.tokens[item.what.first : item.what.last] if isinstance(item.what, Group | Mark) else []


def is_not(item: Item) -> bool:
    """Whether an item is the negation that an adverb parts from its verb: is simply not."""
    return isinstance(item.what, Mark) and item.what.low in ("not", "n't", "never")


def is_adverb(item: Item) -> bool:
    """Whether an item is no more than an adverb: simply, plainly."""
    return isinstance(item.what, Mark) and item.what.tag in ("R", "RB")
