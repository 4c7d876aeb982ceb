"""docs/personal-data.md is the page of the inventory as it stands."""

import runpy
from pathlib import Path

_ROOT = Path(__file__).parents[2]


def test_the_page_is_that_of_the_inventory() -> None:
    made = runpy.run_path(str(_ROOT / "scripts" / "personal_data_page.py"))["page"]()

    assert (_ROOT / "docs" / "personal-data.md").read_text("utf-8") == made, (
        "python scripts/personal_data_page.py"
    )
