package supervision

import (
	"errors"
	"strings"
	"testing"

	"prebirth/progress"
	"prebirth/progress/guard"
	"prebirth/progress/handover"
)

// From choosing to signing, and back.
func TestFromChoosingToSigning(t *testing.T) {
	amina, ruth := pair(t)
	id := amina.write("", "I listened. I will ask about the plan earlier.", progress.ForSupervision)
	must(t, amina.Star(id, []string{"I listened.", "no longer there"}))

	got := ruth.opens(amina.hands(ruth, id))
	if got.From.Name != "Amina Khan" || got.Missing || len(got.Bundle.Items) != 1 {
		t.Fatalf("received %+v", got)
	}
	b := ruth.with(amina)
	if len(b.Pieces) != 1 || b.Pieces[0].News != Fresh || b.Pieces[0].Versions[0].Stars != `["I listened."]` {
		t.Fatalf("pieces %+v", b.Pieces[0])
	}
	must(t, ruth.Comment(b, id, "ask about the plan", "What would help you to?"))
	must(t, ruth.Comment(b, id, "", "Thank you for this."))
	action, err := ruth.Agree(b, Agreement{What: "Shadow a pre-birth assessment", Who: "practitioner", Due: "2026-12-18", About: []string{id}})
	must(t, err)
	must(t, ruth.SignOff(ruth.with(amina), id))
	must(t, ruth.EndMeeting(ruth.with(amina), Minutes{}))

	amina.opens(ruth.answers(amina))
	b = amina.with(ruth)
	p := b.Piece(id)
	if len(p.Comments) != 2 || len(p.SignOffs) != 1 || p.SignOffs[0].Version != p.Versions[0].Digest || p.Comments[0].Mine {
		t.Fatalf("it came back as %+v", p)
	}
	must(t, amina.Close(b, action, "done", "It was on Tuesday."))
	amina.write(id, "I listened. I asked about the plan.", "")
	ruth.opens(amina.hands(ruth, id))
	b = ruth.with(amina)
	if p := b.Piece(id); p.News != Reworded || len(p.Versions) != 2 || p.SignOffs[0].Version == p.Versions[0].Digest {
		t.Errorf("after the second handover %+v", p)
	}
	if a := b.Actions[0]; a.Open() || a.Outcome.Text != "It was on Tuesday." || a.Overdue("2027-01-01") {
		t.Errorf("action %+v", a)
	}
}

// The practitioner's words move on between the two files.
func TestAnEditInBetween(t *testing.T) {
	amina, ruth := pair(t)
	id := amina.write("", "First words. She was calm. Last words.", progress.ForSupervision)
	ruth.opens(amina.hands(ruth, id))
	must(t, ruth.Comment(ruth.with(amina), id, "She was calm.", "How did you see it?"))
	for words, want := range map[string]Anchor{
		"New words before. First words. She was calm. Last words.": {31, 44, true},
		"First words. She was tense.":                              {},
		"She was calm. Then not. She was calm.":                    {24, 37, true},
	} {
		if got := (Passage{13, 26, "She was calm."}).Find(words); got != want {
			t.Errorf("in %q: %+v, want %+v", words, got, want)
		}
	}
	amina.write(id, "First words. She was tense.", "")
	amina.opens(ruth.answers(amina))
	p := amina.with(ruth).Piece(id)
	c := p.Comments[0]
	r, err := amina.Store.Reflection(id)
	must(t, err)
	if c.Passage.Find(r.Text).Found || c.Passage.Quote != "She was calm." || c.Version == handover.TextSHA256(r.Text) {
		t.Errorf("a comment on words that are gone: %+v", c)
	}
	if v := p.Versions[0]; v.Digest != c.Version || v.Text[c.Passage.Start:c.Passage.End] != c.Passage.Quote {
		t.Errorf("the words that it is about are not there: %+v", v)
	}
}

