"""Where the program begins: the command line, with the window handed to it."""

import sys

from ui.collecting import pause_collecting, resume_collecting
from ui.plain_start import PlainStart, plain_start


def main() -> int:
    """Run what the command line of this process says; return its exit status."""
    # A start makes many objects and drops few: collecting while it goes on took a fifth of it.
    pause_collecting()
    plain = plain_start(sys.argv[1:])
    status = _open_plainly(plain) if plain else None
    if status is not None:
        from ui.app.leaving import leave  # noqa: PLC0415 - only after the window

        leave(status)
    return _run_commands()


def _open_plainly(start: PlainStart) -> int | None:
    """Open the window without the command line; None where something is in the way.

    The command line then meets the same, and knows how to say it.
    """
    from planner.domain.errors import PlannerError  # noqa: PLC0415 - only for the window
    from planner.services.places import default_plan  # noqa: PLC0415 - only for the window
    from ui.app.opening import open_window  # noqa: PLC0415 - only for the window
    from ui.app.screen import NoWindowError  # noqa: PLC0415 - only for the window

    try:
        return open_window(
            start.plan or default_plan(),
            exit_after_paint=start.exits_after_paint,
            self_check=start.is_self_check,
        )
    except (PlannerError, NoWindowError, OSError):
        return None


def _run_commands() -> int:
    # Imported late: the window opens without them.
    from planner.commands import WindowRefusedError, WindowWish, run  # noqa: PLC0415
    from planner.services.places import default_plan  # noqa: PLC0415

    def open_as_wished(wish: WindowWish) -> int:
        from ui.app.opening import open_window  # noqa: PLC0415 - only one command needs it
        from ui.app.screen import NoWindowError  # noqa: PLC0415 - only one command needs it

        try:
            return open_window(
                wish.plan or default_plan(),
                exit_after_paint=wish.exits_after_paint,
                self_check=wish.is_self_check,
                now=wish.now,
                lane=wish.lane,
                keys=wish.keys,
            )
        except NoWindowError as error:
            raise WindowRefusedError(error.sentence) from error

    resume_collecting()
    return run(open_window=open_as_wished)


if __name__ == "__main__":
    sys.exit(main())
