"""Private facts in the window: set up, opened for a sitting, closed again."""
