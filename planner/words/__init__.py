"""The sentences that the window, the command line and the documents share."""
