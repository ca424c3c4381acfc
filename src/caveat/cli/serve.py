"""The server's commands: run it, and give people passwords and tokens from the machine on which it runs."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from caveat.cli.given import LedgerOption, a_number, default_ledger, opened
from caveat.errors import MissingExtra, Unreadable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from caveat.ledger.store import Ledger
    from caveat.review.docket.people import Person
    from caveat.web.settings import Provider, Settings

user_app = typer.Typer(help="Accounts: who may sign in to the server, and their tokens.", no_args_is_help=True)
SECRET_BYTES = 32
PersonArgument = Annotated[
    str, typer.Argument(metavar="ID", help="The person, as `caveat docket person list` has them.")
]


def serve(
    ledger: LedgerOption = None,
    host: Annotated[str, typer.Option(help="The address to listen on; this machine alone by default.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(parser=a_number, metavar="N", help="The port to listen on.")] = 8011,
    team: Annotated[
        bool, typer.Option("--team", help="People sign in. Without it you work alone, on this machine only.")
    ] = False,
    name: Annotated[
        str | None, typer.Option(help="Your name, where you work alone; by default your user name.")
    ] = None,
    host_name: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="A name under which browsers reach it; may be given again."),
    ] = None,
    https: Annotated[
        bool, typer.Option("--https", help="A proxy in front of it speaks https with browsers: cookies never leave it.")
    ] = False,
    proxy: Annotated[
        list[str] | None,
        typer.Option(metavar="ADDRESS", help="A proxy whose word is taken for who asks; may be given again."),
    ] = None,
    workers: Annotated[int, typer.Option(parser=a_number, metavar="N", help="Processes that answer.")] = 1,
) -> None:
    """Serve the ledger to browsers and programs. Alone, no account is needed; for a team, people sign in.

    Example: caveat serve --ledger postgresql://caveat@db/caveat --team --host-name caveat.example.org --https
    """
    from caveat.cli.given import who

    loopback = host in ("127.0.0.1", "localhost", "::1")
    if not team and not loopback:
        raise typer.BadParameter(
            f"{host!r} can be reached from other machines, and alone nobody signs in. Add --team, or leave --host out.",
            param_hint="--host",
        )
    if not 0 <= port <= 65535:
        raise typer.BadParameter(f"{port} is no port. Name one from 1 to 65535.", param_hint="--port")
    if not 1 <= workers <= 64:
        raise typer.BadParameter(f"{workers} is no number of processes. Name 1 to 64.", param_hint="--workers")
    _named(host_name, proxy)
    _listen(host, port)
    address, alone = _address(ledger), None if team else who(name)
    _prepare(address, alone)
    settings = _settings(address, alone, host_name, https=https, proxies=proxy)
    shown = f"http://{'[::1]' if host == '::1' else host}:{port}/"
    print(f"{shown}  {'people sign in' if team else 'you work alone'}; the ledger is {_hidden(settings.ledger)}. "
          "Ctrl-C ends it.", flush=True)  # fmt: skip
    _run(settings, host, port, workers)


def _address(ledger: str | None) -> str:
    if ledger is not None:
        return ledger if "://" in ledger else str(Path(ledger).absolute())
    default_ledger().parent.mkdir(parents=True, exist_ok=True)
    return str(default_ledger())


def _hidden(ledger: str) -> str:
    """A ledger without its user, and without what stands behind a question mark: either may hold a password."""
    if "://" not in ledger:
        return ledger
    rest = ledger.partition("://")[2]
    return rest.rpartition("@")[2].partition("?")[0]


def _named(names: list[str] | None, proxies: list[str] | None) -> None:
    """Check that hosts are names as browsers send them, and proxies addresses: what fits nobody would say nothing."""
    import ipaddress

    for one in names or ():
        if not re.fullmatch(r"[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\]", one):
            raise typer.BadParameter(
                f"{one!r} is no name of a host. Write it without https:// and without a port.", param_hint="--host-name"
            )
    for one in proxies or ():
        try:
            ipaddress.ip_network(one, strict=False)
        except ValueError:
            raise typer.BadParameter(
                f"{one!r} is no address. Write the proxy's own, such as 127.0.0.1, or a network, such as 10.88.0.0/16.",
                param_hint="--proxy",
            ) from None


def _settings(
    ledger: str, alone: str | None, names: list[str] | None, *, https: bool, proxies: list[str] | None
) -> Settings:  # fmt: skip
    try:
        from caveat.web.settings import LOOPBACK, Settings
    except ModuleNotFoundError:
        raise MissingExtra("The server", "web") from None
    hosts = tuple(dict.fromkeys([*LOOPBACK, *(one.lower() for one in names or ())]))
    return Settings(
        ledger=ledger, secret=_secret(ledger, alone), alone=alone, hosts=hosts, secure=https, provider=_provider(),
        proxies=tuple(proxies or ("127.0.0.1",)),
    )  # fmt: skip


def _secret(ledger: str, alone: str | None) -> bytes:
    """What signs cookies: of the environment, or of a file beside the ledger that only its owner reads."""
    import secrets

    given = os.environ.get("CAVEAT_SECRET")
    if given is not None:
        if len(given) < SECRET_BYTES:
            raise Unreadable(
                "CAVEAT_SECRET", f"it has {len(given)} characters", f"Take {SECRET_BYTES} or more at random."
            )
        return given.encode()
    if alone is not None or "://" in ledger:
        return secrets.token_bytes(SECRET_BYTES)  # sessions end with the server
    path = Path(f"{ledger}.secret")
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        found = path.read_bytes()
        if len(found) < SECRET_BYTES:
            raise Unreadable(
                str(path), "it is too short for a secret", "Remove it; the server makes a new one."
            ) from None
        return found
    with os.fdopen(handle, "wb") as file:
        made = secrets.token_bytes(SECRET_BYTES)
        file.write(made)
    return made


def _provider() -> Provider | None:
    """A provider of OpenID Connect, of the environment."""
    from caveat.web.settings import Provider

    issuer = os.environ.get("CAVEAT_OIDC_ISSUER")
    if not issuer:
        return None
    client, secret = os.environ.get("CAVEAT_OIDC_CLIENT"), os.environ.get("CAVEAT_OIDC_SECRET")
    if not client or not secret:
        raise Unreadable("CAVEAT_OIDC_ISSUER", "a provider is named without a client and its secret",
                         "Set CAVEAT_OIDC_CLIENT and CAVEAT_OIDC_SECRET too.")  # fmt: skip
    return Provider(issuer.rstrip("/"), client, secret, os.environ.get("CAVEAT_OIDC_CLAIM", "email"))


def _listen(host: str, port: int) -> None:
    """Check, before anything is opened, that nothing else listens there."""
    import socket

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as wrong:
        why = (wrong.strerror or str(wrong)).partition(" (while")[0].lower()
        mend = "Name another --port, or end what listens there."
        if isinstance(wrong, socket.gaierror) or wrong.errno == errno.EADDRNOTAVAIL:
            mend = "Name an address of this machine with --host; 0.0.0.0 is all of them."
        elif isinstance(wrong, PermissionError):
            mend = "Name a --port from 1024 up, and let a proxy listen on that one."
        raise Unreadable(f"{host}:{port}", f"it cannot be listened on: {why}", mend) from None


def _prepare(address: str, alone: str | None) -> None:
    """Check, before it listens, that the ledger opens, and that somebody can sign in."""
    from caveat.desk import accounts, people

    if alone is None and _provider() is None and not _there(address):
        raise _nobody(address)
    if "://" not in address and Path(address).exists() and not os.access(address, os.W_OK):
        mend = "Give this server's user the ledger and its folder, or name another with --ledger."
        raise Unreadable(address, "it cannot be written", mend)
    with opened(address) as book:
        if alone is not None:
            people.alone(book, alone)
        elif not accounts.anybody(book) and _provider() is None:
            raise _nobody(address)


def _there(address: str) -> bool:
    """True where there is a ledger, or may be: of a database's address the database itself says so."""
    return "://" in address or Path(address).exists()


