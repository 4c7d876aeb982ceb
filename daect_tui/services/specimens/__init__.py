"""Specimens: one document of every kind, on ordinary and on hard invented data.

The facts are put down in a small register of their own, as records of the domain; the papers are then
produced by the services and the drafters of the real ones, so that what a specimen shows is what a
recipient will read. Each family of papers stands in a module: it stocks what it needs, and returns its
specimens. A new kind adds its line to the family that it belongs to (`families`).
"""
