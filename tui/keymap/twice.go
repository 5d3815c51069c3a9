package keymap

import (
	"fmt"
	"slices"
	"strings"
)

// twice names the keys that would do two things. Each is said once, at the line that
// has it so.
func (b *book) twice() {
	all := b.page(Everywhere)
	said := map[string]bool{}
	for _, p := range b.pages {
		var here []*Action
		if all != nil && p != all {
			here = slices.Clone(all.actions)
		}
		for _, a := range p.actions {
			for _, other := range here {
				b.both(a, other, said)
			}
			here = append(here, a)
		}
	}
}

// both names the keys that two actions have, where a line of the file has it so.
func (b *book) both(a, other *Action, said map[string]bool) {
	if a.Line == 0 && other.Line == 0 {
		return // the tables' own affair
	}
	here, there := a, other // the line that it is said of, and what it meets
	if other.Line > a.Line {
		here, there = other, a
	}
	for _, name := range here.Keys {
		if !slices.Contains(there.Keys, name) || said[fmt.Sprint(here.Line, name)] {
			continue
		}
		said[fmt.Sprint(here.Line, name)] = true
		where := ""
		if there.Line > 0 {
			where = fmt.Sprintf(", by line %d", there.Line)
		}
		b.wrong(here.Line, there.instead(name), "%s would do two things: %s, and %s%s", name, here.path(), there.path(), where)
	}
}

func (a *Action) path() string { return a.Screen + "/" + a.Name }

// instead is how an action can do without a key.
func (a *Action) instead(name string) string {
	left := slices.DeleteFunc(slices.Clone(a.Keys), func(k string) bool { return k == name })
	if name == "esc" || name == "ctrl+c" {
		return "choose another key"
	}
	if len(left) == 0 {
		return fmt.Sprintf("choose another key here, or give %s another one: key %s = KEY", a.path(), a.path())
	}
	return fmt.Sprintf("choose another key here, or leave %s the rest: key %s = %s", a.path(), a.path(), strings.Join(left, " "))
}

// numbers says whether each key of an action means a number of its own.
func numbers(a *Action) bool { return len(a.Usual) > 1 && a.Usual[0] == "1" }

// changes are those that the lines have made of a sheet.
func (p *page) changes() (c changes) {
	for _, a := range p.actions {
		if a.Line == 0 {
			continue
		}
		if c.now == nil {
			c.usual, c.now = map[string]string{}, map[string]string{}
		}
		for _, name := range a.Usual {
			if _, bound := c.usual[name]; !bound { // another action may have taken it over
				c.usual[name] = ""
			}
		}
		for i, name := range a.Keys {
			c.usual[name] = a.Usual[0]
			if numbers(a) {
				c.usual[name] = a.Usual[i]
			}
		}
		for i, name := range a.Usual {
			switch {
			case !numbers(a):
				c.now[name] = a.Keys[0]
			case i < len(a.Keys):
				c.now[name] = a.Keys[i]
			}
		}
		if numbers(a) {
			c.digits = shown(a.Keys[0]) + "…" + shown(a.Keys[len(a.Keys)-1])
		}
	}
	return c
}
