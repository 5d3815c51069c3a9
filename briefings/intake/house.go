package intake

import (
	"regexp"
	"strings"
)

// A house is who publishes briefings. The first pattern finds one in a line, the second
// says that a line is nothing else: capital words that end with what it is.
var (
	house     = regexp.MustCompile(`\b(?:Partnerships?|Safeguarding (?:Children )?Board|Council|NHS (?:Foundation )?Trust|University|Integrated Care Board|Ltd|CIC|L?SC[BP]s?|L?SAB|ICB)\b`)
	houseOnly = regexp.MustCompile(`^(?:(?:\p{Lu}[\p{L}’'.-]*,?|and|of|the|for|in|with|on|upon|&)\s+)+` +
		`(?:Safeguarding (?:[\p{L}’']+ )*(?:Board|Partnership)s?|(?:Safeguarding|Child(?:ren)?(?:[’']?s)?|Adults?|Famil(?:y|ies)|Health|Care|Community)\s(?:[\p{L}’'&]+\s)*(?:Board|Partnership|Trust)s?|` +
		`(?:City|County|Borough|District|Metropolitan|Unitary|Town)\s(?:[\p{L}’'&]+\s)*Council|\p{Lu}[\p{L}’'-]*\sCouncil|NHS (?:Foundation )?Trust|L?SC[BP]s?|L?SAB|ICB)(?:\s*\([^()]*\))?$`)
	dayAndMonth = regexp.MustCompile(`(?i)(?:\b\d{1,2}(?:st|nd|rd|th)?\s+)?` + dateWords.String())
)

// houseName says whether a line is the name of a house and nothing else.
func houseName(t string) bool {
	return wordsIn(t) <= 14 && houseOnly.MatchString(t)
}

// houseLine says whether a line names who published a document, with a date or without.
func houseLine(t string) bool {
	_, _, dated := houseAndDate(t)
	return dated || houseName(t)
}

// houseAndDate takes a line apart that is a house and a date, in either order.
func houseAndDate(t string) (publisher, date string, ok bool) {
	at := dayAndMonth.FindStringIndex(t)
	if at == nil {
		return "", "", false
	}
	const between = " ,;:|·•–—-"
	before, after := strings.TrimRight(t[:at[0]], between), strings.TrimLeft(t[at[1]:], between)
	if before != "" && after != "" || !houseName(before+after) {
		return "", "", false
	}
	return before + after, t[at[0]:at[1]], true
}
