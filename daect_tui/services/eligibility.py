"""Eligibility: the reasons against a dossier, passing over them, and what they hold back."""

import csv
import tomllib
from datetime import date
from functools import cache
from typing import Any

from daect_tui.domain.dossier import Dossier, DossierAction
from daect_tui.domain.eligibility import (
    Cutoff,
    Override,
    Reason,
    RuleSetting,
    Severity,
    Situation,
    Tie,
    holding,
    override_of,
    reasons,
)
from daect_tui.domain.errors import Refusal, RefusedForReasons
from daect_tui.domain.history import TraceKind
from daect_tui.domain.journal import Act
from daect_tui.domain.mission import MissionState
from daect_tui.domain.session import SessionState
from daect_tui.domain.text import typeset
from daect_tui.services.catalogue import countries, read_text, themes
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork

# The passages that wait until every blocking reason is passed over. For an agenda the session counts:
# `Agenda.add` names it.
_GUARDED = frozenset({DossierAction.REVIEW, DossierAction.PROPOSE, DossierAction.PUT_ON_AGENDA})

_NO_TIE = frozenset({MissionState.REFUSED.label, MissionState.CANCELLED.label})


class Eligibility:
    """The use case of the desk officer who finds a reason, and goes on in spite of it."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def override(self, reference: str, reason: Reason, motive: str) -> Override:
        """Pass over a blocking reason that stands now, with a motive that stays; raises `Refusal`."""
        if not motive.strip():
            raise Refusal("Pour passer outre, écrivez le motif\u00a0: il reste au dossier.")
        with self._office.begin() as work:
            dossier = work.dossiers.get(reference)
            known = work.overrides.of_dossier(reference)
            standing = [one for one in reasons_of(work, dossier, self._office.clock.today()) if one == reason]
            if not standing or reason.severity is not Severity.BLOCKING or override_of(reason, known):
                raise Refusal(
                    "Ce motif ne bloque pas, ou ne bloque plus, ce dossier. Relisez sa recevabilité."
                )
            override = Override(
                reason.code, reason.sentence, motive.strip(), self._office.agent, self._office.clock.now()
            )
            work.overrides.add(reference, override)
            work.journal.append(
                Act("eligibility.overridden", reference, {"regle": reason.code, "motif": override.motive})
            )
            work.commit()
        return override


def check_eligible(
    work: UnitOfWork, office: Office, dossier: Dossier, action: DossierAction, session: str = ""
) -> None:
    """Hold a passage back while a blocking reason stands; raises `RefusedForReasons` with all of them.

    `session` is the one whose agenda the dossier joins: its own deadline is then the one that counts.
    """
    if action not in _GUARDED or (action is DossierAction.PUT_ON_AGENDA and not session):
        return
    found = reasons_of(work, dossier, office.clock.today(), session)
    held = holding(found, work.overrides.of_dossier(dossier.reference), action)
    if held:
        raise RefusedForReasons(
            f"Impossible {_of(action)} pour {dossier.reference}, sans passer outre à ce qui bloque "
            "(examen du dossier, onglet Recevabilité)\u00a0:",
            [f"{reason.sentence} ({reason.source})" for reason in held],
        )


def _of(action: DossierAction) -> str:
    return f"d’{action.label}" if action.label[0] in "aeiou" else f"de {action.label}"


def reasons_of(work: UnitOfWork, dossier: Dossier, today: date, session: str = "") -> tuple[Reason, ...]:
    """Return every reason against a dossier, in the caller's transaction."""
    return reasons(_situation(work, dossier, today, session), rule_settings(dossier.programme))


def _situation(work: UnitOfWork, dossier: Dossier, today: date, session: str) -> Situation:
    applicant = work.applicants.same(dossier.organisation)
    return Situation(
        dossier=dossier,
        programme=work.programmes.get(dossier.programme),
        cutoffs=_cutoffs(work, dossier.programme, session),
        labels=work.applicants.labels(applicant),
        ties=_ties(work, applicant, dossier.reference),
        union=european_union(dossier.content.received_on),
        country_names={country.code: country.name for country in countries()},
        theme_names=themes(),
        opinions=work.opinions.of(dossier.reference),
        today=today,
    )


def _cutoffs(work: UnitOfWork, programme: str, session: str) -> tuple[Cutoff, ...]:
    sessions = (
        [work.sessions.get(session)]
        if session
        else [
            one
            for one in work.sessions.all()
            if programme in one.programmes and one.state is SessionState.PLANNED
        ]
    )
    return tuple(Cutoff(one.reference, one.deadline) for one in sessions if one.deadline)


def _ties(work: UnitOfWork, applicant: tuple[int, ...], itself: str) -> tuple[Tie, ...]:
    """Return what the applicant has in each country: missions, and what its labels were granted for."""
    return (
        *(
            Tie(country, f"label {label.number}")
            for label in work.applicants.labels(applicant)
            if label.dossier != itself
            for country in label.countries
        ),
        *(
            Tie(trace.country, f"mission {trace.reference}")
            for trace in work.applicants.traces(applicant)
            if trace.kind is TraceKind.MISSION and trace.standing not in _NO_TIE
        ),
    )


@cache
def rule_settings(programme: str) -> tuple[RuleSetting, ...]:
    """Return what a programme makes of each rule, in the order of the catalogue."""
    entries = tomllib.loads(read_text("eligibility.toml"))["rule"]
    return tuple(_setting(entry, entry.get("programme", {}).get(programme, {})) for entry in entries)


def _setting(entry: dict[str, Any], own: dict[str, Any]) -> RuleSetting:
    return RuleSetting(
        code=entry["code"],
        caption=entry["caption"],
        severity=Severity(own.get("severity", entry["severity"])),
        source=typeset(own.get("source", entry["source"])),
        stops=frozenset(DossierAction(code) for code in entry.get("stops", ())),
    )


@cache
def _membership() -> tuple[tuple[str, date, date], ...]:
    rows = csv.DictReader(read_text("countries.csv").splitlines())
    return tuple(
        (row["iso2"], date.fromisoformat(row["eu_since"]), _until(row["eu_until"]))
        for row in rows
        if row["eu_since"]
    )


def _until(text: str) -> date:
    return date.fromisoformat(text) if text else date.max


def european_union(day: date) -> frozenset[str]:
    """Return the codes of the members of the European Union on a day (countries list)."""
    return frozenset(code for code, since, until in _membership() if since <= day <= until)
