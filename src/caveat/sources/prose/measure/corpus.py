"""The annotated corpus: articles with the statements that a careful reader finds in them, checked as they are loaded.

What a file means is said in ``corpus/README.md``. A file that breaks its own rules is refused whole, by file, line and
statement: a gold that does not hold would make every figure that rests on it wrong.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Annotated, Any, Literal

import yaml
from msgspec import Struct
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from caveat import tables
from caveat.dates import PartialDate
from caveat.errors import BadRow, CaveatError, Malformed, TooLarge
from caveat.evidence import Act, Attribution, Modality, Polarity
from caveat.sources import furniture
from caveat.sources.patterns import later
from caveat.sources.prose.statement import Why

Part = Literal["open", "frozen"]
MAX_QUOTE = 400
MAX_BYTES = 200_000
MAX_DEPTH = 12

_WEEK = later(r"\d{4}-W(?:0[1-9]|[1-4]\d|5[0-3])")
"""A week of ISO 8601: "next week" says no more."""
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CONSTANTS: Mapping[str, Callable[[str], Any]] = {
    "tag:yaml.org,2002:null": lambda _: None,
    "tag:yaml.org,2002:int": int,
    "tag:yaml.org,2002:float": float,
}


def _several(value: object) -> object:
    """Null is no name, a text is one, a list is several that are equally right."""
    return [] if value is None else [value] if isinstance(value, str) else value


Name = Annotated[str, Field(min_length=1)]
Written = Annotated[str, BeforeValidator(lambda value: str(value) if isinstance(value, int) else value)]
"""A date as it is written; a year alone is a number to YAML."""
Names = Annotated[tuple[Name, ...], BeforeValidator(_several)]


class Strict(BaseModel):
    """A part of a file that a person wrote: closed to unknown keys. Words are kept as they are."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Voice(Strict):
    """On whose word a statement stands."""

    kind: Attribution
    speaker: Names = ()
    count: Annotated[int, Field(ge=1)] | None = None
    description: Names = ()
    relayed_from: Names = ()


class Counted(Strict):
    """A number that counts goods or money."""

    value: int | float
    unit: Name
    qualifier: str | None = None


class Annotation(Strict):
    """One statement as it was annotated."""

    id: Name
    quote: Annotated[str, Field(min_length=1, max_length=MAX_QUOTE)]
    at: Annotated[int, Field(ge=1)] | None = None
    act: Act
    actor: Names
    target: Names
    modality: Modality
    polarity: Polarity
    attribution: Voice
    objects: tuple[Name, ...]
    quantities: tuple[Counted, ...] = ()
    date: Written | None


class Opposed(Strict):
    """Two statements of the article that cannot both hold."""

    a: Name
    b: Name
    why: Why


class Checked(Strict):
    """Who read the article a second time, and what came of it."""

    by: Name
    agreed: Annotated[int, Field(ge=0)]
    mended: Annotated[int, Field(ge=0)]


