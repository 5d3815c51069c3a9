package main

import (
	"errors"
	"time"

	"prebirth/cmd/prebirth-measure/terminal"
)

// still is how long nothing must be written for an answer to be whole: six
// frames.
const still = 50 * time.Millisecond

// frame is how long Bubble Tea waits between two drawings at 120 a second. A
// key waits half of it on average, whatever the program does.
const frame = 1000.0 / 120 // ms

// pressed is what a number of presses of keys in turn cost.
type pressed struct{ last, bytes []float64 }

// press presses keys in turn. The pauses between them differ, so that the
// presses do not keep step with the program's clock.
func (p *pressed) press(s *terminal.Session, times int, keys ...string) error {
	for i := range times {
		got, err := s.Press(keys[i%len(keys)], still)
		if err != nil {
			return err
		}
		p.last = append(p.last, ms(got.Last))
		p.bytes = append(p.bytes, float64(got.Bytes))
		time.Sleep(time.Duration(i*7%23) * time.Millisecond)
	}
	return nil
}

// reading measures keys in the reader: milliseconds from the key to the last
// byte of the answer, and the bytes of the answer.
func (b *bench) reading() ([]row, error) {
	s, err := b.sitting("reader")
	if err != nil {
		return nil, err
	}
	var line, page, none, warm pressed
	err = errors.Join(
		warm.press(s, 4, "down", "up", "pgdown", "pgup"),
		line.press(s, b.presses, "down", "up"),
		page.press(s, b.presses, "pgdown", "pgup"),
		none.press(s, b.presses/3, "x", "up"),
		s.Close())
	if err != nil {
		return nil, err
	}
	return []row{
		ratio("line key to its last byte, p50 / one frame", median(line.last), frame, "ms"),
		ratio("… p99", quantile(line.last, 0.99), frame, "ms"),
		ratio("page key to its last byte, p50 / one frame", median(page.last), frame, "ms"),
		ratio("… p99", quantile(page.last, 0.99), frame, "ms"),
		figure("bytes of a line key", median(line.bytes), "B").atMost(100),
		figure("bytes of a page key", median(page.bytes), "B").atMost(3300),
		figure("bytes of a key without effect, reader, most", quantile(none.bytes, 1), "B").atMost(0),
	}, nil
}
