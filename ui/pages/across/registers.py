"""The registers of the page, in their order."""

from collections.abc import Sequence

from ui.pages.across.barriers import barriers
from ui.pages.across.bodies import bodies
from ui.pages.across.decisions import decisions
from ui.pages.across.loyalty import loyalty
from ui.pages.across.overlaps import overlaps
from ui.pages.across.pulse import pulse
from ui.pages.across.register import Register
from ui.pages.across.shared_goals import shared_goals
from ui.pages.across.tensions import tensions
from ui.pages.across.trust import trust


def registers() -> Sequence[Register]:
    """List the registers."""
    return (
        decisions(),
        tensions(),
        trust(),
        shared_goals(),
        barriers(),
        pulse(),
        loyalty(),
        overlaps(),
        bodies(),
    )
