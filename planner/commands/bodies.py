"""Bodies on the command line: which there are, what each is in law, and what the packs know."""

from datetime import date
from typing import Any

import click

from planner.commands.duties import duty_value
from planner.commands.frame import Frame
from planner.commands.groups import command, group
from planner.commands.register import Fields, Register
from planner.commands.shown import in_columns, short_id
from planner.commands.written import read_day
from planner.commands.written_fields import rewritten_record
from planner.domain.law import LawPack
from planner.domain.people import USUAL_JURISDICTION, Body
from planner.domain.record_json import record_to_json
from planner.services.bodies import body_by_law
from planner.services.law import duties_to, kind_of, law_on, law_packs
from planner.services.session import Session
from planner.text import tr
from planner.words.choices import choice_text

_TABLE = {verb: f"{__name__}:{verb}_body" for verb in ("add", "edit", "delete")}
_TABLE["kinds"] = f"{__name__}:kinds"


def _body_value(session: Session, body: Body) -> dict[str, Any]:
    day = session.today()
    kind = kind_of(body, day)
    return {
        **record_to_json(body),
        "kind_name": kind.name if kind else None,
        "kind_note": kind.note if kind else "",
        "duties": [duty_value(line) for line in duties_to(session, body, day)],
    }


def _body_row(session: Session, body: Body) -> tuple[str, ...]:
    kind = kind_of(body, session.today())
    return (
        body.name,
        kind.name if kind else body.kind,
        tr("organisation in law") if body.is_organisation_in_law else tr("no organisation in law"),
        choice_text(body.forum),
        short_id(body.id),
    )


def _new_body(session: Session, fields: Fields) -> Body:
    law = law_on(session.today(), fields.get("jurisdiction") or USUAL_JURISDICTION)
    made = body_by_law(session.new_id(), fields["name"].strip(), law, fields.get("kind") or None)
    return rewritten_record(session, made, fields)


BODIES = Register(
    name="bodies",
    record_type=Body,
    arguments=("name",),
    help_of={
        "add": tr("Add a body; what it is in law and how it decides follows from its kind."),
        "edit": tr("Change a body; what is not named stays."),
        "delete": tr("Delete a body with its hats, duties, limits and intentions."),
    },
    value=_body_value,
    row=_body_row,
    begin=_new_body,
)
add_body, edit_body, delete_body = BODIES.add(), BODIES.edit(), BODIES.delete()


@group(
    "bodies",
    _TABLE,
    invoke_without_command=True,
    help=tr("List the bodies you lead in or with, and what each is in law."),
)
@click.pass_context
def bodies(context: click.Context) -> None:
    """List the bodies where no command of the group is named."""
    if context.invoked_subcommand is not None:
        return
    frame = context.ensure_object(Frame)
    with frame.session("bodies") as session:
        found = session.read.all(Body)
        lines = BODIES.lines(session, found, tr("There are no bodies yet."))
        frame.answer([_body_value(session, body) for body in found], lines)


@command("kinds", help=tr("List the kinds of bodies that the law packs know."))
@click.option("--on", "day", metavar="DAY", help=tr("As they were on that day."))
@click.option("--jurisdiction", metavar="NAME", help=tr("Whose law; of each pack if not named."))
@click.pass_obj
def kinds(frame: Frame, day: str | None, jurisdiction: str | None) -> None:
    """List kinds of bodies and levels, by pack."""
    with frame.session("bodies kinds") as session:
        on = read_day(day) if day else session.today()
        wanted = (jurisdiction or "").strip().casefold()
        packs = [pack for pack in law_packs() if wanted in ("", pack.jurisdiction.casefold())]
        rows = [
            (kind.key, kind.name, choice_text(kind.forum), pack.jurisdiction)
            for pack in packs
            for kind in law_on(on, pack.jurisdiction).kinds()
        ]
        notes = [pack.note for pack in packs if pack.note]
        frame.answer([_pack_value(pack, on) for pack in packs], [*in_columns(rows), *notes])


def _pack_value(pack: LawPack, day: date) -> dict[str, Any]:
    law = law_on(day, pack.jurisdiction)
    return {
        "key": pack.key,
        "name": pack.name,
        "version": pack.version,
        "jurisdiction": pack.jurisdiction,
        "licence": pack.licence,
        "source": pack.source,
        "note": pack.note,
        "valid_from": pack.span.first.isoformat() if pack.span.first else None,
        "valid_to": pack.span.last.isoformat() if pack.span.last else None,
        "kinds": [
            {
                "key": kind.key,
                "name": kind.name,
                "is_organisation_in_law": kind.is_organisation_in_law,
                "forum": kind.forum.value,
                "note": kind.note,
            }
            for kind in law.kinds()
        ],
        "levels": [{"key": level.key, "name": level.name} for level in law.levels()],
    }
