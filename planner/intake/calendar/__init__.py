"""Reads other people's calendars (.ics) and works out when their meetings are.

Here belongs what knows the iCalendar format: `reading` is the door. A file is hostile until
shown otherwise, so every loop is bounded by its input or by `caps`. What an occurrence *means*
for a plan (drafts, busy time) belongs to the services.
"""
