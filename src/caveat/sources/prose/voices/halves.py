"""An attribution within a sentence in; the groups, where it governs the second of two clauses alone, out."""

from __future__ import annotations

from collections.abc import Sequence

from caveat.sources.prose.words.groups import Chunk, Group, Mark, Verb, is_mark, low_is

Put = tuple[list[Chunk], int]
"""The groups, the second clause put as what its source says; and where to go on in them."""

_JOINTS = ("CC", ";", ":")
"""What parts two clauses of which an attribution may govern the second alone."""
_HANGING = frozenset(
    ("because", "since", "as", "although", "though", "while", "whereas", "after", "before", "when", "until", "once")
)
"""What opens a clause that an attribution within it governs alone."""


_BESIDES = frozenset(("after", "although", "though", "while", "whereas", "as"))
"""What opens a clause behind an attribution that is the page's own."""


def parted(chunks: list[Chunk], first: int, last: int, source: list[Chunk]) -> Put | None:
    """The groups, where an attribution governs the second of two clauses alone: A has gone, and B, X said, stays.

    None for one that governs all. The source is given with what stands behind it.
    """
    opens = _opener(chunks, first)
    if opens is not None:
        hanging = [*chunks[: first - 2], Mark(opens.first, opens.last, "CS", opens.low)]
        return _put([*hanging, *chunks[first - 1 :]], first - 2, [], chunks[last:], source)
    joint = next((j for j in range(first - 1, 1, -1) if _tag(chunks[j]) in _JOINTS), None)
    if joint is None:
        return None
    if joint == first - 3 and is_mark(chunks[first - 2], "WP") and is_mark(chunks[first - 1], ","):
        put, goes_on = _put(chunks, joint, [], chunks[last:], source)  # and which, an aide said, she will
        that = joint + 2 + len(source)
        return [*put[: joint + 1], chunks[first - 2], *put[joint + 1 : that], *put[that + 1 :]], goes_on
    return _behind(chunks, joint, first, last, source)


def of_a_phrase(chunks: list[Chunk], first: int, last: int) -> bool:
    """Whether an attribution tells whose a few quoted words are, and not who says the rest: , as he put it, "for now".

    What goes on with a verb belongs to the sentence: they have, in his words, "shipped it all".
    """
    opens = chunks[first]
    words = is_mark(opens, "IN") and low_is(opens, "in")
    put = low_is(opens, "as") and any(isinstance(one, Verb) and one.lemma == "put" for one in chunks[first:last])
    at = last + (last < len(chunks) and is_mark(chunks[last], ","))
    if not first or not (words or put) or at + 1 >= len(chunks) or not is_mark(chunks[at], "QUO"):
        return False
    verb = chunks[at + 1]
    plain = not isinstance(verb, Verb) or verb.form == "inf"
    return plain and any(isinstance(one, Verb) and one.form in ("finite", "base") for one in chunks[:first])


def told_besides(chunks: list[Chunk], first: int, last: int) -> list[Chunk]:
    """What the page itself tells behind an attribution, as a clause: , she said, hours after the yard had halted them.

    Where nothing is quoted, all that is not told by the hour is said to belong to what she said.
    """
    quoted = any(is_mark(chunk, "QUO") for chunk in chunks[max(first - 2, 0) : first])
    at = last + (last < len(chunks) and is_mark(chunks[last], ","))
    when = chunks[at] if at == last + 1 and at + 3 < len(chunks) else None
    timed = isinstance(when, Group) and when.last - when.first == 1 and when.kind == "time"  # hours after
    at += timed
    at += isinstance(when, Mark) and when.low == "even"
    joint = chunks[at] if when is not None else None
    if not isinstance(joint, Mark) or joint.low not in _BESIDES or not isinstance(chunks[at + 1], Group):
        return []
    ends = next((j for j in range(at + 2, len(chunks)) if _tag(chunks[j]) in (",", "CC", ";")), len(chunks))
    return chunks[at + 1 :] if (quoted or timed) and _has_finite(chunks[at + 2 : ends]) else []


