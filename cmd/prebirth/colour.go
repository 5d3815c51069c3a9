package main

import (
	"strings"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"
)

// profile decides how many colours may be used on the screen.
func (e *env) profile() colorprofile.Profile {
	return colours(e.color, e.getenv, e.environ, term.IsTerminal(e.out.Fd()))
}

// colours decides how many colours may be used: the flag, then NO_COLOR in any form
// that is not empty, then what forces colour, then whether there is a terminal at all,
// then what takes colour away, then what the terminal can. Without a terminal, no
// colour means not even bold.
//
// What commands print is words alone in any case: the writer below lets nothing else
// through.
func colours(flag string, getenv func(string) string, environ []string, terminal bool) colorprofile.Profile {
	detected := colorprofile.Env(withoutWishes(environ))
	none := colorprofile.NoTTY
	if terminal {
		none = colorprofile.ASCII
	}
	switch {
	case flag == "never":
		return none
	case flag == "always":
		return max(detected, colorprofile.ANSI)
	case getenv("NO_COLOR") != "":
		return none
	case forced(getenv("CLICOLOR_FORCE")) || forced(getenv("FORCE_COLOR")):
		return max(detected, colorprofile.ANSI)
	case !terminal, getenv("CLICOLOR") == "0", getenv("TERM") == "dumb":
		return none
	}
	return max(detected, none)
}

func forced(value string) bool { return value != "" && value != "0" && value != "false" }

// withoutWishes is what the environment says of the terminal alone. What it says of
// colour is weighed here, and the library would weigh it once more, and otherwise.
func withoutWishes(environ []string) []string {
	var rest []string
	for _, pair := range environ {
		switch name, _, _ := strings.Cut(pair, "="); name {
		case "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE":
		default:
			rest = append(rest, pair)
		}
	}
	return rest
}
