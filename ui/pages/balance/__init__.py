"""Where time went over weeks: by mode, by hat, entry by entry, and which hours survive."""
