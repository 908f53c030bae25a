"""Navigation data messages of CCSDS besides the OMM: OEM, CDM, TDM, OPM and OCM, in KVN and XML.

A file comes in; a typed message goes out, or one error that names the line, the keyword, what is wrong
and what to do. Both notations become the same fields and blocks first (`blocks`), each message has its
table of keywords (`keywords`), and only then its own types. Nothing is guessed: a keyword the standard
does not know, a unit other than the prescribed one, or a frame that is not registered is refused.
"""