class File(Strict):
    """A file of the corpus, before its quotes are looked up."""

    id: Name
    style: Name
    outlet: Name
    published: Annotated[Written, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    text: Name
    statements: tuple[Annotation, ...]
    contradictions: tuple[Opposed, ...] = ()
    checked: Checked | None = None


class Gold(Struct, frozen=True):
    """A statement of the gold, and where it stands."""

    id: str
    """With the id of its article before it: ``open-001/s1``."""
    start: int
    end: int
    said: Annotation


class Article(Struct, frozen=True):
    """An annotated article.

    Holds   ``text[gold.start:gold.end] == gold.said.quote`` for each of its statements.
    """

    id: str
    style: str
    published: date
    text: str
    statements: tuple[Gold, ...]
    contradictions: tuple[tuple[int, int, Why], ...]
    """Pairs of places in ``statements``."""
    outlet: str = ""
    """Whose page it is, as a page says it of itself."""


def load(part: Part) -> tuple[Article, ...]:
    """The articles of a part of the corpus that ships with the program, in the order of their ids.

    Raises  the first complaint that stands in a file; for the frozen part without its words, which nobody is to read.
    """
    articles, seen = [], Counter[str]()
    for entry in _entries(part):
        try:
            articles.append(read(entry.read_bytes(), entry.name))
        except CaveatError as wrong:
            raise (_without_words(wrong, entry.name) if part == "frozen" else wrong) from None
        seen[articles[-1].id] += 1
        if seen[articles[-1].id] > 1:
            raise BadRow(entry.name, 1, "", "id", "also the id of another file", "Give each article an id of its own.")
    return tuple(sorted(articles, key=lambda one: one.id))


def kept_aside(article: Article) -> bool:
    """Whether an article of the open part is kept for measuring: nobody who mends rules opens it, and no gate and no
    network is fitted to it."""
    number = int(article.id.rpartition("-")[2])
    return any(number in some for some in _ASIDE)


_ASIDE = (range(1277, 1333), range(1390, 1456), range(1528, 1536), range(1544, 1584))


def digest(part: Part) -> str:
    """SHA-256 over the files of a part: which state of the corpus a figure was measured on."""
    found = hashlib.sha256()
    for entry in _entries(part):
        found.update(entry.name.encode() + b"\0" + entry.read_bytes() + b"\0")
    return found.hexdigest()


def _entries(part: Part) -> list[Traversable]:
    folder = files("caveat.sources.prose") / "corpus" / part
    return sorted((one for one in folder.iterdir() if one.name.endswith(".yaml")), key=lambda one: one.name)


def _without_words(wrong: CaveatError, name: str) -> Malformed:
    line = getattr(wrong, "line", None)
    return Malformed(name, line, "something does not hold there", "Its author's check says what; no words are shown.")


def read(data: bytes, name: str) -> Article:
    """One article of the corpus.

    Raises  TooLarge, Malformed for a file that is no YAML of this kind; BadRow by line and statement for a key, a word
            or a quote that does not hold.
    """
    tree, lines = _tree(data, name)
    try:
        found = File.model_validate(tree)
    except ValidationError as wrong:
        raise _bad_row(name, tree, lines, wrong) from None
    try:
        published = date.fromisoformat(found.published)
    except ValueError:
        expected = "Write a day of the calendar, as 2031-03-04."
        raise BadRow(name, None, "", "published", repr(found.published), expected) from None
    text = found.text
    statements = tuple(_gold(found, each, name, lines.get(at)) for at, each in enumerate(found.statements))
    _unique([each.id for each in found.statements], name, lines)
    return Article(found.id, found.style, published, text, statements, tuple(_pairs(found, name)), found.outlet)


def paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    """The paragraphs of a plain text that are to be read: without furniture, and without one printed before."""
    split = furniture.split_text(text)
    return tuple((one.start, one.end) for one in split.kept if not _said_before(one, split.paragraphs))


def _said_before(one: furniture.Paragraph, among: Sequence[furniture.Paragraph]) -> bool:
    """True where an earlier paragraph that is read says all of this one; what goes on beyond its repeat is read."""
    if one.repeats is None:
        return False
    first = among[one.repeats]
    return first.rule is None and one.end - one.start <= first.end - first.start


def _gold(found: File, each: Annotation, name: str, line: int | None) -> Gold:
    def bad(field: str, stands: str, expected: str) -> BadRow:
        return BadRow(name, line, f"statement {each.id}", field, stands, expected)

    if "\n" in each.quote:
        raise bad("quote", "longer than one paragraph", "Quote the shortest clause, within one paragraph.")
    places = [place.start() for place in re.finditer(f"(?={re.escape(each.quote)})", found.text)]
    if not places:
        raise bad("quote", f"{each.quote[:80]!r}, which does not stand in the text", "Copy the words exactly.")
    if each.at is None and len(places) > 1:
        raise bad("quote", f"{each.quote[:80]!r}, which stands there {len(places)} times",
                  "Lengthen it, or say which with `at`.")  # fmt: skip
    if each.at is not None and each.at > len(places):
        raise bad("at", str(each.at), f"The quote stands there {len(places)} time(s); count from 1.")
    for field, stands, expected in _against_codebook(each):
        raise bad(field, stands, expected)
    start = places[(each.at or 1) - 1]
    return Gold(f"{found.id}/{each.id}", start, start + len(each.quote), each)


def _against_codebook(each: Annotation) -> Iterator[tuple[str, str, str]]:
    """What ``docs/statements.md`` rules out: field, what stands there, what was expected."""
    voice = each.attribution
    if each.modality is Modality.DENIED and each.polarity is not Polarity.NEGATIVE:
        yield "polarity", "positive, and the modality is denied", "What is denied is negative."
    if voice.kind is Attribution.OUTLET and voice.speaker:
        yield "attribution.speaker", repr(voice.speaker[0]), "The page's own voice has none: write null."
    if voice.kind is not Attribution.OUTLET and not voice.speaker:
        yield "attribution.speaker", "null", "Write the words for the source as printed."
    if voice.kind is not Attribution.ANONYMOUS and (voice.count or voice.description):
        yield "attribution", f"{voice.kind} with a count or a description", "Only anonymous sources have these."
    if each.date is not None and not _WEEK.fullmatch(each.date):
        try:
            PartialDate.parse(each.date)
        except ValueError:
            yield (
                "date",
                repr(each.date),
                "Write ISO 8601, at the precision given: 2031, 2031-03, 2031-W13 or 2031-03-04.",
            )


def _pairs(found: File, name: str) -> Iterator[tuple[int, int, Why]]:
    at = {each.id: place for place, each in enumerate(found.statements)}
    for pair in found.contradictions:
        row = f"contradiction {pair.a}, {pair.b}"
        unknown = [one for one in (pair.a, pair.b) if one not in at]
        if unknown:
            raise BadRow(name, None, row, "a, b", f"{unknown[0]!r}, no statement of this article", "Write its ids.")
        if pair.a == pair.b:
            raise BadRow(name, None, row, "b", "the same statement as a", "A statement does not contradict itself.")
        yield at[pair.a], at[pair.b], pair.why


def _unique(ids: Sequence[str], name: str, lines: dict[int, int]) -> None:
    for at, each in enumerate(ids):
        if each in ids[:at]:
            raise BadRow(name, lines.get(at), f"statement {each}", "id", "given twice", "Give each an id of its own.")


def _bad_row(name: str, tree: dict[str, Any], lines: dict[int, int], wrong: ValidationError) -> BadRow:
    where = wrong.errors(include_url=False)[0]["loc"]
    at = where[1] if len(where) > 1 and where[0] == "statements" and isinstance(where[1], int) else None
    if at is None:
        return tables.bad_row(name, None, "", wrong)
    each = tree["statements"][at]
    row = f"statement {each.get('id', at)}" if isinstance(each, dict) else f"statement {at + 1}"
    bad = tables.bad_row(name, lines.get(at), row, wrong)
    return BadRow(name, bad.line, row, bad.field.removeprefix(f"statements.{at}."), bad.stands, bad.expected)


# YAML, strictly ------------------------------------------------------------------------------------------------------


def _tree(data: bytes, name: str) -> tuple[dict[str, Any], dict[int, int]]:
    """The mapping of a file, and the line of each of its statements.

    A date stays as it is written, and so does ``no``: only null and numbers are anything else than text.
    """
    if len(data) > MAX_BYTES:
        raise TooLarge(name, f"{len(data):,} bytes", f"{MAX_BYTES:,} bytes", "An article of the corpus is short.")
    try:
        root = yaml.compose(data.decode("utf-8"), Loader=_LOADER)
    except UnicodeDecodeError as wrong:
        raise Malformed(name, None, f"byte {wrong.start} is not UTF-8", "Save the file as UTF-8.") from None
    except yaml.MarkedYAMLError as wrong:
        line = wrong.problem_mark.line + 1 if wrong.problem_mark else None
        raise Malformed(name, line, f"the YAML breaks: {wrong.problem}", "Mend it at that line.") from None
    except yaml.YAMLError as wrong:
        raise Malformed(name, None, f"this is no YAML: {wrong}", "Save the file as plain text.") from None
    if not isinstance(root, yaml.MappingNode):
        raise Malformed(name, 1, "no mapping stands there", "Begin with `id:`, as the README of the corpus says.")
    lines: dict[int, int] = {}
    for key, value in root.value:
        if key.value == "statements" and isinstance(value, yaml.SequenceNode):
            lines = {at: one.start_mark.line + 1 for at, one in enumerate(value.value)}
    return _plain(root, name, set(), 0), lines


def _plain(node: yaml.Node, name: str, seen: set[int], depth: int) -> Any:
    line = node.start_mark.line + 1
    if id(node) in seen or depth > MAX_DEPTH:
        raise Malformed(name, line, "an alias, or nesting without end", "Write each value where it stands.")
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode) or key.value in found:
                raise Malformed(name, key.start_mark.line + 1, f"{key.value!r} is given twice, or is no plain key",
                                "Write each key once.")  # fmt: skip
            found[key.value] = _plain(value, name, seen, depth + 1)
        return found
    if isinstance(node, yaml.SequenceNode):
        return [_plain(value, name, seen, depth + 1) for value in node.value]
    try:
        return _CONSTANTS.get(node.tag, str)(node.value)
    except ValueError:  # 0x1f, 1_000, 12:30: numbers to YAML, text to a reader
        return str(node.value)
