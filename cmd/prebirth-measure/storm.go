package main

import (
	"errors"
	"fmt"
	"time"

	"prebirth/cmd/prebirth-measure/terminal"
)

// sizes is how many sizes a storm has.
const sizes = 5000

// storming changes the size of the reader's window 5,000 times at once, as a window
// manager that is dragged does, and as a terminal that tells its size in the input:
// milliseconds from the last change to the last byte, and the memory before and after.
// The first storm is not counted: it fills what is kept for some widths.
func (b *bench) storming() (rows []row, err error) {
	s, err := b.sitting("storm")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	s.Blind()
	var dragged, told []float64
	var before float64
	for round := range max(3, b.runs/3) + 1 {
		d, err := b.storm(s, drag)
		if err != nil {
			return nil, err
		}
		t, err := b.storm(s, tell)
		if err != nil {
			return nil, err
		}
		if round > 0 {
			dragged, told = append(dragged, d), append(told, t)
		} else if procReadable {
			if before, err = resident(s.Pid()); err != nil {
				return nil, err
			}
		}
	}
	rows = []row{
		figure(fmt.Sprintf("%d sizes of the window at once, last to last byte, p50", sizes), median(dragged), "ms").atMost(100),
		figure("… the worst", quantile(dragged, 1), "ms").atMost(100),
		figure("… told in the input, p50", median(told), "ms").atMost(100),
		figure("… the worst", quantile(told, 1), "ms").atMost(100),
	}
	if !procReadable {
		return append(rows, missing("memory after the storms")), nil
	}
	after, err := resident(s.Pid())
	return append(rows, ratio("resident memory after the storms / after the first", after, before, "MiB").under(1.1)), err
}

// storm makes one storm, and says how long after its last size the last byte came. The
// window is then as it was.
func (b *bench) storm(s *terminal.Session, by func(*terminal.Session) error) (float64, error) {
	if err := by(s); err != nil {
		return 0, err
	}
	took := ms(s.Quiet(300*time.Millisecond, patience).Last)
	if err := errors.Join(s.Resize(100, 30), s.Send(report(100, 30))); err != nil {
		return 0, err
	}
	s.Quiet(300*time.Millisecond, patience)
	return took, nil
}

// of is the n-th size of a storm.
func of(n int) (width, height int) { return 20 + n*37%181, 6 + n*13%55 }

// report is how a terminal tells its size in the input.
func report(width, height int) string { return fmt.Sprintf("\x1b[8;%d;%dt", height, width) }

func drag(s *terminal.Session) error {
	for n := range sizes {
		if err := s.Resize(of(n)); err != nil {
			return err
		}
	}
	return s.Send("") // counts from here
}

func tell(s *terminal.Session) error {
	all := ""
	for n := range sizes {
		all += report(of(n))
	}
	if err := s.Send(all); err != nil {
		return err
	}
	return s.Send("") // counts from here
}
