"""Filings from EDGAR: what it lists, what the ledger lacks of that, and fetching it by the SEC's rules."""
