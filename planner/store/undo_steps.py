"""Which actions can be taken back or repeated?

Undo survives the end of the program because it is read from the journal. Only what was done on
this computer is taken back: its actions one by one, and what arrived from elsewhere as one step.
"""

import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from planner.domain.changes import Action, known_action
from planner.domain.lane import Lane, split_lane
from planner.domain.values import Frozen, frozen
from planner.store.engine import Connection
from planner.store.sites import own_device, sites_of_here

DEPTH = 200
"""Actions that are looked back on, undone ones included."""

_FINAL = frozenset(
    {
        *(Action.CREATE_PLAN, Action.MAKE_EXAMPLE, Action.IMPORT_PLAN, Action.SALVAGE),
        Action.SHARE_WITH_ASSISTANT,
    }
)

_NO_STEP = frozenset({Action.SHARE_WITH_TEAM, Action.KEEP_FROM_TEAM})
"""What changes nothing that people see: what was done before can be taken back after it."""


@frozen(kw_only=False)
class Done(Frozen):
    """An action that can be taken back, or whose taking back can be.

    Attributes:
        first: Hash of the first edit that put the plan into its present state.
        action: What the user did in the first place, for the menu.
        lane: In which they did it; an assistant takes back only what was done in theirs.
        arrival: Number of what arrived from elsewhere; None for an action of the journal.
    """

    site: int
    seq: int
    first: bytes
    action: Action
    lane: Lane
    arrival: int | None = None


@frozen(kw_only=False)
class Stacks(Frozen):
    """What can be undone and redone, the next one last."""

    undo: Sequence[Done]
    redo: Sequence[Done]


def stacks(connection: Connection, lane: Lane, own_site: int | None) -> Stacks:
    """Read the last actions and sort them into those that hold and those taken back."""
    every = _stacks(connection, own_site)
    if lane is Lane.DIRECTOR:
        return every
    return Stacks(
        [done for done in every.undo if done.lane is lane],
        [done for done in every.redo if done.lane is lane],
    )


def _stacks(connection: Connection, own_site: int | None) -> Stacks:
    undo: list[Done] = []
    redo: list[Done] = []
    for step in _steps(connection, own_site):
        action, lane = known_action(step.name), split_lane(step.name)[1]
        if action is Action.UNDO:
            _move(undo, redo, step)
        elif action is Action.REDO:
            _move(redo, undo, step)
        elif action in _NO_STEP:
            continue
        elif action is None or action in _FINAL:
            undo.clear()
            redo.clear()
        else:
            undo.append(Done(step.site, step.seq, step.first, action, lane, step.arrival))
            redo.clear()
    return Stacks(undo, redo)


class _Step(NamedTuple):
    hlc: int
    arrival: int | None
    site: int
    seq: int
    first: bytes
    name: str
    undoes: bytes = b""


def _steps(connection: Connection, own_site: int | None) -> Iterator[_Step]:
    """Give the last steps, the oldest first."""
    here = json.dumps(sorted(sites_of_here(connection, own_site)))
    # The sign keeps SQLite to the index of actions, which gives the last ones without a search.
    actions = connection.execute(
        "SELECT hlc, NULL, site, seq, hash, action_name, undoes FROM edit WHERE seq = action"
        " AND +site IN (SELECT value FROM json_each(?)) ORDER BY hlc DESC LIMIT ?",
        (here, DEPTH),
    )
    arrivals = connection.execute(
        "SELECT hlc, number, 0, 0, mark, action_name FROM arrival WHERE device = ?"
        " ORDER BY number DESC LIMIT ?",
        (own_device(), DEPTH),
    )
    steps = [_Step._make(row) for row in actions]
    steps += [_Step(*row) for row in arrivals]
    # What arrived stands after the last action before it, which has the same clock at most.
    yield from sorted(steps, key=lambda step: (step.hlc, step.arrival or 0))


def _move(source: list[Done], target: list[Done], step: _Step) -> None:
    # Not always the last one: an assistant takes back theirs below the director's.
    done = next((done for done in reversed(source) if done.first == step.undoes), None)
    if done is not None:
        source.remove(done)
        target.append(Done(step.site, step.seq, step.first, done.action, done.lane))
