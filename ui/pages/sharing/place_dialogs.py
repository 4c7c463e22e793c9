"""What a place asks for: the address of a hub, its password, and a person's word about a lock."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from planner.domain.errors.hub import HubAddressError
from planner.services.team_places import TeamPlace, add_hub
from planner.services.team_status import Holder
from planner.text import tr
from planner.words.errors import error_text
from ui.context import Context
from ui.pages.sharing.wording import holder_text, place_title
from ui.widgets.dialog_form import DialogForm
from ui.widgets.form import Form
from ui.widgets.labels import label


class HubDialog(DialogForm):
    """Asks where a hub is."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent, tr("Add a hub"), tr("Add it"))
        self._context = context
        self.address = QLineEdit()
        self.team = QLineEdit()
        form = Form()
        self._address_row = form.add(
            tr("Address"),
            self.address,
            tr("Such as postgresql://ann@hub.example.org/firebreak, without the password."),
        )
        form.add(tr("Team"), self.team, tr("Only where you are in several teams there."))
        why = tr("A database that your organisation runs. Nothing is exchanged until you say so.")
        self.body.add(label(why, "muted"))
        self.body.add(form)
        self.body.end()
        self.submitted.connect(self._take)

    @Slot()
    def _take(self) -> None:
        address, team = self.address.text().strip(), self.team.text().strip()
        self._address_row.show_error("")
        self.attempt(partial(add_hub, self._context.session, address, team), self._explain)

    def _explain(self, error: Exception) -> bool:
        if isinstance(error, HubAddressError):
            self._address_row.show_error(error_text(error))
            return True
        return False


class HubPasswordDialog(DialogForm):
    """Asks for the password of a hub, which is kept for one exchange.

    Signals:
        given: The password; "" where the server needs none.
    """

    given = Signal(str)

    def __init__(self, parent: QWidget, place: TeamPlace, action: str) -> None:
        super().__init__(parent, place_title(place), action)
        address = place.account().address
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        form = Form()
        form.add(
            tr("Password of {user} on {host}").format(
                user=address.user or tr("your account"), host=address.host
            ),
            self.password,
            tr("Used for this exchange, and kept nowhere. Leave it empty if the server asks none."),
        )
        self.body.add(form)
        self.body.end()
        self.submitted.connect(self._take)

    @Slot()
    def _take(self) -> None:
        self.given.emit(self.password.text())
        self.accept()


class TakeOverDialog(DialogForm):
    """Asks whether somebody's lock is to be taken over: only a person can know."""

    def __init__(self, context: Context, parent: QWidget, place: TeamPlace, held: Holder) -> None:
        super().__init__(parent, tr("Take the lock over?"), tr("They have stopped: take it over"))
        zone = context.session.zone()
        self.body.add(label(place_title(place), "strong"))
        self.body.add(label(holder_text(held.who, held.device, held.since, zone)))
        self.body.add(
            label(
                tr(
                    "Take it over only if you know that this program or computer has stopped. "
                    "If it has not, it is told, and nothing that stands in the file is lost. "
                    "Then an exchange follows."
                )
            )
        )
        self.body.end()
        self.submitted.connect(self.accept)
