"""What this page says about changes, rounds and instruments, in sentences."""

from collections.abc import Mapping

from planner.domain.direction import Initiative
from planner.domain.readiness import Instrument
from planner.services.readiness import RoundLine
from planner.text import tr, tr_plural
from planner.words.numbers import brief_date_text, day_text


def closed_words(line: RoundLine) -> str:
    """Say when a round was closed, or that it is open."""
    return brief_date_text(line.round.closed_on) if line.round.closed_on else tr("still open")


def answered_words(line: RoundLine) -> str:
    """Say how many of those asked have answered."""
    return tr("{n} of {invited}").format(n=line.respondents, invited=line.round.invited)


def about_words(initiative: Initiative) -> str:
    """Say what changes and since when; "" where nothing was said."""
    parts = [initiative.statement]
    if initiative.started_on:
        parts.append(tr("Under way since {day}.").format(day=day_text(initiative.started_on)))
    if not initiative.is_open:
        parts.append(tr("It has ended."))
    return " ".join(part for part in parts if part)


def built_on_words(initiative: Initiative) -> Mapping[str, str]:
    """Return what else was said about a change, by what it is about."""
    need = ", ".join(
        part
        for part in (
            initiative.priority,
            initiative.priority_source,
            day_text(initiative.priority_date) if initiative.priority_date else "",
        )
        if part
    )
    return {
        tr("Built on"): initiative.blueprint,
        tr("Different here"): initiative.adaptation,
        tr("The need it answers"): need,
    }


def count_words(initiatives: int, open_rounds: int) -> str:
    """Say how many changes there are and how many rounds wait for answers."""
    if not initiatives:
        return ""
    words = tr_plural("{n} named change", "{n} named changes", initiatives)
    if open_rounds:
        words += ", " + tr_plural("{n} round open", "{n} rounds open", open_rounds)
    return words


def anchors_words(instrument: Instrument) -> str:
    """Say what the steps of the scale mean."""
    steps = range(instrument.lowest, instrument.highest + 1)
    if len(instrument.anchors) == len(steps):
        pairs = zip(steps, instrument.anchors, strict=True)
    else:
        pairs = zip((instrument.lowest, instrument.highest), instrument.anchors, strict=False)
    return " · ".join(f"{step} {anchor}" for step, anchor in pairs)


def instrument_words(instrument: Instrument) -> str:
    """Say what an instrument is, and what nobody knows of it."""
    items = tr_plural("{n} statement", "{n} statements", len(instrument.item_keys()))
    version = tr("version {version}").format(version=instrument.version)
    known = ", ".join(part for part in (items, version, _validation(instrument)) if part)
    return ". ".join(part.rstrip(".") for part in (known, instrument.source) if part) + "."


def asked_words(instrument: Instrument) -> str:
    """Say which instrument, in which version."""
    return tr("Asked with: {name}, version {version}").format(
        name=instrument.name, version=instrument.version
    )


def licence_words(instrument: Instrument) -> str:
    """Say what the owner of an instrument's wording allows."""
    said = tr("Licence: {licence}").format(licence=instrument.licence.rstrip(".")) + "."
    if instrument.may_print_wording:
        return said
    return " ".join((said, tr("Documents print the numbers of the statements, not the wording.")))


def _validation(instrument: Instrument) -> str:
    """Say how many parts nobody has validated; "" where all are."""
    unknown = sum(not scale.is_validated for scale in instrument.subscales)
    if not unknown:
        return ""
    return tr("{unknown} of {all} parts unvalidated").format(
        unknown=unknown, all=len(instrument.subscales)
    )
