"""The command line: the same services, no window.

A module for each group of commands; `registry` says where each command stands, `frame` what
every command is given, `running` what becomes of its errors.
"""

from planner.commands.frame import WindowRefusedError, WindowWish
from planner.commands.running import run

__all__ = ["WindowRefusedError", "WindowWish", "run"]
