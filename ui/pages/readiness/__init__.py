"""Readiness for change: one named change at a time, its rounds of answers, what they show."""
