package tui_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"prebirth/briefings"
	"prebirth/briefings/clean/hostile"
	"prebirth/progress"
	"prebirth/progress/handover"
	"prebirth/progress/supervision"
	"prebirth/tui"
	"prebirth/tui/robot"
	"prebirth/tui/screen"
)

// The window is as large as one may be, so that many payloads are seen at once.
const (
	hostileWidth  = 112
	hostileHeight = 200
)

// perPart is how many payloads one part of a briefing holds.
const perPart = 30

// hostileLibrary has each payload as the title of a briefing, and one briefing
// with all of them in the titles, text, prompts, resources and sources of its
// parts.
func hostileLibrary(t *testing.T, payloads []hostile.Payload) *briefings.Library {
	t.Helper()
	files := fstest.MapFS{}
	for i, p := range payloads {
		files[fmt.Sprintf("small%03d.md", i)] = &fstest.MapFile{Data: fmt.Appendf(nil, "---\nid: small%03d\ntitle: %s\nkind: background\npublisher: %s\ndate: %s\norder: %d\n---\n\n## 1. %s\n\nWords.\n",
			i, p.Line(), p.Line(), p.Line(), i+2, p.Line())}
	}
	var b strings.Builder
	b.WriteString("---\nid: large\ntitle: Large\nkind: background\npublisher: x\ndate: x\norder: 1\n---\n\n## About this briefing\n\n" + strings.Join(hostile.Blocks(), "\n\n"))
	n := 0
	for some := range slices.Chunk(payloads, perPart) {
		n++
		fmt.Fprintf(&b, "\n\n## %d. %s\n", n, some[0].Line())
		for _, p := range some {
			b.WriteString("\n" + p.Text + "\n")
		}
		b.WriteString("\n### Reflect\n\n")
		for i, p := range some {
			fmt.Fprintf(&b, "- `q%d` *ours* %s\n", i, p.Line())
		}
		b.WriteString("\n### Resources\n\n")
		for _, p := range some {
			fmt.Fprintf(&b, "- [%s](http://a.example/%s) %s\n- [a](%s) b\n", p.Line(), p.Line(), p.Line(), p.Line())
		}
		b.WriteString("\n### Sources\n\n")
		for _, p := range some {
			fmt.Fprintf(&b, "- %s. Date: %s.\n", p.Line(), p.Line())
		}
	}
	fmt.Fprintf(&b, "\n\n## %d. Blocks\n\n%s\n", n+1, strings.Join(hostile.Blocks(), "\n\n"))
	files["large.md"] = &fstest.MapFile{Data: []byte(b.String())}
	lib, _ := briefings.Load(files) // there are faults, of course; what can be read is read
	if len(lib.Briefings) != len(payloads)+1 {
		t.Fatalf("%d briefings were read", len(lib.Briefings))
	}
	return lib
}

// hostileStore has a reflection to each payload: to a prompt that there is, or
// to one whose id and wording are hostile too.
func hostileStore(payloads []hostile.Payload) func(*progress.Store) error {
	return func(s *progress.Store) error {
		for i, p := range payloads {
			prompt := "gone/1/" + p.Text
			if i%2 == 0 {
				prompt = fmt.Sprintf("large/%d/q%d", i/perPart+1, i%perPart)
			}
			_, err := s.SaveReflection(progress.Edit{Reflection: fmt.Sprintf("r%03d", i), Revision: fmt.Sprintf("v%03d", i), Prompt: prompt,
				Asked: p.Text, Text: p.Text, At: time.Date(1999, 1, 1, 0, i, 0, 0, time.UTC)})
			if err != nil {
				return err
			}
		}
		return hostileShared(s, payloads)
	}
}

// hostileShared has somebody whose every name, word and title is hostile hand over a
// reflection for each payload, with a comment where one may hold it.
func hostileShared(s *progress.Store, payloads []hostile.Payload) error {
	desk := supervision.At(s)
	for i, p := range payloads {
		who := progress.Person{ID: fmt.Sprintf("person%d", i/100), Name: p.Text, Role: p.Text, Trust: progress.Verified, Since: time.Unix(1, 0)}
		err := errors.Join(s.SavePerson(who), s.SaveShown([]progress.Shown{{
			Person: who.ID, Reflection: sharedID(i), Digest: handover.TextSHA256(p.Text), Revision: sharedID(i), Prompt: "gone/1/x", Asked: p.Text,
			Briefing: p.Text, Part: p.Text, Text: p.Text, Stars: `["end"]`, Written: time.Unix(int64(i), 0), At: time.Unix(int64(i), 0), Handover: "h",
		}}))
		if err != nil {
			return err
		}
		b, err := desk.With(who.ID)
		if err != nil {
			return err
		}
		_ = desk.Comment(b, sharedID(i), "", p.Text) // refused where no comment may hold it
	}
	return nil
}

func sharedID(i int) string { return fmt.Sprintf("01950000-0000-7000-8000-%012d", i) }

// A walk goes over one screen, and says which words have to be seen on the way.
type walk struct {
	name  string
	route screen.Route
	go1   func(app *robot.App, look func())
	least int // payloads that have to be seen
}

