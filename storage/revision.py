"""What marks a file as a register of this program.

They are plain constants so that opening an up-to-date register does not load Alembic; a test proves
that `HEAD` is the head of the migration scripts.
"""

# Written in the header of the file by PRAGMA application_id: « DAEC » in ASCII.
APPLICATION_ID = 0x44414543

HEAD = "0041"
