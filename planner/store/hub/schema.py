"""The tables of a hub, and who may read and write which of their rows.

Rows are added and never changed, but for one thing: a value that must not stay is taken out, its
digest remains. A member reads what belongs to their teams, and writes only under sites that their
own account entered. The database itself sees to that (row-level security): no code of ours runs
on the server. Every key begins with the team, so that tables can be divided by it.
"""

from typing import Final

FORMAT: Final = 1

STATEMENTS: Final = (
    "CREATE SCHEMA IF NOT EXISTS firebreak",
    "CREATE TABLE IF NOT EXISTS firebreak.hub (format integer PRIMARY KEY)",
    """CREATE TABLE IF NOT EXISTS firebreak.team (
        team uuid PRIMARY KEY,
        name text NOT NULL UNIQUE)""",
    """CREATE TABLE IF NOT EXISTS firebreak.member (
        team uuid NOT NULL,
        account name NOT NULL,
        PRIMARY KEY (team, account))""",
    """CREATE TABLE IF NOT EXISTS firebreak.site (
        team uuid NOT NULL,
        uid bytea NOT NULL CHECK (length(uid) = 16),
        member bytea,
        name text NOT NULL,
        device text NOT NULL,
        account name NOT NULL DEFAULT current_user,
        PRIMARY KEY (team, uid))""",
    """CREATE TABLE IF NOT EXISTS firebreak.edit (
        team uuid NOT NULL,
        site bytea NOT NULL,
        seq bigint NOT NULL CHECK (seq > 0),
        hash bytea NOT NULL CHECK (length(hash) = 16),
        hlc bigint NOT NULL,
        action bigint NOT NULL,
        record_type text NOT NULL,
        record bytea NOT NULL,
        field text NOT NULL,
        kind text,
        words text,
        raw bytea,
        salt bytea,
        digest bytea NOT NULL,
        bases bytea NOT NULL,
        PRIMARY KEY (team, site, seq, hash))""",
)

_MY_TEAMS = "team IN (SELECT m.team FROM firebreak.member m WHERE m.account = current_user)"
_MY_SITE = (
    "EXISTS (SELECT FROM firebreak.site s"
    " WHERE s.team = edit.team AND s.uid = edit.site AND s.account = current_user)"
)

POLICIES: Final = (
    ("team", "reading", f"FOR SELECT USING ({_MY_TEAMS})"),
    ("member", "reading", "FOR SELECT USING (account = current_user)"),
    ("site", "reading", f"FOR SELECT USING ({_MY_TEAMS})"),
    ("site", "entering", f"FOR INSERT WITH CHECK (account = current_user AND {_MY_TEAMS})"),
    ("site", "renaming", "FOR UPDATE USING (account = current_user)"),
    ("edit", "reading", f"FOR SELECT USING ({_MY_TEAMS})"),
    ("edit", "adding", f"FOR INSERT WITH CHECK ({_MY_TEAMS} AND {_MY_SITE})"),
    ("edit", "erasing", f"FOR UPDATE USING ({_MY_TEAMS} AND {_MY_SITE})"),
)

GRANTS: Final = (
    "USAGE ON SCHEMA firebreak",
    "SELECT ON firebreak.hub, firebreak.team, firebreak.member, firebreak.site, firebreak.edit",
    "INSERT (team, uid, member, name, device) ON firebreak.site",
    "UPDATE (name) ON firebreak.site",
    "INSERT ON firebreak.edit",
    "UPDATE (kind, words, raw, salt) ON firebreak.edit",
)
"""What an account that is admitted may do, beside what the policies say of single rows."""
