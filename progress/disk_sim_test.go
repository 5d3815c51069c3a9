package progress

import (
	"errors"
	"io"
	"math/rand/v2"
	"sync"
	"syscall"
	"testing"

	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/vfs"
	"github.com/ncruces/go-sqlite3/vfs/xts"
)

// sectorSize is what a disk writes whole or not at all.
const sectorSize = 512

// A disk is a disk in memory that can lose its power, run full and fail to sync.
// What was synced stays; of the rest, each sector stays or not.
type disk struct {
	mu     sync.Mutex
	rng    *rand.Rand
	files  map[string]*platter
	dead   bool        // the power is off
	left   int         // steps until it goes off; below 0 never
	writes int         // so far
	syncs  int         // so far
	fails  int         // the sync that fails; 0 none
	room   func() bool // whether there is room to write; nil is always
}

// A platter is one file.
type platter struct {
	data    []byte           // as the system shows it
	undo    map[int64][]byte // what unsynced sectors held before
	lost    map[int64][]byte // the same for sectors whose sync failed: the system takes them for synced
	size    int64            // before an unsynced change of it
	resized bool
}

func newDisk(t testing.TB, seed uint64) (*disk, Options) {
	d := &disk{rng: rand.New(rand.NewPCG(seed, 7)), files: map[string]*platter{}, left: -1}
	name := "test-" + NewID()
	vfs.Register(name, xts.Wrap(d, nil))
	t.Cleanup(func() { vfs.Unregister(name) })
	return d, Options{fileSystem: name}
}

var errNoPower = sqlite3.IOERR

// step is one thing that the power can go off before. The lock is held.
func (d *disk) step() error {
	if d.left == 0 {
		d.dead = true
	}
	if d.dead {
		return errNoPower
	}
	d.left--
	return nil
}

// cut switches the power off and on again.
func (d *disk) cut() {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, p := range d.files {
		for n, before := range p.undo {
			if d.rng.IntN(2) == 0 {
				p.put(n, before)
			}
		}
		for n, before := range p.lost {
			p.put(n, before)
		}
		if p.resized && d.rng.IntN(2) == 0 {
			p.resize(p.size)
		}
		p.undo, p.lost, p.resized = map[int64][]byte{}, map[int64][]byte{}, false
	}
	d.dead, d.left = false, -1
}

// put gives a sector its content; nil is none.
func (p *platter) put(n int64, content []byte) {
	at := n * sectorSize
	if at >= int64(len(p.data)) {
		if content == nil {
			return
		}
		p.resize(at + int64(len(content)))
	}
	clear(p.data[at:min(at+sectorSize, int64(len(p.data)))])
	copy(p.data[at:], content)
}

func (p *platter) resize(size int64) {
	if size <= int64(len(p.data)) {
		p.data = p.data[:size]
		return
	}
	p.data = append(p.data, make([]byte, size-int64(len(p.data)))...)
}

// touch notes what the sectors from one byte to another held.
func (p *platter) touch(from, to int64) {
	for n := from / sectorSize; n*sectorSize < to; n++ {
		if _, known := p.undo[n]; known {
			continue
		}
		if before, failed := p.lost[n]; failed {
			p.undo[n] = before
			delete(p.lost, n)
			continue
		}
		at := n * sectorSize
		if at >= int64(len(p.data)) {
			p.undo[n] = nil
		} else {
			p.undo[n] = append([]byte{}, p.data[at:min(at+sectorSize, int64(len(p.data)))]...)
		}
	}
}

func (p *platter) resizing() {
	if !p.resized {
		p.size, p.resized = int64(len(p.data)), true
	}
}

func (d *disk) Open(name string, flags vfs.OpenFlag) (vfs.File, vfs.OpenFlag, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.dead {
		return nil, flags, errNoPower
	}
	p := d.files[name]
	if p == nil {
		p = &platter{undo: map[int64][]byte{}, lost: map[int64][]byte{}}
		if name != "" {
			d.files[name] = p
		}
	}
	return &simFile{d, p, vfs.NewSharedMemory(name+"-shm", flags)}, flags, nil
}

func (d *disk) Delete(name string, _ bool) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.step(); err != nil {
		return err
	}
	if d.files[name] == nil {
		return sqlite3.IOERR_DELETE_NOENT
	}
	delete(d.files, name)
	return nil
}

func (d *disk) Access(name string, _ vfs.AccessFlag) (bool, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.files[name] != nil, nil
}

func (d *disk) FullPathname(name string) (string, error) { return name, nil }

type simFile struct {
	disk   *disk
	p      *platter
	shared vfs.SharedMemory
}

