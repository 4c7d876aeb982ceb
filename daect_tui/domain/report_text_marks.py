"""The marks of the report as plain text: lines that say where an answer begins and ends.

They are read whatever an editor did to them: accents, capitals, spaces, the length of their rules. A line
of an answer that looks like one is written with a backslash before it, which reading removes.
"""

import re

from daect_tui.domain.text import fold

ANSWER, END, LAST = "---- réponse ----", "---- fin ----", "==== fin du formulaire ===="
PACK_SIGNS = (
    12  # hexadecimal digits of the pack's number: enough to tell packs apart, short enough to stay on a line
)
_ESCAPE = "\\"
# The sign between the parts of the first line is whatever an old encoding made of « · ».
_VERSION = re.compile(r"==+ daect rapport (\S+) \S{1,4} version (\d{1,9}) \S{1,4} paquet ([0-9a-f]+) ==+")
_QUESTION = re.compile(r"==+ question ([a-z0-9_]+) ==+")
_ANSWER, _END = re.compile("--+ reponse --+"), re.compile("--+ fin --+")
_LAST = re.compile("==+ fin du formulaire ==+")
_ALL = (_VERSION, _QUESTION, _ANSWER, _END, _LAST)


def version_line(reference: str, form: int, pack: str) -> str:
    """Return the first line: of which mission, which version of the form, which pack."""
    return f"==== daect rapport {reference} · version {form} · paquet {pack[:PACK_SIGNS]} ===="


def question_line(name: str) -> str:
    """Return the line that begins a question."""
    return f"==== question {name} ===="


def read_version(line: str) -> tuple[str, int, str] | None:
    """Return the reference, the version and the beginning of the pack's number, if the line says them."""
    match = _VERSION.fullmatch(fold(line))
    return (match[1].upper(), int(match[2]), match[3]) if match else None


def read_question(line: str) -> str:
    """Return the name of the question that a line begins; empty for another line."""
    match = _QUESTION.fullmatch(fold(line))
    return match[1] if match else ""


def begins_answer(line: str) -> bool:
    """Tell whether the answer begins after this line."""
    return _ANSWER.fullmatch(fold(line)) is not None


def ends_answer(line: str) -> bool:
    """Tell whether the answer ends before this line."""
    return _END.fullmatch(fold(line)) is not None


def ends_form(line: str) -> bool:
    """Tell whether this is the last line of the form."""
    return _LAST.fullmatch(fold(line)) is not None


def is_mark(line: str) -> bool:
    """Tell whether a line is one of the marks."""
    folded = fold(line)
    return folded[:2] in {"==", "--"} and any(mark.fullmatch(folded) for mark in _ALL)


def escaped(line: str) -> str:
    """Write a line of an answer so that it is never taken for a mark."""
    return _ESCAPE + line if is_mark(line.lstrip(_ESCAPE)) else line


def unescaped(line: str) -> str:
    """Read a line of an answer as it was before `escaped`."""
    return line[1:] if line.startswith(_ESCAPE) and is_mark(line.lstrip(_ESCAPE)) else line
