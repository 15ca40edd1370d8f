"""Trains the bundled model; needs the extra `training`, which nothing else does."""
