package whole

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"
)

type thing struct {
	ID    string    `json:"id"`
	Text  string    `json:"text"`
	At    time.Time `json:"at"`
	Lists []thing   `json:"lists,omitempty"`
}

var parts = []string{"one", "two", "three"}

func sample() [][]thing {
	noon := time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)
	return [][]thing{
		{{ID: "a", Text: "Dŵr <b> & \u2028 \x00", At: noon}, {ID: "b", At: noon, Lists: []thing{{ID: "c"}}}},
		{},
		{{ID: "d", Text: strings.Repeat("long ", 50_000)}},
	}
}

func written(t testing.TB, all [][]thing) string {
	t.Helper()
	var out bytes.Buffer
	err := Write(&out, time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC), "test", parts, func(part int, put func(any) error) error {
		for _, one := range all[part] {
			if err := put(one); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func read(text string) ([][]thing, error) {
	all := [][]thing{{}, {}, {}}
	err := Read(strings.NewReader(text), parts, func(part int, entry []byte) (wrong, err error) {
		one, wrong := As[thing](entry)
		all[part] = append(all[part], one)
		return wrong, nil
	})
	return all, err
}

func TestWhatIsWrittenIsRead(t *testing.T) {
	text := written(t, sample())
	all, err := read(text)
	if err != nil || written(t, all) != text {
		t.Errorf("%v: %.300s", err, text)
	}
	if !json.Valid([]byte(text)) || strings.Contains(text, "\r") {
		t.Error("it is not one JSON document")
	}
}

func TestEachErrorHasAHint(t *testing.T) {
	for text, says := range map[string]string{
		"": "ends too early", "no": "not a file", "[]": "not a file", `{"schema": 2, "holds": "everything in prebirth"`: "newer version",
		written(t, sample()) + "x": "after its end", strings.Replace(written(t, sample()), "two", "three", 1): "two: its parts",
	} {
		_, err := read(text)
		wrong := (*Error)(nil)
		if !errors.As(err, &wrong) || !strings.Contains(err.Error(), says) || wrong.Hint() == "" {
			t.Errorf("%.30q: %v", text, err)
		}
	}
}

// What the one who takes entries in says of something else comes back as it is.
func TestErrorsOfTheStoreAreNotOfTheFile(t *testing.T) {
	other := errors.New("the disk is full")
	err := Read(strings.NewReader(written(t, sample())), parts, func(int, []byte) (error, error) { return nil, other })
	if err != other {
		t.Error(err)
	}
}

// A document that never ends does.
func TestAnEndlessDocumentEnds(t *testing.T) {
	in := &capped{r: endless{}, all: 1000, entry: 100}
	for n := 0; ; {
		got, err := in.Read(make([]byte, 64))
		if n += got; err == nil {
			continue
		}
		if n != 100 || err != errBig {
			t.Errorf("after %d bytes: %v", n, err)
		}
		return
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

// Whatever a file says, reading it ends in good order, and what was read can be
// written and is then read the same.
func FuzzRead(f *testing.F) {
	all := sample()
	all[2] = nil
	text := written(f, all)
	for _, seed := range []string{text, text[:len(text)/2], strings.ReplaceAll(text, "\n", "\r\n"), "\xef\xbb\xbf" + text, "{", "[[[[[["} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		all, err := read(text)
		if wrong := (*Error)(nil); err != nil {
			if !errors.As(err, &wrong) || wrong.Hint() == "" {
				t.Fatal(err)
			}
			return
		}
		again, err := read(written(t, all))
		if err != nil || written(t, again) != written(t, all) {
			t.Fatalf("written and read again: %v", err)
		}
	})
}
