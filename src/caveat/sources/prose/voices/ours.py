"""Statements of a page in; those in which a speaker says "we" or "I" with his body's name or his own, where it is told.

The pronoun stays where nobody can tell for whom he speaks. It is named when all else is known: which statements deny
each other, and how likely each is, was told from the words as they stand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from msgspec.structs import replace

from caveat.evidence import Act, Attribution
from caveat.sources.patterns import later
from caveat.sources.prose.statement import Mention, Statement
from caveat.sources.prose.voices.behalf import Behalf, behalf, leads, runs_a_firm
from caveat.sources.prose.voices.filings import serves
from caveat.sources.prose.voices.layout import UP, is_person
from caveat.sources.prose.voices.posts import MOST, as_printed, asked_office, mention_of, own_office, own_parts
from caveat.sources.prose.voices.presented import Phrase, presented
from caveat.sources.prose.voices.selves import Selves
from caveat.sources.prose.voices.standfirsts import standfirst
from caveat.sources.prose.words.likeness import alike
from caveat.sources.prose.words.parties import spoken_for

Span = tuple[int, int]

_WE = frozenset(("we", "us", "our", "ours", "ourselves"))
_I = frozenset(("i", "me", "my", "myself"))
_YOU = frozenset(("you", "your"))
_OF_A_PARTY = frozenset((Act.SUPPORT, Act.OPPOSE))
"""What a member of a party does as one: of arms that go or stop he speaks as of his country."""
_RANK_ALONE = frozenset(
    ("minister", "vice", "deputy", "state", "secretary", "parliamentary", "under-secretary", "director-general", "the")
)
"""Words of an office that tell nothing of whose it is."""
_QUESTIONS = later(r"^(?:QUESTION|Question|Q\d*)\b", re.MULTILINE)
"""A label of those who put questions to an office."""
_SOCIETIES = frozenset(("Project", "Centre", "Center", "Foundation", "Network", "Institute", "Campaign", "Group"))
"""Nouns by which a body is called where its name has been told in full."""
_SENATOR = later(r", (?:Senator|Congressman|Congresswoman)\b")
"""Whom a witness addresses."""
_LEGISLATOR = later(r"(?i)(?:senator|deputy|rep(?:resentative)?|congress(?:wo)?man|chair(?:man|woman)?|sen|mp)\b\.?")
_BRIEFING = later(
    rf"(?P<who>{UP}[\w.]*(?: (?:of |for )?{UP}\w*){{0,3}}?)(?:,? (?:[Dd]aily|[Rr]egular))?(?: [Nn]oon)? "
    r"[Pp]ress [Bb]riefing\b"
)
"""Whose briefing it is, at the head of a page."""

_SPEAKERS = 100
"""Speakers of one page of whom it is looked for whose they are."""
_NEAR = 1000
"""Characters in front of a statement in which its speaker is heard."""
_SAME = 30
"""Characters by which a paragraph is known again."""


def named(text: str, paragraphs: Sequence[Span], said: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements of a page, those of whoever says "we" or "I" by name where the page tells it."""
    if not any(
        who and text[who.start : who.end].lower() in _WE | _I | _YOU for one in said for who in (one.actor, one.target)
    ):
        return tuple(said)
    page = _Page(text, paragraphs)
    return tuple(page.named(one) for one in said)


def _pronoun(text: str, who: Mention | None) -> str | None:
    """The pronoun by which a speaker tells of himself, in small letters; None for anybody else."""
    low = who.name.lower() if who is not None and who.name != "US" else ""
    printed = text[who.start : who.end].lower() if who is not None else ""
    told = _WE | _I | _YOU
    return low if low in told and printed in told else None


