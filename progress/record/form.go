package record

import (
	"path/filepath"
	"strings"
)

// A Form is a way to write a record.
type Form string

// The forms. Markdown, HTML, Word and PDF are for people; CSV is for a spreadsheet
// and JSON for a program.
const (
	FormMarkdown Form = "markdown"
	FormHTML     Form = "html"
	FormDocx     Form = "docx"
	FormCSV      Form = "csv"
	FormJSON     Form = "json"
	FormPDF      Form = "pdf"
)

// Forms are all that there are.
func Forms() []Form { return []Form{FormMarkdown, FormHTML, FormDocx, FormCSV, FormJSON, FormPDF} }

// FormOf is the form that the end of a file's name asks for: Markdown for .md, .txt
// and none, and nothing for an end that no form has.
func FormOf(path string) (form Form, known bool) {
	switch end := strings.ToLower(filepath.Ext(path)); end {
	case "", ".md", ".markdown", ".txt":
		return FormMarkdown, true
	case ".html", ".htm":
		return FormHTML, true
	case ".docx", ".csv", ".json", ".pdf":
		return Form(end[1:]), true
	}
	return "", false
}

// Binary says whether a form is bytes that are not for a terminal.
func (f Form) Binary() bool { return f == FormDocx || f == FormPDF }

// Write writes a record in a form, and in Markdown where there is no such form. Only
// [PDF] can fail.
func (f Form) Write(l Layout, r Record) ([]byte, error) {
	switch f {
	case FormHTML:
		return HTML(l, r), nil
	case FormDocx:
		return Docx(l, r), nil
	case FormCSV:
		return CSV(l, r), nil
	case FormJSON:
		return JSON(l, r), nil
	case FormPDF:
		return PDF(l, r)
	}
	return Markdown(l, r), nil
}
