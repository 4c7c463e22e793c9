from dataclasses import replace
from datetime import date

import pytest

from planner.domain.direction import Initiative
from planner.domain.errors.fields import EmptyFieldError, FieldOutOfRangeError, NotFoundError
from planner.domain.errors.log import (
    AnswersUnreadableError,
    ItemUnknownError,
    RoundClosedError,
    RoundEmptyError,
    SheetEmptyError,
    UnknownInstrumentError,
)
from planner.domain.errors.standards import RoundSeenError
from planner.domain.readiness import Answer, Rater, Round
from planner.domain.readiness_results import Because, Verdict
from planner.services.instruments import instrument_of, instruments
from planner.services.readiness import (
    add_initiative,
    close_round,
    edit_initiative,
    enter_answers,
    enter_answers_file,
    next_respondent,
    open_round,
    read_answers_file,
    readiness_of,
    round_lines,
    sheet_of,
    take_answers,
)
from planner.services.records import delete_record, edit_record


@pytest.fixture
def initiative(session):
    found = Initiative(id=session.new_id(), title="Frailty at home")
    add_initiative(session, found)
    return found


@pytest.fixture
def instrument(session):
    return instruments(session)[0]


def a_round(session, initiative, instrument, values, rater=Rater.TEAM, *, closed=True):
    """A round in which each respondent says one value of everything."""
    opened = open_round(session, initiative, instrument.key, rater, invited=len(values))
    for number, value in enumerate(values):
        said = dict.fromkeys(instrument.item_keys(), value)
        enter_answers(session, opened, f"r{number}", said)
    return close_round(session, opened) if closed else opened


def test_a_round_is_opened_answered_and_closed(session, initiative, instrument):
    opened = open_round(session, initiative, instrument.key)
    item = instrument.item_keys()[0]
    enter_answers(session, opened, "me", {item: instrument.highest})
    enter_answers(session, opened, "me", {item: None})

    closed = close_round(session, opened)

    assert closed.closed_on == date(2026, 11, 20)
    (answer,) = session.read.all(Answer)
    assert (answer.respondent, answer.value) == ("me", None)


def test_answers_come_from_a_file_whole_or_not_at_all(session, initiative, instrument, tmp_path):
    opened = open_round(session, initiative, instrument.key, Rater.TEAM, invited=6)
    first, second, *_ = instrument.item_keys()
    good = tmp_path / "answers.csv"
    good.write_text(f"respondent,{first},{second}\n1,3,\n2,4,5\n")
    bad = tmp_path / "bad.csv"
    bad.write_text(f"respondent,{first}\n3,3\n4,99\n")

    assert enter_answers_file(session, opened, good) == 4
    with pytest.raises(AnswersUnreadableError):
        enter_answers_file(session, opened, bad)
    assert len(session.read.readiness.answers(opened.id)) == 4

    session.undo()
    assert session.read.readiness.answers(opened.id) == []


def test_a_team_of_five_is_shown_and_one_of_four_is_not(session, initiative, instrument):
    a_round(session, initiative, instrument, [3, 3, 4, 4])
    few = [line.latest for line in readiness_of(session, initiative)]
    assert {(line.mean, line.because) for line in few} == {(None, Because.TOO_FEW_PEOPLE)}

    a_round(session, initiative, instrument, [3, 3, 4, 4, 4])
    enough = [line.latest for line in readiness_of(session, initiative)]
    assert all(line.mean is not None and line.n == 5 for line in enough)


def test_self_coach_and_team_are_lines_of_their_own(session, initiative, instrument):
    a_round(session, initiative, instrument, [3], Rater.SELF)
    a_round(session, initiative, instrument, [4], Rater.COACH)
    a_round(session, initiative, instrument, [2] * 5, Rater.TEAM)

    lines = readiness_of(session, initiative)

    assert {line.rater for line in lines} == set(Rater)
    assert len(lines) == 3 * len(instrument.subscales)
    assert all(line.latest.verdict is Verdict.CANNOT_TELL for line in lines)


def test_results_of_one_initiative_say_nothing_of_another(session, initiative, instrument):
    other = Initiative(id=session.new_id(), title="Another")
    add_initiative(session, other)
    a_round(session, initiative, instrument, [3], Rater.SELF)

    assert readiness_of(session, other) == ()


def test_a_closed_round_takes_no_more(session, initiative, instrument, tmp_path):
    opened = a_round(session, initiative, instrument, [3], closed=False)
    closed = close_round(session, opened)

    for seen in (opened, closed):
        with pytest.raises(RoundClosedError):
            enter_answers(session, seen, "late", {instrument.item_keys()[0]: 3})
    with pytest.raises(RoundClosedError):
        close_round(session, closed)


def test_a_round_without_answers_stays_open(session, initiative, instrument):
    with pytest.raises(RoundEmptyError):
        close_round(session, open_round(session, initiative, instrument.key))


