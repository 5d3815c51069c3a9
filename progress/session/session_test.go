package session

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// seven is a session of seven parts of a minute each, which has begun.
func seven(now time.Time) *Session {
	var parts []Part
	for n := range 7 {
		parts = append(parts, Part{ID: "b/" + string(rune('1'+n)), Number: n + 1, Title: "Part", Plan: time.Minute})
	}
	s := New("id", "b", "Title", "Edition", " Red  team ", parts)
	if err := s.Do(Command{Do: Start}, now); err != nil {
		panic(err)
	}
	return s
}

func do(t *testing.T, s *Session, commands ...Command) {
	t.Helper()
	for _, c := range commands {
		if err := s.Do(c, time.Now()); err != nil {
			t.Fatalf("%+v: %v", c, err)
		}
	}
}

func ask(prompt string) Command {
	return Command{Do: Ask, Asked: Asked{Prompt: prompt, Part: "Part", Question: "What now?"}}
}

func goTo(part int) Command { return Command{Do: Go, At: Place{Part: part}} }

// The clock is right to the second after ten minutes of moving, discussing and
// pausing.
func TestTheClock(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := seven(time.Now())
		time.Sleep(90 * time.Second)
		do(t, s, goTo(1))
		time.Sleep(30 * time.Second)
		do(t, s, ask("b/2/p"))
		time.Sleep(5 * time.Minute)
		do(t, s, Command{Do: Pause})
		time.Sleep(time.Minute)
		do(t, s, Command{Do: Pause})
		time.Sleep(30 * time.Second)
		do(t, s, Command{Do: Leave})
		time.Sleep(90 * time.Second)
		s.Count(time.Now())
		want := [...]time.Duration{90 * time.Second, 2 * time.Minute, 330 * time.Second}
		if got := [...]time.Duration{s.Parts[0].Took, s.Parts[1].Took, s.Talk}; got != want {
			t.Errorf("the clock counted %v, want %v", got, want)
		}
		do(t, s, Command{Do: End})
		time.Sleep(time.Hour)
		s.Count(time.Now())
		if s.Pace().Took != 210*time.Second {
			t.Errorf("it ran on after the end: %v", s.Pace().Took)
		}
	})
}

// While a machine sleeps its own clock stands still and the one on the wall does
// not. A clock that is set right is no time that passed.
func TestTheClockAfterSleepAndWhenSet(t *testing.T) {
	from := time.Now()
	for name, c := range map[string]struct {
		to   time.Time
		want time.Duration
	}{
		"as it goes":           {from.Add(time.Minute), time.Minute},
		"slept for ten":        {from.Round(0).Add(10 * time.Minute), 10 * time.Minute},
		"put back":             {from.Round(0).Add(-time.Hour), 0},
		"another process's":    {from.Round(0).Add(3 * time.Second), 3 * time.Second},
		"the very same moment": {from, 0},
	} {
		if got := passed(from, c.to); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

func TestAnInterruptedSessionCountsNoGap(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := seven(time.Now())
		time.Sleep(time.Minute)
		s.Count(time.Now())
		kept := s.Body()
		time.Sleep(time.Hour)
		back, err := Parse(kept)
		if err != nil {
			t.Fatal(err)
		}
		back.Interrupted()
		do(t, back, Command{Do: Pause}) // goes on
		time.Sleep(10 * time.Second)
		back.Count(time.Now())
		if got := back.Parts[0].Took; got != 70*time.Second {
			t.Errorf("the clock shows %v", got)
		}
		taken, _ := Parse(kept) // by another terminal: the room went on
		taken.Count(time.Now())
		if got := taken.Parts[0].Took; got != time.Hour+70*time.Second {
			t.Errorf("taken over, the clock shows %v", got)
		}
	})
}

func TestSplitAddsUp(t *testing.T) {
	for _, words := range [][]int{{100, 200, 300, 250, 199, 301, 150}, {1}, {0, 0, 0}, {5, 0, 5}, {1, 1, 1, 1, 1, 1, 1}} {
		var sum time.Duration
		shares := Split(words, Minutes)
		for i, s := range shares {
			sum += s
			if s%time.Second != 0 || s < 0 || words[i] == 0 && words[0] > 0 && s > 0 {
				t.Errorf("%v: %v", words, shares)
			}
		}
		if sum != Minutes {
			t.Errorf("%v add up to %v", shares, sum)
		}
	}
}

