package intake

import (
	"bytes"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

func markdownName(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return ext == ".md" || ext == ".markdown"
}

// saveAs is what helps with most files that are no text.
const saveAs = "open it and save it as .docx or as plain text"

// foreign are the beginnings of files that are no text, and what they are.
func foreign(data []byte) error {
	start := strings.ToLower(string(bytes.TrimSpace(data[:min(len(data), 512)])))
	switch {
	case strings.Contains(start, "%pdf-"):
		return &RefusedError{why: "a PDF holds places on a page and not the order of its words, so they could come out altered",
			hint: "open it in Word or LibreOffice and save it as .docx, or copy its words into a text file"}
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		return &RefusedError{why: "it is a Word document of before 2007, or protected by a password", hint: saveAs}
	case strings.HasPrefix(start, `{\rtf`):
		return &RefusedError{why: "it is a rich text file", hint: saveAs}
	case strings.HasPrefix(start, "<!doctype html"), strings.HasPrefix(start, "<html"):
		return &RefusedError{why: "it is a web page", hint: "copy its words into a text file, or into Word"}
	}
	return nil
}

// decode makes UTF-8 of a text, and says which encoding was taken where the file did
// not say it.
func decode(data []byte) (text, taken string, err error) {
	if err := foreign(data); err != nil {
		return "", "", err
	}
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return string(data[3:]), "", nil
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return wide(data, unicode.LittleEndian), "", nil
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return wide(data, unicode.BigEndian), "", nil
	}
	if n := bytes.IndexByte(data, 0); n >= 0 {
		if bytes.Count(data, []byte{0})*3 < len(data) {
			return "", "", &RefusedError{why: "it is not a text", hint: "save it as .docx or as plain text"}
		}
		if n%2 == 1 {
			return wide(data, unicode.LittleEndian), "UTF-16", nil
		}
		return wide(data, unicode.BigEndian), "UTF-16", nil
	}
	if utf8.Valid(data) {
		return string(data), "", nil
	}
	plain, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return "", "", &RefusedError{why: "its characters cannot be read", hint: "save it as UTF-8", err: err}
	}
	return string(plain), "Windows-1252", nil
}

// wide reads UTF-16. What is no character becomes U+FFFD, so it cannot fail.
func wide(data []byte, order unicode.Endianness) string {
	text, err := unicode.UTF16(order, unicode.UseBOM).NewDecoder().Bytes(data)
	if err != nil { // a mark that the caller has not seen; the order is known all the same
		text, _ = unicode.UTF16(order, unicode.IgnoreBOM).NewDecoder().Bytes(data)
	}
	return string(text)
}
