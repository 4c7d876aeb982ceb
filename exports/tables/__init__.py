"""Tables in files: CSV, XLSX, ODS (reading) and JSON, row by row, in bounded memory.

Only the standard library: docs/decisions/0009 says what was measured. Formats and limits as a
user sees them: docs/formats.md.
"""

from exports.tables.reading import open_table
from exports.tables.writing import write_table

__all__ = ["open_table", "write_table"]
