"""Taking over labels: those of a desk's spreadsheet enter with their number and their state.

A label that was granted in this register is not changed by a file; one that was taken over may be
corrected by it as long as nothing was done with it. The state of a known label never changes so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from daect_tui.domain.errors import InvalidField
from daect_tui.domain.exchange import REFERENCE, STATE
from daect_tui.domain.exchange_row import Remark, RowOutcome, RowReport
from daect_tui.domain.forms import FormReader, FormRefused
from daect_tui.domain.guessed_nature import guessed_nature
from daect_tui.domain.label import Label
from daect_tui.domain.organisation import Organisation
from daect_tui.domain.organisation_form import read_organisation
from daect_tui.domain.past_label import (
    ORIGIN_NUMBER,
    PastLabel,
    label_texts,
    read_past_label,
    told_events,
)
from daect_tui.domain.past_number import PastKind
from daect_tui.domain.text import NBSP, clean_line, fold, listed, quoted
from daect_tui.services.importing import ImportContext, ImportedRow, Verdict, already, identical
from daect_tui.services.kept_organisations import Applicant, KeptOrganisations
from daect_tui.services.past_books import LabelBook, country_names, is_untouched, number_fault, past_lists
from daect_tui.services.past_writing import PastWriter, Taken
from daect_tui.services.ports import UnitOfWork

# What a file does not change of a label that the register has.
_FIXED = frozenset({REFERENCE, STATE, "dossier", "name"})


@dataclass(frozen=True, slots=True)
class TakenLabel:
    """A label to write: new, with its holder to find or add, or known, with what changes of it."""

    taken: Taken
    label: Label
    holder: Applicant | None


class LabelImporter:
    """Judges and writes labels of before."""

    def __init__(self, context: ImportContext, work: UnitOfWork) -> None:
        self._context = context
        self._today = context.office.clock.today()
        self._lists = past_lists(work)
        self._names = country_names()
        self._book = LabelBook(work)
        self._lines: dict[str, int] = {}
        self._organisations = KeptOrganisations(_organisation)

    # ── Judging ────────────────────────────────────────────────────────────────────────────

    def judge(self, work: UnitOfWork, rows: Sequence[ImportedRow]) -> list[Verdict[TakenLabel]]:
        """Say what becomes of each row; those above count as written for those below."""
        natures = _Natures(work, rows)
        read: dict[int, PastLabel | Mapping[str, str]] = {}
        holders: dict[int, Applicant] = {}
        for row in rows:
            texts = {**row.texts, "kind": natures.of(row.texts)}
            read[row.line], holders[row.line] = self._read(texts)
        for one in read.values():
            if isinstance(one, PastLabel) and one.own:
                self._book.numbers.keep(one.own)
        return [self._verdict(work, row, read[row.line], holders[row.line]) for row in rows]

    def _read(self, texts: Mapping[str, str]) -> tuple[PastLabel | Mapping[str, str], Applicant]:
        reader = FormReader(texts)
        organisation = read_organisation(reader)
        try:
            label = read_past_label(texts, self._lists, self._today)
        except FormRefused as refusal:
            return {**reader.faults, **refusal.faults}, Applicant(organisation, texts)
        return reader.faults or label, Applicant(organisation, texts)

    def _verdict(
        self,
        work: UnitOfWork,
        row: ImportedRow,
        read: PastLabel | Mapping[str, str],
        holder: Applicant,
    ) -> Verdict[TakenLabel]:
        title = _title(row.texts)
        if not isinstance(read, PastLabel):
            return Verdict(self._context.refused(row, title, read))
        try:
            known = self._known(read, holder.organisation)
            if known is None:
                return self._new(row, read, holder)
            if known.number in self._lines:
                report = RowReport(row.line, RowOutcome.DUPLICATE, known.number, title)
                return Verdict(replace(report, remarks=(already(self._lines[known.number]),)))
            return self._again(work, row, read, known)
        except FormRefused as refusal:
            return Verdict(self._context.refused(row, title, refusal.faults))
        except InvalidField as fault:
            return Verdict(self._context.refused(row, title, {fault.field: str(fault)}))

    def _known(self, read: PastLabel, holder: Organisation) -> Label | None:
        """Find the label that a row speaks of; raises `InvalidField` where its number is another's."""
        book, label = self._book, read.label
        called = (read.own.text if read.own else "") or read.origin
        named = book.get(called) if called else None
        if named is not None and not book.held_by(named.number, holder.siren, label.holder):
            raise InvalidField(
                REFERENCE,
                f"Le label {named.number} est celui de {quoted(named.holder)}. "
                "Vérifiez le numéro, ou l’organisme.",
            )
        found = named or book.granted(holder.siren, label.holder, label.domain, label.starts_on)
        sentence = number_fault(book.numbers, read.own, found.number if found else "", "le label")
        if sentence:
            raise InvalidField(REFERENCE, sentence)
        return found

    def _new(self, row: ImportedRow, read: PastLabel, holder: Applicant) -> Verdict[TakenLabel]:
        renews = self._renewed(read)
        number = read.own.text if read.own else self._book.numbers.allot(read.label.starts_on.year, row.line)
        label = replace(read.label, number=number, renews=renews)
        self._book.add(label, holder.organisation.siren, read.origin)
        self._lines[number] = row.line
        report = RowReport(row.line, RowOutcome.NEW, number, _title(row.texts), self._remarks(read))
        taken = Taken(number, row.line, label.state, read.origin, ())
        return Verdict(report, TakenLabel(taken, label, holder))

    def _remarks(self, read: PastLabel) -> tuple[Remark, ...]:
        said = []
        if read.until_counted:
            months = self._lists.label_months[read.label.programme]
            said.append(
                Remark(self._context.heading("until"), f"Compté du programme{NBSP}: {months}{NBSP}mois.")
            )
        if read.dossier:
            heading = self._context.heading("dossier")
            said.append(
                Remark(heading, f"Le label entre sans dossier{NBSP}: {read.dossier} n’y est pas lié.")
            )
        return tuple(said)

    def _renewed(self, read: PastLabel) -> str:
        if not read.renews:
            return ""
        found = self._book.get(read.renews)
        if found is None:
            raise InvalidField(
                "renews",
                f"Renouvelle{NBSP}: {quoted(read.renews)} n’est ni au registre, ni plus haut dans "
                "le fichier.",
            )
        return found.number

    def _again(
        self, work: UnitOfWork, row: ImportedRow, read: PastLabel, known: Label
    ) -> Verdict[TakenLabel]:
        """Judge a row about a label that the register has."""
        origin = self._book.origins.get(known.number, "")
        then = label_texts(known, self._names, origin)
        given = {key: text for key, text in row.texts.items() if text.strip() and key not in _FIXED}
        merged = read_past_label({**then, **given}, self._lists, self._today)
        after = _corrected(known, merged.label, self._renewed(merged))
        now = label_texts(after, self._names, merged.origin)
        changed = tuple(key for key in now if key not in _FIXED and now[key] != then[key])
        self._lines[known.number] = row.line
        remarks: tuple[Remark, ...] = ()
        standing = work.label_lives.get(known.number).state_on(self._today)
        if row.texts.get(STATE, "").strip() and read.label.state not in (known.state, standing):
            sentence = f"L’état reste {quoted(standing.label)}{NBSP}: un fichier ne le change pas."
            remarks = (Remark(self._context.heading(STATE), sentence),)
        title = _title(row.texts)
        if not changed:
            said = (identical(f"le label {known.number}"), *remarks)
            return Verdict(RowReport(row.line, RowOutcome.DUPLICATE, known.number, title, said))
        names = listed([quoted(self._context.heading(key)) for key in changed])
        self._check_changeable(work, known, origin, changed, names)
        said = (Remark("", f"Change {names}."), *remarks)
        taken = Taken(
            known.number, row.line, known.state, merged.origin if ORIGIN_NUMBER in changed else "", changed
        )
        report = RowReport(row.line, RowOutcome.UPDATE, known.number, title, said)
        return Verdict(report, TakenLabel(taken, after, None))

    def _check_changeable(
        self, work: UnitOfWork, known: Label, origin: str, changed: tuple[str, ...], names: str
    ) -> None:
        if origin and ORIGIN_NUMBER in changed:
            raise InvalidField(ORIGIN_NUMBER, f"Le label {known.number} porte déjà {quoted(origin)}.")
        if not is_untouched(work, known.number):
            raise InvalidField(
                "",
                f"Le label {known.number} a sa vie dans ce registre{NBSP}: un fichier ne change pas {names}.",
            )

    # ── Writing ────────────────────────────────────────────────────────────────────────────

    def write(self, work: UnitOfWork, verdicts: Sequence[Verdict[TakenLabel]]) -> None:
        """Add what is new, its holders first, and write what changes."""
        acts = [verdict.act for verdict in verdicts if verdict.act is not None]
        new = [(act, act.holder) for act in acts if act.holder is not None]
        holders = self._organisations.keep(work, [holder for _act, holder in new])
        for (act, _holder), organisation in zip(new, holders, strict=True):
            label = work.labels.add(replace(act.label, organisation_id=organisation.id))
            for event in told_events(label, self._context.source):
                work.label_lives.add(event)
        for act in acts:
            if act.holder is None:
                work.labels.update(act.label)
        writer = PastWriter(self._context, PastKind.LABEL, self._book.numbers)
        writer.write(work, [act.taken for act in acts])


