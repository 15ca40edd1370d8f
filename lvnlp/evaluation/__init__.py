"""How good the reader is: facts scored against gold pages and against the test bed's texts."""
