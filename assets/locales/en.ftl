### The texts of the interface in English. Every language has the same keys with the same arguments.

## The language: conventions that the program reads first
# Its name in itself, and other names by which it can be chosen.
language-name = English
language-other-names = engels
# Between groups of three digits, before decimals, and between the cells of a CSV file.
language-group-separator = ,
language-decimal-separator = .
language-cell-separator = ,
# Pairs of quotation marks that people may type around an answer.
language-quotes = “”, ‘’

## Dates
date-long = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
    } { $year }
date-and-time = { $date } at { $time }
date-and-time-utc = { $date } at { $time } UTC

## Errors in input
problem-unknown-question = "{ $given }" is not a question of this rulebook
problem-unknown-question-near = "{ $given }" is not a question of this rulebook; did you mean "{ $nearest }"?
problem-ambiguous-question = "{ $given }" matches more than one question: { $candidates }
problem-unknown-option = "{ $given }" is not an option; choose one of { $known }
problem-unknown-option-near = "{ $given }" is not an option; did you mean "{ $nearest }"? ({ $known })
problem-ambiguous-option = "{ $given }" matches more than one option: { $candidates }
problem-not-a-choice = expected the id of an option ({ $options }), found { $found }
problem-not-a-number = expected a whole number from { $min } to { $max }, found { $found }
problem-out-of-range = { $value } is out of range; expected a whole number from { $min } to { $max }
problem-typed-number = { $why }; type a whole number from { $min } to { $max }, in digits
number-empty = no number was typed
number-decimals = "{ $given }" has a decimal part, and only whole numbers count here
number-groups = the separators in "{ $given }" do not make groups of three digits, as in { $example }
number-separators = "{ $given }" has two different separators, "{ $first }" and "{ $second }"
number-unexpected = "{ $found }" does not belong in a number
number-quotes = quotation marks do not belong in a number
number-line-break = a line break does not belong in a number
number-tab = a tab does not belong in a number
number-invisible = an invisible character ({ $code }) does not belong in a number
number-too-large = "{ $given }" is too large
problem-not-a-list = expected a list of names, such as ["North", "South"], found { $found }
problem-not-a-name = expected a name, found { $found }
problem-name-empty = a name is empty
problem-name-too-long = a name has { $length } characters; at most { $most } are allowed
problem-too-many-names = { $count } names; at most { $most } are allowed
problem-name-duplicate = "{ $name }" is in the list twice
problem-set-form = expected QUESTION=VALUE, found "{ $given }"
found-text = text
found-number = a number
found-fraction = a number that is not whole
found-list = a list
found-object = an object
found-bool = a boolean
found-null = null
found-nothing = nothing

## JSON
json-not-utf8 = not UTF-8 text: the byte at { NUMBER($byte, useGrouping: "false") } is invalid
json-empty = the file is empty
json-malformed = invalid JSON at line { NUMBER($line, useGrouping: "false") }, column { NUMBER($column, useGrouping: "false") }: a value, quote, comma or bracket is missing or superfluous
json-truncated = the file ends before the JSON is complete, at line { NUMBER($line, useGrouping: "false") }, column { NUMBER($column, useGrouping: "false") }
json-too-deep = nested too deeply at line { NUMBER($line, useGrouping: "false") }, column { NUMBER($column, useGrouping: "false") }
json-too-large = the file is too large; at most { $most } bytes are allowed
json-too-large-by = the file has { $size } bytes; at most { $most } are allowed
json-duplicate-key = duplicate key
json-quoted = { $value }
json-not-an-object = expected an object with answers, such as {"{"}"question": "option"{"}"}, found { $found }

## Spreadsheets, and files that are no text
content-gzip = the file is compressed with gzip; decompress it first, for example: gunzip -c FILE | salesorg batch -
content-zip = the file is a ZIP archive or a workbook (xlsx, ods); open it in its program and save it as CSV UTF-8
content-xls = the file is an Excel workbook; open it in Excel and save it as CSV UTF-8
content-utf16 = the file is text in UTF-16; save it as UTF-8 (in Excel: "CSV UTF-8")
sheet-name = Name
sheet-name-synonyms = id, company
sheet-client = Client
sheet-column-unknown = column { $column }: "{ $given }" is not a question of this rulebook; use a question's short name or id, or put # in front to leave the column out
sheet-column-unknown-near = column { $column }: "{ $given }" is not a question of this rulebook; did you mean "{ $nearest }"?
sheet-column-ambiguous = column { $column }: "{ $given }" matches more than one question: { $candidates }
sheet-column-not-utf8 = column { $column }: the header is not UTF-8 text; save the file as CSV UTF-8
sheet-column-twice = columns { $first } and { $second } are for the same question ("{ $given }"); remove one, or put # in front of its header to leave it out
sheet-column-name-twice = columns { $first } and { $second } both have the company's name ("{ $given }"); remove one, or put # in front of its header to leave it out
sheet-column-client-twice = columns { $first } and { $second } both have the client's name ("{ $given }"); remove one, or put # in front of its header to leave it out
sheet-column-unlabelled = column { $column } has content here, but no header; give it a question's short name, or a header that starts with # to leave it out
sheet-cell-not-utf8 = the cell is not UTF-8 text; save the file as CSV UTF-8
sheet-open-quote = a quotation mark that opens in this row is never closed, so the rest of the file was not read; close it, or write it twice if it belongs to the text
sheet-row-too-large = the row has { $size } bytes; at most { $most } bytes in { $cells } cells are allowed. If a quotation mark is not closed, the rows after it are read as part of this one
import-row-name = Row { $row }

## Forms to fill in without an interview
form-question = question
form-options = options
form-assumed = assumed if unknown
form-rows = One company in each row below. Leave a cell empty if you do not know. Rows that start with # are not read.
form-names-in-cell = At most { $most } names of up to { $length } characters, with ; between them
form-names-in-json = A list of at most { $most } names of up to { $length } characters, such as ["North", "South"].
form-object = Replace null by your answers; null means unknown. Lines that start with # explain the question below them and are not read.
form-ids = One of: { $options }.
form-if-unknown = If unknown, { $value } is assumed.

## What is wrong with a rulebook
rulebook-format = not a rulebook: expected "{ $wanted }", found { $found }
rulebook-version = expected format version { $wanted }, found { $found }
rulebook-form = invalid rulebook at line { NUMBER($line, useGrouping: "false") }, column { NUMBER($column, useGrouping: "false") }: { $detail }
rulebook-newer = format version { $found } is too new; expected a version up to { $wanted }
rulebook-empty = expected at least one entry, found none
rulebook-reserved-id = "{ $id }" has a meaning of its own in conditions; choose another id
rulebook-duplicate-id = duplicate id "{ $id }"
rulebook-text-missing = the text is missing in the language "{ $language }"
rulebook-unknown-id = there is no "{ $id }"
rulebook-unknown-id-near = there is no "{ $id }"; did you mean "{ $nearest }"?
rulebook-unknown-id-known = there is no "{ $id }" here; expected one of { $known }
rulebook-section-order = expected the questions of one section together, in the order of the sections
rulebook-assumed-missing = the question needs a value to assume while its answer is unknown
rulebook-options = expected 1 to { $most } options for a choice
rulebook-lever-order = a lever goes up or down only where the options have an order
rulebook-lever-reach-kind = a lever has a reach only where a number is asked for
rulebook-lever-reach = expected a reach above 1; 2 means at most twice the number
rulebook-range-empty = empty range: no number lies in it
rulebook-too-early = the condition uses "{ $id }", which is not known yet at this point
rulebook-condition-on-names = a condition cannot use "{ $id }", which is a list of names
rulebook-wrong-kind = wrong kind of value for the question
rulebook-node-form = expected a node with either a model, or a question with branches
rulebook-overlap = more than one branch covers { $values }
rulebook-gap = no branch covers { $values }
rulebook-ruled-out-reached = the branch rules "{ $id }" out, but a leaf below it advises it
rulebook-not-names = "{ $id }" is not a question that takes a list of names
rulebook-cap-steps = expected steps in rising order, the first from { $least } or less
rulebook-divides-from = expected sizes in rising order, one for each of the { $dimensions } dimensions of the segmentation
rulebook-source-uncited = no section of the guide cites "{ $source }"

## Keys
action-up = up
action-down = down
action-left = left
action-right = right
action-page-up = a page up
action-page-down = a page down
action-top = to the start
action-bottom = to the end
action-choose = choose
action-unknown = don't know yet
action-back = back
action-forward = forward
action-note = note
action-review = review
action-home = all interviews
action-help = help
action-palette = all actions
action-settings = settings
action-quit = save and leave
action-suspend = suspend
action-repaint = redraw the screen
action-next-tab = next tab
action-previous-tab = previous tab
action-new = new
action-replay = replay
action-pause = pause
action-step-back = step back
action-step-forward = step on
action-slower = slower
action-faster = faster
action-next-change = next change
action-finish = finish
action-digit = the option or tab of that number
action-digit-collect = the number of an option, then Enter
action-digit-back = delete the last digit
action-choose-answer = answer
action-choose-open = open
action-choose-done = done
action-choose-run = do it
action-choose-advice = advice
action-choose-add = add
action-choose-next = next
action-pause-play = play
action-quit-leave = leave
action-choose-go-to = go to
action-back-close = close
action-pair-move = move
action-pair-pages = a page up or down
action-pair-ends = to the start or the end
action-pair-sideways = sideways
action-pair-step = step
action-pair-speed = speed
key-space = Space
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

## Sessions
session-no-format = not a session file: expected "{ $wanted }", found { $found }
session-format = not a session file: expected "{ $wanted }", found "{ $found }"
session-newer = format version { $found } was written by a newer salesorg; this one reads version { $wanted }
session-version = expected format version { $wanted }, found { $found }
session-not-a-time = expected a time, such as 2026-11-23T09:45:00Z, found { $found }
session-not-a-day = expected a day, such as 2027-03-01, found { $found }
session-not-an-answer = expected an answer (text, a whole number or a list of texts), found { $found }
session-id-form = { $found } is not a valid id; use small letters, digits and hyphens, at most 64, and do not begin with a hyphen
session-id-not-file-name = the file is not named after its id; rename it to "{ $id }.json"
session-time-decreases = expected a time not before { $before }, the time of an earlier event; found { $found }
session-differs = expected { $wanted }, the result of the events; found { $found }
session-damaged =
    { $count ->
        [one] this session cannot be read: one problem
       *[other] this session cannot be read: { $count } problems
    }
session-too-large = the session would have { $size } bytes, and at most { $most } are allowed; it was not saved
session-too-many-values = the session would have { $count } values (texts, numbers, lists, objects), and at most { $most } are allowed; it was not saved
session-in-use = the session is open in another salesorg; close it there to make changes here
session-file-changed = Another program changed this interview's file while it was open here. Your answers are saved; the other version is kept as the interview { $id }.
session-file-unreadable = Another program changed this interview's file while it was open here, and what it wrote cannot be read. Your answers are saved; the other version is kept as the file { $file }.
session-file-restored = This interview's file was gone. It has been written again, with all your answers.
session-other-version = { $name } (other version)
session-file-changed-beside = Another program changed this interview's file while it was open here. Your answers are saved; the other version is kept as the file { $file }.
session-file-was-link = This interview's file had been replaced by a link. It is a file again, with all your answers; what the link led to is unchanged.
session-lock-lost = Another salesorg has opened this interview too. Your answers are saved as a new interview: "{ $name }" ({ $id }).
session-import-running = another salesorg is importing sessions; try again when it has finished
session-not-in-library = this session is not in the library; name one that `salesorg sessions list` shows, or import the file first
session-ambiguous = "{ $reference }" matches more than one session: { $candidates }
session-more = { $named } and { $count } more
session-not-found = there is no session "{ $reference }"; "salesorg sessions list" shows all sessions
session-not-found-near = there is no session "{ $reference }"; did you mean "{ $nearest }"?
session-not-found-unread =
    { $count ->
        [one] one session file cannot be read, and it may be that one
       *[other] { $count } session files cannot be read, and one of them may be it
    }; "salesorg sessions check" shows what is wrong with them
session-disk-read-only = the disk is read-only; choose another folder with --data-dir
session-may-not-read = you have no permission to read this
session-may-not-write = you have no permission to write here; change that or choose another folder with --data-dir
session-is-a-folder = expected a session file, found a folder
session-not-a-file = this is not a regular file
session-no-folder = the folder is no longer there
session-folder-not-made = this folder does not exist and cannot be created; choose another folder with --data-dir
session-file-for-folder = a file is in the place of the sessions folder; move that file away and try again
session-no-locks = this disk cannot lock files; choose another folder with --data-dir

## Errors of the operating system
system-not-found = there is no such file or folder
system-no-permission = you have no permission for this
system-already-exists = a file with this name already exists
system-not-a-folder = a part of this path is a file, not a folder
system-is-a-folder = expected a file, found a folder
system-disk-full = the disk or your quota is full; make room and try again
system-read-only = this disk is read-only; choose another place
system-size-limit = the file has reached the system's size limit; raise the limit and try again
system-name-too-long = a name in this path is too long for the disk
system-invalid-path = this path has a character that no path can have
system-not-text = this is not text (UTF-8)
system-busy = another program is using this; close it and try again
system-no-memory = there is not enough memory; close other programs and try again
system-unsupported = this disk or device cannot do that
system-broken-pipe = the program that was reading this has ended
system-ended-early = the data ended too early
system-not-written = nothing more can be written here
system-unreachable = this disk or device cannot be reached; check the network
system-too-many-files = too many files are open; close other programs or raise the limit (ulimit -n)
system-link-loop = the links in this path form a loop
system-device-failed = the disk or device reports a fault
system-no-device = there is no such device

