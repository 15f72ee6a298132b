"""Forecasts of open promises from the ledger's own history, as it was known on the day they are made.

`past` is what history is, `classes` what a promise is compared with, `curve` the forecast, `scores` how good forecasts
were, `backtest` the trial that decides whether they are shown. Values in, values out; `reading` alone asks a ledger.
"""
