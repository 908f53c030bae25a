"""ASSESS: an event beside a commitment and a notice. The only stage that knows both sight and promise.

Events, provisions in force and notices come in; findings with status, statement, limits,
alternatives and evidence go out. Judgment stays with States.
"""
