"""Fields to fill in, each with its label, a help and a place for what is wrong with it."""

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from planner.text import tr
from ui.look.measure import scaled
from ui.widgets.announce import announce
from ui.widgets.labels import label, set_look

TEXT_LINES = 4


class FormRow(QWidget):
    """A field under its label, with its help or what is wrong with it below."""

    def __init__(self, title: str, field: QWidget, help_words: str = "") -> None:
        super().__init__()
        self.title = label(title, "strong")
        self.title.setBuddy(field)
        self.field = field
        self.help = label(help_words, "muted")
        self.error = label("", "error")
        self.error.hide()
        field.setAccessibleName(title)
        field.setAccessibleDescription(help_words)
        if isinstance(field, QPlainTextEdit):
            field.setTabChangesFocus(True)
            field.setFixedHeight(field.fontMetrics().lineSpacing() * TEXT_LINES + scaled(16))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(4))
        for widget in (self.title, field, self.help, self.error):
            column.addWidget(widget)
        self.help.setVisible(bool(help_words))

    def show_error(self, words: str) -> None:
        """Say beside the field what is wrong, and have it read out; empty when all is well."""
        self.error.setText(words)
        self.error.setVisible(bool(words))
        set_look(self.field, "invalid", "true" if words else "false")
        self.field.setAccessibleDescription(words or self.help.text())
        if words:
            told = tr("{field}: {problem}").format(field=self.title.text(), problem=words)
            announce(self.field, told, urgent=True)


class Form(QWidget):
    """Rows one below the other, in the order in which Tab goes through them."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[FormRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(scaled(14))

    def add(self, title: str, field: QWidget, help_words: str = "") -> FormRow:
        """Append a field and return its row."""
        row = FormRow(title, field, help_words)
        self.rows.append(row)
        self._column.addWidget(row)
        return row

    def clear_errors(self) -> None:
        """Take back everything that was said to be wrong."""
        for row in self.rows:
            row.show_error("")
