package handover

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/hiddeco/sshsig"
	"golang.org/x/crypto/ssh"
)

// What is sealed is opened by its addressee and by its sender, the same, and by
// nobody else.
func TestRoundTrip(t *testing.T) {
	c := people(t)
	sent := items(t, c.ada.id)
	data := made(Seal(c.ada.id, c.ada.card, c.sue.card, manifest(), sent))
	var hashes []string
	for _, who := range []person{c.sue, c.ada} {
		b, err := Open(data, who.id, who.card)
		must(t, b, err)
		if b.Card != c.ada.card || b.Manifest.Sender != c.ada.card.Fingerprint() {
			t.Error("another sender")
		}
		if len(b.Items) != len(sent) || b.Manifest.Note != manifest().Note || !reflect.DeepEqual(b.Manifest.Guard, manifest().Guard) {
			t.Errorf("other content: %d items", len(b.Items))
		}
		for i, item := range b.Items {
			got, want := hashOf(t, item), hashOf(t, sent[i])
			if got != want || got != b.Manifest.Items[i].SHA256 {
				t.Errorf("item %d, a %s, came out otherwise", i+1, item.Kind())
			}
			if reflect.TypeOf(item) != reflect.TypeOf(sent[i]) {
				t.Errorf("item %d came out as a %T", i+1, item)
			}
		}
		hashes = append(hashes, b.ManifestHash)
	}
	if hashes[0] != hashes[1] {
		t.Error("the two have different manifests")
	}
	_, err := Open(data, c.eve.id, c.eve.card)
	refusedFor(t, "a third person", err, NotForMe)
	_, err = Open(data, c.sue.id, c.eve.card)
	refusedFor(t, "a card of other keys", err, NotForMe)
	if bytes.Contains(data, []byte(canary)) {
		t.Error("the file can be read")
	}
}

func hashOf(t testing.TB, item Item) string {
	t.Helper()
	h, err := Hash(item)
	return must(t, h, err)
}

// A file follows another, has no items, and a note of 2,000 characters.
func TestSequence(t *testing.T) {
	c := people(t)
	m := manifest()
	m.Sequence, m.Previous, m.Kind, m.Note, m.Guard = 2, strings.Repeat("a", 64), Return, strings.Repeat("é", MaxNote), nil
	data, err := Seal(c.sue.id, c.sue.card, c.ada.card, m, nil)
	must(t, data, err)
	b, err := Open(data, c.ada.id, c.ada.card)
	must(t, b, err)
	if b.Manifest.Previous != m.Previous || len(b.Items) != 0 {
		t.Errorf("%+v", b.Manifest)
	}
}

// Whatever Open would refuse is not made.
func TestSealRefuses(t *testing.T) {
	c := people(t)
	changed := c.sue.card
	changed.Name = "Sue Ncuba"
	many := make([]Item, MaxItems+1)
	for i := range many {
		many[i] = Withdrawn{Base: base(1), Reflection: idA}
	}
	heavy := make([]Item, 25)
	for i := range heavy {
		r := reflection()
		r.Base, r.Text, r.Starred = base(byte(i)), strings.Repeat("x", MaxText), nil
		heavy[i] = r
	}
	bad := manifest()
	bad.Note = strings.Repeat("x", MaxNote+1)
	unsigned := SignOff{Base: base(7), About: about(), Sentence: SignOffSentence}
	for _, test := range []struct {
		what     string
		from     *Identity
		card, to Card
		m        Manifest
		items    []Item
		reason   Reason
	}{
		{"another's card", c.eve.id, c.ada.card, c.sue.card, manifest(), nil, WrongSender},
		{"to oneself", c.ada.id, c.ada.card, c.ada.card, manifest(), nil, WrongRecipient},
		{"a changed card", c.ada.id, c.ada.card, changed, manifest(), nil, BadSignature},
		{"no card", c.ada.id, c.ada.card, Card{}, manifest(), nil, BadCard},
		{"a long note", c.ada.id, c.ada.card, c.sue.card, bad, nil, BadManifest},
		{"no manifest", c.ada.id, c.ada.card, c.sue.card, Manifest{}, nil, BadManifest},
		{"an unsigned sign-off", c.ada.id, c.ada.card, c.sue.card, manifest(), []Item{unsigned}, BadSignature},
		{"a bad item", c.ada.id, c.ada.card, c.sue.card, manifest(), []Item{Comment{}}, BadItem},
		{"one item twice", c.ada.id, c.ada.card, c.sue.card, manifest(), []Item{reflection(), reflection()}, BadItem},
		{"501 items", c.ada.id, c.ada.card, c.sue.card, manifest(), many, BadManifest},
		{"6 MiB", c.ada.id, c.ada.card, c.sue.card, manifest(), heavy, TooLarge},
	} {
		data, err := Seal(test.from, test.card, test.to, test.m, test.items)
		refusedFor(t, test.what, err, test.reason)
		if data != nil {
			t.Errorf("%s: something was made", test.what)
		}
	}
}

