"""Whether a register is sound: the whole of it, or what is quickly seen when it is opened.

A damaged file gives faults, never a traceback: each check stands by itself, and one that cannot go on
says so and lets the others do their work.
"""

from storage.soundness.damaged import examine_file
from storage.soundness.opening import opening_faults
from storage.soundness.whole import examination_of, faults_of

__all__ = ["examination_of", "examine_file", "faults_of", "opening_faults"]
