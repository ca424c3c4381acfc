"""Tagged words in; noun groups, verb groups and the small words between them out, in order."""

from __future__ import annotations

from caveat.sources.prose.grammar.bounds import MAY_QUALIFY, Bounds, gives_to
from caveat.sources.prose.grammar.contractions import has
from caveat.sources.prose.words.groups import Chunk, Group, Mark, Verb
from caveat.sources.prose.words.lexicon import wordset

_NOMINAL = frozenset(("DT", "PRPS", "CD", "J", "N", "NNP", "PRP"))
_VERBAL = frozenset(("MD", "VB", "VBZ", "VBD", "VBN", "VBG", "TO"))
_NEGATED = frozenset(("TO", "VBG", "VBD", "VBZ", "VBN", "VB"))
"""Tags of what a negation before them belongs to."""
_LONGER = {"never": frozenset(("once", "again", "yet", "ever", "before")),
           **dict.fromkeys(("hardly", "scarcely", "barely"), frozenset(("ever", "even"))),
           "not": frozenset(("yet", "always", "actually", "fully", "formally", "even", "ever", "so"))}  # fmt: skip
"""Adverbs that a negation takes to itself: never again sold, paid for but not yet received."""
_BEFORE_HEAD = frozenset(("DT", "PRPS", "CD", "J", "N", "NNP"))
"""Tags of words that belong to any group that has no head yet."""
_PASSED = frozenset(("NOT", "R", "QUO", "TO", ",", "IN", "PRP"))
_PASSED_WORDS = frozenset(("no", "even", "about", "going", "both", "all", "each"))
"""What may stand within a verb group, by its tag or itself."""
_MODALS = {"cannot": "can", "'ll": "will", "'d": "would", "ca": "can", "wo": "will", "sha": "shall"}
_MUCH = frozenset(("many", "much"))
_TIMES = frozenset(("twice", "times", "half", "just", "almost", "nearly"))
_FLOATS = wordset("floats")
"""What counts a subject from behind it: the ministers all voted, Oslo and Rome have both asked."""
_DONE = frozenset(("VBD", "VBZ", "MD", "VBN", "VBG"))
_EMPHATIC = frozenset(("itself", "himself", "herself", "themselves"))
"""What stands behind a noun and adds no other."""
_SMALL = _FLOATS | _EMPHATIC | {"more", "as", "or"}
"""Words that are a mark in some places."""
_NUMBERED = frozenset(("licence", "license", "permit", "contract", "application", "certificate", "waiver"))
"""Papers that are told by a number behind them."""
_HEADS = frozenset(("N", "NNP", "CD"))


