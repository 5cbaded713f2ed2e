"""Prints what the file holds: gathers the words, and hands them to the floor that draws."""
