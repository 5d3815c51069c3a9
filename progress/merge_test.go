package progress

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

// twoStores are two machines of one person after the first was carried to the second.
func twoStores(t testing.TB) (one, two *Store) {
	t.Helper()
	one, two = fullStore(t), mustOpen(t, testFolders(t))
	takeIn(t, two, wholeOf(t, one))
	return one, two
}

// later is an edit of a fixture's reflection, minutes after noon.
func later(t testing.TB, s *Store, id int, revision, text string, minute int) {
	t.Helper()
	r, err := s.Reflection(fixtureID(id))
	must(t, err)
	save(t, s, Edit{Reflection: r.ID, Revision: revision, Base: r.Revision, Prompt: r.Prompt, Asked: r.Asked, Text: text,
		At: noon.Add(time.Duration(minute) * time.Minute)})
}

func versionTexts(t testing.TB, s *Store, id int) (all []string) {
	t.Helper()
	versions, err := s.Revisions(fixtureID(id))
	must(t, err)
	for _, v := range versions {
		all = append(all, v.Text)
	}
	return all
}

func TestTwoMachinesThatWroteBothKeepAllWords(t *testing.T) {
	one, two := twoStores(t)
	later(t, one, 1, fixtureID(60), "Here, at ten.", 10)
	later(t, two, 1, fixtureID(61), "There, at twenty.", 20)
	later(t, two, 3, fixtureID(62), "Only there.", 21)
	save(t, one, edit("unborn-babies/3/acting-today", "New here, at five", 5))
	must(t, two.SetSharing(fixtureID(1), ForSupervision))

	got := takeIn(t, one, wholeOf(t, two))
	if got.Parts["reflections"].Joined != 2 || got.Versions != 2 || !got.Changed {
		t.Errorf("%+v", got)
	}
	want := []string{"There, at twenty.", "Here, at ten.", "First words, longer.", "First words."}
	if got := versionTexts(t, one, 1); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("the versions are %q", got)
	}
	r, err := one.Reflection(fixtureID(1))
	must(t, err)
	if r.Text != want[0] || r.Revision != fixtureID(61) || r.Sharing != Private || !r.Updated.Equal(noon.Add(20*time.Minute)) {
		t.Errorf("the reflection is %+v", r)
	}
	// The list is by when it was saved, here or there.
	wantTexts(t, one, Filter{}, "Only there.", "There, at twenty.", "New here, at five", fixtureEdits()[2].Text)
	wantTexts(t, one, Filter{Words: "twenty"}, "There, at twenty.")

	// The other way round, the same words win, and nothing is lost there either.
	takeIn(t, two, wholeOf(t, one))
	if got := versionTexts(t, two, 1); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("over there the versions are %q", got)
	}
	if again := takeIn(t, two, wholeOf(t, one)); again.Changed {
		t.Errorf("again: %+v", again)
	}
	if again := takeIn(t, one, wholeOf(t, two)); again.Changed {
		t.Errorf("again here: %+v", again)
	}
	// And it can be written on.
	later(t, one, 1, fixtureID(63), "On it goes.", 30)
	if got := versionTexts(t, one, 1); got[0] != "On it goes." || len(got) != 5 {
		t.Errorf("the versions are %q", got)
	}
}

// The same stretch of writing that went on differently: one revision, two wordings.
func TestOneRevisionWithTwoWordings(t *testing.T) {
	one, two := twoStores(t)
	later(t, one, 1, fixtureID(60), "A beginning", 10)
	takeIn(t, two, wholeOf(t, one))
	older := wholeOf(t, one)
	later(t, one, 1, fixtureID(60), "A beginning, and more", 11)
	if got := takeIn(t, one, older); got.Versions != 1 {
		t.Errorf("%+v", got)
	}
	if got := versionTexts(t, one, 1); got[0] != "A beginning, and more" || got[1] != "A beginning" {
		t.Errorf("the versions are %q", got)
	}
	if again := takeIn(t, one, older); again.Changed {
		t.Errorf("again: %+v", again)
	}
	takeIn(t, two, wholeOf(t, one))
	if got := versionTexts(t, two, 1); got[0] != "A beginning, and more" {
		t.Errorf("over there: %q", got)
	}
}

