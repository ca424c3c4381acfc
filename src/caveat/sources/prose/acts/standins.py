"""A group or a draft in; who is meant out, where the words name nobody themselves: pronouns, spokesmen, "the same"."""

from __future__ import annotations

from caveat.evidence import Act, Attribution, Modality
from caveat.sources.prose.acts.endusers import first_named
from caveat.sources.prose.acts.firmness import Firmness
from caveat.sources.prose.grammar.clauses import Item
from caveat.sources.prose.grammar.drafts import Draft, Found, Told, offered_again
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.grammar.names import if_named, name, state_in
from caveat.sources.prose.named import lands
from caveat.sources.prose.named.entries import Entry
from caveat.sources.prose.named.pronouns import before_last, somebody_else
from caveat.sources.prose.named.spokesmen import says_we_for
from caveat.sources.prose.needs.kinds import infinitive
from caveat.sources.prose.statement import Mention
from caveat.sources.prose.words.deeds import DONE_TO, MEASURES
from caveat.sources.prose.words.groups import FIELD, Group, singular
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.parties import spoken_for
from caveat.sources.prose.words.spoken import is_paper
from caveat.sources.prose.words.tokens import tokens_text

_ANSWERS = frozenset((Act.DENY, Act.APPROVE, Act.NO_COMMENT))
"""What somebody does to whom something was put."""
_PUT = frozenset((Act.REQUEST, Act.DEMAND))
"""How something is put to somebody."""
_NEAR = 2
"""Sentences back in which whoever is meant by a pronoun is looked for."""
_BARE = 2
"""Words of a noun with no more than its article: the contract."""
_TO_ONES = frozenset((Act.DELIVER, Act.OFFER, Act.SUPPORT, Act.OPPOSE))
"""Acts towards whom a pronoun stands for, and for no thing."""
_PERSONS = frozenset(("him", "her", "he", "she"))
_ASKERS = frozenset(("them", "him", "her", "us", "me"))
_ANYBODY = frozenset(("anybody", "anyone"))
_ENVOYS = frozenset(("envoy", "attache", "attaché", "official", "officer", "diplomat", "aide", "consul"))
"""Who speaks for somebody, beside the holders of an office."""
_THOSE = ("it", "them", "this", "they")
"""What stands for goods just told of; the last where something is done to them."""
_ONES = _PERSONS | {"it", "them", "they"}


