"""A request in; who asks, shown by their session or token, and let in by the route's gate; or the refusal, out."""

from __future__ import annotations

import hashlib
import hmac
from base64 import b64decode
from collections.abc import Mapping, Sequence
from functools import lru_cache
from urllib.parse import urlsplit

from itsdangerous import BadSignature, Signer

from caveat.desk import accounts
from caveat.desk import people as register
from caveat.web.access import Gate, Scope
from caveat.web.asked import Asked, Visitor
from caveat.web.refusals import Refused

COOKIE, SECURE_COOKIE = "caveat", "__Host-caveat"
"""Where a browser keeps its session. By https it bears the prefix that binds it to this host."""


def cookie_name(*, secure: bool) -> str:
    """The name of the session's cookie."""
    return SECURE_COOKIE if secure else COOKIE


def signed(secret: bytes, key: str) -> str:
    """A session's key as a browser keeps it: signed, so that a made-up one is not even looked for."""
    return _signer(secret).sign(key).decode()


@lru_cache(maxsize=4)
def _signer(secret: bytes) -> Signer:
    return Signer(secret, salt="caveat session", digest_method=hashlib.sha256)


@lru_cache(maxsize=4_096)
def csrf(secret: bytes, key: str) -> str:
    """What forms of a session have to bring along; nobody can tell it from what a browser keeps."""
    return hmac.new(secret, f"caveat form {key}".encode(), hashlib.sha256).hexdigest()


def know(here: Asked, gate: Gate, *, unsafe: bool, fields: Mapping[str, Sequence[str]] | None = None) -> None:
    """Find out who asks, and let them in or not.

    Raises  Refused.
    """
    here.seq = here.site.books.changes.follow(here.ledger)
    here.visitor = visitor(here)
    if unsafe:
        _meant(here, fields)
    here.admit(gate, unsafe=unsafe)


def visitor(here: Asked) -> Visitor:
    """Who asks, by what they bring along.

    Raises  Refused for a token that opens nothing.
    """
    settings, request = here.site.settings, here.request
    bearer = request.headers.get("authorization", "")
    if bearer:
        key = _token(bearer)
        found = accounts.by_token(here.ledger, key) if key else None
        if found is None:
            mend = "This token is not one of ours, has ended, or was revoked. Make another."
            raise Refused(401, "Not signed in", mend, {"WWW-Authenticate": 'Bearer error="invalid_token"'})
        person, scopes = found
        return Visitor(person, "token", "", frozenset(Scope(one) for one in scopes))
    if settings.alone is not None:
        return Visitor(register.alone(here.ledger, settings.alone), "alone", csrf(settings.secret, "alone"))
    kept = request.cookies.get(cookie_name(secure=settings.secure), "")
    key = session_key(settings.secret, kept)
    entered = accounts.by_session(here.ledger, key, settings.idle_minutes, here.site.books.known) if key else None
    if key is None or entered is None:
        return Visitor(csrf=csrf(settings.secret, "nobody"))
    return Visitor(entered[0], "session", csrf(settings.secret, key), session=entered[1])


@lru_cache(maxsize=4_096)
def session_key(secret: bytes, kept: str) -> str | None:
    """The key in what a browser keeps; None where we did not sign it."""
    try:
        return _signer(secret).unsign(kept).decode()
    except (BadSignature, UnicodeDecodeError):
        return None


def _token(sent: str) -> str | None:
    """The token of a request: as bearer, or as the password that a calendar was given."""
    kind, _, rest = sent.partition(" ")
    if kind.lower() == "bearer":
        return rest.strip()
    if kind.lower() == "basic":
        try:
            return b64decode(rest.strip(), validate=True).decode().partition(":")[2]
        except ValueError:
            return None
    return None


def _meant(here: Asked, fields: Mapping[str, Sequence[str]] | None) -> None:
    """Raise  Refused for what another site's page made a browser send."""
    asks, request = here.visitor, here.request
    if asks.by == "token":  # no browser adds it by itself
        return
    origin = request.headers.get("origin")
    host = request.headers.get("host", "")
    if request.headers.get("sec-fetch-site") == "cross-site" or (origin and urlsplit(origin).netloc != host):
        raise Refused(403, "Sent from elsewhere", "This came from a page of another site. Send it from a page here.")
    sent = request.headers.get("x-csrf-token") or next(iter((fields or {}).get("csrf", ())), "")
    if not hmac.compare_digest(sent.encode(), asks.csrf.encode()):
        raise Refused(403, "The form is too old", "You signed in or out since it was opened. Go back, reload the page, "
                      "and send it again; copy what you typed first.")  # fmt: skip
