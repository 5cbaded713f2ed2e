"""Questions month by month: the page of all of them, and the strip of one."""
