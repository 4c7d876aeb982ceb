"""docs/settings.md is the page of the schema as it stands: no setting goes undocumented."""

import runpy
from pathlib import Path

from daect_tui.domain.personal_settings import PERSONAL
from daect_tui.domain.procedure_settings import PROCEDURE

_ROOT = Path(__file__).parents[2]


def test_the_page_is_that_of_the_schema() -> None:
    made = runpy.run_path(str(_ROOT / "scripts" / "settings_page.py"))["page"]()

    assert (_ROOT / "docs" / "settings.md").read_text("utf-8") == made, "python scripts/settings_page.py"


def test_each_setting_says_what_it_is_for() -> None:
    for one in (*PERSONAL.values(), *PROCEDURE.values()):
        assert one.help.endswith("."), one.key
        assert one.used, one.key
        if one.choices and one.default:
            assert one.read(one.default) == one.default, one.key
