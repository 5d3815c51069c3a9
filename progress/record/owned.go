package record

// owned is a field that the person may fill in their own words, before what was
// gathered for it.
type owned struct {
	words string                  // the person's own, for this record
	wants string                  // the sentence in place of words that only the person can give; empty where none has to
	names []string                // the labels of what was gathered
	found func(own names) []block // what was gathered; nil for nothing ever
}

func (owned) kind() Kind { return KindOwn }

func (o owned) labels() []string { return o.names }

func (o owned) blocks(own names) []block {
	var gathered []block
	if o.found != nil {
		gathered = o.found(own)
	}
	switch {
	case !blank(o.words):
		return append([]block{para{text: o.words}}, gathered...)
	case len(gathered) > 0 && o.wants != "":
		return append([]block{para{text: o.wants}}, gathered...)
	}
	return gathered
}

// unfilled says whether the person still has to say what nobody else can.
func (o owned) unfilled() bool {
	return blank(o.words) && o.wants != ""
}

// Unfilled are the sections of a record in which something is left to be filled in:
// nothing was recorded, or nothing that only the person can say. One that is left out
// when nothing was recorded can do without.
func Unfilled(l Layout, r Record) (all []Section) {
	for _, s := range laid(l, r).Sections {
		held := r.field(s.Field)
		if held == nil {
			continue
		}
		nothing := len(held.blocks(s.Labels)) == 0
		if o, own := held.(owned); nothing && !blank(s.Empty) || !nothing && own && o.unfilled() {
			all = append(all, s)
		}
	}
	return all
}

// A WordCount is how many words a section holds, and how many the form takes.
type WordCount struct {
	Heading      string
	Words, Limit int
}

// Over says whether it is more than the form takes.
func (c WordCount) Over() bool { return c.Words > c.Limit }

// WordCounts counts the words of the sections for which a layout sets a limit, as they
// stand, with their labels and the headings below the section's. Nothing is
// ever cut: it is for whoever has to shorten it. Sentences that say that nothing was
// recorded do not count.
func WordCounts(l Layout, r Record) (all []WordCount) {
	for _, s := range laid(l, r).Sections {
		held := r.field(s.Field)
		if s.Words == 0 || held == nil {
			continue
		}
		c := WordCount{Heading: line(s.Heading), Limit: s.Words}
		if o, own := held.(owned); own {
			o.wants = ""
			held = o
		}
		for _, b := range held.blocks(s.Labels) {
			for _, text := range textsOf(b) {
				c.Words += countWords(text)
			}
		}
		all = append(all, c)
	}
	return all
}
