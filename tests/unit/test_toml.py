"""The tables that ship are parsed once; what is kept of them is taken only where it says what the file says."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
import tomli

from caveat import toml

SOURCE = Path(toml.__file__).parent
SHIPPED = [
    *sorted((SOURCE / "sources").glob("*.toml")),
    *sorted((SOURCE / "sources" / "prose").glob("*.toml")),
    *sorted((SOURCE / "pipeline").glob("*.toml")),
]
WORDS = "words = ['howitzer', 'shell']\nmost = 7\n"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where tables are kept, with nothing there yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "cache" / "caveat"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "tables" / "words.toml"
    path.parent.mkdir()
    path.write_text(WORDS, "utf-8")
    return path


def kept(cache: Path) -> list[str]:
    return sorted(one.name for one in cache.iterdir()) if cache.exists() else []


def unparsed(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on whatever is parsed fails."""
    monkeypatch.setattr(tomli, "loads", lambda _: pytest.fail("parsed, though it is kept"))


@pytest.mark.parametrize("path", SHIPPED, ids=[one.stem for one in SHIPPED])
def test_what_ships_comes_back_as_it_is_parsed(cache: Path, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = tomli.loads(path.read_text("utf-8"))
    assert toml.read(path) == parsed
    unparsed(monkeypatch)
    assert toml.read(path) == parsed


def test_a_file_that_changed_is_parsed_again(cache: Path, table: Path) -> None:
    assert toml.read(table)["most"] == 7
    stamp = table.stat()
    table.write_text(WORDS.replace("7", "8"), "utf-8")
    os.utime(table, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert toml.read(table)["most"] == 8
    assert kept(cache) == ["tables.words.toml.msgpack"]


@pytest.mark.parametrize("damage", [b"", b"x" * 10, b"x" * 200], ids=["nothing", "a short file", "another file"])
def test_what_is_damaged_is_parsed_again_and_mended(
    cache: Path, table: Path, damage: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    toml.read(table)
    [place] = cache.iterdir()
    whole = place.read_bytes()
    for wrong in (damage, whole[:-1], whole[:40] + bytes([whole[40] ^ 1]) + whole[41:]):
        place.write_bytes(wrong)
        assert toml.read(table) == tomli.loads(WORDS)
        assert place.read_bytes() == whole


def test_what_another_text_left_there_is_not_taken(cache: Path, table: Path) -> None:
    other = table.with_name("other.toml")
    other.write_text("most = 9\n", "utf-8")
    toml.read(other)
    (cache / "tables.other.toml.msgpack").rename(cache / "tables.words.toml.msgpack")
    assert toml.read(table) == tomli.loads(WORDS)


def test_a_table_that_would_come_back_as_something_else_is_not_kept(cache: Path, table: Path) -> None:
    table.write_text("day = 2031-04-01\n", "utf-8")
    assert toml.read(table) == toml.read(table) == tomli.loads("day = 2031-04-01\n")
    assert kept(cache) == []


def test_whoever_wants_no_bytecode_gets_no_tables_kept(
    cache: Path, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert toml.read(table) == tomli.loads(WORDS)
    assert kept(cache) == []


@pytest.mark.parametrize("base", ["", "here", "/dev/null/nowhere"], ids=["none", "a relative path", "no folder"])
def test_without_a_folder_to_keep_them_tables_are_parsed(
    tmp_path: Path, table: Path, base: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", base)
    monkeypatch.setenv("HOME", "no-home")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    assert toml.read(table) == tomli.loads(WORDS)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["tables"]


def test_a_disk_that_is_full_is_no_fault_and_leaves_nothing_behind(
    cache: Path, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, data: bytes) -> int:
        path.touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert toml.read(table) == tomli.loads(WORDS)
    assert kept(cache) == []


def test_what_is_no_toml_is_refused_with_its_line(cache: Path, table: Path) -> None:
    table.write_text("a = 1\nb =\n", "utf-8")
    with pytest.raises(tomli.TOMLDecodeError, match="line 2"):
        toml.read(table)
    assert kept(cache) == []
