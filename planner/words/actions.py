"""How actions are called in the undo menu and in the history: "Undo: log an entry"."""

from collections.abc import Mapping

from planner.domain.changes import Action
from planner.text import tr


def action_text(action: Action) -> str:
    """Return what was done, to stand behind "Undo:" or alone."""
    return _action_texts().get(action, action.value)


def _action_texts() -> Mapping[Action, str]:
    return {
        **_log_texts(),
        **_growth_texts(),
        **_protection_texts(),
        **_governance_texts(),
        **_partnership_texts(),
        **_plan_texts(),
    }


def _log_texts() -> Mapping[Action, str]:
    return {
        Action.LOG_ENTRY: tr("log an entry"),
        Action.EDIT_ENTRY: tr("edit an entry"),
        Action.SPLIT_ENTRY: tr("split an entry"),
        Action.DELETE_ENTRY: tr("delete an entry"),
        Action.START_TIMER: tr("start the timer"),
        Action.STOP_TIMER: tr("stop the timer"),
        Action.DISCARD_TIMER: tr("discard the timer"),
        Action.IMPORT_CALENDAR: tr("import a calendar"),
        Action.ACCEPT_DRAFT: tr("accept a draft"),
        Action.DISMISS_DRAFT: tr("dismiss a draft"),
        Action.CLOSE_DAY: tr("close the day"),
        Action.CLOSE_WEEK: tr("close the week"),
        Action.ANSWER_WEEK: tr("answer what the week was"),
    }


def _growth_texts() -> Mapping[Action, str]:
    return {
        Action.ADD_GOAL: tr("add a skill goal"),
        Action.EDIT_GOAL: tr("edit a skill goal"),
        Action.DELETE_GOAL: tr("delete a skill goal"),
        Action.ADD_STEP: tr("add a step"),
        Action.FINISH_STEP: tr("finish a step"),
        Action.ADD_EVIDENCE: tr("add evidence"),
        Action.ADD_INITIATIVE: tr("add an initiative"),
        Action.EDIT_INITIATIVE: tr("edit an initiative"),
        Action.OPEN_ROUND: tr("open a round"),
        Action.ENTER_ANSWERS: tr("enter answers"),
        Action.CLOSE_ROUND: tr("close a round"),
        Action.REOPEN_ROUND: tr("go on from a closed round"),
        Action.TAKE_INSTRUMENT: tr("take in an instrument"),
        Action.TAKE_FRAMEWORK: tr("take in a framework"),
        Action.TAKE_CROSSWALK: tr("take in a crosswalk"),
        Action.RATE_STANDARD: tr("rate a standard"),
        Action.TIE_GOAL: tr("tie a goal to a standard"),
        Action.UNTIE_GOAL: tr("untie a goal from a standard"),
        Action.START_REFLECTION: tr("start a reflection point"),
        Action.ANSWER_REFLECTION: tr("answer a reflection point"),
    }


def _protection_texts() -> Mapping[Action, str]:
    return {
        Action.ADD_RULE: tr("add a rule"),
        Action.EDIT_RULE: tr("edit a rule"),
        Action.DELETE_RULE: tr("delete a rule"),
        Action.EDIT_HOURS: tr("edit the working hours"),
        Action.ADD_HOURS: tr("add an hours set"),
        Action.DELETE_HOURS: tr("delete an hours set"),
        Action.IMPORT_BUSY_TIME: tr("import when a member is busy"),
        Action.ACCEPT_BLOCKS: tr("accept proposed blocks"),
        Action.ADD_BLOCK: tr("add a block"),
        Action.ADD_BUSY_TIME: tr("add busy time"),
        Action.KEEP_BLOCK: tr("keep a block"),
        Action.MOVE_BLOCK: tr("move a block"),
        Action.DISPLACE_BLOCK: tr("displace a block"),
        Action.LOCK_BLOCK: tr("lock a block"),
        Action.DEFEND_BLOCK: tr("defend a block or make it flexible"),
        Action.CORRECT_BLOCK: tr("correct what became of a block"),
        Action.WRITE_OFF_DEBT: tr("write off debt"),
        Action.ADD_CHARTER_ITEM: tr("add to the charter"),
        Action.EDIT_CHARTER_ITEM: tr("change the charter"),
        Action.RETIRE_CHARTER_ITEM: tr("take out of the charter"),
        Action.START_SURGE: tr("declare a surge"),
        Action.END_SURGE: tr("end a surge"),
        Action.SETTLE_SURGE: tr("settle the debt of a surge"),
        Action.LOOK_BACK: tr("look back on a displacement"),
        Action.PROPOSE: tr("propose blocks"),
    }


