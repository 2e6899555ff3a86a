### The interface's words in English. A key stands in every language, with the same arguments.

## What is wrong with an input
problem-unknown-question = "{ $given }" is not a question of this rulebook
problem-unknown-question-near = "{ $given }" is not a question of this rulebook; did you mean "{ $nearest }"?
problem-ambiguous-question = "{ $given }" may be more than one question: { $candidates }
problem-unknown-option = "{ $given }" is not an option; choose one of { $known }
problem-unknown-option-near = "{ $given }" is not an option; did you mean "{ $nearest }"? ({ $known })
problem-ambiguous-option = "{ $given }" may be more than one option: { $candidates }
problem-not-a-choice = { $found } where the id of an option belongs ({ $options })
problem-not-a-number = expected a whole number from { $min } to { $max }, found { $found }
problem-out-of-range = { $value } is out of range; a whole number from { $min } to { $max } belongs here
problem-typed-number = { $why }; type a whole number from { $min } to { $max }, in digits
number-empty = there is no number
number-decimals = "{ $given }" has a decimal part, and only whole numbers count here
number-groups = the digits of "{ $given }" are not in groups of three, as in { $example }
number-separators = "{ $given }" has two kinds of separator, "{ $first }" and "{ $second }"
number-unexpected = "{ $found }" does not belong in a number
number-invisible = a character that does not show ({ $code }) is in the way
number-too-large = "{ $given }" is too large a number
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
found-nothing = nothing

## JSON
json-not-utf8 = not UTF-8 text: the byte at { NUMBER($byte, useGrouping: "false") } does not belong
json-empty = the file is empty
json-malformed = not JSON at line { NUMBER($line, useGrouping: "false") }, column { NUMBER($column, useGrouping: "false") }: { $detail }
json-truncated = the file ends in the middle, at line { NUMBER($line, useGrouping: "false") }, column { NUMBER($column, useGrouping: "false") }
json-too-deep = nested too deeply at line { NUMBER($line, useGrouping: "false") }, column { NUMBER($column, useGrouping: "false") }
json-too-large = the file has more than { $most } bytes, which is the most
json-too-large-by = the file has { $size } bytes, and { $most } is the most
json-repeated-key = this key stands twice in one object
json-quoted = { $value }
json-not-an-object = { $found } where an object with answers belongs, such as {"{"}"question": "option"{"}"}

## What is wrong with a rulebook
rulebook-format = { $found } where "{ $wanted }" belongs: this is no rulebook
rulebook-version = { $found } where the format version { $wanted } belongs
rulebook-shape = not a rulebook at line { NUMBER($line, useGrouping: "false") }, column { NUMBER($column, useGrouping: "false") }: { $detail }
rulebook-newer = format version { $found }; this program reads versions up to { $wanted }
rulebook-empty = nothing stands here, and at least one entry is needed
rulebook-reserved-id = "{ $id }" has a meaning of its own in conditions; choose another id
rulebook-doubled-id = the id "{ $id }" stands twice
rulebook-text-missing = the text is missing in the language "{ $language }"
rulebook-unknown-id = there is no "{ $id }"
rulebook-unknown-id-near = there is no "{ $id }"; did you mean "{ $nearest }"?
rulebook-unknown-id-known = there is no "{ $id }" here, but { $known }
rulebook-section-order = questions of one section must stand together, in the order of the sections
rulebook-assumed-missing = the question needs a value that is assumed while its answer is unknown
rulebook-options = a choice has 1 to { $most } options
rulebook-range-empty = no number can be in this range
rulebook-too-early = the condition looks at "{ $id }", which is not known yet at this point
rulebook-condition-on-names = a condition cannot look at "{ $id }", which is a list of names
rulebook-wrong-kind = this kind of value does not fit the question
rulebook-node-form = a node has either a model, or a question with branches
rulebook-overlap = more than one branch takes { $values }
rulebook-gap = no branch takes { $values }
rulebook-not-names = "{ $id }" is not a question that takes a list of names
rulebook-cap-steps = the steps must rise, the first from { $least }
rulebook-source-untold = no section of the guide cites "{ $source }"

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
action-digit-collect = the number of an option, before Enter
action-digit-back = take a digit back
action-choose-answer = answer
action-choose-open = open
action-choose-done = done
action-choose-advice = advice
action-choose-add = add
action-choose-next = next
action-pause-play = play
action-quit-leave = leave
action-choose-go-to = go to
action-back-close = close
action-pair-move = move
action-pair-sideways = sideways
action-pair-tabs = tabs
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
session-missing = this field is missing
session-no-format = { $found } where "{ $wanted }" belongs: this is no session file
session-format = "{ $found }" where "{ $wanted }" belongs: this is no session file
session-newer = format version { $found } was written by a newer salesorg; this one reads version { $wanted }
session-version = { $found } where the format version { $wanted } belongs
session-not-an-object = { $found } where an object belongs
session-not-a-list = { $found } where a list belongs
session-not-a-text = { $found } where a text belongs
session-not-whole = { $found } ({ $value }) where a whole number from 0 to { $most } belongs
session-not-a-time = { $found } where a time belongs, such as 2026-11-23T09:45:00Z
session-not-an-answer = { $found } where an answer belongs: a text, a whole number or a list of texts
session-id-form = { $id } cannot be an id: small letters, digits and hyphens make one, up to { $most }, and no hyphen comes first
session-id-elsewhere = the id is "{ $id }", which is not the name of the file; give the file that name
session-runs-back = { $found } comes before the { $before } of an earlier event; time never runs back
session-differs = { $found } stands here, and the events add up to { $wanted }
session-damaged =
    { $count ->
        [one] this is no session that can be read: one problem
       *[other] this is no session that can be read: { $count } problems
    }
session-too-large = the session would have { $size } bytes, and { $most } is the most; it was not saved
session-too-many-values = the session would have { $count } values (texts, numbers, lists, objects), and { $most } is the most; it was not saved
session-in-use = the session is open in another salesorg; close it there to make changes here
session-import-running = another salesorg is importing sessions; try again when it has finished
session-elsewhere = this is no session of the library; give a session of `salesorg sessions list`, or import the file first
session-ambiguous = "{ $reference }" fits more than one session: { $candidates }
session-and-more = { $named } and { $count } more
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
session-folder-not-made = this folder is not there and cannot be made; choose another folder with --data-dir
session-file-for-folder = a file stands where the folder of the sessions belongs; move that file away and try again
session-no-locks = this disk cannot lock files; choose another folder with --data-dir
session-disk = the system says: { $detail }

