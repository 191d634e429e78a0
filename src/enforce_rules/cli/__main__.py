"""`python -m enforce_rules.cli`."""

import sys

from enforce_rules.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
