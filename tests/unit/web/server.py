"""A server that really listens: in a thread of the test, or in a process of its own that may be killed."""

from __future__ import annotations

import multiprocessing
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx2 as httpx
import uvicorn
from fastapi import FastAPI

from caveat.web.app import create
from caveat.web.settings import Settings


@contextmanager
def running(app: FastAPI) -> Iterator[str]:
    """The address of an application that answers at a port of its own."""
    with socket.create_server(("127.0.0.1", 0), backlog=256) as listening:
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="on"))
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        lives(address)
        try:
            yield address
        finally:
            server.should_exit = True
            thread.join(20)


def serve(listening: socket.socket, ledger: str, secret: bytes) -> None:
    """Serve in this process until it is killed."""
    app = create(Settings(ledger=ledger, secret=secret))
    uvicorn.Server(uvicorn.Config(app, log_level="critical", lifespan="on")).run([listening])


class Process:
    """A server in a process of its own. Its socket is the test's, so that it is at the same port when it comes back."""

    def __init__(self, ledger: str, secret: bytes) -> None:
        # Forked from one that has read the modules already: a server that is killed is back in a moment.
        self._kind = multiprocessing.get_context("forkserver")
        self._kind.set_forkserver_preload([__name__])
        self._given = (ledger, secret)
        self._listening = socket.create_server(("127.0.0.1", 0), backlog=256)
        self._child: Any = None
        self.address = f"http://127.0.0.1:{self._listening.getsockname()[1]}"

    def start(self) -> None:
        """Begin to serve; a request waits at the socket until it does."""
        self._child = self._kind.Process(target=serve, args=(self._listening, *self._given), daemon=True)
        self._child.start()

    def kill(self) -> None:
        """End it at once, whatever it is about."""
        self._child.kill()
        self._child.join()

    def close(self) -> None:
        """End it, and give up its port."""
        if self._child is not None:
            self.kill()
        self._listening.close()


def lives(address: str, seconds: float = 60) -> None:
    """Wait until a server answers."""
    ends = time.monotonic() + seconds
    while True:
        try:
            if httpx.get(f"{address}/health", timeout=10).status_code == 200:
                return
        except httpx.TransportError:
            if time.monotonic() > ends:
                raise
        time.sleep(0.02)
