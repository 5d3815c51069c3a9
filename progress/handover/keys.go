package handover

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"fmt"
	"io"
	"strings"
	"time"

	"filippo.io/age"
	"golang.org/x/crypto/ssh"
)

// An Identity is the secret keys of one person: one to sign with (SSH, ed25519),
// and one to decrypt with (age, hybrid, so that what is recorded today is not
// readable once there are quantum computers). It does not print: every verb of
// fmt gives the same fixed words.
type Identity struct {
	secret ed25519.PrivateKey
	signer ssh.Signer
	age    *age.HybridIdentity

	signing, recipient string // the public keys, as a card has them
}

// NewIdentity makes keys at random.
func NewIdentity() (*Identity, error) {
	_, secret, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return nil, fmt.Errorf("make keys: %w", err)
	}
	hybrid, err := age.GenerateHybridIdentity()
	if err != nil {
		return nil, fmt.Errorf("make keys: %w", err)
	}
	return newIdentity(secret, hybrid)
}

func newIdentity(secret ed25519.PrivateKey, hybrid *age.HybridIdentity) (*Identity, error) {
	signer, err := ssh.NewSignerFromSigner(secret)
	if err != nil {
		return nil, fmt.Errorf("make keys: %w", err)
	}
	signing := strings.TrimSuffix(string(ssh.MarshalAuthorizedKey(signer.PublicKey())), "\n")
	return &Identity{secret: secret, signer: signer, age: hybrid, signing: signing, recipient: hybrid.Recipient().String()}, nil
}

// MarshalText returns the secret keys as text: an OpenSSH private key, and a line
// with an age identity. Whoever has it can sign and read in the person's name; it
// belongs into an encrypted store and nowhere else. Since it makes an Identity an
// [encoding.TextMarshaler], JSON of a value that holds one has the keys in it.
func (i *Identity) MarshalText() ([]byte, error) {
	block, err := ssh.MarshalPrivateKey(i.secret, "")
	if err != nil {
		return nil, fmt.Errorf("write keys: %w", err)
	}
	return append(pem.EncodeToMemory(block), i.age.String()+"\n"...), nil
}

// ParseIdentity reads what [Identity.MarshalText] wrote. The error is a
// [*RefusedError] and quotes nothing.
func ParseIdentity(text []byte) (*Identity, error) {
	const doing = "read secret keys"
	block, rest := pem.Decode(text)
	if block == nil {
		return nil, while(doing, refusal(BadIdentity, ""))
	}
	key, err := ssh.ParseRawPrivateKey(pem.EncodeToMemory(block))
	secret, isEd25519 := key.(*ed25519.PrivateKey)
	if err != nil || !isEd25519 {
		return nil, while(doing, refusal(BadIdentity, "its signing key"))
	}
	hybrid, err := age.ParseHybridIdentity(strings.TrimSpace(string(rest)))
	if err != nil {
		return nil, while(doing, refusal(BadIdentity, "its age identity"))
	}
	return newIdentity(*secret, hybrid)
}

// shown stands for an Identity wherever one is printed.
const shown = "secret keys (not shown)"

// Format writes fixed words, whatever the verb.
func (Identity) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, shown) }

// Card makes a contact card for these keys, signed with them. A name has 1 to
// [MaxName] characters and a role 0 to MaxName, in one line; at is kept to the
// second. The error is a [*RefusedError].
func (i *Identity) Card(name, role string, at time.Time) (Card, error) {
	c := Card{Name: name, Role: role, Signing: i.signing, Recipient: i.recipient,
		Made: at.UTC().Truncate(time.Second)}
	if what := c.check(); what != "" {
		return Card{}, while("make contact card", refusal(BadCard, what))
	}
	var err error
	if c.signature, err = i.sign(cardNamespace, []byte(c.lines())); err != nil {
		return Card{}, fmt.Errorf("make contact card: %w", err)
	}
	return c, nil
}

// owns says whether a card is about these keys.
func (i *Identity) owns(c Card) bool {
	return c.Signing == i.signing && c.Recipient == i.recipient
}
