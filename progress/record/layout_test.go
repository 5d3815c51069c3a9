package record

import (
	"errors"
	"reflect"
	"strings"
	"testing"
)

func TestBuiltInLayoutsNameEveryField(t *testing.T) {
	for _, r := range records() {
		l, named := builtIn(r.name()), map[string]bool{}
		for _, s := range l.Sections {
			named[s.Field] = true
		}
		for _, field := range r.fields() {
			if !named[field] || r.field(field) == nil {
				t.Errorf("%s: field %q: in the layout: %t", r.name(), field, named[field])
			}
		}
		if l.Check() != nil || l.Record != r.name() {
			t.Errorf("%s: %v", l.Record, l.Check())
		}
	}
}

// small is a layout of two sections, the first on line 3. The second begins on
// line 4 and has labels on lines 5 and 6.
const small = `{"schema": 1, "record": "supervision", "title": "Record",
"sections": [
{"id": "before", "heading": "Before", "kind": "actions", "field": "earlier"},
{"id": "now", "heading": "Now", "kind": "actions", "field": "actions", "empty": "None.",
"labels": {"Who": "Owner",
"By when": "Deadline"}}
]}`

func TestParseLayout(t *testing.T) {
	l, err := ParseLayout([]byte(small))
	want := Layout{Schema: 1, Record: "supervision", Title: "Record", Sections: []Section{
		{ID: "before", Heading: "Before", Kind: KindActions, Field: "earlier", line: 3},
		{ID: "now", Heading: "Now", Kind: KindActions, Field: "actions", Empty: "None.", line: 4,
			Labels: map[string]string{"Who": "Owner", "By when": "Deadline"}, lines: map[string]int{"Who": 5, "By when": 6}},
	}}
	if err != nil || !reflect.DeepEqual(l, want) {
		t.Errorf("read %+v, %v", l, err)
	}
}

func TestParseLayoutRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		old, new string // one change of the small layout
		line     int
		says     string
	}{
		"a key":                  {`"title"`, `"colour"`, 1, `no key "colour"`},
		"a key of a section":     {`"field": "actions"`, `"notes": "private"`, 4, `no key "notes"`},
		"a key in capitals":      {`"heading": "Now"`, `"Heading": "Now"`, 4, `no key "Heading"`},
		"a key twice":            {`"id": "now"`, `"id": "x", "id": "now"`, 4, `"id" is written twice`},
		"a number for words":     {`"heading": "Now"`, `"heading": 7`, 4, "a number stands where a string has to"},
		"a missing comma":        {`"id": "now",`, `"id": "now"`, 4, "after object key:value pair"},
		"an early end":           {"\n]}", "", 6, "unexpected end"},
		"more after it":          {"]}", "]}\n{}", 8, "after top-level value"},
		"no list":                {`"sections": [`, `"sections": "x", "y": [`, 2, `"[" is missing`},
		"a comment":              {`{"id": "now"`, "// now\n" + `{"id": "now"`, 4, "invalid character '/'"},
		"another schema":         {`"schema": 1`, `"schema": 2`, 0, "schema 2"},
		"another record":         {`"supervision"`, `"holiday"`, 0, `no record "holiday"`},
		"no title":               {`"Record"`, `" "`, 0, "no title"},
		"a field":                {`"field": "actions"`, `"field": "notes"`, 4, `no field "notes"`},
		"a field twice":          {`"field": "actions"`, `"field": "earlier"`, 4, "in another section already"},
		"an id twice":            {`"id": "now"`, `"id": "before"`, 4, "another section has this id"},
		"an id with markup":      {`"id": "now"`, `"id": "now\"><b"`, 4, "its id is missing"},
		"no heading":             {`"heading": "Now"`, `"heading": "\u200b"`, 4, "it has no heading"},
		"another kind":           {`"kind": "actions", "field": "earlier"`, `"kind": "text", "field": "earlier"`, 3, `its kind is "text"`},
		"a label":                {`"By when"`, `"Colour"`, 6, `no label "Colour"`},
		"a label twice":          {`"By when"`, `"Who"`, 6, `"Who" is written twice`},
		"a label without a name": {`"Deadline"`, `"\u200b"`, 6, `the label "By when" has no name`},
		"a label of a number":    {`"Deadline"`, `7`, 6, "a number stands where a string has to"},
		"a list of labels":       {"{\"Who\": \"Owner\",\n\"By when\": \"Deadline\"}", `["Who"]`, 5, `"{" is missing`},
		"earlier actions second": {`"earlier"`, `"actions"`, 4, "in another section already"},
		"words below nought":     {`"heading": "Now"`, `"heading": "Now", "words": -1`, 4, "below nought"},
		"words in letters":       {`"heading": "Now"`, `"heading": "Now", "words": "ten"`, 4, "a string stands where a int has to"},
		"a source twice":         {`"title"`, `"source": "a", "source": "b", "title"`, 1, `"source" is written twice`},
		"invalid UTF-8":          {`"Record"`, "\"\xff\"", 0, "not UTF-8"},
	} {
		t.Run(name, func(t *testing.T) {
			wrong(t, strings.Replace(small, c.old, c.new, 1), c.line, c.says)
		})
	}
	wrong(t, strings.Replace(small, `"kind": "actions", "field": "actions"`, `"kind": "text", "field": "wellbeing"`, 1), 6, `no label "By when"`)
	turned := strings.NewReplacer(`"earlier"`, `"actions"`, `"field": "actions"`, `"field": "earlier"`).Replace(small)
	wrong(t, turned, 4, `"actions" comes before it`)
	wrong(t, strings.Repeat(" ", maxLayout+1), 0, "more than")
	wrong(t, "", 1, "unexpected end")
}

func wrong(t *testing.T, layout string, line int, says string) {
	t.Helper()
	_, err := ParseLayout([]byte(layout))
	var fault *LayoutError
	switch {
	case !errors.As(err, &fault):
		t.Errorf("%s: %v", layout, err)
	case fault.Line != line || !strings.Contains(err.Error(), says) || fault.Hint() == "":
		t.Errorf("said %v (hint %q), want line %d and %q", err, fault.Hint(), line, says)
	}
}

// Whatever a layout says, reading it gives a layout that can be used or an error
// that says what to do.
func FuzzParseLayout(f *testing.F) {
	f.Add([]byte(small))
	f.Add([]byte(supervisionJSON))
	f.Add([]byte(sessionJSON))
	f.Add([]byte(cpdJSON))
	f.Add([]byte(`{"sections": [[]]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		l, err := ParseLayout(data)
		if err != nil {
			if fault := (*LayoutError)(nil); !errors.As(err, &fault) {
				t.Errorf("%T: %v", err, err)
			}
			return
		}
		for _, form := range forms() {
			for _, r := range full() {
				form.write(l, r)
			}
		}
	})
}
