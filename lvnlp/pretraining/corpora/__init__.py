"""Readers of the corpora, one form of file each."""
