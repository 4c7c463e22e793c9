"""Home: log time, see where the week goes, settle what is open. Nothing about other weeks."""
