"""Which comments of closed rounds may be shown without telling who wrote one?

The attack that this withstands stands in decision 0023.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from planner.domain.readiness import Rater, Round
from planner.domain.readiness_results import Because, RoundComments
from planner.domain.records import RecordId
from planner.insight.team_guard import LEAST_FOR_COMMENTS, may_show_comments


@dataclass(frozen=True, slots=True, order=True)
class WrittenSheet:
    """What one respondent answered, and wrote beside it; "" where nothing."""

    answers: tuple[tuple[str, int], ...]
    words: str


Sheets = Sequence[WrittenSheet]


def comments_of_rounds(
    closed: Iterable[tuple[Round, Sheets]],
) -> tuple[RoundComments, ...]:
    """Return what may be shown of the closed rounds of a plan, given as they were closed.

    One person's own comment is shown. Where several answered, whatever the round is called,
    theirs are a team's: eight must have answered, and whoever compares the views shown must
    find everybody in a group of at least eight who came, went and changed together.
    """
    shown: list[Sheets] = []
    found = []
    for one, sheets in closed:
        why_not = None
        if not is_own(one, len(sheets)):
            why_not = _why_not(one, sheets, shown)
            if why_not is None:
                shown.append(sheets)
        words = () if why_not else _mixed(one.id, sheets)
        least = max(one.least, LEAST_FOR_COMMENTS)
        found.append(RoundComments(round=one, words=words, why_not=why_not, least=least))
    return tuple(found)


def is_own(one: Round, people: int) -> bool:
    """Say whether a round holds what one person said of themselves, or as the coach."""
    return one.rater is not Rater.TEAM and people <= 1


def _why_not(one: Round, sheets: Sheets, shown: Sequence[Sheets]) -> Because | None:
    if len(sheets) < one.least or not may_show_comments(len(sheets)):
        return Because.TOO_FEW_PEOPLE
    if _tell_apart([*shown, sheets]):
        return Because.COULD_TELL_WHO
    return None


def _tell_apart(views: Sequence[Sheets]) -> bool:
    """Say whether somebody stands in a group of fewer than eight once views are compared."""
    known = [_View(sheets) for sheets in views]
    return any(not may_show_comments(people) for view in known for people in view.groups(known))


class _View:
    """The sheets of one round, each counted, so that two that are equal stay two."""

    def __init__(self, sheets: Sheets) -> None:
        ordered = sorted(sheets)
        self._wholes = _counted(ordered)
        self._answers = _counted([sheet.answers for sheet in ordered])
        self._words = _counted([sheet.words for sheet in ordered])

    def groups(self, views: Sequence["_View"]) -> Iterable[int]:
        """Return the sizes of the groups into which a comparison with all views parts it."""
        sheets = zip(self._wholes, self._answers, self._words, strict=True)
        return Counter(tuple(view.standing(*sheet) for view in views) for sheet in sheets).values()

    def standing(self, whole: Hashable, answers: Hashable, words: tuple[Hashable, int]) -> Hashable:
        """Say what of a sheet of another view stands in this one, too."""
        if whole in self._wholes:
            return "whole"
        return answers in self._answers, bool(words[0]) and words in self._words


def _counted(values: Sequence[Hashable]) -> dict[tuple[Hashable, int], None]:
    """Number the values that are equal, in their order."""
    seen: Counter[Hashable] = Counter()
    found: dict[tuple[Hashable, int], None] = {}
    for value in values:
        found[value, seen[value]] = None
        seen[value] += 1
    return found


def _mixed(one: RecordId, sheets: Sheets) -> tuple[str, ...]:
    """Return the comments by a hash, which is older than any order in which they came."""
    # Imported late: whatever lists records asks whose comments these are, and never sorts them.
    from hashlib import sha256  # noqa: PLC0415

    words = [sheet.words for sheet in sheets if sheet.words]
    return tuple(sorted(words, key=lambda said: sha256(f"{one} {said}".encode()).digest()))
