package pair

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/gofrs/flock"
)

// Processes of their own are this test's binary, told in the environment what to
// be and where.
const (
	beEnv = "PAIR_TEST_BE"
	atEnv = "PAIR_TEST_AT"
)

func TestMain(m *testing.M) {
	if be := os.Getenv(beEnv); be != "" {
		fmt.Println(other(be, os.Getenv(atEnv)))
		os.Stdin.Read(make([]byte, 1)) // until it is killed, or the test ends
		return
	}
	os.Exit(m.Run())
}

// other does what another process is to do, and says how that went.
func other(be, dir string) error {
	p, err := Where(env(dir), filepath.Join(dir, "data"))
	f, _ := p.at.(folder)
	f.loopback = be == "host by loopback"
	switch {
	case err != nil:
		return err
	case be == "guest":
		_, err = p.Join()
	default:
		_, err = Place{f}.Listen(HostOptions{First: func() []byte { return []byte("1") }})
	}
	return err
}

// process starts another one, which has done what it was to do.
func process(t *testing.T, be, dir string) (kill func()) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), beEnv+"="+be, atEnv+"="+dir)
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe() // ends with this process
	must(t, err)
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	kill = sync.OnceFunc(func() {
		cmd.Process.Kill()
		cmd.Wait()
		in.Close()
	})
	t.Cleanup(kill)
	if line, err := bufio.NewReader(out).ReadString('\n'); line != "<nil>\n" {
		t.Fatalf("the other process: %q, %v", line, err)
	}
	return kill
}

func TestAKilledHost(t *testing.T) {
	for _, be := range []string{"host", "host by loopback"} {
		t.Run(be, func(t *testing.T) {
			leakless(t)
			dir := short(t)
			p := at(t, dir, "data")
			kill := process(t, be, dir)
			taken := (*TakenError)(nil)
			if _, err := p.Listen(HostOptions{}); !errors.As(err, &taken) {
				t.Errorf("while it lives: %v", err)
			}
			g := hear(join(t, p))
			g.until(t, "1")
			kill()
			lost := (*LostError)(nil)
			if err := next(t, g.over); !errors.As(err, &lost) {
				t.Errorf("its guest: %v", err)
			}
			if err := g.Say([]byte("1")); !errors.As(err, &lost) {
				t.Errorf("what its guest says: %v", err)
			}
			leftBehind(t, p)
			if h := listen(t, p, HostOptions{}); h.door.Addr().Network() != "unix" {
				t.Errorf("the next one listens at %v", h.door.Addr())
			}
			join(t, p)
		})
	}
}

// leftBehind checks that there is something, and that nobody mistakes it.
func leftBehind(t *testing.T, p Place) {
	t.Helper()
	left := 0
	for _, path := range p.at.(folder).leftover() {
		if _, err := os.Lstat(path); err == nil {
			left++
		}
	}
	if left != 1 {
		t.Errorf("%d files are left behind", left)
	}
	none := (*NobodyError)(nil)
	if _, err := p.Join(); !errors.As(err, &none) {
		t.Errorf("join: %v", err)
	}
	if _, err := p.Ask([]byte("1")); !errors.As(err, &none) {
		t.Errorf("ask: %v", err)
	}
}

func TestAKilledGuest(t *testing.T) {
	leakless(t)
	dir := short(t)
	counts := make(chan int, 10)
	p := at(t, dir, "data")
	h := listen(t, p, HostOptions{Joined: func(n int) { counts <- n }})
	g := hear(join(t, p))
	expect := func(want int) {
		t.Helper()
		if got := next(t, counts); got != want {
			t.Errorf("%d are joined; wanted %d", got, want)
		}
	}
	expect(1)
	kill := process(t, "guest", dir)
	expect(2)
	kill()
	expect(1)
	must(t, h.Tell([]byte("1")))
	g.until(t, "1")
}

func TestOneOfTwoHostsWins(t *testing.T) {
	leakless(t)
	p := at(t, short(t), "data")
	for round := range 50 {
		var hosts [2]*Host
		var errs [2]error
		var group sync.WaitGroup
		for n := range hosts {
			group.Go(func() { hosts[n], errs[n] = p.Listen(HostOptions{}) })
		}
		group.Wait()
		if (hosts[0] == nil) == (hosts[1] == nil) {
			t.Fatalf("round %d: %v, %v", round, errs[0], errs[1])
		}
		taken := (*TakenError)(nil)
		if !errors.As(errors.Join(errs[:]...), &taken) {
			t.Fatalf("round %d: %v, %v", round, errs[0], errs[1])
		}
		g := join(t, p)
		must(t, g.Close())
		for _, h := range hosts {
			if h != nil {
				must(t, h.Close())
			}
		}
	}
}

// One who looks whether a host lives has the lock for a moment, and keeps no
// host from beginning.
func TestLookingDoesNotTakeThePlace(t *testing.T) {
	p := at(t, short(t), "data")
	must(t, listen(t, p, HostOptions{}).Close()) // the lock's file is there now
	var h *Host
	var err error
	for n := 0; h == nil && n < 100; n++ { // a slow machine may hold it for too long
		lock := flock.New(p.at.(folder).lockPath(), flock.SetFlag(os.O_RDONLY))
		if ok, err := lock.TryRLock(); !ok {
			t.Fatal(err)
		}
		released := make(chan struct{})
		time.AfterFunc(askAgain, func() {
			lock.Unlock()
			close(released)
		})
		h, err = p.Listen(HostOptions{})
		<-released
	}
	must(t, err)
	must(t, h.Close())
}
