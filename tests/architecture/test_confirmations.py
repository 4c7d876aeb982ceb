"""A question stands only before what cannot be taken back, and a file that is written says where it is."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from daect_tui.domain.taking_back_table import BACK, FATES

ROOT = Path(__file__).parents[2]

# No act of the register: what is typed or what stands in a file would be lost, or a fact is asked for.
LOSS = "something outside the register is lost"
FACT = "something that only the person knows"
# By the function that asks: the acts that follow, of which none is taken back by Ctrl+Z.
ASKED: dict[str, str] = {
    "committee/decision_acts.py ask_signature": "decision.sign",
    "committee/minutes.py MinutesScreen.action_settle": "minutes.adopt",
    "committee/preparation_questions.py ask_opening": "session.open",
    "committee/session_questions.py ask_closing": "session.close",
    "committee/session_questions.py ask_lapse": "session.lapsed",
    "committee/valise.py _take_back": "valise.returned",
    "evaluation/lesson.py LessonScreen._reviewed": "letter.produced",
    "evaluation/report.py ReportForm.before_filing": FACT,
    "exchange/preview.py _leaving_out": "exchange.imported",
    "letters/queue.py _watch": FACT,
    "letters/receipts.py ReceiptsScreen.action_close": LOSS,
    "modals/confirm.py loss_modal": LOSS,
    "modals/drafts.py DraftsModal.action_erase": LOSS,
    "modals/sheet.py SheetModal._ask_to_leave": LOSS,
    "packed/form.py PackedForm.action_finish": FACT,
    "resuming.py ResumingShell.offer_to_resume": FACT,
    "safety/backups.py BackupsScreen._restore": "register.restored",
    "safety/person_acts.py erase_person": "person.erased",
    "safety/person_acts.py rectify_person": "person.rectified",
    "safety/purging.py PurgeScreen.action_draw_up": "slip.drawn_up",
    "safety/slips.py _all_of": "purge.eliminated",
    "saying.py may_replace": LOSS,
    "undoing.py UndoingShell.action_undo": "act.undone",
    "welcome/first_settings.py _question": FACT,
    "welcome/restoring.py backup_to_restore": "register.restored",
}


def _calls(name: str) -> Iterator[str]:
    """Name the functions of the screens that call something, by file and function."""
    for path in sorted((ROOT / "screens").rglob("*.py")):
        yield from _within(
            ast.parse(path.read_text("utf-8")), name, (), str(path.relative_to(ROOT / "screens"))
        )


def _within(node: ast.AST, name: str, scope: tuple[str, ...], path: str) -> Iterator[str]:
    for child in ast.iter_child_nodes(node):
        inner = scope
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            inner = (*scope, child.name)
        if isinstance(child, ast.Call) and isinstance(child.func, ast.Name) and child.func.id == name:
            yield f"{path} {'.'.join(scope)}"
        yield from _within(child, name, inner, path)


def test_each_question_is_known_with_what_it_stands_before() -> None:
    assert sorted(set(_calls("ConfirmModal"))) == sorted(ASKED)


@pytest.mark.parametrize("kind", sorted({kind for kind in ASKED.values() if kind not in (LOSS, FACT)}))
def test_what_is_asked_before_is_not_taken_back(kind: str) -> None:
    assert FATES[kind] != BACK


def test_a_file_that_is_written_is_told_by_its_path_through_one_door() -> None:
    door = ROOT / "screens" / "saying.py"
    for path in (ROOT / "screens").rglob("*.py"):
        if path == door:
            continue
        text = path.read_text("utf-8")
        assert "WouldOverwrite" not in text, f"{path}: screens.saying.over asks before a file is replaced"
        told = [line for line in text.splitlines() if ".tell(" in line or ".kept(" in line]
        wrong = [line.strip() for line in told if "écrit" in line and " dans {" in line]
        assert not wrong, f"{path}: screens.saying.written_in says where a file is\n{wrong}"
