"""Steps of the journal that a plan of the same format lacks."""

import sqlite3
from contextlib import closing

from sqlite_utils import Database

from planner.services.session import Session
from planner.store.file_format import STEPS
from planner.store.migrations import migrations


def test_a_plan_of_the_same_format_gets_the_steps_that_it_lacks(tmp_path, around):
    path = tmp_path / "amina.firebreak"
    Session.create(path, around).close()
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("ALTER TABLE proposal DROP COLUMN moves")
        database.execute("DELETE FROM _sqlite_migrations WHERE name > 'm003'")
        database.execute("UPDATE meta SET value = 'older' WHERE key = 'tables'")

    opened = Session.open(path, around)

    assert opened.read.protection.proposals() == []
    opened.close()


def test_a_new_step_of_the_journal_makes_older_plans_outdated():
    assert len(list(migrations.pending(Database(memory=True)))) == STEPS
