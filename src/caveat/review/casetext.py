"""Case text in, a validated case out, and back: every complaint names the file, the line, the row and the mend."""

from __future__ import annotations

import difflib
import errno
import json
import stat
import types
import typing
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ValidationError

from caveat.errors import BadRow, TooLarge, UnknownTerm, Unreadable
from caveat.review import yamltext
from caveat.review.casefile import FORMAT, CaseFile
from caveat.review.yamltext import MAX_BYTES, Branch, Row

Loc = tuple[int | str, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """A case, where it was read, and the line on which each of its parts stands."""

    case: CaseFile
    where: str
    tree: Branch

    def line_of(self, loc: Sequence[int | str]) -> int | None:
        """The line of a part, by its place in the case, such as ``("transfers", 0, "lines", 1, "item")``."""
        return _follow(self.tree, loc)[0]


def read_case(data: bytes, name: str) -> CaseFile:
    """The case that YAML or JSON bytes hold.

    Raises  Unreadable, TooLarge or Malformed as ``yamltext.tree`` does; BadRow for the first row that does not hold.
    """
    return read(data, name).case


def read(data: bytes, name: str) -> Opened:
    """The case that YAML or JSON bytes hold, with its lines.

    Raises  as ``read_case`` does.
    """
    tree = yamltext.tree(data, name)
    if tree.get("format") != FORMAT:
        raise _format(tree, name)
    try:
        # Strict, and by way of JSON: "900" is no number, true is no 1, and a number is no date.
        case = CaseFile.model_validate_json(json.dumps(tree, ensure_ascii=True, allow_nan=False), strict=True)
    except ValidationError as wrong:
        raise _bad_row(tree, name, wrong) from None
    return Opened(case, name, tree)


def read_bytes(path: Path) -> bytes:
    """The bytes of a case file; a file that is too large is refused by its size, before it is read.

    Raises  Unreadable for a missing file, a folder, a device, a loop of links or a want of permission; TooLarge.
    """
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise Unreadable(str(path), "this is a folder, not a file", "Name the case file in it.")
        if not stat.S_ISREG(found.st_mode):
            raise Unreadable(str(path), "this is a pipe or a device, not a file", "Save the case to a file first.")
        if found.st_size > MAX_BYTES:
            raise _too_large(path, f"{found.st_size:,} bytes")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)  # a file may grow while it is read
    except OSError as wrong:
        raise _unreadable(path, wrong) from None
    except ValueError:  # a NUL in the path
        raise Unreadable(repr(str(path)), "this is no path of a file", "Name a case file.") from None
    if len(data) > MAX_BYTES:
        raise _too_large(path, f"more than {MAX_BYTES:,} bytes")
    return data


def _too_large(path: Path, stands: str) -> TooLarge:
    return TooLarge(
        str(path), stands, f"{MAX_BYTES:,} bytes", "Split it into several cases, or check that it is a case file."
    )


_MEND = {
    errno.ENOENT: ("there is no such file", "Check the path; `caveat list` names the bundled cases."),
    errno.EACCES: ("you may not read it", "Ask for permission to read it, or copy it to where you may."),
    errno.ELOOP: ("its links lead round in a circle", "Name the file itself."),
    errno.ENOTDIR: ("a part of this path is a file, not a folder", "Check the path."),
    errno.ENAMETOOLONG: ("the name is too long for a file", "Check the path."),
}


def _unreadable(path: Path, wrong: OSError) -> Unreadable:
    why, mend = _MEND.get(
        wrong.errno or 0, ((wrong.strerror or str(wrong)).lower(), "Check the path and its permissions.")
    )
    shown = str(path) if len(str(path)) <= 200 else str(path)[:199] + "…"
    return Unreadable(shown, why, mend)


def bundled() -> Mapping[str, Traversable]:
    """The cases that come with the program, by id."""
    folder = files("caveat.review") / "cases"
    found = {one.name.removesuffix(".yaml"): one for one in folder.iterdir() if one.name.endswith(".yaml")}
    return dict(sorted(found.items()))


def open_case(name_or_path: str) -> CaseFile:
    """A bundled case by its id, or the case in a file by its path.

    Raises  UnknownTerm with the nearest bundled id where it is neither; otherwise as ``read_case`` does,
            and Unreadable where the path is no file that can be read.
    """
    return opened(name_or_path).case


def opened(name_or_path: str) -> Opened:
    """A bundled case by its id, or the case in a file by its path, with its lines.

    Raises  as ``open_case`` does.
    """
    shipped = bundled()
    if name_or_path in shipped:
        return read(shipped[name_or_path].read_bytes(), f"{name_or_path}.yaml")
    path = Path(name_or_path)
    if _is_path(path, name_or_path):
        return read(read_bytes(path), name_or_path)
    nearest = difflib.get_close_matches(name_or_path, shipped, n=2, cutoff=0.6)
    raise UnknownTerm("the command line", "the case", name_or_path, (*shipped, "or the path of a case file"), nearest)


