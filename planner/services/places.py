"""Where this installation keeps its things on each system, and how a plan is named from outside."""

from pathlib import Path

import appdirs

PLAN_VARIABLE = "FIREBREAK_PLAN"
"""The variable of the environment that names a plan."""

_NAME = "firebreak"


def data_folder() -> Path:
    """Return the folder of the default plan; it may not exist yet."""
    return Path(appdirs.user_data_dir(_NAME, appauthor=False))


def default_plan() -> Path:
    """Return the plan that is meant where none is named."""
    return data_folder() / "plan.firebreak"


def backups_folder() -> Path:
    """Return the folder of all backups; none is ever kept beside its plan."""
    return data_folder() / "backups"


def profile_file() -> Path:
    """Return where is remembered which plans this installation wrote, and how it left them."""
    return data_folder() / "sites.json"


def settings_file() -> Path:
    """Return where stands what a person chose for this installation."""
    return Path(appdirs.user_config_dir(_NAME, appauthor=False)) / "settings.json"


def upkeep_file() -> Path:
    """Return where is kept how much time the product itself takes."""
    return Path(appdirs.user_config_dir(_NAME, appauthor=False)) / "upkeep.json"


def advice_file() -> Path:
    """Return where is remembered what the owner of each plan was told once."""
    return Path(appdirs.user_config_dir(_NAME, appauthor=False)) / "advice.json"


def window_file() -> Path:
    """Return where the window remembers its place, its page and its look."""
    return Path(appdirs.user_config_dir(_NAME, appauthor=False)) / "window.ini"


def log_file() -> Path:
    """Return where faults of the program are noted."""
    return Path(appdirs.user_log_dir(_NAME, appauthor=False)) / "firebreak.log"


def calendar_choices_file() -> Path:
    """Return where stands how blocks of each plan reach other calendars."""
    return Path(appdirs.user_config_dir(_NAME, appauthor=False)) / "calendars.json"


def plan_choices_file() -> Path:
    """Return where stands what goes into each plan, for each audience."""
    return Path(appdirs.user_config_dir(_NAME, appauthor=False)) / "plan-choices.json"


def handed_over_file() -> Path:
    """Return where is remembered what was handed to which calendar."""
    return data_folder() / "handed-over.json"


def team_exchanges_file() -> Path:
    """Return where is remembered when each plan last exchanged with which team."""
    return data_folder() / "team-exchanges.json"
