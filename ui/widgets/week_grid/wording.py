"""What a screen reader says of a place in the week."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, QLocale

from planner.text import tr
from ui.widgets.week_grid.day_plan import DAY_MINUTES, Piece
from ui.widgets.week_grid.items import GridItem, GridKind, GridTone, Ground


def clock(minutes: int) -> str:
    """Return a time of the day, such as "09:30"; the end of the day is "24:00"."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def day_title(day: date) -> str:
    """Return the head of a column, such as "Mon 23"."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "ddd d")


def long_day(day: date) -> str:
    """Return a day as it is said, such as "Monday 23 November"."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "dddd d MMMM")


def kind_words(item: GridItem) -> str:
    """Say what an item is, such as "long-term, defended"."""
    tone = tr("development") if item.tone is GridTone.DEVELOPMENT else tr("long-term")
    return {
        GridKind.DIARY: tr("diary"),
        GridKind.BLOCK_FLEXIBLE: tr("{tone}, flexible").format(tone=tone),
        GridKind.BLOCK_DEFENDED: tr("{tone}, defended").format(tone=tone),
        GridKind.PROPOSAL: tr("{tone}, proposed").format(tone=tone),
        GridKind.REPAYMENT: tr("{tone}, repays debt").format(tone=tone),
        GridKind.WANTED: tr("{tone}, on its way").format(tone=tone),
        GridKind.LOST: tr("{tone}, lost").format(tone=tone),
    }[item.kind]


def spoken(piece: Piece, grounds: Sequence[Ground] = ()) -> str:
    """Return everything a picture of the piece shows, in one sentence."""
    day = long_day(piece.day)
    if piece.item is None:
        words = tr("{day}, free from {begin} to {end}").format(
            day=day, begin=clock(piece.begin), end=clock(piece.end)
        )
        return ", ".join([words, *ground_words(piece, grounds)])
    words = (
        tr("{day}, all day: {title}, {kind}")
        if piece.item.is_all_day
        else tr("{day}, {begin} to {end}: {title}, {kind}")
    ).format(
        day=day,
        begin=clock(piece.begin),
        end=clock(min(piece.end, DAY_MINUTES)),
        title=piece.item.title,
        kind=kind_words(piece.item),
    )
    return f"{words}. {piece.item.note}" if piece.item.note else words


def ground_words(piece: Piece, grounds: Sequence[Ground]) -> list[str]:
    """List what the hours behind a piece are, each once."""
    behind = [
        ground.words
        for ground in grounds
        if ground.day == piece.day and ground.begin < piece.end and piece.begin < ground.end
    ]
    return list(dict.fromkeys(behind))
