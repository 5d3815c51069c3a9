package handover

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"unicode/utf8"
)

// Canonical JSON has one way to write each value: keys in the order of their
// bytes, no white space, whole numbers within ±2^53 and nothing but digits in
// them, no null, and in strings only those escapes that JSON demands. It is RFC
// 8785 for these values.

// maxInt is the largest whole number that every JSON reader keeps exactly.
const maxInt = 1 << 53

var errNotCanonical = errors.New("a value has no canonical form")

// canonical returns the one form of a value that encoding/json can write. A list
// that is nil is an empty one.
func canonical(v any) ([]byte, error) {
	t, err := tree(v)
	if err != nil {
		return nil, err
	}
	return appendValue(nil, t)
}

// tree is a value as encoding/json would read it back. Strings must be valid
// UTF-8: others do not come back as they were.
func tree(v any) (t any, err error) {
	data, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	return t, read(data, &t)
}

// read is json.Unmarshal, with numbers as they are written.
func read(data []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	if err := d.Decode(into); err != nil {
		return err
	}
	if d.InputOffset() != int64(len(data)) {
		return errNotCanonical
	}
	return nil
}

func appendValue(to []byte, v any) (_ []byte, err error) {
	switch v := v.(type) {
	case nil:
		return append(to, "[]"...), nil // what encoding/json makes of a nil list
	case bool:
		return strconv.AppendBool(to, v), nil
	case string:
		return appendString(to, v), nil
	case json.Number:
		n, err := strconv.ParseInt(v.String(), 10, 64)
		if err != nil || n > maxInt || n < -maxInt {
			return nil, errNotCanonical
		}
		return strconv.AppendInt(to, n, 10), nil
	case []any:
		return appendList(to, v)
	case map[string]any:
		return appendObject(to, v)
	}
	return nil, errNotCanonical
}

func appendList(to []byte, list []any) (_ []byte, err error) {
	to = append(to, '[')
	for i, v := range list {
		if i > 0 {
			to = append(to, ',')
		}
		if to, err = appendValue(to, v); err != nil {
			return nil, err
		}
	}
	return append(to, ']'), nil
}

func appendObject(to []byte, object map[string]any) (_ []byte, err error) {
	to = append(to, '{')
	for i, key := range slices.Sorted(maps.Keys(object)) {
		if i > 0 {
			to = append(to, ',')
		}
		to = append(appendString(to, key), ':')
		if to, err = appendValue(to, object[key]); err != nil {
			return nil, err
		}
	}
	return append(to, '}'), nil
}

// appendString writes a string. It is not left to encoding/json, which escapes
// U+2028 and U+2029 although JSON does not ask for it.
func appendString(to []byte, s string) []byte {
	to = append(to, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			to = append(to, '\\', byte(r))
		case r == '\b':
			to = append(to, `\b`...)
		case r == '\f':
			to = append(to, `\f`...)
		case r == '\n':
			to = append(to, `\n`...)
		case r == '\r':
			to = append(to, `\r`...)
		case r == '\t':
			to = append(to, `\t`...)
		case r < ' ':
			to = fmt.Appendf(to, `\u%04x`, r)
		default:
			to = utf8.AppendRune(to, r)
		}
	}
	return append(to, '"')
}

// depth is how deep lists and objects are nested, at most, in what may be JSON.
func depth(line []byte) (deepest int) {
	level, inString := 0, false
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case inString && c == '\\':
			i++
		case c == '"':
			inString = !inString
		case inString:
		case c == '{' || c == '[':
			level++
			deepest = max(deepest, level)
		case c == '}' || c == ']':
			level--
		}
	}
	return deepest
}

// hash is SHA-256, in lower-case hexadecimal.
func hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
