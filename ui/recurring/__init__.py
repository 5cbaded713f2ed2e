"""Setting up what recurs: the usual duties of such a company, to be ticked."""
