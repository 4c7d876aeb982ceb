"""The answers of a report as texts by question, in one writing: what is compared, sealed and merged.

« 1234,5 » and « 1 234,50 € » are one amount, « Interne » and « interne » one choice: writing them alike
keeps a merge from seeing a change where nobody made one.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence

from daect_tui.domain.errors import InvalidField
from daect_tui.domain.money import parse_euros
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
        case AnswerKind.LINE:
            return kept_line(answer)
        case AnswerKind.CHOICE:
            return chosen_code(question, answer)
        case AnswerKind.AMOUNT:
            return _amount(kept_line(answer))


def chosen_code(question: ReportQuestion, answer: str) -> str:
    """Return the code of a choice written by its code or its label; else the line as it is."""
    line = kept_line(answer)
    known = {fold(words): code for code, label in question.choices for words in (code, label)}
    return known.get(fold(line), line)


def _amount(line: str) -> str:
    try:
        amount = parse_euros(line, "")
    except InvalidField:
        return line
    return f"{amount.cents // 100},{amount.cents % 100:02d}" if amount else ""


def answers_digest(answers: Mapping[str, str]) -> str:
    """Return the SHA-256 of answers in one writing."""
    content = json.dumps(dict(answers), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(content.encode()).hexdigest()
