package tui

import (
	"charm.land/bubbles/v2/key"

	"prebirth/tui/find"
	"prebirth/tui/help"
	"prebirth/tui/journal"
	"prebirth/tui/library"
	"prebirth/tui/reader"
	"prebirth/tui/reflect"
	"prebirth/tui/screen"
	"prebirth/tui/sources"
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
		return versions.New(func() (versions.Store, error) { return store() }, a.theme, r.ID)
	case "help":
		return help.New(sheets(), a.theme, r.ID)
	}
	return library.New(a.lib, func() (library.Store, error) { return store() }, a.book, a.theme)
}

// sheets is every key of every screen, for the help page, under the names of
// the routes.
func sheets() []screen.Sheet {
	sheet := func(route, title string, keys []key.Binding) screen.Sheet {
		return screen.Sheet{Route: route, Title: title, Keys: keys}
	}
	return []screen.Sheet{
		sheet("library", "Library", library.Keys()),
		sheet("reader", "Reading", reader.Keys()),
		sheet("reflect", "Reflecting", reflect.Keys()),
		sheet("journal", "My reflections", journal.Keys()),
		sheet("journal/find", "Finding in my reflections", journal.FindingKeys()),
		sheet("versions", "Earlier versions", versions.Keys()),
		sheet("find", "Find", find.Keys()),
		sheet("sources", "Links and sources", sources.Keys()),
		sheet("help", "Keys", help.Keys()),
	}
}
