"""The page "Across the system": what is due, and the registers of leading across bodies."""
