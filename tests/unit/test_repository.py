"""What the repository must not hold: hosts of registries, paths of a machine, secrets, calls home."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STANDARD = set(sys.stdlib_module_names)

# Each is written with a bracket, so that this file does not hold what it looks for.
FORBIDDEN = {
    "a registry's host": r"p[y]pi\.org|py[t]honhosted|regis[t]ry\.npm|n[p]mjs\.|\w\.deb[i]an\.org|proxy\.gol[a]ng",
    "a path of this machine": r"(?<![\w.~-])/(?:w[o]rk|r[o]ot|f[a]rm|h[o]me|U[s]ers)/|C:\\\\U[s]ers",
    "a private key": r"BEGIN (?:\w+ )?PRIV[A]TE KEY",
    "a token": r"\b(?:gh[pousr]_\w{36}|AK[I]A[0-9A-Z]{16}|xox[bp]-\w{10,})",
    "a password in an address": r"\w://[^/\s:@'\"{}<>]+:[^/\s:@'\"{}<>*]+@[\w.-]",
}


def tracked() -> list[Path]:
    """Every file of the project that git keeps or would keep."""
    if not shutil.which("git") or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def found_in(path: Path, pattern: str) -> list[str]:
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return []
    return [f"{path.name}, line {at}" for at, line in enumerate(text.splitlines(), 1) if re.search(pattern, line)]


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_tracked_file_holds_what_ties_it_to_a_machine_or_gives_one_away(what: str) -> None:
    assert [hit for path in tracked() for hit in found_in(path, FORBIDDEN[what])] == []


@pytest.mark.parametrize(
    ("what", "planted"),
    [
        ("a registry's host", "index-url = https://" + "pypi" + ".org/simple"),
        ("a path of this machine", "see " + "/home" + "/someone/notes"),
        ("a private key", "-----BEGIN RSA " + "PRIVATE" + " KEY-----"),
        ("a token", "ghp" + "_" + "a" * 36),
        ("a password in an address", "postgresql" + "://me:secret" + "@db.example.org/x"),
    ],
)
def test_what_is_planted_is_found(tmp_path: Path, what: str, planted: str) -> None:
    path = tmp_path / "planted.txt"
    path.write_text(f"first\n{planted}\n", encoding="utf-8")
    assert found_in(path, FORBIDDEN[what]) == ["planted.txt, line 2"]


CALLS_HOME = frozenset(
    {"aiohttp", "ftplib", "http", "httpx", "httpx2", "requests", "sentry_sdk", "smtplib", "socket", "ssl", "telnetlib"}
    | {"urllib3", "webbrowser", "xmlrpc"}
)
"""Packages that reach a network. The program needs none: a PostgreSQL ledger is reached by its own driver."""
ON_REQUEST = {
    "fetch.py": {"http", "socket", "ssl"},
    "endpoint.py": {"http", "socket", "ssl"},
    "provider.py": {"httpx2"},
    "serve.py": {"socket"},  # to see, before it listens, that nobody else does
}
"""What reaches one all the same: when the user names an address to be read, or sets up a model to be asked, or a
provider of OpenID Connect by which people sign in."""


def test_no_module_of_the_program_reaches_a_network() -> None:
    reached = []
    for path in sorted((ROOT / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = (
                [alias.name for alias in node.names] if isinstance(node, ast.Import)
                else [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            )  # fmt: skip
            if isinstance(node, ast.ImportFrom) and {one.name for one in node.names} == {"HTTPStatus"}:
                continue  # numbers and their names
            reached += [
                f"{path.name}: {name}" for name in names
                if (name.split(".")[0] in CALLS_HOME - ON_REQUEST.get(path.name, set())) or name == "urllib.request"
            ]  # fmt: skip
    assert reached == []


@pytest.mark.parametrize("lock", ["base.txt", "serve.txt", "test.txt"])
def test_every_locked_package_has_one_version_and_its_hashes(lock: str) -> None:
    text = (ROOT / "requirements" / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    rows = [row for row in text.splitlines() if row.strip()]
    assert [
        row[:40] for row in rows if not re.fullmatch(r"[\w.-]+==[\w.]+(\s+--hash=sha256:[0-9a-f]{64})+\s*", row)
    ] == []
    names = [row.split("==")[0] for row in rows]
    assert len(names) == len(set(names)) > 0


def test_the_test_lock_holds_every_package_of_the_program_at_the_same_version() -> None:
    def pins(lock: str) -> set[str]:
        return set(re.findall(r"^[\w.-]+==[\w.]+", (ROOT / "requirements" / lock).read_text("utf-8"), re.MULTILINE))

    assert pins("base.txt") <= pins("serve.txt") <= pins("test.txt")


def test_the_program_imports_only_what_its_own_lock_installs() -> None:
    """A package that merely happens to be there with the tests' tools is missing on a fresh machine."""
    import_names = {
        "ahocorasick": "pyahocorasick",
        "yaml": "pyyaml",
        "pydantic_core": "pydantic-core",
        "markdown_it": "markdown-it-py",
        "argon2": "argon2-cffi",
        "python_calamine": "python-calamine",
    }
    locked = set(re.findall(r"^([\w.-]+)==", (ROOT / "requirements" / "base.txt").read_text("utf-8"), re.MULTILINE))
    optional = {
        "distributed",
        "numba",
        "numpy",
        "psycopg",
        "pypdfium2",
        "SALib",
        "scipy",
        "dask",
        "arro3",
        "pymoo",
        "llvmlite",
    }
    served = set(re.findall(r"^([\w.-]+)==", (ROOT / "requirements" / "serve.txt").read_text("utf-8"), re.MULTILINE))
    optional |= served
    missing = set()
    for path in sorted((ROOT / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = (
                [alias.name for alias in node.names] if isinstance(node, ast.Import)
                else [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []
            )  # fmt: skip
            for name in names:
                top = name.split(".")[0]
                if top not in ({"caveat"} | STANDARD) and import_names.get(top, top) not in locked | optional:
                    missing.add(f"{path.name}: {top}")
    assert missing == set()


def test_every_package_that_is_asked_for_is_imported_somewhere() -> None:
    """The base install stays small: what nothing imports is not asked for."""
    import_names = {"pyahocorasick": "ahocorasick", "python-calamine": "python_calamine", "pyyaml": "yaml"}
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    names = {re.split(r"[^\w-]", row)[0].lower() for row in asked}
    text = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    unused = [
        one for one in sorted(names)
        if not re.search(rf"^\s*(?:import|from) {import_names.get(one, one)}\b", text, re.MULTILINE)
    ]  # fmt: skip
    assert unused == []
