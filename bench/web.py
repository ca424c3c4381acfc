"""How fast pages are read while others write: requests a second and waits, page by page, beside a bare route.

``python -m bench.web [--cases N] [--lines N] [--statements N] [--seconds S] [--workers 1,2] [--loader wrk|own]
[--ledger FILE|postgresql://…] [--json FILE|-]``. A ledger is made of copies of the bundled case, widened to the lines
and statements asked for, with a review of each case, an office and a reader who is signed in by session. uvicorn serves
it with as many processes as asked for; 20 connections that stay open load one page at a time (`wrk` where it is
installed, else a loader of sockets of our own) while two writers file recommendations through the same server. At the
end the ledger is verified, and every recommendation that a writer was told of has to be in it.

Beside each page stands a bare FastAPI route that gives as many bytes, loaded in turns with the page in the same run;
and the processor's time that the server took for a request, with what the writers cost it. On a busy machine read
these two: the waits are then mostly others'. Pages and the writers' cases are warm; what the first reader of a page
waits is given as "first".
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import starmap
from pathlib import Path
from typing import Any

from caveat.desk import accounts, casework, docketing
from caveat.desk import people as register
from caveat.desk.searching import editions
from caveat.desk.viewing import shelf
from caveat.ledger import ask
from caveat.ledger.connect import open_ledger
from caveat.ledger.verify import verify
from caveat.review.casefile import CaseFile
from caveat.review.docket.managing import OpenDraft
from caveat.review.docket.people import Office, Person, Role
from caveat.web.books import Books
from caveat.web.knocking import COOKIE, signed

SECRET = b"a secret of the measurement, of 32 bytes and more"
CONNECTIONS = 20
HOLIDAY = 0.02
"""Seconds that a writer rests between two recommendations."""
LINE_RATE, LINE_P95, PAGE_P95 = 400.0, 60.0, 200.0
HOST = "127.0.0.1"
SERVE = """
import gc, os, uvicorn
gc.set_threshold(50_000, 20, 50)
from caveat.web.app import create
from caveat.web.settings import Settings
from fastapi.responses import Response
app = create(Settings(ledger=os.environ["BENCH_LEDGER"], secret=os.environ["BENCH_SECRET"].encode()))
bodies = {}
@app.get("/bare/{size}")
def bare(size: int) -> Response:
    return Response(bodies.setdefault(size, b"x" * size), media_type="text/html")
"""


def widened(lines: int, statements: int) -> dict[str, Any]:
    """The bundled case with as many lines and statements, the further ones under ids of their own."""
    case = casework.open_case("isr-2024").model_dump(mode="json", exclude_defaults=True)
    transfers: list[Any] = []
    count = turn = 0
    while count < lines:
        for one in case["transfers"]:
            copy = json.loads(json.dumps(one))
            if turn:
                copy["id"] += f"-{turn}"
                for line in copy["lines"]:
                    line["id"] += f"-{turn}"
                    line["overlaps"] = [f"{other}-{turn}" for other in line.get("overlaps", ())]
            if count + len(copy["lines"]) > lines:
                continue
            transfers.append(copy)
            count += len(copy["lines"])
            if count >= lines:
                break
        turn += 1
    said: list[Any] = []
    for turn in range(statements // len(case["statements"]) + 1):
        said += [{**one, "id": f"{one['id']}-{turn}" if turn else one["id"]} for one in case["statements"]]
    return {**case, "transfers": transfers, "statements": said[:statements]}


def named(case: dict[str, Any], number: int) -> CaseFile:
    """A copy of a case under an id of its own."""
    return CaseFile.model_validate({**case, "case": {**case["case"], "id": f"case-{number:03d}"}})


def made(address: str, cases: int, lines: int, statements: int) -> None:
    """A ledger with the cases, an office of an administrator and three who work, and a review of each case."""
    model = widened(lines, statements)
    with open_ledger(address) as ledger:
        ada = Person(id="ada", name="Ada", roles=(Role.ADMINISTRATOR,))
        register.record_person(ledger, ada, ada, 0)
        register.record_office(ledger, ada, Office(id="pm", name="Policy"), 0)
        for id, roles in (("ana", (Role.ANALYST,)), ("ann", (Role.ANALYST,)), ("rea", (Role.READER,))):
            register.record_person(ledger, ada, Person(id=id, name=id.title(), offices=("pm",), roles=roles), 0)
        for number in range(cases):
            case = named(model, number)
            casework.take_in(ledger, case, "bench")
            ana = register.persons(ledger)["ana"]
            docketing.open_review(ledger, ana, OpenDraft(case=case.case.id, asker="Policy"))


def indexed(address: str) -> float:
    """Seconds until everything can be searched."""
    start = time.perf_counter()
    books = Books(address)
    while editions(shelf(books.changes), books.open(), None, None).missing:
        pass
    books.close()
    return time.perf_counter() - start


@contextmanager
def served(address: str, workers: int, folder: Path) -> Iterator[tuple[int, int]]:
    """The server's port and process."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
    (folder / "bench_served.py").write_text(SERVE)
    environment = {**os.environ, "BENCH_LEDGER": address, "BENCH_SECRET": SECRET.decode(),
                   "PYTHONPATH": f"{folder}:{os.environ.get('PYTHONPATH', '')}"}  # fmt: skip
    words = [sys.executable, "-m", "uvicorn", "bench_served:app", "--host", HOST, "--port", str(port),
             "--workers", str(workers), "--log-level", "critical", "--no-access-log"]  # fmt: skip
    with subprocess.Popen(words, env=environment) as child:
        try:
            wait(port)
            yield port, child.pid
        finally:
            child.terminate()


