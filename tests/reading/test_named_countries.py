"""A country is read by its codes and by its names in the larger languages, and only by these."""

from __future__ import annotations

import pycountry
import pytest

from timeline.reading.named_countries import country_named
from timeline.schema.countries import country_names


def test_every_country_is_found_by_its_own_name_and_codes():
    named = {code: country_named(name) for code, name in country_names().items()}
    named |= {c.alpha_3: country_named(c.alpha_2) for c in pycountry.countries}
    assert named == {code: code for code in country_names()}


@pytest.mark.parametrize(
    "pairs",
    [
        "Japan JPN, jpn JPN, JP JPN, US USA, U.S. USA, u.s.a. USA, GB GBR, UK GBR, 🇯🇵 JPN",
        "South Korea KOR, ROK KOR, DPRK PRK, N. Korea PRK, Republic of Korea KOR",
        "United States of America USA, the Philippines PHL, Viet Nam VNM, PRC CHN, UAE ARE",
        "USSR SUN, Soviet Union SUN, GDR DDR, West Germany DEU, FRG DEU, Yugoslavia YUG, Zaire ZAR",
        "South Vietnam RVN, North Vietnam VDR, South Yemen YMD, Czechoslovakia CSK",
        "Kosovo XKX, KSV XKX, XK XKX, RKS XKX, Rhodesia RHO, Serbia and Montenegro SCG",
        "Ivory Coast CIV, Côte d’Ivoire CIV, Burma MMR, Czech Republic CZE, Czechia CZE",
        "Holland NLD, the Netherlands NLD, Macedonia MKD, Swaziland SWZ, Vatican VAT, Turkey TUR",
        "Türkiye TUR, Cape Verde CPV, Palestine PSE, Taiwan TWN, Hong Kong HKG, Macau MAC",
        "Guinea GIN, Guinea-Bissau GNB, Equatorial Guinea GNQ, Niger NER, Nigeria NGA",
        "DRC COD, Democratic Republic of the Congo COD, Republic of the Congo COG",
        "Bosnia & Herzegovina BIH, St. Lucia LCA, Sao Tome and Principe STP",
        "Deutschland DEU, Südkorea KOR, Sowjetunion SUN, Allemagne DEU, États-Unis USA, Suisse CHE",
        "Alemania DEU, México MEX, Estados Unidos USA, Germania DEU, Giappone JPN",
        "ドイツ DEU, 米国 USA, アメリカ合衆国 USA, 韓国 KOR, 北朝鮮 PRK, 中国 CHN",
        "Russian Federation RUS, 중국 CHN, 일본 JPN, 한국 KOR, 대한민국 KOR, 북한 PRK, 미국 USA",
        "소련 SUN, ソ連 SUN, 台湾 TWN, Korea (South) KOR",
        "德国 DEU, 美国 USA, 韩国 KOR, 台灣 TWN, 日本 JPN, Coreia do Sul KOR",
        "Россия RUS, США USA, Китай CHN",
        "الصين CHN, اليابان JPN, مصر EGY, الولايات المتحدة USA, JPN - Japan JPN, Japan (JP) JPN",
    ],
)
def test_a_country_that_is_named_beyond_doubt(pairs):
    wanted = dict(pair.rsplit(" ", 1) for pair in pairs.split(", "))
    assert {text: country_named(text) for text in wanted} == wanted


@pytest.mark.parametrize(
    "text",
    [
        *("", "Atlantis", "us", "is", "EU", "World", "GER", "GMY", "392", "England", "Scotland"),
        *("Korea", "Congo", "Republic of China", "ROC", "CS", "Virgin Islands", "Russia (USSR)"),
        *(
            "Prussia",
            "Romans",
            "Ottoman Empire",
            "Austria-Hungary",
            "Somaliland",
            "Tibet",
            "Persia",
        ),
        *("Phillipines", "Jpan", "Transnistria", "Holy Roman Empire"),
    ],
)
def test_what_names_no_country_beyond_doubt(text):
    assert country_named(text) is None
