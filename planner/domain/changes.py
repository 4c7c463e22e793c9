"""What one action changed: the single value behind undo, page refresh and history."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from planner.domain.lane import Lane, split_lane
from planner.domain.record_json import Json
from planner.domain.records import RecordId
from planner.domain.values import Frozen, frozen

Row = Mapping[str, Json]


class Action(StrEnum):
    """What the user did, as it is named in the undo menu and in the history."""

    CREATE_PLAN = "create_plan"
    IMPORT_PLAN = "import_plan"
    MAKE_EXAMPLE = "make_example"
    EDIT_SETTINGS = "edit_settings"
    ADD_BODY = "add_body"
    LOG_ENTRY = "log_entry"
    EDIT_ENTRY = "edit_entry"
    SPLIT_ENTRY = "split_entry"
    DELETE_ENTRY = "delete_entry"
    START_TIMER = "start_timer"
    STOP_TIMER = "stop_timer"
    DISCARD_TIMER = "discard_timer"
    IMPORT_CALENDAR = "import_calendar"
    ACCEPT_DRAFT = "accept_draft"
    DISMISS_DRAFT = "dismiss_draft"
    CLOSE_DAY = "close_day"
    CLOSE_WEEK = "close_week"
    ANSWER_WEEK = "answer_week"
    ADD_GOAL = "add_goal"
    EDIT_GOAL = "edit_goal"
    DELETE_GOAL = "delete_goal"
    ADD_STEP = "add_step"
    FINISH_STEP = "finish_step"
    ADD_EVIDENCE = "add_evidence"
    ADD_RULE = "add_rule"
    EDIT_RULE = "edit_rule"
    DELETE_RULE = "delete_rule"
    EDIT_HOURS = "edit_hours"
    ADD_HOURS = "add_hours"
    DELETE_HOURS = "delete_hours"
    IMPORT_BUSY_TIME = "import_busy_time"
    PROPOSE = "propose"
    ACCEPT_BLOCKS = "accept_blocks"
    ADD_BLOCK = "add_block"
    ADD_BUSY_TIME = "add_busy_time"
    KEEP_BLOCK = "keep_block"
    MOVE_BLOCK = "move_block"
    DISPLACE_BLOCK = "displace_block"
    LOCK_BLOCK = "lock_block"
    DEFEND_BLOCK = "defend_block"
    CORRECT_BLOCK = "correct_block"
    WRITE_OFF_DEBT = "write_off_debt"
    ADD_CHARTER_ITEM = "add_charter_item"
    EDIT_CHARTER_ITEM = "edit_charter_item"
    RETIRE_CHARTER_ITEM = "retire_charter_item"
    START_SURGE = "start_surge"
    END_SURGE = "end_surge"
    SETTLE_SURGE = "settle_surge"
    LOOK_BACK = "look_back"
    ADD_INITIATIVE = "add_initiative"
    EDIT_INITIATIVE = "edit_initiative"
    OPEN_ROUND = "open_round"
    ENTER_ANSWERS = "enter_answers"
    CLOSE_ROUND = "close_round"
    REOPEN_ROUND = "reopen_round"
    TAKE_INSTRUMENT = "take_instrument"
    TAKE_FRAMEWORK = "take_framework"
    TAKE_CROSSWALK = "take_crosswalk"
    RATE_STANDARD = "rate_standard"
    TIE_GOAL = "tie_goal"
    UNTIE_GOAL = "untie_goal"
    START_REFLECTION = "start_reflection"
    ANSWER_REFLECTION = "answer_reflection"
    ADD_DECISION = "add_decision"
    EDIT_DECISION = "edit_decision"
    REFER_DECISION = "refer_decision"
    CLOSE_DECISION = "close_decision"
    REOPEN_DECISION = "reopen_decision"
    NAME_CONCERNED = "name_concerned"
    CHECK_BENEFIT = "check_benefit"
    ADD_TENSION = "add_tension"
    EDIT_TENSION = "edit_tension"
    CLOSE_TENSION = "close_tension"
    SETTLE_PROMISE = "settle_promise"
    SHARE_OUT_PULSE = "share_out_pulse"
    NAME_HOME_TEAMS = "name_home_teams"
    LINK_BARRIER = "link_barrier"
    DELAY_GOAL = "delay_goal"
    CLEAR_BARRIER = "clear_barrier"
    EXPORT_PLAN = "export_plan"
    HAND_OVER = "hand_over"
    TAKE_IN_RETURN = "take_in_return"
    REPLY_TO_COACH = "reply_to_coach"
    FINISH_AGREED_ACTION = "finish_agreed_action"
    EDIT_AGREEMENT = "edit_agreement"
    NOTE_SESSION = "note_session"
    SHARE_WITH_ASSISTANT = "share_with_assistant"
    TAKE_IN_FROM_ASSISTANT = "take_in_from_assistant"
    SHARE_WITH_TEAM = "share_with_team"
    TAKE_FROM_TEAM = "take_from_team"
    KEEP_FROM_TEAM = "keep_from_team"
    MERGE = "merge"
    CHOOSE_VALUE = "choose_value"
    ERASE_VALUES = "erase_values"
    RESTORE_RECORD = "restore_record"
    SALVAGE = "salvage"
    EDIT_RECORD = "edit_record"
    ADD_RECORD = "add_record"
    DELETE_RECORD = "delete_record"
    UNDO = "undo"
    REDO = "redo"


_ACTIONS = {action.value: action for action in Action}


def known_action(name: str) -> Action | None:
    """Return the action of this name, in any lane; None for one that only a newer version knows."""
    return _ACTIONS.get(split_lane(name)[0])


@frozen(kw_only=False)
class RecordChange(Frozen):
    """One record before and after; None stands for «no such record»."""

    record_type: str
    record_id: RecordId
    before: Row | None
    after: Row | None


@frozen(kw_only=False)
class ChangeSet(Frozen):
    """All that one action changed, in the order it was written.

    Attributes:
        action: What was done; UNDO and REDO for steps back and forth.
        undone: The action that an UNDO took back or a REDO repeated.
    """

    action: Action
    changes: tuple[RecordChange, ...]
    undone: Action | None = None

    def touches(self, *record_types: str) -> bool:
        """Say whether any record of one of these types changed."""
        return any(change.record_type in record_types for change in self.changes)


@frozen
class HistoryLine(Frozen):
    """One edit as the history shows it.

    Attributes:
        by: Name of the member who wrote it, "" where unknown.
        lane: Who did it; an assistant may have sat before the member's plan.
        field: Name of the field; "" where the record was created, "deleted" is the flag
            of the bin, "erased" an erasing for good.
        edit: The edit's identity, in hexadecimal digits.
        is_erased: What was written then was erased for good.
        was_erased: What it replaced was erased for good.
        is_hidden: What was written may not be read yet.
    """

    at: datetime
    by: str
    action: Action | None
    action_name: str
    record_type: str
    record_id: RecordId
    field: str
    before: Json
    after: Json
    lane: Lane = Lane.DIRECTOR
    edit: str = ""
    is_erased: bool = False
    was_erased: bool = False
    is_hidden: bool = False
