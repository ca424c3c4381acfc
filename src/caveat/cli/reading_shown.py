"""What was read, shown: as lines for a terminal as they come, as JSON, and with what became of it in a ledger."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from caveat.cli.shown import as_json_line, put
from caveat.deferral import deferred

if TYPE_CHECKING:
    import shutil

    import typer

    from caveat.desk.watching import Seen
else:  # asked when something could not be read, and of a terminal
    shutil = deferred("shutil")
    typer = deferred("typer")


def as_json(lines: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """One JSON object a line, as they come."""
    return (f"{as_json_line(line)}\n" for line in lines)


def listed(name: str | None, lines: Iterable[Mapping[str, Any]], explain: bool) -> Iterator[str]:
    """The lines for a terminal as they come, under the document's name where there are several."""
    from caveat.report import listing, words

    if name is not None:
        lines = iter(lines)
        first = list(islice(lines, 1))
        yield f"{words.tame(name)}:\n"
        lines = chain(first, lines)
    lines = list(lines) if explain else lines
    yield from (f"{line}\n" for line in listing.reading_lines(lines, width()))
    yield from (f"{line}\n" for line in _grounds(lines, explain))


def beside(lines: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """What several documents show only together, as lines for a terminal."""
    from caveat.report import listing

    return (f"{line}\n" for line in listing.together_lines(lines, width()))


def out(to_json: str | None, kept: list[str]) -> Callable[[Iterable[str]], None]:
    """What takes the lines: standard output, line by line as they come, or a list of what a file is to hold, whole."""

    def say(lines: Iterable[str]) -> None:
        for line in lines:
            sys.stdout.write(line)
            sys.stdout.flush()

    return kept.extend if to_json not in (None, "-") else say


def shown(
    found: Iterable[Seen], *, explain: bool, dry_run: bool, to_json: str | None, alone: bool, unchanged: bool = True
) -> None:  # fmt: skip
    """What was read and recorded, a document after the other; then what could not be read, with exit code 2."""
    from caveat.report import words

    wrong: list[str] = []
    texts: list[str] = []
    looked = told = 0
    for seen in found:
        if seen.state == "left":  # no document, so that nothing failed
            print(f"caveat: {words.tame(seen.why or '')}", file=sys.stderr)
            continue
        looked += 1
        told += seen.state != "unchanged"
        if seen.why is not None:
            wrong.append(seen.why)
        elif to_json == "-":
            sys.stdout.write(_as_lines(seen, explain))
            sys.stdout.flush()
        elif to_json:
            texts.append(_as_lines(seen, explain))
        elif unchanged or seen.state != "unchanged":
            for line in _as_words(seen, explain, dry_run, alone):
                print(line)
    if to_json not in (None, "-"):
        put("".join(texts), str(to_json))
    if not (alone or to_json):
        print(f"{words.plural(looked, 'document')} looked at; {looked - told:,} as before.")
    end(wrong)


def _as_lines(seen: Seen, explain: bool) -> str:
    """JSON: the lines of the document, then what became of it."""
    done = seen.outcome
    end: dict[str, Any] = {"kind": "recorded", "name": seen.name, "state": seen.state}
    if done is not None:
        end |= {"document": done.document, "added": done.added, "known": done.known, "withdrawn": done.withdrawn,
                "accepted": done.accepted, "was": done.was, "difference": done.difference}  # fmt: skip
    lines = explained(done.lines, explain) if done is not None else ()
    return "".join(f"{as_json_line(line)}\n" for line in (*lines, end))


def _as_words(seen: Seen, explain: bool, dry_run: bool, whole: bool) -> Iterator[str]:
    from caveat.report import listing, proposed, words

    done, name = seen.outcome, words.tame(seen.name)  # a feed may name its pages as it likes
    if done is None:
        yield f"{name}: {'nothing stands there any more' if seen.state == 'gone' else 'as it was read before'}."
        return
    if whole:
        lines = list(explained(done.lines, explain))
        yield from listing.reading_lines(lines, width())
        yield from _grounds(lines, explain)
    would = "would be " if dry_run else ""
    parts = [f"{words.plural(done.added, 'proposal')} {would}added", f"{done.known:,} there already"]
    if done.withdrawn:
        parts.append(f"{done.withdrawn:,} {would}withdrawn")
    parts += [f"{count:,} {would}accepted by the rule {name!r}" for name, count in done.accepted.items()]
    where = "" if dry_run else f" `caveat proposals --document {done.document[:12]}` lists them."
    yield f"{name} ({seen.state}): {', '.join(parts)}.{where}"
    if done.difference is not None:
        yield f"  {(done.was or '')[:12]}… before, {done.document[:12]}… now:"
        yield from proposed.difference_lines(done.difference, width())


def explained(lines: Iterable[Mapping[str, Any]], wanted: bool) -> Iterator[Mapping[str, Any]]:
    """The lines; where it is wanted, each with what read it and how that reader was measured."""
    if not wanted:
        yield from lines
        return
    from caveat.review import proposals, trust

    for line in lines:
        if line["kind"] not in proposals.KINDS:
            yield line
            continue
        reader = str(line.get("engine") or proposals.READERS[line["kind"]])
        field = str(line["field"]) if line["kind"] == "field" else line["kind"]
        yield {**line, "explain": trust.explained(reader, field, line.get("rule"))}


def _grounds(lines: Iterable[Mapping[str, Any]], wanted: bool) -> Iterator[str]:
    """Under the lines of a document: each field once, with what read it and how that was measured."""
    if wanted:
        told = {(line.get("field") or line["kind"]): line["explain"] for line in lines if "explain" in line}
        yield from (f"{name}: {grounds}" for name, grounds in told.items())


def end(wrong: Sequence[str]) -> None:
    """Say what could not be read, and leave with exit code 2; quietly where everything was."""
    if not wrong:
        return
    from caveat.report import words

    for sentence in wrong:
        print(f"caveat: {words.tame(sentence)}", file=sys.stderr)
    raise typer.Exit(2)


def progress(names: Sequence[str], silent: bool = False) -> Iterator[str]:
    """The names, with a bar on standard error where a person sees it, there are several, and no lines show the way.

    ``silent`` is whether nothing goes to standard output meanwhile.
    """
    if len(names) < 2 or not sys.stderr.isatty() or (sys.stdout.isatty() and not silent):
        yield from names
        return
    from rich.console import Console
    from rich.progress import Progress

    # Standard output is left as it is: it may lead to a file, and what is read belongs there.
    with Progress(console=Console(stderr=True), transient=True, redirect_stdout=False, redirect_stderr=False) as bar:
        yield from bar.track(names, description="Reading")


def width() -> int:
    """Columns of a line: as many as a terminal has, at most 100; and 100 where the lines go elsewhere."""
    return max(40, min(100, shutil.get_terminal_size((100, 24)).columns)) if sys.stdout.isatty() else 100
