package progress

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/subtle"
	"encoding/binary"
	"os"
	"testing"

	"prebirth/progress/vault"
)

// decrypted is the store's file in the clear, as anyone with the key has it.
func decrypted(t *testing.T, f Folders) []byte {
	t.Helper()
	keys, err := vault.Open(f.SlotsPath(), f.KeyPath(), true, vault.Secret{})
	must(t, err)
	key := keys[0]
	data, err := os.ReadFile(f.StorePath())
	must(t, err)
	words, tweaks := block(t, key[:32]), block(t, key[32:])
	const sector = 512
	for n := 0; (n+1)*sector <= len(data); n++ {
		tweak := make([]byte, aes.BlockSize)
		binary.LittleEndian.PutUint64(tweak, uint64(n))
		tweaks.Encrypt(tweak, tweak)
		for at := n * sector; at < (n+1)*sector; at += aes.BlockSize {
			b := data[at : at+aes.BlockSize]
			subtle.XORBytes(b, b, tweak)
			words.Decrypt(b, b)
			subtle.XORBytes(b, b, tweak)
			double(tweak)
		}
	}
	return data
}

func block(t *testing.T, key []byte) cipher.Block {
	t.Helper()
	b, err := aes.NewCipher(key)
	must(t, err)
	return b
}

// double multiplies by x in the field of IEEE 1619.
func double(tweak []byte) {
	carry := byte(0)
	for i, b := range tweak {
		tweak[i], carry = b<<1|carry, b>>7
	}
	tweak[0] ^= 0x87 * carry
}
