"""Which values stand in the fields of a returned PDF, whatever saved it."""

from collections.abc import Iterator

import pikepdf

from planner.domain.coach_fields import TICKED
from planner.intake.coach_return.opening import Budget
from planner.intake.coach_return.texts import text_of

MOST_FIELDS = 20_000
_BUTTON, _CHOICE, _TEXT = "/Btn", "/Ch", "/Tx"


def field_values(pdf: pikepdf.Pdf, budget: Budget) -> dict[str, str | None]:
    """Return the value of each field by its name: "" where it is empty, None where unreadable.

    Fields that only the pages know are found too: some programs lose the list of fields.
    """
    found: dict[str, str | None] = {}
    for place in _all_fields(pdf):
        budget.spend()
        name = text_of(place.get("/T"))
        if name and not found.get(name):
            found[name] = _value(place)
    return found


def _all_fields(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    waiting: list[object] = []
    form = pdf.Root.get("/AcroForm")
    if isinstance(form, pikepdf.Dictionary):
        waiting += _members(form.get("/Fields"))
    for page in pdf.pages:
        waiting += _members(page.obj.get("/Annots"))
    waiting.reverse()  # in their order, taken from the end
    seen: set[tuple[int, int]] = set()
    steps = 0
    while waiting and steps < MOST_FIELDS:
        steps += 1
        place = waiting.pop()
        if not isinstance(place, pikepdf.Dictionary):
            continue
        if place.is_indirect:
            if place.objgen in seen:
                continue
            seen.add(place.objgen)
        waiting += reversed(_members(place.get("/Kids"))[:MOST_FIELDS])
        if "/T" in place:
            yield place


def _members(array: object) -> list[object]:
    return list(array) if isinstance(array, pikepdf.Array) else []


def _value(place: pikepdf.Dictionary) -> str | None:
    kind = place.get("/FT")
    value = place.get("/V")
    if kind == _BUTTON:
        return _tick(value if value is not None else place.get("/AS"))
    if value is None:
        return ""
    if kind == _CHOICE:
        return _choice(place, value)
    return text_of(value) if kind == _TEXT else None


def _tick(value: object) -> str | None:
    if value is None:
        return ""
    if not isinstance(value, pikepdf.Name):
        return None
    return "" if value == pikepdf.Name.Off else TICKED


def _choice(place: pikepdf.Dictionary, value: object) -> str | None:
    """Return the id of the choice, also where a program wrote the words of the choice."""
    if isinstance(value, pikepdf.Array) and len(value):
        value = value[0]
    chosen = text_of(value)
    for option in _members(place.get("/Opt")):
        if isinstance(option, pikepdf.Array) and len(option) > 1 and text_of(option[1]) == chosen:
            return text_of(option[0])
    return chosen
