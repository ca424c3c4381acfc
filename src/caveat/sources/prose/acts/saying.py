"""What somebody is said to say: the words of a verb of saying, in the mood and on the word of its subject."""

from __future__ import annotations

from msgspec.structs import replace

from caveat.evidence import Act, Attribution, Modality
from caveat.sources.prose.acts.acts import Acts
from caveat.sources.prose.acts.claimants import claimed_by
from caveat.sources.prose.acts.ofdeals import by_deals
from caveat.sources.prose.grammar.clauses import Clause, Item
from caveat.sources.prose.grammar.drafts import Draft, following
from caveat.sources.prose.grammar.frames import frames
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.grammar.names import name
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.statement import OUTLET, Mention, Source
from caveat.sources.prose.voices.accounts import emerges_from, inferred
from caveat.sources.prose.voices.relays import first_hand
from caveat.sources.prose.words.groups import FIELD, Group, Mark, Verb, sort
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.spoken import ALSO, CITES, HEARS

_SURE = frozenset((
    "adamant", "emphatic", "categorical", "insistent", "explicit", "unequivocal", "clear", "certain", "confident",
    "convinced", "sure", "positive",
))  # fmt: skip
"""What somebody is who says something firmly: the ministry was adamant that nothing had been halted."""

_NOT_HELD = frozenset((
    "doubt", "fear", "hope", "wish", "dream", "pretend", "imagine", "forget", "mind", "care", "ensure", "mean",
    "require", "want", "demand", "ask", "prefer", "like", "pray", "prevent", "be", "see", "arrange", "order",
    "hear", "learn", "know", "understand", "realise", "realize", "notice", "discover", "find", "check", "verify",
))  # fmt: skip
"""Verbs after which "that" tells nothing that is held to be so."""
_HOW = frozenset(
    ("show", "explain", "describe", "trace", "tell", "recount", "document", "detail", "reveal", "report", "relate")
)
"""Verbs behind which "how" tells what was done."""
_RECORDS = frozenset(
    ("show", "list", "record", "register", "contain", "log", "indicate", "reveal", "mention", "document")
)
_REGISTERS = frozenset(
    ("register", "registers", "data", "records", "record", "figures", "statistics", "list", "lists", "ledger",
     "ledgers", "manifest", "manifests", "returns", "database", "documents", "papers", "report", "reports", "annex",
     "table", "tables", "books", "log", "logs", "files", "entries", "declarations", "bulletin")
)  # fmt: skip
"""Papers that tell of deliveries by their entries."""

_OWNS_TO = frozenset(("boast", "admit", "acknowledge", "confess", "report", "complain", "speak", "brag"))
"""Verbs behind which what was done is told by a form in -ing: admitted selling them."""
_MAKES_KNOWN = frozenset(("announce", "confirm", "report", "reveal", "disclose", "document", "verify", "allege"))
"""Verbs whose object may be what happened: confirmed the halt."""
DECREES = frozenset(("direct", "order", "decree", "instruct", "command"))
"""Verbs that make a measure somebody's own, behind which it is told by "that"."""
_URGES = frozenset(("insist", "recommend", "ask", "request", "advise"))
"""Verbs that tell what is so, or what is to be done."""
ACCUSES = {"accuse": "of", "suspect": "of", "blame": "for", "charge": "with", "convict": "of"}
"""Verbs of accusing, each with the word before what is done."""


def sayings() -> frozenset[str]:
    """Verbs that may say something: those of saying, of papers, and of coming to know or making known."""
    return frames().voices | ALSO | HEARS | _RECORDS | _HOW | {"let", "be", "make"}


def _hand_on(clause: Clause, before: Group | None, who: Group | None) -> None:
    """Take for who does it, in a clause and those below it, whoever is accused: blamed Oslo for going on to sell."""
    clause.subject = who
    for item in clause.post:
        if isinstance(item.what, Clause) and item.what.kind in ("inf", "ger") and item.what.subject is before:
            _hand_on(item.what, before, who)  # of breaking the law by selling them


def _with_his_own(clause: Clause, who: Group) -> list[Item]:
    """A source and what stands behind it, wherever it was named: an aide to Lund denied it and said."""
    at: Clause | None = clause.twin
    earlier = []
    while at is not None and at not in earlier:
        earlier.append(at)
        at = at.twin
    above = [clause.parent] if clause.parent is not None else []  # spoke to an official at the staff, who said
    for one in (clause, *earlier, *above):
        for items in (one.pre, one.post):
            first = next((i for i, item in enumerate(items) if item.what is who), None)
            if first is not None:
                return items[first:]
    return []