func (f *simFile) SharedMemory() vfs.SharedMemory { return f.shared }

func (f *simFile) Close() error {
	if f.shared != nil {
		return f.shared.Close()
	}
	return nil
}

func (f *simFile) ReadAt(b []byte, off int64) (int, error) {
	f.disk.mu.Lock()
	defer f.disk.mu.Unlock()
	if f.disk.dead {
		return 0, errNoPower
	}
	if off >= int64(len(f.p.data)) {
		return 0, io.EOF
	}
	n := copy(b, f.p.data[off:])
	if n < len(b) {
		return n, io.EOF
	}
	return n, nil
}

func (f *simFile) WriteAt(b []byte, off int64) (int, error) {
	f.disk.mu.Lock()
	defer f.disk.mu.Unlock()
	if err := f.disk.step(); err != nil {
		return 0, err
	}
	f.disk.writes++
	if f.disk.room != nil && !f.disk.room() {
		return 0, vfs.SystemError(syscall.ENOSPC, sqlite3.FULL)
	}
	end := off + int64(len(b))
	f.p.touch(off, end)
	if end > int64(len(f.p.data)) {
		f.p.resizing()
		f.p.resize(end)
	}
	return copy(f.p.data[off:], b), nil
}

func (f *simFile) Truncate(size int64) error {
	f.disk.mu.Lock()
	defer f.disk.mu.Unlock()
	if err := f.disk.step(); err != nil {
		return err
	}
	f.p.resizing()
	f.p.touch(size, int64(len(f.p.data)))
	f.p.resize(size)
	return nil
}

// Sync fails once where it is told to. As Linux does, it then takes what it could
// not write for written.
func (f *simFile) Sync(vfs.SyncFlag) error {
	f.disk.mu.Lock()
	defer f.disk.mu.Unlock()
	if err := f.disk.step(); err != nil {
		return err
	}
	f.disk.syncs++
	if f.disk.syncs == f.disk.fails {
		for n, before := range f.p.undo {
			if f.disk.rng.IntN(2) == 0 {
				f.p.lost[n] = before
			}
		}
		f.p.undo, f.p.resized = map[int64][]byte{}, false
		return syscall.EIO
	}
	f.p.undo, f.p.resized = map[int64][]byte{}, false
	return nil
}

func (f *simFile) Size() (int64, error) {
	f.disk.mu.Lock()
	defer f.disk.mu.Unlock()
	return int64(len(f.p.data)), nil
}

func (f *simFile) Lock(vfs.LockLevel) error         { return nil }
func (f *simFile) Unlock(vfs.LockLevel) error       { return nil }
func (f *simFile) CheckReservedLock() (bool, error) { return false, nil }
func (f *simFile) SectorSize() int                  { return 0 }
func (f *simFile) DeviceCharacteristics() vfs.DeviceCharacteristic {
	return vfs.IOCAP_POWERSAFE_OVERWRITE
}

// crash leaves a store whose disk is dead.
func crash(t testing.TB, s *Store) {
	t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.hangUp()
	s.again = false
	if s.hold.why == nil {
		must(t, s.hold.writer.Unlock())
	}
	must(t, s.hold.opened.Unlock())
}

func TestSimulatedDiskLosesWhatWasNotSynced(t *testing.T) {
	d, _ := newDisk(t, 1)
	file, _, err := d.Open("x", 0)
	must(t, err)
	write := func(text byte, sector int) {
		_, err := file.WriteAt(append(make([]byte, sectorSize-1), text), int64(sector*sectorSize))
		must(t, err)
	}
	write('a', 0)
	must(t, file.Sync(0))
	lost, whole := 0, 0
	for range 64 {
		write('b', 0)
		write('c', 1)
		d.cut()
		switch data := d.files["x"].data; {
		case len(data) == sectorSize && data[sectorSize-1] == 'a':
			lost++
		case len(data) == 2*sectorSize && data[sectorSize-1] == 'b' && data[2*sectorSize-1] == 'c':
			whole++
		}
		must(t, file.Truncate(sectorSize))
		write('a', 0)
		must(t, file.Sync(0))
	}
	if lost == 0 || whole == 0 {
		t.Errorf("of 64 cuts %d lost everything and %d nothing", lost, whole)
	}
	d.fails = d.syncs + 1
	write('d', 0)
	if err := file.Sync(0); !errors.Is(err, syscall.EIO) {
		t.Fatal("it did not fail")
	}
	must(t, file.Sync(0))
	d.left = 0
	if _, err := file.WriteAt(nil, 0); err == nil {
		t.Error("it wrote without power")
	}
}
