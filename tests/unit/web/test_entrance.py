"""Signing in and out, tokens, forms of other sites, hosts, and what every answer bears."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from caveat.desk import accounts
from caveat.ledger import accounts as kept
from caveat.ledger.connect import open_ledger
from caveat.ledger.log import stamp
from caveat.review.docket.refusals import NotEntitled, Unfit
from caveat.web import knocking
from caveat.web.app import create
from caveat.web.pages.entrance import own
from caveat.web.settings import Provider, Settings
from tests.unit.review.docket.board import ADA, ANA, BEN
from tests.unit.web.conftest import HOST, PASSWORD, SECRET, Asks, sign_in, token_of

with warnings.catch_warnings():  # it uses what its own libraries are about to drop
    warnings.simplefilter("ignore")
    from oidc_provider_mock import User, run_server_in_thread


def test_a_right_password_lets_in_and_a_wrong_one_does_not(browser: TestClient) -> None:
    assert browser.get("/cases").status_code == 401
    wrong = sign_in(browser, password="some other words")
    assert (wrong.status_code, "do not belong together" in wrong.text) == (401, True)
    right = sign_in(browser)
    assert (right.status_code, right.headers["location"]) == (303, "/")
    assert browser.get("/cases").status_code == 200


def test_a_name_that_is_not_there_is_refused_in_the_same_words(browser: TestClient) -> None:
    there, not_there = sign_in(browser, password="wrong words"), sign_in(browser, "nobody-here", "wrong words")
    assert re.findall(r'<p id="wrong">(.*?)</p>', there.text) == re.findall(r'<p id="wrong">(.*?)</p>', not_there.text)


def test_the_cookie_is_signed_http_only_and_same_site(browser: TestClient) -> None:
    bears = sign_in(browser).headers["set-cookie"]
    assert "HttpOnly" in bears and "SameSite=lax" in bears and "Max-Age=43200" in bears
    key = browser.cookies[knocking.COOKIE].rpartition(".")[0]
    browser.cookies.set(knocking.COOKIE, f"{key}.made-up", domain="127.0.0.1")
    browser.cookies = {knocking.COOKIE: f"{key}.made-up"}  # type: ignore[assignment]
    assert browser.get("/cases").status_code == 401


def test_by_https_the_cookie_is_bound_to_the_host(settings: Settings) -> None:
    with TestClient(create(replace(settings, secure=True)), base_url="https://127.0.0.1", follow_redirects=False) as at:
        bears = sign_in(at).headers["set-cookie"]
        assert bears.startswith("__Host-caveat=") and "Secure" in bears and "Domain" not in bears
        assert "max-age" in at.get("/sign-in").headers["strict-transport-security"]


def test_each_sign_in_has_a_session_of_its_own_and_signing_out_ends_it(browser: TestClient) -> None:
    sign_in(browser)
    first = browser.cookies[knocking.COOKIE]
    page = browser.get("/account")
    assert browser.post("/sign-out", data={"csrf": token_of(page)}).status_code == 303
    browser.cookies.set(knocking.COOKIE, first)
    assert browser.get("/account").status_code == 401
    browser.cookies.clear()
    sign_in(browser)
    assert browser.cookies[knocking.COOKIE] != first


def test_a_session_ends_when_its_time_is_up_or_nobody_used_it(browser: TestClient, served: Path) -> None:
    sign_in(browser)
    assert browser.get("/account").status_code == 200
    with open_ledger(served) as ledger:
        session = kept.session(ledger, _digest(browser))
        assert session is not None
        kept.seen(ledger, session.id, stamp(datetime.now(UTC) - timedelta(minutes=61)))
    assert browser.get("/account").status_code == 401
    browser.cookies.clear()
    sign_in(browser)
    with open_ledger(served) as ledger, ledger.writing() as (cursor, _):
        cursor.execute("UPDATE session SET ends_at = '2020-01-01T00:00:00.000000Z'")
    assert browser.get("/account").status_code == 401


def _digest(browser: TestClient) -> str:
    import hashlib

    return hashlib.sha256(browser.cookies[knocking.COOKIE].rpartition(".")[0].encode()).hexdigest()


def test_of_passwords_sessions_and_tokens_only_hashes_are_kept(browser: TestClient, served: Path) -> None:
    sign_in(browser)
    key = browser.cookies[knocking.COOKIE].rpartition(".")[0]
    with open_ledger(served) as ledger:
        token = accounts.make_token(ledger, ANA, "mine", ("read",), 1)
        assert (kept.secret(ledger, "ana") or "").startswith("$argon2id$")
    whole = b"".join(one.read_bytes() for one in served.parent.glob("ledger.db*"))
    assert not [one for one in (key, token, PASSWORD) if one.encode() in whole]


def test_after_five_failures_a_name_has_to_wait_even_with_the_right_password(browser: TestClient) -> None:
    for _ in range(accounts.BY_NAME):
        assert sign_in(browser, password="wrong words").status_code == 401
    late = sign_in(browser)
    assert (late.status_code, late.headers["retry-after"]) == (429, "900")


def test_failures_of_one_name_do_not_keep_another_out(browser: TestClient) -> None:
    for _ in range(accounts.BY_NAME + 1):
        sign_in(browser, "ben", "wrong words")
    assert sign_in(browser).status_code == 303


@pytest.mark.parametrize(
    "where", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/a\r\nb", ""]
)
def test_nobody_is_sent_on_to_another_site(browser: TestClient, where: str) -> None:
    assert own(where) == "/"
    page = browser.get("/sign-in")
    answer = browser.post(
        "/sign-in", data={"csrf": token_of(page), "name": "ana", "password": PASSWORD, "next": where}
    )  # fmt: skip
    assert answer.headers["location"] == "/"


def test_a_page_of_ones_own_is_gone_on_to() -> None:
    assert own("/cases?as-of=2024-01-29") == "/cases?as-of=2024-01-29"


def test_a_form_without_what_its_page_gave_it_does_nothing(browser: TestClient) -> None:
    sign_in(browser)
    for csrf in ("", "0" * 64, knocking.csrf(SECRET, "nobody")):
        answer = browser.post("/account/tokens", data={"csrf": csrf, "name": "mine", "scopes": "write", "days": "1"})
        assert (answer.status_code, "The form is too old" in answer.text) == (403, True)
    page = browser.get("/account")
    for headers in ({"sec-fetch-site": "cross-site"}, {"origin": "https://evil.example"}):
        sent = {"csrf": token_of(page), "name": "mine", "scopes": "write", "days": "1"}
        answer = browser.post("/account/tokens", data=sent, headers=headers)
        assert (answer.status_code, "Sent from elsewhere" in answer.text) == (403, True)
    assert {one["name"] for one in browser.get("/account.json").json()["tokens"]} == {"tests"}


def test_json_from_a_browser_needs_the_same_token_as_a_form(browser: TestClient) -> None:
    sign_in(browser)
    said = {"case": "small", "asker": "A committee"}
    assert browser.post("/reviews.json", json=said).status_code == 403
    csrf = token_of(browser.get("/account"))
    assert browser.post("/reviews.json", json=said, headers={"x-csrf-token": csrf}).status_code == 201


def test_a_token_is_shown_once_and_opens_until_it_is_revoked(browser: TestClient, app: FastAPI) -> None:
    sign_in(browser)
    page = browser.get("/account")
    made = browser.post(
        "/account/tokens", data={"csrf": token_of(page), "name": "mine", "scopes": ["read"], "days": "30"}
    )  # fmt: skip
    [key] = re.findall(r"cvt_[\w-]+", made.text)
    assert made.status_code == 201 and made.headers["cache-control"] == "no-store"
    assert key not in browser.get("/account").text
    program = Asks(app, key)
    assert program.get("/cases.json").status_code == 200
    number = program.get("/account.json").json()["tokens"][0]["id"]
    browser.post(f"/account/tokens/{number}/revoke", data={"csrf": token_of(page)})
    answer = program.get("/cases.json")
    assert (answer.status_code, answer.headers["content-type"]) == (401, "application/problem+json")


def test_a_calendar_sends_its_token_as_a_password(app: FastAPI, staffed_ledger: tuple[Path, dict[str, str]]) -> None:
    with TestClient(app, base_url=HOST) as calendar:
        right = calendar.get("/deadlines.ics", auth=("anything", staffed_ledger[1]["ana"]))
        assert (right.status_code, right.text[:15]) == (200, "BEGIN:VCALENDAR")
        for wrong in ("Basic !", "Basic YW5hOm5vbmU=", "Digest x"):
            assert calendar.get("/deadlines.ics", headers={"authorization": wrong}).status_code == 401


def test_a_token_ends_on_its_day_and_with_its_persons_account(
    served: Path, app: FastAPI, asks: Callable[[str], Asks]
) -> None:
    with open_ledger(served) as ledger:
        key = accounts.make_token(ledger, BEN, "short", ("read",), 1)
        with ledger.writing() as (cursor, _):
            cursor.execute("UPDATE token SET ends_at = '2020-01-01T00:00:00.000000Z' WHERE name = 'short'")
    assert Asks(app, key).get("/cases.json").status_code == 401
    ben = asks("ben")
    assert ben.get("/cases.json").status_code == 200
    seen = asks("ada").get("/people.json").json()
    [was] = [one for one in seen["people"] if one["id"] == "ben"]
    with open_ledger(served) as ledger:
        from caveat.desk import people as register

        number = register.seen(ledger, register.PERSON, "ben")
    assert asks("ada").post("/people", was | {"active": False, "seen": number}).status_code == 201
    assert ben.get("/cases.json").status_code == 401


def test_ones_own_password_takes_the_old_one_and_signs_out_everywhere(browser: TestClient) -> None:
    sign_in(browser)
    csrf = token_of(browser.get("/account"))
    sent = {"csrf": csrf, "old": "not the old one", "new": "other words of mine"}
    assert browser.post("/account/password", data=sent).status_code in (403, 422)
    short = browser.post("/account/password", data=sent | {"old": PASSWORD, "new": "short"})
    assert (short.status_code, "12 to 512" in short.text) == (422, True)
    assert browser.post("/account/password", data=sent | {"old": PASSWORD}).headers["location"] == "/sign-in"
    assert browser.get("/account").status_code == 401
    assert sign_in(browser, password="other words of mine").status_code == 303


def test_passwords_that_anybody_guesses_are_refused() -> None:
    for password in ("x" * 30, "abcabcabcabc", "short"):
        with pytest.raises(Unfit):
            accounts.check_password(password, "ana")


def test_another_persons_password_is_set_by_an_administrator_alone(served: Path) -> None:
    with open_ledger(served) as ledger:
        with pytest.raises(NotEntitled):
            accounts.set_password(ledger, BEN, "ana", "four words by ben")
        accounts.set_password(ledger, ADA, "ana", "four words by ada")


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "localhost.evil.example:8011"])
def test_a_host_that_is_not_ours_gets_no_page(browser: TestClient, host: str) -> None:
    assert browser.get("/sign-in", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("address", ["/sign-in", "/nothing-here", "/static/caveat.css", "/openapi.json"])
def test_every_answer_forbids_scripts_of_others_and_frames(browser: TestClient, address: str) -> None:
    bears = browser.get(address).headers
    policy = bears["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy
    assert (bears["x-content-type-options"], bears["x-frame-options"]) == ("nosniff", "DENY")


def test_pages_bear_no_inline_style_and_no_inline_script(browser: TestClient) -> None:
    sign_in(browser)
    for address in ("/cases", "/account", "/reviews", "/read", "/proposals", "/waiting"):
        page = browser.get(address).text
        assert not re.findall(r"<[^>]+\s(style|on\w+)=", page), address
        assert not re.findall(r"<script(?![^>]*\ssrc=)", page) and "<style" not in page, address


def test_too_long_a_request_is_refused_whether_it_says_so_or_not(browser: TestClient) -> None:
    sign_in(browser)
    long = b"x" * 1_100_000
    assert browser.post("/account/password", content=long).status_code == 413

    def in_parts() -> object:
        for _ in range(12):
            yield b"x" * 100_000

    assert browser.post("/reviews.json", content=in_parts()).status_code == 413  # type: ignore[arg-type]


def test_alone_nobody_signs_in_and_an_account_on_record_ends_that(alone: TestClient) -> None:
    assert alone.get("/cases").status_code == 200
    assert "alone on this machine" in alone.get("/cases").text


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the small provider's own libraries, in its threads
def test_the_provider_vouches_for_a_name_and_its_person_is_in(settings: Settings) -> None:
    user = User(sub="u-1", claims={"email": "ana@example.org", "email_verified": True})
    stranger = User(sub="u-2", claims={"email": "who@example.org", "email_verified": True})
    with run_server_in_thread(user_claims=(user, stranger)) as server:
        issuer = f"http://localhost:{server.server_port}"
        with open_ledger(settings.ledger) as ledger:
            accounts.link(ledger, ADA, "ana", issuer, "ana@example.org")
        own_settings = replace(settings, provider=Provider(issuer, "caveat", "secret"))
        with TestClient(create(own_settings), base_url=HOST, follow_redirects=False) as browser:
            browser.headers["accept"] = "text/html"
            assert _by_provider(browser, "u-1") == (303, "/cases")
            assert browser.get("/account.json").json()["person"] == "ana"
            browser.cookies.clear()
            assert _by_provider(browser, "u-2")[0] == 403
            back = browser.get("/sign-in/provider/back?code=made-up&state=made-up")
            assert back.status_code == 401


def _by_provider(browser: TestClient, who: str) -> tuple[int, str]:
    """Walk to the provider, sign in there, and come back."""
    import httpx2

    away = browser.get("/sign-in/provider?next=/cases")
    asked = httpx2.post(away.headers["location"], data={"sub": who})
    back = asked.headers["location"]
    answer = browser.get(back.removeprefix(HOST))
    return answer.status_code, answer.headers.get("location", "")