func TestIdentity(t *testing.T) {
	id := made(NewIdentity())
	if other := made(NewIdentity()); other.signing == id.signing || other.recipient == id.recipient {
		t.Error("two people have the same keys")
	}
	text, err := id.MarshalText()
	must(t, text, err)
	again, err := ParseIdentity(text)
	must(t, again, err)
	if !again.owns(made(id.Card("Ada", "", noon))) {
		t.Error("other keys came back")
	}
	for _, bad := range []string{"", "x", string(text[:len(text)-9]), string(text[1:]), string(text) + "more",
		strings.Replace(string(text), "PQ-1", "PQ-2", 1), strings.ReplaceAll(string(text), "OPENSSH", "CLOSED"),
		string(text[:bytes.Index(text, []byte("AGE"))])} {
		_, err := ParseIdentity([]byte(bad))
		refusedFor(t, "keys that are none", err, BadIdentity)
		if strings.Contains(err.Error(), "AGE-SECRET") {
			t.Error("the error has the key in it")
		}
	}
}

// No way of printing an identity, or what holds one, shows a key.
func TestIdentityIsNotShown(t *testing.T) {
	id := people(t).ada.id
	var log bytes.Buffer
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%x", "%d", "%q"} {
		fmt.Fprintf(&log, verb+verb, id, *id)
	}
	secret := made(id.MarshalText())
	key := strings.Fields(string(secret[bytes.Index(secret, []byte("AGE")):]))[0]
	for _, leak := range []string{key, "AGE-SECRET", "PRIVATE KEY", fmt.Sprint([]byte(id.secret))[1:40], fmt.Sprintf("%x", []byte(id.secret))[:40]} {
		if strings.Contains(log.String(), leak) {
			t.Errorf("printed: %.20s…", leak)
		}
	}
}

func TestSignOff(t *testing.T) {
	c := people(t)
	first := signOff(t, c.sue.id, "")
	second := signOff(t, c.sue.id, hashOf(t, first))
	for _, s := range []SignOff{first, second} {
		if s.Author() != c.sue.card.Signing || s.Sentence != SignOffSentence {
			t.Error("not signed by its author")
		}
		item, err := DecodeItem(made(EncodeItem(s)))
		must(t, item, err)
		if item != Item(s) {
			t.Error("it came back otherwise")
		}
	}
	for what, change := range map[string]func(*SignOff){
		"another text":         func(s *SignOff) { s.TextSHA256 = strings.Repeat("0", 64) },
		"another time":         func(s *SignOff) { s.At++ },
		"no previous":          func(s *SignOff) { s.Previous = "" },
		"another signature":    func(s *SignOff) { s.Signature = first.Signature },
		"no signature":         func(s *SignOff) { s.Signature = "" },
		"a signature and more": func(s *SignOff) { s.Signature += "\n" },
		"a signature of another kind": func(s *SignOff) {
			line, _ := writeItem(SignOff{Base: s.Base, About: s.About, Previous: s.Previous, Sentence: s.Sentence})
			s.Signature, _ = c.sue.id.sign(manifestNamespace, line)
		},
		"a signature with another kind of key": func(s *SignOff) {
			s.Signature = ""
			line := made(writeItem(*s))
			key := made(ecdsa.GenerateKey(elliptic.P256(), rand.Reader))
			signer := made(ssh.NewSignerFromSigner(key))
			s.Signature = string(sshsig.Armor(made(sshsig.Sign(bytes.NewReader(line), signer, sshsig.HashSHA512, signOffNamespace))))
		},
	} {
		s := second
		change(&s)
		_, err := EncodeItem(s)
		refusedFor(t, what, err, BadSignature)
		if s.Author() != "" {
			t.Errorf("%s: it has an author", what)
		}
	}
	// It is the author's, whoever sends it.
	data, err := Seal(c.ada.id, c.ada.card, c.sue.card, manifest(), []Item{first})
	must(t, data, err)
	b, err := Open(data, c.sue.id, c.sue.card)
	must(t, b, err)
	if b.Items[0].(SignOff).Author() != c.sue.card.Signing {
		t.Error("another author")
	}
}

// The plaintext is lines that other programs can take apart.
func TestPlainForm(t *testing.T) {
	c := people(t)
	plain := string(made(sealPlain(c, items(t, c.ada.id))))
	lines := strings.SplitAfter(plain, "\n")
	if lines[0] != "prebirth handover 1\n" || lines[2] != signatureBegin {
		t.Errorf("it begins with %q", lines[0])
	}
	for i, line := range lines {
		if strings.HasPrefix(line, "{") && !json.Valid([]byte(line)) {
			t.Errorf("line %d is not JSON", i+1)
		}
	}
	if !strings.Contains(lines[1], "again\u2028and") {
		t.Error("a character is escaped that need not be")
	}
}

// sealPlain is the plaintext of a file from Ada to Sue.
func sealPlain(c cast, items []Item) ([]byte, error) {
	m := manifest()
	lines, refused := fill(&m, c.ada.card, c.sue.card, items)
	if refused != nil {
		return nil, refused
	}
	return c.ada.id.plain(m, lines)
}

func TestTimesAreKeptToTheirUnit(t *testing.T) {
	at := time.Date(2026, 3, 31, 13, 0, 0, 999, time.FixedZone("", 3600))
	card, err := people(t).ada.id.Card("Ada", "", at)
	must(t, card, err)
	if !card.Made.Equal(noon) || card.Made.Location() != time.UTC {
		t.Errorf("made %v", card.Made)
	}
}
