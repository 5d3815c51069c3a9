package main

import (
	"errors"
	"fmt"
	"time"

	"prebirth/cmd/prebirth-measure/terminal"
)

// A rest is what a program did while nothing was asked of it.
type rest struct {
	cpu      []float64 // milliseconds of CPU a second
	switches []float64 // voluntary context switches a second: it woke so often
	bytes    int       // written in all rounds together
	memory   float64   // MiB resident
}

// idling lets the reader and the editor stand beside the empty program at the
// same 120 frames a second, in turn, and reads from /proc what they do. The
// editor has saved what was typed.
func (b *bench) idling() (rows []row, err error) {
	sessions, err := b.resting()
	for _, s := range sessions {
		defer func() { err = errors.Join(err, s.Close()) }()
	}
	if err != nil {
		return nil, err
	}
	rests := make([]rest, len(sessions))
	for range b.idles {
		for i, s := range sessions {
			if err := rests[i].rest(s, time.Duration(b.idle)*time.Second); err != nil {
				return nil, err
			}
		}
	}
	empty := rests[len(rests)-1]
	for i, name := range []string{"reader", "editor"} {
		rows = append(rows, figure(fmt.Sprintf("bytes while idle for %d s, %s", b.idle, name), float64(rests[i].bytes), "B").atMost(0))
	}
	for i, name := range []string{"reader", "editor"} {
		if !procReadable {
			rows = append(rows, missing("idle work, "+name), missing("resident memory, "+name))
			continue
		}
		r := rests[i]
		rows = append(rows,
			ratio("CPU while idle, "+name+" / empty at 120 frames a second", median(r.cpu), median(empty.cpu), "ms/s").under(1.1),
			ratio("wake-ups while idle, "+name+" / empty at 120", median(r.switches), median(empty.switches), "/s").under(1.1),
			ratio("resident memory, "+name+" / empty (goal: glow's)", r.memory, empty.memory, "MiB").atMost(22.8))
	}
	return rows, nil
}

// resting opens the reader, the editor and the empty program, each at rest.
func (b *bench) resting() (sessions []*terminal.Session, err error) {
	reader, err := b.sitting("idle-reader")
	if err != nil {
		return nil, err
	}
	sessions = append(sessions, reader)
	editor, err := b.editing("idle-editor")
	if err != nil {
		return sessions, err
	}
	sessions = append(sessions, editor)
	if _, err := editor.Until("Saved ", patience, sentence); err != nil {
		return sessions, err
	}
	empty, _, err := b.openEmpty("-fps=120")
	if err != nil {
		return sessions, err
	}
	time.Sleep(time.Second)
	return append(sessions, empty), nil
}

// rest watches one program for a while.
func (r *rest) rest(s *terminal.Session, while time.Duration) error {
	if err := s.Send(""); err != nil { // counts bytes from here
		return err
	}
	before, err := workOf(s.Pid())
	if err != nil {
		return err
	}
	from := time.Now()
	time.Sleep(while)
	took := time.Since(from).Seconds()
	after, err := workOf(s.Pid())
	if err != nil {
		return err
	}
	r.cpu = append(r.cpu, ms(after.cpu-before.cpu)/took)
	r.switches = append(r.switches, float64(after.switches-before.switches)/took)
	r.bytes += s.Quiet(0, 0).Bytes
	r.memory, err = resident(s.Pid())
	return err
}
