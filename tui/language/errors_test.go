package language

import (
	"errors"
	"fmt"
	"io"
	"testing"
)

type silent struct{ error }

func (s silent) Unwrap() error { return s.error }

// TestErr says an error in the language of whoever reads it, through everything that
// adds no words of its own, and leaves it what it was for errors.Is.
func TestErr(t *testing.T) {
	loud := Test("loud", func(english string) string {
		return map[string]string{"open %s: %w": "AGOR %[2]w (%[1]s)", "it is shut": "AR GAU"}[english]
	})
	shut := Errorf("it is shut")
	for _, c := range []struct {
		err           error
		english, said string
	}{
		{shut, "it is shut", "AR GAU"},
		{Errorf("open %s: %w", "a", shut), "open a: it is shut", "AGOR AR GAU (a)"},
		{Errorf("open %s: %w", "a", io.EOF), "open a: EOF", "AGOR EOF (a)"},
		{silent{Errorf("open %s: %w", "a", shut)}, "open a: it is shut", "AGOR AR GAU (a)"},
		{errors.Join(shut, io.EOF, shut), "it is shut\nEOF\nit is shut", "AR GAU\nEOF\nAR GAU"},
		{fmt.Errorf("read: %w", shut), "read: it is shut", "read: it is shut"},
		{Errorf("not in it, %d", 3), "not in it, 3", "not in it, 3"},
	} {
		if got := c.err.Error(); got != c.english {
			t.Errorf("%q, not %q", got, c.english)
		}
		if got := (*Language)(nil).Err(c.err); got != c.english {
			t.Errorf("in English %q, not %q", got, c.english)
		}
		if got := loud.Err(c.err); got != c.said {
			t.Errorf("%q, not %q", got, c.said)
		}
	}
	deep := silent{Errorf("open %s: %w", "a", io.EOF)}
	if !errors.Is(deep, io.EOF) || !errors.Is(Errorf("%w and %w", shut, io.EOF), io.EOF) {
		t.Error("it is no longer what it wraps")
	}
}
