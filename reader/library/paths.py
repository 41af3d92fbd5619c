"""Where the library and what belongs to a person lie, in the folders of `reader.paths`."""

import os
from pathlib import Path
from typing import Final

from reader.paths import data_folder, private_file, private_folder, state_folder

__all__ = [
    "NOWHERE",
    "data_folder",
    "library_path",
    "log_path",
    "personal_path",
    "private_file",
    "private_folder",
    "state_folder",
]

NOWHERE: Final = Path(os.devnull) / "personal.sqlite"
"""Where what belongs to a person without a home directory would lie: nothing can be there."""


def library_path() -> Path:
    """The person's own library."""
    return data_folder() / "library.sqlite"


def personal_path() -> Path:
    """The person's positions, decisions and settings."""
    return state_folder() / "personal.sqlite"


def log_path() -> Path:
    """Where the details of internal faults are written."""
    return state_folder() / "faults.log"
