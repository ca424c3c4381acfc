"""What the server's commands are given that does not hold; nobody is on record in the ledger yet."""

from __future__ import annotations

from .scene import Bad

ROWS = (
    Bad("served-to-others-alone", "a server without accounts that other machines could reach",
        "caveat serve --host 0.0.0.0", "--host: '0.0.0.0' can be reached from other machines",
        "Add --team, or leave --host out"),
    Bad("port-beyond-the-last", "a port that there is not", "caveat serve --port 70000",
        "--port: 70000 is no port", "Name one from 1 to 65535"),
    Bad("no-processes", "a server without processes", "caveat serve --workers 0",
        "--workers: 0 is no number of processes", "Name 1 to 64"),
    Bad("team-of-nobody", "a server for a team in which nobody has an account", "caveat serve --team --port 0",
        "ledger.db: nobody can sign in yet", "Make the first account: caveat user add ID --role administrator"),
    Bad("password-for-nobody", "a password for somebody who is not on record", "caveat user password zoe",
        "ID: 'zoe' is nobody of the record", "There is none"),
    Bad("token-that-lasts-no-days", "a token for a number of days that is none",
        "caveat user token ada --for import --days many", "--days: 'many' is no whole number",
        "Write digits alone"),
)  # fmt: skip
