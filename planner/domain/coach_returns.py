"""What a returned plan says, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum


class Finding(Enum):
    """What was left out or could not be told of a return."""

    UNKNOWN_FIELD = "unknown_field"
    UNREADABLE_ANSWER = "unreadable_answer"
    CUT = "cut"
    NOT_ALL_READ = "not_all_read"
    PLAN_DATA_MISSING = "plan_data_missing"
    PLAN_DATA_UNREADABLE = "plan_data_unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One finding; `where` names the field or the page, "" for the whole return."""

    finding: Finding
    where: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanData:
    """What the embedded `plan.json` says about the revision.

    Attributes:
        plan_uid: Of the plan, in hexadecimal.
        revision: 1 or more.
        goals, initiatives: Titles by the ids of their records.
    """

    plan_uid: str
    revision: int
    goals: Mapping[str, str] = field(default_factory=dict)
    initiatives: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What stands in one field; fields that were left as they were sent are none.

    Attributes:
        about: Id of the goal or initiative, or of the plan itself.
        what: What is asked, such as "question" or "noticed_trust".
        words: The text; the id of a choice; "yes" for a ticked box.
    """

    about: str
    what: str
    words: str

    @property
    def name(self) -> str:
        """Return the name of the field."""
        return f"{self.about}_{self.what}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """An annotation: what was written beside the text, or which words were marked.

    Attributes:
        page: From 1.
        section: Titles of the headings over it, the chapter first; empty where not known.
        passage: The words under a mark.
    """

    page: int
    section: tuple[str, ...] = ()
    words: str = ""
    passage: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedMark:
    """What the foot of a page says of plan and revision, where no data is embedded."""

    plan_tail: str
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CoachReturn:
    """All that one returned PDF says.

    Attributes:
        pages: How many it has.
        plan: None where the copy lost its data, as printed and flattened ones do.
        has_fields: It still has the coach's fields.
    """

    pages: int
    plan: PlanData | None = None
    printed: PrintedMark | None = None
    has_fields: bool = False
    answers: tuple[Answer, ...] = ()
    notes: tuple[Note, ...] = ()
    found: tuple[Found, ...] = ()

    @property
    def told_revision(self) -> int | None:
        """Return the number of the revision; None where neither data nor print tells."""
        if self.plan:
            return self.plan.revision
        return self.printed.revision if self.printed else None
