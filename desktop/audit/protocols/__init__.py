"""Protocols: what a partner asks, read, checked, written and carried over, as data."""
