package vault

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestCodeIsReadAsItIsTyped(t *testing.T) {
	for range 200 {
		code := NewCode()
		text := code.String()
		if len(text) != 35 || len(code.Groups()) != 6 || strings.ContainsAny(text, "ILOU") || code.IsZero() {
			t.Fatalf("a code like %q", text)
		}
		loose := strings.NewReplacer("0", "o", "1", "l").Replace(text)
		for _, typed := range []string{
			text, strings.ToLower(text), loose, strings.ReplaceAll(text, "1", "I"),
			strings.ReplaceAll(text, "-", ""), strings.ReplaceAll(text, "-", "   "), strings.ReplaceAll(text, "-", "\n"),
			strings.ReplaceAll(text, "-", " – "), "  " + text + "\r\n", text[:17] + " " + text[17:],
		} {
			if read, err := ParseCode(typed); err != nil || read != code {
				t.Fatalf("%q was read as %v, %v", typed, read, err)
			}
		}
	}
	if one, other := NewCode(), NewCode(); one == other {
		t.Error("everyone has the same code")
	}
}

// Every slip of one character, and every two that changed places in a group, and
// every two groups that did, is found, and the first group concerned is named.
func TestSlipsAreFound(t *testing.T) {
	slips := 0
	want := func(typed string, group int) {
		t.Helper()
		slips++
		_, err := ParseCode(typed)
		wrong := (*CodeError)(nil)
		if !errors.As(err, &wrong) || wrong.Group != group || wrong.Hint() == "" {
			t.Fatalf("%q: %v, want group %d", typed, err, group)
		}
		if group > 0 && (!strings.Contains(err.Error(), fmt.Sprint("group ", group)) || strings.Contains(err.Error(), typed)) {
			t.Fatalf("it says %v", err)
		}
	}
	for range 20 {
		code := NewCode()
		groups := code.Groups()
		with := func(group int, text string) string {
			changed := slices.Clone(groups)
			changed[group] = text
			return strings.Join(changed, "-")
		}
		for g, group := range groups {
			for at := range group {
				for _, letter := range alphabet {
					if byte(letter) != group[at] {
						want(with(g, group[:at]+string(letter)+group[at+1:]), g+1)
					}
				}
				for other := at + 1; other < len(group); other++ {
					if swapped := []byte(group); swapped[at] != swapped[other] {
						swapped[at], swapped[other] = swapped[other], swapped[at]
						want(with(g, string(swapped)), g+1)
					}
				}
				want(with(g, group[:at]+group[at+1:]), g+1)
				want(with(g, group[:at]+"U"+group[at+1:]), g+1)
				want(with(g, group[:at]+"é"+group[at+1:]), g+1)
				want(with(g, group+string(group[at])), g+1)
			}
			for other := g + 1; other < len(groups); other++ {
				if groups[g][:4] != groups[other][:4] {
					swapped := slices.Clone(groups)
					swapped[g], swapped[other] = swapped[other], swapped[g]
					want(strings.Join(swapped, "-"), g+1)
				}
			}
		}
	}
	for _, typed := range []string{"", "-", "ABCDE", strings.Repeat("A", 31), strings.Repeat("A", 1<<20), "\x00", "prebirth"} {
		if _, err := ParseCode(typed); !errors.As(err, new(*CodeError)) {
			t.Errorf("%.10q: %v", typed, err)
		}
	}
	fmt.Printf("figure: %d slips in writing a recovery code down, all found and their group named\n", slips)
}

func FuzzParseCode(f *testing.F) {
	f.Add(NewCode().String())
	f.Add("ABCDE-FGHJK")
	f.Fuzz(func(t *testing.T, typed string) {
		code, err := ParseCode(typed)
		if err != nil {
			return
		}
		if again, err := ParseCode(code.String()); err != nil || again != code {
			t.Errorf("%v, %v", again, err)
		}
	})
}
