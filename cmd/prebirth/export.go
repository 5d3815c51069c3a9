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

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"prebirth/briefings"
	"prebirth/progress"
	"prebirth/tui/screen"
)

func newReflectionsExport(e *env) *cobra.Command {
	var ch chooser
	format, output := "", ""
	c := &cobra.Command{
		Use:   "export",
		Short: "Write what you wrote to a file, as Markdown or JSON",
		Long: "Prints the reflections, or writes them to a file that only you can read. JSON holds every earlier version as well, but not with --for-supervision: those were written in private. " +
			"An exported file is not encrypted: where it goes is in your hands.",
		Example: "prebirth reflections export --output reflections.md\nprebirth reflections export --format json --for-supervision",
		Args:    takes(0, 0, "no arguments"),
		RunE: func(*cobra.Command, []string) error {
			var err error
			if format, err = exportFormat(format, output, e.json); err != nil {
				return err
			}
			f, err := e.filter(ch)
			if err != nil {
				return err
			}
			return e.withStore(func(store *progress.Store) error {
				return e.export(store, f, format, output)
			})
		},
	}
	ch.flags(c)
	c.Flags().StringVar(&format, "format", "", "markdown or json (by the file's name, else markdown)")
	c.Flags().StringVarP(&output, "output", "o", "", "the file to write; it must not exist yet")
	return c
}

func (e *env) export(store *progress.Store, f progress.Filter, format, output string) error {
	if output == "" || output == "-" {
		return e.exportTo(e.stdout(), store, f, format)
	}
	if err := writeFile(output, func(w io.Writer) error { return e.exportTo(w, store, f, format) }); err != nil {
		return err
	}
	return e.sayExported(store, f, output)
}

// sayExported says how much of it was meant for nobody else.
func (e *env) sayExported(store *progress.Store, f progress.Filter, output string) error {
	all, private := 0, 0
	err := each(store, f, func(r progress.Reflection) error {
		all++
		if r.Sharing == progress.Private {
			private++
		}
		return nil
	})
	fmt.Fprintf(e.err, "Written to %s: %s, %d of them private. It is not encrypted.\n",
		briefings.Clean(output), screen.Count(all, "reflection"), private)
	return err
}

func exportFormat(format, output string, asJSON bool) (string, error) {
	switch {
	case format == "" && (asJSON || strings.HasSuffix(strings.ToLower(output), ".json")):
		return "json", nil
	case format == "" || format == "md":
		return "markdown", nil
	case format != "markdown" && format != "json":
		return "", &usageError{fmt.Errorf("there is no format %q", format), "the formats are markdown and json"}
	}
	return format, nil
}

// stdout is where words are printed: cleaned for a terminal, as they are for a
// pipe.
func (e *env) stdout() io.Writer {
	if term.IsTerminal(e.out.Fd()) {
		return cleaned{e.words}
	}
	return e.words
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

type cleaned struct{ w io.Writer }

func (c cleaned) Write(p []byte) (int, error) {
	_, err := io.WriteString(c.w, briefings.Clean(string(p)))
	return len(p), err
}

func (e *env) exportTo(w io.Writer, store *progress.Store, f progress.Filter, format string) error {
	if format == "json" {
		return exportJSON(w, store, f, f.Sharing != progress.ForSupervision)
	}
	lib, err := e.library()
	if err != nil {
		return err
	}
	if _, err := io.WriteString(w, "# My reflections\n"); err != nil {
		return err
	}
	n := 0
	err = each(store, f, func(r progress.Reflection) error {
		n++
		_, err := io.WriteString(w, "\n"+markdownOf(lib, r))
		return err
	})
	if err == nil && n == 0 {
		_, err = io.WriteString(w, "\nNone is like that.\n")
	}
	return err
}

// exportJSON writes one document, one reflection at a time, so that a large
// store does not have to fit into memory. Of reflections chosen for supervision
// the earlier versions are left out: they were written in private.
func exportJSON(w io.Writer, store *progress.Store, f progress.Filter, withVersions bool) error {
	fmt.Fprintf(w, "{\"schema\": %d, \"reflections\": [", schema)
	first := true
	err := each(store, f, func(r progress.Reflection) error {
		doc, err := document(store, r, withVersions)
		if err != nil {
			return err
		}
		if !first {
			fmt.Fprint(w, ",")
		}
		first = false
		text, err := json.MarshalIndent(doc, "  ", "  ")
		if err != nil {
			return fmt.Errorf("print as JSON: %w", err)
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

// writeFile writes a new file that only its owner can read: whole or not at
// all, and never over one that is there.
func writeFile(path string, write func(io.Writer) error) error {
	there := &usageError{fmt.Errorf("write %s: it is there already", path), "choose another name; nothing is written over"}
	if _, err := os.Lstat(path); err == nil {
		return there
	}
	tmp, err := os.CreateTemp(filepath.Dir(path), ".prebirth-*")
	if err != nil {
		return &usageError{fmt.Errorf("write %s: its folder cannot be written (%w)", path, errors.Unwrap(err)),
			"choose a folder that exists and that you may write in"}
	}
	defer os.Remove(tmp.Name())
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer signal.Stop(signals)
	buffered := bufio.NewWriter(stoppable{tmp, signals})
	if err := errors.Join(write(buffered), buffered.Flush(), tmp.Sync(), tmp.Close()); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	// A link never writes over; a rename is for file systems without links.
	err = os.Link(tmp.Name(), path)
	if errors.Is(err, fs.ErrExist) {
		return there
	}
	if err != nil {
		err = os.Rename(tmp.Name(), path)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}
