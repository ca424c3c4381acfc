"""Figures, claims and references as HTML: what a reader touches to reach the basis."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from caveat.evidence import Citation, Figure, Span
from caveat.report import marks, names, words
from caveat.report.notes import Note, Notes
from caveat.review.result.claim import Prose, Support
from caveat.review.result.line import LineReview
from caveat.review.result.review import Review
from caveat.review.result.testimony import StatementView

_MAYBE_AN_ID = re.compile(r"(?<![\w&#-])[a-z0-9]+(?:[.-][a-z0-9]+)+(?![\w-])")
_NOT_IN_AN_ID = re.compile(r"[^A-Za-z0-9_.-]+")
SHORT = 22  # an unknown's reason of at most this many characters stands in its box; a longer one in its note


def anchor(prefix: str, name: str) -> str:
    """An id within the page for something that has an id in the case."""
    return f"{prefix}-{_NOT_IN_AN_ID.sub('-', name)}"


def web(address: str) -> bool:
    """True where an address may be a link: http or https, nothing else."""
    return address.lower().startswith(("http://", "https://"))


def mark(name: str) -> Markup:
    """One mark; silent for a screen reader, because its word stands beside it."""
    if name not in marks.NAMES:
        return Markup("")
    return Markup('<svg class="m" width="13" height="13" aria-hidden="true"><use href="#m-{}"/></svg>').format(name)


def bdi(text: str | None) -> Markup:
    """Someone else's words, kept from turning round what stands beside them."""
    return Markup("<bdi>{}</bdi>").format(text or "")


UNNAMED = "as listed with the provision"
"""What the review writes as the publisher of a page of law; its title says where the text stands."""
CONTEXT = 90  # characters of a held text shown on either side of a quotation


def _before(text: str, start: int) -> str:
    """The words before a place, cut where a word begins."""
    part = text[max(0, start - CONTEXT) : start]
    return part if start <= CONTEXT else f"… {part.split(' ', 1)[-1]}"


def _after(text: str, end: int) -> str:
    """The words after a place, cut where a word ends."""
    part = text[end : end + CONTEXT]
    return part if end + CONTEXT >= len(text) else f"{part.rsplit(' ', 1)[0]} …"