## Screens
interview-position = question { $number } of { $count }
interview-answered = { $number } of { $count } answered
interview-first = Answers are saved at once. { $key } shows the keys.
interview-split = { $key } makes { $count } names of it: { $names }. If it is one name, just go on.
action-split = split
plain-name-lost = Nothing is answered yet, so the name "{ $name }" would be lost. Back again leaves all the same.
plain-split = If these are { $count } names, type split: { $names }. If it is one name, just go on.
plain-word-split = split
interview-why = Why we ask
interview-unknown = I don't know yet
interview-unknown-means = for now: { $value }
interview-skipped = Left open. Until you know, the advice assumes { $value }.
option-missing = There is no option { $given }. Type a number from 1 to { $count }.
option-missing-confirm = There is no option { $given }. Press { $key } again to choose { $number }.
option-number = Number: { $number }
interview-range = from { $min } to { $max }
interview-names = { $count } of at most { $most } names
interview-note = Note:
interview-note-long = A note can have up to { $most } characters.
interview-note-deletes = This deletes the note. { $key } again does it; Esc keeps the note.
interview-type-a-number = Type a whole number from { $min } to { $max }, or press { $key } if you don't know yet.
interview-characters-rejected = "{ $found }" does not belong in a number and is left out.
interview-characters-rejected-confirm = "{ $found }" was left out. Press { $key } again to answer { $number }.
interview-inapplicable = No longer asked, so not counted: { $questions }. The answer is kept.
interview-read-only = You can read here, not change: { $why }.
interview-removed-questions = This rulebook no longer knows some of your answers: { $questions }. The file keeps them.
interview-unsaved = Your answer is not saved yet: { $why }. It is still here; press any key to try again.
interview-unsaved-leaving = Still not saved: { $why }. Leave once more to go without this last answer.
interview-unsaved-leaving-all = Still not saved: { $why }. None of this interview's answers are on the disk. Leave once more to go without them.
interview-saved-now = Saved now.
outlook-title = Where this is heading
outlook-decides = Still decides
outlook-settled = Settled
outlook-share = Share of all combinations of the open answers, each counted once. Not a chance.
outlook-divided = Division so far
outlook-divides = Still decides the division
outlook-more = and { $count } more
outlook-possible = possible
outlook-out = ruled out
outlook-left = settled
outlook-by = by { $questions }
outlook-star = if the rest is as we assume
outlook-undivided = none
outlook-settled-model = The model: { $model }
outlook-settled-division = The division: { $dimensions }
outlook-decides-model = Still decides the model
outlook-shares = shares
outlook-hide = hide
outlook-hidden = The outlook is hidden. { $key } shows it again.
outlook-or = or { $models }
outlook-possible-line = Possible: { $models }
outlook-share-line = {" "}Of all combinations
action-outlook = outlook on or off
action-shares = shares in the outlook
review-title = Your answers
review-skipped = unknown; assumed: { $value }
review-open = open; assumed: { $value }
review-nothing = not answered
review-inapplicable = { $value } (no longer asked: kept, not counted)
review-not-asked = Given your other answers, this question is not asked. The answer is kept but does not count.
review-note = Note: { $question }
review-draft = Not confirmed with Enter: { $text }
review-note-draft = Note not confirmed with Enter: { $text }
draft-resumed = Typed earlier and not confirmed yet. Check it, then press Enter.
drafts-not-confirmed = Not confirmed: { $drafts }.
drafts-finish = Press { $key } again to finish without what you did not confirm: { $drafts }.
draft-answer = { $question } ({ $text })
draft-note = note on { $question } ({ $text })
draft-more = { $count } more
review-finish = Finish and see the advice
review-finish-assumed =
    { $count ->
        [one] Finish and see the advice, with one answer assumed
       *[other] Finish and see the advice, with { $count } answers assumed
    }
home-sessions = Your interviews
home-start = Start a new interview
home-empty = Nothing here yet. The interview takes about ten minutes; every answer is saved as you go, and you can stop and come back at any time.
home-new = A new interview
home-name = Who or what is it about? A name helps you find it again. You can leave this empty.
home-choose-first = Choose a saved interview first, to play it back.
home-damaged-replay = This file cannot be read, so it cannot be played back.
home-no-sessions-to-replay = Nothing is saved yet. Enter starts an interview; it can be played back afterwards.
home-damaged = cannot be read
home-progress =
    { $count ->
        [one] one answer so far
       *[other] { $count } answers so far
    }
home-age-now = just now
home-age-minutes = { $count } minutes ago
home-age-hours = { $count } hours ago
home-age-days = { $count } days ago
home-age-date = { $date }
replay-title = Replay: { $name }
replay-step = { $number } of { $count }
replay-note-written = A note was written.
replay-note-deleted = The note was deleted.
replay-skipped = Left open.
replay-changed = Changed, was: { $before }
replay-end = The end
replay-finished = Here the interview was finished.
replay-nothing = Nothing was answered in this interview yet.
replay-advice = Enter shows the advice.
replay-same = The advice was { $model }, and it still is.
replay-other = The advice was { $model }. The rulebook has changed, and answers were given since; the advice is different now.
replay-other-rules = The advice was { $model }. No answer has changed since, but today's rulebook leads to different advice.
replay-other-answers = The advice was { $model }. The answers given since lead to different advice.
replay-other-asked = The advice was { $model }. The rulebook that you asked for leads to different advice.
replay-other-file = In the file the advice is { $model }, but it was changed outside the program: its answers lead to different advice.
replay-removed-lead = The rulebook has changed since. It no longer knows:
help-title = What the keys do
help-move = Move
help-here = Here
help-everywhere = Everywhere
help-mouse = To select text with the mouse, hold Shift (Option on a Mac), or start with --no-mouse.
home-not-saved = What was typed last could not be saved: { $why }.
screen-left-unchanged = The interview could only be read; nothing was changed.
screen-too-small = This window is too small. Please make it at least { $columns } columns wide and { $rows } rows high; nothing is lost.
## Report
report-title = Advice: { $model }
report-given = { $question }: { $answer }
report-given-assumed = { $question }: { $answer } (assumed)
report-place = see: { $places }
report-segmentation = Divide further
report-now = { $title }: now, { $need }
report-later = { $title }: later ({ $need })
report-compared = The models side by side
report-open-both = { $question } (the model and how to divide it)
report-open-model = { $question } (the model)
report-open-segmentation = { $question } (how to divide it)
report-ignored-about = Given your other answers these questions are not asked. The answers are kept.
report-no-names = none
report-foot = Made with rulebook { $id } { $version }.
report-made-with = { $title }. Made with rulebook { $id } { $version }.

## Plain mode
plain-intro = Answers are saved at once. Help explains more.
plain-question = Question { $number } of { $count }: { $title }
plain-unknown = I don't know yet
plain-unknown-short = not known
plain-answer-now = Your answer now: { $answer }. Enter keeps it.
plain-draft = You had typed: { $text }. It is not an answer yet: type it again, or something else.
plain-note-draft = You had begun a note: { $text }. It is not saved as a note yet: type note and the text again.
plain-skipped-now = You left this question open. Enter leaves it open.
plain-note = Note: { $text }
plain-note-saved = The note is saved.
plain-note-deleted = The note is deleted.
plain-how-choice = Type a number, or the first letters of an answer.
plain-how-number = Type a whole number from { $min } to { $max }.
plain-how-names = Type a name on each line, and an empty line at the end.
plain-how-review = Type the number or the name of a question to change its answer. Enter finishes and shows the advice.
plain-help-quotes = A name in quotes is always a name: "back" is a name, back alone goes back.
plain-help-enter = keeps the present answer, or ends a list
plain-help-skip = leaves the question unknown
plain-help-back = goes to the previous question; in a list it removes the last name
plain-help-note = with a text after it sets a note on this question, for example: note the board decides in May. A hyphen as the text deletes it.
plain-help-review = shows all answers
plain-help-quit = saves and leaves
plain-answer-first = Please answer, or type skip if you don't know.
plain-name-removed = Removed: { $name }
plain-inapplicable = No longer asked, so the answer no longer counts; it is kept: { $questions }
plain-review = Your answers
plain-no-option = There is no option { $given }. Type a number from 1 to { $count }, or 0 if you don't know.
plain-no-such-answer = "{ $given }" is not one of the answers. Type a number from 1 to { $count }, or press Enter to finish.
plain-not-saved = This could not be saved and will be tried again: { $why }
plain-first-question = This is the first question.
plain-line-too-long = The line is too long; at most { $most } bytes are allowed.
plain-line-not-text = That line cannot be read, as it is not UTF-8 text: letters with accents cannot be read from this terminal. Type it without accents.
plain-replay-answered = Answer: { $answer }
plain-replay-changed = Changed: { $answer } (before: { $before })
plain-replay-skipped = Left open
plain-replay-cleared = Cleared (before: { $before })
plain-replay-completed = Finished
plain-removed = The rulebook has changed since. It no longer knows:
plain-question-section = Question { $number } of { $count }, { $section }: { $title }
plain-names-so-far = So far: { $names }
plain-help-line = { $word }: { $does }
plain-help-back-review = goes back to where you were
plain-help-note-review = with a number and a text sets a note on that question, for example: note 3 the board decides in May
plain-help-why = tells why we ask
plain-help-list = says the question and its answers again
plain-help-menu = saves and goes to the menu
plain-help-everywhere = Back goes one step back, quit saves and leaves.
plain-no-menu = There is no menu here. Quit saves and leaves.
plain-note-where = A note belongs to a question of an interview. Go on with the interview, and type note there.
plain-note-which = Which question is the note on? Type note, the number of the question, and the text.
plain-review-open = { $count ->
    [one] One question has no answer yet; back goes on with it.
   *[other] { $count } questions have no answer yet; back goes on with them.
 }
plain-no-such-entry = "{ $given }" is not in the list. Type a number from 1 to { $count }, or the first letters of a name.
plain-no-such-entry-near = "{ $given }" is not in the list. Did you mean "{ $nearest }"?
plain-several-entries = "{ $given }" can be several: { $candidates }. Type more letters, or a number.
plain-how-sections = Enter reads on. List says the sections; the number or the name of one reads it.
plain-first-section = This is the first section.
plain-last-section = That was the last section. List says them all, back goes back.
plain-word-help = help
plain-word-back = back
plain-word-skip = skip
plain-word-note = note
plain-word-review = review answers
plain-word-guide = guide
plain-word-why = why
plain-word-list = list again repeat
plain-word-next = next
plain-word-previous = previous
plain-word-menu = menu
plain-word-quit = quit stop exit
spoken-judgement = our judgement
spoken-times = times
spoken-sources = Source: { $places }.
spoken-warning = Warning:
spoken-passed = Passed:
spoken-failed = Failed:
plain-menu = salesorg
plain-menu-again = Menu. Enter lists the choices.
plain-menu-how = Type the number of a choice, or its first letters. Quit leaves.
plain-menu-new = New interview
plain-menu-quick = Quick interview
plain-menu-continue = Go on with an interview
plain-menu-read = Read an advice
plain-menu-what-if = What if
plain-menu-people = Compare people
plain-menu-replay = Play back an interview
plain-menu-sessions = Rename, copy or delete
plain-menu-guide = Guide
plain-menu-quit = Quit
plain-menu-none-unfinished = There is no unfinished interview to go on with.
plain-menu-none-to-compare = Comparing people needs two saved interviews.
plain-menu-no-guide = This rulebook has no guide.
plain-menu-no-session = There is no saved interview yet.
plain-name = Name, or Enter.
plain-saved = Saved.
plain-session-only = { $name }.
plain-which-session = Which interview?
plain-how-session = Type a number from 1 to { $count }, or the first letters of a name. Back goes back.
plain-more-sessions = { $count ->
    [one] And one more: Enter says it.
   *[other] And { $count } more: Enter says them.
 }
plain-how-manage = Rename, copy, delete, or change its answers? Deleted lists the deleted ones.
plain-new-name = The new name, or Enter to leave it.
plain-renamed = It is now called "{ $name }".
plain-copied = The copy is called "{ $name }".
plain-delete = Delete it? Yes deletes; Enter keeps it. A deleted interview can be brought back.
plain-deleted = Deleted. The word deleted brings it back.
plain-which-restore = Which deleted interview shall come back?
plain-restored = { $name } is back.
plain-which-people = Whose answers?
plain-how-people = Type two or more numbers, for example 1 and 3 as: 1 3. All takes everybody, the name of a client all of that client.
plain-how-what-if = Type a question and a value with a colon between them, for example 2: 40. Or undo, list, compare, read, keep, back.
plain-how-value = Type a value to try. Enter leaves it as it is.
plain-tried = { $question }: { $answer } instead of { $before }
plain-assumed = { $answer }, assumed
plain-nothing-tried = Nothing has been changed.
plain-outcome-saved = The advice: { $saved }.
plain-outcome-same = The same advice: { $now }.
plain-outcome-other = Now: { $now }. Saved: { $saved }.
plain-keep-name = Name for it? Enter calls it "{ $name }".
plain-kept = Kept as "{ $name }".
plain-word-more = more
plain-word-rename = rename
plain-word-copy = copy
plain-word-delete = delete
plain-word-deleted = deleted
plain-word-change = change
plain-word-undo = undo
plain-word-compare = compare
plain-word-read = read
plain-word-keep = keep
plain-word-all = all
plain-how-settings = Type the number or the name of a setting to change it. Back goes to the menu.
plain-how-setting = Type the number or the name of a value. Back leaves it as it is.