class _Natures:
    """The nature of holders that a file does not tell: the one that the register has, else guessed."""

    def __init__(self, work: UnitOfWork, rows: Sequence[ImportedRow]) -> None:
        sirens = {_digits(row.texts.get("siren", "")) for row in rows} - {""}
        names = {fold(_line(row.texts.get("name", ""))) for row in rows} - {""}
        found = work.bulk_organisations.of(sirens, names)
        self._by_siren = {one.siren: one.kind for one in reversed(found) if one.siren}
        self._by_name = {fold(one.name): one.kind for one in reversed(found)}

    def of(self, texts: Mapping[str, str]) -> str:
        """Return the nature of the row's holder, by its code or as the file words it."""
        told = texts.get("kind", "")
        if told.strip():
            return told
        name = _line(texts.get("name", ""))
        known = self._by_siren.get(_digits(texts.get("siren", ""))) or self._by_name.get(fold(name))
        return (known or guessed_nature(name, texts.get("rna", ""))).value


def _organisation(texts: Mapping[str, str]) -> Organisation:
    reader = FormReader(texts)
    organisation = read_organisation(reader)
    reader.check()
    return organisation


def _corrected(known: Label, read: Label, renews: str) -> Label:
    """Put what a file may correct in the place of what is known."""
    return replace(
        known,
        domain=read.domain,
        theme=read.theme,
        countries=read.countries,
        languages=read.languages,
        programme=read.programme,
        starts_on=read.starts_on,
        until=read.until,
        conditions=read.conditions,
        renews=renews,
    )


def _title(texts: Mapping[str, str]) -> str:
    return " · ".join(filter(None, (_line(texts.get(key, "")) for key in ("name", "domain"))))


def _line(text: str) -> str:
    return clean_line(text).text.strip()


def _digits(text: str) -> str:
    return "".join(text.split())