def test_a_sheet_without_any_answer_is_refused(session, initiative, instrument):
    opened = open_round(session, initiative, instrument.key, Rater.TEAM, invited=2)
    nothing = dict.fromkeys(instrument.item_keys())

    with pytest.raises(SheetEmptyError) as refused:
        enter_answers(session, opened, "1", nothing)
    assert refused.value.statements == len(nothing)
    assert session.read.all(Answer) == []

    enter_answers(session, opened, "1", {**nothing, instrument.item_keys()[0]: 3})
    enter_answers(session, opened, "1", nothing)  # what was said is taken back
    assert {answer.value for answer in session.read.all(Answer)} == {None}


def test_what_cannot_be_an_answer_is_refused(session, initiative, instrument):
    opened = open_round(session, initiative, instrument.key)
    item = instrument.item_keys()[0]

    with pytest.raises(ItemUnknownError):
        enter_answers(session, opened, "me", {item: 3, "nonsense": 3})
    with pytest.raises(FieldOutOfRangeError):
        enter_answers(session, opened, "me", {item: instrument.highest + 1})
    with pytest.raises(EmptyFieldError):
        enter_answers(session, opened, " ", {item: 3})
    assert session.read.count(Answer) == 0


def test_an_unknown_instrument_initiative_or_number_is_refused(session, initiative, instrument):
    with pytest.raises(UnknownInstrumentError):
        open_round(session, initiative, "horoscope")
    with pytest.raises(UnknownInstrumentError):
        instrument_of(session, "horoscope")
    with pytest.raises(FieldOutOfRangeError):
        open_round(session, initiative, instrument.key, invited=0)
    gone = Initiative(id=session.new_id(), title="Gone")
    with pytest.raises(NotFoundError):
        open_round(session, gone, instrument.key)
    assert session.read.count(Round) == 0


def test_an_initiative_is_edited_and_deleted_with_its_rounds(session, initiative, instrument):
    edit_initiative(session, initiative, replace(initiative, statement="Care moves home"))
    opened = a_round(session, initiative, instrument, [3], closed=False)

    delete_record(session, session.read.get(Initiative, initiative.id))

    assert session.read.count(Round) == session.read.count(Answer) == 0
    with pytest.raises(NotFoundError):
        enter_answers(session, opened, "me", {instrument.item_keys()[0]: 3})


def test_rounds_are_listed_with_how_many_answered(session, initiative, instrument):
    a_round(session, initiative, instrument, [3, 4, 5])
    opened = open_round(session, initiative, instrument.key, on=date(2026, 12, 1))

    lines = round_lines(session, initiative)

    assert [(line.id, line.respondents) for line in lines] == [(opened.id, 0), (lines[1].id, 3)]
    assert {line.instrument_name for line in lines} == {instrument.name}


def test_a_file_is_read_first_and_entered_later(session, initiative, instrument, tmp_path):
    item = instrument.item_keys()[0]
    path = tmp_path / "answers.csv"
    path.write_text(f"respondent,{item}\n1,4\n2,-\n", encoding="utf-8")
    opened = open_round(session, initiative, instrument.key, Rater.TEAM, invited=2)

    given = read_answers_file(path, instrument)

    assert session.read.readiness.answers(opened.id) == []
    assert take_answers(session, opened, given) == 2
    assert sheet_of(session, opened, "1") == {item: 4}
    assert sheet_of(session, opened, "2") == {item: None}


def test_the_next_respondent_is_a_label_nobody_has(session, initiative, instrument):
    own = open_round(session, initiative, instrument.key)
    team = open_round(session, initiative, instrument.key, Rater.TEAM, invited=3)
    item = instrument.item_keys()[0]
    for label in ("1", "3"):
        enter_answers(session, team, label, {item: 4})

    assert next_respondent(session, own) == "me"
    assert next_respondent(session, team) == "2"


@pytest.mark.parametrize("way", ["close", "edit"])
def test_closing_a_teams_round_is_not_taken_back_once_results_could_be_seen(
    session, initiative, instrument, way
):
    opened = a_round(session, initiative, instrument, [1, 2, 3, 4, 5], closed=False)
    if way == "close":
        close_round(session, opened)
    else:
        edit_record(session, opened, replace(opened, closed_on=opened.opened_on))
    before = session.read.plan()

    for _ in range(2):
        with pytest.raises(RoundSeenError):
            session.undo()

    assert session.read.plan() == before


@pytest.mark.parametrize(("rater", "values"), [(Rater.TEAM, [1, 2, 3, 4]), (Rater.SELF, [3])])
def test_closing_is_taken_back_where_it_showed_nothing_of_others(
    session, initiative, instrument, rater, values
):
    closed = a_round(session, initiative, instrument, values, rater)

    session.undo()

    assert session.read.get(Round, closed.id).closed_on is None


def test_a_closed_round_comes_back_with_the_initiative_that_was_deleted(
    session, initiative, instrument
):
    closed = a_round(session, initiative, instrument, [1, 2, 3, 4, 5])
    delete_record(session, session.read.get(Initiative, initiative.id))

    session.undo()
    assert session.read.get(Round, closed.id) == closed

    session.redo()
    assert session.read.count(Answer) == 0


def test_a_teams_round_that_was_seen_is_not_deleted_by_itself(session, initiative, instrument):
    closed = a_round(session, initiative, instrument, [1, 2, 3, 4, 5])

    with pytest.raises(RoundSeenError):
        delete_record(session, closed)

    assert session.read.get(Round, closed.id) == closed
