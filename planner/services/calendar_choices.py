"""How a plan's owner wants blocks to reach other calendars from this installation."""

from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, TypeVar

from planner.domain.calendar_blocks import EventLook
from planner.services.beside_plans import keep, kept
from planner.services.data_transfer import check_target
from planner.services.places import calendar_choices_file
from planner.services.session import Session

AnyType = TypeVar("AnyType")


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarChoices:
    """The choices; the password is none of them and is kept nowhere.

    Attributes:
        look: How much of a block is shown.
        feed: The file that calendars subscribe to; "" for none.
        keeps_feed: Write it anew whenever a block changes.
        address: Of the calendar on a CalDAV server; "" until the owner sets one up.
        user: Its account there; "" where the server asks for none.
    """

    look: EventLook = field(default_factory=EventLook)
    feed: str = ""
    keeps_feed: bool = False
    address: str = ""
    user: str = ""


def calendar_choices(session: Session, file: Path | None = None) -> CalendarChoices:
    """Return what was chosen; what cannot be used counts as not chosen.

    Args:
        session: The plan.
        file: Where the choices stand; None for the usual place.
    """
    found = kept(file or calendar_choices_file(), session.plan_uid)
    look = found.pop("look", None)
    choices = _read(CalendarChoices(), found)
    return replace(choices, look=_read(EventLook(), look if isinstance(look, dict) else {}))


def choose(session: Session, choices: CalendarChoices, file: Path | None = None) -> None:
    """Keep the choices.

    Raises:
        CalendarAddressError: The calendar's address cannot be used.
        TargetIsPlanError, FolderNotFileError: The feed may not take this place.
        OSError: They cannot be kept.
    """
    if choices.address:
        # Imported late: whoever has set up no calendar needs nothing of it.
        from planner.publishing.addresses import check_address  # noqa: PLC0415

        check_address(choices.address)
    if choices.feed:
        check_target(session, Path(choices.feed))
    keep(file or calendar_choices_file(), session.plan_uid, asdict(choices))


def _read(usual: AnyType, found: dict[str, Any]) -> AnyType:
    known = {
        each.name: found[each.name]
        for each in fields(usual)  # type: ignore[arg-type] # both are dataclasses
        if type(found.get(each.name)) is type(getattr(usual, each.name))
    }
    return replace(usual, **known)  # type: ignore[type-var] # likewise
