### De teksten van het programma in het Nederlands. Elke taal heeft dezelfde sleutels met dezelfde argumenten.

## De taal: afspraken die het programma als eerste leest
# De naam in de taal zelf, en andere namen waarmee zij te kiezen is.
language-name = Nederlands
language-other-names = dutch
# Tussen groepen van drie cijfers, voor decimalen, en tussen de cellen van een CSV-bestand.
language-group-separator = .
language-decimal-separator = ,
language-cell-separator = ;
# Paren aanhalingstekens die mensen om een antwoord kunnen zetten.
language-quotes = “”, ‘’, „”, ‚’, ””

## Datums
date-long = { $day } { $month ->
    [1] januari
    [2] februari
    [3] maart
    [4] april
    [5] mei
    [6] juni
    [7] juli
    [8] augustus
    [9] september
    [10] oktober
    [11] november
   *[12] december
    } { $year }
date-and-time = { $date } om { $time } uur
date-and-time-utc = { $date } om { $time } uur UTC

## Fouten in de invoer
problem-unknown-question = "{ $given }" is geen vraag van dit regelboek
problem-unknown-question-near = "{ $given }" is geen vraag van dit regelboek; bedoelde u "{ $nearest }"?
problem-ambiguous-question = "{ $given }" past bij meer dan één vraag: { $candidates }
problem-unknown-option = "{ $given }" is geen optie; kies een van { $known }
problem-unknown-option-near = "{ $given }" is geen optie; bedoelde u "{ $nearest }"? ({ $known })
problem-ambiguous-option = "{ $given }" past bij meer dan één optie: { $candidates }
problem-not-a-choice = hier hoort de id van een optie ({ $options }), maar er staat { $found }
problem-not-a-number = hier hoort een geheel getal van { $min } tot en met { $max }, maar er staat { $found }
problem-out-of-range = { $value } valt buiten het bereik; hier hoort een geheel getal van { $min } tot en met { $max }
problem-typed-number = { $why }; typ een geheel getal van { $min } tot en met { $max }, in cijfers
number-empty = er is geen getal getypt
number-decimals = "{ $given }" heeft decimalen, en hier tellen alleen gehele getallen
number-groups = de scheidingstekens in "{ $given }" maken geen groepjes van drie cijfers, zoals in { $example }
number-separators = "{ $given }" heeft twee verschillende scheidingstekens, "{ $first }" en "{ $second }"
number-unexpected = "{ $found }" hoort niet in een getal
number-quotes = aanhalingstekens horen niet in een getal
number-line-break = een regeleinde hoort niet in een getal
number-tab = een tab hoort niet in een getal
number-invisible = een onzichtbaar teken ({ $code }) hoort niet in een getal
number-too-large = "{ $given }" is te groot
problem-not-a-list = hier hoort een lijst met namen, zoals ["Noord", "Zuid"], maar er staat { $found }
problem-not-a-name = hier hoort een naam, maar er staat { $found }
problem-name-empty = een naam is leeg
problem-name-too-long = een naam heeft { $length } tekens; hoogstens { $most } is toegestaan
problem-too-many-names = { $count } namen; hoogstens { $most } is toegestaan
problem-name-duplicate = "{ $name }" staat twee keer in de lijst
problem-set-form = hier hoort VRAAG=WAARDE, maar er staat "{ $given }"
found-text = tekst
found-number = een getal
found-fraction = een getal met decimalen
found-list = een lijst
found-object = een object
found-bool = true of false
found-null = null
found-nothing = niets

## JSON
json-not-utf8 = geen UTF-8-tekst: de byte op { NUMBER($byte, useGrouping: "false") } is ongeldig
json-empty = het bestand is leeg
json-malformed = ongeldige JSON op regel { NUMBER($line, useGrouping: "false") }, kolom { NUMBER($column, useGrouping: "false") }: er ontbreekt een waarde, aanhalingsteken, komma of haakje, of er staat er een te veel
json-truncated = het bestand houdt op voordat de JSON compleet is, bij regel { NUMBER($line, useGrouping: "false") }, kolom { NUMBER($column, useGrouping: "false") }
json-too-deep = te diep genest op regel { NUMBER($line, useGrouping: "false") }, kolom { NUMBER($column, useGrouping: "false") }
json-too-large = het bestand is te groot; hoogstens { $most } bytes is toegestaan
json-too-large-by = het bestand heeft { $size } bytes; hoogstens { $most } is toegestaan
json-duplicate-key = dubbele sleutel
json-quoted = { $value }
json-not-an-object = hier hoort een object met antwoorden, zoals {"{"}"vraag": "optie"{"}"}, maar er staat { $found }

## Spreadsheets, en bestanden die geen tekst zijn
content-gzip = het bestand is gecomprimeerd met gzip; pak het eerst uit, bijvoorbeeld: gunzip -c BESTAND | salesorg batch -
content-zip = het bestand is een ZIP-archief of een werkmap (xlsx, ods); open het in het bijbehorende programma en sla het op als CSV UTF-8
content-xls = het bestand is een Excel-werkmap; open het in Excel en sla het op als CSV UTF-8
content-utf16 = het bestand is tekst in UTF-16; sla het op als UTF-8 (in Excel: "CSV UTF-8")
sheet-name = Naam
sheet-name-synonyms = id, bedrijf
sheet-client = Klant
sheet-column-unknown = kolom { $column }: "{ $given }" is geen vraag van dit regelboek; gebruik de korte naam of de id van een vraag, of zet er # voor om de kolom over te slaan
sheet-column-unknown-near = kolom { $column }: "{ $given }" is geen vraag van dit regelboek; bedoelde u "{ $nearest }"?
sheet-column-ambiguous = kolom { $column }: "{ $given }" past bij meer dan één vraag: { $candidates }
sheet-column-not-utf8 = kolom { $column }: de kop is geen UTF-8-tekst; sla het bestand op als CSV UTF-8
sheet-column-twice = de kolommen { $first } en { $second } gaan over dezelfde vraag ("{ $given }"); verwijder er een, of zet # voor de kop om de kolom over te slaan
sheet-column-name-twice = de kolommen { $first } en { $second } bevatten allebei de naam van het bedrijf ("{ $given }"); verwijder er een, of zet # voor de kop om de kolom over te slaan
sheet-column-client-twice = de kolommen { $first } en { $second } bevatten allebei de naam van de klant ("{ $given }"); verwijder er een, of zet # voor de kop om de kolom over te slaan
sheet-column-unlabelled = in kolom { $column } staat hier iets, maar de kolom heeft geen kop; geef de kolom de korte naam van een vraag, of een kop die met # begint om de kolom over te slaan
sheet-cell-not-utf8 = de cel is geen UTF-8-tekst; sla het bestand op als CSV UTF-8
sheet-open-quote = een aanhalingsteken dat in deze rij opent, wordt nergens gesloten, dus de rest van het bestand is niet gelezen; sluit het, of schrijf het twee keer als het bij de tekst hoort
sheet-row-too-large = de rij heeft { $size } bytes; hoogstens { $most } bytes in { $cells } cellen is toegestaan. Als een aanhalingsteken niet gesloten is, worden de rijen erna als deel van deze rij gelezen
import-row-name = Rij { $row }

## Formulieren om zonder gesprek in te vullen
form-question = vraag
form-options = opties
form-assumed = aanname indien onbekend
form-rows = Hieronder per rij één bedrijf. Laat een cel leeg als u het niet weet. Rijen die met # beginnen, worden niet gelezen.
form-names-in-cell = Hoogstens { $most } namen van hoogstens { $length } tekens, met ; ertussen
form-names-in-json = Een lijst van hoogstens { $most } namen van hoogstens { $length } tekens, zoals ["Noord", "Zuid"].
form-object = Vervang null door uw antwoorden; null betekent onbekend. Regels die met # beginnen, lichten de vraag eronder toe en worden niet gelezen.
form-ids = Een van: { $options }.
form-if-unknown = Indien onbekend, wordt { $value } aangenomen.

## Wat er mis is met een regelboek
rulebook-format = geen regelboek: hier hoort "{ $wanted }", maar er staat { $found }
rulebook-version = hier hoort formaatversie { $wanted }, maar er staat { $found }
rulebook-form = ongeldig regelboek op regel { NUMBER($line, useGrouping: "false") }, kolom { NUMBER($column, useGrouping: "false") }: { $detail }
rulebook-newer = formaatversie { $found } is te nieuw; dit programma leest versies tot en met { $wanted }
rulebook-empty = hier hoort minstens één onderdeel, maar er staat niets
rulebook-reserved-id = "{ $id }" heeft in voorwaarden een eigen betekenis; kies een andere id
rulebook-duplicate-id = dubbele id "{ $id }"
rulebook-text-missing = de tekst ontbreekt in de taal "{ $language }"
rulebook-unknown-id = er is geen "{ $id }"
rulebook-unknown-id-near = er is geen "{ $id }"; bedoelde u "{ $nearest }"?
rulebook-unknown-id-known = hier bestaat geen "{ $id }"; kies uit { $known }
rulebook-section-order = de vragen van één onderdeel moeten bij elkaar staan, in de volgorde van de onderdelen
rulebook-assumed-missing = de vraag heeft een waarde nodig die wordt aangenomen zolang het antwoord onbekend is
rulebook-options = bij een keuzevraag horen 1 tot en met { $most } opties
rulebook-lever-order = een keuze kan alleen omhoog of omlaag als de opties een volgorde hebben
rulebook-lever-reach-kind = alleen een vraag naar een getal kan een bereik hebben
rulebook-lever-reach = het bereik moet groter zijn dan 1; 2 betekent hoogstens het dubbele
rulebook-range-empty = leeg bereik: er valt geen getal in
rulebook-too-early = de voorwaarde gebruikt "{ $id }", maar die is hier nog niet bekend
rulebook-condition-on-names = een voorwaarde kan "{ $id }" niet gebruiken, want dat is een lijst met namen
rulebook-wrong-kind = verkeerd soort waarde voor deze vraag
rulebook-node-form = een knoop moet een model hebben, of een vraag met takken
rulebook-overlap = meer dan één tak geldt voor { $values }
rulebook-gap = geen enkele tak geldt voor { $values }
rulebook-ruled-out-reached = de tak sluit "{ $id }" uit, maar een blad eronder adviseert het
rulebook-not-names = "{ $id }" is geen vraag naar een lijst met namen
rulebook-cap-steps = de stappen moeten oplopen, en de eerste moet bij { $least } of lager beginnen
rulebook-divides-from = de groottes moeten oplopen, met één grootte voor elk van de { $dimensions } indelingen
rulebook-source-uncited = geen hoofdstuk van de gids noemt "{ $source }"

## Toetsen
action-up = omhoog
action-down = omlaag
action-left = naar links
action-right = naar rechts
action-page-up = een scherm omhoog
action-page-down = een scherm omlaag
action-top = naar het begin
action-bottom = naar het einde
action-choose = kies
action-unknown = weet ik nog niet
action-back = terug
action-forward = vooruit
action-note = notitie
action-review = overzicht
action-home = alle gesprekken
action-help = hulp
action-palette = alle acties
action-settings = instellingen
action-quit = bewaar en stop
action-suspend = pauzeer het programma
action-repaint = teken het scherm opnieuw
action-next-tab = volgend tabblad
action-previous-tab = vorig tabblad
action-new = nieuw
action-replay = speel af
action-pause = pauze
action-step-back = stap terug
action-step-forward = stap verder
action-slower = langzamer
action-faster = sneller
action-next-change = volgende wijziging
action-finish = afronden
action-digit = de keuze of het tabblad met dat nummer
action-digit-collect = het nummer van een keuze, daarna Enter
action-digit-back = wis het laatste cijfer
action-choose-answer = antwoord
action-choose-open = open
action-choose-done = klaar
action-choose-run = voer uit
action-choose-advice = advies
action-choose-add = voeg toe
action-choose-next = verder
action-pause-play = speel af
action-quit-leave = stop
action-choose-go-to = ga naar
action-back-close = sluit
action-pair-move = beweeg
action-pair-pages = een bladzijde omhoog of omlaag
action-pair-ends = naar het begin of het einde
action-pair-sideways = opzij
action-pair-step = stap
action-pair-speed = snelheid
key-space = Spatie
key-enter = Enter
key-esc = Esc
key-tab = Tab
key-home = Home
key-end = End
key-page-up = PgUp
key-page-down = PgDn
key-delete = Del
key-backspace = Backspace
key-ctrl = Ctrl
key-alt = Alt
key-shift = Shift

## Sessies
session-no-format = geen sessiebestand: hier hoort "{ $wanted }", maar er staat { $found }
session-format = geen sessiebestand: hier hoort "{ $wanted }", maar er staat "{ $found }"
session-newer = formaatversie { $found } is geschreven door een nieuwere salesorg; deze leest versie { $wanted }
session-version = hier hoort formaatversie { $wanted }, maar er staat { $found }
session-not-a-time = hier hoort een tijdstip, zoals 2026-11-23T09:45:00Z, maar er staat { $found }
session-not-a-day = hier hoort een dag, zoals 2027-03-01, maar er staat { $found }
session-not-an-answer = hier hoort een antwoord (tekst, een geheel getal of een lijst met teksten), maar er staat { $found }
session-id-form = { $found } is geen geldige id; gebruik kleine letters, cijfers en streepjes, hoogstens 64, en begin niet met een streepje
session-id-not-file-name = de bestandsnaam komt niet overeen met de id; geef het bestand de naam "{ $id }.json"
session-time-decreases = hier hoort een tijdstip niet vóór { $before }, het tijdstip van een eerdere gebeurtenis, maar er staat { $found }
session-differs = volgens de gebeurtenissen hoort hier { $wanted }, maar er staat { $found }
session-damaged =
    { $count ->
        [one] deze sessie is niet te lezen: één probleem
       *[other] deze sessie is niet te lezen: { $count } problemen
    }
session-too-large = de sessie zou { $size } bytes tellen, en hoogstens { $most } is toegestaan; dit is niet bewaard
session-too-many-values = de sessie zou { $count } waarden tellen (teksten, getallen, lijsten, objecten), en hoogstens { $most } is toegestaan; dit is niet bewaard
session-in-use = de sessie is open in een andere salesorg; sluit die daar om hier iets te wijzigen
session-file-changed = Een ander programma heeft het bestand van dit gesprek gewijzigd terwijl het hier open stond. Uw antwoorden zijn bewaard; de andere versie is bewaard als het gesprek { $id }.
session-file-unreadable = Een ander programma heeft het bestand van dit gesprek gewijzigd terwijl het hier open stond, en wat het schreef is niet te lezen. Uw antwoorden zijn bewaard; de andere versie is bewaard als het bestand { $file }.
session-file-restored = Het bestand van dit gesprek was er niet meer. Het is opnieuw geschreven, met al uw antwoorden.
session-other-version = { $name } (andere versie)
session-file-changed-beside = Een ander programma heeft het bestand van dit gesprek gewijzigd terwijl het hier open stond. Uw antwoorden zijn bewaard; de andere versie is bewaard als het bestand { $file }.
session-file-was-link = Het bestand van dit gesprek was vervangen door een koppeling. Het is weer een bestand, met al uw antwoorden; waar de koppeling naartoe leidde, is niets gewijzigd.
session-lock-lost = Een andere salesorg heeft dit gesprek ook geopend. Uw antwoorden zijn bewaard als een nieuw gesprek: "{ $name }" ({ $id }).
session-import-running = een andere salesorg importeert sessies; probeer het opnieuw als dat klaar is
session-not-in-library = deze sessie staat niet in de bibliotheek; noem er een die `salesorg sessions list` toont, of importeer het bestand eerst
session-ambiguous = "{ $reference }" past bij meer dan één sessie: { $candidates }
session-more = { $named } en nog { $count }
session-not-found = er is geen sessie "{ $reference }"; "salesorg sessions list" toont alle sessies
session-not-found-near = er is geen sessie "{ $reference }"; bedoelde u "{ $nearest }"?
session-disk-read-only = deze schijf is alleen-lezen; kies een andere map met --data-dir
session-not-found-unread =
    { $count ->
        [one] één sessiebestand is niet te lezen, en dat kan het zijn
       *[other] { $count } sessiebestanden zijn niet te lezen, en een daarvan kan het zijn
    }; "salesorg sessions check" toont wat eraan mankeert
session-may-not-read = u hebt hier geen leesrechten
session-may-not-write = u hebt hier geen schrijfrechten; verander dat of kies een andere map met --data-dir
session-is-a-folder = hier hoort een sessiebestand, maar dit is een map
session-not-a-file = dit is geen gewoon bestand
session-no-folder = de map is er niet meer
session-folder-not-made = deze map bestaat niet en kan niet worden gemaakt; kies een andere map met --data-dir
session-file-for-folder = er staat een bestand op de plaats van de map met sessies; verplaats dat bestand en probeer het opnieuw
session-no-locks = deze schijf kan geen bestanden vergrendelen; kies een andere map met --data-dir

## Fouten van het besturingssysteem
system-not-found = dit bestand of deze map bestaat niet
system-no-permission = u hebt hier geen rechten voor
system-already-exists = er bestaat al een bestand met deze naam
system-not-a-folder = een deel van dit pad is een bestand, geen map
system-is-a-folder = hier hoort een bestand, maar dit is een map
system-disk-full = de schijf of uw quotum is vol; maak ruimte en probeer het opnieuw
system-read-only = deze schijf is alleen-lezen; kies een andere plaats
system-size-limit = het bestand heeft de grootte bereikt die het systeem toestaat; verhoog die grens en probeer het opnieuw
system-name-too-long = een naam in dit pad is te lang voor de schijf
system-invalid-path = in dit pad staat een teken dat in geen pad kan staan
system-not-text = dit is geen tekst (UTF-8)
system-busy = een ander programma gebruikt dit; sluit het en probeer het opnieuw
system-no-memory = er is niet genoeg geheugen; sluit andere programma's en probeer het opnieuw
system-unsupported = deze schijf of dit apparaat kan dat niet
system-broken-pipe = het programma dat dit las, is gestopt
system-ended-early = de gegevens zijn onvolledig
system-not-written = hier kan niets meer worden geschreven
system-unreachable = deze schijf of dit apparaat is niet bereikbaar; controleer het netwerk
system-too-many-files = er zijn te veel bestanden open; sluit andere programma's of verhoog de grens (ulimit -n)
system-link-loop = de koppelingen in dit pad verwijzen in een kring naar elkaar
system-device-failed = de schijf of het apparaat meldt een storing
system-no-device = dit apparaat bestaat niet

