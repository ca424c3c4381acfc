"""One of several processes that serve: settings from the file that the first one wrote; an application out."""

from __future__ import annotations

import gc
import os
from pathlib import Path

from fastapi import FastAPI

from caveat.web.app import create
from caveat.web.settings import Settings


def application() -> FastAPI:
    """The application, of the settings that the process which started this one left for it."""
    gc.set_threshold(50_000, 20, 50)  # as in ``cli.__main__``: reviews are kept, and looking through them takes long
    return create(Settings.from_json(Path(os.environ["CAVEAT_SETTINGS"]).read_text("utf-8")))
