package intake

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// Limits of the XML in a document.
const (
	maxDepth = 200
	maxNodes = 1 << 20
)

// A node is an element of WordprocessingML, by its name without the namespace, or
// text where it has no name.
type node struct {
	name string
	attr []xml.Attr
	kids []*node
	text string
}

func parseXML(data []byte) (*node, error) {
	root := &node{}
	if len(data) == 0 {
		return root, nil
	}
	d := xml.NewDecoder(bytes.NewReader(data))
	open, count := []*node{root}, 0
	for {
		token, err := d.RawToken() // names without their spaces, which Token would look up for each
		last := open[len(open)-1]
		if errors.Is(err, io.EOF) && len(open) == 1 {
			return root, nil
		}
		if end, ok := token.(xml.EndElement); err != nil || ok && (len(open) == 1 || end.Name.Local != last.name) {
			return nil, &RefusedError{why: "its XML is damaged", hint: saveAnew, err: err}
		}
		switch t := token.(type) {
		case xml.StartElement:
			n := &node{name: t.Name.Local, attr: t.Attr}
			last.kids = append(last.kids, n)
			open = append(open, n)
			count++
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if last.name == "t" || last.name == "instrText" || last.name == "delText" { // all others are layout of the XML
				last.text += string(t)
			}
		}
		if len(open) > maxDepth || count > maxNodes {
			return nil, &RefusedError{why: "it is nested too deeply, or has too many parts", hint: "save its text alone"}
		}
	}
}

// value is an attribute by its name without the namespace.
func (n *node) value(name string) string {
	if n == nil {
		return ""
	}
	for _, a := range n.attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// kid is the first child of a name, nil where there is none. It goes down a path
// parted by slashes.
func (n *node) kid(path string) *node {
	for _, name := range strings.Split(path, "/") {
		if n == nil {
			return nil
		}
		var found *node
		for _, k := range n.kids {
			if k.name == name {
				found = k
				break
			}
		}
		n = found
	}
	return n
}

// on says whether a property is there and not switched off.
func (n *node) on(path string) bool {
	k := n.kid(path)
	if k == nil {
		return false
	}
	v := k.value("val")
	return v != "0" && v != "false" && v != "off" && v != "none"
}

// each calls do for all elements of a name at any depth below n, but not for those
// within one of them.
func (n *node) each(name string, do func(*node)) {
	for _, k := range n.kids {
		if k.name == name {
			do(k)
		} else {
			k.each(name, do)
		}
	}
}
