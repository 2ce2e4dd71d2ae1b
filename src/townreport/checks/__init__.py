"""The checks of content: whether a record's words are right, with a reason for every rule."""