## What the system says of files
system-not-found = there is no such file or folder
system-no-permission = you have no permission for this
system-already-there = a file of this name is there already
system-not-a-folder = a part of this path is a file where a folder belongs
system-is-a-folder = this is a folder where a file belongs
system-disk-full = the disk or your share of it is full; make room and try again
system-read-only = this disk is read-only; choose another place
system-size-limit = the system's limit on the size of a file is reached; raise the limit and try again
system-name-too-long = a name in this path is too long for the disk
system-invalid-path = this path has a character that no path can have
system-not-text = what was read is no text (UTF-8)
system-busy = another program is using this; close it and try again
system-no-memory = there is not enough memory; close other programs and try again
system-unsupported = this disk or device cannot do that
system-reader-gone = the program that was to read this has ended
system-ended-early = the data ended too early
system-not-written = nothing more can be written here
system-unreachable = this disk or device cannot be reached; check the network
system-too-many-files = too many files are open; close other programs or raise the limit (ulimit -n)
system-links-in-a-circle = the links in this path lead in a circle
system-device-failed = the disk or device reports a fault
system-no-device = there is no such device

## Screens
interview-position = question { $number } of { $count }
interview-answered = { $number } of { $count } answered
interview-why = Why we ask
interview-unknown = I don't know yet
interview-unknown-means = for now: { $value }
interview-left-open = Left open. Until you know, the advice assumes { $value }.
option-missing = There is no option { $given }. Type a number from 1 to { $count }.
interview-range = from { $min } to { $max }
interview-names = { $count } of at most { $most } names
interview-note = Note:
interview-note-long = A note can have up to { $most } characters.
interview-type-a-number = Type a whole number from { $min } to { $max }, or press { $key } if you don't know yet.
interview-left-out = "{ $found }" does not belong in a number and is left out.
interview-left-out-confirm = "{ $found }" was left out. Press { $key } again to answer { $number }.
interview-moot = No longer asked, so not counted: { $questions }. The answer is kept.
interview-read-only = You can read here, not change: { $why }.
interview-gone = This rulebook no longer knows some of what was answered: { $questions }. The file keeps it.
interview-unsaved = Your answer is not saved yet: { $why }. It is still here; press any key to try again.
interview-unsaved-leaving = Still not saved: { $why }. Leave once more to go without this last answer.
interview-unsaved-leaving-all = Still not saved: { $why }. None of this session's answers are on the disk. Leave once more to go without them.
interview-saved-now = Saved now.
outlook-title = Where this is heading
outlook-decides = Still decides
outlook-settled = Settled
outlook-settled-long = No open question can change { $model } any more.
outlook-assumed = If the rest is as assumed
outlook-answered = By your answers
outlook-share = Answers still possible
outlook-divided = divided by: { $dimensions }
outlook-divides = Still decides how to divide
outlook-more = and { $count } more
review-title = Your answers
review-skipped = unknown; assumed: { $value }
review-open = open; assumed: { $value }
review-nothing = not answered
review-moot = { $value } (no longer asked: kept, not counted)
review-not-asked = This question is not asked, given your other answers. The answer is kept and does not count.
review-note = Note: { $question }
review-draft = Not confirmed with Enter: { $text }
review-note-draft = Note not confirmed with Enter: { $text }
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
home-name = Whom or what is it about? A name helps you find it again. You can leave this empty.
home-choose-first = Choose a saved interview first, to play it back.
home-damaged-play = This file cannot be read, so it cannot be played back.
home-none-to-play = Nothing is saved yet. Enter starts an interview; it can be played back afterwards.
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
replay-noted = A note was written.
replay-note-deleted = The note was deleted.
replay-skipped = Left open.
replay-changed = Changed, was: { $before }
replay-end = The end
replay-finished = Here the interview was finished.
replay-nothing = Nothing was answered in this interview yet.
replay-advice = Enter shows the advice.
replay-same = The advice was { $model }, and it still is.
replay-other = The advice was { $model }. Today's rulebook, or the answers given since, lead to other advice.
replay-other-rules = The advice was { $model }. No answer has changed since, but today's rulebook leads to other advice.
replay-gone = The rulebook has changed since. It no longer knows:
help-title = What the keys do
help-mouse = To select text with the mouse, hold Shift (Option on a Mac), or start with --no-mouse.
home-not-saved = What was typed last could not be saved: { $why }.
screen-left-unchanged = The session could only be read; nothing was changed.
screen-too-small = This window is too small. Please make it at least { $columns } columns wide and { $rows } rows high; nothing is lost.
## Report
report-title = Advice: { $model }
report-why = Why: { $because }
report-given = { $question }: { $answer }
report-given-assumed = { $question }: { $answer } (assumed)
report-place = see: { $places }
report-segmentation = Divide further
report-now = { $title }: now
report-later = { $title }: later
report-compared = The models side by side
report-model = { $model } ({ $for } for, { $against } against)
report-model-second = { $model } - comes second ({ $for } for, { $against } against)
report-model-recommended = { $model } - recommended ({ $for } for, { $against } against)
report-decided-by = Decided by { $inputs }, before counting what speaks for and against.
report-assumptions-about = These answers are unknown. The advice rests on the values here instead.
report-open-both = { $question } (the model and how to divide it)
report-open-model = { $question } (the model)
report-open-segmentation = { $question } (how to divide it)
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
plain-draft = You had typed: { $text }. It is not an answer yet: type it again, or something else.
plain-note-draft = You had begun a note: { $text }. It is not kept as a note yet: type n and the note again.
plain-skipped-now = You left this open. Enter keeps it so.
plain-note = Note: { $text }
plain-note-kept = The note is kept.
plain-note-deleted = The note is deleted.
plain-how-choice = Answer with a number from 1 to { $count } or the first letters of an answer, or 0 if you don't know.
plain-how-number = Answer with a whole number from { $min } to { $max }, or s if you don't know.
plain-how-names = Answer with names, each on a line of its own and an empty line at the end, or s if you don't know.
plain-how-review = Enter finishes and shows the advice. The number or name of an answer changes it; b goes back; q saves and leaves.
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
cli-no-file-or-session = there is no such file, and no saved session of that id or name; "salesorg sessions list" shows those there are
cli-no-file-or-session-near = there is no such file, and no saved session of that id or name; did you mean "{ $nearest }"?
cli-no-folder = there is no such folder to put the file in
cli-is-a-folder = this is a folder where a file belongs
cli-no-permission = you have no permission for this
cli-already-there = the file is there already; --force overwrites it
cli-system = the system says: { $detail }
cli-stream = standard input or output failed: { $detail }
cli-no-home = there is no home folder to keep sessions in; choose a folder with --data-dir
cli-terminal = the terminal failed: { $detail }
cli-no-input = standard input is not a terminal; "salesorg advise" gives advice without one, and --plain holds the interview line by line
cli-no-output = standard output is not a terminal; "salesorg advise" gives advice without one, and --plain holds the interview line by line
cli-dumb-terminal = this terminal shows lines only (TERM is "dumb"); leave out --plain=false to be asked line by line
cli-set-twice = this question is set twice
cli-other-rulebook = this session was held with the rulebook "{ $found }", and this is "{ $wanted }"; give the right one with --rulebook
cli-unnamed = Interview of { $date }
cli-no-thread = the system gives this program no thread to listen to the keyboard with; close other programs or raise the limit on processes (ulimit -u), or use --plain
session-file-changed = Another program changed this session's file while it was open here. Your answers are saved; the other version is kept as the session { $id }.
session-file-unreadable = Another program changed this session's file while it was open here, and what it wrote cannot be read as a session. Your answers are saved; the other version is kept as the file { $file }.
session-file-changed-beside = Another program changed this session's file while it was open here. Your answers are saved; the other version is kept as the file { $file }.
session-file-was-link = This session's file had been replaced by a link. It is a file again, with all your answers; what the link led to is unchanged.
session-lock-lost = Another salesorg has opened this session too. Your answers are saved as a session of their own: "{ $name }" ({ $id }).
session-file-gone = This session's file was gone. It has been written again, with all your answers.
session-other-version = { $name } (other version)
cli-nothing-to-resume = there is no unfinished session; "salesorg sessions list" shows all, "salesorg interview" starts a new one
cli-nothing-saved = Nothing was answered, so nothing is saved.
cli-saved-resume = Saved. To go on from here:
cli-saved-replay = Saved. To play it back:
cli-saved-change = To change answers:
cli-session-title = Session: { $name }
cli-session-head = { $id }, started { $created }, last changed { $updated }
cli-not-finished = This interview is not finished. The advice so far:
cli-advice-same = When it was finished the advice was { $model }; today's rulebook gives the same.
cli-advice-other = When it was finished the advice was { $model }; today's rulebook, or the answers since, give other advice:
cli-advice-other-rules = When it was finished the advice was { $model }. No answer has changed since, but today's rulebook gives other advice:
cli-sessions = Saved sessions
cli-advice-other-file = In the file the advice is { $model }, but it was changed outside the program: its answers lead to other advice, by the rules it was finished with:
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
cli-too-intricate = the rules are too intricate to be counted through; fewer conditions on fewer questions would do
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
cli-home = "salesorg interview --plain" starts an interview, "salesorg resume --plain" goes on with the newest unfinished one, "salesorg replay SESSION --plain" tells one again, "salesorg --help" shows all.

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
advice-first-steps = What to do first
advice-divide-now = Divide further, now
advice-divide-later = Divide further, later
advice-need = needed
advice-need-strong = strongly needed
advice-warnings = Watch out for
advice-way = The answers that led here
advice-decides = comes before what speaks for and against
advice-assumed = Assumed where you did not know
advice-assumed-word = assumed
advice-mostly-assumed = { $assumed } of { $asked } answers are assumed, so this is a starting point. The open questions could still change it.
advice-open-model = could change the model
advice-open-segmentation = could change the division
advice-open-both = could change model and division
advice-ignored = Kept, but not counted
advice-ignored-why = Given your other answers, these questions are not asked.
compare-place = panel { $number } of { $count }
compare-count-for = { $count } for
compare-count-against = { $count } against
compare-decided = Decided by { $what }, before counting what speaks for and against
compare-roles = Who works in it
compare-pros = Pros in the document
compare-cons = Cons in the document
compare-answers-for = Your answers for it
compare-answers-against = Your answers against it
compare-nothing = nothing
why-taken = your way
why-not-taken = other answers
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

