"""How the window looks: the only place that knows colours, fonts and sizes.

Widgets ask `ui.look.theme.tokens()` for a colour by its name, `ui.look.measure` for a length
and `ui.look.icons` for an icon; none of them knows which theme is shown.
"""
