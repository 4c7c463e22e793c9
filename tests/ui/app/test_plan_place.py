"""Whoever keeps a plan in a cloud folder is told once, and can move it with one click."""

from contextlib import closing

from planner.services.checking import check_plan
from planner.services.session import Session
from ui.app.plan_place import PlaceAdvice
from ui.context import Context


def test_the_plan_is_moved_and_opened_here_when_the_advice_is_taken(qapp, tmp_path, around):
    plan = tmp_path / "Dropbox" / "ada.firebreak"
    plan.parent.mkdir()
    with closing(Session.create(plan, around)) as session:
        context, told, wanted = Context(session), [], []
        context.noticed.connect(told.append)
        context.plan_wanted.connect(wanted.append)

        PlaceAdvice(context, context)
        PlaceAdvice(context, context)

        assert len(told) == 1
        assert "looks like a cloud folder" in told[0].words
        told[0].action.run()
        context.jobs.shut_down()
    assert check_plan(wanted[0]) == []
    assert not plan.exists()
    context.deleteLater()
