"""`python -m daect_tui` is `daect`."""

import sys

from daect_tui.cli import main

if __name__ == "__main__":
    sys.exit(main())