def _nobody(address: str) -> Unreadable:
    mend = "Make the first account: caveat user add ID --role administrator."
    near = Path.cwd() != Path("/") and Path(address).is_relative_to(Path.cwd())
    shown = str(Path(address).relative_to(Path.cwd())) if near else _hidden(address)
    return Unreadable(shown, "nobody can sign in yet", mend)


def _run(settings: Settings, host: str, port: int, workers: int) -> None:
    import tempfile

    import uvicorn

    common: dict[str, Any] = {"host": host, "port": port, "log_level": "warning", "server_header": False,
              "proxy_headers": bool(settings.proxies), "forwarded_allow_ips": ",".join(settings.proxies),
              "timeout_graceful_shutdown": 10, "timeout_worker_healthcheck": 60}  # fmt: skip
    if workers == 1:
        from caveat.web.app import create

        uvicorn.run(create(settings), **common)
        return
    # Each process makes the application for itself, of settings that only this user can read.
    with tempfile.NamedTemporaryFile(prefix="caveat-") as file:
        file.write(settings.to_json().encode())
        file.flush()
        os.environ["CAVEAT_SETTINGS"] = file.name
        uvicorn.run("caveat.web.worker:application", factory=True, workers=workers, **common)


@user_app.command("add")
def add_user(
    id: PersonArgument,
    name: Annotated[str | None, typer.Option(help="The name that records bear; the id where it is left out.")] = None,
    office: Annotated[list[str] | None, typer.Option(metavar="ID", help="An office; may be given again.")] = None,
    role: Annotated[
        list[str] | None,
        typer.Option(help="reader, analyst, reviewer, decider or administrator; may be given again."),
    ] = None,
    by: Annotated[str | None, typer.Option(metavar="ID", help="The administrator who records them.")] = None,
    ledger: LedgerOption = None,
) -> None:
    """Record a person who is not on record yet and give them a password, which is asked for.

    The password is read from standard input where that is no terminal. The first person is an administrator.

    Example: caveat user add ada --name "Ada A." --role administrator
    """
    from caveat.cli.docket_given import draft
    from caveat.desk import accounts
    from caveat.desk import people as register
    from caveat.review.docket.people import Person

    wanted, address = (
        draft(Person, f"person {id}", id=id, name=name or id, offices=office, roles=role),
        _address(ledger),
    )
    there: Mapping[str, Person] = {}
    acts = wanted
    if _there(address):  # what is refused makes no ledger
        with opened(address) as book:
            there = register.persons(book)
            acts = _administrator(book, by) if there else wanted
    if wanted.id in there:
        raise typer.BadParameter(
            f"{id!r} is on record. `caveat user password` sets a password, `caveat docket person add` the rest.",
            param_hint="ID",
        )
    password = _password()
    accounts.check_password(password, wanted.id)
    with opened(address) as book:
        filed = register.record_person(book, acts, wanted, 0)
        accounts.set_password(book, acts, wanted.id, password)
    print(f"{filed.record.seq}: person {wanted.id} is on record and can sign in.")


