//go:build !unix

package progress

func setUmask(int) (old int) { return 0 }
