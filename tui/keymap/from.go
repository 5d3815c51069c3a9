package keymap

import (
	"fmt"
	"slices"
	"strings"

	"prebirth/progress/settings"
	"prebirth/tui/screen"
)

// From is the keys of all sheets with the lines of a settings file. The error is
// [settings.Errors], with everything that is wrong in those lines; the Map then has the
// usual keys.
//
// What it refuses: a screen, an action or a key that there is not; a key that does two
// things; a key that a screen and every screen have; a letter where one writes; and to
// take esc or ctrl+c away from what they do.
func From(s settings.Settings, sheets []screen.Sheet) (Map, error) {
	b := &book{file: s.File}
	for _, sheet := range sheets {
		b.add(sheet)
	}
	usual := b.all()
	for _, line := range s.Keys {
		b.bind(line)
	}
	b.twice()
	if len(b.errs) > 0 {
		slices.SortStableFunc(b.errs, func(x, y *settings.Error) int { return x.Line - y.Line })
		return Map{all: usual}, b.errs
	}
	m := Map{all: b.all(), sheets: map[string]changes{}, under: map[string]string{}}
	for _, p := range b.pages {
		m.under[p.route] = p.under
		if c := p.changes(); c.now != nil {
			m.sheets[p.route] = c
		}
	}
	return m, nil
}

// A book is all sheets while the lines are read into it.
type book struct {
	file  string
	pages []*page
	errs  settings.Errors
}

type page struct {
	route, under string
	writes       bool
	actions      []*Action
}

func (b *book) page(route string) *page {
	for _, p := range b.pages {
		if p.route == route {
			return p
		}
	}
	return nil
}

func (p *page) action(name string) *Action {
	for _, a := range p.actions {
		if a.Name == name {
			return a
		}
	}
	return nil
}

// add adds a sheet; what two of one route have in common is one action.
func (b *book) add(s screen.Sheet) {
	p := b.page(s.Route)
	if p == nil {
		p = &page{route: s.Route, under: s.Under}
		b.pages = append(b.pages, p)
	}
	p.writes = p.writes || s.Writes
	for _, k := range s.Keys {
		name := screen.ActionName(k)
		if len(k.Keys()) == 0 || !pressable(k.Keys()[0]) || p.action(name) != nil {
			continue
		}
		p.actions = append(p.actions, &Action{Screen: s.Route, Name: name, Does: k.Help().Desc, Keys: k.Keys(), Usual: k.Keys()})
	}
}

func (b *book) all() (all []Action) {
	for _, p := range b.pages {
		for _, a := range p.actions {
			all = append(all, *a)
		}
	}
	return all
}

func (b *book) wrong(line int, mend, problem string, args ...any) {
	b.errs = append(b.errs, &settings.Error{File: b.file, Line: line, Problem: fmt.Sprintf(problem, args...), Mend: mend})
}

// bind reads a line. One with something wrong binds nothing.
func (b *book) bind(line settings.Key) {
	p := b.page(line.Screen)
	if p == nil {
		b.wrong(line.Line, b.screens(line.Screen), "there is no screen %q", settings.Short(line.Screen))
		return
	}
	a := p.action(line.Action)
	if a == nil {
		b.wrong(line.Line, p.names(line.Action), "there is no action %q on the screen %s", settings.Short(line.Action), p.route)
		return
	}
	before := len(b.errs)
	for i, name := range line.Keys {
		b.judge(line, p, name, slices.Contains(line.Keys[:i], name))
	}
	for _, kept := range []string{"esc", "ctrl+c"} {
		if slices.Contains(a.Usual, kept) && !slices.Contains(line.Keys, kept) {
			b.wrong(line.Line, fmt.Sprintf("name %s as well: key %s/%s = %s %s", kept, p.route, a.Name, strings.Join(line.Keys, " "), kept),
				"%s cannot be taken away from %s/%s", kept, p.route, a.Name)
		}
	}
	if most := len(a.Usual); numbers(a) && len(line.Keys) > most {
		b.wrong(line.Line, fmt.Sprintf("name %d keys at most, in the order of the numbers", most), "%s/%s has more keys than there are numbers", p.route, a.Name)
	}
	if len(b.errs) == before {
		a.Keys, a.Line = line.Keys, line.Line
	}
}

// judge says what is wrong with one key of a line.
func (b *book) judge(line settings.Key, p *page, name string, again bool) {
	if problem, mend := unknown(name); problem != "" {
		b.wrong(line.Line, mend, "%s", problem)
		return
	}
	switch {
	case again:
		b.wrong(line.Line, "name it once", "%s stands in the line twice", name)
	case p.writes && types(name):
		b.wrong(line.Line, "choose a key that writes nothing, such as f7 or alt+"+letter(name), "%s is written on the screen %s, and can be no command there", name, p.route)
	case p.writes && edits(name) && !p.has(name):
		b.wrong(line.Line, "choose a key that changes nothing in a line, such as f7 or alt+m", "%s is for writing on the screen %s", name, p.route)
	}
}

// letter is a letter for an example.
func letter(name string) string {
	if r := []rune(name); len(r) == 1 && r[0] >= 'a' && r[0] <= 'z' {
		return name
	}
	return "m"
}

// has says whether a key is one of the sheet's usual ones.
func (p *page) has(name string) bool {
	return slices.ContainsFunc(p.actions, func(a *Action) bool { return slices.Contains(a.Usual, name) })
}

func (b *book) screens(written string) string {
	var all []string
	for _, p := range b.pages {
		all = append(all, p.route)
	}
	return near(written, "the screens are ", all)
}

func (p *page) names(written string) string {
	var all []string
	for _, a := range p.actions {
		all = append(all, a.Name)
	}
	return near(written, "its actions are ", all)
}

// near is the mend for a name that there is not: the nearest that there is, or all.
func near(written, are string, all []string) string {
	if one := settings.Nearest(written, all); one != "" {
		return "did you mean " + one + "? prebirth settings keys lists all"
	}
	return are + strings.Join(all, ", ")
}
