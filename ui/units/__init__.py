"""Units at the window: parked and returned in one small pane, readings, and a page that tells all.

Each part is imported by its own name, because some of them are opened rarely.
"""
