"""The image is made of what is locked, runs as nobody of note, and asks for its health where the server tells it."""

from __future__ import annotations

import json
import re
from urllib.parse import urlsplit

from caveat.web.access import Gate
from caveat.web.routes import ROOMS
from tests.conftest import ROOT
from tests.unit.deploy.read import DEPLOY, instructions, unknown

SAID = instructions("Containerfile")


def of(kind: str) -> list[str]:
    return [rest for name, rest in SAID if name == kind]


def test_everything_that_is_installed_is_locked_by_hash() -> None:
    installs = [one for run in of("RUN") for one in re.findall(r"pip install ([^&]*)", run)]
    assert installs
    for one in installs:
        locked = "--require-hashes" in one and "--only-binary :all:" in one
        ours = "--no-deps" in one and "--no-build-isolation" in one and one.strip().endswith(" .")
        assert locked or ours, one


def test_the_driver_of_postgresql_is_locked_as_for_the_tests() -> None:
    def entries(text: str) -> set[str]:
        found = re.split(r"\n(?=[a-z])", text)
        return {one.strip() for one in found if one.startswith("psycopg")}

    there = entries((ROOT / "requirements" / "test.txt").read_text("utf-8"))
    assert len(there) == 2
    assert entries((DEPLOY / "postgresql.txt").read_text("utf-8")) == there


def test_what_is_copied_is_there() -> None:
    for one in of("COPY"):
        if not one.startswith("--from="):
            for source in one.split()[:-1]:
                assert (ROOT / source).exists(), source


def test_the_server_runs_as_a_user_without_rights_who_owns_the_volume() -> None:
    names = [name for name, _ in SAID]
    assert of("USER") == ["caveat"]
    last = len(names) - 1 - names[::-1].index("FROM")
    assert last < names.index("USER") < names.index("CMD")
    [volume] = of("VOLUME")
    assert any(re.search(rf"install -d -o caveat -g caveat -m 0700 .*{volume}\b", run) for run in of("RUN"))


def test_it_serves_with_options_that_there_are() -> None:
    assert json.loads(of("ENTRYPOINT")[0]) == ["caveat"]
    assert unknown(json.loads(of("CMD")[0])) == []


def test_its_health_is_asked_at_an_address_that_takes_no_account() -> None:
    [asks] = of("HEALTHCHECK")
    [address] = re.findall(r"http://[^']+", asks)
    where = urlsplit(address)
    assert {path: gate for one in ROOMS for (_, path), gate in one.table.items()}[where.path] is Gate.ANYBODY
    assert (where.hostname, of("EXPOSE")) == ("127.0.0.1", [str(where.port)])


def test_no_secret_stands_in_the_image() -> None:
    for rest in (*of("ENV"), *of("ARG"), *of("RUN")):
        assert "SECRET" not in rest and "PASSWORD" not in rest
