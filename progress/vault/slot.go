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

// limit bounds what is read of a key file or slot, in bytes. Both are under 1 kB.
const limit = 64 << 10

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

// readSlot returns the key in a slot.
func readSlot(path string, identity age.Identity) ([]byte, error) {
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
	key, err := hex.DecodeString(strings.TrimSpace(string(text)))
	if err != nil || len(key) != KeySize {
		return nil, errors.New("it does not hold a key of the right length")
	}
	return key, nil
}

// seal encrypts a key, as hexadecimal text, to one recipient.
func seal(key []byte, to age.Recipient) ([]byte, error) {
	var sealed bytes.Buffer
	w, err := age.Encrypt(&sealed, to)
	if err != nil {
		return nil, err
	}
	if _, err := io.WriteString(w, hex.EncodeToString(key)+"\n"); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
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
