"""Taking back the last act, whatever it was (product decision 8): what it was, and why it may not be.

Undo is an act too: it compensates, and the journal tells of both. It goes one step deep: the last act of
this program is the one that nothing was built on yet. A passage that is taken back is followed by the
contrary passage, never erased (procedure §3).
"""

from daect_tui.domain.dates import clock_time
from daect_tui.domain.journal_words import act_in_words
from daect_tui.domain.last_act import MOST_ROWS, LastAct
from daect_tui.domain.taking_back_table import BACK, FATES, IN_SESSION, NUMBERED
from daect_tui.domain.text import NBSP, counted

_NONE = (
    "Rien à annuler\u00a0: aucun acte n’a été fait depuis que le registre est ouvert. Ce qui l’a été avant "
    "se corrige par l’acte contraire (Ctrl+T)."
)
_TOO_MANY = "trop de lignes ont changé. Revenez à la sauvegarde d’avant (Ctrl+P, «\u202fSûreté\u202f»)."
_UNKNOWN = "cet acte ne sait pas se reprendre. Corrigez par l’acte contraire (Ctrl+T)."
_HELD = "c’est dans la séance qu’il se reprend (F4, reprendre la séance, puis Ctrl+Z)."


def done_in_words(last: LastAct) -> str:
    """Say what was done, and to what: « Enregistrer un avis, PACT3-2018-001 »."""
    subjects = last.subjects
    others = len(subjects) - 1
    more = f" et {counted(others, 'autre')}" if others else ""
    return f"{act_in_words(last.lines[0].kind)}, {subjects[0]}{more}"


def question(last: LastAct) -> str:
    """Ask whether the last act is to be taken back: what it was, when, and what came with it."""
    first, *others = dict.fromkeys(act_in_words(line.kind) for line in last.lines)
    lines = [f"{done_in_words(last)}, à {clock_time(last.lines[0].at)}."]
    lines += [f"Avec\u00a0: {one[:1].lower()}{one[1:]}." for one in others if one != first]
    return "\n".join((*lines, "Tout revient comme avant\u202f; le journal garde l’acte et son annulation."))


def refusal(last: LastAct | None, head: int) -> str:
    """Say why the last act cannot be taken back; empty when it can.

    `head` is the last line of the journal: after the act, somebody else may have written in it.
    """
    if last is None:
        return _NONE
    for line in last.lines:
        fate = FATES.get(line.kind, _UNKNOWN)
        if fate == IN_SESSION or last.held:
            return f"{done_in_words(last)}{NBSP}: {_HELD}"
        if fate != BACK:
            return f"{act_in_words(line.kind)}, {line.subject}{NBSP}: {fate}"
    why = NUMBERED if last.numbered else _TOO_MANY if last.rows > MOST_ROWS else ""
    if why:
        return f"{done_in_words(last)}{NBSP}: {why}"
    if head != last.sequence:
        return (
            f"{done_in_words(last)}{NBSP}: cet acte ne s’annule plus, un autre est venu après lui (ligne "
            f"{last.sequence + 1} du journal). Corrigez par l’acte contraire (Ctrl+T)."
        )
    return ""
