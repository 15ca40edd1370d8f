"""Finds what a page names: one module a kind, and one policy for where they overlap."""