def _told(own: Parts, verb: Verb) -> list[Clause]:
    """The clauses that tell what is said by a verb."""
    content = [i.what for i in own.post if isinstance(i.what, Clause) and i.what.kind == "that"]
    if verb.lemma in ("promise", "pledge", "guarantee"):
        content = [clause for clause in content if clause.verb is not None and clause.verb.modal]
    if verb.lemma in ("comment", "react", "respond", "reply"):
        content = [clause for clause in content if clause.anchor is None or claimed_by(clause, own.tokens)]
    children = own.clause.children
    content += [c for c in children if c.kind == "that" and c.anchor is None and c not in content]
    if verb.lemma == "let":
        content = [c for below in content for c in below.children if c.kind == "that"] or content
        content += [c for below in children if below.kind == "inf" for c in below.children if c.kind == "that"]
    if verb.lemma in _OWNS_TO:
        content += [i.what for i in own.post if isinstance(i.what, Clause) and i.what.kind == "ger"]
    return content


def _on_condition(own: Parts, verb: Verb, content: Clause) -> bool:
    """Whether a condition in front of who says it governs what would be done: if that fails, aides say, Oslo would."""
    ifs = (child.verb for child in own.clause.children if child.kind == "adv" and child.mark in ("if", "unless"))
    fronted = any(one is not None and one.first < verb.first for one in ifs)
    return fronted and content.verb is not None and content.verb.modal in ("would", "will", "could", "'d", "'ll")


