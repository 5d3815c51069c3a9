//go:build !unix

package files

func notSyncable(error) bool { return false }
