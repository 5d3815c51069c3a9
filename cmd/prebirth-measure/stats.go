package main

import (
	"slices"
	"time"
)

// median is the middle of the figures, the lower one of two.
func median(figures []float64) float64 { return quantile(figures, 0.5) }

// quantile is the smallest figure that the share q of them do not exceed.
func quantile(figures []float64, q float64) float64 {
	if len(figures) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(figures))
	i := int(q*float64(len(sorted))+0.9999) - 1
	return sorted[max(0, min(i, len(sorted)-1))]
}

// ms is a duration in milliseconds.
func ms(d time.Duration) float64 { return d.Seconds() * 1000 }

// A turn measures one thing once.
type turn func() (float64, error)

// takeTurns measures each thing once a round and answers with what was found,
// by thing. The first round is thrown away: it fills the caches of the machine.
func takeTurns(rounds int, turns ...turn) ([][]float64, error) {
	found := make([][]float64, len(turns))
	for round := range rounds + 1 {
		for i, take := range turns {
			figure, err := take()
			if err != nil {
				return nil, err
			}
			if round > 0 {
				found[i] = append(found[i], figure)
			}
		}
	}
	return found, nil
}
