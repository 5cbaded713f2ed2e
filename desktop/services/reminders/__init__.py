"""What reminds somebody of duties on this PC: notices of what is overdue, a start by itself."""
