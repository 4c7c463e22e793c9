import pytest

from planner.domain.coaching import Audience
from planner.domain.plan_choices import USUAL_CHOICES, Chapter, PlanChoices, PlanList
from planner.services.remembered_choices import remember_choices, remembered_choices

SHORT = PlanChoices(chapters=[Chapter.TRUST], in_full=[PlanList.TENSIONS], goals_in_full=0)


def test_each_audience_has_its_own_choices(session, tmp_path):
    file = tmp_path / "choices.json"

    remember_choices(session, Audience.BOARD, SHORT, file)
    remember_choices(session, Audience.TEAM, PlanChoices.everything(), file)

    assert remembered_choices(session, Audience.BOARD, file) == SHORT
    assert remembered_choices(session, Audience.TEAM, file) == PlanChoices.everything()
    assert remembered_choices(session, Audience.COACH, file) == USUAL_CHOICES


@pytest.mark.parametrize(
    "kept", ["[]", "{}", '{"chapters": ["gone"]}', '{"chapters": 7}', '{"goals_in_full": -1}']
)
def test_what_cannot_be_used_is_as_if_nothing_was_chosen(session, tmp_path, kept):
    file = tmp_path / "choices.json"
    file.write_text(f'{{"{session.plan_uid}": {{"coach": {kept}}}}}')

    assert remembered_choices(session, Audience.COACH, file) == USUAL_CHOICES