## Growth, and from here to there
rulebook-track-form = a number has "when" and no "to"; a choice has "to", with one option or more, and no "when"
growth-title = As you grow
growth-model = { $model } instead of { $instead }
growth-segment = division by { $dimension }
growth-segment-instead = division by { $dimension } instead of { $instead }
growth-role = { $role }, a role to fill
growth-beyond = Nothing else changes beyond { $value }.
growth-nothing = Looked at as well; going up from here, these bring nothing new by themselves: { $questions }.
move-title = From here to there
move-stays = { $model } stays
move-handoffs-added = Handoffs that come
move-handoffs-removed = Handoffs that go
move-roles = Roles that come
move-role-people = { $role }: { $count ->
    [one] { $people } person in the chart
   *[other] { $people } people in the chart
 }
move-differently = What people do differently
move-steps = In this order
move-keep = What to leave alone
## Support and practices
support-title = Support around { $function }
support-summary-now = Fill now: { $roles }
support-summary-none = No enablement role has to be filled now.
support-summary-relief = Take off { $function } now: { $count } of { $all } activities that belong to others
support-summary-light = Nothing has to come off { $function } now.
support-functions = Who does what
support-moves = moves from { $from } to { $to } now
support-eases = stays with { $from }, made easier by { $to }
support-judgement = our judgement
support-work = What enablement works on
support-team = The enablement team
support-now = fill now
support-later = later
support-looks-for = Look for: { $text }
support-brings =
    { $count ->
        [one] This change alone brings it (our judgement):
       *[other] Each of these changes alone brings it (our judgement):
    }
support-brings-none = It takes more than one change to bring it.
support-change = { $question }: { $values }
support-assumed = { $text } (rests on an assumption)
practices-title = Lasting investments
practices-for-you = For you: { $text }
## Guide, and essentials first
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
guide-about = Retold from: { $title }
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
plain-help-guide = tells what the document says about this question
plain-more = Answer more? Most telling now: { $question }. y answers it; Enter or n stops.
plain-how-more = y answers the question; Enter or n stops here.
plain-yes = y yes
plain-no = n no q b
plain-so-far = The advice now: { $model }
plain-nothing-open = No open question can change { $divides ->
        [0] the model
       *[other] the model or the division
    } any more.
