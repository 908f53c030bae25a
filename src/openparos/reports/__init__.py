"""What people sign, file and read: PDF, HTML, DOCX, figures, bulletin.

Findings and events come in; documents go out, every number with its provenance and limits. The only
stage that typesets.
"""
