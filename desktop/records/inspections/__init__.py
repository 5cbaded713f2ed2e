"""Element 4: what is inspected and maintained, by which plan, and what was found."""
