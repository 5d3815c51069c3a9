package vault

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sethvargo/go-diceware/diceware"
	"golang.org/x/text/unicode/norm"
)

// Work is the cost of trying a passphrase once, as a power of two for age's
// scrypt: about a second and 256 MiB on an ordinary laptop.
const Work = 18

// Bounds of a passphrase: in characters, and in bytes.
const (
	shortest = 8
	longest  = 1024
)

// A Secret is what a person knows or has on paper. The zero Secret is none.
// Only one of its fields is set.
type Secret struct {
	Passphrase string
	Recovery   string // the recovery code, in any spacing and case
}

// Protection says which slots there are.
type Protection struct {
	Account    bool // opens without a question
	Passphrase bool
	Recovery   bool
}

// Suggest returns five words at random, separated by spaces, as a passphrase:
// 64 bits. The words are those of the Electronic Frontier Foundation's long list.
func Suggest() string { return strings.Join(diceware.MustGenerate(5), " ") }

// A PassphraseError says why words cannot be a passphrase. It quotes nothing.
type PassphraseError struct{ Why, Do string }

// Error gives the reason.
func (e *PassphraseError) Error() string { return "use passphrase: " + e.Why }

// Hint says what to do.
func (e *PassphraseError) Hint() string { return e.Do }

// CheckPassphrase says why words cannot be a passphrase: under 8 characters, over
// 1,024 bytes, or holding what no keyboard sends. Spaces at the ends do not
// count. Its error has a Hint; it is a [*PassphraseError].
func CheckPassphrase(words string) error {
	if len(words) > 4*longest {
		return tooLong()
	}
	words = normal(words)
	for _, r := range words {
		if unicode.IsControl(r) || unicode.In(r, unicode.Zl, unicode.Zp, unicode.Noncharacter_Code_Point) {
			return &PassphraseError{"it holds a control character", "type it with the keys of the keyboard, in one line"}
		}
	}
	switch n := utf8.RuneCountInString(words); {
	case !utf8.ValidString(words):
		return &PassphraseError{"it is not text", "type it with the keys of the keyboard"}
	case n == 0:
		return &PassphraseError{"it is empty", "type a few words that only you know"}
	case n < shortest:
		return &PassphraseError{fmt.Sprintf("it has %d characters, and %d are the least", n, shortest),
			"make it longer; five words at random are easier to remember than a short one with signs"}
	case len(words) > longest:
		return tooLong()
	}
	return nil
}

func tooLong() error {
	return &PassphraseError{fmt.Sprintf("it is longer than %d bytes", longest), "make it shorter; five words are enough"}
}

// normal is the one form of what may be typed in several: ŵ is one character
// on one keyboard, and w and an accent on another.
func normal(words string) string { return norm.NFC.String(strings.TrimSpace(words)) }
