package pack

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"prebirth/briefings"
)

// schema is the version of pack.json.
const schema = 1

const (
	mostManifest = 64 << 10 // bytes
	mostDepth    = 8        // of brackets in JSON
	mostField    = 300      // letters
)

// A manifest is pack.json.
type manifest struct {
	Schema    int    `json:"schema"`
	Name      string `json:"name,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	Licence   string `json:"licence,omitempty"`
	Source    string `json:"source,omitempty"`
}

// describe fills in what the pack says of itself: pack.json where it is there, and
// else what its briefings say.
func (p *Pack) describe() (faults briefings.Faults) {
	var m manifest
	for _, f := range p.files {
		if f.name == manifestName {
			m, faults = readManifest(f.text)
		}
	}
	if m.Name != "" {
		p.Name = m.Name
	}
	p.Publisher, p.Licence, p.Source = m.Publisher, m.Licence, m.Source
	for _, b := range p.Briefings {
		if p.Publisher == "" {
			p.Publisher = line(b.Publisher)
		}
		if p.Licence == "" {
			p.Licence = line(b.Licence)
		}
	}
	return faults
}

func readManifest(text string) (m manifest, faults briefings.Faults) {
	wrong := func(at int64, rule, mend string) (manifest, briefings.Faults) {
		row := 1 + strings.Count(text[:min(max(0, int(at)), len(text))], "\n")
		return m, briefings.Faults{{File: manifestName, Line: row, Rule: rule, Mend: mend}}
	}
	if len(text) > mostManifest {
		return wrong(0, "pack.json has at most 64 kB", "keep schema, name, publisher, licence and source alone")
	}
	if at := tooDeep(text); at >= 0 {
		return wrong(int64(at), fmt.Sprintf("JSON is at most %d deep", mostDepth), "keep schema, name, publisher, licence and source alone")
	}
	if name, at := doubled(text); name != "" {
		return wrong(at, "a name of pack.json stands once", "keep one line of "+line(name))
	}
	dec := json.NewDecoder(strings.NewReader(text))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&m); err != nil {
		return wrong(dec.InputOffset(), "pack.json is JSON of schema, name, publisher, licence and source", line("mend it: "+err.Error()))
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return wrong(dec.InputOffset(), "pack.json is one object", "take out what follows it")
	}
	return m, m.check()
}

func (m manifest) check() (faults briefings.Faults) {
	wrong := func(rule, mend string) {
		faults = append(faults, briefings.Fault{File: manifestName, Line: 1, Rule: rule, Mend: mend})
	}
	if m.Schema != schema {
		wrong(fmt.Sprintf("the schema of pack.json is %d", schema), `write "schema": 1; a greater number needs a newer prebirth`)
	}
	if m.Name != "" && (!plainPack.MatchString(m.Name) || len(m.Name) > mostName || device.MatchString(m.Name)) {
		wrong(fmt.Sprintf("the name of a pack is lower-case words joined by -, at most %d letters", mostName), "write it as in our-city")
	}
	for i, value := range []string{m.Publisher, m.Licence, m.Source} {
		name := []string{"publisher", "licence", "source"}[i]
		if len([]rune(value)) > mostField || value != line(value) {
			wrong(fmt.Sprintf("%s is one line of at most %d letters", name, mostField), "shorten it")
		}
	}
	return faults
}

// tooDeep is where JSON goes deeper than it may, or -1. Brackets in strings are none.
func tooDeep(text string) int {
	depth, quoted := 0, false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{' || c == '[':
			if depth++; depth > mostDepth {
				return i
			}
		case c == '}' || c == ']':
			depth--
		}
	}
	return -1
}

// doubled is a name that an object has twice, which encoding/json would let pass, and
// where the second stands.
func doubled(text string) (string, int64) {
	dec := json.NewDecoder(strings.NewReader(text))
	if first, err := dec.Token(); err != nil || first != json.Delim('{') {
		return "", 0
	}
	seen := map[string]bool{}
	for dec.More() {
		name, err := dec.Token()
		if err != nil {
			return "", 0
		}
		word, _ := name.(string)
		if seen[strings.ToLower(word)] {
			return word, dec.InputOffset()
		}
		seen[strings.ToLower(word)] = true
		var skip json.RawMessage
		if dec.Decode(&skip) != nil {
			return "", 0
		}
	}
	return "", 0
}

// written is pack.json as this program writes it.
func (m manifest) written() string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	_ = enc.Encode(m) // a struct of words and a number can be written
	return b.String()
}
