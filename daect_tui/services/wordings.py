"""The wordings that ship with the program, read when a letter first needs them."""

from collections.abc import Mapping
from functools import cache

from daect_tui.domain.wording import FilledWording, Value, Wording, parse_wording
from daect_tui.services.catalogue import read_text
from daect_tui.services.ports import UnitOfWork

WORDINGS = (
    "acknowledgement",
    "pieces_request",
    "referral",
    "referral_reminder",
    "inadmissibility",
    "observations_invitation",
    "label_reinstatement",
    "labelling",
    "adjournment",
    "refusal",
    "retained",
    "reversal",
    "mission_validation",
    "mission_refusal",
    "communique",
    "convocation",
    "label_attestation",
    "label_suspension",
    "mission_amendment",
    "mission_postponement",
    "mission_cancellation",
    "report_reminder_1",
    "report_reminder_2",
    "report_reminder_3",
)
SHARED = ("appeals", "implicit_appeals")


@cache
def wording(name: str) -> Wording:
    """Return a wording by its file name; raises `InvalidWording` when its text is at fault."""
    shared = {} if name in SHARED else {other: wording(other) for other in SHARED}
    return parse_wording(name, read_text(f"wordings/{name}.toml"), shared)


def fill_wording(
    work: UnitOfWork,  # noqa: ARG001 – the register will have its own wordings
    name: str,
    values: Mapping[str, Value],
) -> FilledWording:
    """Fill the wording of a document; raises `MissingValues` naming every value that lacks."""
    return wording(name).fill(values)
