"""What is said of the chain of the journal, and of a head that paper bears."""

from daect_tui.domain.dates import clock_time, paris_day, short_date
from daect_tui.domain.journal import Head, JournalEntry
from daect_tui.domain.journal_query import grouped_head
from daect_tui.domain.journal_words import act_in_words
from daect_tui.domain.text import NBSP, counted

_PROOF = "Comparez avec la dernière sauvegarde, et gardez ce fichier comme preuve."


def standing_in_words(head: Head, broken: int | None) -> str:
    """Say whether the chain holds, and what its head is."""
    if broken is not None:
        return f"La chaîne du journal est rompue à l’acte n°{NBSP}{broken}. {_PROOF}"
    acts = counted(head.sequence, "acte")
    return f"La chaîne du journal est intacte{NBSP}: {acts}, tête {grouped_head(head.hash)}…"


def witness_in_words(entry: JournalEntry | None, broken: int | None) -> str:
    """Say what became of a head that was printed: whether all that it sealed is still there."""
    if entry is None:
        return (
            "Cette tête n’est pas dans ce journal. Relisez-la sur le papier\u202f; si elle est juste, ce "
            f"registre n’est pas celui du papier, ou sa fin a été retirée. {_PROOF}"
        )
    when = f"{short_date(paris_day(entry.at))} à {clock_time(entry.at)}"
    found = (
        f"Cette tête est celle de l’acte n°{NBSP}{entry.sequence} du {when}, "
        f"{entry.agent}{NBSP}: {act_in_words(entry.kind)} ({entry.subject})."
    )
    if broken is not None and broken <= entry.sequence:
        return f"{found} Mais la chaîne est rompue avant elle, à l’acte n°{NBSP}{broken}. {_PROOF}"
    return f"{found} Tout ce qu’elle scellait est intact."
