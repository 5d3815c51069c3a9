package main

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"prebirth/progress/record"
	"prebirth/tui/language"
)

// formNames are the forms of a record, as --format takes them.
func formNames() (names []string) {
	for _, f := range record.Forms() {
		names = append(names, string(f))
	}
	return names
}

// formatOf is the form that was asked for, or else that of the file's name.
func formatOf(format, output string) (record.Form, error) {
	if format != "" {
		return record.Form(format), nil
	}
	form, known := record.FormOf(output)
	if !known {
		return "", &usageError{language.Errorf("what ends with %s cannot be made", strings.ToLower(filepath.Ext(output))),
			language.Mark("name the file .docx, .html, .md, .csv, .json or .pdf, or say which with --format")}
	}
	return form, nil
}

func (e *env) writeRecord(l record.Layout, made record.Record, r *recording) error {
	form, err := formatOf(r.format, r.output)
	if err == nil && r.format == "" && r.output == "" && e.json {
		form = record.FormJSON
	}
	if err != nil {
		return err
	}
	if !slices.Contains(record.Forms(), form) {
		return &usageError{language.Errorf("there is no format %q", string(form)), e.Say("the formats are markdown, html, docx, csv, json and pdf")}
	}
	if r.copy && (r.output != "" || form.Binary()) {
		return &usageError{language.Errorf("--copy is for text, and not for a file"), e.Say("leave out --output, and choose another --format than docx or pdf")}
	}
	if form.Binary() && (r.output == "" || r.output == "-") {
		return &usageError{language.Errorf("a Word document or a PDF is not for a terminal"), e.Say("add --output FILE")}
	}
	data, err := form.Write(l, made)
	if unset := (*record.SignError)(nil); errors.As(err, &unset) {
		return &checkError{err, e.Say("write .docx or .html, which hold every letter")}
	}
	if err != nil {
		return err
	}
	if r.copy {
		return e.copyOut(data)
	}
	return e.writeOut(r.output, data)
}
