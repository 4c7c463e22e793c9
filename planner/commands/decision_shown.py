"""How a decision is shown on the command line: as a JSON value, in a row, in full."""

from typing import Any

from planner.commands.duties import duty_lines, duty_value
from planner.commands.shown import short_id
from planner.domain.governance import Basis
from planner.domain.record_json import record_to_json
from planner.services.decision_view import DecisionView
from planner.text import tr
from planner.words.choices import choice_text
from planner.words.governance import (
    benefit_text,
    missing_text,
    organisation_text,
    pounds_text,
    reference_text,
    state_text,
)
from planner.words.numbers import brief_date_text


def decision_value(view: DecisionView) -> dict[str, Any]:
    """Return a decision with all that stands beside it."""
    return {
        **record_to_json(view.decision),
        "body_name": view.body.name if view.body else "",
        "decided_as": view.forum.value if view.forum else None,
        "closed": view.decision.is_closed,
        "must_go_back": view.must_go_back,
        "missing": [{"step": one.step.value, "board": one.board} for one in view.missing],
        "references": [
            {
                "id": one.id,
                "board": one.board,
                "due": one.due.isoformat() if one.due else None,
                "sent_on": one.sent_on.isoformat() if one.sent_on else None,
                "outcome": one.outcome,
            }
            for one in view.references
        ],
        "organisations": [
            {
                "body": one.body.id,
                "name": one.body.name,
                "intention": record_to_json(one.intention) if one.intention else None,
            }
            for one in view.organisations
        ],
        "duties": [duty_value(line) for line in view.duties],
        "delegations": [record_to_json(card) for card in view.delegations],
        "checks": [record_to_json(check) for check in view.checks],
    }


def decision_row(view: DecisionView) -> tuple[str, ...]:
    """Return the columns of a list."""
    return (
        brief_date_text(view.decision.day),
        view.decision.title,
        view.body.name if view.body else "",
        state_text(view.decision),
        ", ".join(missing_text(one) for one in view.missing),
        short_id(view.id),
    )


def decision_lines(view: DecisionView) -> list[str]:
    """Return a decision in full, for people."""
    decision = view.decision
    parts = (
        state_text(decision),
        view.body.name if view.body else "",
        choice_text(view.forum) if view.forum else "",
        choice_text(decision.basis) if decision.basis is not Basis.NOT_SAID else "",
        decision.owned_by,
        tr("adverse impact likely") if decision.is_adverse else "",
        tr("against my organisation's interest") if decision.is_against_interest else "",
    )
    lines = [f"{decision.title}  {short_id(decision.id)}", ", ".join(p for p in parts if p)]
    lines += [missing_text(one) for one in view.missing]
    lines += [
        f"{reference_text(one)}: {one.outcome}" if one.outcome else reference_text(one)
        for one in view.references
    ]
    lines += [organisation_text(one.body.name, one.intention) for one in view.organisations]
    lines += [part for line in view.duties for part in duty_lines(line)]
    for card in view.delegations:
        pounds = pounds_text(card.pounds) if card.pounds is not None else ""
        told = ", ".join(part for part in (card.limit, pounds, card.document) if part)
        lines.append(tr("May decide: {limit}").format(limit=told))
    return [*lines, *(benefit_text(check) for check in view.checks)]
