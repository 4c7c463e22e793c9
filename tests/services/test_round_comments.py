"""What people write in a round: kept with it, and read where its rule lets it be read."""

from dataclasses import replace

import pytest

from planner.domain.direction import Initiative
from planner.domain.errors.log import NumberToConfirmError, SheetEmptyError
from planner.domain.errors.standards import RoundAnsweredError, RoundSeenError
from planner.domain.history_steps import HistoryWish
from planner.domain.lane import UNNAMED
from planner.domain.plan import Plan
from planner.domain.readiness import Rater, RoundComment
from planner.domain.readiness_results import Because
from planner.domain.release import NEVER_RELEASED
from planner.services.blind import seen_plan, seen_records
from planner.services.history import history, history_steps
from planner.services.instruments import instruments
from planner.services.readiness import (
    add_initiative,
    close_round,
    enter_answers,
    open_round,
    reopen_round,
    take_answers,
)
from planner.services.readiness import read_answers_file as read_file
from planner.services.records import edit_record
from planner.services.round_comments import comments_of, own_comment
from planner.services.search import find_records

EIGHT = [f"harbour {n}" for n in range(8)]


@pytest.fixture
def initiative(session):
    found = Initiative(id=session.new_id(), title="Frailty at home")
    add_initiative(session, found)
    return found


@pytest.fixture
def instrument(session):
    return instruments(session)[0]


@pytest.fixture
def write(session, instrument):
    """Enter what one respondent answers, each another thing, and writes."""

    def enter(to, number, words):
        keys = instrument.item_keys()
        said = {key: 1 + number // 7**at % 7 for at, key in enumerate(keys)}
        enter_answers(session, to, f"r{number}", said, words)

    return enter


@pytest.fixture
def a_round(session, initiative, instrument, write):
    def make(comments, rater=Rater.TEAM):
        opened = open_round(session, initiative, instrument.key, rater, invited=20)
        for number, words in enumerate(comments):
            write(opened, number, words)
        return opened

    return make


def everywhere(session):
    """All that lists records of any kind, which shows a word of a team at no time."""
    return "".join(
        (
            str(history(session, limit=500)),
            str(seen_plan(session, session.read.plan())),
            str(find_records(session, "harbour")),
            str(seen_records(session, session.read.all(RoundComment))),
        )
    )


def test_a_teams_comments_are_read_closed_and_from_eight_on_and_nowhere_else(
    session, initiative, a_round
):
    opened = a_round(EIGHT)
    assert comments_of(session, initiative) == ()
    assert "harbour" not in everywhere(session)
    assert history_steps(session, HistoryWish(words="harbour")) == []

    close_round(session, opened)

    (found,) = comments_of(session, initiative)
    assert sorted(found.words) == EIGHT
    assert "harbour" not in everywhere(session)
    assert RoundComment in NEVER_RELEASED


def test_seven_show_nothing_anywhere_and_with_one_more_still_not_who(
    session, initiative, a_round, write
):
    closed = close_round(session, a_round(EIGHT[:7]))
    again = reopen_round(session, closed)
    write(again, 7, "the one more")
    again = close_round(session, again)
    once_more = reopen_round(session, again)
    write(once_more, 8, "and one more")
    close_round(session, once_more)

    first, second, third = comments_of(session, initiative)

    assert (first.words, first.why_not) == ((), Because.TOO_FEW_PEOPLE)
    assert len(second.words) == 8
    assert (third.words, third.why_not) == ((), Because.COULD_TELL_WHO)
    assert not {"harbour", "more"} & set(everywhere(session).split())


def test_giving_a_round_to_another_change_helps_nobody(session, initiative, a_round, write):
    other = Initiative(id=session.new_id(), title="Another")
    add_initiative(session, other)
    again = reopen_round(session, close_round(session, a_round(EIGHT)))
    write(again, 8, "the one more")
    moved = replace(again, initiative=other.id)
    edit_record(session, again, moved)
    close_round(session, moved)

    (found,) = comments_of(session, other)

    assert (found.words, found.why_not) == ((), Because.COULD_TELL_WHO)


def test_a_team_is_not_made_one_persons_view_once_it_answered(session, a_round):
    opened = a_round(["harbour"])
    with pytest.raises(RoundAnsweredError):
        edit_record(session, opened, replace(opened, rater=Rater.SELF))
    edit_record(session, opened, replace(opened, invited=30))


def test_a_round_whose_comments_could_be_seen_is_not_opened_by_undo(session, a_round):
    close_round(session, a_round(EIGHT))
    with pytest.raises(RoundSeenError):
        session.undo()


@pytest.mark.parametrize("rater", [Rater.SELF, Rater.COACH])
def test_ones_own_is_blind_until_the_round_is_closed(session, initiative, a_round, rater):
    opened = a_round(["harbour lights"], rater)
    assert "harbour" not in everywhere(session)
    assert own_comment(session, opened, "r0") == "harbour lights"

    close_round(session, opened)

    assert comments_of(session, initiative)[0].words == ("harbour lights",)
    assert "harbour" in everywhere(session)


def test_a_comment_is_replaced_left_and_taken_away(session, a_round, write):
    opened = a_round(["first"])
    write(opened, 0, None)
    assert own_comment(session, opened, "r0") == "first"
    write(opened, 0, " second ")
    assert own_comment(session, opened, "r0") == "second"
    write(opened, 0, "")

    (kept,) = session.read.all(RoundComment)
    assert (kept.words, own_comment(session, opened, "r0")) == ("", "")
    assert "r0" not in str(kept)


def test_words_alone_are_no_sheet_and_a_patients_number_is_asked_about(
    session, a_round, write, instrument
):
    opened = a_round([])
    with pytest.raises(SheetEmptyError):
        enter_answers(session, opened, "1", dict.fromkeys(instrument.item_keys()), "words")
    with pytest.raises(NumberToConfirmError):
        write(opened, 1, "ask 943 476 5919")
    assert session.read.all(RoundComment) == []


def test_comments_come_from_a_file_in_one_step_with_the_answers(
    session, a_round, instrument, tmp_path
):
    opened = a_round([])
    path = tmp_path / "answers.csv"
    first = instrument.item_keys()[0]
    path.write_text(f'respondent,{first},Comment\n1,3,"slowly, please"\n2,4,\n3,5,-\n')

    assert take_answers(session, opened, read_file(path, instrument)) == 3

    (kept,) = session.read.all(RoundComment)
    assert kept.words == "slowly, please"
    session.undo()
    assert session.read.all(RoundComment) == []


def test_what_is_hidden_is_told_as_hidden(session, a_round):
    a_round(["harbour"])
    (kept,) = session.read.all(RoundComment)
    assert seen_records(session, [kept]) == [replace(kept, words=UNNAMED)]
    assert all(line.is_hidden for line in history(session, kept.id))
    assert seen_plan(session, Plan.of([kept])).all(RoundComment)[0].words == UNNAMED
