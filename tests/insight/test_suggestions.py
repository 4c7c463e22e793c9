"""What settled meetings teach about a draft's mode and hat."""

import random
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.attention import Mode
from planner.domain.records import RecordId
from planner.domain.suggestions import Because, Clue, ClueKind, MeetingTraits, SettledMeeting
from planner.insight.suggestion import LEAST_SETTLED, SURE_ENOUGH, learn, suggestion_for
from planner.insight.suggestion_clues import clues_of, words_of
from planner.insight.suggestion_record import RECORD_WEEKS, suggestion_record
from planner.progress import Cancelled, NoProgress

LONDON = ZoneInfo("Europe/London")
MONDAY = datetime(2026, 6, 1, 8, tzinfo=UTC)
TRUST, PLACE = RecordId("a" * 32), RecordId("b" * 32)
FIRE, RUNNING = Mode.FIREFIGHTING, Mode.RUNNING
MODES = (FIRE, RUNNING, Mode.LONG_TERM)


def traits(title, *, organiser="", attendees=None, series="", minutes=60):
    return MeetingTraits(title, organiser, attendees, series, minutes)


def settled(title, mode, *, hat=None, day=0, **known):
    return SettledMeeting(traits(title, **known), MONDAY + timedelta(days=day), mode, hat)


def suggest(history, title, *, day=70, **known):
    start = MONDAY + timedelta(days=day)
    return suggestion_for(learn(history, LONDON), traits(title, **known), start, LONDON)


ESCALATIONS = [
    *(settled("Escalation", FIRE, day=7 * week) for week in range(7)),
    settled("Escalation", RUNNING, day=49),
    *(settled("Finance", RUNNING, day=7 * week + 1) for week in range(8)),
]

words = st.text(st.sampled_from("abc "), max_size=5)
meetings = st.builds(
    SettledMeeting,
    st.builds(
        MeetingTraits,
        words,
        st.sampled_from(("", "Site team", "Office")),
        st.none() | st.integers(0, 60),
        st.sampled_from(("", "one", "two")),
        st.integers(0, 500),
    ),
    st.integers(0, 300).map(lambda hours: MONDAY + timedelta(hours=7 * hours)),
    st.sampled_from(Mode),
    st.sampled_from((None, TRUST, PLACE)),
)
histories = st.lists(meetings, max_size=30)
quick = settings(max_examples=40)


def test_the_reason_names_what_most_meetings_like_it_were():
    suggestion = suggest(ESCALATIONS, "ED escalation")

    assert suggestion.mode is FIRE
    assert suggestion.because == Because(
        clue=Clue(ClueKind.WORD, "escalation"), agreeing=7, meetings=8
    )
    assert SURE_ENOUGH <= suggestion.confidence <= 8 / 10


def test_below_a_confidence_nothing_is_suggested():
    mixed = [settled("Review", FIRE if week % 2 else RUNNING, day=7 * week) for week in range(20)]

    assert suggest(mixed, "Review") is None


def test_nothing_is_suggested_before_enough_meetings_are_settled():
    few = [settled("Escalation", FIRE, day=day) for day in range(LEAST_SETTLED - 1)]

    assert suggest(few, "Escalation") is None
    assert suggest([*few, settled("Escalation", FIRE)], "Escalation").mode is FIRE


def test_a_hat_is_suggested_with_a_reason_of_its_own():
    history = [
        *(settled("Board", RUNNING, hat=PLACE, day=7 * week, series="b") for week in range(9)),
        *(settled("Finance", RUNNING, hat=TRUST, day=7 * week, series="f") for week in range(9)),
    ]

    suggestion = suggest(history, "Board", series="b")

    assert (suggestion.hat, suggestion.hat_because.agreeing) == (PLACE, 9)


def test_no_hat_is_suggested_where_none_was_worn():
    history = [settled("Board", RUNNING, day=7 * week) for week in range(9)]

    suggestion = suggest(history, "Board")

    assert (suggestion.hat, suggestion.hat_because) == (None, None)


def test_the_organiser_tells_where_titles_do_not():
    history = [
        *(settled(f"Call {n}", FIRE, organiser="Control centre", day=n) for n in range(9)),
        *(settled(f"Call {n}", RUNNING, organiser="Office", day=n) for n in range(9)),
    ]

    suggestion = suggest(history, "Call", organiser="Control centre")

    assert suggestion.mode is FIRE
    assert suggestion.because.clue == Clue(ClueKind.ORGANISER, "Control centre")


def test_of_words_that_say_the_same_the_longest_is_named():
    history = [settled("ED escalation", FIRE, day=7 * week) for week in range(9)]

    assert suggest(history, "ED escalation").because.clue.value == "escalation"


def test_a_weekday_on_which_everything_was_the_same_is_no_reason():
    history = [settled("Escalation", FIRE, day=7 * week) for week in range(9)]

    assert suggest(history, "Board") is None


