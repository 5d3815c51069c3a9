package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Everything that is built in has a licence that somebody has read, and its words go
// with the program.
func TestEverythingBuiltInHasALicence(t *testing.T) {
	works, err := built()
	if err != nil {
		t.Fatal(err)
	}
	if err := known(works); err != nil {
		t.Error(err)
	}
	all := text(works)
	names := map[string]bool{}
	for _, w := range works {
		names[w.Name] = true
		for _, f := range w.Files {
			if !strings.Contains(all, w.Name+": "+f.Name+"\n") || !strings.Contains(all, strings.Trim(f.Text, "\n")) {
				t.Errorf("the text is without %s of %s", f.Name, w.Name)
			}
		}
	}
	// One of each sort: needed here, on Windows only, in this repository, and with Go.
	for _, name := range []string{"filippo.io/age", "github.com/inconshreveable/mousetrap", "prebirth/progress/record/font", "std"} {
		if !names[name] {
			t.Errorf("%s is missing", name)
		}
	}
}

func TestKinds(t *testing.T) {
	const free = "Permission is hereby granted, free of charge, to any person obtaining a copy, to deal\nin the Software without restriction"
	const both = "Redistribution and use in source and binary forms are permitted. Redistributions in binary form must reproduce this."
	for words, want := range map[string]string{
		"":                                    "",
		"MIT License\n\nAll rights reserved.": "", // only a heading
		free:                                  "MIT-0",
		free + ". This notice\nshall be included in all copies.": "MIT",
		both: "BSD-2-Clause",
		both + "\nNeither the name of the\nholder nor others":                     "BSD-3-Clause",
		"Apache License\n  Version 2.0, January 2004. Grant of Patent License.":   "Apache-2.0",
		"This program is free software under the GNU General Public License":      "",
		"Bitstream Vera Fonts Copyright\n-----\nPermission is hereby granted, to": "Bitstream-Vera",
	} {
		if got := kindOf(words); got != want {
			t.Errorf("%q is %q and should be %q", words, got, want)
		}
	}
}

func TestUnknownLicencesAreRefused(t *testing.T) {
	err := known([]work{{Name: "bare"}, {Name: "odd", Files: []file{{"LICENSE", "Ask me."}}}})
	if err == nil || !strings.Contains(err.Error(), "bare has no licence") || !strings.Contains(err.Error(), "odd has a licence that is not known") {
		t.Errorf("it says %v", err)
	}
}

func TestLicencesInABill(t *testing.T) {
	works := []work{{Name: "a", Files: []file{{"LICENSE", "Apache License Version 2.0 Grant of Patent License"}}}}
	path := filepath.Join(t.TempDir(), "bill.json")
	write := func(bill string) {
		if err := os.WriteFile(path, []byte(bill), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(`{"specVersion": "1.6", "metadata": {"component": {"name": "p"}}, "components": [{"name": "a", "version": "1"}]}`)
	if err := nameIn(path, works); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var bill struct {
		SpecVersion string
		Components  []struct {
			Version  string
			Licenses []struct{ License struct{ ID string } }
		}
	}
	if err := json.Unmarshal(raw, &bill); err != nil {
		t.Fatal(err)
	}
	if c := bill.Components[0]; bill.SpecVersion != "1.6" || c.Version != "1" || c.Licenses[0].License.ID != "Apache-2.0" {
		t.Errorf("the bill is %s", raw)
	}
	for _, bill := range []string{"", "{}", `{"components": [{"name": "b"}]}`} {
		write(bill)
		if err := nameIn(path, works); err == nil {
			t.Errorf("%q is taken for a bill", bill)
		}
	}
}

func TestNamesOfLicences(t *testing.T) {
	for _, name := range []string{"LICENSE", "LICENCE", "license.txt", "APACHE-LICENSE-2.0", "COPYING", "PATENTS", "UNLICENSE", "LICENSE.color.org", "ATTRIB"} {
		if !isLicence(name) {
			t.Errorf("%s is none", name)
		}
	}
	if odd := slices.DeleteFunc([]string{"README.md", "licensee", "copyist", ".gitattributes"}, func(s string) bool { return !isLicence(s) }); len(odd) > 0 {
		t.Errorf("%v are some", odd)
	}
}
