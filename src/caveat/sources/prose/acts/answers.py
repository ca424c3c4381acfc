"""What answers a statement before it: "the ministry denied this", "that is false", "officials put the number at 30"."""

from __future__ import annotations

from msgspec.structs import replace

from caveat.evidence import Act, Attribution, Modality
from caveat.sources.prose.acts.effects import is_claim
from caveat.sources.prose.acts.questioned import DENIES, Questioned
from caveat.sources.prose.acts.verdicts import ANSWERED, CONFIRMING, JUDGES, THAT, answerable, told_of
from caveat.sources.prose.grammar.auxiliaries import nothing_such
from caveat.sources.prose.grammar.clauses import Item
from caveat.sources.prose.grammar.drafts import Draft, Echo
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.named.recent import BACK
from caveat.sources.prose.words.groups import FIELD, Group, Mark, Verb, singular
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.likeness import alike
from caveat.sources.prose.words.spoken import BRANDS, CLAIMS, UNTRUE, is_paper

_BACK_TO_NUMBER = 6
"""Sentences back to the number that another source gives otherwise: nothing else is counted in between."""
_PLEDGES = frozenset(("promise", "pledge", "order", "agree", "offer", "undertake", "sign", "issue", "give", "decide"))
"""What somebody has not done who has agreed to no such thing."""
_SPEAKERS = frozenset(("they", "he", "she"))
_ERRS = frozenset(("wrong", "mistaken", "lying"))
"""What is said of whoever is in the wrong, and of what should not have been done."""
_WISHES = frozenset(("hope", "wish", "trust", "pray", "fear", "suspect", "doubt"))
"""What somebody does who would have a report untrue, and does not say that it is."""
_REJECTS = frozenset(("reject", "dismiss", "contest", "contradict", "counter", "challenge"))
"""Verbs of whoever denies a report, and does something else to anything else."""
_AGAINST = {"take": ("issue", ("with",)), "push": ("back", ("against", "on"))}
"""Verbs that deny a report by a word and a preposition behind them: took issue with that account."""
_OTHERWISE = frozenset(("otherwise", "differently", "different"))
_GIVES = frozenset(("issue", "give", "publish", "release"))
_VOTING = frozenset(("parliament", "congress", "senate", "house", "assembly", "voters", "court", "knesset"))
"""Whose rejection is a decision, and no denial."""
_RECORDS = frozenset(("say", "have", "show", "list", "give", "record", "count", "mention", "register", "note", "name"))
_BY_HAND = frozenset(("say", "count", "record", "register"))
"""What whoever is no paper does with a bare number."""
_COUNTS = frozenset(("put", "speak", "be", "arrive", "come", *_RECORDS))
_COUNTED = ANSWERED | {Act.DENY}
_BEFORE_NUMBER = {"put": ("at",), "speak": ("of",), "arrive": ("at",), "come": ("to",)}
"""What stands between such a verb and the number."""
_PICTURES = frozenset(("picture", "photograph", "photo", "image", "video", "footage", "clip", "film", "screenshot"))
"""What shows some goods, and not how many there were."""
_TRUE_NUMBER = frozenset(("correct", "right", "true", "real", "actual", "proper"))
_FOR_SO_MANY = frozenset(("contract", "order", "deal", "agreement", "licence", "license", "permit"))
"""Papers that are for so many."""
"""What a source does with a number: speaks of 24; the list has 24; the minister's office says four."""
_FINDS = {"speak": "of", "find": "", "count": "", "record": "", "register": "", "list": "", "report": ""}
"""Verbs of whoever counts measures, with what stands before these."""
_NAMED = frozenset((Act.PAUSE, Act.WITHHOLD, Act.DENY, Act.SLOW, Act.APPROVE, Act.DELIVER))
_DENYING = DENIES | _REJECTS | BRANDS | _GIVES | _AGAINST.keys() | {"be", "say", "tell"}
"""All verbs by which somebody may deny what was told."""
ANSWERING = _DENYING | JUDGES | CONFIRMING | _PLEDGES | _COUNTS | _FINDS.keys() | {"come", "arrive", "reach", "land"}
"""All verbs by which a statement before may be answered."""
FIGURES = wordset("figures")


