"""Lots: kept letters as separate files and as one file in mailing order; a lot that was cut short goes on.

Separate files are the kept bytes. The one file is laid out again from the kept documents, and holds
only those that prove faithful: laid out alone, they give the kept SHA-256 again.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from daect_tui.domain.document import Document
from daect_tui.domain.errors import DaectError, Refusal, UnusableArgument, UnusableRegister, WouldOverwrite
from daect_tui.domain.letter import Letter
from daect_tui.domain.lot import LeftOut, LotDone, LotPlan
from daect_tui.domain.mailing_order import (
    Mail,
    MailingOrder,
    addressed,
    in_mailing_order,
    lot_title,
    names_in_folder,
)
from daect_tui.domain.text import quoted
from daect_tui.services.drafting import lend_files
from daect_tui.services.lot_ports import LotDocuments, LotFiles
from daect_tui.services.office import Office

Progress = Callable[[int, int], None]

_CHANGED = "Ce courrier ne se remet plus en page tel qu’il a été gardé."


def _silent(_done: int, _total: int) -> None:
    """Report no progress."""


@dataclass(slots=True)
class _Work:
    """A lot under way: what was made so far, and how far it is."""

    progress: Progress
    total: int
    done: int = 0
    written: list[Path] = field(default_factory=list)
    there: list[Path] = field(default_factory=list)
    unmerged: list[LeftOut] = field(default_factory=list)
    failed: list[LeftOut] = field(default_factory=list)

    def step(self) -> None:
        """Tell that one thing more is about to be made; who hears it may stop the lot by raising."""
        self.progress(self.done, self.total)
        self.done += 1


class Lots:
    """The use cases of letters put together."""

    def __init__(self, office: Office, documents: LotDocuments, files: LotFiles) -> None:
        self._office = office
        self._documents = documents
        self._files = files

    def mails(self, chronos: Sequence[str], order: MailingOrder = MailingOrder.ADDRESS) -> tuple[Mail, ...]:
        """Return letters with what they say, in mailing order; a damaged document is said to be."""
        with self._office.reading() as work:
            letters = [work.letters.get(chrono) for chrono in dict.fromkeys(chronos)]
        return in_mailing_order(map(self._mail, letters), order)

    def document(self, chrono: str) -> Document:
        """Return what a kept letter says; raises `Refusal` where only its PDF was kept."""
        with self._office.reading() as work:
            letter = work.letters.get(chrono)
        return self._document(letter)

    def write(self, plan: LotPlan, progress: Progress = _silent) -> LotDone:
        """Write a lot. Called again with `resume`, it makes what is missing or damaged, once.

        `progress` may stop it between two letters by raising; what is written stays, whole. Raises
        `WouldOverwrite` before anything is written, `UnusableOutput` when the disk or the folder
        refuses: nothing half-written ever stands under its name.
        """
        self.check(plan)
        mails = self.mails(plan.chronos, plan.order)
        names = names_in_folder([mail.letter for mail in mails])
        for folder in {plan.folder, *([plan.merged.parent] if plan.merged else [])}:
            self._files.sweep(folder)
        work = _Work(progress, len(mails) * (plan.separate + (plan.merged is not None)))
        if plan.separate:
            for mail in mails:
                work.step()
                self._keep_apart(work, mail.letter, plan.folder / names[mail.letter.chrono])
        if plan.merged is not None:
            self._merge(work, mails, plan.merged)
            if not plan.separate:
                for left in work.unmerged:
                    letter = next(mail.letter for mail in mails if mail.letter.chrono == left.chrono)
                    self._keep_apart(work, letter, plan.folder / names[left.chrono])
        progress(work.total, work.total)
        return LotDone(tuple(work.written), tuple(work.there), tuple(work.unmerged), tuple(work.failed))

    def check(self, plan: LotPlan) -> None:
        """Raise `WouldOverwrite` when a file of the lot stands already, unless it is resumed."""
        with self._office.reading() as work:
            letters = [work.letters.get(chrono) for chrono in plan.chronos]
        apart = [plan.folder / name for name in names_in_folder(letters).values()]
        if plan.merged in apart:
            raise UnusableArgument(
                f"{quoted(str(plan.merged))} est le nom d’un des courriers. Donnez un autre nom au lot."
            )
        wanted = [] if plan.resume else [*apart, *([plan.merged] if plan.merged else [])]
        standing = next((path for path in wanted if self._files.digest(path) is not None), None)
        if standing is not None:
            raise WouldOverwrite(
                f"{quoted(str(standing))} existe déjà. Reprenez ce lot (--resume) pour ne faire que ce "
                "qui manque ou est abîmé, ou choisissez un autre dossier."
            )

    def _mail(self, letter: Letter) -> Mail:
        try:
            document = self._document(letter)
        except DaectError as fault:
            return Mail(letter, unreadable=str(fault))
        return Mail(letter, addressed(document))

    def _document(self, letter: Letter) -> Document:
        """Return what a letter says, its files lent; raises `Refusal`, or `UnusableRegister` if altered."""
        with self._office.reading() as work:
            found = work.frozen_documents.find(letter.sha256)
            if found is not None:
                lend_files(work, found.letterhead)
        if found is None:
            raise Refusal(
                f"Le texte du courrier {letter.chrono} n’est pas connu\u00a0: une version plus ancienne du "
                "programme n’a gardé que son PDF."
            )
        return found

    # ── Separate files ─────────────────────────────────────────────────────────────────────

    def _keep_apart(self, work: _Work, letter: Letter, path: Path) -> None:
        """Write the kept bytes of a letter, unless they stand there whole; a damaged one stops no other."""
        if self._files.digest(path) == letter.sha256:
            work.there.append(path)
            return
        try:
            with self._office.reading() as unit:
                content = unit.letters.content(letter.sha256)
        except UnusableRegister as fault:
            work.failed.append(LeftOut(letter.chrono, str(fault)))
            return
        self._files.write(path, content)
        work.written.append(path)

    # ── One file ───────────────────────────────────────────────────────────────────────────

    def _merge(self, work: _Work, mails: Sequence[Mail], path: Path) -> None:
        faithful = self._faithful(work, mails)
        first = next(faithful, None)
        if first is None:
            return
        before = self._files.digest(path)
        with self._files.writing(path) as file:
            self._documents.write_lot(
                _chained(first, faithful), file, title=lot_title([mail.letter for mail in mails])
            )
        (work.there if self._files.digest(path) == before else work.written).append(path)

    def _faithful(self, work: _Work, mails: Sequence[Mail]) -> Iterator[Document]:
        """Yield, in their order, the documents that give their kept PDF again; note why the others do not."""
        for mail in mails:
            work.step()
            try:
                document = self._document(mail.letter)
                again = self._documents.render(document)
            except DaectError as fault:
                work.unmerged.append(LeftOut(mail.letter.chrono, str(fault)))
                continue
            if sha256(again).hexdigest() == mail.letter.sha256:
                yield document
            else:
                work.unmerged.append(LeftOut(mail.letter.chrono, _CHANGED))


def _chained(first: Document, others: Iterator[Document]) -> Iterator[Document]:
    yield first
    yield from others
