"""One root for everything that the tracker refuses to do; each message names the value, the rule and the way out."""

from __future__ import annotations


class TrackerError(Exception):
    """A message for the person at the keyboard: printed after `error: `, never with a traceback."""


class DocumentError(TrackerError):
    """A document that cannot be read, or whose company or day cannot be known."""


class LedgerError(TrackerError):
    """A file that is no ledger of ours, is newer than this program, or cannot be written."""


class UsageError(TrackerError):
    """Words on the command line that make no sense together."""
