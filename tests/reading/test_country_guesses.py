"""What is said of a text that is no country: what it may be, and never another country."""

from __future__ import annotations

import pytest

from timeline.reading.country_guesses import no_country, several_countries
from timeline.reading.guesses import separated
from timeline.reading.judgements import Fault
from timeline.reading.named_countries import country_named


def own(code: str, name: str) -> str:
    return f"add the line {code},{name} to countries.csv (id,name)"


OLYMPIC = "is no ISO 3166-1 code but one of the Olympic Committee"
OF_WAR = "is no ISO 3166-1 code but one of the Correlates of War"
BOTH = f"{OF_WAR} and the Olympic Committee"


@pytest.mark.parametrize(
    ("text", "reason", "remedy"),
    [
        (
            "Republic of China",
            "may be several countries",
            "write TWN for Taiwan, or CHN for China",
        ),
        ("Korea", "may be several countries", "write KOR for South Korea, or PRK for North Korea"),
        (
            "Congo",
            "may be several countries",
            "write COG for Congo - Brazzaville, or COD for Congo - Kinshasa",
        ),
        (
            "Russia (Soviet Union)",
            "may be several countries",
            "write RUS for Russia, or SUN for the Soviet Union",
        ),
        ("GER", OLYMPIC, "write DEU if it is Germany"),
        ("NED", OLYMPIC, "write NLD if it is the Netherlands"),
        ("GMY", OF_WAR, "write DEU if it is Germany"),
        ("UKG", OF_WAR, "write GBR if it is the United Kingdom"),
        ("BUL", BOTH, "write BGR if it is Bulgaria"),
        ("BAH", BOTH, "write BHR for Bahrain, or BHS for the Bahamas"),
        ("NIR", BOTH, "write NER for Niger, or GBR for the United Kingdom"),
        (
            "AUH",
            "is no ISO 3166-1 code but that of Austria-Hungary in the Correlates of War",
            own("AUH", "Austria-Hungary"),
        ),
        ("EU", "is no country", "leave it out of the cell, and name it as an actor"),
        ("NATO", "is no country", "leave it out of the cell, and name it as an actor"),
        (
            "England",
            "is no country code",
            f"write GBR for the United Kingdom, or {own('ENG', 'England')}",
        ),
        ("Persia", "is no country code", f"write IRN for Iran, or {own('PERS', 'Persia')}"),
        ("us", "is no country code", "write USA if it is the United States"),
        ("392", "is no country code", "write JPN if it is Japan"),
        ("4", "is no country code", "write AFG if it is Afghanistan"),
        ("Phillipines", "is no country code", "write PHL if it is the Philippines"),
        ("Jpan", "is no country code", "write JPN if it is Japan"),
        (
            "QQQ",
            "is no ISO 3166-1 code",
            "write one (JPN for Japan), or add the code with its name to countries.csv",
        ),
    ],
)
def test_what_may_be_meant(text, reason, remedy):
    fault = no_country(text, "countries.csv")
    assert (fault.value, fault.reason, fault.remedy) == (text, reason, remedy)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(("Prussia", "PRU"), ("Romans", "ROMA"), ("Ottoman Empire", "OTT"), ("Tibet", "TIB")),
        *(("Somaliland", "SOMA"), ("Transnistria", "TRA"), ("Austria-Hungary", "AUST")),
        *(("Atlantis", "ATL"), ("Styria", "STY"), ("アトランティス", "ATO"), ("…?", "X1")),
    ],
)
def test_a_place_of_ones_own_gets_a_code_that_is_no_countrys(text, code):
    remedy = f"write the code of a country that is, or {own(code, text)}"
    assert no_country(text, "countries.csv") == Fault(text, "is not in ISO 3166-1", remedy)


def test_a_code_that_the_data_set_has_is_not_offered_again():
    assert "PRUS,Prussia" in no_country("Prussia", "countries.csv", ["PRU"]).remedy


def test_a_name_with_a_comma_is_offered_as_a_cell():
    fault = no_country("Hesse, Grand Duchy of", "c.csv", ["HES"])
    assert 'HESS,"Hesse, Grand Duchy of"' in fault.remedy


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("USA, UK und Frankreich", "USA; GBR; FRA"),
        ("USA et France", "USA; FRA"),
        ("España e Italia", "ESP; ITA"),
        ("España y Egipto", "ESP; EGY"),
        ("Nederland en België", "NLD; BEL"),
        ("Danmark och Sverige", "DNK; SWE"),
        ("USA + UK", "USA; GBR"),
        ("Island & UK", "ISL; GBR"),
        ("Island/Großbritannien", "ISL; GBR"),
        ("Bosnia and Herzegovina und Kroatien", "BIH; HRV"),
        ("Trinidad and Tobago, and Cuba", "TTO; CUB"),
        ("Bosnia and Herzegovina", None),
        ("USA und Alexandria", None),
    ],
)
def test_a_list_of_countries_with_other_marks(text, codes):
    assert separated(text, country_named) == codes


@pytest.mark.parametrize(
    ("text", "reason", "remedy"),
    [
        (
            "USA, UK und UNO",
            'has "UNO" in it, which is no country',
            "leave it out of the cell, and name it as an actor",
        ),
        (
            "USA, Alexandria",
            'has "Alexandria" in it, not in ISO 3166-1',
            "write the code of it if there is one, or delete it",
        ),
    ],
)
def test_a_list_in_which_something_is_no_country(text, reason, remedy):
    fault = several_countries(text, country_named)
    assert fault is not None
    assert (fault.reason, fault.remedy) == (reason, remedy)
