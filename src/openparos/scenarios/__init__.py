"""Simulated truth: catalogues with planted events, an innocent look-alike for each, noise, lags and
losses; always labelled synthetic.

A seed comes in; element sets and a truth file go out.
"""
