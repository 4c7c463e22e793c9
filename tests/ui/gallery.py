"""Every widget of the window on one page, with made-up words: for the audit and for pictures."""

from datetime import date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from planner.drawing.display_list import Align, Line, Pattern, Picture, Reading, Rect, Text
from ui.pages.spec import PageSpec
from ui.widgets.card import Card
from ui.widgets.chart import Chart
from ui.widgets.choice import Choice, Option
from ui.widgets.column import ScrollColumn
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import Flow
from ui.widgets.form import Form
from ui.widgets.labels import label
from ui.widgets.number_field import NumberField
from ui.widgets.page_header import PageHeader
from ui.widgets.swatch import swatch
from ui.widgets.week_grid.grid import WeekGrid
from ui.widgets.week_grid.items import GridItem, GridKind, GridTone
from ui.widgets.week_grid.scroll import WeekScroll

LONDON = ZoneInfo("Europe/London")
MONDAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 26, 9, 10, tzinfo=LONDON)
MODES = {
    "firefighting": ("Firefighting", Pattern.SOLID),
    "running": ("Running", Pattern.OUTLINE),
    "long_term": ("Long-term", Pattern.HATCHED),
    "development": ("Development", Pattern.DOTTED),
}
HOURS = ((17, 12, 5, 3), (14, 15, 6, 2), (21, 11, 2, 0), (12, 13, 8, 4), (16, 12, 6, 3))


def week_chart(width):
    """Lay out hours per week as stacked bars."""
    shapes, readings, rows = [], [], []
    left, height, column = 34.0, 170.0, (width - 40) / len(HOURS)
    for hours in range(0, 41, 10):
        y = 150 - hours * 3.4
        shapes.append(Line(x1=left, y1=y, x2=width, y2=y, stroke="border", width=0.7))
        shapes.append(
            Text(x=left - 6, y=y + 3, words=f"{hours} h", fill="muted", size=9, align=Align.END)
        )
    for number, parts in enumerate(HOURS):
        x, y = left + 6 + number * column, 150.0
        for mode, part in zip(MODES, parts, strict=True):
            bar = part * 3.4
            y -= bar
            shapes.append(
                Rect(
                    x=x,
                    y=y,
                    width=column * 0.6,
                    height=max(0, bar - 1),
                    fill=f"mode_{mode}",
                    pattern=MODES[mode][1],
                )
            )
        title = f"{19 + number} Oct" if number < 2 else f"{number} Nov"
        middle = x + column * 0.3
        shapes.append(Text(x=middle, y=164, words=title, fill="muted", size=9, align=Align.MIDDLE))
        words = f"Week of {title}: {sum(parts)} hours, {parts[0]} of them firefighting"
        readings.append(Reading(words=words, area=(x, y, column * 0.6, 150 - y)))
        rows.append((title, *(f"{part} h" for part in parts)))
    return Picture(
        width=width,
        height=height,
        shapes=tuple(shapes),
        alternative="Hours of five weeks by mode; firefighting leads in each.",
        readings=tuple(readings),
        header=("Week", *(words for words, _ in MODES.values())),
        rows=tuple(rows),
    )


def item(day, begin, minutes, title, kind, **more):
    """Make an item `day` days after Monday at `begin` hours."""
    start = datetime.combine(MONDAY, datetime.min.time(), LONDON) + timedelta(days=day, hours=begin)
    key = more.pop("key", f"{day}-{begin}-{title}")
    end = start + timedelta(minutes=minutes)
    return GridItem(key=key, start=start, end=end, title=title, kind=kind, **more)


def week_items():
    """List a week that looks like a director's."""
    diary = partial(item, kind=GridKind.DIARY)
    development = GridTone.DEVELOPMENT
    return [
        diary(0, 8.5, 90, "Executive team"),
        diary(0, 10.5, 90, "ED flow huddle"),
        diary(0, 14, 90, "Finance committee", note="Room 4"),
        item(0, 16, 90, "Workforce plan", GridKind.BLOCK_FLEXIBLE, tone=development),
        item(1, 8, 75, "Model of frailty care", GridKind.BLOCK_DEFENDED, note="kept 7 of 8 times"),
        diary(1, 9.5, 90, "Place board"),
        diary(1, 10, 60, "Site visit"),
        diary(1, 10.5, 90, "Call with the region"),
        diary(2, 0, 24 * 60, "Annual leave (half)", is_all_day=True),
        item(2, 9.75, 60, "Speaking truth to power", GridKind.BLOCK_DEFENDED, tone=development),
        diary(2, 11, 90, "Quality board"),
        diary(3, 9, 60, "Exec huddle"),
        item(3, 10.25, 120, "Model of frailty care", GridKind.PROPOSAL, note="the best place"),
        item(4, 8.5, 90, "Truth to power", GridKind.REPAYMENT, tone=development, note="18 Nov"),
        diary(4, 14, 15, "CEO"),
        diary(6, 17, 120, "On call"),
    ]


def header():
    """Make a header with three actions."""
    made = PageHeader("Protected time", "23 to 29 November, 5 proposals, nothing is written yet")
    for words, drawing in (("Earlier", "previous"), ("Rules…", "")):
        made.add_action(words, drawing)
    made.add_action("Accept 5 blocks", "accept", is_primary=True)
    return made


def form():
    """Make a form with one field that is wrong."""
    made = Form()
    made.add("Title", QLineEdit("Model of frailty care"), "As it stands in the plan.")
    minutes = NumberField(0, 600)
    made.add("Minutes a week", minutes).show_error("A rule takes 15 to 600 minutes a week.")
    cadence = QComboBox()
    cadence.addItems(["Every week", "Every month"])
    made.add("How often", cadence)
    made.add("Why", QPlainTextEdit("The region asked for it twice."))
    return made


class Gallery(ScrollColumn):
    """Shows one of everything."""

    def __init__(self, context):
        super().__init__()
        self.context = context
        self.header = header()
        self.choice = Choice(
            "Mode",
            [
                Option(value=mode, words=words, sample=swatch(f"mode_{mode}", pattern))
                for mode, (words, pattern) in MODES.items()
            ],
            "long_term",
        )
        self.grid = WeekGrid("The week")
        self.grid.show_week(MONDAY, week_items(), now=NOW)
        self.chart = Chart(week_chart)
        self.form = form()
        self.empty = EmptyState(
            "skill_goals",
            "No skill goals yet",
            "The skills you want to move, with the next step for each, will stand here.",
            "Add a skill goal",
        )
        self.add(self.header)
        self.add(self._capture())
        self.add(self._week())
        self.add(self._two_cards())
        self.add(self._form())

    def _capture(self):
        made = Card("Of 38 h logged, 46% was firefighting, 33% running.", "coverage 91%")
        made.add(self.choice)
        made.add(QCheckBox("Only what I have closed"))
        made.add(label("Kept: 3 h of 5 h", "good"))
        return made

    def _week(self):
        made = Card()
        made.add(WeekScroll(self.grid))
        return made

    def _two_cards(self):
        made = QWidget()
        row = Flow(made, gap_px=16)
        chart = Card("Hours per week", "5 weeks")
        chart.add(self.chart)
        nothing = Card("Skill goals")
        nothing.add(self.empty)
        row.add(chart, grow=3, basis_px=380)
        row.add(nothing, grow=2, basis_px=280)
        return made

    def _form(self):
        made = Card("A rule")
        made.add(self.form)
        return made


def gallery_page(name="gallery", title="Gallery", drawing="this_week"):
    """Return the gallery as a page of the window."""
    return PageSpec(name=name, title=lambda: title, icon=drawing, create=Gallery)
