package tui

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"prebirth/briefings"
	"prebirth/progress"
	"prebirth/progress/settings"
	"prebirth/tui/draft"
	"prebirth/tui/keymap"
	"prebirth/tui/screen"
	"prebirth/tui/theme"
)

// An App is the one tea.Model. It sorts messages, keeps the stack of open
// screens and draws the frame around the top one; it knows no screen by name
// (routes.go does) and binds no printable key.
type App struct {
	lib     *briefings.Library
	opening *progress.Opening
	folders progress.Folders
	book    *draft.Book
	looks   looks
	theme   theme.Theme // as it is drawn now
	shelf   shelf
	warned  bool // that leaving now loses words
	leaving bool // and what waits is being saved before
	asker   bool // the top screen asked for the passphrase, and goes if it does not come

	stack  []open // the last one is on top; never empty
	w, h   int
	frame  frame
	notice notice
	told   notice      // until the next key, in place of it
	widths ansi.Method // how the terminal measures characters

	settings  settings.Settings // with what was chosen since the start
	keys      keymap.Map
	spoken    bool   // it is read out as lines of text
	started   string // the folder for a file whose name has none
	cover     cover
	protected bool // a passphrase opens the store
	opened    bool // the store was opened in this run, so that screens may hold words of it
	held      held
	quiet     quiet
	paste     paste
	touring   touring
	stops     *stops

	watch func() *briefings.Library // what is shown while it is written; or nil

	stale bool // the view must be made again
	view  tea.View
}

// An open screen and the route it was opened by.
type open struct {
	screen.Screen
	route screen.Route
}

func newApp(o Options, opening *progress.Opening, book *draft.Book) *App {
	a := &App{
		lib: o.Library, opening: opening, folders: o.Folders, book: book,
		looks: looksOf(o), shelf: shelf{path: o.Settings.File}, settings: o.Settings, stale: true,
		paste: paste{tap: &tap{}}, stops: newStops(), keys: keysOf(o.Settings), spoken: o.Lines != nil, started: o.Started, watch: o.Watch,
	}
	a.theme = a.looks.theme()
	a.w, a.h = clamp(o.Width, o.Height)
	a.frame = layout(leastWidth, leastHeight, 0)
	if !a.small() {
		a.frame = layout(a.w, a.h, 0)
	}
	a.stack = []open{a.open(screen.Route{Name: "library"})}
	if o.Route.Name != "" && o.Route.Name != "library" {
		a.stack = append(a.stack, a.open(o.Route))
	}
	a.missing(o.Amiss)
	if o.locked() { // what is typed before the store has answered is the passphrase
		a.ask(a.theme.Say(askFirst))
	}
	return a
}

// Init asks for the terminal's ground and waits for the store beside the first
// frame.
func (a *App) Init() tea.Cmd {
	cmds := []tea.Cmd{waitForStore(a.opening), a.looks.ask(), a.watches()}
	a.quiet.begin(lockAfter(""), time.Now())
	_, cmd := a.top().Update(screen.Shown{})
	return tea.Batch(append(cmds, cmd)...)
}

// Update sorts messages into the window's, the person's, and results of work.
// Keys reach the top screen only, or what covers it; results reach every open
// screen, and whoever asked knows its own.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	a.stale = true
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.resize(msg.Width, msg.Height)
		return a, a.broadcast(msg)
	case tea.BackgroundColorMsg:
		a.looks.ground = theme.GroundOf(msg.IsDark())
		return a, a.restyle()
	case screen.Later:
		return a, msg.Tick()
	case screen.Lift: // holding a key is as good as pressing it again here
		a.stale = false
	case tea.KeyPressMsg, tea.PasteMsg, tea.PasteStartMsg, tea.PasteEndMsg, pasteLooked, pasteBack,
		tea.MouseClickMsg, tea.MouseWheelMsg, screen.Usual, screen.Choose, screen.Write, screen.Heard:
		return a, a.person(msg)
	case tea.BlurMsg:
		a.leave()
		return a, flush(a.book)
	case tea.ModeReportMsg:
		a.measured(msg)
	case draft.Changed:
		a.recovered()
		return a, tea.Batch(a.saved(), a.again(), a.broadcast(msg))
	case storeMsg:
		return a, tea.Batch(a.tidings(msg), a.broadcast(msg.news()))
	case screen.LockAfter:
		a.quiet.begin(time.Duration(msg.Minutes)*time.Minute, time.Now())
	case screen.ProtectionChanged:
		a.protected = msg.Passphrase
		return a, a.broadcast(msg)
	default:
		if known(msg) {
			a.stale = false
			return a, nil
		}
		if cmd, mine := a.own(msg); mine {
			return a, cmd
		}
		return a, a.broadcast(msg)
	}
	return a, nil
}

