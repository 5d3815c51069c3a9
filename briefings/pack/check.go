package pack

import (
	"prebirth/briefings"
)

// A Report is what a check of a pack finds.
type Report struct {
	Pack   *Pack            // nil where it was not understood at all
	Faults briefings.Faults // of form: with any of them it cannot be added
	Advice briefings.Faults // where it is unlike the built-in briefings; it works all the same
	Parts  []Part           // in the order of briefings and parts
}

// A Part is what a check says of a part that is no fault.
type Part struct {
	Briefing  string // its id
	Language  string // empty for English
	Number    int
	Title     string
	Words     int
	Minutes   int
	Prompts   int
	Missing   int // resources without an address
	Distress  string
	Addresses int // that can be opened, by their form: nothing was looked up
}

// Check reads the pack at a path and holds it against the rules of form and, as
// advice, against those of the house. builtIn is what editions are editions of. The
// error is one of the system; what is wrong with the pack is in the report.
func Check(path string, builtIn *briefings.Library) (Report, error) {
	p, err := Read(path)
	faults := briefings.FaultsIn(err)
	if err != nil && faults == nil {
		return Report{}, err
	}
	r := Report{Pack: p, Faults: faults}
	if p == nil {
		return r, nil
	}
	r.Faults = append(r.Faults, p.Check(builtIn)...)
	for _, b := range p.Briefings {
		r.Advice = append(r.Advice, briefings.CheckHouse(b)...)
		r.Parts = append(r.Parts, parts(b)...)
	}
	sorted(r.Faults)
	sorted(r.Advice)
	r.Faults, r.Advice = capped(r.Faults), capped(r.Advice)
	return r, nil
}

// sorted puts faults in the order of files and lines.
func sorted(faults briefings.Faults) { _ = faults.OrNil() }

// Check holds what was read against the rules of form.
func (p *Pack) Check(builtIn *briefings.Library) (faults briefings.Faults) {
	type key struct{ id, language string }
	seen := map[key]string{}
	for _, f := range p.files {
		faults = append(faults, gaps(f)...)
	}
	for _, b := range p.Briefings {
		if other, twice := seen[key{b.ID, b.Language}]; twice && b.ID != "" {
			faults = append(faults, fault(b.File, 1, "an id stands once in a pack, for each language", "choose another; "+other+" has it"))
		}
		seen[key{b.ID, b.Language}] = b.File
		faults = append(faults, briefings.CheckForm(b)...)
		faults = append(faults, briefings.CheckEdition(b, builtIn)...)
	}
	return faults
}

func parts(b *briefings.Briefing) (all []Part) {
	for _, p := range b.Parts {
		about := Part{Briefing: b.ID, Language: b.Language, Number: p.Number, Title: p.Title, Words: p.Words(),
			Minutes: briefings.Minutes(p.Words()), Prompts: len(p.Prompts), Distress: p.ContentNote()}
		for _, r := range p.Resources {
			if r.Address == "" {
				about.Missing++
			} else {
				about.Addresses++
			}
		}
		all = append(all, about)
	}
	return all
}
