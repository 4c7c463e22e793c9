"""Why a table of standards or a crosswalk was refused; the codes of one error."""

from enum import StrEnum


class FrameworkProblem(StrEnum):
    """`FrameworkUnreadableError.problem`."""

    TOO_LARGE = "too_large"
    NOT_A_FILE = "not_a_file"
    NOT_TEXT = "not_text"
    BROKEN_TABLE = "broken_table"
    EMPTY = "empty"
    COLUMN_MISSING = "column_missing"
    UNKNOWN_COLUMN = "unknown_column"
    COLUMN_TWICE = "column_twice"
    TOO_MANY_CELLS = "too_many_cells"
    CELL_MISSING = "cell_missing"
    CELL_TOO_LONG = "cell_too_long"
    NOT_A_DAY = "not_a_day"
    ENDS_BEFORE = "ends_before"
    KEY_TWICE = "key_twice"
    UNKNOWN_STANDARD = "unknown_standard"
