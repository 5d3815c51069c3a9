//go:build unix

package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"time"
)

// ends is what came of many ends of the program.
type ends struct {
	mu      sync.Mutex
	tried   int
	bad     int // ends after which acknowledged letters were gone
	letters int
	oldest  time.Duration
	slowest time.Duration // end
	late    int           // ends after which a letter older than a second was gone
	worst   string        // what was typed and kept at the last bad end
	err     error
}

func (e *ends) note(l loss, err error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.tried++
	e.err = errors.Join(e.err, err)
	e.letters += l.letters
	e.oldest = max(e.oldest, l.oldest)
	e.slowest = max(e.slowest, l.took)
	if l.acknowledged > 0 {
		e.bad++
		e.worst = "; " + l.where
	}
	if l.oldest > time.Second {
		e.late++
	}
}

func (e *ends) failed() bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.err != nil
}

// many has several typists do something many times in all, each on a home of its
// own, which is changed for a new one before its text grows long.
func (p *proof) many(name string, times int, once func(*home, *rand.Rand) (loss, error)) *ends {
	var e ends
	var all sync.WaitGroup
	for hand := range p.hands {
		all.Go(func() {
			random := rand.New(rand.NewPCG(uint64(hand), uint64(len(name))))
			var h *home
			for i := range share(times, hand, p.hands) {
				if e.failed() {
					return
				}
				if i%50 == 0 {
					var err error
					if h, err = p.newHome(fmt.Sprintf("%s-%d-%d", name, hand, i)); err != nil {
						e.note(loss{}, err)
						return
					}
				}
				e.note(once(h, random))
			}
		})
	}
	all.Wait()
	return &e
}

// share is how often one of several hands does what is to be done so many times.
func share(times, hand, hands int) int {
	n := times / hands
	if hand < times%hands {
		n++
	}
	return n
}

// kills ends the program with SIGKILL at a random moment of typing: 300 times in
// CI, 10,000 in a long run.
func (p *proof) kills() ([]row, error) {
	e := p.many("kill", p.times(300, 10_000), func(h *home, random *rand.Rand) (loss, error) {
		t, err := h.sit(p.program, random)
		if err == nil {
			err = errors.Join(t.types(1+random.IntN(4)), t.waitSaved(), t.types(random.IntN(14)))
		}
		time.Sleep(time.Duration(random.IntN(300)) * time.Millisecond)
		ended := time.Now()
		if err = errors.Join(err, t.kill()); err != nil {
			return loss{}, err
		}
		return t.lost(ended)
	})
	return []row{{
		What: "kill -9 while typing and saving", Tried: e.tried, Bad: e.bad,
		Found: fmt.Sprintf("%d lost what was said to be saved; oldest letter lost %d ms old, over 1 s: %d%s",
			e.bad, e.oldest.Milliseconds(), e.late, e.worst),
	}}, e.err
}
