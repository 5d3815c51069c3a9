package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/rogpeppe/go-internal/robustio"
	"github.com/spf13/cobra"

	"prebirth/briefings/clean"
	"prebirth/progress"
	"prebirth/tui/language"
)

func newReflectionsExport(e *env) *cobra.Command {
	var ch chooser
	format, output, reason := "", "", ""
	c := &cobra.Command{
		Use:   "export",
		Short: e.Say("Write what you wrote to a file, as Markdown or JSON"),
		Long: e.Say("Prints the reflections, or writes them to a file that only you can read. JSON holds every earlier version as well, but not with --for-supervision: those were written in private. " +
			"What may identify somebody is listed first; what is certain has to be changed, or kept with --reason, before anything is written. " +
			"An exported file is not encrypted: where it goes is in your hands."),
		Example: "prebirth reflections export --output reflections.md\nprebirth reflections export --format json --for-supervision",
		Args:    e.takes(0, 0, e.Say("no arguments")),
		RunE: func(c *cobra.Command, _ []string) (err error) {
			if reason, err = reasonGiven(reason, c.Flags().Changed("reason")); err != nil {
				return err
			}
			if format, err = exportFormat(format, output, e.json); err != nil {
				return err
			}
			f, err := e.filter(ch)
			if err != nil {
				return err
			}
			open := e.reading
			if reason != "" {
				open = e.writing
			}
			return open(func(store *progress.Store) error {
				x := &exporting{gate: newGate(store, format == "json" && f.Sharing != progress.ForSupervision, reason), filter: f, format: format}
				if err := x.gate.survey(e, x.chosen); err != nil {
					return err
				}
				return e.export(x, output)
			})
		},
	}
	ch.flags(c, e)
	c.Flags().StringVar(&format, "format", "", e.Say("markdown or json (by the file's name, else markdown)"))
	c.Flags().StringVarP(&output, "output", "o", "", e.Say("the file to write; it must not exist yet"))
	c.Flags().StringVar(&reason, "reason", "", e.Say("keep what is certain to identify somebody, and why"))
	completeFlag(c, "format", "markdown", "json")
	return c
}

// An exporting is what leaves in one go.
type exporting struct {
	gate         *gate
	filter       progress.Filter
	format       string
	all, private int // of those that were written
}

// chosen goes through what is to leave.
func (x *exporting) chosen(do func(progress.Reflection) error) error {
	return x.gate.store.Each(x.filter, do)
}

// each goes through what leaves, past the gate.
func (x *exporting) each(do func(progress.Reflection) error) error {
	return x.chosen(func(r progress.Reflection) error {
		if err := x.gate.let(r); err != nil {
			return err
		}
		x.all++
		if r.Sharing == progress.Private {
			x.private++
		}
		return do(r)
	})
}

func (e *env) export(x *exporting, output string) error {
	if output == "" || output == "-" {
		var w io.Writer = e.words
		if x.format == "json" {
			w = escaping{w}
		}
		return e.exportTo(w, x)
	}
	if err := writeFile(output, func(w io.Writer) error { return e.exportTo(w, x) }); err != nil {
		return err
	}
	// How much of it was meant for nobody else.
	e.tell("Written to %s: %s, %d of them private. It is not encrypted.",
		clean.String(output), e.Count(x.all, "%d reflection", "%d reflections"), x.private)
	return nil
}

func exportFormat(format, output string, asJSON bool) (string, error) {
	switch {
	case format == "" && (asJSON || strings.HasSuffix(strings.ToLower(output), ".json")):
		return "json", nil
	case format == "" || format == "md":
		return "markdown", nil
	case format != "markdown" && format != "json":
		return "", &usageError{language.Errorf("there is no format %q", format), language.Mark("the formats are markdown and json")}
	}
	return format, nil
}

// An escaping writer passes JSON on as it may be shown, where each write ends
// with a whole character. A file gets it as it is: there the words stay exactly
// as they were typed.
type escaping struct{ w io.Writer }

func (e escaping) Write(p []byte) (int, error) {
	if _, err := io.WriteString(e.w, clean.JSON(string(p))); err != nil {
		return 0, err
	}
	return len(p), nil
}

// A stoppable writer fails at a signal, so that what was begun is taken away
// before the program ends.
type stoppable struct {
	io.Writer
	signals <-chan os.Signal
}

func (s stoppable) Write(p []byte) (int, error) {
	select {
	case sig := <-s.signals:
		return 0, &signalError{sig}
	default:
		return s.Writer.Write(p)
	}
}

func (e *env) exportTo(w io.Writer, x *exporting) error {
	if x.format == "json" {
		return x.json(w)
	}
	lib, err := e.library()
	if err != nil {
		return err
	}
	if _, err := io.WriteString(w, "# My reflections\n"); err != nil {
		return err
	}
	err = x.each(func(r progress.Reflection) error {
		_, err := io.WriteString(w, "\n"+markdownOf(lib, r, nil))
		return err
	})
	if err == nil && x.all == 0 {
		_, err = io.WriteString(w, "\nNone is like that.\n")
	}
	return err
}

// json writes one document, one reflection at a time, so that a large store does
// not have to fit into memory. Of reflections chosen for supervision the earlier
// versions are left out: they were written in private.
func (x *exporting) json(w io.Writer) error {
	fmt.Fprintf(w, "{\"schema\": %d, \"reflections\": [", schema)
	err := x.each(func(r progress.Reflection) error {
		doc, err := document(x.gate.store, r, x.gate.versions)
		if err != nil {
			return err
		}
		doc.Tags = nil // they are nobody else's
		if x.all > 1 {
			fmt.Fprint(w, ",")
		}
		text, err := json.MarshalIndent(doc, "  ", "  ")
		if err != nil {
			return language.Errorf("print as JSON: %w", err)
		}
		_, err = fmt.Fprintf(w, "\n  %s", text)
		return err
	})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(w, "\n]}")
	return err
}

// unused says whether a new file can have this name.
func unused(path string) error {
	if _, err := os.Lstat(path); err == nil {
		return isThere(path)
	}
	return nil
}

func isThere(path string) error {
	return &usageError{language.Errorf("write %s: it is there already", path), language.Mark("choose another name; nothing is written over")}
}

// writeFile writes a new file that only its owner can read: whole or not at
// all, and never over one that is there.
func writeFile(path string, write func(io.Writer) error) error {
	if err := unused(path); err != nil {
		return err
	}
	tmp, err := os.CreateTemp(filepath.Dir(path), ".prebirth-*")
	if err != nil {
		return &usageError{language.Errorf("write %s: its folder cannot be written (%w)", path, errors.Unwrap(err)),
			language.Mark("choose a folder that exists and that you may write in")}
	}
	defer os.Remove(tmp.Name())
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer signal.Stop(signals)
	buffered := bufio.NewWriter(stoppable{tmp, signals})
	if err := errors.Join(write(buffered), buffered.Flush(), tmp.Sync(), tmp.Close()); err != nil {
		return language.Errorf("write %s: %w", path, err)
	}
	// A link never writes over; a rename is for file systems without links, and on
	// Windows it waits for whoever looks at the new file.
	err = os.Link(tmp.Name(), path)
	if errors.Is(err, fs.ErrExist) {
		return isThere(path)
	}
	if err != nil {
		err = robustio.Rename(tmp.Name(), path)
	}
	if err != nil {
		return language.Errorf("write %s: %w", path, err)
	}
	return nil
}
