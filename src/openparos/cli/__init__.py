"""The command line; thin: parse, call, print.

Arguments come in; tables on a terminal, JSON for a machine, and an exit status of 0, 1 or 2 go out.
"""
