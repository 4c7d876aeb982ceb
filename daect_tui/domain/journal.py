"""The journal: an append-only chain in which each act seals all that came before it.

Hash of an entry = SHA-256 over the previous hash and the entry's own content in canonical JSON.
Offline there is no timestamp authority; the head of the chain printed on signed minutes makes
paper the witness.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class Act:
    """What was done: `kind` (« vote.recorded »), to what (`subject`: a reference), with what detail.

    `detail` holds only what a reader of the journal may know: never a secret vote (decision 4).
    """

    kind: str
    subject: str
    detail: dict[str, str | int | list[str]]


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One link of the chain; `detail` is canonical JSON, `at` is UTC."""

    sequence: int
    at: datetime
    agent: str
    kind: str
    subject: str
    detail: str
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class Head:
    """Where the journal stands: its last entry and the hash that seals all before it; 0 when empty."""

    sequence: int = 0
    hash: str = GENESIS


def canonical(detail: dict[str, str | int | list[str]]) -> str:
    """Write details always in the same way, so that their hash can be computed again."""
    return json.dumps(detail, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def seal(previous: str, sequence: int, at: datetime, agent: str, act: Act) -> JournalEntry:
    """Make the entry that follows `previous` in the chain."""
    detail = canonical(act.detail)
    digest = _digest(previous, sequence, at, agent, act.kind, act.subject, detail)
    return JournalEntry(sequence, at, agent, act.kind, act.subject, detail, previous, digest)


def content_digest(entry: JournalEntry) -> str:
    """Hash what stands in an entry now: its own `hash` too, unless it was changed since it was sealed."""
    return _digest(
        entry.previous, entry.sequence, entry.at, entry.agent, entry.kind, entry.subject, entry.detail
    )


def _digest(
    previous: str, sequence: int, at: datetime, agent: str, kind: str, subject: str, detail: str
) -> str:
    content = json.dumps(
        [previous, sequence, at.isoformat(timespec="microseconds"), agent, kind, subject, detail],
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return hashlib.sha256(content.encode()).hexdigest()
