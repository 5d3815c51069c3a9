//go:build !linux

package pair

import "net"

// samePerson trusts the folder, which only this person can enter.
func samePerson(*net.UnixConn) error { return nil }
