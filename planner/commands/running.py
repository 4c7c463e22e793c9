"""Running one command line, and what becomes of everything that can go wrong."""

import json
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

import click

import planner
from planner import logs
from planner.commands.frame import (
    Frame,
    OpenWindow,
    WindowRefusedError,
    WindowWish,
    print_line,
)
from planner.commands.groups import LateGroup
from planner.commands.registry import COMMANDS
from planner.domain.errors import PlannerError
from planner.progress import Cancelled
from planner.services.places import log_file, settings_file
from planner.settings import Settings
from planner.text import tr, use_language
from planner.words.errors import error_text

_STOPPED = (click.Abort, KeyboardInterrupt, Cancelled)
DONE, REFUSED, WRONG_USAGE = 0, 1, 2


@click.pass_context
def _open_or_go_on(context: click.Context) -> int:
    """Keep strips of a leader's week clear; opens the window where no command is given."""
    if context.invoked_subcommand is not None:
        return DONE
    frame = context.ensure_object(Frame)
    plan, keys = frame.named_plan(), frame.secrets.keys
    return open_window(frame, WindowWish(plan=plan, lane=frame.lane, now=frame.now, keys=keys))


firebreak = LateGroup(
    "firebreak",
    table=COMMANDS,
    callback=_open_or_go_on,
    help=_open_or_go_on.__doc__,
    invoke_without_command=True,
    params=[],
)
click.version_option(planner.__version__, prog_name="firebreak")(firebreak)


def open_window(frame: Frame, wish: WindowWish) -> int:
    """Open the window as it was handed in, and return its exit status."""
    if frame.open_window is None:
        raise click.UsageError(tr("This installation has no window; name a command."))
    return frame.open_window(wish)


def run(open_window: OpenWindow | None = None, arguments: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit status; nothing but SystemExit's kin escapes.

    Args:
        open_window: Opens the window.
        arguments: Without the program's name; None for those of this process.
    """
    given = sys.argv[1:] if arguments is None else list(arguments)
    # Looked for already now: whatever stands before it may be refused.
    frame = Frame(open_window, is_json="--json" in given)
    language = Settings.load(settings_file()).language
    if language:
        use_language(language)
    status = DONE
    try:
        status = _status(frame, given)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:  # whoever read us has left
        _drop_what_is_left()
        return REFUSED
    except OSError as error:  # no room for the answer
        _drop_what_is_left()
        return status or _refused(frame, *_code_and_sentence(error))
    return status


def _drop_what_is_left() -> None:
    # Python would try again at the end of the process, and complain.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _status(frame: Frame, arguments: Sequence[str]) -> int:
    try:
        status = firebreak.main(
            list(arguments), prog_name="firebreak", standalone_mode=False, obj=frame
        )
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.UsageError as error:
        return _wrong_usage(frame, error)
    except BrokenPipeError:
        raise
    except (*_STOPPED, WindowRefusedError, PlannerError, OSError) as error:
        return _refused(frame, *_code_and_sentence(error))
    except Exception as error:  # noqa: BLE001 - a bug must not show a traceback to a leader
        return _fault(frame, error)
    return status if isinstance(status, int) else DONE


def _code_and_sentence(error: BaseException) -> tuple[str, str]:
    if isinstance(error, _STOPPED):
        return "stopped", tr("Stopped. The plan is as it was before.")
    if isinstance(error, WindowRefusedError):
        return "no_window", str(error)
    assert isinstance(error, Exception)  # noqa: S101 - the others were stopped by a person
    return str(getattr(error, "code", "system")), error_text(error)


def _refused(frame: Frame, code: str, sentence: str) -> int:
    line = " ".join(sentence.split())
    with suppress(OSError):  # a refusal that cannot be said is one all the same
        print_line(line, is_error=True)
    if frame.is_json:
        with suppress(OSError):
            print_line(json.dumps({"error": {"code": code, "message": line}}, ensure_ascii=False))
    return REFUSED


def _wrong_usage(frame: Frame, error: click.UsageError) -> int:
    error.show()
    if frame.is_json:
        said = {"error": {"code": "usage", "message": error.format_message()}}
        print_line(json.dumps(said, ensure_ascii=False))
    return WRONG_USAGE


def _fault(frame: Frame, error: Exception) -> int:
    noted = logs.note_fault(log_file(), error)
    sentence = error_text(error)
    if noted:
        sentence += " " + tr("What happened is noted in “{path}”.").format(path=log_file())
    return _refused(frame, "fault", sentence)
