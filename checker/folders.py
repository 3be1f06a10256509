"""The folders in which this system keeps what is a user's own, each by its own custom."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def kept_again() -> Path | None:
    """The folder of what programs can make again; None where there is no home."""
    return _folder("LOCALAPPDATA", ("Library", "Caches"), "XDG_CACHE_HOME", ".cache")


def set_by_user() -> Path | None:
    """The folder of the user's own settings; None where there is no home."""
    return _folder("APPDATA", ("Library", "Application Support"), "XDG_CONFIG_HOME", ".config")


def _folder(windows: str, mac: tuple[str, ...], variable: str, usual: str) -> Path | None:
    """A folder by its name in Windows' environment, on a Mac, and by the XDG Base Directory Specification."""
    try:
        if sys.platform == "win32":
            base = Path(os.environ.get(windows, ""))
        elif sys.platform == "darwin":
            base = Path.home().joinpath(*mac)
        else:
            base = Path(os.environ.get(variable) or Path.home() / usual)
    except RuntimeError:        # there is no home
        return None
    return base if base.is_absolute() else None
