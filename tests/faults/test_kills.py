"""Whatever is going on, a process that is killed loses nothing that was told as done.

In the gate, few rounds; `FIREBREAK_FAULT_ROUNDS=500` kills so many.
"""

import os
import random

import pytest

from tests.faults.operations import OPERATIONS
from tests.faults.server import moment

ROUNDS = int(os.environ.get("FIREBREAK_FAULT_ROUNDS", "30"))
ROUNDS_OF_EACH = -(-ROUNDS // len(OPERATIONS))


@pytest.mark.timeout(60 + ROUNDS * 5)
@pytest.mark.parametrize("name", OPERATIONS)
def test_nothing_told_is_lost_however_often_it_is_killed(server, tmp_path, name):
    chance = random.Random(f"{name} {ROUNDS}")  # noqa: S311 - made-up moments
    operation = OPERATIONS[name]
    plan, told = tmp_path / "ada.firebreak", []
    operation.prepare(plan)
    for _ in range(ROUNDS_OF_EACH):
        after = moment(chance, chance.randrange(3), operation.longest_seconds)
        told += server.killed(name, plan, tmp_path / "told", after)

        operation.verify(plan, told)
