package draft

// whole is what was handed over under a key, each time whole, and is not on disk yet.
type whole[T comparable] struct {
	waiting map[string]T
	failed  error // why it could not be saved
}

func newWhole[T comparable]() whole[T] { return whole[T]{waiting: map[string]T{}} }

// written saves what waited; what is newer goes on waiting. It is called without mu.
func written[T comparable](b *Book, h *whole[T], now map[string]T, save func(key string, value T) error) (all error) {
	all = each(b, h.waiting, now, save)
	if len(now) > 0 {
		b.mu.Lock()
		h.failed = all
		b.mu.Unlock()
	}
	return all
}
