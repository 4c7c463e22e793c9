"""What is said about passphrases, backups, and a plan replaced beneath us."""

from collections.abc import Callable, Mapping
from typing import Any

from planner.domain.errors import PlannerError
from planner.domain.errors import safekeeping as errors
from planner.text import tr, tr_plural

SAFEKEEPING_TEXTS: Mapping[type[PlannerError], Callable[[Any], str]] = {
    errors.PassphraseNeededError: lambda e: tr(
        "“{path}” is protected with a passphrase, or is no Firebreak plan. It was left as it is; "
        "give its passphrase, on the command line with --passphrase-file."
    ).format(path=e.path),
    errors.WrongPassphraseError: lambda e: tr(
        "“{path}” cannot be opened with this passphrase. It was left as it is; try again. "
        "Nobody can open it without its passphrase."
    ).format(path=e.path),
    errors.PassphraseTooShortError: lambda e: tr_plural(
        "A passphrase has at least {n} sign. Nothing was changed; four words are easy to keep.",
        "A passphrase has at least {n} signs. Nothing was changed; four words are easy to keep.",
        e.fewest,
    ),
    errors.PassphraseUnreadableError: lambda e: tr(
        "“{path}” holds no passphrase. Nothing was changed; write it into the first line."
    ).format(path=e.path),
    errors.NotSalvageableError: lambda e: tr(
        "“{path}” is protected with a passphrase and damaged, so that no single edit of it can be "
        "saved. It was left as it is; “firebreak backups” lists what can take its place."
    ).format(path=e.path),
    errors.NotProtectedError: lambda e: tr(
        "“{path}” has no passphrase. It was left as it is."
    ).format(path=e.path),
    errors.PlanReplacedError: lambda e: tr(
        "Another program put another file in the place of “{path}”. Nothing was saved; "
        "open the plan again and repeat the last step."
    ).format(path=e.path),
    errors.NoBackupError: lambda e: tr(
        "There is no backup “{name}”. Nothing was changed; “firebreak backups” lists them."
    ).format(name=e.name),
    errors.BackupDamagedError: lambda e: tr(
        "The backup “{path}” is damaged. Your plan was left as it is; choose another backup."
    ).format(path=e.path),
    errors.CopyDiffersError: lambda e: tr(
        "The copy of “{path}” was not like the plan and was thrown away. "
        "The plan was left as it is; try again."
    ).format(path=e.path),
}
