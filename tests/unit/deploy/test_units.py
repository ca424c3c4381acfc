"""The units of systemd name commands, options, folders and settings that there are."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.unit.deploy.read import DEPLOY, command, text, unit, unknown

SERVICES = ("caveat.service", "caveat-notices.service")
PAGE = (ROOT / "docs" / "serving.md").read_text("utf-8")


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_runs_a_command_with_options_that_it_has(name: str) -> None:
    [starts] = unit(name)["ExecStart"]
    assert starts.startswith("/opt/caveat/.venv/bin/caveat ")
    assert unknown(command(starts)) == []


def test_a_command_line_with_a_word_that_is_none_is_noticed() -> None:
    assert unknown(["serve", "--teem"]) == ["--teem"]
    assert unknown(["docket", "notes"]) == ["notes"]


@pytest.mark.parametrize("name", SERVICES)
def test_the_ledgers_address_stands_in_no_list_of_processes(name: str) -> None:
    [starts] = unit(name)["ExecStart"]
    assert "LEDGER" not in starts and "--ledger" not in starts and "SECRET" not in starts
    assert unit(name)["EnvironmentFile"] == ["/etc/caveat/environment"]


@pytest.mark.parametrize("name", SERVICES)
def test_what_a_service_takes_of_its_environment_is_on_the_page(name: str) -> None:
    [starts] = unit(name)["ExecStart"]
    taken = set(re.findall(r"\$\{(\w+)\}", starts))
    assert taken and all(f"`{one}`" in PAGE for one in taken)


def test_the_number_of_processes_has_a_value_where_none_is_set() -> None:
    assert "CAVEAT_WORKERS=1" in unit("caveat.service")["Environment"]


def test_compiled_models_are_kept_in_a_folder_that_the_service_may_write() -> None:
    said = unit("caveat.service")
    assert said["ProtectSystem"] == ["strict"]
    assert f"NUMBA_CACHE_DIR=/var/cache/{said['CacheDirectory'][0]}" in said["Environment"]
    assert said["CacheDirectoryMode"] == ["0700"]


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_is_somebody_without_rights_and_leaves_files_that_only_it_reads(name: str) -> None:
    said = unit(name)
    assert (said["User"], said["UMask"], said["StateDirectoryMode"]) == (["caveat"], ["0077"], ["0700"])
    assert (said["CapabilityBoundingSet"], said["NoNewPrivileges"]) == ([""], ["yes"])


def test_both_services_stand_behind_the_same_fence() -> None:
    fences = [text(name).partition("NoNewPrivileges=yes\n")[2].partition("\n[Install]")[0].strip() for name in SERVICES]
    assert fences[0] and fences[0] == fences[1]


def test_what_would_refuse_again_is_not_started_again() -> None:
    # 2 is the exit code of everything that a person has to mend (docs/cli.md).
    said = unit("caveat.service")
    assert (said["Restart"], said["RestartPreventExitStatus"]) == (["on-failure"], ["2"])


def test_the_page_installs_every_unit_that_there_is() -> None:
    for file in DEPLOY.glob("caveat*.*"):
        assert f"deploy/{file.name}" in PAGE


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
def test_systemd_takes_every_unit(tmp_path: Path) -> None:
    for file in DEPLOY.glob("caveat*.*"):  # what is not installed here cannot be found here
        (tmp_path / file.name).write_text(text(file.name).replace("/opt/caveat/.venv/bin/caveat", "/bin/true"), "utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *map(str, sorted(tmp_path.iterdir()))], capture_output=True, text=True
    )
    assert (done.returncode, [line for line in done.stderr.splitlines() if "caveat" in line]) == (0, [])
