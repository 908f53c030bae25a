"""Other people's formats, in both directions, with no meaning added: TLE and 3LE, CCSDS OMM, OEM, CDM
and TDM, CZML, Akoma Ntoso ids, RO-Crate and PROV.

Bytes of a file come in; Arrow tables of element sets or typed messages go out, together with every
piece that was refused, its line and the reason.
"""
