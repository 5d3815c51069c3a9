package vault

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"

	"filippo.io/age"

	"prebirth/progress/internal/files"
)

// SumsName is a file beside the slots of words, as sha256sum writes it: a slot
// that was damaged can look as one does to which the passphrase is wrong, and
// nobody should doubt their memory for that.
const SumsName = "sums"

// MakeWords puts the slots of a passphrase and of a recovery code for keys in the
// folder at slots, which must be there, and syncs them. work is the cost of
// trying one; 0 is [Work].
func MakeWords(slots string, keys [][]byte, passphrase string, code Code, work int) error {
	if err := CheckPassphrase(passphrase); err != nil {
		return err
	}
	if _, err := ParseCode(code.String()); err != nil {
		return err
	}
	var sums bytes.Buffer
	for slot, secret := range map[Slot]string{Passphrase: normal(passphrase), Recovery: code.String()} {
		sealed, err := sealWords(keys, secret, work)
		if err != nil {
			return fmt.Errorf("make key slot: %w", err)
		}
		if err := files.WriteNew(slot.File(slots), sealed); err != nil {
			return err
		}
		fmt.Fprintf(&sums, "%s  %s\n", sum(sealed), filepath.Base(slot.File("")))
	}
	return files.WriteNew(filepath.Join(slots, SumsName), sums.Bytes())
}

func sealWords(keys [][]byte, secret string, work int) ([]byte, error) {
	recipient, err := age.NewScryptRecipient(secret)
	if err != nil {
		return nil, err
	}
	if work == 0 {
		work = Work
	}
	if work < 1 || work > mostWork {
		return nil, errors.New("its cost is out of bounds")
	}
	recipient.SetWorkFactor(work)
	return seal(keys, recipient)
}

// MakeAccount puts the slot of this account for keys in the folder at slots, and a
// new key file that opens it at keyPath. Both folders must be there, and neither
// file. It syncs them.
func MakeAccount(slots, keyPath string, keys [][]byte) error {
	identity, err := newIdentity(keyPath)
	if err != nil {
		return err
	}
	sealed, err := seal(keys, identity.Recipient())
	if err != nil {
		return fmt.Errorf("make key slot: %w", err)
	}
	return files.WriteNew(Account.File(slots), sealed)
}

func sum(data []byte) string {
	hash := sha256.Sum256(data)
	return hex.EncodeToString(hash[:])
}

// changed says whether a slot is known to be other than it was written.
func changed(slots string, slot Slot) bool {
	sealed, err := read(slot.File(slots))
	if err != nil {
		return true
	}
	sums, err := read(filepath.Join(slots, SumsName))
	name := []byte("  " + filepath.Base(slot.File("")) + "\n")
	if err != nil || !bytes.Contains(sums, name) {
		return false // nothing is known
	}
	return !bytes.Contains(sums, append([]byte(sum(sealed)), name...))
}