// TestNothingArrivesFromAScreen takes the whole table through every screen: of
// all the bytes that the terminal was sent, none is a command of the table's.
func TestNothingArrivesFromAScreen(t *testing.T) {
	if tui.Raced {
		t.Skip("nothing here races")
	}
	payloads, furnished := hostile.Payloads(), os.DirFS(robot.Furnish(t, hostileStore(hostile.Payloads())))
	lib := hostileLibrary(t, payloads)
	var checks atomic.Int64
	t.Cleanup(func() {
		fmt.Printf("figure: hostile payloads on screens, checks %d; %d payloads, 0 bytes arrived\n", checks.Load(), len(payloads))
	})
	for _, w := range walks(payloads) {
		t.Run(w.name, func(t *testing.T) {
			t.Parallel()
			home := filepath.Join(t.TempDir(), "\x1b]0;t\a\u009b31m\u202e\x7f") // its own: a store has one writer
			if err := os.CopyFS(home, furnished); err != nil {
				t.Fatal(err)
			}
			robot.Story(t, func(t *testing.T) {
				app := robot.Start(t, robot.Library(lib), robot.Home(home), robot.Route(w.route), robot.At(hostileWidth, hostileHeight))
				seen := map[string]bool{}
				w.go1(app, func() {
					shown := app.Screen()
					for _, p := range payloads {
						seen[p.Mark] = seen[p.Mark] || strings.Contains(shown, p.Mark)
					}
				})
				out := app.Bytes()
				app.Quit()
				n := 0
				for _, yes := range seen {
					if yes {
						n++
					}
				}
				if n < w.least {
					t.Errorf("only %d payloads were seen, and %d should be", n, w.least)
				}
				for _, find := range hostile.ArrivedOnTerminal(out, hostileWidth, hostileHeight) {
					t.Error(find)
				}
				checks.Add(int64(n))
			})
		})
	}
}

func walks(payloads []hostile.Payload) []walk {
	all := len(payloads)
	parts := (all + perPart - 1) / perPart
	var joined strings.Builder
	for _, p := range payloads {
		joined.WriteString(p.Line() + " ")
	}
	pages := func(app *robot.App, look func(), key string, most int) {
		for range most {
			before := app.Screen()
			look()
			if app.Press(key); app.Screen() == before {
				return
			}
		}
	}
	list := []walk{
		{"library", screen.Route{}, func(app *robot.App, look func()) { pages(app, look, "pgdown", 500) }, all * 9 / 10},
		{"journal", screen.Route{Name: "journal"}, func(app *robot.App, look func()) { pages(app, look, "pgdown", 500) }, all * 9 / 10},
		{"find", screen.Route{Name: "find", Find: joined.String()}, func(app *robot.App, look func()) {
			look()
			app.Press("ctrl+u").Paste(joined.String())
			look()
			for i := 0; i < all; i += 10 {
				app.Press("ctrl+u").Type(payloads[i].Mark)
				look()
			}
		}, all / 10},
		{"find in the journal", screen.Route{Name: "journal"}, func(app *robot.App, look func()) {
			app.Press("/").Paste(joined.String())
			look()
		}, 0},
		{"writing", screen.Route{Name: "reflect", ID: "large/1/q1"}, func(app *robot.App, look func()) {
			look()
			for some := range slices.Chunk(payloads, 100) {
				for _, p := range some {
					app.Paste(p.Text + "\n")
				}
				look()
				app.Press("ctrl+o")
				look()
				app.Press("ctrl+o", "ctrl+t")
				look()
				app.Press("esc")
			}
			app.Wait(2 * time.Second)
		}, all * 8 / 10},
	}
	for n := 1; n <= parts+1; n++ {
		id := fmt.Sprintf("large/%d", n)
		least := min(perPart, all-(n-1)*perPart) * 9 / 10
		list = append(list,
			walk{"part " + id, screen.Route{Name: "reader", ID: id}, func(app *robot.App, look func()) { pages(app, look, "pgdown", 20) }, max(0, least)},
			walk{"sources " + id, screen.Route{Name: "sources", ID: id}, func(app *robot.App, look func()) { pages(app, look, "pgdown", 20) }, max(0, least)})
	}
	list = append(list, walk{"supervise", screen.Route{Name: "supervise"}, func(app *robot.App, look func()) {
		for range (all + 99) / 100 {
			pages(app, look, "pgdown", 40)
			app.Press("right")
		}
	}, all * 8 / 10})
	for i := 0; i < all; i += 24 {
		id := fmt.Sprintf("person%d %s", i/100, sharedID(i))
		list = append(list, walk{"discuss " + id, screen.Route{Name: "discuss", ID: id}, func(app *robot.App, look func()) {
			look()
			app.Press("c", "ctrl+n", "ctrl+n")
			look()
		}, 1})
	}
	for i := 0; i < all; i += 24 {
		id := fmt.Sprintf("r%03d", i+i/24%2)
		if i+1 < all {
			list = append(list, walk{"reflection " + id, screen.Route{Name: "reflect", ID: id}, func(app *robot.App, look func()) { look() }, 1},
				walk{"versions " + id, screen.Route{Name: "versions", ID: id}, func(app *robot.App, look func()) { look() }, 1})
		}
	}
	return list
}
