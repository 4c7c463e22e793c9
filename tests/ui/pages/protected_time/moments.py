"""Moments of the week that these tests look at."""

from datetime import UTC, datetime, timedelta


def at(day, hour, minute=0):
    """A moment of the week of 23 November 2026; day 0 is Monday, London is in UTC then."""
    return datetime(2026, 11, 23, hour, minute, tzinfo=UTC) + timedelta(days=day)
