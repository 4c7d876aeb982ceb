"""The things of the register as « chercher partout » finds them: `sources` says where their words stand."""
