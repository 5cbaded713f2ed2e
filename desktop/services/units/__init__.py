"""Units as people look after them: parked and returned, their readings, and a page that tells all.

Each part is imported by its own name, because the page needs more of the program than the rest.
"""
