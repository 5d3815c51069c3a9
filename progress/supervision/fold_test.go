package supervision

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"prebirth/progress"
	"prebirth/progress/handover"
)

// drawn is a heap of things that two people showed and said, at random: versions,
// comments, actions, outcomes that contradict each other, sign-offs, withdrawals and
// their answers, some at the same moment.
func drawn(t testing.TB, r *rand.Rand, keys *handover.Identity) (shown []progress.Shown, entries []progress.Entry) {
	t.Helper()
	ids := []string{progress.NewID(), progress.NewID(), progress.NewID()}
	actions := []string{progress.NewID(), progress.NewID()}
	any := func(of []string) string { return of[r.IntN(len(of))] }
	at := func() int64 { return noon.Add(time.Duration(r.IntN(6)) * time.Hour).UnixMilli() }
	base := func() handover.Base { return handover.Base{ID: progress.NewID(), At: at()} }
	for range r.IntN(8) {
		text := any([]string{"One.", "One, and two.", "Other."})
		moment := time.UnixMilli(at()).UTC()
		shown = append(shown, progress.Shown{Reflection: any(ids), Digest: handover.TextSHA256(text), Revision: ids[0], Text: text, Stars: "[]",
			Written: moment, At: moment, Handover: progress.NewID()})
	}
	for range r.IntN(12) {
		about := handover.About{Reflection: any(ids), Revision: ids[0], TextSHA256: handover.TextSHA256("One.")}
		var item handover.Item
		switch r.IntN(7) {
		case 0:
			item = handover.Comment{Base: base(), About: about, Text: any([]string{"Well.", "Why?"})}
		case 1:
			a := base()
			a.ID = any(actions) // two may claim the same
			item = handover.Action{Base: a, What: any([]string{"Ask", "Go"}), Who: "both", Agreed: "2026-11-20"}
		case 2:
			item = handover.Outcome{Base: base(), Action: any(actions), State: handover.State(any([]string{"done", "dropped", "carried"})), Text: any([]string{"", "so"})}
		case 3:
			item = handover.Withdrawal{Base: base(), Reflection: any(ids), Reason: any([]string{"", "mine"})}
		case 4:
			item = handover.Withdrawn{Base: base(), Reflection: any(ids), Done: r.IntN(2) == 0}
		case 5:
			item = handover.Redaction{Base: base(), About: about, Span: handover.Span{Start: 0, End: 3}, What: "name"}
		case 6:
			signed, err := keys.SignOff(handover.SignOff{Base: base(), About: about})
			must(t, err)
			item = signed
		}
		e, err := entry("p", item, r.IntN(2) == 0, true)
		must(t, err)
		entries = append(entries, e)
	}
	return shown, once(entries)
}

// What holds does not depend on the order in which things come, nor on how often
// each does (merging is commutative, associative and idempotent), and of everything
// that came something is to be seen.
func TestFoldIsAMerge(t *testing.T) {
	keys, err := handover.NewIdentity()
	must(t, err)
	r := rand.New(rand.NewPCG(3, 4))
	for range 1000 {
		shown, entries := drawn(t, r, keys)
		met := noon.Add(time.Duration(r.IntN(4)) * time.Hour)
		want, err := Fold(progress.Person{}, shown, entries, met)
		must(t, err)
		again := append(slices.Clone(shown), shown[:len(shown)/2]...)
		twice := append(slices.Clone(entries), entries[len(entries)/2:]...)
		r.Shuffle(len(again), func(i, j int) { again[i], again[j] = again[j], again[i] })
		r.Shuffle(len(twice), func(i, j int) { twice[i], twice[j] = twice[j], twice[i] })
		got, err := Fold(progress.Person{}, again, once(twice), met)
		must(t, err)
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("in another order:\n%+v\nwant\n%+v", got, want)
		}
		lossless(t, want, shown, entries)
	}
}

// once is what a store does: the same entry is one row.
func once(entries []progress.Entry) (all []progress.Entry) {
	seen := map[string]bool{}
	for _, e := range entries {
		if !seen[e.Digest] {
			all = append(all, e)
		}
		seen[e.Digest] = true
	}
	return all
}

// lossless holds that nothing that came is missing in what holds, but for an outcome
// that a later one took the place of, and for an action whose id another claims.
func lossless(t *testing.T, b *Between, shown []progress.Shown, entries []progress.Entry) {
	t.Helper()
	for _, v := range shown {
		p := b.Piece(v.Reflection)
		if p == nil || !slices.ContainsFunc(p.Versions, func(have progress.Shown) bool { return have.Digest == v.Digest }) {
			t.Fatalf("a version is missing: %+v", v)
		}
	}
	for _, e := range entries {
		said, err := read(e)
		must(t, err)
		found := true
		switch s := said.(type) {
		case Comment:
			found = slices.Contains(b.Piece(s.Reflection).Comments, s)
		case SignOff:
			found = slices.Contains(b.Piece(s.Reflection).SignOffs, s)
		case Redaction:
			found = slices.Contains(b.Piece(s.Reflection).Redactions, s)
		case Action:
			found = slices.ContainsFunc(b.Actions, func(a Action) bool { return a.ID == s.ID })
		case Withdrawal:
			found = b.Piece(s.Reflection).Withdrawal != nil
		}
		if !found {
			t.Fatalf("missing: %+v", said)
		}
	}
}
