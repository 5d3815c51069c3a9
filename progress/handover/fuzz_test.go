package handover

import (
	"bytes"
	"strings"
	"testing"
)

// whole fails unless what was accepted is written as it was read, but for its signature.
func whole(t *testing.T, plain []byte, b *Bundle) {
	t.Helper()
	head := title + "1\n" + string(made(canonical(b.Manifest))) + "\n" + signatureBegin
	tail := signatureEnd
	for _, item := range b.Items {
		tail += string(encoded(item)) + "\n"
	}
	if !strings.HasPrefix(string(plain), head) || !strings.HasSuffix(string(plain), tail) {
		t.Error("what was accepted is written otherwise")
	}
}

// FuzzOpenPlain reads plaintexts as they are, and with a signature that fits put in the place of theirs, so that it is
// not the signature alone that refuses.
func FuzzOpenPlain(f *testing.F) {
	c := people(f)
	f.Add(newForge(c, items(f, c.ada.id)...).plain())
	f.Add(newForge(c).plain())
	f.Add([]byte(title + "2\n"))
	for _, h := range hostileParts(c) {
		forge := newForge(c, reflection(), Withdrawn{Base: base(2), Reflection: idA, Done: true})
		forge.sums()
		h.do(forge)
		if plain := forge.plain(); len(plain) < 1<<14 {
			f.Add(plain)
		}
	}
	f.Fuzz(func(t *testing.T, plain []byte) {
		for _, text := range [][]byte{plain, signedAnew(c, plain)} {
			b, refused := openPlain(text, c.sue.card)
			if (b == nil) == (refused == nil) {
				t.Fatal("neither a file nor a reason")
			}
			if b != nil {
				whole(t, text, b)
			}
		}
	})
}

// signedAnew puts a signature that fits in the place of what is there.
func signedAnew(c cast, plain []byte) []byte {
	first, rest, _ := bytes.Cut(plain, []byte("\n"))
	line, rest, _ := bytes.Cut(rest, []byte("\n"))
	_, items, _ := bytes.Cut(rest, []byte(signatureEnd))
	return []byte(string(first) + "\n" + string(line) + "\n" + made(c.ada.id.sign(manifestNamespace, line)) + string(items))
}

// FuzzParseCard takes cards that are written again as they were read.
func FuzzParseCard(f *testing.F) {
	c := people(f)
	f.Add([]byte(c.ada.card.Text()))
	f.Add([]byte("\r\n" + strings.ReplaceAll(c.sue.card.Text(), "\n", "\r\n")))
	f.Add([]byte(cardTitle + "1\nname: x\nrole:\nmade: 2026-03-31T12:00:00Z\nsigning: \nrecipient: \n" + signatureBegin + signatureEnd))
	f.Fuzz(func(t *testing.T, text []byte) {
		card, err := ParseCard(text)
		if err != nil {
			refusedFor(t, "a card", err)
			if card != (Card{}) {
				t.Error("something was returned")
			}
			return
		}
		if again, err := ParseCard([]byte(card.Text())); err != nil || again != card {
			t.Errorf("it is written otherwise: %v", err)
		}
		if plain := strings.ReplaceAll(string(text), "\r\n", "\n"); strings.Trim(plain, " \t\n") != strings.TrimSpace(card.Text()) {
			t.Error("it was read otherwise than it is written")
		}
	})
}

// FuzzCanonical writes what it can read in one form, and takes an item in that form only.
func FuzzCanonical(f *testing.F) {
	for _, item := range items(f, people(f).ada.id) {
		f.Add(encoded(item))
	}
	f.Add([]byte(`{"b":[null,-0,1.5,1e9],"a":"\ud800\u2028"}`))
	f.Fuzz(func(t *testing.T, line []byte) {
		if again, ok := reread(string(line)); ok {
			if third, ok := reread(again); !ok || third != again {
				t.Errorf("%s has a second form", again)
			}
		}
		item, err := DecodeItem(line)
		if err != nil {
			refusedFor(t, "an item", err)
		} else if !bytes.Equal(encoded(item), line) {
			t.Error("an item is written otherwise")
		}
	})
}
