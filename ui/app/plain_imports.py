"""Imports as they were before Qt was imported.

PySide6 puts a hook into `import` that reads the source of every later module, in search of
`from __feature__ import …`, which this program does not use. That took a tenth of its start.
"""

import builtins


def restore_imports() -> None:
    """Take the hook out again; nothing happens where there is none."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
