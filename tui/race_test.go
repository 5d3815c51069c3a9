//go:build race

package tui

func init() { Raced = true }
