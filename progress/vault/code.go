package vault

import (
	"crypto/rand"
	"fmt"
	"strings"
	"unicode"
)

// alphabet is Crockford's base 32: no I, L, O or U, which a hand writes like 1, 0
// and V.
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

// groups and letters are the shape of a code; the last letter of a group checks
// the others.
const (
	groups  = 6
	letters = 5
)

// longestCode bounds what is looked at of a typed code, in bytes.
const longestCode = 512

// A Code is a recovery code: six groups of five characters, the last of each a
// check on the four before it, so that a slip of the pen is found and its group
// named. It holds 120 bits.
type Code struct{ groups [6]string }

// A CodeError says that typed words are no recovery code. It quotes nothing.
type CodeError struct {
	Group int // from 1; 0 when it is not about one group
	Why   string
}

// Error names the group.
func (e *CodeError) Error() string {
	if e.Group == 0 {
		return "read recovery code: " + e.Why
	}
	return fmt.Sprintf("read recovery code: group %d: %s", e.Group, e.Why)
}

// Hint says what to do.
func (e *CodeError) Hint() string {
	if e.Group == 0 {
		return "type all six groups of five characters, as they were written down"
	}
	return fmt.Sprintf("look at group %d of the six again; a code has no letters I, L, O or U", e.Group)
}

// NewCode makes a code at random.
func NewCode() Code {
	var c Code
	var random [groups * (letters - 1)]byte
	rand.Read(random[:]) // never fails
	for g := range c.groups {
		group := make([]byte, 0, letters)
		for _, b := range random[g*(letters-1) : (g+1)*(letters-1)] {
			group = append(group, alphabet[b%32])
		}
		c.groups[g] = string(append(group, check(group, g)))
	}
	return c
}

// check is the last letter of a group: a sum in the field of 32 elements in which
// each place has its own weight, so that one wrong letter and two that changed
// places are always found. The number of the group is in it, so that two groups
// that changed places are found too.
func check(group []byte, number int) byte {
	sum := byte(number + 1)
	weight := byte(1)
	for _, letter := range group {
		weight = times(weight, 2)
		sum ^= times(byte(strings.IndexByte(alphabet, letter)), weight)
	}
	return alphabet[sum]
}

// times multiplies in the field of 32 elements, modulo x^5 + x^2 + 1.
func times(a, b byte) (product byte) {
	for ; b > 0; b >>= 1 {
		if b&1 == 1 {
			product ^= a
		}
		if a <<= 1; a&32 != 0 {
			a ^= 0b100101
		}
	}
	return product
}

// ParseCode reads a code as a person types it: any case, spaces or hyphens,
// and O for 0, I or L for 1. The error names the group that is wrong; it is a
// [*CodeError].
func ParseCode(typed string) (Code, error) {
	if len(typed) > longestCode {
		return Code{}, &CodeError{Why: "it is too long"}
	}
	parts := strings.FieldsFunc(strings.ToUpper(typed), func(r rune) bool {
		return unicode.IsSpace(r) || unicode.Is(unicode.Pd, r) || unicode.IsControl(r)
	})
	if len(parts) != groups {
		parts = cut(strings.Join(parts, ""))
	}
	if len(parts) != groups {
		return Code{}, &CodeError{Why: "it has not six groups of five characters"}
	}
	var c Code
	for g, part := range parts {
		group, why := readGroup(part, g)
		if why != "" {
			return Code{}, &CodeError{Group: g + 1, Why: why}
		}
		c.groups[g] = group
	}
	return c, nil
}

// cut cuts a code that was typed without its groups into them.
func cut(typed string) (parts []string) {
	runes := []rune(typed)
	for ; len(runes) > letters; runes = runes[letters:] {
		parts = append(parts, string(runes[:letters]))
	}
	return append(parts, string(runes))
}

func readGroup(part string, number int) (group, why string) {
	part = strings.NewReplacer("O", "0", "I", "1", "L", "1").Replace(part)
	for _, r := range part {
		if !strings.ContainsRune(alphabet, r) {
			return "", "it holds a character that is in no code"
		}
	}
	if len(part) != letters {
		return "", fmt.Sprintf("it has %d characters and not %d", len(part), letters)
	}
	if check([]byte(part[:letters-1]), number) != part[letters-1] {
		return "", "one of its characters is wrong"
	}
	return part, ""
}

// Groups returns the code's groups, in order.
func (c Code) Groups() []string { return c.groups[:] }

// String is the groups joined by hyphens. It is the passphrase of the slot's age
// file.
func (c Code) String() string { return strings.Join(c.groups[:], "-") }

// IsZero says that c is no code.
func (c Code) IsZero() bool { return c == Code{} }
