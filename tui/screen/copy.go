package screen

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
