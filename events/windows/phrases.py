"""Prepositions and numbers of several words become one word: "no later than" is "by"."""

from __future__ import annotations

from events.windows.grammar import Rule, Stage
from events.windows.units import Moment
from events.windows.vocabulary import KIND, Node


def _word(node: Node, moment: Moment) -> str:
    return moment.words[node.start : node.end].lower()


def _keep(nodes: list[Node], moment: Moment) -> str:
    return _word(nodes[0], moment)


def _some(nodes: list[Node], moment: Moment) -> str | None:
    return None if _word(nodes[0], moment) == "some" and nodes[1].kind != KIND["time"] else "in"


def _as_early(nodes: list[Node], moment: Moment) -> str | None:
    return "floor" if nodes[1].value == 1 else None


def _as_late(nodes: list[Node], moment: Moment) -> str | None:
    return "by" if nodes[1].value == 3 else None


def _tens(nodes: list[Node], moment: Moment) -> int | None:
    tens, ones = nodes[0], nodes[2]
    words = moment.words[tens.start].isalpha() and moment.words[ones.start].isalpha()
    return tens.value + ones.value if words and tens.value >= 20 and ones.value < 10 else None


PHRASES = Stage.of(
    (
        Rule("twenty-four", "<number> <hyphen> <number>", _tens, "number"),
        Rule("prior to", "<prior> <to>", _keep, "before"),
        Rule("ahead of", "<in>? <ahead> <of>", _keep, "before"),
        Rule("by or before", "<by|on|in|at> <or> (?:<before> | <prior> <to>)", _keep, "by"),
        Rule("before or by", "<before> <or> <by|on|in|at>", _keep, "by"),
        Rule("no later than", "<by>? <no> <later> <than>", _keep, "by"),
        Rule("as late as", "<as> <third> <as>", _as_late, "by"),
        Rule("at the latest by", "<at> <the>? <latest> <by>", _keep, "by"),
        Rule("as early as", "<as> <third> <as>", _as_early, "floor"),
        Rule("as soon as", "<as> <soon> <as>", _keep, "floor"),
        Rule("no earlier than", "<no> <earlier|sooner> <than>", _keep, "floor"),
        Rule("on or after", "<on|in|at> <or> <after>", _keep, "floor"),
        Rule("not before", "<no> <before|until>", _keep, "floor"),
        Rule("on or about", "<on|in|at|by> <or> <about>", _keep, "about"),
        Rule("at least until", "<at> <least> <until>", _keep, "until"),
        Rule("at least through", "<at> <least> <through>", _keep, "through"),
        Rule("at least into", "(?:<at> <least> | <well>) <into>", _keep, "into"),
        Rule("until at least", "<until> <at> <least>", _keep, "until"),
        Rule("through at least", "<through> <at> <least>", _keep, "through"),
        Rule("into at least", "<into> <at> <least>", _keep, "into"),
        Rule("well beyond", "<well> <beyond|after>", _keep, "beyond"),
        Rule("well before", "<well> <before>", _keep, "before"),
        Rule("over the course of", "<in|over> <the> <course> <of>", _keep, "in"),
        Rule("some time in", "<some> <time>? <in|on|at|over>", _some, "in"),
        Rule("some time", "<some> <time>", _some, "in"),
    ),
    needs="prior|ahead|or|no|as|latest|least|well|course|some|hyphen",
)
