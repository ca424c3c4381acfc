"""The groups of a sentence in; the same, with a source that was taken for something else found, out."""

from __future__ import annotations

from msgspec.structs import replace

from caveat.sources.prose.voices.regroup import Regrouped
from caveat.sources.prose.words.groups import Chunk, Group, Mark, Verb, is_mark, low_is, singular
from caveat.sources.prose.words.lexicon import lexicon, wordset
from caveat.sources.prose.words.spoken import COUNTS, OUTLETS, PAPERS, SORTS

_COUNTS = frozenset(COUNTS)
_PLACED = frozenset(("placed", "connected"))
_ADVERBS = frozenset(("highly", "well", "closely", "strategically"))
_ANSWERS = frozenset(("answer", "deny", "decline", "refuse", "dispute", "reject"))
_PERIODICALS = frozenset(("daily", "weekly", "monthly", "site", "blog", "channel"))
_SHARED = frozenset((
    "shared", "reached", "contacted", "obtained", "leaked", "seen", "reviewed", "sent", "dated", "signed",
    "published", "provided", "compiled", "tabled", "circulated", "released", "read", "asked", "interviewed",
    "questioned", "drafted", "stamped", "marked", "unsealed", "disclosed", "declassified", "filed", "copied",
    "quoted", "shown", "handed", "passed", "given", "approached", "pressed",
))  # fmt: skip
"""What has been done with a paper, or with somebody, that says something."""
_SOURCES = frozenset(("sources", "officials", "insiders", "officers", "staffers", "aides"))
_FIGURES = wordset("figures")
_ASIDE = 14
"""Chunks within which such an aside ends."""


