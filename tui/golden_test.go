package tui_test

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"prebirth/progress"
	"prebirth/tui"
	"prebirth/tui/robot"
	"prebirth/tui/screen"
)

// The sizes at which every screen has a golden: the usual window, a large one,
// the smallest that is fully usable and the smallest of all.
var sizes = [][2]int{{80, 24}, {120, 40}, {40, 12}, {20, 6}}

// fresh, written, broken and crashed are the homes that a golden begins with.
func fresh(t *testing.T) string  { return t.TempDir() }
func broken(t *testing.T) string { return blocked }

// crashed is a home that was copied while somebody wrote.
func crashed(t *testing.T) string {
	return robot.Start(t).Press("enter", "r").Type("in the middle of a").Wait(settled).Crash()
}

// identified is a home with a reflection that may identify somebody.
func identified(t *testing.T) string {
	return robot.Furnish(t, func(s *progress.Store) error {
		_, err := s.SaveReflection(progress.Edit{
			Reflection: "r", Revision: "v", Prompt: firstPrompt, Asked: "What was asked then?", Text: identifying,
			At: time.Date(1999, 12, 20, 9, 30, 0, 0, time.UTC),
		})
		return err
	})
}

// frames are the screens, and the way to each in keys. A key that begins with
// = is typed as it is, with _ for a space and | for a new line.
var frames = []struct {
	name string
	home func(*testing.T) string
	keys string
}{
	{"library first start", fresh, ""},
	{"library with progress", written, ""},
	{"library further down", written, "end"},
	{"reading", fresh, "enter"},
	{"reading scrolled", written, "enter 1 space"},
	{"reading the last part", written, "enter 7 end"},
	{"reading found words", fresh, "enter / =support enter f"},
	{"reflect empty", fresh, "enter r"},
	{"reflect with text", written, "m enter ctrl+end =|And_then_I_knocked."},
	{"reflect with the part open", written, "m enter ctrl+o"},
	{"reflect a way to begin", written, "m enter ctrl+t"},
	{"reflect for whom", written, "m enter tab right"},
	{"journal empty", fresh, "m"},
	{"journal", written, "m"},
	{"journal filtered", written, "m b s"},
	{"journal finding", written, "m / =light"},
	{"tags", written, "m t"},
	{"tags used before", written, "m t =loss,_first_home enter down t"},
	{"tags too long", written, "m t =a_theme_that_is_far_too_long_to_be_one_and_more enter"},
	{"journal by tag", written, "m t =loss enter #"},
	{"journal delete question", written, "m d"},
	{"versions", written, "m end v left"},
	{"versions what changed", written, "m end v"},
	{"versions restored", written, "m end v left r"},
	{"check", identified, "m m"},
	{"check why", identified, "m m k"},
	{"check all", identified, "m m a"},
	{"check changed", identified, "m m down enter"},
	{"check nothing found", written, "m enter ctrl+r"},
	{"find", written, "/ =lighthouse"},
	{"find on the page", fresh, "enter / =mother"},
	{"find nothing", fresh, "/ =zebra"},
	{"sources", fresh, "enter 4 o"},
	{"help", fresh, "?"},
	{"help while reading", fresh, "enter ?"},
	{"store unavailable", broken, ""},
	{"store unavailable reading", broken, "enter"},
	{"store unavailable reflect", broken, "enter r =x"},
	{"came back", crashed, ""},
	{"supervise", supervising, "s"},
	{"supervise another person", supervising, "s right down"},
	{"supervise end", supervising, "s e"},
	{"supervise empty", fresh, "s"},
	{"supervise naming a file", supervising, "s w"},
	{"discuss", supervising, "s enter"},
	{"discuss changed", supervising, "s down enter"},
	{"discuss sign off", supervising, "s enter s"},
	{"remark comment", supervising, "s enter c =Well_seen."},
	{"remark comment on a sentence", supervising, "s enter c ctrl+n ctrl+n"},
	{"remark action", supervising, "s enter a ctrl+t ctrl+t =Ask_the_midwife"},
	{"remark outcome", supervising, "s 3 enter ctrl+n"},
	{"remark note", supervising, "s enter n =For_me"},
	{"protection", written, "p"},
	{"protection further down", written, "p end"},
	{"protection with a passphrase", locked, unlocking + " p"},
	{"protection remove question", locked, unlocking + " p d"},
	{"protect again", written, "p s =a_good_long_one enter"},
	{"protect left", written, "p s esc"},
	{"settings", fresh, ", down"},
	{"settings another value", fresh, ", 3 enter"},
	{"settings that cannot be kept", broken, ", 6 enter"},
}

