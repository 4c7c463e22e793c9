"""What is asked when a capture line leaves something open."""

from collections.abc import Mapping

from planner.domain.capture_model import Problem
from planner.domain.errors.log import TextNotUnderstoodError
from planner.text import tr
from planner.words.numbers import one_of_text

_LISTING = frozenset({Problem.TWO_GOALS, Problem.TWO_HATS, Problem.TWO_TIMES})
"""Here the choices are what was found, not what to write."""


def capture_problem_text(error: TextNotUnderstoodError) -> str:
    """Return what is open, and how it could be written; nothing was saved."""
    texts = {**_time_texts(), **_day_texts(), **_word_texts()}
    known = {problem.value: text for problem, text in texts.items()}
    text = known.get(error.problem, tr("“{part}” is not understood; nothing was saved."))
    choices = one_of_text([f"“{choice}”" for choice in error.choices])
    if not choices:
        return text.format(part=error.part)
    if error.problem in _LISTING:
        return tr("{text} Found: {choices}.").format(
            text=text.format(part=error.part), choices=choices
        )
    return tr("{text} Write {choices}.").format(text=text.format(part=error.part), choices=choices)


def _time_texts() -> Mapping[Problem, str]:
    return {
        Problem.TIME_MISSING: tr("How long was it? Nothing was saved yet."),
        Problem.TIME_IN_TEXT: tr(
            "“{part}” stands in the midst of the text; write the time and the mode first. "
            "Nothing was saved yet."
        ),
        Problem.NUMBER_WITHOUT_UNIT: tr("Is “{part}” minutes or hours? Nothing was saved yet."),
        Problem.TWO_TIMES: tr(
            "“{part}” is a second time; put it in quotation marks if it is text. "
            "Nothing was saved yet."
        ),
        Problem.NO_SUCH_TIME: tr("“{part}” is no time of day; nothing was saved."),
        Problem.NO_SUCH_DURATION: tr("“{part}” is no duration in minutes; nothing was saved."),
        Problem.MORNING_OR_AFTERNOON: tr(
            "Is “{part}” in the morning or the afternoon? Nothing was saved yet."
        ),
        Problem.TIME_SKIPPED: tr(
            "“{part}” did not exist on that day, because the clocks went forward; "
            "nothing was saved."
        ),
        Problem.TIME_TWICE: tr(
            "“{part}” came twice on that day, because the clocks went back; nothing was saved yet."
        ),
        Problem.END_BEFORE_START: tr("“{part}” ends before it starts; nothing was saved."),
        Problem.END_IN_FUTURE: tr("“{part}” is not over yet; nothing was saved."),
        Problem.TOO_LONG: tr("“{part}” is more than 24 hours; nothing was saved."),
        Problem.TOO_SHORT: tr("“{part}” is less than a minute; nothing was saved."),
    }


def _day_texts() -> Mapping[Problem, str]:
    return {
        Problem.TWO_DAYS: tr(
            "“{part}” is a second day; put it in quotation marks if it is text. "
            "Nothing was saved yet."
        ),
        Problem.NO_SUCH_DAY: tr("There is no day “{part}”; nothing was saved."),
        Problem.DAY_TOO_LONG_AGO: tr("“{part}” is before the year 2000; nothing was saved."),
        Problem.DAY_AMBIGUOUS: tr("“{part}” can be two days; nothing was saved yet."),
        Problem.DAY_OR_TEXT: tr(
            "Is “{part}” the day? Then write it first; if it is text, put it in quotation marks. "
            "Nothing was saved yet."
        ),
    }


def _word_texts() -> Mapping[Problem, str]:
    return {
        Problem.EMPTY: tr("The line is empty; write something like “45m fire ED escalation”."),
        Problem.LINE_TOO_LONG: tr("The line is too long; nothing was saved."),
        Problem.TEXT_TOO_LONG: tr("The text is longer than 300 characters; nothing was saved."),
        Problem.UNUSABLE_TEXT: tr("The line holds a sign that no file can carry; type it again."),
        Problem.MODE_MISSING: tr(
            "Which mode was it? It stands before the text. Nothing was saved yet."
        ),
        Problem.TWO_MODES: tr(
            "“{part}” can be two modes; put words that are text in quotation marks. "
            "Nothing was saved yet."
        ),
        Problem.UNKNOWN_HAT: tr("There is no hat “{part}”; nothing was saved."),
        Problem.TWO_HATS: tr(
            "“{part}” makes it two hats; split an entry that serves two. Nothing was saved yet."
        ),
        Problem.UNKNOWN_GOAL: tr("No goal has a word like “{part}”; nothing was saved."),
        Problem.TWO_GOALS: tr("“{part}” fits more than one goal; nothing was saved yet."),
    }
