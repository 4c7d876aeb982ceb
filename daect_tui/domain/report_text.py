"""The report as plain text: a form that any editor can fill, for those who have no `daect` at hand."""

from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap

from daect_tui.domain.mission_pack import MissionPack, Told
from daect_tui.domain.report_questions import AnswerKind, ReportQuestion
from daect_tui.domain.report_text_marks import (
    ANSWER,
    END,
    LAST,
    escaped,
    question_line,
    version_line,
)
from daect_tui.domain.text import NBSP, let_in, quoted

_WIDTH = 76
_HOW = (
    f"Pour remplir{NBSP}: écrivez chaque réponse entre la ligne {quoted(ANSWER)} et la ligne {quoted(END)}, "
    "sur autant de lignes qu’il faut. Ne touchez pas aux lignes qui commencent par ==== ou par ----. "
    "Les lignes qui commencent par # expliquent, et ne sont pas lues. Enregistrez, puis renvoyez ce "
    "fichier."
)


def write_text_form(pack: MissionPack, questions: Sequence[ReportQuestion]) -> str:
    """Write the form with the answers of a pack."""
    manifest = pack.manifest
    lines = [
        version_line(manifest.subject, pack.form, manifest.id),
        *_commented(f"Rapport de la mission {manifest.subject}"),
        *_told(pack.told),
        "#",
        *_commented(_HOW),
        "",
    ]
    for question in questions:
        lines += _asked(question, pack.answers)
    return "\n".join([*lines, LAST, ""])


def explanation(question: ReportQuestion) -> str:
    """Say what a question asks, as the comment above its answer does."""
    required = " (à remplir)" if question.required else ""
    said = f"{question.caption}{required}{NBSP}: {question.hint}"
    if question.kind is AnswerKind.CHOICE:
        labels = ", ".join(label for _, label in question.choices)
        return f"{said} Écrivez l’un de ces mots{NBSP}: {labels}."
    if question.kind is AnswerKind.AMOUNT:
        return f"{said} Écrivez par exemple 1 234,50."
    return said


def _asked(question: ReportQuestion, answers: Mapping[str, str]) -> Iterator[str]:
    yield question_line(question.name)
    yield from _commented(explanation(question))
    yield ANSWER
    yield from map(escaped, let_in(_shown(question, answers.get(question.name, "")))[0].split("\n"))
    yield END
    yield ""


def _shown(question: ReportQuestion, answer: str) -> str:
    """Write a choice by the word that people read."""
    return dict(question.choices).get(answer, answer)


def _told(told: Told) -> Iterator[str]:
    for caption, text in told:
        yield from _commented(f"{caption}{NBSP}: {text}")


def _commented(text: str) -> Iterator[str]:
    for paragraph in text.split("\n"):
        for line in wrap(paragraph, _WIDTH, break_long_words=False, break_on_hyphens=False) or [""]:
            yield f"# {line}".rstrip()
