"""Run a command beside a PostgreSQL server of its own: ``python -m tests.run_postgres COMMAND...``.

The server lives in a temporary folder, listens on a socket there and on no port, syncs to disk as a real one does, and
is gone with the folder afterwards. The command finds its address in ``CAVEAT_TEST_POSTGRES``; an address that is set
already is used as it is. Where Debian's package is absent ``setup_debian.sh`` installs it if it may; without a server
the command runs all the same, and says itself what it had to leave out.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ADDRESS = "CAVEAT_TEST_POSTGRES"
ACCOUNTS = ("postgres", "nobody")
"""Whom the server runs as where we are root: it refuses to be."""


def find_server() -> Path | None:
    """The folder of ``initdb``: Debian keeps one for each major version, the newest is taken."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).resolve().parent if on_path else None


def unprivileged() -> str | None:
    """An account for the server where we are root, else None: it runs as we do."""
    if os.getuid() != 0:
        return None
    known = {account.pw_name for account in pwd.getpwall()}
    return next((name for name in ACCOUNTS if name in known), None)


@contextmanager
def server(programs: Path) -> Iterator[str]:
    """A running server's address."""
    account = unprivileged()
    folder = Path(tempfile.mkdtemp(prefix="caveat-postgres-"))
    if account is not None:
        folder.chmod(0o711)
        shutil.chown(folder, account)
    data = folder / "data"

    def run(program: str, *words: str) -> None:
        subprocess.run([programs / program, *words], user=account, cwd=folder, check=True, env=quiet,
                       stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)  # fmt: skip

    quiet = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": str(folder)}
    try:
        run("initdb", "-D", str(data), "-U", "caveat", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c max_connections=60"
        run("pg_ctl", "-D", str(data), "-l", str(folder / "log"), "-w", "-t", "60", "-o", options, "start")
        try:
            yield f"postgresql://caveat@/postgres?host={folder}"
        finally:
            run("pg_ctl", "-D", str(data), "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run_command(command: list[str], address: str | None) -> int:
    """Run the command and give its exit code; an interrupt is the command's to answer."""
    environment = {**os.environ, ADDRESS: address} if address else dict(os.environ)
    with subprocess.Popen(command, env=environment) as child:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, lambda *_: child.terminate())
        return child.wait()


def main(command: list[str]) -> int:
    """Start a server if there is none to use, run the command, stop the server."""
    if not command:
        print(__doc__)
        return 2
    if os.environ.get(ADDRESS):
        return run_command(command, None)
    if find_server() is None:
        subprocess.run([Path(__file__).with_name("setup_debian.sh"), "postgresql"], check=False)
    programs = find_server()
    if programs is None or (os.getuid() == 0 and unprivileged() is None):
        print("No PostgreSQL server here: what needs one is left out.", file=sys.stderr)
        return run_command(command, None)
    with server(programs) as address:
        return run_command(command, address)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