## Command line
cli-no-file = there is no such file
cli-no-file-or-session = there is no such file, and no saved session with that id or name; "salesorg sessions list" shows all sessions
cli-no-file-or-session-near = there is no such file, and no saved session with that id or name; did you mean "{ $nearest }"?
cli-no-folder = the folder for this file does not exist
export-title = Export
export-form = Form
export-content = Content
export-path = File
export-form-html = HTML: one file to print or to open in a browser
export-form-markdown = Markdown: for a wiki or an editor
export-form-text = Text: for an email
export-form-chart = SVG: the organisation chart, for slides
export-form-tree = SVG: the decision tree, for slides
export-form-json = JSON: for other programs
export-whole = Everything
export-page = This page
export-written = Written: { $path } ({ $size } kB)
export-exists = { $path } exists. Press Enter again to replace it.
export-not-opened = The file is written, but the browser cannot be opened: { $why }
action-choose-browse = open in browser
action-choose-replace = replace
copied = Sent to the clipboard. If pasting fails, press { $key } to export.
copied-not = Too long for the clipboard. Press { $key } to export.
side-by-side-title = The two closest models
export-no-path = type a file name
export-no-drawing = there is nothing to draw: no model is advised yet, or the rulebook has no figures for a chart of this model
cli-part-without-svg = --part chooses the drawing of --format svg; give both
cli-folder-not-made = the folder cannot be created
cli-log-no-folder = the log file cannot be created, because its folder does not exist; create the folder, or name another file
cli-log-is-no-log = this file is not a log, so nothing was written to it; name another file
cli-log-is-output = the log cannot go to standard output, which the interface uses; name a file
cli-file-exists = the file already exists; --force overwrites it
cli-system = system error: { $detail }
cli-stream = standard input or output failed: { $detail }
cli-no-home = there is no home folder to store sessions in; choose a folder with --data-dir
cli-terminal = the terminal failed: { $detail }
cli-no-input = standard input is not a terminal; "salesorg advise" gives advice without one, and --plain asks the questions line by line
cli-no-output = standard output is not a terminal; "salesorg advise" gives advice without one, and --plain asks the questions line by line
cli-set-duplicate = duplicate --set for this question
cli-other-rulebook = this session was made with the rulebook "{ $found }", not with "{ $wanted }"; give its rulebook with --rulebook
cli-unnamed = Interview of { $date }
cli-no-thread = cannot start a thread to read the keyboard; close other programs, raise the limit on processes (ulimit -u), or use --plain
cli-nothing-to-resume = there is no unfinished session; "salesorg sessions list" shows all, "salesorg interview" starts a new one
cli-nothing-saved = Nothing was answered, so nothing is saved.
cli-saved-resume = Saved. To go on from here:
cli-saved-replay = Saved. To play it back:
cli-saved-change = To change answers:
cli-session-title = Session: { $name }
cli-session-head = { $id }, started { $created }, last changed { $updated }
cli-session-client = Client: { $client }
cli-not-finished = This interview is not finished. The advice so far:
cli-reopened = This interview was finished, and answers were given since. It has not been finished again.
cli-advice-same = When it was finished the advice was { $model }; today's rulebook gives the same.
cli-advice-other = When it was finished the advice was { $model }. The rulebook has changed, and answers were given since; the advice now:
cli-advice-other-rules = When it was finished the advice was { $model }. No answer has changed since, but today's rulebook gives different advice:
cli-advice-other-answers = When it was finished the advice was { $model }. The answers given since lead to different advice:
cli-advice-same-asked = When it was finished the advice was { $model }; the rulebook that you asked for gives the same.
cli-advice-other-asked = When it was finished the advice was { $model }. The rulebook that you asked for gives different advice:
cli-no-sessions-of-client = No saved session belongs to the client "{ $client }".
cli-no-sessions-without-client = Every saved session belongs to a client.
cli-advice-other-file = In the file the advice is { $model }, but it was changed outside the program: its answers lead to different advice, by the rules it was finished with:
cli-shown-as-in-file = Without that rulebook, questions, answers and models are shown by their ids.
cli-none-readable =
    There are no sessions that can be read; { $count ->
        [one] one file cannot be
       *[other] { $count } files cannot be
    }. "salesorg sessions check" shows what is wrong and what can be recovered.
cli-nothing-readable-to-resume =
    there is no unfinished session that can be read; { $count ->
        [one] one file cannot be
       *[other] { $count } files cannot be
    }; "salesorg sessions check" shows what is wrong and what can be recovered
cli-no-sessions = There are no saved sessions; "salesorg interview" starts one.
cli-finished = finished
cli-too-intricate = the rules are too intricate to evaluate; use fewer conditions on fewer questions
cli-more-problems =
    { $count ->
        [one] and one more problem
       *[other] and { $count } more problems
    }
cli-answered =
    { $count ->
        [one] one answer, not finished
       *[other] { $count } answers, not finished
    }

## Advice screen
advice-tab-advice = Advice
advice-tab-compare = Compare
advice-tab-why = Why
advice-tab-what-if = What if
advice-tab-organisation = Organisation
advice-tab-support = Support
advice-tab-practices = Practices
advice-recommended = recommended
advice-runner-up = runner-up
advice-first-steps = First steps
advice-need = needed
advice-need-strong = strongly needed
advice-warnings = Watch out for
advice-way = The answers that led here
advice-assumed = Assumed where you did not know
advice-assumed-word = assumed
advice-not-asked-word = not asked
advice-mostly-assumed = { $assumed } of { $asked } answers are assumed, so this is a starting point. The open questions could still change it.
advice-ignored = Kept, but not counted
compare-place = panel { $number } of { $count }
compare-count-for = { $count } for
compare-count-against = { $count } against
compare-ruled-out = Ruled out: { $because }
compare-no-runner-up = There is no runner-up: your answers rule out every other model.
compare-decided = Decided by { $what }, before counting what speaks for and against
compare-roles = Who works in it
compare-pros = Pros in the source article
compare-cons = Cons in the source article
compare-answers-for = Your answers for it
compare-answers-against = Your answers against it
compare-nothing = nothing
why-current-branch = your route
why-other-branches = other answers
why-your-answer = Your answer: { $answer }
why-counted = Counted from your answers: { $answer }
why-not-asked = Given your other answers, this is not asked.
why-means = What "{ $answers }" means:
why-would-mean = What "{ $answers }" would mean:
why-decides = Comes before counting what speaks for and against each model.
values-any = any number
values-one = { $number }
values-from = { $min } or more
values-to = at most { $max }
values-between = { $min } to { $max }

## Growth and transition
rulebook-track-form = a number has "when" and no "to"; a choice has "to", with one option or more, and no "when"
growth-title = As you grow
growth-model = { $model } instead of { $instead }
growth-segment = division by { $dimension }
growth-segment-instead = division by { $dimension } instead of { $instead }
growth-role = { $role }: new role
growth-beyond = Nothing else changes beyond { $value }.
growth-limit = This looks ahead as far as { $value }.
growth-nothing-within = { $question }: nothing new up to { $value }.
growth-nothing = Checked as well; a step further in these alone brings nothing new: { $questions }.
transition-title = From today to the new model
transition-stays = { $model } stays
transition-handoffs-added = New handoffs
transition-handoffs-removed = Handoffs that disappear
transition-roles = New roles
transition-role-people = { $role }: { $count ->
    [one] { $people } person in the chart
   *[other] { $people } people in the chart
 }
transition-new-habits = What people do differently
transition-steps = In this order
transition-keep = What to leave as it is
## Support and practices
support-title = Support for { $function }
support-summary-now = Appoint now: { $roles }
support-summary-none = You need not appoint anybody to an enablement role now.
support-summary-relief = Move out of { $function } now: { $count } of { $all } activities that belong elsewhere
support-summary-light = Nothing has to move out of { $function } now.
support-functions = Who does what
support-moves = moves from { $from } to { $to } now
support-eases = stays with { $from }; { $to } makes it lighter
judgement-note = ° our judgement
judgement-footnote = ° Our judgement: the source article gives no rule or figure for it.
support-work = What enablement works on
support-team = The enablement team
support-now = appoint now
support-later = later
support-looks-for = Profile: { $text }
support-brings =
    { $count ->
        [one] This change alone is enough°:
       *[other] Each of these changes alone is enough°:
    }
support-brings-none = It takes more than one change.
support-change = { $question }: { $values }
practices-title = Best practices
## Guide and quick interview
action-guide = guide
action-quick = essentials
action-answer = answer open questions
action-answer-more = answer more
action-contents = contents
action-back-advice = to the advice
action-next-section = next section
action-previous-section = previous section
action-pair-sections = sections
guide-title = Guide
guide-contents = Contents
guide-glossary = Glossary
guide-position = { $number } of { $count }
guide-about = The source article, retold here: { $title }
guide-source = { $title }
guide-author = { $title }, by { $author }
home-quick = Short of time? { $key } asks only the { $count } essential questions and gives advice; the rest can be answered later.
home-quick-new = Essentials first: { $count } questions
advice-still-open = Still open: answers that could change this
advice-still-open-more =
    { $count ->
        [one] and one more
       *[other] and { $count } more
    }
advice-assumed-settled =
    { $assumed ->
        [one] One of { $asked } answers is assumed, and it cannot change { $divides ->
            [0] the model
           *[other] the model or the division
        } any more.
       *[other] { $assumed } of { $asked } answers are assumed, and none of them can change { $divides ->
            [0] the model
           *[other] the model or the division
        } any more.
    }
plain-help-guide = tells what the source article says about this question
plain-more = Answer one more? This one matters most now: { $question }. Yes answers it; Enter or no stops.
plain-how-more = Yes answers the question; Enter or no stops here.
plain-yes = y yes
plain-no = n no q b
plain-advice-now = The advice now: { $model }
plain-advice-none = No advice yet: no essential question is answered.
plain-nothing-open = No open question can change { $divides ->
        [0] the model
       *[other] the model or the division
    } any more.
## Robustness and counterfactuals
robustness-title = How sure is this
robustness-runner-up = The runner-up, { $model }, is close: one other answer is enough. { $change }.
robustness-other-model = One other answer leads to another model, { $model }. { $change }.
robustness-label = { $word }: { $means }
robustness-firm = Firm
robustness-firm-meaning = no single change that you can make yourself leads to another model.
robustness-fairly-firm = Fairly firm
robustness-fairly-firm-meaning = a single change can lead to another model, but only a large one: beyond the next option, or more than a quarter extra.
robustness-on-the-edge = On the edge
robustness-on-the-edge-meaning = a small change (the next option, or at most a quarter extra) leads to another model, or an important answer that is missing could.
robustness-missing = Not answered yet, and it could change the model: { $questions }.
robustness-share = { $percent } % of all changes of one answer keep the advice: { $model } ({ $kept } of { $changes }).
robustness-share-meaning = Counted over every question that is asked and every other answer to it, one at a time. Numbers between two thresholds of the rules count as one answer.
robustness-weight = { $questions }: { $weight }. { $means }
robustness-decisive = decisive
robustness-decisive-meaning = Some other answer to this alone, also one that you cannot choose, changes the model.
robustness-supporting = supporting
robustness-supporting-meaning = No other answer to this alone changes the model, but it lies on the way there or speaks for it.
robustness-none = no influence here
robustness-none-meaning = It plays no part in the choice and does not speak for this model either.
counterfactual-title = What would change this advice
counterfactual-about = For each other model up to three ways that lead to it, the fewest changes first. Only changes that you can make yourself count.
counterfactual-change = { $question }: { $to } instead of { $from }
counterfactual-change-assumed = { $question }: { $to } instead of { $from } (assumed)
counterfactual-facts = No realistic change leads to the model { $model }. That would take other facts: { $facts }.
counterfactual-facts-and = No realistic change leads to the model { $model }. That would take other facts: { $facts }. You would also have to change: { $changes }.
counterfactual-route-first = Nearest: { $changes }
counterfactual-route-other = Or: { $changes }
counterfactual-text = { $model }. { $routes }.
counterfactual-none = No realistic change leads to the model { $model }, whatever else is different.

## What if
whatif-outcome = Outcome
whatif-nothing-changed = nothing changed yet
whatif-same-model = as advised
whatif-was = was { $before }
whatif-was-assumed = was { $before }, assumed
whatif-now-asked = now asked
whatif-not-asked = no longer asked
whatif-new-step = now plays a part
whatif-now = Divide now by: { $dimensions }
whatif-later = Divide later by: { $dimensions }
whatif-nothing = nothing
whatif-applies = { $key } applies it
whatif-marks = The marks
whatif-changed = different from the advice
whatif-name = { $name } (what if)
whatif-name-more = { $name } (what if { $number })
whatif-ask-name = Keep these answers as a new, finished interview. What is it called?
whatif-saved = Kept as a new interview: { $name }
whatif-not-saved = Not kept: { $why }
action-less = the value before
action-more = the value after
action-much-less = below the threshold
action-much-more = over the threshold
action-put-back = put this answer back
action-reset = reset all
action-reset-scenario = bring back
whatif-reset = The answers are as saved again. { $key } brings your changes back.
action-keep = keep as new
action-choose-apply = apply
action-pair-change = change
action-pair-jump = threshold
action-choose-type = type
action-set-aside = scenario
action-compare-scenarios = compare scenarios
action-choose-try = try
action-remove-scenario = remove
action-back-stay = stay
whatif-type-a-number = Type a whole number from { $min } to { $max }.
whatif-pending = What you tried is still there when you open it again: { $names }. It is lost when you leave the program, unless you keep it.
scenario-saved = Saved
scenario-model = Model
scenario-units = Units
scenario-division = Divide now by
scenario-sure = How sure
scenario-unknown = not known
scenario-not-asked = not asked
scenario-nothing = Nothing is changed yet. Change an answer first.
scenario-exists = This is scenario { $name } already.
scenario-set = Set aside as scenario { $name }. { $key } shows it next to the saved advice.
scenario-full = A and B are both in use. Press { $key } to see them; you can remove one there.
scenario-none = There is no scenario yet. Change an answer, then press { $key }.
scenario-saved-stays = The saved advice cannot be removed.
scenario-removed = Scenario { $name } is removed. { $key } brings it back.
scenario-tried = You are trying scenario { $name } again.
scenario-tried-saved = You are back at the saved answers.
leave-title = Keep what you tried?
leave-about =
    { $count ->
        [one] You tried other answers that are not kept ({ $names }).
       *[other] You tried { $count } sets of other answers that are not kept ({ $names }).
    }
leave-save =
    { $count ->
        [one] Keep as a new interview and leave: { $new }
       *[other] Keep as new interviews and leave: { $new }
    }
