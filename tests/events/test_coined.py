"""What a document coins is a name in it, and only there."""

import re

from events.coined import NONE, Coined, learn
from events.products import names

OURS = re.compile(r"Orvane|ORVN")


def test_a_mark_proves_a_name_but_not_a_platform_or_the_last_word_of_a_title() -> None:
    text = "Corvex® is sold in ten countries. Our Lumaris™ platform found it. We join Walk the River® for health."
    assert learn(text, OURS) == Coined(products=frozenset({"Corvex"}))


def test_a_word_written_of_as_of_a_product_is_one() -> None:
    text = (
        "Sales of VELTRIX rose. VELTRIX is our first drug. The VelaScan system was cleared; VelaScan is small. "
        "Zaltipram, an oral inhibitor, is next: zaltipram, an oral kinase inhibitor, and more zaltipram, zaltipram."
    )
    assert learn(text, OURS).products == {"VELTRIX", "VelaScan", "zaltipram"}


def test_a_trial_is_told_from_a_product() -> None:
    text = "The HARBOR trial goes on. Enrollment in HARBOR ends in May. LANTERN-2 study sites: LANTERN-2 has ten."
    assert "HARBOR" in learn(text, OURS).trials


def test_neither_a_short_form_nor_the_company_nor_a_word_of_the_language_is_a_name() -> None:
    text = (
        "The independent data monitoring committee (IDMCO) met; IDMCO is the committee. "
        "ORVNX is ours, ORVNX is a drug. "
        "THERAPY is a word for therapy; THERAPY is a treatment."
    )
    assert learn(text, OURS) == NONE


def test_the_coined_names_are_found_in_words() -> None:
    coined = Coined(frozenset({"VELTRIX"}), frozenset({"HARBOR"}))
    found = [(name.text, name.trial) for name in names("VELTRIX in HARBOR beside OR-77", coined)]
    assert found == [("VELTRIX", False), ("HARBOR", True), ("OR-77", False)]
