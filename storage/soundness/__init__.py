"""Whether a register is sound: the whole of it (`whole`), or what is quickly seen at opening (`opening`).

A damaged file gives faults, never a traceback: each check stands by itself, and one that cannot go on
says so and lets the others do their work. `damaged` checks a file that can no longer be opened.
"""
