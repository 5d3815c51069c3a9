// Package guard points at words that may identify a person in what a practitioner wrote, says why, and offers
// neutral words to put in their place. It finds patterns; a person decides. A text in which nothing is found is not
// thereby anonymous, and nothing here says that it is.
//
// Everything in it is a pure function of the text: no clock, no network, no learning, no logging.
package guard

import "strings"

// A Level says how sure a finding is.
type Level string

const (
	Certain Level = "certain" // the form leaves no room for doubt: a check digit fits, an e-mail address is whole
	Likely  Level = "likely"  // the form and the words around it agree
	Hint    Level = "hint"    // worth a look
)

// A Kind names what was found, in words a person reads.
type Kind string

const (
	NHSNumber         Kind = "NHS number" // CHI (Scotland) and H&C (Northern Ireland) numbers too: they share the check digit
	NationalInsurance Kind = "National Insurance number"
	Email             Kind = "e-mail address"
	Phone             Kind = "phone number"
	Postcode          Kind = "postcode"
	BirthDate         Kind = "date of birth" // and the date a baby is due
	ExactAge          Kind = "exact age"
	Reference         Kind = "reference" // of a case, a hospital, a court, a school, a crime
	Name              Kind = "name"
	Institution       Kind = "named place" // a school, ward, hospital, nursery, surgery, home, prison or street
	RareCombination   Kind = "rare combination"
)

// Kinds lists every kind, surest first.
func Kinds() []Kind {
	return []Kind{NHSNumber, NationalInsurance, Email, Phone, Postcode, BirthDate, ExactAge, Reference, Name, Institution,
		RareCombination}
}

// A Finding points at words of a text.
type Finding struct {
	Kind       Kind
	Level      Level
	Start, End int    // byte offsets into the text as it was given, on rune boundaries
	Why        string // one plain sentence for the writer
	Instead    string // neutral words for exactly text[Start:End]; empty where none can be offered
}

// Find returns what may identify somebody, in the order of the text, not overlapping (the surest wins).
// It takes any bytes, in time linear in their number.
func Find(text string) []Finding {
	return find(text, options{})
}

// Replace puts the neutral words of each finding in the place of what it points at. The findings must be those of the
// same text, in the order that Find gives; one without neutral words leaves its place as it is.
func Replace(text string, fs []Finding) string {
	var b strings.Builder
	at := 0
	for _, f := range fs {
		if f.Instead == "" || f.Start < at || f.End < f.Start || f.End > len(text) {
			continue
		}
		b.WriteString(text[at:f.Start])
		b.WriteString(f.Instead)
		at = f.End
	}
	b.WriteString(text[at:])
	return b.String()
}

// Worst returns the surest level among the findings, "" for none.
func Worst(fs []Finding) Level {
	worst := Level("")
	for _, f := range fs {
		if f.Level.rank() > worst.rank() {
			worst = f.Level
		}
	}
	return worst
}

func (l Level) rank() int {
	switch l {
	case Certain:
		return 3
	case Likely:
		return 2
	case Hint:
		return 1
	}
	return 0
}
