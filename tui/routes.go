package tui

import (
	"charm.land/bubbles/v2/key"

	"prebirth/progress/supervision"
	"prebirth/tui/check"
	"prebirth/tui/choices"
	"prebirth/tui/discuss"
	"prebirth/tui/find"
	"prebirth/tui/help"
	"prebirth/tui/journal"
	"prebirth/tui/keymap"
	"prebirth/tui/library"
	"prebirth/tui/notes"
	"prebirth/tui/present"
	"prebirth/tui/protect"
	"prebirth/tui/protection"
	"prebirth/tui/reader"
	"prebirth/tui/reflect"
	"prebirth/tui/remark"
	"prebirth/tui/screen"
	"prebirth/tui/sources"
	"prebirth/tui/supervise"
	"prebirth/tui/tags"
	"prebirth/tui/tofile"
	"prebirth/tui/unlock"
	"prebirth/tui/versions"
)

// build turns a route into its screen. It is the one place that knows which
// screens there are; a route that leads nowhere leads to the library.
func (a *App) build(r screen.Route) screen.Screen {
	store := a.opening.Store
	switch r.Name {
	case "reader":
		return reader.New(a.lib, func() (reader.Store, error) { return store() }, a.book, a.theme, r)
	case "reflect":
		return reflect.New(a.lib, func() (reflect.Store, error) { return store() }, a.book, a.theme, r.ID)
	case "sources":
		return sources.New(a.lib, a.theme, r.ID)
	case "find":
		return find.New(a.lib, func() (find.Store, error) { return store() }, a.theme, r)
	case "journal":
		return journal.New(a.lib, func() (journal.Store, error) { return store() }, a.book, a.theme)
	case "versions":
		return versions.New(func() (versions.Store, error) { return store() }, a.book, a.theme, r.ID)
	case "check":
		return check.New(a.lib, func() (check.Store, error) { return store() }, a.book, a.theme, r)
	case "supervise":
		return supervise.New(a.lib, a.desk, a.theme)
	case "discuss":
		return discuss.New(a.lib, a.desk, a.theme, r.ID)
	case "remark":
		return remark.New(a.desk, a.book, a.theme, r.ID)
	case "protect":
		return protect.New(func() (protect.Store, error) { return store() }, a.theme, r.ID)
	case "protection":
		return protection.New(func() (protection.Store, error) { return store() }, a.folders, a.theme)
	case "file":
		return tofile.New(a.lib, func() (tofile.Store, error) { return store() }, a.book, a.theme, r.ID, a.started)
	case "tags":
		return tags.New(func() (tags.Store, error) { return store() }, a.book, a.theme, r.ID)
	case "settings":
		return choices.New(a.settings, a.looks.note(), a.theme)
	case "help":
		return help.New(a.keys.Sheets(sheets()), a.theme, r.ID).Leads().Tours()
	}
	return library.New(a.lib, func() (library.Store, error) { return store() }, a.book, a.theme, func() int { return a.settings.Later() })
}

// desk is where supervision is done, once the store is open.
func (a *App) desk() (*supervision.Desk, error) {
	store, err := a.opening.Store()
	if err != nil {
		return nil, err
	}
	return supervision.At(store), nil
}

func sheet(route, title string, keys []key.Binding) screen.Sheet {
	return screen.Sheet{Route: route, Title: title, Keys: keys}
}

// writing is a sheet of a screen where letters are written.
func writing(s screen.Sheet) screen.Sheet {
	s.Writes = true
	return s
}

// under is a sheet whose other keys are those of another.
func under(route string, s screen.Sheet) screen.Sheet {
	s.Under = route
	return s
}

// ledSheets is every key of the two terminals of a session.
func ledSheets() []screen.Sheet {
	return []screen.Sheet{
		sheet("present", "The room's screen", roomKeys.All()),
		sheet("present/start", "Before the start", present.StartKeys()),
		sheet("notes", "The trainer's notes", notes.LeadKeys()),
		sheet("notes/said", "What the room says", notes.ListKeys()),
		writing(sheet("notes/line", "Writing in the notes", notes.LineKeys())),
		sheet("notes/agreed", "What was agreed", notes.AgreedKeys()),
		writing(sheet(keymap.Everywhere, "Notes in their own terminal", []key.Binding{nextTheme})),
	}
}

// sheets is every key of every screen, for the help page, under the names of
// the routes.
func sheets() []screen.Sheet {
	return []screen.Sheet{
		writing(sheet(keymap.Everywhere, "Everywhere", everywhere)),
		sheet("library", "Library", library.Keys()),
		sheet("reader", "Reading", reader.Keys()),
		writing(sheet("reflect", "Reflecting", reflect.Keys())),
		under("reflect", writing(sheet("reflect/choice", "Choosing who it is for", reflect.ChoiceKeys()))),
		under("reflect", writing(sheet("reflect/actions", "The row of actions", reflect.ActionKeys()))),
		sheet("journal", "My reflections", journal.Keys()),
		writing(sheet("journal/find", "Finding in my reflections", journal.FindingKeys())),
		writing(sheet("tags", "Giving tags", tags.Keys())),
		sheet("versions", "Earlier versions", versions.Keys()),
		sheet("check", "What may identify someone", check.Keys()),
		writing(sheet("check/why", "Saying why it stays", check.ReasonKeys())),
		writing(sheet("find", "Find", find.Keys())),
		sheet("sources", "Links and sources", sources.Keys()),
		sheet("supervise", "Supervision", supervise.Keys()),
		writing(sheet("supervise/record", "Naming a record's file", supervise.NamingKeys())),
		sheet("discuss", "A shared reflection", discuss.Keys()),
		writing(sheet("remark", "Saying something", remark.Keys())),
		under("remark", writing(sheet("remark/actions", "The row of actions, in supervision", remark.ActionKeys()))),
		sheet("protection", "What is protected", protection.Keys()),
		writing(sheet("protect", "Setting a passphrase", protect.Keys())),
		writing(sheet("unlock", "Giving the passphrase", unlock.Keys())),
		sheet("settings", "Settings", choices.Keys()),
		writing(sheet("file", "Naming a file", tofile.Keys())),
		sheet("help", "Keys", help.Keys()),
	}
}
