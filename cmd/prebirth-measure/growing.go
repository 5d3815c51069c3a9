package main

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"prebirth/cmd/prebirth-measure/terminal"
	"prebirth/progress"
)

// fewReflections is how many the small store holds.
const fewReflections = 100

// A stock is a store that was filled for measuring.
type stock struct {
	home   string
	newest string // the first words of the newest reflection
	rare   string // the first words of the newest one that holds the rare word
	count  string // of the reflections to the first briefing, as the library shows it
}

// growing compares what is seen with a small and with a large store. Words are
// found while they are typed: the time is from the letter, or from the paste of
// a whole word, to the results.
func (b *bench) growing() ([]row, error) {
	few, err := b.fill(fewReflections)
	if err != nil {
		return nil, err
	}
	many, err := b.fill(b.many)
	if err != nil {
		return nil, err
	}
	stocks := []stock{few, many}
	counts, err := takeTurns(b.runs, started(b.counted(few)), started(b.counted(many)))
	if err != nil {
		return nil, err
	}
	seen, err := b.looked(stocks)
	if err != nil {
		return nil, err
	}
	against := fmt.Sprintf(", %d reflections / %d", b.many, fewReflections)
	rows := []row{ratio("counts in the library"+against, median(counts[1]), median(counts[0]), "ms").under(1.3)}
	for i, what := range []string{
		"my reflections", "find the first two letters of a word that all hold", "find a word that all hold",
		"find the second letter of a word that 1 in 50 holds",
	} {
		rows = append(rows, ratio(what+against, median(seen[i][1]), median(seen[i][0]), "ms").under(1.3))
	}
	return rows, nil
}

// counted starts the library and waits for the marks of what was written.
func (b *bench) counted(st stock) opener {
	return func() (*terminal.Session, time.Duration, error) { return b.open(st.home, st.count, false) }
}

// looked looks at the reflections of the stores in turn, in four ways. It
// answers with the times by way and store.
func (b *bench) looked(stocks []stock) (seen [][][]float64, err error) {
	ways := make([][]turn, 4)
	for _, st := range stocks {
		s, _, err := b.open(st.home, st.count, false)
		if err != nil {
			return nil, err
		}
		defer s.Close() // what it wrote is thrown away
		for i, way := range []turn{
			look(s, st.newest, "m"),
			look(s, "In my reflections", "/", commonWord[:1], commonWord[1:2]),
			look(s, "In my reflections", "/", "\x1b[200~"+commonWord+"\x1b[201~"),
			look(s, st.rare, "/", rareWord[:1], rareWord[1:2]),
		} {
			ways[i] = append(ways[i], way)
		}
	}
	for _, turns := range ways {
		found, err := takeTurns(2*b.runs, turns...)
		if err != nil {
			return nil, err
		}
		seen = append(seen, found)
	}
	return seen, nil
}

// look presses keys, and times from the last one to the words. Then it goes
// back to the library. The pauses differ, so that the keys do not keep step with
// the program's clock.
func look(s *terminal.Session, words string, keys ...string) turn {
	i := 0
	return func() (float64, error) {
		i++
		time.Sleep(time.Duration(i*7%23) * time.Millisecond)
		for _, key := range keys[:len(keys)-1] {
			if _, err := s.Press(key, still); err != nil {
				return 0, err
			}
		}
		took, err := s.Until(words, patience, keys[len(keys)-1])
		s.Quiet(still, patience)
		_, back := s.Press("esc", 2*still)
		return ms(took), errors.Join(err, back)
	}
}

// Words that the built-in library does not hold.
const (
	commonWord = "zealous"
	rareWord   = "zither"
	oneIn      = 50 // reflections holds the rare one
)

// fill makes a store of n reflections through the package that the program
// saves with, over all prompts in turn.
func (b *bench) fill(n int) (st stock, err error) {
	st.home = fmt.Sprintf("%d", n)
	folders, err := progress.FoldersFor(b.home(st.home), func(string) string { return "" })
	if err != nil {
		return st, err
	}
	store, err := progress.Open(folders, progress.Options{})
	if err != nil {
		return st, err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	prompts, first := b.prompts()
	at := time.Now().Add(-time.Duration(n) * time.Minute)
	inFirst := 0
	for i := range n {
		prompt := prompts[i%len(prompts)]
		if strings.HasPrefix(prompt, first+"/") {
			inFirst++
		}
		text := reflectionText(i)
		_, err := store.SaveReflection(progress.Edit{
			Reflection: progress.NewID(), Revision: progress.NewID(), Prompt: prompt, Asked: "What do you take from this?",
			Text: text, Sharing: progress.Private, At: at.Add(time.Duration(i) * time.Minute),
		})
		if err != nil {
			return st, err
		}
		st.newest = strings.Join(strings.Fields(text)[:3], " ")
		if i%oneIn == 0 {
			st.rare = st.newest
		}
	}
	st.count = fmt.Sprintf("%d reflections", inFirst)
	return st, nil
}

// prompts is the ids of all prompts, and the first briefing of the library.
func (b *bench) prompts() (ids []string, first string) {
	for _, briefing := range b.lib.Briefings {
		for _, part := range briefing.Parts {
			for _, q := range part.Prompts {
				ids = append(ids, q.ID)
			}
		}
	}
	return ids, b.lib.Briefings[0].ID
}

// reflectionText is about 600 characters, another text for each number.
func reflectionText(n int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Thought number %d. A %s mind. ", n, commonWord)
	if n%oneIn == 0 {
		b.WriteString("Somebody played the " + rareWord + ". ")
	}
	words := strings.Fields(sentence)
	for i := n; b.Len() < 600; i += 7 {
		fmt.Fprintf(&b, "%s w%x ", words[i%len(words)], (i*2654435761)%30000)
	}
	return b.String()
}
