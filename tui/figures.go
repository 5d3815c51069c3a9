package tui

// mostFigures is how many figures a sequence in the input may have. None that a
// terminal sends has more than ten; ansi.DecodeSequence, with which Bubble Tea
// reads, does not live through more than 32, and a paste may hold any number.
const mostFigures = 30

// figures watches over the sequences in the input, over all reads.
type figures struct {
	state byte // escape, inside, or neither
	n     int  // figures of the sequence so far
}

const (
	escape byte = iota + 1 // an escape has come
	inside                 // within the figures of a sequence
)

// limit makes one long figure of those that are too many, in place. A byte of a
// letter beyond ASCII may look like the beginning of a sequence: words are
// changed only if more than thirty figures, without a blank, follow it.
func (f *figures) limit(p []byte) {
	for i, c := range p {
		switch {
		case c == 0x1b:
			f.state = escape
		case c == 0x9b || c == 0x90 || f.state == escape && (c == '[' || c == 'P'):
			f.state, f.n = inside, 0
		case f.state != inside || (c < '0' || c > '?'):
			f.state = 0
		case c == ';' || c == ':':
			if f.n++; f.n > mostFigures {
				p[i] = '0'
			}
		}
	}
}
