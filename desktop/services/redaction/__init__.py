"""What must not be read by whom a package goes to: hidden parts, names, and the last look."""
