"""Where a team's edits meet: a folder of bundles, a file under a lock; nothing but tier *team*."""