def _is_path(path: Path, text: str) -> bool:
    """Whether a person means a file: it is there, or it is written as files are."""
    if "/" in text or "\\" in text or path.suffix in {".yaml", ".yml", ".json"}:
        return True
    try:
        return bool(text) and (path.is_symlink() or path.exists())
    except (OSError, ValueError):
        return False


class _Writer(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Writes plain YAML: no aliases, long lines folded, text that looks like a number in quotes."""

    def ignore_aliases(self, data: Any) -> bool:
        """Every value is written where it stands."""
        return True


def _list(writer: Any, value: list[Any]) -> yaml.Node:
    """A list of ids stands on one line; a list of rows, one below the other."""
    inline = all(isinstance(one, str) and len(one) <= 80 and "\n" not in one for one in value)
    node: yaml.Node = writer.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=inline)
    return node


_Writer.add_representer(list, _list)
# Quotes what *our* reader would take for a number, beside what other readers of YAML would take for something else.
_Writer.add_implicit_resolver("caveat:number", yamltext.DECIMAL, None)


def write_case(case: CaseFile) -> str:
    """A case as YAML that reads back equal: sections in the model's order, defaults left out.

    Holds   ``read_case(write_case(case).encode(), name) == case``
    """
    content = _in_reading_order(case.model_dump(mode="json", exclude_defaults=True))
    blocks = [
        yaml.dump({name: content[name]}, Dumper=_Writer, sort_keys=False, allow_unicode=True, width=120)
        for name in CaseFile.model_fields
        if name in content
    ]
    return "\n".join(blocks)


_LAST = ("sources", "public_from")


def _in_reading_order(value: Any) -> Any:
    """The same content with the id first in each row and its sources last, as a person would write it."""
    if isinstance(value, list):
        return [_in_reading_order(one) for one in value]
    if not isinstance(value, dict):
        return value
    names = [name for name in ("id",) if name in value]
    names += [name for name in value if name != "id" and name not in _LAST]
    names += [name for name in _LAST if name in value]
    return {name: _in_reading_order(value[name]) for name in names}


def _format(tree: Branch, name: str) -> BadRow:
    stands = repr(tree["format"])[:80] if "format" in tree else "missing"
    newer = isinstance(tree.get("format"), str) and tree["format"].startswith("caveat-case/")
    mend = f"This program reads `format: {FORMAT}`" + ("; install a newer Caveat." if newer else "; write that first.")
    return BadRow(name, tree.lines.get("format", tree.line), "", "format", stands, mend)


def _follow(tree: Branch | Row, loc: Sequence[int | str]) -> tuple[int, str, int, Any]:
    """Walk down ``loc`` while the tree goes on: the line, the nearest id, how many steps held, what stands there."""
    value: Any = tree
    line, row, steps = tree.line, "", 0
    for step in loc:
        match value, step:
            case Branch(), str() if step in value:
                line, value = value.lines[step], value[step]
            case Row(), int() if step < len(value):
                line, value = value.lines[step], value[step]
            case _:
                break
        steps += 1
        if isinstance(value, Branch) and isinstance(value.get("id"), str):
            row = value["id"]
    return line, row, steps, value


def _bad_row(tree: Branch, name: str, wrong: ValidationError) -> BadRow:
    """The complaint that stands first in the file, as a sentence of ours."""
    errors = _telling([dict(one) for one in wrong.errors(include_url=False, include_input=False)])
    at = [_follow(tree, one["loc"])[0] for one in errors]
    line, row, field, stands, expected = _complaint(tree, errors[at.index(min(at))])
    lines = sorted({*at} - {line})
    if lines:
        shown = ", ".join(str(one) for one in lines[:5])
        expected += f" (More to mend on line{'s' if len(lines) > 1 else ''} {shown}{', …' if len(lines) > 5 else ''}.)"
    return BadRow(name, line, row, field, stands, expected)


def _telling(errors: Sequence[dict[str, Any]]) -> Sequence[dict[str, Any]]:
    """The complaints without those that only follow from another one, which says better what is wrong.

    A list whose only row is broken is also said to be too short, and a key that is misspelt is also missing.
    """
    above = {one["loc"][:steps] for one in errors for steps in range(len(one["loc"]))}
    misspelt: dict[Loc, list[str]] = {}
    for one in errors:
        if one["type"] == "extra_forbidden":
            misspelt.setdefault(one["loc"][:-1], []).append(str(one["loc"][-1]))

    def follows(one: dict[str, Any]) -> bool:
        if one["type"] == "too_short":
            return one["loc"] in above
        beside = misspelt.get(one["loc"][:-1], ()) if one["type"] == "missing" else ()
        return bool(difflib.get_close_matches(str(one["loc"][-1]), beside, cutoff=0.75)) if beside else False

    return [one for one in errors if not follows(one)]


def _complaint(tree: Branch, error: dict[str, Any]) -> tuple[int, str, str, str, str]:
    loc: Loc = tuple(error["loc"])
    line, row, steps, value = _follow(tree, loc)
    kind, context = str(error["type"]), error.get("ctx", {})
    # What the tree does not have is either the missing field itself or pydantic's own name for one arm of a union.
    path = loc[: steps + 1] if kind == "missing" else loc[:steps]
    field = ".".join(str(part) for part in _below_row(tree, path)) or "the case"
    if kind == "missing":
        return line, row, field, "missing", "Add it, or see `caveat schema case` for what it holds."
    if kind == "extra_forbidden":
        near = difflib.get_close_matches(str(path[-1]), _fields(path[:-1]), n=2)
        mend = f"Did you mean {' or '.join(near)}?" if near else "Remove it, or correct its spelling."
        return line, row, field, "an unknown key", mend
    if kind == "value_error" and "sources:" in str(error["msg"]):
        return line, row, f"{field}.sources", "missing", _sentence(str(error["msg"]).partition("sources: ")[2])
    return line, row, field, _shown(value), _expected(kind, context, str(error["msg"]))


def _below_row(tree: Branch, path: Loc) -> Loc:
    """The part of a path below the innermost row that has an id."""
    start = 0
    for index in range(1, len(path)):
        value = _follow(tree, path[:index])[3]
        if isinstance(value, Branch) and "id" in value:
            start = index
    return path[start:]


def _shown(value: Any) -> str:
    if isinstance(value, Branch):
        return "a mapping"
    if isinstance(value, Row):
        return "an empty list" if not value else "a list"
    if value is None:
        return "empty"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 120 else text[:119] + "…"


_TYPES = {
    "string_type": "text; put it in quotes if it looks like a number",
    "float_type": "a number, without quotes, unit or separators of thousands",
    "int_type": "a whole number, without quotes, unit or separators of thousands",
    "int_from_float": "a whole number",
    "bool_type": "true or false",
    "tuple_type": "a list, such as [d-one, d-two]",
    "dict_type": "a mapping of names to values",
    "model_type": "a mapping of fields to values",
    "model_attributes_type": "a mapping of fields to values",
    "dataclass_type": "a mapping of fields to values",
    "date_from_datetime_parsing": "a day that the calendar has, written YYYY-MM-DD",
    "date_parsing": "a day that the calendar has, written YYYY-MM-DD",
    "date_type": "a day that the calendar has, written YYYY-MM-DD",
    "string_too_short": "some words; it may not be empty",
    "too_short": "at least one entry",
    "string_pattern_mismatch": "an id of small letters, digits, dots and hyphens, such as d-times-0129",
}


def _expected(kind: str, context: Mapping[str, Any], message: str) -> str:
    """What was expected, in the words of a person who writes case files."""
    if kind in ("literal_error", "enum"):
        return f"Expected: one of {str(context['expected']).replace(' or ', ', ')}."
    if kind == "string_too_long":
        return f"Expected: at most {context['max_length']} characters."
    if kind in _TYPES:
        return f"Expected: {_TYPES[kind]}."
    words = message.removeprefix("Value error, ").rstrip(".")
    return f"Expected: {words[:1].lower()}{words[1:]}." if kind != "value_error" else _sentence(words)


def _sentence(words: str) -> str:
    """A complaint of our own validators: either what was expected, or a whole sentence with its mend."""
    if words.startswith("the formula"):
        return f"{words[:1].upper()}{words[1:]}. Mend the formula or its inputs."
    if " is not a date" in words:
        reason = words.partition(" is not a date")[2].lstrip(".: ")
        return f"{reason}." if reason.startswith("Write") else f"No such day or month: {reason}; mend the date."
    whole = words.startswith(("a stage without", "a hold without", "'"))
    return f"{words[:1].upper()}{words[1:]}." if whole else f"Expected: {words}."


def _fields(path: Loc) -> Sequence[str]:
    """The fields that a row at this place may have."""
    model: Any = CaseFile
    for step in path:
        if isinstance(step, int):
            continue
        if not (isinstance(model, type) and issubclass(model, BaseModel)):
            continue  # a key of a mapping of numbers
        field = model.model_fields.get(step)
        model = _model(field.annotation) if field else None
    return list(model.model_fields) if isinstance(model, type) and issubclass(model, BaseModel) else []


def _model(annotation: Any) -> Any:
    """The model inside ``Model | None``, ``tuple[Model, ...]`` or ``dict[str, Model]``."""
    if isinstance(annotation, type) and not isinstance(annotation, types.GenericAlias):
        return annotation if issubclass(annotation, BaseModel) else None
    for part in typing.get_args(annotation):
        if found := _model(part):
            return found
    return None
