"""Currencies as they are printed, before an amount or behind it, and the scale that may be written against them."""

from __future__ import annotations

PRINTED = {
    "us$": "USD", "us $": "USD", "$": "USD", "usd": "USD", "c$": "CAD", "ca$": "CAD", "cad": "CAD", "cdn$": "CAD",
    "a$": "AUD", "au$": "AUD", "aud": "AUD", "hk$": "HKD", "hkd": "HKD", "nz$": "NZD", "nzd": "NZD", "s$": "SGD",
    "sgd": "SGD", "r$": "BRL", "brl": "BRL", "nt$": "TWD", "twd": "TWD", "€": "EUR", "eur": "EUR", "£": "GBP",
    "gbp": "GBP", "¥": "JPY", "jpy": "JPY", "₹": "INR", "rs": "INR", "rs.": "INR", "inr": "INR", "chf": "CHF",
    "sek": "SEK", "nok": "NOK", "dkk": "DKK", "rmb": "CNY", "cny": "CNY", "nis": "ILS", "zar": "ZAR", "pln": "PLN",
    "krw": "KRW", "aed": "AED", "mxn": "MXN",
}  # fmt: skip
# named behind the amount: "220 million euros", "15 cents"
BEHIND = {
    "euros": "EUR", "euro": "EUR", "dollars": "USD", "dollar": "USD", "pounds": "GBP", "francs": "CHF", "yen": "JPY",
    "yuan": "CNY", "renminbi": "CNY", "kroner": "NOK", "kronor": "SEK", "rupees": "INR", "cents": "USD",
    "cent": "USD", "¢": "USD",
}  # fmt: skip
_CODES = "|".join(sorted(code.upper() for code in PRINTED if code.isalpha() and len(code) == 3))
PATTERN = (
    rf"(?:US ?|CA?|CDN|AU?|HK|NZ|NT|S|R)?\\?\$|[€£¥₹]|\bRs\.?(?= ?\d)|"
    rf"\b(?:[MTK](?=(?:EUR|SEK|NOK|DKK|CHF|USD)\b))?(?:{_CODES})(?:m(?= ?\d))?\b"
)
PATTERN_BEHIND = (
    rf"[ -]?(?:(?:Swiss|US|U\.S\.|Canadian|Australian|British|Norwegian|Swedish|Danish) )?"
    rf"(?:{'|'.join(BEHIND)}|{_CODES})\b"
)
_WRITTEN = {"m": 1e6, "t": 1e3, "k": 1e3}


def code(printed: str) -> str:
    """The code of a currency as printed; a dollar where the sign is of no known land.

    >>> code("C$"), code("MSEK"), code("EURm"), code("Swiss francs")
    ('CAD', 'SEK', 'EUR', 'CHF')
    """
    plain = printed.replace("\\", "").strip(" -").lower().split(" ")[-1] if " $" not in printed else "us$"
    bare = plain[1:] if len(plain) == 4 and plain[0] in _WRITTEN else plain[:3]
    return PRINTED.get(plain) or BEHIND.get(plain) or PRINTED.get(bare, "USD")


def scale(printed: str) -> float:
    """The scale written in the currency itself: "MSEK 45", "TEUR 500", "EURm 12", "15 cents".

    >>> scale("MSEK"), scale("TEUR"), scale("cents"), scale("EUR")
    (1000000.0, 1000.0, 0.01, 1.0)
    """
    plain = printed.strip(" -").lower()
    if plain in ("cents", "cent", "¢"):
        return 0.01
    if len(plain) != 4 or not plain.isalpha() or plain in BEHIND:
        return 1.0
    return 1e6 if plain[3] == "m" else _WRITTEN.get(plain[0], 1.0)
