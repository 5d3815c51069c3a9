package main

import (
	"runtime"
	"runtime/debug"

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