class Hidden(Regrouped):
    """Finds sources that hide in the groups around them."""

    def mended(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, with what hides in them by itself."""
        chunks = super().mended(chunks)
        lows = self.lows
        for chunk in chunks:
            if type(chunk) is Group and chunk.kind == "person":
                self._as_a_name(chunk)
        if lows & _COUNTS:
            chunks = self._counted_people(chunks)
        if lows & _SHARED:
            chunks = self._dated(chunks)
        if lows & _PERIODICALS:
            chunks = self._a_daily(chunks)
        if "," in lows:
            chunks = self._told_of(chunks) if lows & _SHARED else chunks
            chunks = self._firm_named(chunks)
            chunks = self._past_of_a_paper(chunks)
        if lows & _FIGURES:
            chunks = self._number_of(chunks)
        if "according" in lows and lows & {"which", "whom"}:
            chunks = self._according_to_which(chunks)
        if {"according", "what"} <= lows:
            chunks = self._according_to_what(chunks)
        if lows & _SOURCES and "of" in lows:
            chunks = self._of_an_office(chunks)
        if lows & _PLACED:
            chunks = self._highly_placed(chunks)
        return self._office_and_name(self._with_a_word_ahead(chunks))

    def _firm_named(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, a name between commas explaining its noun: the manufacturer, Vaal Propellants, says."""
        for j in range(len(chunks) - 4):
            host, name, verb = chunks[j], chunks[j + 2], chunks[j + 4]
            if type(verb) is not Verb or type(host) is not Group or type(name) is not Group:
                continue
            if host.apposed or not all(is_mark(chunks[k], ",") for k in (j + 1, j + 3)):
                continue
            outlet = self.tokens[host.head].low in _PERIODICALS | SORTS | OUTLETS
            if not outlet and (host.kind != "body" or self.tokens[host.first].low != "the"):
                continue
            proper = all(token.text[0].isupper() for token in self.tokens[name.first : name.last])
            if proper and name.kind not in ("state", "time", "person"):
                named = replace(name, kind="name")
                return [*chunks[:j], replace(host, apposed=[named]), *chunks[j + 4 :]]
        return chunks

    def _as_a_name(self, group: Group) -> None:
        """Take for a name that of a firm or paper whose last word could be a person: the Gulf Courier."""
        head = self.tokens[group.head]
        if head.tag != "NNP" or group.last - group.first < 2 or self.tokens[group.head - 1].tag != "NNP":
            return
        paper = head.low in wordset("outlets")
        if paper or (head.low in wordset("organisation") and self.tokens[group.first].tag != "DT"):
            group.kind = "outlet" if paper else "body"

    def _dated(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, what was done to a paper being no verb of its own: in a letter dated 2 July the navy said."""
        for j in range(1, min(len(chunks) - 2, _ASIDE)):
            paper, verb = chunks[j - 1], chunks[j]
            paper = chunks[j - 3] if j > 2 and low_is(chunks[j - 2], "of") else paper  # minutes of the talks published
            if not isinstance(paper, Group) or not isinstance(verb, Verb) or verb.form != "finite":
                continue
            low = self.tokens[paper.head].low
            papers = low in PAPERS or low in wordset("documents") or singular(low) in wordset("documents")
            if not papers or verb.last - verb.first > 1 or self.tokens[verb.head].low not in _SHARED:
                continue
            by = any(low_is(chunk, "by") or low_is(chunk, "to") for chunk in chunks[j + 1 : j + 5])
            by = by or low_is(chunks[j + 1], "under")  # released under the freedom of information act
            by = by or self._says_later(chunks[j + 1 :])
            if paper.kind == "time":
                paper.kind = "speech"  # minutes released in May
            rest = chunks[j + 1 :]
            end = next((k for k, chunk in enumerate(rest) if not (isinstance(chunk, Group) or is_mark(chunk, "IN"))), 0)
            dated = any(isinstance(chunk, Group) and chunk.kind == "time" for chunk in rest[:end])
            if not by and not dated:  # tabled in the senate last month
                continue
            if not any(isinstance(chunk, Verb) and chunk.form == "finite" for chunk in self._main(rest)):
                rest = self._told_then(rest)
            return [*chunks[:j], replace(verb, form="part", passive=True), *rest]
        return chunks

    def _says_later(self, rest: list[Chunk]) -> bool:
        """Whether the next verb, with no more than places between, says something: filed with a court in Graz show."""
        at = next((k for k, chunk in enumerate(rest) if not (isinstance(chunk, Group) or is_mark(chunk, "IN"))), 0)
        verb = rest[at] if at else None
        says = isinstance(verb, Verb) and verb.lemma in self.beside and verb.form in ("finite", "base")
        return says and is_mark(rest[0], "IN")

    @staticmethod
    def _main(chunks: list[Chunk]) -> list[Chunk]:
        """The groups up to what is said."""
        end = next((j for j, chunk in enumerate(chunks) if is_mark(chunk, "THAT")), len(chunks))
        return chunks[:end]

    def _told_then(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, the first participle behind a source being what it says: the secretary assured them that."""
        for j in range(1, len(chunks)):
            verb = chunks[j]
            if isinstance(verb, Verb) and verb.form == "part" and verb.lemma in self.beside:
                told = replace(verb, form="finite", passive=False, past=True)
                return [*chunks[:j], told, *chunks[j + 1 :]] if isinstance(chunks[j - 1], Group) else chunks
        return chunks

    def _counted_people(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, a number belonging to whom it counts: one Norwegian official, four former aides."""
        for j in range(len(chunks) - 1):
            one, group = chunks[j], chunks[j + 1]
            if not isinstance(one, Group) or not isinstance(group, Group) or group.kind != "person":
                continue
            counts = one.last - one.first == 1 and self.tokens[one.head].low in COUNTS
            if counts and group.first == one.last and not group.members and self.tokens[group.first].tag != "DT":
                return [*chunks[:j], replace(group, first=one.first), *chunks[j + 2 :]]
        return chunks

    def _a_daily(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, a daily or weekly being an outlet and no adjective: a Peruvian daily, La Brújula."""
        for j in range(len(chunks) - 1):
            group, daily = chunks[j], chunks[j + 1]
            if not isinstance(group, Group) or isinstance(daily, Group) or group.last != daily.first:
                continue
            ends = j + 2 == len(chunks) or not isinstance(chunks[j + 2], Group)
            if ends and group.kind in ("people", "other") and self.tokens[daily.first].low in _PERIODICALS:
                whole = Group(group.first, daily.last, daily.first, "outlet")
                return [*chunks[:j], whole, *chunks[j + 2 :]]
        return chunks

    def _told_of(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups without what is told of a source between commas: pages from the office, shared with us, show."""
        at = next((j for j in range(1, len(chunks) - 3) if is_mark(chunks[j], ",")), None)
        if at is None or at + 1 >= len(chunks) or not isinstance(chunks[0], Group):
            return chunks
        if not all(isinstance(one, Group) or is_mark(one, "IN") for one in chunks[:at]):
            return chunks
        verb = chunks[at + 1]
        if not isinstance(verb, Verb) or verb.last - verb.first > 1 or self.tokens[verb.head].low not in _SHARED:
            return chunks
        end = next((j for j in range(at + 2, min(len(chunks) - 1, at + _ASIDE)) if is_mark(chunks[j], ",")), None)
        said = chunks[end + 1] if end is not None else None
        if said is None or end is None:
            return chunks
        low = self.tokens[said.first].low
        lemma = "state" if low in ("record", "records") else lexicon().verbs.get(low, ("", ""))[1]
        if lemma not in self.beside | _ANSWERS or said.last - said.first > 1:
            return chunks
        tells = Verb(said.first, said.last, said.first, lemma, "finite", past=self.tokens[said.first].tag == "VBD")
        return [*chunks[:at], tells, *chunks[end + 2 :]]

    def _past_of_a_paper(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, what was done to papers being no verb of theirs: , leaked files reveal."""
        for j in range(1, len(chunks) - 2):
            verb, group, said = chunks[j], chunks[j + 1], chunks[j + 2]
            if type(verb) is not Verb or type(group) is not Group or not is_mark(chunks[j - 1], ","):
                continue
            if verb.last - verb.first > 1 or not self.tokens[verb.head].low.endswith("ed"):
                continue
            papers = {self.tokens[group.head].low} & (wordset("documents") | PAPERS)
            if papers and isinstance(said, Verb) and said.lemma in self.beside and said.form in ("base", "finite"):
                return [*chunks[:j], replace(group, first=verb.first, kind="speech"), *chunks[j + 2 :]]
        return chunks

    def _according_to_which(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, what somebody or a paper is cited for being what it says: a note according to which."""
        for j in range(1, len(chunks) - 4):
            according, to, which = chunks[j : j + 3]
            if self.tokens[according.last - 1].low != "according" or not low_is(to, "to"):
                continue
            if self.tokens[which.first].low not in ("which", "whom"):
                continue
            first, at = according.last - 1, j - 1 - is_mark(chunks[j - 1], ",")
            if isinstance(according, Group) and first > according.first:
                source: Chunk = replace(according, last=first, head=first - 1)  # a note according to which
                before = [*chunks[:j], source]
            else:
                source, before = chunks[max(at, 0)], chunks[:j]
            if not isinstance(source, Group):
                continue
            says = Verb(first, first + 1, first, "say", "finite", past=True)
            told: list[Chunk] = [Mark(first, first, ";", ";"), source, says, Mark(first, first + 1, "THAT", "that")]
            return [*before, *told, *chunks[j + 3 :]]
        return chunks

    def _according_to_what(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, what somebody told being told by him: , according to what officials told the paper."""
        for j in range(1, len(chunks) - 4):
            according, to, what, who = chunks[j : j + 4]
            if self.tokens[according.first].low != "according" or not low_is(to, "to"):
                continue
            if self.tokens[what.first].low != "what" or not isinstance(who, Group):
                continue
            told = (one for one in chunks[j + 4 :] if isinstance(one, Verb))
            if not any(one.lemma in self.beside and one.form in ("base", "finite") for one in told):
                continue
            comma = [] if is_mark(chunks[j - 1], ",") else [Mark(according.first, according.first, ",", ",")]
            return [*chunks[:j], *comma, *chunks[j + 3 :]]
        return chunks

    def _with_a_word_ahead(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, a capital before an office and a name belonging to them: Shadow foreign secretary Kari Lund."""
        for j in range(len(chunks) - 2):
            if type(chunks[j + 2]) is not Verb:
                continue
            word, group, verb = chunks[j : j + 3]
            if not isinstance(word, Group) or not isinstance(group, Group) or not isinstance(verb, Verb):
                continue
            opens = j == 0 or is_mark(chunks[j - 1], ",") or is_mark(chunks[j - 1], "QUO")
            plain = word.last - word.first == 1 and self.tokens[word.first].text[0].isupper() and not word.members
            office = group.kind == "name" and self.tokens[group.first].text[0].islower() and group.first == word.last
            if opens and plain and office and verb.lemma in self.beside and word.kind not in ("time", "pronoun"):
                return [*chunks[:j], replace(group, first=word.first), *chunks[j + 2 :]]
        return chunks

    def _of_an_office(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, sources belonging to the office whose name runs into them: Ministry of Defence sources."""
        for j in range(len(chunks) - 2):
            office, of, group = chunks[j : j + 3]
            if not isinstance(office, Group) or not low_is(of, "of") or not isinstance(group, Group):
                continue
            named = self.tokens[office.head].text[0].isupper() and self.tokens[group.first].text[0].isupper()
            if named and group.head > group.first and self.tokens[group.head].low in _SOURCES:
                return [*chunks[:j], replace(group, first=office.first), *chunks[j + 3 :]]
        return chunks

    def _number_of(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, what was done to what is counted being no verb of its own: the number delivered was 24."""
        for j in range(1, len(chunks) - 1):
            figure, done, be = chunks[j - 1 : j + 2]
            if not isinstance(done, Verb) or not isinstance(be, Verb) or be.lemma != "be" or be.form != "finite":
                continue
            at = j - 3 if j > 2 and low_is(chunks[j - 2], "of") else j - 1
            figure = chunks[at]
            counts = isinstance(figure, Group) and self.tokens[figure.head].low in _FIGURES
            if counts and done.last - done.first == 1 and self.tokens[done.head].low.endswith(("ed", "sent", "sold")):
                return [*chunks[:j], replace(done, form="part", passive=True), *chunks[j + 1 :]]
        return chunks

    def _highly_placed(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, "highly placed" belonging to the sources that are so."""
        for j in range(len(chunks) - 2):
            adverb, verb, group = chunks[j : j + 3]
            if self.tokens[adverb.first].low not in _ADVERBS or not isinstance(verb, Verb):
                continue
            if self.tokens[verb.head].low in _PLACED and isinstance(group, Group) and group.first == verb.last:
                after = chunks[j + 3] if j + 3 < len(chunks) else None
                if isinstance(after, Verb) and after.form == "part":
                    after = replace(after, form="finite", passive=False, past=True)
                rest = [after, *chunks[j + 4 :]] if after is not None else []
                return [*chunks[:j], replace(group, first=adverb.first), *rest]
        return chunks

    def _office_and_name(self, chunks: list[Chunk]) -> list[Chunk]:
        """The groups, an office that looks like a verb joined to the name behind it: union delegate Josiane Pirard."""
        for j in range(len(chunks) - 3):
            if type(chunks[j + 1]) is not Verb:
                continue
            body, verb, name, said = chunks[j : j + 4]
            if not isinstance(body, Group) or not isinstance(verb, Verb) or not isinstance(name, Group):
                continue
            low = self.tokens[verb.head].low
            office = verb.form == "base" and (low in lexicon().anonymous or low in wordset("titles"))
            if not office or name.kind != "name" or name.first != verb.last or body.last != verb.first:
                continue
            if isinstance(said, Verb) and said.form == "part" and said.lemma in self.beside:
                said = replace(said, form="finite", passive=False, past=True)
            return [*chunks[:j], replace(name, first=body.first), said, *chunks[j + 4 :]]
        return chunks
