package handover

import (
	"encoding/json"
	"strings"
	"testing"
)

// reread is the canonical form of JSON, and whether there is one.
func reread(line string) (string, bool) {
	var v any
	if json.Unmarshal([]byte(line), &v) != nil || read([]byte(line), &v) != nil {
		return "", false
	}
	again, err := appendValue(nil, v)
	return string(again), err == nil
}

func TestCanonical(t *testing.T) {
	for _, line := range []string{
		`[]`, `{}`, `true`, `0`, `-1`, `9007199254740992`, `-9007199254740992`, `""`, `{"a":1,"b":[{"c":"d"},[]]}`,
		`"é\\\"/<>&` + "\u2028\u007f😀" + `"`, `"\b\f\n\r\t\u0000\u001f"`, `{"A":1,"a":1,"aa":1,"é":1}`,
	} {
		if again, ok := reread(line); !ok || again != line {
			t.Errorf("%s is written %s", line, again)
		}
	}
	for what, line := range map[string]string{
		"white space": `{"a": 1}`, "space before": ` 1`, "order": `{"b":1,"a":1}`, "double": `{"a":1,"a":1}`, "null": `null`,
		"float": `1.0`, "exponent": `1e2`, "minus zero": `-0`, "too big": `9007199254740993`, "far too big": `1e999`,
		"needless escape": `"\u0041"`, "slash": `"\/"`, "capital escape": `"\u001F"`, "long escape": `"\u000a"`,
		"escaped letter": `"\u00e9"`, "surrogates": `"\ud83d\ude00"`, "half a surrogate": `"\ud83d"`, "not UTF-8": "\"\xff\"",
		"escaped key": `{"\u0061":1}`, "two values": `1 2`, "line end": "1\n", "more": `{}x`,
	} {
		if again, ok := reread(line); ok && again == line {
			t.Errorf("%s: %s is accepted", what, line)
		}
	}
}

func TestDepth(t *testing.T) {
	for line, want := range map[string]int{
		``: 0, `1`: 0, `{}`: 1, `[[],[]]`: 2, `"[[["`: 0, `"\"[["`: 0, `["\\",[]]`: 2, strings.Repeat("[", 9000): 9000, `]]]]`: 0,
	} {
		if got := depth([]byte(line)); got != want {
			t.Errorf("%.20s has depth %d", line, got)
		}
	}
}

// A hash is that of the line that goes into the file.
func TestHash(t *testing.T) {
	for _, item := range items(t, people(t).ada.id) {
		line := made(EncodeItem(item))
		if hashOf(t, item) != hash(line) {
			t.Errorf("%s: another hash", item.Kind())
		}
		back, err := DecodeItem(line)
		if err != nil || string(made(EncodeItem(back))) != string(line) {
			t.Errorf("%s: %v", item.Kind(), err)
		}
	}
	_, err := Hash(Comment{})
	refusedFor(t, "an empty comment", err, BadItem)
	_, err = DecodeItem([]byte(strings.Repeat("[", 9)))
	refusedFor(t, "a deep item", err, TooLarge)
	_, err = DecodeItem([]byte(`{"kind":"note"}`))
	refusedFor(t, "an unknown kind", err, BadItem)
}