## Schermen
interview-position = vraag { $number } van { $count }
interview-answered = { $number } van { $count } beantwoord
interview-first = Antwoorden worden meteen bewaard. { $key } toont de toetsen.
interview-split = { $key } maakt er { $count } namen van: { $names }. Is het één naam, ga dan gewoon verder.
action-split = splits
plain-name-lost = Er is nog niets beantwoord, dus de naam "{ $name }" zou verloren gaan. Nog eens terug gaat toch weg.
plain-split = Zijn dit { $count } namen, typ dan splits: { $names }. Is het één naam, ga dan gewoon verder.
plain-word-split = splits
interview-why = Waarom we dit vragen
interview-unknown = Dat weet ik nog niet
interview-unknown-means = voorlopig: { $value }
interview-skipped = Opengelaten. Tot u het weet, neemt het advies dit aan: { $value }.
option-missing = Er is geen optie { $given }. Typ een nummer van 1 tot en met { $count }.
option-missing-confirm = Er is geen optie { $given }. Druk nog eens op { $key } om { $number } te kiezen.
option-number = Nummer: { $number }
interview-range = van { $min } tot en met { $max }
interview-names = { $count } van hoogstens { $most } namen
interview-note = Notitie:
interview-note-long = Een notitie kan hoogstens { $most } tekens hebben.
interview-note-deletes = Dit wist de notitie. Nog eens { $key } doet het; Esc houdt de notitie.
interview-type-a-number = Typ een geheel getal van { $min } tot en met { $max }, of druk op { $key } als u het nog niet weet.
interview-characters-rejected = "{ $found }" hoort niet in een getal en is weggelaten.
interview-characters-rejected-confirm = "{ $found }" is weggelaten. Druk nog eens op { $key } om { $number } te antwoorden.
interview-inapplicable = Niet meer gevraagd, dus niet meegeteld: { $questions }. Het antwoord blijft bewaard.
interview-read-only = U kunt hier lezen, niet wijzigen: { $why }.
interview-removed-questions = Dit regelboek kent een deel van uw antwoorden niet meer: { $questions }. Het bestand bewaart ze wel.
interview-unsaved = Uw antwoord is nog niet bewaard: { $why }. Het staat er nog; druk op een toets om het opnieuw te proberen.
interview-unsaved-leaving = Nog steeds niet bewaard: { $why }. Stop nog eens om zonder dit laatste antwoord weg te gaan.
interview-unsaved-leaving-all = Nog steeds niet bewaard: { $why }. Geen van de antwoorden van dit gesprek staat op de schijf. Stop nog eens om zonder die antwoorden weg te gaan.
interview-saved-now = Nu is het bewaard.
outlook-title = Waar het op uitkomt
outlook-decides = Beslist nog mee
outlook-settled = Staat vast
outlook-share = Aandeel in alle combinaties van open antwoorden, elk één keer geteld. Geen kans.
outlook-divided = Indeling tot nu toe
outlook-divides = Beslist nog mee over de indeling
outlook-more = en nog { $count }
outlook-possible = mogelijk
outlook-out = valt af
outlook-left = staat vast
outlook-by = door { $questions }
outlook-star = als de rest is zoals aangenomen
outlook-undivided = geen
outlook-settled-model = Het model: { $model }
outlook-settled-division = De indeling: { $dimensions }
outlook-decides-model = Beslist nog mee over het model
outlook-shares = aandelen
outlook-hide = verberg
outlook-hidden = De vooruitblik is verborgen. { $key } toont hem weer.
outlook-or = of { $models }
outlook-possible-line = Mogelijk: { $models }
outlook-share-line = {" "}Van alle combinaties
action-outlook = vooruitblik aan of uit
action-shares = aandelen in de vooruitblik
review-title = Uw antwoorden
review-skipped = onbekend; aangenomen: { $value }
review-open = open; aangenomen: { $value }
review-nothing = niet beantwoord
review-inapplicable = { $value } (niet meer gevraagd: bewaard, niet meegeteld)
review-not-asked = Deze vraag wordt niet gesteld, gezien uw andere antwoorden. Het antwoord blijft bewaard en telt niet mee.
review-note = Notitie: { $question }
review-draft = Nog niet bevestigd met Enter: { $text }
review-note-draft = Notitie nog niet bevestigd met Enter: { $text }
draft-resumed = Eerder getypt en nog niet bevestigd. Controleer het en druk dan op Enter.
drafts-not-confirmed = Niet bevestigd: { $drafts }.
drafts-finish = Druk nogmaals op { $key } om af te ronden zonder wat u niet hebt bevestigd: { $drafts }.
draft-answer = { $question } ({ $text })
draft-note = notitie bij { $question } ({ $text })
draft-more = nog { $count }
review-finish = Afronden en het advies bekijken
review-finish-assumed =
    { $count ->
        [one] Afronden en het advies bekijken, met één aanname
       *[other] Afronden en het advies bekijken, met { $count } aannames
    }
home-sessions = Uw gesprekken
home-start = Een nieuw gesprek beginnen
home-empty = Hier staat nog niets. Het gesprek duurt ongeveer tien minuten; elk antwoord wordt meteen bewaard, dus u kunt altijd stoppen en later verdergaan.
home-new = Een nieuw gesprek
home-name = Over wie of wat gaat het? Met een naam vindt u het terug. U kunt dit leeg laten.
home-choose-first = Kies eerst een bewaard gesprek om af te spelen.
home-damaged-replay = Dit bestand is niet te lezen, dus ook niet af te spelen.
home-no-sessions-to-replay = Er is nog niets bewaard. Enter begint een gesprek; daarna kunt u het afspelen.
home-damaged = niet te lezen
home-progress =
    { $count ->
        [one] één antwoord tot nu toe
       *[other] { $count } antwoorden tot nu toe
    }
home-age-now = zojuist
home-age-minutes = { $count } minuten geleden
home-age-hours = { $count } uur geleden
home-age-days = { $count } dagen geleden
home-age-date = { $date }
replay-title = Afspelen: { $name }
replay-step = { $number } van { $count }
replay-note-written = Er kwam een notitie bij.
replay-note-deleted = De notitie werd gewist.
replay-skipped = Opengelaten.
replay-changed = Gewijzigd, was: { $before }
replay-end = Het einde
replay-finished = Hier werd het gesprek afgerond.
replay-nothing = In dit gesprek is nog niets beantwoord.
replay-advice = Enter toont het advies.
replay-same = Het advies was { $model }, en dat is het nog steeds.
replay-other = Het advies was { $model }. Het regelboek is gewijzigd en sindsdien zijn er antwoorden gegeven; het advies is nu anders.
replay-other-rules = Het advies was { $model }. Geen antwoord is sindsdien gewijzigd, maar het regelboek van nu leidt tot een ander advies.
replay-other-answers = Het advies was { $model }. De antwoorden die sindsdien zijn gegeven, leiden tot een ander advies.
replay-other-asked = Het advies was { $model }. Het regelboek waar u om vroeg, leidt tot een ander advies.
replay-other-file = In het bestand staat het advies { $model }, maar het is buiten het programma gewijzigd: de antwoorden erin leiden tot een ander advies.
replay-removed-lead = Het regelboek is sindsdien gewijzigd. Het kent niet meer:
help-title = Wat de toetsen doen
help-move = Bewegen
help-here = Hier
help-everywhere = Overal
help-mouse = Houd Shift ingedrukt (Option op een Mac) om tekst met de muis te selecteren, of start met --no-mouse.
home-not-saved = Wat u het laatst typte, kon niet worden bewaard: { $why }.
screen-left-unchanged = Het gesprek kon alleen worden gelezen; er is niets gewijzigd.
screen-too-small = Dit venster is te klein. Maak het minstens { $columns } kolommen breed en { $rows } regels hoog; er gaat niets verloren.
## Verslag
report-title = Advies: { $model }
report-given = { $question }: { $answer }
report-given-assumed = { $question }: { $answer } (aangenomen)
report-place = zie: { $places }
report-segmentation = Verder indelen
report-now = { $title }: nu, { $need }
report-later = { $title }: later ({ $need })
report-compared = De modellen naast elkaar
report-open-both = { $question } (het model en de indeling)
report-open-model = { $question } (het model)
report-open-segmentation = { $question } (de indeling)
report-ignored-about = Door uw andere antwoorden worden deze vragen niet gesteld. De antwoorden blijven bewaard.
report-no-names = geen
report-foot = Gemaakt met regelboek { $id } { $version }.
report-made-with = { $title }. Gemaakt met regelboek { $id } { $version }.

## Regel voor regel
plain-intro = Antwoorden worden meteen bewaard. Hulp legt meer uit.
plain-question = Vraag { $number } van { $count }: { $title }
plain-unknown = Dat weet ik nog niet
plain-unknown-short = niet bekend
plain-answer-now = Uw antwoord nu: { $answer }. Enter houdt dat zo.
plain-draft = U had getypt: { $text }. Dat is nog geen antwoord: typ het opnieuw, of iets anders.
plain-note-draft = U was een notitie begonnen: { $text }. Die is nog niet vastgelegd: typ notitie en de tekst opnieuw.
plain-skipped-now = U liet deze vraag open. Enter laat die open.
plain-note = Notitie: { $text }
plain-note-saved = De notitie is bewaard.
plain-note-deleted = De notitie is gewist.
plain-how-choice = Typ een nummer, of de eerste letters van een antwoord.
plain-how-number = Typ een geheel getal van { $min } tot en met { $max }.
plain-how-names = Typ op elke regel een naam, en aan het eind een lege regel.
plain-how-review = Typ het nummer of de naam van een vraag om het antwoord te wijzigen. Enter rondt af en toont het advies.
plain-help-quotes = Een naam tussen aanhalingstekens is altijd een naam: "terug" is een naam, terug alleen gaat terug.
plain-help-enter = houdt het huidige antwoord, of sluit een lijst af
plain-help-skip = laat de vraag onbekend
plain-help-back = gaat naar de vorige vraag; in een lijst verwijdert het de laatste naam
plain-help-note = met een tekst erachter zet een notitie bij deze vraag, bijvoorbeeld: notitie de directie beslist in mei. Een streepje als tekst wist die.
plain-help-review = toont alle antwoorden
plain-help-quit = bewaart en stopt
plain-answer-first = Geef een antwoord, of typ overslaan als u het niet weet.
plain-name-removed = Verwijderd: { $name }
plain-inapplicable = Wordt niet meer gevraagd, dus het antwoord telt niet meer mee; het blijft bewaard: { $questions }
plain-review = Uw antwoorden
plain-no-option = Er is geen optie { $given }. Typ een nummer van 1 tot en met { $count }, of 0 als u het niet weet.
plain-no-such-answer = "{ $given }" is niet een van de antwoorden. Typ een nummer van 1 tot en met { $count }, of druk op Enter om af te ronden.
plain-not-saved = Dit kon niet worden bewaard en wordt opnieuw geprobeerd: { $why }
plain-first-question = Dit is de eerste vraag.
plain-line-too-long = De regel is te lang; hoogstens { $most } bytes is toegestaan.
plain-line-not-text = Die regel is geen UTF-8-tekst: uit deze terminal zijn letters met accenten niet te lezen. Typ zonder accenten.
plain-replay-answered = Antwoord: { $answer }
plain-replay-changed = Gewijzigd: { $answer } (eerst: { $before })
plain-replay-skipped = Opengelaten
plain-replay-cleared = Gewist (eerst: { $before })
plain-replay-completed = Afgerond
plain-removed = Het regelboek is sindsdien gewijzigd. Het kent niet meer:
plain-question-section = Vraag { $number } van { $count }, { $section }: { $title }
plain-names-so-far = Tot nu toe: { $names }
plain-help-line = { $word }: { $does }
plain-help-back-review = gaat terug naar waar u was
plain-help-note-review = met een nummer en een tekst zet een notitie bij die vraag, bijvoorbeeld: notitie 3 de directie beslist in mei
plain-help-why = vertelt waarom we dit vragen
plain-help-list = zegt de vraag en de antwoorden opnieuw
plain-help-menu = bewaart en gaat naar het menu
plain-help-everywhere = Terug gaat een stap terug, stop bewaart en stopt.
plain-no-menu = Hier is geen menu. Stop bewaart en stopt.
plain-note-where = Een notitie hoort bij een vraag in een interview. Ga verder met het interview en typ daar notitie.
plain-note-which = Bij welke vraag hoort de notitie? Typ notitie, het nummer van de vraag en de tekst.
plain-review-open = { $count ->
    [one] Eén vraag heeft nog geen antwoord; met terug gaat u daarmee verder.
   *[other] { $count } vragen hebben nog geen antwoord; met terug gaat u daarmee verder.
 }
plain-no-such-entry = "{ $given }" staat niet in de lijst. Typ een nummer van 1 tot en met { $count }, of de eerste letters van een naam.
plain-no-such-entry-near = "{ $given }" staat niet in de lijst. Bedoelt u "{ $nearest }"?
plain-several-entries = "{ $given }" kan van alles zijn: { $candidates }. Typ meer letters, of een nummer.
plain-how-sections = Enter leest verder. Lijst noemt de onderdelen; het nummer of de naam van een onderdeel leest het voor.
plain-first-section = Dit is het eerste onderdeel.
plain-last-section = Dat was het laatste onderdeel. Lijst noemt ze alle, terug gaat terug.
plain-word-help = hulp
plain-word-back = terug
plain-word-skip = overslaan
plain-word-note = notitie
plain-word-review = overzicht antwoorden
plain-word-guide = gids
plain-word-why = waarom
plain-word-list = lijst opnieuw herhaal
plain-word-next = volgende verder
plain-word-previous = vorige
plain-word-menu = menu
plain-word-quit = stop stoppen
spoken-judgement = onze inschatting
spoken-times = maal
spoken-sources = Bron: { $places }.
spoken-warning = Let op:
spoken-passed = In orde:
spoken-failed = Niet in orde:
plain-menu = salesorg
plain-menu-again = Menu. Enter noemt de keuzes.
plain-menu-how = Typ het nummer van een keuze, of de eerste letters. Stop sluit af.
plain-menu-new = Nieuw interview
plain-menu-quick = Kort interview
plain-menu-continue = Verder met een interview
plain-menu-read = Advies lezen
plain-menu-what-if = Wat als
plain-menu-people = Mensen vergelijken
plain-menu-replay = Interview afspelen
plain-menu-sessions = Hernoemen, kopiëren of verwijderen
plain-menu-guide = Gids
plain-menu-quit = Stoppen
plain-menu-none-unfinished = Er is geen interview dat nog niet af is.
plain-menu-none-to-compare = Om mensen te vergelijken zijn twee bewaarde interviews nodig.
plain-menu-no-guide = Dit regelboek heeft geen gids.
plain-menu-no-session = Er is nog geen bewaard interview.
plain-name = Naam, of Enter.
plain-saved = Bewaard.
plain-session-only = { $name }.
plain-which-session = Welk interview?
plain-how-session = Typ een nummer van 1 tot en met { $count }, of de eerste letters van een naam. Terug gaat terug.
plain-more-sessions = { $count ->
    [one] En nog een: Enter noemt het.
   *[other] En nog { $count }: Enter noemt ze.
 }
plain-how-manage = Hernoem, kopieer, verwijder, of wijzig de antwoorden? Verwijderd noemt de verwijderde.
plain-new-name = De nieuwe naam, of Enter om de naam zo te laten.
plain-renamed = De naam is nu "{ $name }".
plain-copied = De kopie heet "{ $name }".
plain-delete = Verwijderen? Ja verwijdert het interview; Enter laat het staan. U kunt het later terughalen.
plain-deleted = Verwijderd. Met het woord verwijderd haalt u het terug.
plain-which-restore = Welk verwijderd interview wilt u terughalen?
plain-restored = { $name } is terug.
plain-which-people = Wiens antwoorden?
plain-how-people = Typ twee of meer nummers, bijvoorbeeld 1 en 3 als: 1 3. Alles neemt iedereen, de naam van een klant alle antwoorden van die klant.
plain-how-what-if = Typ een vraag en een waarde met een dubbelepunt ertussen, bijvoorbeeld 2: 40. Of herstel, lijst, vergelijk, lees, bewaar, terug.
plain-how-value = Typ een waarde om te proberen. Enter laat het zo.
plain-tried = { $question }: { $answer } in plaats van { $before }
plain-assumed = { $answer }, aangenomen
plain-nothing-tried = Er is niets gewijzigd.
plain-outcome-saved = Het advies: { $saved }.
plain-outcome-same = Hetzelfde advies: { $now }.
plain-outcome-other = Nu: { $now }. Bewaard: { $saved }.
plain-keep-name = Welke naam? Enter noemt het "{ $name }".
plain-kept = Bewaard als "{ $name }".
plain-word-more = meer
plain-word-rename = hernoem hernoemen
plain-word-copy = kopieer kopiëren
plain-word-delete = verwijder verwijderen
plain-word-deleted = verwijderd
plain-word-change = wijzig wijzigen
plain-word-undo = herstel
plain-word-compare = vergelijk vergelijken
plain-word-read = lees lezen
plain-word-keep = bewaar bewaren
plain-word-all = alles iedereen
plain-how-settings = Typ het nummer of de naam van een instelling om die te wijzigen. Terug gaat naar het menu.
plain-how-setting = Typ het nummer of de naam van een waarde. Terug laat het zo.

