"""How good a model is on annotated pages: labels, relations, end to end and on marked mentions."""