class Chunker(Bounds):
    """Cuts one sentence into groups."""

    def run(self) -> list[Chunk]:
        """The groups of the sentence, in order, none joined to another yet."""
        out: list[Chunk] = []
        tags, lows = self.tags, self.lows
        i, end = 0, len(self.tokens)
        chunk: Chunk
        while i < end:
            tag = tags[i]
            if lows[i] in _SMALL and (mark := self._small(i, out)) is not None:
                chunk = mark
            elif tag in _NOMINAL:
                chunk = self._noun(i, out)
            elif tag in _VERBAL or (tag == "NOT" and tags[self._past_never(i)] in _NEGATED):
                chunk = self._verb(i)
            elif lows[i] in MAY_QUALIFY and tag in ("R", "IN") and self._qualifies(i):
                chunk = self._noun(i, out)
            else:
                chunk = Mark(i, i + 1, tag, lows[i])
            out.append(chunk)
            i = chunk.last
        return out

    def _small(self, i: int, out: list[Chunk]) -> Mark | None:
        """The mark that a word of several uses is in its place; None where it is part of a group."""
        tags, lows, low = self.tags, self.lows, self.lows[i]
        match low:
            case "more":
                marked = tags[i] == "DT" and self._counted(i, out)  # not one rifle more
            case "as" if lows[i + 1 : i + 3] == ["well", "as"] and tags[i + 3] in _BEFORE_HEAD:
                return Mark(i, i + 3, "IN", "with")  # Madrid as well as Lisbon approved
            case "as" if lows[i + 1 : i + 3] == ["well", "as"] and tags[i + 3] == "IN":
                return Mark(i, i + 3, "CC", "and")  # to Chad as well as to Niger
            case "as":
                marked = lows[i + 1] in _MUCH and lows[i - 1] in _TIMES  # twice as many licences
            case "or":
                either = lows[i + 1] == "not" and (lows[i - 1] == "whether" or tags[i + 2] == ",")
                return Mark(i, i + 2, "R", "not") if either else None  # whether or not they agree
            case "both" | "all" | "each":
                marked = self._floats(i, out)
            case _:
                last = out[-1] if out and tags[i] == "PRP" else None
                marked = isinstance(last, Group) and last.kind != "pronoun"  # Warsaw itself had asked
        return Mark(i, i + 1, "R", low) if marked else None

    def _floats(self, i: int, out: list[Chunk]) -> bool:
        """Whether a word counts the subject right before it, whose verb stands right behind: each offered."""
        last = out[-1] if out else None
        alone = len(out) < 2 or not (isinstance(out[-2], Mark) and out[-2].tag == "IN")
        return isinstance(last, Group) and last.last == i and alone and self.tags[i + 1] in ("VBD", "VBZ", "MD")

    def _counted(self, i: int, out: list[Chunk]) -> bool:
        """Whether what is counted stands right before a place where no noun follows."""
        last = out[-1] if out else None
        counted = isinstance(last, Group) and last.last == i and last.head > last.first
        return counted and isinstance(last, Group) and self.tags[last.first] == "CD" and not self._more(i)

    def _past_never(self, i: int) -> int:
        """Where the verb begins behind a negation, and behind "again" or "yet" that belong to it."""
        longer = _LONGER.get(self.lows[i], frozenset())
        return i + 2 if self.lows[i + 1] in longer else i + 1

    def _verb(self, i: int) -> Verb:
        """A verb group from its first word: auxiliaries, adverbs within, and the head."""
        first, verb = i, Verb(i, i + 1, i, "", "finite")
        if self.tags[i] == "NOT":
            verb.negative, i = True, self._past_never(i)
        if self.tags[i] == "TO":
            verb.form, i = "inf", i + 1
        elif self.tags[i] in ("VBG", "VBN", "VB"):
            verb.form = {"VBG": "ger", "VBN": "part", "VB": "base"}[self.tags[i]]
        elif self.tags[i] == "MD":
            verb.modal, verb.negative = self._modal(i), verb.negative or self.lows[i] == "cannot"
            i += 1
        verb.past = self.tags[i] == "VBD"
        while True:
            i = self._skip(i, verb)
            head = self.tokens[i] if i < len(self.tokens) else None
            if head is None or head.tag[:2] != "VB":
                break
            verb.head, verb.last, verb.lemma = i, i + 1, head.lemma
            following = self._skip(i + 1, None)
            if not self._continues(head.lemma, following, verb):
                break
            self._skip(i + 1, verb)
            i = following
        verb.first = first
        if verb.lemma in ("be", "have", "do") and self.tags[verb.last] == "NOT":
            verb.negative, verb.last = True, verb.last + 1
        return self._after_head(verb)

    def _modal(self, i: int) -> str:
        low = self.lows[i]
        return _MODALS.get(low, low)

    def _continues(self, lemma: str, i: int, verb: Verb) -> bool:
        tag = self.tags[i]
        if lemma == "have" and (tag == "VBN" or self._same_form(i)):
            verb.perfect = True
            return True
        if lemma in ("be", "get", "remain", "stay", "become", "stand", "lie", "sit") and tag == "VBN":
            if lemma in ("stay", "remain") and self.lows[i] == "put":
                return False  # where it is
            verb.passive = lemma != "be" or not has(self.tokens, verb.head, i)
            verb.perfect = verb.perfect or not verb.passive
            return True
        if lemma == "be" and tag == "VBG":
            verb.progressive = True
            return True
        if lemma == "be" and tag == "TO" and not verb.modal and verb.form in ("finite", "base"):
            verb.modal = "is to"
            self_i = self._skip(i + 1, None)
            return self.tags[self_i] == "VB"
        if lemma == "be" and self.lows[i] in ("about", "going") and self.tags[i + 1] == "TO":
            verb.modal = "is to"
            return True
        return lemma == "do" and tag == "VB"

    def _same_form(self, i: int) -> bool:
        """Whether a base form or a past is also the participle: have come, has put."""
        letters = self.words.verbs.get(self.lows[i], ("", ""))[0]
        return self.tags[i] in ("VB", "VBD") and "n" in letters

    def _skip(self, i: int, verb: Verb | None) -> int:
        """Past adverbs, negations, quotation marks and a short aside between commas."""
        start = i
        while True:
            tag = self.tags[i]
            if tag not in _PASSED and self.lows[i] not in _PASSED_WORDS:
                return i
            if (
                verb is not None
                and verb.modal == "is to"
                and self.lows[i] in ("about", "going")
                and self.tags[i + 1] == "TO"
            ):
                i += 1
            elif tag == "NOT" or (self.lows[i] == "no" and self.lows[i + 1] == "longer"):
                if verb is not None:
                    verb.negative = True
                i += 1
            elif (
                tag in ("R", "QUO")
                or (tag == "DT" and self.lows[i] in _FLOATS and self.tags[i + 1] in _DONE)
                or (
                    tag == "TO"
                    and verb is not None
                    and verb.modal == "is to"
                    and i > start - 1
                    and self.tags[i + 1] in ("VB", "R", "NOT")
                )
            ):
                i += 1
            elif tag == "," and self.tags[i + 1] in ("R", "CS") and self.tags[i + 2] == ",":
                i += 3
            elif (
                tag == "," and self.lows[i + 1] in ("so", "of", "for", "in", "after", "at") and self.tags[i + 3] == ","
            ):
                i += 4
            elif tag == "," and verb is None and (end := self._aside(i)):
                i = end
            elif tag == "IN" and verb is None and self.lows[i] == "for" and self.tags[i + 4] in ("VBN", "VBD"):
                i += 4
            elif (
                (tag == "IN" and self.lows[i] == "so")
                or self.lows[i] == "even"
                or (
                    tag == "PRP"
                    and self.lows[i] in ("itself", "himself", "herself", "themselves", "all", "both", "each", "ever")
                    and i > start
                )
                or (tag == "PRP" and self.lows[i] in ("itself", "himself", "themselves"))
            ):
                i += 1
            else:
                return i

    def _aside(self, i: int) -> int:
        """Where a verb group goes on after an aside: has, in the past year, refused. Zero where it does not."""
        for j in range(i + 1, min(len(self.tokens), i + 16)):
            tag = self.tags[j]
            if tag == ",":
                if self.tags[j + 1] == "VBD" and "n" in self.words.verbs.get(self.lows[j + 1], ("", ""))[0]:
                    self.tokens[j + 1].tag = self.tags[j + 1] = "VBN"
                return j + 1 if self.tags[j + 1] in ("VBN", "VBG", "VB", "NOT", "R") else 0
            if tag[:2] in ("VB", "MD") or tag in ("THAT", ";", "QUO"):
                return 0
        return 0

    def _after_head(self, verb: Verb) -> Verb:
        if not verb.lemma:
            verb.lemma = verb.modal or "be"
        if verb.form == "finite" and verb.modal == "" and self.tags[verb.first] == "VBN":
            verb.form = "part"
        if verb.form == "part" and not verb.perfect:
            verb.passive = True
        return verb

    def _noun(self, i: int, out: list[Chunk]) -> Chunk:
        first, owner = i, None
        negative = (
            (self.lows[i - 1] == "no" and self.lows[i] not in ("fewer", "less"))
            or (self.lows[i] in ("no", "none", "nobody", "nothing", "neither") and self.tags[i] != "N")
            or (self.tags[i - 1] == "NOT" and self.lows[i] in ("one", "a", "any", "all", "every", "each"))
        )
        if self.tags[i] == "PRP" and not (
            self.lows[i] in ("one", "another", "other") and self.tags[i + 1] in ("N", "J")
        ):
            return Group(i, i + 1, i, self._pronoun(i), negative=negative)
        if self._month_before(i):
            return Group(i, i + 1, i, "time")  # in July legislators demanded
        head, tags, given = -1, self.tags, bool(out) and (type(out[-1]) is Verb or gives_to(out))
        while tag := tags[i]:
            if tag == "POS" and head >= 0:
                owner = Group(owner.last + 1 if owner else first, i, head, self.kind(first, head), owner)
                head, i = -1, i + 1
                continue
            sure = tag in _BEFORE_HEAD if head < 0 else tag == "N" and head != first and not given
            if sure and head > first and tags[head] in ("CD", "NNP") and self._after_year(head, first):
                break  # in May 2031 / customs officers
            if sure and head > first and (self._after_period(i, head, first) or self._after_day(i, head, first)):
                break  # in the first half of the year / permits; on 4 November / ministers
            if sure and head > first and self._ago(i):
                break  # held back military aid / days ahead of the vote
            if head >= 0 and self.lows[i] == "according" and self.lows[i + 2] != "which":
                break  # to Oman / according to the yard
            if not sure and not self._belongs(i, head, first, out):
                break
            if tag in _HEADS or (tag == "DT" and not self._more(i)) or (tag == "PRP" and self._is_one(i)):
                head = i
            i += 1
        return self._group(first, i, head, owner, negative)

    def _pronoun(self, i: int) -> str:
        return "pronoun" if self.lows[i] not in ("anything", "nothing", "something", "everything") else "goods"

    def _group(self, first: int, last: int, head: int, owner: Group | None, negative: bool) -> Chunk:
        if head < 0 and owner is None and self.tags[first] == "DT" and last > first + 1 and self.tags[last - 1] == "J":
            known = self.kind(first, last - 1)
            return Group(first, last, last - 1, "number" if known == "other" else known, negative=negative)
        if head < 0 and owner is None and self.tags[first] == "PRPS" and self.lows[last - 1] == "own":
            return Group(first, last, last - 1, "number", negative=negative)  # has sent its own
        if head < 0 and owner is not None:
            return Group(first, owner.last, owner.head, owner.kind, owner.owner, negative=negative)
        if head < 0:
            return Mark(
                first,
                max(last, first + 1),
                self.tags[first] if self.tags[first] != "DT" else "R",
                self.lows[max(first, last - 1)],
            )
        last = head + 1
        if head > first and self.tags[head] == "CD" and self.lows[head - 1] in _NUMBERED:
            return Group(first, last, head - 1, self.kind(first, head - 1), owner, negative=negative)  # licence 1187
        if self.tags[head] == "PRP" and head > first and self.tags[head - 1] == "J":
            self.tokens[head].tag = "CD"
            return Group(first, last, head, "number", owner, negative=negative)  # is to get a new one
        if self.tags[head] == "CD" and self.lows[last] == "more" and self.tags[last + 1] not in _NOMINAL:
            last += 1  # will lend it two more from May
        return Group(first, last, head, self.kind(first, head), owner, negative=negative)
