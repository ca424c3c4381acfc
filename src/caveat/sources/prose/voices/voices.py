"""On whose word a sentence stands: attributions beside the clause are found, and cut out of it."""

from __future__ import annotations

from msgspec import Struct, field
from msgspec.structs import replace

from caveat.evidence import Attribution
from caveat.sources.prose.grammar.clauses import Item
from caveat.sources.prose.grammar.names import is_person
from caveat.sources.prose.statement import OUTLET, Source
from caveat.sources.prose.voices.accounts import account
from caveat.sources.prose.voices.cited import Cited
from caveat.sources.prose.voices.colons import Place
from caveat.sources.prose.voices.halves import behind_question, of_a_phrase, parted, told_besides
from caveat.sources.prose.words.groups import Chunk, Group, Mark, Verb, is_mark, low_is
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.spoken import CITES, HEARS, HIDDEN
from caveat.sources.prose.words.tokens import tokens_text


class Cut(Struct):
    """An attribution that stands beside what it governs: its source, and the group that names it."""

    source: Source
    group: Group
    told_of_it: list[Chunk] = field(default_factory=list)
    """The source with the clause that tells what it does besides: the mayor, who has urged the port to let them go."""


class Voices(Cited):
    """Finds attributions in the groups of a sentence."""

    def cut(self, chunks: list[Chunk]) -> tuple[list[Cut], list[Chunk]]:
        """The attributions beside the clauses, and the groups without them."""
        cuts: list[Cut] = []
        chunks = rest = self.mended(chunks)
        i = 0
        while i < len(rest):
            span = self._at(rest, i) if self._may_open(rest, i) else None
            source, group = self._whose(rest, span) if span is not None else (OUTLET, None)
            if span is None or group is None or source.speaker == "something":
                i += 1
                continue
            first, last, *_ = span
            if (group.kind != "pronoun" and self._hangs(rest, first)) or of_a_phrase(rest, first, last):
                rest, i = [*rest[: first - is_mark(rest[first - 1], ",")], *rest[last:]], first
                continue
            own = parted(rest, first, last, self._with_behind(rest, group))
            if own is not None:
                rest, i = own
                continue
            told_of = self._told_of_it(rest, first, last, group)
            goes_on = self._does_besides(rest, first, last, group) or self._urges(rest, last, group)
            goes_on = goes_on or (told_besides(rest, first, last) if first else [])
            if goes_on:
                rest = rest[:last]
            cuts.append(Cut(source, group, [*told_of, *goes_on]))
            keep_from, drop = first, last
            if last < len(rest) and is_mark(rest[last], ",") and (first == 0 or is_mark(rest[first - 1], ",")):
                drop = last + 1
                keep_from -= first > 0 and self._of_verb(rest[drop:])
            rest = self._going_on(rest[:keep_from] + rest[drop:], keep_from, self._with_behind(rest, group))
            i = keep_from
        return _relayed(cuts), rest

    def _with_behind(self, chunks: list[Chunk], group: Group) -> list[Chunk]:
        """A source with the prepositional groups behind it."""
        at = next((i for i, chunk in enumerate(chunks) if chunk is group), None)
        return [group] if at is None else chunks[at : self.group_end(chunks, at)]

    def _whose(self, chunks: list[Chunk], span: Place) -> tuple[Source, Group]:
        """The source of an attribution and the group that names it; for a pronoun those for whom it stands here."""
        first, last, group, told = span
        beside = self._items(chunks, chunks.index(group)) if group in chunks else [Item("", group, group.first)]
        before, ends = chunks[first - 1] if first else None, chunks[last - 1]
        lemma = before.lemma if isinstance(before, Verb) and before.passive else self._verb(chunks[first:last])
        source = self.source(group, beside, lemma)
        if isinstance(ends, Verb) and ends.lemma == "tell" and last == len(chunks) and ends.form != "part":
            source = OUTLET  # a headline's "panel told": somebody else told it
        if group.kind == "pronoun":
            source, group = self._of_sentence(chunks[:first], group, lemma) or (source, group)
        if group.kind == "pronoun" and source is OUTLET:
            source, group = self._just_named(chunks[:first], lemma) or (source, group)
        if told and source.kind is not Attribution.OUTLET:
            source = replace(source, relayed_from=told)
        return self._told_apart(source, chunks, span), group

    def _told_apart(self, source: Source, chunks: list[Chunk], span: Place) -> Source:
        """A source with the clause that tells which it is: according to a memorandum that circulated in May."""
        first, last, group, _ = span
        speaker = source.speaker
        if speaker is None or source.kind not in (Attribution.INSTITUTION, Attribution.ANONYMOUS):
            return source
        at = next((i for i in range(first + 1, last) if chunks[i] is group), last)
        end = self.group_end(chunks, at) if at < last else last
        clause = chunks[end:last]
        opens = bool(clause) and (is_mark(clause[0], "THAT") or is_mark(clause[0], "WP"))
        if not opens or any(isinstance(chunk, Mark) and chunk.tag in (",", "QUO", "CS") for chunk in clause):
            return source
        if tokens_text(self.tokens, group.first, clause[0].first) != speaker:
            return source  # said a frontbencher to anyone who would listen
        return replace(source, speaker=tokens_text(self.tokens, group.first, clause[-1].last))

    def _told_of_it(self, chunks: list[Chunk], first: int, last: int, group: Group) -> list[Chunk]:
        """What an attribution tells besides of its source, as a clause: the mayor, who has urged the port."""
        if first == 0 and is_mark(chunks[min(last, len(chunks) - 1)], "QUO") and last > 1:
            return chunks[: last - 1]
        hidden = any(token.low in HIDDEN for token in self.tokens[chunks[first].first : chunks[last - 1].last])
        return [] if hidden else _told_of(chunks[first:last], group)  # not: who insisted on anonymity

    @staticmethod
    def _urges(rest: list[Chunk], last: int, group: Group) -> list[Chunk]:
        """What a source asks for besides, as a clause of its own: ", a senator said on Friday, urging it to stop."""
        verb = rest[last + 1] if last + 2 < len(rest) and is_mark(rest[last], ",") else None
        if not isinstance(verb, Verb) or verb.form != "ger" or verb.passive or verb.lemma not in wordset("urgings"):
            return []
        does = replace(verb, form="finite", past=True)
        return [Mark(verb.first, verb.first, ";", ";"), group, does, *rest[last + 2 :]]

    @staticmethod
    def _does_besides(rest: list[Chunk], first: int, last: int, group: Group) -> list[Chunk]:
        """What the speaker of a quotation did besides, as a clause of its own: "...," she told us, and barred it."""
        at = last + (last < len(rest) and is_mark(rest[last], ","))
        verb = rest[at + 1] if at + 1 < len(rest) and is_mark(rest[at], "CC") else None
        goes_on = isinstance(verb, Group) and verb.kind == "pronoun" and not verb.negative and at + 2 < len(rest)
        if goes_on and first and is_mark(rest[first - 1], "QUO") and isinstance(does := rest[at + 2], Verb):
            told = does.form == "finite" and not any(is_mark(chunk, "QUO") for chunk in rest[at:])
            return [Mark(does.first, does.first, ";", ";"), *rest[at + 1 :]] if told else []  # said, but he offered
        beside = first and (is_mark(rest[first - 1], "QUO") or (at == last and is_mark(rest[first - 1], ",")))
        if not beside or not isinstance(verb, Verb) or verb.form != "finite":
            return []
        opens = next((j for j in range(at + 2, len(rest)) if is_mark(rest[j], "QUO")), 0)
        if opens and (is_mark(rest[opens - 1], ":") or is_mark(rest[opens - 1], ",")):
            return []  # and added: "..."
        return [Mark(verb.first, verb.first, ";", ";"), group, *rest[at + 1 :]]

    @staticmethod
    def _of_verb(after: list[Chunk]) -> bool:
        """Whether what goes on behind an attribution belongs to the verb before it: barred, X said, from selling."""
        doing = after[1] if len(after) > 1 else None
        return is_mark(after[0], "IN") and isinstance(doing, Verb) and doing.form == "ger" if after else False

    def _going_on(self, rest: list[Chunk], at: int, source: list[Chunk]) -> list[Chunk]:
        """The groups, what a source goes on to say being a clause of its own: ", two officials said, adding that"."""
        at += at + 1 < len(rest) and is_mark(rest[at], ",") and at > 0 and is_mark(rest[at - 1], "QUO")
        verb, comma = (rest[at] if at < len(rest) else None), (rest[at - 1] if at else None)
        if not isinstance(verb, Verb) or verb.form != "ger" or verb.lemma not in self.beside or not is_mark(comma, ","):
            return rest
        if at + 1 >= len(rest) or not (is_mark(rest[at + 1], "THAT") or isinstance(rest[at + 1], Group)):
            return rest
        stop = Mark(verb.first, verb.first, ";", ";")
        return [*rest[: at - 1], stop, *source, replace(verb, form="finite", past=True), *rest[at + 1 :]]

    def _may_open(self, chunks: list[Chunk], i: int) -> bool:
        """Whether an attribution may begin at a place: most are passed over by their first word, or their verb."""
        chunk = chunks[i]
        low = self.tokens[chunk.first].low
        if type(chunk) is Verb:
            quoted = i > 1 and (is_mark(chunks[i - 1], "QUO") or is_mark(chunks[i - 2], "QUO"))
            return quoted or chunk.lemma in self.beside or chunk.lemma in _TELLS or low in _BY_FIRST
        within = 0 < i < len(chunks) - 1
        if within and low in _BEHIND_COMMA:
            return is_mark(chunks[i - 1], ",") or (low == "so" and low_is(chunks[i - 1], "or"))
        return not within or low in _OPENERS

    def _at(self, chunks: list[Chunk], i: int) -> Place | None:
        """The attribution that begins at a place."""
        chunk = chunks[i]
        low = self.tokens[chunk.first].low
        if isinstance(chunk, Verb):
            if chunk.lemma in ("quote", "cite"):
                return self.quoted_beside(chunks, i)
            if chunk.lemma in ("learn", "hear") and i > 1 and isinstance(chunks[i - 1], Group):
                return self._account(chunks, i - 1) or self.tag(chunks, i)
            according = self._according(chunks, i) if low in _BY_FIRST else self.said_by(chunks) if i == 0 else None
            return self.tag(chunks, i) or according or (self.before_quote(chunks) if i == 0 else None)
        lead = self.before_quote(chunks) if i == 0 else None
        found = self._according(chunks, i)
        cited = self.cited(chunks, found[1]) if found is not None else None
        if found is not None and cited is not None and self.outlet_name(found[2]) is not None:
            return i, cited[1], cited[0], self.outlet_name(found[2])
        return self.in_report(chunks, found) or self._account(chunks, i) or self.turn(chunks, i) or lead

    def _hangs(self, chunks: list[Chunk], first: int) -> bool:
        """Whether an attribution lies within a clause that hangs on another: a step that, X says, will fail."""
        at = first - 1 - (first > 0 and is_mark(chunks[first - 1], ","))
        if self._within_relative(chunks, first):
            return True
        if at > 2 and is_mark(chunks[at - 2], ",") and self.tokens[chunks[at - 1].first].low == "whose":
            return True  # the dealer, whose conscience, as counsel put it, was clear
        if at < 1 or not any(isinstance(chunk, Verb) and chunk.form == "finite" for chunk in chunks[:at]):
            return False
        before, noun = chunks[at], chunks[at - 1]
        if isinstance(before, Verb):
            return self.tokens[before.first].low == "having"
        whose = isinstance(before, Group) and is_mark(noun, "WP") and self.tokens[noun.first].low == "whose"
        if whose and at > 1 and is_mark(chunks[at - 2], ","):
            return True  # to Chad, whose army, according to X, has
        named = isinstance(noun, Group) and is_mark(chunks[at - 2], ",") if at > 1 else False
        that = isinstance(before, Group) and self.tokens[before.head].low == "that" and before.kind == "pronoun"
        return named and (that or is_mark(before, "WP") or is_mark(before, "THAT"))

    @staticmethod
    def _within_relative(chunks: list[Chunk], first: int) -> bool:
        """Whether an attribution stands before the verb of a relative clause of a part: of which nine, X says, run."""
        who = next((j for j in range(first - 1, 1, -1) if is_mark(chunks[j], "WP")), 0)
        if not who or not low_is(chunks[who - 1], "of") or any(isinstance(c, Verb) for c in chunks[who:first]):
            return False
        comma = any(is_mark(chunk, ",") for chunk in chunks[max(who - 3, 0) : who])
        return comma and is_mark(chunks[first - 1], ",") and any(isinstance(chunk, Verb) for chunk in chunks[:who])

    def _of_sentence(self, before: list[Chunk], group: Group, lemma: str) -> tuple[Source, Group] | None:
        """For "it said" or "he said", whom the sentence itself is about: the maker, it told the paper, will deliver."""
        first = behind_question(before) or (before[0] if before else None)
        if not isinstance(first, Group) or first.kind == "time" or first.members or first.negative:
            return None
        subject, low = first, self.tokens[group.head].low
        person = is_person(subject, self.tokens) or any(is_person(one, self.tokens) for one in subject.apposed)
        firm = subject.kind in ("body", "name", "outlet") and not person
        if (low in ("he", "she") and person) or (low == "it" and firm):
            return self.source(subject, [Item("", subject, subject.first)], lemma), subject
        told = subject.kind in ("person", "spokes") and any(is_mark(chunk, ":") for chunk in before)
        if low in ("he", "she") and told:
            return self.source(subject, self._items(before, 0), lemma), subject  # a trader disagrees: they, he says
        return None

    def _just_named(self, before: list[Chunk], lemma: str) -> tuple[Source, Group] | None:
        """For a pronoun, the person that the same sentence brought in as saying something: said so; that, she said."""
        for at in range(len(before) - 1, 0, -1):
            verb = before[at]
            if isinstance(verb, Verb) and verb.lemma in self.beside and verb.form == "finite" and not verb.passive:
                groups = [chunk for chunk in before[:at] if isinstance(chunk, Group)]
                named = next((group for group in groups if is_person(group, self.tokens)), None)
                if named is not None:
                    return self.source(named, [Item("", named, named.first)], lemma), named
        subject = before[0] if before else None
        called = subject.apposed if isinstance(subject, Group) else []
        if len(before) > 2 and is_mark(before[1], ",") and isinstance(beside := before[2], Group):
            called = [*called, beside]  # her opposite number, the former envoy Ann Lind, differed: they had, she said
        named = next((one for one in called if is_person(one, self.tokens)), None)
        if named is not None and isinstance(subject, Group) and subject.kind != "body":
            return self.source(named, [Item("", named, named.first)], lemma), named
        return None

    def _account(self, chunks: list[Chunk], i: int) -> Place | None:
        """An attribution without a verb of saying, or what was learned from somebody."""
        if i > 1 and low_is(chunks[i], "so") and low_is(chunks[i - 1], "or") and is_mark(chunks[i - 2], ","):
            claimed = account([*chunks[: i - 1], *chunks[i:]], i - 1, self.tokens)  # , or so the yard says
            ends = claimed is not None and is_mark(chunks[min(claimed[0] + 1, len(chunks) - 1)], ".")
            return (i - 1, claimed[0] + 1, claimed[1], None) if claimed is not None and ends else None
        if i and not (is_mark(chunks[i - 1], ",") or is_mark(chunks[i - 1], ":")):
            return None
        found = account(chunks, i, self.tokens) or self._learned(chunks, i)
        return (i, found[0], found[1], None) if found is not None else None

    def _learned(self, chunks: list[Chunk], i: int) -> tuple[int, Group] | None:
        """From whom it was learned, beside what was: ", it was learned from two officials"; as we hear from a yard."""
        first = i + low_is(chunks[i], "as")
        opener, verb = (*chunks[first : first + 2], None, None)[:2]
        if not isinstance(opener, Group) or not isinstance(verb, Verb) or not first:
            return None
        it = self.tokens[opener.head].low == "it"
        if verb.lemma not in HEARS or verb.negative or verb.modal or verb.passive is not it:
            return None
        own = self.tokens[opener.first].low in ("we", "i", "this", "our")
        if not it and not own and self.outlet_name(opener) is None:
            return None
        for at in range(first + 2, len(chunks) - 1):
            if any(is_mark(chunks[at], tag) for tag in (",", "THAT", "CS")):
                return None
            after = chunks[at + 1]
            if low_is(chunks[at], "from") and isinstance(after, Group) and after.kind != "time":
                end = self.group_end(chunks, at + 1)
                return end, after
        return None

    def _verb(self, chunks: list[Chunk]) -> str:
        opens = self.tokens[chunks[0].first].low in ("according", "per", "going", "to")
        return next((chunk.lemma for chunk in chunks if isinstance(chunk, Verb)), "according" if opens else "say")

    def _items(self, chunks: list[Chunk], at: int) -> list[Item]:
        """The group at a place with the prepositional groups right after it."""
        items: list[Item] = []
        prep = ""
        for chunk in chunks[at : at + 9]:
            if isinstance(chunk, Group):
                items.append(Item(prep, chunk, chunk.first - 1 if prep else chunk.first))
                prep = ""
            elif isinstance(chunk, Mark) and chunk.tag == "IN":
                prep = chunk.low
            elif not isinstance(chunk, Mark) or chunk.tag != "J":
                break
        return items

    def _according(self, chunks: list[Chunk], i: int) -> Place | None:
        """According to X, up to the comma or the end of the group."""
        chunk = chunks[i]
        low = self.tokens[chunk.first].low
        if low not in _ACCORDING:
            return None
        to_go = low == "to" and i == 0 and isinstance(chunk, Verb) and chunk.lemma == "go" and chunk.last == 2
        judged = isinstance(chunk, Verb) and chunk.lemma == "judge" and (i == 0 or is_mark(chunks[i - 1], ","))
        low = "going" if to_go or (judged and low in ("to", "judging")) else low
        if low not in ("according", "per", "going") or i + 1 >= len(chunks):
            return None
        named = getattr(chunks[i + 1], "kind", "") not in ("outlet", "body")
        news = self.tokens[chunks[i + 1].last - 1].low in wordset("outlets") | wordset("organisation")
        if self.tokens[chunk.first].text == "Per" and named and not news:
            return None  # a first name
        at = i + 1 if low == "per" else i + 2
        if low == "going" and not (low_is(chunks[i + 1], "by") or (judged and low_is(chunks[i + 1], "from"))):
            return None
        at += at + 1 < len(chunks) and is_mark(chunks[at], "R")  # according to newly released figures
        group = self.somebody_too(chunks, at)
        if group is None or self.tokens[group.head].low in ("plan", "plans", "schedule", "law", "rules", "custom"):
            return None
        end = self.group_end(chunks, at)
        following = chunks[end] if end < len(chunks) else None
        new = isinstance(following, Group) and following.kind != "time" and self._has_its_verb(chunks, end)
        if isinstance(following, Group) and (group.apposed or (i == 0 and new)):
            return i, end, group, None  # according to the yard the French would supply them
        while end < len(chunks) and not (isinstance(chunks[end], Mark) and self.tagged(chunks[end]) in wordset("end")):
            if isinstance(chunks[end], Verb) and chunks[end].first > group.last + 12:
                break
            following = chunks[end]
            if (
                isinstance(following, Verb)
                and following.form == "finite"
                and not any(is_mark(c, "WP") or is_mark(c, "THAT") for c in chunks[at:end])
                and not (self._reduced(chunks, end) or self._told_before(chunks, i, following))
            ):
                return None
            end += 1
        who = end + 2 < len(chunks) and is_mark(chunks[end], ",") and is_mark(chunks[end + 1], "WP")
        cites = who and isinstance(told := chunks[end + 2], Verb) and told.lemma in CITES
        if who and not cites:
            ends = (",", ".", ";")  # according to Kari Lund, who chairs the committee, it has
            end = next((j for j in range(end + 2, len(chunks)) if self.tagged(chunks[j]) in ends), end)
        return i, end, group, None

    def _told_before(self, chunks: list[Chunk], i: int, verb: Verb) -> bool:
        """Whether a past behind a source is its own, all being told in front: has gone, according to data released."""
        plain = self.tokens[verb.head].tag == "VBD" and not (verb.modal or verb.perfect or verb.passive)
        by = next(iter(chunks[chunks.index(verb) + 1 :]), None)
        comma = (by is not None and low_is(by, "by")) or (i > 1 and is_mark(chunks[i - 1], ","))
        return plain and comma and any(isinstance(c, Verb) and c.form == "finite" for c in chunks[:i])

    def _has_its_verb(self, chunks: list[Chunk], at: int) -> bool:
        """Whether the group at a place is the subject of a finite verb that follows before any comma."""
        after = next((c for c in chunks[at + 1 :] if isinstance(c, Verb) or is_mark(c, ",") or is_mark(c, "WP")), None)
        return isinstance(after, Verb) and after.form in ("finite", "base")

    def _reduced(self, chunks: list[Chunk], at: int) -> bool:
        """Whether a past belongs to the source: according to accounts tabled in Prague on Monday, the bank has."""
        verb = chunks[at]
        assert isinstance(verb, Verb)
        if verb.lemma in _WITH_KNOWLEDGE and not verb.modal and at + 1 < len(chunks) and is_mark(chunks[at + 1], "IN"):
            return True
        plain = self.tokens[verb.head].tag == "VBD" and not (verb.modal or verb.perfect or verb.passive)
        comma = next((j for j in range(at, len(chunks)) if is_mark(chunks[j], ",")), len(chunks))
        return plain and any(isinstance(chunk, Verb) and chunk.form == "finite" for chunk in chunks[comma:])


