"""In chapter 4: where attention went, week by week, as a picture and as a table."""

from planner.domain.release import Released
from planner.domain.summaries import TimeSummary, WeekOfTime
from planner.drawing.attention import WeekBar, WeekWords, stacked_weeks
from planner.drawing.display_list import Picture
from planner.export.plan.telling import Teller
from planner.text import tr
from planner.words.bandwidth import MODES_AS_SAID, bandwidth_sentence
from planner.words.choices import choice_title
from planner.words.numbers import brief_day_text, hours_figure, hours_text

_WIDTH_PT, _HEIGHT_PT = 467.0, 120.0
_SHARES = (1.1, 1.6, 1.7, 1.9, 1.3, 1.3, 1.3)


def tell_attention(story: Teller, released: Released) -> None:
    """Tell where the period's hours went, if the audience may know."""
    time = released.sums.time
    if time is None or not time.weeks:
        return
    story.heading(2, tr("Where attention went"))
    picture = weeks_picture(time)
    story.figure(
        picture,
        caption=tr(
            "Hours a week by mode; below each bar the part of the working hours that was logged."
        ),
    )
    numeric = range(1, len(picture.header))
    story.table(picture.header, picture.rows, shares=_SHARES, numeric=numeric)


def weeks_picture(time: TimeSummary) -> Picture:
    """Draw the weeks of a period."""
    most = max(sum(week.minutes.get(mode, 0) for mode in MODES_AS_SAID) for week in time.weeks)
    highest = max(10, -(-most // 600) * 10)
    words = WeekWords(
        alternative=tr("Hours by week: {sentence}").format(sentence=bandwidth_sentence(time)),
        hours_axis={
            hour: tr("{hours} h").format(hours=hour) for hour in range(0, highest + 1, highest // 2)
        },
        names={mode: choice_title(mode) for mode in MODES_AS_SAID},
        header=(
            tr("Week of"),
            *(choice_title(mode) for mode in MODES_AS_SAID),
            tr("Logged"),
            tr("Coverage"),
        ),
        coverage=tr("Coverage"),
    )
    bars = [_bar(week) for week in time.weeks]
    rows = [_row(week) for week in time.weeks]
    return stacked_weeks(bars, rows, words, width=_WIDTH_PT, height=_HEIGHT_PT)


def _bar(week: WeekOfTime) -> WeekBar:
    total = sum(week.minutes.get(mode, 0) for mode in MODES_AS_SAID)
    return WeekBar(
        label=brief_day_text(week.monday),
        minutes=week.minutes,
        coverage=week.coverage,
        words=tr("Week of {day}: {hours}").format(
            day=brief_day_text(week.monday), hours=hours_text(total)
        ),
    )


def _row(week: WeekOfTime) -> tuple[str, ...]:
    total = sum(week.minutes.get(mode, 0) for mode in MODES_AS_SAID)
    return (
        brief_day_text(week.monday),
        *(hours_figure(week.minutes.get(mode, 0)) for mode in MODES_AS_SAID),
        hours_figure(total),
        "" if week.coverage is None else f"{week.coverage}%",
    )
