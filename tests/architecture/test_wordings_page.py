"""docs/wordings.md is the page of the texts as they ship."""

import runpy
from pathlib import Path

_ROOT = Path(__file__).parents[2]


def test_the_page_is_that_of_the_texts() -> None:
    made = runpy.run_path(str(_ROOT / "scripts" / "wordings_page.py"))["page"]()
    kept = (_ROOT / "docs" / "wordings.md").read_text("utf-8")

    assert kept == made, "python scripts/wordings_page.py"
