"""What a server is told when it starts: which ledger, for whom, under which names, with which limits."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
"""The names by which a machine calls itself. Alone, a server answers to no other: a page of somebody else's whose name
was pointed at this machine is then refused."""


@dataclass(frozen=True, slots=True)
class Provider:
    """A provider of OpenID Connect that people may sign in with."""

    issuer: str
    client: str
    secret: str = field(repr=False)
    claim: str = "email"
    """Which claim of its token names a person's account here."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How a server runs."""

    ledger: str
    """A file, or postgresql://…"""
    secret: bytes = field(repr=False)
    """Signs what browsers keep. At least 32 bytes that nobody else knows."""
    alone: str | None = None
    """The name of whoever works here alone and need not sign in; None where people have accounts."""
    hosts: tuple[str, ...] = LOOPBACK
    """The names under which it answers, without ports."""
    secure: bool = False
    """True where browsers reach it by https only, so that cookies never leave it otherwise."""
    provider: Provider | None = None
    proxies: tuple[str, ...] = ()
    """Addresses of proxies whose word is taken for who asks."""
    upload_bytes: int = 20_000_000
    body_bytes: int = 1_000_000
    """What a request may carry that is no upload."""
    session_hours: int = 12
    idle_minutes: int = 60

    def to_json(self) -> str:
        """For a further process that serves with the same settings. It holds the secret."""
        return json.dumps(asdict(self) | {"secret": self.secret.hex()})

    @classmethod
    def from_json(cls, text: str) -> Settings:
        """Settings as ``to_json`` wrote them."""
        found = json.loads(text)
        made = Provider(**found["provider"]) if found["provider"] else None
        lists = {name: tuple(found[name]) for name in ("hosts", "proxies")}
        return cls(**(found | lists | {"provider": made, "secret": bytes.fromhex(found["secret"])}))
