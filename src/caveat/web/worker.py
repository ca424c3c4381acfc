"""One of several processes that serve: settings from the file that the first one wrote; an application out."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

from fastapi import FastAPI

from caveat.web.app import create


def application() -> FastAPI:
    """The application, of the settings that the process which started this one left for it."""
    return create(pickle.loads(Path(os.environ["CAVEAT_SETTINGS"]).read_bytes()))  # noqa: S301 our own, mode 600