## How firm, and what would change it
firm-title = How firm is this
firm-close = The runner-up, { $model }, is close: one changed answer leads to it. { $change }.
firm-elsewhere = One changed answer leads to another model, { $model }. { $change }.
firm-firm = Firm: no single changed answer leads to another model.
firm-share = { $percent } % of all changes of one answer keep { $model } ({ $kept } of { $changes }).
firm-share-means = Counted over every question that is asked and every other answer to it, one at a time. Numbers between two thresholds of the rules count as one answer.
firm-weight = { $questions }: { $weight }. { $means }
firm-deciding = Decisive: { $questions }
firm-decisive = decisive
firm-decisive-means = Some other answer to this alone changes the model.
firm-supporting = supporting
firm-supporting-means = No other answer to this alone changes the model, but it lies on the way there or speaks for it.
firm-none = no influence here
firm-none-means = It neither lies on the way to the model nor speaks for it.
flips-title = What would change it
flips-about = For each other model the fewest changed answers that lead to it. Where several would do, what you choose yourself comes before what is given.
flips-change = { $question }: { $to } instead of { $from }
flips-change-assumed = { $question }: { $to } instead of { $from } (assumed)
flips-never = No answers lead there.

## What if
whatif-outcome = What follows
whatif-nothing-changed = nothing changed yet
whatif-same-model = as advised
whatif-was = was { $before }
whatif-was-assumed = was { $before }, assumed
whatif-now-asked = now asked
whatif-not-asked = no longer asked
whatif-new-step = now on the way
whatif-now = Divide now: { $dimensions }
whatif-later = Divide later: { $dimensions }
whatif-nothing = nothing
whatif-applies = { $key } applies it
whatif-marks = The marks
whatif-changed = changed against the advice
whatif-name = { $name } (what if)
whatif-name-more = { $name } (what if { $number })
whatif-ask-name = Keep these answers as a new, finished interview. What is it called?
whatif-kept = Kept as a new interview: { $name }
whatif-not-kept = Not kept: { $why }
action-less = the value before
action-more = the value after
action-much-less = below the threshold
action-much-more = over the threshold
action-put-back = put this answer back
action-reset = reset all
action-keep = keep as new
action-choose-apply = apply
action-pair-change = change
action-pair-jump = threshold
## Organisation chart
report-chart = The organisation
chart-led = { $people }, led by { $role }
chart-led-each = { $people }, each led by { $role }
chart-assumed = { $title } (assumed)
chart-one-team = { $segments } together
chart-teams = { $segments }, in { $count } teams
chart-in-all = { $count } in all
chart-waits = With { $people } there are too few people to divide by this now: { $teams ->
    [one] one team
   *[other] every team
 } serves { $segments ->
    [2] both
   *[other] all { $segments }
 }.
chart-shares = With { $people } there are too few people for a team in each of the { $segments }: some teams serve several for now.
chart-divides-from = The chart divides from { $people } on.
chart-full-from = Each has a team of its own from { $people } on.
chart-alike = { $people } ({ $count } × { $each })
chart-more = { $count } more
chart-range = { $min } to { $max }
chart-segments = Segments ({ $title })
chart-segments-assumed = Assumed, as nobody named them. Name them in the interview, and the chart uses your names.
chart-team-assumed = The head count is assumed: { $people }.
chart-no-managers = { $leader } leads everybody directly: there are no more people than one can lead.
chart-managers-segments = Managers in between: { $leads }. That follows from the segments and the span of control; they are not among the people counted.
chart-managers = Managers in between: { $leads }. That follows from the span of control; they are not among the people counted.
chart-lead = { $title } ({ $count })
chart-even = People are divided evenly over the segments, as nothing is known of how much business each brings.
chart-joined = { $title }: there are too few people for a team in each of the { $segments } segments, so { $groups } teams share them. One team serves what a + joins.
chart-joined-all = { $title }: there are too few people to divide by it, so { $teams ->
    [one] one team
   *[other] every team
 } serves { $segments ->
    [2] both
   *[other] all { $segments }
 }: { $names }.
