package tui_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"prebirth/progress"
	"prebirth/tui"
	"prebirth/tui/robot"
)

// roomSizes are those of a projector with large type, of a very large window, the
// usual one, and one too small for large type.
var roomSizes = [][2]int{{60, 18}, {200, 60}, {80, 24}, {40, 12}}

// roomFrames are what is on the two terminals, and how it came there: keys of the
// room, and then of the notes.
var roomFrames = []struct {
	name        string
	room, notes string
	ofRoom      bool
}{
	{"room before the start", "", "", true},
	{"room no part chosen", "space down space down space down space down space down space down space", "", true},
	{"room part", "enter 2", "", true},
	{"room list", "enter 3", "", true},
	{"room points", "v enter 2 right", "", true},
	{"room question", "enter 2 a", "", true},
	{"room said and hands", "enter 2", "enter =We_asked_at_booking enter =Nobody_had_told_the_health_visitor enter ctrl+t =Yes_4 enter =Not_sure_9 enter tab a f", true},
	{"room blank", "enter b", "", true},
	{"room notes warning", "enter t", "", true},
	{"room end question", "enter q", "", true},
	{"room ended", "enter e y", "", true},
	{"notes not begun", "", "", false},
	{"notes", "enter", "", false},
	{"notes writing", "enter 2", "enter =We_asked_at_booking enter =Half_of_it", false},
	{"notes said", "enter 2", "enter =We_asked_at_booking enter =Nobody_had_told_the_health_visitor_that_the_booking_had_been_late enter ctrl+t =Yes_4 enter tab r", false},
	{"notes agreed", "enter 2", "w enter =12 enter down down down enter =Ask_about_the_first_home enter =Midwife enter =15/12/2026 enter", false},
	{"notes end question", "enter", "e", false},
	{"notes ended", "enter e y", "", false},
}

func TestFramesOfSessions(t *testing.T) {
	for _, f := range roomFrames {
		for _, size := range roomSizes {
			if tui.Raced && size != roomSizes[0] {
				continue
			}
			t.Run(fmt.Sprintf("%s/%dx%d", f.name, size[0], size[1]), func(t *testing.T) {
				t.Parallel()
				robot.Story(t, func(t *testing.T) {
					room := robot.Lead(t, nil, robot.At(size[0], size[1]))
					strike(room, f.room)
					notes := room.Notes(robot.At(size[0], size[1]))
					strike(notes, f.notes)
					notes.Wait(2 * time.Second)
					seen := notes
					if f.ofRoom {
						seen = room
					}
					narrow(t, seen, size[0])
					seen.Golden(f.name)
				})
			})
		}
	}
}

// strike presses keys as frames have them.
func strike(a *robot.App, keys string) {
	for _, k := range strings.Fields(keys) {
		if text, ok := strings.CutPrefix(k, "="); ok {
			a.Type(strings.ReplaceAll(text, "_", " "))
			continue
		}
		a.Press(k)
	}
}

// narrow holds every row to the width of the window.
func narrow(t *testing.T, a *robot.App, width int) {
	t.Helper()
	for _, row := range a.Rows() {
		if ansi.StringWidth(row) > width {
			t.Errorf("a row is %d cells wide: %q", ansi.StringWidth(row), row)
		}
	}
}

// Black on white or white on black, in every cell; without colour nothing is painted,
// and nothing is lost.
func TestTheRoomsGround(t *testing.T) {
	robot.Story(t, func(t *testing.T) {
		room := robot.Lead(t, nil, robot.At(60, 18))
		for _, keys := range []string{"", "enter", "2", "a", "b", "b", "t", "x", "?", "esc", "i", "q", "x"} {
			strike(room, keys)
			room.Wait(apart)
			if n := room.Unpainted(); n > 0 {
				t.Errorf("after %q %d cells are not painted", keys, n)
			}
		}
		bare := robot.Lead(t, nil, robot.At(60, 18), robot.NoColour()).Press("enter", "2").Shows("F i r s t   H o m e")
		if bare.Unpainted() != 60*18 || strings.Contains(string(bare.Bytes()), "48;2") {
			t.Error("without colour the ground is painted")
		}
	})
}

