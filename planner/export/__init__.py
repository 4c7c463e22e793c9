"""Documents people read. Each function takes released values and writes one file."""
