"""daect: the label programme « Expertise territoriale internationale », offline, in one file."""

__version__ = "0.1.0"