def wait(port: int) -> None:
    for _ in range(600):
        try:
            if fetch(port, "/health", "")[0] == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the server did not start")


def fetch(port: int, path: str, cookie: str) -> tuple[int, bytes]:
    """One request on a connection of its own."""
    with socket.create_connection((HOST, port), timeout=120) as line:
        line.sendall(asking(port, path, cookie).replace(b"keep-alive", b"close"))
        answer = b"".join(iter(lambda: line.recv(65536), b""))
    return int(answer.split(b" ", 2)[1]), answer.partition(b"\r\n\r\n")[2]


def asking(port: int, path: str, cookie: str) -> bytes:
    return (f"GET {path} HTTP/1.1\r\nHost: {HOST}:{port}\r\nCookie: {COOKIE}={cookie}\r\nAccept: text/html\r\n"
            "Connection: keep-alive\r\n\r\n").encode()  # fmt: skip


WRK = re.compile(r"^(rate|p50|p95|p99|errors|requests) ([\d.]+)$", re.MULTILINE)
SCRIPT = """
done = function(summary, latency, requests)
  local e = summary.errors
  io.write(string.format("requests %d\\nrate %f\\np50 %f\\np95 %f\\np99 %f\\nerrors %d\\n", summary.requests,
    summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000, latency:percentile(95) / 1000,
    latency:percentile(99) / 1000, e.connect + e.read + e.write + e.status + e.timeout))
end
"""


def load(port: int, path: str, cookie: str, seconds: float, loader: str) -> dict[str, float]:
    """Requests a second, and the waits in milliseconds of which half, 95 and 99 of 100 were no longer."""
    if loader == "own":
        return own_load(port, path, cookie, seconds)
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(SCRIPT)
        script.flush()
        words = ["wrk", "-t", "1", "-c", str(CONNECTIONS), "-d", f"{max(1, round(seconds))}s", "--timeout", "30s", "-s",
                 script.name, "-H", f"Cookie: {COOKIE}={cookie}", "-H", "Accept: text/html",
                 f"http://{HOST}:{port}{path}"]  # fmt: skip
        told = subprocess.run(words, check=True, capture_output=True, text=True).stdout
    return {name: float(value) for name, value in WRK.findall(told)}


