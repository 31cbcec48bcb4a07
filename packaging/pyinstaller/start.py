"""What the bundle runs first: the program's front door."""

import sys

from coupexplorer.__main__ import main

sys.exit(main())
