"""The library of standard texts: offered where they serve, edited in the Répertoire."""

from collections.abc import Mapping, Sequence

from daect_tui.domain.journal import Act
from daect_tui.domain.standard_text import StandardText, TextKind, offered, revised
from daect_tui.services.office import Office


class StandardTexts:
    """The use cases of the library."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def offered(self, *kinds: TextKind) -> tuple[StandardText, ...]:
        """Return the texts of some kinds that are offered, the first kind first."""
        with self._office.reading() as work:
            return offered(work.standard_texts.all(), *kinds)

    def by_kind(self) -> Mapping[TextKind, tuple[StandardText, ...]]:
        """Return what is offered of every kind."""
        with self._office.reading() as work:
            known = work.standard_texts.all()
        return {kind: offered(known, kind) for kind in TextKind}

    def save(self, kind: TextKind, wordings: Sequence[str]) -> int:
        """Make these the texts of a kind, in this order; return how many there are.

        Blank lines and repetitions are left out. Those that go are kept with their last day; what was
        written with them stays as it is.
        """
        with self._office.begin() as work:
            for text in revised(work.standard_texts.all(), kind, wordings, self._office.clock.today()):
                work.standard_texts.save(text)
            count = len(offered(work.standard_texts.all(), kind))
            detail: dict[str, str | int | list[str]] = {"nature": kind.label, "nombre": count}
            work.journal.append(Act("texts.saved", f"textes/{kind.value}", detail))
            work.commit()
        return count
