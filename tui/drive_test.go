package tui

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"prebirth/briefings/library"
	"prebirth/progress"
	"prebirth/progress/settings"
	"prebirth/tui/draft"
	"prebirth/tui/screen"
)

// A driver runs the app without Bubble Tea, as fast as it goes, and holds what
// the app asked for back as long as the test wants: commands come back when
// they are run, so that what is slow on a bad day can be made slow here. It
// sees the view before anything is cut to the window.
type driver struct {
	model   tea.Model
	app     *App // the model, unless that is one side of a session
	book    *draft.Book
	opening *progress.Opening
	pending []tea.Cmd
	quit    bool
}

func drive(t *testing.T, home string, width, height int) *driver {
	t.Helper()
	o := startedIn(t, home)
	offered(t, o.Folders)
	o.Folders = progress.Folders{} // there is no passphrase to be asked for
	o.Width, o.Height = width, height
	return newDriver(t, home, o, app)
}

// newDriver drives what is made of options in a home.
func newDriver(t *testing.T, home string, o Options, made func(Options, *progress.Opening, *draft.Book) tea.Model) *driver {
	t.Helper()
	d := &driver{opening: opens(t, home)}
	d.book = draft.New(func() (draft.Keeper, error) { return keeper(d.opening) }, nil)
	d.model = made(o, d.opening, d.book)
	d.app, _ = d.model.(*App)
	d.ask(d.model.Init())
	return d
}

func app(o Options, opening *progress.Opening, book *draft.Book) tea.Model {
	return newApp(o, opening, book)
}

// startedIn is what a program is started with in a home, whichever way it is driven.
func startedIn(t *testing.T, home string) Options {
	t.Helper()
	lib, err := library.Open()
	if err != nil {
		t.Fatal(err)
	}
	o := Options{Library: lib, Folders: foldersOf(t, home), Started: filepath.Join(home, "files"), Theme: "dark", Profile: colorprofile.TrueColor}
	if o.Settings, err = settings.Read(o.Folders.SettingsPath()); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(o.Started, 0o700); err != nil {
		t.Fatal(err)
	}
	return o
}

func foldersOf(t *testing.T, home string) progress.Folders {
	t.Helper()
	folders, err := progress.FoldersFor(home, func(string) string { return "" })
	if err != nil {
		t.Fatal(err)
	}
	return folders
}

// opens opens the store of a home, with a passphrase that costs next to nothing.
func opens(t *testing.T, home string) *progress.Opening {
	t.Helper()
	return progress.OpenSoon(foldersOf(t, home), progress.Options{Work: 4})
}

// offered declines the passphrase in a home that nothing was begun in.
func offered(t *testing.T, f progress.Folders) {
	t.Helper()
	if _, err := os.Stat(f.StorePath()); err == nil {
		return
	}
	store, err := progress.Open(f, progress.Options{})
	if err == nil {
		err = errors.Join(store.SetSetting(progress.SettingOffered, "yes"), store.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
}

// close ends it as Run does, and says when words could not be saved.
func (d *driver) close() error {
	err := d.book.Close()
	if closing := d.opening.Close(); err == nil {
		err = closing
	}
	return err
}

func (d *driver) send(msg tea.Msg) {
	if _, over := msg.(tea.QuitMsg); over {
		d.quit = true
	}
	if d.quit {
		return
	}
	_, cmd := d.model.Update(msg)
	d.ask(cmd)
	d.model.View()
}

func (d *driver) ask(cmd tea.Cmd) {
	if cmd != nil {
		d.pending = append(d.pending, cmd)
	}
}

// run does one thing that was asked for; which one is the caller's choice.
func (d *driver) run(i int) {
	cmd := d.pending[i]
	d.pending = append(d.pending[:i:i], d.pending[i+1:]...)
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			d.ask(c)
		}
	case screen.Later:
		if d.app != nil { // the clocks of a session would go on for ever
			d.send(msg)
		}
	default:
		d.send(msg)
	}
}

// settle does everything that was asked for.
func (d *driver) settle() {
	for len(d.pending) > 0 && !d.quit {
		d.run(0)
	}
}

// press presses keys, each when everything before is done. What begins with =
// is typed.
func (d *driver) press(keys ...string) *driver {
	d.settle()
	for _, k := range keys {
		if text, ok := strings.CutPrefix(k, "="); ok && text != "" {
			for _, letter := range text {
				d.send(keyPress(string(letter)))
			}
		} else {
			d.send(keyPress(k))
		}
		d.settle()
	}
	return d
}

// state is everything a key may change, as far as it can be seen.
func (d *driver) state() string {
	var s strings.Builder
	for _, o := range d.app.stack {
		s.WriteString(o.route.Name + " " + o.route.ID + "\n")
	}
	v := d.app.View()
	s.WriteString(v.Content)
	if v.Cursor != nil {
		s.WriteString(strings.Repeat("c", v.Cursor.X) + strings.Repeat("r", v.Cursor.Y))
	}
	if d.quit {
		s.WriteString("quit")
	}
	return s.String()
}

func (d *driver) top() screen.View { return d.app.top().View() }

// keyPress is the message for a key under the name that Bubble Tea gives it. A letter
// that no keyboard has is typed all the same.
func keyPress(name string) tea.KeyPressMsg {
	press, ok := screen.KeyNamed(name)
	if !ok {
		press.Code, _ = utf8.DecodeRuneInString(name)
		press.Text = name
	}
	return press
}
