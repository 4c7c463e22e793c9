"""Command lines as a person writes them, on a plan of Ada's."""

import shlex


class CommandLine:
    """Runs whole lines, split as a shell would split them."""

    def __init__(self, firebreak):
        self._firebreak = firebreak

    def run(self, line):
        """Return what a line answers, whatever comes of it."""
        return self._firebreak(*shlex.split(line))

    def __call__(self, line):
        """Run a line that must succeed and return its text."""
        said = self.run(line)
        assert said.status == 0, said
        return said.out

    def json(self, line):
        """Run a line that must succeed and return its JSON value."""
        said = self.run(f"{line} --json")
        assert said.status == 0, said
        return said.json

    def refusal(self, line):
        """Run a line that must be refused and return the code of the error."""
        return self.run(f"{line} --json").error
