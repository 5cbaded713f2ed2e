"""Backups at the window: making them, going back to one, checking the file and mending it."""
