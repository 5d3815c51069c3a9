//go:build !unix && !windows

package progress

// alive cannot be known here: every earlier run that was not closed counts as
// ended.
func alive(int) bool { return false }
