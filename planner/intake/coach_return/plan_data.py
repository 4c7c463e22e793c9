"""What the embedded `plan.json` says, checked value by value."""

import json
import re
from collections.abc import Mapping
from typing import Any

import pikepdf

from planner.domain.coach_returns import PlanData
from planner.domain.coaching import LAST_NUMBER
from planner.domain.records import LONGEST_LINE
from planner.intake.coach_return.opening import HOSTILE
from planner.intake.coach_return.texts import plain

FORMAT = 1
LARGEST_BYTES = 20_000_000
MOST_RECORDS = 20_000

_ID = re.compile(r"[0-9a-f]{32}", re.ASCII)
_NAME = "plan.json"


class PlanDataError(ValueError):
    """The embedded data is not what a plan embeds."""


def plan_data(pdf: pikepdf.Pdf) -> PlanData | None:
    """Return what is embedded, None where nothing is.

    Raises:
        PlanDataError: Something else stands under its name.
    """
    try:
        if _NAME not in pdf.attachments:
            return None
        written = _embedded(pdf)
        whole = json.loads(written)
    except (*HOSTILE, RecursionError) as error:
        raise PlanDataError(_NAME) from error
    return checked(whole)


def checked(whole: Any) -> PlanData:
    """Return the checked data; raises PlanDataError."""
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        message = "format"
        raise PlanDataError(message)
    uid, revision, records = whole.get("plan"), whole.get("revision"), whole.get("records")
    if not _is_id(uid) or type(revision) is not int or not 1 <= revision <= LAST_NUMBER:
        message = "plan or revision"
        raise PlanDataError(message)
    if not isinstance(records, dict):
        message = "records"
        raise PlanDataError(message)
    return PlanData(
        plan_uid=str(uid),
        revision=revision,
        goals=_titles(records.get("goal", [])),
        initiatives=_titles(records.get("initiative", [])),
    )


def _embedded(pdf: pikepdf.Pdf) -> bytes:
    stream = pdf.attachments[_NAME].obj.EF.F
    packing = stream.get("/Filter")
    if packing is not None and packing != pikepdf.Name.FlateDecode:
        raise PlanDataError(_NAME)
    written = bytes(stream.read_bytes())
    if len(written) > LARGEST_BYTES:
        raise PlanDataError(_NAME)
    return written


def _titles(records: Any) -> Mapping[str, str]:
    if not isinstance(records, list) or len(records) > MOST_RECORDS:
        message = "records"
        raise PlanDataError(message)
    titles: dict[str, str] = {}
    for record in records:
        if not isinstance(record, dict) or not _is_id(record.get("id")):
            message = "a record"
            raise PlanDataError(message)
        title = record.get("title")
        if not isinstance(title, str):
            message = "a title"
            raise PlanDataError(message)
        titles[record["id"]] = plain(title)[:LONGEST_LINE]
    return titles


def _is_id(value: Any) -> bool:
    return isinstance(value, str) and _ID.fullmatch(value) is not None
