"""What is owed: by age, by rule, by whoever asked; and the last rows of the ledger."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from planner.domain.protection import Block, Displacement, Rule
from planner.domain.records import RecordId
from planner.insight.debt import Debt
from planner.services.debts import Ledger, ledger
from planner.services.levels import level_names
from planner.services.session import Session
from planner.text import tr
from planner.words.choices import choice_text
from planner.words.levels import Names, level_text, level_title
from planner.words.numbers import hours_text, moment_text
from ui.look.measure import scaled
from ui.pages.protected_time.ledger.debt_card import debt_bands
from ui.widgets.column import ScrollColumn
from ui.widgets.labels import label
from ui.widgets.tables import WordsTable

MOST_ROWS = 30
WIDTH_PX, HEIGHT_PX = 760, 560


class OwedDialog(QDialog):
    """Shows where the debt comes from; nothing is changed here."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("What is owed"))
        known = ledger(session)
        debt, names = known.debt, level_names(session)
        self.ages = _table(tr("Age"), _age_rows(debt))
        self.rules = _table(tr("Rule"), _rule_rows(session, debt))
        self.levels = _table(tr("For whom it was taken"), _level_rows(debt, names))
        self.rows = WordsTable(tr("The last rows of the ledger"))
        self.rows.show_words(
            (tr("When"), tr("Block"), tr("What"), tr("Minutes")),
            _ledger_rows(session, known, names),
        )
        self._build(debt)

    def _build(self, debt: Debt) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(24), scaled(20), scaled(24), scaled(20))
        column.setSpacing(scaled(12))
        total = tr("{minutes} owed in all; the sum of the ledger.")
        column.addWidget(label(total.format(minutes=hours_text(debt.minutes)), "strong"))
        column.addWidget(self._tables(), 1)
        column.addWidget(buttons)
        self.resize(scaled(WIDTH_PX), scaled(HEIGHT_PX))

    def _tables(self) -> ScrollColumn:
        body = ScrollColumn()
        body.column.setContentsMargins(0, 0, 0, 0)
        for title, table in (
            (tr("By age"), self.ages),
            (tr("By rule"), self.rules),
            (tr("By whoever asked"), self.levels),
            (tr("The last rows of the ledger"), self.rows),
        ):
            body.add(label(title, "h2"))
            body.add(table)
        body.end()
        return body


def _table(title: str, rows: Sequence[tuple[str, str]]) -> WordsTable:
    table = WordsTable(title)
    table.show_words((title, tr("Owed")), rows)
    return table


def _age_rows(debt: Debt) -> list[tuple[str, str]]:
    rows = [(words, hours_text(minutes)) for words, minutes, _ in debt_bands(debt)]
    if debt.surge_minutes:
        rows.append((tr("in surges, kept apart"), hours_text(debt.surge_minutes)))
    return rows


def _rule_rows(session: Session, debt: Debt) -> list[tuple[str, str]]:
    titles = {rule.id: rule.title for rule in session.read.all(Rule)}
    order = sorted(debt.by_rule.items(), key=lambda pair: -pair[1])
    return [(_title(titles, rule), hours_text(minutes)) for rule, minutes in order]


def _title(titles: Mapping[RecordId, str], rule: RecordId | None) -> str:
    if rule is None:
        return tr("blocks without a rule")
    return titles.get(rule, tr("a rule that is gone"))


def _level_rows(debt: Debt, names: Names) -> list[tuple[str, str]]:
    order = sorted(debt.by_level.items(), key=lambda pair: -pair[1])
    return [(level_title(level, names), hours_text(minutes)) for level, minutes in order]


def _ledger_rows(session: Session, known: Ledger, names: Names) -> list[tuple[str, ...]]:
    blocks = {block.id: block for block in known.blocks}
    newest = list(reversed(known.rows))[:MOST_ROWS]
    zone = session.zone()
    return [
        (
            moment_text(row.at, zone),
            _block_words(blocks.get(row.block) if row.block else None),
            _what(row, names),
            _signed(row.minutes),
        )
        for row in newest
    ]


def _block_words(block: Block | None) -> str:
    return block.title if block else ""


def _what(row: Displacement, names: Names) -> str:
    parts = [choice_text(row.kind)]
    if row.by_what:
        parts.append(
            tr("by {what}, for {whom}").format(
                what=row.by_what, whom=level_text(row.for_whom, names)
            )
        )
    if row.exception_number:
        parts.append(tr("just this once, number {n}").format(n=row.exception_number))
    return "; ".join([*parts, *([row.why] if row.why else [])])


def _signed(minutes: int) -> str:
    if not minutes:
        return hours_text(0)
    sign = "+" if minutes > 0 else "\N{MINUS SIGN}"
    return sign + hours_text(abs(minutes))
