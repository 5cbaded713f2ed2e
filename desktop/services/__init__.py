"""One verb each: what the window and the command line both call."""