func TestDrift(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := seven(time.Now())
		s.Parts[4].Plan = 2 * time.Minute
		is := func(drift time.Duration, onTime bool, shorten int) {
			t.Helper()
			s.Count(time.Now())
			if p := s.Pace(); p.Drift != drift || p.OnTime() != onTime || p.Shorten != shorten {
				t.Errorf("it is %v over, on time %v, part %d may be shortened", p.Drift, p.OnTime(), p.Shorten)
			}
		}
		is(0, true, 5)
		time.Sleep(100 * time.Second)
		is(40*time.Second, false, 5)
		do(t, s, goTo(1))
		is(40*time.Second, false, 5)
		do(t, s, goTo(3))
		is(-80*time.Second, false, 5)
		do(t, s, ask("b/4/p"))
		time.Sleep(10 * time.Minute) // discussion does not count
		is(-80*time.Second, false, 5)
		do(t, s, goTo(6))
		time.Sleep(20 * time.Minute)
		is(820*time.Second, false, 0)
		do(t, s, goTo(2)) // a look back: what is left is left again
		is(1120*time.Second, false, 5)
	})
}

func TestWhatTheRoomSays(t *testing.T) {
	s := seven(time.Now())
	do(t, s, ask("b/1/p"), Command{Do: Say, Text: " one\nword "}, Command{Do: Say, Text: "two"}, Command{Do: Say, Text: "three."})
	says := func(want string) {
		t.Helper()
		var all []string
		for _, c := range s.Question().Said {
			text := c.Text
			if c.Seen {
				text += "!"
			}
			all = append(all, text)
		}
		if got := strings.Join(all, "|"); got != want {
			t.Errorf("it holds %q, want %q", got, want)
		}
	}
	says("one word|two|three.")
	do(t, s, Command{Do: Move, N: 3, By: -5}, Command{Do: Reveal, N: 2})
	says("three.|one word|two!")
	do(t, s, Command{Do: Join, N: 3}) // with one that was not revealed
	says("three; one word|two!")
	do(t, s, Command{Do: Reveal}, Command{Do: Mend, N: 2, Text: "deux"})
	says("three; one word!|deux!")
	do(t, s, Command{Do: Undo}, Command{Do: Undo})
	says("three.|one word|two!") // nothing is revealed that was not before
	do(t, s, Command{Do: Reveal, N: 3}, Command{Do: Join, N: 3}, Command{Do: Undo})
	says("three.!|one word|two!") // joining had hidden what was revealed
	do(t, s, Command{Do: Drop, N: 1}, Command{Do: Say, Text: "four"}, Command{Do: Hide, N: 2})
	says("three.!|two|four")
	do(t, s, Command{Do: Undo})
	says("three.!|one word|two|four")
	do(t, s, Command{Do: RevealAll}, Command{Do: Hands, Text: "Yes", By: 4}, Command{Do: Hands, Text: "no", By: 0}, Command{Do: Hands, Text: "yes", By: 5})
	if got := s.Question().Hands; !reflect.DeepEqual(got, []Hand{{"Yes", 5}, {"no", 0}}) || len(s.Room().Hands) != 0 {
		t.Errorf("hands %v; the room sees %v", got, s.Room().Hands)
	}
	do(t, s, Command{Do: ShowHands}, Command{Do: Hands, Text: "no", By: -1})
	if got := s.Room(); !reflect.DeepEqual(got.Hands, []Hand{{"Yes", 5}}) || len(got.Said) != 4 {
		t.Errorf("the room sees %+v", got)
	}
}

// What the trainer has and did not reveal is nowhere in what the room sees.
func TestTheRoomSeesNothingOfTheTrainers(t *testing.T) {
	const marker = "kept-from-the-room"
	s := seven(time.Now())
	s.Team = marker
	do(t, s, ask("b/1/p"), Command{Do: Say, Text: marker}, Command{Do: Say, Text: "seen"}, Command{Do: Reveal, N: 2},
		Command{Do: Hands, Text: marker, By: 3}, Command{Do: Type, For: "said", Text: marker},
		Command{Do: SetLedBy, Text: marker}, Command{Do: Agree, Action: Action{What: marker, Owner: marker}},
		Command{Do: Drop, N: 1}, ask("b/2/p"), Command{Do: Say, Text: marker}, ask("b/1/p"))
	room := s.Room()
	var seen strings.Builder
	gather(&seen, reflect.ValueOf(room))
	if strings.Contains(seen.String(), marker) || !strings.Contains(seen.String(), "seen") {
		t.Errorf("the room sees %q", seen.String())
	}
}

