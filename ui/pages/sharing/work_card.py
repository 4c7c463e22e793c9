"""Where one's work is: in one sentence, with the last exchange and whose records are shared."""

from planner.services.team_places import team_places
from planner.text import tr
from ui.context import Context
from ui.pages.sharing.wording import last_text, work_text
from ui.widgets.card import Card
from ui.widgets.labels import breakable, label


class WorkCard(Card):
    """Says it quietly; nothing of it asks for anything."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Where your work is"))
        self._context = context
        self.sentence = label("", "strong")
        self.last = label("", "muted")
        rule = tr(
            "Everybody works in a plan of their own. Others get what you mark “for the team”, and "
            "nothing else, when you publish; you get theirs when you pull."
        )
        for widget in (self.sentence, self.last, label(rule, "muted")):
            self.add(widget)

    def refresh(self) -> None:
        """Read again."""
        session = self._context.session
        places = team_places(session)
        self.sentence.setText(work_text(session.read.team.waiting(), len(places)))
        said = last_text(places, session.zone())
        self.last.setText(breakable(said))
        self.last.setVisible(bool(said))
