package record

import (
	"strings"
	"time"
	"unicode/utf8"
)

// ReminderOf is what a reminder is made from. It has no field for a team's name,
// for anything that was said or for a reflection, by design: a calendar is shared
// and synchronised, and what has no field cannot get into one.
type ReminderOf struct {
	ID       string    // of the event; with the same ID a calendar moves the event rather than adding one
	Briefing string    // its title
	Review   time.Time // its day in its own location, like all dates here
	Made     time.Time // when the reminder is made
}

// Reminder is a calendar file (RFC 5545) with one event: the whole day of the
// review, private, that takes no time, with an alarm at nine in the morning. It is
// nil where there is no date. Its ID must not be empty. It reads no clock: the
// same data gives the same bytes.
func Reminder(r ReminderOf) []byte {
	if r.Review.IsZero() {
		return nil
	}
	const date = "20060102"
	summary := calendarText(list([]string{"Review the action plan", r.Briefing}, ": "))
	var c calendar
	for _, l := range []string{
		"BEGIN:VCALENDAR",
		"VERSION:2.0",
		"PRODID:-//prebirth//prebirth//EN",
		"BEGIN:VEVENT",
		"UID:" + calendarText(line(r.ID)),
		"DTSTAMP:" + r.Made.UTC().Format(date+"T150405Z"),
		"DTSTART;VALUE=DATE:" + r.Review.Format(date),
		"DTEND;VALUE=DATE:" + r.Review.AddDate(0, 0, 1).Format(date), // the day after it
		"SUMMARY:" + summary,
		"DESCRIPTION:" + calendarText("Look at the action plan of the team session again: what is done, and what is still open?"),
		"CLASS:PRIVATE",
		"TRANSP:TRANSPARENT",
		"BEGIN:VALARM",
		"ACTION:DISPLAY",
		"DESCRIPTION:" + summary,
		"TRIGGER:PT9H", // after the day begins
		"END:VALARM",
		"END:VEVENT",
		"END:VCALENDAR",
	} {
		c.line(l)
	}
	return []byte(c.String())
}

// longestLine is how many bytes a line of a calendar has at most, without its end.
const longestLine = 75

type calendar struct{ strings.Builder }

// line writes a line and folds it between characters: what comes after a fold
// begins with a blank, which counts.
func (c *calendar) line(l string) {
	used := 0
	for _, r := range l {
		if size := utf8.RuneLen(r); used+size > longestLine {
			c.WriteString("\r\n ")
			used = 1
		}
		c.WriteRune(r)
		used += utf8.RuneLen(r)
	}
	c.WriteString("\r\n")
}

// calendarText is a text as a property has it, in which nothing ends it and
// nothing parts it in two.
func calendarText(text string) string {
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`).Replace(clean(text))
}
