"""Signing in and out, and a person's own account: password and tokens."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Literal

from fastapi.responses import RedirectResponse, Response
from itsdangerous import BadData, URLSafeTimedSerializer
from pydantic import BaseModel, ConfigDict, Field, SecretStr

from caveat.desk import accounts
from caveat.web import dressing, knocking, provider
from caveat.web.access import Gate
from caveat.web.asked import Asked, Here
from caveat.web.refusals import Refused
from caveat.web.settings import Provider
from caveat.web.showing import Rooms
from caveat.web.views import Done, View

rooms = Rooms()


class TokenShown(BaseModel):
    """A personal token, without what opens the door."""

    id: int
    name: str
    scopes: tuple[str, ...]
    made_at: str
    ends_at: str
    used_at: str | None
    revoked_at: str | None


class AccountData(BaseModel):
    """One's own account."""

    person: str
    name: str
    offices: tuple[str, ...]
    roles: tuple[str, ...]
    tokens: tuple[TokenShown, ...]


def own(where: str | None) -> str:
    """An address to go on to, if it is one of this server's own; else the start."""
    found = where or "/"
    return found if found[0] == "/" and found[1:2] != "/" and not set(found) & set("\r\n\t\\") else "/"


@rooms.raw("/sign-in", Gate.ANYBODY, include_in_schema=False)
def sign_in_page(here: Here, next: str = "/") -> Response:
    """The form by which people sign in."""
    if here.visitor.person is not None:
        return RedirectResponse(own(next), 303)
    return dressing.html(here, "sign_in.html", View("Sign in", {"next": own(next)}))


class Entry(BaseModel):
    """A name and a password."""

    model_config = ConfigDict(extra="forbid")
    name: str = Field(max_length=64)
    password: SecretStr
    next: str = "/"


def enter(here: Asked, entered: accounts.SignedIn, where: str) -> Response:
    """Send somebody who signed in on, with what their browser is to keep."""
    settings = here.site.settings
    response = RedirectResponse(own(where), 303)
    response.set_cookie(
        knocking.cookie_name(secure=settings.secure), knocking.signed(settings.secret, entered.key),
        max_age=settings.session_hours * 3600, path="/", httponly=True, samesite="lax", secure=settings.secure,
    )  # fmt: skip
    return response


@rooms.form("/sign-in", Gate.ANYBODY, Entry)
def sign_in(here: Asked, given: Entry) -> Response:
    """Sign in with a name and a password."""
    client = here.request.client
    try:
        entered = accounts.sign_in(here.ledger, given.name, given.password.get_secret_value(),
                                   client.host if client else "", here.site.settings.session_hours)  # fmt: skip
    except (accounts.NoEntry, accounts.TooOften) as wrong:
        view = View("Sign in", {"next": own(given.next), "wrong": str(wrong), "name": given.name})
        late = isinstance(wrong, accounts.TooOften)
        response = dressing.html(here, "sign_in.html", view, status=429 if late else 401)
        if isinstance(wrong, accounts.TooOften):
            response.headers["Retry-After"] = str(wrong.seconds)
        return response
    return enter(here, entered, given.next)


GOING = "caveat-provider"
"""Where a browser keeps, signed and for ten minutes, what it set out to the provider with."""


def _with_provider(here: Asked) -> tuple[Provider, str]:
    settings = here.site.settings
    if settings.provider is None:
        raise Refused(404, "Not Found", "No provider is set up here. Sign in by a password.")
    return settings.provider, f"{'https' if settings.secure else 'http'}://{here.request.headers['host']}{BACK}"


BACK = "/sign-in/provider/back"


@rooms.raw("/sign-in/provider", Gate.ANYBODY, include_in_schema=False)
def to_provider(here: Here, next: str = "/") -> Response:
    """Send somebody to the provider to sign in."""
    found, back = _with_provider(here)
    where, going = provider.begin(found, back, own(next))
    settings = here.site.settings
    kept = URLSafeTimedSerializer(settings.secret, salt="caveat provider").dumps(asdict(going))
    response = RedirectResponse(where, 303)
    response.set_cookie(GOING, str(kept), max_age=600, path="/sign-in", httponly=True, samesite="lax",
                        secure=settings.secure)  # fmt: skip
    return response


