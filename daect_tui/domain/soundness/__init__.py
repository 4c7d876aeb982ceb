"""Whether what a register holds can be true: one small function a rule, over frozen views of its rows.

A rule gives a French sentence when it is broken, and nothing otherwise; its line in the table of its
family gives the code of the fault and what to do. Law is not written again here: the rules ask the
functions that the acts themselves go through.
"""
