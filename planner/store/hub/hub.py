"""A team's rows on a hub: what is new there for a plan, and what the plan brings."""

from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from uuid import UUID

from planner.domain.errors.hub import HubNewerError, HubTeamUnknownError, HubUnsafeError
from planner.progress import Progress
from planner.store.hub.address import HubAddress
from planner.store.hub.connecting import Server, connected
from planner.store.hub.rows import COLUMNS, edit_of, row_of, value_columns
from planner.store.hub.schema import FORMAT
from planner.store.team.bundles import told_device
from planner.store.team.chains import Given, Held
from planner.store.team.edit_check import UnusableEditError, check_edit
from planner.store.team.public_chain import PublicSite
from planner.store.team.team_file import TeamMember
from planner.store.travelling import TravellingEdit

_A_BATCH = 2_000
_TIPS = (
    "SELECT s.uid, s.member, s.name, s.device, t.seq, t.hash FROM firebreak.site s"
    " CROSS JOIN LATERAL (SELECT e.seq, e.hash FROM firebreak.edit e"
    " WHERE e.team = s.team AND e.site = s.uid ORDER BY e.seq DESC, e.hash DESC LIMIT 1) t"
    " WHERE s.team = %s ORDER BY s.uid"
)
_INSERTION = (
    f"INSERT INTO firebreak.edit (team, site, {COLUMNS})"  # noqa: S608 - our names
    f" VALUES (%s, %s{', %s' * (COLUMNS.count(',') + 1)}) ON CONFLICT DO NOTHING"
)
_RETELLING = (
    "UPDATE firebreak.edit SET kind = %s, words = %s, raw = %s, salt = %s"
    " WHERE team = %s AND site = %s AND seq = %s AND hash = %s"
)


@contextmanager
def opened_hub(address: HubAddress, password: str, team: str) -> Generator["Hub"]:
    """Give the rows of one team; what is done is kept as a whole, or not at all.

    Args:
        address: Where it is.
        password: "" where the server asks for none, or the system knows it.
        team: A team's name; "" where the account is in one only.

    Raises:
        HubTeamUnknownError: The account is not in it, or in several.
        HubNewerError: A newer version made the hub.
        And what `connected` raises.
    """
    with connected(address, password) as server:
        formats = server.execute("SELECT max(format) FROM firebreak.hub").fetchone()
        if formats[0] is not None and formats[0] > FORMAT:
            raise HubNewerError(address.host)
        yield Hub(server, address.host, _team_of(server, address.host, team))


def _team_of(server: Server, host: str, team: str) -> UUID:
    known = server.execute(
        "SELECT t.name, t.team FROM firebreak.team t JOIN firebreak.member m ON m.team = t.team"
        " WHERE m.account = current_user ORDER BY t.name"
    ).fetchall()
    fitting = [key for name, key in known if team in ("", name)]
    if len(fitting) != 1:
        raise HubTeamUnknownError(host, team, tuple(name for name, _ in known))
    return UUID(str(fitting[0]))


