"""What marks a file as a plan of ours, and the names that stand in every file."""

APPLICATION_ID = 0x46_42_72_6B
"""SQLite's application_id: "FBrk"."""

FORMAT = 1
"""SQLite's user_version: raised when an older app could no longer read the journal."""

STEPS = 4
"""How many steps `migrations` has; older apps can do without the later ones."""

JOURNAL_TABLES = frozenset({"meta", "site", "edit", "replaced", "conflict", "proposal"})
"""What every file of this format holds besides the tables of the records."""

CREATED = "*"
"""The journal's field for the creation of a record; its value is JSON of all fields."""

DELETED = "_deleted"
"""The journal's field for the bin: 1 puts a record into it, 0 takes it out again."""

ERASED = "_erased"
"""The journal's field for erasing: its value names edits of the record whose values are gone."""

MADE, CHANGED = "_made", "_changed"
"""In the value of a creation: when an exported record was noted in the plan it comes from."""

PUBLISHED = "share_with_team"
"""The name of the action of every edit in a public chain, and of no other edit."""

HASH_BYTES = 16
SALT_BYTES = 8
