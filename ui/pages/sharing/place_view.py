"""One place where a plan meets its team: who is there, who holds it, what to do with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from planner.domain.errors.team import NoTeamError
from planner.services.team import TeamExchange
from planner.services.team_places import TeamPlace
from planner.services.team_status import Holder, MemberShown, TeamLook
from planner.text import tr
from planner.words import team as words
from planner.words.errors import error_text
from ui.context import Context
from ui.look.icons import icon
from ui.look.measure import scaled
from ui.models.rows import Column, RowsModel
from ui.pages.sharing.wording import (
    detail_lines,
    holder_text,
    member_state,
    place_line,
    place_title,
)
from ui.widgets.flow import Flow
from ui.widgets.labels import breakable, label, set_role
from ui.widgets.row_table import RowTable

PADDING_PX = 12
MOST_MEMBERS = 6


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member as a row; `id` tells it from the others."""

    id: str
    member: MemberShown


class PlaceView(QFrame):
    """Shows a place and says what the user wants of it.

    Signals:
        exchange_wanted, publish_wanted, pull_wanted, forget_wanted: The buttons.
        take_over_wanted: The lock is to be taken over; carries its Holder.
    """

    exchange_wanted = Signal()
    publish_wanted = Signal()
    pull_wanted = Signal()
    forget_wanted = Signal()
    take_over_wanted = Signal(object)

    def __init__(self, context: Context, place: TeamPlace) -> None:
        super().__init__()
        self.setObjectName("Well")
        self._context = context
        self.place = place
        self._holder: Holder | None = None
        self._members: list[MemberRow] = []
        self.title = label(breakable(place_title(place)), "strong")
        self.where = label(breakable(place_line(place)), "muted")
        self.last = label("", "muted")
        self.problem = label("", "error")
        self.held = label("", "warning")
        self.take_over_button = QPushButton(tr("Take over…"))
        self.take_over_button.setIcon(icon("lock"))
        self._lock = QWidget()
        self.came = label("", "muted")
        self.model: RowsModel[MemberRow] = RowsModel(_columns(), lambda: self._members, self)
        self.members = RowTable(
            tr("Members, {place}").format(place=place_title(place)),
            self.model,
            wide=1,
            most_rows=MOST_MEMBERS,
        )
        self._stack(self._build())
        self.show_place(place)
        self.show_members(())

    def _build(self) -> QWidget:
        self.exchange_button = QPushButton(tr("Exchange"))
        self.publish_button = QPushButton(tr("Publish"))
        self.pull_button = QPushButton(tr("Pull"))
        self.forget_button = QPushButton(tr("Forget this place"))
        set_role(self.exchange_button, "primary")
        set_role(self.forget_button, "quiet")
        buttons = QWidget()
        row = Flow(buttons)
        for button, tip, wanted in (
            (self.exchange_button, tr("Pull, then publish"), self.exchange_wanted),
            (self.publish_button, tr("Give the others what changed"), self.publish_wanted),
            (self.pull_button, tr("Take in what the others published"), self.pull_wanted),
            (self.forget_button, tr("What lies there stays"), self.forget_wanted),
        ):
            button.setToolTip(tip)
            button.setAccessibleName(f"{button.text()}: {place_title(self.place)}")
            button.setAccessibleDescription(tip)
            button.clicked.connect(wanted)
            row.add(button)
        self.take_over_button.clicked.connect(self._take_over)
        beside = Flow(self._lock)
        beside.add(self.held, grow=1, basis_px=240)
        beside.add(self.take_over_button)
        return buttons

    def _stack(self, buttons: QWidget) -> None:
        column = QVBoxLayout(self)
        padding = scaled(PADDING_PX)
        column.setContentsMargins(padding, padding, padding, padding)
        column.setSpacing(scaled(6))
        for widget in (self.title, self.where, self.last, self.problem, self._lock):
            column.addWidget(widget)
        for widget in (self.came, self.members):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(buttons)
        for hidden in (self.problem, self._lock, self.came):
            hidden.hide()

    def show_place(self, place: TeamPlace) -> None:
        """Show when it was last exchanged with."""
        self.place = place
        self.last.setText(words.last_text(place.last_exchange, self._context.session.zone()))

    @Slot(object)
    def show_look(self, look: TeamLook) -> None:
        """Show who is there, and who holds it."""
        self.problem.hide()
        self.show_holder(look.holder)
        self.show_members(look.members)

    def show_holder(self, held: Holder | None) -> None:
        """Say who holds the lock, and offer to take it over."""
        self._holder = held
        self._lock.setVisible(held is not None)
        if held is not None:
            zone = self._context.session.zone()
            said = holder_text(held.who, held.device, held.since, zone)
            self.held.setText(breakable(said))

    @Slot(Exception)
    def show_problem(self, error: Exception) -> None:
        """Say why it cannot be used."""
        self.problem.setText(breakable(error_text(error)))
        self.problem.show()

    @Slot(Exception)
    def show_unseen(self, error: Exception) -> None:
        """Say why it cannot be looked at; before the first exchange it need not be there."""
        if isinstance(error, NoTeamError) and self.place.last_exchange is None:
            self.came.setText(tr("Nothing is there yet: your first exchange makes it."))
            self.came.show()
        else:
            self.show_problem(error)

    def show_came(self, done: TeamExchange, said: str) -> None:
        """Say what came of the last exchange."""
        self.problem.hide()
        self.came.setText(breakable("\n".join((said, *detail_lines(done)))))
        self.came.show()

    def show_busy(self, *, is_busy: bool) -> None:
        """Let nothing be asked while an exchange runs."""
        for button in self.buttons():
            button.setEnabled(not is_busy)

    def buttons(self) -> tuple[QPushButton, ...]:
        """List what exchanges with, or forgets, the place."""
        return (
            *(self.exchange_button, self.publish_button, self.pull_button),
            *(self.forget_button, self.take_over_button),
        )

    def show_members(self, members: Sequence[MemberShown]) -> None:
        """List members, one row for each computer."""
        self._members = [
            MemberRow(f"{member.name}\n{member.device}\n{member.is_self}", member)
            for member in members
        ]
        self.model.refresh()
        self.members.setVisible(bool(self._members))

    @Slot()
    def _take_over(self) -> None:
        if self._holder is not None:
            self.take_over_wanted.emit(self._holder)


def _columns() -> tuple[Column[MemberRow], ...]:
    return (
        Column(tr("Member"), lambda row: row.member.name or tr("somebody")),
        Column(tr("Computer"), lambda row: row.member.device or "?"),
        Column(tr("Theirs"), lambda row: member_state(row.member)),
    )