class StandIns(Firmness):
    """Finds who stands behind words that name nobody."""

    def mention(self, group: Group | None, mood: Mood, items: list[Item], acts: bool = False) -> Mention | None:
        """Who a group is, and whether it is who acts; a pronoun in what somebody says is the speaker, where it fits."""
        if group is None or group.negative:
            return None
        low = self.tokens[group.head].low
        place = self.tokens[group.first].start, self.tokens[group.last - 1].end
        if low in ("my", "our") and acts and group.last == group.first + 1:
            low = "i" if low == "my" else "we"
            if mood.speaker is None:
                return Mention(low.capitalize(), *place)
            if low == "i":
                return Mention(mood.speaker.name, *place)
        if mood.speaker is not None and low in ("we", "us"):
            told = mood.reported and (low == "we" or mood.source.kind is not Attribution.ANONYMOUS)
            body = says_we_for(mood.speaker.name, self.book.entries) if told else None
            body = body or self._spoken_for(mood, place[0])
            bare = mood.speaker.name.lower().startswith(("spokes", "ambassador", "envoy"))
            alone = mood.source.kind is Attribution.ANONYMOUS or mood.speaker.name.isupper()
            alone = alone or (low == "us" and self._holds_office(mood.speaker.name))
            if body is not None or not mood.reported or bare or mood.source.kind is Attribution.NAMED or alone:
                return Mention(body or ("We" if low == "we" else "us"), *place)
        if mood.reported and mood.speaker is not None and group.kind == "pronoun" and low in ("it", "he", "she"):
            said = self._of_speaker(low, mood, place[0], acts)
            if said is not None:
                return Mention(said, *place)
        bare = group.refers is None or self._to_others(group)
        if group.kind == "pronoun" and low in wordset("some_of_them") and bare:
            return name(group, self.tokens, items)
        if low == "you" and acts and mood.modality is Modality.ASSERTED:
            return Mention("you", *place)  # whom somebody speaks to
        if low in ("he", "she") and mood.speaker is not None and mood.source.kind is Attribution.ANONYMOUS:
            other = somebody_else(self.book.entries, place[0], self.sentence, mood.speaker.name)
            if other is not None:
                return Mention(other.name, *place)  # the minister left; an aide said she would stop them
        if low == "there" and (named := lands.place(place[0], self.book.entries, self.sentence)) is not None:
            return Mention(named, *place)
        if lands.is_land(group, self.tokens):
            land = lands.stands_for(place[0], self.book.entries, self.sentence, acts)
            return Mention(land, *place) if land is not None else name(group, self.tokens, items)
        found = self.book.resolve(group, self.tokens, self.sentence, mood.speaker, items)
        if found is None and acts and low == "it":
            far = before_last(self.book.entries, place[0], self.sentence)
            return Mention(far.name, *place) if far is not None else None
        return found

    def _to_others(self, group: Group) -> bool:
        """Whether something goes to others than who was named: passed on to others."""
        return [token.low for token in self.tokens[group.first - 1 : group.last]] == ["to", "others"]

    def _spoken_for(self, mood: Mood, start: int) -> str | None:
        """The body whose spokesman speaks, by its name where a plain noun stands for one: a company spokesman."""
        body = spoken_for(mood.source.speaker) if mood.source.kind is Attribution.INSTITUTION else None
        return body if body is None else self.book.stands_for(body, start, self.sentence)

    def _of_speaker(self, low: str, mood: Mood, start: int, acts: bool) -> str | None:
        """Whom a pronoun in what is said means, where it is who says it, or whose voice he is."""
        assert mood.speaker is not None
        fits = Attribution.INSTITUTION if low == "it" else Attribution.NAMED
        if mood.source.kind is not fits or is_paper(mood.speaker.name):
            return None
        if low != "it":
            return None if self._quoted(start) else mood.speaker.name  # whoever is quoted says "I" of himself
        body = self._spoken_for(mood, start)
        if body is not None:
            return body
        if self._holds_office(mood.speaker.name):
            return None  # the ambassador said that Chad had paid and that it had asked for more
        beside = acts and not self.frames.says & set(mood.path)
        return None if beside and self._opens(start, mood.speaker.name) else mood.speaker.name

    @staticmethod
    def _holds_office(speaker: str) -> bool:
        """Whether a speaker without a name is somebody who speaks for others: the ambassador, a spokesman."""
        return singular(speaker.split()[-1].lower()) in wordset("office") | _ENVOYS

    def _quoted(self, start: int) -> bool:
        """Whether a place lies within quotation marks."""
        return sum(token.tag == "QUO" and token.start < start for token in self.tokens) % 2 == 1

    def _opens(self, start: int, speaker: str) -> bool:
        """Whether another body than the speaker is what the sentence is about: the court, she writes, erred when it."""
        opening = self.tokens[0].start
        here = (e for e in self.book.entries if e.subject and opening <= e.mention.start < start)
        return any(
            e.kind in ("state", "body", "name") and not (e.person or e.plural) and e.mention.name != speaker
            for e in here
        )

    def doer(self, draft: Draft) -> Mention | None:
        """Who acts: who acted before goes on acting, unless something was put to somebody who now answers it."""
        group, before = draft.actor, self._before()
        low = self.tokens[group.head].low if group is not None and group.kind == "pronoun" else ""
        within = group is None or low not in ("it", "they") or self._opens(self.tokens[group.first].start, "")
        who = self.mention(group, draft.mood, [*_above(draft), *draft.items], acts=True)
        asker = self._who_asked_for_it(draft, low)
        if asker is not None and who is not None:
            return Mention(asker.name, who.start, who.end)
        if who is None or before is None or within:
            return who
        if draft.mood.speaker is not None and who.name == draft.mood.speaker.name:
            return who
        echo = self.book.recent.last
        silent = draft.act is Act.NO_COMMENT and before.said  # said it expected Chad to pay, and would not say more
        answers = (draft.act in _ANSWERS and not silent) or (echo is not None and echo.asked and echo.act is draft.act)
        known = before.target if before.act in _PUT and answers else before.actor
        entry = self._entry(known)
        fits = entry is not None and _agrees(entry, low) and (entry.subject or before.act in _PUT)
        fits = fits and not before.beside  # the firm makes parts of the jets that Oslo sells; it has applied
        return Mention(known.name, who.start, who.end) if known is not None and fits else who

    def _who_asked_for_it(self, draft: Draft, low: str) -> Mention | None:
        """Whoever gets something is who asked for it: gave Chad the tanks that it had asked for."""
        own, told = draft.own, self.found[-1] if self.found else None
        if draft.act is not Act.REQUEST or own is None or low not in ("it", "they"):
            return None
        if told is not None and told.act is Act.DENY and own.clause.kind == "adv":
            entry = self._entry(told.target)  # Oslo told Chad no when it asked for them
            return entry.mention if entry is not None and _agrees(entry, low) else None
        if own.clause.kind != "rel":
            return None
        entry = self._entry(told.target) if told is not None and told.act in MEASURES else None
        return entry.mention if entry is not None and _agrees(entry, low) else None

    def _before(self) -> Told | None:
        """What was told last, in the sentence before."""
        told = None if self.found else self.book.told
        return told if told is not None and self.sentence - told.sentence == 1 else None

    def _entry(self, one: Mention | None) -> Entry | None:
        return next((e for e in reversed(self.book.entries) if one is not None and e.mention.name == one.name), None)

    def unnamed(self, draft: Draft) -> bool:
        """Whether whoever acts is told by a pronoun that stands for nobody."""
        own, actor = draft.own, draft.actor
        if own is None or actor is None or draft.speaker is not None or actor.negative or actor.kind != "pronoun":
            return False
        low, verb = self.tokens[actor.head].low, own.clause.verb
        if low in wordset("nobodies"):
            return False
        if low == "you":  # not whoever it may be: if you sell them you get
            return verb is None or verb.modal != "" or not (verb.past or verb.perfect or verb.progressive)
        return self.mention(actor, draft.mood, own.clause.pre or _above(draft), acts=True) is None

    def whom(self, draft: Draft, who: Mention | None) -> Mention | None:
        """Towards whom: nobody is his own recipient, so that a pronoun there stands for somebody else."""
        if self._nobody_at_all(draft):
            return None
        target = first_named(draft.target, self.tokens)
        whom = self._anybody(draft) or self._goes_on_to(draft) or self.mention(target, draft.mood, draft.items)
        whom = whom or self._kept_target(draft)
        if draft.echo is not None and not draft.judged:
            whom = whom or draft.echo.target
        if who is not None and whom is not None and who.name == whom.name and draft.target is not draft.actor:
            whom = self._besides(draft, who)
        if draft.act is Act.APPROVE and whom is not None and draft.rule.split()[0] in ("receive", "obtain", "get"):
            named = draft.target is None or draft.target.kind != "pronoun"
            sells = whom.name.split()[-1].lower() in wordset("vendors")
            whom = None if sells and not named else whom  # the firm: it has its permit
        return whom or self._printed_target(draft) or self._of_item(draft, who)

    def _printed_target(self, draft: Draft) -> Mention | None:
        """The pronoun itself, where it can only be somebody: called on her to stop the sale, is to sell you radars."""
        group, own = draft.target, draft.own
        if group is None:
            return None
        token = self.tokens[group.head]
        if group.refers is not None and group.refers.kind in FIELD and (own is None or len(own.direct()) < _BARE):
            return None  # the rifles: protested against them, is offering them cheaply
        if token.low in ("you", "us", "me") and (own is None or own.clause.subject is not group):
            return Mention(token.low, token.start, token.end)
        if draft.act in _TO_ONES or draft.speaker is not None or (draft.act in _PUT and token.low in _PERSONS):
            return self._as_printed(group)
        inner = infinitive(own.clause) if draft.act is Act.DEMAND and own is not None else None
        urged = inner is not None and inner.verb is not None and not inner.verb.passive
        return self._as_printed(group) if urged else None

    def _of_item(self, draft: Draft, who: Mention | None) -> Mention | None:
        """Whose goods they are by the heading of the item, in a record: 5. Chad. The licence was revoked."""
        thing = draft.objects[0] if draft.objects else None
        item = self.mention(self.headed, draft.mood, draft.items) if self.headed is not None else self.book.item
        if item is None or thing is None or draft.target is not None or draft.act not in MEASURES | {Act.REVIEW}:
            return None
        own = who is not None and state_in(who.name) == state_in(item.name)
        bare = singular(self.tokens[thing.head].low) in ("item", "matter", "point", "question")
        return item if thing.kind in (*FIELD, "measure") and not (own or bare) else None

    def _goes_on_to(self, draft: Draft) -> Mention | None:
        """Whoever was to get what was told of before gets it still: offered Chad twelve; four were given to it."""
        group, told = draft.target, self.found[-1] if self.found else self._before()
        low = self.tokens[group.head].low if group is not None and group.kind == "pronoun" else ""
        if group is None or told is None or low not in ("it", "them") or not {told.act, draft.act} <= MEASURES:
            return None
        entry = self._entry(told.target)
        himself = low == "it" and draft.mood.reported and draft.mood.source.kind is Attribution.INSTITUTION
        if entry is None or not _agrees(entry, low) or himself:  # the navy said it had received two
            return None
        return Mention(entry.mention.name, self.tokens[group.first].start, self.tokens[group.last - 1].end)

    def _as_printed(self, group: Group | None) -> Mention | None:
        """A pronoun that stands for nobody named before: they should send it by daylight."""
        if group is None or group.negative or group.kind != "pronoun" or group.last - group.first > 1:
            return None
        token = self.tokens[group.first]
        return Mention(token.text, token.start, token.end) if token.low in _ONES else None

    def _besides(self, draft: Draft, who: Mention) -> Mention | None:
        """Whom a pronoun stands for where it cannot be who acts: Germany gave it tanks, the minister backed him."""
        group = draft.target
        low = self.tokens[group.head].low if group is not None else ""
        given = draft.act in (Act.DELIVER, Act.OFFER)
        bidden = draft.act in (Act.DEMAND, Act.REQUEST)
        if group is None or group.kind != "pronoun" or low not in _ONES or (low == "it" and not (given or bidden)):
            return None
        start, end = self.tokens[group.first].start, self.tokens[group.last - 1].end
        told = self.found[-1] if self.found else self._before()
        asked = told.actor if told is not None and told.act is Act.REQUEST and given else None
        own, asker = state_in(who.name), self._entry(asked)
        others = [
            entry
            for entry in reversed(self.book.entries)
            if self.sentence - entry.sentence <= _NEAR
            and _agrees(entry, low)
            and entry.mention.start < start
            and entry.mention.name != who.name
            and (own is None or state_in(entry.mention.name) != own)
        ]
        here = next((entry for entry in others if entry.mention.start >= self.tokens[0].start), None)
        asker = asker if asker in others else None  # Chad asked for trucks; Algiers gave it two
        before = next(iter(others), None)
        kept = before is not None and (given or low != "it" or before.subject)  # Cairo has asked it for a third
        found = here or asker or (before if kept else None)
        return Mention(found.mention.name, start, end) if found is not None else None

    def _nobody_at_all(self, draft: Draft) -> bool:
        """Whether it is told of no recipient in particular: nothing was lent to anybody; not: to anybody in Yemen."""
        group = draft.target
        if group is None or draft.act is Act.USE or self.tokens[group.head].low not in _ANYBODY:
            return False
        behind = self.tokens[group.last].low if group.last < len(self.tokens) else ""
        return behind not in ("else", "but", "in", "from", "of", "at", "who", "except")

    def _anybody(self, draft: Draft) -> Mention | None:
        """Somebody whom the text itself leaves open: has sold the boats to somebody else."""
        group = draft.target
        if group is None or self.tokens[group.head].low not in wordset("anybody"):
            return None
        last = group.last + (group.last < len(self.tokens) and self.tokens[group.last].low == "else")
        start, end = self.tokens[group.first].start, self.tokens[last - 1].end
        return Mention(tokens_text(self.tokens, group.first, last), start, end)

    def _asked_before(self, draft: Draft) -> bool:
        """Whether it is the request just told of that is answered: the request was turned down."""
        echo, thing = self.book.recent.told, draft.objects[0] if draft.objects else None
        if thing is None or echo is None or echo.act is not Act.REQUEST or self.sentence - echo.sentence > 1:
            return False
        answered = draft.act in (Act.APPROVE, Act.DENY) and thing.owner is None and thing.kind != "pronoun"
        word = thing.refers.word if thing.refers is not None else singular(self.tokens[thing.head].low)
        opens = self.tokens[thing.first].low in ("the", "this", "that", "its", "their", "his")
        return answered and opens and word in wordset("requested_only")

    def _state_answers(self, draft: Draft) -> bool:
        """Whether a state itself answers: Kenya asked; Oslo rejected the request. Else none stands there for whom."""
        return draft.actor is not None and draft.actor.kind == "state"

    def _kept_target(self, draft: Draft) -> Mention | None:
        """The target of the act before, where whoever did that does the next to the same goods, or to more papers."""
        if draft.target is not None or not draft.objects:
            return None
        if self._state_answers(draft) and self._asked_before(draft):
            return self.book.asked
        if draft.act is Act.DENY and (away := self._turned_away(draft)) is not None:
            return away
        if (held_out := offered_again(draft, self.found, self.tokens)) is not None:
            return if_named(held_out.target)
        if draft.act not in MEASURES:
            return None
        freed = draft.act in (Act.RESUME, Act.DELIVER) and draft.own is not None and draft.own.passive
        it = all(self.tokens[one.head].low in _THOSE[: 3 + freed] for one in draft.objects)
        asked = next((group.refers.word for group in draft.objects if group.refers is not None), "")
        told = self.found[-1] if self.found and self.found[-1].act in MEASURES else None
        shared = draft.own is not None and draft.own.clause.twin is not None
        more = told is not None and not shared and self._more(draft, told, asked)
        if more and told is not None:
            return if_named(told.target)
        if it and told is not None and self._those_told(draft, told):
            return if_named(told.target)
        again = told is not None and told.act is draft.act  # had sent Kyiv helmets and will send more
        goes_on = it or self._same_paper(draft)
        goes_on = goes_on or (again and all(self.tokens[group.last - 1].low == "more" for group in draft.objects))
        if shared and told is not None and (goes_on or self._more(draft, told, asked) or self._keeps_some(draft, told)):
            return if_named(told.target)
        answered = draft.act in (Act.APPROVE, Act.DENY) and asked in wordset("requested") and not it
        return if_named(self.book.asked) if answered else None

    def _turned_away(self, draft: Draft) -> Mention | None:
        """Whoever was turned down: they asked for boats, and we turned them down."""
        group = draft.objects[0]
        low = self.tokens[group.head].low
        if group.kind != "pronoun" or group.negative or low not in _ASKERS or group.last - group.first > 1:
            return None
        if group.refers is not None and group.refers.kind != "goods":
            return None  # three applications: the ministry turned them down
        twin = draft.own is not None and draft.own.clause.twin is not None
        if twin and self.found and self.found[-1].act is Act.APPROVE:
            return None  # has neither approved the guns nor turned them down
        told = self.found[-1] if self.found else self._before()
        asker = told.actor if told is not None and told.act is Act.REQUEST and low == "them" else None
        place = self.tokens[group.first].start, self.tokens[group.first].end
        if asker is not None:
            return Mention(asker.name, *place)
        return self.mention(group, draft.mood, draft.items) or Mention(low, *place)

    def _more(self, draft: Draft, told: Found, asked: str) -> bool:
        """Whether it is further papers of those just counted: granted nine licences for Chad and refused two."""
        lows = {self.tokens[group.head].low for group in draft.objects if group.kind != "number"}
        paper = asked in wordset("requested") and "none" not in lows
        return lows <= {"one", "none"} and (paper or {told.act, draft.act} == {Act.DENY, Act.APPROVE})

    def _those_told(self, draft: Draft, told: Found) -> bool:
        """Whether "it" or "them" is what was just told of: Oslo licensed the sale to Chad; Rome has put it on ice."""
        words = {singular(word.lower()) for one in told.objects for word in one.name.split()}
        meant = [group.refers for group in draft.objects]
        return all(one is not None and one.kind in FIELD and one.word in words for one in meant)

    def _same_paper(self, draft: Draft) -> bool:
        """Whether it is done to the paper by which the goods just told go: sold Chad guns and halted the contract."""
        thing, low = draft.objects[0], self.tokens[draft.objects[0].first].low
        paper = thing.kind == "permit" or singular(self.tokens[thing.head].low) in wordset("bargains")
        return paper and low == "the" and thing.last - thing.first == _BARE and draft.act in DONE_TO

    def _keeps_some(self, draft: Draft, told: Found) -> bool:
        """Whether some goods go and others of them do not: will go on supplying Chad lorries but hold back guns."""
        verb = draft.own.clause.verb if draft.own is not None else None
        goods = all(group.kind == "goods" and group.owner is None for group in draft.objects)
        but = verb is not None and any(token.low == "but" for token in self.tokens[verb.first - 2 : verb.first])
        return goods and but and {told.act, draft.act} == {Act.DELIVER, Act.WITHHOLD}


def _agrees(entry: Entry, low: str) -> bool:
    """Whether a pronoun can stand for somebody by number and kind."""
    if low in _PERSONS:
        return not entry.plural and (entry.person or entry.kind in ("person", "spokes"))
    if low in ("them", "they"):
        return entry.plural
    return entry.kind in ("state", "body", "name") and not entry.person and not entry.plural


def _above(draft: Draft) -> list[Item]:
    """What stands in front of the verb above an infinitive: some of the senators seek to block it."""
    clause = draft.own.clause if draft.own is not None else None
    return clause.parent.pre if clause is not None and clause.kind == "inf" and clause.parent is not None else []
