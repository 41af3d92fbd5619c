"""`python -m reader` starts the same program as the `reader` command."""

import sys

from reader.cli import program

if __name__ == "__main__":
    sys.exit(program())
