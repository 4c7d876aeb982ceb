"""Labels, missions and lessons as profiles: what is searched in each, and what is told of it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from daect_tui.domain.evaluation import Report
from daect_tui.domain.lesson import LessonState, lesson_subject
from daect_tui.domain.matching import Profile, ProfileKind, Said
from daect_tui.domain.mission import DEPARTED, Expert, MissionState
from daect_tui.domain.text import fold
from storage.tables import LabelTable, LessonTable, MissionTable

# What was asked for and did not take place shows nothing of what anybody knows.
_NEVER_LEFT = (MissionState.REFUSED, MissionState.CANCELLED)

# A lesson has no day of its own: among equals it comes after what has one.
_UNDATED = date.min


def of_label(row: LabelTable, skills: str | None, experts: str | None) -> Iterator[Profile]:
    """Give the profile of a label, with what its dossier said of skills and of experts.

    How it stands depends on the day: `label_standings` tells what its events change.
    """
    yield Profile(
        kind=ProfileKind.LABEL,
        reference=row.number,
        heading=row.holder,
        title=row.domain,
        said=_said(
            ("domaine", row.domain), ("titulaire", row.holder), ("savoir-faire", skills or ""),
            ("experts annoncés", experts or ""),
        ),
        theme=row.theme,
        countries=row.countries,
        languages=row.languages,
        standing=row.state.label,
        usable=True,
        day=row.starts_on,
        first_day=row.starts_on,
        last_day=row.until,
        opens=row.number,
    )  # fmt: skip


def of_mission(row: MissionTable, report: Report | None) -> Iterator[Profile]:
    """Give the profile of a mission, with what was reported of it, then one for each of its experts."""
    if row.state in _NEVER_LEFT:
        return
    left = row.state in DEPARTED
    mission = Profile(
        kind=ProfileKind.MISSION,
        reference=row.reference,
        heading=row.holder,
        title=row.subject,
        said=_said(
            ("objet", row.subject), ("termes de référence", row.terms), ("lieu", row.place),
            ("accueil", row.requester), ("titulaire", row.holder), *_reported(report),
        ),
        theme=row.theme,
        countries=(row.country,),
        languages="",
        standing=row.state.label,
        usable=left,
        day=row.starts_on,
        opens=row.reference,
    )  # fmt: skip
    yield mission
    for expert in row.experts:
        yield _expert(expert, row, mission)


def _expert(expert: Expert, row: MissionTable, mission: Profile) -> Profile:
    done = "a conduit" if mission.usable else "prévu pour"
    return Profile(
        kind=ProfileKind.EXPERT,
        reference=row.reference,
        heading=expert.name,
        title=", ".join(part for part in (expert.office, expert.employer) if part),
        said=_said(("nom", expert.name), ("fonction", expert.office), ("employeur", expert.employer),
                   ("objet", row.subject), ("termes de référence", row.terms)),
        theme=row.theme,
        countries=mission.countries,
        languages="",
        standing=mission.standing,
        usable=mission.usable,
        day=row.starts_on,
        person=f"{fold(expert.name)}|{fold(expert.employer)}",
        told=(f"{done} {row.reference} à {row.place}",),
        opens=row.reference,
    )  # fmt: skip


def of_lesson(row: LessonTable) -> Iterator[Profile]:
    """Give the profile of a lesson; one that nobody has validated is not to be relied on."""
    if row.state is not LessonState.VALIDATED:
        return
    yield Profile(
        kind=ProfileKind.LESSON,
        reference=lesson_subject(row.id),
        heading=row.title,
        title=row.text,
        said=_said(("titre", row.title), ("mots clés", ", ".join(row.keywords)), ("texte", row.text)),
        theme=row.theme,
        countries=row.countries,
        languages="",
        standing=row.state.label,
        usable=True,
        day=_UNDATED,
        told=(f"enseignement {row.state.label}",),
        opens=lesson_subject(row.id),
    )


def _reported(report: Report | None) -> tuple[tuple[str, str], ...]:
    if report is None:
        return ()
    return (("rapport", report.expert_voice), ("suites", report.follow_up))


def _said(*texts: tuple[str, str]) -> tuple[Said, ...]:
    return tuple(Said(caption, text) for caption, text in texts if text.strip())


def nothing(kind: ProfileKind) -> Profile:
    """Give a profile that answers nothing: it stands for what is known and is not to be found."""
    return Profile(kind, "", "", "", (), "", (), "", "", usable=False, day=_UNDATED)


def columns_of_profile(profile: Profile) -> dict[str, Any]:
    """Return the columns that keep a profile, and those that order it."""
    return {
        "kind": profile.kind,
        "usable": profile.usable,
        "first_day": profile.first_day.toordinal() if profile.first_day else 0,
        "last_day": profile.last_day.toordinal() if profile.last_day else 0,
        "day": profile.day.toordinal(),
        "profile": profile,
    }
