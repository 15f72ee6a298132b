"""The steps of events: what is done to a thing. A name and the words that say it, in every form.

`vocabulary` pairs steps with things.
"""

from __future__ import annotations

STEPS: dict[str, str] = {
    "enter_clinic": r"(?:goes|go|going)(?= (?:back )?into (?:the clinic|patients|humans|phase))|"
    r"enter(?:s|ed|ing)?(?= (?:into )?(?:(?:an?|the|its|our) )?(?:[\w-]+ ){0,2}?"
    r"(?:clinic|clinical|phase|human|pivotal|"
    r"registrational|first-in)\b)|"
    r"(?:advanc|mov|progress|tak|push|expand)(?:e|es|ed|ing)?(?= (?:[\w-]+ ){0,6}(?:into|to) (?:the clinic|"
    r"(?:\w+ ){0,3}(?:clinical|phase|human|pivotal|late-stage)|(?:[a-z]+ )?(?:patients|humans)\b))|"
    r"(?:reach|get)(?:es|ing|ting)?(?= (?:[\w-]+ ){0,4}?(?:into )?the clinic\b)|entry into|advancement",
    "begin_dosing": r"dos(?:e|ing)(?= the first| (?:of )?(?:up to |approximately )?(?:\d+ )?(?:patients|subjects|"
    r"participants)| first)",
    "complete": r"complet(?:e(?! (?:financial|set|list|text|details|results|information|ecosystem|suite|range|report|"
    r"line|solution|package)\b)|es|ed|ing|ions?)|finish(?:es|ed|ing)?|conclud(?:e|es|ed|ing)|conclusion of(?! (?:the |"
    r"our |this |its )?(?:\d{4} )?(?:agm|annual|meeting|call|general))|"
    r"finali[sz](?:e|es|ed|ing|ation)|wrap(?:s|ped|ping)? up|reach(?:ing)? full|fully",
    "begin": r"initiat(?:e|es|ed|ing|ions?)|start(?:s|ed|ing)?(?: up)?|start-up|begin(?:s|ning)?|began|begun|"
    r"commenc(?:e|es|ed|ing|ement)|kick(?:s|ed|ing)?[- ]off|"
    r"got (?:underway|under way|going)|resum(?:e|es|ed|ing|ption)|restart(?:s|ed|ing)?|"
    r"spud(?:s|ded|ding)?|mobili[sz](?:e|es|ed|ing|ation)|get(?:ting)? (?:underway|under way|going)|"
    r"(?<=be )(?:underway|under way)",
    "submit": r"submit(?:s|ted|ting)?|submissions?|fil(?:e|es|ed|ing|ings)(?! cabinets)|re-?submi(?:t|ts|tted|tting|"
    r"ssion)|lodg(?:e|ed|ing)|appl(?:y|ies|ied|ying)(?= for| to)|applications? (?:for|to)",
    "accept": r"accept(?:s|ed|ing|ance)?|validat(?:ed|ion)(?! (?:testing|stud|batch|data|work|activit|runs?|"
    r"lots?|cohort|phase|of (?:the |our |its )?(?:process|method|assay|manufactur)))",
    "read_out": r"read(?:s|ing)? ?-?out",
    "report": r"(?<!financial )(?<!segment )report(?:s|ed|ing)?|announc(?:e|es|ed|ing|ement)|releas(?:e|es|ed|ing)|"
    "disclos(?:e|es|ed|ing)|"
    r"shar(?:e|ing)|provid(?:e|es|ed|ing)(?! protection)|publish(?:es|ed|ing)?|publication|unveil(?:s|ed|ing)?|"
    r"issu(?:e|es|ed|"
    r"ing|ance)|"
    r"revis(?:e|es|ed|ing)|updat(?:e|ing)|communicat(?:e|ing)|host|"
    r"deliver(?= (?:\w+ ){0,3}(?:data|results))",
    "present": r"present(?:s|ed|ing)|present(?! (?:value|in|at the time)\b)|presentation of|"
    r"showcas(?:e|ed|ing)|featured",
    "available": r"(?:commercially |generally |made |become |becomes )*available|availability|come(?:s)? to market|"
    r"reach(?:es)? (?:the )?market|on (?:the )?market|on sale|in stores|hit(?:s|ting)? (?:the )?(?:shelves|"
    r"stores|theaters|cinemas)|"
    r"shipping",
    "launch": r"(?:(?:bring|have|get|tak|put|introduc)(?:e|es|ing)?|brought)(?= [^.;,]{2,60} (?:to|on|onto|"
    r"in) (?:the )?market\b)|"
    r"(?<=be )sold\b|(?<=be )marketed\b|(?:re-?)?launch(?:es|ed|ing)?|roll(?:s|ed|ing)? ?-?out|introduc(?:e|es|ed|ing|"
    r"tion)|"
    r"commerciali[sz](?:e|es|ed|ing|ation)|market introduction|first (?:commercial )?sales?|(?:limited|full|"
    r"controlled|initial|commercial) (?:market |commercial )?(?:releases?|introduction)|market releases?|"
    r"first commercial (?:implants?|implantations?|procedures?|cases?|placements?|"
    r"shipments?|installations?|patients?|use)|debut(?:s|ed|ing)?|"
    r"premi[eè]r(?:e|es|ed|ing)|go(?:es|ing)? on sale",
    "operate": r"(?:(?<=be )|(?<=is )|(?<=are )|(?<=fully )|(?<=become )|(?<=becomes )|(?<=now ))operational|"
    r"operational(?= (?:by|in|at|during|before|around|from|starting|beginning))|"
    r"(?:(?<=be )|(?<=fully )|(?<=is )|(?<=go )|(?<=goes ))(?:on-?line|live|on stream|up and running|in service|"
    r"in operation)|went (?:on-?line|live|on stream)|(?:come|comes|coming|came|"
    r"bring|brings|bringing|be|go|goes|going|brought?)(?:,? \w+){0,9}? (?:on-?line|on stream|on-stream|"
    r"into service|into production|into operation|live)|go-live|in operation|in service|into operation|"
    r"operation of|commission(?:ed|ing)|commission(?= (?:the|our|its|a)\b)|"
    r"inaugurat(?:e|es|ed|ing|ion)|energi[sz](?:e|ed|ation)",
    "move": r"relocat(?:e|es|ed|ing)|mov(?:e|es|ing)(?= (?:into|its|our|the|to))",
    "open": r"(?:re-?)?open(?:s|ed|ing|ings)?(?!-)(?! (?:market|label|source|pit|ended|trial|house|letter|day|"
    r"interest|architecture|"
    r"banking|access|positions?|bar|door|mind|forum|enroll|standard|web|platform|an account))",
    "build": r"build(?:s|ing)?|built|construct(?:ed|ing)?|install(?:s|ed|ing)?|add(?:s|ed|ing)?",
    "approve": r"approv(?:e|es|ed|ing)|clear(?:s|ed|ing|ance)|grant(?:s|ed|ing)?|certif(?:y|ies|ied)|authori[sz](?:e|"
    r"es|ed)|obtain(?:s|ed|ing)?|receiv(?:e|es|ed|ing)|receipt of|secur(?:e|es|ed|ing)|regulatory action|"
    r"adopt(?:s|ed|ion)?|green-?lit|gain(?:s|ing)?|decid(?:e|es|ed|ing) on",
    "win": r"sign(?:s|ed|ing)?|award(?:s|ed|ing)?|enter(?:s|ed|ing)? into|execut(?:e|ed|ing|ion)|win(?:s|ning)?|won|"
    r"conver(?:t|ting|sion)|ink(?:s|ed|ing)|book(?:s|ed|ing)?|negotiat(?:e|ed|ing)|add(?:ed)?(?= to)",
    "deliver": r"deliver(?:s|ed|ing|y|ies)?(?! (?:an? |the |its |our |his |her )?(?:[\w-]{1,20} ){0,2}(?:presentation|"
    r"talk|address|speech|remarks|lecture)s?\b)|ship(?:s|ped|ping|ment|ments)?|transport(?:ed|ation|ing)?|"
    r"hand(?:ed)?[- ]?over|handover|arriv(?:e|al)s?",
    "shut": r"clos(?:e|es|ed|ing|ure)(?= (?:of )?(?:[\w-]+ ){0,4}(?:stores?|plants?|sites?|facilit(?:y|ies)|"
    r"branch(?:es)?|mines?|offices?|locations|factor(?:y|ies)|warehouses?|"
    r"cent(?:er|re)s?|restaurants?|smelters?|mills?|lines?)\b)|shut(?:s|ting)?[ -]?down|"
    r"shutter(?:s|ed|ing)?",
    "close": r"clos(?:e(?! to\b)|es|ed|ing)|consummat(?:e|ed|ion)|clos(?:e|ing) of|spin(?:ning)? (?:off|out)|"
    r"divest(?:s|ed|ing)?|separat(?:e|ed|ing)|acquir(?:e|es|ed|ing)|merg(?:e|ed|ing)|house[d]? within|"
    r"list(?:ed)? as|pursue",
    "repay": r"repay(?:s|ing|ment)?|repaid|redeem(?:s|ed|ing)?|redemption|refinanc(?:e|ed|ing)|"
    r"|pay(?:ing)? (?:down|off)|extinguish\w*|de-?lever\w*",
    "pay": r"pay(?:s|ing|able|ment)?|paid|declar(?:e|es|ed|ing)|distribut(?:e|ed|ion)|reinstat(?:e|ed|ing)",
    "buy": r"repurchas(?:e|es|ed|ing)|buy(?:ing)? back",
    "raise": r"rais(?:e|es|ed|ing)|fund(?:s|ed|ing)|monetiz(?:e|es|ed|ing|ation)|sell|sale|draw(?:ing)?(?: down)?",
    "appoint": r"appoint(?:s|ed|ing|ment)?|join(?:s|ed|ing)?(?! (?:forces|hands|together|us\b(?! as)|a call))|hir(?:e|"
    r"es|ed|ing)|retire(?:s|d)?|step(?:s|"
    r"ping)? (?:down|aside)|"
    r"tak(?:e|es|ing) (?:over|the helm|office)|becom(?:e|es|ing)(?= (?:the |our |its )?(?:new |interim |"
    r"permanent |chief |president|ceo|cfo|coo|chair))|"
    r"assum(?:e|es|ed|ing)|succeed(?:s|ed|ing)?|elect(?:ed|ion)?|nam(?:e|ed|ing)|addition of|transition(?:s|ed|"
    r"ing)?|depart(?:s|ed|ing|ure)?|recruit(?:ed|ing)?|employ(?:ed|ing)?",
    "reach": r"reach(?:es|ed|ing)?|achiev(?:e|es|ed|ing)|attain(?:s|ed|ing)?|doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|"
    r"ing)|quadrupl\w+|exceed(?:s|ed|ing)?|expand(?:s|ed|ing)?|grow(?:s|n|ing)?|ramp(?:s|ed|ing)?(?:[- ]up)?|"
    r"scal(?:e|ed|ing)(?: up)?|produc(?:e|es|ed|ing)|increas(?:e|es|ed|ing)|total(?:s|ing)?|cut(?:s|ting)?|"
    r"reduc(?:e|es|ed|ing|tion)|lower(?:ed|ing)?|have|operat(?:e|ing)",
    "decide": r"decid(?:e|es|ed|ing)|mak(?:e|es|ing)|made|determin(?:e|es|ed|ing)|choos(?:e|ing)|select(?:s|ed|ing|"
    r"ion)?|nominat(?:e|es|ed|ing|ion)|identif(?:y|ied|ying)|establish(?:es|ed|ing|ment)?|declar(?:e|ed)",
    "conduct": r"conduct(?:s|ed|ing)?|review(?:s|ed)?|perform(?:s|ed|ing)?|hold(?:s|ing)?|held|meets?|"
    r"met|meeting(?= with)|"
    r"conven(?:e|es|ed|ing)|undergo(?:es|ing)?|going through|occur(?:s|red)?|take(?:s|n)? place|happen|tak(?:e|"
    r"ing) part|seek(?:s|ing)?|run(?!s? (?:to|through|until|into))",
    "expire": r"expir(?:e|es|ed|ing|y|ation)|extend(?:s|ed|ing)?|run(?:s)? (?:to|until|through)|"
    r"remain(?:s)? in force|provid(?:e|es|ing) protection",
    "earn": r"earn(?:s|ed|ing)?|exercis(?:e|es|ed|ing)|trigger(?:s|ed|ing)?|recogni[sz](?:e|es|ed|ing)",
    "enroll": r"enroll?(?:s|ed|ing)?|randomi[sz](?:e|ed|ing)|recruit(?:ed|ing)?",
    "publish_paper": r"appear(?:s|ed|ing)?",
    "regain": r"regain(?:s|ed|ing)?|trad(?:e|es|ing)|list(?:ed|ing)?(?= on)|list(?:s|ed|ing)?|uplist(?:ed|ing)?|"
    r"switch(?:es|ed)?|"
    r"transfer(?:red)?|complian(?:ce|t)",
    "settle": r"settl(?:e|ed|es|ing)|rul(?:e|ed|ing)|resolv(?:e|ed|ing)|set for|(?:re)?scheduled for",
    "continue": r"continu(?:e|es|ing)(?! to)",
}  # fmt: skip