chart-figures = Figures that this rests on; none of them is the document's:
rulebook-figure = a figure from { $least } to { $most } belongs here
rulebook-whole-figure = { $value } does not fit: a whole number from { $least } to { $most } belongs here
rulebook-staffed-roles = a chart has 1 to { $most } roles
chart-each = { $each } each
chart-none = This rulebook draws no chart for { $model }.
chart-keys-move = from box to box
chart-keys-scroll = scrolls, down to the figures
action-chart-choose = opens and closes
action-chart-left = to the box at the left
action-chart-right = to the box at the right
action-chart-open = open, or into it
action-chart-close = close, or to the one above
## Checking a rulebook: what does not fit
rulebook-misfit = { $found } where { $wanted } belongs
rulebook-value = not what belongs here: { $detail }
rulebook-word = "{ $word }" is none of the words that belong here ({ $known })
rulebook-word-near = "{ $word }" is none of the words that belong here; did you mean "{ $nearest }"?
rulebook-field-missing = the field "{ $field }" is missing
rulebook-field-unknown = there is no field "{ $field }" here ({ $known })
rulebook-field-unknown-near = there is no field "{ $field }" here; did you mean "{ $nearest }"?
rulebook-circular = the condition looks at "{ $id }", which in turn depends on this: they look at each other in a circle
rulebook-too-many = a list of { $count } entries; a rulebook's lists have at most { $most }
wanted-count = a whole number from 0 to 4294967295
wanted-figure = a number
wanted-text = a text in quotes
wanted-bool = true or false
wanted-list = a list
wanted-object = an object
wanted-single = an object with a single field
wanted-values = an id, a number, a list of those, or a range
wanted-variant = one of the words that belong here
## Checking a rulebook: findings and remedies
check-fix-no-json = Make it one JSON object; an editor that knows JSON shows the place.
check-fix-repeated-key = Keep one of the two.
check-fix-no-rulebook = Begin the file with "format": "salesorg.rulebook".
check-fix-unknown-version = Write the version that this program reads, or use a newer program.
check-fix-wrong-type = Replace the value by one of the kind that belongs here.
check-fix-unknown-word = Choose one of the words that belong here.
check-fix-missing-field = Add the field.
check-fix-unknown-field = Correct the name of the field, or take it out.
check-fix-too-many = Keep to what people can read; divide the subject.
check-fix-empty-list = Add an entry.
check-fix-reserved-id = Choose another id, here and wherever it is used.
check-fix-doubled-id = Give one of the two another id.
check-fix-unknown-id = Write an id that there is, or add what it should name.
check-fix-missing-text = Write the text in that language.
check-fix-section-order = Put the questions of a section together.
check-fix-missing-assumed = Add "assumed", with the value to use while the answer is unknown.
check-fix-empty-range = Let the least be no more than the most, and within the question's bounds.
check-fix-out-of-range = Write a number within the bounds.
check-fix-too-early = Look at an earlier question, or move this one down.
check-fix-circular = Take one of the conditions of the circle out.
check-fix-condition-on-names = Look at a choice or a number.
check-fix-wrong-kind = Write an option's id for a choice, a number for a number.
check-fix-node-form = Give the node a "model", or a "question" with "branches".
check-fix-overlap = Let each value stand in one branch only.
check-fix-gap = Add the values to a branch, or add a branch for them.
check-fix-cap-steps = Order the steps, and begin with the least number.
check-fix-untold-fact = Cite the fact in a paragraph of the guide, or correct its id.
check-fix-track-form = Give it "when" or "to", as its question is a number or a choice.
check-fix-figure = Write a larger figure, or name another default.
check-fix-staffed-roles = Name one to eight roles.
check-branch-unreached = no answers lead here: what is asked above rules these answers to "{ $id }" out
check-branch-taken = nobody gets here: what is asked above leaves no such answer to "{ $id }"
check-fix-unreached-branch = Take the branch out, or change what is asked above it or when its questions are asked.
check-leaf-unreached = nobody reaches this leaf, "{ $id }"
check-fix-unreached-leaf = Mend the branch above it that nobody reaches, or take that out with this leaf.
check-model-never = "{ $id }" is never advised
check-fix-unadvised-model = Let a leaf of the tree name it, or take it out.
check-never-asked = this condition never holds, so the question is never asked
check-fix-never-asked = Change the condition, or take the question out.
check-condition-never = no answers meet this condition
check-fix-condition-never = Change the condition, or take out what hangs on it.
check-condition-always = all answers meet this condition
check-fix-condition-always = Take the condition out, or make it say something.
check-evidence-never = these answers cannot occur, so this evidence never counts
check-fix-evidence-never = Correct the values, or take the row out.
check-dimension-never = the dimension "{ $id }" is never needed
check-fix-dimension-never = Give it a reason that can hold, or take it out.
check-invariant-broken = "{ $id }" does not hold: { $answers } gives "{ $model }"
check-invariant-moved = "{ $id }" does not hold: { $answers } gives "{ $model }", and { $after } gives "{ $then }"
check-invariant-fewer = "{ $id }" does not hold: { $answers } takes { $count } divisions, and { $after } only { $fewer }
check-invariant-evidence = "{ $id }" does not hold: { $answers } gives "{ $model }", but the evidence speaks for another
check-as-assumed = every answer as assumed
check-fix-broken-invariant = Mend the tree or the invariant. `salesorg rulebook audit` gives commands that show it.
check-question-dead = no answer to "{ $id }" changes anything
check-fix-dead-question = Let a rule look at it, or take it out.
check-options-alike = no rule tells these options apart: { $ids }
check-fix-alike-options = Tell them apart in a rule, or declare them alike with "same_as" and the reason.
check-same-as-untrue = "{ $id }" is declared to be like "{ $other }", but { $rule } tells them apart
check-fix-untrue-same-as = Take "same_as" out, or let the rules treat both alike.
check-intricate-tree = the rules are too intricate to tell whether every branch is reached
check-intricate-idle = the rules are too intricate to tell whether every question and option changes something
check-intricate-invariant = the rules are too intricate to prove that "{ $id }" holds
check-intricate-condition = the rules are too intricate to tell whether every condition can hold: this is the first
check-fix-too-intricate = Let rules look at fewer questions together; leave out what decides little.
check-section-empty = no question is in the section "{ $id }"
check-fix-empty-section = Put a question into it, or take it out.
check-figure-unused = nothing uses the default "{ $id }"
check-fix-unused-figure = Name it where it belongs, or take it out.
check-uncited = this reason rests on no fact of the guide
check-fix-uncited = Name the facts behind it in "sources".
check-text-doubled = the text "{ $text }" stands twice
check-fix-doubled-text = Give each a wording of its own.
check-shipped-id = "{ $id }" is the id of a rulebook inside the program, and this is another one; its sessions would be taken for sessions of that one
check-shipped-form = "{ $id }" is the id of a rulebook inside the program; the content is the same but the form of the file differs, so its sessions do not count as sessions of that one
check-fix-shipped-id = Give this rulebook an id of its own.
check-clean = { $file }: nothing is wrong. Everything that can be checked was.
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
 }: the rulebook is not to be relied on
check-error = error
check-warning = warning
## Growth in the text
growth-events = When something else changes
## Second look: what is near, what stands and what is left open
firm-far = One changed answer leads to another model, { $model }, but it lies far from yours. { $change }.
advice-some-assumed =
    { $assumed ->
        [one] One of { $asked } answers is assumed; knowing it could still change the model or the division.
       *[other] { $assumed } of { $asked } answers are assumed; knowing them could still change the model or the division.
    }
advice-open-rest =
    { $count ->
        [one] The other one leaves the model and the division as they are; it can change the rest: support, practices, growth or the chart.
       *[other] The other { $count } leave the model and the division as they are; they can change the rest: support, practices, growth or the chart.
    }
advice-open-rest-all = The real answers leave the model and the division as they are; they can change the rest: support, practices, growth or the chart.
report-open-rest = { $questions } (not the model or how to divide it, but support, practices, growth or the chart)
round-rest = This answer leaves the model and the division as they are; it can change the rest: support, practices, growth or the chart.
plain-more-rest = Answer more? This can still change support, practices, growth or the chart: { $question }. y answers it; Enter or n stops.
plain-question-open = An open question ({ $section }); { $number } of { $count } answered
outlook-differs = More of them lead to { $most }; the assumed ones to { $model }.
whatif-more = { $key } shows more
advice-open-rest-count = and { $count } more for support, practices, growth or the chart
round-rest-short = Now for the rest of the advice.

## Audit and graph
audit-title = Audit: { $title }
audit-combinations = { $count } combinations of answers, all of them looked at. Numbers between two thresholds of the rules count as one answer.
audit-models = Models, by their share of all combinations
audit-segments = What to divide by now
audit-taken = { $count ->
    [0] divided by nothing
    [one] divided by one thing
   *[other] divided by { $count } things
 }
audit-leaves = Leaves of the tree
audit-leaf = { $model } ({ $way })
audit-unreached = No answers lead here: { $place }
audit-coverage-intricate = The rules are too intricate to count shares.
audit-invariants = What must hold
audit-intricate = The rules are too intricate to prove this.
audit-questions = Questions and options
audit-idle-none = Each changes something, or is declared to be like another and is.
audit-idle-intricate = The rules are too intricate to tell which change nothing.
audit-idle-question = { $question }: no answer to this question changes anything.
audit-idle-options = { $question }: no rule tells these options apart, and they are not declared alike (same_as): { $options }
audit-not-alike = { $question }: "{ $option }" is declared to be like "{ $other }", but { $rule } tells them apart.
audit-holds = All of this holds.
audit-fails = { $count ->
    [one] one thing does not hold, or could not be proved
   *[other] { $count } things do not hold, or could not be proved
 }
