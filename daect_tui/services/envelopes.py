"""Labels and envelopes for the letters of a lot, in the order of its pile: one a letter."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from daect_tui.domain.address_labels import AddressSheet
from daect_tui.domain.errors import Refusal
from daect_tui.domain.lot import LeftOut, LotDone
from daect_tui.domain.mailing_order import MailingOrder
from daect_tui.services.lot_ports import LotDocuments, LotFiles
from daect_tui.services.lots import Lots


class Envelopes:
    """The use cases of addresses on paper."""

    def __init__(self, lots: Lots, documents: LotDocuments, files: LotFiles) -> None:
        self._lots = lots
        self._documents = documents
        self._files = files

    def write(self, chronos: Sequence[str], order: MailingOrder, sheet: AddressSheet, path: Path) -> LotDone:
        """Write the addresses of some letters into one PDF; `sheet` says on what, it brings no address.

        A letter whose address is not known is left out, and named; so is, in silence, what is mailed to
        nobody. Raises `Refusal` when no address is known, `DocumentFault`, `UnusableOutput`.
        """
        mails = self._lots.mails(chronos, order)
        addresses = tuple(mail.address for mail in mails if mail.address)
        if not addresses:
            raise Refusal("Aucun de ces courriers n’a d’adresse connue. Choisissez-en d’autres.")
        self._files.write(path, self._documents.address_labels(replace(sheet, addresses=addresses)))
        left = (
            LeftOut(mail.letter.chrono, mail.unreadable or "Cette lettre ne porte pas d’adresse.")
            for mail in mails
            if not mail.address and mail.letter.kind.is_mailed
        )
        return LotDone((path,), (), failed=tuple(left))
