package intake

import (
	"slices"
	"strings"

	"prebirth/briefings"
)

// An Edition is how a briefing differs from another one that has the same parts and
// nearly the same words.
type Edition struct {
	Of      *briefings.Briefing
	Differs []Difference
}

// A Difference between two editions. Here and There are what each has and the other
// lacks: whole values of the front matter, and words of a text.
type Difference struct {
	Where       string // "title", "publisher", "date", "about" or "part"
	Part        int    // of "part"
	Marks       bool   // the words are the same, and only signs between them differ
	Here, There string
}

// Shares above which two briefings are editions of one: of parts that have the same
// number and title, and of words that both have.
const (
	sameParts = 0.6
	sameWords = 0.85
)

// EditionOf compares a briefing with one that is there already. ok says whether they
// are editions of one.
func EditionOf(b, other *briefings.Briefing) (e Edition, ok bool) {
	parts, shared, all := 0, 0, 0
	for _, p := range b.Parts {
		i := other.Index(p.Number)
		if i < 0 {
			all += len(wordList(partText(p)))
			continue
		}
		if fold(p.Title) == fold(other.Parts[i].Title) || len(b.Parts) == 1 {
			parts++
		}
		mine, theirs := wordList(partText(p)), wordList(partText(other.Parts[i]))
		onlyMine, _ := apart(mine, theirs)
		shared += 2 * (len(mine) - len(onlyMine))
		all += len(mine) + len(theirs)
	}
	most := max(len(b.Parts), len(other.Parts))
	if most == 0 || all == 0 || float64(parts) < sameParts*float64(most) || float64(shared) < sameWords*float64(all) {
		return Edition{}, false
	}
	return Edition{other, differences(b, other)}, true
}

func differences(b, other *briefings.Briefing) (all []Difference) {
	for _, v := range [][3]string{{"title", b.Title, other.Title}, {"publisher", b.Publisher, other.Publisher}, {"date", b.Date, other.Date}} {
		if v[1] != v[2] {
			all = append(all, Difference{v[0], 0, fold(v[1]) == fold(v[2]), v[1], v[2]})
		}
	}
	all = compare(all, "about", 0, intro(b), intro(other))
	for _, p := range b.Parts {
		theirs := ""
		if i := other.Index(p.Number); i >= 0 {
			theirs = partText(other.Parts[i])
		}
		all = compare(all, "part", p.Number, partText(p), theirs)
	}
	for _, p := range other.Parts {
		if b.Index(p.Number) < 0 {
			all = compare(all, "part", p.Number, "", partText(p))
		}
	}
	return all
}

// intro is what is said about a briefing, without the paragraph that names it.
func intro(b *briefings.Briefing) string {
	_, rest, _ := strings.Cut(b.About, "\n\n")
	return rest
}

func partText(p *briefings.Part) string {
	all := []string{p.Title, p.Text}
	for _, q := range p.Prompts {
		all = append(all, q.Text)
	}
	for _, r := range p.Resources {
		all = append(all, r.Title, r.Note, r.Address)
	}
	return strings.Join(all, "\n")
}

func compare(all []Difference, where string, part int, here, there string) []Difference {
	here, there = strings.Join(strings.Fields(here), " "), strings.Join(strings.Fields(there), " ")
	if here == there {
		return all
	}
	d := Difference{Where: where, Part: part, Marks: fold(here) == fold(there)}
	if !d.Marks {
		mine, theirs := apart(wordList(here), wordList(there))
		d.Here, d.There = strings.Join(mine, " "), strings.Join(theirs, " ")
	}
	return append(all, d)
}

func wordList(s string) []string { return strings.Fields(fold(s)) }

// apart is what each of two texts has more of than the other, in its own order.
func apart(a, b []string) (onlyA, onlyB []string) {
	count := map[string]int{}
	for _, w := range b {
		count[w]++
	}
	for _, w := range a {
		if count[w] > 0 {
			count[w]--
		} else {
			onlyA = append(onlyA, w)
		}
	}
	for _, w := range slices.Backward(b) { // what is left over is the last of each
		if count[w] > 0 {
			count[w]--
			onlyB = append(onlyB, w)
		}
	}
	slices.Reverse(onlyB)
	return onlyA, onlyB
}
