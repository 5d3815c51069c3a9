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

// Format is the page that says how a briefing and a pack are written, in Markdown.
func Format() string {
	page, err := files.ReadFile("README.md")
	if err != nil {
		panic(err) // it is in the binary, or the binary was not built from this folder
	}
	return string(page)
}

// Open reads the built-in briefings. An error means that a file in this folder
// breaks the format, which the package's tests do not let pass.
func Open() (*briefings.Library, error) {
	return briefings.Load(files)
}