// Four files are opened in all orders, with each one more than once, and the same
// holds in the end.
func TestAllOrders(t *testing.T) {
	amina, ruth := pair(t)
	id := amina.write("", "One.", progress.ForSupervision)
	other := amina.write("", "Other.", progress.ForSupervision)
	files := [][]byte{amina.hands(ruth, id, other)}
	amina.write(id, "One, and two.", "")
	files = append(files, amina.hands(ruth, id))
	b := amina.with(ruth)
	action, err := amina.Agree(b, Agreement{What: "Ask the midwife", Who: "practitioner"})
	must(t, err)
	files = append(files, amina.answers(ruth))
	must(t, amina.Close(amina.with(ruth), action, "carried", ""))
	must(t, amina.Close(amina.with(ruth), action, "done", "asked"))
	must(t, amina.Withdraw(amina.with(ruth), other, "I would like to keep it."))
	files = append(files, amina.answers(ruth))

	want := ""
	for _, order := range orders(len(files)) {
		fresh := sit(t, "Ruth Evans", "Team manager")
		ids, err := ruth.Store.Identities()
		must(t, err)
		must(t, fresh.Store.SetIdentity(ids[0], true)) // her keys, on another machine
		fresh.knows(amina)
		for _, i := range append(order, order[0]) {
			if _, err := fresh.Receive(files[i]); err != nil && !errors.As(err, new(*SeenError)) {
				t.Fatal(err)
			}
		}
		got := fresh.holds(amina)
		if want == "" {
			want = got
		}
		if got != want {
			t.Fatalf("in the order %v:\n%s\nwant\n%s", order, got, want)
		}
	}
	if !strings.Contains(want, `"One, and two."`) || !strings.Contains(want, "asked") || !strings.Contains(want, "withdrawal") {
		t.Errorf("something is lost in\n%s", want)
	}
}

// orders is every order of the first n numbers.
func orders(n int) (all [][]int) {
	if n == 0 {
		return [][]int{{}}
	}
	for _, rest := range orders(n - 1) {
		for at := 0; at <= len(rest); at++ {
			order := append(append(append([]int{}, rest[:at]...), n-1), rest[at:]...)
			all = append(all, order)
		}
	}
	return all
}

// What is refused changes nothing and says why.
func TestRefused(t *testing.T) {
	amina, ruth := pair(t)
	eve := sit(t, "Eve", "")
	id := amina.write("", "Words.", progress.ForSupervision)
	file := amina.hands(ruth, id)
	before := eve.holdsNothing()
	for _, c := range []struct {
		who  *seat
		file []byte
		want string
	}{
		{eve, file, "it was not made for these keys"},
		{amina, file, "it is your own copy of a handover that you made"},
		{ruth, file[:len(file)-1], "it is damaged, cut short, or not such a file"},
		{ruth, []byte("words"), "it is damaged, cut short, or not such a file"},
	} {
		if _, err := c.who.Receive(c.file); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.who.name, err, c.want)
		}
	}
	if after := eve.holdsNothing(); after != before {
		t.Errorf("something is left: %s", after)
	}
	eve.knows(ruth)
	file2 := func() []byte { // a stranger's
		other := eve.write("", "Hello.", progress.ForSupervision)
		return eve.hands(ruth, other)
	}()
	if _, err := ruth.Receive(file2); !errors.As(err, new(*StrangerError)) {
		t.Errorf("from a stranger: %v", err)
	}
	ruth.opens(file)
	held := ruth.holds(amina)
	if _, err := ruth.Receive(file); !errors.As(err, new(*SeenError)) || ruth.holds(amina) != held {
		t.Errorf("opened twice: %v", err)
	}
	must(t, ruth.Trust(amina.card().Fingerprint(), progress.Retired))
	if _, err := ruth.Receive(amina.hands(ruth, id)); !errors.As(err, new(*StrangerError)) || ruth.holds(amina) != held {
		t.Errorf("with a retired card: %v", err)
	}
}

func (s *seat) holdsNothing() string {
	s.t.Helper()
	all, err := s.Store.Handovers("")
	must(s.t, err)
	people, err := s.Store.People()
	must(s.t, err)
	if len(all) > 0 || len(people) > 0 {
		return "something"
	}
	return "nothing"
}

// A gap in the row of files is said, and closes when the missing one comes.
func TestAMissingFile(t *testing.T) {
	amina, ruth := pair(t)
	id := amina.write("", "Words.", progress.ForSupervision)
	first := amina.hands(ruth, id)
	second := amina.hands(ruth, id)
	if !ruth.opens(second).Missing || ruth.opens(first).Missing {
		t.Error("which one is missing is not known")
	}
}

