"""Making or changing one item of the charter: what, for whom, of which rule, how often."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from planner.domain.charter import CharterItem, written_levels
from planner.domain.protection import Requester, Rule
from planner.domain.records import RecordId
from planner.services.charter import add_charter_item, edit_charter_item
from planner.services.levels import level_names
from planner.text import tr
from planner.words.levels import level_text
from ui.context import Context
from ui.widgets.check_box import CheckBox
from ui.widgets.choice import Option
from ui.widgets.dialog_form import DialogForm
from ui.widgets.flow import Flow
from ui.widgets.form import Form
from ui.widgets.number_field import NumberField
from ui.widgets.pick import Pick

MOST_A_MONTH = 100


class CharterItemDialog(DialogForm):
    """Adds an item, or words the one it was given anew from today."""

    def __init__(self, context: Context, parent: QWidget, seen: CharterItem | None = None) -> None:
        title = tr("Charter: {text}").format(text=seen.text) if seen else tr("Add to the charter")
        super().__init__(parent, title, tr("Save it") if seen else tr("Add it"))
        self._context = context
        self._seen = seen
        self.text = QLineEdit(seen.text if seen else "")
        self.levels = {level: CheckBox(words) for level, words in self._levels().items()}
        self.rule = Pick(_rules(context), (seen.rule or "") if seen else "")
        self.most = NumberField(0, MOST_A_MONTH)
        self.most.setSpecialValueText(tr("as often as it comes"))
        self.most.setValue((seen.most_a_month or 0) if seen else 0)
        for level, box in self.levels.items():
            box.setChecked(bool(seen and level in seen.named_levels()))
        self._fill()
        self.submitted.connect(self._save)

    def _levels(self) -> dict[Requester, str]:
        """Return the levels of today, and those that the item named before."""
        names = level_names(self._context.session)
        named = self._seen.named_levels() if self._seen else ()
        return {level: level_text(level, names) for level in (*names, *named)}

    def _fill(self) -> None:
        form = Form()
        self.text_row = form.add(
            tr("What may displace a block"), self.text, tr("Such as: a serious incident.")
        )
        boxes = QWidget()
        flow = Flow(boxes, gap_px=10)
        for box in self.levels.values():
            flow.add(box)
        form.add(tr("For whom"), boxes, tr("None ticked: for anybody."))
        form.add(tr("Only blocks of"), self.rule)
        form.add(tr("Most often in a month"), self.most)
        self.body.add(form)
        self.body.end()

    @Slot()
    def _save(self) -> None:
        text = self.text.text().strip()
        self.text_row.show_error("" if text else tr("Please say what may displace a block."))
        if not text:
            self.text.setFocus()
            return
        session = self._context.session
        item = self._item(text)
        action = (
            partial(edit_charter_item, session, self._seen, item)
            if self._seen
            else partial(add_charter_item, session, item)
        )
        if self.attempt(action):
            self._context.show_done(tr("The charter says so from today on."))

    def _item(self, text: str) -> CharterItem:
        ticked = frozenset(level for level, box in self.levels.items() if box.isChecked())
        seen = self._seen or CharterItem(
            id=self._context.session.new_id(), text=text, valid_from=self._context.now().date()
        )
        return replace(
            seen,
            text=text,
            levels=written_levels(ticked),
            rule=RecordId(self.rule.value) if self.rule.value else None,
            most_a_month=self.most.value() or None,
        )


def _rules(context: Context) -> list[Option]:
    rules = context.session.read.all(Rule)
    any_rule = Option(value="", words=tr("any rule"))
    return [any_rule, *(Option(value=rule.id, words=rule.title) for rule in rules)]
