"""Chinese text: numbers, sentences, clauses, and a spaCy Doc with one token a character."""
