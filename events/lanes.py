"""One name for one thing: the spelling in which a company first promised it, for every later promise of the same thing.

Case and marks tell nothing apart, an alias counts from its day; a promise keeps the name that it was given.
"""

from __future__ import annotations

from events.names import Names, key, tokens
from events.parties import short_name


class Lanes:
    """The names under which the promises of one company stand, as they were given."""

    def __init__(self) -> None:
        self._spelled: dict[str, str] = {}
        self._called: dict[str, str] = {}

    def name(self, subject: str, company: str, names: Names) -> str:
        """What a new promise of this subject is called: as the first one of the same thing.

        >>> lanes = Lanes()
        >>> [lanes.name(each, "Norvane, Inc.", Names()) for each in ("the NV-12", "THE NV-12", "NORVANE", "NV-30")]
        ['the NV-12', 'the NV-12', 'Norvane', 'NV-30']
        """
        plain = " ".join(tokens(subject))
        own = short_name(company)
        if plain == " ".join(tokens(own)):
            return own
        known = names.of(subject)
        aliased = next((self._called[each] for each in sorted(known) if each in self._called), None) if known else None
        if plain in self._spelled:
            return self._spelled[plain]
        called = aliased if aliased is not None and len(known) > 1 else subject
        self._spelled[plain] = called
        self._called.setdefault(key(subject), called)
        return called
