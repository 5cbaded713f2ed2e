"""The first page, shown while no company file is open."""
