"""Firebreak without its window: rules, storage, documents and the command line."""

__version__ = "0.1.0"
