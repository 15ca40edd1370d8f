"""Ways to show a page to a person."""
