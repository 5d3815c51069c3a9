package handover

import (
	"bytes"
	"strings"

	"github.com/hiddeco/sshsig"
	"golang.org/x/crypto/ssh"
)

// The namespaces keep a signature of one kind from being passed off as one of
// another. Each has the version of the format in it.
const (
	cardNamespace     = "prebirth-card-1"
	manifestNamespace = "prebirth-handover-1"
	signOffNamespace  = "prebirth-sign-off-1"
)

// Borders of a signature, as ssh-keygen has them.
const (
	signatureBegin = "-----BEGIN SSH SIGNATURE-----\n"
	signatureEnd   = "-----END SSH SIGNATURE-----\n"
)

// sign returns an SSH signature as ssh-keygen -Y sign makes it, with SHA-512.
func (i *Identity) sign(namespace string, message []byte) (armored string, err error) {
	signature, err := sshsig.Sign(bytes.NewReader(message), i.signer, sshsig.HashSHA512, namespace)
	if err != nil {
		return "", err
	}
	return string(sshsig.Armor(signature)), nil
}

// verify says whether an armored signature is of the message, in the namespace,
// by the key. It takes a signature in one form only, so that no second file can
// be made of a first one by writing its signature another way.
func verify(armored string, key ssh.PublicKey, namespace string, message []byte) bool {
	signature, err := unarmor(armored)
	return err == nil && sshsig.Verify(bytes.NewReader(message), signature, key, sshsig.HashSHA512, namespace) == nil
}

// unarmor reads a signature in its one form; it verifies nothing.
func unarmor(armored string) (*sshsig.Signature, *RefusedError) {
	signature, err := sshsig.Unarmor([]byte(armored))
	switch {
	case err != nil,
		signature.PublicKey.Type() != ssh.KeyAlgoED25519,
		signature.HashAlgorithm != sshsig.HashSHA512,
		len(signature.Signature.Rest) > 0, // for hardware keys; nothing verifies it here
		string(sshsig.Armor(signature)) != armored:
		return nil, refusal(BadSignature, "its form")
	}
	return signature, nil
}

// signingKey reads a public key of the form "ssh-ed25519 AAAA…", without options
// and without a comment.
func signingKey(text string) (ssh.PublicKey, bool) {
	key, _, _, _, err := ssh.ParseAuthorizedKey([]byte(text))
	if err != nil || key.Type() != ssh.KeyAlgoED25519 {
		return nil, false
	}
	return key, strings.TrimSuffix(string(ssh.MarshalAuthorizedKey(key)), "\n") == text
}
