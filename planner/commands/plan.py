"""Beginning and opening a plan."""

import click

from planner.commands.frame import Frame, WindowWish
from planner.commands.groups import command
from planner.commands.paths import read_path
from planner.domain.people import Body, Hat
from planner.services.first_steps import NewHat, create_plan
from planner.services.opening import surroundings
from planner.services.session import DEFAULT_ZONE
from planner.text import tr


@command("open", help=tr("Open the window on a plan."))
@click.argument("file", required=False)
@click.option("--exit-after-paint", is_flag=True, help=tr("Leave when the first page is painted."))
@click.option("--self-check", is_flag=True, help=tr("Show every page once and leave."))
@click.pass_obj
def open_(frame: Frame, file: str | None, *, exit_after_paint: bool, self_check: bool) -> int:
    """Open the window."""
    from planner.commands.running import open_window  # noqa: PLC0415 - it knows this module

    wish = WindowWish(
        plan=read_path(file) if file else frame.named_plan(),
        lane=frame.lane,
        exits_after_paint=exit_after_paint,
        is_self_check=self_check,
        now=frame.now,
        keys=frame.secrets.keys,
    )
    return open_window(frame, wish)


@command("init", help=tr("Begin a new plan; nothing is overwritten."))
@click.argument("file")
@click.option("--name", required=True, help=tr("Whose plan it is."))
@click.option("--body", "bodies", multiple=True, help=tr("Where you lead; with --role each."))
@click.option("--role", "roles", multiple=True, help=tr("What you are there."))
@click.option("--zone", default=DEFAULT_ZONE.key, show_default=True, help=tr("Your time zone."))
@click.pass_obj
def init(
    frame: Frame, file: str, name: str, bodies: tuple[str, ...], roles: tuple[str, ...], zone: str
) -> None:
    """Make a plan with its owner and their hats."""
    if len(bodies) != len(roles):
        raise click.UsageError(tr("Give as many --role as --body, each after its body."))
    path = read_path(file)
    hats = [NewHat(body=body, role=role) for body, role in zip(bodies, roles, strict=True)]
    around = surroundings(frame.now, frame.randomness("init"))
    session = create_plan(path, around, name, hats, zone)
    try:
        owner = session.owner()
        hats_made = session.read.all(Hat)
        names = {body.id: body.name for body in session.read.all(Body)}
    finally:
        session.close()
    worn = [
        {"id": hat.id, "tag": hat.tag, "role": hat.role, "body": names[hat.body]}
        for hat in hats_made
    ]
    value = {
        "plan": str(path),
        "owner": {"id": owner.id, "name": owner.name, "zone": owner.zone} if owner else None,
        "hats": worn,
    }
    lines = [tr("The plan of {name} is “{path}”.").format(name=name.strip(), path=path)]
    lines += [f"  @{hat['tag']}  {hat['role']}, {hat['body']}" for hat in worn]
    frame.answer(value, lines)
