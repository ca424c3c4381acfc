"""Messages to a language model that the user has configured in; the words of its answer out.

The one module of the program that reaches a network, and only the host that the settings name: no proxy, no redirect,
no second try. A key goes into one header and into no message, representation or error.
"""

from __future__ import annotations

import http.client
import ipaddress
import json
import re
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from socket import SHUT_RDWR, socket
from typing import Any
from urllib.parse import SplitResult, urlsplit

from caveat.errors import TooLarge, Unreadable
from caveat.sources.patterns import later

ADDRESS, MODEL, KEY = "CAVEAT_MODEL_ADDRESS", "CAVEAT_MODEL", "CAVEAT_MODEL_KEY"
MAX_ANSWER = 1_000_000
"""Bytes of the longest answer that is read."""

_PRINTABLE = later(r"[!-~]+")
_JSON_TYPE = later(r"application/(?:[\w.-]+\+)?json\s*(?:;.*)?", re.IGNORECASE)
_STATUS = {
    400: ("refuses the question as malformed", f"Check {MODEL}, and that the address is of a chat endpoint."),
    401: ("does not accept the key", f"Check {KEY}."),
    403: ("does not allow this key to ask this model", f"Check {KEY} and {MODEL}."),
    404: ("has no such page or no such model", f"Check {ADDRESS} (it often ends in /v1) and {MODEL}."),
    408: ("took too long itself", "Try again later."),
    413: ("finds the question too long", "Choose a model that reads more at once."),
    429: ("wants fewer questions", "Wait, or ask its operator for a greater allowance; then read the rest."),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """Where a model is asked, and how long an answer may take.

    Raises  Unreadable for an address that is none, that carries a password or a query, or over which a key would go
            in the clear; for a model or a key that is no plain word.
    """

    address: str
    model: str
    key: str | None = field(default=None, repr=False)
    seconds: float = 120.0

    def __post_init__(self) -> None:
        parts = _parts(self.address)
        if not _PRINTABLE.fullmatch(self.model):
            raise Unreadable(MODEL, "no name of a model stands there", "Write its name as the endpoint lists it.")
        if self.key is not None and not _PRINTABLE.fullmatch(self.key):
            raise Unreadable(KEY, "the key holds a space, a line break or no character", "Copy the key again.")
        if self.key is not None and parts.scheme == "http" and not _is_loopback(parts.hostname or ""):
            raise Unreadable(ADDRESS, "a key would go over the network in the clear", "Use https, or give no key.")

    @property
    def host(self) -> str:
        """The host that is asked, as an error names it."""
        parts = _parts(self.address)
        return f"{parts.hostname}:{parts.port}" if parts.port else str(parts.hostname)


def configured(environ: Mapping[str, str]) -> Settings:
    """The settings that the environment holds.

    Raises  Unreadable where there are none: nothing is sent unless a person has said where to.
    """
    for name in (ADDRESS, MODEL):
        if not environ.get(name):
            raise Unreadable(
                name, "no model is configured, so nothing was sent",
                f"Set {ADDRESS} to an endpoint such as http://127.0.0.1:8080/v1, {MODEL} to a model's name, and {KEY} "
                "to a key if it wants one.",
            )  # fmt: skip
    return Settings(environ[ADDRESS], environ[MODEL], environ.get(KEY) or None)


def ask(settings: Settings, messages: Sequence[Mapping[str, str]]) -> str:
    """What the model answers.

    Raises  Unreadable where the host cannot be reached, takes too long, refuses, or answers with something that is no
            whole chat completion; TooLarge.
    """
    body = json.dumps({"model": settings.model, "messages": list(messages), "temperature": 0}).encode()
    headers = {"Content-Type": "application/json", "Accept": "application/json", "Connection": "close"}
    if settings.key is not None:
        headers["Authorization"] = f"Bearer {settings.key}"
    parts = _parts(settings.address)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(parts.hostname or "", parts.port, timeout=settings.seconds)
    cut = threading.Event()
    try:
        connection.connect()
        with _within(settings.seconds, connection.sock, cut):
            connection.request("POST", parts.path.rstrip("/") + "/chat/completions", body, headers)
            body = _body(connection.getresponse(), settings.host)
        if cut.is_set():  # an answer without a length ends where it is cut off
            raise TimeoutError
        return _words(body, settings.host)
    except (OSError, http.client.HTTPException, ValueError) as wrong:
        raise _unanswered(settings, wrong, late=cut.is_set()) from None
    finally:
        connection.close()


@contextmanager
def _within(seconds: float, sock: socket, cut: threading.Event) -> Iterator[None]:
    """Cut a connection off when its time is over: its own timeout begins anew with every byte, and may never end."""

    def end() -> None:
        cut.set()
        with suppress(OSError):  # it has ended by itself meanwhile
            sock.shutdown(SHUT_RDWR)

    watch = threading.Timer(seconds, end)
    watch.daemon = True
    watch.start()
    try:
        yield
    finally:
        watch.cancel()


def _parts(address: str) -> SplitResult:
    def bad(why: str) -> Unreadable:
        return Unreadable(ADDRESS, why, "Write an address such as https://models.example.org/v1.")

    if not _PRINTABLE.fullmatch(address):
        raise bad("a space, a line break or a character beyond ASCII stands in the address, or nothing")
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise bad("this is no address") from None
    if parts.scheme not in ("http", "https") or not parts.hostname or port == 0:
        raise bad("this is no address of http or https")
    if parts.username is not None or parts.password is not None:
        raise Unreadable(ADDRESS, "a user or a password stands in the address", f"Put a key into {KEY} instead.")
    if parts.query or parts.fragment:
        raise bad("the address has a query or a fragment")
    return parts


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _unanswered(settings: Settings, wrong: Exception, *, late: bool) -> Unreadable:
    if late or isinstance(wrong, TimeoutError):
        why = f"no whole answer within {settings.seconds:g} s"
        return Unreadable(settings.host, why, "Try again, allow more time, or choose a quicker model.")
    if isinstance(wrong, OSError | UnicodeError):
        return Unreadable(settings.host, "cannot be reached, or hangs up", f"Check that it runs, and {ADDRESS}.")
    return Unreadable(
        settings.host, "the answer breaks off or is no HTTP", f"Try again; if it stays so, check {ADDRESS}."
    )


def _body(response: http.client.HTTPResponse, host: str) -> bytes:
    """The bytes of a whole answer of JSON. What stands in a refusal is not shown: some echo the key."""
    status = response.status
    if 300 <= status < 400:
        raise Unreadable(
            host, f"answers with a redirect ({status}), which is not followed", f"Set {ADDRESS} to its end."
        )
    if status != 200:
        why, mend = _STATUS.get(status, ("failed", "Try again later, or ask its operator."))
        raise Unreadable(host, f"{why} (status {status})", mend)
    if not _JSON_TYPE.fullmatch(response.getheader("Content-Type", "")):
        raise Unreadable(
            host, "the answer is not of the type application/json", f"Check {ADDRESS}: it may be a web page."
        )
    if response.getheader("Content-Encoding", "identity") != "identity":
        raise Unreadable(host, "the answer is packed, which was not asked for", "Let the endpoint answer unpacked.")
    data = response.read(MAX_ANSWER + 1)
    if len(data) > MAX_ANSWER:
        raise TooLarge(host, f"an answer of more than {MAX_ANSWER:,} bytes", f"{MAX_ANSWER:,} bytes",
                       "Choose a model that keeps to the form that is asked for.")  # fmt: skip
    if response.length:
        raise http.client.IncompleteRead(data, response.length)
    return data


def _words(data: bytes, host: str) -> str:
    """What the assistant says, out of a chat completion."""
    try:
        choice: Any = json.loads(data)["choices"][0]
        words, reason = choice["message"]["content"], choice.get("finish_reason")
    except (ValueError, RecursionError, LookupError, TypeError, AttributeError):
        raise Unreadable(host, "the answer is no chat completion", f"Check {ADDRESS}: it often ends in /v1.") from None
    if reason == "length":
        raise Unreadable(host, "the answer was cut off by a limit of the model", "Raise its limit on output.")
    if not isinstance(words, str):
        raise Unreadable(host, "the model gave no words", "Try another model; this one may have declined.")
    return words
