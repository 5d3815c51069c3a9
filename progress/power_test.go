package progress

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
)

// A diary is what a writer was told is saved, and what was on its way.
type diary struct {
	rng    *rand.Rand
	edits  map[string]Edit   // acknowledged, by reflection
	gone   map[string]bool   // erased, acknowledged
	hoped  map[string]string // text that was on its way when something failed
	leaves string            // a reflection whose erasing was on its way
	acks   int
}

func newDiary(seed uint64) *diary {
	return &diary{rng: rand.New(rand.NewPCG(seed, 8)), edits: map[string]Edit{}, gone: map[string]bool{}, hoped: map[string]string{}}
}

// next decides what is written next: a new reflection, more in one, a new revision.
func (d *diary) next() Edit {
	ids := slices.Sorted(maps.Keys(d.edits))
	if len(ids) == 0 || d.rng.IntN(3) == 0 {
		e := edit(fmt.Sprintf("a/%d/x", d.rng.IntN(3)), "", 0)
		e.Text = "begun " + strings.Repeat("words and ", d.rng.IntN(300))
		return e
	}
	e := d.edits[ids[d.rng.IntN(len(ids))]]
	if d.rng.IntN(3) == 0 {
		e.Base, e.Revision = e.Revision, NewID()
	}
	e.Text += fmt.Sprintf("more %d ", d.rng.IntN(1000))
	return e
}

// write saves or erases once.
func (d *diary) write(s *Store) error {
	if len(d.edits) > 3 && d.rng.IntN(8) == 0 {
		id := slices.Sorted(maps.Keys(d.edits))[d.rng.IntN(len(d.edits))]
		d.leaves = id
		if err := s.Erase(id); err != nil {
			return err
		}
		d.leaves = ""
		delete(d.edits, id)
		d.gone[id] = true
		d.acks++
		return nil
	}
	return d.save(s, d.next())
}

func (d *diary) save(s *Store, e Edit) error {
	d.hoped[e.Reflection] = e.Text
	kept, err := s.SaveReflection(e)
	if err != nil {
		return err
	}
	if kept != e.Reflection {
		return fmt.Errorf("kept in another reflection")
	}
	delete(d.hoped, e.Reflection)
	d.edits[e.Reflection] = e
	d.acks++
	return nil
}

// check compares the store with what was acknowledged, and returns how much of it
// is not there.
func (d *diary) check(t *testing.T, s *Store) (lost int) {
	t.Helper()
	must(t, s.view("check", s.quickCheck))
	there := map[string]string{}
	must(t, s.Each(Filter{}, func(r Reflection) error {
		there[r.ID] = r.Text
		return nil
	}))
	for id, e := range d.edits {
		text, found := there[id]
		if !found && id == d.leaves {
			delete(d.edits, id)
			d.gone[id] = true
		} else if text != e.Text && text != d.hoped[id] || !found {
			lost++
		}
	}
	for id, text := range there {
		_, acknowledged := d.edits[id]
		if d.gone[id] || !acknowledged && text != d.hoped[id] {
			lost++
		}
	}
	// What was on its way and arrived is there from now on.
	for id, text := range d.hoped {
		if there[id] == text {
			r, err := s.Reflection(id)
			must(t, err)
			e := d.edits[id]
			e.Reflection, e.Revision, e.Prompt, e.Text, e.At = id, r.Revision, r.Prompt, text, noon
			d.edits[id] = e
		}
	}
	d.hoped, d.leaves = map[string]string{}, ""
	return lost
}

func TestPowerCuts(t *testing.T) {
	t.Parallel()
	const onOneDisk = 25
	lost, damaged, acks := 0, 0, 0
	seed := uint64(time.Now().UnixNano())
	for done := 0; done < *cuts && lost+damaged == 0; seed++ {
		d, opt := newDisk(t, seed)
		f, all := testFolders(t), newDiary(seed)
		for n := 0; n < onOneDisk && done < *cuts && lost+damaged == 0; n++ {
			d.left = all.rng.IntN([]int{40, 400, 4000}[all.rng.IntN(3)])
			s, err := Open(f, opt)
			for err == nil {
				err = all.write(s)
			}
			if !d.dead {
				t.Fatalf("seed %d: it failed with power: %v", seed, err)
			}
			if s != nil {
				crash(t, s)
			}
			d.cut()
			done++
			s, err = Open(f, opt)
			if err == nil && s.SetAside() != "" {
				err = s.damage
			}
			if err != nil {
				t.Errorf("seed %d, cut %d: %v", seed, n, err)
				damaged++
				break
			}
			if missing := all.check(t, s); missing > 0 {
				t.Errorf("seed %d, cut %d: %d lost", seed, n, missing)
				lost += missing
			}
			must(t, s.Close())
		}
		acks += all.acks
	}
	fmt.Printf("figure: power cuts %d, acknowledged saves %d, lost %d, damaged %d\n", *cuts, acks, lost, damaged)
}