## Opdrachtregel
cli-no-file = dit bestand bestaat niet
cli-no-file-or-session = er is geen bestand en geen bewaarde sessie met die naam of id; "salesorg sessions list" toont alle sessies
cli-no-file-or-session-near = er is geen bestand en geen bewaarde sessie met die naam of id; bedoelde u "{ $nearest }"?
cli-no-folder = de map voor dit bestand bestaat niet
export-title = Exporteren
export-form = Formaat
export-content = Inhoud
export-path = Bestand
export-form-html = HTML: één bestand om te printen of in een browser te openen
export-form-markdown = Markdown: voor een wiki of een editor
export-form-text = Tekst: voor een e-mail
export-form-chart = SVG: het organogram, voor een presentatie
export-form-tree = SVG: de beslisboom, voor een presentatie
export-form-json = JSON: voor andere programma’s
export-whole = Alles
export-page = Deze pagina
export-written = Opgeslagen: { $path } ({ $size } kB)
export-exists = { $path } bestaat al. Druk nog eens op Enter om het te vervangen.
export-not-opened = Het bestand is opgeslagen, maar de browser kan niet worden geopend: { $why }
action-choose-browse = open in de browser
action-choose-replace = vervang
copied = Naar het klembord gestuurd. Lukt plakken niet, druk dan op { $key } om te exporteren.
copied-not = Te lang voor het klembord. Druk op { $key } om te exporteren.
side-by-side-title = De twee dichtstbijzijnde modellen
export-no-path = typ een bestandsnaam
export-no-drawing = er is niets te tekenen: er is nog geen model geadviseerd, of het regelboek heeft geen cijfers voor een organogram van dit model
cli-part-without-svg = --part kiest de tekening van --format svg; geef beide op
cli-folder-not-made = de map kan niet worden gemaakt
cli-log-no-folder = het logbestand kan niet worden gemaakt, want de map ervan bestaat niet; maak de map, of noem een ander bestand
cli-log-is-no-log = dit bestand is geen log, dus er is niets in geschreven; noem een ander bestand
cli-log-is-output = het log kan niet naar de standaarduitvoer, want die gebruikt het programma zelf; noem een bestand
cli-file-exists = het bestand bestaat al; --force overschrijft het
cli-system = systeemfout: { $detail }
cli-stream = standaardinvoer of -uitvoer werkt niet: { $detail }
cli-no-home = er is geen thuismap om sessies in te bewaren; kies een map met --data-dir
cli-terminal = de terminal werkt niet: { $detail }
cli-no-input = de standaardinvoer is geen terminal; "salesorg advise" geeft advies zonder, en --plain stelt de vragen regel voor regel
cli-no-output = de standaarduitvoer is geen terminal; "salesorg advise" geeft advies zonder, en --plain stelt de vragen regel voor regel
cli-set-duplicate = dubbele --set voor deze vraag
cli-other-rulebook = deze sessie is gemaakt met het regelboek "{ $found }", niet met "{ $wanted }"; geef het juiste regelboek op met --rulebook
cli-unnamed = Gesprek van { $date }
cli-no-thread = er kan geen thread worden gestart om het toetsenbord te lezen; sluit andere programma's, verhoog de limiet op processen (ulimit -u), of gebruik --plain
cli-nothing-to-resume = er is geen onafgeronde sessie; "salesorg sessions list" toont alle sessies, "salesorg interview" begint een nieuwe
cli-nothing-saved = U hebt niets beantwoord, dus er is niets bewaard.
cli-saved-resume = Bewaard. Om hier verder te gaan:
cli-saved-replay = Bewaard. Om het gesprek terug te zien:
cli-saved-change = Om antwoorden te wijzigen:
cli-session-title = Sessie: { $name }
cli-session-head = { $id }, begonnen { $created }, laatst gewijzigd { $updated }
cli-session-client = Klant: { $client }
cli-not-finished = Dit gesprek is niet afgerond. Het advies tot nu toe:
cli-reopened = Dit gesprek was afgerond, en daarna zijn er antwoorden gegeven. Het is niet opnieuw afgerond.
cli-advice-same = Bij het afronden was het advies { $model }; het regelboek van nu geeft hetzelfde advies.
cli-advice-other = Bij het afronden was het advies { $model }. Het regelboek is gewijzigd en sindsdien zijn er antwoorden gegeven; het advies nu:
cli-advice-other-rules = Bij het afronden was het advies { $model }. Geen antwoord is sindsdien gewijzigd, maar het regelboek van nu geeft een ander advies:
cli-advice-other-answers = Bij het afronden was het advies { $model }. De antwoorden die sindsdien zijn gegeven, leiden tot een ander advies:
cli-advice-same-asked = Bij het afronden was het advies { $model }; het regelboek waar u om vroeg, geeft hetzelfde advies.
cli-advice-other-asked = Bij het afronden was het advies { $model }. Het regelboek waar u om vroeg, geeft een ander advies:
cli-no-sessions-of-client = Er is geen bewaarde sessie van de klant "{ $client }".
cli-no-sessions-without-client = Elke bewaarde sessie hoort bij een klant.
cli-advice-other-file = In het bestand staat het advies { $model }, maar het is buiten het programma gewijzigd: de antwoorden erin leiden tot een ander advies, volgens de regels waarmee het is afgerond:
cli-shown-as-in-file = Zonder dat regelboek worden vragen, antwoorden en modellen met hun id getoond.
cli-none-readable =
    Er zijn geen leesbare sessies; { $count ->
        [one] één bestand is niet te lezen
       *[other] { $count } bestanden zijn niet te lezen
    }. "salesorg sessions check" toont wat eraan mankeert en wat te herstellen is.
cli-nothing-readable-to-resume =
    er is geen leesbare sessie die niet is afgerond; { $count ->
        [one] één bestand is niet te lezen
       *[other] { $count } bestanden zijn niet te lezen
    }; "salesorg sessions check" toont wat eraan mankeert en wat te herstellen is
cli-no-sessions = Er zijn geen bewaarde sessies; "salesorg interview" begint er een.
cli-finished = afgerond
cli-too-intricate = de regels zijn te ingewikkeld om door te rekenen; gebruik minder voorwaarden op minder vragen
cli-more-problems =
    { $count ->
        [one] en nog één probleem
       *[other] en nog { $count } problemen
    }
cli-answered =
    { $count ->
        [one] één antwoord, niet afgerond
       *[other] { $count } antwoorden, niet afgerond
    }

## Adviesscherm
advice-tab-advice = Advies
advice-tab-compare = Vergelijk
advice-tab-why = Waarom
advice-tab-what-if = Wat als
advice-tab-organisation = Organogram
advice-tab-support = Ondersteuning
advice-tab-practices = Praktijk
advice-recommended = aanbevolen
advice-runner-up = tweede plaats
advice-first-steps = Eerste stappen
advice-need = nodig
advice-need-strong = hard nodig
advice-warnings = Let op
advice-way = De antwoorden die hiertoe leidden
advice-assumed = Aangenomen waar u het niet wist
advice-assumed-word = aangenomen
advice-not-asked-word = niet gevraagd
advice-mostly-assumed = { $assumed } van de { $asked } antwoorden zijn aangenomen: dit is een beginpunt. De open vragen kunnen het nog veranderen.
advice-ignored = Bewaard, maar niet meegeteld
compare-place = paneel { $number } van { $count }
compare-count-for = { $count } voor
compare-count-against = { $count } tegen
compare-ruled-out = Valt af: { $because }
compare-no-runner-up = Er is geen tweede keus: uw antwoorden sluiten elk ander model uit.
compare-decided = Beslist door { $what }, nog voordat wordt geteld wat voor en tegen pleit
compare-roles = Wie hierin werkt
compare-pros = Voordelen volgens het bronartikel
compare-cons = Nadelen volgens het bronartikel
compare-answers-for = Uw antwoorden die ervoor pleiten
compare-answers-against = Uw antwoorden die ertegen pleiten
compare-nothing = niets
why-current-branch = uw route
why-other-branches = andere antwoorden
why-your-answer = Uw antwoord: { $answer }
why-counted = Geteld uit uw antwoorden: { $answer }
why-not-asked = Door uw andere antwoorden wordt dit niet gevraagd.
why-means = Wat "{ $answers }" betekent:
why-would-mean = Wat "{ $answers }" zou betekenen:
why-decides = Gaat vóór het tellen van wat voor en tegen elk model pleit.
values-any = elk aantal
values-one = { $number }
values-from = { $min } of meer
values-to = hoogstens { $max }
values-between = { $min } tot en met { $max }

## Groei en overgang
rulebook-track-form = een getal heeft "when" en geen "to"; een keuze heeft "to", met één optie of meer, en geen "when"
growth-title = Als u groeit
growth-model = { $model } in plaats van { $instead }
growth-segment = indeling naar { $dimension }
growth-segment-instead = indeling naar { $dimension } in plaats van { $instead }
growth-role = { $role }: nieuwe rol
growth-beyond = Boven { $value } verandert er verder niets.
growth-limit = Hier is vooruitgekeken tot { $value }.
growth-nothing-within = { $question }: tot { $value } komt er niets nieuws.
growth-nothing = Ook doorgerekend; een volgende stap hierin verandert op zichzelf niets: { $questions }.
transition-title = Van nu naar straks
transition-stays = { $model } blijft
transition-handoffs-added = Nieuwe overdrachten
transition-handoffs-removed = Overdrachten die vervallen
transition-roles = Nieuwe rollen
transition-role-people = { $role }: { $count ->
    [one] { $people } persoon in het organogram
   *[other] { $people } mensen in het organogram
 }
transition-new-habits = Wat mensen anders doen
transition-steps = In deze volgorde
transition-keep = Wat u zo laat
## Ondersteuning en werkwijzen
support-title = Ondersteuning van { $function }
support-summary-now = Nu aanstellen: { $roles }
support-summary-none = U hoeft nu niemand aan te stellen in een enablementrol.
support-summary-relief = Nu weg bij { $function }: { $count } van de { $all } activiteiten die bij anderen horen
support-summary-light = Er hoeft nu niets weg bij { $function }.
support-functions = Wie wat doet
support-moves = gaat nu van { $from } naar { $to }
support-eases = blijft bij { $from }; { $to } maakt het lichter
judgement-note = ° onze inschatting
judgement-footnote = ° Onze inschatting: het bronartikel geeft er geen regel of cijfer voor.
support-work = Waar enablement aan werkt
support-team = Het enablementteam
support-now = nu aanstellen
support-later = later
support-looks-for = Profiel: { $text }
support-brings =
    { $count ->
        [one] Deze ene verandering is al genoeg°:
       *[other] Elk van deze veranderingen is al genoeg°:
    }
support-brings-none = Daar is meer dan één verandering voor nodig.
support-change = { $question }: { $values }
practices-title = Best practices
## Gids en kort interview
action-guide = gids
action-quick = kort gesprek
action-answer = open vragen beantwoorden
action-answer-more = vul aan
action-contents = inhoud
action-back-advice = naar het advies
action-next-section = volgend hoofdstuk
action-previous-section = vorig hoofdstuk
action-pair-sections = hoofdstuk
guide-title = Gids
guide-contents = Inhoud
guide-glossary = Begrippen
guide-position = { $number } van { $count }
guide-about = Het bronartikel, hier naverteld: { $title }
guide-source = { $title }
guide-author = { $title }, door { $author }
home-quick = Weinig tijd? { $key } stelt alleen de { $count } belangrijkste vragen en geeft advies; de rest kan later.
home-quick-new = Een kort gesprek: { $count } vragen
advice-still-open = Nog open: antwoorden die dit kunnen veranderen
advice-still-open-more =
    { $count ->
        [one] en nog één
       *[other] en nog { $count }
    }
advice-assumed-settled =
    { $assumed ->
        [one] Eén van de { $asked } antwoorden is aangenomen, en dat kan { $divides ->
            [0] het model
           *[other] het model of de indeling
        } niet meer veranderen.
       *[other] { $assumed } van de { $asked } antwoorden zijn aangenomen, en geen daarvan kan { $divides ->
            [0] het model
           *[other] het model of de indeling
        } nog veranderen.
    }
plain-help-guide = vertelt wat het bronartikel over deze vraag zegt
plain-more = Nog een vraag beantwoorden? Deze is nu het belangrijkst: { $question }. Ja beantwoordt die; Enter of nee stopt.
plain-how-more = Ja beantwoordt de vraag; Enter of nee stopt hier.
plain-yes = j ja y yes
plain-no = n nee no q b
plain-advice-now = Het advies is nu: { $model }
plain-advice-none = Nog geen advies: geen kernvraag is beantwoord.
plain-nothing-open = Geen open vraag kan { $divides ->
        [0] het model
       *[other] het model of de indeling
    } nog veranderen.
## Zekerheid, en wat het advies zou veranderen
robustness-title = Hoe zeker is dit
robustness-runner-up = De nummer twee, { $model }, ligt dichtbij: één ander antwoord is genoeg. { $change }.
robustness-other-model = Eén ander antwoord leidt tot een ander model, { $model }. { $change }.
robustness-label = { $word }: { $means }
robustness-firm = Zeker
robustness-firm-meaning = geen enkele wijziging die u zelf in de hand hebt leidt tot een ander model.
robustness-fairly-firm = Redelijk zeker
robustness-fairly-firm-meaning = één wijziging kan tot een ander model leiden, maar alleen een grote: verder dan de volgende optie, of meer dan een kwart erbij.
robustness-on-the-edge = Op de grens
robustness-on-the-edge-meaning = een kleine wijziging (de volgende optie, of hoogstens een kwart erbij) leidt tot een ander model, of een belangrijk antwoord dat nog ontbreekt kan dat doen.
robustness-missing = Nog niet beantwoord, en het kan het model veranderen: { $questions }.
robustness-share = Bij { $percent } % van alle wijzigingen van één antwoord blijft het advies: { $model } ({ $kept } van de { $changes }).
robustness-share-meaning = Geteld over elke vraag die wordt gesteld en elk ander antwoord daarop, telkens één tegelijk. Getallen tussen twee drempels van de regels tellen als één antwoord.
robustness-weight = { $questions }: { $weight }. { $means }
robustness-decisive = doorslaggevend
robustness-decisive-meaning = Eén ander antwoord hierop, ook een dat u niet zelf kunt kiezen, is al genoeg voor een ander model.
robustness-supporting = ondersteunend
robustness-supporting-meaning = Geen ander antwoord hierop is genoeg voor een ander model, maar het ligt wel op de weg ernaartoe of pleit ervoor.
robustness-none = hier zonder invloed
robustness-none-meaning = Het speelt geen rol in de keuze en pleit ook niet voor dit model.
counterfactual-title = Wat dit advies zou veranderen
counterfactual-about = Voor elk ander model hoogstens drie manieren om er te komen, die met de minste wijzigingen eerst. Hier staat alleen wat u zelf in de hand hebt.
counterfactual-change = { $question }: { $to } in plaats van { $from }
counterfactual-change-assumed = { $question }: { $to } in plaats van { $from } (aangenomen)
counterfactual-facts = Geen realistische wijziging leidt tot het model { $model }. Daarvoor moeten de feiten anders zijn: { $facts }.
counterfactual-facts-and = Geen realistische wijziging leidt tot het model { $model }. Daarvoor moeten de feiten anders zijn: { $facts }. U moet dan zelf ook wijzigen: { $changes }.
counterfactual-route-first = Dichtstbij: { $changes }
counterfactual-route-other = Of: { $changes }
counterfactual-text = { $model }. { $routes }.
counterfactual-none = Geen realistische wijziging leidt tot het model { $model }, wat er verder ook anders is.

## Wat als
whatif-outcome = Uitkomst
whatif-nothing-changed = nog niets gewijzigd
whatif-same-model = zoals geadviseerd
whatif-was = was { $before }
whatif-was-assumed = was { $before }, aangenomen
whatif-now-asked = wordt nu gevraagd
whatif-not-asked = niet meer gevraagd
whatif-new-step = speelt nu mee
whatif-now = Nu indelen naar: { $dimensions }
whatif-later = Later indelen naar: { $dimensions }
whatif-nothing = niets
whatif-applies = { $key } past dit toe
whatif-marks = De tekens
whatif-changed = anders dan in het advies
whatif-name = { $name } (wat als)
whatif-name-more = { $name } (wat als { $number })
whatif-ask-name = Deze antwoorden bewaren als een nieuw, afgerond gesprek. Hoe heet het?
whatif-saved = Bewaard als nieuw gesprek: { $name }
whatif-not-saved = Niet bewaard: { $why }
action-less = de waarde ervoor
action-more = de waarde erna
action-much-less = onder de drempel
action-much-more = over de drempel
action-put-back = zet dit antwoord terug
action-reset = herstel alles
action-reset-scenario = haal terug
whatif-reset = De antwoorden zijn weer zoals bewaard. { $key } haalt uw wijzigingen terug.
action-keep = bewaar nieuw
action-choose-apply = pas toe
action-pair-change = wijzig
action-pair-jump = drempel
action-choose-type = typ
action-set-aside = scenario
action-compare-scenarios = vergelijk scenario's
action-choose-try = probeer
action-remove-scenario = verwijder
action-back-stay = blijf
whatif-type-a-number = Typ een geheel getal van { $min } tot en met { $max }.
whatif-pending = Wat u hebt geprobeerd, staat er nog als u dit weer opent: { $names }. Sluit u het programma, dan gaat het verloren, tenzij u het bewaart.
scenario-saved = Bewaard
scenario-model = Model
scenario-units = Eenheden
scenario-division = Nu indelen naar
scenario-sure = Hoe zeker
scenario-unknown = niet bekend
scenario-not-asked = niet gevraagd
scenario-nothing = Er is nog niets gewijzigd. Wijzig eerst een antwoord.
scenario-exists = Dit is al scenario { $name }.
scenario-set = Apart gezet als scenario { $name }. { $key } toont het naast het bewaarde advies.
scenario-full = A en B zijn allebei in gebruik. Druk op { $key } om ze te zien; daar kunt u er een verwijderen.
scenario-none = Er is nog geen scenario. Wijzig een antwoord en druk dan op { $key }.
scenario-saved-stays = Het bewaarde advies kunt u niet verwijderen.
scenario-removed = Scenario { $name } is verwijderd. { $key } haalt het terug.
scenario-tried = U probeert scenario { $name } weer.
scenario-tried-saved = U bent terug bij de bewaarde antwoorden.
leave-title = Bewaren wat u hebt geprobeerd?
leave-about =
    { $count ->
        [one] U hebt andere antwoorden geprobeerd die niet zijn bewaard ({ $names }).
       *[other] U hebt { $count } keer andere antwoorden geprobeerd die niet zijn bewaard ({ $names }).
    }
leave-save =
    { $count ->
        [one] Bewaar als nieuw gesprek en stop: { $new }
       *[other] Bewaar als nieuwe gesprekken en stop: { $new }
    }
