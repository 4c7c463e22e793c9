"""Getting a passphrase: from a file, or asked for where people sit at a terminal."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from planner.commands.passwords import can_ask
from planner.commands.paths import read_path
from planner.domain.errors.safekeeping import PassphraseNeededError, WrongPassphraseError
from planner.services.passphrase import Keyring, read_passphrase
from planner.text import tr

Opened = TypeVar("Opened")
TRIES = 3


class Secrets:
    """The passphrase of one run of the command line.

    Attributes:
        file: Named by --passphrase-file; "-" is standard input.
    """

    def __init__(self) -> None:
        self.file: Path | None = None
        self._keys: Keyring | None = None

    @property
    def keys(self) -> Keyring | None:
        """Return what the file or a person gave, None where nobody did."""
        if self._keys is None and self.file is not None:
            self._keys = Keyring(self._read(self.file))
        return self._keys

    def opened(self, open_with: Callable[[Keyring | None], Opened]) -> Opened:
        """Open something, asking for its passphrase where it needs one and somebody is there.

        Raises:
            PassphraseNeededError, WrongPassphraseError: None was given, or none that fits.
        """
        try:
            return open_with(self.keys)
        except PassphraseNeededError:
            if not can_ask():
                raise
        return self._asked(open_with)

    def opened_too(self, open_with: Callable[[Keyring | None], Opened]) -> Opened:
        """Open another file, whose passphrase is the same one or is asked for; raises as above."""
        plan = self.keys
        try:
            return open_with(plan)
        except (PassphraseNeededError, WrongPassphraseError):
            if not can_ask():
                raise
        try:
            return self._asked(open_with)
        finally:
            self._keys = plan

    def _asked(self, open_with: Callable[[Keyring | None], Opened]) -> Opened:
        for _ in range(TRIES - 1):
            try:
                return self._try(open_with)
            except WrongPassphraseError:
                click.echo(tr("It is not opened by that passphrase. Try again."), err=True)
        return self._try(open_with)

    def new(self, file: str | None) -> str:
        """Return a new passphrase: from a file, or asked for twice."""
        if file is not None:
            return self._read(Path(file))
        if not can_ask():
            raise click.UsageError(tr("Give --new-passphrase-file, or sit at a terminal."))
        return str(
            click.prompt(
                tr("New passphrase"),
                hide_input=True,
                confirmation_prompt=tr("Once more"),
                err=True,
            )
        )

    def _try(self, open_with: Callable[[Keyring | None], Opened]) -> Opened:
        keys = Keyring(click.prompt(tr("Passphrase"), hide_input=True, err=True))
        opened = open_with(keys)
        self._keys = keys
        return opened

    def _read(self, file: Path) -> str:
        if str(file) == "-":
            return sys.stdin.readline().rstrip("\r\n")
        return read_passphrase(read_path(str(file)))
