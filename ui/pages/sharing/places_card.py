"""The places where a plan meets its team, and adding one."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from planner.domain.errors.team import TeamHeldError
from planner.overriding import override
from planner.services.exchange_steps import road_to
from planner.services.opening import surroundings
from planner.services.team import TeamExchange
from planner.services.team_places import (
    PlaceKind,
    TeamPlace,
    add_team_path,
    forget_team_place,
    team_places,
)
from planner.services.team_status import Holder, TeamLook
from planner.text import tr
from ui.context import Context
from ui.look.icons import icon
from ui.pages.sharing.exchanging import Exchange, Wanted
from ui.pages.sharing.place_dialogs import HubDialog, HubPasswordDialog, TakeOverDialog
from ui.pages.sharing.place_view import PlaceView
from ui.widgets.card import Card
from ui.widgets.file_dialog import FileDialog, at_home
from ui.widgets.flow import Flow
from ui.widgets.labels import label
from ui.widgets.tab_order import order_parts

TEAM_FILE = ".firebreak-team"
"""How the name of a team file ends."""


class PlacesCard(Card):
    """Lists places; exchanges with one of them at a time.

    Signals:
        exchanged: Something was pulled or published, or stands elsewhere than before.
    """

    exchanged = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Where your team meets"))
        self._context = context
        self._exchange: Exchange | None = None
        self.views: list[PlaceView] = []
        self._none = label(
            tr(
                "Nowhere yet. Choose a folder that all of you reach: on a network drive, in a "
                "cloud, or on a stick. Only what you mark for the team goes there, and only when "
                "you say so."
            ),
            "muted",
        )
        self.add(self._none)
        self._places = QWidget()
        self._flow = Flow(self._places)
        self.add(self._places)
        self.add(self._adding())
        self.refresh()

    def _adding(self) -> QWidget:
        self.folder_button = QPushButton(tr("Add a folder…"))
        self.file_button = QPushButton(tr("Add a file…"))
        self.hub_button = QPushButton(tr("Add a hub…"))
        self.bundle_button = QPushButton(tr("Take in a file…"))
        buttons = QWidget()
        row = Flow(buttons)
        self.bundle_button.setToolTip(tr("One bundle of a team that came by mail or on a stick"))
        for button, act, drawing in (
            (self.folder_button, self.ask_folder, "add"),
            (self.file_button, self.ask_file, "add"),
            (self.hub_button, self.ask_hub, "add"),
            (self.bundle_button, self.ask_bundle, "import"),
        ):
            button.setIcon(icon(drawing))
            button.clicked.connect(act)
            row.add(button)
        self._buttons = buttons
        return buttons

    def refresh(self) -> None:
        """Read again which places there are; those that are shown keep what they say."""
        places = team_places(self._context.session)
        if [view.place.written for view in self.views] != [place.written for place in places]:
            self._show_views(places)
        for view, place in zip(self.views, places, strict=True):
            view.show_place(place)
        self._none.setVisible(not places)
        self._places.setVisible(bool(places))

    def _show_views(self, places: list[TeamPlace]) -> None:
        known = {view.place.written: view for view in self.views}
        while self._flow.count():
            self._flow.takeAt(0)
        self.views = [
            known.pop(place.written) if place.written in known else self._view(place)
            for place in places
        ]
        for gone in known.values():
            gone.hide()
            gone.setParent(None)
            gone.deleteLater()
        for view in self.views:
            self._flow.add(view, grow=1, basis_px=420)
            view.show()
        self._order()

    def _order(self) -> None:
        order_parts(self, *self.views, self._buttons)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._order()  # Qt put the parts into the page's order one by one

    def _view(self, place: TeamPlace) -> PlaceView:
        view = PlaceView(self._context, place)
        view.exchange_wanted.connect(self._exchange_with)
        view.publish_wanted.connect(self._publish_to)
        view.pull_wanted.connect(self._pull_from)
        view.forget_wanted.connect(self._forget)
        view.take_over_wanted.connect(self._ask_take_over)
        return view

    def look(self) -> None:
        """Look who is there, beside the window; a hub is looked at when it is exchanged with."""
        for view in self.views:
            if view.place.kind is not PlaceKind.HUB:
                self._look_at(view)

    def _look_at(self, view: PlaceView) -> None:
        road = road_to(self._context.session, view.place, surroundings())
        job = self._context.jobs.start(road.looking())
        job.succeeded.connect(view.show_look)
        job.failed.connect(view.show_unseen)

    @Slot()
    def ask_folder(self) -> None:
        """Ask for a folder that all reach."""
        dialog = QFileDialog(self, tr("A folder that all of you reach"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, on=True)
        dialog.fileSelected.connect(self._take_name)
        dialog.open()

    @Slot()
    def ask_file(self) -> None:
        """Ask for a team file, which need not be there yet."""
        kinds = tr("Team files (*{ending})").format(ending=TEAM_FILE)
        dialog = FileDialog(self, tr("A team file"), kinds, saves_as=f"team{TEAM_FILE}")
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, on=True)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, tr("Use it"))
        dialog.chosen.connect(self.take_path)
        dialog.open()

    @Slot()
    def ask_hub(self) -> None:
        """Ask for the address of a hub."""
        dialog = HubDialog(self._context, self)
        dialog.accepted.connect(self.refresh)
        dialog.open()

    @Slot()
    def ask_bundle(self) -> None:
        """Ask for a single bundle."""
        dialog = FileDialog(self, tr("A bundle that came by mail"), tr("Bundles (*.bundle)"))
        dialog.chosen.connect(self.take_bundle)
        dialog.open()

    @Slot(object)
    def take_bundle(self, path: Path) -> None:
        """Take in one bundle; where it lies is not remembered."""
        place = TeamPlace(written=str(path))
        self.start(Wanted(place=place, publishes=False, is_bundle=True))

    @Slot(str)
    def _take_name(self, name: str) -> None:
        self.take_path(at_home(Path(name)))

    @Slot(object)
    def take_path(self, path: Path) -> None:
        """List a folder or a team file from now on."""
        if self._context.attempt(partial(add_team_path, self._context.session, path)):
            self.refresh()
            self.look()
            self.exchanged.emit()

    @Slot()
    def _forget(self) -> None:
        view = self._sender()
        if self._context.attempt(partial(forget_team_place, self._context.session, view.place)):
            self.refresh()
            (self.views[0].exchange_button if self.views else self.folder_button).setFocus()
            self.exchanged.emit()

    @Slot()
    def _exchange_with(self) -> None:
        self._ask(Wanted(place=self._sender().place), tr("Exchange"))

    @Slot()
    def _publish_to(self) -> None:
        self._ask(Wanted(place=self._sender().place, pulls=False), tr("Publish"))

    @Slot()
    def _pull_from(self) -> None:
        self._ask(Wanted(place=self._sender().place, publishes=False), tr("Pull"))

    @Slot(object)
    def _ask_take_over(self, held: Holder) -> None:
        place = self._sender().place
        dialog = TakeOverDialog(self._context, self, place, held)
        dialog.accepted.connect(partial(self.start, Wanted(place=place, takes_over=True)))
        dialog.open()

    def _sender(self) -> PlaceView:
        sender: QObject = self.sender()
        return next(view for view in self.views if view is sender)

    def _ask(self, wanted: Wanted, action: str) -> None:
        """Ask for the password of a hub; anything else starts at once."""
        if wanted.place.kind is not PlaceKind.HUB:
            self.start(wanted)
            return
        dialog = HubPasswordDialog(self, wanted.place, action)
        dialog.given.connect(partial(self._start_with, wanted))
        dialog.open()

    def _start_with(self, wanted: Wanted, password: str) -> None:
        self.start(
            Wanted(
                place=wanted.place,
                pulls=wanted.pulls,
                publishes=wanted.publishes,
                password=password,
            )
        )

    def start(self, wanted: Wanted) -> None:
        """Begin an exchange; a second one waits until the first has ended."""
        if self._exchange is not None:
            return
        self._exchange = Exchange(self._context, wanted, self)
        self._exchange.done.connect(self._on_done)
        self._exchange.failed.connect(self._on_failed)
        self._exchange.looked.connect(self._on_looked)
        self._exchange.ended.connect(self._on_ended)
        self._show_busy(is_busy=True)
        self._exchange.start()

    def _shown(self) -> PlaceView | None:
        """Return the view of the place that is exchanged with; None once it was forgotten."""
        written = self._exchange.wanted.place.written if self._exchange else ""
        return next((view for view in self.views if view.place.written == written), None)

    @Slot(object, str)
    def _on_done(self, done: TeamExchange, said: str) -> None:
        self.refresh()
        view = self._shown()
        if view is not None:
            view.show_came(done, said)
        self.exchanged.emit()

    @Slot(Exception)
    def _on_failed(self, error: Exception) -> None:
        view = self._shown()
        if view is None:
            return
        if isinstance(error, TeamHeldError):
            view.show_holder(
                Holder(token="", who=error.who, device=error.device, since=error.since)
            )
        else:
            view.show_problem(error)

    @Slot(object)
    def _on_looked(self, look: TeamLook) -> None:
        view = self._shown()
        if view is not None:
            view.show_look(look)

    @Slot()
    def _on_ended(self) -> None:
        ended, self._exchange = self._exchange, None
        if ended is not None:
            ended.deleteLater()
        self._show_busy(is_busy=False)
        self.exchanged.emit()

    def _show_busy(self, *, is_busy: bool) -> None:
        for view in self.views:
            view.show_busy(is_busy=is_busy)
