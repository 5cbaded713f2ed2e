"""Backups, restoring, checking and mending in the words of the window."""
