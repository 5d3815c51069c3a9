package pack

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
)

// Bytes is the pack as one file, cleaned and uncompressed: the same for the same
// pack, wherever it came from. [Open] reads it.
func (p *Pack) Bytes() ([]byte, error) {
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for _, f := range p.files {
		w, err := archive.CreateHeader(&zip.FileHeader{Name: f.name, Method: zip.Store})
		if err == nil {
			_, err = io.WriteString(w, f.text)
		}
		if err != nil {
			return nil, fmt.Errorf("write pack: %w", err)
		}
	}
	if err := archive.Close(); err != nil {
		return nil, fmt.Errorf("write pack: %w", err)
	}
	return out.Bytes(), nil
}
