package progress

import "prebirth/progress/vault"

// Options say how a store is opened. The zero Options are the ordinary ones:
// for writing, with the key of this account.
type Options struct {
	// Secret opens a store that is locked by a passphrase: the passphrase, or
	// the recovery code. A store that needs none ignores it.
	Secret vault.Secret
	// ReadOnly opens the store for reading, whoever else has it open. It is
	// never made, moved or brought to a newer format.
	ReadOnly bool
	// Work is the cost of the passphrase, as age's scrypt counts it: the power
	// of two that is tried once. 0 is [vault.Work]; tests take less.
	Work int

	fileSystem string // SQLite's name of the file system; empty for the real one. Tests have their own
}
