package handover

import (
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"math/big"
	"strings"
	"time"

	"filippo.io/age"
	"github.com/sethvargo/go-diceware/diceware"
)

// MaxCard bounds the text of a contact card, in bytes. One is about 2.5 kB.
const MaxCard = 16 << 10

const cardTitle = "prebirth contact card "

// A Card says who somebody is and which keys are theirs. It is signed with these
// keys, which proves that nobody changed it, and not that the name is true: that
// is what reading [Card.Words] aloud is for.
//
// A Card comes from [Identity.Card] or [ParseCard]; one that was changed since has
// a signature that no longer fits, and is refused by [Seal] and by ParseCard.
type Card struct {
	Name, Role string
	Signing    string    // the public signing key, "ssh-ed25519 AAAA…"
	Recipient  string    // the public age key, "age1pq1…"
	Made       time.Time // UTC, to the second

	signature string
}

// Text returns the card as the text that is handed out, which [ParseCard] reads.
func (c Card) Text() string { return c.lines() + c.signature }

// lines are what the signature is over.
func (c Card) lines() string {
	role := strings.TrimSuffix("role: "+c.Role, " ") // mail takes away spaces at a line's end
	return cardTitle + "1\nname: " + c.Name + "\n" + role + "\nmade: " + c.Made.Format(time.RFC3339) +
		"\nsigning: " + c.Signing + "\nrecipient: " + c.Recipient + "\n"
}

// ParseCard reads the text of a card, and verifies that it is signed with its own
// keys. Windows line ends and blank lines around the text are allowed, since mail
// adds them. The error is a [*RefusedError].
func ParseCard(text []byte) (Card, error) {
	c, err := parseCard(text)
	return c, while("read contact card", err)
}

func parseCard(text []byte) (Card, *RefusedError) {
	if len(text) > MaxCard {
		return Card{}, refusal(TooLarge, "")
	}
	plain := strings.Trim(strings.ReplaceAll(string(text), "\r\n", "\n"), " \t\n") + "\n"
	first, _, _ := strings.Cut(plain, "\n")
	if err := version(first, cardTitle); err != nil {
		return Card{}, err
	}
	c, ok := readCard(plain)
	if !ok || c.Text() != plain {
		return Card{}, refusal(BadCard, "its form")
	}
	if refused := c.verify(); refused != nil {
		return Card{}, refused
	}
	return c, nil
}

// readCard takes the fields of a card from its text. What it takes is checked by
// writing the card again.
func readCard(plain string) (c Card, ok bool) {
	lines, signature, ok := strings.Cut(plain, signatureBegin)
	fields := strings.Split(lines, "\n")
	if !ok || len(fields) != 7 { // the last is empty
		return c, false
	}
	c.signature = signatureBegin + signature
	c.Name = strings.TrimPrefix(fields[1], "name: ")
	c.Role = strings.TrimPrefix(strings.TrimPrefix(fields[2], "role:"), " ")
	c.Signing = strings.TrimPrefix(fields[4], "signing: ")
	c.Recipient = strings.TrimPrefix(fields[5], "recipient: ")
	made, err := time.Parse(time.RFC3339, strings.TrimPrefix(fields[3], "made: "))
	c.Made = made.UTC()
	return c, err == nil
}

// verify says what is wrong with a card.
func (c Card) verify() *RefusedError {
	if what := c.check(); what != "" {
		return refusal(BadCard, what)
	}
	if key, _ := signingKey(c.Signing); !verify(c.signature, key, cardNamespace, []byte(c.lines())) {
		return refusal(BadSignature, "of the contact card")
	}
	return nil
}

// check says what is wrong with the fields of a card; "" for nothing.
func (c Card) check() string {
	what := cmp.Or(
		name("its name", c.Name, 1),
		name("its role", c.Role, 0),
		moment("its date", c.Made.UnixMilli()))
	if what != "" {
		return what
	}
	if _, ok := signingKey(c.Signing); !ok {
		return "its signing key"
	}
	if r, err := age.ParseHybridRecipient(c.Recipient); err != nil || r.String() != c.Recipient {
		return "its age key"
	}
	return ""
}

// sum is SHA-256 over both public keys, a line each.
func (c Card) sum() [sha256.Size]byte {
	return sha256.Sum256([]byte(c.Signing + "\n" + c.Recipient + "\n"))
}

// Fingerprint names the two keys of a card: "SHA256:" and 43 characters. Another
// name or role does not change it; another key does.
func (c Card) Fingerprint() string {
	sum := c.sum()
	return "SHA256:" + base64.RawStdEncoding.EncodeToString(sum[:])
}

// Words returns six words for a fingerprint, to be read aloud: 77 of its 256 bits,
// which nobody can match by trying keys. They are from the Electronic Frontier
// Foundation's long list, whose 7,776 words are made to be told apart by ear.
func (c Card) Words() []string {
	sum := c.sum()
	rest, faces, face := new(big.Int).SetBytes(sum[:]), big.NewInt(6), new(big.Int)
	words := make([]string, 6)
	for w := range words {
		roll := 0 // the list is indexed by five dice
		for range 5 {
			rest.DivMod(rest, faces, face)
			roll = roll*10 + int(face.Int64()) + 1
		}
		words[w] = diceware.WordListEffLarge().WordAt(roll)
	}
	return words
}