// unlocking are the keys that give the passphrase of locked.
const unlocking = "=correct_horse_battery_staple_lamp enter"

// press goes the way to a frame.
func press(app *robot.App, keys string) {
	for _, key := range strings.Fields(keys) {
		if text, ok := strings.CutPrefix(key, "="); ok && text != "" {
			app.Type(strings.NewReplacer("_", " ", "|", "\n").Replace(text))
		} else {
			app.Press(key)
		}
	}
}

func TestFrames(t *testing.T) {
	t.Parallel()
	for _, f := range frames {
		for _, size := range sizes {
			if tui.Raced && size[0] != 80 {
				continue
			}
			t.Run(fmt.Sprintf("%s/%dx%d", f.name, size[0], size[1]), func(t *testing.T) {
				if runtime.GOOS == "windows" && strings.HasPrefix(f.name, "store unavailable") {
					t.Skip("there is no " + blocked)
				}
				robot.Story(t, func(t *testing.T) {
					app := robot.Start(t, robot.Home(f.home(t)), robot.At(size[0], size[1]))
					press(app, f.keys)
					app.Golden(f.name)
				})
			})
		}
	}
}

// The note before the first reflection has a home of its own: one in which nothing
// was begun.
func TestFrameOfTheFirstNote(t *testing.T) {
	for _, size := range sizes {
		robot.Story(t, func(t *testing.T) {
			app := setting(t, robot.At(size[0], size[1])).Golden("protect note")
			app.Type("because").Golden("protect note with letters")
		})
	}
}

// The steps that show something random have no golden; in every window all of
// them can be read.
func TestTheStepsFitEveryWindow(t *testing.T) {
	for _, size := range sizes {
		robot.Story(t, func(t *testing.T) {
			app := robot.Start(t, robot.Home(written(t)), robot.At(size[0], size[1])).Press("p", "s")
			for range 20 { // to the end, where the field is
				app.Press("down")
			}
			if _, _, seen := app.Cursor(); !seen {
				t.Errorf("there is no field to type in\n%s", app.Screen())
			}
			app.Type(passphrase).Press("enter").Type(passphrase).Press("enter")
			all := ""
			for range 20 {
				all += app.Screen() + "\n"
				app.Press("down")
			}
			if n := len(slices.Compact(groupsIn(all))); n < 6 {
				t.Errorf("of the code %d groups can be read\n%s", n, all)
			}
			if !strings.Contains(strings.Join(strings.Fields(all), " "), "by anybody") {
				t.Errorf("that losing both is final cannot be read\n%s", all)
			}
			app.Press("enter").Shows("group")
			if _, _, seen := app.Cursor(); !seen {
				t.Errorf("there is no field for a group\n%s", app.Screen())
			}
		})
	}
}

// So have the first words to somebody new, which the first key takes away.
func TestFrameOfTheTour(t *testing.T) {
	for _, size := range sizes {
		robot.Story(t, func(t *testing.T) {
			robot.Start(t, robot.Fresh(), robot.At(size[0], size[1])).Golden("tour")
		})
		robot.Story(t, func(t *testing.T) {
			robot.Start(t, robot.Fresh(), robot.Language("cy"), robot.At(size[0], size[1])).Golden("tour")
		})
	}
}

