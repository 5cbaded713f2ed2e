"""Weak records, each beside a sound one that resembles it."""
