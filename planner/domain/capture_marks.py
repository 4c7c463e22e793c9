"""Which hat @word means and which goal +word means."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from planner.domain.capture_model import GoalLike, HatLike, Problem, refusal
from planner.domain.records import RecordId

PUNCTUATION = ",.;:!?"
MOST_CHOICES = 5


def hat_called(written: str, hats: Sequence[HatLike]) -> RecordId:
    """Return the hat whose tag is the word after @, whatever its case.

    Raises:
        TextNotUnderstoodError: No hat has the tag, or two have; the nearest are offered.
    """
    by_tag: dict[str, list[HatLike]] = {}
    for hat in hats:
        by_tag.setdefault(hat.tag.casefold(), []).append(hat)
    for tag in (written[1:].casefold(), bare(written[1:]).casefold()):
        fits = by_tag.get(tag, [])
        if len(fits) == 1:
            return fits[0].id
        if fits:
            raise refusal(Problem.TWO_HATS, written)
    tags = [hat.tag for hat in hats]
    raise refusal(Problem.UNKNOWN_HAT, written, [f"@{t}" for t in _nearest(written[1:], tags)])


def goal_called(written: str, goals: Sequence[GoalLike]) -> RecordId:
    """Return the one goal with a word in its title that begins like the word after +.

    Raises:
        TextNotUnderstoodError: No goal has such a word, or several have.
    """
    word = bare(written[1:]).casefold()
    fits = [goal for goal in goals if any(w.startswith(word) for w in _words(goal.title))]
    if len(fits) == 1:
        return fits[0].id
    if fits:
        titles = [goal.title for goal in fits[:MOST_CHOICES]]
        raise refusal(Problem.TWO_GOALS, written, titles)
    known = [w for goal in goals for w in _words(goal.title)]
    raise refusal(Problem.UNKNOWN_GOAL, written, [f"+{w}" for w in _nearest(word, known)])


def bare(written: str) -> str:
    """Return the word without the punctuation behind it."""
    return written.rstrip(PUNCTUATION)


def _words(title: str) -> list[str]:
    return [bare(word).casefold() for word in title.split()]


def _nearest(word: str, known: Iterable[str]) -> list[str]:
    """Offer the most alike first; where nothing is alike, the first few that there are."""
    by_folded = {name.casefold(): name for name in known if name}
    near = get_close_matches(word.casefold(), by_folded, n=MOST_CHOICES, cutoff=0.5)
    return [by_folded[name] for name in near] or list(by_folded.values())[:MOST_CHOICES]