class Answers(Questioned):
    """Reads denials and numbers that say of what only by what was said before."""

    def answered(self, own: Parts, mood: Mood) -> bool:
        """Take down what is denied, or counted otherwise, of the act that was told last; false where nothing is."""
        if self._counted_events(own, mood):
            return True
        last, verb = self.book.recent.last, own.clause.verb
        if self._came_in(own, mood, last):
            return True
        counted = self.book.counted
        near = counted is not None and self.sentence - counted.sentence <= _BACK_TO_NUMBER
        if counted is not None and near and self._counted_so(own, mood, counted.untargeted()):
            return True
        echo = self.book.recent.claim(self.sentence)
        if echo is None or verb is None or not answerable(echo):
            return False
        if self._denied_so(own, mood, echo) or self._promised_nothing(own, mood, echo):
            return True
        return self._confirmed(own, mood, echo) or (echo.act in ANSWERED and self._never_was(own, mood, echo))

    def decided_against(self, own: Parts, mood: Mood) -> bool:
        """What somebody thought of, wanted or planned, and gave up: considered it, but decided against it."""
        last, verb, subject = self.book.recent.last, own.clause.verb, own.clause.subject
        if last is None or verb is None or subject is None or self.sentence - last.sentence > 1 or last.asked:
            return False
        groups = list(own.groups(own.post))
        stranded = any(isinstance(item.what, Mark) and item.what.low == "against" for item in own.post)
        used = [group for prep, group in groups if prep == "against"]
        it = [self.tokens[group.head].low for group in used]
        points_back = it in (["it"], ["this"], ["that"]) or (stranded and not groups)
        firm = not (verb.negative or verb.modal or verb.passive or mood.negative)
        open_ = last.modality in (Modality.CONSIDERED, Modality.PLANNED) and not last.negative
        if not (points_back and firm and open_) or last.act in (Act.DEMAND, Act.REQUEST, Act.NO_COMMENT):
            return False
        if own.clause.twin is None and not self._same(subject, own, mood, last):
            return False
        below = replace(mood.under("planned", verb.lemma), negative=True)
        return self.add(Draft(last.act, below, "against it", own.pre, own, subject, used=(subject, *used), echo=last))

    def _promised_nothing(self, own: Parts, mood: Mood, echo: Echo) -> bool:
        """Whether somebody says that he has not agreed to what was told: we promised no such thing."""
        verb, subject = own.clause.verb, own.clause.subject
        if verb is None or subject is None or verb.lemma not in _PLEDGES or verb.passive or verb.modal:
            return False
        none = any(nothing_such(group, own) for group in own.direct()) and not mood.negative
        if not none or echo.negative or not echo.put or mood.source.kind is Attribution.OUTLET:
            return False
        below = mood.under("denied", verb.lemma)
        draft = Draft(echo.act, below, "no such", own.pre, own, subject, None, (), (subject,), echo=echo.untargeted())
        return self.add(draft)

    def _denied_so(self, own: Parts, mood: Mood, echo: Echo) -> bool:
        verb, subject = own.clause.verb, own.clause.subject
        assert verb is not None
        if subject is None or verb.lemma not in _DENYING:
            return False
        none = self._none_of_it(subject)
        if not none and told_of(own):
            return False
        last = max((item.what.last for item in own.post if isinstance(item.what, Group | Mark)), default=verb.last)
        words = [token.low for token in self.tokens[verb.last : last]]
        if verb.lemma == "be":
            no = verb.negative or "not" in words
            false = bool(set(words) & UNTRUE) and not no
            so = (no or none) and set(words) & (wordset("true") | {"so", "case"})
            meant = none or self._points_back(subject) or (false and echo.said and self._who_said(subject, set(words)))
            if not (false or so) or not meant:
                return False
            if _WISHES & set(mood.path):
                return True  # we hope that it is not true
            if not self._of_fact(set(words), own, echo):
                return echo.put  # that was wrong: not so, or not right
            below = replace(mood, negative=False).under("denied", "untrue")
        elif verb.negative or own.clause.kind not in ("main", "that"):
            return False
        elif verb.passive:
            refuses = verb.lemma in ("reject", "dismiss", "contradict") and is_claim(subject, own)
            if not (refuses or verb.lemma in DENIES) or not self._points_back(subject) or verb.modal:
                return False
            below = self.as_said(own, mood).under("denied", verb.lemma)
        else:
            words += self._rest_of(verb)
            named = verb.lemma in BRANDS and bool(set(words) & UNTRUE)
            things = [group for group in own.direct() if self._points_back(group) or (named and self._branded(group))]
            rejects = verb.lemma in _REJECTS and any(is_claim(g, own) or self._so_said(subject, echo) for g in things)
            denies = bool(things) and (verb.lemma in DENIES or rejects or named)
            denies = denies or (verb.lemma == "contradict" and self._him_who_said(own, echo))
            if not denies and not self._gives_the_lie(own):
                return False
            below = self.as_said(own, mood).under("denied", verb.lemma)
        return self._gainsaid(below, subject, last, "deny so", own, echo)

    def _who_said(self, group: Group, words: set[str]) -> bool:
        """Whether a pronoun stands for whoever said something, of whom it is told that he errs: they were wrong."""
        return group.kind == "pronoun" and self.tokens[group.head].low in _SPEAKERS and bool(words & _ERRS)

    def _of_fact(self, words: set[str], own: Parts, echo: Echo) -> bool:
        """Whether it is judged that a thing is not so, and not that it should not have been done: that was wrong."""
        verb, subject = own.clause.verb, own.clause.subject
        if not words & _ERRS or verb is None or subject is None or is_claim(subject, own):
            return True
        return echo.put and not (verb.past and self.tokens[subject.head].low in THAT)

    def _him_who_said(self, own: Parts, echo: Echo) -> bool:
        """Whether whoever told it is contradicted himself: a diplomat said so; the minister contradicted him."""
        himself = [self.tokens[group.head].low for group in own.direct()]
        return echo.said and himself in (["him"], ["her"], ["them"])

    def _branded(self, group: Group) -> bool:
        """Whether a report and what it is called were taken into one group: called | the report nonsense."""
        words = [token.low for token in self.tokens[group.first : group.last]]
        if len(words) > 2 and words[0] in ("this", "that") and words[1] in ("a", "an") and words[-1] in UNTRUE:
            return True  # calls this an invention
        report = len(words) > 2 and words[0] in ("the", "this", "that") and singular(words[1]) in CLAIMS
        return report and words[-1] in UNTRUE

    def _so_said(self, subject: Group, echo: Echo) -> bool:
        """Whether what was told stands on the word of another, so that whoever rejects it denies it."""
        said = echo.said and echo.modality is Modality.ASSERTED  # a plan that is rejected is opposed
        return said and not _VOTING & {token.low for token in self.tokens[subject.first : subject.last]}

    def _gives_the_lie(self, own: Parts) -> bool:
        """Whether somebody denies what was told in a turn of phrase: took issue with that, issued a denial."""
        verb = own.clause.verb
        assert verb is not None
        rest = [word for word in self._rest_of(verb) if word[:1].isalpha()]
        if verb.lemma in ("say", "tell"):
            told = {"this", "that", "quite", "very"} | ({"it"} if verb.lemma == "say" else set())
            return bool(rest) and rest[-1] in _OTHERWISE and set(rest[:-1]) <= told  # who tells it otherwise goes on
        if verb.lemma in _GIVES:
            return any(self.tokens[group.head].low == "denial" for group in own.direct()) and "of" not in rest
        mark, preps = _AGAINST.get(verb.lemma, ("", ()))
        back = (group for prep, group in own.groups(own.post) if prep in preps)
        return mark in rest and any(self._points_back(group) for group in back)

    def _counted_so(self, own: Parts, mood: Mood, echo: Echo) -> bool:
        verb, subject = own.clause.verb, own.clause.subject
        if verb is not None and verb.lemma == "be" and subject is None and self._so_many_there(own, mood, echo):
            return True
        but = self._not_but(verb) if verb is not None and verb.lemma == "be" else None
        if but is not None and subject is not None and self._is_number(subject) and echo.act in _COUNTED:
            said = mood.source.kind is not Attribution.OUTLET or self._mended(own, echo)
            return said and self._add(replace(mood, negative=False), subject, but, "counted so", own, echo)
        if verb is None or subject is None or verb.negative or verb.passive or echo.act not in _COUNTED:
            return False
        if verb.lemma not in _COUNTS or singular(self.tokens[subject.head].low) in _PICTURES:
            return False
        if verb.lemma == "arrive" and subject.kind in FIELD:
            return False  # the bombs will arrive in 2033 at the earliest
        paper = verb.lemma == "be" and singular(self.tokens[subject.head].low) in _FOR_SO_MANY
        figure = next((g for g in own.direct() if self._is_number(g)), None)
        given = verb.lemma == "give" and figure is not None
        about = _BEFORE_NUMBER.get(verb.lemma, ("of", "as") if given else ("for",) if paper else ("",))
        held = (g for prep, g in own.groups(own.post) if prep in about)
        number = next((g for g in held if g.kind == "number" or self._same_counted(g, echo)), None)
        if number is None:
            return False
        whom = next((g for prep, g in own.groups(own.post) if prep in ("for", "to") and own.agent_like(g)), None)
        if whom is not None and self._of_another(whom):
            return False
        what = subject if verb.lemma == "be" else next(iter(own.direct()), None)
        if verb.lemma in ("be", "put") and not paper and (what is None or not self._is_its_number(what, own, echo)):
            return False
        below = mood if verb.lemma == "be" and not paper else self.as_said(own, mood)
        whose = subject.owner
        if verb.lemma == "be" and whose is not None and whose.kind in ("body", "person", "spokes", "name", "state"):
            below = replace(mood, source=self.voices.source(whose, [Item("", whose, whose.first)]))
        by_hand = verb.lemma in _BY_HAND or given
        if verb.lemma in _RECORDS and not (is_paper(below.source.speaker or "") or by_hand):
            return False
        if (
            below.source.kind is Attribution.OUTLET
            and below.source.relayed_from is None
            and not self._mended(own, echo)
        ):
            return False
        return self._add(replace(below, negative=False), subject, number.last, "counted so", own, echo)

    def _not_but(self, verb: Verb) -> int | None:
        """The end of a number that is put in the place of another: it was not 900 but 600."""
        rest = self.tokens[verb.last :]
        tags = [token.tag for token in rest[:3]]
        told = verb.negative and tags == ["CD", "CC", "CD"] and rest[1].low == "but"
        return verb.last + 3 if told else None

    def _of_another(self, whom: Group) -> bool:
        """Whether a number is that of goods for somebody else than what was counted."""
        told = self.book.counted.target if self.book.counted is not None else None
        mention = self.book.resolve(whom, self.tokens, self.sentence, None, [])
        return told is not None and mention is not None and not alike(told.name, mention.name)

    def _so_many_there(self, own: Parts, mood: Mood, echo: Echo) -> bool:
        """How many there were, in the words of another: a dock worker said there were 24."""
        verb, there = own.clause.verb, any(isinstance(i.what, Mark) and i.what.low == "there" for i in own.pre)
        if verb is None or verb.negative or not there or self.sentence - echo.sentence > BACK:
            return False
        number = next((g for g in own.direct() if g.kind == "number" or self._same_counted(g, echo)), None)
        if number is None or number.negative or mood.source.kind is Attribution.OUTLET or echo.act not in ANSWERED:
            return False
        return self._add(mood, Group(verb.first, verb.last, verb.head, "other"), number.last, "counted so", own, echo)

    def _mended(self, own: Parts, echo: Echo) -> bool:
        """Whether the page itself mends its number right behind it: the correct figure is 14; it was four."""
        subject = own.clause.subject
        if subject is None or own.clause.verb is None or own.clause.verb.lemma != "be" or own.clause.kind != "main":
            return False
        words = {token.low for token in self.tokens[subject.first : subject.last]}
        bare = words == {"it"} or (words - {"the"}) <= FIGURES
        return bool(words & _TRUE_NUMBER) or (bare and self.sentence - echo.sentence == 1)

    def _is_its_number(self, group: Group, own: Parts, echo: Echo) -> bool:
        """Whether a group is the number of what was counted, and not that of the dead."""
        whose = own.follower(group, ("of",))
        if whose is None and group.last < len(self.tokens) and self.tokens[group.last].low == "of":
            return False  # the number of dead
        return self._is_number(group) and (whose is None or self._of_goods(whose, echo))

    def _of_goods(self, group: Group, echo: Echo) -> bool:
        head = singular(self.tokens[group.head].low)
        return any(singular(one.name.split()[-1].lower()) == head for one in echo.objects) or group.kind in FIELD

    def _counted_events(self, own: Parts, mood: Mood) -> bool:
        """How many measures or answers somebody counts: the office speaks of two rejections, we found two halts."""
        verb, subject = own.clause.verb, own.clause.subject
        about = _FINDS.get(verb.lemma) if verb is not None else None
        if verb is None or about is None or subject is None or verb.negative or verb.passive or verb.modal:
            return False
        for prep, group in own.groups(own.post):
            done = any(token.low.endswith("ed") for token in self.tokens[group.first : group.head])  # blocked shipments
            counted = self.tokens[group.first].tag == "CD" and self.event_act(group) in _NAMED
            counted = counted and not (done and self.event_act(group) is Act.DELIVER)
            if prep != about or not counted or group.members:
                continue
            said = mood if self.tokens[subject.head].low in ("we", "i") else self.as_said(own, mood)
            return self.event(group, own.post, replace(said, path=(*mood.path, verb.lemma)), None)
        return False

    def _same_counted(self, group: Group, echo: Echo) -> bool:
        """Whether a group counts what was counted before: the register lists 48 permits."""
        same = self._of_goods(group, echo)
        return same and any(token.tag == "CD" for token in self.tokens[group.first : group.head])

    def _is_number(self, group: Group) -> bool:
        low = self.tokens[group.head].low
        return low in FIGURES or (group.kind == "pronoun" and low == "it")
