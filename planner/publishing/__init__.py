"""Speaking CalDAV with one calendar server: the only part of Firebreak that uses the network.

Nothing here knows the plan, its file, or how an event is written; see docs/decisions/0020.
"""
