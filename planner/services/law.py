"""What the law packs say of a body on a day: kinds, duties, and how levels are called."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from planner.domain.duties import Duty
from planner.domain.law import Law, LawPack, LegalKind, law_of
from planner.domain.people import USUAL_JURISDICTION, Body
from planner.domain.records import RecordId
from planner.intake.law_file import shipped_laws
from planner.services.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyLine:
    """A duty as it is shown beside a decision.

    Attributes:
        pack: Name of the pack that tells it; "" where it is the leader's own words.
        note: What about it is not verified.
        record: The id where it is the leader's own words, else None.
    """

    body: Body
    text: str
    source: str
    pack: str = ""
    note: str = ""
    record: RecordId | None = None


def law_packs() -> Sequence[LawPack]:
    """List the packs that come with the program."""
    return shipped_laws()


def law_on(day: date, jurisdiction: str = USUAL_JURISDICTION) -> Law:
    """Return what the packs say of a place on a day."""
    return law_of(shipped_laws(), jurisdiction, day)


def kind_of(body: Body, day: date) -> LegalKind | None:
    """Return the kind of a body; None where no pack knows it on that day."""
    return law_on(day, body.jurisdiction).kind(body.kind)


def duties_to(session: Session, body: Body, day: date | None = None) -> list[DutyLine]:
    """List the duties to a body on a day, today where none is named: the law's, then one's own.

    To a body that is no organisation in law, the law knows of no duty.
    """
    return duties_among(session.read.all(Duty), body, day or session.today())


def duties_among(own: Iterable[Duty], body: Body, day: date) -> list[DutyLine]:
    """List the same where the plan's own duties were read already."""
    in_own_words = [
        DutyLine(body=body, text=duty.text, source=duty.source, record=duty.id)
        for duty in own
        if duty.body == body.id
    ]
    return [*_by_law(body, day), *in_own_words]


def _by_law(body: Body, day: date) -> list[DutyLine]:
    if not body.is_organisation_in_law:
        return []
    return [
        DutyLine(body=body, text=duty.text, source=duty.source, pack=pack.name, note=duty.note)
        for duty, pack in law_on(day, body.jurisdiction).duties_of(body.kind)
    ]
