package main

import (
	"runtime"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"
)

// version is what the build was told, "devel" where it was told nothing.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return "devel"
	}
	return info.Main.Version
}

// builtOn is when what the program was built from was committed, or otherwise where
// the build was not told.
func builtOn(otherwise time.Time) time.Time {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return otherwise
	}
	for _, s := range info.Settings {
		if at, err := time.Parse(time.RFC3339, s.Value); s.Key == "vcs.time" && err == nil {
			return at.UTC()
		}
	}
	return otherwise
}

func newVersion(e *env) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: e.Say("Show the version"),
		Args:  e.takes(0, 0, e.Say("no arguments")),
		RunE: func(*cobra.Command, []string) error {
			if e.json {
				return e.encode(map[string]any{"schema": schema, "version": version(), "go": runtime.Version(),
					"system": runtime.GOOS + "/" + runtime.GOARCH})
			}
			e.print("prebirth %s (%s, %s/%s)\n", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return nil
		},
	}
}
