//go:build !windows

package main

// codePage is a thing of Windows.
func codePage() uint32 { return 0 }
