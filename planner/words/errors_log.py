"""What is said about the log, blocks and readiness when they refuse."""

from collections.abc import Callable, Mapping
from typing import Any

from planner.domain.attention import MeetingState
from planner.domain.errors import PlannerError
from planner.domain.errors import log as errors
from planner.domain.protection import BlockState
from planner.text import tr, tr_plural
from planner.words.capture_problems import capture_problem_text
from planner.words.choices import choice_texts
from planner.words.instrument_problems import answers_problem_text, pack_problem_text
from planner.words.numbers import hours_text, one_of_text

LOG_TEXTS: Mapping[type[PlannerError], Callable[[Any], str]] = {
    errors.ModeMissingError: lambda _: tr(
        "Which mode was it: firefighting, running, long-term, development or away? "
        "Nothing was saved yet."
    ),
    errors.TextNotUnderstoodError: capture_problem_text,
    errors.EntryInFutureError: lambda e: tr(
        "The entry would end at {end}, which is still to come; only time away can be logged "
        "ahead. Nothing was saved."
    ).format(end=e.end),
    errors.PatientNumberError: lambda e: tr(
        "“{number}” may be a patient's NHS number, so nothing was saved. "
        "Leave it out, or say that it is none."
    ).format(number=e.number),
    errors.NumberToConfirmError: lambda e: tr(
        "“{number}” may be a patient's NHS number, so nothing was saved yet. Leave it out; "
        "if it is none, save once more, or add --anyway on the command line."
    ).format(number=e.number),
    errors.SplitOutsideError: lambda e: tr(
        "The entry takes {length}, so it cannot be split after {minutes}. Nothing was changed."
    ).format(length=hours_text(e.length), minutes=hours_text(e.minutes)),
    errors.CannotJoinError: lambda _: tr(
        "Only two entries that follow one another without a gap can be joined. Nothing was changed."
    ),
    errors.MeetingSettledError: lambda e: tr(
        "The meeting is settled already ({state}). Nothing was changed."
    ).format(state=_state_text(e.state)),
    errors.TimerTooLongError: lambda e: tr(
        "The timer ran for {minutes}; an entry takes at most {longest}. "
        "Say when it really ended; the timer is kept until then."
    ).format(minutes=hours_text(e.minutes), longest=hours_text(e.longest)),
    errors.NoTimerError: lambda _: tr("No timer is running. Start one first."),
    errors.TimerRunsError: lambda e: (
        tr("The timer is running already for “{what}”. Stop it first.").format(what=e.what)
        if e.what
        else tr("The timer is running already. Stop it first.")
    ),
    errors.BlockStateError: lambda e: tr(
        "The block is {state} already, so this cannot be done. Nothing was changed."
    ).format(state=_state_text(e.state)),
    errors.BlockNotBegunError: lambda _: tr(
        "The block has not begun, so nobody knows yet whether it is kept. Nothing was changed."
    ),
    errors.BlockOverlapError: lambda e: tr(
        "Another block stands there already ({start}). Nothing was changed; choose another time."
    ).format(start=e.start),
    errors.AnswersUnreadableError: answers_problem_text,
    errors.PackUnreadableError: pack_problem_text,
    errors.UnknownInstrumentError: lambda e: tr(
        "There is no instrument “{name}”. Known are {known}."
    ).format(name=e.name, known=one_of_text(e.known) or tr("none")),
    errors.RoundClosedError: lambda _: tr(
        "The round is closed and takes no more answers. Nothing was saved; open a new round."
    ),
    errors.RoundEmptyError: lambda _: tr(
        "The round holds no answer yet, so it was not closed. Enter answers first."
    ),
    errors.SheetEmptyError: lambda e: tr_plural(
        "The statement has no answer, so nothing was saved. Answer it, or cancel.",
        "None of the {n} statements has an answer, so nothing was saved. Answer one, or cancel.",
        e.statements,
    ),
    errors.NoOpenRoundError: lambda e: (
        tr_plural(
            "Nothing was changed: {n} round is open. Name the one you mean.",
            "Nothing was changed: {n} rounds are open. Name the one you mean.",
            e.are_open,
        )
        if e.are_open
        else tr("No round is open. Nothing was changed; open one first.")
    ),
    errors.ItemUnknownError: lambda e: tr(
        "“{item}” is not an item of the instrument “{instrument}”. Nothing was saved."
    ).format(item=e.item, instrument=e.instrument),
}


def _state_text(state: str) -> str:
    words: dict[str, str] = {
        choice.value: text
        for choices in (BlockState, MeetingState)
        for choice, text in choice_texts(choices).items()
    }
    return words.get(state, state)