func TestFrameTooSmall(t *testing.T) {
	for _, size := range [][2]int{{19, 6}, {40, 5}, {12, 3}} {
		robot.Story(t, func(t *testing.T) {
			robot.Start(t, robot.At(size[0], size[1])).Golden("too small")
		})
	}
}

// In every theme and at every size a screen has the same words, and at 80 by 24 its
// colours are held as well.
func TestStyledFrames(t *testing.T) {
	if tui.Raced {
		t.Skip("nothing here races")
	}
	colours := map[string]robot.Option{
		"dark": robot.Theme("dark"), "light": robot.Theme("light"), "no-colour": robot.NoColour(),
		"contrast": robot.Theme("contrast"), "sixteen": robot.Theme("sixteen"), "none": robot.Theme("none"),
	}
	for _, f := range frames {
		switch f.name {
		case "library with progress", "reading found words", "reflect for whom", "journal delete question", "help", "check", "versions what changed":
		default:
			continue
		}
		for kind, option := range colours {
			for _, size := range sizes {
				t.Run(fmt.Sprintf("%s/%s/%dx%d", f.name, kind, size[0], size[1]), func(t *testing.T) {
					t.Parallel()
					robot.Story(t, func(t *testing.T) {
						app := robot.Start(t, robot.Home(f.home(t)), robot.At(size[0], size[1]), option)
						press(app, f.keys)
						app.Golden(f.name)
						if size[0] == 80 {
							app.GoldenStyled(f.name, kind)
						}
					})
				})
			}
		}
	}
}

// In Welsh the frames have other words, and room for them.
func TestWelshFrames(t *testing.T) {
	if tui.Raced {
		t.Skip("nothing here races")
	}
	for _, f := range frames {
		switch f.name {
		case "library with progress", "reading found words", "reflect for whom", "journal delete question", "help", "check", "settings":
		default:
			continue
		}
		for _, size := range [][2]int{{80, 24}, {40, 12}} {
			t.Run(fmt.Sprintf("%s/%dx%d", f.name, size[0], size[1]), func(t *testing.T) {
				robot.Story(t, func(t *testing.T) {
					app := robot.Start(t, robot.Home(f.home(t)), robot.At(size[0], size[1]), robot.Language("cy"))
					press(app, f.keys)
					app.Golden(f.name)
				})
			})
		}
	}
}

// Without colour nothing may ask for one: attributes are all there is.
func TestNoColourIsObeyed(t *testing.T) {
	t.Parallel()
	if tui.Raced {
		t.Skip("nothing here races")
	}
	for _, f := range frames {
		t.Run(f.name, func(t *testing.T) {
			robot.Story(t, func(t *testing.T) {
				app := robot.Start(t, robot.Home(f.home(t)), robot.NoColour())
				press(app, f.keys)
				holdsNoColour(t, app)
			})
		})
	}
}

// The ground decides the theme unless the person did.
func TestTheGroundDecidesTheTheme(t *testing.T) {
	robot.Story(t, func(t *testing.T) {
		unasked, dark := robot.Start(t), robot.Start(t, robot.Theme("dark"))
		if unasked.Styled() != dark.Styled() {
			t.Error("on a black ground it does not look as it does with the dark theme")
		}
		if light := robot.Start(t, robot.Theme("light")); light.Styled() == dark.Styled() {
			t.Error("the light theme looks like the dark one")
		}
	})
}

// A page that is opened by its route looks as it does when somebody goes there.
func TestARouteLooksLikeTheWayThere(t *testing.T) {
	robot.Story(t, func(t *testing.T) {
		there := robot.Start(t).Press("enter", "3")
		if at := robot.Start(t, robot.Route(screen.Route{Name: "reader", ID: "unborn-babies/3"})); at.Screen() != there.Screen() {
			t.Errorf("by its route\n%s\nby keys\n%s", at.Screen(), there.Screen())
		}
	})
}
