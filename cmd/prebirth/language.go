package main

import (
	"io"

	"github.com/spf13/pflag"

	"prebirth/progress/settings"
	"prebirth/tui/language"
)

// speaks is the language that the commands speak. It has to be known before the
// arguments are read in earnest, because help and what is wrong with an argument are
// said in it; so what cannot be understood of them is passed over here.
func (e *env) speaks(args []string) *language.Language {
	early := pflag.NewFlagSet("early", pflag.ContinueOnError)
	early.SetOutput(io.Discard)
	early.ParseErrorsAllowlist.UnknownFlags = true
	early.Usage = func() {}
	early.BoolP("help", "h", false, "")
	flag, home := early.String("language", "", ""), early.String("home", "", "")
	_ = early.Parse(args)
	chosen := ""
	if folders, err := (&env{home: *home, getenv: e.getenv}).folders(); err == nil {
		if s, err := settings.Read(folders.SettingsPath()); err == nil {
			chosen = s.Language()
		}
	}
	return language.Of(language.Chosen(*flag, chosen, e.getenv))
}