leave-discard = Gooi weg en stop
leave-stay = Blijf
leave-not-saved = Niet bewaard: { $why }
## Organogram
report-chart = De organisatie
chart-led = { $people }, onder { $role }
chart-led-each = { $people }, elk onder { $role }
chart-assumed = { $title } (aangenomen)
chart-one-team = { $segments } samen
chart-teams = { $segments }, in { $count } teams
chart-in-all = { $count } in totaal
chart-shares = Met { $people } zijn er te weinig mensen voor een team in elk van de { $segments }: sommige teams bedienen er voorlopig meerdere.
chart-alike = { $people } ({ $count } × { $each })
chart-more = { $count } andere
chart-range = { $min } t/m { $max }
chart-segments = Segmenten ({ $title })
chart-segments-assumed = Aangenomen, want u hebt ze niet genoemd. Noem ze in het gesprek, dan gebruikt het organogram uw namen.
chart-team-assumed = De omvang is aangenomen: { $people }.
chart-few = Met { $people } hebt u nog geen manager nodig: de oprichter of een van de verkopers geeft leiding.
chart-coach = { $role } ({ $title })
chart-coach-leads = Een van de verkopers geeft leiding aan de andere { $count } en blijft zelf verkopen. Deze meewerkend teamleider telt mee in de omvang.
chart-no-managers = { $leader } geeft iedereen rechtstreeks leiding en verkoopt niet: het team is klein genoeg voor één leidinggevende.
chart-managers-segments = Managers daartussen: { $leads }. Dat volgt uit de segmenten en de span of control; zij tellen niet mee in de omvang.
chart-managers = Managers daartussen: { $leads }. Dat volgt uit de span of control; zij tellen niet mee in de omvang.
chart-lead = { $title } ({ $count })
chart-even = De mensen zijn gelijk verdeeld over de segmenten, want de omzet per segment is niet bekend.
chart-even-units = De mensen zijn zo gelijk over de segmenten verdeeld als met hele { $units } kan, want de omzet per segment is niet bekend.
chart-only = { $role }: verdeeld over de segmenten. { $roles }: zij bedienen alle segmenten, want een eigen lopende band per segment vraagt { $people } mensen.
chart-gives-way = Eén cijfer gaat hier niet op: { $figure } ({ $value }). Geen enkele indeling van dit team houdt zich eraan.
chart-same = Hetzelfde voor { $names }
chart-and = { $first } en { $last }
chart-only-role = { $people } ({ $role })
chart-joined = { $title }: er zijn te weinig mensen voor een team in elk van de { $segments } segmenten, dus { $groups } teams delen ze. Eén team bedient wat een + verbindt.
chart-figures = Cijfers hierachter; geen ervan komt uit het bronartikel
rulebook-figure = hier hoort een getal van { $least } tot en met { $most }
rulebook-whole-figure = { $value } past niet: hier hoort een geheel getal van { $least } tot en met { $most }
rulebook-staffed-roles = een organogram heeft 1 tot { $most } rollen
rulebook-factor-duplicate = "{ $id }" staat bij twee factoren
rulebook-factor-missing = geen factor heeft "{ $id }", terwijl de boom ernaar kijkt
chart-each = elk { $each }
chart-none = Dit regelboek tekent geen organogram voor { $model }.
chart-keys-move = van vak naar vak
chart-keys-scroll = bladert, tot en met de cijfers
action-chart-choose = opent en sluit
action-chart-left = naar het vak links
action-chart-right = naar het vak rechts
action-chart-open = open, of erin
action-chart-close = sluit, of naar wat erboven staat
action-open-all = alles open of dicht
action-zoom = zoom uit
action-zoom-in = zoom in
## Een regelboek controleren: ongeldige waarden
json-mismatch = hier hoort { $wanted }, maar er staat { $found }
json-value = onverwachte waarde: { $detail }
json-word = onbekend woord "{ $word }"; hier hoort een van deze: { $known }
json-word-near = onbekend woord "{ $word }"; bedoelde u "{ $nearest }"?
json-field-missing = dit veld ontbreekt
json-field-unknown = onbekend veld "{ $field }"; hier kunnen deze velden staan: { $known }
json-field-unknown-near = onbekend veld "{ $field }"; bedoelde u "{ $nearest }"?
rulebook-circular = kringverwijzing: de voorwaarde gebruikt "{ $id }", en die hangt weer hiervan af
json-too-many-entries = de lijst heeft { $count } onderdelen; hoogstens { $most } is toegestaan
expected-count = een geheel getal van 0 tot en met 4294967295
expected-whole = een geheel getal van minstens 0
expected-figure = een getal
expected-text = tekst tussen aanhalingstekens
expected-bool = true of false
expected-list = een lijst
expected-object = een object
expected-single = een object met één veld
expected-values = een id, een getal, een lijst daarvan, of een bereik
expected-variant = een van de woorden die hier horen
## Een regelboek controleren: bevindingen en oplossingen
check-fix-no-json = Maak er één JSON-object van; een editor voor JSON toont waar het misgaat.
check-fix-repeated-key = Laat een van de twee staan en haal de andere weg.
check-fix-no-rulebook = Begin het bestand met "format": "salesorg.rulebook".
check-fix-unknown-version = Schrijf de versie die dit programma leest, of gebruik een nieuwer programma.
check-fix-wrong-type = Vervang de waarde door een van het soort dat hier hoort.
check-fix-unknown-word = Kies een van de woorden die hier horen.
check-fix-missing-field = Voeg het veld toe.
check-fix-unknown-field = Verbeter de naam van het veld, of haal het weg.
check-fix-too-many = Houd de lijst zo kort dat mensen die kunnen lezen; splits het onderwerp.
check-fix-empty-list = Voeg een onderdeel toe.
check-fix-reserved-id = Kies een andere id, hier en overal waar die wordt gebruikt.
check-fix-doubled-id = Geef een van de twee een andere id.
check-fix-unknown-id = Schrijf een id die bestaat, of voeg toe wat die moet aanduiden.
check-fix-missing-text = Schrijf de tekst in die taal.
check-fix-section-order = Zet de vragen van een onderdeel bij elkaar.
check-fix-missing-assumed = Voeg "assumed" toe, met de waarde die geldt zolang het antwoord onbekend is.
check-fix-lever-order = Voeg "ordered": true toe als de opties van minder naar meer lopen, of schrijf de richting "any".
check-fix-lever-reach = Haal "reach" weg, of schrijf een getal boven de 1 bij een vraag naar een getal.
check-fix-empty-range = Het laagste getal mag niet boven het hoogste liggen, en beide moeten binnen de grenzen van de vraag vallen.
check-fix-out-of-range = Schrijf een getal binnen de grenzen.
check-fix-too-early = Gebruik een eerdere vraag, of zet deze lager.
check-fix-circular = Haal een van de voorwaarden weg uit de kring.
check-fix-condition-on-names = Gebruik een keuze of een getal.
check-fix-wrong-kind = Schrijf de id van een optie bij een keuze, een getal bij een getal.
check-fix-node-form = Geef de knoop een "model", of een "question" met "branches".
check-fix-overlap = Zet elke waarde in precies één tak.
check-fix-gap = Voeg de waarden aan een tak toe, of voeg er een tak voor toe.
check-fix-ruled-out-reached = Haal het model uit "rules_out", of laat het blad een ander adviseren.
check-fix-cap-steps = Orden de stappen, en begin met het kleinste getal.
check-fix-divides-from = Schrijf voor elke indeling één oplopende grootte.
check-fix-untold-fact = Noem het feit in een alinea van de gids, of verbeter de id.
check-fix-track-form = Gebruik "when" als de vraag een getal is, "to" als die een keuze is.
check-fix-figure = Schrijf een groter getal, of noem een andere standaardwaarde.
check-fix-staffed-roles = Noem één tot acht rollen.
check-fix-factor-doubled = Laat de vraag bij één factor staan.
check-fix-factor-missing = Zet de vraag bij de factor waar zij bij hoort.
check-branch-unreached = geen antwoorden leiden hierheen: de vragen erboven sluiten deze antwoorden op "{ $id }" uit
check-branch-answers-used = geen antwoorden leiden hierheen: takken erboven op "{ $id }" sluiten deze antwoorden uit
check-fix-unreached-branch = Haal de tak weg, of wijzig de vragen erboven of wanneer die worden gesteld.
check-leaf-unreached = geen antwoorden leiden naar dit blad, "{ $id }"
check-fix-unreached-leaf = Herstel de tak erboven waar geen antwoorden naartoe leiden, of haal die weg met dit blad.
check-model-never = "{ $id }" wordt nooit geadviseerd
check-fix-unadvised-model = Laat een blad van de boom het noemen, of haal het weg.
check-never-asked = deze voorwaarde geldt nooit, dus de vraag wordt nooit gesteld
check-fix-never-asked = Wijzig de voorwaarde, of haal de vraag weg.
check-condition-never = geen antwoorden voldoen aan deze voorwaarde
check-fix-condition-never = Wijzig de voorwaarde, of haal weg wat ervan afhangt.
check-unasked-never = geen antwoorden voldoen aan deze voorwaarde wanneer de vraag wordt gesteld, en een vraag die niet wordt gesteld, telt niet mee
check-fix-unasked-never = Laat de voorwaarde kloppen met "asked_when" van de vraag, of kijk naar een andere vraag.
check-unasked-tied = deze regel geldt nooit wanneer { $ids } niet wordt gevraagd, welke waarde er ook wordt aangenomen
check-fix-unasked-tied = Is dat de bedoeling, zet dan ook "asked_when" van de vraag in de voorwaarde; zo niet, voeg een "any" toe voor de antwoorden waarbij de vraag niet wordt gesteld.
check-condition-always = alle antwoorden voldoen aan deze voorwaarde
check-fix-condition-always = Haal de voorwaarde weg, of laat die onderscheid maken.
check-evidence-never = deze antwoorden kunnen niet voorkomen, dus dit telt nooit mee voor of tegen een model
check-fix-evidence-never = Verbeter de waarden, of haal de regel weg.
check-dimension-never = de indeling "{ $id }" is nooit nodig
check-fix-dimension-never = Geef die een reden die kan gelden, of haal die weg.
check-invariant-broken = "{ $id }" geldt niet: { $answers } geeft "{ $model }"
check-invariant-moved = "{ $id }" geldt niet: { $answers } geeft "{ $model }", en { $after } geeft "{ $then }"
check-invariant-fewer = "{ $id }" geldt niet: { $answers } deelt op { $count } manieren in, en { $after } maar op { $fewer }
check-invariant-evidence = "{ $id }" geldt niet: { $answers } geeft "{ $model }", maar wat voor en tegen pleit, wijst een ander model aan
check-as-assumed = elk antwoord zoals aangenomen
check-fix-broken-invariant = Herstel de boom of de invariant. `salesorg rulebook audit` geeft opdrachten die het geval tonen.
check-question-ineffective = geen antwoord op "{ $id }" verandert iets
check-fix-dead-question = Laat een regel de vraag gebruiken, of haal die weg.
check-options-alike = geen regel onderscheidt deze opties: { $ids }
check-fix-alike-options = Onderscheid ze in een regel, of verklaar ze gelijk met "same_as" en de reden.
check-same-as-untrue = "{ $id }" is gelijk verklaard aan "{ $other }", maar { $rule } onderscheidt ze
check-fix-untrue-same-as = Haal "same_as" weg, of laat de regels beide gelijk behandelen.
check-intricate-tree = de regels zijn te ingewikkeld om te weten of elke tak bereikt wordt
check-intricate-ineffective = de regels zijn te ingewikkeld om te weten of elke vraag en optie iets verandert
check-intricate-invariant = de regels zijn te ingewikkeld om te bewijzen dat "{ $id }" geldt
check-intricate-condition = de regels zijn te ingewikkeld om te weten of elke voorwaarde kan gelden; dit is de eerste waarvoor dat niet vast te stellen is
check-fix-too-intricate = Laat regels minder vragen tegelijk gebruiken; laat weg wat weinig beslist.
check-section-empty = in het onderdeel "{ $id }" staat geen vraag
check-fix-empty-section = Zet er een vraag in, of haal het onderdeel weg.
check-figure-unused = niets gebruikt de standaardwaarde "{ $id }"
check-fix-unused-figure = Noem die waar die hoort, of haal die weg.
check-uncited = deze reden noemt geen feit uit de gids
check-fix-uncited = Noem de feiten erachter in "sources".
check-text-duplicate = dubbele tekst "{ $text }"
check-fix-doubled-text = Geef elk een eigen bewoording.
check-shipped-id = "{ $id }" is de id van een ingebouwd regelboek met een andere inhoud; sessies van dit bestand zouden voor sessies van het ingebouwde regelboek doorgaan
check-shipped-form = "{ $id }" is de id van een ingebouwd regelboek met dezelfde inhoud, maar de bytes van het bestand verschillen, zodat sessies van dit bestand niet als sessies van het ingebouwde regelboek gelden
check-fix-shipped-id = Geef dit regelboek een eigen id.
check-clean = { $file }: geen fouten en geen waarschuwingen. Alles wat te controleren is, is gecontroleerd.
check-sum = { $errors ->
    [0] geen fouten
    [one] één fout
   *[other] { $errors } fouten
}, { $warnings ->
    [0] geen waarschuwingen
    [one] één waarschuwing
   *[other] { $warnings } waarschuwingen
}
check-more = { $count ->
    [one] Eén bevinding is niet getoond.
   *[other] { $count } bevindingen zijn niet getoond.
 }
check-fails = { $count ->
    [one] één fout
   *[other] { $count } fouten
 }: vertrouw niet op dit regelboek
check-error = fout
check-warning = waarschuwing
## Groei in het verslag
growth-events = Als er iets anders verandert
## Advies: verre veranderingen en open vragen
robustness-other-model-far = Eén ander antwoord leidt tot een ander model, { $model }, maar dat is een grote wijziging. { $change }.
advice-some-assumed =
    { $assumed ->
        [one] Eén van de { $asked } antwoorden is aangenomen; het echte antwoord kan het model of de indeling nog veranderen.
       *[other] { $assumed } van de { $asked } antwoorden zijn aangenomen; de echte antwoorden kunnen het model of de indeling nog veranderen.
    }
advice-open-rest-all = De echte antwoorden laten het model en de indeling zoals ze zijn; ze kunnen wel de rest veranderen: de ondersteuning, de best practices, de groei of het organogram.
report-open-rest = { $questions } (niet het model of de indeling, wel de ondersteuning, de best practices, de groei of het organogram)
follow-up-rest = Dit antwoord laat het model en de indeling zoals ze zijn; het kan wel de rest veranderen: de ondersteuning, de best practices, de groei of het organogram.
plain-more-rest = Nog een vraag beantwoorden? Deze kan nog iets veranderen aan de ondersteuning, de best practices, de groei of het organogram: { $question }. Ja beantwoordt die; Enter of nee stopt.
plain-question-open = Een open vraag, nummer { $number } van { $count }: { $title }
whatif-more = { $key } toont meer
follow-up-rest-short = Nu voor de rest van het advies.

## Audit en grafiek
audit-title = Doorlichting: { $title }
audit-combinations = { $count } combinaties van antwoorden, alle doorgerekend. Getallen tussen twee drempels van de regels tellen als één antwoord.
audit-models = Modellen, met hun aandeel in alle combinaties
audit-segments = Indelingen nu
audit-segment-count = { $count ->
    [0] geen indeling
    [one] één indeling
   *[other] { $count } indelingen
 }
audit-leaves = Bladeren van de boom
audit-leaf = { $model } ({ $way })
audit-unreached = Geen antwoorden leiden hierheen: { $place }
audit-coverage-intricate = De regels zijn te ingewikkeld om aandelen te tellen.
audit-invariants = Wat moet gelden
audit-intricate = De regels zijn te ingewikkeld om dit te bewijzen.
audit-questions = Vragen en opties
audit-ineffective-none = Elke vraag en optie verandert iets, of is terecht gelijk verklaard aan een andere.
audit-ineffective-intricate = De regels zijn te ingewikkeld om te zeggen welke niets veranderen.
audit-ineffective-question = { $question }: geen enkel antwoord op deze vraag verandert iets.
audit-ineffective-options = { $question }: geen regel onderscheidt deze opties, en ze zijn niet gelijk verklaard (same_as): { $options }
audit-wrong-same-as = { $question }: "{ $option }" is gelijk verklaard aan "{ $other }", maar { $rule } onderscheidt ze.
audit-holds = Dit geldt allemaal.
audit-fails = { $count ->
    [one] één regel geldt niet, of kon niet worden bewezen
   *[other] { $count } regels gelden niet, of konden niet worden bewezen
 }
audit-proving = bewezen: { $done } van { $total } (Ctrl-C stopt)
audit-stopping = stopt
graph-title = Beslisboom: { $title }
## Schema's en leesbare regelboeken
schema-answers = Antwoorden: { $title }
schema-answers-about = Een antwoord per vraag, onder de id van de vraag. Wat ontbreekt of null is, is onbekend; het regelboek neemt dan een waarde aan.
schema-answers-comment = Een opmerking, die niet wordt gelezen.
cli-man-unknown = "{ $given }" is geen opdracht; `salesorg --help` noemt de opdrachten
cli-man-unknown-near = "{ $given }" is geen opdracht; bedoelde u "{ $nearest }"?
cli-no-rulebook = er is geen bestand met die naam, en geen ingebouwd regelboek met die id of titel ({ $known })
cli-no-rulebook-near = er is geen bestand met die naam, en geen ingebouwd regelboek met die id of titel; bedoelde u "{ $nearest }"? ({ $known })
cli-rulebook-ambiguous = er is geen bestand met die naam, en dit past bij meer dan één ingebouwd regelboek: { $candidates }
rulebook-listed = versie { $version }, in { $languages }, { $questions } vragen, { $models } modellen
rulebook-language =
    { $language ->
        [en] Dit regelboek is er alleen in het Engels.
        [nl] Dit regelboek is er alleen in het Nederlands.
        [de] Dit regelboek is er alleen in het Duits.
        [fr] Dit regelboek is er alleen in het Frans.
       *[other] Dit regelboek is er alleen in de taal "{ $language }".
    }
