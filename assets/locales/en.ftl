### The interface's words in English. A key stands in every language, with the same arguments.

## What is wrong with an input
problem-unknown-question = "{ $name }" is not a question of this rulebook
problem-unknown-question-near = "{ $name }" is not a question of this rulebook; did you mean "{ $nearest }"?
problem-unknown-option = "{ $value }" is not an option; choose one of { $options }
problem-unknown-option-near = "{ $value }" is not an option; did you mean "{ $nearest }"? ({ $options })
problem-not-a-choice = { $found } where the id of an option belongs ({ $options })
problem-not-a-number = { $found } where a whole number from { $min } to { $max } belongs
problem-out-of-range = { $value } is out of range; a whole number from { $min } to { $max } belongs here
problem-not-a-list = { $found } where a list of names belongs, such as ["North", "South"]
problem-not-a-name = { $found } where a name belongs
problem-name-empty = a name is empty
problem-name-too-long = a name has { $length } characters; { $most } is the most
problem-too-many-names = { $count } names; { $most } is the most
problem-name-doubled = "{ $name }" stands in the list twice
problem-set-form = "{ $given }" is not of the form QUESTION=VALUE
found-text = a text
found-number = a number
found-fraction = a number that is not whole
found-list = a list
found-object = an object
found-bool = true or false
found-null = null

## JSON
json-not-utf8 = not UTF-8 text: the byte at { $byte } does not belong
json-empty = the file is empty
json-malformed = not JSON at line { $line }, column { $column }: { $detail }
json-truncated = the file ends in the middle, at line { $line }, column { $column }
json-too-deep = nested too deeply at line { $line }, column { $column }
json-too-large = the file has { $size } bytes; { $most } is the most
json-repeated-key = this key stands twice in one object
json-not-an-object = { $found } where an object with answers belongs, such as {"{"}"budget": "ample"{"}"}

## What is wrong with a rulebook
rulebook-format = "{ $found }" where "{ $wanted }" belongs: this is no rulebook
rulebook-newer = format version { $found }; this program reads versions up to { $wanted }
rulebook-empty = nothing stands here, and at least one entry is needed
rulebook-reserved-id = "{ $id }" has a meaning of its own in conditions; choose another id
rulebook-doubled-id = the id "{ $id }" stands twice
rulebook-text-missing = the text is missing in the language "{ $language }"
rulebook-unknown-id = there is no "{ $id }"
rulebook-unknown-id-near = there is no "{ $id }"; did you mean "{ $nearest }"?
rulebook-section-order = questions of one section must stand together, in the order of the sections
rulebook-assumed-missing = the question needs a value that is assumed while its answer is unknown
rulebook-options = a choice has 1 to { $most } options
rulebook-range-empty = no number can be in this range
rulebook-too-early = the condition looks at "{ $id }", which is not known yet at this point
rulebook-condition-on-names = a condition cannot look at "{ $id }", which is a list of names
rulebook-wrong-kind = this kind of value does not fit the question
rulebook-too-deep = nested too deeply
rulebook-node-form = a node has either a model, or a question with branches
rulebook-overlap = more than one branch takes { $values }
rulebook-gap = no branch takes { $values }
rulebook-not-names = "{ $id }" is not a question that takes a list of names
rulebook-cap-steps = the steps must rise, the first from { $least }
rulebook-source-untold = no section of the guide cites "{ $source }"

## Sessions
session-missing = this field is missing
session-nothing = nothing
session-quoted = { $value }
session-no-format = { $found } where "{ $wanted }" belongs: this is no session file
session-format = "{ $found }" where "{ $wanted }" belongs: this is no session file
session-newer = format version { $found } was written by a newer salesorg; this one reads version { $wanted }
session-version = { $found } where the format version { $wanted } belongs
session-not-an-object = { $found } where an object belongs
session-not-a-list = { $found } where a list belongs
session-not-a-text = { $found } where a text belongs
session-not-whole = { $found } ({ $value }) where a whole number from 0 belongs
session-not-a-time = { $found } where a time belongs, such as 2026-11-23T09:45:00Z
session-not-an-answer = { $found } where an answer belongs: a text, a whole number or a list of texts
session-id-form = { $id } cannot be an id: small letters, digits and hyphens make one, up to { $most }, and no hyphen comes first
session-id-elsewhere = the id is "{ $id }", which is not the name of the file; rename the file or import it
session-runs-back = { $found } comes before the { $before } of an earlier event; time never runs back
session-differs = { $found } stands here, and the events add up to { $wanted }
session-damaged =
    { $count ->
        [one] this is no session that can be read: one problem
       *[other] this is no session that can be read: { $count } problems
    }
session-too-large = the session would have { $size } bytes, and { $most } is the most; it was not saved
session-in-use = the session is open in another salesorg; close it there to make changes here
session-ambiguous = "{ $reference }" fits more than one session: { $candidates }
session-not-found = there is no session "{ $reference }"; "salesorg sessions list" shows those there are
session-not-found-near = there is no session "{ $reference }"; did you mean "{ $nearest }"?
session-disk-full = the disk or your share of it is full; make room and try again
session-disk-read-only = the disk is read-only; choose another folder with --data-dir
session-size-limit = the system's limit on the size of a file is reached; raise the limit and try again
session-may-not-read = you have no permission to read this
session-may-not-write = you have no permission to write here; change that or choose another folder with --data-dir
session-is-a-folder = this is a folder where a session file belongs
session-not-a-folder = a part of this path is no folder
session-not-a-file = this is no ordinary file
session-no-file = there is no such file
session-no-folder = the folder is no longer there
session-no-locks = this disk cannot lock files; choose another folder with --data-dir
session-disk = the system says: { $detail }

