"""The fuel map as bars with its table: hours, displaced blocks, delayed goals."""

from collections.abc import Mapping, Sequence
from functools import partial

from planner.domain.records import RecordId
from planner.drawing.bar_rows import BarRow, BarWords, bars_picture
from planner.drawing.display_list import Picture
from planner.insight.fuel_map import FuelCost, FuelMap
from planner.text import tr, tr_plural
from planner.words.numbers import all_of_text, hours_text
from ui.widgets.chart_canvas import Draw

_Line = tuple[str, FuelCost, str]
"""A barrier's title, what it cost, and what it delays."""


def fuel_draw(found: FuelMap, delayed: Mapping[RecordId, str]) -> Draw:
    """Return what draws a map; `delayed` names what each delay is about."""
    return partial(_draw, found, delayed)


def cost_words(cost: FuelCost) -> str:
    """Say what was paid: hours logged, and blocks displaced with their hours."""
    words = [tr("{hours} logged").format(hours=hours_text(cost.minutes))]
    if cost.displacements:
        blocks = tr_plural("{n} block displaced", "{n} blocks displaced", cost.displacements)
        words.append(f"{blocks} ({hours_text(cost.displaced_minutes)})")
    return ", ".join(words)


def _draw(found: FuelMap, delayed: Mapping[RecordId, str], width: float) -> Picture:
    lines = [
        (
            row.barrier.title,
            row.cost,
            all_of_text([delayed[delay.id] for delay in row.delays]) if row.delays else "",
        )
        for row in found.rows
    ]
    lines.append((tr("no barrier named"), found.rest, ""))
    # The rest is most of anybody's time: drawn to scale it would leave nothing of the others.
    bars = [
        BarRow(
            name=name,
            parts=(cost.minutes, cost.displaced_minutes),
            label=_brief_words(cost),
            words=_spoken(name, cost, goals),
        )
        for name, cost, goals in lines[:-1]
    ]
    return bars_picture(bars, _table(lines), width=width)


def _table(lines: Sequence[_Line]) -> BarWords:
    return BarWords(
        alternative=tr("What barriers cost: logged hours solid, displaced hours hatched."),
        header=(
            tr("Barrier"),
            tr("Hours"),
            tr("Blocks displaced"),
            tr("Their hours"),
            tr("Goals delayed"),
        ),
        rows=tuple(
            (
                name,
                hours_text(cost.minutes),
                str(cost.displacements),
                hours_text(cost.displaced_minutes),
                goals,
            )
            for name, cost, goals in lines
        ),
    )


def _brief_words(cost: FuelCost) -> str:
    hours = hours_text(cost.minutes)
    if not cost.displacements:
        return hours
    blocks = tr_plural("{n} block", "{n} blocks", cost.displacements)
    return f"{hours} + {blocks}"


def _spoken(name: str, cost: FuelCost, goals: str) -> str:
    said = f"{name}: {cost_words(cost)}"
    return tr("{cost}. It delays {goals}").format(cost=said, goals=goals) if goals else said
