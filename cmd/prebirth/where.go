package main

import (
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"prebirth/briefings"
)

func newWhere(e *env) *cobra.Command {
	return &cobra.Command{
		Use:   "where",
		Short: "Show where this program keeps what you wrote, and its key",
		Args:  takes(0, 0, "no arguments"),
		RunE: func(*cobra.Command, []string) error {
			f, err := e.folders()
			if err != nil {
				return err
			}
			places := []struct {
				Name   string `json:"name"`
				Path   string `json:"path"`
				Exists bool   `json:"exists"`
			}{
				{"reflections (encrypted)", f.StorePath(), exists(f.StorePath())},
				{"key slots", f.SlotsPath(), exists(f.SlotsPath())},
				{"key of this account", f.KeyPath(), exists(f.KeyPath())},
				{"state", f.State, exists(f.State)},
			}
			if e.json {
				return e.encode(map[string]any{"schema": schema, "places": places})
			}
			for _, p := range places {
				note := ""
				if !p.Exists {
					note = "  (not there yet)"
				}
				e.print("%-24s %s%s\n", p.Name, briefings.Clean(p.Path), note)
			}
			e.print("\nThe key opens the reflections. Whoever can use your account on this computer can read both;\n" +
				"whoever has only a copy of the reflections cannot.\n")
			if filepath.Dir(f.Data) == filepath.Dir(f.Config) && filepath.Base(f.Data) != "prebirth" {
				e.print("\nHere the two lie in one folder, %s: a copy of that folder can be read.\n", briefings.Clean(filepath.Dir(f.Data)))
			}
			return nil
		},
	}
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
