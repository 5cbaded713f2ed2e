"""Finding anything in the company file."""
