package handover

import (
	"bytes"
	"encoding/json"
)

// pieces are the parts of a plaintext: borders only, nothing verified.
type pieces struct {
	first     string // the first line, without its end
	manifest  []byte // without its line end
	signature string
	items     [][]byte // without their line ends
}

// openPlain reads what was encrypted, in the order that the package promises:
// limits, version, sender, signature, people, items.
func openPlain(plain []byte, mine Card) (*Bundle, *RefusedError) {
	if refused := checkLimits(plain); refused != nil {
		return nil, refused
	}
	p, refused := split(plain)
	if refused != nil {
		return nil, refused
	}
	b, refused := openManifest(p, mine)
	if refused != nil {
		return nil, refused
	}
	if refused := b.readItems(p.items); refused != nil {
		return nil, refused
	}
	return b, nil
}

// checkLimits looks at the size of everything.
func checkLimits(plain []byte) *RefusedError {
	if len(plain) > maxPlain {
		return refusal(TooLarge, "its content")
	}
	items, inItems := 0, false // they come after the signature
	for line := range bytes.Lines(plain) {
		switch {
		case len(line) > maxLine:
			return refusal(TooLarge, "a line")
		case depth(line) > maxDepth:
			return refusal(TooLarge, "the nesting of a line")
		case items == MaxItems:
			return refusal(TooLarge, "the number of its items")
		case inItems:
			items++
		case string(line) == signatureEnd:
			inItems = true
		}
	}
	return nil
}

// split takes a plaintext apart. The version comes first: what follows is another
// matter in another one.
func split(plain []byte) (p pieces, refused *RefusedError) {
	first, rest, _ := bytes.Cut(plain, []byte("\n"))
	p.first = string(first)
	if refused := version(p.first, title); refused != nil {
		return p, refused
	}
	manifest, rest, _ := bytes.Cut(rest, []byte("\n"))
	signature, rest, ok := bytes.Cut(rest, []byte(signatureEnd))
	if !ok || len(rest) > 0 && !bytes.HasSuffix(rest, []byte("\n")) {
		return p, refusal(NotIntact, "")
	}
	p.manifest, p.signature = manifest, string(signature)+signatureEnd
	for line := range bytes.Lines(rest) {
		p.items = append(p.items, bytes.TrimSuffix(line, []byte("\n")))
	}
	return p, nil
}

// openManifest reads and verifies the manifest: its form, the sender's card, the
// signature, and whom the file is from and for.
func openManifest(p pieces, mine Card) (*Bundle, *RefusedError) {
	var m Manifest
	if json.Unmarshal(p.manifest, &m) != nil {
		return nil, refusal(NotCanonical, "its description")
	}
	if again, err := canonical(m); err != nil || !bytes.Equal(again, p.manifest) {
		return nil, refusal(NotCanonical, "its description")
	}
	if m.Format > Format {
		return nil, refusal(NewerVersion, "")
	}
	if what := m.check(); what != "" {
		return nil, refusal(BadManifest, what)
	}
	card, refused := exactCard(m.SenderCard)
	if refused != nil {
		return nil, refused
	}
	if key, _ := signingKey(card.Signing); !verify(p.signature, key, manifestNamespace, p.manifest) {
		return nil, refusal(BadSignature, "")
	}
	if refused := m.people(card, mine); refused != nil {
		return nil, refused
	}
	return &Bundle{Manifest: m, ManifestHash: hash(p.manifest), Head: string(p.manifest) + "\n" + p.signature, Card: card}, nil
}

// exactCard is [parseCard] for a card within a file, which did not travel by
// itself and is in its one form.
func exactCard(text string) (Card, *RefusedError) {
	c, refused := parseCard([]byte(text))
	if refused == nil && c.Text() != text {
		refused = refusal(BadCard, "its form")
	}
	return c, refused
}

// readItems reads the items: first that they are those that were signed, and then
// what they say.
func (b *Bundle) readItems(lines [][]byte) *RefusedError {
	if len(lines) != len(b.Manifest.Items) {
		return refusal(WrongHash, "the number of its items")
	}
	for i, sum := range b.Manifest.Items {
		if int64(len(lines[i])) != sum.Length || hash(lines[i]) != sum.SHA256 {
			return &RefusedError{Reason: WrongHash, Item: i + 1}
		}
	}
	seen := map[string]bool{}
	for i, line := range lines {
		item, refused := decodeItem(line)
		if refused == nil && seen[item.base().ID] {
			refused = refusal(BadItem, "its id, which another has")
		}
		if refused != nil {
			refused.Item = i + 1
			return refused
		}
		seen[item.base().ID] = true
		b.Items = append(b.Items, item)
	}
	return nil
}
