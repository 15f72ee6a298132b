"""The table that pairs things and steps into kinds of events.

To teach a new event: name the thing in `things`, name the step in `steps`, add the pair here.
A thing in `ALONE` is an event without a step, a step in `STEPS_ALONE` without a thing.
"""

from __future__ import annotations


def _pairs(kind: str, things: str, steps: str) -> dict[tuple[str, str], str]:
    return {(thing, step): kind for thing in things.split() for step in steps.split()}


PAIRS: dict[tuple[str, str], str] = {
    **_pairs("candidate_nomination", "candidate", "decide report complete"),
    **_pairs("ind_enabling_studies", "tox", "complete begin conduct continue"),
    **_pairs("ind_submission", "ind", "submit report complete"),
    **_pairs("ind_clearance", "ind", "approve accept"),
    **_pairs("trial_start", "trial enrollment trial_sites", "begin enter_clinic launch open"),
    **_pairs("first_patient_dosed", "first_patient", "begin begin_dosing complete enroll"),
    **_pairs("first_patient_dosed", "trial", "begin_dosing"),
    **_pairs("dose_selection", "dose_selection", "decide complete begin open report enroll reach"),
    **_pairs("enrollment_milestone", "patients", "enroll"),
    **_pairs("enrollment_complete", "enrollment", "complete close reach"),
    **_pairs("trial_completion", "trial last_visit", "complete close conduct"),
    **_pairs("interim_analysis", "interim", "conduct complete report decide"),
    **_pairs("data_readout", "trial data", "read_out"),
    **_pairs("topline_data", "topline", "read_out report available present complete conduct decide approve"),
    **_pairs("data_readout", "data", "report available complete approve decide enter_clinic"),
    **_pairs("data_presentation", "data topline presentation", "present"),
    **_pairs("data_presentation", "presentation", "report decide conduct submit"),
    **_pairs("publication", "publication data", "publish_paper"),
    **_pairs("publication", "publication", "report submit"),
    **_pairs("regulatory_meeting", "regulatory_meeting", "conduct complete approve report submit"),
    **_pairs("designation", "designation", "approve submit report decide"),
    **_pairs("regulatory_submission", "nda filing rolling", "submit complete report begin"),
    **_pairs("regulatory_submission", "approval", "submit"),
    **_pairs("regulatory_submission", "application", "submit"),
    **_pairs("submission_acceptance", "acceptance nda filing", "accept"),
    **_pairs("submission_acceptance", "acceptance", "decide approve report"),
    **_pairs("advisory_committee", "adcom", "conduct report present"),
    **_pairs("regulatory_decision", "approval nda pdufa chmp filing", "approve decide"),
    **_pairs("regulatory_decision", "approval", "complete report conduct reach"),
    **_pairs("cash_runway", "runway", "expire continue"),
    **_pairs("patent_expiry", "patent", "expire continue"),
    **_pairs("manufacturing", "batch", "complete deliver begin report approve conduct"),
    **_pairs("decision", "decision", "decide report complete reach conduct"),
    **_pairs("partner_milestone", "milestone", "earn pay approve reach"),
    **_pairs("partnership", "partnership", "win report complete decide begin approve close"),
    **_pairs("pipeline_count", "count", "reach"),
    **_pairs("trial_start", "count", "enter_clinic"),
    **_pairs("financing", "offering", "close complete raise approve"),
    **_pairs("financing", "voucher", "raise approve"),
    **_pairs("debt_action", "debt", "repay"),
    **_pairs("debt_action", "leverage", "reach repay"),
    **_pairs("debt_action", "refinancing", "complete close"),
    **_pairs("buyback", "buyback", "complete buy begin"),
    **_pairs("dividend", "dividend", "pay begin launch reach"),
    **_pairs("merger_close", "deal", "close complete"),
    **_pairs("facility_opening", "plant", "open operate begin launch complete reach"),
    **_pairs("production_start", "production first_output", "begin launch enter_clinic continue reach"),
    **_pairs("project_completion", "construction project plant feasibility", "complete"),
    **_pairs("project_completion", "plant", "move"),
    **_pairs("project_completion", "project", "begin"),
    **_pairs("restructuring", "plant", "shut"),
    **_pairs("capacity_target", "capacity", "build"),
    **_pairs("project_completion", "construction project feature", "operate"),
    **_pairs("project_completion", "construction", "begin conduct"),
    **_pairs("capacity_target", "capacity production staff", "reach"),
    **_pairs("capacity_target", "plant project", "build"),
    **_pairs("contract_award", "contract design_win", "win approve complete report"),
    **_pairs("contract_award", "design_win contract", "close"),
    **_pairs("delivery", "goods plant", "deliver"),
    **_pairs("restructuring", "restructuring", "complete reach begin"),
    **_pairs("appointment", "officer", "appoint report"),
    **_pairs("appointment", "staff", "appoint"),
    **_pairs("disclosure", "report feasibility", "report submit"),
    **_pairs("disclosure", "report", "complete"),
    **_pairs("listing", "ipo", "complete begin regain launch close submit conduct decide"),
    **_pairs("other", "accreditation", "conduct complete"),
    **_pairs("litigation", "court", "begin conduct settle report"),
    **_pairs("sustainability_target", "sustainability", "reach"),
    **_pairs("product_launch", "feature goods", "launch available begin report"),
}

# events that need no step
ALONE: dict[str, str] = {
    "tox": "ind_enabling_studies", "regulatory_meeting": "regulatory_meeting", "acceptance": "submission_acceptance",
    "ind": "ind_submission", "nda": "regulatory_submission", "adcom": "advisory_committee",
    "pdufa": "regulatory_decision", "designation": "designation", "chmp": "regulatory_decision",
    "interim": "interim_analysis", "topline": "topline_data", "last_visit": "trial_completion",
    "full_enrollment": "enrollment_complete", "first_patient": "first_patient_dosed",
    "dose_selection": "dose_selection", "presentation": "data_presentation", "data": "data_readout",
    "approval": "regulatory_decision", "filing": "regulatory_submission", "voucher": "financing",
    "runway": "cash_runway", "batch": "manufacturing", "decision": "decision", "ipo": "listing",
    "deal": "merger_close", "milestone": "partner_milestone", "construction": "project_completion",
    "count": "pipeline_count", "design_win": "contract_award", "first_output": "production_start",
    "buyback": "buyback", "sustainability": "sustainability_target", "feasibility": "project_completion",
    "accreditation": "other", "restructuring": "restructuring", "rolling": "regulatory_submission",
}  # fmt: skip
STEPS_ALONE: dict[str, str] = {
    "launch": "product_launch", "operate": "facility_opening", "deliver": "delivery",
    "complete": "project_completion", "available": "product_launch", "open": "facility_opening",
    "enter_clinic": "trial_start", "begin": "other", "submit": "disclosure", "appoint": "appointment",
    "approve": "regulatory_decision", "close": "merger_close", "win": "contract_award", "regain": "listing",
}  # fmt: skip
