"""Where the program begins: the command line, with the window handed to it."""

import gc
import sys

gc.disable()

from planner.commands import WindowRefusedError, WindowWish, run
from planner.services.places import default_plan


def main() -> int:
    """Run what the command line of this process says; return its exit status."""
    return run(open_window=_open_window)


def _open_window(wish: WindowWish) -> int:
    # Imported late: no command but this one needs a window.
    from ui.app.opening import open_window  # noqa: PLC0415 - see above
    from ui.app.screen import NoWindowError  # noqa: PLC0415 - see above

    try:
        return open_window(
            wish.plan or default_plan(),
            exit_after_paint=wish.exits_after_paint,
            self_check=wish.is_self_check,
            now=wish.now,
        )
    except NoWindowError as error:
        raise WindowRefusedError(error.sentence) from error


if __name__ == "__main__":
    sys.exit(main())
