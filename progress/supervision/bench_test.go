package supervision

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"prebirth/progress"
	"prebirth/progress/handover"
)

// A supervisor's store is read whole, everybody in it, as the first page does.
//
//	go test ./progress/supervision -bench Everybody -run '^$'
func BenchmarkEverybody(b *testing.B) {
	for _, size := range []struct{ people, each int }{{10, 50}, {100, 500}} {
		b.Run(fmt.Sprintf("%d people, %d reflections", size.people, size.people*size.each), func(b *testing.B) {
			ruth := sit(b, "Ruth Evans", "Team manager")
			fill(b, ruth, size.people, size.each)
			b.ResetTimer()
			for b.Loop() {
				people, err := ruth.Store.People()
				must(b, err)
				for _, p := range people {
					between, err := ruth.With(p.ID)
					must(b, err)
					if len(between.Pieces) != size.each {
						b.Fatalf("%d pieces", len(between.Pieces))
					}
				}
			}
		})
	}
}

// fill makes people who each showed so many reflections of 700 bytes.
func fill(b *testing.B, s *seat, people, each int) {
	b.Helper()
	for n := range people {
		p := progress.Person{ID: fmt.Sprintf("SHA256:%d", n), Name: fmt.Sprintf("Person %d", n), Trust: progress.Verified, Since: noon}
		must(b, s.Store.SavePerson(p))
		var all []progress.Shown
		for i := range each {
			text := strings.Repeat(fmt.Sprintf("What %d wrote to %d. ", n, i), 33)
			all = append(all, progress.Shown{Person: p.ID, Reflection: progress.NewID(), Digest: handover.TextSHA256(text), Revision: "r",
				Prompt: "p", Asked: "What did you notice?", Text: text, Stars: "[]", Written: noon.Add(time.Duration(i) * time.Minute), At: noon,
				Handover: "h"})
		}
		must(b, s.Store.SaveShown(all))
	}
}
