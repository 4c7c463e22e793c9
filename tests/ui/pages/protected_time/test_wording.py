import pytest

from planner.scheduling.proposal import Engine, Proposal
from ui.pages.protected_time.wording import quality_words


def a_plan(gap, engine=Engine.SOLVER):
    return Proposal(blocks=(), unmet=(), objective=1.0, bound=1.0, gap=gap, engine=engine)


@pytest.mark.parametrize(
    ("found", "is_preview", "said"),
    [
        (a_plan(0.0039), False, "Within 0.4% of the best possible, proved."),
        (a_plan(0.0001), False, "The best possible, proved."),
        (a_plan(0.012), True, "Found at once, and not proved: within 1.2% of the best possible."),
        (
            a_plan(0.021, Engine.SEARCH),
            False,
            "Found by the quick search, because the solver is missing: "
            "within 2.1% of the best possible.",
        ),
        (a_plan(None), False, ""),
    ],
)
def test_how_good_a_plan_is_and_what_found_it_is_said(found, is_preview, said):
    assert quality_words(found, is_preview=is_preview) == said
