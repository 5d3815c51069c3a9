// Command prebirth-licences gathers the licences of everything that is built into the
// program, from the modules that Go has fetched to build it.
//
//	go run ./cmd/prebirth-licences [-o FILE]
//	go run ./cmd/prebirth-licences -sbom FILE
//
// The first writes one text: what is built in for any of the systems that the program
// is packed for, under which licence, and the words of each licence, for most of them
// ask to be passed on with the program. Every package and archive carries it. The
// second writes the names of the licences into a bill of materials (CycloneDX, JSON),
// where each component is a Go module.
//
// It reads what is on the disk and connects to nothing. The exit code is 1 when a
// module has no licence, or one that is not known here: somebody has to read that one
// before it is passed on.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
)

func main() {
	output := flag.String("o", "", "write the text to this file, in place of printing it")
	bill := flag.String("sbom", "", "write the names of the licences into this bill of materials, and no text")
	flag.Parse()
	if err := run(*output, *bill, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "prebirth-licences:", err)
		os.Exit(1)
	}
}

// run does what the flags ask for. Nothing is written unless every licence is known.
func run(output, bill string, out io.Writer) error {
	works, err := built()
	if err != nil {
		return fmt.Errorf("find what is built in: %w", err)
	}
	if err := known(works); err != nil {
		return err
	}
	switch {
	case bill != "":
		err = nameIn(bill, works)
	case output != "":
		err = os.WriteFile(output, []byte(text(works)), 0o644)
	default:
		_, err = io.WriteString(out, text(works))
	}
	if err != nil {
		return fmt.Errorf("write the licences: %w", err)
	}
	return nil
}