// Nothing that is private is in any byte that leaves, read by whoever may read it.
func TestNothingPrivateLeaves(t *testing.T) {
	amina, ruth := pair(t)
	const marker = "zebrafinch"
	private := amina.write("", "A private "+marker+".", progress.Private)
	id := amina.write("", "An early "+marker+", in a version written in private.", progress.Private)
	id = amina.write(id, "To be shared.", progress.ForSupervision)
	if _, err := amina.Choose(amina.knows(ruth), []Choice{{Reflection: private}}, title, false); !errors.Is(err, errPrivate) {
		t.Errorf("a private reflection can be chosen: %v", err)
	}
	files := [][]byte{amina.hands(ruth, id)}
	ruth.opens(files[0])
	must(t, ruth.Store.SaveNote(progress.Note{Person: amina.card().Fingerprint(), About: id, Text: "A note on a " + marker, At: noon}))
	must(t, ruth.Comment(ruth.with(amina), id, "", "Thank you."))
	files = append(files, ruth.answers(amina))
	for i, file := range files {
		keys, err := []*seat{ruth, amina}[i].Keys()
		must(t, err)
		b, err := handover.Open(file, keys[0].Identity, keys[0].Card)
		must(t, err)
		all := string(file) + b.Head
		for _, item := range b.Items {
			line, err := handover.EncodeItem(item)
			must(t, err)
			all += string(line)
		}
		if strings.Contains(all, marker) {
			t.Errorf("file %d holds what is private", i)
		}
	}
}

// What identifies somebody for certain stops a file, in a comment as well.
func TestTheGuardIsAtTheDoor(t *testing.T) {
	amina, ruth := pair(t)
	id := amina.write("", "Her number is 07700 900123.", progress.ForSupervision)
	draft, err := amina.Choose(amina.knows(ruth), []Choice{{Reflection: id}}, title, false)
	must(t, err)
	if draft.Stopped() != 1 || draft.Findings[0].Kind != guard.Phone {
		t.Fatalf("findings %+v", draft.Findings)
	}
	if err := amina.Make(draft, func([]byte) error { t.Error("it was made"); return nil }); !errors.As(err, new(*StoppedError)) {
		t.Fatalf("made: %v", err)
	}
	draft.Keep("it is the office's number")
	got := ruth.opens(amina.makes(draft))
	if kept := got.Bundle.Manifest.Guard; len(kept) != 1 || kept[0] != (handover.Kept{Count: 1, Kind: string(guard.Phone), Level: string(guard.Certain), Reason: "it is the office's number"}) {
		t.Errorf("the manifest says %+v", kept)
	}
	must(t, ruth.Comment(ruth.with(amina), id, "", "Ring me on 07700 900456."))
	answer, err := ruth.Answer(ruth.knows(amina), false)
	must(t, err)
	if answer.Stopped() != 1 || answer.Findings[0].Field != "the comment" {
		t.Errorf("findings in the answer %+v", answer.Findings)
	}
}

// A file that could not be saved has not left.
func TestAFileThatIsNotThereHasNotLeft(t *testing.T) {
	amina, ruth := pair(t)
	id := amina.write("", "Words.", progress.ForSupervision)
	draft, err := amina.Choose(amina.knows(ruth), []Choice{{Reflection: id}}, title, false)
	must(t, err)
	full := errors.New("disk full")
	if err := amina.Make(draft, func([]byte) error { return full }); !errors.Is(err, full) {
		t.Errorf("made: %v", err)
	}
	if b := amina.with(ruth); len(b.Pieces) != 0 {
		t.Errorf("it is taken for shown: %+v", b.Pieces)
	}
}

// Two people at one machine.
func TestAtOneMachine(t *testing.T) {
	amina := sit(t, "Amina Khan", "Social worker")
	_, err := amina.Beside("Ruth Evans", "Team manager")
	must(t, err)
	amina.write("", "A private zebrafinch.", progress.Private)
	id := amina.write("", "For Ruth.", progress.ForSupervision)
	here := func() *Between {
		b, err := amina.With(progress.Myself)
		must(t, err)
		return b
	}
	if b := here(); len(b.Pieces) != 1 || b.Pieces[0].News != Fresh || b.Pieces[0].Versions[0].Text != "For Ruth." {
		t.Fatalf("shown %+v", b.Pieces)
	}
	must(t, amina.Comment(here(), id, "", "Well seen."))
	must(t, amina.SignOff(here(), id))
	must(t, amina.EndMeeting(here(), Minutes{}))
	if p := here().Piece(id); p.News != Known || len(p.Comments) != 1 {
		t.Errorf("after the meeting %+v", p)
	}
	amina.write(id, "For Ruth, again.", "")
	if p := here().Piece(id); p.News != Reworded || len(p.Versions) != 2 || p.SignOffs[0].Version != p.Versions[1].Digest {
		t.Errorf("after it was changed %+v", p)
	}
	must(t, amina.Store.SetSharing(id, progress.Private))
	if b := here(); len(b.Pieces) != 1 || len(b.Pieces[0].Versions) != 0 {
		t.Errorf("what is private again is shown: %+v", b.Pieces[0])
	}
	must(t, amina.Store.SetSharing(id, progress.ForSupervision))
	must(t, amina.Store.Erase(id))
	if p := here().Piece(id); p != nil && (len(p.Versions) > 0 || len(p.Comments) > 0) {
		t.Errorf("what was erased is shown: %+v", p)
	}
}

