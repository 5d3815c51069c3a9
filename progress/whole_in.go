package progress

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// An ImportError says why a file of everything cannot be taken in. Nothing of it
// was.
type ImportError struct {
	Part  string // of the file, such as "reflections"; empty where it is about the whole
	Entry int    // of the part, from 1; 0 where it is about no single one
	Err   error
}

// Error says where, and why.
func (e *ImportError) Error() string {
	switch {
	case e.Part == "":
		return fmt.Sprintf("take in everything: %v", e.Err)
	case e.Entry == 0:
		return fmt.Sprintf("take in everything: %s: %v", e.Part, e.Err)
	}
	return fmt.Sprintf("take in everything: entry %d of %s: %v", e.Entry, e.Part, e.Err)
}

// Unwrap returns the reason.
func (e *ImportError) Unwrap() error { return e.Err }

// Hint says what to do.
func (e *ImportError) Hint() string {
	var inner interface{ Hint() string }
	if errors.As(e.Err, &inner) {
		return inner.Hint()
	}
	return "nothing was changed; write the file again with prebirth export --all, and carry it over whole"
}

// What is wrong with a whole as a whole.
var (
	errCut         = errors.New("the file ends too early, as one that was cut off")
	errTail        = errors.New("something comes after its end")
	errOrder       = errors.New("its parts are not those that prebirth writes, in their order")
	errNoUse error = &advice{"it is not a file of prebirth export --all",
		"prebirth export --all --output FILE writes one; a backup is brought back by prebirth restore"}
	errNewerWhole error = &advice{"a newer version of prebirth wrote it", "use that version here too; nothing was changed"}
	errBig        error = &advice{"it is larger than anything prebirth writes", "nothing was changed; ask whoever gave you the file"}
)

// A wholeReader reads a document entry by entry, and lets nothing through that is
// not exactly what [Store.Export] writes.
type wholeReader struct {
	in  *capped
	dec *json.Decoder
}

func newWholeReader(r io.Reader) *wholeReader {
	in := &capped{r: r, all: mostWhole, entry: mostEntry}
	return &wholeReader{in, json.NewDecoder(in)}
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

// read calls entry for each entry of each part.
func (w *wholeReader) read(parts []wholePart, entry func(part int, text []byte) error) error {
	if err := w.head(); err != nil {
		return &ImportError{Err: cut(err)}
	}
	for i, part := range parts {
		if err := w.key(part.name); err != nil {
			return &ImportError{Part: part.name, Err: cut(err)}
		}
		if err := w.part(i, part, entry); err != nil {
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
		return &ImportError{Err: cut(err)}
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
func (w *wholeReader) head() error {
	if err := w.token(json.Delim('{'), errNoUse); err != nil {
		return err
	}
	var schema json.Number
	var holds, made, version string
	for _, field := range []struct {
		name  string
		value any
	}{{"schema", &schema}, {"holds", &holds}, {"made", &made}, {"version", &version}} {
		if err := w.key(field.name); err != nil {
			return orNoUse(err)
		}
		if err := w.dec.Decode(field.value); err != nil {
			return orNoUse(err)
		}
		switch n, err := schema.Int64(); {
		case field.name == "schema" && (err != nil || n < 1):
			return errNoUse
		case field.name == "holds" && holds != wholeHolds:
			return errNoUse
		case field.name == "holds" && n > wholeSchema:
			return errNewerWhole
		}
	}
	return nil
}

// orNoUse is what an unexpected beginning means: another file, unless it ends.
func orNoUse(err error) error {
	if cut(err) == errCut || errors.Is(err, errBig) {
		return err
	}
	return errNoUse
}

// token reads one piece of the document's own form; else it is an error.
func (w *wholeReader) token(want json.Token, wrong error) error {
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

func (w *wholeReader) key(name string) error { return w.token(name, errOrder) }

func (w *wholeReader) part(i int, part wholePart, entry func(int, []byte) error) error {
	if err := w.token(json.Delim('['), errOrder); err != nil {
		return &ImportError{Part: part.name, Err: cut(err)}
	}
	n := 0
	for w.dec.More() {
		n++
		w.in.entry = mostEntry
		var text json.RawMessage
		err := w.dec.Decode(&text)
		if err == nil {
			err = plainJSON(text)
		}
		if err == nil {
			err = entry(i, text)
		}
		if err != nil {
			return inEntry(part.name, n, err)
		}
	}
	w.in.entry = mostEntry
	if err := w.token(json.Delim(']'), errOrder); err != nil {
		return &ImportError{Part: part.name, Err: cut(err)}
	}
	return nil
}

// inEntry says in which entry something was wrong. What the store says is not about
// the file.
func inEntry(part string, n int, err error) error {
	if own := (*storeError)(nil); errors.As(err, &own) {
		return own.error
	}
	return &ImportError{part, n, cut(err)}
}

// A storeError is one of the store and not of a file.
type storeError struct{ error }

func (e *storeError) Unwrap() error { return e.error }

// plainJSON holds an entry to being text, to a depth, and to naming each field once.
func plainJSON(text []byte) error {
	if !utf8.Valid(text) {
		return errors.New("it is not text in UTF-8")
	}
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.UseNumber()
	var open []map[string]bool // the names so far; nil for a list
	name := false              // a name comes next
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case json.Delim:
			switch t {
			case '{':
				open = append(open, map[string]bool{})
			case '[':
				open = append(open, nil)
			default:
				open = open[:len(open)-1]
			}
			if len(open) > mostDepth {
				return fmt.Errorf("it is nested more than %d deep", mostDepth)
			}
			name = len(open) > 0 && open[len(open)-1] != nil
			continue
		case string:
			if name {
				names := open[len(open)-1]
				if folded := strings.ToLower(t); names[folded] || folded != t {
					return fmt.Errorf("the field %.40q is there twice, or in capitals", t)
				} else {
					names[folded] = true
				}
				name = false
				continue
			}
		}
		name = len(open) > 0 && open[len(open)-1] != nil
	}
}

// strictly reads an entry of one kind, and holds it to what the store expects of it.
func strictly[T interface{ check() error }](text []byte) (one T, err error) {
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&one); err != nil {
		return one, fmt.Errorf("it is not as prebirth writes it (%w)", err)
	}
	return one, one.check()
}

// taken makes the taking in of one kind of entry: strictly read, and then into the
// store.
func taken[T interface{ check() error }](into func(*merging, T) (outcome, error)) func(*merging, []byte) (outcome, error) {
	return func(m *merging, text []byte) (outcome, error) {
		one, err := strictly[T](text)
		if err != nil {
			return 0, err
		}
		got, err := into(m, one)
		if err != nil && !errors.Is(err, errNobody) {
			err = &storeError{err}
		}
		return got, err
	}
}
