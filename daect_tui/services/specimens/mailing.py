"""Specimens of what mailing brings: a letter that replaces another, addresses on labels."""

from collections.abc import Iterator

from daect_tui.domain.address_labels import AddressSheet
from daect_tui.domain.letter import Letter, LetterKind
from daect_tui.domain.mailing_order import MailingOrder
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.specimens.cast import Cast
from daect_tui.services.specimens.studio import Specimen, Studio


def mailing(_work: UnitOfWork, cast: Cast, studio: Studio) -> tuple[Specimen, ...]:
    """Take the letters of the scene that were made before: one of them is at fault, all are mailed."""
    desk, year = studio.desk, str(cast.scene.day.year)

    def mailed() -> Iterator[Letter]:
        every = desk.letters.all()
        return (letter for letter in every if letter.kind.is_mailed and letter.chrono.startswith(year))

    def replaced() -> bytes:
        at_fault = next(letter for letter in mailed() if letter.session and letter.kind is LetterKind.REFUSAL)
        return studio.kept(desk.replacing.replace(at_fault.chrono, cast.scene.told["corrected_for"]))

    def labelled() -> bytes:
        chronos = [letter.chrono for letter in mailed()]
        order, sheet = MailingOrder.NUMBER, AddressSheet(())
        return studio.written(lambda path: desk.envelopes.write(chronos, order, sheet, path))

    return (Specimen("refus-remplacement", replaced), Specimen("etiquettes", labelled))