def _behind(chunks: list[Chunk], joint: int, first: int, last: int, source: list[Chunk]) -> Put | None:
    """The groups, where an attribution governs what stands behind a joint."""
    if is_mark(chunks[joint], ";") and _is_quoted(chunks[joint + 1 : first]):
        return _put(chunks, joint, chunks[joint + 1 : first - is_mark(chunks[first - 1], ",")], chunks[last:], source)
    at_once = joint == first - 2 and is_mark(chunks[first - 1], ",")  # and, X says, does not
    run_on = _tag(chunks[joint]) in (";", ":") or is_mark(chunks[joint - 1], ";")
    if not (at_once or run_on or is_mark(chunks[joint - 1], ",")):
        return None
    between, after, named = chunks[joint + 1 : first], chunks[last:], not _is_pronoun(source[0])
    if at_once and named and any(isinstance(chunk, Verb) for chunk in chunks[:joint]):
        return _goes_on_so(chunks, joint, after, source)
    if not between and named and after and isinstance(after[0], Group):
        return _put(chunks, joint, [], after, source)  # according to A, it has; according to B, it has not
    how = run_on and all(is_mark(chunk, "R") or is_mark(chunk, ",") for chunk in between)  # ; in private, X says,
    if not (is_mark(chunks[first - 1], ",") or is_mark(chunks[first], ",")):
        return None
    if not (how or any(isinstance(chunk, Group) for chunk in between)):
        return None
    if not run_on and _ends_with_its_own(between, after):
        return _put(chunks, joint, between[:-1], after, source)
    if any(is_mark(c, "QUO") or is_mark(c, "WP") or (isinstance(c, Verb) and not run_on) for c in between):
        return None
    if not any(isinstance(chunk, Verb) and chunk.form in ("finite", "base") for chunk in chunks[:joint]):
        return None
    if not _has_finite([*between, *after] if run_on else after) or not (named or is_mark(chunks[joint], ":")):
        return None
    return _put(chunks, joint, between[:-1] if is_mark(between[-1], ",") else between, after, source)


def _is_quoted(between: list[Chunk]) -> bool:
    """Whether all that stands between a semicolon and an attribution is one quotation: ; "it works", an aide says."""
    quotes = [at for at, chunk in enumerate(between) if is_mark(chunk, "QUO")]
    return len(quotes) == 2 and quotes[0] == 0 and quotes[1] >= len(between) - 2


def _opener(chunks: list[Chunk], first: int) -> Mark | None:
    """What opens a clause right in front of an attribution: urged Oslo to wait since, she said, jobs."""
    opens = chunks[first - 2] if first > 2 and is_mark(chunks[first - 1], ",") else None
    if not isinstance(opens, Mark) or opens.tag not in ("CS", "IN") or opens.low not in _HANGING:
        return None
    return opens if _has_finite(chunks[: first - 2]) else None


def _goes_on_so(chunks: list[Chunk], joint: int, after: list[Chunk], source: list[Chunk]) -> Put | None:
    """The groups, what a source says of the one before: the chair has not decided and, his aides say, will not."""
    after = after[1:] if after and is_mark(after[0], ",") else after
    verb, subject = after[0] if after else None, chunks[0]
    if isinstance(verb, Group) and _has_finite(after):
        return _put(chunks, joint, [], after, source)
    if not isinstance(verb, Verb) or verb.form != "finite" or not isinstance(subject, Group):
        return None
    return _put(chunks, joint, [], [subject, *after], source)


def _ends_with_its_own(between: list[Chunk], after: list[Chunk]) -> bool:
    """Whether the second clause is whole before its attribution, and goes on behind it: B will go, X says, if."""
    plain = not any(is_mark(chunk, "QUO") or is_mark(chunk, "WP") for chunk in between)
    head = between[0]
    opens = isinstance(head, Group) or (isinstance(head, Verb) and head.modal == "would" and not head.perfect)
    after = after[1:] if after and is_mark(after[0], ",") else after
    return plain and opens and len(after) > 1 and _has_finite(between)


def _put(chunks: list[Chunk], joint: int, between: list[Chunk], after: list[Chunk], source: list[Chunk]) -> Put:
    at = chunks[joint].first
    said: list[Chunk] = [*source, Verb(at, at + 1, at, "say", "finite", past=True), Mark(at, at + 1, "THAT", "that")]
    after = after[1:] if after and is_mark(after[0], ",") else after
    put = [*chunks[: joint + 1], *said, *between, *after]
    return put, joint + 1 + len(said) + len(between)


def _has_finite(chunks: Sequence[Chunk]) -> bool:
    return any(isinstance(chunk, Verb) and chunk.form in ("finite", "base") for chunk in chunks)


def _tag(chunk: Chunk) -> str:
    return chunk.tag if isinstance(chunk, Mark) else ""


def _is_pronoun(chunk: Chunk) -> bool:
    return isinstance(chunk, Group) and chunk.kind == "pronoun"


def behind_question(before: list[Chunk]) -> Group | None:
    """Whom a sentence is about that opens with what he was asked: asked about the guns, / Lund / would not say."""
    if not before or not isinstance(before[0], Verb) or before[0].form != "part":
        return None
    for at in range(1, len(before) - 1):
        who, does = before[at], before[at + 1]
        if is_mark(before[at - 1], ",") and isinstance(who, Group) and isinstance(does, Verb):
            return who if does.form == "finite" else None
    return None
