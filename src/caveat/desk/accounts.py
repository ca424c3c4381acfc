"""Signing in: a name and a password, or a token, in; the person of the record out, or the sentence why not.

Passwords are kept as Argon2id hashes; of sessions and tokens only hashes are kept, so that a copy of the ledger opens
no door. Guessing is slowed: after some failures of a name or from an address the next one has to wait.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from caveat.desk import people as register
from caveat.desk.known import Known
from caveat.errors import CaveatError
from caveat.ledger import accounts, store
from caveat.ledger.log import stamp
from caveat.review.docket.people import Person
from caveat.review.docket.refusals import NotEntitled, Unfit

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST, LONGEST = 12, 512
"""Characters of a password."""
PREFIX = "cvt_"
"""How a personal token begins, so that scanners for leaked secrets know it."""
WINDOW = timedelta(minutes=15)
BY_NAME, BY_ADDRESS = 5, 50
"""Failures within the window after which a name, or an address from which several sign in, has to wait."""
LONGEST_TOKEN = timedelta(days=366)
_MINUTE = timedelta(minutes=1)


class NoEntry(CaveatError):
    """A sign-in that failed. It does not say whether there is such a person."""

    def __str__(self) -> str:
        return (
            "The name and the password do not belong together. Check both, or ask an administrator for a new password."
        )


class TooOften(CaveatError):
    """Too many sign-ins failed of late."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds

    def __str__(self) -> str:
        return f"Too many sign-ins failed. Wait {-(-self.seconds // 60)} minutes, then try again."


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody who signed in, and what their browser is to keep."""

    person: Person
    key: str


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher()  # Argon2id; RFC 9106's second recommended set, which argon2-cffi takes by default


@cache
def _nobody() -> str:
    """The hash of a password that nobody has: trying a name that is not there takes as long as one that is."""
    return _hasher().hash(secrets.token_hex(16))


def _now() -> datetime:
    return datetime.now(UTC)


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def set_password(ledger: store.Ledger, by: Person, person: str, password: str, old: str | None = None) -> None:
    """Give a person a password and sign them out everywhere. One's own takes the old one; others' an administrator.

    Raises  NotEntitled, NoEntry where the old one is wrong, Unfit for one that is too short or too long.
    """
    acts = register.current(ledger, by)
    before = accounts.secret(ledger, person)
    if acts.id == person:
        if before is not None and not _fits(before, old or ""):
            raise NoEntry
    else:
        register.administrates(ledger, acts, f"person {person}")
    check_password(password, person)
    accounts.set_secret(ledger, person, _hasher().hash(password), stamp(_now()))
    accounts.close_sessions(ledger, person)


def with_password(ledger: store.Ledger) -> frozenset[str]:
    """Who can sign in with a password."""
    return accounts.with_secret(ledger)


def reset_password(ledger: store.Ledger, by: Person, person: str, password: str) -> None:
    """Give a person of the record a new password, without the old one, and sign them out. For administrators.

    Raises  NotEntitled, Unfit.
    """
    register.administrates(ledger, by, f"person {person}")
    if person not in register.persons(ledger):
        raise Unfit(f"person {person}", "person", "nobody of this name is on record here", "Record them first.")
    check_password(password, person)
    accounts.set_secret(ledger, person, _hasher().hash(password), stamp(_now()))
    accounts.close_sessions(ledger, person)


def anybody(ledger: store.Ledger) -> bool:
    """True where at least one person can sign in with a password."""
    return bool(accounts.with_secret(ledger))


def check_password(password: str, person: str) -> None:
    """Raise  Unfit for a password that is too short, too long, or the person's own name."""
    if not SHORTEST <= len(password) <= LONGEST:
        stands = f"it has {len(password)} characters"
        raise Unfit("an account", "password", stands, f"Take {SHORTEST} to {LONGEST}, such as four words of your own.")
    if len(set(password)) < 4 or person.casefold() == password.casefold():
        raise Unfit("an account", "password", "it is too easily guessed", "Take four words of your own.")


def _fits(secret: str, password: str) -> bool:
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return _hasher().verify(secret, password[:LONGEST])
    except (VerificationError, InvalidHashError):
        return False


def sign_in(ledger: store.Ledger, name: str, password: str, address: str, hours: int) -> SignedIn:
    """Sign a person in by their id and password.

    Raises  TooOften, NoEntry.
    """
    name, now = name.strip()[:64], _now()
    of_name, from_address = accounts.failures(ledger, name, address, stamp(now - WINDOW))
    if of_name >= BY_NAME or from_address >= BY_ADDRESS:
        raise TooOften(int(WINDOW.total_seconds()))
    secret = accounts.secret(ledger, name)
    right = _fits(secret or _nobody(), password) and secret is not None
    person = register.persons(ledger).get(name) if right else None
    if person is None or not person.active:
        accounts.failed(ledger, name, address, stamp(now), stamp(now - 4 * WINDOW))
        raise NoEntry
    if of_name:
        accounts.forgive(ledger, name)
    assert secret is not None
    if _hasher().check_needs_rehash(secret):
        accounts.set_secret(ledger, name, _hasher().hash(password), stamp(now))
    return open_session(ledger, person, hours)


