"""Element 5: incidents and how they were investigated."""