class Hub:
    """One team's rows, within one transaction."""

    def __init__(self, server: Server, host: str, team: UUID) -> None:
        self._server = server
        self._host = host
        self._team = team

    def members(self) -> list[TeamMember]:
        """List whose chains the hub holds."""
        return [TeamMember(*row) for row in self._server.execute(_TIPS, (self._team,))]

    def new_edits(self, queries: Held, progress: Progress) -> list[TravellingEdit]:
        """Return all edits of which the plan does not know, each chain's in its order.

        Raises:
            HubUnsafeError: One of them may not come into a plan.
        """
        known = {site.uid: site.last for site in queries.sites()}
        wanted = [
            member
            for member in self.members()
            if not queries.holds(member.site, member.last, member.tip)
        ]
        total = sum(max(0, member.last - known.get(member.site, 0)) for member in wanted)
        edits: list[TravellingEdit] = []
        for member in wanted:
            for edit in self._chain(member, known.get(member.site, 0), queries):
                edits.append(self._checked(edit))
                if len(edits) % _A_BATCH == 0:
                    progress.step(min(len(edits), total), total)
        return edits

    def _chain(self, member: TeamMember, held: int, queries: Held) -> Iterator[TravellingEdit]:
        """Give a chain from where the plan's ends; all of it where the two have parted."""
        if held and not self._agrees(member.site, held, queries):
            held = 0
        with self._server.cursor(name="chain") as cursor:
            cursor.itersize = _A_BATCH
            cursor.execute(
                f"SELECT {COLUMNS} FROM firebreak.edit WHERE team = %s AND site = %s AND seq > %s"  # noqa: S608 - our names
                " ORDER BY seq, hash",
                (self._team, member.site, held),
            )
            device = told_device(member.name, member.device)
            for row in cursor:
                try:
                    yield edit_of(member.site, member.member, device, row)
                except UnusableEditError as error:
                    raise HubUnsafeError(self._host, str(error)) from error

    def _agrees(self, site: bytes, seq: int, queries: Held) -> bool:
        rows = self._server.execute(
            "SELECT hash FROM firebreak.edit WHERE team = %s AND site = %s AND seq = %s",
            (self._team, site, seq),
        ).fetchall()
        return len(rows) == 1 and queries.holds(site, seq, rows[0][0])

    def _checked(self, edit: TravellingEdit) -> TravellingEdit:
        try:
            check_edit(edit)
        except (UnusableEditError, TypeError) as error:
            raise HubUnsafeError(self._host, str(error)) from error
        return edit

    def put(self, queries: Given, name: str, progress: Progress) -> int:
        """Bring the plan's own chains up to date there; return how many edits are new."""
        return sum(
            self._put_site(site, list(queries.edits(site)), name, progress)
            for site in queries.own_sites()
        )

    def _put_site(
        self, site: PublicSite, edits: Sequence[TravellingEdit], name: str, progress: Progress
    ) -> int:
        self._enter(site, name)
        new = edits[self._shared(site.uid, edits) :]
        added = 0
        for first in range(0, len(new), _A_BATCH):
            progress.step(first, len(new))
            rows = [(self._team, site.uid, *row_of(e)) for e in new[first : first + _A_BATCH]]
            with self._server.cursor() as cursor:
                cursor.executemany(_INSERTION, rows)
                added += cursor.rowcount
        self._retell(site.uid, edits)
        return added

    def _shared(self, site: bytes, edits: Sequence[TravellingEdit]) -> int:
        """Return how many edits from the first on lie there surely; 0 where chains have parted."""
        last = self._server.execute(
            "SELECT seq, hash FROM firebreak.edit WHERE team = %s AND site = %s"
            " ORDER BY seq DESC, hash DESC LIMIT 1",
            (self._team, site),
        ).fetchone()
        if last is None or not edits or edits[-1].seq != len(edits):  # several of one number
            return 0
        seq, identity = last
        return int(seq) if seq <= len(edits) and edits[seq - 1].hash == identity else 0

    def _enter(self, site: PublicSite, name: str) -> None:
        entered = self._server.execute(
            "INSERT INTO firebreak.site (team, uid, member, name, device)"
            " VALUES (%s, %s, %s, %s, %s) ON CONFLICT DO NOTHING",
            (self._team, site.uid, site.member, name, site.device),
        )
        if not entered.rowcount:
            self._server.execute(
                "UPDATE firebreak.site SET name = %s WHERE team = %s AND uid = %s AND name <> %s",
                (name, self._team, site.uid, name),
            )

    def _retell(self, site: bytes, edits: Sequence[TravellingEdit]) -> None:
        """Take values out that must not stay there, and put back what may lie there again."""
        rows = self._server.execute(
            "SELECT seq, hash FROM firebreak.edit WHERE team = %s AND site = %s AND salt IS NULL",
            (self._team, site),
        )
        left_out = set(rows)
        others = [e for e in edits if (e.salt is None) != ((e.seq, e.hash) in left_out)]
        with self._server.cursor() as cursor:
            cursor.executemany(
                _RETELLING,
                [
                    (*value_columns(e.value), e.salt, self._team, site, e.seq, e.hash)
                    for e in others
                ],
            )