leave-discard = Throw away and leave
leave-stay = Stay
leave-not-saved = Not kept: { $why }
## Organisation chart
report-chart = The organisation
chart-led = { $people }, led by { $role }
chart-led-each = { $people }, each led by { $role }
chart-assumed = { $title } (assumed)
chart-one-team = { $segments } together
chart-teams = { $segments }, in { $count } teams
chart-in-all = { $count } in all
chart-shares = With { $people } there are too few people for a team in each of the { $segments }: some teams serve several for now.
chart-alike = { $people } ({ $count } × { $each })
chart-more = { $count } more
chart-range = { $min } to { $max }
chart-segments = Segments ({ $title })
chart-segments-assumed = Assumed, because you did not name them. Name them in the interview, and the chart uses your names.
chart-team-assumed = The head count is assumed: { $people }.
chart-few = With { $people } you need no manager yet: the founder or one of the sellers leads.
chart-coach = { $role } ({ $title })
chart-coach-leads = One of the sellers leads the other { $count } and goes on selling. This playing coach is among the people counted.
chart-no-managers = { $leader } leads everybody directly and does not sell: the team is small enough for one manager.
chart-managers-segments = Managers in between: { $leads }. That follows from the segments and the span of control; they are not among the people counted.
chart-managers = Managers in between: { $leads }. That follows from the span of control; they are not among the people counted.
chart-lead = { $title } ({ $count })
chart-even = People are spread evenly over the segments, because the revenue of each segment is not known.
chart-even-units = People are spread over the segments as evenly as whole { $units } allow, because the revenue of each segment is not known.
chart-only = { $role }: divided over the segments. { $roles }: they serve all segments, as a complete line for each takes { $people } people.
chart-gives-way = One figure does not hold here: { $figure } ({ $value }). No arrangement of this team keeps it.
chart-same = The same for { $names }
chart-and = { $first } and { $last }
chart-only-role = { $people } ({ $role })
chart-joined = { $title }: there are too few people for a team in each of the { $segments } segments, so { $groups } teams share them. One team serves what a + joins.
chart-figures = Figures behind this; none of them is from the source article
rulebook-figure = expected a figure from { $least } to { $most }
rulebook-whole-figure = { $value } does not fit: expected a whole number from { $least } to { $most }
rulebook-staffed-roles = a chart has 1 to { $most } roles
rulebook-factor-duplicate = "{ $id }" stands under two factors
rulebook-factor-missing = no factor has "{ $id }", which the tree looks at
chart-each = { $each } each
chart-none = This rulebook draws no chart for { $model }.
chart-keys-move = from box to box
chart-keys-scroll = scrolls, down to the figures
action-chart-choose = opens and closes
action-chart-left = to the box at the left
action-chart-right = to the box at the right
action-chart-open = open, or into it
action-chart-close = close, or to the one above
action-open-all = open or close all
action-zoom = zoom out
action-zoom-in = zoom in
## Checking a rulebook: invalid values
json-mismatch = expected { $wanted }, found { $found }
json-value = unexpected value: { $detail }
json-word = unknown word "{ $word }"; expected one of { $known }
json-word-near = unknown word "{ $word }"; did you mean "{ $nearest }"?
json-field-missing = this field is missing
json-field-unknown = unknown field "{ $field }"; the fields here are { $known }
json-field-unknown-near = unknown field "{ $field }"; did you mean "{ $nearest }"?
rulebook-circular = circular condition: it uses "{ $id }", which in turn depends on this
json-too-many-entries = the list has { $count } entries; at most { $most } are allowed
expected-count = a whole number from 0 to 4294967295
expected-whole = a whole number of at least 0
expected-figure = a number
expected-text = a text in quotes
expected-bool = true or false
expected-list = a list
expected-object = an object
expected-single = an object with one field
expected-values = an id, a number, a list of those, or a range
expected-variant = one of the words that are allowed here
## Checking a rulebook: findings and fixes
check-fix-no-json = Make it one JSON object; an editor for JSON shows where it goes wrong.
check-fix-repeated-key = Keep one of the two.
check-fix-no-rulebook = Begin the file with "format": "salesorg.rulebook".
check-fix-unknown-version = Write the version that this program reads, or use a newer program.
check-fix-wrong-type = Replace the value with one of the expected kind.
check-fix-unknown-word = Choose one of the words that are allowed here.
check-fix-missing-field = Add the field.
check-fix-unknown-field = Correct the name of the field, or remove it.
check-fix-too-many = Keep the list to what people can read; split the subject.
check-fix-empty-list = Add an entry.
check-fix-reserved-id = Choose a different id, here and wherever it is used.
check-fix-doubled-id = Give one of the two a different id.
check-fix-unknown-id = Write an id that exists, or add the entry that it should name.
check-fix-missing-text = Write the text in that language.
check-fix-section-order = Put the questions of a section together.
check-fix-missing-assumed = Add "assumed", with the value to use while the answer is unknown.
check-fix-lever-order = Add "ordered": true if the options go from less to more, or write the direction "any".
check-fix-lever-reach = Take "reach" out, or write a number above 1 for a question that asks for a number.
check-fix-empty-range = The lowest number must not be above the highest, and both must be within the question's bounds.
check-fix-out-of-range = Write a number within the bounds.
check-fix-too-early = Use an earlier question, or move this one down.
check-fix-circular = Remove one of the conditions of the circle.
check-fix-condition-on-names = Use a choice or a number.
check-fix-wrong-kind = Write an option's id for a choice, a number for a number.
check-fix-node-form = Give the node a "model", or a "question" with "branches".
check-fix-overlap = Put each value in one branch only.
check-fix-gap = Add the values to a branch, or add a branch for them.
check-fix-ruled-out-reached = Take the model out of "rules_out", or let the leaf advise another.
check-fix-cap-steps = Order the steps, and begin with the smallest number.
check-fix-divides-from = Write one rising size for each dimension of the segmentation.
check-fix-untold-fact = Cite the fact in a paragraph of the guide, or correct its id.
check-fix-track-form = Give it "when" or "to", as its question is a number or a choice.
check-fix-figure = Write a larger figure, or name another default.
check-fix-staffed-roles = Name one to eight roles.
check-fix-factor-doubled = Leave the question under one factor.
check-fix-factor-missing = Add the question to the factor that it belongs to.
check-branch-unreached = no answers lead here: the questions above rule out these answers to "{ $id }"
check-branch-answers-used = no answers lead here: branches above on "{ $id }" exclude these answers
check-fix-unreached-branch = Remove the branch, or change the questions above it or when they are asked.
check-leaf-unreached = no answers lead to this leaf, "{ $id }"
check-fix-unreached-leaf = Fix the branch above it that no answers lead to, or remove that branch with this leaf.
check-model-never = "{ $id }" is never advised
check-fix-unadvised-model = Let a leaf of the tree name it, or remove it.
check-never-asked = this condition never holds, so the question is never asked
check-fix-never-asked = Change the condition, or remove the question.
check-condition-never = no answers meet this condition
check-fix-condition-never = Change the condition, or remove what depends on it.
check-unasked-never = no answers meet this condition when the question is asked, and a question that is not asked does not count
check-fix-unasked-never = Let the condition agree with the question's "asked_when", or look at another question.
check-unasked-tied = this rule never applies when { $ids } is not asked, whatever value is assumed
check-fix-unasked-tied = Where that is meant, put the question's "asked_when" into the condition too; where not, add an "any" for the answers with which it is not asked.
check-condition-always = all answers meet this condition
check-fix-condition-always = Remove the condition, or make it distinguish something.
check-evidence-never = these answers cannot occur, so this evidence never counts
check-fix-evidence-never = Correct the values, or remove the row.
check-dimension-never = the dimension "{ $id }" is never needed
check-fix-dimension-never = Give it a reason that can hold, or remove it.
check-invariant-broken = "{ $id }" does not hold: { $answers } gives "{ $model }"
check-invariant-moved = "{ $id }" does not hold: { $answers } gives "{ $model }", and { $after } gives "{ $then }"
check-invariant-fewer = "{ $id }" does not hold: { $answers } takes { $count } divisions, and { $after } only { $fewer }
check-invariant-evidence = "{ $id }" does not hold: { $answers } gives "{ $model }", but the evidence speaks for another
check-as-assumed = every answer as assumed
check-fix-broken-invariant = Fix the tree or the invariant. `salesorg rulebook audit` gives commands that show the case.
check-question-ineffective = no answer to "{ $id }" changes anything
check-fix-dead-question = Let a rule use it, or remove it.
check-options-alike = no rule tells these options apart: { $ids }
check-fix-alike-options = Tell them apart in a rule, or declare them alike with "same_as" and the reason.
check-same-as-untrue = "{ $id }" is declared to be like "{ $other }", but { $rule } tells them apart
check-fix-untrue-same-as = Remove "same_as", or let the rules treat both alike.
check-intricate-tree = the rules are too intricate to tell whether every branch is reached
check-intricate-ineffective = the rules are too intricate to tell whether every question and option changes something
check-intricate-invariant = the rules are too intricate to prove that "{ $id }" holds
check-intricate-condition = the rules are too intricate to tell whether every condition can hold; this is the first such condition
check-fix-too-intricate = Let rules use fewer questions together; leave out what decides little.
check-section-empty = no question is in the section "{ $id }"
check-fix-empty-section = Put a question into it, or remove it.
check-figure-unused = nothing uses the default "{ $id }"
check-fix-unused-figure = Name it where it belongs, or remove it.
check-uncited = this reason cites no fact of the guide
check-fix-uncited = Name the facts behind it in "sources".
check-text-duplicate = duplicate text "{ $text }"
check-fix-doubled-text = Give each a wording of its own.
check-shipped-id = "{ $id }" is the id of a built-in rulebook with other content; sessions of this file would be taken for sessions of the built-in one
check-shipped-form = "{ $id }" is the id of a built-in rulebook with the same content, but the bytes of the file differ, so sessions of this file do not count as sessions of the built-in one
check-fix-shipped-id = Give this rulebook an id of its own.
check-clean = { $file }: no errors and no warnings. Everything that can be checked was checked.
check-sum = { $errors ->
    [0] no errors
    [one] one error
   *[other] { $errors } errors
}, { $warnings ->
    [0] no warnings
    [one] one warning
   *[other] { $warnings } warnings
}
check-more = { $count ->
    [one] One more is not shown.
   *[other] { $count } more are not shown.
 }
check-fails = { $count ->
    [one] one error
   *[other] { $count } errors
 }: do not rely on this rulebook
check-error = error
check-warning = warning
## Growth in the report
growth-events = When something else changes
## Advice: distant changes and open questions
robustness-other-model-far = One other answer leads to another model, { $model }, but that is a large change. { $change }.
advice-some-assumed =
    { $assumed ->
        [one] One of { $asked } answers is assumed; knowing it could still change the model or the division.
       *[other] { $assumed } of { $asked } answers are assumed; knowing them could still change the model or the division.
    }
advice-open-rest-all = The real answers leave the model and the division as they are; they can change the rest: support, practices, growth or the chart.
report-open-rest = { $questions } (not the model or how to divide it, but support, practices, growth or the chart)
follow-up-rest = This answer leaves the model and the division as they are; it can change the rest: support, practices, growth or the chart.
plain-more-rest = Answer more? This can still change support, practices, growth or the chart: { $question }. Yes answers it; Enter or no stops.
plain-question-open = An open question, number { $number } of { $count }: { $title }
whatif-more = { $key } shows more
follow-up-rest-short = Now for the rest of the advice.

## Audit and graph
audit-title = Audit: { $title }
audit-combinations = { $count } combinations of answers, all checked. Numbers between two thresholds of the rules count as one answer.
audit-models = Models, by their share of all combinations
audit-segments = Divisions now
audit-segment-count = { $count ->
    [0] no division
    [one] one division
   *[other] { $count } divisions
 }
audit-leaves = Leaves of the tree
audit-leaf = { $model } ({ $way })
audit-unreached = No answers lead here: { $place }
audit-coverage-intricate = The rules are too intricate to count shares.
audit-invariants = What must hold
audit-intricate = The rules are too intricate to prove this.
audit-questions = Questions and options
audit-ineffective-none = Every question and option changes something, or is rightly declared to be like another.
audit-ineffective-intricate = The rules are too intricate to tell which change nothing.
audit-ineffective-question = { $question }: no answer to this question changes anything.
audit-ineffective-options = { $question }: no rule tells these options apart, and they are not declared alike (same_as): { $options }
audit-wrong-same-as = { $question }: "{ $option }" is declared to be like "{ $other }", but { $rule } tells them apart.
audit-holds = All of this holds.
audit-fails = { $count ->
    [one] one rule does not hold, or could not be proved
   *[other] { $count } rules do not hold, or could not be proved
 }
audit-proving = proved: { $done } of { $total } (Ctrl-C stops)
audit-stopping = stopping
graph-title = Decision tree: { $title }
## Schemas and readable rulebooks
schema-answers = Answers: { $title }
schema-answers-about = One answer for each question, under the id of the question. An answer that is missing or null is unknown; the rulebook then assumes a value.
schema-answers-comment = A comment, which is not read.
cli-man-unknown = "{ $given }" is not a command; `salesorg --help` lists the commands
cli-man-unknown-near = "{ $given }" is not a command; did you mean "{ $nearest }"?
cli-no-rulebook = there is no such file, and no built-in rulebook with that id or title ({ $known })
cli-no-rulebook-near = there is no such file, and no built-in rulebook with that id or title; did you mean "{ $nearest }"? ({ $known })
cli-rulebook-ambiguous = there is no such file, and this matches more than one built-in rulebook: { $candidates }
rulebook-listed = version { $version }, in { $languages }, { $questions } questions, { $models } models
rulebook-language =
    { $language ->
        [en] This rulebook is in English only.
        [nl] This rulebook is in Dutch only.
        [de] This rulebook is in German only.
        [fr] This rulebook is in French only.
       *[other] This rulebook is only in the language "{ $language }".
    }
rulebook-questions = Questions
rulebook-derived = Counted from the answers
rulebook-asked-when = Asked only when: { $when }
rulebook-number = A whole number from { $min } to { $max }.
rulebook-names = A list of at most { $most } names of up to { $length } characters.
rulebook-assumes = While unknown: { $value }
rulebook-essential = Also asked in the short interview (essentials first).
rulebook-same-as = The rules do not tell it from "{ $option }": { $reason }
rulebook-tree = The decision tree
rulebook-overrides = This decides by itself, whatever speaks for and against it.
rulebook-rules-out = This rules out, whatever else is answered: { $models }
rulebook-cap = How many divisions to take now, by this number: { $question }
rulebook-cap-step = { $from } or more: { $take }
rulebook-cap-less = { $by } less when: { $when }
rulebook-staffed-from = How many the team of "{ $model }" can staff, by the same number:
rulebook-models = What can be advised
rulebook-for = Answers that speak for it:
rulebook-against = Answers that speak against it:
rulebook-warnings = Warnings
rulebook-invariants = What must hold for all answers
rulebook-must-never = Never { $models }, when: { $when }
rulebook-must-always = Always { $models }, when: { $when }
rulebook-must-rising = Raising one answer never leads from { $from } to { $to }: { $question }
rulebook-must-rising-segments = Raising one answer never leads to fewer divisions: { $question }
rulebook-must-rising-segments-same-model = With the same model, raising one answer never leads to fewer divisions: { $question }
rulebook-must-evidence = No other model has more for it and less against it, unless a branch on the way decides by itself.
condition-and = and
condition-or = or
condition-not = not ({ $condition })
condition-never = never
condition-model = Advised
condition-segments = Divisions now

