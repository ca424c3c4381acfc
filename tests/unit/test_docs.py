"""What the documentation says is so: commands, words, links and examples."""

from __future__ import annotations

import ast
import os
import re
import runpy
import shlex
import subprocess
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest

from caveat import evidence
from caveat.review.casefile import CaseFile

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "caveat"
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])

_LINK = re.compile(r"(?<!!)\[[^\]]+\]\((?P<target>[^)\s]+)\)")
_HEADING = re.compile(r"^#+ (?P<words>.+)$", re.MULTILINE)
_CONSOLE = re.compile(r"^```console\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"^```\w+ file=(?P<name>[\w.-]+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_SETTING = re.compile(r"\bCAVEAT_[A-Z_]+\b")


def name(page: Path) -> str:
    return str(page.relative_to(ROOT))


# The command line


def test_the_page_of_the_command_line_is_what_the_commands_say() -> None:
    written = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert written == runpy.run_path(str(ROOT / "docs" / "write_cli.py"))["reference"](), "run `make docs`"


def test_every_command_that_a_page_types_has_its_section() -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    sections = re.findall(r"^## caveat (.+)$", page, re.MULTILINE)
    typed = re.compile(r"^\$ caveat (?P<words>(?P<first>[a-z]+)(?: [a-z-]+)?)", re.MULTILINE)
    found = [one for each in PAGES for one in typed.finditer(each.read_text(encoding="utf-8"))]
    missing = (
        one["words"] for one in found
        if not any(section == one["first"] or section.startswith(one["words"]) for section in sections)
    )  # fmt: skip
    assert sorted(set(missing)) == []


def test_every_setting_that_the_program_reads_is_described() -> None:
    read = {found for path in SOURCE.rglob("*.py") for found in _SETTING.findall(path.read_text(encoding="utf-8"))}
    described = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert {setting for setting in read if setting not in described} == set()


def test_every_section_of_a_case_file_is_described() -> None:
    text = (ROOT / "docs" / "case-file.md").read_text(encoding="utf-8")
    described = re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)
    assert described == list(CaseFile.model_fields)


# Docstrings

HEADINGS = ("Shapes", "Units", "Holds", "Raises", "Source")


def public(source: Path) -> Iterator[tuple[str, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]]:
    """Every public module, class, function and method, with its name."""
    for path in sorted(source.rglob("*.py")):
        where = str(path.relative_to(source))
        if "migrations" in path.parts:  # Alembic calls these by name; their head says what they do
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        yield where, tree
        owners: list[tuple[str, ast.Module | ast.ClassDef]] = [(where, tree)]
        for owner_name, owner in owners:
            for node in owner.body:
                if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                    if node.name.startswith("_"):
                        continue
                    yield f"{owner_name}: {node.name}", node
                    if isinstance(node, ast.ClassDef):
                        owners.append((f"{owner_name}: {node.name}", node))


def test_everything_public_says_what_it_gives() -> None:
    silent = [where for where, node in public(SOURCE) if not (ast.get_docstring(node) or "").strip()]
    assert silent == []


def test_a_docstring_uses_the_headings_of_the_house_in_their_order() -> None:
    wrong = []
    for where, node in public(SOURCE):
        used = re.findall(rf"^({'|'.join(HEADINGS)})  \S", ast.get_docstring(node) or "", re.MULTILINE)
        if used != sorted(set(used), key=HEADINGS.index):
            wrong.append(f"{where}: {used}")
    assert wrong == []


# Links


def anchors(page: Path) -> set[str]:
    """The anchors that a page's headings give."""
    headings = (found["words"] for found in _HEADING.finditer(page.read_text(encoding="utf-8")))
    return {re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", heading.lower()).strip()) for heading in headings}


def broken(page: Path) -> list[str]:
    """Links of a page that lead nowhere in the project."""
    wrong = []
    for found in _LINK.finditer(page.read_text(encoding="utf-8")):
        target, _, anchor = found["target"].partition("#")
        if "://" in target or target.startswith("mailto:"):
            continue
        there = (page.parent / target).resolve() if target else page
        if not there.exists() or (anchor and there.suffix == ".md" and anchor not in anchors(there)):
            wrong.append(found["target"])
    return wrong


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_leads_somewhere(page: Path) -> None:
    assert broken(page) == []


def test_a_link_to_nowhere_is_met_by_name(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text("# The one\n[x](b.md) [y](#the-one) [z](#another) [w](https://example.org/)\n", encoding="utf-8")
    assert broken(page) == ["b.md", "#another"]


def test_every_page_of_the_documentation_can_be_reached_from_the_first() -> None:
    reached: set[Path] = set()
    ahead = [ROOT / "README.md"]
    while ahead:
        page = ahead.pop()
        if page in reached or page.suffix != ".md":
            continue
        reached.add(page)
        for found in _LINK.finditer(page.read_text(encoding="utf-8")):
            target = found["target"].partition("#")[0]
            if target and "://" not in target and (page.parent / target).is_file():
                ahead.append((page.parent / target).resolve())
    assert [name(page) for page in PAGES if page not in reached] == []


# Words

WORDS = frozenset(
    {"case", "document", "span", "statement", "attribution", "modality", "item", "transfer", "origin", "quantity kind"}
    | {"stage", "amount", "hold", "provision", "objective", "condition", "measure", "option", "episode", "figure"}
    | {"basis", "as of", "known at", "receipt", "role", "exposure", "dependence", "bite", "nexus", "front"}
)

VOCABULARIES: tuple[type[StrEnum], ...] = (
    evidence.Attribution,
    evidence.Modality,
    evidence.QuantityKind,
    evidence.AmountBasis,
    evidence.Stage,
    evidence.Measure,
)


def defined() -> set[str]:
    """The words that the glossary explains: those in bold at the head of a line."""
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    heads = re.findall(r"^(?:[-|] ?)?\*\*(.+?)\*\*", text, re.MULTILINE)
    return {word.strip().lower() for head in heads for word in re.split(r"[,/]", head)}


def test_the_glossary_explains_every_word_of_the_field_that_we_use() -> None:
    assert WORDS - defined() == set()


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda one: one.__name__)
def test_the_glossary_explains_every_value_of_a_closed_vocabulary(vocabulary: type[StrEnum]) -> None:
    assert {str(value).replace("-", " ") for value in vocabulary} - defined() == set()


# Examples


def examples(page: Path) -> list[list[tuple[str, list[str]]]]:
    """The console blocks of a page, each as its commands and the lines that are shown under them."""
    blocks = []
    for found in _CONSOLE.finditer(page.read_text(encoding="utf-8")):
        steps: list[tuple[str, list[str]]] = []
        for line in found["body"].splitlines():
            if line.startswith("$ "):
                steps.append((line[2:], []))
            elif steps and line.strip() not in {"", "…"}:
                steps[-1][1].append(line)
        blocks.append(steps)
    return blocks


SHOWN = [page for page in PAGES if any(examples(page))]


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


@pytest.mark.parametrize("page", SHOWN, ids=name)
def test_an_example_runs_and_prints_what_the_page_shows(page: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "CAVEAT_LEDGER": str(tmp_path / "ledger.db"), "COLUMNS": "120", "NO_COLOR": "1"}
    for file in _FILE.finditer(page.read_text(encoding="utf-8")):
        (tmp_path / file["name"]).write_text(file["body"], encoding="utf-8")
    for steps in examples(page):
        for command, shown in steps:
            words = shlex.split(command, comments=True)
            if words[0] == "make":
                continue  # the Makefile's targets have a test of their own
            assert words[0] == "caveat", f"{command}: an example starts with caveat or make"
            done = subprocess.run(
                [sys.executable, "-m", "caveat.cli", *words[1:]],
                cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120,
            )  # fmt: skip
            assert done.returncode == 0, f"{command}\n{done.stderr}"
            printed = squeezed(done.stdout)
            assert [line for line in shown if squeezed(line) not in printed] == [], command


def test_the_pages_name_only_targets_that_the_makefile_has() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    named = set(re.findall(r"(?:^\$ |`)make ([a-z]+)", text, re.MULTILINE))
    assert {"review", "test"} <= named <= targets


def test_the_first_page_is_one_screen() -> None:
    # A tall window of a code host shows about 80 lines.
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 80
