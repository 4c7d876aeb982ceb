"""Reading the report as plain text: tolerant of editors, exact about answers, each fault with its line."""

import codecs
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from daect_tui.domain.errors import DaectError, InvalidField, RefusedForReasons
from daect_tui.domain.forms import LONGEST_TEXT
from daect_tui.domain.money import parse_euros
from daect_tui.domain.report_answers import chosen_code
from daect_tui.domain.report_questions import AnswerKind, ReportQuestion
from daect_tui.domain.report_text import explanation
from daect_tui.domain.report_text_marks import (
    ANSWER,
    LAST,
    begins_answer,
    ends_answer,
    ends_form,
    read_question,
    read_version,
    unescaped,
)
from daect_tui.domain.text import NBSP, fold, kept_line, let_in, listed, quoted

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MOST_FAULTS = 20


class NoTextForm(DaectError):
    """A file that is no report of ours."""


class FaultyTextForm(RefusedForReasons):
    """A form that cannot be read as it is: every fault, with its line."""

    def __init__(self, faults: Sequence[str]) -> None:
        told = (*faults[:_MOST_FAULTS], *(["…"] if len(faults) > _MOST_FAULTS else []))
        super().__init__(f"Le formulaire rempli est à corriger dans un éditeur de texte{NBSP}:", told)


@dataclass(frozen=True, slots=True)
class TextForm:
    """A form that was read: whose it is (`pack` begins the number of its pack), and its answers."""

    reference: str
    form: int
    pack: str
    answers: Mapping[str, str]


def decode_text_form(content: bytes) -> str:
    """Decode a file: its mark, else UTF-8, else Windows-1252; raises `NoTextForm`."""
    codec = "utf-16" if content.startswith(_UTF_16) else "utf-8-sig"
    for attempt in (codec, "cp1252"):
        try:
            return content.decode(attempt)
        except UnicodeDecodeError:
            continue
    raise _no_form()


def _no_form() -> NoTextForm:
    return NoTextForm(
        "Ce fichier n’est ni un paquet de daect, ni un formulaire de rapport. "
        "Choisissez le fichier que la personne a rempli."
    )


def text_form_identity(text: str) -> tuple[str, int, str]:
    """Return the mission, the form's version and the beginning of the pack's number; raises `NoTextForm`."""
    versions = _versions(_lines(text))
    if not versions:
        raise _no_form()
    return versions[0][1]


def _lines(text: str) -> list[str]:
    return let_in(text.removeprefix("\ufeff"))[0].split("\n")


def _versions(lines: Sequence[str]) -> list[tuple[int, tuple[str, int, str]]]:
    return [(number, found) for number, line in enumerate(lines, 1) if (found := read_version(line))]


def read_text_form(text: str, questions: Sequence[ReportQuestion]) -> TextForm:
    """Read a filled form; raises `NoTextForm`, or `FaultyTextForm` with every fault."""
    lines = _lines(text)
    versions = _versions(lines)
    if not versions:
        raise _no_form()
    reading = _Reading({question.name: question for question in questions})
    for number, line in enumerate(lines, 1):
        reading.take(number, line)
    first = versions[0][1]
    for number, version in versions[1:]:
        if version != first:
            reading.fault(number, "cette ligne est d’un autre formulaire. Ne gardez que le premier.")
    faults = reading.finish()
    if faults:
        raise FaultyTextForm(faults)
    return TextForm(*first, reading.answers)


class _Reading:
    """Where the reading of the lines stands."""

    def __init__(self, questions: Mapping[str, ReportQuestion]) -> None:
        self.questions = questions
        self.answers: dict[str, str] = {}
        self._faults: list[str] = []
        self._name = ""
        self._answer: list[str] | None = None
        self._begun = 0
        self._commented = self._ended = False

    def take(self, number: int, line: str) -> None:
        """Take one line in."""
        name = read_question(line)
        if name or ends_answer(line) or ends_form(line):
            self._close()
            self._ended = self._ended or ends_form(line)
            self._name = self._known(number, name) if name else ""
        elif begins_answer(line):
            self._begin(number)
        elif self._answer is not None:
            self._answer.append(unescaped(line))
        else:
            self._check_stray(number, line)

    def finish(self) -> list[str]:
        """Return all the faults."""
        if not self._ended:
            self._faults.append(
                f"la dernière ligne, {quoted(LAST)}, manque{NBSP}: le fichier est coupé. "
                "Demandez-le de nouveau, ou remettez-la s’il est entier."
            )
        return self._faults

    def _known(self, number: int, name: str) -> str:
        if name not in self.questions:
            self.fault(number, f"la question {quoted(name)} n’est pas de ce formulaire. Remettez son nom.")
        elif name in self.answers:
            self.fault(number, f"la question {quoted(name)} vient deux fois. Gardez une seule réponse.")
        return name

    def _begin(self, number: int) -> None:
        if self._answer is not None:
            self.fault(number, f"une autre ligne {quoted(ANSWER)} avant la fin de la réponse. Retirez-la.")
        elif not self._name:
            self.fault(number, f"{quoted(ANSWER)} sans question au-dessus. Remettez la ligne ==== question.")
        self._answer, self._begun = [], number + 1

    def _close(self) -> None:
        """End the answer under way, where there is one."""
        question = self.questions.get(self._name)
        if self._answer is not None and question is not None:
            self.answers[self._name] = self._checked(question, "\n".join(self._answer))
        self._answer, self._name, self._commented = None, "", False

    def _checked(self, question: ReportQuestion, answer: str) -> str:
        """Return an answer, once it is known to be one of its kind."""
        for sentence in _wrong(question, answer):
            self.fault(self._begun, sentence)
        return chosen_code(question, answer) if question.kind is AnswerKind.CHOICE else answer

    def _check_stray(self, number: int, line: str) -> None:
        """Refuse a text that stands where nothing is read: it may be an answer that would be lost."""
        question = self.questions.get(self._name)
        comment = line.lstrip().startswith("#")
        if read_version(line) or comment or not line.strip():
            self._commented = comment
        elif question is not None:
            if not set(fold(line).split()) <= set(fold(explanation(question)).split()):
                self.fault(number, f"ce texte est au-dessus de {quoted(ANSWER)}. Descendez-le d’une ligne.")
        elif not self._commented:
            self.fault(number, "ce texte n’est dans aucune réponse. Déplacez-le, ou mettez # devant.")

    def fault(self, number: int, sentence: str) -> None:
        """Note a fault of a line."""
        self._faults.append(f"ligne {number}{NBSP}: {sentence}")


def _wrong(question: ReportQuestion, answer: str) -> Iterator[str]:
    """Say what is wrong with an answer by itself."""
    if len(answer) > LONGEST_TEXT:
        yield f"{question.caption}{NBSP}: {len(answer)} signes, {LONGEST_TEXT} au plus. Raccourcissez."
    if question.kind is AnswerKind.AMOUNT:
        try:
            parse_euros(kept_line(answer), question.caption)
        except InvalidField as fault:
            yield str(fault)
    if question.kind is AnswerKind.CHOICE and kept_line(answer):
        codes = dict(question.choices)
        if chosen_code(question, answer) not in codes:
            said = listed(list(codes.values()))
            yield f"{question.caption}{NBSP}: {quoted(kept_line(answer))} n’est pas dans la liste ({said})."
