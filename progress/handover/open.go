package handover

import (
	"bytes"
	"errors"
	"io"

	"filippo.io/age"
)

// A Bundle is a file that was opened. It is whole, signed by the keys of Card, and
// made for who opened it, or by them.
type Bundle struct {
	Manifest     Manifest
	ManifestHash string // what the sender's next file has as its Previous
	Head         string // the manifest and its signature, as they stand in the file
	Items        []Item
	Card         Card // the sender's, as they say; whether it is known is not looked at
}

// Open reads a file with the keys and the card of who reads it: who it was made
// for, or who made it. The error is a [*RefusedError], and then nothing is
// returned of the file.
func Open(data []byte, me *Identity, mine Card) (*Bundle, error) {
	b, refused := open(data, me, mine)
	if refused != nil {
		return nil, while("open handover", refused)
	}
	return b, nil
}

func open(data []byte, me *Identity, mine Card) (*Bundle, *RefusedError) {
	if len(data) > MaxFile {
		return nil, refusal(TooLarge, "the file")
	}
	if refused := checkHeader(data); refused != nil {
		return nil, refused
	}
	if !me.owns(mine) {
		return nil, refusal(NotForMe, "the card is of other keys")
	}
	plain, refused := decrypt(data, me.age)
	if refused != nil {
		return nil, refused
	}
	return openPlain(plain, mine)
}

// Parts of the header of an age file, and the one kind of stanza that is accepted:
// ML-KEM-768 with X25519.
const (
	ageIntro   = "age-encryption.org/v1\n"
	ageStanza  = "-> "
	ageHybrid  = "-> mlkem768x25519 "
	ageHeadEnd = "---"
)

// checkHeader looks at the header of an age file before age does, which would try
// every stanza and has limits of its own that are far wider. What is malformed and
// passes here is refused there.
func checkHeader(data []byte) *RefusedError {
	rest, ok := bytes.CutPrefix(data[:min(len(data), maxHeader)], []byte(ageIntro))
	if !ok {
		return refusal(NotIntact, "")
	}
	stanzas, others := 0, 0
	for line := range bytes.Lines(rest) {
		switch {
		case bytes.HasPrefix(line, []byte(ageHeadEnd)) && others > 0:
			return refusal(OtherLock, "")
		case bytes.HasPrefix(line, []byte(ageHeadEnd)):
			return nil
		case bytes.HasPrefix(line, []byte(ageStanza)):
			stanzas++
			if !bytes.HasPrefix(line, []byte(ageHybrid)) {
				others++
			}
		}
		if stanzas > maxStanzas {
			return refusal(TooLarge, "its header")
		}
	}
	if len(data) > maxHeader {
		return refusal(TooLarge, "its header")
	}
	return refusal(NotIntact, "its header")
}

// decrypt reads an age file to its last byte. age gives out what comes before a
// damaged place, so that nothing may be looked at earlier.
func decrypt(data []byte, key age.Identity) ([]byte, *RefusedError) {
	plain, err := age.Decrypt(bytes.NewReader(data), key)
	if none := (*age.NoIdentityMatchError)(nil); errors.As(err, &none) {
		return nil, refusal(NotForMe, "")
	}
	if err != nil {
		return nil, refusal(NotIntact, "")
	}
	text, err := io.ReadAll(io.LimitReader(plain, maxPlain+1))
	switch {
	case len(text) > maxPlain:
		return nil, refusal(TooLarge, "its content")
	case err != nil:
		return nil, refusal(NotIntact, "")
	}
	return text, nil
}
