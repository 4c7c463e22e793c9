"""A week as a calendar shows it. Knows neither blocks nor meetings, only items with a time."""
