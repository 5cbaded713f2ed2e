"""What people must be able to show before they work: checks, courses to book, the first day."""