# Limits of a rulebook
json-too-many-values = the file has { $count } values (texts, numbers, lists, objects), and at most { $most } are allowed; most of them are here
rulebook-cap-step-least = { $from } or more: { $take }, and never fewer than { $least } after what is taken off
rulebook-handoffs = Handoffs
rulebook-handoff-within = { $text } (inside the group)
rulebook-when = When: { $when }
rulebook-always = Always
rulebook-first = The first that applies is shown:
rulebook-relief = What can move out of { $function }
rulebook-role-now = Appointed now when the first of these holds:
rulebook-role-later = Later: { $text }
rulebook-role-meanwhile = Until then, played by { $role }: { $text }
rulebook-in-place = What is in place, by the answer to: { $question }
rulebook-in-place-own = a form of its own
rulebook-in-place-nothing = nothing, so no move
rulebook-move-about = What it comes down to, the first that applies
rulebook-move-note = Whose judgement it is, the first that applies
rulebook-headcount = Head count: { $question }
rulebook-leads = Who leads, from the top: { $leads }
rulebook-staffed = { $role }: { $weight }
rulebook-unit = { $unit }: { $size } people where numbers allow
rulebook-figures = Figures and where they come from:
cli-rulebook-elsewhere = this session was made with the rulebook "{ $found }", which is not built in; give its file with --rulebook
cli-rulebook-other-edition = this session has another rulebook with the id "{ $id }" (version { $version }); give its file with --rulebook, or --rulebook { $id } for the built-in rules
cli-rulebook-inside = this session was made with the rulebook "{ $found }", not with "{ $wanted }"; leave out --rulebook, or give --rulebook { $found }

## Drift: saved advice that today's rulebook no longer gives
drift-advice = { $model }, divided by { $dimensions }
drift-unknown = "{ $id }", which today's rulebook does not have
drift-means = For this company it means: { $means }
drift-means-each = For each of them it means: { $means }
drift-same-model = The model stays { $model }.
drift-other-model = { $today } instead of { $then }.
drift-same-division = The division stays the same: { $today }.
drift-other-division = Division: { $today } instead of { $then }.
drift-undivided = none
drift-places = { $count ->
        [one] The rules changed in one place that matters here:
       *[other] The rules changed in { $count } places that matter here:
    }
drift-places-other = { $count ->
        [one] The two rulebooks differ in one place that matters here:
       *[other] The two rulebooks differ in { $count } places that matter here:
    }
drift-branch = { $then } led to { $to_then }. Now { $today } leads to { $to_today }.
drift-branch-same = With this answer the rules went on to { $to_then }. Now they go on to { $to_today }.
drift-begins = First came { $then }. Now it is { $today }.
drift-counted = The answer counted as { $then }. Now it counts as { $today }.
drift-to-model = { $model }
drift-to-question = the question "{ $question }"
drift-division = Division by { $dimension }
drift-needed = It was needed with { $then }. Now it is needed with { $today }.
drift-division-limit = There could be { $then } divisions at a time. Now there can be { $today }.
drift-more = Also different in the advice:
drift-more-sure = How sure it is: { $today } instead of { $then }
drift-more-second = Second best: { $today } instead of { $then }
drift-more-managers = Managers: { $today } instead of { $then }
drift-more-warning = New warning: { $text }
drift-more-warning-gone = No longer a warning: { $text }
drift-none-second = none
drift-not-whole = The rest cannot be shown: the rules of then (version { $version }) are not on this computer, and the interview has only this of its advice.
drift-saved-path = The answers that led to it:
drift-both-then = Saved advice
drift-both-today = Today's advice
drift-group = { $count ->
        [one] One interview
       *[other] { $count } interviews with the same cause
    }
drift-group-more = and { $count } more
drift-choose-keep = Keep the saved advice
drift-choose-take = Take today's advice
drift-choose-both = Read both in full
drift-choose-case = Keep as a test case
session-writable-again = The other program has let go of this interview: you can change it again.
session-reloaded = The other program has changed this interview and let go of it: you see it as it is now, and can change it.
drift-line-differs = { $name }: other advice today
drift-model-unreached = With this answer nothing leads to { $model } any more.
drift-dimension-unknown = The rules no longer have it.
drift-dimension-no-need = It is no longer needed with these answers.
drift-dimension-capped = It comes later now: so many divisions at a time would be too much.
drift-dimension-new = It is new.
drift-dimension-reordered = It has another place in the order.
drift-ask = What do you want?
drift-model-never = Today's rules never lead to { $model }.
drift-answers = The answers behind it:
drift-answer = { $question }: { $given }
drift-answer-assumed = { $question }: not known, so { $used } is assumed
drift-answer-invalid = { $question }: { $given } is no longer an answer, so { $used } is assumed
drift-answer-not-asked = { $question }: no longer asked with these answers, so { $used } is assumed
drift-answer-not-asked-today = { $question }: { $given }, which today's rulebook no longer asks
drift-answer-changed = { $said } (changed after the interview was finished)
drift-reopened = Answers were changed after it was finished. This is about the answers as they were then.
drift-line-same = { $name }: same: { $advice }
drift-line-unfinished = { $name }: unfinished, so there is no advice to compare
drift-line-unchecked = { $name }: finished without advice in the file, so there is nothing to compare
drift-count = { $checked ->
        [one] One session
       *[other] { $checked } sessions
    }: { $same } the same, { $differing } different, { $rest } not compared
drift-count-unread = { $count ->
        [one] One more could not be checked; the reason is given above.
       *[other] { $count } more could not be checked; the reasons are given above.
    }
drift-none = There are no saved sessions to check.
drift-one-session = expected one session; to check several, add --check
replay-format-of-file = expected asciicast or html; text and json are for the report of --check
replay-format-of-check = expected text or json; asciicast and html are for a replay to keep, without --check
drift-other-rulebook = It was made with another rulebook with the id "{ $id }" (version { $version }), and is shown by the one that you asked for.
drift-saved-kept = The saved advice is kept; the session is as it was.
drift-today-adopted = Today's advice is taken.
drift-panel-title = Today's rules give different advice
drift-panel-title-file = File changed outside the program
drift-panel-title-other = Another rulebook gives different advice
drift-file-changed = Its answers, by the rules it was finished with, do not lead to the advice in it.
drift-in-file = In the file: { $advice }
drift-by-rules = By these rules: { $advice }
drift-panel-lead = Nothing in this interview has changed, but the rules have.
drift-panel-lead-other = This interview was made with another rulebook with the same id. You see it with the rulebook that you asked for.
drift-mark = You are reading today's advice. Saved: { $advice }.
drift-mark-file = You are reading the advice on these answers. The file was changed outside the program and says { $advice }.
drift-mark-other = Saved: { $advice }. You are reading the advice of the rulebook that you asked for.
drift-mark-same = Made with another rulebook with the same id. The one that you asked for gives the same advice.
drift-not-saved = Not taken: { $why }
drift-not-in-library = this session is not among the saved ones; open it with resume to take today's advice
case-version = expected format version { $wanted } of a case, found { $found }
case-answer = expected the id of an option or a whole number, found { $found }
case-expects-nothing = expected a "model", a "segmentation" or both
case-unfinished = this interview was never finished, so there is no advice to make a case of
case-file-changed = this file was changed outside the program: its answers, by the rules it was finished with, do not lead to the advice in it; take the advice on its answers with "salesorg resume" first
case-saved = Saved as a case: { $path }
case-other-rulebook = this case is for the rulebook "{ $found }", not for "{ $wanted }"
case-empty = there is no case and no finished session in this folder
case-fails = { $count ->
        [one] one case gets different advice
       *[other] { $count } cases get different advice
    } from this rulebook
audit-cases = Cases
audit-cases-hold = { $count ->
        [one] The one case gets the advice that it expects.
       *[other] All { $count } cases get the advice that they expect.
    }
audit-cases-skipped = { $count ->
        [one] One session is not finished and was passed over.
       *[other] { $count } sessions are not finished and were passed over.
    }
audit-case-model-open = This case expects a division only, whatever the model.
audit-case-division-open = This case expects a model only, whatever the division.
audit-case-why = Why this is expected: { $why }
audit-case-source = Source: { $title }, { $url }
audit-case-source-year = Source: { $title }, { $year }, { $url }
action-case = save as a case
## Several respondents
group-title = Compare people: { $people }
group-title-about = { $subject }: { $people }
group-count-people = { $count ->
        [one] one person
       *[other] { $count } people
    }
group-recorded = { $decision }, recorded with { $who }
group-unanswered-folded = { $count ->
        [one] One question that nobody filled in…
       *[other] { $count } questions that nobody filled in…
    }
group-unanswered-open = { $count ->
        [one] One question that nobody filled in:
       *[other] { $count } questions that nobody filled in:
    }
group-agenda-line = { $question }: { $effect }
action-choose-fold = fold
group-all-agree = Nobody answers differently from the others: there is nothing to settle.
group-open-differs = Where their advice still differs, that comes from what somebody left open.
group-differ = They differ on { $count } of the { $all } questions that they answered.
group-count-model =
    { $count ->
        [one] One of these differences changes the model by itself.
       *[other] { $count } of these differences change the model by themselves.
    }
group-count-segmentation =
    { $count ->
        [one] One changes only the division.
       *[other] { $count } change only the division.
    }
group-count-with-others =
    { $count ->
        [one] One changes something only together with others.
       *[other] { $count } change something only together with others.
    }
group-count-nothing = None of these differences changes the advice.
group-undivided = not divided
group-divided = by { $dimensions }
group-unknown = don't know
group-not-asked = not asked
group-no-answer = nobody
group-advice = What each is advised
group-common-answers = By most answers
group-common-answers-tied = By most answers (a tie on { $questions })
group-decided = { $who }: { $decision }
group-robustness = { $model } remains the advice in { $percent } % of all combinations of the answers given here ({ $kept } of { $all }).
group-unfinished = This interview is not finished.
group-other-version = Answered with version { $version } of the rulebook; the advice here follows today's ({ $today }).
group-not-asked-answers = No longer asked, so left out: { $gone }
group-effect-model = changes the model
group-effect-segmentation = changes how to divide
group-effect-with-others = changes the model only together with others
group-effect-with-others-segmentation = changes how to divide only together with others
group-effect-nothing = changes nothing
group-effect-agreed = all who answered agree
group-unanswered = nobody answered
group-agreement = The most common answer: { $count } of { $all }.
group-spread = From { $least } to { $most }, in the middle { $median }.
group-named = Named by how many: { $names }.
group-tie = A tie: as many chose another answer. It counts as { $answer }, which the rulebook names first.
group-tie-numbers = Two numbers are in the middle. It counts as the lower one, { $answer }.
group-view = { $answer } ({ $count }): { $people }
group-view-other-model = Would mean { $decision }.
group-view-other-segmentation = Same model, but { $division }.
group-who-unknown = Don't know yet: { $people }
group-who-not-asked = Not asked, given their other answers: { $people }
group-note = Note by { $name }: { $text }
group-agenda = What to talk about, in this order
group-agenda-about = Each difference is measured against the most common answers. First comes what changes the model, then what changes the division, then what changes either only together with others; what changes nothing comes last. Where these are equal, differences that concern more people come first.
group-agreed = Agreed
group-unanswered-questions = Nobody answered: { $questions }.
group-table = Who said what
group-table-about = Bold: not what most say.
group-question = Question
compare-duplicate = this is the same session as an earlier one ({ $id }); give each session once
compare-other-rulebook = this session was made with the rulebook "{ $found }", the first one with "{ $wanted }"; only sessions of one rulebook can be compared
group-tab-agenda = Agenda
group-tab-advice = Advice
group-head-changes = changes
group-head-agree = agree
group-head-advice = Advice
group-people = { $first }-{ $last } of { $all }
group-word-model = model
group-word-segmentation = division
group-word-with-others = in combination
group-word-nothing = nothing
group-word-agreed = agreed
group-word-unanswered = not filled in
group-votes = { $answer } ({ $count })
group-model-count = { $model }: { $count } of { $all }
group-most-common-mark = Counted as the group's answer.
action-order = disagreements first
action-order-asked = question order
action-pair-questions = other questions
compare-count = from { $least } to { $most } sessions can be compared
## Managing sessions
cli-no-deleted = There are no deleted sessions.
cli-client-set = { $id } belongs to the client "{ $client }" now.
cli-client-removed = { $id } belongs to no client now.
cli-same-name = Note: the session { $id } is called "{ $name }" too. Commands tell the two apart by their ids.
cli-purge =
    { $count ->
        [one] Destroy { $names } for good? { $meaning } Type its name to destroy it:
       *[other] Destroy { $count } sessions for good: { $names }? { $meaning } Type their number to destroy them:
    }
cli-purge-yes = nobody can be asked here whether to destroy for good; --yes destroys without asking
cli-purge-declined = Nothing was destroyed.
cli-purge-not-deleted = "{ $name }" is not deleted; `sessions delete` it first
cli-purged = Destroyed: { $name }.
purge-meaning = The files are removed, and nothing here brings them back. Copies, exports, backups and snapshots are not touched, and the worn cells of an SSD may keep remains that special tools can read.
cli-renamed = { $id } is now called "{ $name }".
cli-copy-of = { $name } (copy)
cli-duplicated = The copy is { $id }, called "{ $name }".
cli-delete =
    { $count ->
        [one] Delete "{ $names }"? It can be restored. (y/n)
       *[other] Delete these { $count } sessions: { $names }? They can be restored. (y/n)
    }
