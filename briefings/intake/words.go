package intake

import (
	"bytes"
	"strings"
)

// Words is a text file as UTF-8 with \n line ends, in whichever of the encodings it
// is that [Read] takes. The error says what a file is that is no text.
func Words(data []byte) (string, error) {
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return "", &RefusedError{why: "it is a Word document, or a zip file", hint: "copy its words into a text file"}
	}
	text, _, err := decode(data)
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), err
}