// Whatever is said first, whoever sits there need not have been named.
func TestAtOneMachineWithNobodyNamed(t *testing.T) {
	for name, first := range map[string]func(*Desk, *Between, string) error{
		"a note":    func(d *Desk, _ *Between, id string) error { return d.Note(progress.Myself, id, "For me.") },
		"an end":    func(d *Desk, b *Between, _ string) error { return d.EndMeeting(b, Minutes{}) },
		"a comment": func(d *Desk, b *Between, id string) error { return d.Comment(b, id, "", "Well seen.") },
	} {
		amina := sit(t, "Amina Khan", "Social worker")
		id := amina.write("", "For whoever it is.", progress.ForSupervision)
		b, err := amina.With(progress.Myself)
		must(t, err)
		if err := first(amina.Desk, b, id); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Bytes of a file are changed, and it is cut: nothing is accepted, and nothing of it
// is stored. (That each byte counts is shown where the file is read.)
func TestNothingOfAWrongFileIsStored(t *testing.T) {
	amina, ruth := pair(t)
	id := amina.write("", "Words.", progress.ForSupervision)
	file := amina.hands(ruth, id)
	refused := 0
	for i := 0; i < len(file); i += 17 {
		wrong := append([]byte{}, file...)
		wrong[i] ^= 1 << (i % 8)
		for _, bytes := range [][]byte{wrong, file[:i]} {
			if _, err := ruth.Receive(bytes); !errors.As(err, new(*handover.RefusedError)) {
				t.Fatalf("byte %d: %v", i, err)
			}
			refused++
		}
	}
	stored, err := ruth.Store.Handovers("")
	must(t, err)
	if b := ruth.with(amina); len(stored)+len(b.Pieces)+len(b.Actions) > 0 {
		t.Errorf("of %d wrong files something is stored: %+v %+v", refused, stored, b.Pieces)
	}
	ruth.opens(file)
}

// Somebody's sign-off in a file of another is refused, whole.
func TestASignOffOfSomebodyElse(t *testing.T) {
	amina, ruth := pair(t)
	eve := sit(t, "Eve", "")
	eve.knows(amina)
	amina.knows(eve)
	id := amina.write("", "Words.", progress.ForSupervision)
	ruth.opens(amina.hands(ruth, id))
	eve.opens(amina.hands(eve, id))
	must(t, ruth.SignOff(ruth.with(amina), id))
	entries, err := ruth.Store.Entries(amina.card().Fingerprint())
	must(t, err)
	must(t, eve.Store.SaveEntry(entries[0], ""))
	if _, err := amina.Receive(eve.answers(amina)); err == nil || !strings.Contains(err.Error(), "a signature does not fit") {
		t.Errorf("it is taken: %v", err)
	}
	if p := amina.with(eve).Piece(id); len(p.SignOffs) > 0 {
		t.Errorf("signed off by %+v", p.SignOffs)
	}
}

// A file that was lost can be made again, with all that it held; opened beside the
// first it changes nothing.
func TestALostFileIsMadeAgain(t *testing.T) {
	amina, ruth := pair(t)
	id := amina.write("", "Words.", progress.ForSupervision)
	ruth.opens(amina.hands(ruth, id))
	must(t, ruth.Comment(ruth.with(amina), id, "", "Well."))
	lost := ruth.answers(amina)
	draft, err := ruth.Answer(ruth.knows(amina), true)
	must(t, err)
	amina.opens(ruth.makes(draft))
	held := amina.holds(ruth)
	if !strings.Contains(held, "Well.") {
		t.Fatalf("it is not there: %s", held)
	}
	amina.opens(lost)
	if amina.holds(ruth) != held {
		t.Error("the first one changes something")
	}
}
