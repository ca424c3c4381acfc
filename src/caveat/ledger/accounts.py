"""Who signs in and how: hashes of passwords, sessions and tokens. Beside the records, and no part of their chain.

Times are stamps as records bear them, so that they compare as text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from caveat.ledger.store import Ledger


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody signed in."""

    id: int
    person: str
    opened_at: str
    seen_at: str
    ends_at: str


@dataclass(frozen=True, slots=True)
class Token:
    """What a program of a person signs in with."""

    id: int
    person: str
    name: str
    scopes: tuple[str, ...]
    made_at: str
    ends_at: str
    used_at: str | None
    revoked_at: str | None


@dataclass(frozen=True, slots=True)
class Search:
    """A search that a person keeps."""

    id: int
    name: str
    query: str
    at: str


def _do(ledger: Ledger, statement: str, values: Sequence[Any]) -> int:
    """Run one statement as the only writer and give how many rows it touched."""
    with ledger.writing() as (cursor, _):
        return int(ledger._run(cursor, statement, values).rowcount)


def secret(ledger: Ledger, person: str) -> str | None:
    """The hash of a person's password; None where they have none."""
    rows = ledger.rows("SELECT secret FROM account WHERE person = ?", (person,))
    return rows[0][0] if rows else None


def set_secret(ledger: Ledger, person: str, secret: str | None, at: str) -> None:
    """Keep the hash of a person's password, in the place of the one before."""
    _do(ledger, "INSERT INTO account (person, secret, changed_at) VALUES (?, ?, ?) "
        "ON CONFLICT (person) DO UPDATE SET secret = excluded.secret, changed_at = excluded.changed_at",
        (person, secret, at))  # fmt: skip


def with_secret(ledger: Ledger) -> frozenset[str]:
    """Who has a password."""
    return frozenset(row[0] for row in ledger.rows("SELECT person FROM account WHERE secret IS NOT NULL"))


def link(ledger: Ledger, person: str, issuer: str, known_as: str, at: str) -> None:
    """Keep under which name a provider knows a person."""
    _do(ledger, "INSERT INTO account (person, issuer, known_as, changed_at) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (person) DO UPDATE SET issuer = excluded.issuer, known_as = excluded.known_as, "
        "changed_at = excluded.changed_at", (person, issuer, known_as, at))  # fmt: skip


def linked(ledger: Ledger, issuer: str, known_as: str) -> str | None:
    """Whom a provider means by a name; None where nobody is known by it."""
    rows = ledger.rows("SELECT person FROM account WHERE issuer = ? AND known_as = ?", (issuer, known_as))
    return rows[0][0] if rows else None


def open_session(ledger: Ledger, digest: str, person: str, at: str, ends_at: str) -> None:
    """Keep that somebody signed in. Sessions that ended are forgotten on the way."""
    with ledger.writing() as (cursor, _):
        ledger._run(cursor, "DELETE FROM session WHERE ends_at < ?", (at,))
        ledger._run(cursor, "INSERT INTO session (hash, person, opened_at, seen_at, ends_at) VALUES (?, ?, ?, ?, ?)",
                    (digest, person, at, at, ends_at))  # fmt: skip


def session(ledger: Ledger, digest: str) -> Session | None:
    """The session of what a browser keeps."""
    rows = ledger.rows("SELECT id, person, opened_at, seen_at, ends_at FROM session WHERE hash = ?", (digest,))
    return Session(*rows[0]) if rows else None


def seen(ledger: Ledger, id: int, at: str, digest: str | None = None) -> None:
    """Keep when a session was last used; with a digest, what its browser keeps from now on."""
    if digest is None:
        _do(ledger, "UPDATE session SET seen_at = ? WHERE id = ?", (at, id))
    else:
        _do(ledger, "UPDATE session SET seen_at = ?, hash = ? WHERE id = ?", (at, digest, id))


def close_session(ledger: Ledger, id: int) -> None:
    """Sign out."""
    _do(ledger, "DELETE FROM session WHERE id = ?", (id,))


