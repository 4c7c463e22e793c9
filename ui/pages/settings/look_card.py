"""Theme, text size and language."""

from dataclasses import replace

from PySide6.QtCore import Slot

from planner.services.places import settings_file
from planner.settings import Settings
from planner.text import language, languages, tr
from ui.context import Context
from ui.look.theme import Theme, look
from ui.widgets.card import Card
from ui.widgets.choice import Choice, Option
from ui.widgets.form import Form

TEXT_PERCENTS = (100, 125, 150, 200)


class LookCard(Card):
    """Switches at once; the window remembers it when it is closed."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("How it looks"))
        self._context = context
        shown = look()
        self.theme = Choice(tr("Theme"), _themes(), shown.theme.value)
        self.text = Choice(tr("Text size"), _sizes(), _nearest_size())
        self.language = Choice(tr("Language"), _languages(), language())
        form = Form()
        form.add(tr("Theme"), self.theme)
        form.add(tr("Text size"), self.text)
        form.add(tr("Language"), self.language, tr("Another language is shown at the next start."))
        self.add(form)
        self.theme.chosen.connect(self._show_theme)
        self.text.chosen.connect(self._show_text)
        self.language.chosen.connect(self._keep_language)
        shown.switched.connect(self._follow)

    @Slot()
    def _follow(self) -> None:
        """Show what is switched elsewhere, such as in the menu."""
        self.theme.choose(look().theme.value)
        self.text.choose(_nearest_size())

    @Slot(str)
    def _show_theme(self, value: str) -> None:
        look().show_theme(Theme(value))

    @Slot(str)
    def _show_text(self, value: str) -> None:
        look().show_text(int(value))

    @Slot(str)
    def _keep_language(self, value: str) -> None:
        path = settings_file()
        kept = replace(Settings.load(path), language=value)
        if self._context.attempt(lambda: kept.save(path)):
            self._context.show_info(tr("The language is shown at the next start."))


def _themes() -> list[Option]:
    return [
        Option(value=Theme.SYSTEM.value, words=tr("As the system")),
        Option(value=Theme.LIGHT.value, words=tr("Light")),
        Option(value=Theme.DARK.value, words=tr("Dark")),
        Option(value=Theme.HIGH_CONTRAST.value, words=tr("High contrast")),
    ]


def _nearest_size() -> str:
    shown = look().text_percent
    return str(min(TEXT_PERCENTS, key=lambda percent: abs(percent - shown)))


def _sizes() -> list[Option]:
    return [
        Option(value=str(percent), words=tr("{number}%").format(number=percent))
        for percent in TEXT_PERCENTS
    ]


def _languages() -> list[Option]:
    # Each in its own language; the Welsh covers the plan's documents and is not reviewed yet.
    names = {"en-GB": "English", "cy": "Cymraeg (dogfennau; heb ei adolygu eto)"}
    return [Option(value=code, words=names.get(code, code)) for code in languages()]
