package handover

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"

	"filippo.io/age"
)

const title = "prebirth handover "

// Seal makes a file of items from one person to another, whom both can open; the
// card is the sender's own. The caller gives the manifest's ID, Kind, Created,
// Sequence, Previous, Note, Guard and KeepUntil; the rest is filled in here. To
// learn the hash of the manifest, which the next file needs as its Previous,
// [Open] the file as its sender. The error is a [*RefusedError] for what no file
// may have; nothing that Open would refuse is ever made.
func Seal(from *Identity, card, to Card, m Manifest, items []Item) ([]byte, error) {
	const doing = "make handover"
	lines, refused := fill(&m, card, to, items)
	if refused == nil && !from.owns(card) {
		refused = refusal(WrongSender, "")
	}
	if refused != nil {
		return nil, while(doing, refused)
	}
	plain, err := from.plain(m, lines)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", doing, err)
	}
	// What is made is read as its reader will, so that nothing is sent that cannot be opened.
	if _, refused := openPlain(plain, to); refused != nil {
		return nil, while(doing, refused)
	}
	data, err := encrypt(plain, to.Recipient, card.Recipient)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", doing, err)
	}
	return data, nil
}

// fill completes a manifest and returns the lines of the items.
func fill(m *Manifest, card, to Card, items []Item) (lines [][]byte, refused *RefusedError) {
	for _, c := range []Card{card, to} {
		if refused := c.verify(); refused != nil {
			return nil, refused
		}
	}
	m.Format, m.Sender, m.SenderCard = Format, card.Fingerprint(), card.Text()
	m.Recipients = []string{to.Fingerprint(), m.Sender}
	m.Items = make([]Sum, len(items))
	for i, item := range items {
		line, refused := encodeItem(item)
		if refused != nil {
			refused.Item = i + 1
			return nil, refused
		}
		m.Items[i] = Sum{SHA256: hash(line), Length: int64(len(line))}
		lines = append(lines, line)
	}
	if what := m.check(); what != "" {
		return nil, refusal(BadManifest, what)
	}
	return lines, m.people(card, to)
}

// plain is the text of a file before it is encrypted.
func (i *Identity) plain(m Manifest, lines [][]byte) ([]byte, error) {
	manifest, err := canonical(m)
	if err != nil {
		return nil, err
	}
	signature, err := i.sign(manifestNamespace, manifest)
	if err != nil {
		return nil, err
	}
	plain := []byte(title + strconv.Itoa(Format) + "\n" + string(manifest) + "\n" + signature)
	for _, line := range lines {
		plain = append(append(plain, line...), '\n')
	}
	return plain, nil
}

// encrypt is age, to hybrid recipients.
func encrypt(plain []byte, to ...string) ([]byte, error) {
	recipients := make([]age.Recipient, len(to))
	for i, text := range to {
		r, err := age.ParseHybridRecipient(text)
		if err != nil {
			return nil, err
		}
		recipients[i] = r
	}
	sealed, err := age.EncryptReader(bytes.NewReader(plain), recipients...)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(sealed)
}

// version checks a first line: a title and the number of a format. A number that
// is higher than this program knows is told apart from what is no number.
func version(first, title string) *RefusedError {
	number, ok := strings.CutPrefix(first, title)
	n, err := strconv.ParseUint(number, 10, 31)
	switch {
	case !ok || err != nil || strconv.FormatUint(n, 10) != number || n < Format:
		return refusal(NotIntact, "its first line")
	case n > Format:
		return refusal(NewerVersion, "")
	}
	return nil
}