audit-proving = proved: { $done } of { $total } (Ctrl-C stops)
audit-stopping = stopping
graph-title = Decision tree: { $title }
## Schemas, and rulebooks for people
schema-answers = Answers: { $title }
schema-answers-about = An answer for each question, by its id. What is left out or null is unknown, and the rulebook assumes a value.
cli-no-rulebook = there is no such file, and no rulebook of that id or title inside the program ({ $known })
cli-no-rulebook-near = there is no such file, and no rulebook of that id or title inside the program; did you mean "{ $nearest }"? ({ $known })
cli-rulebook-ambiguous = there is no such file, and more than one rulebook inside the program may be meant: { $candidates }
rulebook-listed = version { $version }, in { $languages }, { $questions } questions, { $models } models
rulebook-language =
    { $language ->
        [en] This rulebook speaks English only.
        [nl] This rulebook speaks Dutch only.
        [de] This rulebook speaks German only.
        [fr] This rulebook speaks French only.
       *[other] This rulebook speaks only the language "{ $language }".
    }
rulebook-questions = Questions
rulebook-derived = Counted from the answers
rulebook-asked-when = Asked only when: { $when }
rulebook-number = A whole number from { $min } to { $max }.
rulebook-names = A list of at most { $most } names of up to { $length } characters.
rulebook-assumes = While unknown: { $value }
rulebook-essential = Asked in the quick interview, too.
rulebook-same-as = The rules do not tell it from "{ $option }": { $reason }
rulebook-tree = The decision tree
rulebook-overrides = This decides by itself, whatever the evidence says.
rulebook-cap = How many to take now, by this number: { $question }
rulebook-cap-step = { $from } or more: { $take }
rulebook-cap-less = { $by } less when: { $when }
rulebook-models = What can be advised
rulebook-for = Answers that speak for it:
rulebook-against = Answers that speak against it:
rulebook-warnings = Warnings
rulebook-invariants = What must hold for all answers
rulebook-must-never = Never { $models }, when: { $when }
rulebook-must-always = Always { $models }, when: { $when }
rulebook-must-rising = Raising one answer never leads from { $from } to { $to }: { $question }
rulebook-must-rising-segments = Raising one answer never leads to fewer divisions: { $question }
rulebook-must-evidence = Nothing else has more for it and less against it, unless a branch on the way decides by itself.
condition-and = and
condition-or = or
condition-not = not ({ $condition })
condition-never = never
condition-model = Advised
condition-segments = Divisions now

# Bounds of a rulebook
json-too-many-values = the file has { $count } values (texts, numbers, lists, objects), and { $most } is the most; most of them are here
rulebook-cap-step-least = { $from } or more: { $take }, whatever comes off never less than { $least }
rulebook-handoffs = Handoffs
rulebook-handoff-within = { $text } (inside the group)
rulebook-when = When: { $when }
rulebook-always = Always
rulebook-first = The first that holds is said:
rulebook-relief = What can come off { $function }
rulebook-role-now = Filled now when the first of these holds:
rulebook-role-later = Later: { $text }
rulebook-role-meanwhile = While it waits, played by { $role }: { $text }
rulebook-in-place = What is in place, by the answer to: { $question }
rulebook-in-place-own = a form of its own
rulebook-in-place-nothing = nothing, so no move
rulebook-move-about = What it comes down to, the first that holds
rulebook-move-note = Whose judgement it is, the first that holds
rulebook-headcount = Head count: { $question }
rulebook-leads = Who leads, from the top: { $leads }
rulebook-staffed = { $role }: { $weight }
rulebook-unit = { $unit }: { $size } people where numbers allow
rulebook-figures = Figures and where they come from:
cli-rulebook-elsewhere = this session was held with the rulebook "{ $found }", which is not inside the program; give its file with --rulebook
cli-rulebook-other-edition = this session was held with another rulebook of the id "{ $id }" (version { $version }) than the one inside the program; give its file with --rulebook, or --rulebook { $id } to go on by the rules inside the program
cli-rulebook-inside = this session was held with the rulebook "{ $found }", and this is "{ $wanted }"; leave out --rulebook, or give --rulebook { $found }

## Drift: an advice that today's rules no longer give
drift-advice = { $model }, divided by { $dimensions }
drift-unknown = "{ $id }", which today's rulebook does not have
drift-then = Then: { $advice }
drift-today = Today: { $advice }
drift-step = { $question }: { $answer }
drift-step-assumed = { $question }: { $answer } (assumed)
drift-after = After step { $step } ({ $said })
drift-at-once = At the very first step
drift-otherwise = They part at step { $step }, { $question }: then it counted as "{ $then }", today as "{ $today }".
drift-asks-other = { $after } the rules looked at { $then }; today they look at { $today }.
drift-asks-no-more = { $after } the rules looked at { $then }; today they lead to { $today } without it.
drift-asks-more = { $after } the rules led to { $then }; today they look at { $today } first.
drift-leads-elsewhere = { $after } the rules led to { $then }; today they lead to { $today }.
drift-left = Today nothing leads to { $model } any more after step { $step } ({ $today }).
drift-nowhere = Today's rules never lead to { $model }.
drift-dimension-unknown = Today's rules know no division by { $dimension }.
drift-dimension-no-need = Dividing by { $dimension } is no longer needed.
drift-dimension-capped = Dividing by { $dimension } comes later: there are not to be so many divisions at once.
drift-dimension-new = Dividing by { $dimension } is new.
drift-dimension-moved = Dividing by { $dimension } has another place in the order.
drift-answers = Answers that did it:
drift-answer = { $question }: { $given }
drift-answer-assumed = { $question }: not known, so { $used } is assumed
drift-answer-not-taken = { $question }: { $given } is no longer an answer, so { $used } is assumed
drift-answer-not-asked = { $question }: no longer asked with these answers, so { $used } is assumed
drift-answer-gone = { $question }: { $given }, which today's rulebook no longer asks
drift-answer-changed = { $said } (changed after the interview was finished)
drift-reopened = Answers were changed after it was finished. This is about the answers as they were then.
drift-line-same = { $name }: same: { $advice }
drift-line-differs = { $name }: differs
drift-line-unfinished = { $name }: unfinished, so there is no advice to compare
drift-line-unchecked = { $name }: finished without an advice in the file, so there is nothing to compare
drift-count = { $checked ->
        [one] One session
       *[other] { $checked } sessions
    }: { $same } the same, { $differing } different, { $rest } not compared
