package handover

import (
	"slices"
	"strings"
	"testing"
)

func TestCard(t *testing.T) {
	c := people(t)
	for _, who := range []person{c.ada, c.sue, c.eve} {
		text := who.card.Text()
		for what, travelled := range map[string]string{
			"as it was":         text,
			"Windows line ends": strings.ReplaceAll(text, "\n", "\r\n"),
			"blank lines":       "\r\n\n  \n" + text + "\n \r\n",
			"no last line end":  strings.TrimSuffix(text, "\n"),
		} {
			card, err := ParseCard([]byte(travelled))
			if err != nil || card != who.card || card.Text() != text {
				t.Errorf("%s: %v", what, err)
			}
		}
		if strings.Contains(text, " \n") {
			t.Error("a line ends with a space, which mail takes away")
		}
	}
}

// A fingerprint and its words are of both keys, and of nothing else.
func TestFingerprint(t *testing.T) {
	c := people(t)
	card, named := c.ada.card, c.ada.card
	named.Name, named.Role = "Someone", ""
	if named.Fingerprint() != card.Fingerprint() || !slices.Equal(named.Words(), card.Words()) {
		t.Error("it changes with the name")
	}
	for _, change := range []func(*Card){func(x *Card) { x.Signing = c.eve.card.Signing }, func(x *Card) { x.Recipient = c.eve.card.Recipient }} {
		other := card
		change(&other)
		if other.Fingerprint() == card.Fingerprint() || slices.Equal(other.Words(), card.Words()) {
			t.Error("it does not change with a key")
		}
	}
	if what := fingerprint("form", card.Fingerprint()); what != "" {
		t.Error(what)
	}
	// printf 'a\nb\n' | sha256sum is 911169dd…59a2; its remainders by 6 are the dice, five to a word.
	fixed := Card{Signing: "a", Recipient: "b"}
	if got := strings.Join(fixed.Words(), " "); len(fixed.Words()) != 6 || got != fixedWords {
		t.Errorf("words are %q", got)
	}
}

const fixedWords = "keep headache detective rambling discolor eggbeater"

// Whatever is changed in a card, it is refused.
func TestCardRefuses(t *testing.T) {
	ada := people(t).ada
	text := ada.card.Text()
	line := func(from, to string) string { return strings.Replace(text, from, to, 1) }
	for _, test := range []struct {
		what, text string
		reason     Reason
	}{
		{"nothing", "", NotIntact},
		{"another file", "dear Sue,\n", NotIntact},
		{"a newer card", line("card 1", "card 2"), NewerVersion},
		{"version 0", line("card 1", "card 0"), NotIntact},
		{"version 01", line("card 1", "card 01"), NotIntact},
		{"no version", line("card 1", "card "), NotIntact},
		{"a huge version", line("card 1", "card 99999999999999999999"), NotIntact},
		{"another name", line("Ada", "Eda"), BadSignature},
		{"another role", line("social worker", "social workers"), BadSignature},
		{"no role", line("role: social worker", "role:"), BadSignature},
		{"no role, and a space", line("role: social worker", "role: "), BadCard},
		{"another time", line("12:00:00Z", "12:00:01Z"), BadSignature},
		{"another zone", line("12:00:00Z", "13:00:00+01:00"), BadCard},
		{"parts of a second", line("12:00:00Z", "12:00:00.5Z"), BadCard},
		{"no time", line("made: 2026", "made: x2026"), BadCard},
		{"another label", line("name: ", "Name: "), BadCard},
		{"an empty name", line("name: Ada Ońska", "name:"), BadCard},
		{"a name not in NFC", line("ń", "n\u0301"), BadCard},
		{"lines in another order", line("name: Ada Ońska\nrole: social worker", "role: social worker\nname: Ada Ońska"), BadCard},
		{"one more line", line("made:", "note: x\nmade:"), BadCard},
		{"words after it", text + "Kind regards\n", BadSignature},
		{"words before it", "Hello\n" + text, NotIntact},
		{"two cards", text + text, BadSignature},
		{"its signature cut", text[:len(text)-40], BadSignature},
		{"no signature", text[:strings.Index(text, "-----")], BadCard},
		{"another's signature", text[:strings.Index(text, "-----")] + people(t).eve.card.signature, BadSignature},
		{"another's age key", line(ada.card.Recipient, people(t).eve.card.Recipient), BadSignature},
		{"another's signing key", line(ada.card.Signing, people(t).eve.card.Signing), BadSignature},
		{"a comment at a key", line(ada.card.Signing, ada.card.Signing+" ada@home"), BadCard},
		{"options at a key", line(ada.card.Signing, "no-pty "+ada.card.Signing), BadCard},
		{"an age key in capitals", line(ada.card.Recipient, strings.ToUpper(ada.card.Recipient)), BadCard},
		{"a classic age key", line(ada.card.Recipient, "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"), BadCard},
		{"too much", text + strings.Repeat("\n", MaxCard), TooLarge},
	} {
		card, err := ParseCard([]byte(test.text))
		refusedFor(t, test.what, err, test.reason)
		if card != (Card{}) {
			t.Errorf("%s: something was returned", test.what)
		}
	}
	for i := range text {
		flipped := []byte(text)
		flipped[i] ^= 1
		if _, err := ParseCard(flipped); err == nil {
			t.Errorf("byte %d can be changed", i)
		}
		if _, err := ParseCard([]byte(text[:i])); err == nil && i < len(text)-1 {
			t.Errorf("it can be cut at %d", i)
		}
	}
}

// names are none, each for its reason.
func names() map[string]string {
	return map[string]string{
		"empty": "", "blank": " ", "space before": " Ada", "space after": "Ada ", "long": strings.Repeat("é", MaxName+1),
		"line break": "Ada\nrole: head", "tab": "A\tda", "escape": "A\x1b[31mda", "C1": "A\u009bda", "nul": "A\x00da", "DEL": "A\x7f",
		"bidi override": "Ada\u202eeuS", "isolate": "Ada\u2066x\u2069", "mark": "A\u200fda", "ZWJ": "A\u200dda", "ZWSP": "A\u200bda",
		"BOM": "\ufeffAda", "soft hyphen": "A\u00adda", "line separator": "A\u2028da", "paragraph separator": "A\u2029da",
		"NBSP": "Ada\u00a0O", "tag": "Ada\U000e0041", "filler": "A\u3164da", "variation": "Ada\ufe0f", "private": "A\ue000",
		"not UTF-8": "A\xffda", "not NFC": "e\u0301", "unassigned": "A\U0003ffff",
	}
}

func TestNames(t *testing.T) {
	id := people(t).ada.id
	for what, bad := range names() {
		_, err := id.Card(bad, "", noon)
		refusedFor(t, what+" as a name", err, BadCard)
		if bad != "" {
			_, err = id.Card("Ada", bad, noon)
			refusedFor(t, what+" as a role", err, BadCard)
		}
	}
	for _, good := range []string{"A", "Ní Bhriain", "O’Neill-Smith", "王小明", "نور", "Łukasz 2", strings.Repeat("é", MaxName)} {
		card, err := id.Card(good, good, noon)
		if err != nil || made(ParseCard([]byte(card.Text()))) != card {
			t.Errorf("%q: %v", good, err)
		}
	}
}
