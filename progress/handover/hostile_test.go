package handover

import (
	"bytes"
	"flag"
	"fmt"
	"strings"
	"testing"
	"time"

	"filippo.io/age"
)

// A tally counts what was tried over all tests of hostile files.
type tally struct {
	t       *testing.T
	made    int
	taken   int // accepted, of those
	slowest time.Duration
}

// refuses opens a file as Sue and fails unless it is refused for one of some
// reasons. How long that takes is a figure and no verdict.
func (y *tally) refuses(what string, data []byte, reasons ...Reason) {
	y.t.Helper()
	sue := people(y.t).sue
	began := time.Now()
	b, err := Open(data, sue.id, sue.card)
	took := time.Since(began)
	y.made++
	y.slowest = max(y.slowest, took)
	if b != nil {
		y.t.Errorf("%s: something was returned", what)
	}
	if err == nil {
		y.t.Errorf("%s: accepted", what)
		y.taken++
		return
	}
	refusedFor(y.t, what, err, reasons...)
}

func (y *tally) print(what string) {
	fmt.Printf("figure: hostile handovers (%s) %d, %d accepted; slowest refused in %d ms\n", what, y.made, y.taken, y.slowest.Milliseconds())
}

// accepted opens a file as Sue.
func accepted(c cast, data []byte) error {
	_, err := Open(data, c.sue.id, c.sue.card)
	return err
}

// Every field of the manifest is wrong in every way, and signed by the sender.
func TestHostileManifest(t *testing.T) {
	t.Parallel()
	c := people(t)
	f := newForge(c, reflection(), Withdrawn{Base: base(2), Reflection: idA, Done: true})
	f.sums()
	f.keep = true
	f.manifest = parsed(raw(f.manifest)).(map[string]any)
	y := tally{t: t}
	for _, ch := range changes("", f.manifest, nil) {
		ch.do()
		if data := f.file(); harmlessManifest()[ch.path+": "+ch.what] {
			if err := accepted(c, data); err != nil {
				t.Errorf("%s: %s: refused: %v", ch.path, ch.what, err)
			}
		} else {
			y.refuses(ch.path+": "+ch.what, data, manifestReasons(ch)...)
		}
		ch.undo()
	}
	y.print("a wrong field of the manifest")
}

// harmlessManifest are changes that leave a manifest as it may be.
func harmlessManifest() map[string]bool {
	return set("note: empty", "note: one letter", "note: bidi", "note: space", "guard: empty", "keep_until: empty", "previous: empty",
		"guard.0.kind: one letter", "guard.0.kind: space", "guard.0.level: one letter", "guard.0.level: space", "guard.0.reason: empty",
		"guard.0.reason: one letter", "guard.0.reason: bidi", "guard.0.reason: space", "created: past noon")
}

func set(keys ...string) map[string]bool {
	s := map[string]bool{}
	for _, k := range keys {
		s[k] = true
	}
	return s
}

func manifestReasons(ch change) []Reason {
	switch {
	case ch.form:
		return []Reason{NotCanonical}
	case ch.path == "format" && ch.what == "2^53":
		return []Reason{NewerVersion}
	case ch.path == "sender_card" && ch.what == "long":
		return []Reason{TooLarge}
	case ch.path == "sender_card" && (ch.what == "empty" || ch.what == "one letter"):
		return []Reason{NotIntact}
	case ch.path == "sender_card" && ch.what == "space":
		return []Reason{BadCard}
	case ch.path == "sender_card":
		return []Reason{BadSignature}
	case ch.path == "items" && ch.what == "empty", ch.path == "items.0.length" && ch.what != "negative" && ch.what != "zero" && ch.what != "2^53":
		return []Reason{WrongHash}
	}
	return []Reason{BadManifest}
}

