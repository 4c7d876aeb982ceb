"""What every test shares: property tests that draw the same examples in CI, and no time limit on one."""

import os

from hypothesis import settings

settings.register_profile("local", deadline=None)
settings.register_profile(
    "ci", settings.get_profile("local"), derandomize=True, database=None, print_blob=True
)
settings.load_profile("ci" if os.environ.get("CI") else "local")
