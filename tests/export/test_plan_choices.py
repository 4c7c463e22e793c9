"""What the writer chose shows in the document, in its data, and in its length."""

import re

import pikepdf
import pytest

from planner.domain.coaching import Audience
from planner.domain.partnership import Tension
from planner.domain.plan import Plan
from planner.domain.plan_choices import Chapter, PlanChoices, PlanList
from planner.domain.records import Tier
from planner.domain.release import Occasion, release
from planner.export.plan.budget import page_budget
from planner.export.plan_html import write_plan_html
from planner.export.plan_pdf import write_plan_pdf
from planner.progress import NoProgress
from tests.export.plan_documents import NOW, PERIOD, PLAN_UID, goals, new_id, sums_for

RECORDS = [
    *goals(4),
    *(Tension(id=new_id(), tier=Tier.COACH, title=f"Tension number {n}") for n in range(40)),
]


def chosen(choices, records=RECORDS):
    occasion = Occasion(
        audience=Audience.COACH,
        plan_uid=PLAN_UID,
        revision=2,
        exported_at=NOW,
        zone="Europe/London",
        period=PERIOD,
        choices=choices,
    )
    return release(Plan.of(records), occasion, sums_for(records))


def page_of(released, folder):
    write_plan_html(released, folder / "plan.html", NoProgress())
    text = (folder / "plan.html").read_text("utf-8")
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))


def test_a_chapter_left_out_takes_its_records_along(tmp_path):
    choices = PlanChoices(chapters=[one for one in Chapter if one is not Chapter.TRUST])
    released = chosen(choices)
    write_plan_pdf(released, tmp_path / "plan.pdf", NoProgress())

    assert "Building trust" not in page_of(released, tmp_path)
    with pikepdf.open(tmp_path / "plan.pdf") as pdf:
        assert b"Tension number" not in pdf.attachments["plan.json"].get_file().read_bytes()


def test_a_long_list_is_told_to_its_end_in_the_annex(tmp_path):
    words = page_of(chosen(PlanChoices()), tmp_path)

    assert all(f"Tension number {n} " in words for n in range(40))
    assert "more stand in the annex" in words
    assert words.index("More tensions") > words.index("Method and uncertainty")


def test_without_an_annex_the_rest_is_counted(tmp_path):
    choices = PlanChoices(chapters=[one for one in Chapter if one is not Chapter.ANNEX])

    words = page_of(chosen(choices), tmp_path)

    assert "25 more are not printed." in words
    assert "Tension number 39" not in words


def test_so_many_goals_as_were_asked_for_are_told_in_full(tmp_path):
    none, all_four = (page_of(chosen(PlanChoices(goals_in_full=n)), tmp_path) for n in (0, 4))

    assert none.count("One question about") == 0
    assert all_four.count("One question about") == 4
    assert "My other goals" not in all_four


def test_the_budget_says_what_each_choice_costs(tmp_path):
    usual = PlanChoices()
    budget = page_budget(chosen(usual), usual)

    full = PlanChoices(in_full=[PlanList.TENSIONS])
    longer = page_budget(chosen(full), full)
    assert longer.total - budget.total == pytest.approx(budget.lists[PlanList.TENSIONS], abs=1.5)
    assert budget.lists[PlanList.TENSIONS] > 1
    assert 0 < budget.goal < 1.5
    report = write_plan_pdf(chosen(usual), tmp_path / "plan.pdf", NoProgress())
    assert report.pages - 2 <= budget.total <= report.pages + 1