rulebook-questions = Vragen
rulebook-derived = Geteld uit de antwoorden
rulebook-asked-when = Alleen gevraagd bij: { $when }
rulebook-number = Een geheel getal van { $min } tot en met { $max }.
rulebook-names = Een lijst van hoogstens { $most } namen van hoogstens { $length } tekens.
rulebook-assumes = Zolang onbekend: { $value }
rulebook-essential = Ook gevraagd in het korte gesprek.
rulebook-same-as = De regels onderscheiden dit niet van "{ $option }": { $reason }
rulebook-tree = De beslisboom
rulebook-overrides = Dit beslist op zichzelf, wat er ook voor en tegen pleit.
rulebook-rules-out = Dit sluit uit, wat er verder ook geantwoord wordt: { $models }
rulebook-cap = Hoeveel indelingen er nu mogen, naar dit getal: { $question }
rulebook-cap-step = { $from } of meer: { $take }
rulebook-cap-less = { $by } minder bij: { $when }
rulebook-staffed-from = Hoeveel het team van "{ $model }" er kan bemensen, naar hetzelfde getal:
rulebook-models = Wat geadviseerd kan worden
rulebook-for = Antwoorden die ervoor pleiten:
rulebook-against = Antwoorden die ertegen pleiten:
rulebook-warnings = Waarschuwingen
rulebook-invariants = Wat voor alle antwoorden moet gelden
rulebook-must-never = Nooit { $models }, bij: { $when }
rulebook-must-always = Altijd { $models }, bij: { $when }
rulebook-must-rising = Eén antwoord verhogen leidt nooit van { $from } naar { $to }: { $question }
rulebook-must-rising-segments = Eén antwoord verhogen leidt nooit tot minder indelingen: { $question }
rulebook-must-rising-segments-same-model = Bij hetzelfde model leidt één antwoord verhogen nooit tot minder indelingen: { $question }
rulebook-must-evidence = Voor geen ander model pleit er meer en minder tegen, tenzij een tak op de weg op zichzelf beslist.
condition-and = en
condition-or = of
condition-not = niet ({ $condition })
condition-never = nooit
condition-model = Advies
condition-segments = Indelingen nu

# Grenzen van een regelboek
json-too-many-values = het bestand heeft { $count } waarden (teksten, getallen, lijsten, objecten), en hoogstens { $most } is toegestaan; de meeste staan hier
rulebook-cap-step-least = { $from } of meer: { $take }, en na aftrek nooit minder dan { $least }
rulebook-handoffs = Overdrachten
rulebook-handoff-within = { $text } (binnen de groep)
rulebook-when = Bij: { $when }
rulebook-always = Altijd
rulebook-first = Getoond wordt de eerste die geldt:
rulebook-relief = Wat weg kan bij { $function }
rulebook-role-now = Nu aan te stellen als de eerste hiervan geldt:
rulebook-role-later = Later: { $text }
rulebook-role-meanwhile = Tot die tijd vervuld door { $role }: { $text }
rulebook-in-place = Wat er nu is, naar het antwoord op: { $question }
rulebook-in-place-own = een eigen vorm
rulebook-in-place-nothing = niets, dus geen overstap
rulebook-move-about = Waar het op neerkomt, de eerste die geldt
rulebook-move-note = Wiens inschatting het is, de eerste die geldt
rulebook-headcount = Aantal mensen: { $question }
rulebook-leads = Leidinggevenden, van boven naar beneden: { $leads }
rulebook-staffed = { $role }: { $weight }
rulebook-unit = { $unit }: { $size } mensen waar de aantallen het toelaten
rulebook-figures = Cijfers en waar ze vandaan komen:
cli-rulebook-elsewhere = deze sessie is gemaakt met het regelboek "{ $found }", dat niet is ingebouwd; geef het bestand ervan op met --rulebook
cli-rulebook-other-edition = deze sessie heeft een ander regelboek met de id "{ $id }" (versie { $version }); geef --rulebook met het bestand ervan, of met { $id } voor het ingebouwde
cli-rulebook-inside = deze sessie is gemaakt met het regelboek "{ $found }", niet met "{ $wanted }"; laat --rulebook weg, of geef --rulebook { $found } op

## Opgeslagen advies dat het huidige regelboek niet meer geeft
drift-advice = { $model }, ingedeeld naar { $dimensions }
drift-unknown = "{ $id }", dat het regelboek van nu niet heeft
drift-means = Voor dit bedrijf betekent dat: { $means }
drift-means-each = Voor elk daarvan betekent dat: { $means }
drift-same-model = Het model blijft { $model }.
drift-other-model = { $today } in plaats van { $then }.
drift-same-division = De indeling blijft hetzelfde: { $today }.
drift-other-division = Indeling: { $today } in plaats van { $then }.
drift-undivided = geen
drift-places = { $count ->
        [one] De regels zijn op één plaats veranderd die hier telt:
       *[other] De regels zijn op { $count } plaatsen veranderd die hier tellen:
    }
drift-places-other = { $count ->
        [one] De twee regelboeken verschillen op één plaats die hier telt:
       *[other] De twee regelboeken verschillen op { $count } plaatsen die hier tellen:
    }
drift-branch = { $then } leidde tot { $to_then }. Nu leidt { $today } tot { $to_today }.
drift-branch-same = Met dit antwoord gingen de regels verder naar { $to_then }. Nu gaan ze verder naar { $to_today }.
drift-begins = Eerst kwam { $then }. Nu is dat { $today }.
drift-counted = Het antwoord telde als { $then }. Nu telt het als { $today }.
drift-to-model = { $model }
drift-to-question = de vraag "{ $question }"
drift-division = Indelen naar { $dimension }
drift-needed = Dat was nodig bij { $then }. Nu is het nodig bij { $today }.
drift-division-limit = Er konden { $then } indelingen tegelijk zijn. Nu zijn dat er { $today }.
drift-more = Ook anders in het advies:
drift-more-sure = Hoe zeker het is: { $today } in plaats van { $then }
drift-more-second = Tweede keus: { $today } in plaats van { $then }
drift-more-managers = Managers: { $today } in plaats van { $then }
drift-more-warning = Nieuwe waarschuwing: { $text }
drift-more-warning-gone = Geen waarschuwing meer: { $text }
drift-none-second = geen
drift-not-whole = De rest is niet te tonen: de regels van toen (versie { $version }) staan niet op deze computer, en van het advies staat alleen dit in het gesprek.
drift-saved-path = De antwoorden die ertoe leidden:
drift-both-then = Bewaard advies
drift-both-today = Advies van nu
drift-group = { $count ->
        [one] Eén gesprek
       *[other] { $count } gesprekken met dezelfde oorzaak
    }
drift-group-more = en nog { $count }
drift-choose-keep = Het bewaarde advies houden
drift-choose-take = Het advies van nu nemen
drift-choose-both = Beide in hun geheel lezen
drift-choose-case = Als toetsgeval bewaren
session-writable-again = Het andere programma heeft dit gesprek losgelaten: u kunt het weer wijzigen.
session-reloaded = Het andere programma heeft dit gesprek gewijzigd en losgelaten: u ziet het zoals het nu is, en kunt het wijzigen.
drift-line-differs = { $name }: nu een ander advies
drift-model-unreached = Met dit antwoord leidt niets meer tot { $model }.
drift-dimension-unknown = De regels kennen die niet meer.
drift-dimension-no-need = Bij deze antwoorden is dat niet meer nodig.
drift-dimension-capped = Dat komt nu later: zoveel indelingen tegelijk zou te veel zijn.
drift-dimension-new = Dat is nieuw.
drift-dimension-reordered = Dat heeft een andere plaats in de volgorde.
drift-ask = Wat wilt u?
drift-model-never = De regels van nu leiden nooit tot { $model }.
drift-answers = De antwoorden waardoor het komt:
drift-answer = { $question }: { $given }
drift-answer-assumed = { $question }: niet bekend, dus { $used } is aangenomen
drift-answer-invalid = { $question }: { $given } is geen antwoord meer, dus { $used } is aangenomen
drift-answer-not-asked = { $question }: wordt bij deze antwoorden niet meer gevraagd, dus { $used } is aangenomen
drift-answer-not-asked-today = { $question }: { $given }, wat het regelboek van nu niet meer vraagt
drift-answer-changed = { $said } (veranderd na het afronden van het gesprek)
drift-reopened = Na het afronden zijn antwoorden veranderd. Dit gaat over de antwoorden zoals ze toen waren.
drift-line-same = { $name }: hetzelfde: { $advice }
drift-line-unfinished = { $name }: niet afgerond, dus er is geen advies om te vergelijken
drift-line-unchecked = { $name }: afgerond zonder advies in het bestand, dus er is niets om te vergelijken
drift-count = { $checked ->
        [one] Eén sessie
       *[other] { $checked } sessies
    }: { $same } hetzelfde, { $differing } anders, { $rest } niet vergeleken
drift-count-unread = { $count ->
        [one] Eén andere kon niet worden gecontroleerd; hierboven staat wat eraan mankeert.
       *[other] { $count } andere konden niet worden gecontroleerd; hierboven staat wat eraan mankeert.
    }
drift-none = Er zijn geen bewaarde sessies om te controleren.
drift-one-session = hier hoort één sessie; voeg --check toe om er meer te controleren
replay-format-of-file = hier hoort asciicast of html; text en json zijn voor het verslag van --check
replay-format-of-check = hier hoort text of json; asciicast en html zijn voor een opname om te bewaren, zonder --check
drift-other-rulebook = Deze sessie is gemaakt met een ander regelboek met de id "{ $id }" (versie { $version }), en wordt getoond met het regelboek waar u om vroeg.
drift-saved-kept = Het bewaarde advies blijft; de sessie is niet gewijzigd.
drift-today-adopted = Het advies van nu is genomen.
drift-panel-title = De regels van nu adviseren anders
drift-panel-title-file = Bestand buiten het programma gewijzigd
drift-panel-title-other = Een ander regelboek adviseert anders
drift-file-changed = De antwoorden erin leiden, met de regels waarmee het is afgerond, niet tot het advies dat erin staat.
drift-in-file = In het bestand: { $advice }
drift-by-rules = Volgens deze regels: { $advice }
drift-panel-lead = Aan dit gesprek is niets veranderd, maar aan de regels wel.
drift-panel-lead-other = Dit gesprek is gemaakt met een ander regelboek met dezelfde id. U ziet het met het regelboek waar u om vroeg.
drift-mark = U leest het advies van nu. Bewaard: { $advice }.
drift-mark-file = U leest het advies op deze antwoorden. Het bestand is buiten het programma gewijzigd en zegt { $advice }.
drift-mark-other = Bewaard: { $advice }. U leest het advies volgens het regelboek waar u om vroeg.
drift-mark-same = Gemaakt met een ander regelboek met dezelfde id. Het regelboek waar u om vroeg, geeft hetzelfde advies.
drift-not-saved = Niet genomen: { $why }
drift-not-in-library = deze sessie staat niet bij de bewaarde sessies; open die met resume om het advies van nu te nemen
case-version = hier hoort formaatversie { $wanted } van een toetsgeval, maar er staat { $found }
case-answer = hier hoort de id van een optie of een geheel getal, maar er staat { $found }
case-expects-nothing = hier hoort een "model", een "segmentation" of beide
case-unfinished = dit gesprek is nooit afgerond, dus er is geen advies om een toetsgeval van te maken
case-file-changed = dit bestand is buiten het programma gewijzigd: de antwoorden erin leiden, met de regels waarmee het is afgerond, niet tot het advies dat erin staat; neem eerst met "salesorg resume" het advies op de antwoorden
case-saved = Als toetsgeval bewaard: { $path }
case-other-rulebook = dit toetsgeval is voor het regelboek "{ $found }", niet voor "{ $wanted }"
case-empty = in deze map staat geen toetsgeval en geen afgeronde sessie
case-fails = { $count ->
        [one] één toetsgeval krijgt een ander advies
       *[other] { $count } toetsgevallen krijgen een ander advies
    } van dit regelboek
audit-cases = Toetsgevallen
audit-cases-hold = { $count ->
        [one] Het ene toetsgeval krijgt het advies dat erin staat.
       *[other] Alle { $count } toetsgevallen krijgen het advies dat erin staat.
    }
audit-cases-skipped = { $count ->
        [one] Eén sessie is niet afgerond en overgeslagen.
       *[other] { $count } sessies zijn niet afgerond en overgeslagen.
    }
audit-case-model-open = Dit toetsgeval legt alleen de indeling vast, ongeacht het model.
audit-case-division-open = Dit toetsgeval legt alleen het model vast, ongeacht de indeling.
audit-case-why = Waarom dit de bedoeling is: { $why }
audit-case-source = Bron: { $title }, { $url }
audit-case-source-year = Bron: { $title }, { $year }, { $url }
action-case = als toetsgeval bewaren
## Meerdere deelnemers
group-title = Mensen vergelijken: { $people }
group-title-about = { $subject }: { $people }
group-count-people = { $count ->
        [one] één persoon
       *[other] { $count } mensen
    }
group-recorded = { $decision }, vastgelegd bij { $who }
group-unanswered-folded = { $count ->
        [one] Eén vraag die niemand heeft ingevuld…
       *[other] { $count } vragen die niemand heeft ingevuld…
    }
group-unanswered-open = { $count ->
        [one] Eén vraag die niemand heeft ingevuld:
       *[other] { $count } vragen die niemand heeft ingevuld:
    }
group-agenda-line = { $question }: { $effect }
action-choose-fold = inklappen
group-all-agree = Niemand antwoordt anders dan de anderen: er valt niets te bespreken.
group-open-differs = Waar hun advies toch verschilt, komt dat door wat iemand openliet.
group-differ = Ze verschillen op { $count } van de { $all } vragen die ze beantwoordden.
group-count-model =
    { $count ->
        [one] Eén van deze verschillen verandert op zichzelf het model.
       *[other] { $count } van deze verschillen veranderen op zichzelf het model.
    }
group-count-segmentation =
    { $count ->
        [one] Eén verandert alleen de indeling.
       *[other] { $count } veranderen alleen de indeling.
    }
group-count-with-others =
    { $count ->
        [one] Eén verschil maakt alleen samen met andere iets uit.
       *[other] { $count } verschillen maken alleen samen met andere iets uit.
    }
group-count-nothing = Geen van deze verschillen verandert het advies.
group-undivided = geen indeling
group-divided = naar { $dimensions }
group-unknown = weet niet
group-not-asked = niet gevraagd
group-no-answer = niemand
group-advice = Wat ieder als advies krijgt
group-common-answers = Meeste antwoorden
group-common-answers-tied = Meeste antwoorden (gelijke stand bij { $questions })
group-decided = { $who }: { $decision }
group-robustness = Het advies blijft { $model } in { $percent } % van alle combinaties van de hier gegeven antwoorden ({ $kept } van { $all }).
group-unfinished = Dit gesprek is niet afgerond.
group-other-version = Beantwoord met versie { $version } van het regelboek; het advies hier volgt die van nu ({ $today }).
group-not-asked-answers = Wordt niet meer gevraagd en telt dus niet mee: { $gone }
group-effect-model = verandert het model
group-effect-segmentation = verandert de indeling
group-effect-with-others = verandert het model alleen samen met andere
group-effect-with-others-segmentation = verandert de indeling alleen samen met andere
group-effect-nothing = verandert niets
group-effect-agreed = iedereen die antwoordde, is het eens
group-unanswered = niemand antwoordde
group-agreement = Het meest gegeven antwoord: { $count } van { $all }.
group-spread = Van { $least } tot { $most }, in het midden { $median }.
group-named = Door hoeveel genoemd: { $names }.
group-tie = Gelijke stand: evenveel mensen kozen een ander antwoord. Telt als { $answer }, dat het regelboek het eerst noemt.
group-tie-numbers = Twee getallen staan in het midden. Telt als het laagste, { $answer }.
group-view = { $answer } ({ $count }): { $people }
group-view-other-model = Zou { $decision } betekenen.
group-view-other-segmentation = Hetzelfde model, maar { $division }.
group-who-unknown = Weten het nog niet: { $people }
group-who-not-asked = Niet gevraagd, gezien hun andere antwoorden: { $people }
group-note = Notitie van { $name }: { $text }
group-agenda = Wat u bespreekt, in deze volgorde
group-agenda-about = Elk verschil is gemeten vanaf de antwoorden die de meesten gaven. Eerst komt wat het model verandert, dan wat de indeling verandert, dan wat een van beide alleen samen met andere verschillen verandert; wat niets verandert, komt het laatst. Is dat gelijk, dan komt eerst waar het om meer mensen gaat.
group-agreed = Overeenstemming
group-unanswered-questions = Niet beantwoord: { $questions }.
group-table = Wie wat zei
group-table-about = Vet: niet wat de meesten zeggen.
group-question = Vraag
compare-duplicate = dit is dezelfde sessie als een eerdere ({ $id }); geef elke sessie één keer op
compare-other-rulebook = deze sessie is gemaakt met het regelboek "{ $found }", de eerste met "{ $wanted }"; alleen sessies van één regelboek zijn te vergelijken
group-tab-agenda = Agenda
group-tab-advice = Advies
group-head-changes = verandert
group-head-agree = eens
group-head-advice = Advies
group-people = { $first }-{ $last } van { $all }
group-word-model = model
group-word-segmentation = indeling
group-word-with-others = met andere
group-word-nothing = niets
group-word-agreed = eens
group-word-unanswered = open
group-votes = { $answer } ({ $count })
group-model-count = { $model }: { $count } van { $all }
group-most-common-mark = Geldt als het antwoord van de groep.
action-order = verschillen eerst
action-order-asked = volgorde van vragen
action-pair-questions = andere vragen
compare-count = u kunt { $least } tot { $most } sessies vergelijken
## Sessies beheren
cli-no-deleted = Er zijn geen verwijderde sessies.
cli-client-set = { $id } hoort nu bij de klant "{ $client }".
cli-client-removed = { $id } hoort nu bij geen enkele klant.
cli-same-name = Let op: de sessie { $id } heet ook "{ $name }". In opdrachten zijn de twee alleen met hun id te onderscheiden.
cli-purge =
    { $count ->
        [one] { $names } voorgoed vernietigen? { $meaning } Typ de naam om te vernietigen:
       *[other] { $count } sessies voorgoed vernietigen: { $names }? { $meaning } Typ het aantal om te vernietigen:
    }
