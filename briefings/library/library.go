// Package library is the briefings that are built in: the Markdown files of
// this folder, carried in the binary. README.md beside them says how one is
// written.
package library

import (
	"embed"

	"prebirth/briefings"
)

//go:embed *.md
var files embed.FS

// Open reads the built-in briefings. An error means that a file in this folder
// breaks the format, which the package's tests do not let pass.
func Open() (*briefings.Library, error) {
	return briefings.Load(files)
}
