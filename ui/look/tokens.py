"""Which colours there are, by name, in each theme."""

from dataclasses import fields

from planner.domain.values import Frozen, frozen


@frozen
class Tokens(Frozen):
    """The colours of one theme, each as "#RRGGBB".

    Text stands on `bg`, `surface`, `sunken` and the `_soft` tints at 4.5:1 or better, shapes at
    3:1 or better; `border` only decorates and carries no meaning. A mode is never told by its
    colour alone: a word or a pattern always goes with it. Words do not stand *on* the strong
    colour of a mode, where no ink reaches 4.5:1, but beside it or on its `_soft` tint.

    Attributes:
        field: Outline of everything one can type into or press.
        soft: Ground of what is selected; `on_soft` is text there, `accent_on_soft` its emphasis.
        chosen: Ground of the chosen one of a few; samples of colours must stand out on it.
        diary: Outline of busy time that comes from the leader's calendar.
    """

    bg: str
    surface: str
    sunken: str
    text: str
    muted: str
    border: str
    field: str
    accent: str
    on_accent: str
    soft: str
    on_soft: str
    accent_on_soft: str
    chosen: str
    good: str
    warning: str
    error: str
    mode_firefighting: str
    mode_firefighting_soft: str
    mode_running: str
    mode_running_soft: str
    mode_long_term: str
    mode_long_term_soft: str
    mode_development: str
    mode_development_soft: str
    mode_away: str
    mode_away_soft: str
    diary: str
    diary_soft: str

    def colour(self, name: str) -> str:
        """Return the colour called `name`; charts name their colours that way.

        Raises:
            KeyError: No token has this name.
        """
        if name not in TOKEN_NAMES:
            raise KeyError(name)
        return str(getattr(self, name))


TOKEN_NAMES = frozenset(field.name for field in fields(Tokens))

LIGHT = Tokens(
    bg="#F5F6F8",
    surface="#FFFFFF",
    sunken="#EEF0F3",
    text="#1A2230",
    muted="#566171",
    border="#DFE3E8",
    field="#868F9C",
    accent="#3355B8",
    on_accent="#FFFFFF",
    soft="#E6EBFA",
    on_soft="#1A2230",
    accent_on_soft="#3355B8",
    chosen="#E6EBFA",
    good="#1F7A4D",
    warning="#8A5200",
    error="#A5322B",
    mode_firefighting="#B5651D",
    mode_firefighting_soft="#FAEADB",
    mode_running="#566171",
    mode_running_soft="#E7EAEE",
    mode_long_term="#3355B8",
    mode_long_term_soft="#E3E9FB",
    mode_development="#0E8A83",
    mode_development_soft="#DCF0EE",
    mode_away="#868F9C",
    mode_away_soft="#F0F1F4",
    diary="#868F9C",
    diary_soft="#E9ECF0",
)

DARK = Tokens(
    bg="#13161B",
    surface="#1B1F26",
    sunken="#161A20",
    text="#E7EAEF",
    muted="#A5AFBD",
    border="#2C323B",
    field="#6B7685",
    accent="#93ACFF",
    on_accent="#0E1526",
    soft="#232D47",
    on_soft="#E7EAEF",
    accent_on_soft="#A9BDFF",
    chosen="#232D47",
    good="#6FD3A0",
    warning="#F0B45A",
    error="#FF9C92",
    mode_firefighting="#F0A868",
    mode_firefighting_soft="#3A2B1C",
    mode_running="#A5AFBD",
    mode_running_soft="#2A3039",
    mode_long_term="#93ACFF",
    mode_long_term_soft="#252F4D",
    mode_development="#5CCFC6",
    mode_development_soft="#173532",
    mode_away="#808B9A",
    mode_away_soft="#20252C",
    diary="#6B7685",
    diary_soft="#272D36",
)

HIGH_CONTRAST = Tokens(
    bg="#000000",
    surface="#000000",
    sunken="#000000",
    text="#FFFFFF",
    muted="#E8E8E8",
    border="#BDBDBD",
    field="#FFFFFF",
    accent="#FFD93B",
    on_accent="#000000",
    soft="#FFD93B",
    on_soft="#000000",
    accent_on_soft="#000000",
    chosen="#000000",
    good="#5CFFA8",
    warning="#FFC166",
    error="#FF9E9E",
    mode_firefighting="#FFA657",
    mode_firefighting_soft="#000000",
    mode_running="#E0E0E0",
    mode_running_soft="#000000",
    mode_long_term="#8FB4FF",
    mode_long_term_soft="#000000",
    mode_development="#4FF0E2",
    mode_development_soft="#000000",
    mode_away="#BDBDBD",
    mode_away_soft="#000000",
    diary="#BDBDBD",
    diary_soft="#1C1C1C",
)
