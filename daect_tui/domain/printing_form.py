"""What is asked before printing, as it is typed."""

from collections.abc import Mapping

from daect_tui.domain.forms import FormReader
from daect_tui.domain.printing import MOST_COPIES, PrintOptions, Sides
from daect_tui.domain.text import NBSP, quoted
from daect_tui.domain.whole_number import whole


def read_print_options(fields: Mapping[str, str]) -> PrintOptions:
    """Read the raw texts of the sheet; raises `FormRefused` with every fault."""
    reader = FormReader(fields)
    printer = reader.line("printer", "Imprimante")
    typed = reader.line("copies", "Exemplaires", required=True)
    copies = whole(typed) or 0
    if typed and not 1 <= copies <= MOST_COPIES:
        reader.faults["copies"] = (
            f"Exemplaires{NBSP}: {quoted(typed)} n’est pas un nombre de 1 à {MOST_COPIES}."
        )
    sides = reader.choice("sides", "Faces", Sides, Sides.AS_SET)
    reader.check()
    return PrintOptions(printer, copies, sides)