@rooms.raw(BACK, Gate.ANYBODY, include_in_schema=False)
def from_provider(here: Here, code: str = "", state: str = "") -> Response:
    """Let in whoever comes back from the provider with what it vouches for."""
    found, back = _with_provider(here)
    settings = here.site.settings
    try:
        kept = URLSafeTimedSerializer(settings.secret, salt="caveat provider").loads(
            here.request.cookies.get(GOING, ""), max_age=600
        )  # fmt: skip
    except BadData:
        mend = "It took too long, or began elsewhere. Sign in again from the start."
        raise Refused(401, "Not signed in", mend) from None
    going = provider.Going(**kept)
    name = provider.end(found, back, going, state, code)
    entered = accounts.by_provider(here.ledger, found.issuer, name, settings.session_hours)
    response = enter(here, entered, going.next)
    response.delete_cookie(GOING, path="/sign-in")
    return response


class Nothing(BaseModel):
    """A form of one button."""


@rooms.form("/sign-out", Gate.ANYBODY, Nothing)
def sign_out(here: Asked, given: Nothing) -> Response:
    """Sign out."""
    if here.visitor.session is not None:
        accounts.sign_out(here.ledger, here.visitor.session)
    response = RedirectResponse("/sign-in", 303)
    response.delete_cookie(knocking.cookie_name(secure=here.site.settings.secure), path="/")
    return response


@rooms.page("/account", "account.html", Gate.SIGNED_IN, tag="account", model=AccountData)
def account(here: Here) -> View:
    """One's own account, with its tokens."""
    return _account(here, None)


def _account(here: Asked, fresh: str | None) -> View:
    person = here.person
    tokens = tuple(
        TokenShown(id=one.id, name=one.name, scopes=one.scopes, made_at=one.made_at, ends_at=one.ends_at,
                   used_at=one.used_at, revoked_at=one.revoked_at)
        for one in accounts.tokens(here.ledger, person)
    )  # fmt: skip
    data = AccountData(person=person.id, name=person.name, offices=person.offices, roles=person.roles, tokens=tokens)
    return View("Your account", data, {"fresh": fresh})


class NewPassword(BaseModel):
    """One's password, anew."""

    old: SecretStr
    new: SecretStr


@rooms.act("/account/password", Gate.SIGNED_IN, NewPassword, page=account, template="account.html", tag="account")
def change_password(here: Here, given: NewPassword) -> Done:
    """Change one's own password. It signs one out everywhere."""
    person = here.person
    accounts.set_password(here.ledger, person, person.id, given.new.get_secret_value(), given.old.get_secret_value())
    return Done("/sign-in", "Your password is changed, and you are signed out everywhere.")


class NewToken(BaseModel):
    """A token to be made."""

    name: str = Field(max_length=120)
    scopes: tuple[Literal["read", "write"], ...] = ("read",)
    days: Annotated[int, Field(ge=1, le=366)] = 90


@rooms.form("/account/tokens", Gate.SIGNED_IN, NewToken, page=account, template="account.html")
def make_token(here: Asked, given: NewToken) -> Response:
    """Make a personal token, and show it this once."""
    key = accounts.make_token(here.ledger, here.person, given.name, given.scopes or ("read",), given.days)
    response = dressing.html(here, "account.html", _account(here, key), status=201)
    response.headers["Cache-Control"] = "no-store"
    return response


@rooms.act("/account/tokens/{token}/revoke", Gate.SIGNED_IN, page=account, template="account.html", tag="account")
def revoke_token(here: Here, token: int) -> Done:
    """Revoke a personal token of one's own."""
    accounts.revoke_token(here.ledger, here.person, token)
    return Done("/account", f"The token {token} opens nothing any more.")
