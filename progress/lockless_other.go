//go:build !unix

package progress

import "errors"

// lockless says whether an error is a file system's way of saying that it has no
// locks. The store is then used as if no other copy of the program ran.
func lockless(err error) bool { return errors.Is(err, errors.ErrUnsupported) }
