package vault

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"filippo.io/age"
)

const words1 = "heron kingfisher otter weir"

// cheap is a cost for tests.
const cheap = 10

func protected(t testing.TB, work int, keys ...[]byte) (slots string, code Code) {
	t.Helper()
	slots, code = filepath.Join(t.TempDir(), "slots"), NewCode()
	if err := os.Mkdir(slots, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := MakeWords(slots, keys, words1, code, work); err != nil {
		t.Fatal(err)
	}
	return slots, code
}

func wantKeys(t *testing.T, got, want [][]byte) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d keys, want %d", len(got), len(want))
	}
	for n := range got {
		if !bytes.Equal(got[n], want[n]) {
			t.Errorf("key %d is another", n)
		}
	}
}

func TestWordsOpenTheirSlots(t *testing.T) {
	want := [][]byte{NewKey(), NewKey(), NewKey()}
	slots, code := protected(t, cheap, want...)
	for _, secret := range []Secret{{Passphrase: words1}, {Passphrase: "\t" + words1 + " \n"}, {Recovery: code.String()},
		{Recovery: " " + strings.ToLower(strings.Join(code.Groups(), "")) + "\n"}} {
		keys, err := Open(slots, "none", true, secret)
		must(t, err)
		wantKeys(t, keys, want)
	}
	if has, err := Protects(slots); err != nil || has != (Protection{Passphrase: true, Recovery: true}) {
		t.Errorf("%+v, %v", has, err)
	}
	if _, err := Open(slots, "none", false, Secret{}); !errors.Is(err, ErrLocked) {
		t.Errorf("without a secret: %v", err)
	}
	for _, wrong := range []Secret{{Passphrase: "heron kingfisher otter weir."}, {Passphrase: " "}, {Passphrase: code.String()},
		{Passphrase: strings.Repeat("é", 1<<20)}, {Recovery: NewCode().String()}} {
		if _, err := Open(slots, "none", true, wrong); !errors.Is(err, ErrWrong) {
			t.Errorf("got %v", err)
		}
	}
	if _, err := Open(slots, "none", true, Secret{Recovery: words1}); !errors.As(err, new(*CodeError)) {
		t.Errorf("got %v", err)
	}
}

// The stock age program asks for a passphrase on a terminal only; it decrypts with
// this identity.
func TestStockAgeOpensTheSlotsOfWords(t *testing.T) {
	key, older := NewKey(), NewKey()
	slots, code := protected(t, cheap, key, older)
	for slot, secret := range map[Slot]string{Passphrase: words1, Recovery: code.String()} {
		identity, err := age.NewScryptIdentity(secret)
		must(t, err)
		sealed, err := os.Open(slot.File(slots))
		must(t, err)
		defer sealed.Close()
		plain, err := age.Decrypt(sealed, identity)
		must(t, err)
		text, err := io.ReadAll(plain)
		must(t, err)
		if string(text) != hex.EncodeToString(key)+"\n"+hex.EncodeToString(older)+"\n" {
			t.Errorf("%s holds something else", slot)
		}
	}
}

// The age program takes a passphrase without a terminal by its plugin batchpass.
func TestAgeProgramOpensTheSlotsOfWords(t *testing.T) {
	program, err := exec.LookPath("age")
	if _, plugin := exec.LookPath("age-plugin-batchpass"); err != nil || plugin != nil {
		t.Skip("age and age-plugin-batchpass are not here")
	}
	key := NewKey()
	slots, code := protected(t, cheap, key)
	for slot, secret := range map[Slot]string{Passphrase: words1, Recovery: code.String()} {
		command := exec.Command(program, "-d", "-j", "batchpass", slot.File(slots))
		command.Env = append(os.Environ(), "AGE_PASSPHRASE="+secret)
		out, err := command.Output()
		if err != nil || string(out) != hex.EncodeToString(key)+"\n" {
			t.Errorf("%s: %v", slot, err)
		}
	}
}

func TestEveryBitOfASlot(t *testing.T) {
	key := NewKey()
	slots, _ := protected(t, 1, key)
	file := Passphrase.File(slots)
	whole, err := os.ReadFile(file)
	must(t, err)
	tries := 0
	for at := range whole {
		for _, flip := range []byte{0x01, 0x10, 0x80} {
			spoiled := bytes.Clone(whole)
			spoiled[at] ^= flip
			if bytes.Contains(spoiled, []byte(" 1\n")) == false && workOf(spoiled) > 12 {
				continue // it would be tried, at that cost
			}
			must(t, os.WriteFile(file, spoiled, 0o600))
			tries++
			if _, err := Open(slots, "none", true, Secret{Passphrase: words1}); !errors.As(err, new(*KeyError)) {
				t.Fatalf("byte %d: %v", at, err)
			}
		}
	}
	for length := range len(whole) {
		must(t, os.WriteFile(file, whole[:length], 0o600))
		if _, err := Open(slots, "none", true, Secret{Passphrase: words1}); !errors.As(err, new(*KeyError)) {
			t.Fatalf("cut to %d bytes: %v", length, err)
		}
	}
	must(t, os.WriteFile(file, whole, 0o600))
	keys, err := Open(slots, "none", true, Secret{Passphrase: words1})
	must(t, err)
	wantKeys(t, keys, [][]byte{key})
	fmt.Printf("figure: a slot with one byte wrong in %d ways and cut at %d lengths: every one called damaged, none opened\n", tries, len(whole))
}

// workOf reads the cost that a slot asks for.
func workOf(slot []byte) (work int) {
	for line := range strings.Lines(string(slot)) {
		var salt string
		if n, _ := fmt.Sscanf(line, "-> scrypt %s %d", &salt, &work); n == 2 {
			return work
		}
	}
	return 0
}

