package pair

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/netip"
	"os"
	"strings"
	"testing"
	"time"
)

// knock connects as a program would that is not ours.
func knock(t *testing.T, p Place) conn {
	t.Helper()
	c, err := p.at.dial()
	must(t, err)
	t.Cleanup(func() { c.Close() })
	must(t, c.SetDeadline(time.Now().Add(long)))
	return c
}

// send writes what the other side may not read to the end.
func send(c conn, text string) { go io.WriteString(c, text) }

// What a terminal may say that ends its connection, and nobody else's.
func TestWhatEndsAConnection(t *testing.T) {
	hi := string(hello{Protocol: protocol, Wants: "join"}.line())
	for name, text := range map[string]string{
		"no JSON for a hello":      "hello\n",
		"no hello":                 "{\"n\":1}\n",
		"another hello":            "[]\n",
		"a wish that there is not": `{"prebirth":1,"wants":"tea"}` + "\n",
		"an empty line":            hi + "\n",
		"no JSON":                  hi + "{\n",
		"two documents":            hi + "1 2\n",
		"no UTF-8":                 hi + "\"\xc3\x28\"\n",
		"a long line":              hi + strings.Repeat(" ", Longest) + "1\n",
		"a line without an end":    hi + strings.Repeat("1", 2*Longest),
	} {
		t.Run(name, func(t *testing.T) {
			everywhere(t, func(t *testing.T, p Place) {
				leakless(t)
				heard := make(chan string, 10)
				h := listen(t, p, HostOptions{Hear: func(msg []byte) { heard <- string(msg) }})
				good := hear(join(t, p))
				c := knock(t, p)
				send(c, text)
				if got, err := io.ReadAll(c); errors.Is(err, os.ErrDeadlineExceeded) {
					t.Errorf("it is still connected, having read %q", got)
				}
				must(t, good.Say([]byte("1")))
				if got := next(t, heard); got != "1" {
					t.Errorf("heard %.40q", got)
				}
				must(t, h.Tell([]byte("2")))
				good.until(t, "2")
			})
		})
	}
}

// What a host may say that a guest does not take for a document.
func TestWhatEndsHearing(t *testing.T) {
	for want, text := range map[error]string{
		errJSON: "{\n", errUTF8: "\"\xff\"\n", errLong: strings.Repeat("1", Longest+1) + "\n", io.EOF: "",
	} {
		p, _ := Memory()
		d, err := p.at.listen()
		must(t, err)
		go func() {
			c, _ := d.Accept()
			l := newLink(c)
			l.readHello()
			io.WriteString(c, string(hello{Protocol: protocol}.line())+"1\n"+text)
			c.Close()
		}()
		g := hear(join(t, p))
		if got := next(t, g.docs); got != "1" {
			t.Errorf("heard %s", got)
		}
		lost := (*LostError)(nil)
		if err := next(t, g.over); !errors.As(err, &lost) || !errors.Is(err, want) {
			t.Errorf("%v; wanted %v", err, want)
		} else {
			says(t, lost, "without an end", "start it again")
		}
		d.Close()
	}
}

// Both sides see that the other speaks differently.
func TestAnotherProtocol(t *testing.T) {
	everywhere(t, func(t *testing.T, p Place) {
		listen(t, p, HostOptions{})
		c := knock(t, p)
		send(c, `{"prebirth":2,"wants":"something else"}`+"\n")
		if got, _ := io.ReadAll(c); string(got) != `{"prebirth":1}`+"\n" {
			t.Errorf("the host said %q", got)
		}
	})
	p, _ := Memory()
	d, err := p.at.listen()
	must(t, err)
	defer d.Close()
	go func() {
		c, _ := d.Accept()
		newLink(c).readHello()
		io.WriteString(c, `{"prebirth":7,"more":[]}`+"\n")
	}()
	other := (*VersionError)(nil)
	if _, err := p.Join(); !errors.As(err, &other) || other.Theirs != 7 {
		t.Fatalf("join: %v", err)
	}
	says(t, other, "protocol 7", "the same prebirth")
}

func TestNothingListensBeyondTheMachine(t *testing.T) {
	everywhere(t, func(t *testing.T, p Place) {
		addr := listen(t, p, HostOptions{}).door.Addr()
		if addr.Network() == "unix" {
			return
		}
		at, err := netip.ParseAddrPort(addr.String())
		if must(t, err); addr.Network() != "tcp" || !at.Addr().IsLoopback() {
			t.Errorf("it listens at %s %s", addr.Network(), addr)
		}
	})
}

func TestTheSecret(t *testing.T) {
	f := at(t, short(t), "data").at.(folder)
	f.loopback = true
	h := listen(t, Place{f}, HostOptions{})
	secret := string(h.door.(*loopbackDoor).secret)
	wrong := strings.Repeat("0", secretSize)
	hi := string(hello{Protocol: protocol, Wants: "join"}.line())
	for name, c := range map[string]struct {
		shown string
		in    bool
	}{
		"right": {secret + hi, true}, "wrong": {wrong + hi, false}, "none": {hi + wrong, false},
		"almost": {secret[1:] + "x" + hi, false},
	} {
		conn, err := net.Dial("tcp4", h.door.Addr().String())
		must(t, err)
		must(t, conn.SetDeadline(time.Now().Add(long)))
		must(t, h.Tell([]byte(`"told"`)))
		_, err = io.WriteString(conn, c.shown)
		must(t, err)
		l := newLink(conn)
		if hi, err := l.readHello(); (err == nil && hi.Protocol == protocol) != c.in || errors.Is(err, os.ErrDeadlineExceeded) {
			t.Errorf("%s: %v, %v", name, hi, err)
		}
		conn.Close()
	}
	conn, err := net.Dial("tcp4", h.door.Addr().String())
	must(t, err)
	must(t, conn.SetDeadline(time.Now().Add(long)))
	if got, err := io.ReadAll(conn); len(got) > 0 || errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("without a word it was told %q, %v", got, err)
	}
}

// The port of a host that was killed may be somebody else's.
func TestTheSecretIsForALivingHost(t *testing.T) {
	f := at(t, short(t), "data").at.(folder)
	must(t, f.make())
	stranger, err := net.ListenTCP("tcp4", &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)})
	must(t, err)
	defer stranger.Close()
	port := stranger.Addr().(*net.TCPAddr).Port
	must(t, os.WriteFile(f.meetPath(), fmt.Appendf(nil, "%d %064d\n", port, 0), 0o600))
	none := (*NobodyError)(nil)
	if _, err := (Place{f}).Join(); !errors.As(err, &none) {
		t.Errorf("join: %v", err)
	}
}
