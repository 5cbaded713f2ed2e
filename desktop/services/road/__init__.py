"""How far a company is on the way to its certificate, and what is the next thing to do."""