func TestSlotThatAsksTooMuchIsRefusedAtOnce(t *testing.T) {
	for _, work := range []string{"23", "30", "99", "18446744073709551616"} {
		slots, _ := protected(t, 1, NewKey())
		file := Passphrase.File(slots)
		sealed, err := os.ReadFile(file)
		must(t, err)
		must(t, os.WriteFile(file, bytes.Replace(sealed, []byte(" 1\n"), []byte(" "+work+"\n"), 1), 0o600))
		must(t, os.Remove(filepath.Join(slots, SumsName))) // by the cost alone
		start := time.Now()
		_, err = Open(slots, "none", true, Secret{Passphrase: words1})
		if took := time.Since(start); !errors.As(err, new(*KeyError)) || took > 500*time.Millisecond {
			t.Errorf("2^%s: %v after %v", work, err, took)
		}
	}
}

func TestSlotsThatAreMissing(t *testing.T) {
	key := NewKey()
	slots, code := protected(t, cheap, key)
	must(t, os.Remove(Passphrase.File(slots)))
	_, err := Open(slots, "none", true, Secret{Passphrase: words1})
	if missing := (*KeyError)(nil); !errors.As(err, &missing) || missing.Path != Passphrase.File(slots) || !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
	keys, err := Open(slots, "none", true, Secret{Recovery: code.String()})
	must(t, err)
	wantKeys(t, keys, [][]byte{key})
	must(t, os.Remove(Recovery.File(slots)))
	_, err = Open(slots, "none", true, Secret{Passphrase: words1})
	if missing := (*KeyError)(nil); !errors.As(err, &missing) || missing.Path != slots {
		t.Errorf("got %v", err)
	}
	if entries, _ := os.ReadDir(slots); len(entries) != 1 {
		t.Errorf("something was made: %v", entries)
	}
}

func TestAccountSlotForSeveralKeys(t *testing.T) {
	slots, keyPath := paths(t)
	must(t, makeFolders(slots, filepath.Dir(keyPath)))
	want := [][]byte{NewKey(), NewKey()}
	must(t, MakeAccount(slots, keyPath, want))
	keys, err := Open(slots, keyPath, true, Secret{Passphrase: "not needed"})
	must(t, err)
	wantKeys(t, keys, want)
	if err := MakeAccount(slots, keyPath, want); !errors.Is(err, fs.ErrExist) {
		t.Errorf("it was written over: %v", err)
	}
}

func TestWhatCannotBeAPassphrase(t *testing.T) {
	for words, why := range map[string]string{
		"": "empty", "   ": "empty", "seven77": "7 characters", " seven77 ": "7 characters", "ŵŵŵŵŵŵŵ": "7 characters",
		"heron\x00otter": "control", "heron\notter": "control", "heron\u0085otter": "control", "heron\u2028otter": "control",
		"heron\xffotter": "not text", strings.Repeat("a", 1025): "1024", strings.Repeat("ŵ", 513): "1024", strings.Repeat("a", 1<<20): "1024",
	} {
		err := CheckPassphrase(words)
		refused := (*PassphraseError)(nil)
		if !errors.As(err, &refused) || refused.Hint() == "" || !strings.Contains(err.Error(), why) {
			t.Errorf("%.20q: %v", words, err)
		}
		if words := strings.TrimSpace(words); words != "" && err != nil && strings.Contains(err.Error(), words) {
			t.Errorf("the error quotes it: %v", err)
		}
	}
	for _, words := range []string{"12345678", " 12345678 ", strings.Repeat("a", 1024), "ŵŵŵŵŵŵŵŵ", "мама мыла раму", "👩‍👧 heron", Suggest()} {
		if err := CheckPassphrase(words); err != nil {
			t.Errorf("%q: %v", words, err)
		}
	}
}

func TestPassphraseInEveryUnicodeForm(t *testing.T) {
	slots := t.TempDir()
	must(t, MakeWords(slots, [][]byte{NewKey()}, "dw\u0302r ac awy\u0301r", NewCode(), cheap)) // NFD
	for _, words := range []string{"dŵr ac awýr", "dw\u0302r ac awy\u0301r", "dŵr ac awy\u0301r", "\u2003dŵr ac awýr\u00a0"} {
		if _, err := Open(slots, "none", true, Secret{Passphrase: words}); err != nil {
			t.Errorf("%+q: %v", words, err)
		}
	}
	if _, err := Open(slots, "none", true, Secret{Passphrase: "dwr ac awyr"}); !errors.Is(err, ErrWrong) {
		t.Errorf("without its accents: %v", err)
	}
}

func TestSuggestedWords(t *testing.T) {
	seen := map[string]bool{}
	for range 100 {
		words := Suggest()
		if len(strings.Fields(words)) != 5 || seen[words] {
			t.Fatalf("suggested %q", words)
		}
		seen[words] = true
	}
}

func TestRealCost(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	start := time.Now()
	slots, code := protected(t, 0, NewKey())
	made := time.Since(start)
	if data, _ := os.ReadFile(Passphrase.File(slots)); workOf(data) != Work {
		t.Errorf("it costs 2^%d", workOf(data))
	}
	start = time.Now()
	_, err := Open(slots, "none", true, Secret{Passphrase: words1})
	must(t, err)
	right := time.Since(start)
	start = time.Now()
	if _, err := Open(slots, "none", true, Secret{Recovery: NewCode().String()}); !errors.Is(err, ErrWrong) {
		t.Error(err)
	}
	wrong := time.Since(start)
	_ = code
	fmt.Printf("figure: passphrase at the real cost: slots made in %.1f s, opened in %.1f s, a wrong one refused in %.1f s\n",
		made.Seconds(), right.Seconds(), wrong.Seconds())
}
