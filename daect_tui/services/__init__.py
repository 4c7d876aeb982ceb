"""The use cases: what a screen and the command line both call. Each owns its transaction."""
