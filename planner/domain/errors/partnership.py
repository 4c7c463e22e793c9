"""What can go wrong with tensions, pulses and initiatives."""

from typing import ClassVar

from planner.domain.errors import PlannerError


class CostCarrierMissingError(PlannerError):
    """Nobody has said who carries the cost of a tension."""

    code: ClassVar[str] = "cost_carrier_missing"
    title: str


class AlreadyEndedError(PlannerError):
    """A tension, promise or barrier has ended already."""

    code: ClassVar[str] = "already_ended"
    record_type: str
    title: str


class PulseSumError(PlannerError):
    """The points of a pulse do not add up."""

    code: ClassVar[str] = "pulse_sum"
    points: int
    needed: int


class StatementTooLongError(PlannerError):
    """What an initiative changes is not said in few enough characters."""

    code: ClassVar[str] = "statement_too_long"
    characters: int
    longest: int


class OneDelayedThingError(PlannerError):
    """A delay names several goals or initiatives, or none."""

    code: ClassVar[str] = "one_delayed_thing"
    named: int
