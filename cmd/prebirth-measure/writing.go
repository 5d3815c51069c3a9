package main

import (
	"errors"
	"strings"
	"time"
)

// sentence is written over and over.
const sentence = "The midwife asked what had changed since the last visit, and we sat with the question. "

// lastWord ends a text of 5,000 characters, so that it is seen to be whole. It
// is one word, which no line end parts.
const lastWord = "finis"

// writing measures keys in the writing box, in turn in an empty one and in one
// that holds 5,000 characters. The 5,000 arrive as keys, all at once, as from a
// terminal that does not mark what is pasted; the time is that until the last
// word is on the screen.
func (b *bench) writing() (rows []row, err error) {
	full, err := b.editing("full")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, full.Close()) }()
	empty, err := b.editing("empty")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, empty.Close()) }()
	long := strings.Repeat(sentence, 5000/len(sentence)+1)[:4999-len(lastWord)] + " " + lastWord
	settled, err := full.Until(lastWord, patience, long)
	if err != nil {
		return nil, err
	}
	if err := full.Expect("Saved ", patience); err != nil {
		return nil, err
	}
	var few, many, none, warm pressed
	err = errors.Join(warm.press(full, 3, "e"), warm.press(empty, 3, "e"))
	for i := 0; i < b.presses && err == nil; i++ {
		key := string("aeinorst"[i%8])
		err = errors.Join(few.press(empty, 1, key), many.press(full, 1, key))
		time.Sleep(time.Duration(i*7%23) * time.Millisecond)
	}
	full.Quiet(700*time.Millisecond, patience) // what was typed is saved
	err = errors.Join(err, none.press(full, b.presses/3, "right", "down"))
	if err != nil {
		return nil, err
	}
	return []row{
		ratio("key in the editor with 5,000 characters / empty, p50", median(many.last), median(few.last), "ms").under(2),
		ratio("… p99", quantile(many.last, 0.99), quantile(few.last, 0.99), "ms"),
		figure("5,000 characters as keys at once, until shown", settled.Seconds(), "s").atMost(2),
		figure("bytes of a typed letter", median(few.bytes), "B").atMost(40),
		figure("… with 5,000 characters", median(many.bytes), "B").atMost(40),
		figure("bytes of a key without effect, editor, most", quantile(none.bytes, 1), "B").atMost(0),
	}, nil
}
