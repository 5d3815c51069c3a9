package main

import (
	"errors"
	"fmt"
	"strings"
)

// kindOf is the SPDX identifier of a licence, told by the words that only it has, or
// empty where it is none of those that are known here. A name in a heading is not
// enough: what is granted has to be there.
func kindOf(text string) string {
	words := strings.ToLower(strings.Join(strings.Fields(text), " "))
	has := func(all ...string) bool {
		for _, part := range all {
			if !strings.Contains(words, part) {
				return false
			}
		}
		return true
	}
	switch {
	case has("apache license version 2.0", "grant of patent license"):
		return "Apache-2.0"
	case has("bitstream vera fonts copyright", "permission is hereby granted"):
		return "Bitstream-Vera"
	case has("permission is hereby granted, free of charge", "shall be included in all copies"):
		return "MIT"
	case has("permission is hereby granted, free of charge", "to deal in the software without restriction"):
		return "MIT-0"
	case has("redistribution and use in source and binary forms", "neither the name"):
		return "BSD-3-Clause"
	case has("redistribution and use in source and binary forms", "binary form must reproduce"):
		return "BSD-2-Clause"
	case has("permission to use, copy, modify, and/or distribute this software for any purpose"):
		return "ISC"
	}
	return ""
}

// known fails for works whose licence nobody has read yet, all at once.
func known(works []work) error {
	var wrong []error
	for _, w := range works {
		switch {
		case len(w.Files) == 0:
			wrong = append(wrong, fmt.Errorf("%s has no licence that could be found: without one it may not be passed on", w.Name))
		case len(w.Kinds()) == 0:
			wrong = append(wrong, fmt.Errorf("%s has a licence that is not known here (%s): read it, and add its kind to kind.go if it may be passed on", w.Name, w.Files[0].Name))
		}
	}
	return errors.Join(wrong...)
}
