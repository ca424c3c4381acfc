"""What stands at an address is fetched within bounds, and where it leads is seen before it is followed."""

from __future__ import annotations

import gzip
import re
import shutil
import socket
import ssl
import subprocess
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from caveat.errors import TooLarge, Unreadable
from caveat.sources import fetch as fetching
from caveat.sources import text
from caveat.sources.fetch import fetch, is_address

READER = "reader" + ":word"
PAGE = b"<p>Deliveries were paused.</p>"
Answer = Callable[[socket.socket, str], None]


def said(status: str = "200 OK", body: bytes = PAGE, **headers: str) -> bytes:
    """An answer as it goes over the line."""
    fields = {"Content-Length": str(len(body)), **{name.replace("_", "-"): value for name, value in headers.items()}}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode("latin-1") + body


class Server:
    """A server on this machine that answers as it is told, by path, and keeps what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, bytes | Answer] = {}
        self.asked: list[str] = []
        self._ends = threading.Event()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self.root = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while not self._ends.is_set():
            try:
                line, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(line,), daemon=True).start()

    def _answer(self, line: socket.socket) -> None:
        with line:
            head = line.recv(65_536).decode("latin-1")
            path = head.split(" ")[1] if " " in head else ""
            self.asked.append(head)
            answer = self.answers.get(path, said("404 Not Found", b"no"))
            try:
                answer(line, path) if callable(answer) else line.sendall(answer)
            except OSError:  # whoever asked has gone
                return

    def close(self) -> None:
        self._ends.set()
        self._socket.close()


@pytest.fixture
def server() -> Iterator[Server]:
    started = Server()
    yield started
    started.close()


def refused(url: str, private: bool = True) -> str:
    with pytest.raises(Unreadable) as found:
        fetch(url, private=private)
    return str(found.value)


def test_a_page_is_fetched_with_when_and_from_where(server: Server) -> None:
    server.answers["/a/1"] = said(Content_Type="text/html; charset=ISO-8859-2")
    data, name, visit = fetch(f"{server.root}/a/1", private=True)
    assert (data, name) == (PAGE, "127.0.0.1/a/1.html")
    assert (visit.asked, visit.address) == (f"{server.root}/a/1", f"{server.root}/a/1")
    assert (visit.media_type, visit.charset, visit.redirects) == ("text/html", "iso-8859-2", ())
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", visit.at)
    assert abs(datetime.fromisoformat(visit.at) - datetime.now().astimezone()) < timedelta(minutes=1)


def test_what_the_server_calls_the_characters_is_what_they_are_read_as(server: Server) -> None:
    server.answers["/"] = said(body="<p>Gdańsk".encode("iso8859-2"), Content_Type="text/html; charset=iso-8859-2")
    data, name, visit = fetch(server.root, private=True)
    assert text.canonical(data, name, visit.charset) == "Gdańsk\n"


@pytest.mark.parametrize(
    ("kind", "path", "name"),
    [
        ("text/html", "/a/page.html", "/a/page.html"), ("text/html", "/a/", "/a.html"),
        ("application/pdf", "/a?b=c.html", "/a.pdf"), ("text/plain", "/a.html", "/a.html.txt"),
        ("text/csv; header=present", "/a", "/a.csv"), ("application/octet-stream", "/a.csv", "/a.csv"),
    ],
)  # fmt: skip
def test_the_name_of_a_document_ends_as_its_server_says_what_it_is(
    server: Server, kind: str, path: str, name: str
) -> None:
    server.answers[path] = said(Content_Type=kind)
    assert fetch(server.root + path, private=True)[1] == f"127.0.0.1{name}"


def test_nothing_of_the_person_goes_along(server: Server) -> None:
    server.answers["/a?b=1%202"] = said()
    fetch(f"{server.root}/a?b=1%202#part", private=True)
    [asked] = server.asked
    assert asked.startswith("GET /a?b=1%202 HTTP/1.1\r\n")
    assert {line.split(":")[0].lower() for line in asked.split("\r\n")[1:] if line} == {
        "host", "user-agent", "accept", "accept-encoding", "connection",
    }  # fmt: skip


def test_redirects_are_followed_and_told(server: Server) -> None:
    server.answers |= {
        "/1": said("301 Moved Permanently", b"", Location="/2"),
        "/2": said("302 Found", b"", Location=f"{server.root}/3%20a"),
        "/3%20a": said(),
    }
    _, _, visit = fetch(f"{server.root}/1", private=True)
    assert visit.asked == f"{server.root}/1"
    assert visit.address == f"{server.root}/3%20a"
    assert visit.redirects == (f"{server.root}/1", f"{server.root}/2")


@pytest.mark.parametrize(("hops", "follows"), [(5, True), (6, False)])
def test_at_most_five_redirects_are_followed(server: Server, hops: int, follows: bool) -> None:
    server.answers |= {f"/{hop}": said("307 Temporary Redirect", b"", Location=f"/{hop + 1}") for hop in range(hops)}
    server.answers[f"/{hops}"] = said()
    if follows:
        assert fetch(f"{server.root}/0", private=True)[0] == PAGE
    else:
        assert "leads on from address to address more than 5 times" in refused(f"{server.root}/0")


@pytest.mark.parametrize(
    ("to", "says"),
    [
        ("file:///etc/hosts", "it leads to file:, and only http and https are fetched"),
        ("ftp://gazette.example/1", "it leads to ftp:, and only http and https are fetched"),
        ("data:text/html,a", "it leads to data:"),
        (f"http://{READER}@gazette.example/", "this address holds a user name"),
        ("", "answers 302, and not where it leads on to"),
    ],
    ids=["a file", "ftp", "data", "a user name", "nowhere"],
)
def test_a_redirect_leads_to_the_web_or_nowhere(server: Server, to: str, says: str) -> None:
    server.answers["/"] = said("302 Found", b"", Location=to)
    assert says in refused(server.root)


# Packed ---------------------------------------------------------------------------------------------------------------


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("packing", "body"),
    [
        ("gzip", gzip.compress(PAGE)), ("x-gzip", gzip.compress(PAGE)), ("GZIP", gzip.compress(PAGE) + b"\0\0"),
        ("gzip", gzip.compress(PAGE[:9]) + gzip.compress(PAGE[9:])), ("deflate", zlib.compress(PAGE)),
        ("deflate", raw_deflate(PAGE)), ("identity", PAGE),
    ],
    ids=["gzip", "its older name", "padded", "two archives", "deflate", "deflate without a head", "not at all"],
)  # fmt: skip
def test_a_packed_page_is_unpacked(server: Server, packing: str, body: bytes) -> None:
    server.answers["/"] = said(body=body, Content_Encoding=packing)
    assert fetch(server.root, private=True)[0] == PAGE


@pytest.mark.parametrize(
    ("packing", "body", "says"),
    [
        ("gzip", b"no archive", "what arrives is said to be gzip, and is not"),
        ("deflate", b"\xff\xff\xff", "what arrives is said to be deflate, and is not"),
        ("gzip", gzip.compress(PAGE)[:-12], "it broke off before it had arrived whole"),
        ("br", b"\x0b", "it arrives packed as 'br', which was not asked for"),
    ],
    ids=["no gzip", "no deflate", "cut short", "not asked for"],
)
def test_what_cannot_be_unpacked_is_refused(server: Server, packing: str, body: bytes, says: str) -> None:
    server.answers["/"] = said(body=body, Content_Encoding=packing)
    assert says in refused(server.root)


def test_a_bomb_is_refused_when_it_has_unpacked_what_a_document_may_have(server: Server) -> None:
    packer = zlib.compressobj(9, wbits=31)
    bomb = b"".join(packer.compress(b" " * 1_000_000) for _ in range(200)) + packer.flush()
    assert len(bomb) < 1_000_000
    server.answers["/"] = said(body=bomb, Content_Encoding="gzip")
    with pytest.raises(
        TooLarge, match="more than 50,000,000 bytes once unpacked, and at most 50,000,000 bytes is read"
    ):
        fetch(server.root, private=True)


def test_a_page_of_200_mb_is_refused_by_the_size_that_it_announces(server: Server) -> None:
    server.answers["/"] = said(body=b"", Content_Length="200000000")
    with pytest.raises(TooLarge, match="200,000,000 bytes, and at most 50,000,000 bytes is read"):
        fetch(server.root, private=True)


def test_a_page_that_announces_no_size_is_refused_when_it_has_grown_too_large(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "MAX_BYTES", 1000)
    server.answers["/"] = b"HTTP/1.0 200 OK\r\n\r\n" + b" " * 1001
    with pytest.raises(TooLarge, match="more than 1,000 bytes"):
        fetch(server.root, private=True)


# What does not answer -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (said("404 Not Found", b""), r"its server answers 404 \(Not Found\)\. Check the address"),
        (said("403 \x1b[31mred", b""), r"its server answers 403 \(Forbidden\)\. Check the address"),
        (said("503 Service Unavailable", b""), r"its server answers 503 \(Service Unavailable\)\. Try again later"),
        (said("299 Strange", b""), r"its server answers 299 \(a code of its own\)"),
        (said(Content_Length="500"), "it broke off 470 bytes before its end"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<p>", "it broke off before it had arrived whole"),
        (b"SSH-2.0-Server\r\n", "what its server answers is not HTTP"),
        (b"", "its server cannot be reached"),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 300, "what its server answers is not HTTP"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000, "what its server answers is not HTTP"),
    ],
    ids=["404", "403 in its own colours", "503", "a code of its own", "cut short", "a chunk cut short", "no HTTP",
         "nothing", "hundreds of headers", "an endless header"],
)  # fmt: skip
def test_an_answer_that_is_none_is_told_as_what_it_is(server: Server, answer: bytes, says: str) -> None:
    server.answers["/1"] = answer
    assert re.match(rf"{server.root}/1: {says}", refused(f"{server.root}/1"))


def drip(line: socket.socket, path: str) -> None:
    """A byte now and then: in the head of an answer, or in its body."""
    if path == "/body":
        line.sendall(said(body=b"", Content_Length="1000"))
    for _ in range(100):
        line.sendall(b"H")
        time.sleep(0.02)


@pytest.mark.parametrize("path", ["/head", "/body", "/silence"])
def test_a_server_that_dawdles_is_left(server: Server, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "SECONDS", 0.3)
    server.answers |= {"/head": drip, "/body": drip, "/silence": lambda line, path: time.sleep(2)}
    assert re.search(
        r"nothing has arrived whole|has not answered after 0\.3|before it had", refused(server.root + path)
    )


def test_a_port_on_which_nobody_listens_is_told_so() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    assert "its server cannot be reached (connection refused)" in refused(f"http://127.0.0.1:{port}/")


def test_a_name_that_no_machine_has_is_told_so() -> None:
    assert "no machine is known by the name nowhere.invalid" in refused("http://nowhere.invalid/a", private=False)


def test_a_server_without_tls_is_told_so(server: Server) -> None:
    assert "speaks no TLS that is understood here" in refused(f"https://127.0.0.1:{server.port}/")


@pytest.mark.skipif(shutil.which("openssl") is None, reason="makes a certificate with openssl")
def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            line, _ = listening.accept()
            try:
                context.wrap_socket(line, server_side=True).close()
            except OSError:
                line.close()

        threading.Thread(target=serve, daemon=True).start()
        said_of_it = refused(f"https://127.0.0.1:{listening.getsockname()[1]}/")
    assert "its certificate does not hold (self-signed certificate)" in said_of_it


# Where an address may lead ------------------------------------------------------------------------------------------

PRIVATE = (
    "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0.0.0.0", "10.0.0.1", "172.16.5.4", "192.168.1.1",
    "169.254.169.254", "100.64.0.1", "224.0.0.1", "255.255.255.255", "[::1]", "[::]", "[fe80::1]", "[fc00::1]",
    "[ff02::1]", "[::ffff:127.0.0.1]", "[::ffff:10.0.0.1]", "[2002:7f00:1::]", "[64:ff9b::a00:1]", "localhost",
)  # fmt: skip


@pytest.mark.parametrize("host", PRIVATE)
def test_a_machine_of_the_own_network_is_not_asked(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "create_connection", lambda *_: pytest.fail("it was asked"))
    said_of_it = refused(f"http://{host}/", private=False)
    assert re.search("is this machine or one of its own network|no machine is known by the name", said_of_it)


def test_a_public_name_that_also_leads_to_this_machine_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, 80)) for number in ("93.184.216.34", "127.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: rows)
    assert "gazette.example is this machine or one of its own network" in refused("http://gazette.example/", False)


def test_a_redirect_to_this_machine_is_not_followed(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first host is taken for public, so that only the second can be what is refused."""
    server.answers |= {"/": said("302 Found", b"", Location=f"http://localhost:{server.port}/secret"),
                       "/secret": said()}  # fmt: skip
    monkeypatch.setattr(fetching, "_is_public", lambda number: len(server.asked) == 0)
    assert "localhost is this machine or one of its own network" in refused(server.root, private=False)
    assert [asked.split(" ")[1] for asked in server.asked] == ["/"]


