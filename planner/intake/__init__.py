"""Files from elsewhere. Reads one file and trusts nothing in it."""
