"""What people write for countries: other names, abbreviations, codes of other systems, parts."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

__all__ = [
    "ABBREVIATIONS",
    "BODIES",
    "CORRELATES_OF_WAR",
    "OLYMPIC",
    "OTHER_NAMES",
    "OTHER_STATES",
    "SUCCESSORS",
    "UNCLEAR",
]


def _pairs(text: str) -> Mapping[str, str]:
    """Return a mapping from lines of ``what they write = what it is``, several on one line."""
    pairs = (pair.split("=") for line in text.splitlines() for pair in line.split(","))
    return MappingProxyType({pair[0].strip(): pair[1].strip() for pair in pairs if len(pair) > 1})


def _with_both(text: str) -> Mapping[str, str]:
    """Return such a mapping with what two lists of codes have in common."""
    return MappingProxyType({**_OF_BOTH, **_pairs(text)})


OTHER_NAMES = _pairs(
    """
    america = USA, united states of america = USA, britain = GBR, great britain = GBR
    burma = MMR, myanmar = MMR, kampuchea = KHM, east timor = TLS, timor leste = TLS
    ivory coast = CIV, cape verde = CPV, swaziland = SWZ, holland = NLD, turkey = TUR
    turkiye = TUR, macedonia = MKD, fyrom = MKD, north macedonia = MKD, bosnia = BIH
    czech republic = CZE, slovak republic = SVK, russian federation = RUS, byelorussia = BLR
    belorussia = BLR, rumania = ROU, roumania = ROU, vatican = VAT, holy see = VAT
    palestine = PSE, state of palestine = PSE, palestinian authority = PSE, macau = MAC
    mainland china = CHN, communist china = CHN, red china = CHN, formosa = TWN
    chinese taipei = TWN, north korea = PRK, south korea = KOR, west germany = DEU
    federal republic of germany = DEU, east germany = DDR, german democratic republic = DDR
    soviet union = SUN, ussr = SUN, south vietnam = RVN, republic of vietnam = RVN
    north vietnam = VDR, democratic republic of vietnam = VDR, south yemen = YMD
    democratic yemen = YMD, kosova = XKX, republic of kosovo = XKX, rhodesia = RHO
    southern rhodesia = RHO, upper volta = HVO, dahomey = DHY, zaire = ZAR
    congo kinshasa = COD, congo zaire = COD, dr congo = COD, democratic republic of congo = COD
    congo brazzaville = COG, republic of congo = COG, gambia = GMB, bahamas = BHS
    brunei = BRN, micronesia = FSM, trinidad = TTO, sao tome = STP, bolivia = BOL
    venezuela = VEN, tanzania = TZA, moldova = MDA, moldavia = MDA, laos = LAO, syria = SYR
    iran = IRN, russia = RUS, vietnam = VNM, viet nam = VNM, falklands = FLK, reunion = REU
    saint vincent = VCT, saint kitts = KNA, antigua = ATG, emirates = ARE, kirghizia = KGZ
    kirgizstan = KGZ, kazakstan = KAZ, hong kong sar = HKG, aotearoa = NZL, eire = IRL
    republic of ireland = IRL, irish republic = IRL, korea south = KOR, korea north = PRK
    s korea = KOR, n korea = PRK, united states america = USA, serbia montenegro = SCG
    deutsche demokratische republik = DDR, sowjetunion = SUN, tschechoslowakei = CSK
    jugoslawien = YUG, russland = RUS, urss = SUN, union sovietique = SUN, union sovietica = SUN
    unione sovietica = SUN, ссср = SUN, советский союз = SUN, россия = RUS, рф = RUS, сша = USA
    кндр = PRK, кнр = CHN, южная корея = KOR, северная корея = PRK, великобритания = GBR
    etats unis d amerique = USA, eeuu = USA, ee uu = USA, estados unidos de america = USA
    stati uniti d america = USA, vereinigte staaten von amerika = USA, grossbritannien = GBR
    england und wales = GBR, grande bretagne = GBR, gran bretana = GBR, gran bretagna = GBR
    gra bretanha = GBR, volksrepublik china = CHN, holanda = NLD, pays bas = NLD
    アメリカ = USA, 米国 = USA, 合衆国 = USA, 英国 = GBR, 大韓民国 = KOR, 北朝鮮 = PRK
    朝鮮民主主義人民共和国 = PRK, 中華人民共和国 = CHN, ソ連 = SUN, ソビエト連邦 = SUN, 台湾 = TWN
    香港 = HKG, 東ドイツ = DDR, 西ドイツ = DEU, 豪州 = AUS, 比国 = PHL
    미합중국 = USA, 한국 = KOR, 남한 = KOR, 북한 = PRK, 조선민주주의인민공화국 = PRK
    중화인민공화국 = CHN, 소련 = SUN, 홍콩 = HKG, 타이완 = TWN, 호주 = AUS
    美國 = USA, 南韓 = KOR, 北韓 = PRK, 朝鲜 = PRK, 苏联 = SUN, 蘇聯 = SUN, 台灣 = TWN
    俄国 = RUS, 俄國 = RUS, 中国香港 = HKG, 中國香港 = HKG, 中国大陆 = CHN
    هونغ كونغ = HKG, الاتحاد السوفيتي = SUN, أمريكا = USA, بريطانيا = GBR
    """  # noqa: RUF001 -- as Russians write them
)
"""Other names of countries by their codes; as `timeline.reading.named_countries` compares names."""

ABBREVIATIONS = _pairs(
    """
    US = USA, USA = USA, UK = GBR, GB = GBR, UAE = ARE, ROK = KOR, DPRK = PRK, PRC = CHN
    DRC = COD, CAR = CAF, KSA = SAU, FRG = DEU, GFR = DEU, BRD = DEU, GDR = DDR, USSR = SUN
    USR = SUN, SOV = SUN, UDSSR = SUN, URSS = SUN, CSSR = CSK, RVN = RVN, DRV = VDR, PDRY = YMD
    FYROM = MKD, NZ = NZL, EL = GRC, XK = XKX, KSV = XKX, RKS = XKX, KOS = XKX, UVK = XKX
    ROM = ROU, SU = SUN, YU = YUG, DD = DDR, ZR = ZAR, BU = MMR, AN = ANT, TP = TLS, EUA = USA
    EEUU = USA, UDSSR = SUN, BIH = BIH, PNG = PNG, NL = NLD, RF = RUS
    """
)
"""Abbreviations in capitals by the codes of what they stand for and nothing else."""

UNCLEAR: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "republic of china": ("TWN", "CHN"),
        "china republic of": ("TWN", "CHN"),
        "nationalist china": ("TWN", "CHN"),
        "roc": ("TWN", "CHN"),
        "中華民国": ("TWN", "CHN"),
        "中华民国": ("TWN", "CHN"),
        "中華民國": ("TWN", "CHN"),
        "korea": ("KOR", "PRK"),
        "koreas": ("KOR", "PRK"),
        "both koreas": ("KOR", "PRK"),
        "corea": ("KOR", "PRK"),
        "coree": ("KOR", "PRK"),
        "朝鮮": ("KOR", "PRK"),
        "조선": ("KOR", "PRK"),
        "congo": ("COG", "COD"),
        "kongo": ("COG", "COD"),
        "コンゴ": ("COG", "COD"),
        "콩고": ("COG", "COD"),
        "刚果": ("COG", "COD"),
        "virgin islands": ("VIR", "VGB"),
        "saint martin": ("MAF", "SXM"),
        "guiana": ("GUF", "GUY"),
        "guayana": ("GUF", "GUY"),
        "cs": ("CSK", "SCG"),
        "yemen arab republic": ("YEM", "YMD"),
        "north yemen": ("YEM", "YMD"),
        "timor": ("TLS", "IDN"),
        "germanies": ("DEU", "DDR"),
    }
)
"""Names that are those of several countries, each with what may be meant, as names compare."""

SUCCESSORS = _pairs(
    """
    england = GBR, scotland = GBR, wales = GBR, northern ireland = GBR, eng = GBR, sco = GBR
    wal = GBR, england and wales = GBR, persia = IRN, siam = THA, ceylon = LKA, abyssinia = ETH
    gold coast = GHA, tanganyika = TZA, zanzibar = TZA, northern rhodesia = ZMB
    nyasaland = MWI, bechuanaland = BWA, basutoland = LSO, malaya = MYS, dutch east indies = IDN
    netherlands east indies = IDN, east pakistan = BGD, west pakistan = PAK
    british india = IND, british raj = IND, russian empire = RUS, imperial russia = RUS
    tsarist russia = RUS, soviet russia = RUS, rsfsr = RUS, german empire = DEU
    german reich = DEU, nazi germany = DEU, third reich = DEU, weimar republic = DEU
    imperial germany = DEU, empire of japan = JPN, imperial japan = JPN, qing china = CHN
    qing dynasty = CHN, qing empire = CHN, vichy france = FRA, united arab republic = EGY
    irish free state = IRL, hawaii = USA, united provinces = NLD, dutch republic = NLD
    khmer republic = KHM, portuguese guinea = GNB, spanish guinea = GNQ, french sudan = MLI
    mesopotamia = IRQ, transjordan = JOR, south west africa = NAM, british guiana = GUY
    dutch guiana = SUR, british honduras = BLZ, new granada = COL, gran colombia = COL
    """
)
"""Names of parts of countries, and of what came before them, by the codes of those countries."""

_OF_BOTH = _pairs(
    """
    BAR = BRB, TRI = TTO, HAI = HTI, GUA = GTM, HON = HND, PAR = PRY, URU = URY, POR = PRT
    CRO = HRV, BUL = BGR, LAT = LVA, DEN = DNK, GAM = GMB, GUI = GIN, TOG = TGO, CHA = TCD
    ANG = AGO, ZAM = ZMB, ZIM = ZWE, MAW = MWI, LES = LSO, BOT = BWA, SEY = SYC, ALG = DZA
    SUD = SDN, KUW = KWT, OMA = OMN, BHU = BTN, MYA = MMR, SRI = LKA, NEP = NPL, CAM = KHM
    SIN = SGP, BRU = BRN, PHI = PHL, VAN = VUT, SOL = SLB, FIJ = FJI
    """
)
"""Codes that the Correlates of War and the Olympic Committee have for the same country."""

CORRELATES_OF_WAR = _with_both(
    """
    BHM = BHS, AAB = ATG, SLU = LCA, SVG = VCT, SAL = SLV, COS = CRI, UKG = GBR, IRE = IRL
    NTH = NLD, FRN = FRA, MNC = MCO, SPN = ESP, GMY = DEU, CZR = CZE, SLO = SVK, SNM = SMR
    BOS = BIH, MLD = MDA, LIT = LTU, GRG = GEO, SWD = SWE, ICE = ISL, CAP = CPV, EQG = GNQ
    MAA = MRT, NIR = NER, CDI = CIV, BFO = BFA, SIE = SLE, CAO = CMR, NIG = NGA, CEN = CAF
    CON = COG, TAZ = TZA, BUI = BDI, MZM = MOZ, SAF = ZAF, SWA = SWZ, MAG = MDG, MAS = MUS
    MOR = MAR, LIB = LBY, LEB = LBN, YPR = YMD, BAH = BHR, TAJ = TJK, KYR = KGZ, KZK = KAZ
    MON = MNG, TAW = TWN, BNG = BGD, MAD = MDV, THI = THA, MAL = MYS, INS = IDN, ETM = TLS
    AUL = AUS, NEW = NZL, NAU = NRU, MSI = MHL, PAL = PLW
    """
)
"""Codes of the Correlates of War, as Gleditsch and Ward have them too, that are none of ISO 3166:
by the code of the same country there."""

OLYMPIC = _with_both(
    """
    GER = DEU, NED = NLD, SUI = CHE, GRE = GRC, SLO = SVN, MON = MCO, RSA = ZAF, IRI = IRN
    INA = IDN, MAS = MYS, VIE = VNM, TPE = TWN, CHI = CHL, PUR = PRI, ESA = SLV, CRC = CRI
    BAH = BHS, BIZ = BLZ, ASA = ASM, ARU = ABW, BER = BMU, CAY = CYM, GRN = GRD, SKN = KNA
    VIN = VCT, NCA = NIC, ISV = VIR, IVB = VGB, MRI = MUS, MAD = MDG, MTN = MRT, NGR = NGA
    NIG = NER, CGO = COG, GBS = GNB, GEQ = GNQ, LBA = LBY, TAN = TZA, LIB = LBN, PLE = PSE
    MGL = MNG, BAN = BGD, TGA = TON, SAM = WSM, URS = SUN, TCH = CSK, AHO = ANT, HOL = NLD
    NIR = GBR
    """
)
"""The same of the Olympic Committee and the football association."""

OTHER_STATES = _pairs(
    """
    AUH = Austria-Hungary, BAD = Baden, BAV = Bavaria, HAN = Hanover, HSE = Hesse Electoral
    HSG = Hesse Grand Ducal, MEC = Mecklenburg-Schwerin, MOD = Modena, PAP = Papal States
    PMA = Parma, SAX = Saxony, SIC = Two Sicilies, TUS = Tuscany, WRT = Württemberg
    YAR = Yemen Arab Republic, ZAN = Zanzibar
    """
)
"""Codes of the Correlates of War for states that ISO 3166 never knew, with their names."""

BODIES = frozenset(
    {
        *("eu", "european union", "european community", "ec", "eec", "un", "uno", "united nations"),
        *("nato", "asean", "african union", "au", "oas", "league of nations", "arab league"),
        *("european economic community", "warsaw pact", "g7", "g8", "g20", "brics", "osce"),
        *("cis", "commonwealth", "commonwealth of nations", "europaische union", "opec", "gcc"),
        *("union europeenne", "union europea", "unione europea", "uniao europeia", "eurozone"),
        *("欧州連合", "유럽연합", "유럽 연합", "欧盟", "歐盟", "europaischen union", "oau"),
    }
)
"""Bodies of states, as names compare, which are actors rather than countries."""