@user_app.command("password")
def set_password(
    id: PersonArgument,
    by: Annotated[str | None, typer.Option(metavar="ID", help="The administrator who sets it.")] = None,
    ledger: LedgerOption = None,
) -> None:
    """Give a person a new password, which is asked for, and sign them out everywhere.

    Example: caveat user password ben --by ada
    """
    from caveat.desk import accounts
    from caveat.desk import people as register

    with opened(ledger, make=False) as book:
        known(register.persons(book), id)
        accounts.reset_password(book, _administrator(book, by), id, _password())
    print(f"{id} has a new password and is signed out everywhere.")


@user_app.command("link")
def link_user(
    id: PersonArgument,
    issuer: Annotated[str, typer.Option(help="The provider of OpenID Connect.")],
    known_as: Annotated[str, typer.Option(help="The name by which it knows them, such as an address.")],
    by: Annotated[str | None, typer.Option(metavar="ID", help="The administrator who records it.")] = None,
    ledger: LedgerOption = None,
) -> None:
    """Record under which name a provider of OpenID Connect knows a person.

    Example: caveat user link ben --issuer https://id.example.org --known-as ben@example.org --by ada
    """
    from caveat.desk import accounts

    with opened(ledger, make=False) as book:
        accounts.link(book, _administrator(book, by), id, issuer.rstrip("/"), known_as)
    print(f"{issuer} knows {id} as {known_as}.")


@user_app.command("token")
def make_token(
    id: PersonArgument,
    label: Annotated[str, typer.Option("--for", metavar="TEXT", help="What the token is for.")],
    write: Annotated[bool, typer.Option("--write", help="It may act in their name; else it only reads.")] = False,
    days: Annotated[int, typer.Option(parser=a_number, metavar="N", help="How long it lasts.")] = 90,
    ledger: LedgerOption = None,
) -> None:
    """Make a personal token and print it this once.

    Example: caveat user token ada --for "the nightly import" --write
    """
    from caveat.desk import accounts
    from caveat.desk import people as register

    with opened(ledger, make=False) as book:
        found = known(register.persons(book), id)
        print(accounts.make_token(book, found, label, ["read", "write"] if write else ["read"], days))


def known(there: Mapping[str, Person], id: str) -> Person:
    """A person of the record.

    Raises  typer.BadParameter with those who are.
    """
    from caveat.review.docket.refusals import near

    if id not in there:
        raise typer.BadParameter(f"{id!r} is nobody of the record. {near(id, there)}", param_hint="ID")
    return there[id]


def _administrator(book: Ledger, by: str | None) -> Person:
    """Who records: the one named, or the only administrator there is."""
    from caveat.desk import people as register
    from caveat.review.docket.people import Role

    there = register.persons(book)
    if by is not None:
        return known(there, by)
    found = [one for one in there.values() if one.active and Role.ADMINISTRATOR in one.roles]
    if len(found) != 1:
        raise typer.BadParameter("Several administrators are on record. Name the one who acts.", param_hint="--by")
    return found[0]


def _password() -> str:
    import getpass
    import sys

    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    found = getpass.getpass("Password: ")
    if getpass.getpass("Again: ") != found:
        raise typer.BadParameter("The two differ. Nothing was recorded; type it again.", param_hint="password")
    return found
