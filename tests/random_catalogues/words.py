"""What random catalogues are written in: a dozen words and some signs of each language.

Languages whose letters our two typefaces have.
"""

WORDS = {
    "fr": "l’évaluation des pratiques à l’hôpital, œdème et cœur : où apprendre ? « avis » n° 4",
    "en": "an open course on clinical reasoning, first-hand (3rd edition): who’s it for? “key”",
    "de": "die Patientenverfügung – Krankenhaushygieneverordnung für Ärzte, Übung „Grundlagen“ ß",
    "es": "¿cómo empezar? lección número 3: señales, ñandú y pingüino, ¡atención! «guía básica»",
    "it": "perché la qualità è così importante, l’università più vicina: città, virtù e “metodo”",
    "pt": "formação contínua: coração, órgão e lições úteis – à distância, três opções (já) «não»",
    "nl": "geïnformeerde keuze, coördinatie en ’s ochtends een leeromgeving: vóór alles „zorg”",
    "pl": "źródła i ćwiczenia: żółty łącznik, pięć dźwięków, Światowa Organizacja Zdrowia „błąd”",
    "sv": "första hjälpen på sjukhuset: åtgärder, över­sikt och självstudier, är det nödvändigt?",
    "da": "åben læring på hospitalet: øvelser, blåfærdig ærlighed og »spørgsmål« til sygehuset",
    "fi": "terveydenhuollon lisäkoulutusmateriaali: äänekäs yö, työpöytä ja ”kysymyksiä” (osa 2)",
    "cs": "příručka pro zdravotníky: žluťoučký kůň, úřad, dýchání a „otázky“ – třetí vydání ďábel",
    "ro": "învățare la distanță: știință, sănătate și înțelegere, „întrebări” – ediția a treia",
    "hu": "egészségügyi továbbképzés: őszinte űrlap, gyógyszer és „kérdések” – második kiadás",
    "tr": "ışık ve İğne: öğrenme yolu, sağlık çalışanları için güçlü şeyler “soru” – ikinci baskı",
}
"""A run of words for each language, in its own letters, signs and quotation marks."""

COMPOUNDS = ("Rechtsschutzversicherungsgesellschaft", "anticonstitutionnellement", "meta-analysis")
LABELS = ("Cours", "Video", "Docs", "Livres", "Podcast", "★", "★★☆", "1️⃣", "C++", "A/B", "<b>", "&")
"""What formats and levels are called besides words: signs, digits, markup that is none."""
HOSTS = (
    *("osf.io", "has.fr", "un.org", "example.org", "www.example.com", "x.co", "bücher.example"),
    *("learning.university-hospital.example.net", "a.b.c.d.example.org:8443", "192.0.2.7"),
)
BLOCKS = (
    *("- {0}\n- {1}\n- {2}\n", "1. {0}\n2. {1}\n   - {2}\n", "> {0}\n>\n> {1}\n", "***\n\n{0}"),
    *("**{0}** _{1}_ `{2}`", "[{0}](https://example.org/é)", "<https://example.org/a%20b>"),
    *("```\n{0}\n  {1}\n```\n", "    {0}\n\n{1}", "{0}\\\n{1}", "# {0}\n\n{1}", "<a@example.org>"),
)
"""CommonMark with places for words."""
