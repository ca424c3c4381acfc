"""An address that a person gave in, the bytes that stand there out, with when they were fetched and from where at last.

Nothing here is called unless someone names an address. Only http and https are spoken, straight to the public address
of the host: a name that leads to a machine of one's own network is refused unless that is asked for, and so is a
redirect to one. A name is looked up once and the connection goes to what was found, so that it cannot lead elsewhere
between the two. No cookies, no proxies, no passwords.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from itertools import chain
from typing import NoReturn
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from caveat import __version__
from caveat.errors import TooLarge, Unreadable
from caveat.sources.patterns import later
from caveat.sources.text import MAX_BYTES

SECONDS = 10.0
"""Until a document must have arrived whole, its redirects included."""
REDIRECTS = 5

_ASKS = {
    "User-Agent": f"caveat/{__version__}",
    "Accept": "text/html,application/xhtml+xml,text/plain,application/pdf,text/csv,*/*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}
_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "application/pdf": ".pdf",
}
"""How the name of a document ends, where its server says what it is."""
_CHUNK = 65_536
_GZIP, _ARCHIVE = 31, b"\x1f\x8b"
"""What zlib calls the head and foot of a gzip archive, and how one begins."""
_FORBIDDEN = later(r"[\x00-\x20\x7f]")
_SAFE = "/%:@!$&'()*+,;=?~#[]"
"""Marks of an address that are not written as their codes."""
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_CHECK = "Check the address, or save the page to a file and name that."
_LATER = "Try again later, or save the page to a file and name that."
_PART = "Save the part that the case uses to a file and name that."


@dataclass(frozen=True, slots=True)
class Visit:
    """How a document was fetched."""

    asked: str
    address: str
    """Where it stood at last, after redirects."""
    at: str
    """When it had arrived, in UTC."""
    media_type: str | None
    charset: str | None
    """What its server calls the character set; ``text.document`` takes it."""
    redirects: tuple[str, ...]
    """The addresses that led on, in order; the first is the one that was asked for."""


Fetched = tuple[bytes, str, Visit]


def is_address(words: str) -> bool:
    """Whether words are an address of the web rather than the name of a file."""
    return words[:8].lower().startswith(("http://", "https://"))


def fetch(url: str, *, private: bool = False) -> Fetched:
    """The bytes at an address, a name that tells what kind of document they are, and how they were fetched.

    ``private`` lets the address lead to machines that the public cannot reach: this one, and those of its own network.

    Holds   at most ``MAX_BYTES`` arrive or are unpacked; at most five redirects are followed; it takes ten seconds.
    Raises  Unreadable for an address that is none, is private, does not answer in time or answers with an error;
            TooLarge.
    """
    journey = _Journey(url, private)
    walk = threading.Thread(target=journey.go, daemon=True)  # the look-up of a name cannot be ended from outside
    walk.start()
    walk.join(SECONDS)
    if walk.is_alive():
        journey.leave()
        _refuse(journey.at, f"nothing has arrived whole after {SECONDS:g} seconds", _LATER)
    if isinstance(journey.came, BaseException):
        raise journey.came
    return journey.came


class _Journey:
    """One fetch, from address to address."""

    def __init__(self, asked: str, private: bool) -> None:
        self.asked, self.at, self.private = asked, asked, private
        self.came: Fetched | BaseException = RuntimeError("the journey has not begun")
        self.connection: http.client.HTTPConnection | None = None

    def go(self) -> None:
        """Fetch, and keep what comes of it; an error is raised again where the fetch was asked for."""
        try:
            self.came = self._document()
        except Exception as wrong:
            self.came = wrong

    def leave(self) -> None:
        """End a fetch that takes too long: whatever waits for the other side wakes up."""
        if self.connection is not None and self.connection.sock is not None:
            with suppress(OSError):
                self.connection.sock.shutdown(socket.SHUT_RDWR)

    def _document(self) -> Fetched:
        passed: list[str] = []
        while (answer := self._answer()).status in (301, 302, 303, 307, 308):
            passed.append(self.at)
            if not answer.headers.get("Location"):
                _refuse(self.at, f"its server answers {answer.status}, and not where it leads on to", _CHECK)
            if len(passed) > REDIRECTS:
                _refuse(self.asked, f"it leads on from address to address more than {REDIRECTS} times", _CHECK)
            told = answer.headers.get("Location", "").encode("latin-1", "replace")
            self.at = urljoin(self.at, quote(told, safe=_SAFE))
        if answer.status != HTTPStatus.OK:
            known = {each.value: each.phrase for each in HTTPStatus}
            said = f"{answer.status} ({known.get(answer.status, 'a code of its own')})"
            _refuse(self.at, f"its server answers {said}", _LATER if answer.status >= 500 else _CHECK)
        data = self._whole(answer)
        stated = answer.headers["Content-Type"] is not None
        kind = answer.headers.get_content_type() if stated else None
        now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        visit = Visit(self.asked, self.at, now, kind, answer.headers.get_content_charset(), tuple(passed))
        return data, _name(self.at, kind), visit

    def _answer(self) -> http.client.HTTPResponse:
        """What the server at the present address answers, as far as the head of its answer."""
        where = _parts(self.at)
        target = quote(where.path or "/", safe=_SAFE) + (f"?{quote(where.query, safe=_SAFE)}" if where.query else "")
        try:
            self.connection = self._connected(where)
            self.connection.request("GET", target, headers=_ASKS)
            return self.connection.getresponse()
        except TimeoutError:
            _refuse(self.at, f"its server has not answered after {SECONDS:g} seconds", _LATER)
        except ssl.SSLCertVerificationError as wrong:
            _refuse(self.at, f"its certificate does not hold ({wrong.verify_message})", _CHECK)
        except ssl.SSLError:
            _refuse(self.at, "its server speaks no TLS that is understood here", _CHECK)
        except OSError as wrong:
            _refuse(
                self.at, f"its server cannot be reached ({(wrong.strerror or 'it ended the call').lower()})", _LATER
            )
        except http.client.HTTPException:
            _refuse(self.at, "what its server answers is not HTTP", _CHECK)

    def _connected(self, where: SplitResult) -> http.client.HTTPConnection:
        secure = where.scheme == "https"
        host, port = where.hostname or "", where.port or (443 if secure else 80)
        kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
        connection = kind(host, port, timeout=SECONDS)
        connection.sock = _first_that_answers(self._numbers(host, port), port)
        if secure:
            connection.sock = ssl.create_default_context().wrap_socket(connection.sock, server_hostname=host)
        return connection

    def _numbers(self, host: str, port: int) -> list[str]:
        """The addresses of a host, once all of them are seen to be public."""
        try:
            found = [str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
        except (socket.gaierror, UnicodeError):
            _refuse(self.at, f"no machine is known by the name {host}", _CHECK)
        if not self.private and not all(map(_is_public, found)):
            _refuse(
                self.at, f"{host} is this machine or one of its own network, not of the public web",
                _CHECK,
            )  # fmt: skip
        return found

    def _whole(self, answer: http.client.HTTPResponse) -> bytes:
        """What arrives, unpacked, and no more than a document has."""
        limit = f"{MAX_BYTES:,} bytes"
        if answer.length is not None and answer.length > MAX_BYTES:
            raise TooLarge(self.at, f"{answer.length:,} bytes", limit, _PART)
        packing = (answer.headers.get("Content-Encoding") or "identity").strip().lower()
        if packing not in _UNPACKS:
            _refuse(self.at, f"it arrives packed as {packing!r}, which was not asked for", _CHECK)
        parts, size = [], 0
        try:
            for part in _UNPACKS[packing](iter(lambda: answer.read(_CHUNK), b"")):
                size += len(part)
                if size > MAX_BYTES:
                    raise TooLarge(self.at, f"more than {limit} once unpacked", limit, _PART)
                parts.append(part)
        except zlib.error:
            _refuse(self.at, f"what arrives is said to be {packing}, and is not", _LATER)
        except (http.client.HTTPException, OSError, EOFError):
            _refuse(self.at, "it broke off before it had arrived whole", _LATER)
        if answer.length:
            _refuse(self.at, f"it broke off {answer.length:,} bytes before its end", _LATER)
        return b"".join(parts)


def _parts(address: str) -> SplitResult:
    """An address in its parts, if it is one that is fetched here."""
    try:
        where = urlsplit(address)
        port = where.port
    except ValueError:
        _refuse(address, "this is no address", "Write it as https://host/path.")
    if where.scheme not in ("http", "https", ""):
        _refuse(address, f"it leads to {where.scheme}:, and only http and https are fetched", _CHECK)
    if _FORBIDDEN.search(address) or not where.scheme or not where.hostname or port == 0:
        _refuse(address, "this is no address", "Write it as https://host/path.")
    if where.username is not None:
        _refuse(
            f"{where.scheme}://…@{where.hostname}", "this address holds a user name", "Leave out what stands before @."
        )
    return where


def _first_that_answers(numbers: Sequence[str], port: int) -> socket.socket:
    """A connection to the first address of a host that takes one."""
    *others, last = numbers
    for number in others:
        with suppress(OSError):
            return socket.create_connection((number, port), SECONDS)
    return socket.create_connection((last, port), SECONDS)


def _is_public(number: str) -> bool:
    """Whether an address is one of the public net, as is whatever address it holds within it."""
    address = ipaddress.ip_address(number.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        inner += [ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)] if address in _NAT64 else []
        held = [each for each in inner if each is not None]
        if held:
            return all(each.is_global and not each.is_multicast for each in held)
    return address.is_global and not address.is_multicast


def _name(address: str, kind: str | None) -> str:
    """What messages call a document, with the ending that tells its kind."""
    where = urlsplit(address)
    name, ending = f"{where.hostname}{where.path}".rstrip("/"), _ENDINGS.get(kind or "", "")
    return name if name.lower().endswith(ending) else name + ending


def _gunzipped(parts: Iterable[bytes]) -> Iterator[bytes]:
    return _inflated(parts, _GZIP)


def _deflated(parts: Iterable[bytes]) -> Iterator[bytes]:
    """With the head of zlib, as the standard has it, or without, as some servers do."""
    stream = iter(parts)
    first = b""
    for part in stream:
        first += part
        if len(first) > 1:
            break
    headed = len(first) > 1 and first[0] & 15 == 8 and int.from_bytes(first[:2], "big") % 31 == 0
    return _inflated(chain([first], stream), 15 if headed else -15)


def _inflated(parts: Iterable[bytes], window: int) -> Iterator[bytes]:
    """Packed parts, unpacked a little at a time: a bomb goes off in the hands of whoever takes the parts, and is small.

    Raises  zlib.error; EOFError where the stream has no end.
    """
    inflate, begun, held = zlib.decompressobj(window), False, b""
    for part in parts:
        part, held = held + part, b""
        while part:
            if inflate.eof:
                if window == _GZIP and part == _ARCHIVE[:1]:
                    held = part
                    break
                if window != _GZIP or not part.startswith(_ARCHIVE):
                    return  # what stands behind the end is padding, as every browser has it
                inflate = zlib.decompressobj(window)  # one archive behind another is one document
            begun = True
            yield inflate.decompress(part, _CHUNK)
            part = inflate.unconsumed_tail or inflate.unused_data
    if begun and not inflate.eof:
        raise EOFError


_UNPACKS: Mapping[str, Callable[[Iterable[bytes]], Iterator[bytes]]] = {
    "identity": iter,
    "gzip": _gunzipped,
    "x-gzip": _gunzipped,
    "deflate": _deflated,
}


def _refuse(where: str, why: str, mend: str) -> NoReturn:
    raise Unreadable(where if len(where) <= 200 else f"{where[:199]}…", why, mend)
