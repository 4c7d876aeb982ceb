"""The wordings of documents: those that ship, and those that the register words itself.

`fill_wording` is the one door. A wording of the register that is at fault stops its own document and no
other: it is read when that document is made, and it is never replaced in silence by the shipped one.
"""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from daect_tui.domain.wording import FilledWording, Value, Wording
from daect_tui.domain.wording_parsing import parse_wording
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
    "covering_email",
)
SHARED = ("appeals", "implicit_appeals")


class _Shared(Mapping[str, Wording]):
    """The shared wordings, each read when a wording takes it in: one at fault stops those alone."""

    def __init__(self, edited: Mapping[str, str]) -> None:
        self._edited = edited

    def __getitem__(self, name: str) -> Wording:
        if name not in SHARED:
            raise KeyError(name)
        return _worded(name, self._edited.get(name, ""), ())

    def __iter__(self) -> Iterator[str]:
        return iter(SHARED)

    def __len__(self) -> int:
        return len(SHARED)


def wording(name: str) -> Wording:
    """Return a shipped wording by its file name; raises `InvalidWording` when its text is at fault."""
    return _worded(name, "", ())


def fill_wording(work: UnitOfWork, name: str, values: Mapping[str, Value]) -> FilledWording:
    """Fill the wording of a document as the register words it today, else as it ships.

    Raises `MissingValues` naming every value that lacks, `InvalidWording` for a text at fault.
    """
    return worded(work, name).fill(values)


def worded(work: UnitOfWork, name: str) -> Wording:
    """Return the wording in force of a document; raises `InvalidWording`."""
    edited = work.wordings.edited()
    return checked(name, edited.get(name, ""), edited)


def checked(name: str, text: str, edited: Mapping[str, str]) -> Wording:
    """Read a text of a document (empty: the shipped one) among the edited ones; raises `InvalidWording`."""
    return _worded(name, text, tuple((shared, edited[shared]) for shared in SHARED if shared in edited))


@lru_cache(maxsize=128)
def _worded(name: str, text: str, edited: tuple[tuple[str, str], ...]) -> Wording:
    shared = _Shared(dict(edited)) if name not in SHARED else {}
    if not text:
        return parse_wording(name, shipped_text(name), shared)
    return parse_wording(name, text, shared, wording(name))


@cache
def shipped_text(name: str) -> str:
    """Return the text of a wording as it ships."""
    return read_text(f"wordings/{name}.toml")
