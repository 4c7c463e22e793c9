"""Charts as small display lists, painted alike on screen and in the PDF. Pure."""
