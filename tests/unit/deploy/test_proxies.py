"""The proxies in front of the server know its address and its limits, and pass on nothing that a client made up."""

from __future__ import annotations

import inspect
import json
import re

import pytest

from caveat.cli.serve import serve
from caveat.web.app import UPLOADS
from caveat.web.settings import Settings
from tests.unit.deploy.read import text

PROXIES = ("nginx.conf", "Caddyfile")
SETTINGS = Settings("ledger.db", b"-" * 32)


@pytest.mark.parametrize("name", PROXIES)
def test_a_proxy_speaks_with_the_port_on_which_the_server_listens(name: str) -> None:
    port = inspect.signature(serve).parameters["port"].default
    asked = re.findall(r"(?:proxy_pass http://|reverse_proxy )(\S+?)[; ]", text(name))
    assert asked and set(asked) == {f"127.0.0.1:{port}"}


@pytest.mark.parametrize(
    ("name", "sets"),
    [
        ("nginx.conf", "proxy_set_header X-Forwarded-For $remote_addr;"),
        ("Caddyfile", "header_up X-Forwarded-For {remote_host}"),
    ],
    ids=PROXIES,
)
def test_who_asks_is_set_by_the_proxy_and_never_appended_to(name: str, sets: str) -> None:
    assert text(name).count("X-Forwarded-For") == text(name).count(sets) == 1
    assert "proxy_add_x_forwarded_for" not in text(name)


def test_no_address_of_nginx_sets_headers_of_its_own_which_would_undo_those_of_all() -> None:
    for inside in re.findall(r"location [^{]*\{((?:[^{}]|\{ \})*)\}", text("nginx.conf")):
        assert "proxy_set_header" not in inside


def test_nginx_has_the_servers_two_limits() -> None:
    # An answer that comes before the body was sent reaches a client of nginx as 502, now and then.
    limits = [int(one) for one in re.findall(r"client_max_body_size (\d+);", text("nginx.conf"))]
    assert limits == [SETTINGS.body_bytes, SETTINGS.upload_bytes]
    [documents] = re.findall(r"location ~ (\S+) \{", text("nginx.conf"))
    for path in UPLOADS:
        assert re.search(documents, path) and re.search(documents, f"{path}.json")
        assert not re.search(documents, f"{path}ers")


def test_caddy_ends_what_is_longer_than_a_document() -> None:
    [megabytes] = re.findall(r"max_size (\d+)MB", text("Caddyfile"))
    assert int(megabytes) * 1_000_000 == SETTINGS.upload_bytes


@pytest.mark.parametrize("name", PROXIES)
def test_too_long_is_refused_by_the_proxy_in_the_servers_own_shape(name: str) -> None:
    [body] = re.findall(r"\{\"type\".*?\}", text(name))
    said = json.loads(body)
    assert (said["status"], said["title"], said["type"]) == (413, "Too long", "about:blank")
    assert f"{SETTINGS.upload_bytes:,}" in said["detail"] and f"{SETTINGS.body_bytes:,}" in said["detail"]
    assert "application/problem+json" in text(name)


def test_nginx_sends_on_from_http_and_takes_no_old_tls() -> None:
    assert "return 308 https://$host$request_uri;" in text("nginx.conf")
    assert re.findall(r"ssl_protocols +(.*);", text("nginx.conf")) == ["TLSv1.2 TLSv1.3"]
