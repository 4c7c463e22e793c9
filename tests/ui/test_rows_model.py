from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from ui.look.theme import Theme
from ui.look.tokens import LIGHT
from ui.models.rows import Column, RowsModel

Role = Qt.ItemDataRole


@dataclass(frozen=True)
class Row:
    id: str
    words: str = ""
    minutes: int = 0


class Shown:
    """A model over a list that a test may change."""

    def __init__(self, parent, rows, **column):
        self.rows = rows
        self.edits = []
        self.model = RowsModel(
            [
                Column("What", lambda row: row.words, **column),
                Column("Minutes", lambda row: str(row.minutes), edit=self.edit, is_number=True),
            ],
            lambda: self.rows,
            parent,
        )
        self.tester = QAbstractItemModelTester(
            self.model, QAbstractItemModelTester.FailureReportingMode.Fatal
        )

    def edit(self, row, value):
        self.edits.append((row.id, value))

    def ids(self):
        return [
            self.model.value(self.model.index(row, 0)).id for row in range(self.model.rowCount())
        ]


ids = st.lists(st.sampled_from("abcdefgh"), unique=True)


@given(before=ids, after=ids)
def test_any_list_may_become_any_other(qapp, before, after):
    shown = Shown(qapp, [Row(name) for name in before])

    shown.rows = [Row(name, words="new") for name in after]
    shown.model.refresh()

    assert shown.ids() == after
    assert {shown.model.index(row, 0).data() for row in range(len(after))} <= {"new"}
    shown.model.deleteLater()


def test_an_edit_repaints_one_row(qapp):
    shown = Shown(qapp, [Row("a"), Row("b")])
    changed, reset = QSignalSpy(shown.model.dataChanged), QSignalSpy(shown.model.modelReset)

    shown.rows = [Row("a"), replace(Row("b"), words="Bake")]
    shown.model.refresh()

    assert changed.count() == 1
    assert reset.count() == 0


def test_rows_that_come_and_go_leave_the_view_its_place(qapp):
    shown = Shown(qapp, [Row("a"), Row("b"), Row("c")])
    reset = QSignalSpy(shown.model.modelReset)

    shown.rows = [Row("b"), Row("new"), Row("c")]
    shown.model.refresh()

    assert reset.count() == 0
    assert shown.model.row_of("new") == 1
    assert shown.model.row_of("a") is None


def test_a_cell_that_can_be_edited_hands_the_value_on(qapp):
    shown = Shown(qapp, [Row("a")])

    assert shown.model.setData(shown.model.index(0, 1), "45")

    assert shown.edits == [("a", "45")]
    assert not shown.model.setData(shown.model.index(0, 0), "x")


@pytest.mark.parametrize(
    ("role", "answer"),
    [
        (Role.ToolTipRole, "a tip"),
        (Role.AccessibleTextRole, "said aloud"),
    ],
)
def test_a_column_says_more_than_its_text(qapp, role, answer):
    shown = Shown(qapp, [Row("a")], tooltip=lambda _: "a tip", spoken=lambda _: "said aloud")

    assert shown.model.index(0, 0).data(role) == answer


def test_colours_and_icons_are_asked_for_by_name(shown_look, qapp):
    shown_look.show_theme(Theme.LIGHT)
    shown = Shown(qapp, [Row("a")], foreground=lambda _: "warning", icon=lambda _: "accept")
    index = shown.model.index(0, 0)

    assert index.data(Role.ForegroundRole).name().upper() == LIGHT.warning
    assert not index.data(Role.DecorationRole).isNull()


def test_numbers_stand_flush_right_under_their_title(qapp):
    shown = Shown(qapp, [Row("a")])

    for aligned in (
        shown.model.index(0, 1).data(Role.TextAlignmentRole),
        shown.model.headerData(1, Qt.Orientation.Horizontal, Role.TextAlignmentRole),
    ):
        assert Qt.AlignmentFlag(aligned) & Qt.AlignmentFlag.AlignRight
    assert shown.model.headerData(1, Qt.Orientation.Horizontal) == "Minutes"