def test_a_weekday_unlike_the_others_is_a_reason():
    fridays = [settled(f"x{n}", Mode.DEVELOPMENT, day=7 * n + 4, series=f"x{n}") for n in range(30)]
    others = [settled(f"y{n}", RUNNING, day=7 * (n // 4) + n % 4) for n in range(30)]

    suggestion = suggest([*fridays, *others], "Board", day=74)

    assert suggestion.mode is Mode.DEVELOPMENT
    assert suggestion.because.clue == Clue(ClueKind.WEEKDAY, 4)


def test_the_hour_is_that_of_the_leaders_clock():
    clues = clues_of(traits("x"), datetime(2026, 7, 1, 23, 30, tzinfo=UTC), LONDON)

    assert Clue(ClueKind.HOUR, 0) in clues
    assert Clue(ClueKind.WEEKDAY, 3) in clues


def test_words_are_told_apart_from_numbers_and_single_letters():
    assert words_of("1:1 Chief nurse, Q3 2026 – A&E") == {"chief", "nurse", "q3"}


@quick
@given(history=histories, seed=st.integers(0, 99))
def test_the_order_of_the_history_does_not_matter(history, seed):
    shuffled = random.Random(seed).sample(history, len(history))  # noqa: S311 - made-up data
    one, other = learn(history, LONDON), learn(shuffled, LONDON)

    for meeting in history[:5]:
        clues = clues_of(meeting.traits, meeting.start, LONDON)
        assert one.suggestion(clues) == other.suggestion(clues)
        assert one.modes.chances(clues) == other.modes.chances(clues)


@quick
@given(history=histories, asked=meetings)
def test_chances_lie_between_0_and_1_and_add_up(history, asked):
    learnt = learn(history, LONDON)

    for meeting in (*history[:5], asked):
        clues = clues_of(meeting.traits, meeting.start, LONDON)
        chances = learnt.modes.chances(clues)
        assert chances.keys() == set(Mode)
        assert all(0 < chance < 1 for chance in chances.values())
        assert sum(chances.values()) == pytest.approx(1)
        suggestion = learnt.suggestion(clues)
        assert suggestion is None or SURE_ENOUGH <= suggestion.confidence <= 1


@quick
@given(history=histories, asked=meetings, mode=st.sampled_from(Mode))
def test_with_one_mode_only_it_says_that_mode_or_nothing(history, asked, mode):
    learnt = learn([meeting._replace(mode=mode) for meeting in history], LONDON)

    for meeting in (*history[:5], asked):
        suggestion = suggestion_for(learnt, meeting.traits, meeting.start, LONDON)
        assert suggestion is None or suggestion.mode is mode


@quick
@given(history=histories, asked=meetings)
def test_words_never_met_are_neutral(history, asked):
    learnt = learn(history, LONDON)

    for meeting in (*history[:5], asked):
        clues = clues_of(meeting.traits, meeting.start, LONDON)
        unseen = Clue(ClueKind.WORD, "unheard")
        assert learnt.modes.chances([*clues, unseen]) == learnt.modes.chances(clues)


@quick
@given(history=histories, taken=st.integers(0, 39))
def test_what_is_taken_away_again_was_never_counted(history, taken):
    kept, gone = history[taken:], history[:taken]
    learnt = learn(history, LONDON)
    learnt.count(gone, LONDON, times=-1)
    never = learn(kept, LONDON)

    for meeting in history[:5]:
        clues = clues_of(meeting.traits, meeting.start, LONDON)
        assert learnt.suggestion(clues) == never.suggestion(clues)


def test_a_week_is_judged_by_what_the_others_teach():
    history = [settled("Escalation", FIRE, day=7 * week) for week in range(20)]

    record = suggestion_record(history, LONDON, NoProgress())

    assert (record.weeks, record.meetings) == (RECORD_WEEKS, RECORD_WEEKS)
    assert (record.named, record.right, record.silent_share) == (RECORD_WEEKS, RECORD_WEEKS, 0)


def test_what_only_one_week_knows_teaches_nothing_about_itself():
    history = [
        *(settled("Finance", RUNNING, day=7 * week) for week in range(9)),
        *(settled("Fire drill", FIRE, day=63 + day) for day in range(5)),
    ]

    record = suggestion_record(history, LONDON, NoProgress(), weeks=1)

    assert (record.meetings, record.right) == (5, 0)


def test_without_a_history_there_is_no_record():
    record = suggestion_record([], LONDON, NoProgress())

    assert (record.first, record.weeks, record.silent_share) == (None, 0, None)


def test_judging_can_be_stopped():
    class Stopped:
        def step(self, _done, _total):
            raise Cancelled

    with pytest.raises(Cancelled):
        suggestion_record(ESCALATIONS, LONDON, Stopped())


@pytest.mark.parametrize(
    ("noise", "least_right", "least_named"), [(0.0, 0.9, 0.6), (0.15, 0.8, 0.4)]
)
def test_what_it_dares_to_name_of_a_noisy_leader_is_mostly_right(noise, least_right, least_named):
    record = suggestion_record(_noisy_leader(noise), LONDON, NoProgress())

    assert record.right / record.named >= least_right
    assert record.named / record.meetings >= least_named
    assert record.right / record.named > record.usual_right / record.meetings


def test_of_a_leader_who_tosses_a_coin_it_names_next_to_nothing():
    record = suggestion_record(_noisy_leader(1.0), LONDON, NoProgress())

    assert record.silent_share >= 95


def _noisy_leader(noise):
    """Twenty weeks of twelve recurring meetings and six single ones; some modes are chance."""
    chance = random.Random(5)  # noqa: S311 - made-up data
    kinds = ("flow", "board", "finance", "discharge", "place", "coaching", "audit", "winter")
    lean = {kind: chance.choice(MODES) for kind in kinds}
    series = [(f"{chance.choice(kinds)} group {n}", f"s{n}", n % 5) for n in range(12)]
    made = []
    for week in range(20):
        single = [(f"{chance.choice(kinds)} talk", "", chance.randrange(5)) for _ in range(6)]
        for title, uid, day in (*series, *single):
            is_noise = chance.random() < noise
            mode = chance.choice(MODES) if is_noise else lean[title.split()[0]]
            made.append(settled(title, mode, day=7 * week + day, series=uid))
    return made
