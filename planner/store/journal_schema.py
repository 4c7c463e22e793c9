"""The statements that make the journal's own tables: a file of another shape is none of ours."""

from typing import Final

# WITHOUT ROWID is not to be had through `create`, hence the statements.
JOURNAL: Final = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID",
    "CREATE TABLE site (site INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE,"
    " member BLOB, device TEXT)",
    "CREATE TABLE edit (site INTEGER NOT NULL, seq INTEGER NOT NULL, hash BLOB NOT NULL,"
    " hlc INTEGER NOT NULL, action INTEGER NOT NULL, action_name TEXT NOT NULL, undoes BLOB,"
    " record_type TEXT NOT NULL, record BLOB NOT NULL, field TEXT NOT NULL,"
    " value, salt BLOB, digest BLOB NOT NULL, bases BLOB NOT NULL, signature BLOB,"
    " PRIMARY KEY (site, seq, hash)) WITHOUT ROWID",
    "CREATE INDEX edit_cell ON edit (record, field, hlc, hash)",
    "CREATE INDEX edit_action ON edit (hlc) WHERE seq = action",
    "CREATE INDEX edit_bin ON edit (record) WHERE field = '_deleted'",
    "CREATE TABLE replaced (hash BLOB NOT NULL, field TEXT NOT NULL,"
    " PRIMARY KEY (hash, field)) WITHOUT ROWID",
    "CREATE TABLE conflict (record BLOB NOT NULL, field TEXT NOT NULL,"
    " record_type TEXT NOT NULL, heads INTEGER NOT NULL,"
    " PRIMARY KEY (record, field)) WITHOUT ROWID",
)

ERASINGS = "CREATE INDEX edit_erased ON edit (record) WHERE field = '_erased'"
"""Added by a later step: whoever takes edits in asks for erasings each time."""
