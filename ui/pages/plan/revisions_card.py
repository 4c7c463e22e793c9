"""The plans that have gone out."""

from planner.domain.coaching import Revision
from planner.domain.records import RecordId
from planner.services.past_revisions import RevisionChanges, revision_changes
from planner.text import tr
from planner.words.numbers import day_text
from planner.words.plan_preview import audience_text
from ui.context import Context
from ui.models.rows import Column, RowsModel
from ui.pages.plan.wording import changes_words, record_name, revision_period
from ui.widgets.card import Card
from ui.widgets.labels import label
from ui.widgets.row_table import RowTable

MOST_NAMES = 20
"""A tip with more would cover the window."""


class RevisionsCard(Card):
    """Lists revisions, the latest first."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Revisions"))
        self._context = context
        self._zone = context.session.zone()
        self._changes: dict[RecordId, RevisionChanges] = {}
        self.model: RowsModel[Revision] = RowsModel(self._columns(), self._read, self)
        self.table = RowTable(tr("Revisions"), self.model, wide=3, most_rows=6)
        self.none_yet = label(tr("No revision yet: the first is noted when you export."), "muted")
        self.add(self.none_yet)
        self.add(self.table)
        self.refresh()

    def refresh(self) -> None:
        """Read again."""
        self.model.refresh()
        has_any = bool(self.model.rowCount())
        self.none_yet.setVisible(not has_any)
        self.table.setVisible(has_any)

    def show_changes(self) -> None:
        """Say of each revision what had changed; it takes a moment, so not before it is seen."""
        self._changes = revision_changes(self._context.session)
        self.refresh()

    def _changed(self, revision: Revision) -> str:
        changes = self._changes.get(revision.id)
        return changes_words(changes) if changes else ""

    def _changed_names(self, revision: Revision) -> str:
        changes = self._changes.get(revision.id)
        records = (*changes.new, *changes.edited) if changes else ()
        names = dict.fromkeys(filter(None, map(record_name, records)))
        return "\n".join(list(names)[:MOST_NAMES])

    def _read(self) -> list[Revision]:
        return self._context.session.read.all(Revision)[::-1]

    def _columns(self) -> list[Column[Revision]]:
        return [
            Column(tr("No."), lambda revision: str(revision.number), is_number=True),
            Column(tr("For"), lambda revision: audience_text(revision.audience)),
            Column(
                tr("Day"),
                lambda revision: day_text(revision.exported_at.astimezone(self._zone).date()),
                tooltip=revision_period,
                spoken=lambda revision: tr("{day}, for {period}").format(
                    day=day_text(revision.exported_at.astimezone(self._zone).date()),
                    period=revision_period(revision),
                ),
            ),
            Column(tr("What changed"), self._changed, tooltip=self._changed_names),
        ]
