"""The words that tell what a format is, in the languages of the pages."""

from typing import Final

WORDS: Final = {
    "course": "course cours curso corso kurs kurse cursus lesson lecon leccion lezione lektion "
    "lektionen aula mooc corsi lezioni cursillo formation formacion formazione formacao "
    "training opleiding tutorial tutoriel tutoriels schulung onlinekurs onlinekurse elearning "
    "lernen kursy szkolenie szkolenia lekcja lekcje cursuri lectie lectii utbildning "
    "utbildningar lektioner ders dersler kurslar egitim egitimler khoa-hoc bai-hoc bai-giang "
    "μαθημα μαθηματα курс курсы курси курсеви урок уроки обучение навчання",
    "video": "video film filme movie webinaire webinar vlog documentaire documental pelicula "
    "reportage fernsehen television lernvideo wideo filmy videor videolar phim βιντεο ταινια "
    "ταινιες видео фильм фильмы відео фільм фільми",
    "document": "document documentation documento dokument dokumentation dokumentatie guide "
    "guia guida leitfaden gids handout pdf fiche ficha scheda merkblatt brochure manual manuel "
    "manuale handbuch rapport report bericht informe relazione relatorio verslag texte text "
    "texto testo tekst documenti testi doc law loi ley gesetz legge lei wet dokumenty poradnik "
    "poradniki przewodnik ghid ghiduri vagledning riktlinje riktlinjer belge belgeler kilavuz "
    "kilavuzlar rehber tai-lieu εγγραφο εγγραφα οδηγος οδηγοι документ документы документи "
    "руководство руководства посібник посібники",
    "article": "article articulo articolo artikel artigo paper papier publication publicacion "
    "pubblicazione pubblicazioni publikation publicacao publicatie study etude estudio studie "
    "studio estudo review revue journal articoli giornale press presse artykuł artykuły "
    "articole artiklar makale makaleler bai-bao bai-viet αρθρο αρθρα статья статьи стаття "
    "статті",
    "book": "book livre libro libri buch bucher livro boek ebook ouvrage lehrbuch textbook "
    "manga comic ksiazka ksiazki carte carti bok bocker kitap kitaplar sach βιβλιο βιβλια книга "
    "книги учебник учебники підручник підручники",
    "podcast": "podcast audio radio emission hoorspel horspiel ecouter escuchar listen podcasty "
    "podd poddar подкаст подкасты подкасти",
    "website": "website web site sitio sito siti webseite webseiten webpage page pagina portal "
    "portail portale blog link lien enlace internet online-ressource site-web strona strony "
    "witryna witryny pagini webbplats webbplatser webbsida webbsidor trang-web ιστοσελιδα "
    "ιστοσελιδες ιστοτοπος ιστοτοποι сайт сайты сайти вебсайт вебсайти",
    "tool": "tool outil herramienta strumento strumenti werkzeug ferramenta gereedschap "
    "hulpmiddel software logiciel programma calculator calculateur code notebook "
    "atelier-logiciel narzedzie narzedzia instrumente verktyg arac araclar cong-cu εργαλειο "
    "εργαλεια инструмент инструменты інструмент інструменти",
    "app": "app application aplicacion applicazione applicazioni anwendung aplicativo "
    "applicatie appli mobile aplikacja aplikacje aplicatie aplicatii appar uygulama uygulamalar "
    "ung-dung εφαρμογη εφαρμογες приложение приложения застосунок застосунки додаток додатки",
    "event": "event evenement evento eventi veranstaltung evenementen conference conferencia "
    "conferenza konferenz conferentie congres congress kongress congreso seminar seminaire "
    "seminario meeting rencontre treffen workshop atelier taller laboratorio wydarzenie "
    "wydarzenia konferencja konferencje warsztaty eveniment evenimente conferinta conferinte "
    "evenemang konferens konferenser etkinlik etkinlikler konferans su-kien hoi-thao εκδηλωση "
    "εκδηλωσεις συνεδριο συνεδρια σεμιναριο σεμιναρια мероприятие мероприятия конференция "
    "конференции семинар семинары подія події захід заходи конференція семінар семінари",
    "dataset": "dataset data donnees datos dati daten dados gegevens datensatz datensatze "
    "jeu-de-donnees jeux-de-donnees base-de-donnees bases-de-donnees database datenbank "
    "banca-dati base-de-datos base-de-dados dane zbior-danych seturi-de-date datamangd "
    "datamangder veri veriler du-lieu δεδομενα данные датасет датасеты дані",
    "game": "game jeu jeux juego gioco giochi spiel jogo spel quiz quizz serious-game "
    "escape-game simulation simulacion simulazione gra gry joc jocuri oyun oyunlar tro-choi "
    "παιχνιδι παιχνιδια игра игры гра ігри",
}
"""The words of each pictogram in the languages that part words by spaces and write no prefixes to
them, without accents; a hyphen joins those that stand together."""

PARTS: Final = {
    "course": "دورة دورات دروس درس مقرر دوره קורס שיעור पाठ्यक्रम कोर्स "
    "หลักสูตร คอร์ส บทเรียน 講座 講義 コース レッスン 课程 課程 강좌 강의 과정",
    "video": "فيديو ویدئو ویدیو فیلم סרט וידאו वीडियो วิดีโอ 動画 映像 ビデオ 视频 視頻 "
    "影片 영상 비디오",
    "document": "وثيقة وثائق مستند دليل سند راهنما מסמכ מסמך מדריכ מדריך "
    "दस्तावेज मार्गदर्शिका เอกสาร คู่มือ 資料 文書 ガイド 手引 文档 文件 文檔 指南 문서 자료 지침 "
    "안내서",
    "article": "مقال مقاله מאמר लेख บทความ 論文 記事 文章 论文 논문 기사",
    "book": "كتاب كتب کتاب ספרים ספר पुस्तक किताब หนังสือ 書籍 図書 书籍 图书 도서 서적",
    "podcast": "بودكاست پادکست פודקאסט पॉडकास्ट พอดแคสต์ ポッドキャスト 播客 팟캐스트",
    "website": "موقع مواقع وبگاه سایت אתר वेबसाइट เว็บไซต์ サイト ウェブ 网站 網站 웹사이트 사이트",
    "tool": "أداة أدوات ابزار כלים כלי उपकरण เครื่องมือ ツール 工具 도구",
    "app": "تطبيق اپلیکیشن אפליקצי יישומ ऐप แอป アプリ 应用 應用 애플리케이션",
    "event": "فعالية مؤتمر ورشة رویداد همایش کارگاه אירוע כנס סדנ कार्यक्रम "
    "सम्मेलन กิจกรรม ประชุม イベント 学会 研修会 活动 会议 活動 행사 학회",
    "dataset": "بيانات داده נתוני डेटा आँकड़े ข้อมูล データ 数据 數據 데이터",
    "game": "لعبة ألعاب بازی משחק खेल เกม ゲーム 游戏 遊戲 게임",
}
"""What tells a pictogram anywhere in a label: in Arabic, Persian, Hebrew, Hindi, Thai, Japanese,
Chinese and Korean, where words have others before, behind or beside them without a space."""
