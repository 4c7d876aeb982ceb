"""Taking over missions: those of a desk's spreadsheet enter under the label that they went under.

What is over enters as it ended; a request that was not decided yet enters « demandée », to be examined
here. A mission that was taken over may be corrected by a file as long as nothing was done with it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.errors import InvalidField
from daect_tui.domain.exchange import REFERENCE, STATE
from daect_tui.domain.exchange_row import Remark, RowOutcome, RowReport
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.label import Label
from daect_tui.domain.mission import Mission, MissionContent, MissionState
from daect_tui.domain.past_label import ORIGIN_NUMBER
from daect_tui.domain.past_mission import PastMission, mission_texts, read_past_mission
from daect_tui.domain.past_number import NumberBook, PastKind
from daect_tui.domain.past_states import entry_state, was_validated
from daect_tui.domain.text import NBSP, clean_line, fold, listed, quoted
from daect_tui.services.importing import ImportContext, ImportedRow, Verdict, already, identical
from daect_tui.services.past_books import LabelBook, country_names, is_untouched, number_fault, past_lists
from daect_tui.services.past_writing import PastWriter, Taken
from daect_tui.services.ports import UnitOfWork

# What a file does not change of a mission that the register has; the cost is that of the budget.
_FIXED = frozenset({REFERENCE, STATE, "name", "siren", "label", "cost"})
_Key = tuple[str, date, str, str]


@dataclass(frozen=True, slots=True)
class TakenMission:
    """A mission to write, new (`id` 0) or with what changes of it."""

    taken: Taken
    mission: Mission


class MissionImporter:
    """Judges and writes missions of before."""

    def __init__(self, context: ImportContext, work: UnitOfWork) -> None:
        self._context = context
        self._today = context.office.clock.today()
        self._lists = past_lists(work)
        self._names = country_names()
        self._labels = LabelBook(work)
        self._by_origin = dict(work.origin_numbers.all(PastKind.MISSION))
        self._origins = {reference: origin for origin, reference in self._by_origin.items()}
        self._missions: dict[str, Mission] = {}
        self._went: dict[_Key, list[str]] = defaultdict(list)
        for mission in work.missions.all():
            self._note(mission)
        self._numbers = NumberBook(PastKind.MISSION, frozenset(self._missions))
        self._lines: dict[str, int] = {}

    def _note(self, mission: Mission) -> None:
        self._missions[mission.reference] = mission
        self._went[_key(mission.label, mission.content)].append(mission.reference)

    # ── Judging ────────────────────────────────────────────────────────────────────────────

    def judge(self, work: UnitOfWork, rows: Sequence[ImportedRow]) -> list[Verdict[TakenMission]]:
        """Say what becomes of each row; those above count as written for those below."""
        read: dict[int, PastMission | Mapping[str, str]] = {}
        for row in rows:
            try:
                read[row.line] = one = read_past_mission(row.texts, self._lists, self._today)
            except FormRefused as refusal:
                read[row.line] = refusal.faults
                continue
            if one.own:
                self._numbers.keep(one.own)
        return [self._verdict(work, row, read[row.line]) for row in rows]

    def _verdict(
        self, work: UnitOfWork, row: ImportedRow, read: PastMission | Mapping[str, str]
    ) -> Verdict[TakenMission]:
        title = _title(row.texts)
        if not isinstance(read, PastMission):
            return Verdict(self._context.refused(row, title, read))
        try:
            label = self._label(read)
            read = self._under(label, row, read)
            known = self._known(read, label)
            if known is None:
                return self._new(row, read, label)
            if known.reference in self._lines:
                said = (already(self._lines[known.reference]),)
                return Verdict(RowReport(row.line, RowOutcome.DUPLICATE, known.reference, title, said))
            return self._again(work, row, read, known)
        except FormRefused as refusal:
            return Verdict(self._context.refused(row, title, refusal.faults))
        except InvalidField as fault:
            return Verdict(self._context.refused(row, title, {fault.field: str(fault)}))

    def _label(self, read: PastMission) -> Label:
        """Find the label that a mission went under: by its number, else by its holder and the day."""
        if read.label:
            return self._named_label(read)
        if not read.holder and not read.siren:
            raise InvalidField("label", f"Label{NBSP}: à remplir, ou bien l’organisme qui le tient.")
        day = read.content.starts_on
        found = self._labels.in_force(read.siren, read.holder, day)
        holder = quoted(read.holder or read.siren)
        if not found:
            raise InvalidField("label", f"Label{NBSP}: {holder} n’en tient aucun au {short_date(day)}.")
        if len(found) > 1:
            numbers = listed([label.number for label in found])
            raise InvalidField(
                "label",
                f"Label{NBSP}: {holder} en tient plusieurs au {short_date(day)}, {numbers}. Écrivez lequel.",
            )
        return found[0]

    def _named_label(self, read: PastMission) -> Label:
        label = self._labels.get(read.label)
        if label is None:
            raise InvalidField(
                "label",
                f"Label{NBSP}: {quoted(read.label)} n’est pas au registre. Importez d’abord les labels.",
            )
        named = read.siren or read.holder
        if named and not self._labels.held_by(label.number, read.siren, read.holder or label.holder):
            raise InvalidField(
                "label",
                f"Label{NBSP}: {label.number} est celui de {quoted(label.holder)}, non de {quoted(named)}.",
            )
        return label

    def _under(self, label: Label, row: ImportedRow, read: PastMission) -> PastMission:
        """Read again, under a label that alone tells its holder, who bears which cost."""
        if read.holder:
            return read
        texts = {**row.texts, "name": label.holder}
        return replace(read, content=read_past_mission(texts, self._lists, self._today).content)

    def _known(self, read: PastMission, label: Label) -> Mission | None:
        """Find the mission that a row speaks of; raises `InvalidField` where its number is another's."""
        called = read.own.text if read.own else self._by_origin.get(read.origin, "")
        named = self._missions.get(called)
        if named is not None and named.label != label.number:
            raise InvalidField(
                REFERENCE,
                f"La mission {named.reference} est sous le label {named.label}. Vérifiez le numéro.",
            )
        same = self._went.get(_key(label.number, read.content), [])
        found = named or next((self._missions[one] for one in same), None)
        if found is not None and named is None and self._are_two(read, found):
            return None
        sentence = number_fault(self._numbers, read.own, found.reference if found else "", "la mission")
        if sentence:
            raise InvalidField(REFERENCE, sentence)
        return found

    def _are_two(self, read: PastMission, found: Mission) -> bool:
        """Tell whether the file itself gives two numbers to two missions that look the same."""
        if read.own is not None:
            return True
        other = self._origins.get(found.reference, "")
        return bool(read.origin and other and read.origin != other)

    def _new(self, row: ImportedRow, read: PastMission, label: Label) -> Verdict[TakenMission]:
        state, remarks = self._state(read)
        validated_on = read.validated_on
        if state is MissionState.REQUESTED and validated_on:
            raise InvalidField(
                "validated_on", f"Validée le{NBSP}: une mission {quoted(state.label)} ne l’est pas."
            )
        if was_validated(state) and validated_on is None:
            validated_on = read.content.starts_on
            remarks.append(
                Remark(
                    self._context.heading("validated_on"),
                    "Le fichier ne la donne pas\u00a0: le départ en tient lieu.",
                )
            )
        line = row.line
        reference = read.own.text if read.own else self._numbers.allot(read.content.starts_on.year, line)
        mission = Mission(
            id=0,
            reference=reference,
            label=label.number,
            holder=read.holder or label.holder,
            content=read.content,
            opinion=read.opinion,
            state=state,
            validated_on=validated_on,
            report_due=read.report_due,
            overrides=(),
            version=1,
        )
        self._note(mission)
        self._lines[reference] = line
        if read.origin:
            self._by_origin[read.origin] = reference
            self._origins[reference] = read.origin
        report = RowReport(line, RowOutcome.NEW, reference, _title(row.texts), tuple(remarks))
        return Verdict(report, TakenMission(Taken(reference, line, state, read.origin, ()), mission))

    def _state(self, read: PastMission) -> tuple[MissionState, list[Remark]]:
        heading = self._context.heading(STATE)
        if read.told is None:
            over = read.content.ends_on < self._today
            state = MissionState.CLOSED if over else MissionState.REQUESTED
            return state, [Remark(heading, f"Le fichier n’en donne pas{NBSP}: entre {quoted(state.label)}.")]
        state = entry_state(read.told)
        if state is read.told:
            return state, []
        said = f"Entre {quoted(state.label)}, le fichier dit {quoted(read.told.label)}."
        return state, [Remark(heading, said)]

    def _again(
        self, work: UnitOfWork, row: ImportedRow, read: PastMission, known: Mission
    ) -> Verdict[TakenMission]:
        """Judge a row about a mission that the register has."""
        origin = self._origins.get(known.reference, "")
        then = mission_texts(known, self._names, origin)
        given = {key: text for key, text in row.texts.items() if text.strip() and key not in _FIXED}
        merged = read_past_mission({**then, **given}, self._lists, self._today)
        after = replace(
            known,
            content=merged.content,
            opinion=merged.opinion if {"opinion", "opinion_on"} & set(given) else known.opinion,
            validated_on=merged.validated_on,
            report_due=merged.report_due,
        )
        now = mission_texts(after, self._names, merged.origin)
        changed = tuple(key for key in now if key not in _FIXED and now[key] != then[key])
        self._lines[known.reference] = row.line
        remarks: tuple[Remark, ...] = ()
        if read.told not in (None, known.state):
            sentence = f"L’état reste {quoted(known.state.label)}{NBSP}: un fichier ne le change pas."
            remarks = (Remark(self._context.heading(STATE), sentence),)
        title = _title(row.texts)
        if not changed:
            said = (identical(f"la mission {known.reference}"), *remarks)
            return Verdict(RowReport(row.line, RowOutcome.DUPLICATE, known.reference, title, said))
        names = listed([quoted(self._context.heading(key)) for key in changed])
        self._check_changeable(work, known, origin, changed, names)
        kept = merged.origin if ORIGIN_NUMBER in changed else ""
        taken = Taken(known.reference, row.line, known.state, kept, changed)
        said = (Remark("", f"Change {names}."), *remarks)
        report = RowReport(row.line, RowOutcome.UPDATE, known.reference, title, said)
        return Verdict(report, TakenMission(taken, after))

    def _check_changeable(
        self, work: UnitOfWork, known: Mission, origin: str, changed: tuple[str, ...], names: str
    ) -> None:
        if origin and ORIGIN_NUMBER in changed:
            raise InvalidField(ORIGIN_NUMBER, f"La mission {known.reference} porte déjà {quoted(origin)}.")
        if not is_untouched(work, known.reference):
            raise InvalidField(
                "",
                f"La mission {known.reference} a sa vie dans ce registre{NBSP}: "
                f"un fichier ne change pas {names}.",
            )

    # ── Writing ────────────────────────────────────────────────────────────────────────────

    def write(self, work: UnitOfWork, verdicts: Sequence[Verdict[TakenMission]]) -> None:
        """Add what is new and write what changes."""
        acts = [verdict.act for verdict in verdicts if verdict.act is not None]
        for act in acts:
            (work.missions.update if act.mission.id else work.missions.add)(act.mission)
        writer = PastWriter(self._context, PastKind.MISSION, self._numbers)
        writer.write(work, [act.taken for act in acts])


def _key(label: str, content: MissionContent) -> _Key:
    return (label, content.starts_on, content.country, fold(content.subject))


def _title(texts: Mapping[str, str]) -> str:
    parts = (clean_line(texts.get(key, "")).text.strip() for key in ("name", "subject"))
    return " · ".join(part for part in parts if part)
