"""Words of a command line in; what they do, and an exit code out, with one sentence where something is to be mended."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from caveat.cli import plain
from caveat.deferral import deferred
from caveat.errors import CaveatError

if TYPE_CHECKING:
    import typer
else:  # the plainest reading does without
    typer = deferred("typer")

COMPLETION = "_CAVEAT_COMPLETE"
"""What a shell sets when it asks what could stand next: then every command has to be there."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and give its exit code: 0 done, 2 a sentence that says how to mend it, 130 interrupted."""
    if sys.stdout is None:  # closed by whoever started us
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")
    code = _done(list(sys.argv[1:] if argv is None else argv) or ["--help"])
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _let_go()
    except OSError as wrong:
        code = code or _system(wrong)
        _let_go()
    return code


def _needed(words: list[str]) -> typer.Typer:
    from caveat.cli.commands import built

    return built(None if COMPLETION in os.environ else words)


def _run(words: list[str]) -> Any:
    """Do what the words say; an exit code, or nothing where all went well."""
    asked = plain.reading(words)
    if asked is None or COMPLETION in os.environ:
        return _needed(words)(args=words, prog_name="caveat", standalone_mode=False)
    from caveat.cli.reading import read

    documents, to_json = asked
    return read(documents, to_json=to_json)


def _done(words: list[str]) -> int:
    try:
        code = _run(words)
    except typer.Exit as done:
        code = done.exit_code
    except (typer.Abort, KeyboardInterrupt):
        code = 130
    except typer.TyperException as wrong:
        return _usage(wrong, words)
    except CaveatError as wrong:
        said = str(wrong)
        return _refused(said if _NAMED.match(said) else f"caveat: {said}")
    except UnicodeEncodeError as wrong:
        return _unprintable(ord(wrong.object[wrong.start]), wrong.encoding)
    except (BrokenPipeError, SystemExit):
        # The reader has gone (as `caveat list | head` does; Typer and Rich make an exit of it), or completion is done.
        _let_go()
        return 0
    except OSError as wrong:
        return _system(wrong)
    if code == 130:  # what Typer, too, makes of Ctrl-C
        _refused("caveat: interrupted. What was recorded before is kept; nothing half-done was written.")
    return code if isinstance(code, int) else 0


def _system(wrong: OSError) -> int:
    said = (wrong.strerror or str(wrong)).lower()
    if wrong.filename is None:
        return _refused(f"caveat: standard output: {said}. Make room there, or name a file with --out or --json.")
    return _refused(f"caveat: {wrong.filename}: {said}. Check the path, its permissions and the disk.")


def _unprintable(letter: int, encoding: str) -> int:
    if 0xDC80 <= letter <= 0xDCFF:  # how Python hands on a byte that it could not read
        return _refused(
            f"caveat: the command line holds the byte {letter - 0xDC00:02x} (hexadecimal), which is not UTF-8. "
            "Type the word again, in a terminal that writes UTF-8."
        )
    return _refused(
        f"caveat: standard output is {encoding}, which has no U+{letter:04X}. "
        "Set PYTHONIOENCODING=utf-8, or name a file with --out or --json."
    )


def _let_go() -> None:
    """Send what standard output still holds nowhere: Python would complain of it at exit."""
    with suppress(OSError, ValueError, AttributeError):
        sys.stdout.flush()
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


_NAMED = re.compile(r"caveat(?: [a-z-]+){0,3}: ")
"""How a sentence begins that names the command itself."""
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
"""What a terminal obeys or does not show: a name that holds it could rewrite the sentence that complains of it."""


def _refused(sentence: str) -> int:
    with suppress(OSError):  # nobody reads standard error; the exit code says it all the same
        print(_UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", sentence), file=sys.stderr)
    return 2


def _usage(wrong: typer.TyperException, words: list[str]) -> int:
    """What is wrong with the words of a command line, and where to look."""
    import difflib

    ctx: Any = getattr(wrong, "ctx", None)
    path = ctx.command_path if ctx else f"caveat {words[0]}"
    said = wrong.format_message().rstrip(".").replace("argument(s)", "argument")
    look = f"`{path} --help` shows what it takes."
    if said.startswith("Usage:"):  # a group without a command
        print(said)
        return 0
    if isinstance(wrong, typer.BadParameter):
        hint = _hint(wrong)
        if wrong.message:  # ours, with its mend
            return _refused(f"{path}: {hint}: {wrong.message}")
        return _refused(f"{path}: {hint} is missing. Add it; {look}")
    name = getattr(wrong, "option_name", None)
    if name and said.startswith("No such option"):
        near = difflib.get_close_matches(name, [one for param in ctx.command.params for one in param.opts], n=1)
        return _refused(f"{path}: there is no option {name}. " + (f"Did you mean {near[0]}?" if near else look))
    if said.startswith("No such command"):
        word = said.removeprefix("No such command ").split(". ")[0].strip("'\"")
        near = difflib.get_close_matches(word, ctx.command.commands, n=1)
        return _refused(
            f"{path}: there is no command {word!r}. "
            + (f"Did you mean `{path} {near[0]}`?" if near else f"`{path} --help` lists them.")
        )
    return _refused(f"{path}: {said[:1].lower()}{said[1:]}. {look}")


def _hint(wrong: typer.BadParameter) -> str:
    param: Any = wrong.param
    if isinstance(wrong.param_hint, str):
        return wrong.param_hint
    if param is None:
        return "the command line"
    return str(param.opts[0]) if param.param_type_name == "option" else str(param.name).upper()
