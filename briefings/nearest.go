package briefings

import (
	"cmp"
	"slices"
	"strings"
)

// Nearest is up to three ids that somebody who wrote id may have meant: parts
// where the briefing is known, briefings otherwise.
func (l *Library) Nearest(id string) []string {
	var ids []string
	name, _, part := strings.Cut(id, "/")
	if b, ok := l.Briefing(name); ok && part {
		for _, p := range b.Parts {
			ids = append(ids, p.ID)
		}
	} else {
		for _, b := range l.Briefings {
			ids = append(ids, b.ID)
		}
		id = name
	}
	type near struct {
		id   string
		away int
	}
	nears := make([]near, len(ids))
	for i, have := range ids {
		away := distance(strings.ToLower(id), have)
		if strings.Contains(have, strings.ToLower(id)) {
			away = 1
		}
		nears[i] = near{have, away}
	}
	slices.SortStableFunc(nears, func(a, b near) int { return cmp.Compare(a.away, b.away) })
	var out []string
	for _, n := range nears[:min(3, len(nears))] {
		out = append(out, n.id)
	}
	return out
}

// distance is how many letters must be put in, taken out or changed to make b
// of a (Levenshtein).
func distance(a, b string) int {
	ra, rb := []rune(a), []rune(b)
	row := make([]int, len(rb)+1)
	for j := range row {
		row[j] = j
	}
	for i := range ra {
		diagonal := row[0]
		row[0] = i + 1
		for j := range rb {
			cost := diagonal
			if ra[i] != rb[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, diagonal+1)
		}
	}
	return row[len(rb)]
}
