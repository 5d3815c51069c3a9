// Command empty is the least that a Bubble Tea program can be: one line on the
// alternate screen, gone on q. It is the rod that prebirth-measure lays beside
// prebirth. With -fps it is drawn at another rate than Bubble Tea's own, so that
// idle work can be compared at the same one.
package main

import (
	"flag"
	"fmt"
	"os"

	tea "charm.land/bubbletea/v2"
)

type model struct{}

func (model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if key, ok := msg.(tea.KeyPressMsg); ok && (key.String() == "q" || key.String() == "ctrl+c") {
		return m, tea.Quit
	}
	return m, nil
}

func (model) View() tea.View { return tea.View{Content: "An empty program", AltScreen: true} }

func main() {
	fps := flag.Int("fps", 0, "draw so many frames a second; 0 is Bubble Tea's own rate")
	flag.Parse()
	var options []tea.ProgramOption
	if *fps > 0 {
		options = append(options, tea.WithFPS(*fps))
	}
	if _, err := tea.NewProgram(model{}, options...).Run(); err != nil {
		fmt.Fprintln(os.Stderr, "empty:", err)
		os.Exit(1)
	}
}