class _Page:
    """One page and what is told of those who speak on it."""

    def __init__(self, text: str, paragraphs: Sequence[Span]) -> None:
        self.text, self.paragraphs = text, paragraphs
        self.selves = Selves(text, paragraphs)
        self._parts: dict[str, list[str]] = {}
        self.known: dict[str, list[Behalf]] = {}
        self._asked: tuple[str | None] | None = None
        self.about: dict[str, str | None] = {}

    def named(self, one: Statement) -> Statement:
        """A statement with who acts and who gets by name."""
        actor, target = (self._named(one, who) for who in (one.actor, one.target))
        if actor is not one.actor and actor is not None and target is not None and alike(actor.name, target.name):
            actor = one.actor  # he is not his own recipient: that it is he was read wrong
        if target is not one.target and target is not None and actor is not None and alike(actor.name, target.name):
            target = one.target
        return replace(one, actor=actor, target=target)

    def _named(self, one: Statement, who: Mention | None) -> Mention | None:
        """Somebody by name, where he is told by the speaker's pronoun."""
        if who is None or one.attribution.speaker == who.name:
            return self._himself(one, who)
        pronoun = _pronoun(self.text, who)
        if pronoun is None:
            return who
        if pronoun in _YOU:
            name = self._asked_firm(one)
        else:
            name = self._myself(one) if pronoun in _I else self._body(one, pronoun)
        return mention_of(name, who) if name is not None else who

    def _himself(self, one: Statement, who: Mention | None) -> Mention | None:
        """Who a "we" is that was read as the speaker, for whom he speaks where he is a person: Nordwerft's chief."""
        printed = self.text[who.start : who.end].lower() if who is not None else ""
        if who is None or printed not in _WE or not is_person(who.name):
            return who
        name = self._person(one, who.name)
        return mention_of(name, who) if name is not None else who

    def _myself(self, one: Statement) -> str | None:
        """Who says "I"."""
        if one.attribution.kind is Attribution.NAMED:
            return one.attribution.speaker
        return self.selves.author(one.start) if one.attribution.kind is Attribution.OUTLET else None

    def _asked_firm(self, one: Statement) -> str | None:
        """Whom an analyst calls "you" in a firm's call: the firm, where he is not of it himself."""
        speaker = one.attribution.speaker if one.attribution.kind is Attribution.NAMED else None
        own = speaker is not None and any(serves(each.words) for each in presented(self.text, speaker))
        return None if own else self.selves.filer()

    def _body(self, one: Statement, pronoun: str) -> str | None:
        """For whom whoever speaks says "we"."""
        kind, speaker = one.attribution.kind, one.attribution.speaker or ""
        if kind is Attribution.OUTLET:
            return self.selves.body(one.start)
        if kind is Attribution.INSTITUTION:
            return self._institution(speaker, one)
        if kind is Attribution.ANONYMOUS:
            told = behalf(Phrase(speaker, front=True), self.text) if pronoun == "we" else None
            return self._by(told) if told is not None else None
        return self._person(one, speaker)

    def _by(self, told: Behalf) -> str | None:
        if told.body is not None:
            return self.selves.fullest(told.body) if told.body in _SOCIETIES else told.body
        return as_printed(told.state, self.text) if told.state is not None else None

    def _institution(self, speaker: str, one: Statement) -> str | None:
        """The body that speaks, or for which its spokesman does."""
        body = spoken_for(speaker)
        if body is not None:
            return body
        told = behalf(Phrase(speaker, front=True), self.text)
        if told is not None and not self.selves.is_body(speaker):
            near = self.text[max(self._paragraph(one.start)[0], one.start - _NEAR) : one.end + _NEAR]
            own = own_office([near.partition("\n")[0]]) if told.office else None
            return self._by(told) or own
        return speaker if self.selves.is_body(speaker) else None

    def _person(self, one: Statement, speaker: str) -> str | None:
        """The body or the state of a speaker with a name."""
        if speaker not in self.known and len(self.known) >= _SPEAKERS:
            return None
        if speaker not in self.known:
            phrases = [*presented(self.text, speaker)]
            found = (behalf(each, self.text) for each in phrases)
            self.known[speaker] = [each for each in found if each is not None]
            if any(each.front and each.words.startswith("our ") for each in phrases):
                self.known[speaker] = [Behalf(body=body) for body in [self.selves.issuer()] if body is not None]
            elif not self.known[speaker] and self.selves.filer() and any(serves(each.words) for each in phrases):
                self.known[speaker] = [Behalf(body=self.selves.filer())]
            elif not self.known[speaker] and any(runs_a_firm(each.words) for each in phrases):
                self.known[speaker] = [
                    Behalf(body=firm) for firm in [self.selves.issuer() or self.selves.only_firm()] if firm is not None
                ]
            guest = standfirst(self.text, self.paragraphs, speaker) if not self.known[speaker] else None
            self.known[speaker] += [told for told in [behalf(guest, self.text) if guest else None] if told is not None]
        told = self.known[speaker]
        states = {each.state for each in told if each.state is not None and each.body is None}
        if len(states) == 1:
            return as_printed(states.pop(), self.text)
        for each in told:
            if each.body is not None and (not each.party or one.act in _OF_A_PARTY):
                return self._by(each)
        office = any(each.office for each in told)
        return self._official(one, speaker, office) or (self._leader(one, speaker) if not told else None)

    def _leader(self, one: Statement, speaker: str) -> str | None:
        """The office of which somebody speaks as his own who is told to lead one: its director-general."""
        if not any(each.front and leads(each.words) for each in presented(self.text, speaker)):
            return None
        paragraph = self._paragraph(one.start)
        return own_office([self.text[max(paragraph[0], one.start - _NEAR) : paragraph[1]][: 2 * _NEAR]])

    def _official(self, one: Statement, speaker: str, office: bool) -> str | None:
        """The office of which somebody speaks who holds one, or answers for one, where no body is told."""
        paragraph, own = self._paragraph(one.start), self.parts(speaker)
        labelled = any(self.text.startswith(part[:_SAME], paragraph[0]) for part in own) or len(own) > 1
        answers = labelled and self._answers(speaker, own)
        if office or answers:
            briefing = _BRIEFING.match(self.text) if answers else None
            said = own if labelled else (self.text[max(paragraph[0], one.start - _NEAR) : paragraph[1]][: 2 * _NEAR],)
            body = own_office(said) or (self._about(speaker) if not labelled else None)
            told = briefing["who"] if briefing is not None and " " in briefing["who"] else None  # no bare "Department"
            body = told or body or (self.asked() if labelled else None)
            if briefing is not None and told is None and body is not None and " " not in body:
                body = None
            return body or (self.selves.issuer() if office and self._by_rank_alone(speaker) else None)
        return None

    def _by_rank_alone(self, speaker: str) -> bool:
        """Whether a page tells of a speaker no more than his rank: on a ministry's own page he is its minister."""
        told = [each.words for each in presented(self.text, speaker) if each.front and behalf(each, self.text)]
        ranks = (one.lower().rpartition(" of ")[2].split() for one in told)  # Press conference of Minister
        return bool(told) and all(_RANK_ALONE.issuperset(one) for one in ranks)

    def parts(self, speaker: str) -> list[str]:
        """The paragraphs that stand under a speaker's label."""
        if speaker not in self._parts:
            self._parts[speaker] = own_parts(self.text, speaker.split()[-1])[:MOST]
        return self._parts[speaker]

    def asked(self) -> str | None:
        """The office about which the questions on a page are put."""
        if self._asked is None:
            self._asked = (asked_office(self.text),)
        return self._asked[0]

    def _about(self, speaker: str) -> str | None:
        """The office of which a speaker tells as his own in what is reported of him, from his name on."""
        if speaker not in self.about:
            name = re.escape(speaker.split()[-1])
            places = islice(re.finditer(rf"\b{name}\b[^.\n]{{0,200}}", self.text), MOST)
            self.about[speaker] = own_office([found[0] for found in places])
        return self.about[speaker]

    def _paragraph(self, place: int) -> Span:
        return next(((start, end) for start, end in self.paragraphs if start <= place < end), (place, place))

    def _answers(self, speaker: str, own: Sequence[str]) -> bool:
        """Whether a speaker answers for his office: in a briefing, or before a committee whose members he addresses."""
        if _LEGISLATOR.match(speaker) is not None:
            return False
        return _QUESTIONS.search(self.text) is not None or any(_SENATOR.search(part) for part in own)
