import gc
import threading
import weakref

import pytest

from planner.domain.errors.storage import ResourceMissingError
from planner.words.errors import error_text

ROOM_MS = 3000


class Followed:
    """What a job told, in order."""

    def __init__(self, job):
        self.told = []
        job.progressed.connect(lambda done, total: self.told.append((done, total)))
        job.succeeded.connect(lambda result: self.told.append(("succeeded", result)))
        job.failed.connect(lambda error: self.told.append(("failed", error)))
        job.ended.connect(lambda _: self.told.append("ended"))


def test_work_tells_its_progress_and_its_result(qtbot, context):
    def add_up(progress):
        progress.step(1, 2)
        progress.step(2, 2)
        return 42

    job = context.jobs.start(add_up, "Adding up")
    followed = Followed(job)

    with qtbot.waitSignal(job.ended, timeout=ROOM_MS):
        pass

    assert followed.told == [(1, 2), (2, 2), ("succeeded", 42), "ended"]


def test_cancelled_work_stops_at_its_next_step(qtbot, context):
    may_go_on = threading.Event()

    def endless(progress):
        may_go_on.wait(5)
        progress.step(1, 2)
        return "not cancelled"

    job = context.jobs.start(endless)
    followed = Followed(job)
    job.cancel()
    may_go_on.set()

    with qtbot.waitSignal(job.ended, timeout=ROOM_MS):
        pass

    assert followed.told == ["ended"]


@pytest.mark.parametrize("error", [ResourceMissingError("font.ttf"), PermissionError("locked")])
def test_an_expected_failure_is_told_to_the_user(qtbot, context, notices, error):
    def fail(progress):
        raise error

    job = context.jobs.start(fail)
    job.failed.connect(context.show_error)

    with qtbot.waitSignal(job.ended, timeout=ROOM_MS):
        pass

    assert [notice.words for notice in notices] == [error_text(error)]


def test_a_bug_in_the_work_surfaces_in_the_windows_thread(qtbot, context):
    def divide(progress):
        return 1 / 0

    with qtbot.captureExceptions() as bugs:
        job = context.jobs.start(divide)
        with qtbot.waitSignal(job.ended, timeout=ROOM_MS):
            pass
        qtbot.waitUntil(lambda: bool(bugs), timeout=ROOM_MS)

    assert [kind for kind, _, _ in bugs] == [ZeroDivisionError]


def test_closing_waits_for_running_work_and_cancels_it(qtbot, context):
    has_begun = threading.Event()
    ended_by = []

    def endless(progress):
        has_begun.set()
        try:
            while True:
                progress.step(0, 1)
        finally:
            ended_by.append(threading.current_thread().name)

    context.jobs.start(endless)
    qtbot.waitUntil(has_begun.is_set, timeout=ROOM_MS)

    context.jobs.shut_down()

    assert len(ended_by) == 1
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("job")]


def test_work_queued_while_closing_never_starts(qtbot, context):
    started = []
    context.jobs.start(started.append)

    context.jobs.shut_down()
    qtbot.waitUntil(lambda: True)

    assert started == []


class Knot:
    """Something that only a search for cycles can end, as a closed page is."""

    def __init__(self, ended_in):
        self.itself = self
        weakref.finalize(self, lambda: ended_in.append(threading.current_thread()))


def test_no_garbage_is_ended_in_the_thread_of_a_job(qtbot, context):
    ended_in = []

    def litter(progress):
        return [[number] for number in range(100_000)]

    gc.collect()
    Knot(ended_in)
    job = context.jobs.start(litter)
    with qtbot.waitSignal(job.ended, timeout=ROOM_MS):
        pass
    gc.collect()

    assert ended_in == [threading.main_thread()]
    assert gc.isenabled()
