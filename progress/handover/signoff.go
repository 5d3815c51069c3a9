package handover

import (
	"cmp"
	"fmt"
	"strings"

	"golang.org/x/crypto/ssh"
)

// KindSignOff is the kind of a [SignOff].
const KindSignOff ItemKind = "sign-off"

// SignOffSentence is what every sign-off says.
const SignOffSentence = "We discussed this version in supervision."

// A SignOff fixes the version of a reflection that was discussed. It has a
// signature of its own, so that it can be shown and verified without the file it
// came in. It is signed with [Identity.SignOff].
type SignOff struct {
	Base
	About
	Previous  string `json:"previous"` // the hash of the sign-off before between these two people, or ""
	Sentence  string `json:"sentence"` // [SignOffSentence]
	Signature string `json:"signature,omitempty"`
}

// Kind is [KindSignOff].
func (SignOff) Kind() ItemKind { return KindSignOff }

func (s SignOff) check() string {
	return cmp.Or(
		s.Base.valid(),
		s.About.valid(),
		maybe(digest, "the sign-off before", s.Previous),
		one("its sentence", s.Sentence, SignOffSentence))
}

// SignOff puts the sentence and the signature into a sign-off, whatever they were.
// The error is a [*RefusedError] for one that is not well formed.
func (i *Identity) SignOff(s SignOff) (SignOff, error) {
	const doing = "sign off"
	s.Sentence, s.Signature = SignOffSentence, ""
	if what := s.check(); what != "" {
		return SignOff{}, while(doing, refusal(BadItem, what))
	}
	line, err := writeItem(s)
	if err == nil {
		s.Signature, err = i.sign(signOffNamespace, line)
	}
	if err != nil {
		return SignOff{}, fmt.Errorf("%s: %w", doing, err)
	}
	return s, nil
}

// Author returns the public key that signed, "ssh-ed25519 AAAA…", to be compared
// with the Signing of a card; "" when the signature does not fit. A sign-off that
// was read from a file or from its one form always has an author, who need not be
// the sender of the file.
func (s SignOff) Author() string {
	armored := s.Signature
	s.Signature = ""
	message, err := writeItem(s)
	signature, refused := unarmor(armored)
	if err != nil || refused != nil || !verify(armored, signature.PublicKey, signOffNamespace, message) {
		return ""
	}
	return strings.TrimSuffix(string(ssh.MarshalAuthorizedKey(signature.PublicKey)), "\n")
}
