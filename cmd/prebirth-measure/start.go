package main

import (
	"fmt"
	"time"

	"prebirth/cmd/prebirth-measure/terminal"
)

// opener starts a program and says when its words were on the screen.
type opener func() (*terminal.Session, time.Duration, error)

// started is the turn of one start: milliseconds from just before the process
// is made until the words are on the screen.
func started(open opener) turn {
	return func() (float64, error) {
		s, took, err := open()
		if err != nil {
			return 0, err
		}
		return ms(took), s.Close()
	}
}

// starting compares starts with those of the empty program.
func (b *bench) starting() ([]row, error) {
	library := func(home string, silent bool) opener {
		return func() (*terminal.Session, time.Duration, error) { return b.open(home, libraryWords, silent) }
	}
	found, err := takeTurns(b.runs,
		started(func() (*terminal.Session, time.Duration, error) { return b.openEmpty() }),
		started(func() (*terminal.Session, time.Duration, error) { return b.openEmpty("-fps=120") }),
		started(library("start", false)),
		started(library("silent", true)),
		started(func() (*terminal.Session, time.Duration, error) {
			return b.open("read", b.partWords(partRead), false, "read", partRead)
		}))
	if err != nil {
		return nil, err
	}
	empty, fast := median(found[0]), median(found[1])
	answering, silent, read := median(found[2]), median(found[3]), median(found[4])
	rows := []row{
		ratio("library on the screen / empty program", answering, empty, "ms").under(2.5),
		ratio("… / empty program at 120 frames a second", answering, fast, "ms"),
		ratio("library where the terminal never answers / answers", silent, answering, "ms").under(1.2),
		ratio("page of `read "+partRead+"` / empty program", read, empty, "ms"),
	}
	for _, kind := range []struct {
		name string
		open opener
	}{{"answers", library("start", false)}, {"never answers", library("silent", true)}} {
		shown, bytes := b.shown(kind.open)
		rows = append(rows,
			figure(fmt.Sprintf("starts that showed the page, of %d; terminal %s", b.starts, kind.name), float64(shown), "").
				judge(fmt.Sprintf("%d", b.starts), shown == b.starts),
			figure("bytes of a start until it is still; terminal "+kind.name, bytes, "B"))
	}
	return rows, nil
}

// shown starts the program many times and counts the starts that showed the
// page and ended in order. It also answers with the median of the bytes that
// were written until the start was still.
func (b *bench) shown(open opener) (shown int, bytes float64) {
	var sizes []float64
	for range b.starts {
		s, _, err := open()
		if err != nil {
			fmt.Fprintln(b.progress, err)
			continue
		}
		sizes = append(sizes, float64(s.Quiet(60*time.Millisecond, time.Second).Bytes))
		if err := s.Close(); err != nil {
			fmt.Fprintln(b.progress, err)
			continue
		}
		shown++
	}
	return shown, median(sizes)
}
