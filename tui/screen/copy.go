package screen

// MostCopied is how many bytes are copied at most. Terminals cut a longer sequence off
// without a word: hterm, and scripts made for it, end at 100,000 bytes, in which 74,994
// bytes of text have room in base64 (etc/osc52.sh of hterm). Some end sooner, which nobody
// can ask them, so that a file is offered every time.
const MostCopied = 74_994

// A Copy is a text for the clipboard of the terminal.
type Copy struct {
	Text string // the zero Copy has none, and copies nothing
	Own  bool   // they are a person's own words
}

// Told is something to say that outlives the screen which says it: until the next key.
type Told struct{ Words string }

// FileOf is where a text is copied to a file: the part of an id, or the reflection.
func FileOf(kind, id string) Route { return Route{Name: "file", ID: kind + " " + id} }

// The kinds of text that can be copied to a file.
const (
	APart       = "part"
	AReflection = "reflection"
)
