"""The settings of the procedure, one at a time: the value now, since when, by whom, and what follows.

They are kept by books: values that are dated together, each with its own form, its own rules and its own act
in the journal. Nothing is kept here a second time. What is many values on one sheet (a letterhead, a
signatory, a programme) has its own use case: `Letterheads.save` and `Directory.save_signatory` are the one
way to set who the delegation is, `Directory.letterheads` and `Directory.signatories` the one way to read it,
for the first run as for the Répertoire.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from daect_tui.domain.committee_rules import CommitteeRules
from daect_tui.domain.dates import paris_day, parse_date, short_date
from daect_tui.domain.errors import InvalidField
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.intake_delays import IntakeDelays
from daect_tui.domain.intake_delays_form import delays_fields, read_delays_form
from daect_tui.domain.journal import JournalEntry
from daect_tui.domain.journal_query import JournalQuery
from daect_tui.domain.mission_settings import MissionSettings
from daect_tui.domain.mission_settings_form import read_settings_form, settings_fields
from daect_tui.domain.procedure_settings import (
    DELAYS,
    MISSIONS,
    PROCEDURE,
    REMINDERS,
    RULES,
    field_of,
)
from daect_tui.domain.reminder_rule_form import read_reminder_rule_form, reminder_rule_fields
from daect_tui.domain.report_deadline import ReminderRule
from daect_tui.domain.rules_form import read_rules_form, rules_fields
from daect_tui.domain.setting import Setting, SettingKind
from daect_tui.domain.text import NBSP
from daect_tui.services.catalogue import countries
from daect_tui.services.directory import Directory
from daect_tui.services.intake import country_codes
from daect_tui.services.mission_requests import MissionRequests
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.report_follow_up import ReportFollowUp

VALUE, SINCE = "value", "valid_from"
_DAY = "a_partir_du"
Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class DatedTexts:
    """The values of a book from a day on, as the texts of its form."""

    valid_from: date
    texts: Texts


@dataclass(frozen=True, slots=True)
class SettingStep:
    """One value of a setting: from a day on, by an agent where the journal tells; `None` is « always »."""

    value: str
    since: date | None
    agent: str = ""


@dataclass(frozen=True, slots=True)
class SettingStanding:
    """A setting with its values, the oldest first: the one in force, and the one that follows."""

    setting: Setting
    steps: tuple[SettingStep, ...]
    now: SettingStep
    coming: SettingStep | None = None


@dataclass(frozen=True, slots=True)
class _Book:
    """Where a group of values stands, and the acts that changed it; `save` raises `FormRefused`."""

    dated: Callable[[UnitOfWork], Iterable[DatedTexts]]
    default: Texts
    acts: tuple[str, ...]
    save: Callable[[Texts, date], None]


class ProcedureSettings:
    """The use cases of the screen of settings that bear on the register."""

    def __init__(self, office: Office) -> None:
        self._office = office
        directory, missions = Directory(office), MissionRequests(office)
        reminders = ReportFollowUp(office)
        names = {one.code: one.name for one in countries()}
        self._books = {
            RULES: _Book(
                _rules,
                rules_fields(CommitteeRules()),
                ("rules.changed",),
                lambda texts, day: directory.save_rules(read_rules_form(texts), day),
            ),
            DELAYS: _Book(
                _delays,
                delays_fields(IntakeDelays()),
                ("delays.saved",),
                lambda texts, day: directory.save_delays(read_delays_form(texts), day),
            ),
            MISSIONS: _Book(
                lambda work: (
                    DatedTexts(one.valid_from, settings_fields(one.settings, names))
                    for one in work.mission_settings.all()
                ),
                settings_fields(MissionSettings(), names),
                ("mission.settings_saved",),
                lambda texts, day: missions.save_settings(
                    read_settings_form({**texts, SINCE: short_date(day)}, country_codes(), day)
                ),
            ),
            REMINDERS: _Book(
                _reminders,
                reminder_rule_fields(ReminderRule()),
                ("reminders.saved",),
                lambda texts, day: reminders.save_rule(read_reminder_rule_form(texts), day),
            ),
        }

    def standings(self) -> dict[str, SettingStanding]:
        """Return every setting that is one value, by its key, as it stands today."""
        today = self._office.clock.today()
        found: dict[str, SettingStanding] = {}
        with self._office.reading() as work:
            for name, book in self._books.items():
                dated = sorted(book.dated(work), key=lambda one: one.valid_from)
                agents = _agents(work, book.acts)
                for setting in _of_book(name):
                    found[setting.key] = _standing(setting, book, dated, agents, today)
        return found

    def keep(self, key: str, typed: str, since: str) -> SettingStanding:
        """Give a setting another value from a day on; raises `FormRefused` by `VALUE` and `SINCE`.

        What is dated after that day stays. The past is not changed: what was done then was done by it.
        """
        setting, today = PROCEDURE[key], self._office.clock.today()
        book, day = self._books[setting.book], _day(since, today)
        with self._office.reading() as work:
            dated = sorted(book.dated(work), key=lambda one: one.valid_from)
        before = _texts_on(book, dated, day)
        value = typed.strip()
        if setting.choices:
            value = _read(setting, value)
        try:
            book.save({**before, field_of(setting): value}, day)
        except FormRefused as refusal:
            raise FormRefused({VALUE: "\n".join(refusal.faults.values())}) from refusal
        return self.standings()[key]


def _read(setting: Setting, typed: str) -> str:
    try:
        return setting.read(typed)
    except InvalidField as fault:
        raise FormRefused({VALUE: str(fault)}) from fault


def _day(typed: str, today: date) -> date:
    caption = "À partir du"
    try:
        day = parse_date(typed, caption)
    except InvalidField as fault:
        raise FormRefused({SINCE: str(fault)}) from fault
    if day is None:
        raise FormRefused({SINCE: f"{caption}{NBSP}: à remplir (par exemple {short_date(today)})."})
    if day < today:
        raise FormRefused(
            {
                SINCE: f"{caption}{NBSP}: le {short_date(day)} est passé. Choisissez aujourd’hui ou un "
                "jour à venir."
            }
        )
    return day


def _rules(work: UnitOfWork) -> Iterable[DatedTexts]:
    return (DatedTexts(one.valid_from, rules_fields(one.rules)) for one in work.institution.rules())


def _delays(work: UnitOfWork) -> Iterable[DatedTexts]:
    return (DatedTexts(one.valid_from, delays_fields(one.delays)) for one in work.institution.delays())


def _reminders(work: UnitOfWork) -> Iterable[DatedTexts]:
    rules = work.report_follow_up.rules()
    return (DatedTexts(one.valid_from, reminder_rule_fields(one.rule)) for one in rules)


def _of_book(name: str) -> list[Setting]:
    return [one for one in PROCEDURE.values() if one.book == name and one.kind is not SettingKind.SHEET]


def _texts_on(book: _Book, dated: Sequence[DatedTexts], day: date) -> Texts:
    begun = [one for one in dated if one.valid_from <= day]
    return begun[-1].texts if begun else book.default


def _standing(
    setting: Setting, book: _Book, dated: Sequence[DatedTexts], agents: Mapping[date, str], today: date
) -> SettingStanding:
    """Tell the values of one setting: a day on which its book changed but not itself is no step."""
    field = field_of(setting)
    steps = [SettingStep(book.default[field], None)]
    for one in dated:
        if one.texts[field] != steps[-1].value:
            steps.append(SettingStep(one.texts[field], one.valid_from, agents.get(one.valid_from, "")))
    begun = [step for step in steps if step.since is None or step.since <= today]
    coming = steps[len(begun) :]
    return SettingStanding(setting, tuple(steps), begun[-1], coming[0] if coming else None)


def _agents(work: UnitOfWork, kinds: tuple[str, ...]) -> dict[date, str]:
    """Return who last set the values of each day; an act of before that names no day is of its own."""
    entries = work.journal_book.answering(JournalQuery(kinds=kinds))
    return {_day_of(entry): entry.agent for entry in entries}


def _day_of(entry: JournalEntry) -> date:
    told = json.loads(entry.detail).get(_DAY)
    return date.fromisoformat(told) if isinstance(told, str) else paris_day(entry.at)
