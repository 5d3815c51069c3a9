// Package record makes what leaves as a record: a supervision record, a team
// picture, a session's action plan, and records of one's own learning for a
// regulator, each as Markdown, as one HTML file, as a Word document, as CSV, as JSON
// and as a PDF for printing: see [Forms].
//
// It is data in and bytes out: no store, no clock, no file. The same data gives
// the same bytes.
//
// [Reminder] is the calendar file for the day on which a plan is looked at again.
//
// # What cannot leave
//
// A supervisor's private notes have no field here, by design: what has no field
// cannot be written by mistake, by a changed layout or by a later writer. A
// reflection's own words leave only with [Reflection.IncludeWords], and without
// it the passages that comments quote stay out as well. What a layout does not
// name is not written at all.
//
// # Text is text
//
// Every string may come from a person, a briefing or another's file. Control
// characters, bidi controls and what nobody sees are taken out, and what is left
// is escaped for each form: it is read as the words that were written, never as
// markup. Blank lines divide paragraphs, however many there are; a line's
// indentation stays, blanks at its end do not.
//
// # The layout
//
// What a record is made of, in which order and under which headings, is a data
// file, so that a service can have its own. supervision.json, team.json,
// session.json, cpd.json and nmc.json are built in:
//
//	schema    1, the form described here
//	record    which record it lays out: "supervision", "team", "session", "cpd" or "nmc"
//	title     the heading of the whole record
//	date      of the regulator's form it follows, in words; optional
//	source    where that form was read; written at the end of the record; optional
//	sections  in the order of the page, each with
//	  id       small letters, digits and hyphens; unique; the anchor in HTML
//	  heading  the section's heading
//	  kind     how it is set out, as the field has it (see the table)
//	  field    what it is made from; each at most once
//	  empty    the sentence that is printed when nothing was recorded; without
//	           one, or with "", the section is then left out
//	  words    how many words the form takes there; optional. They are counted, and
//	           never cut
//	  labels   a service's own names for the labels of the section, by the
//	           built-in ones, such as {"By when": "Deadline"}; optional
//
// The fields and their kinds:
//
//	supervision  meeting      facts      date, place or mode, people with roles
//	             earlier      actions    agreed before, and how they stand
//	             discussed    discussed  the reflections that were discussed
//	             decisions    decisions  what was decided, and why
//	             actions      actions    agreed at this meeting
//	             wellbeing    text
//	             development  text
//	             themes       text       names of themes, with commas
//	             next         facts      date of the next meeting
//	team         group        facts      how many people it counts
//	             briefings    counts
//	             themes       counts
//	session      session      facts      briefing, edition, date, team, number present, role of who led
//	             parts        parts      that were shown, with the time each took
//	             points       points     questions, with what was said and shows of hands
//	             actions      actions    agreed by the team, each with a role
//	             review       facts      date of the review
//	cpd          type         own        type of activity
//	             description  own        briefings, parts, questions answered
//	             relevance    own        why it matters to the person
//	             date         own        days on which the reflections were written
//	             learning     own        the words of the reflections that may leave
//	             impact       own        what was agreed, and how it stands
//	             peer         own        when it was discussed, and in which role
//	             reading      facts      parts read, and the time that takes
//	nmc          nature       own        briefings, parts, questions answered
//	             date         own        days on which the reflections were written
//	             learning     own        the words of the reflections that may leave
//	             changed      own        what was agreed, and how it stands
//	             code         own        relevance to the Code, and to its four themes
//	             discussion   own        when it was discussed, and in which role
//	             reading      facts      parts read, and the time that takes
//
// A field of the kind own begins with the person's words for this record, where there
// are any; what was gathered follows. See [Learning].
//
// A label is what stands before a fact, or over a column, as the built-in record
// has it. One that the field does not have is refused, with those it has. The
// labels of reflections that were discussed are "Prompt", "Prompt
// (published)", "Summary", "Sign-off" and "Fingerprint of the version"; those of
// points are the first two, "Contributions" and "Show of hands". Plain text has none.
//
// A field may be left out. Where earlier and actions are both there, earlier
// comes first: a meeting looks at what was agreed before it agrees more. A key
// that is not listed here is refused, and so is one written twice.
//
// # Adding to it
//
// Another record is a type that implements [Record] and a layout beside the built-in ones. Another kind of
// section is a type that implements content. The writers know neither: they set
// out paragraphs, quotations, headings, lists and tables.
package record
