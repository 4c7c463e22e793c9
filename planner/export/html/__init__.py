"""Documents as one self-contained HTML file: no script, readable by keyboard and in print."""
