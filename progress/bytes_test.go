package progress

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// spoiling are the ways in which a file goes wrong.
func spoilings() map[string]func(*rand.Rand, []byte) []byte {
	flip := func(rng *rand.Rand, b []byte, within int) {
		b[rng.IntN(min(within, len(b)))] ^= 1 << rng.IntN(8)
	}
	return map[string]func(*rand.Rand, []byte) []byte{
		"bit of the header": func(rng *rand.Rand, b []byte) []byte { flip(rng, b, 100); return b },
		"bit":               func(rng *rand.Rand, b []byte) []byte { flip(rng, b, len(b)); return b },
		"page": func(rng *rand.Rand, b []byte) []byte {
			at := rng.IntN(len(b)) &^ 4095
			for i := at; i < min(at+4096, len(b)); i++ {
				b[i] = byte(rng.Uint32())
			}
			return b
		},
		"zeros": func(rng *rand.Rand, b []byte) []byte {
			at := rng.IntN(len(b)) &^ 511
			clear(b[at:min(at+512, len(b))])
			return b
		},
		"cut": func(rng *rand.Rand, b []byte) []byte { return b[:rng.IntN(len(b))] },
	}
}

// TestWrongBytes spoils the file of a store, or its log, and opens it. Either it is
// met, and everything that was there is set aside as it was, or what can be read
// is what was written.
func TestWrongBytes(t *testing.T) {
	t.Parallel()
	f := testFolders(t)
	written := map[string]string{}
	s := mustOpen(t, f)
	for i := range 16 {
		e := save(t, s, edit(fmt.Sprintf("a/%d/x", i%4), reflectionOf(i)+reflectionOf(i+100), i))
		written[e.Reflection] = e.Text
		if i == 11 {
			must(t, s.emptyLog())
		}
	}
	log, err := os.ReadFile(f.StorePath() + "-wal")
	must(t, err)
	file, err := os.ReadFile(f.StorePath())
	must(t, err)
	must(t, s.Close())
	whole, err := os.ReadFile(f.StorePath())
	must(t, err)

	seed := uint64(time.Now().UnixNano())
	rng, ways := rand.New(rand.NewPCG(seed, 3)), spoilings()
	names := []string{"bit of the header", "bit", "page", "zeros", "cut"}
	met, harmless := 0, 0
	for n := range *flips {
		way := names[n%len(names)]
		files := map[string][]byte{"": bytes.Clone(whole)}
		switch n / len(names) % 3 {
		case 1: // left by a kill, and the file is spoiled
			files = map[string][]byte{"": bytes.Clone(file), "-wal": bytes.Clone(log)}
		case 2: // and the log: what is lost of it is as if it had not been saved
			way = "log"
		}
		if way != "log" {
			files[""] = ways[way](rng, files[""])
		} else {
			files = map[string][]byte{"": bytes.Clone(file), "-wal": ways[names[1+n%4]](rng, bytes.Clone(log))}
		}
		found, ok := openSpoiled(t, f, files, len(files[""]) == len(file) || len(files[""]) == len(whole), written)
		switch {
		case !ok:
			t.Fatalf("seed %d, %d, %s", seed, n, way)
		case found:
			met++
		default:
			harmless++
		}
	}
	if met == 0 || harmless == 0 && *flips > 100 {
		t.Errorf("met %d, harmless %d", met, harmless)
	}
	fmt.Printf("figure: stores with wrong bytes %d, met %d, harmless %d, read wrongly 0\n", *flips, met, harmless)
}

// openSpoiled says whether the damage was met, and whether that is well.
func openSpoiled(t *testing.T, f Folders, files map[string][]byte, uncut bool, written map[string]string) (met, ok bool) {
	t.Helper()
	for _, ending := range []string{"", "-wal", "-shm"} {
		os.Remove(f.StorePath() + ending)
		if data, there := files[ending]; there {
			must(t, os.WriteFile(f.StorePath()+ending, data, 0o600))
		}
	}
	os.Remove(f.suspectPath())
	s, err := Open(f, Options{})
	if err != nil {
		t.Errorf("it does not open: %v", err)
		return false, false
	}
	defer s.Close()
	if aside := s.SetAside(); aside != "" {
		defer os.RemoveAll(aside)
		data, err := os.ReadFile(filepath.Join(aside, "reflections.db"))
		// A file that ends too early is found only when the log was copied into it.
		if uncut && (err != nil || !bytes.Equal(data, files[""])) {
			t.Errorf("what was set aside is not what was there: %v", err)
			return true, false
		}
		return true, true
	}
	err = s.Each(Filter{}, func(r Reflection) error {
		if r.Text != written[r.ID] {
			return errors.New("it reads what was never written")
		}
		revisions, err := s.Revisions(r.ID)
		for _, v := range revisions {
			if v.Text != written[r.ID] {
				return errors.New("it reads what was never written in a revision")
			}
		}
		return err
	})
	if damaged(err) {
		if !suspected(f) {
			t.Error("the next opening does not look")
		}
		return true, suspected(f)
	}
	if err != nil {
		t.Error(err)
	}
	return false, err == nil
}
