"""Whether the letters of a text are such as a language has them, and not those of another encoding.

Each is a proof: what it says yes to is read without asking, so that a doubt is a no.
"""

from __future__ import annotations

import re

__all__ = [
    "is_arabic",
    "is_baltic",
    "is_central_european",
    "is_cyrillic",
    "is_greek",
    "is_hebrew",
    "is_japanese",
    "is_korean",
    "is_much_japanese",
    "is_simplified_chinese",
    "is_traditional_chinese",
    "is_turkish",
    "is_western",
]

_KANA = re.compile("[\u3041-\u30ff]{2}|[\u4e00-\u9fff][\u3041-\u3096][\u4e00-\u9fff]")
_ANY_KANA = re.compile("[\u3041-\u30ff]")
_KANA_FEWEST = 3
_WORD = re.compile(r"[^\W\d_]+")
_FOREIGN = re.compile(r"[^\W\d_a-zA-Z]{3}")
"""Three letters with marks side by side, as no language of Western Europe has them."""
_FEW = 8
"""Letters of another script, fewer of which prove nothing."""

_ODD_ONE_IN = 50
"""Words with marks, one of which may be odd, a name from elsewhere, without the rest being in
doubt."""
_WESTERN = frozenset("àáâãäåæçèéêëìíîïñòóôõöøùúûüßœÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜŒ")
_NOT_WESTERN = re.compile(
    r"ñ(?![aeiouáéíóú])|ã(?![oe])|õ(?!e)|[ûê](?!\w)|œ(?!u)|[ìù](?=\w)(?<!^où)|[èøæåòï](?=[aeiouyáéíóú]{2})"
    r"|(?<=[aeiouyáéíóú])[èøæò](?=[aeiouyáéíóú])|^[èøæòï][aeiouyáéíóú]",
    re.IGNORECASE,
)
"""Letters where they stand for others in Central Europe: ``Dvoøák`` is Dvořák, ``Èech`` Čech."""
_CENTRAL = (
    (frozenset("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ"), re.compile("[ąłśźżĄŁŚŹŻ]")),
    (frozenset("áčďéěíňóřšťúůýžľĺŕôäÁČĎÉĚÍŇÓŘŠŤÚŮÝŽĽĹŔÔÄ"), re.compile("[čěřšťůžľČŘŠŤŽĽ]")),
    (frozenset("áéíóöőúüűÁÉÍÓÖŐÚÜŰ"), re.compile(r"[őű](?!\w)")),
    (frozenset("čćđšžČĆĐŠŽ"), re.compile("[čćđšžČĆĐŠŽ]")),
    (frozenset("ăâîşţĂÂÎŞŢ"), re.compile("[şţŞŢ]")),
)
"""Letters with marks of Polish, Czech and Slovak, Hungarian, South Slavic and Romanian, and those
that in their place no Western language has."""
_TURKISH = frozenset("çğıöşüâîûÇĞİÖŞÜÂÎÛ")
_ONLY_TURKISH = frozenset("ğışĞİŞ")
_BALTIC = (frozenset("ąčęėįšųūžĄČĘĖĮŠŲŪŽ"), frozenset("āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽ"))
_ONLY_BALTIC = frozenset("ėįųūāēģīķļņĖĮŲŪĀĒĢĪĶĻŅ")
_MISPLACED = re.compile(
    r"(?<=[^\W\d_])[\u201e\u201a\u00bf\u00a1\u00a7\u00b0\u00bc-\u00be\u00b9]"
    r"|(?<=[^\W\d_])[\u201c\u201d\u00ab\u00bb\u2039\u203a\u2026\u2022\u20ac\u00a3](?=[^\W\d_])"
    r"|(?<=[^\W\d_])[\u2013\u2014](?=[^\W\d_A-Z])"
    r"|(?<=[^\W\d_m])[\u00b2\u00b3]|(?<=[^\W\d_nN])[\u00ba\u00aa]|[\u00b2\u00b3\u00ba\u00aa](?=[^\W\d_])"
)
"""Signs where no language has them, since they are letters of another encoding."""
_SIGNS = frozenset("“”„‘’‚\u2039\u203a«»–—…•·€£§°ªº½¼¾¹²³×®©™¿¡\u00a0")

_CYRILLIC = frozenset("оеаинтсрвл")
_CYRILLIC_VOWELS = frozenset("аеёиіїоуыэюяє")
_VOWELS = 0.3
"""Of the letters of any text in Cyrillic so many are vowels; of Hebrew in its place fewer."""
_HEBREW_ENDS = re.compile(r"[ךםןףץ](?=[א-ת])")
"""Letters that stand at the end of a word only."""
_ARABIC_ARTICLE = re.compile(r"(?<!\w)(?:[وبفك])?ال\w{2}|(?<!\w)لل\w")
_GREEK_ACCENT = re.compile("[άέήίόύώΐΰ]")
_HANGUL = frozenset(
    "이다의에는가을를은한대국사고하지로자도인기정일시어리해제나서부전공있스아보원과관장년위주선회성여상조구"
    "동수치협군방안민반남북미중외통화담으며들"
)
_SIMPLIFIED = frozenset(
    "的一是不在了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而"
    "方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性"
    "好应开合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反明看原又利比或但质气第向道"
    "命此变条没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件"
    "长求老基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处"
    "东美日韩朝签署访席首声明协议约谈判条"
)
_TRADITIONAL = frozenset(
    "的一是不在了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而"
    "方後多定行學法所民得經十三之進著等部度家電力裡如水化高自二理起小物現實加量都兩體制機當使點從業本去把性"
    "好應開合還因由其些然前外天政四日那社義事平形相全表間樣與關各重新線內數正心反明看原又利比或但質氣第向道"
    "命此變條沒結解問意建月公無系軍很情者最立代想已通並提直題黨程展五果料象員革位入常文總次品式活設及管特件"
    "長求老基資邊流路級少圖山統接知較將組見計別她手角期根論運農指幾九區強放決西被幹做必戰先回則任取據處"
    "東美日韓朝簽署訪席首聲明協議約談判條交言示"
)
_SHARE = 0.25
"""Of characters that make sense so many are among the common ones; of others hardly any."""


