"""Finds names with a trained network: inference in plain numpy, and other packages as backends."""