cli-delete-yes = cannot ask for confirmation, because standard input or output is not a terminal; add --yes to delete without it
cli-delete-declined = Nothing was deleted.
cli-deleted = Deleted: { $name }. To bring it back:
cli-restored = { $name } is back: { $id }
cli-exported =
    { $count ->
        [one] One session written to { $to }
       *[other] { $count } sessions written to { $to }
    }
cli-import-waiting = salesorg: waiting for another salesorg that is importing sessions ({ $file } is locked); Ctrl+C stops
cli-import-new = { $name }: new, { $id }
cli-import-same = { $name }: already here, { $id }
cli-import-renumbered = { $name }: new as { $id }, because another session here has the id { $old }
cli-check-valid = { $file }: undamaged ({ $name })
cli-check-newer = { $file }: written by a newer salesorg; left unchanged
cli-check-damaged = { $file }: damaged
cli-check-nothing = Nothing can be recovered.
cli-check-all =
    { $answers ->
        [one] One answer
       *[other] { $answers } answers
    } and { $notes ->
        [one] one note
       *[other] { $notes } notes
    } can be recovered.
cli-check-part =
    { $answers ->
        [one] One of { $before } answers
       *[other] { $answers } of { $before } answers
    } and { $notes ->
        [one] one note
       *[other] { $notes } notes
    } can be recovered.
cli-check-recovered = Recovered as { $id }; the damaged file stays as it is.
cli-check-recovered-before = What can be recovered is already in the session { $id }; nothing is written.
cli-check-how = To write what can be recovered into new sessions:
cli-check-leftovers =
    { $count ->
        [one] One file belongs to no session and does no harm. The next new interview removes it, unless it is a lock (.lock), which stays:
       *[other] { $count } files belong to no session and do no harm. The next new interview removes them, except for locks (.lock), which stay:
    }
cli-recovered-name = { $name } (recovered)
cli-recovered-unnamed = Interview
## Session list
action-filter = filter
action-found = to the list
action-mark = mark
action-mark-all = mark all, or none
action-compare-people = compare people
action-rename = rename
action-duplicate = duplicate
action-delete = delete
action-undo = undo
action-deleted = deleted interviews
action-import = import
action-export = export
action-copy = copy
action-complete = complete
action-choose-write = write
action-choose-restore = restore
action-back-keep = keep
action-back-clear = clear
session-name-exists = a file with this name already exists, and nothing was overwritten; choose another name
home-damaged-check = { $wrong }. Enter may recover it.
home-damaged-change = This file cannot be read, so it can only be recovered (Enter) or deleted.
home-decided-otherwise = decided { $decided }, advised { $advised }
home-decided = decided { $decided }
home-due = look again: { $state }
home-marked = { $count } marked
home-searching = searching… { $read } of { $all }
home-found = { $count } of { $all }
home-choose-one = Choose a saved interview first.
home-compare-count = Mark two to { $most } interviews with Space to compare them.
home-name-needed = Type a name, or press Esc.
home-path-needed = Type or paste a path, or press Esc.
home-copy = { $name } (copy)
home-copy-more = { $name } (copy { $number })
action-empty = destroy all for good
action-purge = destroy for good
action-recover = recover
action-next-field = next field
action-complete-client = complete, or next field
home-edit = Name and client
home-edit-about = What should it be called, and for which client is it?
home-field-name = Name
home-field-client = Client
home-edited = Saved: { $name }.
home-clients = Clients: { $names }
home-same-name = Another interview is called { $name } too, begun { $begun }. Enter again takes the name all the same.
home-same-name-client = Another interview is called { $name } too, begun { $begun } for { $client }. Enter again takes the name all the same.
home-purge = Destroy for good
home-purge-about =
    { $count ->
        [one] Type the name to destroy this for good: { $name }
       *[other] Type the number to destroy these interviews for good: { $count }
    }
home-purge-differs =
    { $count ->
        [one] That is not the name, so nothing was destroyed.
       *[other] That is not the number, so nothing was destroyed.
    }
home-purge-done =
    { $count ->
        [one] Destroyed for good: { $name }.
       *[other] Destroyed for good: { $count } interviews.
    }
home-import-file = { $file }: { $said }
home-recover = Recover a damaged file
home-recover-hint = It becomes a new interview in this list. The damaged file goes to the deleted interviews.
home-recover-nothing = { $wrong }. Nothing can be recovered from this file; it can only be deleted.
home-recover-newer = A newer version of this program wrote this file, so only that version can read it.
home-recover-present = What can be recovered is in this list already: { $name }.
home-recovered =
    { $answers ->
        [one] Saved as { $name }: one answer
       *[other] Saved as { $name }: { $answers } answers
    } and { $notes ->
        [one] one note.
       *[other] { $notes } notes.
    }
home-recovered-lost =
    { $lost ->
        [one] One answer is lost.
       *[other] { $lost } answers are lost.
    }
home-recovered-original = The damaged file is among the deleted interviews; { $key } brings it back.
home-duplicate = Duplicate
home-duplicate-about = What should the copy be called?
home-duplicated = Copied as { $name }.
home-delete = Delete
home-delete-confirm =
    { $count ->
        [one] Delete { $name }?
       *[other] Delete { $count } interviews?
    }
home-delete-undo-hint = Nothing is lost: it goes to the deleted interviews, and the key { $key } brings it back.
home-delete-done =
    { $count ->
        [one] Deleted: { $name }. { $key } brings it back.
       *[other] Deleted: { $count } interviews. { $key } brings them back.
    }
home-restore-done =
    { $count ->
        [one] Brought back.
       *[other] Brought back: { $count } interviews.
    }
home-nothing-to-undo = Nothing was deleted here since the program was opened. What was deleted earlier is among the deleted interviews.
home-deleted = Deleted interviews
home-deleted-none = There are no deleted interviews.
home-deleted-where = They are in { $folder } until you destroy them for good.
home-import = Import
home-import-about = A session, JSON Lines of several, CSV with a company in each row, or a folder of such files. Type or paste its path; Tab completes it, ~ is your home folder. Nothing here is overwritten.
home-importing =
    { $count ->
        [one] One so far… Esc stops; what is in stays.
       *[other] { $count } so far… Esc stops; what is in stays.
    }
home-import-new = { $name }: new here
home-import-same = { $name }: already here, exactly the same
home-import-renumbered = { $name }: new here, with a new id, because another interview already has its id
home-import-refused = not imported: { $why }
home-import-line = line { $line }: { $said }
home-import-empty-folder = There is no session file, JSON Lines file or spreadsheet in this folder.
home-import-nothing = There is nothing in this file.
home-import-summary = { $new } new, { $same } already here, { $renumbered } with a new id, { $refused } not imported
home-import-more =
    { $count ->
        [one] and one more that was imported or already here
       *[other] and { $count } more that were imported or already here
    }
home-import-more-refused =
    { $count ->
        [one] and one more that was not imported
       *[other] and { $count } more that were not imported
    }
home-export = Export
home-export-about =
    { $count ->
        [one] To which file? The interview is written with all its answers and notes. ~ is your home folder; no file is overwritten.
       *[other] To which file? The { $count } interviews are written with all their answers and notes, one a line (JSON Lines). ~ is your home folder; no file is overwritten.
    }
home-exported =
    { $count ->
        [one] Written to { $path }; only you can read it.
       *[other] { $count } interviews written to { $path }; only you can read it.
    }
## Replay: changes of the outlook, answers that no longer exist, and decisions
action-previous-change = change before
action-next-turn = where the advice turned
action-previous-turn = turn before
action-pair-turns = turns
action-next-note = next note
action-decide = decide
replay-outlook-changed = Here the outlook turned from { $from } to { $to }.
replay-outlook-changed-short = Turned: { $from } to { $to }
replay-reopened = Opened again after it was finished.
replay-removed-title = No longer in the rulebook
replay-removed-answer = The question "{ $question }" is gone; the answer was { $value }.
replay-removed-value = "{ $question }" no longer has the answer { $value }; it counts as unknown.
replay-removed-skipped = The question "{ $question }" is gone; it was left open.
replay-removed-note = The question "{ $question }" is gone; the note on it was: { $text }
replay-removed-more = and { $count } more, each shown at its moment
decided = Decided: { $model }
decided-as-advised = Decided: { $model }, as advised
decided-otherwise = Decided: { $model } (advised: { $advised })
decided-open = Decided: the model is still open
decided-divided = Division: { $dimensions }
decided-undivided = Division: none
decided-by = Decided by { $who }
decided-review = Look again on { $day }
decided-due = Look again now: planned for { $day }
decided-withdrawn = The decision was taken back.
decided-title = The decision taken
decide-title = What was decided?
decide-record-title = Record a decision
decide-about = The advice stays as it is. Here you record what you will really do.
decide-advised = as advised
decide-current = decided so far
decide-withdraw = Nothing yet: take the decision back
decide-open = No model yet: record only the rest
decide-fields = All may stay empty. Tab: next field. Space: mark.
decide-field-why = Why
decide-field-by = Decided by
decide-field-review = Look again
decide-field-division = Division
decide-field-undivided = Not divided
decide-choose = choose
decide-record = record
decide-long = That is longer than { $most } characters; make it shorter.
decide-not-saved = Not recorded: { $why }. It is still here; Enter tries again.
decide-read-only = You can read here, not record a decision: { $why }.
decide-replay = In a replay you can only read. Open the interview from the list to record a decision.
decide-unfinished = the interview is not finished, so there is no advice to decide on yet; finish it first
decide-model-near = "{ $given }" is not a model; did you mean "{ $nearest }"? ({ $known })
decide-model = "{ $given }" is not a model; choose one of { $known }
decide-model-ambiguous = "{ $given }" matches more than one model: { $candidates }
decide-division-near = "{ $given }" is not a way to divide; did you mean "{ $nearest }"? ({ $known })
decide-division = "{ $given }" is not a way to divide; choose one of { $known }
decide-division-ambiguous = "{ $given }" matches more than one way to divide: { $candidates }
decide-day = "{ $given }" is not a day; type year, month and day, such as 2027-03-01.
decide-by-long = A name has at most { $most } characters; make it shorter.
decide-nothing = There is nothing to record yet. Give a model, a division, a reason, who decided or a day to look again.
cli-decided = { $decided }. Recorded with "{ $name }".
cli-decided-withdrawn = { $name }: the decision is withdrawn.
cli-decided-nothing = { $name }: no decision was recorded.
cli-listed-decided = advised { $advised }, decided { $model }
cli-listed-due = { $state }, look again since { $day }
report-answers = Your answers
report-sources = Sources
home-export-skipped = Left out: { $name } ({ $why }).
home-export-more =
    { $count ->
        [one] One more cannot be read.
       *[other] { $count } more cannot be read.
    }
group-other-edition = Answered with other rules of the same version ({ $version }); the advice here follows today's.
group-other-rules = Answered with other rules; the advice here follows these: { $people }.
group-cell-unknown = unknown
group-effect-undetermined = changes nothing alone; together with others it may, but that cannot be determined
group-word-undetermined = unclear
group-count-undetermined = Whether { $count } of them change the advice together with others cannot be determined.
home-restore = Bring back
home-batch-progress = { $done } of { $all } so far… Esc stops; what is done stays done.
verdict-units = { $count } { $unit }
verdict-each = { $units } of { $most }
verdict-each-or = { $units } of { $least } or { $most }
verdict-each-to = { $units } of { $least } to { $most }
verdict-by = by { $title }
verdict-then = then { $by }
verdict-assumed = Assumed: { $count } of { $asked } answers
verdict-more-warnings = { $count ->
    [one] one more warning
   *[other] { $count } more warnings
}
verdict-all = The whole advice: --full
verdict-none-title = No advice yet
verdict-none = None of the essential questions is answered, so nothing is recommended. One answer is enough. Answer first:
next-year-same = Next year, with { $size }: the same model and division.
next-year-other = Next year, with { $size }: { $advice }.
verdict-how-sure = How sure
verdict-first-label = First
advice-plan = What to do, step by step
warnings-more = { $count ->
    [one] One more warning
   *[other] { $count } more warnings
}
warnings-fewer = Only the most important
action-choose-warnings = all warnings, or the most important
next-year-title = Next year
number-1 = one
number-2 = two
number-3 = three
number-4 = four
number-5 = five
number-6 = six
number-7 = seven
number-8 = eight
number-9 = nine
number-10 = ten
number-11 = eleven
number-12 = twelve
people-title = People in numbers
people-now = { $people }.
people-before = Today ({ $model }): { $people }.
people-after = After the move ({ $model }): { $people }.
people-before-about = Today's managers are counted with the same figures, for the team undivided; yours may differ.
people-sellers =
    { $count ->
        [one] { $number } seller
       *[other] { $number } sellers
    }
people-managers =
    { $count ->
        [one] { $number } manager ({ $ratio } sellers per manager)
       *[other] { $number } managers ({ $ratio } sellers per manager)
    }
people-no-managers = no managers
people-support =
    { $count ->
        [0] nobody full time in enablement
        [one] { $number } person full time in enablement
       *[other] { $number } people full time in enablement
    }
measures-title = What each role is measured by
signs-title = Signs that it works
support-full-time =
    { $count ->
        [0] Full time in enablement: nobody yet.
        [one] Full time in enablement: one person.
       *[other] Full time in enablement: { $count } people.
    }
support-hat = a hat, not a job of its own
support-hat-until = A job of its own with any of these:
rulebook-brief = In short: { $text }
rulebook-factors = The reasons on the first page
rulebook-next-year = { $answer }: { $percent } % of today's size
rulebook-side-by-side = Two models side by side
rulebook-measured-by = Measured by: { $text }
rulebook-move-stay = That staying is defensible, where what is in place comes second and is close; the first that applies
rulebook-role-hat = While nobody fills it, the first of these that applies says who wears it as a hat:
rulebook-role-order = The order in which the people take the roles: { $roles }

## Pages
page-contents = Contents
page-chart = Organisation chart
page-chart-in-words = The organisation chart in words
page-tree = Decision tree
page-tree-in-words = The decision tree in words
page-for = For
page-against = Against
page-warning = Warning
page-now = Now
page-later = Later
page-decision = Decision
page-passed = Passed
page-failed = Failed

