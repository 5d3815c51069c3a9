package whole

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// A reader reads a document entry by entry.
type reader struct {
	in  *capped
	dec *json.Decoder
}

// Read reads a document that has these parts, and calls take for each entry of each.
// What take says is wrong with an entry becomes an [*Error], as everything does that
// is wrong with the document; its err is about something else and is returned as it
// is. Either ends the reading. Only a document that was read to its end is whole.
func Read(r io.Reader, parts []string, take func(part int, entry []byte) (wrong, err error)) error {
	in := &capped{r: withoutMark(r), all: mostBytes, entry: mostEntry}
	return (&reader{in, json.NewDecoder(in)}).read(parts, take)
}

// withoutMark leaves out the mark that some editors begin a file with.
func withoutMark(r io.Reader) io.Reader {
	in := bufio.NewReaderSize(r, 64<<10)
	if first, _ := in.Peek(3); bytes.Equal(first, []byte("\xef\xbb\xbf")) {
		_, _ = in.Discard(3) // they are in the buffer
	}
	return in
}

// A capped reader gives no more than so many bytes, in all and for one entry.
type capped struct {
	r          io.Reader
	all, entry int64
}

func (c *capped) Read(p []byte) (int, error) {
	most := min(c.all, c.entry)
	if most <= 0 {
		return 0, errBig
	}
	if int64(len(p)) > most {
		p = p[:most]
	}
	n, err := c.r.Read(p)
	c.all -= int64(n)
	c.entry -= int64(n)
	return n, err
}

func (w *reader) read(parts []string, take func(int, []byte) (error, error)) error {
	if err := w.head(); err != nil {
		return &Error{Err: cut(err)}
	}
	for i, part := range parts {
		if err := w.key(part); err != nil {
			return &Error{Part: part, Err: cut(err)}
		}
		if err := w.part(i, part, take); err != nil {
			return err
		}
	}
	err := w.token(json.Delim('}'), errOrder)
	if err == nil {
		if _, after := w.dec.Token(); !errors.Is(after, io.EOF) {
			err = errTail
		}
	}
	if err != nil {
		return &Error{Err: cut(err)}
	}
	return nil
}

// cut names what the end of a file in the middle means.
func cut(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return errCut
	}
	return err
}

// head reads what says of which kind the document is.
func (w *reader) head() error {
	if err := w.token(json.Delim('{'), errNoUse); err != nil {
		return orNoUse(err)
	}
	var form json.Number
	var holding, made, version string
	for _, field := range []struct {
		name  string
		value any
	}{{"schema", &form}, {"holds", &holding}, {"made", &made}, {"version", &version}} {
		if err := w.key(field.name); err != nil {
			return orNoUse(err)
		}
		if err := w.dec.Decode(field.value); err != nil {
			return orNoUse(err)
		}
		switch n, err := form.Int64(); {
		case field.name == "schema" && (err != nil || n < 1):
			return errNoUse
		case field.name == "holds" && holding != holds:
			return errNoUse
		case field.name == "holds" && n > schema:
			return errNewer
		}
	}
	return nil
}

// orNoUse is what an unexpected beginning means: another file, unless it ends.
func orNoUse(err error) error {
	if errors.Is(cut(err), errCut) || errors.Is(err, errBig) {
		return err
	}
	return errNoUse
}

// token reads one piece of the document's own form; else it is an error.
func (w *reader) token(want json.Token, wrong error) error {
	got, err := w.dec.Token()
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &syntax):
		return fmt.Errorf("%w (%w)", wrong, err)
	case err != nil:
		return err
	case got != want:
		return wrong
	}
	return nil
}

func (w *reader) key(name string) error { return w.token(name, errOrder) }

func (w *reader) part(i int, part string, take func(int, []byte) (error, error)) error {
	if err := w.token(json.Delim('['), errOrder); err != nil {
		return &Error{Part: part, Err: cut(err)}
	}
	for n := 1; w.dec.More(); n++ {
		w.in.entry = mostEntry
		var text json.RawMessage
		wrong := w.dec.Decode(&text)
		if wrong == nil {
			wrong = plain(text)
		}
		if wrong == nil {
			var err error
			if wrong, err = take(i, text); err != nil {
				return err
			}
		}
		if wrong != nil {
			return &Error{part, n, cut(wrong)}
		}
	}
	w.in.entry = mostEntry
	if err := w.token(json.Delim(']'), errOrder); err != nil {
		return &Error{Part: part, Err: cut(err)}
	}
	return nil
}

// plain holds an entry to being text, to a depth, and to naming each field once.
func plain(text []byte) error {
	if !utf8.Valid(text) {
		return errors.New("it is not text in UTF-8")
	}
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.UseNumber()
	var open []map[string]bool // the names so far of each that is open; nil for a list
	name := false              // a name comes next
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch token {
		case json.Delim('{'):
			open = append(open, map[string]bool{})
		case json.Delim('['):
			open = append(open, nil)
		case json.Delim('}'), json.Delim(']'):
			open = open[:len(open)-1]
		}
		if len(open) > mostDepth {
			return fmt.Errorf("it is nested more than %d deep", mostDepth)
		}
		if field, ok := token.(string); ok && name {
			if err := once(open[len(open)-1], field); err != nil {
				return err
			}
			name = false
			continue
		}
		name = len(open) > 0 && open[len(open)-1] != nil
	}
}

// once refuses a field that is there already. Capitals are refused because they are
// taken for small letters by what reads the fields.
func once(names map[string]bool, field string) error {
	if names[field] || strings.ToLower(field) != field {
		return fmt.Errorf("the field %.40q is there twice, or in capitals", field)
	}
	names[field] = true
	return nil
}

// As reads an entry as a T; a field that T does not have is an error.
func As[T any](entry []byte) (one T, err error) {
	dec := json.NewDecoder(bytes.NewReader(entry))
	dec.DisallowUnknownFields()
	if err = dec.Decode(&one); err != nil {
		err = fmt.Errorf("it is not as prebirth writes it (%w)", err)
	}
	return one, err
}
