"""A team's hub: the edits of its public chains in a plain database of PostgreSQL; `docs/hub.md`."""
