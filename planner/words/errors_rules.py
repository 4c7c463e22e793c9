"""What is said when a rule of protected time, or its hours, cannot be."""

from collections.abc import Callable, Mapping
from typing import Any

from planner.domain.errors import PlannerError
from planner.domain.errors import rules as errors
from planner.text import tr
from planner.words.fields import field_label
from planner.words.numbers import all_of_text, day_text, hours_text
from planner.words.records import record_text

RULE_TEXTS: Mapping[type[PlannerError], Callable[[Any], str]] = {
    errors.LastDayTooEarlyError: lambda e: tr(
        "“{field}” ({last}) is before the first day ({first}). Nothing was saved; choose a "
        "later one."
    ).format(
        field=field_label(e.record_type, e.field_name),
        first=day_text(e.first),
        last=day_text(e.last),
    ),
    errors.WindowOutsideHoursError: lambda _: tr(
        "These hours lie wholly outside the hours in which the rule is planned. Nothing was "
        "saved; choose others, or another hours set."
    ),
    errors.BlockWithoutRoomError: lambda e: tr(
        "A block of {minutes} has no room: the longest stretch of the rule's hours is {longest}. "
        "Nothing was saved; allow shorter blocks or more hours."
    ).format(minutes=hours_text(e.minutes), longest=hours_text(e.longest)),
    errors.BlockOverDayCapError: lambda e: tr(
        "A block of {minutes} is longer than the {longest} allowed on a day. Nothing was saved; "
        "allow shorter blocks or more on a day."
    ).format(minutes=hours_text(e.minutes), longest=hours_text(e.longest)),
    errors.TargetTooLargeError: lambda e: (
        tr("Even an empty diary holds only {longest} a week of this rule, not {minutes}. {saved}")
        if e.is_weekly
        else tr(
            "Even an empty diary holds only {longest} a month of this rule, not {minutes}. {saved}"
        )
    ).format(
        longest=hours_text(e.longest),
        minutes=hours_text(e.minutes),
        saved=tr("Nothing was saved; ask for less, or allow more hours or longer blocks."),
    ),
    errors.NoHoursLeftError: lambda _: tr(
        "What is always kept free takes all hours of the set. Nothing was saved; leave some."
    ),
    errors.HoursSetInUseError: lambda e: (
        tr("The hours set is used by {rules}. Nothing was deleted; give them other hours first.")
        if e.rules
        else tr("The working hours are always needed. Nothing was deleted; you can change them.")
    ).format(rules=all_of_text([tr("“{title}”").format(title=rule) for rule in e.rules])),
    errors.MemberIsOwnerError: lambda e: tr(
        "This is the plan of {name}. Nothing was taken in; import your own calendar without "
        "naming a member."
    ).format(name=e.name),
    errors.AmbiguousNameError: lambda e: tr(
        "“{name}” fits more than one {record}. Nothing was changed; write the id instead."
    ).format(name=e.name, record=record_text(e.record_type)),
}