def close_sessions(ledger: Ledger, person: str, but: int | None = None) -> int:
    """Sign a person out everywhere, or everywhere else, and give how many sessions that ended."""
    return _do(ledger, "DELETE FROM session WHERE person = ? AND id <> ?", (person, but or 0))


_TOKEN = "SELECT id, person, name, scopes, made_at, ends_at, used_at, revoked_at FROM token"  # noqa: S105 no secret


def _token(row: Sequence[Any]) -> Token:
    return Token(row[0], row[1], row[2], tuple(row[3].split()), *row[4:])


def add_token(
    ledger: Ledger, digest: str, person: str, name: str, scopes: Sequence[str], at: str, ends_at: str
) -> None:  # fmt: skip
    """Keep a token by its hash."""
    _do(ledger, "INSERT INTO token (hash, person, name, scopes, made_at, ends_at) VALUES (?, ?, ?, ?, ?, ?)",
        (digest, person, name, " ".join(scopes), at, ends_at))  # fmt: skip


def token(ledger: Ledger, digest: str) -> Token | None:
    """A token by its hash."""
    rows = ledger.rows(f"{_TOKEN} WHERE hash = ?", (digest,))
    return _token(rows[0]) if rows else None


def tokens(ledger: Ledger, person: str) -> tuple[Token, ...]:
    """The tokens of a person, newest first; those that ended or were revoked too."""
    return tuple(map(_token, ledger.rows(f"{_TOKEN} WHERE person = ? ORDER BY id DESC", (person,))))


def used(ledger: Ledger, id: int, at: str) -> None:
    """Keep when a token was last used."""
    _do(ledger, "UPDATE token SET used_at = ? WHERE id = ?", (at, id))


def revoke_token(ledger: Ledger, person: str, id: int, at: str) -> bool:
    """Let a token of a person open nothing any more; False where they have none of this number that still does."""
    return _do(ledger, "UPDATE token SET revoked_at = ? WHERE id = ? AND person = ? AND revoked_at IS NULL",
               (at, id, person)) == 1  # fmt: skip


def failed(ledger: Ledger, name: str, address: str, at: str, forget_before: str) -> None:
    """Keep that a sign-in failed."""
    with ledger.writing() as (cursor, _):
        ledger._run(cursor, "DELETE FROM attempt WHERE at < ?", (forget_before,))
        ledger._run(cursor, "INSERT INTO attempt (name, address, at) VALUES (?, ?, ?)", (name, address, at))


def failures(ledger: Ledger, name: str, address: str, after: str) -> tuple[int, int]:
    """How many sign-ins failed since a time: of a name, and from an address."""
    query = "SELECT count(*) FROM attempt WHERE at > ? AND"
    return (ledger.rows(f"{query} name = ?", (after, name))[0][0],
            ledger.rows(f"{query} address = ?", (after, address))[0][0])  # fmt: skip


def forgive(ledger: Ledger, name: str) -> None:
    """Forget the failed sign-ins of a name: whoever it is has signed in."""
    _do(ledger, "DELETE FROM attempt WHERE name = ?", (name,))


def save_search(ledger: Ledger, person: str, name: str, query: str, at: str) -> None:
    """Keep a search under a name, in the place of the one before."""
    _do(ledger, "INSERT INTO saved_search (person, name, query, at) VALUES (?, ?, ?, ?) ON CONFLICT (person, name) "
        "DO UPDATE SET query = excluded.query, at = excluded.at", (person, name, query, at))  # fmt: skip


def searches(ledger: Ledger, person: str) -> tuple[Search, ...]:
    """The searches that a person keeps, by name."""
    query = "SELECT id, name, query, at FROM saved_search WHERE person = ? ORDER BY name"
    return tuple(Search(*row) for row in ledger.rows(query, (person,)))


def drop_search(ledger: Ledger, person: str, id: int) -> bool:
    """Let a search go; False where the person keeps none of this number."""
    return _do(ledger, "DELETE FROM saved_search WHERE person = ? AND id = ?", (person, id)) == 1