drift-count-unread = { $count ->
        [one] One more could not be checked; what is wrong stands above.
       *[other] { $count } more could not be checked; what is wrong stands above.
    }
drift-none = There are no saved sessions to check.
drift-one-session = replay plays one session; to check several give --check
drift-other-advice = Today's rules give other advice than was saved.
drift-keep-or-take = k keeps the saved advice, t takes today's, w writes the interview as a case. Enter keeps.
drift-how = Type k, t or w.
drift-kept = The saved advice is kept; the session is as it was.
drift-taken = Today's advice is taken.
drift-panel-title = Today's rules give other advice
drift-panel-title-file = This file was changed outside the program
drift-file-changed = Its answers, by the rules it was finished with, do not lead to the advice in it.
drift-in-file = In the file: { $advice }
drift-by-rules = By these rules: { $advice }
drift-panel-lead = Nothing in this session has changed, but the rules have.
drift-panel-keep = Keep the saved advice (Esc does so too). The session stays as it is.
drift-panel-take = Take today's advice, and save it with the session.
drift-panel-case = Save as a case, with the saved advice, to check rulebooks by.
drift-mark = Saved: { $advice }. What you read is today's advice.
drift-mark-file = In the file: { $advice }, changed outside the program. What you read is the advice on its answers.
drift-not-taken = Not taken: { $why }
drift-elsewhere = this session is not among the saved ones; open it with resume to take today's advice
case-version = { $found } where the format version { $wanted } of a case belongs
case-text = { $found } where a text belongs
case-answers = { $found } where an object with answers belongs
case-answer = { $found } where the id of an option or a whole number belongs
case-texts = { $found } where a list of texts belongs
case-unfinished = this interview was never finished, so there is no advice to make a case of
case-saved = Saved as a case: { $path }
case-other-rulebook = this case is for the rulebook "{ $found }", and this is "{ $wanted }"
case-empty = there is no case and no finished session in this folder
case-fails = { $count ->
        [one] one case gets other advice
       *[other] { $count } cases get other advice
    } from this rulebook
audit-cases = Cases
audit-cases-hold = { $count ->
        [one] The one case gets the advice that it expects.
       *[other] All { $count } cases get the advice that they expect.
    }
audit-cases-passed-over = { $count ->
        [one] One session is not finished and was passed over.
       *[other] { $count } sessions are not finished and were passed over.
    }
action-keep-saved = keep
action-take-today = take today's
action-case = save as a case
## Several respondents
together-title = { $count } people side by side
together-all-agree = Nobody says anything else than the others: there is nothing to settle.
together-open-differs = Where their advice still differs, that comes from what somebody left open.
together-differ = They differ on { $count } of the { $all } questions they answered.
together-count-model =
    { $count ->
        [one] One of these differences changes the model by itself.
       *[other] { $count } of these differences change the model by themselves.
    }
together-count-segmentation =
    { $count ->
        [one] One changes only how to divide.
       *[other] { $count } change only how to divide.
    }
together-count-with-others =
    { $count ->
        [one] One changes something only together with others.
       *[other] { $count } change something only together with others.
    }
together-count-nothing = None of it changes the advice.
together-undivided = not divided
together-divided = by { $dimensions }
together-unknown = don't know
together-not-asked = not asked
together-nobody = nobody
together-advice = What each is advised
together-most = By most answers
together-most-tied = By most answers (a tie on { $questions })
together-decided = { $who }: { $decision }
together-firm = { $model } stays in { $percent } % of all combinations of the answers given here ({ $kept } of { $all }).
together-unfinished = This interview is not finished.
together-other-version = Held with version { $version } of the rulebook, decided again with today's ({ $today }).
together-gone = No longer asked, so left out: { $gone }
together-effect-model = changes the model
together-effect-segmentation = changes how to divide
together-effect-with-others = changes the model only together with others
together-effect-with-others-segmentation = changes how to divide only together with others
together-effect-nothing = changes nothing
together-effect-agreed = all who answered agree
together-nobody-answered = nobody answered
together-agreement = The most common answer: { $count } of { $all }.
together-spread = From { $least } to { $most }, in the middle { $median }.
together-named = Named by how many: { $names }.
together-tie = A tie: as many chose another answer. Counted as { $answer }, which the rulebook names first.
together-tie-numbers = Two numbers are in the middle. Counted as the lower one, { $answer }.
together-view = { $answer } ({ $count }): { $people }
together-turns-model = Would mean { $decision }.
together-turns-segmentation = Same model, but { $division }.
together-who-unknown = Don't know yet: { $people }
together-who-not-asked = Not asked, given their other answers: { $people }
together-note = Note by { $name }: { $text }
together-agenda = What to talk about, in this order
together-agenda-about = Each difference is measured from the answers that most gave. First what changes the model, then what changes how to divide, then what does so only together with others; what changes nothing comes last. Where it is the same, more people at stake come first.
together-agreed = Agreed
together-nobody-on = Nobody answered: { $questions }.
together-table = Who said what
together-table-about = Bold: not what most say.
together-question = Question
compare-twice = this is the same session as one before it ({ $id }); give each session once
compare-stranger = this session was held with the rulebook "{ $found }", the first one with "{ $wanted }"; only sessions of one rulebook can be compared
together-tab-agenda = Agenda
together-tab-advice = Advice
together-head-changes = changes
together-head-agree = agree
together-head-advice = Advice
together-people = { $first }-{ $last } of { $all }
together-word-model = model
together-word-segmentation = division
together-word-with-others = in combination
together-word-nothing = nothing
together-word-agreed = agreed
together-word-nobody = not filled in
together-votes = { $answer } ({ $count })
together-so-many = { $model }: { $count } of { $all }
together-most-here = Counted as the group's answer.
action-order = disagreements first
action-order-asked = question order
action-pair-questions = other questions
compare-count = from { $least } to { $most } sessions can be compared
## Keeping sessions
cli-no-deleted = No session is deleted.
cli-renamed = { $id } is now called "{ $name }".
cli-copy-of = { $name } (copy)
cli-duplicated = The copy is { $id }, called "{ $name }".
cli-delete =
    { $count ->
        [one] Delete "{ $names }"? It can be restored. (y/n)
       *[other] Delete these { $count } sessions: { $names }? They can be restored. (y/n)
    }