def open_session(ledger: store.Ledger, person: Person, hours: int) -> SignedIn:
    """Keep that a person signed in, and give the key that their browser keeps."""
    key, now = secrets.token_urlsafe(32), _now()
    accounts.open_session(ledger, _digest(key), person.id, stamp(now), stamp(now + timedelta(hours=hours)))
    return SignedIn(person, key)


def by_session(
    ledger: store.Ledger, key: str, idle_minutes: int, known: Known | None = None
) -> tuple[Person, int] | None:
    """Whose session a key opens, and its number; None where it ended, or its person has no open account."""
    found, now = accounts.session(ledger, _digest(key)), _now()
    if found is None or found.ends_at < stamp(now):
        return None
    if found.seen_at < stamp(now - timedelta(minutes=idle_minutes)):
        accounts.close_session(ledger, found.id)
        return None
    try:
        if known is not None:
            person = known.current(ledger, found.person)
        else:
            person = register.current(ledger, Person(id=found.person, name=found.person))
    except NotEntitled:
        return None
    if found.seen_at < stamp(now - _MINUTE):  # not each time: reading a page is to wait for no writer
        accounts.seen(ledger, found.id, stamp(now))
    return person, found.id


def lasts(ledger: store.Ledger, key: str) -> bool:
    """True where a session was used a moment ago and has not ended since. It only reads."""
    found, now = accounts.session(ledger, _digest(key)), _now()
    return found is not None and found.ends_at >= stamp(now) and found.seen_at >= stamp(now - _MINUTE)


def sign_out(ledger: store.Ledger, session: int) -> None:
    """End a session."""
    accounts.close_session(ledger, session)


def make_token(ledger: store.Ledger, who: Person, name: str, scopes: Iterable[str], days: int) -> str:
    """A new token of a person's own, which is shown this once.

    Raises  Unfit for days out of range.
    """
    person = register.current(ledger, who)
    if not 1 <= days <= LONGEST_TOKEN.days:
        raise Unfit("token", "days", f"it is to last {days} days", f"Take 1 to {LONGEST_TOKEN.days}.")
    if not name.strip():
        raise Unfit("token", "name", "it is empty", "Name what the token is for.")
    key, now = PREFIX + secrets.token_urlsafe(32), _now()
    accounts.add_token(ledger, _digest(key), person.id, name.strip()[:120], sorted(set(scopes)), stamp(now),
                       stamp(now + timedelta(days=days)))  # fmt: skip
    return key


def by_token(ledger: store.Ledger, key: str) -> tuple[Person, frozenset[str]] | None:
    """Whose token a key is, and what it may do; None where it ended, was revoked, or its person's account is closed."""
    found, now = accounts.token(ledger, _digest(key)), stamp(_now())
    if found is None or found.revoked_at is not None or found.ends_at < now:
        return None
    try:
        person = register.current(ledger, Person(id=found.person, name=found.person))
    except NotEntitled:
        return None
    if found.used_at is None or found.used_at < stamp(_now() - _MINUTE):
        accounts.used(ledger, found.id, now)
    return person, frozenset(found.scopes)


def tokens(ledger: store.Ledger, who: Person) -> tuple[accounts.Token, ...]:
    """A person's own tokens."""
    return accounts.tokens(ledger, who.id)


def revoke_token(ledger: store.Ledger, who: Person, id: int) -> None:
    """Let a token of one's own open nothing any more.

    Raises  Unfit where there is none of this number that still does.
    """
    if not accounts.revoke_token(ledger, who.id, id, stamp(_now())):
        raise Unfit("token", "token", f"you have none of the number {id} that is still good", "Look at the list again.")


def by_provider(ledger: store.Ledger, issuer: str, known_as: str, hours: int) -> SignedIn:
    """Sign in whoever a provider of OpenID Connect vouches for, by the name that an administrator recorded for them.

    Raises  NotEntitled where nobody here is known by that name, or their account is closed.
    """
    person = accounts.linked(ledger, issuer, known_as)
    if person is None:
        stands = "the provider vouched for a name that no account here is linked to"
        raise NotEntitled("sign-in", stands, "Ask an administrator to link your account.")
    return open_session(ledger, register.current(ledger, Person(id=person, name=person)), hours)


def link(ledger: store.Ledger, by: Person, person: str, issuer: str, known_as: str) -> None:
    """Record under which name a provider knows a person. For administrators.

    Raises  NotEntitled; Unfit for a name that another account is linked to.
    """
    register.administrates(ledger, register.current(ledger, by), f"person {person}")
    if person not in register.persons(ledger):
        raise Unfit(f"person {person}", "person", "nobody of this name is on record here", "Record them first.")
    there = accounts.linked(ledger, issuer, known_as)
    if there not in (None, person):
        raise Unfit(f"person {person}", "known_as", "another account is linked to this name", "Unlink that one first.")
    accounts.link(ledger, person, issuer, known_as, stamp(_now()))
