"""PROMISE: instruments as YAML, article by article; who is bound by what on which day; where the law
ends.

YAML written and reviewed by people comes in; instruments, provisions and the duties of a State on a
date go out.
"""