// own answers messages that the app sent to itself.
func (a *App) own(msg tea.Msg) (cmd tea.Cmd, mine bool) {
	switch msg := msg.(type) {
	case endMsg:
		a.leave()
		return tea.Tick(lastFrames, func(time.Time) tea.Msg { return tea.QuitMsg{} }), true
	case suspendMsg:
		a.leave()
		return a.stops.suspend(a.book), true
	case resumeMsg:
		return redraw(), true
	case awakeMsg, idleMsg:
		return a.idled(), true
	case coveredMsg:
		return a.handOver(msg), true
	case lockedMsg:
		return a.closed(msg.err), true
	case lookMsg:
		a.held.looking = false
		return a.again(), true
	case heldMsg:
		return a.free(msg.err), true
	case backupMsg:
		a.backedUp(msg.err)
		return nil, true
	case screen.Told:
		a.tell(msg.Words)
		return nil, true
	case screen.Setting:
		return a.choose(msg), true
	case screen.Kept:
		return a.kept(msg), true
	case watchedMsg:
		return a.rewritten(msg), true
	case leftMsg:
		a.leaving = false
		return a.quitNow(), true
	}
	return nil, false
}

// lastFrames is how long an end from outside waits, so that what was to be
// written to the terminal is written before it is given back. Bubble Tea would
// write it after.
const lastFrames = 3 * time.Second / frames

// known says whether a message is the terminal's own business and changes
// nothing that is drawn.
func known(msg tea.Msg) bool {
	switch msg.(type) {
	case tea.ColorProfileMsg, tea.EnvMsg, tea.FocusMsg, tea.KeyReleaseMsg, tea.KeyboardEnhancementsMsg,
		tea.TerminalVersionMsg, tea.MouseMsg:
		return true
	}
	return false
}

func (a *App) resize(w, h int) {
	a.w, a.h = clamp(w, h)
	a.lay()
}

// lay gives every open screen its room. Where nothing can be seen they keep what they
// had: what is not on the screen was not read, and comes back as it was.
func (a *App) lay() {
	if a.small() {
		return
	}
	width := min(a.w, maxWidth)
	said := a.noticed().rows(width, a.h)
	a.frame = layout(a.w, a.h, said)
	if rows := a.tourRows(width, a.frame.body-leastBody); len(rows) > 0 {
		a.frame = layout(a.w, a.h, said+len(rows))
	}
	for _, s := range a.stack {
		s.Resize(a.frame.width, a.frame.body)
	}
	if a.cover.ask != nil {
		f := layout(a.w, a.h, 0)
		a.cover.ask.Resize(f.width, f.body)
	}
}

// measured follows the terminal when it says that it draws visible characters
// whole (mode 2027), as Bubble Tea does.
func (a *App) measured(msg tea.ModeReportMsg) {
	has := msg.Value == ansi.ModeReset || msg.Value == ansi.ModeSet || msg.Value == ansi.ModePermanentlySet
	if msg.Mode != ansi.ModeUnicodeCore || !has {
		return
	}
	a.widths = ansi.GraphemeWidth
	for _, s := range a.stack {
		if m, ok := s.Screen.(screen.Measured); ok {
			m.Measure(a.widths)
		}
	}
}

func (a *App) small() bool { return a.w < leastWidth || a.h < leastHeight }

func (a *App) top() open { return a.stack[len(a.stack)-1] }

func (a *App) open(r screen.Route) open {
	s := a.build(r)
	s.Resize(a.frame.width, a.frame.body)
	if m, ok := s.(screen.Measured); ok {
		m.Measure(a.widths)
	}
	return open{s, r}
}

