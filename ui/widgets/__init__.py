"""Widgets that know neither the session nor any page: values in, signals out."""
