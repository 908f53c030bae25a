"""The interface in the browser.

The workspace comes in; pages that work without scripts, print well and ask no foreign host go out.
"""