// What both sides have one of only: the words of both stay.
func TestWordsThatThereIsOnePlaceFor(t *testing.T) {
	one, two := twoStores(t)
	must(t, one.SaveNote(Note{"SHA256:ruth", fixtureID(2), "a note here", noon}))
	must(t, two.SaveNote(Note{"SHA256:ruth", fixtureID(2), "a note there", noon}))
	must(t, one.SetSetting(RemarkSetting+"x", "unsaid here"))
	must(t, two.SetSetting(RemarkSetting+"x", "unsaid there"))
	must(t, two.SetSetting(SettingLockAfter, "60"))
	must(t, two.Keep(fixtureID(3), Kept{Words: "About a plan", Kind: "name", Reason: "agreed", At: noon}))
	must(t, one.SetStars(fixtureID(2), `["second"]`))
	must(t, two.SetStars(fixtureID(2), `["Dŵr","paragraph"]`))
	p := fixturePlace()
	p.Block, p.At = 9, noon.Add(time.Hour)
	must(t, two.SavePlace(p))
	must(t, two.SaveMeeting(Meeting{fixtureID(42), "SHA256:ruth", noon, `{"place":"there"}`}))
	must(t, two.SaveSession(Session{ID: fixtureID(50), Briefing: "unborn-babies", Team: "Red", At: noon, Body: `{"id":"` + fixtureID(50) + `","n":2}`}))

	text := wholeOf(t, two)
	takeIn(t, one, text)
	notes, err := one.Notes("SHA256:ruth")
	must(t, err)
	remark, err := one.Setting(RemarkSetting + "x")
	must(t, err)
	lock, err := one.Setting(SettingLockAfter)
	must(t, err)
	kept, err := one.Kept(fixtureID(3))
	must(t, err)
	stars, err := one.Stars(fixtureID(2))
	must(t, err)
	places, err := one.Places()
	must(t, err)
	meetings, err := one.Meetings("SHA256:ruth")
	must(t, err)
	sessions, err := one.Sessions()
	must(t, err)
	if notes[0].Text != "a note here\n\na note there" || remark != "unsaid here\n\nunsaid there" || lock != "5" ||
		kept[0].Reason != "it names nobody; agreed" || stars != `["second","Dŵr","paragraph"]` || places["unborn-babies"].Block != 9 ||
		len(meetings) != 2 || len(sessions) != 3 {
		t.Errorf("%q %q %q %+v %s %+v %+v %+v", notes, remark, lock, kept, stars, places, meetings, sessions)
	}
	for _, one := range sessions {
		if strings.Contains(one.Body, `"n":2`) && !strings.Contains(one.Body, one.ID) {
			t.Errorf("the session beside has the id of the other: %+v", one)
		}
	}
	if again := takeIn(t, one, text); again.Changed {
		t.Errorf("again: %+v", again)
	}
}

// A file raises nobody's trust, and brings nobody in under the name of another
// unseen.
func TestAFileRaisesNoTrust(t *testing.T) {
	one := fullStore(t)
	two := mustOpen(t, testFolders(t))
	ruth := fixturePerson()
	ruth.Trust, ruth.Checked = Unverified, time.Time{}
	must(t, two.SavePerson(ruth))
	must(t, two.SavePerson(Person{ID: "SHA256:other", Name: "Sian Huws", Card: "c", Trust: Verified, Since: noon}))
	must(t, one.SavePerson(Person{ID: "SHA256:new", Name: "Sian Huws", Card: "d", Trust: Verified, Since: noon}))
	takeIn(t, two, wholeOf(t, one))
	for id, want := range map[string]Trust{ruth.ID: Unverified, "SHA256:other": Verified, "SHA256:new": Changed} {
		if p, err := two.Person(id); err != nil || p.Trust != want {
			t.Errorf("%s: %+v, %v", id, p, err)
		}
	}
}

