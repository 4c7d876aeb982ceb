"""What a table may hold: past these, reading stops with a sentence, and memory stays bounded.

They stand far above a real file (the stress of this product is 106,000 rows of 25 columns) and
far below what would stop the machine.
"""

MEBI = 1 << 20

LARGEST_FILE = 512 * MEBI  # bytes on the disk
MOST_ROWS = 1_000_000
MOST_COLUMNS = 500
LONGEST_CELL = 131_072  # characters; a text of the register has at most 50,000
LONGEST_ROW = 4 * MEBI  # characters of one row of CSV or one element of JSON
LONGEST_HEADING = 500  # characters

# Archives (XLSX, ODS).
LARGEST_UNPACKED = 1024 * MEBI  # bytes of XML read from one archive
MOST_ENTRIES = 2_000
LARGEST_DIRECTORY = MEBI  # bytes of the archive's own table of contents
HIGHEST_RATIO = 250  # unpacked bytes a packed byte; a sheet of spreadsheet software stays under 100
RATIO_FROM = 16 * MEBI  # a part smaller than this cannot harm, whatever its ratio

# XML inside the archives.
DEEPEST = 64  # elements one inside another
MOST_NAMES = 2_000  # distinct names of elements and attributes
LONGEST_TAG = MEBI  # bytes
MOST_SHEETS = 1_000
MOST_STYLES = 100_000
MOST_SHARED_TEXTS = 10_000_000

# Spreadsheets have no more rows and columns than these: what says otherwise is damaged.
LAST_ROW = 1_048_576
LAST_COLUMN = 16_384
# A cell of a spreadsheet holds no more (in UTF-16 units): Excel would offer to « repair » the file.
LONGEST_SHEET_CELL = 32_767