_WITH_KNOWLEDGE = frozenset(("brief", "involve", "familiarise", "acquaint"))
"""What a source has been that knows of a matter: a person briefed on it."""
_BY_FIRST = ("going", "to", "judging")
"""First words of verb groups that may open an attribution whatever their verb."""
_TELLS = frozenset(("quote", "cite", "learn", "hear"))
"""Verbs by which somebody is cited, or something was learned from him."""
_ACCORDING = frozenset(("according", "per", *_BY_FIRST))
_BEHIND_COMMA = frozenset(("as", "so", "in", "on", "it", "if"))
"""First words of attributions without a verb of saying that open a sentence or stand behind a comma."""
_OPENERS = frozenset(("according", "per", "going", "by", "i", "we"))
"""Those of others, which may stand anywhere."""


def _told_of(chunks: list[Chunk], group: Group) -> list[Chunk]:
    """A source with the finite clause that an attribution has of it: said the mayor, who has urged the port."""
    at = next((i for i, chunk in enumerate(chunks) if chunk is group), len(chunks))
    who = next((i for i in range(at + 1, len(chunks)) if is_mark(chunks[i], "WP")), None)
    told = next((c for c in chunks[who:] if isinstance(c, Verb) and c.form == "finite"), None) if who else None
    if who is None or told is None or told.lemma == "speak":
        return []  # who speaks for the ministry
    led = who - is_mark(chunks[who - 1], "IN")
    nearest = chunks[who - 2] if is_mark(chunks[who - 1], ",") and who > 1 else None
    if isinstance(nearest, Group) and low_is(chunks[who], "which") and nearest is not group:
        group = nearest  # said Ann Lind of the Peace Institute, which wants
    if is_mark(chunks[led - 1], ","):
        return [group, *chunks[led - 1 :]]
    return [group, *chunks[led:]] if led == at + 1 and group.apposed else []  # not: a person who loads them


def _relayed(cuts: list[Cut]) -> list[Cut]:
    """The attributions, the outlet that a second one names being told of the first: a source, Bloomberg reported."""
    outlet = next((cut.source.relayed_from for cut in cuts if cut.source.kind is Attribution.OUTLET), None)
    if len(cuts) < 2 or outlet is None or cuts[0].source.kind is Attribution.OUTLET or cuts[0].source.relayed_from:
        return cuts
    cuts[0].source = replace(cuts[0].source, relayed_from=outlet)
    return cuts