// gather writes down every text in a value.
func gather(to *strings.Builder, v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		to.WriteString(v.String() + "\n")
	case reflect.Struct:
		for i := range v.NumField() {
			gather(to, v.Field(i))
		}
	case reflect.Slice:
		for i := range v.Len() {
			gather(to, v.Index(i))
		}
	}
}

func TestWhatCannotBeDone(t *testing.T) {
	fresh := New("id", "b", "T", "E", "", []Part{{ID: "b/1", Number: 1}})
	over := seven(time.Now())
	do(t, over, ask("b/1/p"), Command{Do: Say, Text: "said"}, Command{Do: End})
	for name, c := range map[string]struct {
		s *Session
		c Command
	}{
		"before the start":   {fresh, goTo(0)},
		"no question":        {seven(time.Now()), Command{Do: Say, Text: "x"}},
		"no words":           {seven(time.Now()), Command{Do: Agree}},
		"no such part":       {seven(time.Now()), goTo(7)},
		"no day":             {seven(time.Now()), Command{Do: SetReview, Text: "31/2/2026"}},
		"nothing to undo":    {seven(time.Now()), Command{Do: Undo}},
		"too many people":    {seven(time.Now()), Command{Do: SetPresent, N: -1}},
		"no such action":     {seven(time.Now()), Command{Do: Strike, N: 0}},
		"after the end":      {over, goTo(1)},
		"an unheard-of verb": {seven(time.Now()), Command{Do: "dance"}},
		"a prompt of nobody": {seven(time.Now()), Command{Do: Ask}},
		"too long":           {over, Command{Do: SetLedBy, Text: strings.Repeat("x", MostText+1)}},
	} {
		before := c.s.Body()
		if err := c.s.Do(c.c, c.s.Till); err == nil {
			t.Errorf("%s: it was done", name)
		}
		if after := c.s.Body(); after != before {
			t.Errorf("%s: it changed\n%s\n%s", name, before, after)
		}
	}
	// What was said can be put right afterwards.
	do(t, over, Command{Do: Mend, N: 1, Text: "meant", Asked: Asked{Prompt: "b/1/p"}}, Command{Do: SetPresent, N: 9})
	if over.Asked[0].Said[0].Text != "meant" {
		t.Error("it was not put right")
	}
}

func TestDays(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "2026-12-15": "2026-12-15", "15/12/2026": "2026-12-15", "5/1/2027": "2027-01-05",
		" 15  December 2026 ": "2026-12-15", "15 Dec 2026": "2026-12-15",
	} {
		if got, err := Day(text); got != want || err != nil {
			t.Errorf("%q: %q, %v", text, got, err)
		}
	}
	for _, text := range []string{"tomorrow", "12/15/2026", "15/12/26", "0000-01-01"} {
		if got, err := Day(text); err == nil {
			t.Errorf("%q is taken for %q", text, got)
		}
	}
}

// A command that is given again, because nobody knew whether it had arrived, is done
// once, also by whoever reads the session from the disk.
func TestACommandIsDoneOnce(t *testing.T) {
	s := seven(time.Now())
	say := Command{ID: "1", Do: Say, Text: "said"}
	do(t, s, ask("b/1/p"), say, say)
	back, err := Parse(s.Body())
	if err != nil {
		t.Fatal(err)
	}
	do(t, back, say, Command{ID: "2", Do: Say, Text: "said"})
	if n := len(back.Question().Said); n != 2 {
		t.Errorf("it was said %d times, and should be twice", n)
	}
	if back.Do(Command{ID: "3", Do: Say}, time.Now()) == nil || back.Knows("3") {
		t.Error("what was not done is taken for done")
	}
}

// However much is typed, a session stays small enough to be told as a whole.
func TestASessionHasBounds(t *testing.T) {
	s := seven(time.Now())
	long := strings.Repeat("\"", MostText-100)
	refused := 0
	for n := range 7 {
		prompt := string(rune('a' + n))
		do(t, s, ask(prompt), Command{Do: Type, For: prompt, Text: long})
		for i := range MostSaid {
			if s.Do(Command{Do: Say, Text: long}, time.Now()) != nil {
				refused++
			}
			_ = s.Do(Command{Do: Mend, N: i + 1, Text: long + "m"}, time.Now())
		}
	}
	if refused == 0 || len(s.Body()) > 1<<20-8<<10 {
		t.Errorf("%d refused, and it has %d bytes", refused, len(s.Body()))
	}
	do(t, s, ask("a"), Command{Do: Drop, N: 1}, Command{Do: Undo}) // less can always be said
}

