"""What holds for every rule, whatever it says; simple rules against a walk day by day."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.intake.calendar.caps import Steps, StepsUsedUpError
from planner.intake.calendar.recurrence import Bounds, rule_times
from planner.intake.calendar.rule import Frequency, Rule, parse_rule
from planner.intake.calendar.zones import in_utc


def wall(*numbers):
    return datetime(*numbers)  # noqa: DTZ001 - rules are reckoned by the wall clock


MANY_STEPS = 20_000
UNHURRIED = settings(deadline=None)
YEARS = Bounds(earliest=wall(2024, 1, 1), latest=wall(2033, 12, 31, 23, 59, 59))
ALWAYS = Bounds(earliest=wall(1, 1, 1), latest=wall(2033, 12, 31, 23, 59, 59))
ZONES = ["Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"]

first_times = st.datetimes(wall(2020, 1, 1), wall(2026, 12, 31)).map(
    lambda time: time.replace(microsecond=0, fold=0)
)
counts = st.none() | st.integers(1, 40)
weekday_sets = st.sets(st.integers(0, 6)).map(lambda days: tuple((0, day) for day in sorted(days)))


def signed(most):
    return st.integers(1, most) | st.integers(-most, -1)


def a_few(numbers):
    return st.sets(numbers, max_size=3).map(lambda chosen: tuple(sorted(chosen)))


rules = st.builds(
    Rule,
    frequency=st.sampled_from(Frequency),
    interval=st.integers(1, 9),
    count=counts,
    week_start=st.integers(0, 6),
    by_month=a_few(st.integers(1, 12)),
    by_month_day=a_few(signed(31)),
    by_year_day=a_few(signed(366)),
    by_week_number=a_few(signed(53)),
    by_day=a_few(st.tuples(st.just(0) | signed(5), st.integers(0, 6))),
    by_hour=a_few(st.integers(0, 23)),
    by_minute=a_few(st.integers(0, 59)),
    by_second=a_few(st.integers(0, 60)),
    by_set_position=a_few(signed(10)),
)


def times(rule, first, bounds=YEARS, *, steps=MANY_STEPS, of_days=False):
    found = []
    try:
        found.extend(
            time for time in rule_times(rule, first, bounds, Steps(steps), of_days=of_days)
        )
    except StepsUsedUpError:
        return found, False
    return found, True


@UNHURRIED
@given(rules, first_times, st.booleans())
def test_times_increase_from_the_first_to_the_latest_and_no_more_than_counted(rule, first, of_days):
    found, _ = times(rule, first, of_days=of_days)

    assert all(earlier < later for earlier, later in pairwise(found))
    assert all(first <= time <= YEARS.latest for time in found)
    assert rule.count is None or len(found) <= rule.count


@UNHURRIED
@given(rules, first_times)
def test_limits_on_months_and_weekdays_are_kept(rule, first):
    found, _ = times(rule, first)

    assert not rule.by_month or all(time.month in rule.by_month for time in found)
    assert not rule.by_day or all(time.weekday() in rule.weekdays for time in found)


@UNHURRIED
@given(rules, first_times)
def test_jumping_to_the_window_loses_nothing_in_it(rule, first):
    window = Bounds(earliest=wall(2027, 3, 1), latest=wall(2028, 6, 1))

    jumped, jumped_to_the_end = times(rule, first, window)
    walk, walked_to_the_end = times(rule, first, Bounds(earliest=first, latest=window.latest))

    if jumped_to_the_end and walked_to_the_end:
        assert [time for time in jumped if time >= window.earliest] == [
            time for time in walk if time >= window.earliest
        ]


@UNHURRIED
@given(rules, first_times)
def test_the_same_steps_give_the_same_times(rule, first):
    assert times(rule, first, steps=500) == times(rule, first, steps=500)


def days_after(first, last):
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def walked(rule, first, is_named):
    """Walk day by day and keep what is named: slow, and too simple to be wrong."""
    days = [day for day in days_after(first.date(), ALWAYS.latest.date()) if is_named(day)]
    return [datetime.combine(day, first.time()) for day in days[: rule.count]]


@UNHURRIED
@given(first_times, st.integers(1, 50), counts, weekday_sets)
def test_daily_rules_agree_with_a_walk(first, interval, count, by_day):
    rule = Rule(frequency=Frequency.DAILY, interval=interval, count=count, by_day=by_day)

    def is_named(day):
        is_due = (day - first.date()).days % interval == 0
        return is_due and (not by_day or (0, day.weekday()) in by_day)

    assert times(rule, first, ALWAYS)[0] == walked(rule, first, is_named)


@UNHURRIED
@given(first_times, st.integers(1, 9), counts, weekday_sets, st.integers(0, 6))
def test_weekly_rules_agree_with_a_walk(first, interval, count, by_day, week_start):
    rule = Rule(
        frequency=Frequency.WEEKLY,
        interval=interval,
        count=count,
        by_day=by_day,
        week_start=week_start,
    )
    weekdays = {weekday for _, weekday in by_day} or {first.weekday()}

    def week(day):
        return (day.toordinal() - 1 - week_start) // 7  # day 1 of the calendar is a Monday

    def is_named(day):
        return day.weekday() in weekdays and (week(day) - week(first)) % interval == 0

    assert times(rule, first, ALWAYS)[0] == walked(rule, first, is_named)


@UNHURRIED
@given(first_times, st.integers(1, 25), counts, a_few(signed(31)))
def test_monthly_rules_agree_with_a_walk(first, interval, count, by_month_day):
    rule = Rule(
        frequency=Frequency.MONTHLY, interval=interval, count=count, by_month_day=by_month_day
    )
    wanted = by_month_day or (first.day,)

    def is_named(day):
        months = (day.year - first.year) * 12 + day.month - first.month
        next_month = date(day.year + day.month // 12, day.month % 12 + 1, 1)
        from_end = (day - next_month).days
        return months % interval == 0 and (day.day in wanted or from_end in wanted)

    assert times(rule, first, ALWAYS)[0] == walked(rule, first, is_named)


@UNHURRIED
@given(first_times, st.integers(1, 12), st.integers(1, 4), st.integers(0, 6))
def test_the_nth_weekday_of_a_month_agrees_with_a_walk(first, interval, number, weekday):
    rule = Rule(frequency=Frequency.MONTHLY, interval=interval, by_day=((number, weekday),))

    def is_named(day):
        months = (day.year - first.year) * 12 + day.month - first.month
        return (
            months % interval == 0 and day.weekday() == weekday and (day.day - 1) // 7 + 1 == number
        )

    assert times(rule, first, ALWAYS)[0] == walked(rule, first, is_named)


@UNHURRIED
@given(first_times, st.integers(1, 100), counts, st.sampled_from(["HOURLY", "MINUTELY"]))
def test_rules_of_the_clock_step_evenly(first, interval, count, frequency):
    rule = Rule(frequency=Frequency(frequency), interval=interval, count=count)
    unit = timedelta(hours=1) if frequency == "HOURLY" else timedelta(minutes=1)
    until = Bounds(earliest=first, latest=first + timedelta(days=3))

    found, _ = times(rule, first, until)

    expected = [first + n * interval * unit for n in range(count or 5_000)]
    assert found == [time for time in expected if time <= until.latest]


@UNHURRIED
@given(st.datetimes(wall(1970, 1, 1), wall(2037, 12, 31)), st.sampled_from(ZONES))
def test_an_instant_survives_the_way_through_any_wall_clock(instant, name):
    zone = ZoneInfo(name)
    utc = instant.replace(tzinfo=UTC)
    local = utc.astimezone(zone)
    is_second_of_two = local.fold == 1

    back = in_utc(local.replace(tzinfo=None, fold=0), zone)

    assert is_second_of_two or back == utc


@UNHURRIED
@given(st.datetimes(wall(1970, 1, 1), wall(2037, 12, 31)), st.sampled_from(ZONES))
def test_instants_are_worked_out_as_the_library_does(local, name):
    zone = ZoneInfo(name)

    assert in_utc(local.replace(fold=0), zone) == local.replace(tzinfo=zone).astimezone(UTC)


@UNHURRIED
@given(st.text(alphabet="FREQ=WEKLYDAICOUNTBMOH;,-+0123456789 ", max_size=60))
def test_any_text_is_a_rule_or_refused(text):
    try:
        rule = parse_rule("FREQ=DAILY;" + text)
    except ValueError:
        return
    times(rule, wall(2026, 1, 5, 9), steps=2_000)
