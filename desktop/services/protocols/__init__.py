"""The protocols of a company: those that travel with Muster, and those it keeps itself."""
