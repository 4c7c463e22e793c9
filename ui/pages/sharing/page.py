"""The page of sharing; its cards are the other modules of this folder."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QShowEvent

from planner.domain.changes import ChangeSet
from planner.domain.records import RecordId
from planner.overriding import override
from planner.services.history import NamedRecord
from planner.text import tr
from ui.context import Context
from ui.pages.sharing.backups_card import BackupsCard
from ui.pages.sharing.check_card import CheckCard
from ui.pages.sharing.conflicts_card import ConflictsCard
from ui.pages.sharing.history_card import HistoryCard
from ui.pages.sharing.merge_card import MergeCard
from ui.pages.sharing.news_card import NewsCard
from ui.pages.sharing.passphrase_card import PassphraseCard
from ui.pages.sharing.places_card import PlacesCard
from ui.pages.sharing.work_card import WorkCard
from ui.widgets.column import ScrollColumn
from ui.widgets.page_header import PageHeader


class SharingPage(ScrollColumn):
    """Stacks the cards, and has them read again what changed while the page is seen."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._is_stale = True
        self.header = PageHeader(
            tr("Sharing"), tr("With your team, and between your own computers")
        )
        self.work = WorkCard(context)
        self.news = NewsCard(context)
        self.conflicts = ConflictsCard(context)
        self.places = PlacesCard(context)
        self.merging = MergeCard(context)
        self.history = HistoryCard(context)
        self.backups = BackupsCard(context)
        self.passphrase = PassphraseCard(context)
        self.check = CheckCard(context)
        exchanged = (self.work, self.news, self.conflicts, self.places, self.merging)
        kept = (self.history, self.backups, self.passphrase, self.check)
        for part in (self.header, *exchanged, *kept):
            self.add(part)
        self.end()
        self._add_actions()
        context.changed.connect(self._on_changed)
        self.places.exchanged.connect(self._read)

    def _add_actions(self) -> None:
        """Offer in the palette what the page can do."""
        for words, slot in (
            (tr("Add a team folder"), self.places.ask_folder),
            (tr("Add a team file"), self.places.ask_file),
            (tr("Add a hub"), self.places.ask_hub),
            (tr("Take in a bundle of a team"), self.places.ask_bundle),
            (tr("Merge a copy of this plan"), self.merging.ask),
        ):
            action = QAction(words, self)
            action.triggered.connect(slot)
            self.addAction(action)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._read()
        self.places.look()

    def open_record(self, record_type: str, record: RecordId) -> None:
        """Show what was done to a record."""
        self.history.show_record(NamedRecord(record_type, record))
        self.ensureWidgetVisible(self.history)

    @Slot(object)
    def _on_changed(self, _changes: ChangeSet) -> None:
        self._is_stale = True
        if self.isVisible():
            self._read()

    @Slot()
    def _read(self) -> None:
        self._is_stale = False
        self.work.refresh()
        self.conflicts.refresh()
        self.places.refresh()
