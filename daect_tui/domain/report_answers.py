"""The answers of a report as texts by question, let in by the door: what is compared, sealed and merged.

« Interne » and « interne » are one choice: writing them alike keeps a merge from seeing a change where
nobody made one.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence

from daect_tui.domain.report_questions import AnswerKind, ReportQuestion
from daect_tui.domain.text import fold, kept_line, let_in


def written_alike(questions: Sequence[ReportQuestion], answers: Mapping[str, str]) -> dict[str, str]:
    """Return the answers to the questions that are answered, in their order and in one writing."""
    return {
        question.name: _one_writing(question, answers[question.name])
        for question in questions
        if question.name in answers
    }


def _one_writing(question: ReportQuestion, answer: str) -> str:
    match question.kind:
        case AnswerKind.TEXT:
            return let_in(answer)[0].strip()
        case AnswerKind.LINE | AnswerKind.AMOUNT:
            return kept_line(answer)
        case AnswerKind.CHOICE:
            return chosen_code(question, answer)


def chosen_code(question: ReportQuestion, answer: str) -> str:
    """Return the code of a choice written by its code or its label; else the line as it is."""
    line = kept_line(answer)
    known = {fold(words): code for code, label in question.choices for words in (code, label)}
    return known.get(fold(line), line)


def answers_digest(answers: Mapping[str, str]) -> str:
    """Return the SHA-256 of answers in one writing."""
    content = json.dumps(dict(answers), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(content.encode()).hexdigest()
