"""The demonstration company: its story is data in resources/demo, and here is who tells it."""
