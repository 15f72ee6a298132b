"""Which forms are asked for: a form means its variants and amendments too, so that 10-K means 10-K405 and 10-K/A."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from tracker.errors import UsageError

FORMS = ("8-K", "10-Q", "10-K", "20-F", "6-K", "CORRESP", "UPLOAD")
AMENDMENT = "/A"
_VARIANTS = ("", "405", "T", "T405", "SB", "SB40", "12B", "12G3", "15D5")
# the forms that EDGAR knows, a space written as _: a word that is none of them would find nothing, ever
_NAMED = frozenset(
    form.replace("_", " ")
    for form in """
    1 2 3 4 5 144 15 15-12B 15-12G 15-15D 15F 15F-12B 15F-12G 15F-15D 25 25-NSE 425 497 497K 485APOS 485BPOS 1-A
    1-A_POS 1-A-W 1-E 1-K 1-SA 1-U 1-Z 253G1 253G2 253G3 253G4 305B2 424A 424B1 424B2 424B3 424B4 424B5 424B7 424B8
    6-K 8-A12B 8-A12G 8-K 8-K12B 8-K12G3 8-K15D5 8-M 9-M 10-12B 10-12G 10-C 10-D 10-K 10-KT 10-Q 10-QT 10SB12B
    10SB12G 10-K405 10-KSB 10-KSB40 10-QSB 10-SB 10KSB 10KSB40 10QSB 11-K 13F-E 13F-HR 13F-NT 18-12B 18-K 20-F
    20FR12B 20FR12G 40-F 40-17F1 40-17F2 40-17G 40-APP 40FR12B 40FR12G ABS-15G ABS-EE ADV ANNLRPT APP_WD ARS AW
    AW_WD C C-AR C-TR C-U CB CERT CERTAMX CERTNAS CERTNYS CERTPAC CORRESP D DEF_14A DEF_14C DEFA14A DEFA14C DEFC14A
    DEFC14C DEFM14A DEFM14C DEFN14A DEFR14A DEFR14C DEFS14A DEFS14C DFAN14A DFRN14A DOS DRS DRSLTR DSTRBRPT EFFECT
    F-1 F-10 F-10EF F-10POS F-1MEF F-2 F-3 F-3ASR F-3D F-3DPOS F-3MEF F-4 F-4_POS F-4EF F-4MEF F-6 F-6_POS F-6EF F-7
    F-8 F-80 F-9 F-9EF F-N F-X FWP G-405 IRANNOTICE LETTER MA N-14 N-1A N-2 N-30D N-54A N-54C N-8F N-CEN N-CSR
    N-CSRS N-PORT N-PORT-P N-PX N-Q NO_ACT NT_10-D NT_10-K NT_10-Q NT_11-K NT_15D2 NT_20-F NT-NCSR NTN_10K NTN_10Q
    POS_8C POS_AM POS_EX POS462B POS462C POSASR PRE_14A PRE_14C PREA14A PREC14A PREC14C PREM14A PREM14C PREN14A
    PRER14A PRER14C PRES14A PRES14C PRRN14A PX14A6G PX14A6N QRTLYRPT REVOKED RW RW_WD S-1 S-11 S-11MEF S-1MEF S-2
    S-20 S-3 S-3ASR S-3D S-3DPOS S-3MEF S-4 S-4_POS S-4EF S-4MEF S-6 S-8 S-8_POS S-B SB-1 SB-2 SC_13D SC_13E1
    SC_13E3 SC_13G SC_14D1 SC_14D9 SC_14F1 SC_14N SC_TO-C SC_TO-I SC_TO-T SC13E4F SC14D1F SC14D9F SCHEDULE_13D
    SCHEDULE_13G SD SE SEC_STAFF_LETTER SP_15D2 SUPPL T-3 TA-1 TA-2 TH TTW U-1 U-3A-2 UNDER UPLOAD WDL X-17A-5
    """.split()
)


def read(text: str) -> tuple[str, ...]:
    """Forms as they are written on the command line, separated by commas.

    >>> read("8-K, 10-q")
    ('8-K', '10-Q')
    """
    found = tuple(dict.fromkeys(part.strip().upper() for part in text.split(",") if part.strip()))
    wrong = [form for form in found if not covers(_NAMED, form)]
    if wrong or not found:
        named = wrong[0] if wrong else text
        near = get_close_matches(named, sorted(_NAMED), 1, 0.6)
        meant = f" (did you mean {near[0]}?)" if near else ""
        raise UsageError(f"{named!r} is no form of EDGAR's{meant}; write forms as {','.join(FORMS)}")
    return found


def covers(wanted: Iterable[str], form: str) -> bool:
    """Whether a form is one of those that are wanted, a variant or an amendment of one.

    >>> [covers(("8-K", "10-K"), form) for form in ("8-K/A", "10-K405", "10-KSB/A", "10-Q", "S-8")]
    [True, True, True, False, False]
    """
    bare = form.upper().removesuffix(AMENDMENT)
    return any(bare.startswith(each) and bare[len(each) :] in _VARIANTS for each in wanted)


def amends(form: str) -> bool:
    """Whether a form amends an earlier filing."""
    return form.upper().endswith(AMENDMENT)
