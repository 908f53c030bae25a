"""The pages, one module a subject.

A site and a request come in; a `Page` of plain facts goes out, or a file.
"""