cli-delete-yes = nobody is there to ask; give --yes to delete without being asked
cli-delete-not = Nothing is deleted.
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
cli-import-renumbered = { $name }: new as { $id }, since { $old } is another session here
cli-check-sound = { $file }: sound ({ $name })
cli-check-newer = { $file }: of a newer salesorg, and left alone
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
cli-check-recovered-before = What can be recovered is in the session { $id } already; nothing is written.
cli-check-how = To write what can be recovered into new sessions:
cli-check-leftovers =
    { $count ->
        [one] One file belongs to no session and does no harm. The next new interview removes it, unless it is a lock (.lock), which stays:
       *[other] { $count } files belong to no session and do no harm. The next new interview removes them, except for locks (.lock), which stay:
    }
cli-recovered-name = { $name } (recovered)
cli-recovered-unnamed = Interview
## The library
action-filter = filter
action-found = to the list
action-mark = mark
action-mark-all = mark all, or none
action-together = compare
action-rename = rename
action-duplicate = duplicate
action-delete = delete
action-undo = undo
action-deleted = deleted interviews
action-import = import
action-export = export
action-choose-restore = restore
action-back-keep = keep
action-back-clear = clear
session-there-already = a file of this name is there already, and nothing was overwritten; choose another name
home-damaged-check = { $wrong }. `salesorg sessions check` may recover it.
home-damaged-change = This file cannot be read, so it can only be deleted; `salesorg sessions check` may recover it.
home-decided-otherwise = advised { $advised }, decided { $decided }
home-decided = decided { $decided }
home-marked = { $count } marked
home-searching = searching… { $read } of { $all }
home-found = { $count } of { $all }
home-choose-one = Choose a saved interview first.
home-together-how-many = Mark two to { $most } interviews with Space to compare them.
home-name-needed = Type a name, or press Esc.
home-path-needed = Type or paste the path of a file, or press Esc.
home-copy = { $name } (copy)
home-copy-more = { $name } (copy { $number })
home-rename = Rename
home-rename-about = What should it be called?
home-renamed = It is now called { $name }.
home-duplicate = Duplicate
home-duplicate-about = What should the copy be called?
home-duplicated = Copied as { $name }.
home-delete = Delete
home-sure =
    { $count ->
        [one] Delete { $name }?
       *[other] Delete { $count } interviews?
    }
home-sure-how = Nothing is lost: it goes to the deleted interviews, and the key { $key } brings it back.
home-gone =
    { $count ->
        [one] Deleted: { $name }. { $key } brings it back.
       *[other] Deleted: { $count } interviews. { $key } brings them back.
    }
home-back =
    { $count ->
        [one] Brought back.
       *[other] Brought back: { $count } interviews.
    }
home-nothing-to-undo = Nothing was deleted here since the program was opened. What was deleted earlier is among the deleted interviews.
home-deleted = Deleted interviews
home-deleted-none = Nothing is deleted.
home-deleted-where = They lie in { $folder }. This program deletes nothing for good.
home-import = Import
home-import-about = Which file? One session, or JSON Lines of several. Type or paste its path; ~ is your home folder. Nothing here is overwritten.
home-importing =
    { $count ->
        [one] One so far… Esc stops; what is in stays.
       *[other] { $count } so far… Esc stops; what is in stays.
    }
home-import-new = { $name }: new here
home-import-same = { $name }: already here, the very same
home-import-renumbered = { $name }: new here, with a new id, as another interview has its own
home-import-refused = not taken in: { $why }
home-import-line = line { $line }: { $said }
home-import-nothing = There is nothing in this file.
home-import-sum = { $new } new, { $same } already here, { $renumbered } with a new id, { $refused } not taken in
home-import-more =
    { $count ->
        [one] and one more that came in or was here
       *[other] and { $count } more that came in or were here
    }
home-import-more-refused =
    { $count ->
        [one] and one more that was not taken in
       *[other] and { $count } more that were not taken in
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
## The replay's turns, what is gone, and the decision that was taken
action-previous-change = change before
action-next-turn = where the advice turned
action-next-note = next note
action-decide = decide
replay-turned = Here the outlook turned from { $from } to { $to }.
replay-turned-short = Turned: { $from } to { $to }
replay-reopened = Opened again after it was finished.
replay-gone-title = No longer in the rulebook
replay-gone-answer = The question "{ $question }" is gone; the answer was { $value }.
replay-gone-value = "{ $question }" no longer takes the answer { $value }; it counts as unknown.
replay-gone-open = The question "{ $question }" is gone; it was left open.
replay-gone-note = The question "{ $question }" is gone; the note on it was: { $text }
replay-gone-more = and { $count } more, each told at its moment
decided = Decided: { $model }
decided-as-advised = Decided: { $model }, as advised
decided-otherwise = Decided: { $model } (advised: { $advised })
decided-back = The decision was taken back.
decided-title = The decision taken
decide-title = What was decided?
decide-about = The advice stays as it is. This records beside it what you really do.
decide-advised = as advised
decide-standing = decided so far
decide-withdraw = Nothing yet: take the decision back
decide-why = Why? May stay empty.
decide-choose = choose
decide-record = record
decide-long = That is longer than { $most } characters; say it shorter.
decide-not-saved = Not recorded: { $why }. It is still here; Enter tries again.
decide-read-only = You can read here, not record a decision: { $why }.
decide-replay = A replay only reads. Open the session from the list to record what was decided.
decide-unfinished = the interview is not finished, so there is no advice to decide on yet; finish it first
decide-model-near = "{ $given }" is no model; did you mean "{ $nearest }"? ({ $known })
decide-model = "{ $given }" is no model ({ $known })
decide-model-ambiguous = "{ $given }" may be more than one model: { $candidates }
cli-decided = { $name }: { $decided }
cli-decided-back = { $name }: the decision is taken back.
cli-decided-nothing = { $name }: no decision was recorded.
cli-listed-decided = advised { $advised }, decided { $model }
report-notes = Notes on the answers
home-export-left = Left out: { $name } ({ $why }).
home-export-more =
    { $count ->
        [one] One more cannot be read.
       *[other] { $count } more cannot be read.
    }
together-other-edition = Held with other rules of the same version ({ $version }), decided again with today's.
together-cell-unknown = unknown
together-effect-untold = changes nothing alone; together with others that cannot be told
together-word-untold = unclear
together-count-untold = Whether { $count } of them change the advice together with others cannot be told.
home-bringing-back = Bring back
home-so-far = { $done } of { $all } so far… Esc stops; what is done stays done.
