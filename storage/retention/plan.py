"""Which rows go with what is eliminated, table by table; a test decides of every table of the register."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from storage import tables as t
from storage.retention.links import Links

# For each table, the columns by which its rows are found, each with the list that it is looked for in.
GOES: dict[type[t.Table], Mapping[str, str]] = {
    t.DossierTable: {"reference": "dossiers"},
    t.DossierCountryTable: {"dossier_id": "dossier_ids"},
    t.RegisterEntryTable: {"id": "dossier_ids"},
    t.DecisionTable: {"dossier": "dossiers"},
    t.AppealTable: {"decision_id": "decisions"},
    t.ReversalTable: {"decision_id": "decisions"},
    t.AssessmentTable: {"dossier": "dossiers"},
    t.DossierLinkTable: {"dossier": "dossiers"},
    t.DossierOpinionTable: {"dossier": "dossiers"},
    t.EligibilityOverrideTable: {"dossier": "dossiers"},
    t.ExternalReferenceTable: {"dossier": "dossiers"},
    t.InadmissibilityTable: {"dossier": "dossiers"},
    t.PieceTable: {"dossier": "dossiers"},
    t.PieceRequestTable: {"dossier": "dossiers"},
    t.ProposalTable: {"dossier": "dossiers"},
    t.InvitationTable: {"dossier": "dossiers", "label": "labels"},
    t.LabelTable: {"number": "labels"},
    t.LabelEventTable: {"label": "labels"},
    t.OriginNumberTable: {"label": "labels", "mission": "missions"},
    t.MissionTable: {"reference": "missions"},
    t.EvaluationTable: {"mission": "missions"},
    t.MissionFileTable: {"mission": "missions"},
    t.CancellationTable: {"mission": "missions"},
    t.PostponementTable: {"mission": "missions"},
    t.MissionChangeTable: {"mission": "missions"},
    t.IntermediateOpinionTable: {"mission": "missions"},
    t.ReportReminderTable: {"mission": "missions"},
    t.MissionPackTable: {"id": "packs"},
    t.PackMergeTable: {"pack": "packs"},
    t.MergeConflictTable: {"pack": "packs"},
    t.ExchangeRequestTable: {"reference": "requests"},
    t.ExchangeContactTable: {"request": "requests"},
    t.ExchangeOpinionTable: {"request": "requests"},
    t.PastRequestTable: {"id": "past_requests"},
    t.LetterTable: {"chrono": "letters"},
    t.LetterReplacementTable: {"letter": "letters", "replaced": "letters"},
    t.RectificationNoteTable: {"subject": "noted"},
    t.PassageTable: {"subject": "subjects"},
    t.PersonalParagraphTable: {"subject": "subjects"},
    t.DraftTable: {"target": "subjects", "id": "drafts"},
    t.SnoozeTable: {"subject": "subjects"},
}
# What stays refers to it no more.
DETACHED: dict[type[t.Table], tuple[str, str]] = {
    t.LessonTable: ("mission", "missions"),
    t.ExchangeContactTable: ("label", "labels"),
}
# Bytes that nothing else uses go once the rows are gone; sets are made again without what went.
_APART: tuple[type[t.Table], ...] = (t.StoredFileTable, t.FrozenDocumentTable)
DERIVED: tuple[type[t.Table], ...] = (
    t.SearchPostingTable, t.KnowHowTable, t.KnowHowPostingTable, t.KeptWorklistTable,
)  # fmt: skip
# What survives, and why.
STAYS: dict[type[t.Table], str] = {
    **dict.fromkeys(
        (
            t.SessionTable, t.AgendaItemTable, t.RecusalTable, t.HearingTable, t.DisagreementTable,
            t.BallotTable, t.VoteTable, t.SeatTable, t.AttendanceTable, t.MandateTable, t.ConvocationTable,
            t.StepTable, t.SessionRecordTable, t.MinutesVersionTable, t.SignedCopyTable, t.CheckoutTable,
            t.ValiseTable,
        ),
        "the session is kept for the archives, whole",
    ),
    **dict.fromkeys(
        (
            t.ProgrammeTable, t.GridLineTable, t.LetterheadTable, t.SignatoryTable, t.CommitteeRulesTable,
            t.IntakeDelaysTable, t.MinutesLayoutTable, t.MissionSettingsTable, t.ReminderRuleTable,
            t.RouteTable, t.StandardTextTable, t.WordingVersionTable, t.ImportMappingTable,
            t.RetentionRuleTable, t.RegisterTable, t.CounterTable,
        ),
        "a setting, or what numbers are counted by",
    ),
    **dict.fromkeys(
        (t.MemberTable, t.CorrespondentTable, t.DismissalTable, t.OrganisationTable),
        "the directory: names and contacts of organisations are emptied, not removed",
    ),
    t.LessonTable: "what was learnt outlives its mission",
    t.JournalTable: "each act seals those before it; what it says of people is hidden",
    t.JournalHeadTable: "what the journal seals",
    t.PersonRequestTable: "what a person asked, and what was answered",
    t.HoldTable: "what was frozen, and why",
    t.SlipTable: "the proof that the elimination was allowed",
    t.TombstoneTable: "what stays of the eliminated",
}  # fmt: skip
DECIDED = frozenset((*GOES, *_APART, *DERIVED, *STAYS))


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is to go, by reference or by number."""

    dossiers: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    missions: tuple[str, ...] = ()
    requests: tuple[str, ...] = ()
    past_requests: tuple[int, ...] = ()
    packs: tuple[str, ...] = ()
    drafts: tuple[int, ...] = ()
    organisations: tuple[int, ...] = ()


def lists_of(chosen: Chosen, links: Links) -> dict[str, list[Any]]:
    """Return all that goes with what was chosen, by the names that `GOES` gives."""
    dossiers = list(chosen.dossiers)
    labels = sorted({*chosen.labels, *links.column(t.LabelTable, "number", "dossier", dossiers)})
    missions = sorted({*chosen.missions, *links.column(t.MissionTable, "reference", "label", labels)})
    subjects = [*dossiers, *labels, *missions, *chosen.requests]
    letters = links.column(t.LetterTable, "chrono", "subject", subjects)
    return {
        "dossiers": dossiers,
        "dossier_ids": links.column(t.DossierTable, "id", "reference", dossiers),
        "decisions": links.column(t.DecisionTable, "id", "dossier", dossiers),
        "labels": labels,
        "missions": missions,
        "requests": list(chosen.requests),
        "packs": sorted({*chosen.packs, *links.column(t.MissionPackTable, "id", "mission", missions)}),
        "past_requests": list(chosen.past_requests),
        "drafts": list(chosen.drafts),
        "subjects": subjects,
        "letters": letters,
        "noted": [*subjects, *letters],
    }
