"""Comparing histories of edits. Pure: values in, values out."""
