"""RECORD: documents, meetings, votes, claims, demands and what became of them.

Facts as YAML and CSV with their sources come in; answers to who said, asked, voted and decided
what, and when, go out.
"""
