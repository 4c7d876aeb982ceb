"""Where things live on this machine: one file for all paths."""

import os
from pathlib import Path

from platformdirs import (
    user_cache_path,
    user_config_path,
    user_data_path,
    user_documents_path,
    user_log_path,
    user_state_path,
)

APPLICATION = "daect"
REGISTER_VARIABLE = "DAECT_REGISTER"


def default_register() -> Path:
    """Return the register used when none is named: in the platform's data folder."""
    return user_data_path(APPLICATION, appauthor=False) / "registre.daect"


def chosen_register(argument: Path | None) -> Path:
    """Return the register to open: the argument's, else the environment's, else the default one."""
    if argument is not None:
        return argument
    named = os.environ.get(REGISTER_VARIABLE, "")
    return Path(named) if named else default_register()


def settings_file() -> Path:
    """Return the file of personal taste."""
    return user_config_path(APPLICATION, appauthor=False) / "config.toml"


def cache_folder() -> Path:
    """Return where what can be made again is kept: the prepared list of territories."""
    return user_cache_path(APPLICATION, appauthor=False)


def shared_data_folder() -> Path:
    """Return where a Linux desktop looks for what a person has installed: menu, icons, types of files."""
    return user_data_path()


def reports_folder() -> Path:
    """Return where a fault of the program is written down, for those who mend it."""
    return user_log_path(APPLICATION, appauthor=False)


def recent_file() -> Path:
    """Return the list of the registers that were opened lately."""
    return user_state_path(APPLICATION, appauthor=False) / "recents.json"


def demonstration_folder() -> Path:
    """Return where the welcome makes the demonstration, with its documents: beside the default register."""
    return user_data_path(APPLICATION, appauthor=False) / "demonstration"


def letters_folder() -> Path:
    """Return where documents are written to be opened and printed: among the user's documents."""
    return user_documents_path() / APPLICATION