func TestWhatWasErasedStaysErasedUnlessAskedFor(t *testing.T) {
	one, two := twoStores(t)
	must(t, one.SaveHandover(Handover{ID: fixtureID(70), Person: "SHA256:ruth", Sequence: 1, Created: noon, At: noon}, nil,
		[]Entry{{Person: "SHA256:ruth", Digest: "c", ID: fixtureID(71), Kind: "comment", About: fixtureID(2), At: noon, Body: "{}", Gone: true}}))
	text := wholeOf(t, one)
	must(t, two.Erase(fixtureID(2)))
	got := takeIn(t, two, text)
	if got.Parts["reflections"].Left != 1 || got.Parts["shown"].Left != 1 || got.Parts["entries"].Left != 2 {
		t.Errorf("%+v", got)
	}
	if n := count(t, two, `SELECT (SELECT count(*) FROM reflections WHERE id = ?1) + (SELECT count(*) FROM shown WHERE reflection = ?1)`, fixtureID(2)); n != 0 {
		t.Errorf("%d rows came back", n)
	}
	if _, err := two.Import(strings.NewReader(text), true); err != nil {
		t.Fatal(err)
	}
	if a, b := rowsOf(t, one), rowsOf(t, two); a != b {
		t.Errorf("asked for, it is\n%s\nand was\n%s", b, a)
	}
}

// What a person asked back and was given is not brought back by an older file.
func TestWhatWasGivenBackStaysAway(t *testing.T) {
	one := mustOpen(t, testFolders(t))
	must(t, one.SavePerson(fixturePerson()))
	theirs := fixtureShown()
	theirs.Mine = false
	comment := Entry{Person: "SHA256:ruth", Digest: "c", ID: fixtureID(71), Mine: true, Kind: "comment", About: theirs.Reflection, At: noon, Body: "{}"}
	must(t, one.SaveHandover(Handover{ID: fixtureID(40), Person: "SHA256:ruth", Sequence: 1, Created: noon, At: noon}, []Shown{theirs}, []Entry{comment}))
	must(t, one.SaveNote(fixtureNote()))
	text := wholeOf(t, one)
	must(t, one.SaveEntry(Entry{Person: "SHA256:ruth", Digest: "w", ID: fixtureID(72), Mine: true, Kind: "withdrawn", About: theirs.Reflection,
		At: noon.Add(time.Hour), Body: `{"done":true}`}, ""))
	must(t, one.DropShown("SHA256:ruth", theirs.Reflection))
	before := rowsOf(t, one)
	got := takeIn(t, one, text)
	if rowsOf(t, one) != before || got.Parts["shown"].Left != 1 || got.Parts["entries"].Left != 1 || got.Parts["notes"].Left != 1 {
		t.Errorf("%+v\n%s", got, rowsOf(t, one))
	}
	fresh := mustOpen(t, testFolders(t))
	takeIn(t, fresh, wholeOf(t, one))
	if rowsOf(t, fresh) != before {
		t.Errorf("it is not carried as it is:\n%s", rowsOf(t, fresh))
	}
}

// Two machines that each made a file with the same number for one person.
func TestTwoHandoversWithOneNumber(t *testing.T) {
	one, two := twoStores(t)
	must(t, one.SaveHandover(Handover{ID: fixtureID(80), Person: "SHA256:ruth", Sent: true, Sequence: 2, Created: noon, At: noon}, nil, nil))
	must(t, two.SaveHandover(Handover{ID: fixtureID(81), Person: "SHA256:ruth", Sent: true, Sequence: 2, Created: noon, At: noon}, nil, nil))
	if got := takeIn(t, one, wholeOf(t, two)); got.Parts["handovers"] != (Taken{There: 1, Left: 1}) {
		t.Errorf("%+v", got)
	}
}