# Many companies at once: batch
batch-id-beside-answers = to give a line an id, put its answers into a field: {"{"}"id": "Acme", "answers": {"{"}"question": "option"{"}"}{"}"}
batch-unknown-field = unknown field; a line with "answers" has an "id" and nothing else
batch-title = { $count ->
        [one] One company
       *[other] { $count } companies
    }
batch-models = Models
batch-divisions = Divisions now
batch-undivided = No division
batch-assumed = Assumed most often
batch-without-advice = { $count ->
        [one] One company has no answer to any of the essential questions, so nothing is advised.
       *[other] { $count } companies have no answer to any of the essential questions, so nothing is advised.
    }
batch-failed = { $count ->
        [one] One company could not be read.
       *[other] { $count } companies could not be read.
    }
batch-empty = there are no companies in it
batch-more-failed = { $count ->
        [one] one company could not be read; its line in the output says why
       *[other] { $count } companies could not be read; their lines in the output say why
    }
batch-several-lines = this is one JSON value on several lines; a batch needs each company on a line of its own, for example by: jq -c . { $file } | salesorg batch -
batch-list = this is a JSON list; a batch needs each company on a line of its own, for example by: jq -c '.[]' { $file } | salesorg batch -
batch-full-csv = a whole advice does not fit into CSV; use --format jsonl with --full
batch-progress = { $count } companies, { $rate } per second
batch-progress-left = { $count } companies, { $rate } per second, { $seconds } s left
batch-reads-terminal = reading companies from the keyboard, one JSON object on each line; Ctrl-D ends
## Demo
demo-title = Demo: nothing here is kept
demo-companies = Three example companies: an estate agency of four, a software company of forty, where three people answered differently, and a manufacturer of sixty in four countries.
demo-keys = { $open } opens the advice, { $replay } plays the interview back. { $compare } at the software company compares its three people; { $mark } marks others to compare.
demo-sessions = Example interviews
demo-left = That was the demo; it keeps nothing. To begin with your own company:
demo-open = To open, replay and compare them, on a terminal:
demo-write = To write them into a folder, for other commands:
demo-written = The interviews are in { $folder }. To open, replay and compare them:
demo-file-exists = this file already exists, and nothing was written; choose another folder
demo-needs-folder = expected a folder after -o, because the demo is several files
demo-other-rulebook = the demo belongs to the built-in rulebook on sales organisations; leave out this option
action-sort = sort
home-sorted = Sorted { $order }.
home-sorted-clients = by client
home-sorted-changed = last changed first
home-sorted-name = by name
home-sorted-created = last begun first
home-group-none = Without a client
home-group-damaged = Files that cannot be read
home-group-count =
    { $count ->
        [one] 1 interview
       *[other] { $count } interviews
    }
home-filter-finished = finished
home-filter-unfinished = in progress
home-filter-otherwise = decided otherwise
home-preview-new = Start an interview here. A session under the cursor shows its advice, answers and notes here.
home-preview-client = Client
home-preview-status = Status
home-preview-begun = Begun
home-preview-changed = Changed
home-preview-notes = Notes
home-preview-outdated = Today's rules would advise something else than what is saved. Open the interview to see both.

# Why a key does nothing, in place of the footer.
idle-action = { $key } ({ $action }) has no effect here now. { $help } shows the keys.
idle-key = { $key } does nothing here. { $help } shows the keys.
idle-key-elsewhere = { $key } ({ $action }) works elsewhere: { $places }. { $help } shows the keys of this screen.
idle-undo = There is nothing to undo.
idle-reset = There is nothing to undo: every answer is as saved.
idle-put-back = This answer is as saved.
idle-choose = There is nothing to open or to choose here. { $help } shows the keys.
idle-answer = No open question could change this advice.
idle-speed = It does not go beyond this speed.
idle-change = There is no other changed answer in that direction.
idle-turn = There is no other turn of the advice in that direction.
idle-note = There is no note in this interview.
idle-export = There is nothing to export here yet.
idle-digit = There is no { $number } here. { $help } shows the keys.
idle-home-back = This is the first screen. { $quit } leaves the program.
idle-home-empty = There is no interview here. { $new } starts one.
idle-decide = There is no advice to decide on yet. Answer a few questions first.
idle-open-all = Why and Organisation have something to open or close.
idle-zoom = Organisation has a picture to show as a whole, where there is room for boxes.
idle-order = Only the first tab has another order.
idle-row = Left and right change this answer.
place-home = the list of interviews
place-deleted = the deleted interviews
place-question = a question
place-line = a text field
place-review = the review
place-advice = the advice
place-what-if = What if
place-scenarios = the scenarios
place-leave = the question before leaving
place-replay = a replay
place-together = the comparison of people
place-help = the help
place-guide = the guide
place-drift = the changed advice
place-export = the export
palette-title = All actions
palette-nothing = Nothing has this name or key.
palette-not-now = not now

## Settings
found-date = a date
found-table = a table
settings-unknown = there is no such setting ({ $known })
settings-unknown-near = there is no such setting; did you mean "{ $nearest }"? ({ $known })
settings-value = "{ $given }" is not possible here; choose one of { $known }
settings-value-near = "{ $given }" is not possible here; did you mean "{ $nearest }"? ({ $known })
settings-wants-bool = expected true or false, without quotation marks, found { $found }
settings-wants-text = expected one of { $known }, in quotation marks, found { $found }
settings-syntax = this line is not TOML: a text needs quotation marks, as in theme = "dark", and a list needs brackets
settings-keys-form = expected a table with the keys of actions, such as [keys.home], found { $found }
settings-keys-list = expected a list of keys, such as ["n", "ctrl+n"], found { $found }
settings-file-broken = the file has errors that the program leaves to you; correct them first ("salesorg config check" lists them)
settings-not-a-file = this is not a file
settings-too-large = the file is too large for settings; at most { $most } bytes are allowed
settings-no-home = there is no home folder; name a file with SALESORG_CONFIG
settings-title = Settings
settings-saved = Saved at once in { $path }
settings-not-saved = Not saved: { $why }. The change counts until you leave.
settings-problem =
    Settings, { $place }: { $what } { $more ->
        [0] {""}
        [one] There is one more problem; "salesorg config check" lists both.
       *[other] There are { $more } more problems; "salesorg config check" lists all.
    }
setting-wins-option = At the next start { $name } decides again, if it is on the command line.
setting-wins-variable = At the next start the variable { $name } decides again, if it is set.
setting-theme-no-colors = Colours are switched off (NO_COLOR or --color), so none is shown now.
setting-theme-sixteen = This terminal says that it shows 16 colours, so it keeps its own.
setting-theme-approximate = This terminal says that it shows 256 colours, so the most similar ones are used.
action-setting-next = the next value
action-setting-previous = the value before
action-setting-default = default
setting-language = Language
setting-language-about = Of the screens, the advice and the reports.
setting-theme = Colours
setting-theme-about = The terminal's own colours, or those of a theme.
setting-outlook = Outlook
setting-outlook-about = Whether the models stand beside the questions of an interview.
setting-mouse = Mouse
setting-mouse-about = Off leaves it to the terminal, to select and copy text.
setting-dates = Dates
setting-dates-about = How dates are shown. Files keep 2026-11-27.
theme-terminal = the terminal's own
theme-light = light
theme-dark = dark
theme-high-contrast = high contrast
theme-dusk = dusk
setting-shown = shown
setting-hidden = hidden
setting-on = on
setting-off = off
setting-from-now = changed just now
setting-from-option = from { $name } on the command line
setting-from-variable = from the variable { $name }
setting-from-file = from the file
setting-from-locale = from the locale of the system
setting-from-default = default
keys-context = there are no keys of "{ $given }" ({ $known })
keys-context-near = there are no keys of "{ $given }"; did you mean "{ $nearest }"? ({ $known })
keys-action = "{ $given }" does nothing here ({ $known })
keys-action-near = "{ $given }" does nothing here; did you mean "{ $nearest }"? ({ $known })
keys-key = "{ $given }" is not a key; keys are such as "n", "N", "ctrl+n", "f5", "enter", "space"
keys-key-near = "{ $given }" is not a key; did you mean "{ $nearest }"?
keys-double = "{ $key }" is also the key of { $action } here; give that another one, or choose another one
keys-text = "{ $key }" is text in this field; use a key with ctrl+, or one from f1 to f12
keys-kept = this action keeps the key "{ $key }"; add it to the list
config-file = File: { $path }
config-no-file = File: { $path } (does not exist yet)
config-keys =
    { $count ->
        [one] One action has keys of your own.
       *[other] { $count } actions have keys of your own.
    }
config-right = { $path }: no problems
config-nothing = { $path }: does not exist, so every setting has its default
## Help of the command line: cli-help-COMMAND, cli-help-COMMAND-ARGUMENT, cli-help-COMMAND-ARGUMENT-VALUE; cli-help-option-ARGUMENT and cli-help-value-VALUE for those that are alike in several commands
cli-help-heading-usage = Usage:
cli-help-heading-commands = Commands:
cli-help-heading-arguments = Arguments:
cli-help-heading-options = Options:
cli-help-heading-values = Possible values:
cli-help-usage-options = [OPTIONS]
cli-help-with-default = { $text } [default: { $default }]
cli-help-default = [default: { $default }]
cli-help-with-values = { $text } [possible values: { $values }]
cli-help-word-bool = BOOL
cli-help-word-client = CLIENT
cli-help-word-command = COMMAND
cli-help-word-dd = DD
cli-help-word-dimension = DIMENSION
cli-help-word-dir = DIR
cli-help-word-file = FILE
cli-help-word-form = FORM
cli-help-word-format = FORMAT
cli-help-word-id = ID
cli-help-word-lang = LANG
cli-help-word-mm = MM
cli-help-word-model = MODEL
cli-help-word-n = N
cli-help-word-name = NAME
cli-help-word-part = PART
cli-help-word-question = QUESTION
cli-help-word-session = SESSION
cli-help-word-shell = SHELL
cli-help-word-text = TEXT
cli-help-word-value = VALUE
cli-help-word-when = WHEN
cli-help-word-yyyy = YYYY

cli-help-salesorg = Guided interview that ends in advice, with the reasons for it: which sales organisation fits, or what another rulebook asks
cli-help-salesorg-long =
    Guided interview that ends in advice, with the reasons for it: which sales organisation fits, or what another rulebook asks

    Without a command, opens the terminal program at its home screen.
