package handover

import (
	"bytes"
	"strings"
)

// A forge makes files that Seal would not make, from Ada to Sue unless it is told
// otherwise. It has the keys of the sender: what it makes is signed and encrypted
// as it should be, and only wrong where a test makes it so.
type forge struct {
	cast
	manifest map[string]any
	lines    [][]byte // of items
	first    string
	signer   *Identity
	space    string // the namespace of the signature
	to       []string
	edit     func(plain []byte) []byte // the last touch before it is encrypted
	keep     bool                      // leave the manifest's list of items as it is
}

func newForge(c cast, items ...Item) *forge {
	m := manifest()
	m.Note = canary
	lines, refused := fill(&m, c.ada.card, c.sue.card, items)
	if refused != nil {
		panic(refused)
	}
	return &forge{cast: c, manifest: parsed(made(canonical(m))).(map[string]any), lines: lines, first: title + "1",
		signer: c.ada.id, space: manifestNamespace, to: []string{c.sue.card.Recipient}}
}

// sums makes the manifest's list of items fit the lines.
func (f *forge) sums() {
	list := []any{}
	for _, line := range f.lines {
		list = append(list, map[string]any{"sha256": hash(line), "length": len(line)})
	}
	f.manifest["items"] = list
}

// plain is the plaintext.
func (f *forge) plain() []byte {
	if !f.keep {
		f.sums()
	}
	line := raw(f.manifest)
	plain := []byte(f.first + "\n" + string(line) + "\n" + made(f.signer.sign(f.space, line)))
	for _, line := range f.lines {
		plain = append(append(plain, line...), '\n')
	}
	if f.edit != nil {
		plain = f.edit(plain)
	}
	return plain
}

// file is the file.
func (f *forge) file() []byte { return made(encrypt(f.plain(), f.to...)) }

// replaced is an edit that replaces words once.
func replaced(from, to string) func([]byte) []byte {
	return func(plain []byte) []byte {
		if !bytes.Contains(plain, []byte(from)) {
			panic("nothing to replace")
		}
		return bytes.Replace(plain, []byte(from), []byte(to), 1)
	}
}

// badCard is a card whose fields are not looked at, signed with its keys.
func (p person) badCard(change func(*Card)) Card {
	c := p.card
	change(&c)
	c.signature = made(p.id.sign(cardNamespace, []byte(c.lines())))
	return c
}

// send puts a card in as that of the sender.
func (f *forge) send(c Card) *forge {
	f.manifest["sender_card"] = c.Text()
	f.manifest["sender"] = c.Fingerprint()
	f.manifest["recipients"] = []any{f.sue.card.Fingerprint(), c.Fingerprint()}
	return f
}

// wide is a signature in the columns that ssh-keygen breaks lines at.
func wide(armored string) string {
	inner := strings.TrimSuffix(strings.TrimPrefix(armored, signatureBegin), signatureEnd)
	inner = strings.ReplaceAll(inner, "\n", "")
	var b strings.Builder
	for ; len(inner) > 70; inner = inner[70:] {
		b.WriteString(inner[:70] + "\n")
	}
	return signatureBegin + b.String() + inner + "\n" + signatureEnd
}

// stanzas is the beginning of an age file with stanzas that nobody can open.
func stanzas(n int, stanza string) []byte {
	return []byte(ageIntro + strings.Repeat(stanza, n) + "--- " + strings.Repeat("A", 43) + "\n" + strings.Repeat("x", 64))
}