cli-purge-yes = hier kan niemand gevraagd worden of dit voorgoed weg mag; --yes vernietigt zonder te vragen
cli-purge-declined = Er is niets vernietigd.
cli-purge-not-deleted = "{ $name }" is niet verwijderd; doe dat eerst met `sessions delete`
cli-purged = Vernietigd: { $name }.
purge-meaning = De bestanden worden gewist en zijn hier niet meer terug te halen. Kopieën, exports, back-ups en snapshots blijven bestaan, en in versleten cellen van een SSD kunnen resten staan die met speciaal gereedschap te lezen zijn.
cli-renamed = { $id } heet nu "{ $name }".
cli-copy-of = { $name } (kopie)
cli-duplicated = De kopie is { $id }, met de naam "{ $name }".
cli-delete =
    { $count ->
        [one] "{ $names }" verwijderen? U kunt de sessie terughalen. (j/n)
       *[other] Deze { $count } sessies verwijderen: { $names }? U kunt ze terughalen. (j/n)
    }
cli-delete-yes = er kan niet om bevestiging worden gevraagd, want de standaardinvoer of -uitvoer is geen terminal; voeg --yes toe om zonder bevestiging te verwijderen
cli-delete-declined = Er is niets verwijderd.
cli-deleted = Verwijderd: { $name }. Zo haalt u de sessie terug:
cli-restored = { $name } is terug: { $id }
cli-exported =
    { $count ->
        [one] Eén sessie geschreven naar { $to }
       *[other] { $count } sessies geschreven naar { $to }
    }
cli-import-waiting = salesorg: wacht op een andere salesorg die sessies importeert ({ $file } is vergrendeld); Ctrl+C stopt
cli-import-new = { $name }: nieuw, { $id }
cli-import-same = { $name }: was er al, { $id }
cli-import-renumbered = { $name }: nieuw als { $id }, want een andere sessie hier heeft de id { $old }
cli-check-valid = { $file }: onbeschadigd ({ $name })
cli-check-newer = { $file }: geschreven door een nieuwere salesorg; niet gewijzigd
cli-check-damaged = { $file }: beschadigd
cli-check-nothing = Er valt niets te herstellen.
cli-check-all =
    { $answers ->
        [one] Eén antwoord
       *[other] { $answers } antwoorden
    } en { $notes ->
        [one] één notitie
       *[other] { $notes } notities
    } zijn te herstellen.
cli-check-part =
    { $answers ->
        [one] Eén van { $before } antwoorden
       *[other] { $answers } van { $before } antwoorden
    } en { $notes ->
        [one] één notitie
       *[other] { $notes } notities
    } zijn te herstellen.
cli-check-recovered = Hersteld als { $id }; het beschadigde bestand blijft zoals het is.
cli-check-recovered-before = Wat te herstellen is, staat al in de sessie { $id }; er is niets geschreven.
cli-check-how = Zo schrijft u wat te herstellen is naar nieuwe sessies:
cli-check-leftovers =
    { $count ->
        [one] Eén bestand hoort bij geen sessie en kan geen kwaad. Het volgende nieuwe gesprek ruimt het op, behalve als het een vergrendelbestand (.lock) is, want dat blijft:
       *[other] { $count } bestanden horen bij geen sessie en kunnen geen kwaad. Het volgende nieuwe gesprek ruimt ze op, behalve vergrendelbestanden (.lock), want die blijven:
    }
cli-recovered-name = { $name } (hersteld)
cli-recovered-unnamed = Gesprek
## Sessielijst
action-filter = zoek
action-found = naar de lijst
action-mark = markeer
action-mark-all = markeer alles, of niets
action-compare-people = mensen vergelijken
action-rename = hernoem
action-duplicate = kopieer
action-delete = verwijder
action-undo = maak ongedaan
action-deleted = verwijderde gesprekken
action-import = importeer
action-export = exporteer
action-copy = kopieer
action-complete = vul aan
action-choose-write = sla op
action-choose-restore = zet terug
action-back-keep = laat staan
action-back-clear = wis
session-name-exists = er bestaat al een bestand met deze naam, en er is niets overschreven; kies een andere naam
home-damaged-check = { $wrong }. Misschien is het te herstellen: druk op Enter.
home-damaged-change = Dit bestand is niet te lezen. U kunt het alleen herstellen (Enter) of verwijderen.
home-decided-otherwise = besloten { $decided }, geadviseerd { $advised }
home-decided = besloten { $decided }
home-due = opnieuw bekijken: { $state }
home-marked = { $count } gemarkeerd
home-searching = zoekt… { $read } van { $all }
home-found = { $count } van { $all }
home-choose-one = Kies eerst een bewaard gesprek.
home-compare-count = Markeer met de spatiebalk twee tot { $most } gesprekken om ze te vergelijken.
home-name-needed = Typ een naam, of druk op Esc.
home-path-needed = Typ of plak een pad, of druk op Esc.
home-copy = { $name } (kopie)
home-copy-more = { $name } (kopie { $number })
action-empty = vernietig alles voorgoed
action-purge = vernietig voorgoed
action-recover = herstel
action-next-field = volgend veld
action-complete-client = vul aan, of volgend veld
home-edit = Naam en klant
home-edit-about = Hoe moet het heten, en voor welke klant is het?
home-field-name = Naam
home-field-client = Klant
home-edited = Bewaard: { $name }.
home-clients = Klanten: { $names }
home-same-name = Er is al een gesprek dat { $name } heet, begonnen { $begun }. Met nog een keer Enter neemt u de naam toch.
home-same-name-client = Er is al een gesprek dat { $name } heet, begonnen { $begun } voor { $client }. Met nog een keer Enter neemt u de naam toch.
home-purge = Voorgoed vernietigen
home-purge-about =
    { $count ->
        [one] Typ de naam om dit voorgoed te vernietigen: { $name }
       *[other] Typ het aantal om deze gesprekken voorgoed te vernietigen: { $count }
    }
home-purge-differs =
    { $count ->
        [one] Dat is niet de naam, dus er is niets vernietigd.
       *[other] Dat is niet het aantal, dus er is niets vernietigd.
    }
home-purge-done =
    { $count ->
        [one] Voorgoed vernietigd: { $name }.
       *[other] Voorgoed vernietigd: { $count } gesprekken.
    }
home-import-file = { $file }: { $said }
home-recover = Beschadigd bestand herstellen
home-recover-hint = Het wordt een nieuw gesprek in deze lijst. Het beschadigde bestand gaat naar de verwijderde gesprekken.
home-recover-nothing = { $wrong }. Uit dit bestand is niets te herstellen; u kunt het alleen verwijderen.
home-recover-newer = Dit bestand is met een nieuwere versie van dit programma geschreven; alleen die versie kan het lezen.
home-recover-present = Wat te herstellen is, staat al in deze lijst: { $name }.
home-recovered =
    { $answers ->
        [one] Bewaard als { $name }: één antwoord
       *[other] Bewaard als { $name }: { $answers } antwoorden
    } en { $notes ->
        [one] één notitie.
       *[other] { $notes } notities.
    }
home-recovered-lost =
    { $lost ->
        [one] Eén antwoord is verloren.
       *[other] { $lost } antwoorden zijn verloren.
    }
home-recovered-original = Het beschadigde bestand staat bij de verwijderde gesprekken; de toets { $key } haalt het terug.
home-duplicate = Kopiëren
home-duplicate-about = Hoe moet de kopie heten?
home-duplicated = Gekopieerd als { $name }.
home-delete = Verwijderen
home-delete-confirm =
    { $count ->
        [one] { $name } verwijderen?
       *[other] { $count } gesprekken verwijderen?
    }
home-delete-undo-hint = Er gaat niets verloren: het gaat naar de verwijderde gesprekken, en met de toets { $key } komt het terug.
home-delete-done =
    { $count ->
        [one] Verwijderd: { $name }. De toets { $key } haalt het terug.
       *[other] Verwijderd: { $count } gesprekken. De toets { $key } haalt ze terug.
    }
home-restore-done =
    { $count ->
        [one] Teruggezet.
       *[other] Teruggezet: { $count } gesprekken.
    }
home-nothing-to-undo = Sinds het programma open is, is hier niets verwijderd. Wat eerder is verwijderd, staat bij de verwijderde gesprekken.
home-deleted = Verwijderde gesprekken
home-deleted-none = Er zijn geen verwijderde gesprekken.
home-deleted-where = Ze staan in { $folder } tot u ze voorgoed vernietigt.
home-import = Importeren
home-import-about = Eén gesprek, JSON Lines met meer, CSV met één bedrijf per rij, of een map met zulke bestanden. Typ of plak het pad; Tab vult het aan, ~ is uw thuismap. Hier wordt niets overschreven.
home-importing =
    { $count ->
        [one] Eén tot nu toe… Esc stopt; wat binnen is, blijft.
       *[other] { $count } tot nu toe… Esc stopt; wat binnen is, blijft.
    }
home-import-new = { $name }: nieuw hier
home-import-same = { $name }: staat hier al, precies hetzelfde
home-import-renumbered = { $name }: nieuw hier, met een nieuwe id, want een ander gesprek heeft de oude al
home-import-refused = niet geïmporteerd: { $why }
home-import-line = regel { $line }: { $said }
home-import-empty-folder = In deze map staan geen sessies, JSON Lines-bestanden of spreadsheets.
home-import-nothing = Er staat niets in dit bestand.
home-import-summary = { $new } nieuw, { $same } al hier, { $renumbered } met een nieuwe id, { $refused } niet geïmporteerd
home-import-more =
    { $count ->
        [one] en nog één die is geïmporteerd of er al was
       *[other] en nog { $count } die zijn geïmporteerd of er al waren
    }
home-import-more-refused =
    { $count ->
        [one] en nog één die niet is geïmporteerd
       *[other] en nog { $count } die niet zijn geïmporteerd
    }
home-export = Exporteren
home-export-about =
    { $count ->
        [one] Naar welk bestand? Het gesprek wordt geschreven met alle antwoorden en notities. ~ is uw thuismap; er wordt niets overschreven.
       *[other] Naar welk bestand? De { $count } gesprekken worden geschreven met alle antwoorden en notities, één per regel (JSON Lines). ~ is uw thuismap; er wordt niets overschreven.
    }
home-exported =
    { $count ->
        [one] Geschreven naar { $path }; alleen u kunt het lezen.
       *[other] { $count } gesprekken geschreven naar { $path }; alleen u kunt het lezen.
    }
## Terugblik: omslagen, antwoorden die niet meer bestaan, en besluiten
action-previous-change = vorige wijziging
action-next-turn = omslag
action-previous-turn = vorige omslag
action-pair-turns = omslagen
action-next-note = volgende notitie
action-decide = besluit
replay-outlook-changed = Hier sloeg de verwachting om van { $from } naar { $to }.
replay-outlook-changed-short = Omslag: { $from } naar { $to }
replay-reopened = Weer geopend nadat het was afgerond.
replay-removed-title = Niet meer in het regelboek
replay-removed-answer = De vraag "{ $question }" is er niet meer; het antwoord was { $value }.
replay-removed-value = "{ $question }" kent het antwoord { $value } niet meer; het telt als onbekend.
replay-removed-skipped = De vraag "{ $question }" is er niet meer; die was opengelaten.
replay-removed-note = De vraag "{ $question }" is er niet meer; de notitie erbij was: { $text }
replay-removed-more = en nog { $count }, elk te zien op het eigen moment
decided = Besloten: { $model }
decided-as-advised = Besloten: { $model }, zoals geadviseerd
decided-otherwise = Besloten: { $model } (geadviseerd: { $advised })
decided-open = Besloten: het model staat nog open
decided-divided = Indeling: { $dimensions }
decided-undivided = Indeling: geen
decided-by = Besloten door { $who }
decided-review = Opnieuw bekijken op { $day }
decided-due = Nu opnieuw bekijken: gepland voor { $day }
decided-withdrawn = Het besluit is teruggenomen.
decided-title = Het genomen besluit
decide-title = Wat is er besloten?
decide-record-title = Een besluit vastleggen
decide-about = Het advies blijft zoals het is. Hier legt u vast wat u echt gaat doen.
decide-advised = zoals geadviseerd
decide-current = tot nu toe besloten
decide-withdraw = Nog niets: neem het besluit terug
decide-open = Nog geen model: leg alleen de rest vast
decide-fields = Mag leeg blijven. Tab: volgend veld. Spatie: aankruisen.
decide-field-why = Waarom
decide-field-by = Besloten door
decide-field-review = Herzien op
decide-field-division = Indeling
decide-field-undivided = Geen indeling
decide-choose = kiezen
decide-record = vastleggen
decide-long = Dat is langer dan { $most } tekens; maak het korter.
decide-not-saved = Niet vastgelegd: { $why }. Het staat er nog; Enter probeert het opnieuw.
decide-read-only = U kunt hier lezen, geen besluit vastleggen: { $why }.
decide-replay = Bij het afspelen kunt u alleen lezen. Open het gesprek uit de lijst om een besluit vast te leggen.
decide-unfinished = het gesprek is niet afgerond, dus er is nog geen advies om over te besluiten; rond het eerst af
decide-model-near = "{ $given }" is geen model; bedoelde u "{ $nearest }"? ({ $known })
decide-model = "{ $given }" is geen model; kies een van { $known }
decide-model-ambiguous = "{ $given }" past bij meer dan één model: { $candidates }
decide-division-near = "{ $given }" is geen indeling; bedoelde u "{ $nearest }"? ({ $known })
decide-division = "{ $given }" is geen indeling; kies een van { $known }
decide-division-ambiguous = "{ $given }" past bij meer dan één indeling: { $candidates }
decide-day = "{ $given }" is geen dag; typ jaar, maand en dag, zoals 2027-03-01.
decide-by-long = Een naam heeft hooguit { $most } tekens; maak hem korter.
decide-nothing = Er is nog niets vast te leggen. Geef een model, een indeling, een reden, wie besloot of een dag om opnieuw te kijken.
cli-decided = { $decided }. Vastgelegd bij "{ $name }".
cli-decided-withdrawn = { $name }: het besluit is ingetrokken.
cli-decided-nothing = { $name }: er was geen besluit vastgelegd.
cli-listed-decided = geadviseerd { $advised }, besloten { $model }
cli-listed-due = { $state }, opnieuw bekijken sinds { $day }
report-answers = Uw antwoorden
report-sources = Bronnen
home-export-skipped = Weggelaten: { $name } ({ $why }).
home-export-more =
    { $count ->
        [one] Nog één is niet te lezen.
       *[other] Nog { $count } zijn niet te lezen.
    }
group-other-edition = Beantwoord met andere regels van dezelfde versie ({ $version }); het advies hier volgt die van nu.
group-other-rules = Beantwoord met andere regels; het advies hier volgt deze: { $people }.
group-cell-unknown = onbekend
group-effect-undetermined = verandert op zichzelf niets; samen met andere misschien wel, maar dat is niet te bepalen
group-word-undetermined = onduidelijk
group-count-undetermined = Of { $count } daarvan samen met andere het advies veranderen, is niet te bepalen.
home-restore = Terugzetten
home-batch-progress = { $done } van { $all } tot nu toe… Esc stopt; wat gedaan is, blijft gedaan.
verdict-units = { $count } { $unit }
verdict-each = { $units } van { $most }
verdict-each-or = { $units } van { $least } of { $most }
verdict-each-to = { $units } van { $least } tot { $most }
verdict-by = naar { $title }
verdict-then = daarna { $by }
verdict-assumed = Aangenomen: { $count } van { $asked } antwoorden
verdict-more-warnings = { $count ->
    [one] nog één waarschuwing
   *[other] nog { $count } waarschuwingen
}
verdict-all = Het hele advies: --full
verdict-none-title = Nog geen advies
verdict-none = Geen van de kernvragen is beantwoord, dus er is geen advies. Eén antwoord is genoeg. Beantwoord eerst:
next-year-same = Volgend jaar, met { $size }: hetzelfde model en dezelfde indeling.
next-year-other = Volgend jaar, met { $size }: { $advice }.
verdict-how-sure = Hoe zeker
verdict-first-label = Eerst
advice-plan = Wat u doet, stap voor stap
warnings-more = { $count ->
    [one] Nog één waarschuwing
   *[other] Nog { $count } waarschuwingen
}
warnings-fewer = Alleen de belangrijkste
action-choose-warnings = alle waarschuwingen, of de belangrijkste
next-year-title = Volgend jaar
number-1 = één
number-2 = twee
number-3 = drie
number-4 = vier
number-5 = vijf
number-6 = zes
number-7 = zeven
number-8 = acht
number-9 = negen
number-10 = tien
number-11 = elf
number-12 = twaalf
people-title = Mensen in cijfers
people-now = { $people }.
people-before = Nu ({ $model }): { $people }.
people-after = Na de overstap ({ $model }): { $people }.
people-before-about = De managers van nu zijn met dezelfde cijfers berekend, zonder verdere indeling; bij u kunnen het er meer of minder zijn.
people-sellers =
    { $count ->
        [one] { $number } verkoper
       *[other] { $number } verkopers
    }
people-managers =
    { $count ->
        [one] { $number } manager ({ $ratio } verkopers per manager)
       *[other] { $number } managers ({ $ratio } verkopers per manager)
    }
people-no-managers = geen managers
people-support =
    { $count ->
        [0] niemand voltijds in enablement
        [one] { $number } persoon voltijds in enablement
       *[other] { $number } mensen voltijds in enablement
    }
measures-title = Waarop u elke rol meet
signs-title = Waaraan u ziet dat het werkt
support-full-time =
    { $count ->
        [0] Voltijds in enablement: nog niemand.
        [one] Voltijds in enablement: één persoon.
       *[other] Voltijds in enablement: { $count } mensen.
    }
support-hat = als neventaak, geen eigen functie
support-hat-until = Een eigen functie met een van deze veranderingen:
rulebook-brief = In het kort: { $text }
rulebook-factors = De redenen op de eerste pagina
rulebook-next-year = { $answer }: { $percent } % van de omvang van nu
rulebook-side-by-side = Twee modellen naast elkaar
rulebook-measured-by = Gemeten op: { $text }
rulebook-move-stay = Dat blijven verdedigbaar is, als het huidige model tweede is en dichtbij; de eerste die geldt
rulebook-role-hat = Zolang niemand deze rol heeft, zegt de eerste die geldt wie die erbij doet:
rulebook-role-order = De volgorde waarin de mensen de rollen invullen: { $roles }