def own_load(port: int, path: str, cookie: str, seconds: float) -> dict[str, float]:
    """The same by sockets of our own, a thread for each connection."""
    waits: list[float] = []
    errors = 0
    until = time.perf_counter() + seconds
    lock = threading.Lock()

    def work() -> None:
        nonlocal errors
        own, bad, said = [], 0, asking(port, path, cookie)
        with socket.create_connection((HOST, port)) as line:
            reader = line.makefile("rb")
            while (start := time.perf_counter()) < until:
                line.sendall(said)
                bad += b" 200 " not in reader.readline()
                length = 0
                while (head := reader.readline()) != b"\r\n":
                    if head.lower().startswith(b"content-length:"):
                        length = int(head.split(b":")[1])
                reader.read(length)
                own.append(time.perf_counter() - start)
        with lock:
            waits.extend(own)
            errors += bad

    threads = [threading.Thread(target=work) for _ in range(CONNECTIONS)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    cuts = statistics.quantiles(waits, n=100)
    return {"requests": len(waits), "rate": len(waits) / seconds, "p50": cuts[49] * 1000, "p95": cuts[94] * 1000,
            "p99": cuts[98] * 1000, "errors": errors}  # fmt: skip


class Writers:
    """Two people who file recommendations over the API, until told to stop."""

    def __init__(self, port: int, tokens: dict[str, str], cases: list[str]) -> None:
        self.port, self.cases, self.told, self.failed = port, cases, list[int](), list[str]()
        self.stop = threading.Event()
        self.threads = [threading.Thread(target=self.work, args=(who, key)) for who, key in tokens.items()]

    def __enter__(self) -> Writers:
        for one in self.threads:
            one.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop.set()
        for one in self.threads:
            one.join()

    def warm(self) -> None:
        """Wait until they have been through their cases twice: what acts on a docket rest on is then known."""
        until = time.monotonic() + 120
        while len(self.told) < 4 * len(self.cases) and time.monotonic() < until:
            time.sleep(0.1)

    def work(self, who: str, key: str) -> None:
        turn = 0
        while not self.stop.is_set():
            case = self.cases[turn % len(self.cases)]
            name = f"{case}.2024-01-29.1"
            self.file(name, key, f"{who}, turn {turn} of {time.time():.0f}")
            turn += 1
            self.stop.wait(HOLIDAY)

    def file(self, name: str, key: str, reasons: str) -> None:
        for _ in range(20):
            seen = self.ask("GET", f"/reviews/{name}.json", key)[1]["seen"]
            given = {"seen": seen, "lines": [LINE], "office": "pm", "advice": "proceed", "reasons": reasons,
                     "statements": ["s-nbc-03"]}  # fmt: skip
            status, said = self.ask("POST", f"/reviews/{name}/recommendations.json", key, given)
            if status in (200, 201):
                self.told.append(said["record"])
                return
            if status != 409:  # the other writer was quicker
                break
        self.failed.append(f"{status}: {said}"[:300])

    def ask(self, method: str, path: str, key: str, given: Any = None) -> tuple[int, Any]:
        body = b"" if given is None else json.dumps(given).encode()
        head = (
            f"{method} {path} HTTP/1.1\r\nHost: {HOST}:{self.port}\r\nAuthorization: Bearer {key}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        )
        with socket.create_connection((HOST, self.port), timeout=60) as line:
            line.sendall(head.encode() + body)
            answer = b"".join(iter(lambda: line.recv(65536), b""))
        return int(answer.split(b" ", 2)[1]), json.loads(answer.partition(b"\r\n\r\n")[2])


LINE = "l-155-comp"
LINES = "a line of a case that nobody writes on"
PAGES = {
    "a line": "/cases/case-000/lines/l-155-comp",
    LINES: "/cases/case-{last}/lines/l-155-comp",
    "cases": "/cases",
    "search": "/search?q=155",
    "search, all": "/search",
    "case": "/cases/case-000",
    "pipeline": "/cases/case-000/pipeline",
    "stop map": "/cases/case-000/stop-map",
    "exposure": "/cases/case-000/exposure",
    "evidence": "/cases/case-000/evidence",
    "options": "/cases/case-000/options",
    "ground": "/cases/case-000/ground",
    "brief": "/cases/case-000/brief",
    "docket": "/reviews/case-000.2024-01-29.1",
    "log": "/reviews/case-000.2024-01-29.1/log",
    "reviews": "/reviews",
    "waiting": "/waiting",
    "proposals": "/proposals",
    "rules": "/rules",
    "law": "/law",
    "episodes": "/episodes",
}


def measure(address: str, workers: int, asked: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """Every page under load, with the writers at work."""
    with open_ledger(address) as ledger:
        people = register.persons(ledger)
        cookie = signed(SECRET, accounts.open_session(ledger, people["rea"], 12).key)
        tokens = {
            who: accounts.make_token(ledger, people[who], "bench", ("read", "write"), 1) for who in ("ana", "ann")
        }
        before = ask.last(ledger)
    cases = [f"case-{number:03d}" for number in range(min(asked.cases, 40))]
    found: dict[str, Any] = {}
    with served(address, workers, folder) as (port, server):
        for name, path in PAGES.items():
            if asked.pages and name not in asked.pages.split(","):
                continue
            where = path.replace("{last}", f"{asked.cases - 1:03d}")
            start = time.perf_counter()
            status, body = fetch(port, where, cookie)
            first = time.perf_counter() - start
            if status != 200:
                raise SystemExit(f"{where}: {status} {body[:300]!r}")
            for _ in range(workers * 4):
                fetch(port, where, cookie)
            found[name] = {"path": where, "bytes": len(body), "first": first * 1000}
        for case in cases:  # the writers' cases are open on somebody's desk: each process has reviewed them
            for _ in range(workers * 3):
                fetch(port, f"/cases/{case}/lines/{LINE}", cookie)
        with Writers(port, tokens, cases) as writers:
            writers.warm()
            for one in found.values():
                turns = [in_turn(port, server, one, cookie, asked) for _ in range(asked.turns)]
                one["page"] = {name: statistics.median(turn[0][name] for turn in turns) for name in turns[0][0]}
                one["page"]["errors"] = sum(turn[0]["errors"] for turn in turns)
                one["bare"] = {name: statistics.median(turn[1][name] for turn in turns) for name in turns[0][1]}
    with open_ledger(address) as ledger:
        verify(ledger)
        there = {row[0] for row in ledger.rows("SELECT seq FROM record WHERE seq > ?", (before,))}
    lost = [seq for seq in writers.told if seq not in there]
    doubled = len(writers.told) - len(set(writers.told))
    return {"pages": found, "written": len(writers.told), "refused": writers.failed, "lost": lost, "doubled": doubled}


def in_turn(port: int, server: int, one: dict[str, Any], cookie: str, asked: argparse.Namespace) -> Any:
    """A page for some seconds, then the bare route of its size for as long."""
    found = []
    for path, own in ((one["path"], cookie), (f"/bare/{one['bytes']}", "")):
        before = processor(server)
        told = load(port, path, own, asked.seconds / asked.turns, asked.loader)
        told["cpu"] = (processor(server) - before) / max(told["requests"], 1) * 1000
        found.append(told)
    return found


def processor(server: int) -> float:
    """Seconds of the processor that the server and its workers have taken."""
    total = 0.0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parts = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it ended meanwhile
            continue
        if int(stat.parent.name) == server or int(parts[1]) == server:
            total += (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")
    return total


def show(workers: int, found: dict[str, Any]) -> bool:
    """The figures as lines, and whether each bar is met."""
    print(f"\n{workers} worker{'s' if workers > 1 else ''}; {found['written']} recommendations filed meanwhile, "
          f"{len(found['lost'])} lost, {found['doubled']} doubled, {len(found['refused'])} refused")  # fmt: skip
    print(f"  {'page':<40}{'bytes':>9}{'first ms':>10}{'req/s':>8}{'of bare':>8}"
          f"{'cpu ms':>8}{'bare':>6}{'p50':>8}{'p95':>8}{'p99':>8}{'bare p95':>9}  errors")  # fmt: skip
    fine = not found["lost"] and not found["doubled"] and not found["refused"]
    for name, one in found["pages"].items():
        page, bare = one["page"], one["bare"]
        verdict = ""
        if name in ("a line", LINES):
            met = page["rate"] >= LINE_RATE and page["p95"] <= LINE_P95
            verdict = f"  {'met' if met else 'MISSED'}: {LINE_RATE:g}/s, p95 {LINE_P95:g} ms"
        else:
            met = page["p95"] <= PAGE_P95
            verdict = "" if met else f"  MISSED: p95 {PAGE_P95:g} ms"
        fine = fine and met and not page["errors"]
        print(f"  {name:<40}{one['bytes']:>9,}{one['first']:>10.0f}{page['rate']:>8.0f}"
              f"{page['rate'] / bare['rate']:>8.2f}{page['cpu']:>8.2f}{bare['cpu']:>6.2f}{page['p50']:>8.1f}"
              f"{page['p95']:>8.1f}{page['p99']:>8.1f}{bare['p95']:>9.1f}{page['errors']:>8.0f}{verdict}")  # fmt: skip
    for one in found["refused"][:3]:
        print(f"  refused: {one}")
    return fine


def main(words: list[str] | None = None) -> int:
    """Make the ledger, measure and show."""
    read = argparse.ArgumentParser(
        prog="python -m bench.web", description="How fast pages are read while others write."
    )
    read.add_argument("--cases", type=int, default=200)
    read.add_argument("--lines", type=int, default=100, help="of each case")
    read.add_argument("--statements", type=int, default=500, help="of each case")
    read.add_argument("--seconds", type=float, default=6.0)
    read.add_argument("--turns", type=int, default=2, help="in which a page and the bare route are loaded")
    read.add_argument("--workers", default="1,2")
    read.add_argument("--pages", help="their names by commas, instead of all")
    read.add_argument(
        "--ledger", help="made there where nothing is, else used as it is; a new one in a temporary folder"
    )
    read.add_argument("--loader", choices=("wrk", "own"), default="wrk" if shutil.which("wrk") else "own")
    read.add_argument("--json", metavar="FILE|-")
    asked = read.parse_args(words)
    with tempfile.TemporaryDirectory(prefix="caveat-bench-") as folder:
        address = asked.ledger or str(Path(folder) / "ledger.db")
        start = time.perf_counter()
        with open_ledger(address) as ledger:
            empty = not register.persons(ledger)
        if empty:
            made(address, asked.cases, asked.lines, asked.statements)
        head = f"{asked.cases} cases of {asked.lines} lines and {asked.statements} statements, loaded by {asked.loader}"
        print(f"{head}; made in {time.perf_counter() - start:.0f} s, indexed in {indexed(address):.0f} s", flush=True)
        found = {count: measure(address, count, asked, Path(folder)) for count in map(int, asked.workers.split(","))}
        if asked.json:
            text = json.dumps(found, indent=2)
            print(text) if asked.json == "-" else Path(asked.json).write_text(text + "\n")
        return 0 if all(list(starmap(show, found.items()))) else 1


if __name__ == "__main__":
    sys.exit(main())
