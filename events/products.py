"""Names of products, programmes and trials: codes, invented names, marks, and the sentences that equate two of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from events.coined import NONE, Coined
from events.gates import Trait, gate
from events.types import Alias, Filing, Passage

_CODE = (
    r"(?:[A-Z]{1,2}[a-z]{1,2}[A-Z]{1,4}|[A-Z]{2,7}[a-z]{0,3}|[A-Z][a-z]{1,6}(?=-\d)|"
    r"[a-z]{1,3}[A-Z]{1,4})-?\d{2,8}(?:[A-Z]{1,2}(?![a-z])|[a-z](?![\w]))?(?:\d{1,3})?|"  # OR-077, CTx-1301
    r"(?!EUR|USD|GBP|CHF|NLG|CAD|AUD|JPY|SEK|NOK|DKK|RMB|CFR|USC|CES|ISO|GAAP|IFRS|SFAS|ASC|ASU|FAS|NOTE|ITEM|FORM|"
    r"RULE|LINE|CASE|"
    r"EXPO)[A-Z]{3,5} \d{3}[A-Z]?(?![\d,.])|"
    r"[A-Z]{1,6}-[A-Z]{2,5}\d{1,3}[A-Z]?|[a-z]{0,3}[A-Z]{1,4}-?\d{0,4}-[A-Z]{2}\d\b|[A-Z]{2,6}-\d{1,3}[A-Z]{0,2}|"
    r"[A-Z]{2}\d{1,2}(?=[ ,.;)]|$)"  # OST-HER2, T-DM1, DM1
)
_INVENTED = (  # names by the stems of the naming councils
    r"(?:[A-Z]?[a-z]{2,}-?)?[A-Za-z]?[a-z]{2,}(?:zumab|ximab|[lvrntd]umab|mab|tinib|ciclib|parib|lisib|degib|zomib|"
    r"rafenib|metinib|sertib|stinib|siran|rsen|leucel|"
    r"glutide|gliptin|gliflozin|vastatin|caftor|domide|vedotin|tansine|ozogamicin|deruxtecan|tecan|capavir|tegravir|"
    r"buvir|navir|citabine|platin|taxel|tecel|cabtagene|"
    r"mostat|sidenib|clidine|prant|orexant|oxetine|azepine|peridone|cycline|floxacin|fungin|penem|bactam|lidine|"
    r"conazole|mycin|sartan|lukast|"
    r"entan|imod|gepant|netant|rasib|estrant|glipron|ixibat|xaban|lutamide|inostat|ciguat|begron|isant|melteon|prazan|"
    r"renone|anolone|olone|axolone|caserin|anserin|"
    r"piprazole|nabant|corilant|poetin|golix|relix|setron|triptan|tropium|vaptan|trexed|grastim|previr|ciclovir|asvir|"
    r"pivat|camtiv|camten|fexor|tirom|fibranor|delpar|"
    r"trigine|bamate|ditan|menib|quinone|apterin|sidase|fusp|afil|grel|penem|bactam|zolid|pladib|pitant|gacestat|"
    r"amfetol|oxaban|"
    r"milast|clax|rolimus|zepam|dipine|prazole|gatran|glitazar|glitazone|kalant|relin|mivir|ribulin|rubicin|poside|"
    r"fosfamide|mustine|coxib|steride|dronate|calcet|imibe|fibrate|prodil|quiline|vudine|trelvir|inurad|fexidine|"
    r"tide|nacept|cept|kinra|plase|tug|bart|parvovec|vec)"
    r"(?: (?:emtansine|vedotin|ozogamicin|deruxtecan|mertansine|autoleucel|tansine))?"
)
_MARKED = r"[A-Z][\w-]{2,30}(?=\s?[®™])"
_TRIAL = (
    r"(?:[A-Z][A-Z0-9]{3,}(?:-(?:\d{1,3}|[A-Z]{2,8}))?|"
    r"[A-Z][a-z]+[A-Z]+[a-z]*(?:-\d{1,3})?)(?= (?:Phase|phase|trial|study|"
    r"clinical|registrational|pivotal))|"
    r"(?:(?<=data from )|(?<=results from )|(?<=readout from )|(?<=enrollment in )|(?<=enrollment of )|"
    r"(?<=patient in ))"
    r"[A-Z]{4,}(?:-\d{1,2})?"
)
_NAMED = r"(?<=candidate, )[A-Z][a-z]{3,}\w*|(?<=candidate )[A-Z][a-z]{4,}\w*|(?<=product, )[A-Z][a-z]{4,}\w*"
_NAME = re.compile(
    rf"(?<![\w$€£./-])(?:(?P<code>{_CODE})(?:-(?P<tail>DM\d))?|(?P<marked>{_MARKED})|(?P<trial>{_TRIAL})|"
    rf"(?P<named>{_NAMED})|(?P<inn>{_INVENTED}(?:-DM\d|-[A-Z]\b)?))(?![\w]|-(?!based|treated|related|induced|mediated|"
    rf"driven)[\w])"
)
_NOT = re.compile(
    r"(?i:(?:[1-4]?q[1-4]?|ye|ph|fy|[12]?h[12]?|cy|h|q)[- ]?\d{1,4}|\d?[qh]\d{0,2}|phase[- ./]?[a-z]?\d*[a-z]?|"
    r"form[- ./]?[a-z]?\d*[a-z]?|section[- ./]?[a-z]?\d*[a-z]?|item[- ./]?[a-z]?\d*[a-z]?|"
    r"note[- ./]?[a-z]?\d*[a-z]?|"
    r"part[- ./]?[a-z]?\d*[a-z]?|rule[- ./]?[a-z]?\d*[a-z]?|exhibit[- ./]?[a-z]?\d*[a-z]?|page[- ./]?[a-z]?\d*[a-z]?|"
    r"suite[- ./]?[a-z]?\d*[a-z]?|room[- ./]?[a-z]?\d*[a-z]?|route[- ./]?[a-z]?\d*[a-z]?|"
    r"(?:ex|s|f|n|k)-?\d{1,3}|covid-?\d+|sars[- ./]?[a-z]?\d*[a-z]?|sku[- ./]?[a-z]?\d*[a-z]?|iso[- ]?\d+|asc[- ]?\d+|"
    r"asu[- ]?\d+|s?fas[- ]?\d+|ifrs[- ]?\d+|"
    r"ias[- ]?\d+|sab[- ]?\d+|fin[- ]?\d+|eitf[- ./]?[a-z]?\d*[a-z]?|topic[- ./]?[a-z]?\d*[a-z]?|"
    r"cd[- ]?\d{1,3}|il-?\d{1,2}\w?|pd-?l?1|her-?[234]|glp-?[12]|vegf\w*|ctla-?4|egfr|kras|braf|nct[- ]?\d+|co2|"
    r"b2[bc]|e-?\d{2}|lcfs|usa?\d*|cad?\d*|eur\d*|usd\d*|gbp\d*|rmb\d*|"
    r"sb[- ]?\d+|ab[- ]?\d+|hr[- ]?\d+|pm\d+|gpt-?\d|ai-?\d+|ce\d+|ind-?\d+|nda-?\d+|bla-?\d+|jan(?:uary)?[- ]?\d*|"
    r"feb(?:ruary)?[- ]?\d*|"
    r"mar(?:ch)?[- ]?\d+|apr(?:il)?[- ]?\d*|may[- ]?\d+|june?[- ]?\d+|july?[- ]?\d+|"
    r"aug(?:ust)?[- ]?\d*|sept?[- ]?\d+|oct(?:ober)?[- ]?\d*|nov[- ]?\d+|dec(?:ember)?[- ]?\d*|"
    r"box[- ./]?[a-z]?\d*[a-z]?|po[- ]?(?:box)?[- ]?\d*|tel[- ./]?[a-z]?\d*[a-z]?|fax[- ./]?[a-z]?\d*[a-z]?|no\d+|"
    r"vol[- ./]?[a-z]?\d*[a-z]?|id\d+|ip\d+|type-?\d|level[- ./]?[a-z]?\d*[a-z]?|"
    r"grade[- ./]?[a-z]?\d*[a-z]?|stage[- ./]?[a-z]?\d*[a-z]?|class[- ./]?[a-z]?\d*[a-z]?|group[- ./]?[a-z]?\d*[a-z]?|"
    r"release|wire|news|tp53|gd2|expo\d*|"
    r"(?:nasdaq|nyse|otc|tsx|sec|fda|ema|ash|asco|esmo|aacr|easl|ceo|cfo|ir|pr|pt|et|utc|gmt|am|pm|cet|esg|sec|llc|"
    r"inc|ltd|plc)[- ]?\d*|concept|accept|except|intercept|precept|"
    r"platide|peptides?|nucleotide|hatide|riptide|bep|debug|alltug|plastide|rebart|november|september|october|"
    r"december|january|collab\w*|announced|"
    r"(?:early|mid|late|q)-?\d+|[12]\d{3}.*|r2|v\d+|\d+[kmb]|trials?|study|clinical|table\d+|figure\d+|appendix\d+|"
    r"sched\w*\d+|[a-z]{2}(?=[a-z0-9]*\d{3})[a-z0-9]{9}\d|[ae]gm ?\d*|h2-?\w*)\Z"
)
_NUMBERED_TRIAL = re.compile(r"[A-Z]{4,}-\d{1,2} (?:Phase|phase|trial|study|clinical|registrational|pivotal)")
_PLATFORM = re.compile(
    r"[®™]?\)?,? ?(?:\([^)]{1,40}\) )?(?:drug |proprietary |delivery |discovery |precision )?(?:platform|technolog|"
    r"delivery|process\b|system|software)"
)
# a number in a meeting's programme: "abstract LB1204", "in Session PS03.07", "Booth AH12"
_PROGRAMME_NUMBER = re.compile(
    r"\b(?:[Aa]bstract|[Pp]oster|[Pp]resentation|[Ss]ession|[Bb]ooth|[Hh]all|[Rr]oom|[Tt]rack|[Pp]anel|[Pp]aper)s?"
    r"(?: (?:[Nn]umber|[Nn]o\.?|ID|code))?:? (?:#|No\. ?)?\Z"
)
_WORD = re.compile(r"(?<![\w$€£./-])([A-Za-z]\w*)-?")
_WHOLE = re.compile(r"\w+(?:-\w+)+")
_STEMS = tuple(
    """mab tinib ciclib parib lisib degib zomib rafenib metinib sertib siran rsen leucel glutide gliptin gliflozin
    vastatin caftor domide vedotin tansine ozogamicin deruxtecan tecan capavir tegravir buvir navir citabine
    platin taxel tecel cabtagene mostat sidenib clidine prant orexant oxetine azepine peridone cycline floxacin
    fungin penem bactam lidine conazole mycin sartan lukast tide nacept cept kinra plase tug bart parvovec vec
    entan imod gepant netant rasib estrant glipron ixibat xaban lutamide inostat ciguat begron isant melteon prazan
    renone anolone olone axolone caserin anserin piprazole nabant corilant poetin golix relix setron triptan tropium
    trexed grastim previr ciclovir asvir pivat camtiv camten fexor tirom fibranor delpar trigine bamate ditan menib
    quinone apterin sidase fusp afil grel penem bactam zolid pladib pitant gacestat amfetol oxaban
    milast clax rolimus zepam dipine prazole gatran glitazar glitazone kalant relin mivir ribulin rubicin poside
    fosfamide mustine coxib steride dronate calcet imibe fibrate prodil quiline vudine trelvir inurad
    fexidine""".split()
)
MEDICINES = re.compile(rf"(?<![\w-])(?:{_CODE}|{_INVENTED})(?![\w-])")


@dataclass(frozen=True, slots=True)
class Name:
    """A product, programme or trial where it is named."""

    text: str
    start: int
    end: int
    trial: bool = False


class _Looks(dict[str, "bool | None"]):
    """Whether a word looks like a name, by digits, capitals, a stem or a hyphen; None where what is beside it tells."""

    def __missing__(self, word: str) -> bool | None:
        if len(self) >= _KEPT:
            self.clear()
        self[word] = found = _looks(word)
        return found


_KEPT = 60_000  # words whose look is kept
_LOOKS = _Looks()


def _looks(word: str) -> bool | None:
    if word[-1] == "-":
        return True
    if not word[1:].islower() or not word.isalpha():
        return len(word) > 1
    return True if word.endswith(_STEMS) else None if word[0].isupper() else False


_LIKE_A_NAME = Trait(lambda token: any(_LOOKS[word[0]] for word in _WORD.finditer(token)))
_BESIDE = ("®", "™", "candidate", "product")


def _beside(words: str, start: int, end: int) -> bool:
    """Whether a mark stands behind a word, or what calls it a name before it."""
    return words[end : end + 2].strip()[:1] in ("®", "™") or words[max(0, start - 11) : start].rstrip(", ").endswith(
        ("candidate", "product")
    )


def names(words: str, coined: Coined = NONE) -> Iterator[Name]:
    """Every name in the words, in order; with the names that their document coins.

    >>> [name.text for name in names("OR-77 and CTx-1302 follow Q3-24; the HALO trial of rosimab")]
    ['OR-77', 'CTx-1302', 'HALO', 'rosimab']
    """
    known = coined.known
    if known and not any(map(words.__contains__, coined.first)):
        known = frozenset()
    if not known and not _LIKE_A_NAME.open(words) and not any(map(words.__contains__, _BESIDE)):
        return
    end = 0
    for word in _WORD.finditer(words):
        looks = _LOOKS[word[0]]
        if looks is False and not known:
            continue
        start, stop = word.span(1)
        if start < end:
            continue
        if known and word[1] in coined.first and (name := _known(words, start, word[1], known)):
            end = start + len(name)
            yield Name(name, start, end, name in coined.trials)
            continue
        if not looks and (looks is False or not _beside(words, start, stop)):
            continue
        match = _NAME.match(words, start)
        if match is None:
            continue
        text, end = match.group(), match.end()
        if match.lastgroup == "code" and _PROGRAMME_NUMBER.search(words, max(0, match.start() - 24), match.start()):
            continue
        if match.group("marked") and _PLATFORM.match(words, match.end()):
            continue
        if _NOT.match(text) or (match.lastgroup == "inn" and len(text) < 6):
            continue
        yield Name(
            text,
            match.start(),
            match.end(),
            match.group("trial") is not None or bool(_NUMBERED_TRIAL.match(words, match.start())),
        )


def _known(words: str, start: int, word: str, known: frozenset[str]) -> str:
    """The coined name that begins at a word, with its hyphens or without; nothing where none does."""
    whole = _WHOLE.match(words, start)
    return next((name for name in (whole.group() if whole else "", word) if name in known), "")


def listed(words: str, start: int, coined: Coined = NONE) -> tuple[str, ...]:
    """The names of a list that begins at an offset: "A, B and C"; one name is no list.

    >>> listed("INDs for OR-12, OR-19 and OR-21 in May", 9)
    ('OR-12', 'OR-19', 'OR-21')
    """
    found: list[Name] = []
    for name in names(words, coined):
        if name.start < start or name.trial:
            continue
        if found:
            if not re.fullmatch(
                r"(?: \([^)]{1,40}\))?,?(?: and| or|,| as well as)? ", words[found[-1].end : name.start]
            ):
                break
        elif name.start != start:
            break
        found.append(name)
    return tuple(name.text for name in found) if len(found) > 1 else ()


def ranked(passages: Iterable[Passage], coined: Coined = NONE) -> Counter[str]:
    """How often each name stands in the passages; a heading counts three times."""
    counts: Counter[str] = Counter()
    for passage in passages:
        weight = 3 if passage.shape == "heading" else 1
        for name in names(passage.words, coined):
            if not name.trial:
                counts[name.text] += weight
    return counts


_ANY = rf"(?:{_CODE}|{_INVENTED}|[A-Z][\w-]{{2,30}}(?: [A-Z][\w-]{{2,30}}){{0,2}}|[a-z]{{3,}}mab-[A-Z]{{2}}\d)[®™]?"
_ISSUED = (
    r"(?<!\bthe )(?<!\ban )(?<!\bour )(?<!\bits )(?<!\bthis )(?!compound|product|candidate|molecule|program|therapy|"
    r"treatment|antibody|vaccine|inhibitor|medicine|device|system|formulation|technology|platform|company|subsidiary|"
    r"asset|project|agonist|study|trial|agent|protein|peptide|injection|tablets?\b|capsules?\b)[a-z]{6,20}"
)  # a name as agencies issue them, in small letters
_AS = (
    r",? ?(?:\(|,|which (?:is|was) )\s?(?:(?:formerly|previously)(?: known as|"
    r" called| named| referred to as| designated)?|also (?:known|referred to) as|also called|"
    r"a\.?k\.?a\.?|brand(?:ed| name)?:?(?: as)?|marketed as|trade ?name:?|code ?named?:?|"
    r"INN:?)\s"
)
_NOW = r"(?:now |been )*(?:renamed|known as|called|designated)(?: as)? "
# what stands between two names, looked for first: the names themselves could begin anywhere
_EQUATES, _RENAMES = gate(_AS), gate(rf"[ ,]{_NOW}")
_SHORTENS = re.compile(rf"\w \((?:{_CODE})\)")
_EQUATED = gate(rf"(?<![\w-])(?P<canonical>{_ANY}){_AS}(?P<name>{_ANY})(?=[\s,).;])")
_ISSUED_NAME = gate(
    rf"(?<![\w-])(?:(?P<canonical>{_CODE}){_AS}(?P<name>{_ISSUED})|(?P<name2>{_ISSUED}){_AS}(?P<canonical2>{_CODE}))"
    r"(?=[\s,).;])"
)
_RENAMED = gate(
    rf"(?<![\w-])(?P<name>{_ANY})(?:,| has been| was| is| will be)? {_NOW}(?P<canonical>{_ANY})(?=[\s,).;])"
)
_SHORTENED = gate(rf"(?<![\w-])(?P<name>(?:{_INVENTED}|[a-z]{{4,}}mab)-?[A-Z]{{0,3}}\d?) \((?P<canonical>{_CODE})\)")


def aliases(passages: Iterable[Passage], filing: Filing) -> tuple[Alias, ...]:
    """The names that the document itself equates, each with the sentence that does it."""
    found: dict[tuple[str, str], Alias] = {}
    for passage in passages:
        words = passage.words
        if "(" not in words and "known as" not in words and "called" not in words and "formerly" not in words:
            continue
        for pattern, core in ((_EQUATED, _EQUATES), (_RENAMED, _RENAMES), (_SHORTENED, _SHORTENS)):
            if not core.search(words):
                continue
            for match in pattern.finditer(words):
                name, canonical = (match[group].strip("®™ ") for group in ("name", "canonical"))
                if name.lower() == canonical.lower() or not (_is_name(name) or _is_name(canonical)):
                    continue
                found.setdefault(
                    (name, canonical), Alias(name, canonical, filing.said_on, filing.id, " ".join(words.split()))
                )
        for match in _ISSUED_NAME.finditer(words) if _EQUATES.search(words) else ():
            name, canonical = match["name"] or match["name2"], match["canonical"] or match["canonical2"]
            found.setdefault(
                (name, canonical), Alias(name, canonical, filing.said_on, filing.id, " ".join(words.split()))
            )
    return tuple(found.values())


def _is_name(text: str) -> bool:
    return any(name.text == text or name.text.startswith(text) for name in names(text + " "))
