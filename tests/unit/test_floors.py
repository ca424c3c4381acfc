"""A room imports only from floors below its own; the arrows are read from the code, never from a diagram."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "caveat"

FLOORS: tuple[frozenset[str], ...] = tuple(
    frozenset(floor.split())
    for floor in (
        "errors deferral letters",
        "dates tables toml",
        "evidence countries",
        "sources ledger pipeline",
        "law episodes",
        "review",
        "simulate bargain",
        "report",
        "desk",
        "web",
        "cli",
    )
)
"""From the ground up, as the house draws them. The ground is itself three steps."""

STOREY = {room: storey for storey, floor in enumerate(FLOORS) for room in floor}
ROOT = "caveat"
"""The package's own ``__init__``, which bears the version and imports nothing."""

DEFERRED = frozenset(
    {"SALib", "alembic", "argon2", "arro3", "authlib", "dask", "distributed", "httpx2", "numba", "numpy", "psycopg",
     "pymoo", "pypdfium2", "rapidfuzz", "scipy", "sqlalchemy"}
)  # fmt: skip
"""Heavy or optional packages of others that a function may import when it runs."""
DEFERRED_ROOMS = frozenset({"cli"})
"""Faces that may also defer whole rooms and any package, so that help is quick."""


@dataclass(frozen=True, slots=True, order=True)
class Arrow:
    """One import: from which module, to which, and where it stands."""

    importer: str
    imported: str
    line: int
    deferred: bool

    def __str__(self) -> str:
        return f"{self.importer}, line {self.line}, imports {self.imported}"


def modules(source: Path) -> dict[str, Path]:
    """Every module of the package by its dotted name."""
    found = {}
    for path in sorted(source.rglob("*.py")):
        parts = (ROOT, *path.relative_to(source).with_suffix("").parts)
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def arrows(source: Path) -> Iterator[Arrow]:
    """Every import in the package, those for types alone and those in function bodies too."""
    known = modules(source)
    for name, path in known.items():
        for node, inside in imports(path.read_text(encoding="utf-8")):
            for target in targets(node, name, path.name == "__init__.py", known):
                yield Arrow(name, target, node.lineno, inside)


@cache
def imports(text: str) -> tuple[tuple[ast.Import | ast.ImportFrom | ast.Call, bool], ...]:
    """The statements of a module that may import something, and whether each stands in a function body.

    Read once for all tests: the program has some six hundred modules.
    """
    found: list[tuple[ast.Import | ast.ImportFrom | ast.Call, bool]] = []
    rest: list[tuple[ast.AST, bool]] = [(ast.parse(text), False)]
    while rest:
        node, inside = rest.pop()
        if isinstance(node, ast.Import | ast.ImportFrom | ast.Call):
            found.append((node, inside))
        inside = inside or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        rest += [(child, inside) for child in ast.iter_child_nodes(node)]
    return tuple(found)


def targets(node: ast.AST, name: str, package: bool, known: Mapping[str, Path]) -> Iterator[str]:
    """The modules that one statement imports, by their dotted names."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        base = node.module or ""
        if node.level:
            above = name.split(".")[: len(name.split(".")) - node.level + package]
            base = ".".join([*above, base] if base else above)
        for alias in node.names:
            # `from caveat import desk` names a module; `from caveat.desk import review` names something in one.
            yield f"{base}.{alias.name}" if f"{base}.{alias.name}" in known else base
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "deferred":
        yield from (str(word.value) for word in node.args if isinstance(word, ast.Constant))


def room(module: str) -> str:
    """The room of a module: the first name below the package."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ROOT


def ours(module: str) -> bool:
    return module.split(".")[0] == ROOT


def wrong_way(found: Iterator[Arrow]) -> list[str]:
    """Arrows that do not point to a floor below, nor stay in their own room."""
    wrong = []
    for arrow in found:
        if not ours(arrow.imported) or room(arrow.imported) in {room(arrow.importer), ROOT}:
            continue
        if room(arrow.importer) == ROOT:
            wrong.append(f"{arrow}: the package itself imports no room")
        elif STOREY[room(arrow.imported)] >= STOREY[room(arrow.importer)]:
            wrong.append(f"{arrow}: {room(arrow.imported)} is not on a floor below {room(arrow.importer)}")
    return wrong


def hidden(found: Iterator[Arrow]) -> list[str]:
    """Imports in function bodies that defer nothing heavy."""
    return [
        f"{arrow}: in a function body"
        for arrow in found
        if arrow.deferred
        and room(arrow.importer) not in DEFERRED_ROOMS
        and (ours(arrow.imported) or arrow.imported.split(".")[0] not in DEFERRED)
    ]


def circle(found: Iterator[Arrow]) -> list[str]:
    """One circle of modules that import each other, or nothing."""
    graph: dict[str, set[str]] = {}
    for arrow in found:
        if ours(arrow.imported) and arrow.imported != arrow.importer:
            graph.setdefault(arrow.importer, set()).add(arrow.imported)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as wrong:
        return list(wrong.args[1])
    return []


