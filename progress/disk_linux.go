package progress

import "syscall"

// onNetwork says whether a folder lies on a file system where the shared memory
// of SQLite's log cannot be relied on.
func onNetwork(folder string) bool {
	var st syscall.Statfs_t
	if syscall.Statfs(folder, &st) != nil {
		return false
	}
	switch uint32(st.Type) {
	case 0x6969, // NFS
		0x517b, 0xff534d42, 0xfe534d42, // SMB and CIFS
		0x65735546, // FUSE
		0x01021997, // 9P
		0x5346414f, // AFS
		0x73757245, // Coda
		0x564c,     // NCP
		0x00c36400, // Ceph
		0x0bd00bd0, // Lustre
		0x47504653, // GPFS
		0x7461636f, // OCFS2
		0x01161970, // GFS2
		0x786f4256: // a VirtualBox shared folder
		return true
	}
	return false
}
