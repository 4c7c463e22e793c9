"""How the window looks, when its owner works, whom they serve, and where the plan lies."""