@dataclass(slots=True)
class Hand:
    """One page being written: its review, and the notes met so far."""

    review: Review
    texts: Mapping[str, str] = field(default_factory=dict)
    """The text of each document that is held, by the digest that its spans name."""
    notes: Notes = field(default_factory=Notes)
    _statements: dict[str, StatementView] = field(default_factory=dict)
    _provisions: dict[str, str] = field(default_factory=dict)
    _lines: dict[str, str] = field(default_factory=dict)
    _things: dict[str, str] = field(default_factory=dict)
    _own: dict[str, str] = field(default_factory=dict)
    """The name of a line's item beside the line's id, as the review's sentences write a line."""
    _contradictions: set[str] = field(default_factory=set)
    _actors: dict[str, str] = field(default_factory=dict)
    _origins: dict[str, str] = field(default_factory=dict)
    _documents: dict[str, Citation] = field(default_factory=dict)
    _held: dict[str, Citation] = field(default_factory=dict)
    _objectives: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        review = self.review
        self._statements = {statement.id: statement for statement in review.statements}
        self._provisions = {provision.id: provision.citation for provision in review.provisions}
        self._lines, self._things = names.lines(review), names.things(review)
        self._own = {f"{escape(line.item_name)} ({line.line})": line.line for line in review.lines}
        self._objectives = names.objectives(review)
        self._contradictions = {contradiction.id for contradiction in review.contradictions}
        self._actors = {actor.id: actor.name for actor in review.actors}
        self._origins = {origin.id: origin.name for origin in review.origins}
        self._documents = {document.document: document for document in review.documents}
        self._held = {
            part.span.document: part.citation
            for statement in review.statements
            for part in statement.support
            if part.span is not None and part.citation is not None
        }

    def fig(self, figure: Figure, with_unit: bool = False) -> Markup:
        """A figure as a link to its note: number, basis underline, raised note; an unknown as its box."""
        note = self.notes.of(figure)
        where = f"r-{note.anchor}-{note.uses}"
        if figure.unknown is not None:
            short = len(figure.unknown) <= SHORT
            said = figure.unknown if short else "unknown"
            return Markup(
                '<a role="doc-noteref" class="unk" id="{}" href="#{}"><span>{}</span><sup aria-hidden="true">{}</sup>'
                '<span class="vh">, {}</span></a>'
            ).format(where, note.anchor, said, note.label, note.words)
        text = words.number(figure)
        qualifier = ""
        if figure.qualifier:
            qualifier, text = f"{figure.qualifier} ", text.removeprefix(figure.qualifier).lstrip()
        unit = f" {words.unit(figure)}" if with_unit and words.unit(figure) else ""
        return Markup(
            '{}<a role="doc-noteref" class="fig {}" id="{}" href="#{}"><span class="num">{}</span>'
            '<sup aria-hidden="true">{}</sup><span class="vh">, {}</span></a>{}'
        ).format(qualifier, words.basis(figure), where, note.anchor, text, note.label, note.words, unit)

    def prose(self, prose: Prose) -> Markup:
        """Running text in which every number is a figure."""
        return Markup("").join(self.say(part) if isinstance(part, str) else self._within(part) for part in prose)

    def say(self, text: str | None) -> Markup:
        """A sentence in which what this page knows stands by its name and links to its place."""
        told = str(escape(words.humane(text or "")))
        for named, line in self._own.items():
            told = told.replace(named, line)
        linked = _MAYBE_AN_ID.sub(lambda found: str(self._known(found.group(0))), told)
        return Markup(linked)  # noqa: S704 escaped above

    def _known(self, name: str) -> Markup | str:
        if name in self._provisions:
            return self.provision(name)
        if name in self._lines:
            return self.line(name)
        if name in self._things:
            return escape(self._things[name])
        if name in self._objectives:
            return Markup('<a href="#{}">“{}”</a>').format(anchor("o", name), self._objectives[name])
        if any(name in known for known in (self._statements, self._contradictions, self._actors, self._documents)):
            return self.statement(name)
        return name

    def _within(self, figure: Figure) -> Markup:
        """A figure in running text; what it counts stands in brackets, so that no ceiling reads as goods."""
        shown = self.fig(figure)
        if not figure.known or not figure.counts or figure.counts in ("derived", "unknown"):
            return shown
        return shown + Markup(' <span class="kind">({})</span>').format(words.counts(figure.counts))

    def sup(self, supports: tuple[Support, ...]) -> Markup:
        """The raised notes of a claim that is no figure."""
        spans: tuple[Span, ...] = tuple(dict.fromkeys(part.span for part in supports if part.span is not None))
        citations: tuple[Citation, ...] = tuple(
            dict.fromkeys(part.citation for part in supports if part.citation is not None)
        )
        return self._raise(self.notes.cite(spans)) + self._raise(self.notes.cite(citations))

    def pages(self, citations: tuple[Citation, ...]) -> Markup:
        """The raised note of some pages."""
        return self._raise(self.notes.cite(citations))

    def _raise(self, note: Note | None) -> Markup:
        if note is None:
            return Markup("")
        return Markup(
            '<a role="doc-noteref" class="ref" id="r-{0}-{1}" href="#{0}"><sup aria-hidden="true">{2}</sup>'
            '<span class="vh"> ({3})</span></a>'
        ).format(note.anchor, note.uses, note.label, note.words)

    def counted(self, figure: Figure) -> Markup:
        """A quantity with the mark and the word of its kind; money with its basis under it."""
        kind = "unknown" if figure.unknown is not None else (figure.counts or "")
        word = words.counts(figure.counts) if figure.counts else ""
        if words.is_money(figure):
            under = Markup('<br><span class="cap">{}</span>').format(word) if word else Markup("")
            return self.fig(figure) + under
        under = Markup('<br><span class="cap">{}</span>').format(word) if word and figure.known else Markup("")
        unit = f" {words.unit(figure)}" if figure.known and words.unit(figure) else ""
        return Markup('<span class="kinded">{}<span>{}{}{}</span></span>').format(
            mark(kind), self.fig(figure), unit, under
        )

    def inline(self, figure: Figure) -> Markup:
        """A figure within a sentence: mark, number, unit, and what it counts in brackets."""
        kind = "unknown" if figure.unknown is not None else (figure.counts or "")
        lead = mark(kind) + Markup(" ") if not words.is_money(figure) and kind in marks.NAMES else Markup("")
        if not figure.known or not figure.counts or figure.counts == "unknown":
            return lead + self.fig(figure, with_unit=True)
        word = words.counts(figure.counts)
        return lead + self.fig(figure, with_unit=True) + Markup(' <span class="kind">({})</span>').format(word)

    def statement(self, name: str) -> Markup:
        """A reference: a statement or contradiction by its id, an actor or a document by its name."""
        for prefix, known in (("s", self._statements), ("c", self._contradictions)):
            if name in known:
                return Markup('<a class="id nb" href="#{}">{}</a>').format(anchor(prefix, name), name)
        if name in self._actors:
            return Markup('<a href="#{}">{}</a>').format(anchor("x", name), self._actors[name])
        if name in self._documents:
            page = self._documents[name]
            told = f"{page.publisher}, {words.day(page.published)}"
            return Markup('<a href="#{}">{}</a>').format(anchor("d", name), told)
        return Markup('<span class="id">{}</span>').format(name)

    def statements(self, refs: tuple[str, ...]) -> Markup:
        """Several references, by commas."""
        return Markup(", ").join(self.statement(name) for name in refs)

    def voices(self, refs: tuple[str, ...]) -> Markup:
        """How firmly and on whose word each of some statements is said, one to a line."""
        known = [self._statements[name] for name in refs if name in self._statements]
        rows = [Markup("{} <b>{}</b> {}").format(mark(one.modality), one.modality, self.who(one)) for one in known]
        return Markup("<br>").join(dict.fromkeys(rows))

    def origins(self, refs: tuple[str, ...]) -> Markup:
        """Origins by their names."""
        return Markup("; ").join(bdi(words.humane(self._origins.get(name, name))) for name in refs)

    def party(self, name: str) -> Markup:
        """An actor or a country by its name."""
        case = self.review.case
        countries = {case.supplier: case.supplier_name, case.recipient: case.recipient_name}
        return bdi(self._actors.get(name) or countries.get(name) or name)

    def page(self, source: Citation) -> Markup:
        """A cited page: its title as a link, publisher and date; its address where no entry of the page has it."""
        title = bdi(source.title)
        if web(source.address):
            title = Markup('<a href="{}" rel="noreferrer">{}</a>').format(source.address, title)
        unsure = Markup(' <b class="open">(day not known)</b>') if source.day_unknown else Markup("")
        shown = Markup("{}{}, {}{}").format(title, self.publisher(source), words.day(source.published), unsure)
        if source.document in self._documents:
            entry = Markup(' <a class="id" href="#{}">{}</a>').format(anchor("d", source.document), source.document)
            return shown + entry + Markup(' <span class="where">{}</span>').format(source.address)
        return shown + Markup(" {}").format(self.link(source.address))

    def publisher(self, source: Citation) -> Markup:
        """Who published a page, after a comma; nothing where the rules of law name none beside the title."""
        named = source.document not in self._provisions or source.publisher != UNNAMED
        return Markup(", {}").format(bdi(source.publisher)) if named else Markup("")

    def quoted(self, span: Span) -> Markup:
        """A quotation in its context, with its document and its place there; the words alone where no text is given."""
        before, after = "… ", " …"
        text = self.texts.get(span.document)
        if text is not None and text[span.start : span.end] == span.quote:
            before, after = _before(text, span.start), _after(text, span.end)
        shown = Markup("{}<mark><bdi>{}</bdi></mark>{}").format(before, span.quote, after)
        source = self._held.get(span.document)
        name = self.page(source) if source else Markup('document <span class="id">{}</span>').format(span.document)
        place = Markup('characters <span class="id nb">{}–{}</span>').format(span.start, span.end)
        return Markup('<blockquote>{}</blockquote><span class="src">{}, {}</span>').format(shown, name, place)

    def provision(self, name: str) -> Markup:
        """A provision by its citation, linked to its entry."""
        if name in self._provisions:
            return Markup('<a href="#{}">{}</a>').format(anchor("p", name), self._provisions[name])
        return escape(name)

    def provisions(self, refs: tuple[str, ...]) -> Markup:
        """Several provisions, by semicolons."""
        return Markup("; ").join(self.provision(name) for name in refs)

    def line(self, name: str) -> Markup:
        """A line by its name, linked to its sheet."""
        if name in self._lines:
            return Markup('<a href="#{}">{}</a>').format(anchor("l", name), self._lines[name])
        return escape(name)

    def name_of(self, line: LineReview) -> str:
        """The name of a line."""
        return self._lines[line.line]

    def line_link(self, line: LineReview) -> Markup:
        """A line by its name, linked to its sheet."""
        return self.line(line.line)

    def reach(self, refs: tuple[str, ...]) -> Markup:
        """The lines on which something bears; said in a word where these are all that are open to a measure."""
        everything = {line.line for line in self.review.lines if line.group in ("named", "open")}
        if not refs:
            return Markup("the whole case")
        if len(everything) > 1 and everything == set(refs):
            return Markup("every line that is open to a measure ({})").format(len(refs))
        return self.lines(refs)

    def lines(self, refs: tuple[str, ...]) -> Markup:
        """Several lines, by semicolons."""
        return Markup("; ").join(self.line(name) for name in refs)

    def who(self, statement: StatementView) -> Markup:
        """On whose word, in the type of its attribution; read out first."""
        how = {"named": "who-named", "institution": "who-inst", "anonymous": "who-anon", "outlet": "who-outlet"}
        name = statement.attribution_words or statement.speaker
        shown = Markup("<bdi>{}</bdi>").format(name)
        if statement.attribution == "outlet":
            shown = Markup("‹{}›").format(shown)
        count = ""
        if statement.attribution == "anonymous":
            count = f" ×{statement.attribution_count or '?'}"
        spoken = words.attribution(statement.attribution, statement.attribution_count)
        return Markup('<span class="vh">{}: </span><span class="{}">{}{}</span>').format(
            spoken, how.get(statement.attribution, "who-named"), shown, count
        )

    def link(self, address: str) -> Markup:
        """An address: a link where it is http or https, else its text."""
        if web(address):
            return Markup('<a class="address" href="{0}" rel="noreferrer">{0}</a>').format(address)
        return Markup('<span class="address">{}</span>').format(address)
