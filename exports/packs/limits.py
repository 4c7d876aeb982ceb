"""What an exchange file may hold: past these it is refused before it is read."""

from dataclasses import dataclass

MEBI = 1 << 20

LARGEST_DIRECTORY = MEBI  # bytes of the archive's own table of contents
LARGEST_MANIFEST = MEBI
LARGEST_TEXT = 4 * MEBI  # a form filled as plain text
LONGEST_NAME = 200  # characters of the name of a member
HIGHEST_RATIO = 250  # unpacked bytes a packed byte
RATIO_FROM = MEBI  # a member smaller than this cannot harm, whatever its ratio


@dataclass(frozen=True, slots=True)
class PackLimits:
    """Bytes on the disk, bytes unpacked (of one member, of all), and how many members.

    These suit a report with its attachments; a kind that carries more gives its own.
    """

    file: int = 64 * MEBI
    member: int = 32 * MEBI
    total: int = 128 * MEBI
    members: int = 200
