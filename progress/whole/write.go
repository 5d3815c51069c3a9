package whole

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"time"
)

// Write writes a document with parts, of which each calls put for each of its
// entries in turn. made and version say when and by what it was written. No more than
// one entry is in memory. An error of w, of each or of an entry that is larger than
// can be read ends it; what was written is then of no use.
func Write(w io.Writer, made time.Time, version string, parts []string, each func(part int, put func(entry any) error) error) error {
	stamp, err := json.Marshal(made.UTC().Truncate(time.Second))
	if err != nil {
		return err
	}
	name, err := json.Marshal(version)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "{\n\"schema\": %d,\n\"holds\": \"%s\",\n\"made\": %s,\n\"version\": %s", schema, holds, stamp, name)
	for i, part := range parts {
		if err != nil {
			return err
		}
		err = writePart(w, part, func(put func(any) error) error { return each(i, put) })
	}
	if err == nil {
		_, err = io.WriteString(w, "\n}\n")
	}
	return err
}

func writePart(w io.Writer, part string, each func(func(any) error) error) error {
	if _, err := fmt.Fprintf(w, ",\n\"%s\": [", part); err != nil {
		return err
	}
	var text bytes.Buffer
	enc := json.NewEncoder(&text)
	enc.SetEscapeHTML(false)
	n, next := 0, ""
	err := each(func(entry any) error {
		n++
		text.Reset()
		text.WriteString(next + "\n")
		err := enc.Encode(entry)
		if err == nil && text.Len() > mostEntry {
			err = errHuge
		}
		if err != nil {
			return fmt.Errorf("write entry %d of %s: %w", n, part, err)
		}
		next = ","
		_, err = w.Write(bytes.TrimSuffix(text.Bytes(), []byte("\n")))
		return err
	})
	if err == nil {
		_, err = io.WriteString(w, "\n]")
	}
	return err
}
