"""The first run: three questions, and a plan that is somebody's."""

from enum import StrEnum
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from planner.domain.plan import Plan
from planner.services.first_steps import NewHat, set_up
from planner.text import tr
from ui.context import Context
from ui.jobs import Job
from ui.look.measure import scaled
from ui.widgets.choice import Choice, Option
from ui.widgets.dialog_form import DialogForm
from ui.widgets.flow import Flow
from ui.widgets.form import Form
from ui.widgets.labels import label, set_role

BODIES_AT_FIRST = 2
MOST_BODIES = 6


class Beginning(StrEnum):
    """How a plan is begun."""

    CALENDAR = "calendar"
    EMPTY = "empty"
    EXAMPLE = "example"


class Questions(DialogForm):
    """Asks who the leader is, whom they serve, and how to begin."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, tr("Welcome to Firebreak"), tr("Begin"))
        self.cancel_button.setText(tr("Later"))
        self.name = QLineEdit()
        self.role = QLineEdit()
        self.bodies = [QLineEdit() for _ in range(MOST_BODIES)]
        self.more_button = QPushButton(tr("Another body"))
        self.beginning = Choice(tr("How do you want to begin?"), _options())
        self._own = QWidget()
        self._who, self._served = Form(), Form()
        self._build_questions()
        self.more_button.clicked.connect(self._show_another)
        self.beginning.chosen.connect(self._on_beginning)

    def _build_questions(self) -> None:
        intro = tr(
            "A firebreak is a strip kept clear so that a fire cannot take everything. Three "
            "questions make this plan yours; all of it stays in one file on this computer."
        )
        self.body.add(label(intro, "muted"))
        for part in (label(tr("1. How do you want to begin?"), "h2"), self.beginning, self._own):
            self.body.add(part)
        self._who.add(tr("Your name"), self.name)
        self._who.add(tr("Your role"), self.role, tr("Such as Director of Operations."))
        for number, body in enumerate(self.bodies, 1):
            title = tr("Body {number} that you serve").format(number=number)
            example = tr("Such as your trust, or a place partnership.") if number == 1 else ""
            row = self._served.add(title, body, example)
            row.setVisible(number <= BODIES_AT_FIRST)
        set_role(self.more_button, "quiet")
        more = QWidget()
        Flow(more).add(self.more_button)
        column = QVBoxLayout(self._own)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(14))
        for part in (
            *(label(tr("2. Who are you?"), "h2"), self._who),
            *(label(tr("3. Whom do you serve?"), "h2"), self._served, more),
        ):
            column.addWidget(part)
        self.body.end()

    @Slot()
    def _show_another(self) -> None:
        hidden = [row for row in self._served.rows if row.isHidden()]
        if hidden:
            hidden[0].show()
            hidden[0].field.setFocus()
        self.more_button.setVisible(len(hidden) > 1)

    @Slot(str)
    def _on_beginning(self, value: str) -> None:
        self._own.setVisible(value != Beginning.EXAMPLE)

    def hats(self) -> list[NewHat]:
        """Return a hat for each body that was named."""
        role = self.role.text().strip()
        names = [body.text().strip() for body in self.bodies]
        return [NewHat(body=name, role=role) for name in names if name]


class FirstRun(QObject):
    """Asks the questions over the window, and does what was answered."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window

    @Slot()
    def ask(self) -> None:
        """Ask, unless the plan has its owner."""
        if self._context.session.owner() is not None:
            return
        questions = Questions(self._window)
        questions.submitted.connect(partial(self._answer, questions))
        questions.open()

    def _answer(self, questions: Questions) -> None:
        beginning = Beginning(questions.beginning.value)
        if beginning is Beginning.EXAMPLE:
            questions.accept()
            self._make_example()
            return
        session = self._context.session
        begin = partial(set_up, session, questions.name.text(), questions.hats())
        if questions.attempt(begin):
            self._context.show_info(tr("The plan is yours. Write a line to log your first entry."))
            if beginning is Beginning.CALENDAR:
                self._context.calendar_wanted.emit()
            else:
                self._context.capture_wanted.emit()

    def _make_example(self) -> None:
        from planner.services.example.taking import example_plan  # noqa: PLC0415 - only when asked

        make = partial(example_plan, self._context.session.now())
        job = self._context.jobs.start(make, tr("Making half a year of a made-up director"))
        job.succeeded.connect(self._take_example)
        job.failed.connect(self._context.show_error)
        job.ended.connect(self._on_ended)

    @Slot(object)
    def _take_example(self, example: Plan) -> None:
        from planner.services.example.taking import take_example  # noqa: PLC0415 - only when asked

        if self._context.attempt(partial(take_example, self._context.session, example)):
            self._context.show_info(tr("This is the example: nothing in it is real."))

    @Slot(object)
    def _on_ended(self, _job: Job) -> None:
        self.ask()  # who stopped the example is asked again


def _options() -> list[Option]:
    return [
        Option(value=Beginning.CALENDAR, words=tr("Import my calendar")),
        Option(value=Beginning.EMPTY, words=tr("Start empty")),
        Option(value=Beginning.EXAMPLE, words=tr("Look at the example")),
    ]
