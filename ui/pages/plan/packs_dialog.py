"""For whom a pack is and what goes into it: nothing is ticked until somebody ticks it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from planner.domain.handed_over import PackKind
from planner.domain.records import Record, RecordId
from planner.services.packs import name_of
from planner.text import tr
from planner.words.records import record_title
from ui.widgets.check_box import CheckBox
from ui.widgets.dialog_form import DialogForm
from ui.widgets.form import FormRow
from ui.widgets.labels import label
from ui.widgets.number_field import NumberField

MOST_YEARS = 100


def pack_words(kind: PackKind) -> str:
    """Say what a pack holds and what it leaves behind."""
    return {
        PackKind.REQUEST: tr(
            "Everything that names this person goes into one file, private records too, by who may "
            "see it. You or whoever answers the request decide what of it is disclosed."
        ),
        PackKind.SUCCESSOR: tr(
            "Only what you tick goes to whoever comes next. Reflections and what your coach wrote "
            "never do."
        ),
        PackKind.APPRAISAL: tr("Only the evidence that you tick goes to the appraisal form."),
    }[kind]


class PackDialog(DialogForm):
    """Asks for a name and, but for a request, for the records."""

    def __init__(
        self, parent: QWidget, kind: PackKind, title: str, offered: Sequence[Record]
    ) -> None:
        super().__init__(parent, title, tr("Choose the file…"))
        self.kind = kind
        self.name = QLineEdit()
        self.years = NumberField(0, MOST_YEARS)
        self.boxes: dict[RecordId, CheckBox] = {}
        asked = tr("About whom") if kind is PackKind.REQUEST else tr("For whom")
        self.body.add(label(pack_words(kind), "muted"))
        self.body.add(FormRow(asked, self.name))
        if kind is PackKind.REQUEST:
            self.years.setSpecialValueText(tr("no rule"))
            help_words = tr("Your own rule: so many years after their last change.")
            self.body.add(FormRow(tr("Years for which records are kept"), self.years, help_words))
        for record in offered:
            words = tr("{kind}: {title}").format(
                kind=record_title(record.TYPE), title=name_of(record)
            )
            box = CheckBox(words.replace("&", "&&"))
            self.boxes[record.id] = box
            self.body.add(box)
        if kind is not PackKind.REQUEST and not offered:
            self.body.add(label(tr("There is nothing yet that could be handed over.")))
        self.body.end()

    @property
    def chosen(self) -> list[RecordId]:
        """Return the records that are ticked."""
        return [record for record, box in self.boxes.items() if box.isChecked()]

    @property
    def keep_years(self) -> int | None:
        """Return the leader's own rule; None without one."""
        return self.years.value() or None
