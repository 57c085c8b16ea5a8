"""A small catalogue of which some things are for some of its readers."""

FOR_SOME = """\
title: Lire un dossier
language: fr
edition: Printemps
home: https://www.example.org/dossier
levels: [{id: easy, label: Premier pas}]
formats: [{id: course, label: Cours en ligne}, {id: video, label: Vidéos}]
audiences:
  - {id: clinician, label: Soignants}
  - {id: secretary, label: Secrétaires}
steps:
  - title: Les bases
    objectives:
      - {text: Rédiger un courrier, audiences: [secretary]}
      - Clarifier les notions
      - {text: Lire une étude, audiences: [clinician]}
    resources: [letters, numbers, pictures]
    featured: [{id: letters, title: Lettres}, {id: pictures, title: Vues}]
  - title: Au lit du malade
    audiences: [clinician]
    resources: [numbers, study]
  - title: Le classement
    objectives: [Ranger mieux]
    resources: [letters]
  - title: Pour finir
    resources: [goodbye]
resources:
  numbers:
    {title: Nombres, format: course, level: easy, minutes: 90, url: "https://example.org/1"}
  pictures:
    {title: Images, format: video, minutes: 40, url: "https://example.org/2",
     audiences: [clinician]}
  letters:
    {title: Courriers, format: course, minutes: 65, url: "https://example.org/3",
     audiences: [secretary]}
  study: {title: Étude, format: course, minutes: 30, url: "https://example.org/4"}
  goodbye: {title: Au revoir, format: video, url: "https://example.org/5"}
"""