// Every window, from one cell on, and however it changes.
func TestRoomsOfEverySize(t *testing.T) {
	robot.Story(t, func(t *testing.T) {
		room := robot.Lead(t, nil).Press("enter", "2")
		notes := room.Notes()
		notes.Press("enter").Type("said").Press("enter", "tab", "a")
		for _, size := range [][2]int{{1, 1}, {3, 2}, {12, 4}, {19, 6}, {20, 6}, {33, 7}, {49, 16}, {50, 15}, {51, 17}, {500, 200}, {80, 24}} {
			for _, a := range []*robot.App{room, notes} {
				a.Resize(size[0], size[1])
				narrow(t, a, size[0])
			}
		}
		room.Shows("• said").Wait(apart).Press("pgdown").Shows("F i r s t   H o m e")
		// Whatever the window was, the same words are on the screen.
		room.Resize(40, 10).Wait(apart).Press("pgdown").Wait(apart).Press("pgdown")
		words := strings.Fields(room.Screen())[6]
		for _, size := range [][2]int{{60, 18}, {120, 40}, {33, 9}, {40, 10}} {
			if room.Resize(size[0], size[1]); !room.Has(words) {
				t.Errorf("at %v the words have gone:\n%s", size, room.Screen())
			}
		}
	})
}

// A session that is over can be put right without a room, and is kept.
func TestASessionIsReopened(t *testing.T) {
	robot.Story(t, func(t *testing.T) {
		room := robot.Lead(t, nil).Press("enter", "2")
		notes := room.Notes()
		notes.Press("enter").Type("We aksed").Press("enter", "tab", "esc", "e", "y")
		room.Wait(time.Second).Press("q").Left()
		notes.Wait(time.Second).Shows("The room was closed").Quit()
		s := room.Session()
		again := robot.Reopen(t, s, robot.Home(room.Dir()))
		again.Shows("What was agreed", "Number present").Press("enter").Type("twelve").Press("enter").Shows("number, such as 12")
		again.Press("ctrl+u").Type("9").Press("enter", "down", "enter").Type("team manager").Press("enter")
		again.Press("down", "down", "down", "down", "enter").Shows("hidden  We aksed").Press("m", "backspace", "backspace", "backspace", "backspace").Type("sked").Press("enter")
		again.Shows("We asked").Misses("The room sees").Press("esc").Shows("What was agreed", "team manager").Press("q").Left()
		s = again.Session()
		if s.Present != 9 || s.LedBy != "team manager" || s.Asked[0].Said[0].Text != "We asked" || !s.Over() {
			t.Errorf("on the disk: %+v", s)
		}
	})
}

// To put an interrupted session right takes none of its time.
func TestReopeningTakesNoTime(t *testing.T) {
	robot.Story(t, func(t *testing.T) {
		room := robot.Lead(t, nil).Press("enter").Wait(10 * time.Second)
		room.Quit()
		s := room.Session()
		time.Sleep(time.Hour)
		again := robot.Reopen(t, s, robot.Home(room.Dir()))
		again.Press("enter").Type("7").Press("enter").Wait(time.Minute).Press("q").Left()
		if s = again.Session(); s.Present != 7 || s.Pace().Took > 20*time.Second || !s.Going() {
			t.Errorf("on the disk: %d present, took %v", s.Present, s.Pace().Took)
		}
	})
}

// An action goes from the line into the plan field by field, and one that is struck
// waits where it can be taken up again.
func TestWhatWasAgreed(t *testing.T) {
	robot.Story(t, func(t *testing.T) {
		room := robot.Lead(t, nil).Press("enter")
		notes := room.Notes()
		notes.Press("w", "down", "down", "down", "enter").Type("Ask early").Press("enter").Shows("Owner (a role):").Type("Midwife").Press("enter")
		notes.Shows("By when").Type("soon").Press("enter").Shows("no day").Press("ctrl+u").Type("1/2/2027").Press("enter")
		notes.Shows("Ask early", "Midwife", "1 February 2027").Press("enter").Shows("What is to be done").Press("esc")
		notes.Press("down", "enter").Type("15 March 2027").Press("enter").Shows("15 March 2027")
		notes.Press("up", "up", "enter").Shows("By when").Press("esc").Press("d").Shows("Its words wait").Wait(2 * time.Second)
		s := room.Session()
		if len(s.Actions) != 0 || s.Review != "2027-03-15" || s.Lines["new"] != "Ask early" {
			t.Errorf("on the disk: %+v, %v, %v", s.Actions, s.Review, s.Lines)
		}
	})
}

// A session that cannot be read is left out, and the others are found.
func TestADamagedSessionHidesNoOther(t *testing.T) {
	robot.Story(t, func(t *testing.T) {
		room := robot.Lead(t, nil).Press("enter", "3").Wait(2 * time.Second)
		room.Press("q", "y", "q").Left()
		room.Disk(func(s *progress.Store) {
			err := s.SaveSession(progress.Session{ID: "zz", Briefing: "unborn-babies", Team: "Red team", At: time.Now(), Body: `{"schema":1,`})
			if err != nil {
				t.Fatal(err)
			}
		})
		robot.Lead(t, nil, robot.Home(room.Dir())).Shows("It goes on at part 2", "1 earlier session cannot be read")
	})
}
