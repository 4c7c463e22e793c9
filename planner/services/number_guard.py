"""Did an action write what may be a patient's number? Then it is asked about, once."""

from collections.abc import Iterable, Iterator

from planner.domain.changes import Action, RecordChange, Row
from planner.domain.errors.log import NumberToConfirmError
from planner.domain.patient_numbers import patient_numbers_in
from planner.domain.plan import RECORD_TYPES
from planner.domain.records import specs_of

_LETS_THROUGH = frozenset(
    {
        # Nobody types these: files are taken in whole, and drafts are asked about when accepted.
        *(Action.IMPORT_PLAN, Action.IMPORT_CALENDAR, Action.IMPORT_BUSY_TIME),
        *(Action.TAKE_IN_FROM_ASSISTANT, Action.SHARE_WITH_ASSISTANT, Action.MAKE_EXAMPLE),
        # Their services ask before they begin, and take the answer.
        *(Action.LOG_ENTRY, Action.EDIT_ENTRY, Action.START_TIMER, Action.STOP_TIMER),
        *(Action.ACCEPT_DRAFT, Action.CLOSE_DAY, Action.CLOSE_WEEK, Action.ANSWER_WEEK),
        *(Action.LOOK_BACK, Action.ADD_BUSY_TIME),
    }
)


class NumberGuard:
    """Refuses each number once; whoever saves it again says that it is no patient's.

    Attributes:
        is_off: The user has said so beforehand, of all numbers.
    """

    def __init__(self) -> None:
        self.is_off = False
        self._asked: set[str] = set()

    def check(self, action: Action, changes: Iterable[RecordChange]) -> None:
        """Look at all texts that an action wrote.

        Raises:
            NumberToConfirmError: A text holds a number that may be a patient's, that stood in
                none of the records before, and that was not asked about.
        """
        if self.is_off or action in _LETS_THROUGH:
            return
        known = list(changes)
        before = {
            number
            for change in known
            for _, text in _texts(change.record_type, change.before)
            for number in patient_numbers_in(text)
        }
        for change in known:
            for field_name, text in _texts(change.record_type, change.after):
                for number in patient_numbers_in(text):
                    if number not in before and number not in self._asked:
                        self._asked.add(number)
                        raise NumberToConfirmError(change.record_type, field_name, number)


def _texts(record_type: str, row: Row | None) -> Iterator[tuple[str, str]]:
    if row is None or record_type not in RECORD_TYPES:
        return
    for spec in specs_of(RECORD_TYPES[record_type]):
        if spec.searchable:
            yield spec.name, str(row.get(spec.name) or "")
