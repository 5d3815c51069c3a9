package record

import (
	"bytes"
	"encoding/json"
)

// treeSchema is the form in which a record is written as JSON.
const treeSchema = 1

// JSON writes a record as the whole tree that every other form is written from, so
// that a program can write them again from it:
//
//	schema    1, the form described here
//	record    which record it is, as a layout names it
//	title     the heading of the whole record
//	name      the title, with the day
//	sections  in the order of the page, each with id, heading and blocks; a block has
//	  kind     "heading", "para", "quote", "list" or "table"
//	  label    before a para
//	  text     of a heading, a para or a quote
//	  entries  of a list
//	  head     the headings of a table's columns; without them the first cell of
//	           each row is the row's heading
//	  widths   of the columns, in hundredths of the page
//	  rows     of a table, each a list of cells
//
// Texts are as they were typed, less what no record may carry.
func JSON(l Layout, r Record) []byte { return jsonOf(compose(l, r)) }

// A jsonRecord is a document as JSON.
type jsonRecord struct {
	Schema   int           `json:"schema"`
	Record   string        `json:"record"`
	Title    string        `json:"title"`
	Name     string        `json:"name"`
	Sections []jsonSection `json:"sections"`
}

type jsonSection struct {
	ID      string      `json:"id,omitempty"`
	Heading string      `json:"heading,omitempty"`
	Blocks  []jsonBlock `json:"blocks"`
}

type jsonBlock struct {
	Kind    string     `json:"kind"`
	Label   string     `json:"label,omitempty"`
	Text    string     `json:"text,omitempty"`
	Entries []string   `json:"entries,omitempty"`
	Head    []string   `json:"head,omitempty"`
	Widths  []int      `json:"widths,omitempty"`
	Rows    [][]string `json:"rows,omitempty"`
}

func jsonOf(d document) []byte {
	tree := jsonRecord{treeSchema, d.record, d.title, d.name, []jsonSection{}}
	for _, s := range d.sections {
		section := jsonSection{s.id, s.heading, []jsonBlock{}}
		for _, b := range s.blocks {
			section.Blocks = append(section.Blocks, jsonOfBlock(b))
		}
		tree.Sections = append(tree.Sections, section)
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	must(enc.Encode(tree))
	return out.Bytes()
}

func jsonOfBlock(b block) jsonBlock {
	switch b := b.(type) {
	case heading:
		return jsonBlock{Kind: "heading", Text: line(b.text)}
	case para:
		return jsonBlock{Kind: "para", Label: line(b.label), Text: clean(b.text)}
	case quote:
		return jsonBlock{Kind: "quote", Text: clean(b.text)}
	case entries:
		return jsonBlock{Kind: "list", Entries: cleaned(b)}
	case table:
		j := jsonBlock{Kind: "table", Head: cleaned(b.head), Widths: b.widths}
		for _, row := range b.rows {
			j.Rows = append(j.Rows, cleaned(row))
		}
		return j
	}
	return jsonBlock{}
}

func cleaned(texts []string) []string {
	var all []string
	for _, t := range texts {
		all = append(all, clean(t))
	}
	return all
}
