"""The entry point of the installed command, ready for Ctrl-C before anything heavy is read."""

from __future__ import annotations

import gc
import os
import signal
import sys


def run() -> None:
    """Run the command line and leave with its exit code."""
    # What a command builds lives until it ends: looking for garbage every 700 objects took a third of a review, and
    # looking for it once, after 50,000, a twelfth of a short reading.
    gc.set_threshold(150_000, 20, 50)
    # What checks our rows has no plugins: to look for some is to read what every installed package says of itself.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        from caveat.cli.entry import main

        code = main()
    except KeyboardInterrupt:
        print("caveat: interrupted. Nothing was begun.", file=sys.stderr)
        code = 130
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is done: what follows is Python putting itself away
    gc.freeze()  # and it would look for garbage in everything once more, which took a tenth of a short reading
    sys.exit(code)


if __name__ == "__main__":
    run()