def is_western(text: str) -> bool:
    """Tell whether all letters are ones of Western Europe, among plain ones, as words have them."""
    if not _is_latin(text, _WESTERN):
        return False
    words = _words(text)
    odd = sum(bool(_FOREIGN.search(word) or _NOT_WESTERN.search(word)) for word in words)
    return odd * _ODD_ONE_IN <= len(words)


def is_central_european(text: str) -> bool:
    """Tell whether all letters are those of one language between Germany and Russia."""
    return any(
        _is_latin(text, letters) and own.search(text) is not None for letters, own in _CENTRAL
    )


def is_turkish(text: str) -> bool:
    """Tell Turkish by the letters that only it has."""
    return _is_latin(text, _TURKISH) and not _ONLY_TURKISH.isdisjoint(text)


def is_baltic(text: str) -> bool:
    """Tell Lithuanian and Latvian by the letters that only they have."""
    return any(_is_latin(text, letters) for letters in _BALTIC) and not _ONLY_BALTIC.isdisjoint(
        text
    )


def _is_latin(text: str, letters: frozenset[str]) -> bool:
    words = _words(text)
    return (
        {c for c in text if not c.isascii()} <= letters | _SIGNS
        and not _MISPLACED.search(text)
        and all(map(_is_cased, words))
        and all(re.search("[A-Za-z]", word) or word in "àéèÀÉÈ" for word in words)
    )


def is_cyrillic(text: str) -> bool:
    """Tell Cyrillic by its case, its vowels and its common letters."""
    words = _words(text)
    letters = "".join(words).casefold()
    return (
        len(letters) >= _FEW
        and sum(c in _CYRILLIC_VOWELS for c in letters) >= len(letters) * _VOWELS
        and all("\u0430" <= c <= "\u044f" or c in "ёіїєґўђћџјљњ" for c in letters)
        and not _has_odd_signs(text)
        and all(map(_is_cased, words))
        and sum(c in _CYRILLIC for c in letters) * 2 >= len(letters)
    )


def is_greek(text: str) -> bool:
    """Tell Greek by its accents: every longer word has just one."""
    words = _words(text)
    letters = "".join(words).casefold()
    longer = [word for word in words if len(word) > 3 and not word.isupper()]  # noqa: PLR2004
    accented = sum(len(_GREEK_ACCENT.findall(word.lower())) == 1 for word in longer)
    return (
        len(letters) >= _FEW
        and all("ά" <= c <= "ώ" or c == "ΐ" for c in letters)
        and not _has_odd_signs(text)
        and all(map(_is_cased, words))
        and len(longer) > 1
        and accented * 4 >= len(longer) * 3
    )


def is_hebrew(text: str) -> bool:
    """Tell Hebrew by the letters that have another form at the end of a word."""
    letters = "".join(_words(text))
    return (
        len(letters) >= _FEW
        and all("א" <= c <= "ת" for c in letters)
        and not _has_odd_signs(text)
        and not _HEBREW_ENDS.search(text)
        and re.search("[ךםןףץ]", text) is not None
    )


def is_arabic(text: str) -> bool:
    """Tell Arabic by its letters and its article."""
    letters = "".join(_words(text))
    return (
        len(letters) >= _FEW
        and all("\u0621" <= c <= "\u064a" for c in letters)
        and _ARABIC_ARTICLE.search(text) is not None
    )


def is_japanese(text: str) -> bool:
    """Tell Japanese by kana side by side, or one between kanji."""
    return _KANA.search(text) is not None


def is_much_japanese(text: str) -> bool:
    """Tell Japanese by three kana, for an encoding in which others give one or two."""
    return is_japanese(text) and len(_ANY_KANA.findall(text)) >= _KANA_FEWEST


def is_korean(text: str) -> bool:
    """Tell Korean by its common syllables."""
    return _is_east_asian(text, _HANGUL, "가", "힣")


def is_simplified_chinese(text: str) -> bool:
    """Tell Chinese in simplified characters by its common ones."""
    return _is_east_asian(text, _SIMPLIFIED, "\u4e00", "\u9fff")


def is_traditional_chinese(text: str) -> bool:
    """Tell Chinese in traditional characters by its common ones."""
    return _is_east_asian(text, _TRADITIONAL, "\u4e00", "\u9fff")


def _is_east_asian(text: str, common: frozenset[str], first: str, last: str) -> bool:
    """Tell whether letters are of one script and the common ones among them."""
    letters = "".join(_words(text))
    return (
        len(letters) * 2 >= _FEW
        and sum(first <= c <= last for c in letters) * 10 >= len(letters) * 9
        and sum(c in common for c in letters) >= len(letters) * _SHARE
    )


def _has_odd_signs(text: str) -> bool:
    signs = {c for c in text if not c.isascii() and not c.isalpha()}
    return not signs <= _SIGNS | {"№"} or _MISPLACED.search(text) is not None


def _words(text: str) -> list[str]:
    """Return the words that have other letters than plain ones."""
    return [word for word in _WORD.findall(text) if not word.isascii()]


def _is_cased(word: str) -> bool:
    """Tell whether capitals stand as they do in words: first, after a capital, or everywhere."""
    return word.islower() or word.isupper() or word[1:].islower()
