"""Files are written all together or not at all."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from caveat.errors import Unreadable
from caveat.report.files import write, write_all


def names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def refuse_the_name(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """As a folder does in which someone else's file may not be replaced."""
    replace = Path.replace

    def refusing(self: Path, target: Path) -> Path:
        if Path(target).name == name and self.suffix == ".part":
            raise PermissionError(1, "Operation not permitted", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refusing)


def test_every_file_has_its_text_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_all({tmp_path / "out" / "a.md": "one\n", tmp_path / "out" / "b.json": "Größe\r\n"})
    assert names(tmp_path) == ["out", "out/a.md", "out/b.json"]
    assert (tmp_path / "out" / "a.md").read_bytes() == b"one\n"
    assert (tmp_path / "out" / "b.json").read_bytes() == "Größe\r\n".encode()


def test_a_file_that_is_there_is_replaced_and_can_be_read_by_all(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("old")
    (tmp_path / "a.md").chmod(0o600)
    write(tmp_path / "a.md", "new")
    assert (tmp_path / "a.md").read_text() == "new"
    assert stat.S_IMODE((tmp_path / "a.md").stat().st_mode) == 0o644
    assert names(tmp_path) == ["a.md"]


def test_where_the_second_file_fails_the_first_keeps_its_old_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.md").write_text("old a")
    (tmp_path / "b.md").write_text("old b")
    refuse_the_name(monkeypatch, "b.md")
    with pytest.raises(Unreadable, match=r"b\.md: cannot be written: operation not permitted\. Ask for permission"):
        write_all({tmp_path / "a.md": "new a", tmp_path / "b.md": "new b"})
    assert (tmp_path / "a.md").read_text() == "old a"
    assert (tmp_path / "b.md").read_text() == "old b"
    assert names(tmp_path) == ["a.md", "b.md"]


def test_where_the_second_file_fails_a_first_one_that_was_not_there_is_gone_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse_the_name(monkeypatch, "b.md")
    with pytest.raises(Unreadable):
        write_all({tmp_path / "out" / "deep" / "a.md": "new a", tmp_path / "out" / "deep" / "b.md": "new b"})
    assert names(tmp_path) == []


def test_an_interruption_while_names_are_set_leaves_the_old_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.md").write_text("old a")
    replace = Path.replace

    def interrupted(self: Path, target: Path) -> Path:
        if target.name == "b.md":
            raise KeyboardInterrupt
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_all({tmp_path / "a.md": "new a", tmp_path / "b.md": "new b"})
    assert (tmp_path / "a.md").read_text() == "old a"
    assert names(tmp_path) == ["a.md"]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("folder", "cannot be written: a folder stands under this name. Name another file or folder"),
        ("file/a.md", "cannot be written: not a directory. A file stands where a folder is needed"),
        ("x" * 300, "cannot be written: file name too long. Choose a shorter name"),
    ],
)
def test_a_name_that_cannot_be_written_is_said_and_the_other_file_is_not_written(
    tmp_path: Path, name: str, says: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("here before")
    with pytest.raises(Unreadable, match=says):
        write_all({tmp_path / "a.md": "a", tmp_path / name: "b"})
    assert names(tmp_path) == ["file", "folder"]


def test_a_link_is_written_through_and_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("old")
    (tmp_path / "link.md").symlink_to("real.md")
    write(tmp_path / "link.md", "new")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_text() == "new"


def test_a_device_takes_the_text_and_stays_a_device() -> None:
    write(Path("/dev/null"), "gone")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_nothing_to_write_is_nothing_written(tmp_path: Path) -> None:
    write_all({})
    assert names(tmp_path) == []
