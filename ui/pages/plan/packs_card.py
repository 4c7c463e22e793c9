"""What is handed over on purpose beside the plan, and the traces of what was."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QWidget

from planner.domain.handed_over import Pack, PackKind, Trace
from planner.services.packs import choosable, chosen_pack, hand_over, request_pack, traces
from planner.text import tr, tr_plural
from planner.words.choices import choice_title
from planner.words.numbers import day_text
from ui.context import Context
from ui.look.icons import icon
from ui.models.rows import Column, RowsModel
from ui.pages.plan.leaving_protection import ProtectionAsked
from ui.pages.plan.packs_dialog import PackDialog
from ui.widgets.card import Card
from ui.widgets.file_dialog import FileDialog
from ui.widgets.flow import Flow
from ui.widgets.labels import label
from ui.widgets.row_table import RowTable


class PacksCard(Card):
    """A button for each kind of pack; below them, what left, when and for whom."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Hand something over"))
        self._context = context
        self._zone = context.session.zone()
        self._protection = ProtectionAsked(context, self)
        self._pack: Pack | None = None
        self.dialog: PackDialog | None = None
        self.none_yet = label(
            tr(
                "Nothing was handed over beside the plan. Each of these happens only when you ask, "
                "and is noted here."
            ),
            "muted",
        )
        self.model: RowsModel[Trace] = RowsModel(self._columns(), self._read, self)
        self.table = RowTable(tr("Handed over"), self.model, wide=1, most_rows=6)
        buttons = QWidget()
        row = Flow(buttons)
        self.buttons = {kind: QPushButton(_button_words(kind)) for kind in PackKind}
        for kind, button in self.buttons.items():
            button.setIcon(icon("sharing"))
            button.clicked.connect(partial(self.ask, kind))
            row.add(button)
        for widget in (self.none_yet, self.table, buttons):
            self.add(widget)
        self.refresh()

    def refresh(self) -> None:
        """Read again."""
        self.model.refresh()
        has_any = bool(self.model.rowCount())
        self.none_yet.setVisible(not has_any)
        self.table.setVisible(has_any)

    @Slot()
    def ask(self, kind: PackKind, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        """Ask for whom a pack is and what goes into it."""
        session = self._context.session
        offered = [] if kind is PackKind.REQUEST else choosable(session, kind)
        self.dialog = PackDialog(self, kind, _button_words(kind).rstrip("…"), offered)
        self.dialog.submitted.connect(self._on_submitted)
        self.dialog.open()

    @Slot()
    def _on_submitted(self) -> None:
        dialog = self.dialog
        if dialog is not None and dialog.attempt(partial(self._gather, dialog)):
            self._protection.before(partial(self._ask_where, dialog.kind))

    def _ask_where(self, kind: PackKind) -> None:
        name = f"{kind.value}-pack.html"
        plan = self._context.session.path
        kinds = tr("Page (*.html);;JSON (*.json)")
        files = FileDialog(
            self, tr("Hand over"), kinds, saves_as=name, folder=plan.parent if plan else None
        )
        files.chosen.connect(self.write)
        files.open()

    def _gather(self, dialog: PackDialog) -> None:
        session, name = self._context.session, dialog.name.text()
        if dialog.kind is PackKind.REQUEST:
            self._pack = request_pack(session, name, dialog.keep_years)
        else:
            self._pack = chosen_pack(session, dialog.kind, name, dialog.chosen)

    @Slot(object)
    def write(self, target: Path) -> None:
        """Write what was gathered, and note the trace."""
        pack = self._pack
        if pack and self._context.attempt(partial(hand_over, self._context.session, pack, target)):
            records = tr_plural("{n} record", "{n} records", len(pack.entries))
            words = tr("“{file}” is written for {who}: {records}. The plan notes it.")
            self._context.show_info(
                words.format(file=target.name, who=pack.recipient, records=records)
            )

    def _read(self) -> list[Trace]:
        return traces(self._context.session)

    def _columns(self) -> list[Column[Trace]]:
        return [
            Column(tr("What"), lambda trace: choice_title(trace.kind)),
            Column(tr("For whom"), lambda trace: trace.recipient),
            Column(tr("Records"), lambda trace: str(trace.records), is_number=True),
            Column(tr("Day"), lambda trace: day_text(trace.at.astimezone(self._zone).date())),
        ]


def _button_words(kind: PackKind) -> str:
    return {
        PackKind.REQUEST: tr("About a person…"),
        PackKind.SUCCESSOR: tr("For a successor…"),
        PackKind.APPRAISAL: tr("For an appraisal…"),
    }[kind]
