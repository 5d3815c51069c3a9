//go:build !unix

package tui

import tea "charm.land/bubbletea/v2"

// stops is nothing where programs cannot be stopped for a while.
type stops struct{}

func newStops() *stops { return &stops{} }

func (*stops) watch(func(tea.Msg), <-chan struct{}) {}

// Run does nothing.
func (*stops) Run() error { return nil }
