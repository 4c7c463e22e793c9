"""At a terminal the real program asks for the passphrase, which is never shown."""

import os
import pty
import subprocess

from tests.program.programs import COMMAND, firebreak, surroundings


def typed(folder, arguments, answers):
    """Run a command at a terminal, type an answer to each question, return what was shown."""
    terminal, theirs = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, *map(str, arguments)],
        env=surroundings(folder),
        cwd=folder,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    shown, left = b"", list(answers)
    while True:
        try:
            read = os.read(terminal, 4096)
        except OSError:  # the program has ended
            break
        if not read:
            break
        shown += read
        if left and shown.endswith(b": "):
            os.write(terminal, left.pop(0).encode() + b"\n")
    os.close(terminal)
    return process.wait(timeout=50), shown.decode()


def test_a_passphrase_is_asked_for_twice_and_then_opens_the_plan(tmp_path, plan):
    firebreak(tmp_path, "--plan", plan, "log", "5m run secretly")

    status, shown = typed(tmp_path, ["protect", plan], ["correct horse", "correct horse"])
    assert status == 0, shown
    status, read = typed(tmp_path, ["--plan", plan, "entries"], ["another one", "correct horse"])

    assert status == 0, read
    assert "Try again" in read
    assert "secretly" in read
    assert "correct horse" not in shown + read
    refused = firebreak(tmp_path, "--plan", plan, "entries", stdin=subprocess.DEVNULL)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "protected with a passphrase" in refused.stderr
