package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// changing are the system calls by which a program changes what others find, or makes
// itself heard.
const changing = "open,openat,openat2,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat," +
	"unlink,unlinkat,rmdir,truncate,chmod,fchmodat,chown,fchownat,utimensat,mknod,mknodat,setxattr,socket,connect,bind"

// What is done from a stick is done on the stick: the system is asked, for a whole run
// of reading and writing, what the program changes.
func TestStickKeepsEverything(t *testing.T) {
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("strace is not here")
	}
	s := aStick(t)
	log := filepath.Join(t.TempDir(), "calls")
	traced := func(stdin string, args ...string) {
		run := s.in(s.folder, nil, strace, append([]string{"-f", "-qq", "-A", "-s", "4096", "-o", log, "-e", "trace=" + changing, s.program(), "--home", "home"}, args...)...)
		run.Stdin = strings.NewReader(stdin)
		if out, err := run.CombinedOutput(); err != nil {
			if _, noLog := os.Stat(log); noLog != nil {
				t.Skipf("strace does not work here: %v: %s", err, out)
			}
			t.Fatalf("%q: %v: %s", args, err, out)
		}
	}
	traced("", "list")
	traced("", "read", "unborn-babies/1")
	traced(firstAnswer, "--linear")
	traced("", "settings", "set", "theme", "dark")
	traced("", "search", "listened")
	traced("", "reflections", "export", "-o", "home/export.md")
	calls, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	home := filepath.Join(s.folder, "home")
	if !strings.Contains(string(calls), filepath.Join(home, "data", "reflections.db")) {
		t.Error("the test looks at nothing")
	}
	for _, call := range elsewhere(string(calls), s.folder, home) {
		t.Errorf("beside the home: %s", call)
	}
	s.untouched()
}

// elsewhere are the calls, as strace writes them, that change something outside of a
// folder, or make a socket. A relative name is one of the folder it was run from.
func elsewhere(calls, from, home string) (outside []string) {
	parts := regexp.MustCompile(`^\d+ +(\w+)\((.*)`)
	quoted := regexp.MustCompile(`"((?:[^"\\]|\\.)*)"`)
	opens := regexp.MustCompile(`O_(WRONLY|RDWR|CREAT|TRUNC)`)
	for line := range strings.Lines(calls) {
		call := parts.FindStringSubmatch(line)
		if call == nil || strings.Contains(line, "/gocoverdir/") { // of a test that measures its coverage
			continue
		}
		if strings.HasPrefix(call[1], "open") && !opens.MatchString(call[2]) {
			continue
		}
		names := quoted.FindAllStringSubmatch(call[2], -1)
		inside := len(names) > 0 // a socket has none
		for _, name := range names {
			path := name[1]
			if !filepath.IsAbs(path) {
				path = filepath.Join(from, path)
			}
			inside = inside && (path == home || strings.HasPrefix(path, home+"/") || path == "/dev/null" || path == "/dev/tty")
		}
		if !inside {
			outside = append(outside, strings.TrimSpace(line))
		}
	}
	return outside
}

// The test above can fail: each of these is told from what may be done.
func TestElsewhereIsTold(t *testing.T) {
	for call, outside := range map[string]bool{
		`7 openat(AT_FDCWD, "/etc/passwd", O_RDONLY|O_CLOEXEC) = 3`:                       false,
		`7 openat(AT_FDCWD, "/stick/home/data/x", O_RDWR|O_CREAT|O_CLOEXEC, 0600) = 3`:    false,
		`7 openat(AT_FDCWD, "home/data/x", O_RDWR|O_CREAT|O_CLOEXEC, 0600 <unfinished`:    false,
		`7 openat(AT_FDCWD, "/stick/homes", O_RDWR|O_CREAT|O_CLOEXEC, 0600) = 3`:          true,
		`7 openat(AT_FDCWD, "export.md", O_RDWR|O_CREAT|O_CLOEXEC, 0600) = 3`:             true,
		`7 renameat(AT_FDCWD, "/stick/home/x", AT_FDCWD, "/tmp/x") = 0`:                   true,
		`7 mkdirat(AT_FDCWD, "/elsewhere/.config/prebirth", 0700) = 0`:                    true,
		`7 socket(AF_INET, SOCK_STREAM|SOCK_CLOEXEC, IPPROTO_IP) = 3`:                     true,
		`7 connect(3, {sa_family=AF_UNIX, sun_path="/run/nscd/socket"}, 110) = -1 ENOENT`: true,
	} {
		if got := elsewhere(call, "/stick", "/stick/home"); (len(got) > 0) != outside {
			t.Errorf("%s: %v", call, got)
		}
	}
}