## Report
report-title = Advice: { $model }
report-why = Why: { $because }
report-path = How your answers lead there
report-given = { $question }: { $answer }
report-given-assumed = { $question }: { $answer } (assumed)
report-place = see: { $places }
report-segmentation = How to divide it further
report-now = { $title }: now
report-later = { $title }: later
report-first = What to do first
report-warnings = Worth a second look
report-compared = The models side by side
report-model = { $model } ({ $for } for, { $against } against)
report-model-second = { $model } - comes second ({ $for } for, { $against } against)
report-model-recommended = { $model } - recommended ({ $for } for, { $against } against)
report-decided-by = Decided by { $inputs }, whatever else speaks for or against.
report-pros = In general, for it:
report-cons = In general, against it:
report-for = Your answers, for it:
report-against = Your answers, against it:
report-assumptions = What was assumed
report-assumptions-about = These answers are unknown. The advice rests on the values here instead.
report-open = What could still change the advice
report-open-both = { $question } (the model and how to divide it)
report-open-model = { $question } (the model)
report-open-segmentation = { $question } (how to divide it)
report-ignored = Answers that do not count
report-ignored-about = Given your other answers these questions are not asked. The answers are kept.
report-no-names = none
report-foot = By rulebook { $id } { $version }.

## Plain mode
plain-intro = Answer line by line. Type ? for what can be typed; q saves and leaves.
plain-question = Question { $number } of { $count } ({ $section })
plain-why = Why we ask: { $why }
plain-unknown = I don't know yet
plain-unknown-short = not known
plain-answer-now = Your answer now: { $answer }. Enter keeps it.
plain-skipped-now = You left this open. Enter keeps it so.
plain-note = Note: { $text }
plain-note-kept = The note is kept.
plain-note-deleted = The note is deleted.
plain-how-choice = Answer with a number from 1 to { $count }, or 0 if you don't know.
plain-how-number = Answer with a whole number from { $min } to { $max }, or s if you don't know.
plain-how-names = Answer with names, each on a line of its own and an empty line at the end, or s if you don't know.
plain-how-review = Enter finishes and shows the advice. A number changes that answer; b goes back; q saves and leaves.
plain-help-quotes = A name in quotes is taken as it stands: "b" is a name, b alone goes back.
plain-help-enter = keeps the answer there is, or ends a list
plain-help-skip = leaves the question unknown
plain-help-back = goes to the question before; in a list it takes back the last name
plain-help-note = and a text sets a note on this question: n the board decides in May. "n -" deletes it.
plain-help-review = shows all answers
plain-help-quit = saves and leaves
plain-answer-first = Please answer, or type s if you don't know.
plain-taken-back = Taken back: { $name }
plain-moot = No longer asked, so the answer no longer counts; it is kept: { $questions }
plain-review = Your answers
plain-no-option = There is no option { $given }; 1 to { $count }, or 0 if you don't know.
plain-no-such-answer = "{ $given }" is none of the answers; 1 to { $count }, or Enter to finish.
plain-not-kept = This could not be saved and will be tried again: { $why }
plain-first-question = This is the first question.
plain-line-too-long = The line is too long; { $most } bytes are the most.
plain-line-not-text = The line is not UTF-8 text.
plain-replay-answered = Answer: { $answer }
plain-replay-changed = Changed: { $answer } (before: { $before })
plain-replay-skipped = Left open
plain-replay-cleared = Cleared (before: { $before })
plain-replay-completed = Finished
plain-gone = The rulebook has changed since. It no longer knows:

## Command line
cli-no-file = there is no such file
cli-is-a-folder = this is a folder where a file belongs
cli-no-permission = you have no permission for this
cli-already-there = the file is there already; --force overwrites it
cli-system = the system says: { $detail }
cli-stream = standard input or output failed: { $detail }
cli-no-home = there is no home folder to keep sessions in; choose a folder with --data-dir
cli-no-terminal = this needs a terminal; "salesorg advise" gives advice without one, and --plain holds the interview line by line
cli-no-screen-yet = the screens are not there yet; --plain does the same line by line
cli-set-twice = this question is set twice
cli-other-rulebook = this session was held with the rulebook "{ $found }", and this is "{ $wanted }"; give the right one with --rulebook
cli-unnamed = Interview of { $date }
cli-nothing-to-resume = there is no unfinished session; "salesorg sessions list" shows all, "salesorg interview" starts a new one
cli-nothing-saved = Nothing was answered, so nothing is saved.
cli-saved-early = Saved. "salesorg resume { $id } --plain" goes on from here.
cli-saved-finished = Saved. "salesorg replay { $id } --plain" tells it again, "salesorg resume { $id } --plain" changes answers.
cli-session-title = Session: { $name }
cli-session-head = { $id }, started { $created }, last changed { $updated }
cli-not-finished = This interview is not finished. The advice so far:
cli-advice-same = When it was finished the advice was { $model }; today's rulebook gives the same.
cli-advice-other = When it was finished the advice was { $model }; today's rulebook, or the answers since, give other advice:
cli-sessions = Saved sessions
cli-no-sessions = There are no saved sessions; "salesorg interview" starts one.
cli-answered =
    { $count ->
        [one] one answer, not finished
       *[other] { $count } answers, not finished
    }
cli-home = "salesorg interview --plain" starts an interview, "salesorg resume --plain" goes on with the newest unfinished one, "salesorg replay SESSION --plain" tells one again, "salesorg --help" shows all.