class Saying(Acts):
    """Reads verbs of saying and of accusing."""

    said: tuple[Source, Mention | None] | None = None
    """The last voice that the sentence itself brings in."""

    def speech(self, own: Parts, mood: Mood) -> bool:
        """Read what is said, on the word of who says it; false where the verb says nothing that is read."""
        verb = own.clause.verb
        assert verb is not None
        if self._on_record(own, mood) or self._tells_how(own, mood):
            return True
        if not (verb.lemma in self.frames.voices or verb.lemma in ALSO or self._made_known(own)):
            return False
        if verb.lemma == "rule" and verb.last < len(self.tokens) and self.tokens[verb.last].low == "out":
            return False  # ruled out that they would be sold: that is denied, and not said
        apart = self.tokens[verb.first - 1].text == "," and own.subject() is not None  # Chad complained, alleging that
        if own.clause.kind == "part" and verb.lemma in ("claim", "allege") and not (own.passive or apart):
            return True  # a leaflet claiming that: on nobody's word
        content = _told(own, verb) or by_deals(own)
        makes_known = not content and verb.lemma in _MAKES_KNOWN
        events = [group for group in own.direct() if self.event_act(group)] if makes_known else []
        if self.tokens[-1].text not in '.!?:;”"':
            content = content or self._headlined(own)
            self._without_are(content)
        if not content and not events:
            return False
        if verb.lemma in _URGES and any(self._is_urged(clause) for clause in content):
            return False
        if mood.negative or (own.clause.subject is not None and own.clause.subject.negative):
            return True
        said = self.as_said(own, mood)
        self.said = (said.source, said.speaker)
        for clause in content:
            none = clause.anchor is not None and clause.anchor.negative  # found no evidence that
            below = replace(said, path=(*mood.path, verb.lemma), controller=None, negative=none)
            self.walk(clause, replace(below, condition=True) if _on_condition(own, verb, clause) else below)
        who = own.subject()
        if who is not None and who.kind != "state" and verb.lemma != "announce":
            who = None  # who confirms a pause is not said to be whose it is
        for event in events:
            told = mood if verb.lemma == "announce" else said  # announced the gift of: on no word but the page's
            self.event(event, own.post, replace(told, path=(*mood.path, verb.lemma)), who)
        return True

    def decreed(self, own: Parts, mood: Mood) -> bool:
        """What somebody orders by "that" and a bare "be" is his measure: directed that four of the jets be held."""
        verb, who = own.clause.verb, own.subject()
        if verb is None or verb.lemma not in DECREES or who is None or mood.negative or not own.agent_like(who):
            return False
        content = [clause for clause in _told(own, verb) if clause.verb is not None and clause.verb.passive]
        content = [one for one in content if one.verb is not None and self.tokens[one.verb.first].low == "be"]
        before = len(self.found)
        for clause in content:
            below, lasts = mood.under("planned", verb.lemma), any(c.mark in ("until", "till") for c in clause.children)
            below = replace(below, modality=Modality.CONDITIONAL) if lasts else below
            self.walk(clause, replace(below, controller=who))
        return len(self.found) > before

    def _is_urged(self, clause: Clause) -> bool:
        """Whether a clause tells what somebody is to do, by a verb in its base form: insisted that Oslo halt it."""
        verb = clause.verb
        bare = verb is not None and verb.form == "finite" and self._unmarked(verb)
        return bare and verb is not None and verb.lemma not in ("be", "have")

    def _tells_how(self, own: Parts, mood: Mood) -> bool:
        """What somebody tells of how it was done: the papers show how rifles ended up in Chad."""
        verb, who = own.clause.verb, own.subject()
        if verb is None or who is None or verb.lemma not in _HOW or verb.modal or verb.negative or who.negative:
            return False
        told = [i.what for i in own.post if isinstance(i.what, Clause) and i.what.kind == "whether"]
        told = [clause for clause in told if clause.mark == "how" and clause.verb is not None]
        said = self.as_said(own, mood)
        for clause in told:
            self.walk(clause, replace(said, path=(*mood.path, verb.lemma), controller=None))
        return bool(told)

    def _unmarked(self, verb: Verb) -> bool:
        """Whether a finite verb has no mark of a tense: that they be, that they not sell."""
        first, head = self.tokens[verb.first].tag, self.tokens[verb.head].tag
        bare = head == "VB" or (verb.passive and self.tokens[verb.first + 1].low == "be")
        return not verb.perfect and (first == "VB" or (first == "NOT" and bare))

    def _on_record(self, own: Parts, mood: Mood) -> bool:
        """What a register tells by a noun: customs data show a delivery to Chad, the list has no shipment of shells."""
        verb, paper = own.clause.verb, own.subject()
        if verb is None or paper is None or verb.lemma not in _RECORDS or verb.modal or own.clause.kind != "main":
            return False
        if self.tokens[paper.head].low not in _REGISTERS or paper.members:
            return False
        told = [group for group in own.direct() if self.event_act(group) in (Act.DELIVER, Act.APPROVE)]
        items, found = own.post, len(self.found)
        said = replace(self.as_said(own, mood), path=(*mood.path, verb.lemma), controller=None)
        for group in told:
            about = following(group, items)
            if any(one.kind in FIELD and one.kind != "permit" for _, one in about) or len(about) > 1:
                self.event(group, items, replace(said, negative=mood.negative), None)
        return len(self.found) > found

    def told_that(self, own: Parts, mood: Mood) -> bool:
        """What somebody is told to hold or convey by any other verb: it conveyed that, it took the view that."""
        verb, who = own.clause.verb, own.subject()
        if verb is None or who is None or not own.agent_like(who) or who.negative or mood.negative:
            return False
        if verb.lemma in _NOT_HELD or verb.form != "finite" or verb.passive or verb.negative or verb.modal:
            return False
        held = [c for c in own.clause.children if c.kind == "that" and c.mark == "that"]
        held = [c for c in held if c.anchor is None or not self._counters(c.anchor)]
        held = [c for c in held if c.verb is not None and c.subject is not None and not self._so_that(c)]
        if not held:
            return False
        if self._welcomed(own, mood, held[0]):
            return True
        rumour = self.tokens[who.head].low in wordset("claims_made")
        said = mood.fresh() if rumour else self.as_said(own, mood)
        self.said = self.said if rumour else (said.source, said.speaker)
        for clause in held:
            self.walk(clause, replace(said, path=(*mood.path, verb.lemma), controller=None))
        return True

    def _welcomed(self, own: Parts, mood: Mood, told: Clause) -> bool:
        """A fact that somebody welcomes or deplores: what is told so is the page's own, and the stance his."""
        verb, who, fact = own.clause.verb, own.subject(), told.anchor
        if verb is None or who is None or fact is None or self.tokens[fact.head].low != "fact":
            return False
        plain = (one.act for one in self.frames.senses.get(verb.lemma, ()) if not (one.phrases or one.nouns))
        stance = next((act for act in plain if act in (Act.SUPPORT, Act.OPPOSE)), None)
        before = len(self.found)
        if stance is not None:
            self.walk(told, mood.fresh())
        if len(self.found) == before:
            return stance is not None
        rule = f"{verb.lemma} the fact"
        return self.add(Draft(stance or Act.SUPPORT, mood, rule, own.pre, own, who, None, (), (who, fact)))

    def _so_that(self, clause: Clause) -> bool:
        """Whether a clause says to what end something is done, or what came of it: so that it can be exported."""
        first = min((item.first for item in clause.pre), default=clause.verb.first if clause.verb is not None else 0)
        return first > 1 and self.tokens[first - 2].low == "so"

    def _counters(self, group: Group) -> bool:
        """Whether a noun does not let what follows it hold: no sign that, fears that, the demand that."""
        low = self.tokens[group.head].low
        return (group.negative and low not in ("doubt", "secret")) or low not in wordset("held_so")

    def _headlined(self, own: Parts) -> list[Clause]:
        """What a headline says without "are": Rome says arms exports suspended."""
        told = [c for c in own.clause.children if c.kind == "part" and c.verb is not None and c.verb.passive]
        told = [clause for clause in told if clause.anchor is not None and clause.anchor in own.direct()]
        for clause in told:
            clause.kind, clause.subject, clause.anchor = "that", clause.anchor, None
        return told

    def _without_are(self, content: list[Clause]) -> None:
        """Take a past of a thing in a headline for what was done to it: Rome says exports to Chad suspended."""
        for clause in content:
            verb, subject = clause.verb, clause.subject
            if verb is None or subject is None or sort(subject) != "thing" or subject.kind == "pronoun":
                continue
            plain = verb.past and not (verb.modal or verb.perfect or verb.passive or verb.progressive)
            direct = any(isinstance(item.what, Group | Clause) and not item.prep for item in clause.post)
            if plain and not direct and verb.lemma not in wordset("unmoved"):
                verb.passive = True

    def _made_known(self, own: Parts) -> bool:
        """Whether somebody makes clear, or lets it be known."""
        verb = own.clause.verb
        if self._heard_from(own) is not None:
            return True
        if verb is None or verb.lemma not in ("let", "be", "make"):
            return False
        words = {item.what.low for item in own.post if isinstance(item.what, Mark)}
        if verb is not None and verb.lemma == "let":
            inner = [i.what.verb for i in own.post if isinstance(i.what, Clause) and i.what.kind in ("inf", "that")]
            return any(below is not None and below.lemma in wordset("lets") for below in inner)
        if verb is not None and verb.lemma == "be" and not (verb.negative or verb.modal):
            who = own.clause.subject
            return bool(words & _SURE) and who is not None and who.kind != "pronoun" and own.agent_like(who)
        return verb is not None and verb.lemma == "make" and bool(words & {"clear", "plain", "known", "public"})

    def _heard_from(self, own: Parts) -> Group | None:
        """From whom the page, or a speaker, has it: I hear from an aide that; we know from the union that."""
        verb, subject = own.clause.verb, own.clause.subject
        if verb is None or subject is None or verb.lemma not in HEARS or verb.negative:
            return None
        if self.tokens[subject.head].low not in ("i", "we"):
            return None
        from_ = (group for prep, group in own.groups(own.post) if prep == "from")
        return next((group for group in from_ if group.kind not in ("time", "pronoun")), None)

    def as_said(self, own: Parts, mood: Mood) -> Mood:
        """The mood of what somebody says in the clause."""
        verb = own.clause.verb
        assert verb is not None
        subject = own.subject()
        cited = self._cited(own)
        if cited is not None and subject is not None:
            outlet = self._source(own, subject, "report")
            known = outlet.kind is Attribution.OUTLET
            relayed = outlet.relayed_from if known else name(subject, self.tokens, []).name
            return Mood(
                source=Source(cited.kind, cited.speaker, cited.count, cited.description, relayed),
                reported=True,
                path=mood.path,
            )
        myself = subject is not None and self.tokens[subject.head].low in ("i", "we")
        if myself and mood.speaker is not None:
            polite = verb.modal in ("would", "can", "may", "must", "should", "could") and not mood.path
            firm = Modality.ASSERTED if polite else mood.modality  # I would add that nothing has been revoked
            return replace(mood, modality=firm, reported=True, negative=False)
        subject = self._heard_from(own) or subject
        whose = self.book.resolver if own.clause.kind == "main" and self.tokens[verb.head].tag == "VBZ" else None
        if subject is None and whose is not None and not verb.passive:  # 5. Stresses that all states must stop them
            source = Source(Attribution.INSTITUTION, whose.name)
            return Mood(source=source, speaker=whose, reported=True, path=mood.path)
        if verb.lemma in ("emerge", "transpire", "appear") or inferred(own):
            told, paper = replace(mood, reported=mood.reported or verb.past, negative=False), emerges_from(own)
            return told if paper is None else replace(told, source=self._source(own, paper, "show"), reported=True)
        if verb.passive or subject is None:
            by = own.place("by") or (own.place("from") if verb.lemma in ("learn", "hear") else None)
            if by is None:
                return replace(mood, modality=Modality.ASSERTED, reported=mood.reported or verb.past, negative=False)
            subject = by
        if self._known_of(own, mood):
            return Mood(Modality.ASSERTED, False, mood.source, mood.speaker, True, False, mood.path)
        source = self._source(own, subject, verb.lemma)
        if source == OUTLET and {"PRP": mood.reported, "PRPS": True}.get(self.tokens[subject.first].tag):
            source = mood.source  # said it had been obliged to tell Warsaw that
        if mood.source.relayed_from and not source.relayed_from and source.kind is not Attribution.OUTLET:
            source = Source(source.kind, source.speaker, source.count, source.description, mood.source.relayed_from)
        speaker = self.book.resolve(subject, self.tokens, self.sentence, mood.speaker, own.clause.pre)
        return Mood(Modality.ASSERTED, False, source, speaker, True, False, mood.path)

    def _known_of(self, own: Parts, mood: Mood) -> bool:
        """Whether others know of what one side told another: Oslo has told Chad that they are late, two aides said."""
        if mood.source.kind is not Attribution.ANONYMOUS or mood.path or not mood.reported or own.clause.kind != "main":
            return False
        told = own.clause.verb is not None and own.clause.verb.lemma in ("tell", "inform", "assure", "notify", "warn")
        whom = next((group for group in own.direct() if group.kind != "time"), None) if told else None
        return whom is not None and whom.kind in ("state", "body", "name")

    def _cited(self, own: Parts) -> Source | None:
        """The source that a clause names with "citing", or an outlet with "which cited"."""
        for clause in own.clause.children:
            verb = clause.verb
            if verb is None or verb.lemma not in CITES or verb.passive:
                continue
            if verb.form == "ger" or (clause.kind == "rel" and clause.subject is own.subject()):
                for at, item in enumerate(clause.post):
                    if isinstance(item.what, Group) and item.what.kind != "pronoun":
                        if not self.voices.can_tell(item.what):
                            return None
                        return self.voices.source(item.what, clause.post[at:], "cite")
        return None

    def _source(self, own: Parts, subject: Group, lemma: str) -> Source:
        source = self.voices.source(subject, _with_his_own(own.clause, subject), lemma)
        if own.clause.verb is not None and own.clause.subject is subject:
            source = self.voices.told_apart(source, subject, own.clause.verb.first)
        if source.kind is not Attribution.OUTLET and (told := first_hand(self.voices, own, subject, lemma)):
            return replace(source, relayed_from=told)
        return source

    def accused(self, own: Parts, mood: Mood) -> bool:
        """What somebody is accused of stands on the accuser's word."""
        verb = own.clause.verb
        assert verb is not None
        prep = ACCUSES.get(verb.lemma, "")
        means = {prep} if not any(i.prep == prep and isinstance(i.what, Group) for i in own.post) else {"by", "in"}
        inner = [i.what for i in own.post if isinstance(i.what, Clause) and i.what.kind == "ger" and i.prep in means]
        if not prep or not inner or mood.negative:
            return False
        who = own.clause.subject
        if who is not None and (who.negative or self.tokens[max(who.first - 1, 0)].low == "no"):
            return True  # nobody accuses him
        if own.clause.kind == "part" and own.passive:
            self.done.update(id(clause) for clause in inner)
            return True  # long accused of arming the rebels, it says
        accused = own.place("agent")
        said = replace(self.as_said(own, mood), path=(*mood.path, "accuse"), controller=accused)
        for clause in inner:
            _hand_on(clause, clause.subject, accused)
            self.charged(own, mood, accused, clause, said)
        return True