// TestFailedSyncs lets every sync fail once, with what Linux makes of that: what
// was not written passes for written. After it the power goes, or the store is
// closed: a save that failed and arrived is then no run that died.
func TestFailedSyncs(t *testing.T) {
	t.Parallel()
	failed, acks, lost := 0, 0, 0
	for n := 1; ; n++ {
		d, opt := newDisk(t, uint64(n))
		f, all := testFolders(t), newDiary(uint64(n))
		d.fails = n
		s, err := Open(f, opt)
		for tries := 0; err != nil && tries < 3; tries++ {
			s, err = Open(f, opt)
		}
		must(t, err)
		met := false
		for range 40 {
			e := all.next()
			for tries := 0; all.save(s, e) != nil; tries++ {
				met = true
				if tries == 3 {
					t.Fatalf("sync %d: it cannot be saved", n)
				}
			}
			if r, err := s.Reflection(e.Reflection); err != nil || r.Text != e.Text {
				t.Fatalf("sync %d: saved and not there: %v", n, err)
			}
		}
		if d.syncs < n {
			break
		}
		if met {
			failed++
		}
		if n%2 == 0 {
			crash(t, s)
			d.cut()
		} else {
			must(t, s.Close())
		}
		s = mustOpenWith(t, f, opt)
		if s.SetAside() != "" {
			t.Fatalf("sync %d: damaged", n)
		}
		lost += all.check(t, s)
		if _, found, err := s.CameBack(); found != (n%2 == 0) || err != nil {
			t.Errorf("sync %d: came back %v, %v", n, found, err)
		}
		acks += all.acks
		must(t, s.Close())
	}
	if lost > 0 || failed == 0 {
		t.Errorf("%d lost, %d failed", lost, failed)
	}
	fmt.Printf("figure: failed syncs met by a save %d, acknowledged saves %d, lost %d\n", failed, acks, lost)
}

func mustOpenWith(t testing.TB, f Folders, o Options) *Store {
	t.Helper()
	s, err := Open(f, o)
	must(t, err)
	t.Cleanup(func() { s.Close() })
	return s
}

// TestFullDisk lets the disk run full before every write.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	points, refused, acks, lost := 0, 0, 0, 0
	for n := 1; ; n += *stride {
		d, opt := newDisk(t, uint64(n))
		f, all := testFolders(t), newDiary(uint64(n))
		full := false
		d.room = func() bool {
			full = full || d.writes == n
			return !full
		}
		s, err := Open(f, opt)
		if err != nil {
			wantFull(t, err)
			full, d.room = false, nil
			s = mustOpenWith(t, f, opt)
		}
		os.Remove(f.reservePath())
		for range 15 {
			e := all.next()
			if err := all.save(s, e); err != nil {
				refused++
				wantFull(t, err)
				if _, err := s.Tallies(); err != nil {
					t.Fatalf("write %d: it cannot be read: %v", n, err)
				}
				wantFull(t, all.save(s, e))
				full, d.room = false, nil // somebody makes room
				must(t, all.save(s, e))
			}
		}
		reached := full || d.room == nil
		full, d.room = false, nil
		must(t, s.Close())
		s = mustOpenWith(t, f, opt)
		if _, found, _ := s.CameBack(); found || s.SetAside() != "" {
			t.Fatalf("write %d: it came back, or was set aside in %q", n, s.SetAside())
		}
		lost += all.check(t, s)
		acks += all.acks
		must(t, s.Close())
		if !reached {
			break
		}
		points++
	}
	if lost > 0 || refused == 0 {
		t.Errorf("%d lost, %d refused", lost, refused)
	}
	fmt.Printf("figure: disk full before %d writes, saves refused with words %d, acknowledged %d, lost %d\n", points, refused, acks, lost)
}

func wantFull(t *testing.T, err error) {
	t.Helper()
	full := (*FullError)(nil)
	if !errors.As(err, &full) || !strings.Contains(err.Error(), "the disk is full") {
		t.Fatalf("got %v", err)
	}
}

// TestReserveLandsTheLastWords: the room that the reserve took is enough, and it is
// made again when there is room.
func TestReserveLandsTheLastWords(t *testing.T) {
	d, opt := newDisk(t, 1)
	f := testFolders(t)
	s := mustOpenWith(t, f, opt)
	if info, err := os.Stat(f.reservePath()); err != nil || info.Size() != reserveSize {
		t.Fatalf("no reserve: %v", err)
	}
	d.room = func() bool {
		_, err := os.Stat(f.reservePath())
		return err != nil
	}
	save(t, s, edit("a/1/x", "the last words", 0))
	if d.room(); !d.room() {
		t.Fatal("the reserve is still there")
	}
	d.room = nil
	must(t, s.Close())
	if _, err := os.Stat(f.reservePath()); err != nil {
		t.Error("it was not made again")
	}
	wantTexts(t, mustOpenWith(t, f, opt), Filter{}, "the last words")
}
