"""`python -m lvnlp.schema > docs/page.schema.json` writes the JSON Schema of a page."""

import sys

from lvnlp.schema.published import published_schema

if __name__ == "__main__":
    # Bytes: the file is UTF-8 with plain line ends whatever the terminal speaks.
    sys.stdout.buffer.write(published_schema().encode("utf-8"))
