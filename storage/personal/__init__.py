"""People in the register: where they may stand, finding them, correcting or erasing them everywhere."""