// Every field of every kind of item is wrong in every way, and signed.
func TestHostileItems(t *testing.T) {
	t.Parallel()
	c := people(t)
	y := tally{t: t}
	for _, item := range items(t, c.ada.id) {
		f := newForge(c, item)
		fields := parsed(f.lines[0]).(map[string]any)
		for _, ch := range changes("", fields, nil) {
			what := fmt.Sprintf("%s.%s: %s", item.Kind(), ch.path, ch.what)
			ch.do()
			f.lines[0] = raw(fields)
			if data := f.file(); harmlessItem()[what] {
				if err := accepted(c, data); err != nil {
					t.Errorf("%s: refused: %v", what, err)
				}
			} else {
				y.refuses(what, data, itemReasons(item.Kind(), ch)...)
			}
			ch.undo()
		}
	}
	y.print("a wrong field of an item")
}

func itemReasons(kind ItemKind, ch change) []Reason {
	if ch.form && ch.path == "kind" {
		return []Reason{BadItem, NotCanonical} // without a kind, there is no form
	}
	if ch.form && kind == KindSignOff && ch.path == "signature" {
		return []Reason{BadSignature, NotCanonical} // it can be missing, while it is being signed
	}
	if ch.form {
		return []Reason{NotCanonical}
	}
	if kind == KindSignOff {
		return []Reason{BadItem, BadSignature, NotCanonical} // an empty signature is left out
	}
	return []Reason{BadItem}
}

// harmlessItem are changes that leave an item as it may be.
func harmlessItem() map[string]bool {
	words := []string{"reflection.text", "reflection.asked", "comment.text", "action.what", "outcome.text", "withdrawal.reason"}
	titles := []string{"reflection.briefing", "reflection.part", "redaction.what"}
	ok := set("reflection.asked: empty", "reflection.briefing: empty", "reflection.part: empty", "reflection.prompt: one letter",
		"reflection.starred: empty", "reflection.starred.0.start: zero", "comment.passage: missing", "action.due: empty",
		"action.who: one letter", "action.reflections: empty", "outcome.text: empty", "redaction.start: zero", "retired.card: empty",
		"withdrawal.reason: empty")
	for _, field := range words { // may have characters that are cleaned where they are shown
		ok[field+": bidi"] = true
	}
	for _, field := range append(words, titles...) {
		ok[field+": one letter"], ok[field+": space"] = field != "reflection.text", true
	}
	return ok
}

// The parts of a file are put together wrongly, each signed and encrypted as it should be.
func TestHostileParts(t *testing.T) {
	t.Parallel()
	c := people(t)
	y := tally{t: t}
	for _, h := range hostileParts(c) {
		f := newForge(c, reflection(), Withdrawn{Base: base(2), Reflection: idA, Done: true})
		f.sums()
		h.do(f)
		y.refuses(h.what, f.file(), h.reason)
	}
	for what, bad := range names() {
		f := newForge(c).send(c.ada.badCard(func(x *Card) { x.Name = bad }))
		y.refuses(what+" as a name", f.file(), BadCard, NotCanonical)
		f = newForge(c, Action{Base: base(1), What: canary, Who: "both", Agreed: "2026-03-31"})
		f.lines[0] = bytes.Replace(f.lines[0], []byte(`"who":"both"`), []byte(`"who":`+string(raw(bad))), 1)
		y.refuses(what+" as who does it", f.file(), BadItem, NotCanonical)
	}
	y.print("parts put together wrongly")
}