// Each team goes on at its own part.
func TestTeamsGoOnAtTheirOwnPart(t *testing.T) {
	red, blue := seven(time.Now()), seven(time.Now())
	blue.Team = "Blue"
	do(t, red, goTo(1), goTo(2), Command{Do: End})
	do(t, blue, goTo(6))
	all := []*Session{blue, red}
	numbers := []int{1, 2, 3, 4, 5, 6, 7}
	for team, want := range map[string]string{"RED team": "map[1:true 2:true 3:true]", "blue": "map[1:true 7:true]", "Green": "map[]", "": "map[]"} {
		if got := fmt.Sprint(Seen(all, "b", team, numbers)); got != want {
			t.Errorf("%s has seen %s, want %s", team, got, want)
		}
	}
	rest := seven(time.Now())
	do(t, rest, goTo(3), goTo(4), goTo(5), goTo(6))
	if got := Seen([]*Session{rest, red}, "b", "red team", numbers); len(got) != 0 {
		t.Errorf("who has seen all begins again, and not at %v", got)
	}
	if got := Seen([]*Session{red, rest, red}, "b", "red team", numbers); len(got) != 3 {
		t.Errorf("the second time round it has seen %v", got)
	}
	if Unfinished(all, "b", "blue") != blue || Unfinished(all, "b", "red team") != nil || Unfinished(all, "c", "Blue") != nil {
		t.Error("the wrong session is unfinished")
	}
}

// A body that was cut or changed is refused as a whole, never half believed, and
// never a panic.
func TestDamagedBodies(t *testing.T) {
	s := seven(time.Now())
	do(t, s, ask("b/1/p"), Command{Do: Say, Text: "said"}, Command{Do: Agree, Action: Action{What: "x", Due: "1/2/2027"}})
	body := s.Body()
	back, err := Parse(body)
	if err != nil || back.Body() != body {
		t.Fatalf("it does not come back: %v", err)
	}
	for _, bad := range []string{
		"", "{}", "null", "[]", body[:len(body)/2], strings.Replace(body, `"schema":1`, `"schema":2`, 1),
		strings.Replace(body, `"part":0`, `"part":9`, 1), strings.Replace(body, `"asking":"b/1/p"`, `"asking":"b/2/p"`, 1),
		strings.Replace(body, `"running":"talk"`, `"running":"away"`, 1), strings.Replace(body, "2027-02-01", "soon", 1),
	} {
		var damaged *DamagedError
		if _, err := Parse(bad); !errors.As(err, &damaged) || damaged.Hint() == "" {
			t.Errorf("%.60q: %v", bad, err)
		}
	}
}

// Whatever is done in whatever order, a session is always one that can be stored and
// read, and undoing never reveals anything.
func TestAnyCommandsInAnyOrder(t *testing.T) {
	verbs := []Verb{Start, Go, Blank, Points, Pause, Ask, Leave, Say, Mend, Drop, Move, Join, Undo, Reveal, RevealAll, Hide, Hands, ShowHands, Type, SetPresent, Agree, Amend, Strike}
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 1))
		s := seven(time.Now())
		for range 60 {
			c := Command{Do: verbs[r.IntN(len(verbs))], N: r.IntN(9), By: r.IntN(7) - 3, Text: "w", At: Place{Part: r.IntN(9)},
				Asked: Asked{Prompt: []string{"b/1/p", "b/2/p"}[r.IntN(2)], Question: "?"}, Action: Action{What: "a"}}
			seen := len(s.Room().Said)
			joined := len(s.Undo) > 0 && s.Undo[len(s.Undo)-1].Joined > 0
			_ = s.Do(c, time.Now())
			if c.Do == Undo && !joined && len(s.Room().Said) > seen {
				t.Fatalf("seed %d: undoing revealed something", seed)
			}
			if _, err := Parse(s.Body()); err != nil {
				t.Fatalf("seed %d: after %+v: %v", seed, c, err)
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(seven(time.Now()).Body())
	f.Add(`{"schema":1,"id":"x","briefing":"b","parts":[{}],"place":{"part":0}}`)
	f.Fuzz(func(t *testing.T, body string) {
		s, err := Parse(body)
		if err != nil {
			return
		}
		s.Count(time.Now())
		s.Pace()
		s.Room()
		if _, err := Parse(s.Body()); err != nil {
			t.Errorf("%q is read and cannot be read again: %v", body, err)
		}
	})
}
