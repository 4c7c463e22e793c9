"""Whom the leader serves: hats, and the bodies they are worn in."""

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from planner.services.first_steps import NewHat, add_hat
from planner.services.hats import hats
from planner.text import tr
from ui.context import Context
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.form import FormRow
from ui.widgets.labels import label
from ui.widgets.tables import WordsTable

FIELD_PX = 210


class HatsCard(Card):
    """A table of hats, and a line that adds one."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Hats and bodies"))
        self._context = context
        self.table = WordsTable(tr("Hats and bodies"))
        self.nothing = label(
            tr("No hat yet. Each is a role in a body: your trust, a place partnership, a board."),
            "muted",
        )
        self.body = QLineEdit()
        self.role = QLineEdit()
        self.add_button = QPushButton(tr("Add the hat"))
        line = QWidget()
        row = Flow(line)
        row.add(FormRow(tr("Body"), self.body), grow=1, basis_px=FIELD_PX)
        row.add(FormRow(tr("Your role there"), self.role), grow=1, basis_px=FIELD_PX)
        row.add(self.add_button, align=Qt.AlignmentFlag.AlignBottom)
        for widget in (self.table, self.nothing, line):
            self.add(widget)
        self.add_button.clicked.connect(self._add)
        self.role.returnPressed.connect(self._add)
        self.refresh()

    def refresh(self) -> None:
        """Read the hats again."""
        rows = [
            (f"@{named.hat.tag}", named.hat.role, named.body)
            for named in hats(self._context.session)
        ]
        self.table.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        self.table.show_words((tr("In the line"), tr("Role"), tr("Body")), rows)

    @Slot()
    def _add(self) -> None:
        session = self._context.session
        owner = session.owner()
        if owner is None:
            self._context.show_info(tr("The plan has no owner yet: begin it first."))
            return
        new = NewHat(body=self.body.text(), role=self.role.text())
        if self._context.attempt(partial(add_hat, session, owner, new)):
            self._context.show_done(tr("Added the hat in “{body}”.").format(body=new.body.strip()))
            self.body.clear()
            self.role.clear()
            self.body.setFocus()
