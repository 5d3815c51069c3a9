package main

import "syscall"

// codePage is what the console has for output, 0 where there is none.
func codePage() uint32 {
	page, _, _ := syscall.NewLazyDLL("kernel32.dll").NewProc("GetConsoleOutputCP").Call()
	return uint32(page)
}
