"""A catalogue in each of many languages: few texts, in many steps if that is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True)
class Sample:
    """What a catalogue in a language says; of its `titles` one has Latin letters and figures."""

    title: str
    heading: str
    text: str
    step: str
    objective: str
    titles: tuple[str, str, str]
    formats: tuple[str, str]
    levels: tuple[str, str]


SAMPLES = {
    "ar": Sample(
        "الذكاء الاصطناعي في خدمة المرضى",
        "كيف أستعمل هذا الدليل؟",
        "اقرأ الخطوات واحدة بعد أخرى (من 1 إلى 7)، ثم عد إلى ما يهمّك.",
        "الخطوة الأولى",
        "أن تعرف حدود الطريقة",
        ("مدخل إلى الإحصاء الطبي", "ما هو التعلّم الآلي؟ (12 min)", "توصيات WHO 2023 للمستشفيات"),
        ("كتب", "أفلام"),
        ("للمبتدئين", "للمتقدّمين"),
    ),
    "fa": Sample(
        "هوش مصنوعی برای پزشکان",
        "این راه را چگونه برویم؟",
        "گام‌ها را یکی‌یکی بخوانید و پرسش‌ها را یادداشت کنید (۱ تا ۷).",
        "گام نخست",
        "شناختن مرزهای روش",
        (
            "آمار پزشکی برای همه",
            "یادگیری ماشین چیست؟ (12 min)",
            "راهنمای WHO 2023 برای بیمارستان‌ها",
        ),
        ("کتاب‌ها", "فیلم‌ها"),
        ("آغاز", "پیشرفته"),
    ),
    "he": Sample(
        "בינה מלאכותית לרופאים",
        "כיצד לקרוא את הדפים?",
        "קראו את השלבים לפי הסדר (1 עד 7), ואחר כך חזרו למה שחשוב לכם.",
        "השלב הראשון",
        "להכיר את גבולות השיטה",
        ("סטטיסטיקה רפואית למתחילים", "מהי למידת מכונה? (12 min)", "המלצות WHO 2023 לבתי חולים"),
        ("ספרים", "סרטים"),
        ("מתחילים", "מתקדמים"),
    ),
    "hi": Sample(
        "चिकित्सकों के लिए कृत्रिम बुद्धिमत्ता",
        "इन पन्नों को कैसे पढ़ें?",
        "पहले क्रम से पढ़ें (1 से 7), फिर जो काम का हो उस पर लौटें।",
        "पहला पड़ाव",
        "विधि की सीमाएँ जानना",
        (
            "चिकित्सा सांख्यिकी का परिचय",
            "मशीन लर्निंग क्या है? (12 min)",
            "अस्पतालों के लिए WHO 2023 की सिफ़ारिशें",
        ),
        ("पुस्तकें", "फ़िल्में"),
        ("आरंभ", "आगे"),
    ),
    "th": Sample(
        "ปัญญาประดิษฐ์สำหรับแพทย์",
        "อ่านหน้าเหล่านี้อย่างไร?",
        "อ่านตามลำดับก่อน (1 ถึง 7) แล้วค่อยกลับมาอ่านสิ่งที่สำคัญสำหรับคุณ",
        "ขั้นที่หนึ่ง",
        "รู้ข้อจำกัดของวิธีการ",
        (
            "สถิติทางการแพทย์เบื้องต้น",
            "การเรียนรู้ของเครื่องคืออะไร? (12 min)",
            "คำแนะนำของ WHO 2023 สำหรับโรงพยาบาล",
        ),
        ("หนังสือ", "ภาพยนตร์"),
        ("เริ่มต้น", "ขั้นสูง"),
    ),
    "ja": Sample(
        "医師のための人工知能入門",
        "この冊子の読み方は？",
        "まず順番に読み（1〜7）、それから「大切なところ」に戻ってください。",
        "はじめの一歩",
        "手法の限界を知る",
        ("医学統計のはじめの本", "機械学習とは何か？（12 min）", "病院のための WHO 2023 の提言"),
        ("本", "映像"),
        ("入門", "発展"),
    ),
    "zh": Sample(
        "写给医生的人工智能",
        "怎样阅读这本小册子？",
        "先按顺序读完（1 到 7），再回到“重要的地方”。",
        "第一步",
        "了解方法的局限",
        ("医学统计学入门", "什么是机器学习？（12 min）", "WHO 2023 给医院的建议"),
        ("书籍", "影片"),
        ("入门", "进阶"),
    ),
    "ko": Sample(
        "의사를 위한 인공지능",
        "이 책을 어떻게 읽을까요?",
        "먼저 차례대로 읽고(1–7), 중요한 곳으로 다시 돌아오세요.",
        "첫 번째 걸음",
        "방법의 한계 알기",
        ("의학 통계 입문", "기계 학습이란 무엇인가? (12 min)", "병원을 위한 WHO 2023 권고"),
        ("책", "영상"),
        ("시작", "더 나아가기"),
    ),
    "el": Sample(
        "Τεχνητή νοημοσύνη για γιατρούς",
        "Πώς διαβάζονται οι σελίδες;",
        "Διαβάστε πρώτα με τη σειρά (1 έως 7) και ύστερα όσα σας αφορούν.",
        "Πρώτο βήμα",
        "Να ξέρω τα όρια της μεθόδου",
        (
            "Ιατρική στατιστική για αρχαρίους",
            "Τι είναι η μηχανική μάθηση; (12 min)",
            "Συστάσεις του WHO 2023 για νοσοκομεία",
        ),
        ("Βιβλία", "Ταινίες"),
        ("Αρχή", "Προχωρημένα"),
    ),
    "ru": Sample(
        "Искусственный интеллект для врачей",
        "Как читать эти страницы?",
        "Сначала читайте по порядку (1–7), затем возвращайтесь к важному.",
        "Первый шаг",
        "Знать пределы метода",
        (
            "Медицинская статистика с начала",
            "Что такое машинное обучение? (12 min)",
            "Рекомендации WHO 2023 для больниц",
        ),
        ("Книги", "Фильмы"),
        ("Начало", "Дальше"),
    ),
    "sr": Sample(
        "Вештачка интелигенција за лекаре",
        "Како се чита ова књижица?",
        "Прво читајте редом (1–7), па се вратите на оно што вам је важно.",
        "Ђачки корак љубави",
        "Знати границе методе",
        (
            "Медицинска статистика од почетка",
            "Шта је машинско учење? (12 min)",
            "Препоруке WHO 2023 за болнице",
        ),
        ("Књиге", "Филмови"),
        ("Почетак", "Даље"),
    ),
    "vi": Sample(
        "Trí tuệ nhân tạo cho bác sĩ",
        "Đọc những trang này thế nào?",
        "Trước hết hãy đọc theo thứ tự (1 đến 7), rồi trở lại điều quan trọng với bạn.",
        "Bước đầu tiên",
        "Biết giới hạn của phương pháp",
        (
            "Thống kê y học nhập môn",
            "Học máy là gì? (12 min)",
            "Khuyến nghị WHO 2023 cho bệnh viện",
        ),
        ("Sách", "Phim"),
        ("Bắt đầu", "Nâng cao"),
    ),
    "de": Sample(
        "Künstliche Intelligenz für Ärztinnen und Ärzte",
        "Wie liest man diese Seiten?",
        "Lesen Sie zuerst der Reihe nach (1 bis 7), dann, was Ihnen wichtig ist.",
        "Medizinproduktebetreiberverordnung",
        "Die Grenzen des Verfahrens kennen",
        (
            "Medizinische Statistik von Anfang an",
            "Was ist maschinelles Lernen? (12 min)",
            "Empfehlungen der WHO 2023 für Krankenhäuser",
        ),
        ("Bücher", "Filme"),
        ("Anfang", "Vertiefung"),
    ),
    "tr": Sample(
        "Hekimler için yapay zekâ",
        "Bu sayfalar nasıl okunur?",
        "Önce sırayla okuyun (1–7), sonra sizin için önemli olana dönün.",
        "İlk adım: ılık ışık",
        "Yöntemin sınırlarını bilmek",
        (
            "Tıbbi istatistiğe giriş",
            "Makine öğrenmesi nedir? (12 min)",
            "Hastaneler için WHO 2023 önerileri",
        ),
        ("Kitaplar", "Filmler"),
        ("Başlangıç", "İleri"),
    ),
    "pl": Sample(
        "Sztuczna inteligencja dla lekarzy",
        "Jak czytać te strony?",
        "Najpierw proszę czytać po kolei (1–7), potem wrócić do tego, co ważne.",
        "Pierwszy krok źródłowy",
        "Znać granice metody",
        (
            "Statystyka medyczna od początku",
            "Czym jest uczenie maszynowe? (12 min)",
            "Zalecenia WHO 2023 dla szpitali",
        ),
        ("Książki", "Filmy"),
        ("Początek", "Dalej"),
    ),
}
"""By language tag. Written for these tests."""


def catalogue_in(language: str, steps: int, entries: int) -> dict[str, Any]:
    """Make a catalogue of so many steps with so many resources in each."""
    said = SAMPLES[language]
    resources = {
        f"s{step}-r{entry}": {
            "title": said.titles[entry % 3],
            "format": f"f{entry % 2}",
            "level": f"l{(step + entry) % 2}",
            "url": f"https://example.org/{language}/{step}/{entry}",
            **(
                {"note": said.objective}
                if entry % 3
                else {"publisher": "World Health Organization"}
            ),
        }
        for step in range(steps)
        for entry in range(entries)
    }
    return {
        "title": said.title,
        "language": language,
        "edition": "2026-11",
        "introduction": [{"heading": said.heading, "text": said.text}],
        "levels": [{"id": f"l{n}", "label": label} for n, label in enumerate(said.levels)],
        "formats": [{"id": f"f{n}", "label": label} for n, label in enumerate(said.formats)],
        "steps": [
            {
                "title": f"{said.step} {step + 1}",
                "objectives": [said.objective],
                "resources": [f"s{step}-r{entry}" for entry in range(entries)],
            }
            for step in range(steps)
        ],
        "resources": resources,
    }


def write_catalogue(file: Path, language: str, steps: int, entries: int) -> Path:
    """Write a catalogue of so many steps with so many resources in each."""
    data = catalogue_in(language, steps, entries)
    file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    return file