// person takes what comes from the keyboard.
func (a *App) person(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.PasteStartMsg:
		return a.paste.begin()
	case tea.PasteEndMsg:
		a.paste.end()
		return nil
	case pasteLooked:
		return a.paste.looked(msg)
	case pasteBack:
		if text := a.paste.tap.take(); text != "" {
			return a.input(tea.PasteMsg{Content: text})
		}
		return nil
	}
	a.paste.end()
	if a.slept() {
		var written tea.Cmd
		if _, ok := msg.(screen.Write); ok { // a line of text took its time and exists nowhere else
			written = a.input(msg)
		}
		return tea.Batch(written, a.lock(a.theme.Say(askAgain)))
	}
	if pointed, ok := msg.(tea.MouseMsg); ok {
		return a.point(pointed)
	}
	return a.input(msg)
}

func (a *App) input(msg tea.Msg) tea.Cmd {
	a.leaveTour(msg)
	if a.told.text != "" {
		a.told = notice{}
		a.lay()
	}
	msg, ok := usual(a.keys, a.sheet(), msg)
	if !ok {
		return nil
	}
	if press, ok := msg.(tea.KeyPressMsg); ok {
		switch press.String() {
		case "ctrl+c":
			return a.quit()
		case "ctrl+l":
			a.asker = a.asker && a.cover.kind == locked
			return a.lock(a.theme.Say(askAgain))
		case "alt+esc": // two presses that arrived together
			esc := tea.KeyPressMsg{Code: tea.KeyEscape}
			return tea.Batch(a.input(esc), a.input(esc))
		}
	}
	if press, ok := msg.(tea.KeyPressMsg); ok && key.Matches(press, nextTheme) && a.cover.kind != hidden {
		return a.nextTheme()
	}
	if a.cover.kind != uncovered {
		return a.covered(msg)
	}
	if press, ok := msg.(tea.KeyPressMsg); ok && press.String() == "ctrl+x" {
		return a.hide("")
	}
	if a.small() && !a.top().View().Writes {
		return nil // what cannot be seen is not acted on, but what is written is kept
	}
	move, cmd := a.top().Update(msg)
	return tea.Batch(cmd, a.follow(move))
}

// broadcast hands a result to every open screen. Only the top one may move.
func (a *App) broadcast(msg tea.Msg) tea.Cmd {
	var cmds []tea.Cmd
	var move screen.Move
	for i, s := range a.stack {
		m, cmd := s.Update(msg)
		cmds = append(cmds, cmd)
		if i == len(a.stack)-1 {
			move = m
		}
	}
	if a.cover.ask != nil {
		cmds = append(cmds, a.asking(msg))
	}
	return tea.Batch(append(cmds, a.follow(move))...)
}

// leave has the top screen hand over what it holds. Those below did so when
// they were covered, and what they hold is older. Once the store is closed there
// is nobody to take it, and nothing that was not handed over before.
func (a *App) leave() {
	if a.cover.ask == nil || !a.cover.ask.Closed() {
		a.top().Update(screen.Leaving{})
	}
}

// follow goes where a screen asked to go.
func (a *App) follow(m screen.Move) tea.Cmd {
	if m == screen.Stay {
		return nil
	}
	if m.Quit || m.Back && m.To.Name == "" && len(a.stack) == 1 {
		return a.quit()
	}
	if m.Copy != (screen.Copy{}) {
		return a.copied(m.Copy)
	}
	if m.Lock {
		a.asker = true
		return a.lock(a.theme.Say(askPresent))
	}
	from := a.top()
	a.leave()
	if m.Back {
		a.stack = a.stack[:len(a.stack)-1]
	}
	for _, to := range []screen.Route{m.Over, m.To} {
		if to.Name != "" {
			a.push(to, from.route)
		}
	}
	a.notice.pass()
	a.lay()
	_, cmd := a.top().Update(screen.Shown{})
	cmds := []tea.Cmd{cmd}
	if s, ok := from.Screen.(screen.Ahead); ok {
		for _, msg := range s.Ahead() {
			move, cmd := a.top().Update(msg) // whatever covers it: it was typed for this screen
			cmds = append(cmds, cmd, a.follow(move))
		}
	}
	return tea.Batch(cmds...)
}

// push opens a screen. A page opened from a page takes its place, so that esc
// goes back to where the reading began.
func (a *App) push(to, from screen.Route) {
	if to.Name == "help" && to.ID == "" {
		to.ID = from.Name
	}
	if n := len(a.stack); n > 1 && to.Name == "reader" && a.stack[n-1].route.Name == "reader" {
		a.stack = a.stack[:n-1]
	}
	a.stack = append(a.stack, a.open(to))
}
