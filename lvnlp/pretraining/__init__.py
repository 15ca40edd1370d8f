"""Trains the bundled model; needs the extra `pretraining`, which nothing else does."""
