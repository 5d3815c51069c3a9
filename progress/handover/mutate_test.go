package handover

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// A change puts something wrong into one place of a JSON tree. Form says that what
// comes of it is not even of the right shape: a field of another type, one too many
// or one too few.
type change struct {
	path, what string
	form       bool
	do, undo   func()
}

// changes are all that is done to a tree: to each field of it, and of what is in it.
func changes(path string, v any, set func(any)) (all []change) {
	if path != "" {
		for _, w := range wrongs(path, v) {
			all = append(all, change{path, w.what, w.form, func() { set(w.value) }, func() { set(v) }})
		}
	}
	switch v := v.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			was := v[key]
			inner := strings.TrimPrefix(path+"."+key, ".")
			all = append(all, change{inner, "missing", true, func() { delete(v, key) }, func() { v[key] = was }})
			all = append(all, changes(inner, was, func(x any) { v[key] = x })...)
		}
		all = append(all, change{path, "unknown field", true, func() { v["zzz"] = "x" }, func() { delete(v, "zzz") }})
	case []any:
		for i, was := range v[:min(1, len(v))] {
			all = append(all, changes(fmt.Sprintf("%s.%d", path, i), was, func(x any) { v[i] = x })...)
		}
	}
	return all
}

type wrongValue struct {
	what  string
	value any
	form  bool
}

func wrongs(path string, v any) []wrongValue {
	any := []wrongValue{{"null", nil, true}, {"fraction", json.Number("1.5"), true}, {"an object", map[string]any{}, true}}
	long := 2 * MaxComment
	if path == "text" || path == "sender_card" {
		long = MaxText + 1
	}
	switch v := v.(type) {
	case string:
		return append(any, wrongValue{"a number", 1, true}, wrongValue{"a list", []string{}, true}, wrongValue{"empty", "", false},
			wrongValue{"one letter", "x", false}, wrongValue{"long", strings.Repeat("x", long), false},
			wrongValue{"control", v + "\x1b[2J", false}, wrongValue{"bidi", v + "\u202e", false}, wrongValue{"space", v + " ", false})
	case json.Number:
		return append(any, wrongValue{"text", "1", true}, wrongValue{"huge", json.Number("1e999"), true},
			wrongValue{"past 2^53", json.Number("9007199254740993"), true}, wrongValue{"minus zero", json.Number("-0"), true},
			wrongValue{"exponent", json.Number("1e0"), true}, wrongValue{"negative", -1, false}, wrongValue{"zero", 0, false},
			wrongValue{"2^53", json.Number("9007199254740992"), false})
	case bool:
		return append(any, wrongValue{"text", "true", true}, wrongValue{"a number", 1, true})
	}
	if list, ok := v.([]interface{}); ok {
		long := slicesRepeat(append(list, "x")[0], maxList+1)
		return append(any, wrongValue{"text", "", true}, wrongValue{"a list of lists", []interface{}{long[:0]}, true},
			wrongValue{"empty", long[:0], false}, wrongValue{"long", long, false})
	}
	return append(any, wrongValue{"text", "", true}, wrongValue{"a list", []string{}, true})
}

// raw writes JSON without minding what is canonical.
func raw(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err)
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

// parsed is JSON as a tree.
func parsed(line []byte) (v any) {
	if err := read(line, &v); err != nil {
		panic(err)
	}
	return v
}
