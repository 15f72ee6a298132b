"""How good guidance was, in numbers: closed cohorts, rates with their interval, slips, delivery over time.

Values in, values out: rows of `queries.PREDICTIONS` as of a day go in, and no module here asks a ledger or a clock.
"""
