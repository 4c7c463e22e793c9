"""An account of time as a picture of its weeks."""

from planner.domain.attention import WORKING_MODES
from planner.drawing.attention import WeekBar, WeekWords, stacked_weeks
from planner.drawing.display_list import Picture
from planner.insight.account import Account
from planner.text import tr
from planner.words.bandwidth import bandwidth_sentence
from planner.words.choices import choice_title
from planner.words.numbers import hours_text, percent_text, short_month_text

HEIGHT_PT = 190.0
LEAST_HOURS = 10


def weeks_picture(account: Account, width: float) -> Picture:
    """Draw the weeks of an account as stacked bars for a width in points."""
    return stacked_weeks(
        [_bar(week) for week in account.weeks],
        [_row(week) for week in account.weeks],
        _words(account),
        width=width,
        height=HEIGHT_PT,
    )


def _words(account: Account) -> WeekWords:
    most = max((week.logged_minutes for week in account.weeks), default=0)
    highest = max(LEAST_HOURS, -(-most // (LEAST_HOURS * 60)) * LEAST_HOURS)
    modes = {mode: choice_title(mode) for mode in WORKING_MODES}
    return WeekWords(
        alternative=tr("Hours by week: {sentence}").format(sentence=bandwidth_sentence(account)),
        hours_axis={
            hour: tr("{hours} h").format(hours=hour) for hour in range(0, highest + 1, highest // 2)
        },
        names=modes,
        header=(tr("Week of"), *modes.values(), tr("Logged"), tr("Coverage")),
        coverage=tr("Coverage"),
    )


def _bar(week: Account) -> WeekBar:
    parts = [
        f"{choice_title(mode)} {hours_text(week.by_mode[mode])}"
        for mode in WORKING_MODES
        if week.by_mode[mode]
    ]
    words = tr("Week of {day}: {hours}").format(
        day=_label(week), hours=hours_text(week.logged_minutes)
    )
    return WeekBar(
        label=_label(week),
        minutes=week.by_mode,
        coverage=week.coverage,
        words=", ".join((words, *parts)),
    )


def _row(week: Account) -> tuple[str, ...]:
    return (
        _label(week),
        *(hours_text(week.by_mode[mode]) for mode in WORKING_MODES),
        hours_text(week.logged_minutes),
        "" if week.coverage is None else percent_text(week.coverage),
    )


def _label(week: Account) -> str:
    return f"{week.first.day} {short_month_text(week.first)}"