def _governance_texts() -> Mapping[Action, str]:
    return {
        Action.ADD_DECISION: tr("add a decision"),
        Action.EDIT_DECISION: tr("edit a decision"),
        Action.REFER_DECISION: tr("note a reference-back"),
        Action.CLOSE_DECISION: tr("close a decision"),
        Action.REOPEN_DECISION: tr("open a decision again"),
        Action.NAME_CONCERNED: tr("say whom a decision concerns"),
        Action.CHECK_BENEFIT: tr("say whether a benefit arrived"),
    }


def _partnership_texts() -> Mapping[Action, str]:
    return {
        Action.ADD_TENSION: tr("add a tension"),
        Action.EDIT_TENSION: tr("edit a tension"),
        Action.CLOSE_TENSION: tr("close a tension"),
        Action.SETTLE_PROMISE: tr("say what became of a promise"),
        Action.SHARE_OUT_PULSE: tr("share out the ten points"),
        Action.NAME_HOME_TEAMS: tr("name the home teams"),
        Action.LINK_BARRIER: tr("say what a barrier cost"),
        Action.DELAY_GOAL: tr("say what a barrier delays"),
        Action.CLEAR_BARRIER: tr("clear a barrier"),
    }


def _plan_texts() -> Mapping[Action, str]:
    return {
        Action.CREATE_PLAN: tr("create the plan"),
        Action.IMPORT_PLAN: tr("import a plan"),
        Action.MAKE_EXAMPLE: tr("make the example plan"),
        Action.EDIT_SETTINGS: tr("edit the settings"),
        Action.ADD_BODY: tr("add a body"),
        Action.EXPORT_PLAN: tr("export the plan"),
        Action.HAND_OVER: tr("hand something over"),
        Action.TAKE_IN_RETURN: tr("take in what the coach returned"),
        Action.REPLY_TO_COACH: tr("reply to the coach"),
        Action.FINISH_AGREED_ACTION: tr("say whether an agreed action is done"),
        Action.EDIT_AGREEMENT: tr("change the coaching agreement"),
        Action.NOTE_SESSION: tr("note a coaching session"),
        Action.SHARE_WITH_ASSISTANT: tr("share with the assistant"),
        Action.TAKE_IN_FROM_ASSISTANT: tr("take in what the assistant did"),
        Action.SHARE_WITH_TEAM: tr("share with the team"),
        Action.TAKE_FROM_TEAM: tr("take in what the team shared"),
        Action.KEEP_FROM_TEAM: tr("keep a record as it was before the team changed it"),
        Action.MERGE: tr("merge a copy of the plan"),
        Action.CHOOSE_VALUE: tr("choose between two values"),
        Action.ERASE_VALUES: tr("erase for good"),
        Action.RESTORE_RECORD: tr("restore a record"),
        Action.SALVAGE: tr("salvage from a damaged file"),
        Action.EDIT_RECORD: tr("edit a record"),
        Action.ADD_RECORD: tr("add a record"),
        Action.DELETE_RECORD: tr("delete a record"),
        Action.UNDO: tr("undo"),
        Action.REDO: tr("redo"),
    }
