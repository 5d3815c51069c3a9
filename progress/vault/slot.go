package vault

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"filippo.io/age"
)

// limit bounds what is read of a key file or slot, in bytes: a slot of a year's
// keys is under 64 kB.
const limit = 64 << 10

// mostWork is the highest cost that is spent on a slot, as a power of two. A slot
// that asks for more was not written by this program.
const mostWork = 22

// readIdentity reads the first age identity in a key file.
func readIdentity(path string) (*age.X25519Identity, error) {
	data, err := read(path)
	if err != nil {
		return nil, err
	}
	identities, err := age.ParseIdentities(bytes.NewReader(data))
	if err != nil {
		return nil, errors.New("it is not a key file") // age's words may quote it
	}
	identity, ok := identities[0].(*age.X25519Identity)
	if !ok {
		return nil, errors.New("its key is of another kind")
	}
	return identity, nil
}

// words is the identity of a passphrase or a recovery code.
func words(secret string) (age.Identity, error) {
	identity, err := age.NewScryptIdentity(secret)
	if err != nil {
		return nil, err
	}
	identity.SetMaxWorkFactor(mostWork)
	return identity, nil
}

// readSlot returns the keys in a slot, at least one.
func readSlot(path string, identity age.Identity) (keys [][]byte, err error) {
	sealed, err := read(path)
	if err != nil {
		return nil, err
	}
	plain, err := age.Decrypt(bytes.NewReader(sealed), identity)
	if err != nil {
		return nil, fmt.Errorf("decrypt: %w", err)
	}
	text, err := io.ReadAll(io.LimitReader(plain, limit))
	if err != nil {
		return nil, fmt.Errorf("decrypt: %w", err)
	}
	for line := range strings.Lines(string(text)) {
		key, err := hex.DecodeString(strings.TrimSpace(line))
		if err != nil || len(key) != KeySize {
			return nil, errors.New("it does not hold a key of the right length")
		}
		keys = append(keys, key)
	}
	if len(keys) == 0 {
		return nil, errors.New("it holds no key")
	}
	return keys, nil
}

// seal encrypts keys, a line of hexadecimal text each, to one recipient.
func seal(keys [][]byte, to age.Recipient) ([]byte, error) {
	var sealed bytes.Buffer
	w, err := age.Encrypt(&sealed, to)
	if err != nil {
		return nil, err
	}
	for _, key := range keys {
		if _, err := io.WriteString(w, hex.EncodeToString(key)+"\n"); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	if sealed.Len() > limit {
		return nil, errors.New("the keys of so many earlier backups do not fit") // it could not be read again
	}
	return sealed.Bytes(), nil
}

func read(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, limit))
}
