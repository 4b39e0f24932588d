"""``python -m analysis``: the same line from the command line."""

import sys

from analysis.command_line import main

if __name__ == "__main__":
    sys.exit(main())
