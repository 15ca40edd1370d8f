"""`python -m lvnlp` is the command `lvnlp`."""

from __future__ import annotations

from lvnlp.cli import main

if __name__ == "__main__":
    main()
