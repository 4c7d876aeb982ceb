"""The doors, all of them: docs/doors.md has a section for each, which a test holds against this list."""

from tests.doors.asked import ASKED
from tests.doors.door import Door
from tests.doors.files import FILES
from tests.doors.given import GIVEN
from tests.doors.keys import KEYS
from tests.doors.registers import REGISTERS
from tests.doors.typed import TYPED

DOORS: tuple[Door, ...] = (*TYPED, *FILES, *GIVEN, *REGISTERS, *ASKED, *KEYS)
