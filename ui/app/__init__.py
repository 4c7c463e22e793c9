"""How the window is started: the one place that builds everything, once, by hand."""
