"""Forms made by hand, for the kinds that a form made of their fields serves badly."""
