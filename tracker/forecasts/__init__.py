"""Forecasts of open promises from the ledger's own history, as it was known on the day they are made.

`record` reads a ledger's history, `past` is a window of it, `classes` what a promise is compared with, `curve` the
forecast, `change` why it is another than before, `backtest` the trial that decides whether forecasts are shown, and
`outlook` all of that for a day; `telling` and `verdict` put it into words.
"""