def test_every_room_stands_on_a_floor() -> None:
    rooms = {room(name) for name in modules(SOURCE)} - {ROOT}
    assert rooms <= STOREY.keys(), "a room that the house does not draw: say on which floor it stands"


def test_a_room_imports_only_from_floors_below() -> None:
    assert wrong_way(arrows(SOURCE)) == []


def test_no_import_hides_in_a_function_body() -> None:
    assert hidden(arrows(SOURCE)) == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert circle(arrows(SOURCE)) == []


def test_there_is_no_drawer() -> None:
    drawers = {"utils", "util", "helpers", "common", "misc", "core"}
    assert [name for name in modules(SOURCE) if drawers & set(name.split("."))] == []


PROSE = ["words", "grammar", "named", "voices", "needs", "acts", "figures", "pairs", "engines", "measure"]
"""The packages of the reader of prose, in the order in which one stands on another."""


def test_a_package_of_the_reader_of_prose_imports_only_from_those_before_it() -> None:
    root = f"{ROOT}.sources.prose."
    order = {package: place for place, package in enumerate(PROSE)}
    within = [arrow for arrow in arrows(SOURCE) if arrow.importer.startswith(root) and arrow.imported.startswith(root)]
    assert {path.parent.name for path in (SOURCE / "sources" / "prose").glob("*/__init__.py")} == set(PROSE)

    def package(module: str) -> int:
        return order.get(module.removeprefix(root).split(".")[0], -1)

    assert len(within) > len(PROSE)
    assert [str(arrow) for arrow in within if package(arrow.imported) > package(arrow.importer)] == []


PLANTED: Mapping[str, tuple[dict[str, str], str]] = {
    "a reversed import": (
        {"law/provisions.py": "from caveat.review import options\n", "review/options.py": ""},
        "caveat.law.provisions, line 1, imports caveat.review.options: review is not on a floor below law",
    ),
    "a neighbour": (
        {"ledger/ask.py": "import caveat.pipeline.items\n", "pipeline/items.py": ""},
        "caveat.ledger.ask, line 1, imports caveat.pipeline.items: pipeline is not on a floor below ledger",
    ),
    "a relative import upwards": (
        {"dates.py": "from . import evidence\n", "evidence.py": ""},
        "caveat.dates, line 1, imports caveat.evidence: evidence is not on a floor below dates",
    ),
    "a deferred import": (
        {"law/clocks.py": 'review = deferred("caveat.review.options")\n', "review/options.py": ""},
        "caveat.law.clocks, line 1, imports caveat.review.options: review is not on a floor below law",
    ),
    "an import for types alone": (
        {
            "report/page.py": "import typing\nif typing.TYPE_CHECKING:\n    from caveat.desk import Taken\n",
            "desk.py": "",
        },
        "caveat.report.page, line 3, imports caveat.desk: desk is not on a floor below report",
    ),
    "the package itself": (
        {"__init__.py": "from caveat import desk\n", "desk.py": ""},
        "caveat, line 1, imports caveat.desk: the package itself imports no room",
    ),
}


def build(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in {"__init__.py": "", **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        if path.parent != folder:
            (path.parent / "__init__.py").touch()
    return folder


@pytest.mark.parametrize(("files", "sentence"), PLANTED.values(), ids=PLANTED.keys())
def test_a_planted_import_the_wrong_way_is_met_by_name(tmp_path: Path, files: dict[str, str], sentence: str) -> None:
    assert wrong_way(arrows(build(tmp_path, files))) == [sentence]


def test_an_import_from_below_or_in_the_same_room_is_no_fault(tmp_path: Path) -> None:
    source = build(
        tmp_path,
        {
            "errors.py": "",
            "law/clocks.py": "from caveat import __version__\nfrom caveat.errors import CaveatError\n",
            "law/provisions.py": "from .clocks import ends\nfrom caveat.law import clocks\n",
        },
    )
    assert wrong_way(arrows(source)) == []


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({"review/cite.py": "def f():\n    from caveat import dates\n", "dates.py": ""}, 1),
        ({"review/cite.py": "def f():\n    import json\n"}, 1),
        ({"ledger/store.py": "def f():\n    import psycopg\n"}, 0),
        ({"review/cite.py": 'def f():\n    deferred("caveat.dates")\n', "dates.py": ""}, 1),
        ({"review/cite.py": 'dates = deferred("caveat.dates")\n', "dates.py": ""}, 0),
        ({"cli.py": "def f():\n    from caveat import desk\n", "desk.py": ""}, 0),
    ],
    ids=[
        "a room",
        "a light package",
        "a heavy package",
        "a deferred room",
        "one at the top of its module",
        "a room, by the command line",
    ],
)
def test_a_planted_import_in_a_function_body_is_found(tmp_path: Path, files: dict[str, str], found: int) -> None:
    assert len(hidden(arrows(build(tmp_path, files)))) == found


def test_a_planted_circle_is_found(tmp_path: Path) -> None:
    source = build(
        tmp_path,
        {
            "review/front.py": "from caveat.review import options\n",
            "review/options.py": "from caveat.review.front import front\n",
        },
    )
    assert set(circle(arrows(source))) == {"caveat.review.front", "caveat.review.options"}
