package record

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"unicode/utf8"
)

// maxLayout is how many bytes a layout may have: a hundred times the built-in
// one.
const maxLayout = 256 << 10

// ParseLayout reads a layout from JSON and checks it. The error is a
// [*LayoutError], with the line wherever there is one.
//
// It goes from key to key itself rather than through a struct: a key that is
// not known or is written twice, or in other letters, is refused where it stands.
func ParseLayout(data []byte) (Layout, error) {
	if len(data) > maxLayout {
		return Layout{}, &LayoutError{0, fmt.Sprintf("it has more than %d bytes", maxLayout), "check that this is the right file"}
	}
	if !utf8.Valid(data) { // the decoder would put U+FFFD in place of it
		return Layout{}, &LayoutError{0, "it is not UTF-8", "save it as UTF-8"}
	}
	if err := grammatical(data); err != nil {
		return Layout{}, err
	}
	r := &reader{data, json.NewDecoder(bytes.NewReader(data))}
	l, err := r.layout()
	if err == nil {
		err = l.Check()
	}
	if err != nil {
		return Layout{}, err
	}
	return l, nil
}

// compare is what to do about most slips.
const compare = "compare it with the built-in one, which prebirth record layout prints; commas and quotation marks are missed most often"

// grammatical says whether data is one value of JSON. It is asked first, because
// only a look at the whole names the place of a slip rightly.
func grammatical(data []byte) error {
	var raw json.RawMessage
	err := json.Unmarshal(data, &raw)
	if syntax := (*json.SyntaxError)(nil); errors.As(err, &syntax) {
		return &LayoutError{lineAt(data, syntax.Offset), syntax.Error(), compare}
	}
	return err
}

// A reader reads JSON and knows the line it is on.
type reader struct {
	data []byte
	dec  *json.Decoder
}

func (r *reader) layout() (l Layout, err error) {
	return l, r.object(func(key string) (any, func() error) {
		switch key {
		case "schema":
			return &l.Schema, nil
		case "record":
			return &l.Record, nil
		case "title":
			return &l.Title, nil
		case "date":
			return &l.Date, nil
		case "source":
			return &l.Source, nil
		case "sections":
			return nil, func() (err error) { l.Sections, err = r.sections(); return err }
		}
		return nil, nil
	})
}

func (r *reader) sections() (all []Section, err error) {
	if err := r.open('['); err != nil {
		return nil, err
	}
	for r.dec.More() {
		s, err := r.section()
		if err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	_, err = r.token()
	return all, err
}

func (r *reader) section() (s Section, err error) {
	err = r.object(func(key string) (any, func() error) {
		if s.line == 0 {
			s.line = r.line()
		}
		switch key {
		case "id":
			return &s.ID, nil
		case "heading":
			return &s.Heading, nil
		case "kind":
			return &s.Kind, nil
		case "field":
			return &s.Field, nil
		case "empty":
			return &s.Empty, nil
		case "words":
			return &s.Words, nil
		case "labels":
			return nil, func() error { return r.labels(&s) }
		}
		return nil, nil
	})
	return s, err
}

// labels reads a section's own names, of which any key may be one: which are
// known depends on the field.
func (r *reader) labels(s *Section) error {
	s.Labels, s.lines = map[string]string{}, map[string]int{}
	return r.object(func(label string) (any, func() error) {
		s.lines[label] = r.line()
		return nil, func() error {
			var own string
			err := r.said(r.dec.Decode(&own))
			s.Labels[label] = own
			return err
		}
	})
}

// object reads an object. For each key, member gives where its value goes or
// what reads it; neither for a key that is not known.
func (r *reader) object(member func(key string) (any, func() error)) error {
	if err := r.open('{'); err != nil {
		return err
	}
	had := map[string]bool{}
	for r.dec.More() {
		t, err := r.token()
		if err != nil {
			return err
		}
		key, _ := t.(string) // the decoder lets nothing else be a key
		into, read := member(key)
		switch {
		case had[key]:
			return r.fault(fmt.Sprintf("%q is written twice", line(key)), "keep one of the two")
		case read != nil:
			err = read()
		case into != nil:
			err = r.said(r.dec.Decode(into))
		default:
			return r.fault(fmt.Sprintf("there is no key %q", line(key)), "take it out, or look for a slip in its name")
		}
		if err != nil {
			return err
		}
		had[key] = true
	}
	_, err := r.token()
	return err
}

// open reads the bracket that something begins with.
func (r *reader) open(bracket json.Delim) error {
	t, err := r.token()
	if err == nil && t != bracket {
		err = r.fault(fmt.Sprintf("%q is missing, which begins this value", bracket.String()), "compare it with the built-in one, which prebirth record layout prints")
	}
	return err
}

func (r *reader) token() (json.Token, error) {
	t, err := r.dec.Token()
	return t, r.said(err)
}

// said puts what the decoder says into words, with its line. The data is
// grammatical: only a value of another type is left to say.
func (r *reader) said(err error) error {
	if err == nil {
		return nil
	}
	reason := err.Error()
	if wrong := (*json.UnmarshalTypeError)(nil); errors.As(err, &wrong) {
		reason = fmt.Sprintf("a %s stands where a %s has to", wrong.Value, wrong.Type.Kind())
	}
	return r.fault(reason, compare)
}

func (r *reader) line() int { return lineAt(r.data, r.dec.InputOffset()) }

// fault is about where the reader is.
func (r *reader) fault(reason, mend string) error { return &LayoutError{r.line(), reason, mend} }