## Pages
page-contents = Inhoud
page-chart = Organogram
page-chart-in-words = Het organogram in woorden
page-tree = Beslisboom
page-tree-in-words = De beslisboom in woorden
page-for = Voor
page-against = Tegen
page-warning = Let op
page-now = Nu
page-later = Later
page-decision = Besluit
page-passed = Geslaagd
page-failed = Mislukt

# Veel bedrijven tegelijk: batch
batch-id-beside-answers = zet de antwoorden in een eigen veld als een regel een id heeft: {"{"}"id": "Acme", "answers": {"{"}"vraag": "optie"{"}"}{"}"}
batch-unknown-field = onbekend veld; een regel met "answers" heeft een "id" en verder niets
batch-title = { $count ->
        [one] Eén bedrijf
       *[other] { $count } bedrijven
    }
batch-models = Modellen
batch-divisions = Indeling nu
batch-undivided = Geen indeling
batch-assumed = Het vaakst aangenomen
batch-without-advice = { $count ->
        [one] Eén bedrijf heeft geen enkele kernvraag beantwoord en krijgt daarom geen advies.
       *[other] { $count } bedrijven hebben geen enkele kernvraag beantwoord en krijgen daarom geen advies.
    }
batch-failed = { $count ->
        [one] Eén bedrijf kon niet worden gelezen.
       *[other] { $count } bedrijven konden niet worden gelezen.
    }
batch-empty = er staan geen bedrijven in
batch-more-failed = { $count ->
        [one] één bedrijf kon niet worden gelezen; de regel in de uitvoer zegt waarom
       *[other] { $count } bedrijven konden niet worden gelezen; hun regels in de uitvoer zeggen waarom
    }
batch-several-lines = dit is één JSON-waarde op meerdere regels; zet elk bedrijf op een eigen regel, bijvoorbeeld met: jq -c . { $file } | salesorg batch -
batch-list = dit is een JSON-lijst; zet elk bedrijf op een eigen regel, bijvoorbeeld met: jq -c '.[]' { $file } | salesorg batch -
batch-full-csv = een volledig advies past niet in CSV; gebruik --format jsonl met --full
batch-progress = { $count } bedrijven, { $rate } per seconde
batch-progress-left = { $count } bedrijven, { $rate } per seconde, nog { $seconds } s
batch-reads-terminal = bedrijven worden van het toetsenbord gelezen, één JSON-object per regel; Ctrl-D sluit af
## Demo
demo-title = Demo: niets wordt bewaard
demo-companies = Drie voorbeeldbedrijven: een makelaarskantoor van vier, een softwarebedrijf van veertig waar drie mensen verschillend antwoordden, en een fabrikant van zestig in vier landen.
demo-keys = { $open } opent het advies, { $replay } speelt het gesprek af. { $compare } bij het softwarebedrijf vergelijkt de drie mensen daar; { $mark } markeert andere om te vergelijken.
demo-sessions = Voorbeeldgesprekken
demo-left = Dat was de demo; die bewaart niets. Om met uw eigen bedrijf te beginnen:
demo-open = Om ze te openen, af te spelen en te vergelijken, in een terminal:
demo-write = Om ze in een map te zetten, voor andere opdrachten:
demo-written = De gesprekken staan in { $folder }. Om ze te openen, af te spelen en te vergelijken:
demo-file-exists = dit bestand bestaat al, en er is niets geschreven; kies een andere map
demo-needs-folder = na -o hoort een map, want de demo bestaat uit meerdere bestanden
demo-other-rulebook = de demo hoort bij het ingebouwde regelboek over verkooporganisaties; laat deze optie weg
action-sort = sorteer
home-sorted = Gesorteerd { $order }.
home-sorted-clients = op klant
home-sorted-changed = laatst gewijzigd eerst
home-sorted-name = op naam
home-sorted-created = laatst begonnen eerst
home-group-none = Zonder klant
home-group-damaged = Bestanden die niet te lezen zijn
home-group-count =
    { $count ->
        [one] 1 gesprek
       *[other] { $count } gesprekken
    }
home-filter-finished = afgerond
home-filter-unfinished = mee bezig
home-filter-otherwise = anders besloten
home-preview-new = Begin hier een gesprek. Staat de cursor op een bewaard gesprek, dan ziet u hier het advies, de antwoorden en de notities.
home-preview-client = Klant
home-preview-status = Stand
home-preview-begun = Begonnen
home-preview-changed = Gewijzigd
home-preview-notes = Notities
home-preview-outdated = Met de regels van vandaag zou het advies anders zijn dan wat er bewaard is. Open het gesprek om beide te zien.

# Waarom een toets niets doet, op de plaats van de voetregel.
idle-action = { $key } ({ $action }) doet hier nu niets. { $help } toont de toetsen.
idle-key = { $key } doet hier niets. { $help } toont de toetsen.
idle-key-elsewhere = { $key } ({ $action }) werkt elders: { $places }. { $help } toont de toetsen van dit scherm.
idle-undo = Er is niets ongedaan te maken.
idle-reset = Er is niets ongedaan te maken: elk antwoord is zoals bewaard.
idle-put-back = Dit antwoord is zoals bewaard.
idle-choose = Hier valt niets te openen of te kiezen. { $help } toont de toetsen.
idle-answer = Geen open vraag kan dit advies nog veranderen.
idle-speed = Verder dan deze snelheid gaat het niet.
idle-change = Er is geen ander gewijzigd antwoord in die richting.
idle-turn = Er is geen andere omslag van het advies in die richting.
idle-note = Dit gesprek heeft geen notities.
idle-export = Hier valt nog niets te exporteren.
idle-digit = Er is hier geen { $number }. { $help } toont de toetsen.
idle-home-back = Dit is het eerste scherm. { $quit } sluit het programma.
idle-home-empty = Er is hier geen gesprek. { $new } begint er een.
idle-decide = Er is nog geen advies om over te besluiten. Beantwoord eerst een paar vragen.
idle-open-all = Bij Waarom en Organogram valt iets te openen of te sluiten.
idle-zoom = Bij Organogram is er een geheel te tonen, als er ruimte is voor vakken.
idle-order = Alleen het eerste tabblad heeft een andere volgorde.
idle-row = Links en rechts wijzigen dit antwoord.
place-home = de lijst met gesprekken
place-deleted = de verwijderde gesprekken
place-question = een vraag
place-line = een tekstveld
place-review = het overzicht
place-advice = het advies
place-what-if = Wat als
place-scenarios = de scenario's
place-leave = de vraag bij het afsluiten
place-replay = het afspelen
place-together = de vergelijking van mensen
place-help = de hulp
place-guide = de gids
place-drift = het gewijzigde advies
place-export = de export
palette-title = Alle acties
palette-nothing = Niets heeft deze naam of toets.
palette-not-now = nu niet

## Settings
found-date = een datum
found-table = een tabel
settings-unknown = deze instelling bestaat niet ({ $known })
settings-unknown-near = deze instelling bestaat niet; bedoelt u "{ $nearest }"? ({ $known })
settings-value = "{ $given }" kan hier niet; kies uit { $known }
settings-value-near = "{ $given }" kan hier niet; bedoelt u "{ $nearest }"? ({ $known })
settings-wants-bool = hier hoort true of false, zonder aanhalingstekens; er staat { $found }
settings-wants-text = hier hoort een van { $known }, tussen aanhalingstekens; er staat { $found }
settings-syntax = deze regel is geen TOML: om een tekst horen aanhalingstekens, zoals in theme = "dark", en om een lijst haken
settings-keys-form = hier hoort een tabel met de toetsen van acties, zoals [keys.home]; er staat { $found }
settings-keys-list = hier hoort een lijst van toetsen, zoals ["n", "ctrl+n"]; er staat { $found }
settings-file-broken = in het bestand staan fouten waar het programma van afblijft; verbeter die eerst ("salesorg config check" noemt ze)
settings-not-a-file = dit is geen bestand
settings-too-large = het bestand is te groot voor instellingen; hooguit { $most } bytes
settings-no-home = er is geen persoonlijke map; noem een bestand met SALESORG_CONFIG
settings-title = Instellingen
settings-saved = Meteen bewaard in { $path }
settings-not-saved = Niet bewaard: { $why }. De wijziging geldt tot u afsluit.
settings-problem =
    Instellingen, { $place }: { $what } { $more ->
        [0] {""}
        [one] Er is nog een fout; "salesorg config check" noemt ze allebei.
       *[other] Er zijn nog { $more } fouten; "salesorg config check" noemt ze allemaal.
    }
setting-wins-option = Bij de volgende start beslist { $name } weer, als dat op de opdrachtregel staat.
setting-wins-variable = Bij de volgende start beslist de variabele { $name } weer, als die er dan is.
setting-theme-no-colors = Kleuren staan uit (NO_COLOR of --color), dus nu ziet u er geen.
setting-theme-sixteen = Deze terminal zegt 16 kleuren te tonen, dus hij houdt zijn eigen kleuren.
setting-theme-approximate = Deze terminal zegt 256 kleuren te tonen, dus ziet u de kleuren die er het meest op lijken.
action-setting-next = de volgende waarde
action-setting-previous = de waarde ervoor
action-setting-default = standaard
setting-language = Taal
setting-language-about = Van de schermen, het advies en de verslagen.
setting-theme = Kleuren
setting-theme-about = De eigen kleuren van de terminal, of die van een thema.
setting-outlook = Vooruitblik
setting-outlook-about = Of de modellen naast de vragen van een gesprek staan.
setting-mouse = Muis
setting-mouse-about = Uit laat de muis aan de terminal, om tekst te selecteren en te kopiëren.
setting-dates = Datums
setting-dates-about = Hoe datums eruitzien. In bestanden blijft het 2026-11-27.
theme-terminal = die van de terminal
theme-light = licht
theme-dark = donker
theme-high-contrast = hoog contrast
theme-dusk = schemering
setting-shown = zichtbaar
setting-hidden = verborgen
setting-on = aan
setting-off = uit
setting-from-now = zojuist veranderd
setting-from-option = van { $name } op de opdrachtregel
setting-from-variable = van de variabele { $name }
setting-from-file = uit het bestand
setting-from-locale = uit de landinstelling van het systeem
setting-from-default = standaard
keys-context = er zijn geen toetsen van "{ $given }" ({ $known })
keys-context-near = er zijn geen toetsen van "{ $given }"; bedoelt u "{ $nearest }"? ({ $known })
keys-action = "{ $given }" doet hier niets ({ $known })
keys-action-near = "{ $given }" doet hier niets; bedoelt u "{ $nearest }"? ({ $known })
keys-key = "{ $given }" is geen toets; toetsen zijn bijvoorbeeld "n", "N", "ctrl+n", "f5", "enter", "space"
keys-key-near = "{ $given }" is geen toets; bedoelt u "{ $nearest }"?
keys-double = "{ $key }" is hier ook de toets van { $action }; geef die een andere, of kies een andere
keys-text = "{ $key }" is in dit veld tekst; gebruik een toets met ctrl+, of een van f1 tot f12
keys-kept = bij deze actie hoort altijd de toets "{ $key }"; zet die erbij
config-file = Bestand: { $path }
config-no-file = Bestand: { $path } (bestaat nog niet)
config-keys =
    { $count ->
        [one] Eén actie heeft eigen toetsen.
       *[other] { $count } acties hebben eigen toetsen.
    }
config-right = { $path }: geen fouten
config-nothing = { $path }: bestaat niet, dus elke instelling heeft haar standaardwaarde
## Hulp bij de opdrachtregel: cli-help-OPDRACHT, cli-help-OPDRACHT-ARGUMENT, cli-help-OPDRACHT-ARGUMENT-WAARDE; cli-help-option-ARGUMENT en cli-help-value-WAARDE voor wat in meer opdrachten gelijk is
cli-help-heading-usage = Gebruik:
cli-help-heading-commands = Opdrachten:
cli-help-heading-arguments = Argumenten:
cli-help-heading-options = Opties:
cli-help-heading-values = Mogelijke waarden:
cli-help-usage-options = [OPTIES]
cli-help-with-default = { $text } [standaard: { $default }]
cli-help-default = [standaard: { $default }]
cli-help-with-values = { $text } [mogelijke waarden: { $values }]
cli-help-word-bool = BOOL
cli-help-word-client = KLANT
cli-help-word-command = OPDRACHT
cli-help-word-dd = DD
cli-help-word-dimension = INDELING
cli-help-word-dir = MAP
cli-help-word-file = BESTAND
cli-help-word-form = VORM
cli-help-word-format = VORM
cli-help-word-id = ID
cli-help-word-lang = TAAL
cli-help-word-mm = MM
cli-help-word-model = MODEL
cli-help-word-n = N
cli-help-word-name = NAAM
cli-help-word-part = DEEL
cli-help-word-question = VRAAG
cli-help-word-session = SESSIE
cli-help-word-shell = SHELL
cli-help-word-text = TEKST
cli-help-word-value = WAARDE
cli-help-word-when = WANNEER
cli-help-word-yyyy = JJJJ

cli-help-salesorg = Gesprek dat uitloopt op een advies met de redenen erbij: welke verkooporganisatie past, of wat een ander regelboek vraagt
cli-help-salesorg-long =
    Gesprek dat uitloopt op een advies met de redenen erbij: welke verkooporganisatie past, of wat een ander regelboek vraagt

    Zonder opdracht opent het programma op zijn beginscherm.
cli-help-statuses = Afsluitstatus
cli-help-status-0 = gelukt
cli-help-status-1 = een bestand, de schijf of de terminal werkte niet mee
cli-help-status-2 = de opdrachtregel klopt niet
cli-help-status-3 = de antwoorden, de sessie of het regelboek kloppen niet; gaat voor 4
cli-help-status-4 = `replay --check` vond een advies dat afwijkt van het bewaarde
cli-help-status-5 = `interview` of `resume` is voor het einde verlaten; alles is bewaard
cli-help-status-signal = signaal n beëindigde het programma; alles is bewaard
cli-help-option-lang = Taal van alle tekst [standaard: uit de instellingen, anders uit de landinstelling]
cli-help-option-rulebook = Gebruik dit regelboek: een bestand, of de id van een ingebouwd regelboek
cli-help-option-data-dir = Bewaar de sessies onder deze map [standaard: `SALESORG_DATA_DIR`, anders de gegevensmap van het systeem]
cli-help-option-plain = Schrijf regels in plaats van schermen: voor schermlezers, pipes en logboeken [standaard: aan als `ACCESSIBLE` is ingesteld of `TERM` `dumb` is]
cli-help-option-ascii = Gebruik alleen ASCII-tekens [standaard: aan, tenzij de landinstelling UTF-8 is]
cli-help-option-no-mouse = Laat de muis aan de terminal over, om tekst te selecteren en te plakken
cli-help-option-log = Houd in dit bestand een logboek bij voor de makers van het programma, zonder antwoorden, namen of notities [standaard: `SALESORG_LOG`, anders geen logboek]
cli-help-option-color = Wanneer er kleuren zijn; `auto` houdt rekening met `NO_COLOR`
cli-help-value-auto = Als de uitvoer naar een terminal gaat en `NO_COLOR` niet is ingesteld
cli-help-value-always = Altijd
cli-help-value-never = Nooit
cli-help-option-help = Toon hulp
cli-help-option-help-more = Toon hulp (meer met '--help')
cli-help-option-help-summary = Toon hulp (beknopt met '-h')
cli-help-option-version = Toon de versie
cli-help-option-force = Overschrijf bestaande bestanden
cli-help-option-output = Schrijf naar dit bestand of in deze map; `-` is de standaarduitvoer
cli-help-option-session = Pad, id, begin van een id, of naam van de sessie
cli-help-option-sessions = Pad, id, begin van een id, of naam van elke sessie
cli-help-value-text = Voor een terminal of een e-mail
cli-help-value-markdown = Voor een wiki of een tekstverwerker
cli-help-value-html = Voor een browser of een printer: één bestand
cli-help-value-json = Voor programma's

