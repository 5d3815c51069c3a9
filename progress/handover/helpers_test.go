package handover

import (
	"bytes"
	"crypto/ed25519"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"filippo.io/age"
)

func must[T any](t testing.TB, v T, err error) T {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// refusedFor fails unless err is a RefusedError for one of some reasons, with
// words for a person that quote nothing of the secret words that the made files hold.
func refusedFor(t testing.TB, what string, err error, reasons ...Reason) {
	t.Helper()
	refused := (*RefusedError)(nil)
	if !errors.As(err, &refused) {
		t.Fatalf("%s: not refused: %v", what, err)
	}
	found := len(reasons) == 0
	for _, r := range reasons {
		found = found || r == refused.Reason
	}
	if !found {
		t.Errorf("%s: refused as %q (%v), want one of %q", what, refused.Reason, err, reasons)
	}
	if refused.Doing == "" || refused.Hint() == "" || refused.Reason.sentence() == "it was refused" {
		t.Errorf("%s: an error without words: %#v", what, refused)
	}
	if strings.Contains(err.Error()+refused.Hint(), canary) {
		t.Errorf("%s: the error quotes the file: %v", what, err)
	}
}

// canary is in every text of the made files.
const canary = "heron"

// A person is keys and their card.
type person struct {
	id   *Identity
	card Card
}

// Three people have fixed keys, so that a failure can be seen again, and so that
// every process of a fuzz run takes the same files.
type cast struct{ ada, sue, eve person }

func people(t testing.TB) cast {
	t.Helper()
	return castOnce()
}

var castOnce = sync.OnceValue(func() cast {
	return cast{
		fixed(1, "AGE-SECRET-KEY-PQ-1GLDCUQG98UM76XQ5AK29AP5MTC4Q7HY2M8C90U5ZA5LGTJW7VR2SQXWGZW", "Ada Ońska", "social worker"),
		fixed(2, "AGE-SECRET-KEY-PQ-140FAZZ33PPX0N3JL0NFSW3FDZF7VK7JPKM2A5NHLY09P3J2FESXQKL7PZM", "Sue Ncube", ""),
		fixed(3, "AGE-SECRET-KEY-PQ-1VN0TGGTRXERLHJ3GW6Y0L8G4QDMLUNKKSME8EEHK7D7N2WEKZPLSUCRPFQ", "Eve", "team manager"),
	}
})

func fixed(seed byte, hybrid, name, role string) person {
	id := made(newIdentity(ed25519.NewKeyFromSeed(bytes.Repeat([]byte{seed}, ed25519.SeedSize)), made(age.ParseHybridIdentity(hybrid))))
	return person{id, made(id.Card(name, role, noon))}
}

// made is a value that cannot fail to be made.
func made[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

var noon = time.Date(2026, 3, 31, 12, 0, 0, 0, time.UTC)

// Ids are fixed, so that a failure can be seen again.
const (
	idA = "0195ec1e-5b00-7000-8000-00000000000a"
	idB = "0195ec1e-5b00-7000-8000-00000000000b"
	idC = "0195ec1e-5b00-7000-8000-00000000000c"
)

func base(n byte) Base {
	return Base{ID: "0195ec1e-5b00-7000-9000-0000000000" + string("0123456789"[n/10]) + string("0123456789"[n%10]), At: noon.UnixMilli()}
}

const reflected = "I saw a " + canary + " – and said so."

func about() About { return About{Reflection: idA, Revision: idB, TextSHA256: TextSHA256(reflected)} }

func reflection() Reflection {
	return Reflection{Base: base(1), Reflection: idA, Revision: idB, Prompt: "unborn-babies/3/acting-today",
		Asked: "What did you see?", Published: true, Briefing: "Un/born babies", Part: "Acting today", Text: reflected,
		Written: noon.UnixMilli(), Starred: []Span{{0, 5}, {6, 7}, {14, 17}}}
}

// items has one of each kind.
func items(t testing.TB, author *Identity) []Item {
	t.Helper()
	newer := people(t).eve.card
	return []Item{
		reflection(),
		Comment{Base: base(2), About: about(), Passage: &Passage{Span{8, 13}, canary}, Text: "Why \"this\" " + canary + "?\n\tTell me."},
		Comment{Base: base(3), About: about(), Text: canary},
		Action{Base: base(4), What: "read about the " + canary, Who: "both", Due: "2026-05-01", Agreed: "2026-03-31", Reflections: []string{idA, idC}},
		Action{Base: base(5), What: "ask", Who: "Sue Ncube", Agreed: "2026-03-31"},
		Outcome{Base: base(6), Action: base(4).ID, State: Carried, Text: ""},
		signOff(t, author, strings.Repeat("a", 64)),
		Withdrawal{Base: base(8), Reflection: idA, Reason: "not mine to share"},
		Withdrawn{Base: base(9), Reflection: idA, Done: true},
		Redaction{Base: base(10), About: about(), Span: Span{8, 13}, What: "name"},
		Retired{Base: base(11), Fingerprint: people(t).ada.card.Fingerprint(), Card: newer.Text()},
		Retired{Base: base(12), Fingerprint: people(t).ada.card.Fingerprint()},
	}
}

func signOff(t testing.TB, author *Identity, previous string) SignOff {
	t.Helper()
	s, err := author.SignOff(SignOff{Base: base(7), About: about(), Previous: previous})
	return must(t, s, err)
}

func manifest() Manifest {
	return Manifest{ID: idC, Kind: Handover, Created: noon.UnixMilli(), Sequence: 1, Note: "the " + canary + " again\u2028and more",
		Guard: []Kept{{Kind: "name", Level: "likely", Count: 2, Reason: "a public place"}}, KeepUntil: "2027-03-31"}
}