// What is no age file, or one that is locked in another way, is refused before any key is tried.
func TestHostileHeader(t *testing.T) {
	t.Parallel()
	c := people(t)
	y := tally{t: t}
	plain := newForge(c, reflection()).plain()
	good := newForge(c, reflection()).file()
	hybrid := string(good[len(ageIntro):bytes.Index(good, []byte("\n---"))]) + "\n"
	x25519 := made(age.GenerateX25519Identity())
	scrypt := made(age.NewScryptRecipient("heron heron heron"))
	scrypt.SetWorkFactor(10)
	for _, h := range []struct {
		what   string
		data   []byte
		reason Reason
	}{
		{"nothing", nil, NotIntact},
		{"text", []byte("dear Sue\n"), NotIntact},
		{"the plaintext", plain, NotIntact},
		{"an armored file", []byte("-----BEGIN AGE ENCRYPTED FILE-----\n"), NotIntact},
		{"a first line", []byte(ageIntro), NotIntact},
		{"another version of age", bytes.Replace(good, []byte("/v1"), []byte("/v2"), 1), NotIntact},
		{"no stanza", stanzas(0, ""), NotIntact},
		{"a stanza that is none", stanzas(1, "-> mlkem768x25519 \n"), NotIntact},
		{"a stanza without words", stanzas(1, "-> \n"), OtherLock},
		{"scrypt 2^30", stanzas(1, "-> scrypt "+strings.Repeat("A", 22)+" 30\n"+strings.Repeat("A", 43)+"\n"), OtherLock},
		{"scrypt", encryptAs(plain, scrypt), OtherLock},
		{"X25519", encryptAs(plain, x25519.Recipient()), OtherLock},
		{"X25519 and hybrid", []byte(ageIntro + hybrid + "-> X25519 " + strings.Repeat("A", 43) + "\n" + strings.Repeat("A", 43) + "\n--- x\n"), OtherLock},
		{"a plugin", stanzas(1, "-> yubikey A B\n\n"), OtherLock},
		{"20 stanzas", stanzas(20, hybrid), NotIntact},
		{"21 stanzas", stanzas(21, hybrid), TooLarge},
		{"a thousand stanzas", stanzas(1000, hybrid), TooLarge},
		{"a thousand small stanzas", stanzas(1000, "-> x\n\n"), TooLarge},
		{"a header of 64 KiB", stanzas(1, "-> mlkem768x25519 "+strings.Repeat("A", maxHeader)+"\n\n"), TooLarge},
		{"a header of 7 MiB", stanzas(1, strings.Repeat("A", 7<<20)), TooLarge},
		{"8 MiB and a byte", make([]byte, MaxFile+1), TooLarge},
		{"something after the end", append(bytes.Clone(good), 'x'), NotIntact},
		{"two files", append(bytes.Clone(good), good...), NotIntact},
	} {
		y.refuses(h.what, h.data, h.reason)
	}
	y.print("age files of another form")
}

func encryptAs(plain []byte, to age.Recipient) []byte {
	var b bytes.Buffer
	w := made(age.Encrypt(&b, to))
	made(w.Write(plain))
	if err := w.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// Every byte of one file is changed, and it is cut at every length.
func TestHostileBytes(t *testing.T) {
	t.Parallel()
	c := people(t)
	y := tally{t: t}
	good := newForge(c, Withdrawn{Base: base(2), Reflection: idA, Done: true}).file()
	if err := accepted(c, good); err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(good); i += *sparse {
		flipped := bytes.Clone(good)
		flipped[i] ^= 1 << (i % 8)
		y.refuses(fmt.Sprintf("byte %d changed", i), flipped, NotIntact, NotForMe, OtherLock, TooLarge)
		y.refuses(fmt.Sprintf("cut at byte %d", i), good[:i], NotIntact)
	}
	y.print(fmt.Sprintf("%s of %d changed, and cut there", bytesOf(), len(good)))
}

var sparse = flag.Int("sparse", 7, "of so many bytes of a handover one is changed; 1 is each")

func bytesOf() string {
	if *sparse == 1 {
		return "every byte"
	}
	return fmt.Sprintf("every byte in %d", *sparse)
}

// Every byte of the plaintext is changed, and it is cut at every length, and
// encrypted anew.
func TestHostilePlaintext(t *testing.T) {
	t.Parallel()
	c := people(t)
	y := tally{t: t}
	plain := newForge(c, Withdrawn{Base: base(2), Reflection: idA, Done: true}).plain()
	sue := made(age.ParseHybridRecipient(c.sue.card.Recipient)) // once, since it costs as much as to encrypt
	for i := 0; i < len(plain); i += *sparse {
		flipped := bytes.Clone(plain)
		flipped[i] ^= 1 << (i % 8)
		y.refuses(fmt.Sprintf("byte %d of the plaintext changed", i), encryptAs(flipped, sue))
	}
	for i := range plain {
		if _, refused := openPlain(plain[:i], c.sue.card); refused == nil {
			t.Errorf("the plaintext can be cut at %d", i)
			y.taken++
		}
		y.made++
	}
	y.print(fmt.Sprintf("%s of a plaintext of %d changed, and cut at each", bytesOf(), len(plain)))
}