def test_the_address_that_was_seen_is_the_one_that_is_asked(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that leads elsewhere between the look and the call would get past the look."""
    looked: list[str] = []

    def look_up(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        looked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    connect = socket.create_connection
    called: list[str] = []

    def call(where: tuple[str, int], *rest: float) -> socket.socket:
        called.append(where[0])
        monkeypatch.undo()
        return connect(where, *rest)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(socket, "create_connection", call)
    server.answers["/"] = said()
    assert fetch(f"http://gazette.example:{server.port}/", private=True)[0] == PAGE
    assert (looked, called) == (["gazette.example"], ["127.0.0.1"])
    assert f"Host: gazette.example:{server.port}\r\n" in server.asked[0]


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("http://", "this is no address"), ("http:///a", "this is no address"), ("http://a b/", "this is no address"),
        ("http://a/\r\nX: y", "this is no address"), ("http://a:99999/", "this is no address"),
        ("http://a:0/", "this is no address"), ("http://[::1/", "this is no address"),
        ("gazette.example/1", "this is no address"), ("ftp://gazette.example/1", "it leads to ftp:"),
        (f"http://{READER}@gazette.example/1", "this address holds a user name"),
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused_before_anyone_is_asked(url: str, says: str) -> None:
    said_of_it = refused(url, private=False)
    assert says in said_of_it
    assert "word" not in said_of_it


@pytest.mark.parametrize(
    ("words", "is_one"),
    [("https://gazette.example/1", True), ("HTTP://a", True), ("notice.txt", False), ("http.txt", False), ("-", False)],
)
def test_an_address_is_told_from_a_file(words: str, is_one: bool) -> None:
    assert is_address(words) is is_one
