package main

import (
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"prebirth/progress"
)

// cmdSession keeps a session as the room's screen would have, whatever its body is.
//
//	session ID BRIEFING TEAM DAY BODY
func cmdSession(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 5 {
		ts.Fatalf("usage: session ID BRIEFING TEAM DAY BODY")
	}
	on, err := time.Parse(time.DateOnly, args[3])
	ts.Check(err)
	store, err := progress.Open(scriptFolders(ts), progress.Options{})
	ts.Check(err)
	ts.Check(store.SaveSession(progress.Session{
		ID: args[0], Briefing: args[1], Team: args[2], At: on, Body: strings.TrimSuffix(ts.ReadFile(args[4]), "\n"),
	}))
	ts.Check(store.Close())
}

// cmdKept compares the body of a session, as it is in the store, with a file.
//
//	kept ID BODY
func cmdKept(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: [!] kept ID BODY")
	}
	store, err := progress.Open(scriptFolders(ts), progress.Options{})
	ts.Check(err)
	defer store.Close()
	s, err := store.Session(args[0])
	ts.Check(err)
	if same := s.Body == strings.TrimSuffix(ts.ReadFile(args[1]), "\n"); same == neg {
		ts.Fatalf("the session is kept as %s", s.Body)
	}
}