cli-help-statuses = Exit status
cli-help-status-0 = done
cli-help-status-1 = a file, the disk or the terminal failed
cli-help-status-2 = the command line is wrong
cli-help-status-3 = the answers, the session or the rulebook are wrong; takes precedence over 4
cli-help-status-4 = `replay --check` found advice that differs from the saved advice
cli-help-status-5 = `interview` or `resume` was left before the end; everything is saved
cli-help-status-signal = signal n ended the program; everything is saved
cli-help-option-lang = Language of all text [default: from the settings, else from the locale]
cli-help-option-rulebook = Use this rulebook: a file, or the id of a built-in one
cli-help-option-data-dir = Store sessions below this folder [default: `SALESORG_DATA_DIR`, or the platform's data folder]
cli-help-option-plain = Print lines instead of drawing screens: for screen readers, pipes and logs [default: on if `ACCESSIBLE` is set or `TERM` is `dumb`]
cli-help-option-ascii = Use ASCII characters only [default: on unless the locale is UTF-8]
cli-help-option-no-mouse = Leave the mouse to the terminal, for selecting and pasting text
cli-help-option-log = Append a log for the program's maintainers to this file, without answers, names or notes [default: `SALESORG_LOG`, else no log]
cli-help-option-color = When to use colours; `auto` honours `NO_COLOR`
cli-help-value-auto = If standard output is a terminal and `NO_COLOR` is not set
cli-help-value-always = Always
cli-help-value-never = Never
cli-help-option-help = Print help
cli-help-option-help-more = Print help (see more with '--help')
cli-help-option-help-summary = Print help (see a summary with '-h')
cli-help-option-version = Print the version
cli-help-option-force = Overwrite existing files
cli-help-option-output = Write to this file or into this folder; `-` is standard output
cli-help-option-session = Path, id, start of an id, or name of the session
cli-help-option-sessions = Path, id, start of an id, or name of each session
cli-help-value-text = For a terminal or a mail
cli-help-value-markdown = For a wiki or an editor
cli-help-value-html = For a browser or a printer: one file
cli-help-value-json = For programs

cli-help-help = Print this help, or the help of a command
cli-help-help-subcommand = The command whose help to print
cli-help-interview = Start a new interview
cli-help-interview-status = Exit status 5: the interview was left before its end; everything is saved
cli-help-interview-name = Name of the session
cli-help-interview-client = Client that the session belongs to
cli-help-interview-quick = Ask only the essential questions, give advice, then offer the other questions by how much they could change it
cli-help-interview-from = Start with the answers in this file (an object of answers) or in this saved session
cli-help-resume = Continue an unfinished session
cli-help-resume-status = Exit status 5: the interview was left before its end; everything is saved
cli-help-resume-session = Path, id, start of an id, or name of the session [default: the newest unfinished one]
cli-help-replay = Play back a saved session, up to its advice
cli-help-replay-sessions = Path, id, start of an id, or name of the session; several with --check
cli-help-replay-check = Compute the advice again with today's rulebook and report what differs from the saved advice; exit status 4 if anything differs
cli-help-replay-all = Check all saved sessions
cli-help-replay-format = Format of the report with --check [default: text], or of a replay to keep
cli-help-replay-format-text = Report for people, with --check
cli-help-replay-format-json = Report for programs, with --check
cli-help-replay-format-asciicast = Recording of the screen, for asciinema's players
cli-help-replay-format-html = Page with every answer, for a browser
cli-help-replay-speed = Playback speed, as a multiple of the original, from { $slowest } to { $fastest }; --plain prints without waiting
cli-help-replay-step = Wait for a key before each entry
cli-help-replay-columns = Columns of a recorded screen [default: as the terminal, or 80]
cli-help-replay-rows = Rows of a recorded screen [default: as the terminal, or 24]
cli-help-advise = Give advice on answers from a file or the command line, without an interview
cli-help-advise-file = File with an object of answers, or a saved session by path, id, start of an id, or name; `-` reads standard input
cli-help-advise-set = Set an answer, replacing that of the file: an option by its label or id, a number, a JSON array of names, or `null` for unknown
cli-help-advise-format = Format of the advice
cli-help-advise-format-text = For a terminal or a mail: one page, or everything with --full
cli-help-advise-format-svg = For slides: the organisation chart, or the decision tree with --part tree
cli-help-advise-full = Print the whole advice as text instead of its first page; other formats always contain all of it
cli-help-advise-part = The drawing of --format svg [default: chart]
cli-help-advise-part-chart = The organisation chart
cli-help-advise-part-tree = The decision tree with the path taken
cli-help-batch = Give advice on many companies: one on each line in, one on each line out
cli-help-batch-status = Exit status 3: at least one company could not be read; its line says why
cli-help-batch-file = File with a company on each line; `-` reads standard input
cli-help-batch-from = Form of the input [default: by the end of the file's name, else jsonl]
cli-help-batch-from-jsonl = A JSON object on each line: answers, an id with answers, or a session
cli-help-batch-from-csv = A spreadsheet with commas or semicolons: a header, then a company on each row
cli-help-batch-from-tsv = A spreadsheet with tabs
cli-help-batch-format = Form of the output
cli-help-batch-format-jsonl = A JSON object on each line
cli-help-batch-format-csv = CSV for a spreadsheet program in the language of the interface
cli-help-batch-full = Write the whole advice on each company
cli-help-batch-summary = At the end print counts to standard error: companies by model and by division, and the questions assumed most
cli-help-batch-summary-text = For people
cli-help-batch-threads = Number of threads [default: one for each core]
cli-help-template = Write an empty form with every question, to fill in without an interview
cli-help-template-format = A spreadsheet with a row for each company, or a JSON object for one
cli-help-template-format-csv = For a spreadsheet program, then `batch --from csv` or `sessions import`
cli-help-template-format-json = For an editor, then `advise` or `batch`
cli-help-compare = Compare the sessions of several people: where they differ, and what it changes
cli-help-compare-sessions = From { $fewest } to { $most } sessions of one rulebook, each by path, id, start of an id, or name
cli-help-compare-format = Format of the comparison [default: a screen on a terminal, else text]
cli-help-sessions = List, show, change, export and import saved sessions
cli-help-sessions-list = List the sessions, newest first
cli-help-sessions-list-format = Text, or a JSON array
cli-help-sessions-list-format-text = For people
cli-help-sessions-list-client = List only the sessions of this client; an empty name lists those of none
cli-help-sessions-list-deleted = List the deleted sessions, which can be restored
cli-help-sessions-show = Show a session's answers, notes and advice
cli-help-sessions-show-format = Text, Markdown or HTML to read, or the session file unchanged
cli-help-sessions-show-answers = Print only the answers, as a JSON object that `advise -` reads
cli-help-sessions-rename = Rename a session, or assign it to a client
cli-help-sessions-rename-name = New name; may be omitted with --client
cli-help-sessions-rename-client = Client that the session belongs to; an empty name removes it from its client
cli-help-sessions-duplicate = Copy a session
cli-help-sessions-duplicate-name = Name of the copy
cli-help-sessions-delete = Delete sessions; deleted sessions can be restored
cli-help-sessions-delete-yes = Delete without asking
cli-help-sessions-restore = Restore a deleted session
cli-help-sessions-restore-session = Id, start of an id, or name of the session, as listed by `sessions list --deleted`
cli-help-sessions-purge = Destroy deleted sessions for good; asks for their name or number
cli-help-sessions-purge-sessions = Id, start of an id, or name of each session, as listed by `sessions list --deleted`
cli-help-sessions-purge-all = Destroy all deleted sessions
cli-help-sessions-purge-yes = Destroy without asking
cli-help-sessions-export = Export sessions: one as a file, several as JSON Lines, or one file each into a folder
cli-help-sessions-export-all = Export all sessions
cli-help-sessions-export-output = Write to this file, or one file each into this folder; `-` is standard output
cli-help-sessions-import = Import sessions; existing sessions are never overwritten
cli-help-sessions-import-after =
    Each row of a file that ends in .csv or .tsv becomes a session, named by its column `name` or by its row. A column `client` assigns it to a client. `salesorg template --format csv` writes an empty spreadsheet. A session is finished if every question that is asked has an answer; otherwise `resume` asks the rest. A row that was imported before is reported and not imported again, also if its session was renamed or continued.
cli-help-sessions-import-files = Session file, JSON Lines file, spreadsheet saved as CSV or TSV, or folder of such files; `-` reads standard input
cli-help-sessions-check = Check session files for damage and report what can be recovered
cli-help-sessions-check-sessions = Path, id, start of an id, or name of each session [default: all]
cli-help-sessions-check-recover = Write what can be recovered into new sessions; damaged files stay unchanged
cli-help-sessions-case = Write a finished session as a regression case for `rulebook audit --cases`, without lists of names and notes
cli-help-sessions-case-output = Write to this file, or into this folder under the session's id; `-` is standard output
cli-help-sessions-decide = Record the decision that was made, beside the advice
cli-help-sessions-decide-model = Chosen model, the advised one or another, by name or id; may be omitted
cli-help-sessions-decide-division = What the team is divided by, as names or ids, or `none`
cli-help-sessions-decide-reason = Reason for the decision
cli-help-sessions-decide-by = Who decided
cli-help-sessions-decide-review-on = Day on which to review the decision, such as 2027-03-01
cli-help-sessions-decide-withdraw = Withdraw the decision
cli-help-sessions-path = Print the path of the sessions folder, or of one session's file
cli-help-rulebook = Inspect, check, verify and draw rulebooks
cli-help-rulebook-list = List the built-in rulebooks
cli-help-rulebook-check = Report all errors and warnings of a rulebook file
cli-help-rulebook-check-file = Rulebook file, `-` for standard input, or the id of a built-in rulebook [default: that of --rulebook]
cli-help-rulebook-check-format = Format of the report
cli-help-rulebook-check-format-text = For people
cli-help-rulebook-show = Show a rulebook in words: its questions, tree, evidence and rules
cli-help-rulebook-show-file = Rulebook file, or the id of a built-in rulebook [default: that of --rulebook]
cli-help-rulebook-schema = Print the JSON Schema of a file format
cli-help-rulebook-schema-of = File format; the schema of answers depends on the rulebook
cli-help-rulebook-schema-of-rulebook = A rulebook
cli-help-rulebook-schema-of-session = A saved interview
cli-help-rulebook-schema-of-answers = An object of answers to the rulebook's questions
cli-help-rulebook-schema-of-advice = Advice as JSON
cli-help-rulebook-schema-of-comparison = A comparison of several people's answers as JSON
cli-help-rulebook-audit = Verify a rulebook for all possible answers
cli-help-rulebook-audit-file = Rulebook file, or the id of a built-in rulebook [default: that of --rulebook]
cli-help-rulebook-audit-format = Format of the report
cli-help-rulebook-audit-format-text = For people
cli-help-rulebook-audit-cases = Also run every case and finished session in this folder, and fail if any advice differs from the expected advice
cli-help-rulebook-graph = Draw a rulebook's decision tree for Graphviz or Mermaid
cli-help-rulebook-graph-file = Rulebook file, or the id of a built-in rulebook [default: that of --rulebook]
cli-help-rulebook-graph-format = Program to draw for
cli-help-rulebook-graph-format-dot = Graphviz
cli-help-rulebook-graph-format-mermaid = Mermaid, which many Markdown viewers support
cli-help-rulebook-graph-session = Highlight the path of this session, given by path, id, start of an id, or name
cli-help-demo = Look at three example companies; nothing is kept
cli-help-demo-long =
    Look at three example companies; nothing is kept

    Opens finished interviews at the home screen, to read, replay and compare. They are in a temporary folder that is removed at the end, so your own sessions and --data-dir play no part. Without a terminal, prints the advice for each.
cli-help-demo-output = Write the sessions below this folder, for other commands with --data-dir, instead of opening them
cli-help-completions = Print the script with which a shell completes this command line
cli-help-completions-after =
    For one user, add a line to the start-up file of the shell:
      bash        ~/.bashrc                     source <(salesorg completions bash)
      zsh         ~/.zshrc, after `compinit`    source <(salesorg completions zsh)
      fish        ~/.config/fish/config.fish    salesorg completions fish | source
      powershell  $PROFILE                      salesorg completions powershell | Out-String | Invoke-Expression
      elvish      ~/.config/elvish/rc.elv       eval (salesorg completions elvish | slurp)
cli-help-completions-shell = The shell
cli-help-completions-shell-bash = GNU Bash
cli-help-completions-shell-zsh = The Z shell
cli-help-completions-shell-fish = The friendly interactive shell
cli-help-completions-shell-powershell = The shell of Windows
cli-help-completions-shell-elvish = Elvish
cli-help-man = Print a manual page
cli-help-man-command = The command, in one word or several: `sessions import` or `sessions-import` [default: the program]
cli-help-man-output = Write the page to this file, or the pages of the command and of all commands below it into this folder; `-` is standard output

## Manual pages
man-title = salesorg manual
man-name = NAME
man-synopsis = SYNOPSIS
man-description = DESCRIPTION
man-options = OPTIONS
man-commands = COMMANDS
man-notes = NOTES
man-exit-status = EXIT STATUS
man-environment = ENVIRONMENT
man-files = FILES
man-see-also = SEE ALSO
man-all-statuses = The exit statuses of all commands are in
man-env-data-dir = Folder for the sessions, unless --data-dir is given
man-env-log = File for the log, unless --log is given
man-env-complete = Set by the scripts of `salesorg completions`: the shell that asks for candidates
man-env-language = Language, unless --lang is given: the first that is set
man-env-encoding = Encoding, by the first that is set: unless it is UTF-8, output is ASCII, as with --ascii
man-env-accessible = If set to anything but `0` or `false`, prints lines instead of drawing screens, as with --plain
man-env-term = If it is `dumb`, prints lines instead of drawing screens, as with --plain
man-env-no-color = If set, uses no colours, unless --color=always is given
man-env-zone = Time zone of the times that are shown
man-env-home = Where the data folder of the platform is
man-file-session = A session: one recorded interview with its answers, notes, advice and decision. The folder sessions is below the value of --data-dir or SALESORG_DATA_DIR, otherwise below the data folder of the platform, which is ~/.local/share/salesorg on Linux. Files and folders are for their owner only
man-file-lock = Lock of a session, so that no two programs write it
man-file-deleted = Deleted sessions, which `salesorg sessions restore` brings back

## Errors of the command line
usage-error = error:
usage-tip = tip:
usage-more = For more information, try '{ $command }'.
usage-unknown-argument = unexpected argument '{ $argument }'
usage-unknown-command = there is no command '{ $given }'
usage-no-value = a value is required for '{ $argument }' but none was given
usage-invalid-value = invalid value '{ $value }' for '{ $argument }'
usage-invalid-value-because = invalid value '{ $value }' for '{ $argument }': { $why }
usage-values = [possible values: { $values }]
usage-commands = [commands: { $values }]
usage-conflict = '{ $argument }' cannot be used with '{ $other }'
usage-conflict-several = '{ $argument }' cannot be used with:
usage-conflict-others = '{ $argument }' cannot be used with the other arguments
usage-twice = '{ $argument }' cannot be used more than once
usage-no-equals = '{ $argument }' needs an equals sign before its value
usage-missing = these arguments are missing:
usage-missing-command = '{ $command }' needs a command
usage-too-many-values = unexpected value '{ $value }' for '{ $argument }': it takes no more
usage-too-few-values =
    '{ $argument }' needs { $least } { $least ->
        [one] value
       *[other] values
    }, but { $count } { $count ->
        [one] was
       *[other] were
    } given
usage-not-utf8 = an argument is not valid UTF-8
usage-other = the command line cannot be read
usage-similar-argument = did you mean '{ $nearest }'?
usage-similar-command = did you mean '{ $nearest }'?
usage-similar-value = did you mean '{ $nearest }'?
usage-elsewhere = '{ $command }' has this argument
usage-as-value = to pass '{ $text }' as a value, use '{ $command }'
usage-not-after-dashes = to use the command '{ $given }', remove the '--' before it
usage-text-is-option = expected a text, found the option { $given }
usage-mistyped-option = there is no option { $given }; did you mean { $nearest }?
usage-speed = expected a number from { $slowest } to { $fastest }, such as 2 or 1.5
usage-day = expected an existing date as year-month-day, such as 2027-03-01
usage-number = expected a whole number from { $min } to { $max }
cli-help-option-theme = Colours of the screens [default: from the settings, else the terminal's own]
cli-help-value-terminal = The colours of the terminal
cli-help-value-light = For a light background
cli-help-value-dark = For a dark background
cli-help-value-high-contrast = Black and white, for poor light or eyesight
cli-help-value-dusk = Warm colours on dark blue, for terminals with all colours
cli-help-config = Show and check the settings: language, colours, dates, keys
cli-help-config-long =
    Show and check the settings: language, colours, dates, keys

    The program reads them from a file. What the command line or the environment says decides before the file: --theme and `SALESORG_THEME`, for example. `SALESORG_CONFIG` names another file. The screens change the settings with the key `,` and write the file.
cli-help-config-after =
    The file, with each setting and its values:

    language = "nl"             # en, nl
    theme = "dusk"              # terminal, light, dark, high-contrast, dusk
    outlook = true              # the models beside the questions: true, false
    mouse = true                # true, false
    date_format = "words"       # words: 27 November 2026, numbers: 27-11-2026, iso: 2026-11-27

    {"["}keys.home]                 # keys of your own, by the place where they work
    new = ["n", "ctrl+n"]
cli-help-config-show = Show each setting with its value and where that comes from
cli-help-config-show-format = Text, or a JSON object
cli-help-config-path = Print the path of the settings file, whether or not it exists
cli-help-config-check = Check the settings file and the environment, and report all problems; exit status 3 if there are any
man-env-config = File of the settings, instead of `config.toml` in the platform's config folder
man-env-settings = A setting: decides before the file and after an option, with the values of `salesorg config`