cli-help-help = Toon deze hulp, of die bij een opdracht
cli-help-help-subcommand = De opdracht waarbij u hulp wilt
cli-help-interview = Begin een nieuw gesprek
cli-help-interview-status = Afsluitstatus 5: het gesprek is voor het einde verlaten; alles is bewaard
cli-help-interview-name = Naam van de sessie
cli-help-interview-client = Klant waar de sessie bij hoort
cli-help-interview-quick = Stel alleen de belangrijkste vragen, geef advies, en bied daarna de andere vragen aan in de volgorde waarin ze het kunnen veranderen
cli-help-interview-from = Begin met de antwoorden uit dit bestand (een object met antwoorden) of uit deze bewaarde sessie
cli-help-resume = Ga verder met een sessie die nog niet af is
cli-help-resume-status = Afsluitstatus 5: het gesprek is voor het einde verlaten; alles is bewaard
cli-help-resume-session = Pad, id, begin van een id, of naam van de sessie [standaard: de nieuwste die nog niet af is]
cli-help-replay = Speel een bewaarde sessie af, tot en met het advies
cli-help-replay-sessions = Pad, id, begin van een id, of naam van de sessie; met --check ook meer dan één
cli-help-replay-check = Bereken het advies opnieuw met het regelboek van nu en meld wat afwijkt van het bewaarde advies; afsluitstatus 4 als er iets afwijkt
cli-help-replay-all = Controleer alle bewaarde sessies
cli-help-replay-format = Vorm van het verslag met --check [standaard: text], of van een opname om te bewaren
cli-help-replay-format-text = Verslag voor mensen, met --check
cli-help-replay-format-json = Verslag voor programma's, met --check
cli-help-replay-format-asciicast = Opname van het scherm, voor de spelers van asciinema
cli-help-replay-format-html = Pagina met elk antwoord, voor een browser
cli-help-replay-speed = Snelheid van het afspelen, als veelvoud van de oorspronkelijke, van { $slowest } tot { $fastest }; --plain schrijft zonder te wachten
cli-help-replay-step = Wacht voor elke stap op een toets
cli-help-replay-columns = Kolommen van een opgenomen scherm [standaard: die van de terminal, of 80]
cli-help-replay-rows = Rijen van een opgenomen scherm [standaard: die van de terminal, of 24]
cli-help-advise = Geef advies op antwoorden uit een bestand of van de opdrachtregel, zonder gesprek
cli-help-advise-file = Bestand met een object met antwoorden, of een bewaarde sessie: pad, id, begin van een id, of naam; `-` leest de standaardinvoer
cli-help-advise-set = Geef een antwoord, in plaats van dat uit het bestand: een keuze met haar naam of id, een getal, een JSON-lijst met namen, of `null` voor onbekend
cli-help-advise-format = Vorm van het advies
cli-help-advise-format-text = Voor een terminal of een e-mail: één pagina, of alles met --full
cli-help-advise-format-svg = Voor een presentatie: het organogram, of de beslisboom met --part tree
cli-help-advise-full = Toon het hele advies als tekst en niet alleen de eerste pagina; de andere vormen bevatten altijd alles
cli-help-advise-part = De tekening van --format svg [standaard: chart]
cli-help-advise-part-chart = Het organogram
cli-help-advise-part-tree = De beslisboom met de gevolgde weg
cli-help-batch = Geef advies aan veel bedrijven: één op elke regel erin, één op elke regel eruit
cli-help-batch-status = Afsluitstatus 3: minstens één bedrijf was niet te lezen; de regel ervan zegt waarom
cli-help-batch-file = Bestand met op elke regel een bedrijf; `-` leest de standaardinvoer
cli-help-batch-from = Vorm van de invoer [standaard: volgens de bestandsnaam, anders jsonl]
cli-help-batch-from-jsonl = Op elke regel een JSON-object: antwoorden, een id met antwoorden, of een sessie
cli-help-batch-from-csv = Een spreadsheet met komma's of puntkomma's: een kop, dan op elke rij een bedrijf
cli-help-batch-from-tsv = Een spreadsheet met tabs
cli-help-batch-format = Vorm van de uitvoer
cli-help-batch-format-jsonl = Op elke regel een JSON-object
cli-help-batch-format-csv = CSV voor een spreadsheetprogramma in de taal van het programma
cli-help-batch-full = Schrijf voor elk bedrijf het hele advies
cli-help-batch-summary = Schrijf aan het einde aantallen naar de foutuitvoer: bedrijven per model en per indeling, en de vragen waarvoor het vaakst iets is aangenomen
cli-help-batch-summary-text = Voor mensen
cli-help-batch-threads = Aantal threads [standaard: één per processorkern]
cli-help-template = Schrijf een leeg formulier met alle vragen, om zonder gesprek in te vullen
cli-help-template-format = Een spreadsheet met een rij per bedrijf, of een JSON-object voor één bedrijf
cli-help-template-format-csv = Voor een spreadsheetprogramma, daarna `batch --from csv` of `sessions import`
cli-help-template-format-json = Voor een tekstverwerker, daarna `advise` of `batch`
cli-help-compare = Vergelijk de sessies van meer mensen: waarin ze verschillen, en wat dat uitmaakt
cli-help-compare-sessions = Van { $fewest } tot { $most } sessies met één regelboek, elk met pad, id, begin van een id, of naam
cli-help-compare-format = Vorm van de vergelijking [standaard: een scherm op een terminal, anders text]
cli-help-sessions = Toon, wijzig, exporteer en importeer bewaarde sessies
cli-help-sessions-list = Toon de lijst van sessies, de nieuwste eerst
cli-help-sessions-list-format = Tekst, of een JSON-lijst
cli-help-sessions-list-format-text = Voor mensen
cli-help-sessions-list-client = Toon alleen de sessies van deze klant; een lege naam toont die zonder klant
cli-help-sessions-list-deleted = Toon de verwijderde sessies, die terug te halen zijn
cli-help-sessions-show = Toon de antwoorden, de notities en het advies van een sessie
cli-help-sessions-show-format = Tekst, Markdown of HTML om te lezen, of het sessiebestand zoals het is
cli-help-sessions-show-answers = Toon alleen de antwoorden, als JSON-object dat `advise -` leest
cli-help-sessions-rename = Geef een sessie een andere naam, of wijs haar toe aan een klant
cli-help-sessions-rename-name = Nieuwe naam; mag ontbreken met --client
cli-help-sessions-rename-client = Klant waar de sessie bij hoort; een lege naam haalt haar bij haar klant weg
cli-help-sessions-duplicate = Kopieer een sessie
cli-help-sessions-duplicate-name = Naam van de kopie
cli-help-sessions-delete = Verwijder sessies; verwijderde sessies zijn terug te halen
cli-help-sessions-delete-yes = Verwijder zonder te vragen
cli-help-sessions-restore = Haal een verwijderde sessie terug
cli-help-sessions-restore-session = Id, begin van een id, of naam van de sessie, zoals `sessions list --deleted` die toont
cli-help-sessions-purge = Vernietig verwijderde sessies voorgoed; vraagt eerst om hun naam of aantal
cli-help-sessions-purge-sessions = Id, begin van een id, of naam van elke sessie, zoals `sessions list --deleted` die toont
cli-help-sessions-purge-all = Vernietig alle verwijderde sessies
cli-help-sessions-purge-yes = Vernietig zonder te vragen
cli-help-sessions-export = Exporteer sessies: één als bestand, meer als JSON Lines, of elk als eigen bestand in een map
cli-help-sessions-export-all = Exporteer alle sessies
cli-help-sessions-export-output = Schrijf naar dit bestand, of elk naar een eigen bestand in deze map; `-` is de standaarduitvoer
cli-help-sessions-import = Importeer sessies; bestaande sessies worden nooit overschreven
cli-help-sessions-import-after =
    Elke rij van een bestand dat eindigt op .csv of .tsv wordt een sessie, met de naam uit de kolom `name` of anders naar de rij. Een kolom `client` wijst haar toe aan een klant. `salesorg template --format csv` schrijft een lege spreadsheet. Een sessie is af als elke vraag die wordt gesteld een antwoord heeft; anders vraagt `resume` de rest. Een rij die al eens is geïmporteerd wordt gemeld en niet opnieuw geïmporteerd, ook als de sessie een andere naam kreeg of is voortgezet.
cli-help-sessions-import-files = Sessiebestand, JSON Lines-bestand, spreadsheet bewaard als CSV of TSV, of map met zulke bestanden; `-` leest de standaardinvoer
cli-help-sessions-check = Controleer of sessiebestanden beschadigd zijn en meld wat te redden is
cli-help-sessions-check-sessions = Pad, id, begin van een id, of naam van elke sessie [standaard: alle]
cli-help-sessions-check-recover = Schrijf wat te redden is in nieuwe sessies; beschadigde bestanden blijven zoals ze zijn
cli-help-sessions-case = Schrijf een sessie die af is als toetsgeval voor `rulebook audit --cases`, zonder namenlijsten en notities
cli-help-sessions-case-output = Schrijf naar dit bestand, of in deze map onder de id van de sessie; `-` is de standaarduitvoer
cli-help-sessions-decide = Leg het besluit vast dat is genomen, naast het advies
cli-help-sessions-decide-model = Gekozen model, het geadviseerde of een ander, met naam of id; mag ontbreken
cli-help-sessions-decide-division = Waarop het team wordt ingedeeld, met namen of id's, of `none`
cli-help-sessions-decide-reason = Reden van het besluit
cli-help-sessions-decide-by = Wie besloot
cli-help-sessions-decide-review-on = Dag waarop u het besluit opnieuw bekijkt, zoals 2027-03-01
cli-help-sessions-decide-withdraw = Trek het besluit in
cli-help-sessions-path = Toon het pad van de map met sessies, of van het bestand van één sessie
cli-help-rulebook = Bekijk, controleer, bewijs en teken regelboeken
cli-help-rulebook-list = Toon de ingebouwde regelboeken
cli-help-rulebook-check = Meld alle fouten en waarschuwingen van een regelboek
cli-help-rulebook-check-file = Bestand met een regelboek, `-` voor de standaardinvoer, of de id van een ingebouwd regelboek [standaard: dat van --rulebook]
cli-help-rulebook-check-format = Vorm van het verslag
cli-help-rulebook-check-format-text = Voor mensen
cli-help-rulebook-show = Toon een regelboek in woorden: de vragen, de boom, de argumenten en de regels
cli-help-rulebook-show-file = Bestand met een regelboek, of de id van een ingebouwd regelboek [standaard: dat van --rulebook]
cli-help-rulebook-schema = Toon het JSON-schema van een soort bestand
cli-help-rulebook-schema-of = Soort bestand; het schema van antwoorden hangt af van het regelboek
cli-help-rulebook-schema-of-rulebook = Een regelboek
cli-help-rulebook-schema-of-session = Een bewaarde sessie
cli-help-rulebook-schema-of-answers = Een object met antwoorden op de vragen van het regelboek
cli-help-rulebook-schema-of-advice = Advies als JSON
cli-help-rulebook-schema-of-comparison = Een vergelijking van de antwoorden van meer mensen als JSON
cli-help-rulebook-audit = Bewijs wat een regelboek belooft, voor alle mogelijke antwoorden
cli-help-rulebook-audit-file = Bestand met een regelboek, of de id van een ingebouwd regelboek [standaard: dat van --rulebook]
cli-help-rulebook-audit-format = Vorm van het verslag
cli-help-rulebook-audit-format-text = Voor mensen
cli-help-rulebook-audit-cases = Toets ook alle gevallen en afgeronde sessies in deze map; het is een fout als een advies afwijkt van het verwachte
cli-help-rulebook-graph = Teken de beslisboom van een regelboek voor Graphviz of Mermaid
cli-help-rulebook-graph-file = Bestand met een regelboek, of de id van een ingebouwd regelboek [standaard: dat van --rulebook]
cli-help-rulebook-graph-format = Programma waarvoor de tekening is
cli-help-rulebook-graph-format-dot = Graphviz
cli-help-rulebook-graph-format-mermaid = Mermaid, dat veel Markdown-programma's kennen
cli-help-rulebook-graph-session = Laat de weg van deze sessie uitkomen: pad, id, begin van een id, of naam
cli-help-demo = Bekijk drie voorbeeldbedrijven; er wordt niets bewaard
cli-help-demo-long =
    Bekijk drie voorbeeldbedrijven; er wordt niets bewaard

    Opent afgeronde gesprekken op het beginscherm, om te lezen, af te spelen en te vergelijken. Ze staan in een tijdelijke map die na afloop wordt verwijderd; uw eigen sessies en --data-dir blijven erbuiten. Zonder terminal verschijnt van elk het advies.
cli-help-demo-output = Schrijf de sessies onder deze map, voor andere opdrachten met --data-dir, in plaats van ze te openen
cli-help-completions = Toon het script waarmee een shell deze opdrachtregel aanvult
cli-help-completions-after =
    Voor één gebruiker: zet een regel in het opstartbestand van de shell:
      bash        ~/.bashrc                     source <(salesorg completions bash)
      zsh         ~/.zshrc, na `compinit`       source <(salesorg completions zsh)
      fish        ~/.config/fish/config.fish    salesorg completions fish | source
      powershell  $PROFILE                      salesorg completions powershell | Out-String | Invoke-Expression
      elvish      ~/.config/elvish/rc.elv       eval (salesorg completions elvish | slurp)
cli-help-completions-shell = De shell
cli-help-completions-shell-bash = GNU Bash
cli-help-completions-shell-zsh = De Z-shell
cli-help-completions-shell-fish = De vriendelijke interactieve shell
cli-help-completions-shell-powershell = De shell van Windows
cli-help-completions-shell-elvish = Elvish
cli-help-man = Toon een handleidingpagina
cli-help-man-command = De opdracht, in één woord of meer: `sessions import` of `sessions-import` [standaard: het programma]
cli-help-man-output = Schrijf de pagina naar dit bestand, of de pagina's van de opdracht en van alle opdrachten daaronder in deze map; `-` is de standaarduitvoer

## Handleidingpagina's
man-title = handleiding van salesorg
man-name = NAAM
man-synopsis = OVERZICHT
man-description = BESCHRIJVING
man-options = OPTIES
man-commands = OPDRACHTEN
man-notes = TOELICHTING
man-exit-status = AFSLUITSTATUS
man-environment = OMGEVING
man-files = BESTANDEN
man-see-also = ZIE OOK
man-all-statuses = De afsluitstatussen van alle opdrachten staan in
man-env-data-dir = Map voor de sessies, tenzij --data-dir is gegeven
man-env-log = Bestand voor het logboek, tenzij --log is gegeven
man-env-complete = Ingesteld door de scripts van `salesorg completions`: de shell die om aanvullingen vraagt
man-env-language = Taal, tenzij --lang is gegeven: de eerste die is ingesteld
man-env-encoding = Codering, volgens de eerste die is ingesteld: als die geen UTF-8 is, is de uitvoer ASCII, zoals met --ascii
man-env-accessible = Als dit iets anders is dan `0` of `false`, schrijft het programma regels in plaats van schermen, zoals met --plain
man-env-term = Als dit `dumb` is, schrijft het programma regels in plaats van schermen, zoals met --plain
man-env-no-color = Als dit is ingesteld, zijn er geen kleuren, tenzij --color=always is gegeven
man-env-zone = Tijdzone van de tijden die u ziet
man-env-home = Waar de gegevensmap van het systeem is
man-file-session = Een sessie: één opgenomen gesprek met de antwoorden, de notities, het advies en het besluit. De map sessions staat onder de waarde van --data-dir of SALESORG_DATA_DIR, en anders onder de gegevensmap van het systeem; op Linux is dat ~/.local/share/salesorg. Alleen de eigenaar kan bij de bestanden en mappen
man-file-lock = Slot van een sessie, zodat nooit twee programma's erin schrijven
man-file-deleted = Verwijderde sessies, die `salesorg sessions restore` terughaalt

## Fouten op de opdrachtregel
usage-error = fout:
usage-tip = tip:
usage-more = Meer uitleg geeft '{ $command }'.
usage-unknown-argument = onverwacht argument '{ $argument }'
usage-unknown-command = er is geen opdracht '{ $given }'
usage-no-value = bij '{ $argument }' hoort een waarde, en die ontbreekt
usage-invalid-value = '{ $value }' is geen waarde voor '{ $argument }'
usage-invalid-value-because = '{ $value }' is geen waarde voor '{ $argument }': { $why }
usage-values = [mogelijke waarden: { $values }]
usage-commands = [opdrachten: { $values }]
usage-conflict = '{ $argument }' gaat niet samen met '{ $other }'
usage-conflict-several = '{ $argument }' gaat niet samen met:
usage-conflict-others = '{ $argument }' gaat niet samen met de andere argumenten
usage-twice = '{ $argument }' mag maar één keer voorkomen
usage-no-equals = bij '{ $argument }' hoort een isgelijkteken voor de waarde
usage-missing = deze argumenten ontbreken:
usage-missing-command = bij '{ $command }' hoort een opdracht
usage-too-many-values = onverwachte waarde '{ $value }' bij '{ $argument }': meer kan hier niet
usage-too-few-values =
    bij '{ $argument }' { $least ->
        [one] hoort { $least } waarde
       *[other] horen { $least } waarden
    }, en er { $count ->
        [one] is
       *[other] zijn
    } er { $count } gegeven
usage-not-utf8 = een argument is geen geldige UTF-8
usage-other = de opdrachtregel is niet te lezen
usage-similar-argument = bedoelt u '{ $nearest }'?
usage-similar-command = bedoelt u '{ $nearest }'?
usage-similar-value = bedoelt u '{ $nearest }'?
usage-elsewhere = '{ $command }' heeft dit argument
usage-as-value = gebruik '{ $command }' om '{ $text }' als waarde mee te geven
usage-not-after-dashes = laat de '--' voor '{ $given }' weg om die opdracht te gebruiken
usage-text-is-option = hier hoort een tekst, maar er staat de optie { $given }
usage-mistyped-option = er is geen optie { $given }; bedoelt u { $nearest }?
usage-speed = hier hoort een getal van { $slowest } tot { $fastest }, zoals 2 of 1,5
usage-day = hier hoort een bestaande datum als jaar-maand-dag, zoals 2027-03-01
usage-number = hier hoort een geheel getal van { $min } tot { $max }
cli-help-option-theme = Kleuren van de schermen [standaard: uit de instellingen, anders die van de terminal]
cli-help-value-terminal = De kleuren van de terminal
cli-help-value-light = Voor een lichte achtergrond
cli-help-value-dark = Voor een donkere achtergrond
cli-help-value-high-contrast = Zwart en wit, voor wie slecht ziet of weinig licht heeft
cli-help-value-dusk = Warme kleuren op donkerblauw, voor terminals met alle kleuren
cli-help-config = Toon en controleer de instellingen: taal, kleuren, datums, toetsen
cli-help-config-long =
    Toon en controleer de instellingen: taal, kleuren, datums, toetsen

    Het programma leest ze uit een bestand. Wat op de opdrachtregel of in een omgevingsvariabele staat gaat voor, zoals --theme en `SALESORG_THEME`. `SALESORG_CONFIG` noemt een ander bestand. Op de schermen wijzigt u de instellingen met de toets `,`; het bestand wordt dan bijgewerkt.
cli-help-config-after =
    Het bestand, met elke instelling en haar waarden:

    language = "nl"             # en, nl
    theme = "dusk"              # terminal, light, dark, high-contrast, dusk
    outlook = true              # de modellen naast de vragen: true, false
    mouse = true                # true, false
    date_format = "words"       # words: 27 november 2026, numbers: 27-11-2026, iso: 2026-11-27

    {"["}keys.home]                 # eigen toetsen, per plek waar ze werken
    new = ["n", "ctrl+n"]
cli-help-config-show = Toon elke instelling met haar waarde en waar die vandaan komt
cli-help-config-show-format = Tekst, of een JSON-object
cli-help-config-path = Toon het pad van het bestand met instellingen, of het nu bestaat of niet
cli-help-config-check = Controleer het bestand en de omgevingsvariabelen, en meld alle problemen; exitstatus 3 als er een is
man-env-config = Bestand met de instellingen, in plaats van `config.toml` in de configuratiemap van het platform
man-env-settings = Een instelling: gaat voor het bestand, maar niet voor een optie; de waarden staan bij `salesorg config`
