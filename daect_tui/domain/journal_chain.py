"""Whether the chain of the journal holds: nothing altered, taken out, moved or slipped in.

An entry must have the content that its hash seals. The one exception is said by the journal itself: an
act that hid words (`journal_hiding`) names the entries that it changed, with the digest of what stands
there since. Of several, the last one counts; it is an entry like another, so that it cannot be forged
either, and the newest of all has none after it: its own hash must be right.
"""

from collections.abc import Iterable

from daect_tui.domain.journal import GENESIS, Head, JournalEntry, content_digest
from daect_tui.domain.journal_hiding import vouched


def broken_link(entries: Iterable[JournalEntry], kept: Head | None = None) -> int | None:
    """Return the sequence number at which the chain breaks, or `None` when it holds.

    `kept` is the head that was kept apart: without it, entries taken off the end are not missed. The
    entries are read once, in their order; only what was hidden is remembered.
    """
    previous, expected = GENESIS, 1
    broken: list[int] = []
    changed: dict[int, str] = {}
    allowed: dict[int, str] = {}
    for entry in entries:
        # After a break the rest still tells what was hidden before it.
        if not broken and (entry.sequence != expected or entry.previous != previous):
            broken.append(expected)
        digest = content_digest(entry)
        if digest != entry.hash:
            changed[entry.sequence] = digest
        allowed.update(vouched(entry))
        previous, expected = entry.hash, expected + 1
    if kept is not None and not broken and (kept.sequence, kept.hash) != (expected - 1, previous):
        broken.append(min(kept.sequence + 1, expected))
    unexplained = (one for one in {*changed, *allowed} if changed.get(one) != allowed.get(one))
    return min((*broken, *unexplained), default=None)
