"""Checks of a record's figures: sums and their parts, growth, last year, plausibility, years and places."""
