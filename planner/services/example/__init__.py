"""A made-up director with two made-up years, for trying things out and for tests of size."""
