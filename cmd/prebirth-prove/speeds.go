//go:build unix

package main

import (
	"encoding/json"
	"fmt"
	"os/exec"
)

// speeds has the other tool measure how long a person waits, and what it costs. What
// is slower than it should be is said, and is no loss: the figures move with the machine.
func (p *proof) speeds() ([]row, error) {
	args := []string{"run", "prebirth/cmd/prebirth-measure", "-json"}
	if p.short {
		args = append(args, "-quick")
	}
	c := exec.Command("go", args...)
	c.Stderr = p.news
	out, err := c.Output()
	if err != nil {
		return nil, fmt.Errorf("run prebirth-measure: %w", err)
	}
	return measured(out)
}

// measured are the rows that prebirth-measure printed as JSON.
func measured(out []byte) (rows []row, err error) {
	var all []struct{ What, Shown, Goal, Verdict string }
	if err := json.Unmarshal(out, &all); err != nil {
		return nil, fmt.Errorf("read what prebirth-measure printed: %w", err)
	}
	for _, m := range all {
		rows = append(rows, row{What: m.What, Found: m.Shown, Target: m.Goal, Verdict: m.Verdict})
	}
	return rows, nil
}