// Stores of any content come over whole; and two that were written in apart have,
// once each took the other in, the same versions of the same reflections, with none
// of the words of either missing.
func TestAnyTwoStores(t *testing.T) {
	for seed := range uint64(12) {
		r := rand.New(rand.NewPCG(seed, 7))
		one, two := mustOpen(t, testFolders(t)), mustOpen(t, testFolders(t))
		ids := []string{}
		for range 1 + r.IntN(6) {
			ids = append(ids, NewID())
		}
		scribble(t, r, one, ids, 30)
		takeIn(t, two, wholeOf(t, one))
		if a, b := rowsOf(t, one), rowsOf(t, two); a != b {
			t.Fatalf("seed %d: the store was\n%s\nand is\n%s", seed, a, b)
		}
		scribble(t, r, one, ids, 10)
		scribble(t, r, two, ids, 10)
		all := append(wordsIn(t, one), wordsIn(t, two)...)
		a, b := wholeOf(t, one), wholeOf(t, two)
		takeIn(t, one, b)
		takeIn(t, two, a)
		for _, s := range []*Store{one, two} {
			have := strings.Join(wordsIn(t, s), "\n") + "\n"
			for _, words := range all {
				if !strings.Contains(have, words+"\n") {
					t.Fatalf("seed %d: %s is lost", seed, words)
				}
			}
			for _, text := range []string{a, b} {
				before := rowsOf(t, s)
				if got := takeIn(t, s, text); got.Changed || rowsOf(t, s) != before {
					t.Fatalf("seed %d: again: %+v", seed, got)
				}
			}
			if n := count(t, s, `SELECT count(*) FROM reflections r WHERE revision <> (SELECT id FROM revisions v
				WHERE v.reflection = r.id ORDER BY v.seq DESC LIMIT 1) OR text <> (SELECT text FROM revisions v WHERE v.id = r.revision)`); n != 0 {
				t.Fatalf("seed %d: %d reflections are not their last version", seed, n)
			}
		}
	}
}

// scribble writes, changes, stars and erases nothing at random.
func scribble(t testing.TB, r *rand.Rand, s *Store, ids []string, times int) {
	t.Helper()
	words := func() string {
		text := []string{"dŵr", "👩‍👧", "שלום", "a\tb", "\"q\" <b>&amp;", "nul\x00here", "\u2028", "line\nline", "e\u0301"}
		return fmt.Sprintf("%s %s %d", text[r.IntN(len(text))], text[r.IntN(len(text))], r.IntN(1000))
	}
	for range times {
		id := ids[r.IntN(len(ids))]
		when := noon.Add(time.Duration(r.IntN(10_000)) * time.Second)
		switch have, err := s.Reflection(id); {
		case r.IntN(3) > 0 || err != nil:
			e := Edit{Reflection: id, Revision: NewID(), Base: have.Revision, Prompt: fmt.Sprintf("b%d/1/p", r.IntN(3)), Asked: words(),
				Published: r.IntN(2) == 0, Text: words(), Sharing: []Sharing{"", Private, ForSupervision}[r.IntN(3)], At: when}
			if have.Revision != "" && r.IntN(2) == 0 {
				e.Revision = have.Revision // the same stretch of writing
			}
			save(t, s, e)
		default:
			must(t, s.SetStars(id, fmt.Sprintf("[%q]", strings.ToValidUTF8(strings.ReplaceAll(words(), "\x00", ""), ""))))
			must(t, s.Keep(id, Kept{Words: words(), Kind: "name", Reason: words(), At: when}))
			must(t, s.SavePerson(Person{ID: fmt.Sprint(r.IntN(3)), Name: words(), Trust: Verified, Since: when}))
			must(t, s.SaveSession(Session{ID: NewID(), Briefing: "b", Team: words(), At: when, Body: words()}))
			must(t, s.SavePlace(Place{Briefing: fmt.Sprint(r.IntN(3)), Block: r.IntN(9), At: when}))
			must(t, s.MarkRead(fmt.Sprint(r.IntN(3)), when))
		}
	}
}

// wordsIn is every version in a store.
func wordsIn(t testing.TB, s *Store) (all []string) {
	t.Helper()
	must(t, s.Each(Filter{}, func(r Reflection) error {
		versions, err := s.Revisions(r.ID)
		for _, v := range versions {
			all = append(all, fmt.Sprintf("%s %q %q", r.ID, v.Asked, v.Text))
		}
		return err
	}))
	return all
}
