"""Why a file of answers or an instrument pack was refused; the codes of two errors."""

from enum import StrEnum


class AnswersProblem(StrEnum):
    """`AnswersUnreadableError.problem`."""

    TOO_LARGE = "too_large"
    NOT_A_FILE = "not_a_file"
    NOT_TEXT = "not_text"
    BROKEN_TABLE = "broken_table"
    EMPTY = "empty"
    NO_RESPONDENT_COLUMN = "no_respondent_column"
    UNKNOWN_COLUMN = "unknown_column"
    COLUMN_TWICE = "column_twice"
    TOO_MANY_CELLS = "too_many_cells"
    TOO_FEW_CELLS = "too_few_cells"
    RESPONDENT_MISSING = "respondent_missing"
    RESPONDENT_TOO_LONG = "respondent_too_long"
    RESPONDENT_TWICE = "respondent_twice"
    UNKNOWN_ITEM = "unknown_item"
    ITEM_TWICE = "item_twice"
    COMMENT_TOO_LONG = "comment_too_long"
    NOT_A_NUMBER = "not_a_number"
    OUTSIDE_SCALE = "outside_scale"


class PackProblem(StrEnum):
    """`PackUnreadableError.problem`."""

    TOO_LARGE = "too_large"
    NOT_A_FILE = "not_a_file"
    NOT_TOML = "not_toml"
    NOT_TOML_AT_LINE = "not_toml_at_line"
    WRONG_KIND = "wrong_kind"
    FIELD_MISSING = "field_missing"
    WRONG_TYPE = "wrong_type"
    BAD_SCALE = "bad_scale"
    BAD_ANCHORS = "bad_anchors"
    NO_ITEMS = "no_items"
    KEY_TWICE = "key_twice"
    BAD_RELIABILITY = "bad_reliability"
    BAD_DEVIATION = "bad_deviation"
    BAD_NEAR_ZERO = "bad_near_zero"
    BAD_CROSSWALK = "bad_crosswalk"
    TOO_LONG = "too_long"
    VERSION_TAKEN = "version_taken"
