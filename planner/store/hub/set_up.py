"""Making a hub in a database, and admitting accounts to a team; done by whoever runs it."""

import uuid

from planner.domain.errors.hub import HubTeamUnknownError
from planner.store.hub.address import HubAddress
from planner.store.hub.connecting import Server, connected
from planner.store.hub.schema import FORMAT, GRANTS, POLICIES, STATEMENTS


def set_up(address: HubAddress, password: str, team: str) -> bool:
    """Make the tables where they are missing, and a team of this name; False if it was there.

    Raises:
        HubForbiddenError: The account may not make tables.
        And what `connected` raises.
    """
    with connected(address, password) as server:
        for statement in STATEMENTS:
            server.execute(statement)
        server.execute("INSERT INTO firebreak.hub VALUES (%s) ON CONFLICT DO NOTHING", (FORMAT,))
        _make_policies(server)
        made = server.execute(
            "INSERT INTO firebreak.team VALUES (%s, %s) ON CONFLICT (name) DO NOTHING",
            (uuid.uuid4(), team),
        )
        return bool(made.rowcount)


def _make_policies(server: Server) -> None:
    for table in dict.fromkeys(table for table, _, _ in POLICIES):
        server.execute(f"ALTER TABLE firebreak.{table} ENABLE ROW LEVEL SECURITY")
    for table, name, rule in POLICIES:
        server.execute(f"DROP POLICY IF EXISTS {name} ON firebreak.{table}")
        server.execute(f"CREATE POLICY {name} ON firebreak.{table} {rule}")


def admit(address: HubAddress, password: str, team: str, accounts: tuple[str, ...]) -> None:
    """Let accounts of the server into a team; those that are in it stay in it.

    Raises:
        HubTeamUnknownError: There is no team of this name.
        HubFailedError: There is no such account on the server.
        And what `connected` raises.
    """
    from psycopg import sql  # noqa: PLC0415 - an extra, and only a hub needs it

    with connected(address, password) as server:
        found = server.execute(
            "SELECT team FROM firebreak.team WHERE name = %s", (team,)
        ).fetchone()
        if found is None:
            rows = server.execute("SELECT name FROM firebreak.team ORDER BY name").fetchall()
            raise HubTeamUnknownError(address.host, team, tuple(name for (name,) in rows))
        for account in accounts:
            for grant in GRANTS:
                server.execute(sql.SQL(f"GRANT {grant} TO {{}}").format(sql.Identifier(account)))
            server.execute(
                "INSERT INTO firebreak.member VALUES (%s, %s) ON CONFLICT DO NOTHING",
                (found[0], account),
            )


def dismiss(address: HubAddress, password: str, team: str, account: str) -> bool:
    """Take an account out of a team; what it took in before, it has. False if it was not in it."""
    with connected(address, password) as server:
        gone = server.execute(
            "DELETE FROM firebreak.member m USING firebreak.team t"
            " WHERE t.team = m.team AND t.name = %s AND m.account = %s",
            (team, account),
        )
        return bool(gone.rowcount)
