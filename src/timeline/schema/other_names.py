"""What people and other programs call the columns of a table, and what an export adds to them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from timeline.schema.columns import Table

__all__ = [
    "ADDED_BY_EXPORTS",
    "HEADINGS",
    "OTHER_NAMES",
    "PARTS",
    "SHORT_NAMES",
    "SIGN_OF_EXPORT",
    "TABLE_NAMES",
    "WHERE_OTHERS",
    "column_key",
    "columns_called",
    "known_names",
]

_Names = Mapping[str, tuple[str, ...]]


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _spelt(names: Iterable[str]) -> tuple[str, ...]:
    """Return names, and after them those that have accents as they are written without."""
    names = [*names]
    plain = (unicodedata.normalize("NFD", name) for name in names)
    plain = ("".join(c for c in name if not unicodedata.combining(c)) for name in plain)
    return tuple(dict.fromkeys([*names, *plain]))


# English first, then German, French, Spanish, Italian, Portuguese, Dutch. A word that means two
# columns, or heads cells that the column would refuse (places under "Ort"), is in none of them.
_DATE = _names(
    """
    date_edtf datum zeitpunkt fecha data dato 日付 when wann quand cuándo quando wanneer
    """
)
_ACTORS = _names(
    """
    actor actor1 actor2 participants people persons akteure akteur beteiligte beteiligter personen
    person handelnde teilnehmer acteurs acteur participants personnes actores participantes
    protagonistas personas attori attore partecipanti persone atores ator pessoas actoren
    deelnemers betrokkenen personen who wer qui quién quem wie chi
    """
)
_SOURCES = _names(
    """
    source url link reference references quelle quellen fundstelle fundstellen beleg belege nachweis
    nachweise literatur référence références fuente fuentes referencia referencias fonte fonti
    riferimento fontes referência referências bron bronnen
    """
)
_NOTE = _names(
    """
    notes comment comments remark remarks bemerkung bemerkungen notiz notizen anmerkung anmerkungen
    kommentar kommentare remarque remarques commentaire commentaires nota notas observaciones
    comentario comentarios commento commenti osservazioni observações comentário comentários
    opmerking opmerkingen
    """
)
_SUMMARY = _names(
    """
    text description details beschreibung kurzbeschreibung zusammenfassung erläuterung inhalt résumé
    détails texte descripción resumen detalles texto descrizione riassunto dettagli testo descrição
    resumo detalhes beschrijving omschrijving samenvatting tekst
    """
)
_QUOTE = _names(
    "quotes quotation zitat zitate wortlaut citation citations cita citas citazione citação citaat"
)
_KIND = _names(
    """
    type category art typ kategorie catégorie genre tipo categoría categoria soort categorie
    """
)
_COUNTRY = _names(
    """
    country country_code state land staat pays país paese stato
    """
)
_ISSUE = _names(
    """
    framework issue topic frage streitfrage thema sujet thème question tema cuestión pregunta
    questione argomento questão onderwerp kwestie vraag
    """
)
_TITLE = _names(
    """
    headline name titel überschrift bezeichnung titre intitulé título titolo
    """
)

OTHER_NAMES: Mapping[str, _Names] = MappingProxyType(
    {
        "events": {
            "id": ("event_id", "event_id_cnty", "identifier"),
            "date": ("event_date", "date_of_event", *_DATE),
            "reported_date": ("reported_date_edtf",),
            "label": ("short_title", "short_name", "kurztitel"),
            "title": (
                *("headline", "event", "event_title", *_TITLE),
                *("ereignis", "événement", "évènement", "evento", "acontecimiento", "gebeurtenis"),
                *("acontecimento", "vorgang", "geschehen", "geschehnis", "suceso", "hecho"),
                *("fait", "fatto", "what_happened", "what", "was_geschah", "qué_pasó"),
                *("ce_qui_s_est_passé", "was_ist_passiert", "lo_que_pasó", "cosa_è_successo"),
                *("was", "quoi", "qué", "cosa", "o_que", "wat"),
            ),
            "summary": _SUMMARY,
            "kind": (*_KIND[:2], "group", "event_type", "tag", "ereignistyp", *_KIND[2:]),
            "countries": (
                *("country_codes", "states", "länder", "staaten", "países", "paesi", "landen"),
                *(name for name in _COUNTRY if name not in {"country_code", "state", "stato"}),
            ),
            "frameworks": ("framework_ids", "topics", "themen", "fragen", "temas", *_ISSUE),
            "actors": ("actor_ids", *_ACTORS),
            "importance": ("priority", "rank"),
            "sources": _SOURCES,
            "quote": _QUOTE,
            "quote_from": ("place_of_the_quote",),
            "note": _NOTE,
        },
        "stances": {
            "id": ("stance_id", "statement_id", "identifier"),
            "actor": ("actor_id", "speaker", "sprecher", "redner", *_ACTORS[1:], "name", *_COUNTRY),
            "framework": (
                *("framework_id", *_ISSUE[1:], "proposal", "on", "on_what", "about"),
                *(
                    "vorschlag",
                    "gegenstand",
                    "worüber",
                    "dispositif",
                    "propuesta",
                    "proposition",
                    "proposta",
                ),
            ),
            "stance": (
                *("stance_2_to_2", "position", "vote", "score", "haltung", "opinion", "view"),
                *("meinung", "ansicht", "einstellung", "standpunkt", "votum", "avis", "attitude"),
                *("opinión", "postura", "posición", "voto", "posizione", "opinione", "posição"),
                *("opinião", "standpunt", "mening", "for_or_against", "favourable", "favorable"),
                *("pour_ou_contre", "dafür_oder_dagegen", "a_favor_o_en_contra", "favorevole"),
            ),
            "date": ("stance_date", *_DATE),
            "event": (
                *("event_id", "at", "ereignis", "zu_ereignis", "beim_ereignis", "anlass"),
                *("événement", "évènement", "evento", "acontecimiento", "gebeurtenis"),
            ),
            "summary": _SUMMARY,
            "condition": _names(
                "conditions bedingung bedingungen condición condizione condição voorwaarde"
            ),
            "sources": _SOURCES,
            "quote": _QUOTE,
            "quote_from": ("place_of_the_quote",),
            "note": _NOTE,
        },
        "actors": {
            "id": ("actor_id", "actor", "identifier"),
            "name": ("title", "actor_name", *_names("akteur person nom nombre nome naam")),
            "type": ("kind", "category"),
            "country": _COUNTRY,
            "parent": ("speaks_for", "belongs_to"),
            "office": _names("offices amt funktion fonction cargo carica functie"),
        },
        "frameworks": {
            "id": ("framework_id", "framework", "identifier"),
            "name": ("title", "framework_name", *_names("nom nombre nome naam"), *_ISSUE[1:]),
            "kind": ("type", "category"),
            "proposition": ("statement", "question", "thesis", "these", "thèse", "tesis", "tesi"),
        },
        "sources": {
            "id": ("source_id", "source", "identifier", "kürzel"),
            "kind": _KIND,
            "title": _TITLE,
            "author": _names(
                "authors by autor autoren verfasser auteur auteurs autores autore autori"
            ),
            "publisher": _names(
                "journal newspaper verlag zeitung éditeur editorial editore editora uitgever"
            ),
            "date": ("date_edtf", "published", *_names("datum erschienen fecha data")),
            "url": ("link", "address", "adresse", "lien", "enlace"),
            "language": _names("sprache langue idioma lingua taal"),
            "author_actor": ("authors_id", "author_s_id"),
            "note": _NOTE,
        },
        "parallels": {
            "then_event": ("then", "damals"),
            "now_event": ("now", "heute"),
            "theme": ("title", "name", "thema"),
        },
        "eras": {
            "name": _names(
                """
                title era period headline epoche phase bezeichnung titel époque période nom época
                período nombre epoca periodo nome naam tijdvak
                """
            ),
            "date": ("datum", "zeitraum", "fecha", "dates"),
        },
        "countries": {"id": ("code", "iso3", "alpha_3"), "name": ("country",)},
    }
)
"""By table and column, as `column_key` gives them, in the order of preference; the heading of an
exported workbook too."""

SIGN_OF_EXPORT = "data_version"
"""The column by which a list is known as one that was exported."""

HEADINGS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "events": {
            "countries": "country_codes",
            "actors": "actor_ids",
            "frameworks": "framework_ids",
            "sources": "places",
        },
        "stances": {
            "actor": "actor_id",
            "framework": "framework_id",
            "stance": "stance_2_to_2",
            "event": "event_id",
            "sources": "places",
        },
    }
)
"""Headings in an exported workbook of columns whose plain names there head words for readers."""

WHERE_OTHERS: Mapping[str, str] = MappingProxyType({"citation": "sources", "citations": "sources"})
"""Other names that mean their column only beside another: alone, a citation may be a source."""

SHORT_NAMES = frozenset(
    _names(
        """
        name short_name short abbreviation kurzname kurztitel abkürzung nom nom_court sigle
        abréviation nombre nombre_corto abreviatura nome nome_breve sigla abbreviazione abreviação
        naam afkorting
        """
    )
)
"""Own columns of a table of sources by which cells name one, where it has titles besides."""

_TABLE_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "events": (
            "timeline, chronology, ereignisse, ereignis, chronik, chronologie, zeitleiste, "
            "zeittafel, événements, évènements, evenements, eventos, acontecimientos, cronología, "
            "cronologia, eventi, acontecimentos, gebeurtenissen, tijdlijn, händelser, hendelser, "
            "begivenheder, wydarzenia, события, 年表, 事件, 사건"
        ),
        "stances": (
            "stance, statements, positions, position, positionen, haltungen, haltung, "
            "stellungnahmen, stellungnahme, standpunkte, standpunkt, aussagen, meinungen, views, "
            "opinions, prises de position, avis, déclarations, posturas, posiciones, opiniones, "
            "declaraciones, posizioni, opinioni, dichiarazioni, posições, opiniões, declarações, "
            "standpunten, meningen, ståndpunkter, позиции, 立場, 입장"
        ),
        "actors": (
            "akteure, akteur, personen, acteurs, actores, attori, atores, actoren, aktörer, "
            "people, persons, personas, personnes, persone, pessoas, aktorzy, акторы"
        ),
        "frameworks": (
            "issues, topics, questions, proposals, fragen, themen, vorschläge, sujets, "
            "propositions, temas, preguntas, propuestas, temi, proposte, questões, propostas, "
            "thema's, vragen"
        ),
        "sources": (
            "quellen, literatur, bibliography, bibliographie, references, sources citées, fuentes, "
            "bibliografía, bibliografia, fonti, fontes, bronnen, källor, kilder, źródła, источники"
        ),
        "parallels": "parallelen, parallèles, paralelos, paralelismos, paralleli",
        "eras": (
            "periods, epochen, phasen, zeiträume, périodes, époques, periodos, épocas, períodos, "
            "periodi, epoche, tijdvakken, periodes"
        ),
    }
)

TABLE_NAMES: Mapping[str, str] = MappingProxyType(
    {name: table for table, names in _TABLE_NAMES.items() for name in names.split(", ")}
)
"""The table that each name of a file or sheet stands for, beside the names of tables."""

_OF_ALL = frozenset({"when", "earliest", "latest", "first", "last", "link", "data_version"})

ADDED_BY_EXPORTS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "events": _OF_ALL
        | {"number", "no", "country_names", "actor_names", "framework_names", "cited", "reported"}
        | {"a_source_says", "sources_in_full"},
        "stances": _OF_ALL
        | {"actor_name", "actor_office", "office", "framework_name", "stance_words", "counts_from"}
        | {
            "who",
            "on",
            "country",
            "at",
            "country_name",
            "event_title",
            "cited",
            "proposition",
            "sources_in_full",
        },
        "sources": _OF_ALL
        | {
            "name",
            "source",
            "published",
            "events",
            "statements",
            "events_alone",
            "statements_alone",
            "in_full",
        },
    }
)
"""What lists that leave the tool have for readers, beside the columns of the data."""

PARTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        part: _spelt(_names(names))
        for part, names in {
            "start": (
                "start start_date begin begins date_start from since von beginn anfang startdatum"
                " début date_début depuis seit desde inicio inizio início vanaf"
            ),
            "end": (
                "end end_date finish ends date_end to until bis ende enddatum fin date_fin hasta"
                " fine fim einde tot"
            ),
            "year": "year start_year jahr année año anno ano jaar",
            "month": "month start_month monat mois mes mese mês maand",
            "day": "day start_day tag jour día giorno dia dag",
            "time": "time start_time uhrzeit heure hora ora tijd",
            "end_year": "end_year",
            "end_month": "end_month",
            "end_day": "end_day",
            "end_time": "end_time",
        }.items()
    }
)
"""What people call the columns of which a date is put together, where there is none of it whole."""


def column_key(name: str) -> str:
    """Return what two names of a column have in common that differ in case, width or blanks.

    Examples
    --------
    >>> from timeline.schema.other_names import column_key
    >>> column_key("Date (EDTF)"), column_key(" End-Date ")
    ('date_edtf', 'end_date')
    """
    plain = unicodedata.normalize("NFKC", name).casefold()
    return re.sub(r"[^\w]+", "_", plain).strip("_")


@cache
def columns_called(table: str) -> Mapping[str, str]:
    """Return the column of a table that each other name stands for."""
    found: dict[str, str] = {}
    for column, names in OTHER_NAMES.get(table, {}).items():
        for name in _spelt(names):
            found.setdefault(name, column)
    return found


def known_names(table: Table) -> frozenset[str]:
    """Return every name that a column of a table, or of the parts of a date, may have in a file."""
    parts = [n for names in PARTS.values() for n in names] if "date" in table.column_names else []
    return frozenset({*table.column_names, *columns_called(table.name), *parts})
