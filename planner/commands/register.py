"""How the commands of one register are made: list, add, edit, delete, each with JSON."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import click

from planner.commands.frame import Frame
from planner.commands.groups import command
from planner.commands.shown import in_columns
from planner.commands.written_fields import (
    field_options,
    named_fields,
    rewritten_record,
    written_record,
)
from planner.domain.records import Record
from planner.services.records import add_record, delete_record, edit_record
from planner.services.session import Session
from planner.text import tr

AnyRecord = TypeVar("AnyRecord", bound=Record)
Fields = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Register(Generic[AnyRecord]):
    """One register on the command line.

    Attributes:
        name: Of the group of commands; the key of one record in JSON is its TYPE.
        arguments: The fields that `add` takes as arguments, in this order.
        today_fields: Days that are today where nothing is said.
        help_of: What each of the commands is for: "add", "show", "edit", "delete".
        value, row: A record as JSON and as the columns of a line.
        begin: Makes a new record of what was written, where its fields alone do not say all.
        notice: What stands above the lines that people read; "" for nothing.
        details: What `show` tells people below the line of a record.
    """

    name: str
    record_type: type[AnyRecord]
    arguments: Sequence[str]
    help_of: dict[str, str]
    value: Callable[[Session, AnyRecord], dict[str, Any]]
    row: Callable[[Session, AnyRecord], tuple[str, ...]]
    today_fields: Sequence[str] = ()
    begin: Callable[[Session, Fields], AnyRecord] | None = None
    notice: Callable[[], str] = str
    details: Callable[[Session, AnyRecord], list[str]] | None = None

    def add(self) -> click.Command:
        """Return the command that adds a record."""

        @field_options(self.record_type, *self.arguments)
        @click.pass_obj
        def add(frame: Frame, /, **options: Any) -> None:
            with frame.session(f"{self.name} add") as session:
                now = {name: session.today().isoformat() for name in self.today_fields}
                new = self._begin(session, now | named_fields(options))
                add_record(session, new)
                self.answer(frame, session, new)

        for argument in reversed(self.arguments):
            add = click.argument(argument, metavar=argument.upper())(add)
        return command("add", help=self.help_of["add"])(add)

    def show(self) -> click.Command:
        """Return the command that shows one record with all that belongs to it."""

        @command("show", help=self.help_of["show"])
        @click.argument("record_id", metavar="ID")
        @click.pass_obj
        def show(frame: Frame, record_id: str) -> None:
            with frame.session(f"{self.name} show") as session:
                self.answer(frame, session, session.read.named(self.record_type, record_id))

        return show

    def edit(self) -> click.Command:
        """Return the command that changes a record."""

        @command("edit", help=self.help_of["edit"])
        @click.argument("record_id", metavar="ID")
        @field_options(self.record_type)
        @click.pass_obj
        def edit(frame: Frame, /, record_id: str, **options: Any) -> None:
            with frame.session(f"{self.name} edit") as session:
                seen = session.read.named(self.record_type, record_id)
                edit_record(session, seen, rewritten_record(session, seen, named_fields(options)))
                self.answer(frame, session, seen)

        return edit

    def delete(self) -> click.Command:
        """Return the command that deletes a record."""

        @command("delete", help=self.help_of["delete"])
        @click.argument("record_id", metavar="ID")
        @click.pass_obj
        def delete(frame: Frame, record_id: str) -> None:
            with frame.session(f"{self.name} delete") as session:
                seen = session.read.named(self.record_type, record_id)
                line = "  ".join(part for part in self.row(session, seen) if part)
                delete_record(session, seen)
                frame.answer({"deleted": seen.id}, [tr("Deleted: {record}").format(record=line)])

        return delete

    def lines(self, session: Session, records: Sequence[AnyRecord], nothing: str) -> list[str]:
        """Return a list of records for people."""
        rows = in_columns([self.row(session, record) for record in records])
        return [*self._above(), *(rows or [nothing])]

    def answer(self, frame: Frame, session: Session, changed: AnyRecord) -> None:
        """Answer with a record as it stands after a command."""
        record = session.read.get(self.record_type, changed.id)
        line = "  ".join(part for part in self.row(session, record) if part)
        below = self.details(session, record) if self.details else []
        value = {self.record_type.TYPE: self.value(session, record)}
        frame.answer(value, [*self._above(), line, *below])

    def _begin(self, session: Session, fields: Fields) -> AnyRecord:
        if self.begin is not None:
            return self.begin(session, fields)
        return written_record(session, self.record_type, fields)

    def _above(self) -> list[str]:
        notice = self.notice()
        return [notice] if notice else []
