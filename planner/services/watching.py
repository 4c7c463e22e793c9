"""Hearing what another program did to the plan that is open here."""

from planner.services.session import Session


class Others:
    """Tells everyone who listens to a session what other programs wrote into its plan."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._watch = session.watch()

    def hear(self) -> bool:
        """Tell what is new, and say whether anything was.

        What this program wrote itself may be told once more: one file, one site.

        Raises:
            FileLockedError: Another program is writing at this moment; ask again.
            PlanReplacedError: Another file stands in the plan's place; open it again.
            PlanMissingError, StorageFailedError and others: The file is out of reach; ask again.
        """
        found = self._watch.arrivals()
        if found:
            self._session.tell_arrived(found)
        return bool(found)
