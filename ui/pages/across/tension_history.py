"""How a tension stood from day to day: as words, and as a small picture with its table."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from itertools import pairwise

from planner.domain.partnership import Tension, TensionChange, TensionState
from planner.drawing.display_list import Picture
from planner.drawing.steps import Step, StepWords, steps_picture
from planner.text import tr
from planner.words.choices import choice_text, choice_title
from planner.words.numbers import brief_date_text
from ui.widgets.chart_canvas import Draw


def standing_words(tension: Tension | TensionChange) -> str:
    """Say state, energy and trust, as far as they were said."""
    words = [choice_title(tension.state)]
    if tension.energy is not None:
        words.append(tr("energy {n} of 5").format(n=tension.energy))
    if tension.trust is not None:
        words.append(tr("trust {n} of 5").format(n=tension.trust))
    return " · ".join(words)


def history_words(history: Sequence[TensionChange]) -> str:
    """Say how it stood, the latest first, a line each."""
    return "\n".join(_line(change) for change in reversed(history))


def history_draw(history: Sequence[TensionChange], until: date) -> Draw:
    """Return what draws the history up to a day."""
    return partial(_draw, tuple(history), until)


def _draw(history: Sequence[TensionChange], until: date, width: float) -> Picture:
    lanes = list(TensionState)
    ends = [later.day for _, later in pairwise(history)] + [max(until, history[-1].day)]
    steps = [
        Step(
            lane=lanes.index(change.state),
            first=change.day,
            last=end,
            words=_step_words(change, end),
        )
        for change, end in zip(history, ends, strict=True)
    ]
    return steps_picture(steps, _words(history, until), width=width)


def _words(history: Sequence[TensionChange], until: date) -> StepWords:
    now = choice_text(history[-1].state)
    return StepWords(
        lanes=tuple(choice_title(state) for state in TensionState),
        first=brief_date_text(history[0].day),
        last=brief_date_text(until),
        alternative=tr("How the tension stood since {day}; last it was {state}.").format(
            day=brief_date_text(history[0].day), state=now
        ),
        header=(tr("From"), tr("State"), tr("Energy"), tr("Trust"), tr("Why")),
        rows=tuple(
            (
                brief_date_text(change.day),
                choice_title(change.state),
                "" if change.energy is None else str(change.energy),
                "" if change.trust is None else str(change.trust),
                change.note,
            )
            for change in history
        ),
    )


def _step_words(change: TensionChange, end: date) -> str:
    return tr("{state} from {first} to {last}").format(
        state=choice_title(change.state),
        first=brief_date_text(change.day),
        last=brief_date_text(end),
    )


def _line(change: TensionChange) -> str:
    said = f"{brief_date_text(change.day)}: {standing_words(change)}"
    return f"{said}. {change.note}" if change.note else said
