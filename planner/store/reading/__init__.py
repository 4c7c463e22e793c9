"""Questions to the plan file: every query of the app stands here, under a name, by theme."""
